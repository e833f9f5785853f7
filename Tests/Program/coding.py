#!/usr/bin/env python3
"""Two coders code 50 texts of the demo by keys, each without seeing the other's coding: until both have coded a
text nothing that the program prints or draws says more. Then alpha, per theme and over all, equals what is
computed here from the journal's lines; and what they differ on is settled by keys."""
import json, os, random, subprocess

import program

binary = program.usage(__doc__)
check = program.Checks()
COUNT = 50
SEED = 20150112


def script(place, member, lines):
    """Runs the screens by a script; answers what it dumped."""
    path = place.path("keys.txt")
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    result = place.run("ui", "--script", path, member=member, device=member)
    check("%s: the script runs to its end" % member, result.returncode == 0, program.text(result.stderr))
    return program.text(result.stdout)


def set_up(place):
    """A campaign with 50 texts and the 21 themes of the demo. Answers the texts' ids and the themes."""
    demo = place.path("demo")
    subprocess.run([binary, "demo", demo], env=place.environment(), stdin=subprocess.DEVNULL, capture_output=True, check=True)
    ideas = [idea for idea in place.objects("list", "ideas", member="anna", campaign=demo)
             if idea["question"] == "ideas" and idea["into"] is None][:COUNT]
    themes = place.objects("list", "themes", member="anna", campaign=demo)
    place.new("Fifty texts")
    with open(place.path("texts.jsonl"), "w") as file:
        for idea in ideas:
            file.write(json.dumps({"idea": idea["idea"], "title": idea["title"], "body": idea["body"]}) + "\n")
    place.do("import", "jsonl", place.path("texts.jsonl"), "--source", "demo", member="anna")
    for name in ("cai", "dora"):
        place.do("member", name, "--role", "coder", member="anna")
    for name, role in (("mo", "moderator"), ("olive", "observer")):
        place.do("member", name, "--role", role, member="anna")
    for order, theme in enumerate(themes):
        place.do("theme", theme["theme"], "--title", theme["title"], "--key", theme["key"], "--kind", theme["kind"],
                 "--order", str(order + 1), member="anna")
    listed = [idea["idea"] for idea in place.objects("list", "ideas", member="anna")]
    check.same("%d texts" % COUNT, len(listed), COUNT)
    got = {theme["theme"]: theme["key"] for theme in place.objects("list", "themes", member="anna")}
    check.same("21 themes with the keys that were given", got, {theme["theme"]: theme["key"] for theme in themes})
    return listed, got


def choices(texts, themes):
    """What each coder gives each text: mostly the same, by a seed."""
    chance = random.Random(SEED)
    names = sorted(themes)
    cai = {text: set(chance.sample(names, chance.choice([0, 1, 1, 2, 3]))) for text in texts}
    dora = {}
    for text in texts:
        given = {theme for theme in cai[text] if chance.random() < 0.8}
        if chance.random() < 0.3:
            given.add(chance.choice(names))
        dora[text] = given
    return cai, dora


def keys(given, themes, chance):
    """The keys that code a text: its chords in any order, sometimes one too many and taken away again."""
    chords = [themes[theme] for theme in given]
    chance.shuffle(chords)
    if chance.random() < 0.2:
        extra = chance.choice(sorted(set(themes.values()) - set(chords)))
        chords += [extra, extra]
    return "".join(chords) + ("" if given else ".") + "<Enter>"


def code(place, member, given, themes, count):
    """The next texts of the queue by keys; which text is in hand is read from the screen."""
    chance = random.Random(SEED + len(member))
    done = []
    for _ in range(count):
        shown = script(place, member, [":dump -"])
        item = next(word for word in shown.split("\n")[2].split())
        done.append(item)
        out = script(place, member, [keys(given[item], themes, chance), ":dump -"])
        check("%s: %s is saved" % (member, item), "The themes of %s are saved" % item in out, out)
    return done


def blind(place, member, hidden, own, titles):
    """Of the texts that the other alone has coded a member is told nothing, whatever they ask."""
    for item in hidden[:6]:
        coding = json.loads(place.do("show", item, "--json", member=member))["coding"]
        check.same("%s: show %s" % (member, item), (coding["state"], coding["readings"]), ("none", []))
        for verb in ("show", "why"):
            said = place.do(verb, item, member=member)
            check("%s: %s %s names no theme" % (member, verb, item), not any(title in said for title in titles), said)
    ideas = {idea["idea"]: idea["themes"] for idea in place.objects("list", "ideas", member=member)}
    check("%s: list ideas" % member, all(not ideas[item] for item in hidden), ideas)
    codings = {line["item"] for line in place.objects("list", "codings", member=member)}
    check("%s: list codings" % member, not codings & set(hidden), codings & set(hidden))
    events = [event["what"] for event in place.objects("list", "events", member=member)]
    check("%s: list events" % member, not any(item in what.split() for what in events for item in hidden), events)
    sizes = {theme["theme"]: theme["texts"] for theme in place.objects("list", "themes", member=member)}
    check.same("%s: the sizes count what they may see" % member, sum(sizes.values()), own)
    dump = script(place, member, [":size 160x200", "oj", ":dump -", "oo", ":dump -"])
    check("%s: the journal" % member, not any("coded " + item in dump for item in hidden), dump)


def measured(values):
    """Krippendorff's nominal alpha for two raters by its definition: 1 - observed / expected disagreement, from
    the coincidence matrix. None where nothing varies."""
    matrix = {}
    for one, other in values:
        for pair in ((one, other), (other, one)):
            matrix[pair] = matrix.get(pair, 0) + 1
    total = {}
    for (value, _), count in matrix.items():
        total[value] = total.get(value, 0) + count
    n = sum(total.values())
    observed = sum(count for (one, other), count in matrix.items() if one != other) / n
    expected = sum(total[one] * total[other] for one in total for other in total if one != other) / (n * (n - 1))
    return None if expected == 0 else 1 - observed / expected


def agreement(place, texts, themes):
    """The program's figures beside those from the journal's own lines."""
    given = {"cai": {}, "dora": {}}
    for line in place.lines():
        if line["type"] == "coding.recorded":
            for item in line["items"]:
                given[line["writer"].split(".")[0]][item] = set(line["themes"])
    lines = place.objects("agreement", "--coding", member="anna")
    check.same("agreement: a line a theme, and one over all", [line["theme"] for line in lines][1:],
               [theme["theme"] for theme in place.objects("list", "themes", member="anna")])
    everything = []
    for line in lines[1:]:
        theme = line["theme"]
        values = [(theme in given["cai"][text], theme in given["dora"][text]) for text in texts]
        everything += values
        compare(theme, line, values)
    compare("over all", lines[0], everything)
    return lines


def compare(name, line, values):
    alpha = measured(values)
    same = sum(one == other for one, other in values) / len(values)
    check("alpha of %s" % name, (alpha is None) == (line["alpha"] is None)
          and (alpha is None or abs(alpha - line["alpha"]) < 1e-12), (alpha, line))
    check("raw agreement of %s" % name, abs(same - line["same"]) < 1e-12, (same, line))
    check.same("counts of %s" % name, (line["all"], line["some"], line["none"]),
               (sum(one and other for one, other in values), sum(one != other for one, other in values),
                sum(not one and not other for one, other in values)))
    if line["low"] is not None:
        check("the interval of %s holds alpha" % name, line["low"] <= line["alpha"] <= line["high"], line)


def settle(place, texts, cai, dora):
    """Goes through what they differ on by keys: what both have stays."""
    differing = [text for text in texts if cai[text] != dora[text]]
    stats = json.loads(place.do("stats", "--json", member="anna"))
    check.same("stats: coded twice, to be settled", (stats["coded_twice"], stats["coding_differing"]),
               (COUNT, len(differing)))
    out = script(place, "dora", ["<Tab><Tab>", ":dump -"])
    check("reconcile: %d wait" % len(differing), "%d to be settled" % len(differing) in out, out)
    steps = ["<Tab><Tab>"]
    for text in differing:
        # Where they share nothing, none fits.
        steps.append("<Enter>" if cai[text] & dora[text] else ".<Enter>")
    out = script(place, "dora", steps + [":dump -"])
    check("reconcile: all are settled", "differ on nothing" in out, out)
    ideas = {idea["idea"]: set(idea["themes"]) for idea in place.objects("list", "ideas", member="olive")}
    check.same("settled and agreed themes are shown to all",
               ideas, {text: cai[text] & dora[text] for text in texts})


def main():
    place = program.Place(binary)
    texts, themes = set_up(place)
    titles = [theme["title"] for theme in place.objects("list", "themes", member="anna")]
    cai, dora = choices(texts, themes)
    done = code(place, "cai", cai, themes, COUNT)
    check.same("cai has coded each text once", sorted(done), sorted(texts))
    for member in ("dora", "mo", "olive"):
        blind(place, member, texts, 0, titles)
    half = code(place, "dora", dora, themes, COUNT // 2)
    rest = [text for text in texts if text not in half]
    blind(place, "dora", rest, sum(len(cai[text] & dora[text]) for text in half), titles)
    check("the next text is one that cai has coded", rest)
    code(place, "dora", dora, themes, COUNT - COUNT // 2)
    recorded = {(line["member"], line["item"]): set(line["themes"])
                for line in place.objects("list", "codings", member="cai")}
    check.same("every coding is what was typed", recorded,
               {(who, text): given[text] for who, given in (("cai", cai), ("dora", dora)) for text in texts})
    lines = agreement(place, texts, themes)
    settle(place, texts, cai, dora)
    after = place.objects("agreement", "--coding", member="anna")
    check.same("settling changes no agreement", after, lines)
    verify = place.run("verify", member="anna")
    check("verify finds nothing", verify.returncode == 0, verify.stdout)
    print("%d texts, 21 themes: alpha %.4f (%.2f to %.2f) over all" % (
        COUNT, lines[0]["alpha"], lines[0]["low"], lines[0]["high"]))
    check.end()


main()
