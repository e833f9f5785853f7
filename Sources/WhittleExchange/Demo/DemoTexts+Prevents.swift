extension DemoTexts {
    /// Answers to "What prevents it?", by barrier. A block is `@theme`, then options that begin
    /// with `-`.
    static let prevents: String = """
        @cs
        - {n} strategies in {long} and not one of them mentions {who}
        - Nobody {at} could tell you what the plan is, and I include {boss}
        - A new priority every {season}, before the last one has been understood {at}
        - The vision changes with each new director; {who} just wait for the next one
        - We are told to do {topics} differently, then told the opposite {n} weeks later
        - Too many initiatives at once: {n} projects {at}, all of them "top priority"
        - Strategy documents that {who} cannot read and {boss} has not read
        - I asked {boss} what our strategy means for {topics}. Silence
        - Every layer rewrites the plan, so what reaches {who} has nothing to do with it
        - A vision that fits on a mug and means nothing
        - Nobody knows what we are for any more
        - Three plans for the same year, on three websites
        - The word "transformation"
        - Changing the plan is treated as progress
        - {^boss} cannot explain the new plan for {topics} without a slide
        - We were given {n} aims for {topics}; I can remember one
        - Plans {at} are written for the regulator, never for {who}
        - Is {topics} still a priority? It was {when}. Nobody {at} has said that it is not

        @oc
        - {^boss} has to approve everything, even {fix}
        - Being told how, not what: {who} {at} are treated like children
        - {^fix} needed {n} signatures and took {long}
        - Fear of {boss}. People {at} look down when there is a question
        - Decisions about {topics} made in a room without a single one of the {who}
        - Micro-management {at}: I report on my reports {n} times a week
        - {^boss} said "that is not your job" when I suggested {fix}
        - Hierarchy: {who} do not speak when a consultant is in the room, not {at} anyway
        - I was told off {when} for asking {who} what they thought about {topics}
        - Permission
        - Command and control, with a smile
        - Being copied in is not being involved
        - Every idea needs a sponsor, a form and a sponsor for the form
        - Managers who manage upwards
        - {^boss} rewrote our idea on {topics} until it was no longer ours
        - You need a business case {at} to move a chair
        - {^who} {at} may not even order {fix} without {boss}
        - Checking the checkers {at}: {n} people sign off one leaflet on {topics}

        @ow
        - Consultation means that {boss} tells us what has been decided about {topics}
        - Messages come down {at}, nothing ever goes back up
        - I sent {n} suggestions about {topics} and never had an answer
        - {^who} hear about changes to {topics} from the local newspaper
        - Surveys every {long}, and nobody {at} has seen a result
        - E-mail is not communication: {who} {at} have no time to open it
        - We asked {when} why {topics} had changed. Nobody knew who to ask
        - Language. Half of what {boss} sends out could be in Latin
        - {^boss} walked round {when}, talked, and left before anybody {at} could reply
        - Roadshows. You sit, they show
        - "Your voice matters", said the poster. Then the survey closed
        - Silence after the staff survey
        - Briefings that brief nobody
        - Nobody ever says what happened next
        - {^boss} has an open door, on the top floor, behind two other doors
        - No feedback {at}: I still do not know what became of my idea on {topics}
        - {^who} {at} get the news about {topics} last, patients get it never
        - Two-way traffic: we have asked {at} for {n} years

        @wp
        - Not enough {who} {at}, so there is no minute left to think
        - {n} vacancies {at} for {long}, and then people ask why we do not innovate
        - You cannot improve {topics} with {n} people off sick and an agency team
        - Time. I have written this at home, after a shift {at} with {n} people short
        - {^who} are moved to cover other wards as soon as a project about {topics} begins
        - People who start something {at} move on within {long} and it dies
        - No cover for training: {who} do it at night on their own laptops
        - The rota {at} is made for cover, never for improving {topics}
        - Part-time {who} are never there when {topics} is discussed
        - Exhaustion
        - No time to go to the toilet, let alone to innovate
        - We are always one person down
        - Winter, every winter, as a surprise
        - Goodwill has been in the budget for years
        - {^n} posts frozen {at}, and it is the thinking time that goes first
        - Nobody {at} has had a full break for {long}
        - Good {who} act up for {long} and are then sent back
        - {^who} {at} train people who leave within {long} because of {topics}

        @si
        - "We have always done it like this" {at}, about {topics} and everything else
        - New ideas {at} must prove that they work before they may be tried
        - {^one} had a brilliant answer for {topics}. There was no form for it
        - "Not invented here": {boss} will not look at how others do {topics}
        - Good ideas about {topics} go into a box and the box goes into a cupboard
        - Change has to come from a project office, not from {who} {at}
        - I showed {boss} how another hospital does {topics}. "We are different"
        - Every idea {at} is answered with {n} reasons why not
        - The people with ideas about {topics} are seen as trouble, {at} at least
        - "We tried that in 1998"
        - An ideas box with a lock
        - Innovation has become a department
        - Cynicism, and I am one of the cynics
        - Being the only one who minds
        - They smiled {at} at my idea for {topics} and moved to the next item
        - {^who} with ideas for {topics} are asked whether they have too little to do
        - Nobody {at} is given the time to try a second version of {topics}
        - A good idea on {topics} must come from {boss} or from abroad

        @ps
        - Fear of blame: one mistake with {topics} {when} and nobody has tried since
        - Risk assessments {at} for {fix}. I am not joking
        - {^boss} would rather do nothing about {topics} than be wrong
        - Policy first, people second: {who} hide behind the rules on {topics}
        - Nobody {at} ever lost a job by leaving {topics} as it is
        - We need evidence for {fix}, but none at all for carrying on as we are
        - Information governance is the answer to every question about {topics} {at}
        - When {one} tried something new {when}, the first question was who allowed it
        - Everyone {at} waits for someone else to go first with {topics}
        - Fear
        - "What if something goes wrong?" Something is going wrong already
        - Covering our backs
        - Policies longer than the illness
        - Health and safety, or what people take for it
        - {^boss} asks for one more pilot of {topics} before deciding
        - Nobody {at} dares to say "just do it" about {topics}
        - If {topics} goes wrong it is {one} who is suspended, never the system
        - We audit {topics} {at} {n} times a year and change nothing

        @pm
        - Pilots about {topics} that never end and never spread beyond {unit}
        - {^unit} began {n} projects {when} and finished none
        - No one measures whether changes to {topics} made any difference {at}
        - The project on {topics} had a logo, a board and {n} meetings, but no {who}
        - Roll-outs {at} on a Monday morning with no training and no one to ring
        - The new system for {topics} was bought before anybody asked {who}
        - Money for {topics} ends in March, so everything {at} ends in March
        - {^n} people ran the project {at} in {long}, each of them starting again
        - We change {topics} {at} and forget to tell the ones next door
        - Launches without landings
        - Lots of starters, no puddings
        - Whoever has the idea gets the work, the blame and no time
        - Consultants who borrow your watch
        - The project manager left, and the project with her
        - {^n} action plans for {topics} {at} within {long}, all of them green
        - The pilot of {topics} {at} worked. That was {when}. It is still a pilot
        - No one {at} is responsible for {topics} after go-live
        - Training for the new way of {topics}: one e-mail {at} on the day itself

        @us
        - {^who} {at} are not asked about {topics}, although they do it every day
        - Nobody has said thank you {at} since I started, and that was {long} ago
        - I am "only" {one}, so my ideas on {topics} do not count {at}
        - {^boss} got a prize {when} for the work of {who}
        - Good {who} leave {at} because nobody notices that they are good
        - Grades matter more than knowledge when {at} we talk about {topics}
        - {^who} made to feel {feel} whenever {topics} is on the agenda
        - Pay and praise both stop at the door {at}, if you are {one}
        - The only feedback I have had {at} in {long} was about a late form
        - Being called "just a"
        - No chair for the cleaner
        - Thanks that come in a newsletter
        - Nobody asks the night shift
        - We are a cost. It says so in the accounts
        - {^who} do the work on {topics}, {boss} does the interview
        - In {n} years {at} nobody has asked me what I would change about {topics}
        - My badge {at} says what I am and not what I know
        - {^who} {at} are thanked with a pen

        @ie
        - Computers {at} that take {n} minutes to start, {n2} times a day
        - Nowhere to meet {at}: we talk about {topics} in the corridor
        - A culture of whispering {at}. You talk about {topics} in the car park
        - {^who} {at} have no log-in, no desk and no e-mail, so how would they join in?
        - Bullying {at}, known to all, dealt with by nobody for {long}
        - Old buildings, broken lifts and no {item}: energy goes into getting by
        - It is not safe to disagree with {boss}, least of all about {topics}
        - Two systems for {topics} {at} that do not talk with each other
        - Being made to feel {feel} for raising {topics} {when}
        - The IT. Need I say more?
        - Negativity at the kettle
        - No windows, no water, no wifi
        - Gossip travels faster than help
        - The corridor is our only meeting room
        - {^n} different log-ins {at} before I can look up anything about {topics}
        - People {at} talk about each other, never with each other, about {topics} too
        - No {item} {at} for {who} for {long}
        - {^who} cry in the linen room {at} and then go on

        @pi
        - Targets {at}: we do what is counted, and {topics} is not counted
        - If {unit} saves money, {unit2} gets it. So why would we?
        - Payment for doing more, nothing for doing {topics} better
        - {^boss} is judged on the four hours, not on what {who} or patients feel
        - Each part of the system guards its own budget; {topics} falls between {unit} and
        {unit2}
        - Bonuses for meeting plans, none for {who} who improve {topics}
        - We are fined for {topics} {at}, and the fine takes away the money to mend it
        - Competition between hospitals: {boss} forbade us to share how we do {topics}
        - League tables made {unit} hide its problems with {topics} {when}
        - You get what you measure
        - Year-end spending on things that nobody needs
        - Being busy is rewarded, being good is not
        - Save a pound, lose a pound
        - Ticking the box
        - {^unit} is paid per visit, so why would it avoid one?
        - If we shorten {topics} {at}, our budget is shortened as well
        - {^boss} gets a bonus for the number, {who} get the mess in {topics}
        - We chase {topics} {at} because somebody outside counts it

        @detail
        - I have worked {at} for {n} years and this is the one thing that wears me down.
        - {^when} we tried to change it ourselves. {^boss} stopped it within a week.
        - I do not think anybody means harm. It has just grown like that.
        - The sad thing is that {who} gave up trying {when}.
        - {^relative} was a patient {at} {when} and I saw it from the other side.
        - It took {long} to get {fix}. You can imagine the rest.
        - If you want to see it, come {at} at half past four in the morning.
        - I left because of it, came back, and nothing had changed.
        - We once counted: {n} hours a week, every week.
        - Ask {who}. They will tell you the same, if you close the door first.
        - And then people wonder why {who} feel {feel}.
        - {^one} said it best: "We are busy being busy."
        - It is better {at} now, to be fair, but it took {long}.
        - The good news is that it would cost nothing to stop.
        - I say this as somebody who is a manager now.
        - Nobody decided this. Nobody can un-decide it either.
        - {^n} of us raised it {when}. Two still work here.
        - I am not sure what the answer is, but {who} should be in the room.
        - Maybe it is different where you are. I hope so.
        - My colleagues {at} would say the same about {topics}.
        """
}
