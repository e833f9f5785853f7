extension DemoTexts {
    /// Words that fill the `{slots}` of sentences. A block is `@name`, then options parted by
    /// ` | `.
    static let slots: String = """
        @boss
        my line manager | our matron | the divisional manager | a deputy director | my head of
        department | the service manager | our clinical lead | the ward manager | my supervisor
        | someone two grades above me | the project board | our general manager | the partner in
        charge | the head of nursing | a very senior person

        @who
        health care assistants | ward clerks | porters | newly qualified nurses | junior doctors
        | receptionists | community nurses | therapists | domestics | pharmacists | midwives |
        paramedics | volunteers | patients | carers | students | radiographers | district nurses
        | theatre staff | practice nurses | lab staff | night staff | families | medical
        secretaries

        @one
        a health care assistant | a ward clerk | a porter | a newly qualified nurse | a junior
        doctor | a receptionist | a community nurse | a physiotherapist | a domestic | a
        pharmacist | a midwife | a paramedic | a volunteer | a patient | a carer | a student | a
        radiographer | a district nurse | a practice nurse | a medical secretary | an
        occupational therapist | an apprentice | a dietitian | a phlebotomist

        @at
        on our ward | in outpatients | in our practice | in theatres | in the community team |
        in the emergency department | on the maternity unit | in pharmacy | at our hospital | in
        radiology | in our care home | on nights | on the stroke unit | in the day unit | in
        finance | in the contact centre | on the children's ward | in my old trust | in our
        clinic | on the assessment unit | in the labs | in our village surgery | in mental
        health | at the hospice | in the ambulance station | in our health centre

        @unit
        our ward | outpatients | the practice | the day unit | the community team | the
        emergency department | the maternity unit | the pharmacy | the stroke unit | the
        children's ward | the assessment unit | the care home | the clinic | the call desk | the
        discharge lounge | the rehabilitation ward | the eye clinic | the dialysis unit

        @when
        last winter | last month | in 2013 | two years ago | last summer | just before Christmas
        | during the last reorganisation | the week before an inspection | on a Friday afternoon
        | in the middle of the norovirus outbreak | in February | the year before last | last
        spring | a year ago | after the merger | the day the lifts failed | in November

        @long
        six weeks | three months | half a year | two years | eleven months | nine weeks | seven
        months | four months | a year and a half | ten weeks | thirteen weeks

        @n
        three | four | five | six | seven | eight | nine | eleven | twelve | fourteen

        @fix
        a new whiteboard | a later start for the clinic | a second phone line | a different
        order of the forms | a trolley with working wheels | a sign by the lift | a shared
        calendar | one form instead of three | a later tea round | a quiet room | a spare
        wheelchair | a fairer rota | a lower reception desk | a bin in the right place | a list
        of phone numbers | an earlier pharmacy run | a clock that works | a chair for relatives
        | a set of coloured folders | a text reminder | a printer that prints | a key for the
        store room | a hook for the hoist | a board with our names on it

        @good
        fewer calls | shorter queues | people smiling again | nobody discharge late | half the
        paperwork | no lost letters | patients who knew the plan | less sick leave | calmer
        nights | an hour back each shift | fewer falls | a team that talks

        @season
        spring | autumn | quarter | year | month | few weeks

        @item
        quiet room | spare desk | meeting table | working printer | kettle | window that opens

        @sum
        £40 | £75 | £120 | £180 | £250 | £300 | £60 | £90

        @relative
        my mother | my father | my husband | my wife | my daughter | my son | my grandmother |
        my neighbour | my brother | my aunt | my grandad | my sister

        @feel
        invisible | tired | ignored | like a nuisance | like a number | small | frustrated |
        useless

        @glad
        proud | trusted | listened to | useful | part of something | at home | safe | valued

        @topics
        handover | the rota | the ward round | the discharge letter | discharge | break time |
        night work | parking | training | logging in | ordering | induction | feedback | waiting
        | visiting | mealtime | appraisal | equipment | the complaints process | booking
        """
}
