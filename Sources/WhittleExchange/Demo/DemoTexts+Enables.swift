extension DemoTexts {
    /// Answers to "What enables bottom-up change?", by building block.
    static let enables: String = """
        @il
        - Leaders who ask {who} about {topics} and then do what they said
        - {^boss} who comes in at six to see how {topics} works {at}
        - A leader who says "I was wrong about {topics}" in front of everyone {at}
        - Somebody senior who opens doors for {who} and then steps aside
        - When {boss} backed {one} over {topics} {when}, everything changed
        - Managers who remember what it was like to be {one}
        - {^boss} who gives {who} the credit for {topics}, by name
        - A boss who listens
        - Leaders with mud on their shoes
        - A chief executive who knows the names of the porters
        - Somebody who says "go on, then"
        - A manager who takes the rain so that we can work
        - Asking "how can I help?" and waiting for the answer
        - {^boss} stayed behind {when} to hear what {who} had to say on {topics}
        - Being allowed {at} to fail with {topics} and still be liked by {boss}

        @cw
        - {^who} and {who2} in one room, talking about {topics} for once
        - Doing it together: {unit} and {unit2} share one list for {topics}
        - One team across {unit} and {unit2}, with one meeting and one kettle
        - Designing {topics} with patients and {who} from the first day
        - Eating together {at}. It sounds small. It is not
        - Knowing the first names of {who} in {unit2}
        - A weekly huddle of {who} and {who2} about {topics}, {n} minutes, standing
        - Cake, and people from three departments
        - Talking
        - Doing it with patients, not to them
        - Us instead of them
        - One conversation across the old boundary
        - {^one} and {one2} swapping places for a day {at}
        - Working on {topics} {at} with people who see the other half of it
        - We invited {who} to our meeting {when}, and {topics} was sorted within {long}

        @fa
        - Trying something with {topics} {at} on Monday and changing it on Tuesday
        - Rules for {topics} that bend when the patient needs it
        - Letting {unit} do {topics} its own way, as long as it works
        - Small tests {at}: one patient, one day, one change to {topics}
        - Being allowed to stop what does not work {at}. We dropped {n} reports {when}
        - A rota {at} that leaves room for ideas about {topics}
        - Accepting that {topics} on a Sunday is not {topics} on a Monday
        - Small steps, quickly
        - Saying "let us try it for a week"
        - Plan B, cheerfully
        - Permission to be a little bit wrong
        - Adapting instead of adopting
        - We tried {n} versions of {topics} {at} and kept the third
        - {^unit} may do {topics} differently from {unit2}. Nobody has died
        - Nobody {at} minds when {who} change how {topics} is done

        @sr
        - {^sum} and permission: that is all that {fix} cost us {at}
        - Using what {who} already know about {topics} instead of buying a report
        - Sharing kit between {unit} and {unit2}, with {good} after {long}
        - An hour a week {at} to work on {topics}, protected and on the rota
        - Technology that works {at}. {^fix} would do for a start
        - Spending the money for {topics} where {who} say that it is needed
        - Letting {unit} keep what it saves on {topics}
        - Time
        - A room, a pen and an hour
        - Kit that works
        - Spending on the boring things first
        - Using what we have got
        - A small pot {at}: {sum}, no forms, for anything that helps with {topics}
        - {^one} with a spreadsheet did more for {topics} {at} than any system
        - Cover {at} for the two hours in which we sorted out {topics}

        @at
        - Trust {who} {at} to know what needs doing about {topics}
        - Being told "just try it" by {boss} when I suggested {fix}
        - No permission needed {at} for anything under {sum}
        - Letting {who} run {topics} themselves. Ours gave us {good}
        - Freedom {at} to say no to a form about {topics} that helps nobody
        - {^boss} said: "You know {topics} better than I do." I grew an inch
        - Teams {at} that plan {topics} among themselves
        - Trust
        - Let go
        - Hire good people and get out of the way
        - Being treated as an adult
        - "I do not need to know. You do"
        - {^who} {at} set their own goals for {topics}
        - {^boss} went on leave for {long} and we fixed {topics}
        - A budget of {sum} that {one} may spend on {topics} {at}

        @sq
        - Asking "why do we do {topics} like this?" {at} until nobody has an answer
        - {^one} who keeps asking the awkward question about {topics}
        - New people {at}: they still see what is odd about {topics}
        - Permission to challenge {boss} about {topics} without holding your breath
        - Someone from outside, a pilot or a chef, looking at {topics} {at}
        - The courage of {one} who said {when} that {topics} was not good enough
        - Breaking one silly rule {at} each month. First we chose {topics}
        - Why? Why? Why?
        - Rebels, handled with care
        - The new girl's questions
        - Not waiting to be asked
        - Somebody with nothing to lose
        - {^one} who refuses to walk past a problem with {topics} {at}
        - We stopped {topics} {at} for a day to see who would miss it
        - "Says who?", asked {one} {at}. Nobody could say

        @ca
        - A clear reason why {topics} matters, told by {one} rather than by a slide
        - A date and a dare: {unit} promised {good} by Easter and did it
        - Pledges: {who} {at} each promised one thing about {topics}
        - Starting. We just started with {topics} {at}, with {n} people and no plan
        - A story about {relative} that made {unit} get up and change {topics}
        - Seeing that it can be done: {unit} fixed {topics} in {long}
        - Being asked. Nobody had asked {who} {at} about {topics} before
        - Just start
        - A reason to get up
        - Ask people to promise something, out loud
        - One good example
        - Anger, put to good use
        - {^n} people {at} said that they would start with {topics}, and {n2} did
        - A deadline {when} that everybody {at} believed in
        - {^relative} wrote to {unit} about {topics}. That letter hangs on our wall

        @fo
        - Being able to say {at} "I do not know" about {topics}
        - Honest talk about {topics}, with {who} and {boss} at the same table
        - {^who} who may report a mistake with {topics} and are thanked for it
        - An open door {at}, and I mean a door that is really open
        - Publishing what went wrong with {topics} {at}, and what we learned
        - No blame {at}. We talk about {topics} as if we were all on one side
        - "You said, we did" {at}, with the names of the {who} who said it
        - Safety to speak
        - Laughing together
        - Saying the difficult thing kindly
        - No secrets about money
        - Leaders who ask for bad news
        - {^who} {at} start the meeting about {topics}, {boss} speaks last
        - We tell each other {at} what went wrong with {topics}, every Friday
        - When {one} {at} raises {topics}, people say "tell me more"

        @np
        - A thank you from {boss} {when} kept me going for {long}
        - Looking after {who} {at}, so that they can look after people
        - Training for {who} in how to improve {topics}, not just fire and lifting
        - Feeling {glad} {at}. Then ideas come by themselves
        - A mentor {at}. Mine was {one} and taught me all about {topics}
        - Breaks, food, sleep: {who} {at} think better when they have had them
        - Time for {who} to learn from {unit2} about {topics}
        - Kindness
        - Being thanked
        - People who feel cared for care
        - Somebody who believed in me
        - Cake again
        - {^boss} noticed {when} that I was {feel}, and did something about it
        - Days {at} on which {who} can learn something that is not mandatory
        - A proper welcome {at}. Mine had {n} people and a balloon in it

        @bp
        - Following a patient from {unit} to {unit2}: we saw {topics} with new eyes
        - Knowing why {topics} matters for people, not only for {unit}
        - {^who} from {unit} visiting {unit2} for a day
        - One shared aim for {unit}, {unit2} and the council
        - Seeing the whole journey {at}: {relative} went through {n} departments
        - Data on {topics} that {who} can read, on the wall {at}
        - Patients telling {unit} what happens with {topics} after they leave
        - Seeing the patient's whole day
        - Knowing what the others do all day
        - Remembering why we came
        - A map of the journey on the wall
        - Thinking past March
        - {^one} showed me what {topics} is like from the other end
        - We followed one patient {at} for {long} and learned all about {topics}
        - {^unit} and {unit2} have the same aim for {topics}. It took us {long} to notice

        @td
        - Asking {who}, who have never been asked about {topics} {at}
        - A mix {at}: {one}, {one2} and a patient looking at {topics} together
        - The quiet people {at}. When {one} spoke about {topics}, we all stopped
        - Listening to {who} who trained abroad: they do {topics} another way
        - Young and old {at} working on {topics} in pairs
        - Inviting people who disagree about {topics}, {boss} as well as {one}
        - Ideas on {topics} from hotels, airlines and schools, tried {at}
        - Different people in the room
        - Introverts with a pencil
        - Asking a child
        - The cleaner's opinion, asked first
        - Somebody who says "where I come from"
        - {^who}, {who2} and a musician looked at {topics} {at}. It was glorious
        - Not the usual suspects: {who} {at} were asked about {topics} for once
        - {^one} {at} thinks in pictures. We see {topics} differently now

        @detail
        - It happened {at} {when} and we still talk about it.
        - We saw {good} within {long}.
        - Nobody had to pay for it. Somebody had to allow it.
        - {^one} had the idea and {boss} said yes. That was all.
        - I felt {glad} for the first time in years.
        - It started with {n} of us and a packet of biscuits.
        - {^relative} noticed the difference before I did.
        - I know that it can work, because it does {at}.
        - It does not need a programme. It needs {boss} to mean it.
        - {^who} came in on their day off to be part of it.
        - Since then people {at} ask before they complain.
        - You could try it tomorrow with {fix}.
        - It was never about money. It was about being {glad}.
        - The result was {good}, and {who} who stay.
        - Not perfect, but {at} nobody would go back.
        - I wish that {boss} could see it.
        """
}
