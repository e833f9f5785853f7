extension DemoTexts {
    /// Ideas about the people who work there.
    static let ideasPeople: String = """
        @ induction | us np
        My first day: no log-in, no badge, six hours of slides.
        - A buddy for the first ninety days of every new starter
        Somebody at your own level whom you may ask where the toilets are, twice.
        = Buddy up new starters
        A friendly face for the first three months. Costs nothing.
        - Log-in, badge, locker and uniform ready before day one
        We have known for six weeks that she is coming.
        - Ask new people after a month what looks strange to them
        They see what we have stopped seeing. In three months they will not.

        @ saying thank you | us np
        I can tell you the date on which my manager last said thank you.
        - A thank-you postcard that anyone can send to anyone
        Pre-paid, in every staff room. I still have the one from 2008.
        - Start each team brief with one good thing that a colleague did
        Named, specific and short. It changes the room.
        - Send patients' compliments to the people they are about
        They go to an office and are counted. Please pass them on.

        @ staff parking | us fa
        I pay to sit in my car and look for a space so that I can be late for work.
        - Parking permits by shift, not by grade
        Someone who finishes at midnight needs the space more than someone who comes at ten.
        - A staff minibus from the park-and-ride that fits the shifts
        The last one leaves at six. We finish at half past eight.
        - Safe bike sheds with showers, on every site
        I would cycle tomorrow. Three of us have had bikes stolen.

        @ mandatory training | ps fa
        I have learned how to lift a box eleven times.
        - Carry your training record with you when you change employer
        Fire does not burn differently twenty miles away.
        = Stop making us repeat the same training at every trust
        One passport, recognised everywhere. Please.
        - Let people take the test first and skip what they know
        If you pass, you are done. If not, you know what to learn.
        - Swap one e-learning module for an hour of real practice in the bay
        Resuscitation on the ward, with the people whom you will be doing it with.

        @ staff meetings | ow ca
        One person talks for fifty minutes and then asks whether there are any questions.
        - End each meeting with who does what by when, on one line
        No line, no meeting next time.
        - Stand-up meetings of ten minutes by the whiteboard
        Chairs are the enemy.
        - Rotate the chair, so that a health care assistant runs it once a month
        You would be surprised how much shorter it gets.

        @ exit interviews | us fo
        We ask people why they leave, on their last day, on a form.
        - "Stay interviews": ask good people what keeps them, before they go
        Once a year, twenty minutes, somebody who is not their manager.
        - Publish the three main reasons for leaving, every quarter
        Without names. We all know them anyway.
        - Ring leavers after six months, when they will tell the truth
        Half would come back if one thing changed.

        @ agency staff | wp sr
        We pay double for people who do not know where the resuscitation trolley is.
        - One staff bank for all the hospitals in a region
        Same rates, same training, same log-in. Then the agencies can whistle.
        - Five-minute welcome card for every temporary worker
        Where things are, who is in charge, how to speak up, where to get a drink.
        - Pay our own people weekly for extra shifts
        That is the only reason they go to the agency. Ask them.

        @ students | oc td
        Students see ten wards a year and nobody asks what the ninth could learn from the third.
        - A student's suggestion at the end of every placement
        One thing to keep and one to change, and the ward answers within a month.
        - Let students lead one small improvement on each placement
        With a mentor. It need not be big: the trolley, the sign, the leaflet.
        - Train nurses, doctors and therapists together from the first year
        We meet at 25 and wonder why we cannot work together.

        @ junior doctors | oc td
        They change hospital every six months and take everything that they have noticed with
        them.
        - A junior doctors' board that meets with the chief executive
        Monthly, in work time, with a budget of its own.
        - A wall of niggles in the mess, answered every Friday
        Write it up, somebody owns it, cross it off. Visible to all.
        - Pass improvement projects on at changeover, instead of starting anew
        A list of projects looking for the next pair of hands.

        @ porters | us bp
        Porters see the whole hospital. Nobody else does.
        - Invite porters to the morning bed meeting
        They know which lift is out and which ward is on its knees.
        = Ask the porters!
        They know more about how the place flows than the rest of us together.
        - Let porters book their own jobs on a hand-held screen
        No more ringing a desk from the third floor to hear that it was cancelled.
        - A porters' guide to talking with frightened patients
        Written by porters. Ours sing.

        @ ward hosts and cleaners | us td
        The cleaner on our ward talks with every patient every day, and no one talks with the
        cleaner.
        - Invite cleaners and ward hosts to the safety huddle
        They noticed that bed 12 had not eaten. We had not.
        - Names and faces of the whole team on the board, not just nurses
        Everyone who works here is part of the care.
        - One budget line that the cleaners' team may spend as it likes
        They asked for better mops. It took two years.

        @ appraisals | oc np
        A twelve-page form to say that I am fine.
        - An appraisal on one page with three questions
        What went well, what would you change, how can I help?
        - Let teams appraise their manager, once a year, by conversation
        With a coach in the room. It is awkward for ten minutes and useful for a year.
        - Set one goal together as a team instead of twelve alone
        Then we might even meet it.

        @ job swaps | pi bp
        We complain about the department on the other side of the corridor without ever having
        been.
        - Swap jobs for a day with the team that you complain about
        Ward and pharmacy, theatre and recovery, hospital and community.
        - Six-month loans between hospital, community and council
        Your post is safe, you come back with friends and phone numbers.
        - A careers map that goes sideways as well as up
        Not everyone wants to be a manager, and good nurses should not have to stop nursing.

        @ shadowing | oc bp
        Nobody at head office has seen a Tuesday in outpatients.
        - Every policy writer shadows the people it is for, for one day
        Before the first draft. It would save us the second.
        - Open days behind the scenes for staff: labs, kitchens, control rooms
        I have worked here nineteen years and have never seen where the bloods go.
        - A shadowing exchange that you can join with one e-mail
        Who would you like to follow? Who may follow you? That is all.

        @ mentoring | td np
        Mentors look like the people they mentor, twenty years on.
        - Reverse mentoring: directors learn from the newest people
        An hour a month. The junior sets the agenda.
        = Every director should have a junior mentor
        They would learn what we say when they are not in the room.
        - Mentors from outside health: airlines, hotels, theatres
        A hotel knows how to greet somebody at midnight.
        - A mentor for everybody who has had a bad incident
        Someone who has been through it, within two days.

        @ coaching | oc il
        People get a coach when they are a director or in trouble.
        - Train fifty staff as coaches, from every pay band
        And give them two hours a week for it.
        - Coaching questions on a card for every team leader
        "What have you tried?" instead of "What you should do is".
        - A drop-in coaching hour in the canteen
        No forms and no referral. Bring your tea.

        @ uniforms and lockers | us sr
        I change in a toilet and carry my uniform home in a carrier bag.
        - A locker for everyone who changes for work
        You would think that this was not an idea.
        - Let staff choose uniforms with pockets where they are needed
        Ask those who wear them, then order.
        - Big first names on uniforms: "Hello, I'm Sam"
        Patients should not have to squint at a badge that has turned round.

        @ flexible working | wp fa
        We lose people at thirty-two because a shift starts at seven and nursery at eight.
        - Term-time and school-hours contracts on every ward
        Five short shifts are better than an empty post.
        - Advertise every job as open to job share
        Unless somebody can say why not, in writing.
        - A nursery that opens when shifts start
        At half past six, not at eight.

        @ staff health | us np
        We tell patients to rest, eat and move, and then go back to a double shift.
        - Fast physiotherapy for staff with a bad back
        Two weeks' wait at most. It pays for itself in sick days.
        - A walking group at lunch, led by whoever turns up
        Fifteen minutes, rain or shine, in scrubs.
        - Time to talk after a hard shift, run by trained colleagues
        Not counselling. A room, a circle, half an hour, the week after.

        @ recruitment | wp sr
        It takes fourteen weeks to hire a person who said yes in the second week.
        - Interview and offer on the same day for hard-to-fill posts
        Checks start in the lift.
        - Ask patients to help to pick for kindness
        A short role play, with two patients marking. Skills can be taught.
        - Grow our own: paid routes from ward host to registered nurse
        They live here, they stay here.

        @ returners | wp fa
        I left to raise two children. Coming back needed eleven forms and a fee.
        - A short paid way back for nurses who have left
        Refresh, shadow, start, in six weeks.
        - Keep retired consultants as teachers, one day a week
        Forty years of judgement should not leave with a carriage clock.
        - A "keep in touch" day twice a year for staff on long leave
        With cake and a tour of what has changed.

        @ staff networks | si cw
        Somebody forty miles away has solved this. I have no way of knowing who.
        - A directory of people and what they are trying to improve
        Searchable, kept by the people themselves, open to every organisation.
        = A list of who is working on what, across the country
        I would love to find the three other people who care about this.
        - Monthly open call: ten minutes each, three people, any topic
        Dial in, tell, ask, leave. Recorded.
        - Communities for people in the same job at different hospitals
        Ward clerks, for example. There are thousands and they have never met.

        @ bullying | ie fo
        Everyone knows who it is. Nothing happens.
        - A promise of first action within ten days of a complaint
        And tell the person what it was.
        - Teach bystanders what to say
        "I am not comfortable with that" is a whole sentence. We should practise it.
        - Leave a bad boss without leaving the hospital: a right to move
        A quick sideways move, no blame attached, for the one who asks.

        @ speaking up | ie fo
        I raised it. I was asked whether I was happy in my job.
        - A speak-up person on every site whom staff elect themselves
        Not appointed. With a door, a phone and a line to the board.
        - "You said, we did, we did not and this is why", every month
        The third part is the one that matters.
        = Tell us what happened to the things we raised
        Even a no is fine, if you say why.
        - Thank in public the person who stopped something unsafe
        Whatever it cost us that day.

        @ awards | us ca
        The same five people in dinner jackets, every year.
        - An award for the best failure, with what was learned
        Judged by laughter and usefulness.
        - Team prizes that patients and families nominate
        On a card at the bedside, no essay needed.
        - Small prizes every week instead of one big evening
        Cake on a Wednesday reaches more people than a gala. 🎂
        """
}
