#!/usr/bin/env python3
"""Three rounds of Project Catalyst, 2,076 proposals on 37 sheets: approve by yes and no, then fund in order while
the money lasts. Imports the published votes, cuts each sheet by one rule, and compares every row's status, reason
and money left with what was published; computes each cut again from its basis, and spends one budget for the most
value, beside a table of all sums in Python."""
import csv, json, os

import program

binary = program.usage(__doc__)
check = program.Checks()
# From Fund 6 on a proposal needs 1 % of the registered stake (validation_sheet.csv).
FUNDS = {"f3": None, "f5": None, "f8": "36807770.12"}
MAP = "title=proposal,question=sheet,cost=requested,up=yes,down=no"
REASONS = {"kept": "", "budget": "Over Budget", "refused": "Approval Threshold", "turnout": "Approval Threshold"}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rule(question, budget, turnout):
    words = ["--by", "net", "--question", question, "--yes-no", "1.15", "--budget", str(budget)]
    return words + (["--turnout", turnout] if turnout else [])


def published(row):
    return (row["proposal"].strip(), int(row["yes"]) - int(row["no"]), int(row["requested"]), row["status"],
            row["reason"], int(row["fund_left_after"]))


def computed(row):
    return (row["title"].strip(), row["score"], row["cost"], "FUNDED" if row["reason"] == "kept" else "NOT FUNDED",
            REASONS.get(row["reason"], row["reason"]), row["left"])


def fund(place, name, turnout, folder):
    """Cuts every sheet of a fund; answers how many rows were compared and how many are as published."""
    table = rows(os.path.join(folder, "voting_results.csv"))
    budgets = {row["sheet"]: int(row["start_budget_derived_from_first_row"])
               for row in rows(os.path.join(folder, "budgets.csv"))}
    place.do("import", "csv", os.path.join(folder, "voting_results.csv"), "--source", "catalyst." + name,
             "--map", MAP, member="anna")
    questions = {question["title"]: question["question"]
                 for question in place.objects("list", "questions", member="anna")
                 if question["question"].startswith("catalyst.%s-" % name)}
    sheets = {}
    for row in table:
        sheets.setdefault(row["sheet"], []).append(row)
    check.same(name + ": the sheets are the questions", sorted(questions), sorted(sheets))
    same = agreed = 0
    for number, (sheet, wanted) in enumerate(sheets.items()):
        stage, words = "%s-%d" % (name, number), rule(questions[sheet], budgets[sheet], turnout)
        got = [row for row in place.objects("cut", stage, *words, "-n", "--all", member="anna") if "idea" in row]
        check.same("%s, %s: as many rows" % (name, sheet), len(got), len(wanted))
        for one, other in zip(got, wanted):
            same += check.same("%s, %s, row %s" % (name, sheet, other["row"]), computed(one), published(other))
        kept = [row["idea"] for row in got if row["reason"] == "kept"]
        made = place.run("cut", stage, *words, member="anna")
        if not kept:
            check("%s, %s: nothing is kept, and no cut made" % (name, sheet), made.returncode == 1)
            continue
        check.same("%s, %s: the cut is made" % (name, sheet), made.returncode, 0)
        again = place.run("cut", "--check", stage, member="anna")
        agreed += check.same("%s, %s: computed again it agrees" % (name, sheet), again.returncode, 0)
    print("%s: %d of %d rows as published, %d cuts computed again" % (name, same, len(table), agreed))


def most_value(items, budget):
    """The highest sum of values that the budget buys: all sums that are worth something, item by item."""
    sums = {0: 0}
    for value, cost in items:
        for spent, worth in sorted(sums.items(), reverse=True):
            if spent + cost <= budget and worth + value > sums.get(spent + cost, -1):
                sums[spent + cost] = worth + value
        best = -1
        for spent in sorted(sums):
            if sums[spent] <= best:
                del sums[spent]
            else:
                best = sums[spent]
    return max(sums.values())


def spending(place, folder):
    table = [row for row in rows(os.path.join(folder, "voting_results.csv")) if row["sheet"] == "Developer ecosystem"]
    question = next(question["question"] for question in place.objects("list", "questions", member="anna")
                    if question["title"] == "Developer ecosystem" and question["question"].startswith("catalyst.f3-"))
    words = rule(question, 200000, None) + ["--spend", "best", "-n"]
    got = place.objects("cut", "best", *words, member="anna")
    items = [(int(row["yes"]) - int(row["no"]), int(row["requested"])) for row in table
             if int(row["no"]) == 0 or int(row["yes"]) / int(row["no"]) >= 1.15]
    kept = [row for row in got if row.get("reason") == "kept"]
    check("what is bought fits the budget", sum(row["cost"] for row in kept) <= 200000)
    check.same("the most value for the money", sum(row["score"] for row in kept), most_value(items, 200000))
    prices = {row["limit"]: row for row in got if "limit" in row}
    everything = sum(value for value, _ in items)
    price = [row["price"] for limit, row in prices.items() if "budget" in limit]
    check.same("the price of the budget", price, [everything - sum(row["score"] for row in kept)])


def basis(place):
    """A cut stands on its basis: later lines do not touch it, and a wrong cut is named."""
    stage = "f3-0"
    cut = [line for line in place.lines() if line["type"] == "cut.made" and line["stage"] == stage][-1]
    place.do("decide", "hide", cut["kept"][0], "--reason", "spam", member="anna")
    check.same("later lines change nothing", place.run("cut", "--check", stage, member="anna").returncode, 0)
    forged = {key: value for key, value in cut.items() if key != "crc"}
    forged.update(writer="anna.forged01", seq=1, at=cut["at"][:-4] + "999Z")
    left = forged["kept"].pop()
    with open(os.path.join(place.campaign, "journal", "anna.forged01.jsonl"), "w", encoding="utf-8") as file:
        file.write(json.dumps(forged, ensure_ascii=False, separators=(",", ":")) + "\n")
    result = place.run("cut", "--check", stage, member="anna")
    check.same("a wrong cut ends with 65", result.returncode, 65)
    check("and names the idea", left in program.text(result.stderr), program.text(result.stderr))
    check.same("and says it to programs", place.objects("cut", "--check", stage, member="anna")[0]["wrongly_left"], [left])


def main():
    place = program.Place(binary, "portfolio-")
    place.new("Catalyst")
    for name, turnout in FUNDS.items():
        folder = program.shared("data", "catalyst-" + name)
        if folder:
            fund(place, name, turnout, folder)
    folder = program.shared("data", "catalyst-f3")
    if folder:
        spending(place, folder)
        basis(place)
    check.end()


main()
