#!/usr/bin/env python3
"""kill -9 in the middle of scoring, again and again: what the last row of the screen had called sent, and every
draft that it had called kept, is there afterwards.

usage: kill9.py BINARY [CYCLES] [SEED]"""
import collections, random, re, sys, time

import program

binary = program.usage(__doc__)
cycles = int(sys.argv[2]) if len(sys.argv) > 2 else 200
seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 30)
chance = random.Random(seed)
check = program.Checks()
CRITERIA = ["supported", "doable", "helps", "innovative"]
IDEAS = 150


class Run:
    """What was shown as done, over all cycles."""

    def __init__(self, place):
        self.place = place
        self.acked, self.lost, self.torn, self.kills = 0, [], 0, collections.Counter()
        self.reviews = {}       # by idea: the last scores that the status line called sent
        self.possible = {}      # by idea: scores that were on their way when the program died
        self.draft = None       # a comment that was called kept


def last_row(screen):
    return screen.line(screen.rows - 1)


def sent(screen):
    found = re.search(r"Your review of (\S+) is sent", last_row(screen))
    return found.group(1) if found else None


def idea_shown(screen):
    found = re.search(r"(k9-\d+)", screen.line(1))
    return found.group(1) if found else None


def score(terminal, run, again):
    """Scores the idea that is shown and sends the review; the program is killed at a random moment after `y`.
    Answers the idea and the scores."""
    if again:
        terminal.press("b", wait="you scored it before", seconds=3)
    idea = idea_shown(terminal.screen)
    scores = [chance.randint(1, 5) for _ in CRITERIA]
    terminal.press(*"kkkk", first=0.02, quiet=0.002)
    for number, value in enumerate(scores):
        terminal.press(str(value), wait=lambda screen: str(value) in criterion(screen, number), seconds=3)
    terminal.press("Enter", wait="Send your review of %s?" % idea, seconds=3)
    terminal.write(b"y")
    return idea, scores


def criterion(screen, number):
    """The row of a criterion: its value."""
    titles = ["Supported", "Doable", "Helps a building block", "Innovative"]
    for row in range(screen.rows - 3, 0, -1):
        line = screen.line(row)
        if line.strip(" >").startswith(titles[number]):
            return line.split(titles[number], 1)[1].strip().split(" ")[0]
    return ""


def acknowledge(terminal, run, idea, scores):
    """Whether the last row calls it sent; it is remembered if so."""
    if sent(terminal.screen) == idea:
        run.reviews[idea] = scores
        run.possible.pop(idea, None)
        run.acked += 1
        run.kills["shared" if "shared" in last_row(terminal.screen) else "saved, not yet shared"] += 1
        return True
    run.possible.setdefault(idea, []).append(scores)
    return False


def wait_randomly(terminal, milliseconds):
    end = time.monotonic() + chance.uniform(0, milliseconds) / 1000
    while time.monotonic() < end:
        terminal.read(end - time.monotonic())


def cycle(run, number):
    kind = chance.choice(["new", "new", "change", "change", "two", "draft", "typing"])
    terminal = program.Terminal(run.place.command(member="cara"), run.place.environment())
    try:
        if not terminal.wait(lambda screen: "shared" in last_row(screen) and idea_shown(screen), 10):
            return check("cycle %d: the panel opens" % number, False, terminal.screen.text())
        if run.draft:
            # What was kept is there again, in the program's own screen.
            idea, words = run.draft
            shown = idea_shown(terminal.screen) == idea
            if shown and words not in terminal.screen.text():
                run.lost.append(("draft", number, idea, words))
            run.draft = None
        if kind in ("new", "change", "two"):
            idea, scores = score(terminal, run, False)
            if kind != "new":
                if not terminal.wait(lambda screen: sent(screen) == idea, 5):
                    check("cycle %d: the review is sent" % number, False, terminal.screen.text())
                acknowledge(terminal, run, idea, scores)
                idea, scores = score(terminal, run, kind == "change")
            if chance.random() < 0.3:
                # The very moment in which it is called sent: it is saved, and perhaps not shared.
                terminal.wait(lambda screen: sent(screen) == idea, 2)
            else:
                wait_randomly(terminal, 60)
            terminal.kill()
            if not acknowledge(terminal, run, idea, scores):
                run.kills["not yet said"] += 1
        elif kind == "draft":
            idea = idea_shown(terminal.screen)
            words = "kept %d" % number
            terminal.press("c", wait="Comment on this idea", seconds=3)
            terminal.press(b"\x01", b"\x0b", first=0.02, quiet=0.002)
            terminal.write(words.encode())
            terminal.press("Esc")
            wait_randomly(terminal, 60)
            terminal.kill()
            if "kept as a draft" in last_row(terminal.screen):
                run.draft = (idea, words)
                run.acked += 1
                run.kills["draft kept"] += 1
        else:
            for key in (str(chance.randint(1, 5)) for _ in range(chance.randint(1, 4))):
                terminal.write(key.encode())
            wait_randomly(terminal, 60)
            terminal.kill()
            run.kills["while typing"] += 1
    finally:
        terminal.close()
    examine(run, number)


def examine(run, number, how="list"):
    """Everything that was called sent is listed, and the journal is sound."""
    reviews = {review["idea"]: review for review in run.place.objects("list", "reviews", member="cara")}
    for idea, scores in run.reviews.items():
        held = [reviews.get(idea, {}).get("scores", {}).get(criterion) for criterion in CRITERIA]
        if held != scores and held not in run.possible.get(idea, []):
            if not any(entry[0] == how and entry[2:4] == (idea, scores) for entry in run.lost):
                run.lost.append((how, number, idea, scores, held))
    result = run.place.run("verify", "--json", member="cara")
    damage = [line for line in result.stdout.split(b"\n") if b'"severity":"damage"' in line and b"torn" not in line]
    check("cycle %d: verify has nothing worse than a torn tail" % number,
          result.returncode in (0, 65) and not damage, damage[:2])
    for data in run.place.journals().values():
        if data and not data.endswith(b"\n"):
            run.torn += 1


def main():
    place = program.Place(binary)
    place.new("Killed while scoring")
    place.do("member", "cara", "--role", "panelist", member="anna")
    with open(place.path("k9.jsonl"), "w") as file:
        for number in range(max(IDEAS, cycles * 2)):
            file.write('{"idea":"k9-%d","title":"Idea number %d","body":"One of many."}\n' % (number, number))
    place.do("import", "jsonl", place.path("k9.jsonl"), "--source", "k9", member="anna")
    place.do("stages", "shortlist:Shortlist:10", member="anna")
    place.do("round", "open", "r1", "--title", "Round", "--visibility", "after-own", "--stage", "shortlist",
             member="anna")
    run = Run(place)
    for number in range(1, cycles + 1):
        lost = len(run.lost)
        cycle(run, number)
        if len(run.lost) > lost and len(run.lost) < 6:
            print("      lost in cycle %d: %s" % (number, run.lost[lost:]), flush=True)
    place.run("share", member="cara")
    run.lost_before_share = len(run.lost)
    examine(run, cycles, "after share")
    gone = [entry for entry in run.lost[run.lost_before_share:]]
    events = {line["line"] for line in place.objects("list", "events", member="cara")}
    mine = {"%s-%d" % (line["writer"], line["seq"]) for line in place.lines(member="cara")
            if line["type"] == "review.submitted"}
    check("every review in the journal is an event", mine <= events, sorted(mine - events)[:4])
    check("nothing acknowledged is lost after the next share", not gone, gone[:4])
    check("what was acknowledged is listed at once after each kill", not run.lost, run.lost[:3])
    check("one writer, however often it was killed", len([n for n in place.journals() if n.startswith("cara.")]) <= 2,
          sorted(place.journals()))
    check("kills met every moment", run.kills["not yet said"] and run.kills["shared"], dict(run.kills))
    print("seed %d; killed: %s" % (seed, ", ".join("%s %d" % pair for pair in sorted(run.kills.items()))))
    print("kill9: cycles %d acked %d lost %d torn %d" % (cycles, run.acked, len(run.lost), run.torn))
    check.end()


main()
