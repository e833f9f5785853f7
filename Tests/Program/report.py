#!/usr/bin/env python3
"""What a chair publishes of a stage: of the demo campaign, and of a real fund of Project Catalyst. Every idea of the pool
stands in it once, the outcomes add up, the means are those of the reviews counted here, nothing in it is anybody's score,
and the command at its end computes the cut again. And the votes that `why` says would have kept an idea are really cast."""
import collections, csv, json, os, re

import program

binary = program.usage(__doc__)
check = program.Checks()
data = program.shared("data", "catalyst-f5")
csv.field_size_limit(1 << 24)


def table(document):
    """The rows of the tables of ideas by the name of their column."""
    found, columns = [], None
    for line in document.split("\n"):
        cells = [cell.strip().replace("\\", "").strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not line.startswith("|"):
            columns = None
        elif columns is None:
            columns = cells
        elif "Outcome" in columns and not set("".join(cells)) <= set("- "):
            found.append(dict(zip(columns, cells)))
    return found


def means(place, round_):
    """The scores that count, by idea: its own count of what `list reviews` has."""
    scores = collections.defaultdict(list)
    for review in place.objects("list", "reviews", member="anna"):
        if review["round"] == round_ and review["counts"]:
            scores[review["idea"]].append(review["score"])
    return scores


def examine(place, stage, round_, name):
    """The document, the table and the object say the same, and what the reviews say."""
    document = place.do("report", stage, member="anna")
    check(name + ": the same bytes again", document == place.do("report", stage, member="anna"))
    whole = json.loads(place.do("report", stage, "--json", member="anna"))
    file = place.path("report.csv")
    place.do("report", stage, "--format", "csv", "-o", file, member="anna")
    with open(file, encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    cut = [line for line in place.lines() if line["type"] == "cut.made" and line["stage"] == stage][-1]
    listed = table(document)
    ids = [row["Idea"] for row in listed]
    check.same(name + ": every idea once", len(ids), len(set(ids)))
    check.same(name + ": as many as were considered", (len(ids), whole["considered"]), (cut["considered"],) * 2)
    check.same(name + ": the table has the same ideas", sorted(row["idea"] for row in rows), sorted(ids))
    check.same(name + ": so has the object", sorted(row["idea"] for row in whole["ideas"]), sorted(ids))
    check.same(name + ": the outcomes add up", sum(whole["outcomes"].values()), cut["considered"])
    said = [int(number) for number in re.findall(r"^- (\d+) (?:kept|not kept|dropped)", document, re.M)]
    check.same(name + ": and in the document", sum(said), cut["considered"])
    check.same(name + ": what the rule keeps comes first", [row["idea"] for row in whole["ideas"]
               if row["place"] and row["place"] <= len(cut["kept"])], cut["kept"])
    scores, wrong = means(place, round_), []
    for row in whole["ideas"]:
        own = scores.get(row["idea"], [])
        mean = sum(own) / len(own) if len(own) > 1 else None
        if row["readers"] != len(own) or (row["mean"] is None) != (mean is None) or mean and abs(row["mean"] - mean) > 1e-9:
            wrong.append((row["idea"], row["readers"], row["mean"], own))
    check(name + ": readers and means", not wrong, wrong[:3])
    alone = [row for row in whole["ideas"] if row["readers"] == 1]
    check(name + ": one reader's score is not in it", all(row["score"] is None and row["adjusted"] is None for row in alone))
    check.same(name + ": every counted review", whole["panel"]["counted"], sum(len(own) for idea, own in scores.items() if idea in ids))
    check.same(name + ": by member", sum(member["reviews"] for member in whole["panel"]["members"]), whole["panel"]["counted"])
    command = re.findall(r"^    (whittle .+)$", document, re.M)
    check.same(name + ": one command", len(command), 1)
    again = place.run(*command[0].split()[1:], member="anna")
    check.same(name + ": it computes the cut again", again.returncode, 0)
    check(name + ": the digest", cut["digest"] in document)
    found, _ = program.oracle.scan(document.encode())
    check(name + ": only allowed bytes", not [entry for entry in found if not entry[1].startswith("char ")], found[:3])
    print("%s: %d ideas, %d members, %d with one reader" % (name, len(ids), len(whole["panel"]["members"]), len(alone)))
    return document, whole


def demo():
    place = program.Place(binary, "report-")
    place.do("demo", place.campaign)
    result = place.run("report", "shortlist", member="anna")
    check("no cut, no report", result.returncode == 1 and b"has no cut yet" in result.stderr and not result.stdout)
    open_round = [line["round"] for line in place.objects("list", "rounds", member="anna") if line["open"]][0]
    longlist = json.loads(place.do("report", "longlist", "--json", member="anna"))
    check.same("longlist: considered", sum(longlist["outcomes"].values()), longlist["considered"])
    check("longlist: overrides have their reasons", all(row["reason"] for row in longlist["ideas"] if "override" in row["outcome"]))
    check("longlist: no panel", longlist["panel"] is None)
    place.do("cut", "shortlist", "--by", "panel", member="anna") if place.run(
        "cut", "shortlist", "--by", "panel", "-n", member="anna").returncode == 0 else None
    result = place.run("report", "shortlist", member="anna")
    check("while the round hides scores there is none", result.returncode == 1 and b"is open" in result.stderr
          and not result.stdout, result.stderr)
    place.do("round", "close", open_round, member="anna")
    place.do("cut", "shortlist", "--by", "panel", "--top", "15", member="anna")
    for member in ("meg", "ash", "olive", "public"):
        result = place.run("report", "shortlist", member=member)
        check(member + " makes no report", result.returncode != 0 and not result.stdout, result.stderr)
    document, whole = examine(place, "shortlist", open_round, "demo")
    reviews = place.objects("list", "reviews", member="anna")
    comments = {review["comment"] for review in reviews if review["comment"] and len(review["comment"]) > 20}
    check("no comment of a reviewer", not [comment for comment in comments if comment in document])
    authors = {idea["participant"] for idea in place.objects("list", "ideas", member="anna") if idea["participant"]}
    check("no author", not [author for author in authors if re.search(r"\b%s\b" % re.escape(author), document)])
    public = {idea["idea"] for idea in place.objects("list", "ideas", member="public")}
    untold = [row["idea"] for row in whole["ideas"] if (row["title"] is None) != (row["idea"] not in public)]
    check("the titles that the public may read", not untold, untold[:5])
    # Later lines change no figure.
    place.do("vote", whole["ideas"][3]["idea"], "up", "--participant", "p-late", member="meg")
    check("a report made later is the same", place.do("report", "shortlist", member="anna") == document)
    cast(place, longlist)


def cast(place, longlist):
    """The votes of which `why` says that they would have kept an idea."""
    out = [row["idea"] for row in longlist["ideas"] if row["outcome"] == "not kept"]
    needed = []
    for idea in out[:3]:
        cuts = json.loads(place.do("why", idea, "--json", member="anna"))["cuts"]
        change = [cut for cut in cuts if cut["stage"] == "longlist"][0]["change"]
        needed.append((change["votes_for"], idea))
    check("all of them would have needed some", all(isinstance(number, int) for number, _ in needed), needed)
    number, idea = min(needed)
    cut = [line for line in place.lines() if line["type"] == "cut.made" and line["stage"] == "longlist"][-1]
    rule = ["--by", "crowd", "--top", str(cut["rule"]["top"]), "--question", cut["rule"]["question"], "--from", "pool", "-n"]

    def keeps():
        return idea in [row["idea"] for row in place.objects("cut", "longlist", *rule, member="anna") if row.get("reason") == "kept"]

    for vote in range(number):
        check("%d of %d votes do not keep %s" % (vote, number, idea), vote < number - 2 or not keeps())
        place.do("vote", idea, "up", "--participant", "p-new%d" % vote, member="meg")
    check("%d votes keep %s" % (number, idea), keeps())
    print("%s needed %d votes more" % (idea, number))


def catalyst():
    """The 270 ideas of a fund with 5,072 ratings of 136 assessors, and 3,361 that were excluded."""
    place = program.Place(binary, "report-")
    source = "catalyst.f5"
    place.new("Fund 5")
    place.do("import", "jsonl", os.path.join(data, "proposals.jsonl"), "--source", source, "--map",
             "idea=id,title=title,body=description,cost=amount", member="anna")
    with open(os.path.join(data, "valid_assessments.csv"), encoding="utf-8-sig", newline="") as file:
        valid = list(csv.DictReader(file))
    known = {idea["idea"] for idea in place.objects("list", "ideas", member="anna")}
    missing = {row["proposal_id"]: row["Idea Title"] for row in valid if "%s-%s" % (source, row["proposal_id"]) not in known}
    with open(place.path("missing.csv"), "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "title"]] + sorted(missing.items()))
    place.do("import", "csv", place.path("missing.csv"), "--source", source, "--map", "idea=id,title=title", member="anna")
    place.do("stages", "shortlist:Shortlist:50", member="anna")
    criteria, others = [], []
    questions = list(dict.fromkeys(row["Question"] for row in valid))
    names = {}
    for question in questions:
        names[question] = "c%d" % len(names)
        criteria += ["--criterion", "%s:%s:1:1-5" % (names[question], names[question])]
        others += ["--criterion", "%s=%s" % (question, names[question])]
    place.do("round", "open", "f5", "--title", "Assessment", "--visibility", "always", *criteria, member="anna")
    fields = 'idea=proposal_id,member=Assessor,criterion=Question,score="Rating Given",comment="Assessment Note"'
    for name, more in (("valid_assessments.csv", ""), ("excluded_assessments.csv", ",excluded=reason")):
        place.do("import", "csv", os.path.join(data, name), "--source", source, "--round", "f5", *others, "--map",
                 fields + more, member="anna")
    place.do("cut", "shortlist", "--by", "panel", member="anna")
    document, whole = examine(place, "shortlist", "f5", "catalyst-f5")
    check("catalyst-f5: reviews that were excluded are counted", whole["panel"]["not_counted"].get("excluded", 0) > 0)
    check("catalyst-f5: nothing is approved, so no title is published", all(row["title"] is None for row in whole["ideas"]))
    why = place.do("why", whole["ideas"][60]["idea"], member="anna")
    check("catalyst-f5: why says what would have changed it", "What would have changed it, all else equal:" in why, why)


demo()
if data:
    catalyst()
check.end()
