extension DemoTexts {
    /// What people say about ideas. `{topic}` is what the idea is about.
    static let comments: String = """
        @support
        - Yes. We need this {at}, and soon.
        - Brilliant, and so simple. {^who} {at} would love it.
        - I have been saying this about {topic} for years!
        - This would have helped {relative} {when}.
        - Full support from {unit}.
        - If only one thing comes out of all this, let it be {topic}.
        - Count me in. I would start {at} tomorrow.
        - Anything that makes {topic} less of a struggle gets my vote.
        - As {one} I can only agree.
        - This is what {who} {at} have asked for since last spring.
        - Love it. It treats {who} as grown-ups.
        - It costs next to nothing and it shows respect. More of this.
        - I was sceptical at first, but when it comes to {topic} you are right.
        - Such a small thing, such a big difference {at}.
        - We should have done this ten years ago. {^when} I said so in a meeting.
        - The best idea that I have read here so far, and I have read {n} pages.
        - Please, please let this be one of the fifteen.
        - {^boss} should read this.
        - My whole team {at} read this at the break and nodded.
        - Good for patients, good for {who}. What are we waiting for?
        - Hear, hear.
        - +1 from {unit}.
        - Signed, {one}.
        - Where can I sign up?
        - Made my day. 👏
        - Common sense. Which is why it will be hard.
        - {^relative} said exactly this {when}.
        - I showed this to {who} {at}. {^n} of them want to start.
        - It should be in the contract.
        - When I read this I thought of {who} {at}. They need it most.
        - I would give up {fix} for this.
        - Do it. And if it does not work, stop. But do it.
        - Patients notice such things. {^relative} did.
        - My vote for this one, because it starts with {who}.
        - I came here to write the same about {topic}.
        - Wonderful. Small enough to try, big enough to matter.
        - This is about dignity. Thank you for writing it.
        - {^at} we could begin within {long}.
        - The first idea about {topic} that made me smile.
        - I have waited {n} years for somebody to say this out loud.

        @doubt
        - Nice idea, but {at} there are not enough people to do it.
        - We tried something like it {when} and it lasted {long}.
        - I am not convinced. {^who} {at} have too much to do already.
        - This would move the problem of {topic} to {unit}, not solve it.
        - It may work in a big hospital. {^at} I cannot see it.
        - Who pays? {^sum} here, {sum2} there, and in the end {who} go without.
        - Good for {who}, but has anybody asked {who2}?
        - Sorry, but {topic} is not our biggest worry {at}.
        - Another thing to measure. I would rather have {fix}.
        - I fear that {boss} would turn it into a form.
        - Be careful what you wish for. We had that {at} and people were {feel}.
        - This has been national guidance for years. The question is why nobody does it.
        - It depends on goodwill, and goodwill {at} has run out.
        - The principle is right, but not for {topic}.
        - It works until {boss} leaves. Then it stops.
        - I would vote for half of it: the first half.
        - Hm.
        - With what staff?
        - Sounds lovely. So did the last {n} ideas about {topic}.
        - {^boss} will say that there is no money, and for once that is true.
        - I am for it, but please not as one more duty for {who}.
        - You would need {unit} and {unit2} to agree. Good luck.
        - The patients {at} whom I asked did not mind how it is now.
        - I would rather we did {topics} properly first.
        - It solves a problem of big cities. Come and see us {at}.
        - Nice for the day shift.
        - There are rules about this, and some of them have a reason.
        - That would cost more than {sum}, believe me.
        - What worries me is the first mistake. Who protects {one} then?
        - A good idea that will be remembered as a bad poster.

        @build
        - You could begin with {unit} and see what happens within {long}.
        - Could {who} be part of it as well?
        - Have a look at what they do in New Zealand about {topic}.
        - It would be stronger with a number on it: {good}, for example.
        - Add {who} to the list, they see {topic} from the other end.
        - I would make it opt-in for the first {long}.
        - Why not join this with the other idea about {topic}?
        - Start with {who} {at}. They will tell you within a day whether it works.
        - The point is not {topic}, it is trust. But {topic} is a good place to begin.
        - Let {one} lead it instead of {boss}.
        - This needs somebody who owns it, otherwise it will be gone by next {season}.
        - Maybe two versions: one for {unit}, one for {unit2}.
        - Mind the night shift. What works at ten in the morning fails at three.
        - Keep it small. {^n} people, {long}, then look.
        - Make sure that it works for people who do not read English.
        - Please think of those of us who have no computer at work.
        - What if it began at induction?
        - Take it one further: let {who} decide how.
        - Two things to add: a date and a name.
        - I would leave out the second part.
        - Write it so that {relative} understands it, and you have it.
        - Could it be tested against {fix}? Then we would know.
        - Combine it with {topics}: same people, same day.
        - Please involve the people who clean up afterwards.
        - Ask the students. They have seen {n} other places.
        - A version for {who} without a desk would be useful.
        - Turn it round: who would have to stop doing what?
        - Give it to {unit} first, they have the space.

        @question
        - How would this work {at}, where there are only {n} of us?
        - Who would do it when {boss} is on leave?
        - What about {topic} at weekends?
        - Has anybody measured it? We would need to show {good}.
        - Would this apply to {who} too?
        - Is {sum} realistic? I would have guessed more.
        - How do you keep {who} involved after the first {long}?
        - Could {relative} have asked for this, or is it only for staff?
        - Do you need permission for that {at}? From whom?
        - Does somebody do this already? I would like to come and see it.
        - What do {who} say about it?
        - What would have to stop, so that there is time for {topic}?
        - How is this different from what we did {when}?
        - Can it be done without a new computer system?
        - And what happens if {unit} says no?
        - Who decides in the end about {topic}: {boss} or the team?
        - Is that legal? I ask because {boss} will ask.
        - How many {who} would it take to start {at}?
        - Why has nobody done this before?
        - Where does the money come from, {sum} here or there?
        - Could you say what the first day would look like {at}?
        - What is the smallest version of this?
        - Does it have to be {who}? Or could {who2} do it?
        - How would we know after {long} that it works?
        - Who would be against it, and why?
        - Did you try it yourself {at}?
        - What would {relative} notice?
        - Would you be willing to talk with {boss} about it? I could arrange that.
        - Is there anything about {topic} that we should not touch?
        - And on nights?

        @story
        - {^relative} was in hospital {when}. Nobody explained anything about {topic} until
        {one} sat down with us for {n} minutes. I shall never forget it.
        - {^when} {at} we simply started with {topic}, without asking. After {long} we had
        {good}. Then {boss} asked who had allowed it.
        - I am {one}. {^when} I raised {topic} and was told to fill in a form. I did. That was
        the end of it.
        - We have done this {at} since last {season}. It was hard for {n} weeks, then we had
        {good}.
        - As {one} I once spent {n} hours sorting out {topic} for a single patient. He wrote me
        a letter. I keep it in my locker.
        - I worked abroad for {long}. There {who} decide about {topic} themselves, and nothing
        terrible happens.
        - {^when} {relative} waited {n} hours {at} because of {topic}. Nobody was unkind. It
        just was nobody's job.
        - A patient asked me {when} why we do {topic} as we do. I opened my mouth and had no
        answer.
        - In my first week {at} I asked {who} about {topic}. They laughed, and then they showed
        me how they get round it.
        - My team got {fix} {when}, after {long} of asking. It made such a difference that
        {unit} came to look.
        - I left {unit} because of {topic}. I came back {when}, and {boss} asked me to fix it.
        We are half way.
        - {^relative} works {at}, and I am a patient there. You would not believe how
        differently we see {topic}.
        - Once, {at}, {one} stopped the whole meeting and asked what the patient would say. We
        had talked about {topic} for an hour.
        - My first boss asked me every Friday what had annoyed me that week. About {topic} I had
        a lot to say. By spring he had fixed {n} things.
        - A man of ninety told me {when} that in his day {who} knew what to do about {topic}. I
        think of him often.
        - {^when} I sat {at} with {relative} for {n} hours and watched. Everybody was kind,
        nobody knew about {topic}.
        - We had a visitor {at} from Sweden. She asked one question about {topic}, and we have
        been blushing since.
        - I once broke the rule about {topic}, for {relative}. I would do it again.
        - I have seen it done. It was {at}, there were {n} of them, and it began with {fix}.
        - Two of us {at} made a start {when}, on the back of a menu. It is still on the wall.

        @implementation
        - We could host a trial {at}: {n} people, {long}, and we share what we learn.
        - I have a spreadsheet for {topic} that I am happy to give away.
        - Step one: ask {who}. Step two: try it {at} for two weeks. Step three: look for {good}.
        - Cost it like this: {sum} for materials, an hour a week for {n} people, no new posts.
        - You need three things: {boss} on side, {one} to lead it, and {fix}.
        - We wrote a one-page guide for {unit}. Anyone may copy it.
        - Measure it by {good}. Count for {long} before and {long2} after.
        - Begin {at}, where {who} want it, and let the others come and look.
        - Ask the volunteers' office first. Ours found {n} people within a fortnight.
        - Put it in the induction for {who}, so that it does not depend on one person.
        - I can offer {n} hours a month of my time as {one}, retired.
        - Write down what you will stop doing. {^at} we stopped two reports to make room.
        - The union will help if you ask early. Ours {at} wrote half of the rules.
        - Get patients into the first meeting, not the fifth. We have {n} who would come.
        - Put {one} and {one2} in charge together. It worked for {unit}.
        - Print a card, laminate it, hang it up {at}. Cost: {sum}.
        - {^n} things to watch: cost, cover, keys. We learned that the hard way {at}.
        - Make the first test tiny: one day, {one}, one patient.
        - I have asked {boss}: we may use a room and {sum}.
        - Draft plan: week one talk with {who}, week two try, week three throw away half of it.
        - You will need somebody from finance. Choose one who laughs.
        - We can lend you {one} for {long}.
        - The forms exist already. I have put ours in the shared folder.
        - Start with those who are against it. {^at} they became the best advocates.
        - Put the date for stopping into the diary now, {long} from the start.
        - Count before you start. We did not, and nobody believed us.

        @answered
        - What helped {at} was {fix}, honestly.
        - True {at} too. {^who} would say the same about {topics}.
        - It is not only {who}. {^boss} suffers from it as well.
        - This one sentence says more than the whole staff survey.
        - {^at} it is getting better, slowly. {^good}, for a start.
        - Sad but true. I felt {feel} {when} for just this reason.
        - I disagree. {^at} it is quite different, and {who} do have a say.
        - Could you give an example? I am {one} and would like to understand.
        - We turned this round in {long}. Happy to tell you how.
        - Seen from the other side: {boss} may not even know.
        - Add {topics} to that and you have my week.
        - Well put. I have sent this to {boss}.
        - This.
        - So true it hurts.
        - I could have written that.
        - Who would have thought that it is the same {at}?
        - {^who} too, please do not forget them.
        - That is not my experience. {^at} {boss} asks us first.
        - What would you do about it, if it were up to you?
        - Hang it up by the lift.
        - And nobody notices until {one} leaves.
        - I know {n} people who left because of it.
        - {^relative} works {at} and tells the same story.
        - It was different {when}. I wonder what we lost.
        - It can be done. {^unit} shows it every day.
        - One for the ideas phase, I hope!

        @reply
        - Good point. I had not thought of {who}.
        - That is exactly it.
        - I would start with {who} and leave {boss} out of it for the first month.
        - Thank you, that helps. Could you post your list?
        - Fair enough, but then {topic} stays as it is for another year.
        - Then let us do both.
        - Do get in touch with {unit}, they have been through it.
        - Yes! And for {topics} as well.
        - I think that we agree more than it looks.
        - Only if {who} are asked first.
        - Same here {at}.
        - You are right about {topic} and wrong about {who}. 🙂
        - That was my first thought too, until I saw it {at}.
        - Could you say more about {fix}?
        - Agreed.
        - Hear, hear.
        - Thank you!
        - I did not mean {who}. But I see how it reads.
        - Let us ask {who}.
        - It was like that {at}, until {when}.
        - You have a point.
        - Please do not give up on it.
        - With respect, that is what {boss} said {when}.
        - Ha! Yes.
        - Come and see us {at}.
        - I would have put it less politely.
        - Somebody please tell {boss}.
        - Then why not try it for {long}?
        - It is the same with {topics}.
        - I take it back, having talked with {who}.
        - Interesting. Is that so {at} as well?
        - May I quote you?
        - That made me think. I am {one} and had never seen it like this.
        - Not everything that {who} dislike is bad for patients, I have to say.
        - We are closer than you think.

        @told
        - We did it with {n} people and {sum}, so yes, it is possible.
        - Not {at}, but I know that {unit} does.
        - It took us {long}. Worth every minute.
        - I asked {boss}. The answer was "not this year", which is at least an answer.
        - We looked into that {when}. It turned out to be easier than we had feared.
        - Good question. We share it between {unit} and {unit2}.
        - Ask {who} {at}, they have done it for {long}.
        - As far as I know, yes. {^one} told me {when}.
        - I do not know, but I would love to find out.
        - That is for {who} to say, I should think.
        - Nobody has needed permission so far, at least not {at}.
        - We began without an answer to that. It came by itself after {long}.
        - No idea. Shall we ask {boss} together?
        - About {sum}, everything included.
        - It depends on {who}. {^at} they were keen.
        - We had the same worry. After {n} weeks it was forgotten.
        - With {fix}, mainly.
        - In our case: {one}, two afternoons a week.
        - Slowly! We did {unit} first, then {unit2}.
        - Yes, and {who} as well.

        @closing
        - We could start {at}.
        - I would begin with {unit}.
        - {^who} {at} would be glad to try it first.
        - Try it for {long} and look.
        - It need not cost more than {sum}.
        - {^unit} would be a good place to begin.
        - I should be glad to help to set it up {at}.
        - Ask {who} first.
        - {^n} of us {at} would volunteer.
        - We talked it over {at} and could not find a reason against it.
        - {^relative} would have been the first to say yes.
        - I have asked {who} {at}: they want it.

        @tail
        - {^who} deserve it.
        - It would mean {good}.
        - I speak as {one}.
        - {^relative} would say the same.
        - We should talk with {who} about it.
        - It took us {long} to get {fix}, so do not give up.
        - Just ask {who} {at}.
        - I wish that we had had it {when}.
        - {^n} of my colleagues think so too.
        - It would not even cost {sum}.
        - And it might help with {topics} as well.
        - That is how it was {at} {when}.
        - Let us know how it goes!
        - Happy to help.
        - {^boss} might even agree.
        - I say this after {n} years {at}.
        - It would make me feel {glad}.
        - At present people are made to feel {feel}.
        - Otherwise nothing will change, least of all {topics}.
        - It has to come from {who}, not from above.
        - Then we might keep our {who}.
        - You have no idea how much it would change {at}.
        - Mind you, I only know how it is {at}.
        - That would be worth more to me than {sum} a month.
        - {^unit} would thank you.
        - I have talked about it with {who}.
        - Only my two pence, as {one}.
        - In {n} years {at} I have not heard a better answer.
        - And {who} should have a say in it.
        - Ask me again in {long}.
        - I shall mention it to {boss}.
        - That goes for {who} too.
        - There are {n} of us {at} who think so.
        - My experience, {at}, for what it is worth.
        """
}
