extension DemoTexts {
    /// Ideas about tools, buildings and information.
    static let ideasTools: String = """
        @ log-ins | ie sr
        Fourteen passwords. I keep them on a sticky note, like everybody else.
        - One tap of the badge opens everything that I may use
        Tap in, your screen follows you to the next bay, tap out.
        = Single sign-on, please, please, please
        I type passwords for twenty-five minutes a shift. I timed it.
        - Time how long it takes to log in on each ward, and publish it
        Seven minutes on ours. I would love to see the board wait for it.
        - A help desk person on the wards for the first week of any new system
        In a bright T-shirt. Not a number and a queue.

        @ procurement | ps sr
        The tape that works costs less, and we may not buy it.
        - Let nurses test dressings and gloves before the contract is signed
        A cheap glove that tears is not cheap.
        - An ordering page that looks like an ordinary shop
        With prices, pictures and what other wards chose.
        - Buy together with the hospitals next door
        Same chairs, same lorry, a third off.

        @ forms and paperwork | oc sr
        I wrote her date of birth nine times on one admission.
        - Ask for each fact once and carry it through
        If the computer knows it, the form should have it filled in.
        - Weigh the admission pack and halve it
        Ours is 410 grams. Every page must say who reads it.
        - A right to refuse a form that nobody can explain
        Send it back with "Who uses this?". No answer, no form.

        @ e-mail | ow sq
        A hundred and twenty a day, of which four are for me.
        - No internal e-mail on Fridays: ring or walk
        It lasted three weeks with us, and we got to know each other.
        - One weekly digest instead of "all staff" messages
        If it cannot wait until Thursday, it is an emergency.
        - Colour the subject line: do, decide, know
        Three words. You would not believe the difference.

        @ the intranet | ow sr
        You can find the 2006 fire policy, but not the phone number of the lab.
        - Let staff edit the intranet, as in an encyclopaedia
        With names on it. Wrong things would last an hour instead of nine years.
        - A search box that finds people by what they do
        "Who fixes the bladder scanner?" and a number.
        - Make the intranet work on a phone, at home
        Half of us have no desk.

        @ newsletters | ow fo
        Glossy, quarterly, and mostly photographs of people shaking hands.
        - A wall newspaper made by staff, in the corridor by the lifts
        One sheet, weekly, anyone may pin a reply.
        - A three-minute video update from a different team each Friday
        Filmed on a phone. No lighting, no script.
        - Print the questions that managers could not answer
        With the date by which they will.

        @ social media | ps fo
        Banned on the ward, while every patient reads about us on it.
        - Teach staff how to use social media well instead of forbidding it
        Confidentiality in ten minutes, then trust us.
        - A weekly live chat in which anyone can question a director
        An hour, in the open, no filter but politeness.
        - Let wards run their own page for families
        What is for tea, who won the quiz, when to visit.

        @ jargon | ow td
        We had a meeting on the STP for the CCG about the QIPP. I clapped at the end.
        - A jargon jar: a pound for every abbreviation
        For the ward's Christmas do.
        - Have each leaflet read by three people who do not work here
        Any word they stumble on goes.
        - A glossary that staff and patients write together
        With the honest translation in the second column. 😀

        @ conferences | ow cw
        Two hundred slides, a warm sandwich, and the same people as last year.
        - Unconference days where those who come set the agenda
        Sticky notes at nine, sessions at ten, the law of two feet.
        - A free place for one front-line person with every paid one
        The manager may come if a health care assistant comes too.
        - Bring back one thing and try it within a week, or pay for the lunch
        Posted on the wall with a date.

        @ information on the wards | oc sr
        The data goes up and never comes down.
        - A live board of the ward's own numbers, chosen by the ward
        Four numbers that we can do something about. In chalk if need be.
        - Lend each department an analyst for one day a month
        To sit with us and answer the questions that we have.
        - Teach run charts to every team leader
        Two hours, and we stop reacting to each red dot.

        @ research | si td
        Evidence takes seventeen years to walk across the road from the university.
        - A librarian on the ward round once a week
        Ask at nine, an answer by noon. It has changed what we prescribe.
        = Librarians on ward rounds
        Ours looks things up while we are still talking. Brilliant.
        - Tell each patient which studies they could join
        On the appointment letter. I would have said yes.
        - Turn each completed study into one poster for the corridor
        What we asked, what we found, what we do differently now.

        @ wifi | ie sr
        Free in every café, not in the place where people lie for weeks.
        - Free wifi for patients and visitors on every site
        A mother on bed rest could see her other children.
        - A device library for patients without a phone or tablet
        Wiped each night. For calls, radio and books.
        - Let clinical staff use their own phones safely for guidelines
        It is already in my pocket. Make it legal.

        @ waste and energy | pi sr
        We heat the corridor and open the window.
        - Switch-off champions who share the saving with their ward
        A third to the ward, a third to patients, a third back.
        - Recycle clean theatre packaging
        Two-thirds of what we burn never touched a patient.
        - Crutches that come back: a drop-off at every supermarket
        There are nine pairs in my mother's garage.

        @ printers and stationery | sr sq
        Forty-one kinds of pen, and no printer that works.
        - One kind of printer, mended within a day
        Fewer, better, and the toner is in the cupboard.
        - Ask who still reads the printed copy
        We stopped printing a 60-page pack. One person noticed. He had it as a file.
        - A swap shelf for folders, chairs and half-used boxes
        By the back lift. Take what you need.
        """
}
