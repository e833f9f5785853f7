extension DemoTexts {
    /// Ideas about wards and shifts. `@` topic and themes, then the problem; `-` an idea's title,
    /// then how; `=` a duplicate of the idea before it.
    static let ideasWards: String = """
        @ handover | ow cw
        Handover is where things get lost, and we all know it.
        - One handover sheet shared by every profession on the ward
        One page, one order, typed once. Nurses, doctors and therapists all hand over from the
        same sheet, so nobody has to ring round at nine to find out what was decided.
        - Ten protected minutes for handover, with no phones and no bleeps
        The ward clerk holds calls, the bleeps go in a box and we finish on time because nobody
        is interrupted.
        = Protect handover time: no phones, no bleeps, ten minutes
        Please let us do handover without being interrupted every thirty seconds.
        - Let the night team write the first line of the morning plan
        They have watched the patient for twelve hours. Start the morning plan with what they
        would do next, in their words.

        @ the rota | wp at
        The rota comes out late and nobody who works it has any say in it.
        - Publish the rota eight weeks ahead, without exceptions
        People can plan childcare, holidays and sleep. Anything later than eight weeks needs a
        named manager to sign for it.
        - Let each ward team roster itself within agreed limits
        We agree the rules once (skill mix, weekends, nights) and then the team fills the rota.
        The manager only steps in when it does not add up.
        = Self-rostering for ward teams
        Give the team the rules and let us fill in our own rota. It works elsewhere.
        - A swap board where shift changes need no signature
        If the skill mix still holds, two people who want to swap should just be able to swap.

        @ ward rounds | oc cw
        Ward rounds still look as they did in 1975: a consultant, a trail of people and a
        patient who does not follow a word.
        - Start every ward round with the nurse, not the notes
        The nurse says in thirty seconds how the night was and what worries her. Then we open
        the notes.
        - Ask the patient's own question first on every ward round
        A card on the locker asks "What do you want to know today?" The round starts by reading
        it.
        - A short checklist for ward rounds, read aloud by the most junior person
        Cannulas, catheters, fluids, resuscitation, home date. Two minutes, and it makes it
        normal for a junior to speak.

        @ discharge letters | ow cw
        GPs get letters they cannot read and patients get letters that were not meant for them.
        - Write the discharge letter to the patient and copy in the GP
        If the patient can understand it, so can everybody else. It changes how you write.
        = Letters should be written TO patients, with a copy to the GP
        Why am I the only person who cannot understand my own letter?
        - Put what has changed, and why, in the first three lines of the letter
        New tablets, stopped tablets, what the GP is asked to do. The rest can follow.
        - A number on every discharge letter that reaches someone who knows
        Not a switchboard: the ward's own line, answered by a person, for 72 hours after going
        home.

        @ going home | pm cw
        Beds are blocked at ten and empty at six, every single day.
        - Plan going home on the day of arrival, with the family
        A date on the whiteboard from day one, changed openly when it has to be, and the
        daughter knows it too.
        - Golden patient: one person per ward ready to go by ten every morning
        Chosen the evening before, tablets ready, transport booked. One is enough to get the day
        moving.
        - A lounge for patients who are dressed and waiting to go home
        With tea, a nurse and a pharmacist in it, so that the bed is free and nobody feels
        thrown out.

        @ breaks | us np
        Missing your break has become a badge of honour, and tired people make mistakes.
        - A relief nurse whose only job is covering breaks
        From eleven to three and again at night. No cover, no break, as we know.
        - Show how many breaks were taken on the ward's safety board
        Next to falls and pressure ulcers, where it belongs. What we count, we protect.
        = Count missed breaks like we count falls
        Put missed breaks on the board. Then somebody will ask why.
        - A room with a door that shuts on every ward
        Not the corridor and not the linen cupboard. Two chairs, a kettle and a door.

        @ night shifts | us np
        The hospital runs at night too, but everything that makes it bearable closes at five.
        - Hot food on the wards at two in the morning
        A trolley, or a decent machine. Crisps are not dinner after nine hours.
        - A safe place to nap before driving home after nights
        A few recliners and an alarm clock. It is cheaper than one accident.
        - Managers work one night a quarter alongside the night team
        Not a visit with biscuits: a shift, with tasks. You will see what we mean by half past
        three.

        @ bleeps | ie sr
        We carry pagers that my children think are toys.
        - Replace bleeps with secure messages that say what is needed
        "Please ring 4417" tells me nothing. "New chest pain, bed 6, ECG done" lets me put
        things in the right order.
        - A quiet hour for the on-call team, for anything that can wait
        From three to four at night only real emergencies get through. The rest is on a list.
        - Let ward clerks see who is on call without ringing switchboard
        One live list on every screen. Switchboard would thank us as well.

        @ missing equipment | sr ps
        I spend part of every shift looking for a working thermometer.
        - A lending library for pumps, hoists and mattresses
        One place, one list, one person who knows. Bring it back clean and get the next one.
        - Coloured tags so that every commode finds its way home
        It sounds daft. It saved our ward twenty minutes a day.
        - Broken-kit amnesty: one day to hand in everything that does not work
        No forms and no blame. Then we know what we really need to buy.

        @ medicines to take home | ow cw
        People wait five hours for a bag of tablets.
        - A pharmacist on the round who writes the prescription there and then
        By the time the round has reached bay four, bay one's tablets are on their way.
        = Put a pharmacist on every ward round
        Tablets to take home could be ready by the end of the round.
        - Use patients' own medicines instead of binning and replacing them
        They come in with a bag worth eighty pounds and we throw it away. Check, label, reuse.
        - Send tablets home by volunteer driver so that nobody waits in a chair
        For everyone within ten miles who is otherwise ready. They would rather wait on their
        sofa.

        @ ambulance queues | pi bp
        Crews queue outside while wards wait for the computer to say a bed is clean.
        - A nurse in the ambulance bay who starts care straight away
        Bloods, pain relief and a blanket do not need a cubicle.
        - One shared screen for ambulance, emergency department and wards
        When all of us see the same queue we stop shouting at each other about it.
        - Crews may take people straight to the right clinic
        Frailty, stroke, heart failure: if the clinic is open, go there, not through the front
        door.

        @ theatre start times | pm cw
        Lists start late, overrun and then the last patient is sent home.
        - Agree the first patient the night before and never change it
        Whatever else moves, the first one is certain, so theatre starts on time.
        - A five-minute huddle before the list with names and worries
        Everyone says their name and one thing that could go wrong. Including the student.
        - Tell patients honestly where they are on the list
        A text at ten and at two. Waiting is bad; waiting without knowing is worse.

        @ repeat blood tests | si sr
        The same blood is taken three times because three systems do not talk.
        - Show the last results before a test can be ordered again
        One extra screen would stop half of them.
        - Share test results between GP and hospital by default
        If my GP took it on Monday, the hospital should see it on Tuesday.
        - Put the price of each test beside the order button
        Nobody wants to ration care. But we did not know that one costs a hundred and forty
        pounds.

        @ hospital food | ps fa
        Nobody gets better on a cold jacket potato.
        - Let patients order one meal at a time, not a day ahead
        At eight on Tuesday I do not know whether I shall be able to eat on Wednesday night.
        - A fridge on each ward for food that families bring
        Labelled and checked daily. My grandmother would have eaten her own soup.
        - Cook on site again, one kitchen as a trial
        Take one hospital, one year, fresh food, and measure waste, weight and complaints.

        @ noise at night | ie ca
        You cannot sleep in a hospital, and sleep is treatment.
        - Quiet wheels, soft-close bins and no lights before six
        A weekend's work for the estates team and a box of felt pads.
        - An ear-plug and eye-mask pack for every patient who stays overnight
        It costs less than one sleeping tablet and a fall.
        - Stop routine observations at four in the morning for people who are well
        If the numbers have been fine for two days, let them sleep.
        = let patients sleep!! no routine obs at 4am
        My dad was woken at 4 every night for a blood pressure that was never wrong.

        @ finding the way | ie td
        Our signs were written by people who already know the way.
        - Ask ten first-time visitors to walk the signs and film it
        Then fix the three places where everybody stops.
        - Use plain names: "heart clinic", not "cardiac physiology"
        Put the long name underneath if somebody really needs it.
        - Volunteers in bright sashes at every main door until seven
        A human being who says "follow me" beats any sign.

        @ hospital gowns | ps sq
        The gown that does not close says all there is to say about who the hospital is for.
        - Design a gown that closes, with patients and a fashion college
        Students design, patients vote, laundry tests. It must cost the same.
        - Let people wear their own clothes unless there is a reason not to
        You recover faster in your own pyjamas, and walk further.
        - Dressed by noon: help every patient who can to get up and dress
        Beds are for the ill. Ten days in bed ages an old person ten years.
        """
}
