extension DemoTexts {
    /// Ideas about leading, rules and how change happens.
    static let ideasLeading: String = """
        @ titles and ranks | oc sq
        A health care assistant told the consultant that it was the wrong leg. It took courage.
        It should not.
        - First names for everybody in theatre and at the bedside
        Written on the cap if need be. You speak up to Jo more easily than to Mister.
        - Anyone can call a pause, whatever their grade
        One word, agreed across the hospital, and everything stops for thirty seconds.
        = A stop word that anybody may use
        Like the cord on a train. No blame for pulling it.
        - Leave your job title at the door of improvement meetings
        First name and what you see. That is all the badge says.

        @ executives on the floor | oc il
        I would not recognise our chief executive, and I have worked here for six years.
        - Directors work one shift a month in a real job
        Porter, ward host, receptionist. In the uniform.
        = Back to the floor for directors, every month
        Not a walkabout. A shift.
        - A chief executive's breakfast with ten people drawn by lot
        No agenda, no minutes, porridge.
        - Move one director's desk on to a ward for a week
        You hear everything from behind a pot plant.

        @ board meetings | ow fo
        Held in a building without a bus stop, in words without a meaning.
        - Hold the board meeting in a hospital canteen, in the open
        At a table in the middle. Anyone may listen and eat.
        - One page in plain English after every board meeting
        What was decided, why, and what it means for you.
        - Give staff five minutes at the start of every board meeting
        By lot, on any subject, and an answer by the next meeting.

        @ middle managers | oc il
        Ideas go up as far as band seven and then die of paperwork.
        - Train managers to say "yes, unless" instead of "no, because"
        Half a day, with real ideas from their own teams.
        - Measure managers by how many ideas their teams carried out
        Not by how many they collected.
        - A peer group for new ward managers in their first year
        Nobody tells you that the loneliest job is the first one with a desk.

        @ suggestion schemes | si ca
        The box on the wall has been locked since the person with the key retired.
        - Answer every suggestion within fourteen days, with a name under it
        Yes, no, or not now and why.
        = Reply to suggestions in two weeks, yes or no
        I sent three. I never heard a word.
        - Let colleagues vote on each other's suggestions
        The good ones rise, and the joke ones are good for the soul.
        - Give the person with the idea the time to try it
        A half-day in the rota, the same month.

        @ time to improve | wp ca
        We are too busy mopping to turn off the tap.
        - One hour a week in every rota for improving the work
        Protected like annual leave. It will be the best hour of the week.
        = Protect an hour a week for improvement
        Nothing changes if we never have time to change it.
        - Close the clinic for half a day a quarter and fix three things
        Whole team, patients too. Then publish what was fixed.
        - Bring in relief staff so that whole teams can learn together
        Sending one person on a course changes one person.

        @ improvement skills | pm ca
        We have a department for improvement. That is part of the problem.
        - Teach the basics of improvement to everyone in two hours
        A question, a small test, a measure. You do not need a belt.
        - An improvement clinic where anyone can bring a stuck idea
        Fridays, twelve to two, no appointment. Bring the idea, leave with a next step.
        - A kit in a box: stopwatch, sticky notes, run chart, chocolate
        One on every ward. Refill the chocolate.

        @ small grants | ps sr
        It needs nine signatures to spend two hundred pounds on something that saves two
        thousand.
        - A five-hundred-pound fund that front-line teams spend without asking
        Tell us afterwards what you did. If it failed, tell us that as well.
        = £500 for each team to try things, no forms
        Trust us with the price of a chair.
        - Keep half of what you save for your own ward
        At present the reward for saving money is a smaller budget.
        - A loan for ideas that pay back within a year
        Decided in a week, by people who do the work.

        @ pitching ideas | si ca
        The people with the best ideas are the worst at forms.
        - Pitch in three minutes to a panel of patients and porters
        No slides. The panel has money and must spend it that day.
        - Write up the idea for the person who tells it
        A scribe goes round the wards with a tablet and asks.
        - A roadshow van that comes to where the night shift is
        Park by the ambulance bay at ten at night, with soup.

        @ permission | oc at
        I asked for permission so often that I forgot what for.
        - A permission slip, signed in advance by the chief executive
        "You may try one small, safe thing this month without asking." On a card, in the wallet.
        - List what really needs approval, and cross out the rest
        We found that a third of our approvals had no owner and no reason.
        - If nobody says no within a week, the answer is yes
        For anything that is safe, reversible and under a hundred pounds.

        @ silly rules | ps sq
        Every rule was somebody's good idea, once.
        - A hunt for rules that help nobody, with a prize each month
        Send in the rule. Somebody senior must defend it or drop it.
        - Put an end date on every policy
        If nobody misses it, it is gone.
        - Ask "what would happen if we stopped?" once a week
        One form, one report, one meeting at a time. Stop it and see who complains.

        @ targets | pi sq
        We hit the target and miss the point.
        - Let each team choose one measure of its own that matters to patients
        Beside the national ones, the same size on the wall.
        - Report in words beside the numbers
        Three sentences from a patient under each chart.
        - Share one target between hospital, community and council
        As long as we are measured apart, we shall work apart.

        @ inspections | pi fo
        Two weeks of painting, then back to normal.
        - Friendly inspections by colleagues from the next hospital
        No marks. Tea at the end, and three things to steal.
        - Ask the night shift and the cleaners during inspections
        You will hear another story.
        - Publish what inspectors praised as widely as what they found wrong
        People need to know what to keep.

        @ incident reporting | ie fo
        Fourteen screens, and then silence.
        - Report an incident in under one minute, from a phone
        What, where, how bad. Someone rings you for the rest.
        - Feed back to the person who reported, by name, within a month
        Otherwise we stop, and you think that we are safe.
        - Talk about one near miss at every handover
        Without names. Just: it could have been us.

        @ learning from what goes well | ps np
        We investigate the one that went wrong and never the ninety-nine that did not.
        - Report excellence as easily as we report errors
        Same system, another button, and a note to the person.
        = A form for good catches and great care
        Let us learn from what works.
        - Study the ward with the fewest falls, not only the one with the most
        Go and look. Take a camera and a cake.
        - A "best thing this week" board by the lift
        One card, one pen, no committee.

        @ complaints | ps fo
        By the time the letter comes, the apology has been through four departments and no
        longer is one.
        - Ring the person who complained within two days
        Before anything is written. Most only want to be heard.
        - Let the team that was complained about meet the patient
        With help, if both are willing. I have seen it heal two people at once.
        - Show complaints and compliments side by side on the ward
        With what we did about the first.

        @ saying sorry | ps il
        We are afraid that sorry will cost money. Not saying it costs more.
        - Leaders say in public what they themselves got wrong
        Once a quarter, one thing, honestly. Then the rest of us might.
        - Practise saying sorry in team training
        With an actor. It is harder than resuscitation.
        - One person stays with the family until all their questions are answered
        A name and a number. Not a department.

        @ strategies | cs bp
        I have counted eleven strategies. They do not know of each other.
        - One plan on one page for the whole health system
        If it does not fit on the page, it is not a plan.
        = A single plan on a page
        Nobody reads ninety pages. Nobody.
        - Write the strategy with a thousand staff instead of with consultants
        We shall carry it out, so ask us. It might even be cheaper.
        - A picture of where we are going, drawn by a cartoonist
        Hang it in every staff room and let people draw on it.

        @ reorganisations | cs bp
        I have had five name badges and the same desk.
        - A five-year pause on reorganising
        Let something grow before it is dug up again.
        - Count the cost of each reorganisation and print it on the cover
        Money, people who left, months in which nothing was decided.
        - Change how people work together before changing the boxes
        If that is enough, leave the boxes alone.

        @ pilots | pm bp
        We have more pilots than an airline, and nothing ever lands.
        - No pilot without a date on which it is spread or stopped
        Said out loud at the beginning.
        - Send the team that did it, not a report, to the next place
        Two weeks, side by side. It spreads through people.
        - A museum of pilots, so that we stop doing the same one again
        What was tried, where, what happened, whom to ring.

        @ sharing good practice | si cw
        "Not invented here" should be on the risk register.
        - Steal with pride: a prize for the best idea taken from elsewhere
        And one for the people who let you take it.
        - Twin each hospital with one that is very different
        City and coast, big and small. Visit twice a year.
        - An open shelf of leaflets, forms and posters that anyone may copy
        Editable, free and without a logo.
        """
}
