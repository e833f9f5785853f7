#!/usr/bin/env python3
"""Two moderators at once on one campaign in two terminals. Nothing is decided twice without notice; each sees what
the other is about to decide; keys typed ahead or held decide nothing that was not shown."""
import json, random, re, time

import program

binary = program.usage(__doc__)
check = program.Checks()
COUNT = 160
SHOWN = re.compile(r"(t-\d+)  pending")


def set_up(place):
    place.new("Together")
    for member in ("ben", "cara"):
        place.do("member", member, "--role", "moderator", member="anna")
    with open(place.path("t.jsonl"), "w") as file:
        for number in range(COUNT):
            file.write(json.dumps({"idea": "t-%d" % number, "title": "Idea %d" % number}) + "\n")
    place.do("import", "jsonl", place.path("t.jsonl"), "--source", "t", member="anna")


class Moderator:
    def __init__(self, place, member):
        self.member = member
        self.terminal = program.Terminal(place.command(member=member), place.environment(member))
        check(member + " begins on Triage", self.terminal.wait("waiting"), self.terminal.screen.text())
        self.terminal.settle()
        self.last = 0

    def item(self):
        found = SHOWN.search(self.terminal.screen.text())
        return found.group(1) if found else None

    def approve(self):
        """Approves what is shown; answers it once the screen says so."""
        self.terminal.settle(first=0.02)
        if self.item() is None:
            # The other was faster; the row says so.
            self.terminal.press("s")
        item = self.item()
        time.sleep(max(0, self.last + 0.09 - time.monotonic()))
        self.last = time.monotonic()
        came = self.terminal.press("a", wait=lambda screen: "Approved %s." % item in screen.text())
        check("%s approves %s" % (self.member, item), came, self.terminal.screen.text())
        return item


def decisions(place):
    """Who decided each item, by the journal."""
    found = {}
    for line in place.lines():
        if line["type"] == "items.decided":
            for item in line["items"]:
                found.setdefault(item, []).append(line["writer"].split(".")[0])
    return found


def side_by_side(place):
    """Sixty verdicts in random turns, then keys at the same moment."""
    ben = Moderator(place, "ben")
    cara = Moderator(place, "cara")
    check("cara sees what ben is at", cara.terminal.wait("@ben"), cara.terminal.screen.text())
    check("and does not begin there", cara.item() != ben.item(), (ben.item(), cara.item()))
    turns = random.Random(7)
    for _ in range(60):
        turns.choice((ben, cara)).approve()
    for _ in range(15):
        for moderator in (ben, cara):
            moderator.terminal.settle(first=0.02)
        time.sleep(0.09)
        for moderator in (ben, cara):
            moderator.terminal.write(b"a")
        for moderator in (ben, cara):
            moderator.terminal.settle()
    found = decisions(place)
    check.same("90 items are decided", len(found), 90)
    twice = {item: who for item, who in found.items() if len(who) > 1}
    check.same("none is decided twice", twice, {})
    check("both have decided", {who[0] for who in found.values()} == {"ben", "cara"})
    ben.terminal.wait("by others")
    check("ben's heading counts what cara did", "by others" in ben.terminal.screen.line(1),
          ben.terminal.screen.line(1))
    return ben, cara


def on_purpose(place, ben, cara):
    """Ben goes to an item that Cara has just decided, and to one that she is at."""
    item = cara.approve()
    ben.terminal.settle()
    before = decisions(place)
    # By keys to the row that Cara decided, as far as it is in sight.
    for _ in range(COUNT):
        text = ben.terminal.screen.text()
        if re.search(re.escape(item) + r"  approved", text):
            break
        ben.terminal.press("k", quiet=0.01, first=0.1)
    else:
        check("ben reaches " + item, False, ben.terminal.screen.text())
        return
    time.sleep(0.1)
    ben.terminal.press("a", wait="all the same?")
    check("ben is asked", "cara has decided since" in ben.terminal.screen.text(), ben.terminal.screen.text())
    ben.terminal.press("n")
    check.same("no decides nothing", decisions(place), before)


def ahead_and_held(place, ben):
    """Keys in one write, and a key held down."""
    for keys, word in ((b"aaaaaa", "typed ahead"), (b"xsxsxs", "typed ahead")):
        before = len(decisions(place))
        time.sleep(0.1)
        ben.terminal.press("G")
        ben.terminal.press("s")
        time.sleep(0.1)
        ben.terminal.write(keys)
        ben.terminal.settle()
        time.sleep(0.2)
        ben.terminal.settle()
        ben.terminal.press("Esc")
        check("%s: at most the one that was shown" % keys.decode(), len(decisions(place)) - before <= 1,
              len(decisions(place)) - before)
    before = len(decisions(place))
    time.sleep(0.1)
    for _ in range(20):
        ben.terminal.write(b"a")
        ben.terminal.settle(quiet=0.005, first=0.03)
        time.sleep(0.02)
    check("a held key decides once", len(decisions(place)) - before == 1, len(decisions(place)) - before)
    check("and says why", "held key" in ben.terminal.screen.text(), ben.terminal.screen.text())


def crossing(place, ben):
    """A verdict that crosses another's is told to who gave it."""
    ben.terminal.settle()
    time.sleep(0.1)
    item = ben.approve()
    place.do("decide", "hide", item, "--reason", "spam", member="anna")
    told = ben.terminal.wait("anna has decided %s too" % item)
    check("ben is told that anna decided %s too" % item, told, ben.terminal.screen.text())


place = program.Place(binary)
set_up(place)
ben, cara = side_by_side(place)
on_purpose(place, ben, cara)
check.same("cara leaves", cara.terminal.leave(), 0)
ahead_and_held(place, ben)
crossing(place, ben)
check.same("ben leaves", ben.terminal.leave(), 0)
import os
check.same("nobody is said to be at work any more", os.listdir(place.path("campaign", "presence")), [])
check.end()
