#!/usr/bin/env python3
"""A bulk decision and its undo: one hides 200 items of mixed states by tagging all, another corrects three of
them, the first takes it back. 197 return to what they were, flags and all; three stay and are named."""
import json, re, time

import program

binary = program.usage(__doc__)
check = program.Checks()
COUNT = 200


def set_up(place):
    place.new("Undo")
    for member in ("ben", "cara"):
        place.do("member", member, "--role", "moderator", member="anna")
    with open(place.path("u.jsonl"), "w") as file:
        for number in range(COUNT + 40):
            file.write(json.dumps({"idea": "u-%d" % number, "title": "Idea %d" % number}) + "\n")
    place.do("import", "jsonl", place.path("u.jsonl"), "--source", "u", member="anna")
    names = ["u-%d" % number for number in range(COUNT + 40)]
    place.do("decide", "escalate", *names[100:140], member="anna")
    place.do("decide", "approve", *names[140:180], *names[200:220], member="cara", device="cara")
    place.do("decide", "hide", *names[180:200], *names[220:], "--reason", "duplicate", member="anna")
    for name in names[140:200]:
        place.do("flag", name, "--reason", "abusive", member="anna")
    return names


def states(place):
    return {idea["idea"]: (idea["status"], idea["flags"])
            for idea in place.objects("list", "ideas", member="anna")}


def step(terminal, key, wait):
    """A key, and what must come of it."""
    check("%s brings “%s”" % (key, wait), terminal.press(key, wait=wait), lambda: "\n" + terminal.screen.text())


def hide_all(place, reason_key, reason):
    """Ben tags all that wait and hides them, by keys."""
    terminal = program.Terminal(place.command(member="ben"), place.environment("ben"))
    check("Triage shows %d" % COUNT, terminal.wait("%d waiting" % COUNT), terminal.screen.text())
    step(terminal, "*", wait="%d tagged" % COUNT)
    step(terminal, "x", wait="Hide %d tagged items" % COUNT)
    step(terminal, reason_key, wait="%d items: hidden (%s)?" % (COUNT, reason))
    # Every other key but y is no.
    before = place.journals()
    step(terminal, "Enter", wait="Nothing was done")
    check("Enter does not hide 200 items", place.journals() == before)
    check("the tags are still there", "%d tagged" % COUNT in terminal.screen.text(), terminal.screen.text())
    time.sleep(0.1)  # sooner it would count as a held key
    step(terminal, "x", wait="Hide %d tagged items" % COUNT)
    step(terminal, reason_key, wait="%d items: hidden (%s)?" % (COUNT, reason))
    step(terminal, "y", wait="Hid %d items (%s)" % (COUNT, reason))
    terminal.wait("shared")
    return terminal


def correct(place, names):
    """Cara corrects three by a verb, on a device of her own."""
    place.do("decide", "approve", names[0], names[110], member="cara", device="cara")
    place.do("decide", "hide", names[150], "--reason", "personal-data", member="cara", device="cara")
    return [names[0], names[110], names[150]]


def compare(label, before, after, three, wanted):
    wrong = {name: (after[name], before[name]) for name in before if name not in three and after[name] != before[name]}
    check(label + ": %d are as they were before" % (COUNT - len(three)), not wrong, list(wrong.items())[:4])
    check.same(label + ": three stay as they were corrected", {name: after[name][0] for name in three}, wanted)


def main():
    place = program.Place(binary)
    names = set_up(place)
    before = states(place)
    mixed = {state for state in before.values()}
    check("the former states are mixed", len({status for status, _ in mixed}) == 4, mixed)
    terminal = hide_all(place, "s", "spam")
    hidden = states(place)
    check("all 200 are hidden, by one line", all(hidden[name] == ("hidden", 0) for name in names[:COUNT]),
          [(name, hidden[name]) for name in names[:COUNT] if hidden[name] != ("hidden", 0)][:4])
    check.same("it is one line", [len(line["items"]) for line in place.lines(member="ben")
                                  if line["type"] == "items.decided"], [COUNT])
    check("others are left alone", all(hidden[name] == before[name] for name in names[COUNT:]))
    three = correct(place, names)
    wanted = {three[0]: "approved", three[1]: "approved", three[2]: "hidden"}
    step(terminal, "u", wait="Taken back")
    terminal.wait("shared")
    said = terminal.screen.line(terminal.screen.rows - 1)
    check("by key: the status line says that 3 stay and names them",
          "3 stay" in said and all(re.search(r"\b%s\b" % name, said) for name in three), said)
    compare("by key", before, states(place), three, wanted)
    step(terminal, "C-r", wait="Done again")
    again = states(place)
    check("redo: 197 are hidden again, the three stay",
          all(again[name] == (("hidden", 0) if name not in three else again[name]) for name in names[:COUNT])
          and {name: again[name][0] for name in three} == wanted)
    check.same("leaves", terminal.leave(), 0)
    terminal.close()
    undone = place.run("undo", member="ben", device="ben")
    talk = program.text(undone.stderr)
    check("by verb: done", undone.returncode == 0, talk)
    check("by verb: names each that stays, and who decided",
          all(re.search(r"^%s stays \w+: cara" % name, talk, re.M) for name in three)
          and len(re.findall(" stays ", talk)) == 3, talk)
    compare("by verb", before, states(place), three, wanted)
    verify = place.run("verify", member="anna")
    check("verify finds nothing", verify.returncode == 0, verify.stdout)
    print("hidden %d, corrected %d, back %d: %s" % (COUNT, len(three), COUNT - len(three), said.strip()))
    check.end()


main()
