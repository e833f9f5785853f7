#!/usr/bin/env python3
"""Imports a real fund of Project Catalyst: ideas, assessors, their ratings, and ratings that were excluded, and
counts again in Python. The mean of an idea's valid ratings is what the source published for 269 of its 270 rows.
The last row cannot agree: two ideas have one title there, and the source took the ratings of both together."""
import collections, csv, json, os, time

import program

binary = program.usage(__doc__)
check = program.Checks()
data = program.shared("data", "catalyst-f5")
csv.field_size_limit(1 << 24)
SOURCE = "catalyst.f5"
# The three criteria of the rubric, and what the proposals for challenges were asked in their place.
CRITERIA = [("impact", "This proposal effectively addresses the challenge",
             "Alignment: This challenge is critical to achieve Cardano's mission."),
            ("feasibility", "Given experience and plan presented it is highly likely this proposal will be "
             "implemented successfully", "Feasibility: The Catalyst community has the capacity to address the "
             "challenge."),
            ("auditability", "The information provided is sufficient to audit the progress and the success of the "
             "proposal.", "Verifiability: Success criteria and suggested metrics are set correctly to measure "
             "progress in addressing the challenge.")]
ABOUT = {text: criterion for criterion, *texts in CRITERIA for text in texts}
MAP = 'idea=proposal_id,member=Assessor,criterion=Question,score="Rating Given",comment="Assessment Note"'


def rows(name):
    with open(os.path.join(data, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def member(assessor):
    return assessor.replace("_", "-")


def idea(row):
    return "%s-%s" % (SOURCE, row["proposal_id"])


def setting_up(place, valid):
    """The campaign with its ideas: the file of proposals, and three that only the ratings name."""
    place.new("Fund 5")
    place.do("import", "jsonl", os.path.join(data, "proposals.jsonl"), "--source", SOURCE, "--map",
             "idea=id,title=title,body=description,cost=amount", member="anna")
    known = {found["idea"] for found in place.objects("list", "ideas", member="anna")}
    check.same("ideas of the proposals", len(known), 268)
    place.do("stages", "shortlist:Shortlist:50", member="anna")
    criteria = []
    for criterion, title, _ in CRITERIA:
        criteria += ["--criterion", "%s:%s:1:1-5" % (criterion, title)]
    place.do("round", "open", "f5", "--title", "Assessment", "--visibility", "always", *criteria, member="anna")
    return {idea(row): row["Idea Title"] for row in valid if idea(row) not in known}


def import_ratings(place, name, *more, ok=True):
    words = ["import", "csv", os.path.join(data, name), "--source", SOURCE, "--round", "f5", "--json"]
    for criterion, _, other in CRITERIA:
        words += ["--criterion", "%s=%s" % (other, criterion)]
    began = time.monotonic()
    result = place.run(*words, "--map", MAP + "".join(more), member="anna")
    took = time.monotonic() - began
    if ok and result.returncode != 0:
        raise SystemExit("import %s: %s" % (name, program.text(result.stderr)))
    lines = [json.loads(line) for line in result.stdout.split(b"\n") if line]
    return result, {line["what"]: line["counted"] for line in lines if "what" in line}, lines[-1:], took


def agree(place, valid, excluded):
    """What the campaign holds is what the files say, counted by another road."""
    wanted, marks = collections.defaultdict(dict), collections.defaultdict(list)
    for row in valid + excluded:
        wanted[idea(row), member(row["Assessor"])][ABOUT[row["Question"]]] = float(row["Rating Given"])
    for row in excluded:
        marks[idea(row), member(row["Assessor"])].append((ABOUT[row["Question"]], row["reason"]))
    listed = {(found["idea"], found["member"]): found for found in place.objects("list", "reviews", member="anna")}
    check.same("reviews", sorted(listed), sorted(wanted))
    wrong = collections.Counter()
    for key, found in listed.items():
        out = {criterion for criterion, _ in marks.get(key, [])}
        whole = out == set(wanted[key])
        scores = {**found["scores"], **found["excluded_scores"]}
        wrong["scores"] += scores != wanted[key]
        wrong["excluded"] += set(found["excluded_scores"]) != (set() if whole else out)
        wrong["standing"] += found["standing"].startswith("no: excluded") != whole
        wrong["counts"] += found["counts"] != (len(wanted[key]) - len(out) >= 2)
        for _, reason in marks.get(key, []):
            wrong["reason"] += reason not in found["excluded_reason"]
    check.same("reviews that differ", +wrong, collections.Counter())
    members = {found["member"] for found in place.objects("list", "members", member="anna")}
    check.same("members", members, {"anna"} | {member(row["assessor"]) for row in rows("community_advisors.csv")})
    return listed


def published(place, valid):
    """The means of the source beside `rank`."""
    ranked = {found["idea"]: found for found in place.objects("rank", member="anna")}
    titles = collections.defaultdict(list)
    for row in valid:
        if idea(row) not in titles[row["Idea Title"]]:
            titles[row["Idea Title"]].append(idea(row))
    african = titles.pop("African launchpad ", [])
    # One title of the source's summary is a blank; by its score and place it is this one's.
    titles[" "] = african
    equal, last = 0, []
    for row in rows("proposal_scores.csv"):
        score = float(row["Rating Given"])
        means = [(ranked[found]["rating_mean"], ranked[found]["ratings"]) for found in titles[row["Idea Title"]]]
        if len(means) == 1 and abs(means[0][0] - score) < 1e-12:
            equal += 1
        else:
            last.append((row["Idea Title"], score, means))
    check.same("rows of the source's scores that agree", equal, 269)
    if check.same("rows that do not", [title for title, _, _ in last], ["Insurance Claims Processing"]):
        title, score, means = last[0]
        both = sum(mean * count for mean, count in means) / sum(count for _, count in means)
        check("the last is two ideas of one title, taken together", len(means) == 2 and abs(both - score) < 1e-12, last)
        print("equal: %d of %d; %r has %.2f there, its two ideas %s here, together %.2f" % (
            equal, equal + len(last), title, score, " and ".join("%.6g of %d" % mean for mean in means), both))


def main():
    place = program.Place(binary, "reviews-")
    valid, excluded = rows("valid_assessments.csv"), rows("excluded_assessments.csv")
    missing = setting_up(place, valid)
    check.same("ideas that only the ratings name", len(missing), 3)
    before = place.journals()
    result, _, _, _ = import_ratings(place, "valid_assessments.csv", ok=False)
    check("unknown ideas are named, and nothing is written",
          result.returncode == 65 and all(name in program.text(result.stderr) for name in missing)
          and place.journals() == before, program.text(result.stderr))
    with open(place.path("missing.csv"), "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["id", "title"]] + [[name.split("-")[1], title] for name, title in sorted(missing.items())])
    place.do("import", "csv", place.path("missing.csv"), "--source", SOURCE, "--map", "idea=id,title=title",
             member="anna")
    _, counts, _, took = import_ratings(place, "valid_assessments.csv")
    check.same("rows of valid ratings", (counts["rows"], counts["ratings"], counts["reviews"]), (5072, 5072, 1806))
    check.same("assessors who join", counts["members who join"], 136)
    _, counts, _, longer = import_ratings(place, "excluded_assessments.csv", ",excluded=reason")
    check.same("excluded ratings", counts["ratings that are excluded"], 3361)
    check.same("excluded reviews, whole and in part", (counts["reviews that are excluded whole"],
               counts["reviews of which some ratings are excluded"]), (1029, 268))
    check.same("assessors who join then", counts["members who join"], 117)
    agree(place, valid, excluded)
    published(place, valid)
    before = place.journals()
    for name, more in [("valid_assessments.csv", ""), ("excluded_assessments.csv", ",excluded=reason")]:
        _, _, last, _ = import_ratings(place, name, more)
        check.same("%s again writes nothing" % name, (last[0]["lines"], last[0]["written"]), (0, False))
    check("every byte stays", place.journals() == before)
    check.same("verify", place.run("verify", member="anna").returncode, 0)
    print("%.2f s for 5,072 valid ratings, %.2f s for 3,361 excluded ones" % (took, longer))


if data:
    main()
check.end()
