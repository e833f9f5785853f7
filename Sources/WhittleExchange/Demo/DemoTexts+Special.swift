extension DemoTexts {
    /// Comments that somebody flags, by reason. The persons and numbers are made up: telephone
    /// numbers are those that Ofcom keeps free for drama, NHS numbers those kept free for tests.
    static let flagged: String = """
        @abusive
        - What a load of rubbish.
        - You clearly never worked a night shift.
        - Typical manager's idea. Go and do some real work for once.
        - Are you always this dim, or only on Tuesdays?
        - Oh do shut up about targets, you are part of the problem.
        - Another lazy moan from somebody with too much time.
        - Anyone who votes for this must be off their head.
        - Consultants are parasites, every last one of them.
        - Did you even read it, or can you not read?
        - People like you are why I left.
        - Stupid idea from a stupid survey. Waste of my tea break.
        - Grow up. This is a hospital, not a holiday camp.
        - You could not run a bath, let alone a ward.
        - Ha ha, good one. Oh wait, you meant it?

        @personal-data
        - Ring me if you want to join in, 07700 900461, any time after six.
        - My mother's number is 01632 960178, she will tell you the whole story about {topic}.
        - My NHS number is {nhs}. Look it up and you will see that I am right about {topic}.
        - Please contact me on 020 7946 0358 about {topic}, I have kept all the letters.
        - E-mail me at p.walker@example.org and I shall send you our form.
        - Patient {nhs} waited nine hours on the third. I was there.
        - He lives two doors down from me at number 14 and was in for his heart in May, poor
        man.
        - For the spreadsheet write to rota.team@example.org or ring 01632 960922.
        - The lady in bed 6, {nhs}, born in 1938, says the same about {topic}.
        - I had the same operation, ring me and I shall tell you about it: 07700 900029.
        - Our ward's direct line is 020 7946 0112, ask for Gwen.
        - My daughter has epilepsy, her number is {nhs}, and nobody reads her passport.

        @names-someone
        - We all know that this is about Derek in estates, who has blocked it for years.
        - Sister Maureen on the second floor would never allow it, she shouts at everybody.
        - Ask Colin in finance where the money went. Go on, ask him.
        - It was Janet who told us to keep quiet about {topic}.
        - The registrar with the red car, Tom something, laughed at my mother.

        @off-topic
        - Does anyone know when the car park by the west gate reopens?
        - Who won the quiz on Thursday?
        - I am selling two tickets for the match on Saturday.
        - The weather up here is dreadful, how is it with you?
        - Can somebody tell me how to change my password on this site?
        - This government / that government, they are all the same. Vote them all out!
        - My cat is ill and the vet wants a fortune. THAT is a scandal.
        - First! 😀

        @advert
        - Our consultancy has a proven five-step model for {topic}. Call us for a free
        assessment.
        - Tired of paper? Try our rota software free for thirty days.
        - I sell the best insoles for long shifts, 10% off with the code NURSE.
        - Workshops, keynotes, books: see my profile for all about {topic}.

        @spam
        - CHEAP watches best price best price best price
        - Win a holiday!!! Just click and fill in the form!!!
        - I made a fortune working from home, ask me how

        @safeguarding
        - An old lady on my round says that she is frightened when her son comes. Whom do I
        tell?
        - A colleague says that she cries in the car before every shift. Who looks after her?
        - A boy in my clinic had bruises again and I was told to wait.

        @complaint
        - I complained about {topic} last year and want to know what became of my case.
        - My operation was cancelled twice. Who is responsible? I want a reply.

        @duplicate
        - {^topic} again? This was posted twice already, please search first.

        @unreadable
        - sdkjfh ksdjfh
        """

    /// The text that somebody pasted under seven ideas.
    static let pasted: String = """
        Dear all, please support our campaign to keep the hydrotherapy pool open! It is used by \
        212 people a week and there is no other within thirty miles. Sign the petition at the \
        main desk, and pass this on to everyone you know. Thank you. 🏊
        """

    /// Answers that say nothing.
    static let junk: [String] = [
        "test", "n/a", "as above", "see my other answer", ".", "???", "don't know", "pass",
        "ask me another", "hello", "money", "time", "asdfgh", "the usual", "not sure yet",
        "what the others said", "will come back to this later", "no comment", "everything",
        "it's complicated", "same as last year", "-", "tbc", "sorry, pressed the wrong button",
    ]

    /// Comments that test a screen: other languages, odd spacing, signs of every kind.
    static let odd: [String] = [
        "Mae'r staff ar y ward yn gwybod beth sydd o'i le, ond does neb yn gofyn iddyn nhw. "
            + "Dyna ddylai newid yn gyntaf.",
        "   We   asked for   this  in 2009\t\tand     again in 2012    .   Still   waiting   ",
        "👏👏👏",
        "Agreed! 👩‍⚕️👨‍⚕️🧑🏽‍⚕️ all grades, all shifts ❤️",
        "Zoë on our ward calls it the “café effect”: naïve questions, déjà vu answers.",
        "Bonne idée ! Chez nous, à Genève, on l'a fait en trois semaines, sans réunion.",
        "In Zürich machen wir das längst so – na ja, fast. Übung hilft. 😄",
        "+1\n+1\n+1\n\n(that is the whole of the early shift)",
        "Buena idea. ¿Y los turnos de noche? ¿Quién les pregunta a ellos?",
        "1) ask 2) listen 3) do 4) say thank you 5) go to 1)",
        "YES YES YES!!! FINALLY SOMEBODY SAYS IT",
        "…",
        "素晴らしい考えです。私たちの病院でも試してみます。",
        "فكرة ممتازة، نحتاجها هنا أيضا.",
        "\"Please listen\" <b>that</b> is all; it isn't much & it costs £0 :-)",
    ]

    /// What reviewers write beside their scores.
    static let reviews: String = """
        @high
        - Small, cheap and wanted by both staff and patients. I would start it this spring.
        - The comments show real support across professions, which is rare.
        - It has been done in two places at least, so we know that it can be.
        - Strong on {topic}, and it hits the building block squarely.
        - I like that it needs no permission from anybody.
        - Moving to read. The stories under it convinced me more than the votes.
        - Clear owner, clear first step. Keep.
        - Not new, but it would change how {topic} feels for people.

        @middle
        - The heart of it is right, the details need a team that does it every day.
        - Doable on one ward. Across a whole hospital I am less sure.
        - Good, but it overlaps with the other idea on {topic}. Could they be joined?
        - I would want a measure before I put money into it.
        - Supported by the crowd, less so by those who would have to do it.
        - Worth developing if somebody from the front line leads it.
        - Between three and four for me; I settled on what the patients said.
        - Useful, hardly innovative. That need not count against it.

        @low
        - I cannot see who would do this on a Monday morning.
        - It names the problem well but is not yet an idea.
        - It needs national agreement, which nobody in this room can give.
        - We have tried this in three forms since 2004.
        - Kind, but I fear that it becomes another form about {topic}.
        - The votes are there, the reasons are not.
        - Expensive for what it changes.

        @recusal
        - I manage the team that sent this in.
        - My sister works for the firm that sells such a system.
        - I helped to write this idea before I was asked to join the panel.
        """
}
