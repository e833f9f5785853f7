#!/usr/bin/env python3
"""Imports six real Polis conversations and counts them again, in Python and by another road: the last vote of
each voter on each comment, the moderators' decisions, the audit, a second import and a newer export."""
import csv, json, os, shutil, sys

import program

binary = program.usage(__doc__)
check = program.Checks()
data = program.shared("data", "polis")
NAMES = ["vtaiwan.uberx", "15-per-hour-seattle", "american-assembly.bowling-green",
         "austria-climate.5twd2jsnkf.2022-08-08", "football-concussions", "scoop-hivemind.taxes"]
csv.field_size_limit(1 << 24)


def rows(*parts):
    with open(os.path.join(*parts), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def recount(folder):
    """What the files say: the comments, and of each the last votes as {comment: {voter: value}}."""
    comments = {row["comment-id"]: row for row in rows(folder, "comments.csv")}
    last = {comment: {} for comment in comments}
    if os.path.exists(os.path.join(folder, "votes.csv")):
        seen = {}
        every = {comment: [0, 0] for comment in comments}
        for place, row in enumerate(rows(folder, "votes.csv")):
            key, stamp = (row["comment-id"], row["voter-id"]), (int(row["timestamp"]), place)
            if row["vote"] != "0" and key[0] in every:
                every[key[0]][0 if row["vote"] == "1" else 1] += 1
            if key not in seen or stamp > seen[key][0]:
                seen[key] = (stamp, int(row["vote"]))
        for (comment, voter), (_, value) in seen.items():
            if comment in last:
                last[comment][voter] = value
        return comments, last, every
    for row in rows(folder, "participants-votes.csv"):
        for column, cell in row.items():
            if column in last and cell != "":
                last[column][row["participant"]] = int(cell)
    return comments, last, None


def tally(votes):
    return tuple(sum(value == wanted for value in votes.values()) for wanted in (1, -1, 0))


STATUS = {"1": "approved", "-1": "hidden", "0": "pending"}


def compare(name, place, folder, campaign):
    """Every comment of a folder against what the program lists."""
    comments, last, every = recount(folder)
    system = "polis." + name.lower()
    listed = {idea["idea"]: idea for idea in place.objects("list", "ideas", member="anna", campaign=campaign)}
    if not listed.keys() & {"%s-%s" % (system, comment) for comment in comments}:
        system = next(iter(listed), "").rsplit("-", 1)[0]
    check.same(name + ": the ideas are the comments", sorted(listed), sorted("%s-%s" % (system, c) for c in comments))
    wrong, statuses, texts = [], [], []
    for comment, row in comments.items():
        idea = listed.get("%s-%s" % (system, comment))
        if idea is None:
            continue
        if (idea["up"], idea["down"], idea["pass"]) != tally(last[comment]) or idea["voters"] != len(last[comment]):
            wrong.append((comment, idea["up"], idea["down"], idea["pass"], tally(last[comment])))
        if idea["status"] != STATUS[row["moderated"]]:
            statuses.append((comment, idea["status"], row["moderated"]))
        words, title, body = (" ".join(part.split()) for part in (row["comment-body"], idea["title"], idea["body"]))
        if words and words not in (title, body, (title + " " + body).strip()):
            texts.append((comment, words[:60], title[:60], body[:60]))
    check(name + ": votes of every comment", not wrong, wrong[:4])
    check(name + ": status of every comment", not statuses, statuses[:4])
    check(name + ": text of every comment", not texts, texts[:4])
    print("%-40s %4d comments %7d last votes %s" % (
        name, len(comments), sum(map(len, last.values())), "of votes.csv" if every else "of the matrix"))
    return comments, last, every, system


def import_again(name, place, folder, campaign):
    before = place.journals(campaign)
    again = place.run("import", "polis", folder, member="anna", campaign=campaign)
    check(name + ": a second import says that there is nothing to write",
          again.returncode == 0 and b"Nothing to write" in again.stderr, again.stderr)
    check(name + ": a second import leaves every byte", place.journals(campaign) == before)


def audit_of_vtaiwan(lines, comments, last, every, system):
    """The audit names what 197 comments claim, and every one whose total is not that of the last votes."""
    found = {line.get("what"): line for line in lines}
    for side, place, column in (("agrees", 0, "agrees"), ("disagrees", 1, "disagrees")):
        claims = {comment: int(row[column]) for comment, row in comments.items()}
        counts = {comment: tally(last[comment])[place] for comment in comments}
        agreeing = [comment for comment in comments if claims[comment] == counts[comment]]
        line = found.get("comments whose %s are the last votes" % side, {})
        check.same("audit: comments whose %s are claimed and agree" % side,
                   (line.get("claimed"), line.get("counted")), (len(comments), len(agreeing)))
        if side == "agrees":
            check.same("audit: the published figures", (line.get("claimed"), line.get("counted")), (197, 108))
        line = found.get("%s, all comments" % side, {})
        check.same("audit: all %s" % side, (line.get("claimed"), line.get("counted")),
                   (sum(claims.values()), sum(counts.values())))
        wrong = []
        for comment in comments:
            line = found.get("%s-%s %s" % (system, comment, side))
            if claims[comment] == counts[comment]:
                if line is not None:
                    wrong.append((comment, "named although it agrees"))
            elif line is None or (line["claimed"], line["counted"]) != (claims[comment], counts[comment]):
                wrong.append((comment, line))
            elif not line.get("reason"):
                wrong.append((comment, "without a reason"))
            elif claims[comment] == every[comment][place] and "every row" not in line["reason"]:
                wrong.append((comment, "another reason than the repeats", line["reason"]))
        check("audit: each comment's %s that differ, with a reason" % side, not wrong, wrong[:4])
    claimed = sum(claims != counts for claims, counts in (
        (int(row["agrees"]), tally(last[comment])[0]) for comment, row in comments.items()))
    print("audit: %d claimed totals, %d agree, %d differ and are explained" % (
        len(comments), len(comments) - claimed, claimed))


def newer_export(place, folder, campaign, comments, last, system):
    """One vote more, one comment more, one text changed: three events and no other."""
    copy = place.path("newer", os.path.basename(folder))
    shutil.copytree(folder, copy)
    for name in os.listdir(copy):
        os.chmod(os.path.join(copy, name), 0o644)
    voted = next(comment for comment in comments if 1 in last[comment].values())
    voter = next(voter for voter, value in last[voted].items() if value == 1)
    edited = next(comment for comment in comments if comment != voted and comments[comment]["comment-body"].strip())
    moment = max(int(row["timestamp"]) for row in rows(folder, "votes.csv")) + 1000
    with open(os.path.join(copy, "votes.csv"), "a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([moment, "later", voted, voter, -1])
    changed = rows(folder, "comments.csv")
    columns = list(changed[0])
    for row in changed:
        if row["comment-id"] == edited:
            row["comment-body"] = "edited, at the source"
    fresh = dict(changed[0], **{"comment-id": "99999", "moderated": "0", "agrees": "0", "disagrees": "0",
                                "comment-body": "new, at the source", "timestamp": str(moment)})
    with open(os.path.join(copy, "comments.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(changed + [fresh])
    before = place.journals(campaign)
    dry = place.run("import", "polis", copy, "--dry-run", member="anna", campaign=campaign)
    check("newer export: --dry-run writes nothing", place.journals(campaign) == before, dry.stderr)
    done = place.run("import", "polis", copy, member="anna", campaign=campaign)
    check("newer export: imported", done.returncode == 0, done.stderr)
    after = place.journals(campaign)
    check("newer export: earlier files are as they were", all(after.get(name) == before[name] for name in before))
    lines = [json.loads(line) for name in after if name not in before for line in after[name].split(b"\n") if line]
    events = {(line["type"], line.get("idea"), line.get("value"), line.get("title")) for line in lines
              if line["type"] != "writer.opened"}
    check("newer export: writes exactly what changed", len(lines) == 4 and events == {
        ("vote.cast", "%s-%s" % (system, voted), -1, None),
        ("idea.submitted", "%s-99999" % system, None, "new, at the source"),
        ("idea.edited", "%s-%s" % (system, edited), None, "edited, at the source")}, events)
    comments, last, _ = recount(copy)
    listed = {idea["idea"]: idea for idea in place.objects("list", "ideas", member="anna", campaign=campaign)}
    idea = listed["%s-%s" % (system, voted)]
    check.same("newer export: the changed vote counts", (idea["up"], idea["down"], idea["pass"]), tally(last[voted]))
    check.same("newer export: the edited text", listed["%s-%s" % (system, edited)]["title"], "edited, at the source")
    check.same("newer export: the new comment", listed["%s-99999" % system]["status"], "pending")
    import_again("newer export", place, copy, campaign)


def main():
    if data is None:
        check.end()
    place = program.Place(binary)
    for name in NAMES:
        folder, campaign = os.path.join(data, name), place.path(name)
        place.new(name, campaign=campaign)
        lines = place.objects("import", "polis", folder, member="anna", campaign=campaign)
        check(name + ": imported", bool(lines) and lines[-1].get("written") is True, lines[-1:])
        comments, last, every, system = compare(name, place, folder, campaign)
        import_again(name, place, folder, campaign)
        if name == "vtaiwan.uberx":
            audit_of_vtaiwan(lines, comments, last, every, system)
            newer_export(place, folder, campaign, comments, last, system)
        verify = place.run("verify", member="anna", campaign=campaign)
        check(name + ": verify finds nothing", verify.returncode == 0, program.text(verify.stdout))
    check.end()


main()
