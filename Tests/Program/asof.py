#!/usr/bin/env python3
"""Looks back at ten random moments of the demo campaign and of a Polis conversation, and compares what `--to` answers
with a copy of the campaign that holds the lines up to then alone. A second argument says how many moments."""
import datetime, json, os, random, shutil, sys

import program

binary = program.usage(__doc__)
check = program.Checks()
MOMENTS = int(sys.argv[2]) if len(sys.argv) > 2 else 10
ALWAYS = ("campaign.", "question.", "member.")
LISTINGS = [("list", "ideas"), ("list", "comments"), ("list", "flags"), ("list", "reviews"), ("list", "events"),
            ("list", "themes"), ("list", "participants"), ("rank",), ("stats",)]


BY_THE_CLOCK = ("phases", "closed", "queues")


def time_of(line):
    return line.get("happened") or line["at"]


def cut(place, campaign, copy, moment):
    """A campaign with the lines up to a moment; what a campaign is, its questions and members always."""
    shutil.rmtree(copy, ignore_errors=True)
    os.makedirs(os.path.join(copy, "journal"))
    shutil.copy(os.path.join(campaign, "campaign.json"), copy)
    kept = 0
    for name, data in place.journals(campaign).items():
        lines = []
        for raw in data.split(b"\n"):
            if raw:
                line = json.loads(raw)
                if line["type"].startswith(ALWAYS) or time_of(line) <= moment:
                    lines.append(raw)
        if lines:
            with open(os.path.join(copy, "journal", name), "wb") as file:
                file.write(b"\n".join(lines) + b"\n")
        kept += len(lines)
    return kept


def redacted_since(place, campaign, moment):
    """The items whose text is redacted now and was not then: looking back does not show it."""
    return {line["item"] for line in place.lines(campaign)
            if line["type"] == "item.redacted" and time_of(line) > moment}


def answers(place, campaign, verb, blind, *options):
    objects = place.objects(*verb, *options, member="anna", campaign=campaign, timeout=600)
    for found in objects:
        if found.get("idea") in blind or found.get("comment") in blind:
            for key in ("title", "body", "text"):
                found.pop(key, None)
    return objects


def compare(name, place, campaign):
    lines = place.lines(campaign)
    times = sorted(time_of(line) for line in lines)
    first, last = (datetime.datetime.fromisoformat(text[:-1]) for text in (times[0], times[-1]))
    source = random.Random(20150214)
    days = {}
    for number in range(MOMENTS):
        moment = first + (last - first) * source.random()
        # Every other one as a day, which is the end of it.
        asked = moment.strftime("%Y-%m-%d" if number % 2 else "%Y-%m-%dT%H:%M:%S")
        until = asked + ("T23:59:59.999Z" if number % 2 else ".999Z")
        copy = place.path("copy-%s-%d" % (name, number))
        kept = cut(place, campaign, copy, until)
        blind = redacted_since(place, campaign, until)
        for verb in LISTINGS:
            wanted = answers(place, copy, verb, blind)
            found = answers(place, campaign, verb, blind, "--to", asked)
            if verb == ("stats",):
                days[asked] = found[0]
                # What is open, and how old a queue is, goes by the clock, which stands at the moment here and at now there.
                for one in found + wanted:
                    for key in BY_THE_CLOCK:
                        one.pop(key, None)
            different = [pair for pair in zip(found, wanted) if pair[0] != pair[1]][:1]
            check("%s as of %s: %s" % (name, asked, " ".join(verb)), found == wanted,
                  lambda: "%d and %d rows; %.600r" % (len(found), len(wanted), different))
        print("%s as of %s: %d of %d lines" % (name, asked, kept, len(lines)), flush=True)
    told = {day["date"]: day for day in place.objects("replay", member="anna", campaign=campaign, timeout=600)}
    for asked, stats in days.items():
        if len(asked) == 10:
            for key in ("ideas", "comments", "votes", "flags_open", "stages"):
                # After the last day on which something happened there is no row: nothing has changed.
                day = max((date for date in told if date <= asked), default=None)
                if check("%s: replay knows %s" % (name, asked), day is not None):
                    check.same("%s: replay of %s, %s" % (name, asked, key), told[day][key], stats[key])


def main():
    place = program.Place(binary, "asof-")
    if place.run("demo", place.campaign).returncode != 0:
        raise SystemExit("the demo campaign could not be made")
    compare("demo", place, place.campaign)
    before = place.run("stats", "--to", "2014-12-31", member="anna")
    check("before the first line", b"Nothing had happened by then" in before.stderr)
    check.same("and nothing is there", place.objects("list", "ideas", "--to", "2014-12-31", member="anna"), [])
    after = place.run("stats", "--json", "--to", "2030-01-01", member="anna")
    check("after the last line", b"Nothing has happened since" in after.stderr)
    check.same("and all is there", after.stdout, place.run("stats", "--json", member="anna").stdout)
    for words in (["decide", "approve", "demo-1"], ["vote", "demo-1", "up", "--participant", "p"], ["undo"], []):
        result = place.run(*words, "--to", "2015-02-14", member="anna")
        check("%s writes nothing into the past" % words, result.returncode == 64 and result.stderr, result.stderr)
    wrong = place.run("stats", "--to", "14/02/2015", member="anna")
    check("a wrong date is told in one sentence", wrong.returncode == 64 and b"2015-02-14" in wrong.stderr)

    data = program.shared("data", "polis", "15-per-hour-seattle")
    if data is not None:
        polis = place.path("polis")
        place.new(campaign=polis)
        place.do("import", "polis", data, member="anna", campaign=polis, timeout=600)
        compare("polis", place, polis)
    check.end()


main()
