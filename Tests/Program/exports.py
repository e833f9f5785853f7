#!/usr/bin/env python3
"""Exports against real campaigns: what is imported from ../shared/data comes out again whole, in every
form, read back with Python's own readers and compared with the sources; ballots by pabutools where it is
installed and by a reader of its own; hostile texts; letters to all contributors, and their time."""
import collections, csv, io, json, os, re, shutil, signal, subprocess, sys, time

import program

binary = program.usage(__doc__)
check = program.Checks()
csv.field_size_limit(1 << 27)


def table(data):
    """The rows of a CSV as dictionaries."""
    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    return list(csv.DictReader(io.StringIO(text, newline="")))


def lines(data):
    return [json.loads(line) for line in data.split(b"\n") if line]


def pabulib(text):
    """A reader of the form, from its description: three sections, a header, rows with semicolons."""
    sections, name, header = {}, None, None
    for row in csv.reader(text.split("\n"), delimiter=";"):
        if not row:
            continue
        if len(row) == 1 and row[0] in ("META", "PROJECTS", "VOTES"):
            name, header = row[0], None
            sections[name] = []
        elif header is None:
            header = row
        else:
            assert len(row) == len(header), row
            sections[name].append(dict(zip(header, row)))
    meta = {row["key"]: row["value"] for row in sections["META"]}
    return meta, sections["PROJECTS"], sections["VOTES"]


def check_ballots(name, path, wanted):
    """The file recounts, and its approvals are the ups that the source gives (by project's name)."""
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    meta, projects, votes = pabulib(text)
    check.same(name + ": num_projects", int(meta["num_projects"]), len(projects))
    check.same(name + ": num_votes", int(meta["num_votes"]), len(votes))
    check(name + ": the obligatory keys", all(meta.get(key) for key in (
        "description", "country", "unit", "instance", "budget", "vote_type", "rule", "date_begin", "date_end")))
    counts = collections.Counter(part for vote in votes for part in vote["vote"].split(","))
    ids = {project["project_id"] for project in projects}
    check(name + ": every vote names projects", set(counts) <= ids)
    check.same(name + ": votes recount", {p["project_id"]: int(p["votes"]) for p in projects},
               {project: counts[project] for project in ids})
    check.same(name + ": voters are numbered", [vote["voter_id"] for vote in votes],
               [str(number + 1) for number in range(len(votes))])
    if wanted is not None:
        check.same(name + ": approvals are the source's", {key: value for key, value in counts.items() if value},
                   {key: value for key, value in wanted.items() if value})
    try:
        from pabutools.election.pabulib import parse_pabulib
    except ImportError:
        print("skipped: pabutools is not installed; %s is read by the reader here alone" % name)
        return
    instance, profile = parse_pabulib(path)
    check.same(name + ": pabutools reads the projects", len(instance), len(projects))
    check.same(name + ": pabutools reads the ballots", profile.num_ballots(), len(votes))
    check.same(name + ": pabutools counts the same", {project.name: profile.approval_score(project) for project in instance},
               {project: counts[project] for project in ids})
    print("%s: %d ballots on %d projects, read by pabutools" % (name, len(votes), len(projects)))


def polis(place):
    """A conversation of Polis: ideas and last votes."""
    name = "15-per-hour-seattle"
    source = program.shared("data", "polis", name)
    if source is None:
        return
    place.campaign = place.path("polis")
    place.new("Polis")
    place.do("import", "polis", source, member="anna")
    with open(os.path.join(source, "comments.csv"), encoding="utf-8", newline="") as file:
        comments = {row["comment-id"]: row for row in csv.DictReader(file)}
    with open(os.path.join(source, "participants-votes.csv"), encoding="utf-8", newline="") as file:
        matrix = list(csv.DictReader(file))
    ups = collections.Counter()
    for row in matrix:
        for comment in comments:
            ups[comment] += row.get(comment) in ("1", "1.0")
    rows = table(place.run("export", "ideas", member="anna").stdout)
    check.same("polis: ideas", len(rows), len(comments))
    check.same("polis: ups", {row["source_id"]: int(row["up"]) for row in rows}, {key: ups[key] for key in comments})
    objects = lines(place.run("export", "ideas", "--format", "jsonl", member="anna").stdout)
    check.same("polis: jsonl is the same", [{key: value for key, value in row.items() if key in ("idea", "title", "status")} for row in objects],
               [{key: row[key] for key in ("idea", "title", "status")} for row in rows] if not any(row["title"].startswith("'") for row in rows) else
               [{"idea": row["idea"], "title": row["title"].lstrip("'"), "status": row["status"]} for row in rows])
    public = table(place.run("export", "ideas", "--public", member="anna").stdout)
    accepted = [key for key, row in comments.items() if row["moderated"] == "1"]
    check.same("polis: the public reads what was accepted", len(public), len(accepted))
    check("polis: and no votes", all(row["up"] == row["crowd"] == row["participant"] == "" for row in public))
    path = place.path("polis.pb")
    place.do("export", "ballots", "-o", path, member="anna")
    counting = {"polis.%s-%s" % (name.replace("-", "."), key) for key, row in comments.items() if row["moderated"] != "-1"}
    found = {row["idea"]: row["source_id"] for row in rows if row["status"] != "hidden"}
    check.same("polis: ideas that count", len(found), len(counting))
    check_ballots("polis.pb", path, {idea: ups[source_id] for idea, source_id in found.items()})
    everything(place)


def everything(place):
    folder = place.path("everything")
    place.do("export", "everything", "-o", folder, member="anna")
    names = sorted(os.listdir(folder))
    check("everything: the files", {"ideas.csv", "comments.csv", "reviews.csv", "decisions.csv", "ballots.pb", "columns.csv"} <= set(names), names)
    meanings = collections.defaultdict(list)
    with open(os.path.join(folder, "columns.csv"), "rb") as file:
        for row in table(file.read()):
            meanings[row["file"]].append(row["column"])
    for name in names:
        if name.endswith(".csv") and name != "columns.csv":
            with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
                check.same("everything: columns of " + name, next(csv.reader(file)), meanings[name])
    one = place.path("everything.jsonl")
    place.do("export", "everything", "--format", "jsonl", "-o", one, member="anna")
    with open(one, "rb") as file:
        kinds = collections.Counter(row["kind"] for row in lines(file.read()))
    for name in names:
        if name.endswith(".csv") and name != "columns.csv":
            with open(os.path.join(folder, name), "rb") as file:
                check.same("everything: rows of " + name, len(table(file.read())), kinds[name[:-4]])


def pabulib_costs(place):
    """A real election in, put as a conversation of Polis, and its ballots out again: what each project gets is
    what the election's own file says, and so are the costs and the budget."""
    source = program.shared("data", "pabulib", "poland_warszawa_2017_zacisze.pb")
    if source is None:
        return
    with open(source, encoding="utf-8-sig", newline="") as file:
        meta, projects, votes = pabulib(file.read().replace("\r", ""))
    folder = place.path("zacisze")
    os.mkdir(folder)
    numbers = {project["project_id"]: str(number) for number, project in enumerate(projects)}
    with open(os.path.join(folder, "comments.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"])
        for project in projects:
            writer.writerow(["1465862400", "", numbers[project["project_id"]], "0", project["votes"], "0", "1", project["name"]])
    with open(os.path.join(folder, "participants-votes.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"] + list(numbers.values()))
        for number, vote in enumerate(votes):
            chosen = set(vote["vote"].split(","))
            cells = ["1" if project["project_id"] in chosen else "" for project in projects]
            writer.writerow([number, "", "0", len(chosen), len(chosen), "0"] + cells)
    place.campaign = place.path("pabulib")
    place.new("Zacisze; \"PB\"")
    place.do("import", "polis", folder, "--source", "polis.zacisze", member="anna")
    for project in projects:
        place.do("cost", "polis.zacisze-" + numbers[project["project_id"]], project["cost"], "--reason", "as published", member="anna")
    out = place.path("zacisze.pb")
    place.do("export", "ballots", "--budget", meta["budget"], "-o", out, member="anna")
    with open(out, encoding="utf-8", newline="") as file:
        ours, ourProjects, ourVotes = pabulib(file.read())
    check.same("election: the budget", ours["budget"], meta["budget"])
    check.same("election: costs", {p["project_id"]: float(p["cost"]) for p in ourProjects},
               {"polis.zacisze-" + numbers[p["project_id"]]: float(p["cost"]) for p in projects})
    check.same("election: ballots", collections.Counter(frozenset(vote["vote"].split(",")) for vote in ourVotes),
               collections.Counter(frozenset("polis.zacisze-" + numbers[part] for part in vote["vote"].split(",")) for vote in votes))
    check_ballots("zacisze.pb", out, {"polis.zacisze-" + numbers[p["project_id"]]: int(p["votes"]) for p in projects})


def hostile(place):
    path = program.shared("hostile", "exports.json")
    if path is None:
        return
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    place.campaign = place.path("hostile")
    place.new("Hostile")
    inputs = [case for case in cases if case["id"] != "long" and case["input"].strip() and "\x00" not in case["input"]]
    source = place.path("hostile.jsonl")
    with open(source, "w") as file:
        for number, case in enumerate(inputs):
            file.write(json.dumps({"idea": str(number), "title": "T%d" % number, "body": case["input"], "participant": "9%d" % number, "status": "approved"}) + "\n")
    place.do("import", "jsonl", source, "--source", "h", member="anna")
    place.do("vote", "h-0", "up", "--participant", "p", member="anna")
    bodies = {row["source_id"]: row["body"] for row in lines(place.run("export", "ideas", "--format", "jsonl", member="anna").stdout)}
    check.same("hostile: all came in", len(bodies), len(inputs))
    data = place.run("export", "ideas", "--public", member="anna").stdout
    cells = {row["source_id"]: row["body"] for row in table(data)}
    trigger = re.compile(r"^[\s\u200b\ufeff\x00-\x1f]*[=+\-@|\t\r\n\uff1d\uff0b\uff0d\uff20\uff5c]")
    for number, body in sorted(bodies.items()):
        plain = body.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        check("hostile: case %s in CSV" % inputs[int(number)]["id"],
              cells[number] in (plain, "'" + plain) and not trigger.match(cells[number]), repr(cells[number]))
    check("hostile: rows end with CRLF, every cell is in quotes", data.startswith(b"\xef\xbb\xbf\"") and data.endswith(b"\"\r\n"))
    spreadsheet(place, {"public": data, "staff": place.run("export", "ideas", member="anna").stdout,
                        "decisions": place.run("export", "decisions", "--with-notes", member="anna").stdout})
    markdown = program.text(place.run("export", "ideas", "--format", "md", "--public", member="anna").stdout)
    check("hostile: no HTML in Markdown", "<" not in markdown.replace("\\<", ""))
    letters = place.path("hostile-letters")
    place.do("why", "--participants", "all", "--into", letters, member="anna")
    for name in os.listdir(letters):
        with open(os.path.join(letters, name), encoding="utf-8") as file:
            text = file.read()
        check("hostile: letter " + name, not any(ord(c) < 32 and c != "\n" or 0x7f <= ord(c) < 0xa0 for c in text))


def spreadsheet(place, files):
    """LibreOffice opens each file as somebody would who lets it evaluate formulas: none is alive."""
    office = next((name for name in ("libreoffice", "soffice") if shutil.which(name)), None)
    if office is None:
        print("skipped: no LibreOffice to open the CSV with")
        return
    folder = place.path("office")
    os.makedirs(folder)
    # Shows that a formula would be found.
    files = dict(files, control=b'"a","=1+1"\r\n')
    for name, data in files.items():
        with open(os.path.join(folder, name + ".csv"), "wb") as file:
            file.write(data)
    subprocess.run([office, "--headless", "-env:UserInstallation=file://" + os.path.join(folder, "profile"),
                    # Comma, quotes, UTF-8, numbers recognised, formulas evaluated.
                    "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true",
                    "--convert-to", "fods", "--outdir", folder] + [os.path.join(folder, name + ".csv") for name in files],
                   capture_output=True, timeout=300, check=True)
    for name in files:
        with open(os.path.join(folder, name + ".fods"), encoding="utf-8") as file:
            sheet = file.read()
        alive = re.findall(r'table:formula="[^"]*"', sheet)
        rows = sheet.count("<table:table-row")
        check("LibreOffice reads %s" % name, rows > 0, sheet[:300])
        check("LibreOffice: no formula is alive in %s" % name if name != "control" else "LibreOffice would find a formula",
              bool(alive) == (name == "control"), alive[:3])
    print("%d files opened in LibreOffice" % len(files))


def letters(place):
    """Everybody of a large conversation in one run; twice as many take twice as long."""
    source = program.shared("data", "polis", "american-assembly.bowling-green")
    if source is None:
        return
    place.campaign = place.path("bowling")
    place.new("Bowling Green")
    place.do("import", "polis", source, member="anna", timeout=600)
    folder = place.path("letters")
    began = time.monotonic()
    place.do("why", "--participants", "all", "--into", folder, member="anna", timeout=600)
    whole = time.monotonic() - began
    began = time.monotonic()
    place.do("why", "--participants", "all", "--into", place.path("none"), "-n", member="anna", timeout=600)
    reading = time.monotonic() - began
    names = os.listdir(folder)
    participants = [row["participant"] for row in place.objects("list", "participants", member="anna")
                    if row["ideas"] or row["comments"] or row["votes"]]
    check.same("letters: one for everybody who wrote or voted", len(names), len(participants))
    check("letters: names are safe", all(re.fullmatch(r"[a-z0-9_-]+\.txt", name) for name in names))
    ideas = table(place.run("export", "ideas", member="anna").stdout)
    written = 0
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            written += len(re.findall(r"^\d+\. Your idea, number ", file.read(), re.M))
    check.same("letters: every idea of somebody is in one", written, sum(row["participant"] != "" for row in ideas))
    print("letters: %d in %.1f s, of which %.1f s read the campaign" % (len(names), whole, reading))
    half = place.path("half")
    with open(half, "w") as file:
        file.write("\n".join(participants[::2]))
    began = time.monotonic()
    place.do("why", "--participants", half, "--into", place.path("halves"), member="anna", timeout=600)
    print("letters: half of them in %.1f s" % (time.monotonic() - began))
    interrupted(place)


def interrupted(place):
    """Killed by Ctrl-C in the middle, it leaves nothing and says so."""
    folder = place.path("broken")
    process = subprocess.Popen(place.command("why", "--participants", "all", "--into", folder, member="anna"),
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=place.environment())
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        if any(name.startswith("broken.") for name in os.listdir(place.folder)):
            process.send_signal(signal.SIGINT)
            break
        time.sleep(0.002)
    _, talk = process.communicate(timeout=120)
    check.same("interrupted: status", process.returncode, 130)
    check("interrupted: nothing is left", not any(name.startswith("broken") for name in os.listdir(place.folder)))
    check("interrupted: it says so", b"Interrupted" in talk, program.text(talk))


def main():
    place = program.Place(binary, "exports-")
    polis(place)
    pabulib_costs(place)
    hostile(place)
    letters(place)
    check.end()


main()
