#!/usr/bin/env python3
"""Real decisions, replayed by keys in a real terminal: the moderated comments of a Polis conversation come in as
pending, and a scripted moderator clears the queue with the verdicts that its moderators gave. Printed: keys per
decision, and the time from a key to its finished frame with the verdict saved. Then a flood: 40 proposals and 2,963
comments of Decide Madrid. The rules flag; repeated texts are hidden with one verdict each, the other flagged ones are
read one by one, and what has no flag is approved together.

`replay.py BINARY [COUNT]`: so many decisions at most, else all."""
import csv, difflib, os, re, sys, time

import program

binary = program.usage(__doc__)
check = program.Checks()
SYSTEM = "polis.bowling.green"
DATA = "american-assembly.bowling-green"
# A held key is taken for one press; so the script waits as long as a quick person would.
BETWEEN_KEYS = 0.085


def truth(folder):
    """The verdicts of the set's moderators, by comment."""
    name = next(name for name in os.listdir(folder) if name.endswith("comments.csv"))
    with open(os.path.join(folder, name), newline="", encoding="utf-8") as file:
        return {row["comment-id"]: int(row["moderated"]) for row in csv.DictReader(file)}


class Desk:
    """A moderator at a terminal, who waits for every frame."""

    def __init__(self, place, member, rows=24, columns=80):
        self.terminal = program.Terminal(place.command("ui", member=member), place.environment(member),
                                         rows=rows, columns=columns)
        self.keys, self.times, self.last = 0, [], {}

    def press(self, key, shows, measured=False):
        """A key; waits for the frame that shows what it brings. Answers whether it came."""
        terminal = self.terminal
        wait = self.last.get(key, 0) + BETWEEN_KEYS - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        while terminal.read(0):
            pass
        began = self.last[key] = time.monotonic()
        terminal.write(key.encode() if len(key) == 1 else program.NAMED[key])
        self.keys += 1
        shown = False
        while not shown:
            if time.monotonic() - began > 5:
                return False
            # Wait at once, as a terminal does: what this script computes meanwhile would take the processor from the
            # program. Read whole blocks, and stop the clock before the screen is worked out.
            for block, at in self.take(0.5):
                terminal.screen.feed(block)
                if not shown and shows(terminal.screen):
                    shown = True
                    if measured:
                        self.times.append(at - began)
            shown = shown or shows(terminal.screen)
        # The program may have come to the key later than it was pressed.
        self.last[key] = time.monotonic()
        return True

    def take(self, seconds):
        """What has come, with the moment at which it had."""
        import select
        blocks = []
        while select.select([self.terminal.master], [], [], seconds)[0]:
            block = os.read(self.terminal.master, 65536)
            blocks.append((block, time.monotonic()))
            seconds = 0
        return blocks


def waiting(screen):
    """How many the heading says are waiting."""
    found = re.match(r"\s*([\d,]+) (waiting|left)", screen.line(1))
    return int(found.group(1).replace(",", "")) if found else None


def shown_item(screen, pattern):
    """The id in the reading pane."""
    found = re.search(pattern + r"  pending", screen.text())
    return found.group(1) if found else None


def report(name, desk, decisions):
    times = sorted(desk.times)
    if not times:
        return 0, 0
    median, high = times[len(times) // 2] * 1000, times[min(len(times) - 1, len(times) * 99 // 100)] * 1000
    report_keys(name, desk, decisions)
    print("%s: key to finished frame, verdict saved: median %.3f ms, 99th percentile %.3f ms, worst %.3f ms"
          % (name, median, high, times[-1] * 1000))
    return median, high


def american_assembly(limit, rows, columns):
    folder = program.shared("data", "polis", DATA)
    if folder is None:
        return
    verdicts = truth(folder)
    place = program.Place(binary)
    place.new("American Assembly")
    place.do("import", "polis", folder, "--undecided", "--source", SYSTEM, member="anna")
    place.do("member", "ben", "--role", "moderator", member="anna")
    statuses = {idea["status"] for idea in place.objects("list", "ideas", member="anna")}
    check.same("all come in as pending", statuses, {"pending"})
    desk = Desk(place, "ben", rows, columns)
    check("the queue opens", desk.terminal.wait("waiting"), desk.terminal.screen.text())
    desk.terminal.settle()
    decided, left = {}, waiting(desk.terminal.screen)
    check.same("all of them wait", left, len(verdicts))
    pattern = "(" + re.escape(SYSTEM) + r"-\d+)"
    while left and len(decided) < limit:
        item = shown_item(desk.terminal.screen, pattern)
        if not check("an item is shown", item is not None and item not in decided, desk.terminal.screen.text()):
            break
        verdict = verdicts[item.rsplit("-", 1)[1]]
        left -= 1
        # The status line is the last of a frame, and names the item.
        shows = lambda screen: waiting(screen) == left and re.search(
            re.escape(item) + r"(?!\d)", screen.line(rows - 1))
        if verdict == 1:
            done = desk.press("a", shows, measured=True)
        else:
            done = desk.press("x", lambda screen: "because it is" in screen.text()) and \
                desk.press("z", shows, measured=True)
        if not check("the verdict on %s comes" % item, done, desk.terminal.screen.text()):
            break
        decided[item] = "approved" if verdict == 1 else "hidden"
    check.same("leaves", desk.terminal.leave(), 0)
    found = {idea["idea"]: idea["status"] for idea in place.objects("list", "ideas", member="anna")}
    check("each has the verdict of its moderators", all(found[item] == status for item, status in decided.items()))
    hidden = sum(status == "hidden" for status in decided.values())
    print("%d approved, %d hidden" % (len(decided) - hidden, hidden))
    median, high = report("american-assembly at %dx%d" % (columns, rows), desk, max(1, len(decided)))
    if len(decided) == len(verdicts):
        check.same("607 are approved and 289 hidden", (len(decided) - hidden, hidden), (607, 289))
        check("at most 1.33 keys a decision", desk.keys / len(decided) <= 1.33, desk.keys / len(decided))
    return median, high


def madrid(limit):
    folder = program.shared("data", "decide-madrid")
    if folder is None:
        return
    place = program.Place(binary)
    place.new("Decide Madrid")
    place.do("import", "csv", os.path.join(folder, "proposals.csv"), "--source", "decide.madrid", "--map",
             "idea=id,title=title,body=text,participant=userId,happened=date,up=numSupports", member="anna")
    place.do("import", "csv", os.path.join(folder, "comments.csv"), "--source", "decide.madrid", "--none=-1", "--map",
             "comment=id,idea=proposalId,reply=parentId,body=text,participant=userId,happened=date,"
             "up=numPositiveVotes,down=numNegativeVotes", member="anna")
    place.do("member", "ben", "--role", "moderator", member="anna")
    place.do("flag", "--rules", member="anna")
    desk = Desk(place, "ben", 60, 200)
    check("the queue of Madrid opens", desk.terminal.wait("waiting"), desk.terminal.screen.text())
    desk.terminal.settle(quiet=0.3)
    screen = desk.terminal.screen
    everything = waiting(screen)
    desk.press("n", lambda shown: "Which queue" in shown.text())
    desk.press("f", lambda shown: "queue: flagged" in shown.line(1))
    desk.terminal.settle(quiet=0.1)
    done = left = flagged = waiting(screen)
    floods = 0

    def verdict(key, count=1):
        """A key that ends in a verdict: the heading counts down."""
        nonlocal left
        came = desk.press(key, lambda shown: (waiting(shown) if waiting(shown) is not None else left) <= left - count
                          and "takes it back" in shown.line(59))
        check("%s is saved" % key, came, screen.text())
        left = waiting(screen)
        desk.terminal.settle(quiet=0.02, first=0.05)
        return came

    # What the rules have flagged: one verdict for all that say the same, the others are read one by one.
    while left and flagged - left < limit:
        if "rule repeated" not in screen.text():
            if not verdict("a"):
                return
            continue
        before = left
        desk.press("d", lambda shown: "tagged" in shown.line(1) or "says nearly the same" in shown.line(59))
        several = "tagged" in screen.line(1)
        desk.press("x", lambda shown: "because it is" in shown.text())
        if several:
            desk.press("s", lambda shown: "hidden (spam)?" in shown.text())
        if not verdict("y" if several else "s", 2 if several else 1):
            return
        floods += before - left
    # The rest, which nobody and no rule has anything against, with one preview and one undo.
    desk.press("n", lambda shown: "Which queue" in shown.text())
    desk.press("w", lambda shown: "waiting" in shown.line(1))
    desk.terminal.settle(quiet=0.1)
    rest = waiting(screen)
    check.same("nothing is left out", rest, everything - flagged + left)
    desk.press("*", lambda shown: "tagged" in shown.line(1))
    desk.press("a", lambda shown: "items: approved?" in shown.text())
    check("all are approved", desk.press("y", lambda shown: waiting(shown) == 0), screen.text())
    done = flagged - left + rest
    check.same("leaves Madrid", desk.terminal.leave(), 0)
    print("decide-madrid: %d hidden as repeated, %d with other flags read one by one, %d without flags approved together"
          % (floods, flagged - left - floods, rest))
    report_keys("decide-madrid with similar-and-tag", desk, done)
    print("decide-madrid: %.3f keys a decision where each text without a flag is read too" % ((desk.keys - 3 + rest) / done))
    if left == 0:
        check("at most 0.6 keys a decision", desk.keys / done <= 0.6, desk.keys / done)
    only_floods(place, folder)


def only_floods(place, folder):
    """Every copy of a text that was pasted three times or more is hidden, and nothing unlike them."""
    with open(os.path.join(folder, "comments.csv"), newline="", encoding="utf-8") as file:
        texts = {"decide.madrid-c" + row["id"]: " ".join(row["text"].split()) for row in csv.DictReader(file)}
    copies = {}
    for text in texts.values():
        copies[text] = copies.get(text, 0) + 1
    pasted = {text for text, count in copies.items() if count >= 3 and len(text) >= 25}
    hidden = {comment["comment"] for comment in place.objects("list", "comments", "--where", "status:hidden", member="anna")}
    missed = [item for item, text in texts.items() if text in pasted and item not in hidden]
    check.same("every copy of a pasted text is hidden", missed, [])
    largest = max(copies[text] for text in pasted)
    print("decide-madrid: the text pasted most often occurs %d times" % largest)

    def like(text):
        return any(difflib.SequenceMatcher(None, text.lower(), other.lower()).ratio() >= 0.8 for other in pasted)

    strangers = [texts[item] for item in hidden if texts[item] not in pasted and copies[texts[item]] < 3 and not like(texts[item])]
    check.same("nothing unrelated is hidden with them", strangers, [])


def report_keys(name, desk, decisions):
    print("%s: %d decisions with %d keys, %.3f keys a decision" % (name, decisions, desk.keys, desk.keys / max(1, decisions)))


def main():
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else 10 ** 6
    american_assembly(limit, 24, 80)
    american_assembly(min(limit, 150), 60, 200)
    madrid(limit)


main()
check.end()
