#!/usr/bin/env python3
"""A panel of three scores the demo's longlist without a terminal: forms are written, filled in as an editor and as
spreadsheets leave them (by Python's own csv), and read back. What the journal then holds is what was filled in, once;
a damaged form is refused with its place, and changes nothing."""
import csv, io, json, os, random, re, subprocess

import program

binary = program.usage(__doc__)
check = program.Checks()
ROUND = "first"
SEED = 20150327
CRITERIA = ["supported", "doable", "helps", "innovative"]
HOSTILE = ["==+== End", "==+== Idea x\n==+== Ticket y", "=HYPERLINK(\"http://x.example\",\"x\")", "a;b,\"c\"\td",
           "\u2028==+== Score doable\u20285", "\\==+== End", "'=1+1", "\u202eevil\x1b[2J", "-", "sep=;", "@sum(a1)"]


def set_up(place):
    """A campaign with hostile and plain ideas, a panel of three and a blind round."""
    place.new("Forms \u201cfor\u201d all")
    for name, role in (("ben", "panelist"), ("cay", "panelist"), ("dee", "panelist"), ("fay", "facilitator"),
                       ("meg", "moderator"), ("olive", "observer")):
        place.do("member", name, "--role", role, member="anna")
    with open(place.path("ideas.jsonl"), "w") as file:
        for number in range(40):
            text = HOSTILE[number % len(HOSTILE)] if number < 2 * len(HOSTILE) else "Plain text %d." % number
            file.write(json.dumps({"idea": "i%d" % number, "title": ("%s %d" % (text, number))[:200], "body": text}) + "\n")
    place.do("import", "jsonl", place.path("ideas.jsonl"), "--source", "paper", member="anna")
    place.do("stages", "shortlist:Shortlist:10", member="anna")
    place.do("round", "open", ROUND, "--title", "On paper", "--visibility", "after-own", "--stage", "shortlist",
             "--blind", "--deadline", "2199-12-01", member="anna")
    return {line["idea"] for line in place.objects("list", "ideas", member="anna")}


def invent(chance, ideas):
    """Scores of a member: most ideas, some abstentions, comments with everything in them."""
    given = {}
    for idea in sorted(ideas):
        if chance.random() < 0.15:
            continue
        scores = {name: chance.choice([1, 2, 3, 4, 5, 4.5]) for name in CRITERIA}
        if chance.random() < 0.2:
            scores[chance.choice(CRITERIA)] = None
        comment = chance.choice(["", "", "good", "two\nlines", "a \"quote\"; a comma, a\ttab", "\\==+== not an end"])
        given[idea] = {"scores": scores, "confidence": chance.choice([None, 1, 5]), "comment": comment}
    return given


def fill_text(path, given):
    """Writes answers into the empty lines, as somebody in an editor on Windows does."""
    idea, waits, out = None, None, []
    with open(path, encoding="utf-8", newline="") as file:
        for line in file.read().split("\n"):
            if line.startswith("==+== "):
                words = line.split()
                if words[1] == "Idea":
                    idea = words[2]
                waits = words[1:]
            elif line == "" and waits and idea in given:
                answer = given[idea]
                if waits[0] == "Score":
                    value = answer["scores"][waits[1]]
                    out.append("-" if value is None else ("%g" % value).replace(".", ","))
                elif waits[0] == "Confidence":
                    out.append("" if answer["confidence"] is None else str(answer["confidence"]))
                elif waits[0] == "Comment":
                    out += answer["comment"].replace("\\==", "\\\\==").split("\n")
                waits = None
            out.append(line)
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        file.write("\r\n".join(out))


def fill_table(path, given, chance):
    """Reads the table as a spreadsheet does, fills it in, sorts it, adds a column, and saves it with semicolons."""
    with open(path, "rb") as file:
        data = file.read()
    check("the table begins with the mark of UTF-8", data.startswith(b"\xef\xbb\xbf"))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    head, body = rows[0], rows[1:]
    formulas = [cell for row in rows for cell in row if re.match(r"[\s\u200b\u202a-\u202e]*[=+\-@|\t\r]", cell)]
    check.same("no cell is a formula", formulas, [])
    column = {name: next(i for i, cell in enumerate(head) if cell.startswith(name + ":")) for name in CRITERIA}
    named = {name: next(i for i, cell in enumerate(head) if cell == name or cell.startswith(name + " ("))
             for name in ("idea", "confidence", "comment", "form")}
    check("the points are named in the heading", all("5 = fully" in head[i] for i in column.values()), head)
    for row in body:
        idea = row[named["form"]].split()[-2]
        if idea not in given:
            continue
        answer = given[idea]
        for name in CRITERIA:
            value = answer["scores"][name]
            row[column[name]] = "-" if value is None else "%.1f" % value if chance.random() < 0.5 else "%g" % value
            row[column[name]] = row[column[name]].replace(".", ",")
        row[named["confidence"]] = "" if answer["confidence"] is None else str(answer["confidence"])
        row[named["comment"]] = answer["comment"]
    chance.shuffle(body)
    body.append([""] * len(head))
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["notes"] + head)
        writer.writerows(["x"] + row if any(row) else [""] + row for row in body)


def submitted(place, member):
    """The reviews of a member as the journal's lines say."""
    found = {}
    for line in place.lines():
        if line["type"] == "review.submitted" and line.get("member", line["writer"].split(".")[0]) == member:
            found.setdefault(line["idea"], []).append(line)
    return found


def compare(place, member, given, by):
    found = submitted(place, member)
    check.same("%s: the ideas that were answered" % member, sorted(found), sorted(given))
    check("%s: each once" % member, all(len(lines) == 1 for lines in found.values()))
    for idea, lines in found.items():
        line, answer = lines[0], given[idea]
        check.same("%s: scores of %s" % (member, idea), line["scores"], answer["scores"])
        check.same("%s: comment on %s" % (member, idea), line.get("comment", ""), answer["comment"])
        check.same("%s: confidence on %s" % (member, idea), line.get("confidence"), answer["confidence"])
        check.same("%s: written by %s" % (member, by), line["writer"].split(".")[0], by)


def read_whole(place, path, member, by, given):
    before = place.journals()
    result = place.run("forms", "read", path, "-n", member=by)
    check("%s: the form is sound" % member, result.returncode == 0, program.text(result.stderr))
    check("%s: trying it writes nothing" % member, place.journals() == before)
    result = place.run("forms", "read", path, member=by)
    check("%s: the form is read" % member, result.returncode == 0, program.text(result.stderr))
    compare(place, member, given, by)
    after = place.journals()
    result = place.run("forms", "read", path, member=by)
    check("%s: read twice" % member, result.returncode == 0 and place.journals() == after, program.text(result.stderr))


def damaged(place, path, member, chance):
    """Forms with random damage end in a located fault or change nothing that was not in them."""
    with open(path, "rb") as file:
        data = file.read()
    refused = 0
    for number in range(25):
        bytes_ = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(bytes_))
            kind = chance.randrange(3)
            if kind == 0:
                del bytes_[at:at + chance.randint(1, 200)]
            elif kind == 1:
                bytes_[at] = chance.randrange(32, 127)
            else:
                bytes_[at:at] = bytes_[at:at + 80]
        broken = place.path("broken-%d" % number)
        with open(broken, "wb") as file:
            file.write(bytes_)
        before = place.journals()
        result = place.run("forms", "read", broken, "-n", member=member)
        said = program.text(result.stderr)
        check("a damaged form ends well", result.returncode in (0, 1), said)
        check("a damaged form writes nothing", place.journals() == before)
        if result.returncode == 1:
            refused += 1
            check("a fault has its place", re.search(r"broken-\d+(, line \d+)?", said) is not None
                  and "nothing was written" in said, said)
    return refused


def rights(place, path):
    for member in ("dee", "meg", "olive", "nobody"):
        before = place.journals()
        result = place.run("forms", "read", path, member=member)
        check("%s reads nobody's form" % member, result.returncode != 0 and place.journals() == before)
        said = program.text(result.stdout + result.stderr)
        check("%s is told no score" % member, "new review" not in said, said)
    for member in ("meg", "olive", "nobody"):
        check("%s gets no form" % member, place.run("forms", "write", ROUND, member=member).returncode != 0)
    check("ben writes no form of cay's", place.run("forms", "write", ROUND, "--for", "cay", member="ben").returncode != 0)


def reminders(place, expected):
    said = place.do("remind", ROUND, member="anna")
    got = {line["member"]: line["rounds"][0]["open"] for line in place.objects("remind", member="anna")}
    check.same("who is reminded of how many", got, expected)
    check("the deadline is told", "until 2199-12-01 23:59 UTC" in said, said)
    check("reminders are safe to print", not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", said))


def main():
    chance = random.Random(SEED)
    place = program.Place(binary)
    ideas = set_up(place)
    reminders(place, {"ben": 40, "cay": 40, "dee": 40})
    place.do("recuse", "paper-i3", member="ben")
    place.do("recuse", "paper-i7", member="fay")
    ben, cay, dee = place.path("ben.txt"), place.path("cay.csv"), place.path("dee.txt")
    place.do("forms", "write", ROUND, "--for", "ben", "-o", ben, member="anna")
    place.do("forms", "write", "--format", "csv", "-o", cay, member="cay")
    place.do("forms", "write", ROUND, "--for", "dee", "-o", dee, member="fay")
    with open(ben, encoding="utf-8") as file:
        text = file.read()
    check("ben's form is without the idea from which he stands back", "Idea paper-i3\n" not in text)
    check.same("39 ideas for ben", len(re.findall(r"(?m)^==\+== Idea ", text)), 39)
    check("nothing in a form moves a cursor", not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e\u2028]", text))
    with open(dee, encoding="utf-8") as file:
        check("fay's form for dee is without fay's own recusal", "Idea paper-i7\n" not in file.read())
    again = place.run("forms", "write", ROUND, "--for", "ben", "-o", ben, member="anna")
    check("a form that is there is not replaced", again.returncode != 0 and open(ben, encoding="utf-8").read() == text)
    given = {"ben": invent(chance, ideas - {"paper-i3"}), "cay": invent(chance, ideas)}
    fill_text(ben, given["ben"])
    fill_table(cay, given["cay"], chance)
    rights(place, cay)
    refused = damaged(place, cay, "cay", chance) + damaged(place, dee, "dee", chance)
    read_whole(place, ben, "ben", "fay", given["ben"])
    read_whole(place, cay, "cay", "cay", given["cay"])
    reminders(place, {"ben": 39 - len(given["ben"]), "cay": 40 - len(given["cay"]), "dee": 40})
    # The text of an idea changes, and a form that was written before is read.
    fill_text(dee, {"paper-i1": {"scores": dict.fromkeys(CRITERIA, 3), "confidence": None, "comment": ""}})
    place.do("redact", "paper-i1", "--body", "Another text", "--reason", "names", member="meg")
    result = place.run("forms", "read", dee, member="dee")
    check("a text that changed is told", "has changed since the form was written: paper-i1" in program.text(result.stderr),
          program.text(result.stderr))
    # A form of all that was said before, in both formats, changes nothing.
    for number, extra in enumerate((["--format", "text"], ["--format", "csv", "--delimiter", ";"])):
        path = place.path("all-%d" % number)
        place.do("forms", "write", ROUND, "--all", *extra, "-o", path, member="cay")
        before = place.journals()
        result = place.run("forms", "read", path, member="cay")
        check("all answers come back as they were", result.returncode == 0 and place.journals() == before,
              program.text(result.stderr))
    place.do("round", "close", ROUND, member="anna")
    result = place.run("forms", "read", dee, member="dee")
    check("a closed round takes no form", result.returncode != 0 and "is closed" in program.text(result.stderr))
    verify = place.run("verify", member="anna")
    check("verify finds nothing", verify.returncode == 0, verify.stdout)
    print("%d reviews read from two forms of %d ideas; %d of 50 damaged forms refused" % (
        len(given["ben"]) + len(given["cay"]), len(ideas), refused))
    check.end()


main()
