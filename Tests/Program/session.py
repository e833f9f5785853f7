#!/usr/bin/env python3
"""A session as people would have it, by keys in tmux at 80 by 24, on a real campaign: a moderator triages, a
facilitator opens a round, two panelists score at once, a shortlist of three is made; then the listings and the
journal say exactly that. And two terminals side by side: what one decides the other shows, its cursor unmoved."""
import datetime, math, os, re, shutil, time

import program

binary = program.usage(__doc__)
check = program.Checks()
SYSTEM = "polis.vtaiwan.uberx"
ID = re.compile(re.escape(SYSTEM) + r"-\d+")
REASONS = [("o", "off-topic"), ("d", "duplicate"), ("p", "personal-data"), ("n", "names-someone"),
           ("g", "safeguarding"), ("a", "abusive"), ("s", "spam"), ("v", "advert"), ("u", "unlawful"),
           ("i", "not-an-idea"), ("r", "unreadable"), ("z", "other")]
CRITERIA = ["supported", "doable", "helps", "innovative"]


class Person:
    """A member at a terminal of their own, on a device of their own."""

    def __init__(self, place, member):
        self.member = member
        self.modes = place.path(member + ".stty")
        self.tmux = program.Tmux(place.environment(member))
        self.tmux.command("cd %s; stty -a > %s.before; echo ready" % (place.folder, self.modes), wait="\nready")
        started = self.tmux.command("clear; %s -C campaign --as %s" % (place.binary, member),
                                    wait=lambda shown: "%s (" % member in shown and "shared" in last(shown))
        check(member + ": the screens open", started, self.tmux.screen())

    def press(self, *keys, wait, seconds=10):
        """Keys; the text that they bring must come."""
        came = self.tmux.press(*keys, wait=wait, seconds=seconds)
        if not came:
            check("%s: %s brings %r" % (self.member, " ".join(keys), wait), False, "\n" + self.tmux.screen())
        return came

    def leave(self):
        self.tmux.press("Q", wait=lambda shown: "shell>" in last(shown))
        self.tmux.command("clear; echo status $?; stty -a > %s.after; echo done" % self.modes, wait="\ndone")
        check(self.member + ": leaves with status 0", "status 0" in self.tmux.screen(), self.tmux.screen())
        with open(self.modes + ".before") as before, open(self.modes + ".after") as after:
            check.same(self.member + ": stty -a is as before", after.read(), before.read())
        self.tmux.close()


def last(shown):
    return (shown.rstrip("\n").split("\n") or [""])[-1]


def pane_id(shown):
    """The id in the reading pane, below the rule."""
    found = ID.search(shown.split("─────", 1)[-1])
    return found.group(0) if found else None


def set_up(place, data):
    place.new("vTaiwan: UberX")
    place.do("import", "polis", os.path.join(data, "vtaiwan.uberx"), member="anna")
    for member, role in (("ben", "moderator"), ("cara", "panelist"), ("dan", "panelist")):
        place.do("member", member, "--role", role, member="anna")
    ideas = place.objects("list", "ideas", member="anna")
    back = [idea["idea"] for idea in ideas if idea["status"] == "approved"][:20]
    back += [idea["idea"] for idea in ideas if idea["status"] == "hidden"][:20]
    place.do("decide", "pending", *back, member="anna")
    return {idea["idea"]: idea for idea in place.objects("list", "ideas", member="anna")}


def by_urgency(place, ideas):
    """The queue as docs/METHODS.md orders it: no flags here, so by age and reach."""
    moment = lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()
    now = max(moment(line["at"]) for line in place.lines())

    def points(idea):
        days = int((now - moment(idea["happened"])) // 86400)
        people = idea["voters"] + idea["comments"]
        return sum(0.25 * (math.log(1 + count) / math.log(2)) for count in (days, people))

    return sorted((idea for idea in ideas.values() if idea["status"] == "pending"),
                  key=lambda idea: (-points(idea), idea["happened"], idea["idea"].encode()))


def triage(place, ideas):
    """Ben's part. Answers what he decided, in order: (item, verdict, reason), and the one that he took back."""
    queue = by_urgency(place, ideas)
    ben = Person(place, "ben")
    check("ben: begins on Triage", "Whittle Triage" in ben.tmux.screen())
    check("ben: %d items wait" % len(queue), "%d waiting" % len(queue) in ben.tmux.screen(), ben.tmux.screen())
    decided = []
    for number in range(20):
        item = pane_id(ben.tmux.screen())
        check.same("ben: item %d of the queue" % (number + 1), item, queue[number]["idea"])
        began = time.monotonic()
        if number in (3, 11):
            ben.press("a", wait="Approved %s." % item)
            decided.append((item, "approved", None))
        elif number in (7, 15):
            ben.press("v", wait="Escalated %s" % item)
            decided.append((item, "escalated", None))
        else:
            key, reason = REASONS[number % len(REASONS)]
            # Safeguarding is never just hidden: the same keys hand it to a facilitator.
            verdict = "escalated" if reason == "safeguarding" else "hidden"
            ben.press("x", wait="Hide this item")
            ben.press(key, wait="%s %s (%s)" % ("Hid" if verdict == "hidden" else "Escalated", item, reason))
            decided.append((item, verdict, reason))
        ben.tmux.wait(lambda shown: "shared" in last(shown) and pane_id(shown) != item)
        # A key that comes again within 80 ms counts as held, not as pressed.
        time.sleep(max(0, 0.1 - (time.monotonic() - began)))
    ben.press("u", wait="Taken back: ")
    check("ben: undo says what", decided[-1][0] in last(ben.tmux.screen()), last(ben.tmux.screen()))
    # 19 are done here, the escalated among them; one was taken back.
    check("ben: the others wait", "%d waiting" % (len(queue) - 19) in ben.tmux.screen(), ben.tmux.screen())
    ben.tmux.wait(lambda shown: "shared" in last(shown))
    ben.leave()
    return decided[:-1], decided[-1]


def open_round(place):
    anna = Person(place, "anna")
    check("anna: begins on the overview", "Whittle Overview" in anna.tmux.screen())
    anna.press("o", wait="Shortlist")
    anna.press("p", wait="No round has been opened")
    anna.press("O", wait="When may members see")
    anna.press("1", wait="The round is open")
    anna.tmux.wait(lambda shown: "shared" in last(shown))
    anna.leave()


def score(person, given, comment=None):
    """Five ideas: the digits, once with a comment; each is sent. Answers [(idea, scores, comment)]."""
    sent, unreadable = [], []
    for number, scores in enumerate(given):
        shown = person.tmux.screen()
        idea = ID.search(shown).group(0)
        for place, digit in enumerate(scores):
            person.press(str(digit), wait=lambda shown, upto=place + 1: rubric(shown)[:upto] == list(map(str, scores[:upto])))
        words = None
        if comment and number == 1:
            words = comment
            person.press("c", wait="Esc keeps it as a draft")
            for part, line in enumerate(comment.split("\n")):
                if part:
                    person.tmux.press("Enter")
                person.tmux.type(line)
            person.tmux.wait(comment.split("\n")[-1])
            person.press("Escape", wait="kept as a draft; Enter sends")
        person.press("Enter", wait="Send your review of %s?" % idea)
        person.press("y", wait=lambda shown: "Your review of " + idea[:9] in last(shown)
                     and "shared" in last(shown))
        if "Your review of %s is sent" % idea not in last(person.tmux.screen()):
            unreadable.append(last(person.tmux.screen()))
        sent.append((idea, dict(zip(CRITERIA, scores)), words))
    check(person.member + ": the status line says of each review that it is sent, whole", not unreadable, unreadable[:2])
    return sent


def rubric(shown):
    """The values beside the criteria."""
    found = []
    for title in ("Supported", "Doable", "Helps a building block", "Innovative"):
        match = re.search(r"%s +(\S+) " % title, shown)
        found.append(match.group(1) if match else "")
    return found


def panel(place):
    """Cara and Dan at the same time, in turns."""
    cara, dan = Person(place, "cara"), Person(place, "dan")
    for person in (cara, dan):
        check(person.member + ": begins on the panel", "Whittle Panel" in person.tmux.screen(), person.tmux.screen())
    by_cara = [[5, 5, 5, 5], [4, 5, 5, 5], [3, 3, 3, 3], [2, 2, 3, 2], [1, 1, 1, 2]]
    by_dan = [[5, 5, 4, 4], [4, 4, 4, 3], [3, 3, 3, 4], [2, 2, 2, 2], [1, 2, 1, 1]]
    reviews = [("cara",) + entry for entry in score(cara, by_cara[:2], "Carried by the wards.\nSehr gut, naïve: 好。")]
    reviews += [("dan",) + entry for entry in score(dan, by_dan[:3])]
    reviews += [("cara",) + entry for entry in score(cara, by_cara[2:])]
    reviews += [("dan",) + entry for entry in score(dan, by_dan[3:])]
    cara.leave()
    dan.leave()
    return reviews


def shortlist(place, reviews):
    """Anna's part: the three best by the panel, by keys. Answers them as Python ranks them."""
    sums = {}
    for _, idea, scores, _ in reviews:
        sums.setdefault(idea, []).append(sum(scores.values()) / len(scores))
    best = sorted(sums, key=lambda idea: (-sum(sums[idea]) / len(sums[idea]), idea.encode()))[:3]
    anna = Person(place, "anna")
    anna.press("o", wait="Shortlist")
    anna.press("s", wait="by the panel's adjusted scores")
    anna.press("p", wait="by the panel-and-crowd scores")
    anna.press("p", wait="by the panel's raw scores")
    for size in range(9, 2, -1):
        anna.press("-", wait="the best %d by the panel" % size)
    check("anna: as it stands", "As it stands: 3 in" in anna.tmux.screen(), anna.tmux.screen())
    anna.press("m", wait="Make the cut")
    anna.press("y", wait="The cut is made: 3 kept")
    anna.tmux.wait(lambda shown: "shared" in last(shown))
    anna.leave()
    return best


def says_exactly(place, ideas, decided, undone, reviews, best):
    """The listings and the journal's lines."""
    wanted = {idea: entry["status"] for idea, entry in ideas.items()}
    wanted.update({item: verdict for item, verdict, _ in decided})
    listed = {idea["idea"]: idea for idea in place.objects("list", "ideas", member="anna")}
    check.same("list ideas: status of all 197", {name: idea["status"] for name, idea in listed.items()}, wanted)
    check.same("list ideas: what was taken back is pending", listed[undone[0]]["status"], "pending")
    check.same("list ideas: the shortlist", sorted(n for n, idea in listed.items() if idea["stage"] == "shortlist"),
               sorted(best))
    check("list ideas: no other stage", all(idea["stage"] in (None, "shortlist") for idea in listed.values()))
    figures = {name: idea["reviews"] for name, idea in listed.items() if idea["reviews"]}
    counted = {}
    for _, idea, _, _ in reviews:
        counted[idea] = counted.get(idea, 0) + 1
    check.same("list ideas: reviews of each", figures, counted)
    got = sorted((r["member"], r["idea"], sorted(r["scores"].items()), r["comment"], r["counts"])
                 for r in place.objects("list", "reviews", member="anna"))
    check.same("list reviews", got, sorted(
        (member, idea, sorted(scores.items()), comment, True) for member, idea, scores, comment in reviews))
    events = [(e["member"], e["type"], e["undone"]) for e in place.objects("list", "events", member="anna")]
    events = events[[e[1] for e in events].index("member.joined"):]
    check.same("list events", events, [("anna", "member.joined", False)] * 3 + [("anna", "items.decided", False)]
               + [("ben", "items.decided", False)] * 19 + [("ben", "items.decided", True)]
               + [("ben", "line.undone", False)] + [("anna", "round.opened", False)]
               + [(member, "review.submitted", False) for member, _, _, _ in reviews]
               + [("anna", "cut.made", False)])
    journal(place, decided, undone, reviews, best)


def journal(place, decided, undone, reviews, best):
    lines = place.lines(member="ben")
    check.same("journal: ben's lines", [line["type"] for line in lines],
               ["writer.opened"] + ["items.decided"] * 20 + ["line.undone"])
    check.same("journal: ben's decisions", [(line["items"], line["verdict"], line.get("reason")) for line in lines[1:21]],
               [([item], verdict, reason) for item, verdict, reason in decided + [undone]])
    check("journal: each says what text it saw", all(list(line["saw"]) == line["items"] for line in lines[1:21]))
    check.same("journal: ben's undo", lines[21]["lines"], ["%s-%d" % (lines[20]["writer"], lines[20]["seq"])])
    for member in ("cara", "dan"):
        lines = [line for line in place.lines(member=member) if line["type"] != "writer.opened"]
        check.same("journal: %s’s reviews" % member,
                   [(line["type"], line["round"], line["idea"], line["scores"], line.get("comment")) for line in lines],
                   [("review.submitted", "round-1", idea, scores, comment)
                    for who, idea, scores, comment in reviews if who == member])
    lines = place.lines(member="anna")
    opened = [line for line in lines if line["type"] == "round.opened"]
    check.same("journal: the round has the four criteria", [
        [(c["criterion"], c["weight"], c["min"], c["max"]) for c in line["criteria"]] for line in opened],
        [[(criterion, 0.25, 1, 5) for criterion in CRITERIA]])
    cuts = [line for line in lines if line["type"] == "cut.made"]
    check.same("journal: the cut", [(line["stage"], line["from"], line["kept"]) for line in cuts],
               [("shortlist", "pool", best)])
    verify = place.run("verify", member="anna")
    check("verify finds nothing", verify.returncode == 0, verify.stdout)
    verify = place.run("verify", member="ben", device="ben")
    check("verify on ben's device finds nothing", verify.returncode == 0, verify.stdout)


def side_by_side(place):
    """Anna and Ben both on Triage: what Ben decides, Anna's screen shows, and her cursor stays."""
    anna = Person(place, "anna")
    anna.press("o", wait="Shortlist")
    anna.press("t", wait="waiting")
    anna.press("j", "j", wait=lambda shown: pane_id(shown) is not None)
    before = anna.tmux.settle()
    ben = Person(place, "ben")
    others = place.lines(member="anna")
    # Ben's next is past what Anna is at; he goes back to the first, and is asked where she is at it.
    ben.tmux.press("Home")
    ben.tmux.settle()
    item = pane_id(ben.tmux.screen())
    rows = [line for line in before.split("\n")[2:8] if " idea " in line or " comment " in line]
    ben.press("a", wait=lambda shown: "Approved %s." % item in shown or "(y/n)" in shown or "y yes" in shown)
    if "Approved %s." % item not in ben.tmux.screen():
        ben.press("y", wait="Approved %s." % item)
    shown = anna.tmux.wait("new from others")
    check("two terminals: the other says that something arrived", shown, last(anna.tmux.screen()))
    after = anna.tmux.settle()
    check.same("two terminals: the other's item stays under its cursor", pane_id(after), pane_id(before))
    again = [line for line in after.split("\n")[2:8] if " idea " in line or " comment " in line]
    check.same("two terminals: the other's list keeps its order",
               [row.split(" idea ")[-1].replace("[ben] ", "") for row in again],
               [row.split(" idea ")[-1].replace("@anna ", "") for row in rows])
    check("two terminals: the decided row shows its verdict and whose it is", "[ben]" in again[0] and rows[0] != again[0] and "+" in again[0].split(" idea ")[0],
          again[:2])
    check.same("two terminals: nobody wrote in another's file", place.lines(member="anna"), others)
    anna.tmux.press("F5", wait="Read again")
    check("two terminals: F5 reads it, and says so no longer", "new from others" not in last(anna.tmux.screen()),
          last(anna.tmux.screen()))
    # What Anna decides, Ben is shown too.
    item = pane_id(after)
    anna.press("v", wait="Escalated %s" % item)
    check("two terminals: and the other way", ben.tmux.wait("new from others"), last(ben.tmux.screen()))
    anna.leave()
    ben.leave()


def fast_keys(place, tries=40):
    """A key that comes in the moment in which the one before it is shared is not lost."""
    campaign = place.path("fast")
    place.new("Fast keys", campaign=campaign)
    with open(place.path("fast.jsonl"), "w") as file:
        for number in range(tries + 5):
            file.write('{"idea":"q-%d","title":"Idea %d"}\n' % (number, number))
    place.do("import", "jsonl", place.path("fast.jsonl"), "--source", "q", member="anna", campaign=campaign)
    terminal = program.Terminal(place.command(member="anna", campaign=campaign), place.environment())
    terminal.wait("shared")
    terminal.press("o", "t", wait="waiting")
    lost = 0
    for number in range(tries):
        time.sleep(0.1)
        terminal.write(b"a")
        time.sleep(number % 20 * 0.0005)
        terminal.write(b"?")
        if terminal.wait("Keys of Triage", 1):
            terminal.press("Esc", wait=lambda screen: "Keys of Triage" not in screen.text())
        else:
            lost += 1
    check("typing fast: no key is lost while another is saved", lost == 0, "%d of %d keys" % (lost, tries))
    terminal.leave()
    terminal.close()


def main():
    data = program.shared("data", "polis")
    if data is None:
        check.end()
    if not shutil.which("tmux"):
        print("skipped: no tmux")
        check.end()
    place = program.Place(binary)
    ideas = set_up(place, data)
    untouched = {name: place.journals()[name] for name in place.journals()}
    decided, undone = triage(place, ideas)
    check("ben touches no file of others", all(place.journals()[name] == data for name, data in untouched.items()))
    open_round(place)
    reviews = panel(place)
    best = shortlist(place, reviews)
    says_exactly(place, ideas, decided, undone, reviews, best)
    check("every file only grew", all(place.journals()[name].startswith(data) for name, data in untouched.items()))
    side_by_side(place)
    fast_keys(place)
    verify = place.run("verify", member="anna")
    check("verify finds nothing at the end", verify.returncode == 0, verify.stdout)
    print("20 triaged, 1 taken back, %d reviews, shortlist %s" % (len(reviews), ", ".join(best)))
    check.end()


main()
