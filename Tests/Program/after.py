#!/usr/bin/env python3
"""What became of an idea, by the built program: a source is registered, linked and reviewed; a challenge goes from its
start to its case study by commands, and its figures are those counted here; the two screens show the same on a terminal,
and a second challenge is started, measured and closed by keys alone. And what the demo campaign says of its three."""
import datetime, re, statistics

import program

binary = program.usage(__doc__)
check = program.Checks()
TODAY = datetime.datetime.now(datetime.timezone.utc).date()


def day(days):
    """So many days before today, as written."""
    return (TODAY - datetime.timedelta(days=days)).isoformat()


def months_later(date, months):
    index = date.year * 12 + date.month - 1 + months
    for last in (date.day, 30, 29, 28):
        try:
            return date.replace(year=index // 12, month=index % 12 + 1, day=last).isoformat()
        except ValueError:
            pass


def refused(place, words, sentence, **options):
    before = place.journals()
    result = place.run(*words, member="anna", **options)
    check("%s is refused" % " ".join(words), result.returncode not in (0, None) and sentence in program.text(result.stderr),
          program.text(result.stderr))
    check("%s writes nothing" % " ".join(words), place.journals() == before)


def register(place, idea):
    do = lambda *words: place.do(*words, member="anna")
    do("evidence", "noise", "--title", "What wakes people", "--source", "An institute", "--url", "https://example.org/a",
       "--published", "2013-05", "--feature", "Wheels", "--feature", "Bins", "--review", day(3), "--owner", "Anna")
    do("evidence", "later", "--title", "Another", "--review", day(-30))
    do("evidence", "noise", "--link", idea)
    refused(place, ["evidence", "x", "--title", "T", "--url", "javascript:alert(1)"], "no address")
    refused(place, ["evidence", "noise", "--verdict", "current", "--next", "soon"], "no date")
    due = place.objects("list", "evidence", "--due", member="anna")
    check.same("what is due", [(row["evidence"], row["due_days"], row["ideas"]) for row in due], [("noise", 3, [idea])])
    before = place.journals()
    place.do("evidence", "noise", "--verdict", "current", "-n", member="anna")
    check.same("a dry run writes nothing", place.journals(), before)
    do("evidence", "noise", "--verdict", "current", "--next", day(-365), "--note", "checked")
    check.same("nothing is due after a review", place.objects("list", "evidence", "--due", member="anna"), [])
    check.same("but it will be", [row["evidence"] for row in place.objects(
        "list", "evidence", "--due", "--on", day(-365), member="anna")], ["later", "noise"])
    do("undo")
    check.same("undo takes the review back", len(place.objects("list", "evidence", "--due", member="anna")), 1)
    do("redo")


def commands(place, idea):
    """A challenge from its start to its case study."""
    do = lambda *words: place.do(*words, member="anna")
    start = day(90)
    do("challenge", "huddle", "--idea", idea, "--title", "A huddle a day", "--team", "Ann", "--team", "Ben",
       "--sponsor", "The board", "--starts", start)
    do("measure", "huddle", "falls", "--title", "Falls a week", "--better", "down", "--baseline", "12", "--target", "6")
    values = [12, 11, 11, 9, 8, 7, 5]
    for index, value in reversed(list(enumerate(values))):
        do("measure", "huddle", "falls", "--value", str(value), "--at", day(90 - 14 * index))
    do("update", "huddle", "A room?", "--kind", "ask", "--at", day(80))
    do("update", "huddle", "A budget?", "--kind", "ask", "--at", day(70))
    do("update", "huddle", "Room 7.", "--kind", "answer", "--at", day(60))
    refused(place, ["measure", "huddle", "other", "--value", "3"], "no measure")
    refused(place, ["update", "huddle", "They too", "--kind", "adopted"], "where")
    refused(place, ["challenge", "huddle", "--close", "adopted", "--at", day(-1)], "still to come")
    running = place.objects("challenge", "huddle", member="anna")[0]
    check.same("day 90 of 100", (running["state"], running["day"], running["days"]), ("running", 90, 100))
    check.same("one ask is open", running["open_asks"], 1)
    measure = place.objects("list", "measures", member="anna")[0]
    check.same("the series by day", [row["value"] for row in measure["values"]], values)
    check.same("its days", [row["at"][:10] for row in measure["values"]], [day(90 - 14 * index) for index in range(7)])
    check.same("its median", measure["median"], statistics.median(values))
    check.same("its target is reached", measure["reached"], True)
    # 12, 11, (11), 9, 8, 7, 5: six that go down, the second 11 left out.
    check.same("its trend", (measure["trend"], measure["shift"]), ({"count": 6, "up": False}, None))
    text = place.do("challenge", "huddle", member="anna")
    for words in ("day 90 of 100", "baseline 12", "target 6", "median 9", "day 0", "Trend: 6 values", "Asked and not answered"):
        check("the challenge whole says %r" % words, words in text, text)
    check("with its values", text.count("●") == len(values), text)
    do("update", "huddle", "The same.", "--kind", "adopted", "--where", "Ward 8")
    do("challenge", "huddle", "--close", "adapted", "--lessons", "Begin with one shift.")
    do("case", "ward-7", "--challenge", "huddle", "--title", "Ward 7", "--story", "Once.", "--evidence", "noise")
    do("case", "ward-7", "--impact", "From 12 to 5.")
    whole = place.objects("challenge", "huddle", member="anna")[0]
    check.same("closed", (whole["state"], whole["outcome"], whole["cases"], whole["adopted"]),
               ("closed", "adapted", ["ward-7"], ["Ward 8"]))
    check.same("follow-ups are due", [row["due"] for row in whole["follow_ups"]],
               [months_later(TODAY, 6), months_later(TODAY, 12)])
    study = place.objects("list", "cases", member="anna")[0]
    check.same("the case study", (study["idea"], study["story"], study["impact"], study["evidence"]),
               (idea, "Once.", "From 12 to 5.", ["noise"]))
    shown = place.do("show", idea, member="anna")
    check("the idea says what became of it", "Evidence: noise. Challenge: huddle, adapted. Case study: ward-7." in shown, shown)
    for kind in ("evidence", "challenges", "measures", "updates", "cases"):
        check.same("the public sees no %s that the guide has not" % kind,
                   place.run("list", kind, "--as", "public").stdout, b"")


def screens(place, idea):
    """The same on a terminal, and a challenge by keys alone."""
    terminal = program.Terminal(place.command(member="anna"), place.environment())
    wait = lambda words: check("the screen shows %r" % words, terminal.wait(words), lambda: "\n" + terminal.screen.text())
    wait("Overview")
    terminal.press("o", "r", wait="2 sources")
    terminal.press("G", wait="https://example.org/a")
    for words in ("What wakes people", "current", "https://example.org/a", idea):
        wait(words)
    terminal.press("o", "h", wait="1 challenge")
    for words in ("adapted", "1 of 1", "baseline 12", "target 6", "median 9", "day 0", "Trend: 6 values"):
        wait(words)
    terminal.press("n", wait="the idea that is tried")
    terminal.press(*idea, "\r", wait="its title")
    terminal.press("\x15", *"Quiet", "\r", wait="the team")
    terminal.press(*"Ann", "\r", wait="its first day")
    terminal.press("\x15", *(day(40) + " 60"), "\r", wait="Started quiet")
    terminal.press("G", wait="day 40 of 60")
    terminal.press("m", wait="what does it count")
    terminal.press(*"Woken", "\r", "\r", wait="which way is better")
    terminal.press("d", wait="where it is to go")
    terminal.press(*"13 6", "\r", wait="Defined woken")
    for value, ago in ((12, 38), (9, 20), (4, 0)):
        terminal.press("v", wait="its value")
        terminal.press(*("%d %s" % (value, day(ago))), "\r", wait="woken of quiet is %d" % value)
    terminal.press("p", "b", wait="quiet: blocker")
    terminal.press(*"The bins", "\x13", wait="is written")
    terminal.press("C", "s", wait="what was learnt")
    terminal.press(*"Buy no bins", "\x13", wait="quiet is stopped")
    wait("Lessons: Buy no bins")
    check.same("leaves with status 0", terminal.leave(), 0)
    terminal.close()
    whole = place.objects("challenge", "quiet", member="anna")[0]
    check.same("what the keys wrote", ([row["value"] for row in whole["measures"][0]["values"]],
               whole["measures"][0]["reached"], whole["outcome"], whole["lessons"], whole["updates"][0]["body"],
               whole["follow_ups"]), ([12, 9, 4], True, "stopped", "Buy no bins", "The bins", []))
    published(place, idea)


def published(place, idea):
    """The guide tells of the challenge that the keys wrote, in both of its forms."""
    place.do("decide", "approve", idea, member="anna")
    page, markdown = place.path("after.html"), place.path("after.md")
    place.do("guide", page, "--markdown", markdown, "--all", member="anna")
    with open(page, encoding="utf-8") as file:
        html = file.read()
    with open(markdown, encoding="utf-8") as file:
        texts = {"page": " ".join(re.sub(r"<[^>]*>", "", re.sub(r"(?s)<(style|script)\b.*?</\1>", "", html)).split()),
                 "Markdown": " ".join(re.sub(r"[\\*]", "", file.read()).split())}
    for name, text in texts.items():
        for words in ("Who is doing it", "Quiet", "Team: Ann", "stopped", "60 days", "13 at first, 4 at last, 6 wanted, less is better",
                      "The bins", "Buy no bins"):
            check("the guide's %s says %r of the challenge" % (name, words), words in text, text[:3000])
    check("the run chart has a point for each value", html.count("<circle") >= 3, html.count("<circle"))


def demo():
    place = program.Place(binary, "after-")
    place.do("demo", place.campaign)
    rows = place.objects("list", "challenges", "--on", "2015-03-20", member="anna")
    check.same("the demo's challenges", sorted((row["challenge"], row["state"], row["outcome"], row["day"]) for row in rows),
               [("buzzers", "closed", "stopped", 25), ("quiet-nights", "closed", "adopted", 46),
                ("ready-on-day-one", "running", None, 18)])
    due = place.objects("list", "evidence", "--due", "--on", "2015-03-20", member="anna")
    check.same("what is due in the demo", [(row["evidence"], row["due_days"]) for row in due], [("night-noise", 7)])
    quiet = place.objects("challenge", "quiet-nights", member="olive")[0]
    values = [12, 13, 11, 11, 10, 8, 7, 7, 6, 5, 5]
    check.same("its series", [row["value"] for row in quiet["measures"][0]["values"]], values)
    check.same("its last day", (quiet["ends"], quiet["measures"][0]["median"], quiet["measures"][0]["reached"]),
               ("2015-03-04", statistics.median(values), True))
    check.same("its follow-ups", [row["due"] for row in quiet["follow_ups"]], ["2015-09-04", "2016-03-04"])
    refused(place, ["update", "buzzers", " "], "no text")
    result = place.run("update", "buzzers", "x", member="olive")
    check("an observer writes nothing", result.returncode == 1, program.text(result.stderr))


def main():
    place = program.Place(binary, "after-")
    place.new("What became of it")
    idea = place.do("submit", "--title", "A huddle a day", member="anna").strip()
    register(place, idea)
    commands(place, idea)
    screens(place, idea)
    demo()
    check.end()


main()
