#!/usr/bin/env python3
"""A panel of twelve in twelve programs on one folder, each on a device and a terminal of its own, scores 400 demo ideas
to a shortlist of 20 in pull mode: each asks for the next idea, and sees in presence/ what the others have in hand.
Then the journals say, by arithmetic of this script: no review was handed out twice, nobody met an idea from which they
stand back, every idea was read by somebody from inside and somebody from outside. The cut is made, and verify is
content."""
import datetime, json, os, random, re, select, statistics, subprocess, sys, time

import program

binary = program.usage(__doc__)
check = program.Checks()
IDEAS, TOP, FLOOR = 400, 20, 2
# Reviews that the line decides about, after the floor is met.
MORE = 60
LIMIT = 600
ROUND = "pull"
HEADING = re.compile(r"(demo-\d+)\s*$")
QUESTION = re.compile(r"Send your review of (demo-\d+)\?")
chance = random.Random(12)


def set_up(place):
    """The demo as it is, cut to 400 by the crowd, and a round of which two reviews of each idea are the floor. A
    member in twenty stands back from an idea."""
    result = subprocess.run([binary, "demo", place.campaign, "--as", "anna"], stdin=subprocess.DEVNULL,
                            capture_output=True, env=place.environment("anna"))
    check.same("the demo is made", result.returncode, 0)

    def do(*words):
        return place.do(*words, member="anna", device="anna")

    members = [json.loads(line) for line in do("list", "members", "--json").split("\n") if line]
    panel = {member["member"]: member["standing"] for member in members if "panelist" in member["roles"]}
    check.same("six are from inside, six from outside",
               sorted(panel.values()), ["external"] * 6 + ["internal"] * 6)
    do("round", "close", "longlist-to-shortlist")
    do("stages", "four:Four hundred:%d" % IDEAS, "twenty:Twenty:%d" % TOP)
    do("cut", "four", "--by", "crowd", "--top", str(IDEAS))
    do("round", "open", ROUND, "--title", "Pull", "--stage", "twenty", "--visibility", "always", "--floor", str(FLOOR),
       "--criterion", "worth:Worth:1:1-5")
    ideas = [line["kept"] for line in place.lines() if line["type"] == "cut.made" and line["stage"] == "four"][0]
    check.same("400 ideas are in the pool", len(set(ideas)), IDEAS)
    recused = {(member, idea) for member in panel for idea in ideas if chance.random() < 0.05}
    with open(place.path("recused.csv"), "w") as file:
        file.write("member,idea\n" + "".join("%s,%s\n" % pair for pair in sorted(recused)))
    do("recuse", "--csv", place.path("recused.csv"))
    return panel, ideas, recused


class Panelist:
    """A member at a terminal: reads what is shown for a moment, scores it, and goes on."""

    def __init__(self, place, member, worth):
        self.member, self.worth = member, worth
        self.leniency = chance.gauss(0, 0.4)
        self.terminal = program.Terminal(place.command(member=member), place.environment(member))
        self.state, self.until, self.idea, self.moved = "read", 0, None, 0
        self.latencies, self.reasons, self.sent = [], [], 0

    def shown(self):
        found = HEADING.search(self.terminal.screen.line(1))
        return found.group(1) if found else None

    def step(self, now, is_last):
        """One look at the screen; keys where it is time for them."""
        if self.state in ("read", "sent"):
            shown = self.shown()
            if QUESTION.search(self.terminal.screen.text()) or shown is None:
                return
            if self.state == "sent":
                if shown == self.idea:
                    return
                self.latencies.append(now - self.asked)
                self.sent += 1
                self.state, self.idea = "read", None
            if shown != self.idea:
                self.moved += self.idea is not None
                # Nobody judges faster than the machine tells the others what they have in hand.
                self.idea = shown
                self.until = now + chance.uniform(0.3, 0.9) + 2 * (self.latencies[-1] if self.latencies else 0.5)
                self.reasons.append(self.terminal.screen.line(2))
            elif now >= self.until and not is_last:
                score = round(3 + self.worth.get(shown, 0) + self.leniency + chance.gauss(0, 0.8))
                self.terminal.write(b"%d\r" % min(5, max(1, score)))
                self.state, self.until = "ask", now + 5
        elif self.state == "ask":
            found = QUESTION.search(self.terminal.screen.text())
            if found:
                self.idea, self.asked, self.state = found.group(1), now, "sent"
                self.terminal.write(b"y")
            elif now >= self.until:
                self.state, self.idea = "read", None


def work(people, wanted):
    """All at once, until so many reviews are sent; answers the seconds."""
    began = time.monotonic()
    masters = {person.terminal.master: person for person in people}
    while True:
        now = time.monotonic()
        is_last = sum(person.sent + (person.state in ("ask", "sent")) for person in people) >= wanted
        if is_last and all(person.state == "read" for person in people):
            return now - began
        if now - began > LIMIT:
            check("%d reviews within %d s" % (wanted, LIMIT), False, sum(person.sent for person in people))
            return now - began
        for master in select.select(list(masters), [], [], 0.02)[0]:
            masters[master].terminal.read(0)
        now = time.monotonic()
        for person in people:
            person.step(now, is_last)


def reviews(place):
    """The reviews of the round by the journals, in the order of their stamps."""
    found = []
    for line in place.lines():
        if line["type"] == "review.submitted" and line["round"] == ROUND:
            at = datetime.datetime.fromisoformat(line["at"].replace("Z", "+00:00")).timestamp()
            found.append((at, line["writer"].split(".")[0], line["idea"]))
    return sorted(found)


def slots(found, panel, ideas, recused):
    """Replays the round. A member has an idea in hand from their review before, to the review of it. Answers those who
    were handed one too many of an idea while a review that was wanted, and that they could give, was handed out only
    later."""
    spans, last = [], {}
    for at, member, idea in found:
        spans.append((last.get(member, 0), at, member, idea))
        last[member] = at
    spans.sort()
    given = {idea: [] for idea in ideas}
    surplus, filled = [], []
    for taken, at, member, idea in spans:
        views = given[idea]
        lacking = {"internal", "external"} - {panel[other] for other in views}
        if len(views) >= FLOOR or panel[member] not in lacking:
            surplus.append((taken, member, idea))
        else:
            filled.append((taken, member, idea))
        views.append(member)
    wrong = []
    for taken, member, idea in surplus:
        read = {other for _, who, other in found if who == member}
        late = [slot for slot in filled if slot[0] > taken + 0.001 and panel[slot[1]] == panel[member]
                and (member, slot[2]) not in recused and slot[2] not in read]
        if late:
            wrong.append((taken, member, idea, late[:2]))
    return surplus, wrong


place = program.Place(binary)
panel, ideas, recused = set_up(place)
worth = {idea: chance.gauss(0, 1) for idea in ideas}
people = [Panelist(place, member, worth) for member in sorted(panel)]
for person in people:
    check(person.member + " begins on the Panel", person.terminal.wait("Why this one", seconds=60),
          person.terminal.screen.text())
wanted = FLOOR * IDEAS + MORE
seconds = work(people, wanted)
for person in people:
    check.same(person.member + " leaves", person.terminal.leave(), 0)
check.same("nobody is said to be at work any more", os.listdir(place.path("campaign", "presence")), [])

found = reviews(place)
check.same("as many reviews are in the journals as were sent", len(found), sum(person.sent for person in people))
pairs = [(member, idea) for _, member, idea in found]
check.same("nobody was handed an idea twice", len(pairs), len(set(pairs)))
check.same("nobody met an idea from which they stand back", [pair for pair in pairs if pair in recused], [])
check.same("all were of the pool", {idea for _, idea in pairs} - set(ideas), set())
views = {idea: {panel[member] for member, other in pairs if other == idea} for idea in ideas}
check.same("every idea was read from inside and from outside",
           [idea for idea in ideas if views[idea] != {"internal", "external"}], [])
surplus, wrong = slots(found, panel, ideas, recused)
check.same("no review was handed out twice", wrong, [])
reasons = [reason for person in people for reason in person.reasons]
check("the reasons say why", any("nobody has scored it yet" in reason for reason in reasons)
      and any("of 2 reviews" in reason for reason in reasons) and any("says most about" in reason for reason in reasons))
place.do("cut", "twenty", "--by", "panel", "--top", str(TOP), member="anna", device="anna")
kept = [line["kept"] for line in place.lines() if line["type"] == "cut.made" and line["stage"] == "twenty"][0]
check.same("the shortlist has 20 ideas of the pool", (len(set(kept)), set(kept) - set(ideas)), (TOP, set()))
check.same("verify is content", place.run("verify", member="anna", device="anna").returncode, 0)
best = sorted(ideas, key=lambda idea: -worth[idea])[:TOP]
latencies = sorted(latency for person in people for latency in person.latencies)
print("%d reviews of %d ideas by 12 in %.1f s, %d of them after the floor; key to next idea: median %.0f ms, 95 of 100 "
      "within %.0f ms" % (len(found), IDEAS, seconds, len(surplus), 1000 * statistics.median(latencies),
                          1000 * latencies[len(latencies) * 95 // 100]))
print("%d times an idea went to who came first; %d of the 20 best by the script's own worth are on the shortlist"
      % (sum(person.moved for person in people), len(set(best) & set(kept))))
check.end()
