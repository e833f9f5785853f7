extension DemoTexts {
    /// Ideas from and about patients, carers and the places round a hospital.
    static let ideasPatients: String = """
        @ appointment letters | ow fa
        A letter in second class post, in eight-point type, with two phone numbers that ring
        out.
        - Let patients choose and move their own appointments online
        As with trains. I would never miss a slot that I had picked myself.
        - One letter for one visit, however many clinics it holds
        I had four envelopes on one day for one morning at the hospital.
        - Ask how people want to hear from us, and remember it
        Text, e-mail, letter, large print, a call: one question, asked once.

        @ missed appointments | ow ca
        We lose a clinic a week to people who did not come, and then we tell them off.
        - A text with the cost of the slot and a one-key way to cancel
        Not a threat: a fact and an easy way out, so that somebody else can have it.
        - Ring everyone who missed twice, and simply ask why
        It was the bus, nearly every time. We moved the clinic by half an hour.
        - A stand-by list for people who live nearby and can come at once
        Retired people, students, neighbours. They would fill a gap in twenty minutes.

        @ waiting rooms | ie fo
        Rows of bolted chairs facing a poster about aggression.
        - Say how long the wait is, and why, on a board that tells the truth
        People forgive a wait. They do not forgive being fobbed off.
        - Turn a waiting room into a place to learn from each other
        A table, a kettle and somebody who has had the treatment. One morning a week.
        - A buzzer, as in a pizza place, so that people can go for a walk
        With small children two hours on a chair is not waiting, it is a contact sport.

        @ visiting hours | oc fo
        Visiting from two till four suits nobody except the clock.
        - Open visiting all day, with quiet times agreed on each ward
        Families are not in the way. They feed, calm and notice.
        = Scrap visiting hours
        My mum ate when I was there and did not when I was not. Let families in.
        - One visitor's chair at every bed that turns into a bed
        For the nights when it matters.
        - A children's box on adult wards so that grandchildren are welcome
        Crayons, a rug and a notice that says so.

        @ carers | us cw
        Carers know more about the person than any of our notes do, and we ask them to wait
        outside.
        - A carer's badge that opens doors, the car park and the conversation
        You are part of the team, so you get a badge like the team.
        - Ask at the first meeting: who cares for you, and who do you care for?
        Two questions in every record. The second one is always forgotten.
        - A carer's five minutes at every discharge meeting
        Before anything is decided, the person who will do the work at home speaks.

        @ volunteers | ps ca
        It takes five months to become someone who pushes the tea trolley.
        - Make it possible to start volunteering within three weeks
        Checks can run side by side. Supermarkets manage it.
        - Match volunteers by what they love, not by what is left over
        Gardeners garden, readers read, engineers mend wheelchairs.
        - Let volunteers sit in on improvement meetings
        They see everything and belong to nobody. Ask them.

        @ patient stories | us bp
        We hear a patient story at the board, clap and move to item four.
        - Begin each improvement project with one patient in the room
        Not a slide about a patient. The patient.
        - Film a library of two-minute patient stories for staff training
        Real people, their own words, what helped and what hurt.
        = Short films of patients for training days
        Two minutes of a real person beats an hour of slides.
        - Tell people what changed because of the story they told us
        I told mine in 2011. I still do not know whether anybody did anything.

        @ care at the end of life | ie np
        We are good at the technical part and shy of the human part.
        - A quiet room for families on every ward, and a light on the door
        So that nobody walks in with a form.
        - Train all of us, porters and clerks too, to say "I am sorry"
        An hour is enough. Everyone meets a grieving family sooner or later.
        - One call, a month later, from someone who was there
        Not a survey. A call.

        @ dementia | ie np
        A busy ward is the worst place in the world for somebody who is confused.
        - A one-page "this is me" at the end of the bed, filled in by the family
        What I like to be called, what frightens me, what I used to do for a living.
        - A memory café in the hospital canteen every Thursday ☕️
        Music, cake, staff who drop in. It would teach us more than a slide set.
        - Move confused patients between wards in daylight only
        Never at night and never twice in a week, unless their life depends on it.

        @ children and young people | oc td
        They are asked what their mother thinks.
        - A young inspectors' team that marks wards out of ten
        Age 11 to 17, with clipboards, and their report goes to the board unedited.
        - Let school nurses and mental health teams share one front door
        A fourteen-year-old will not ring three numbers.
        - One named person from the children's clinic to the adult one
        Turning 18 should not mean falling off a cliff.

        @ interpreters | pm td
        Children are translating bad news for their parents, this week, in our hospital.
        - Video interpreters on a tablet, on every ward, at any hour
        Ten minutes' notice instead of ten days.
        - Find out which of our own staff speak which languages
        And pay them for it, and never use them for consent.
        - Picture cards for the twenty things we ask most
        Pain, hungry, toilet, cold, ring my daughter. It helps after a stroke as well.

        @ health passports | ie td
        My son cannot tell you that the light hurts him. So you think he is being difficult.
        - A health passport that really travels with the person
        One format, everywhere, and staff who look for it.
        - A quiet route through the emergency department
        Dimmed light, one nurse, no tannoy, for anyone who needs it.
        - Annual health checks that start with a home visit
        Meet me where I am all right, then I can manage the clinic.

        @ access to records | oc at
        It is my record. I should not need to pay fifty pounds and wait forty days.
        - Let patients read their own record and add to it
        I can correct the wrong allergy that has followed me since 1994.
        = Give us access to our own notes
        I could have told them about the allergy if they had shown me the page.
        - Write notes as if the patient will read them, because they will
        It made me a kinder writer within a week.
        - Let me choose who in my family can see what
        A simple screen with names and ticks.

        @ self-care | si at
        I live with my condition 8,760 hours a year and with my doctor for three of them.
        - Courses run by patients for patients, prescribed by the practice
        I learned more in six evenings from people like me than in six years of clinics.
        - Lend out blood pressure monitors like library books
        Two weeks at home tell you more than two minutes in a surgery.
        - A trusted list of apps, tested by nurses and by patients
        There are forty thousand of them. Pick ten.

        @ video consultations | si fa
        I took a day off work to be told that my results were normal.
        - Follow-up by video or phone unless there is something to touch
        Ask the patient which they would rather have. Most of us have a phone.
        - Borrow a room with a screen in the library or the village hall
        For those with no computer or no privacy at home.
        - An e-mail address for the specialist nurse, answered within two days
        Half of my appointments could be three lines.

        @ care homes | pi bp
        We send ninety-year-olds to sit in a corridor because nobody could answer a question at
        night.
        - A night line from care homes to a senior nurse who knows the residents
        Most calls need advice, not an ambulance.
        - Care home staff and ward staff swap places for a day
        We blame each other on the phone. It stops once you have met.
        - A red bag that goes with the resident and comes back with them
        Papers, glasses, teeth, hearing aid, slippers. All in one bag.

        @ GPs and hospitals | pi bp
        We work for the same patient and talk by fax.
        - A consultant's direct line for GPs, answered between clinics
        One phone call at one o'clock saves three referrals.
        = GPs need a direct number to ask a consultant
        A two-minute call would save a three-month wait.
        - GPs and specialists hold one joint clinic a month in the health centre
        Learn from each other, in front of the patient.
        - New consultants spend a day in a general practice, and the other way round
        Before they write their first letter.

        @ home visits | sr at
        I drive forty miles a day because the list is printed by postcode and not by road.
        - Let district nurses plan their own rounds with a proper map
        We know which bridge floods.
        - A tablet that works without a signal in the hills
        I write everything twice: once in the car, once at nine at night.
        - Start visits from home instead of driving in to sign a sheet
        An hour a day per nurse. Do the sum.

        @ mental health | pi bp
        If it were a broken leg, you would not tell her to come back in eighteen weeks.
        - A mental health nurse in every emergency department, day and night
        Not on call from across town.
        - Ask "how are you sleeping?" in every clinic for a long illness
        It opens the door without a label on it.
        - Crisis cafés in the evening instead of the emergency department
        A sofa, a cup of tea, someone trained. Open when everything else is shut.

        @ patient leaders | us sq
        You invite one of us, to one meeting, at ten on a Tuesday, and call it engagement.
        - Two patients on every interview panel for senior jobs
        With a vote, not as decoration.
        = Patients on interview panels for senior posts
        If you will lead a service for us, let us help to choose you.
        - Pay patient partners for their time, as you pay consultants
        Bus fare and a sandwich is not a partnership.
        - Design the new clinic with patients before the architect starts
        We would have told you about the door.
        """
}
