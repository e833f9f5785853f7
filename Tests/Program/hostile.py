#!/usr/bin/env python3
"""Hostile texts as ideas, comments, names and titles: every screen is visited and paged through, at 80 by 24 and 40
by 12, for four kinds of terminal and in the C locale. No byte outside the allow-list reaches the terminal, and the
cells of the frame, those outside a text's field, stay what they are. Never presses y, which copies by OSC 52."""
import base64, collections, json, re, unicodedata, zlib

import program

binary = program.usage(__doc__)
check = program.Checks()
try:
    import pyte
except ImportError:
    pyte = None
    print("skipped: no pyte, so the cells are looked at with the screen of program.py alone")


def strings():
    """Every hostile text as bytes, with a name."""
    found = []
    path = program.shared("hostile", "terminal.json")
    if path:
        for case in json.load(open(path, encoding="utf-8"))["cases"]:
            data = bytes.fromhex(case["hex"]) if "hex" in case else zlib.decompress(base64.b64decode(case["zlib_b64"]))
            found.append((case["id"], data))
    path = program.shared("data", "hostile", "blns", "blns.json")
    if path:
        for number, words in enumerate(json.load(open(path, encoding="utf-8"))):
            found.append(("blns-%d" % number, words.encode("utf-8", "surrogatepass")))
    return found


def refused(label, result):
    """A refusal is one sentence, and a usage line or two where the command line was wrong."""
    said = program.sentences(result.stderr)
    return (result.returncode in (1, 64, 65, 73, 74) and 1 <= len(said) <= (3 if result.returncode == 64 else 1)
            and said[0].startswith("whittle: ") and not program.oracle.scan(result.stderr)[0])


def fill(place, texts):
    """The texts as ideas, by import and by command. Answers how many are in, how many were refused."""
    place.new("Hostile \x1b]0;title\x07 \u202egnitar\u202c camp\x9b31maign <RLO>")
    place.do("question", "q1", "--title", "Q \x1b[2J \u200b?", member="anna")
    place.do("member", "eve", "--role", "panelist", "--role", "moderator", "--name", "Eve \x1b[31m\u202e", member="anna")
    lines, other = [], []
    for name, data in texts:
        try:
            words = data.decode()
        except UnicodeDecodeError:
            # Refused as it is; its bytes as characters are hostile, too.
            other.append((name, data))
            name, words = name + ".latin", data.decode("latin-1")
        if len(words) > 20000:
            other.append((name, data))
            continue
        lines.append(json.dumps({"idea": "h-" + re.sub(r"[^A-Za-z0-9]", ".", name), "title": words[:300] or " ", "body": words,
                                 "question": "q1"}) + "\n")
    lines, empty = [line for line in lines if json.loads(line)["title"].strip()], [
        line for line in lines if not json.loads(line)["title"].strip()]
    bad = one_by_one(place, empty)
    path = place.path("hostile.jsonl")
    with open(path, "w", encoding="ascii") as file:
        file.writelines(lines)
    whole = place.run("import", "jsonl", path, "--source", "h", member="anna")
    check("import: only allowed bytes are printed", not program.oracle.scan(whole.stdout + whole.stderr)[0])
    if whole.returncode != 0:
        # One of them is refused, and with it the file: each by itself.
        check("import: a refusal is one sentence", refused("import", whole), whole.stderr[:300])
        bad += one_by_one(place, lines)
    for name, data in other:
        done = place.run("submit", "--title", "raw " + name, "--body", "-", member="anna", input=data)
        if done.returncode != 0:
            check("submit %s: refused in one sentence" % name, refused(name, done), done.stderr[:300])
            bad.append(program.text(done.stderr))
    ideas = place.objects("list", "ideas", member="anna")
    return ideas, bad


def one_by_one(place, lines):
    bad = []
    for line in lines:
        path = place.path("one.jsonl")
        with open(path, "w", encoding="ascii") as file:
            file.write(line)
        done = place.run("import", "jsonl", path, "--source", "h", member="anna")
        if done.returncode != 0:
            check("import of %.60r: refused in one sentence" % line, refused("one", done), done.stderr[:300])
            bad.append(program.text(done.stderr))
    return bad


def comments(place, texts, ideas):
    """Some of them as comments, reasons, notes and policies."""
    lines = []
    for number, (name, data) in enumerate(texts):
        words = data.decode("utf-8", "replace").strip()
        if words and len(words) < 4000:
            lines.append(json.dumps({"comment": "hc-%d" % number, "idea": ideas[number % len(ideas)]["idea"],
                                     "body": words}) + "\n")
    path = place.path("comments.jsonl")
    with open(path, "w", encoding="ascii") as file:
        file.writelines(lines)
    done = place.run("import", "jsonl", path, "--source", "hc", member="anna")
    check("comments: imported", done.returncode == 0, done.stderr[:300])
    first = ideas[0]["idea"]
    place.do("stages", "shortlist:Short\x1b[2J\u202elist:10", member="anna")
    place.do("round", "open", "r1", "--title", "Round \x1b]2;x\x07\u202e", "--visibility", "always", "--stage",
             "shortlist", "--criterion", "a:Crit \x1b[5m\u202e:1:1-5", member="anna")
    place.do("score", first, "a=4", "--comment", "Because \x1b[6n\u2067 \x9b5n", member="eve", device="eve")
    place.do("keep", first, "--reason", "Kept \x1b[?1049l\u202e", member="anna")
    for number in range(0, 30, 3):
        place.run("flag", ideas[number]["idea"], "--reason", "abusive", "--note", "Note \x1b[2J\u202e\x07", member="anna")


# Visiting


class Visit:
    """One program on one terminal, watched."""

    def __init__(self, place, member, rows, columns, **env):
        self.label = "%s %dx%d %s" % (member, columns, rows, " ".join(
            "%s=%s" % pair for pair in sorted(env.items())) or "TERM=xterm-256color")
        self.terminal = program.Terminal(place.command(member=member), place.environment(**env), rows, columns)
        self.rows, self.columns = rows, columns
        self.wrong, self.frames = [], 0
        self.heading = self.footer = None
        self.terminal.wait(lambda screen: "shared" in screen.line(rows - 1))

    def press(self, *keys):
        """Keys, each seen on the screen before the next."""
        for key in keys:
            self.terminal.press(key, first=0.15, quiet=0.003)
            self.look(key)

    def enter(self, *keys):
        """Keys that change the heading and the footer on purpose."""
        self.terminal.press(*keys, first=0.15, quiet=0.01)
        self.heading = self.footer = None
        self.look(keys[-1])

    def look(self, key):
        """The frame: heading and footer as they were, the outer columns empty or a box's."""
        screen = self.terminal.screen
        self.frames += 1
        heading, footer = screen.line(0), screen.line(self.rows - 2)
        if self.heading is None:
            self.heading, self.footer = heading, footer
        if heading != self.heading:
            self.wrong.append(("heading", key, heading, self.heading))
        if footer != self.footer:
            self.wrong.append(("footer", key, footer, self.footer))
        if self.columns < 60:
            return
        for column in (0, self.columns - 1):
            cells = screen.column_cells(column)[1:self.rows - 2]
            if any(cell not in (" ", "│", "┌", "└", "┐", "┘", "─", "|", "+", "-", "x", "q", "l", "m", "k", "j") for cell in cells):
                self.wrong.append(("column %d" % column, key, cells))

    def end(self, place):
        """The verdict on all that was sent."""
        status = self.terminal.leave()
        check(self.label + ": leaves", status == 0, status)
        found, stats = program.oracle.scan(bytes(self.terminal.output))
        check(self.label + ": no byte outside the allow-list", not found, found[:6])
        check(self.label + ": frame unchanged in %d frames" % self.frames, not self.wrong, self.wrong[:2])
        check(self.label + ": no unknown sequence", not self.terminal.screen.unknown, self.terminal.screen.unknown[:3])
        print("%-44s %5d frames %8d bytes, %d outside the allow-list" % (
            self.label, self.frames, len(self.terminal.output), len(found)), flush=True)
        self.terminal.close()
        return bytes(self.terminal.output)


def tour(visit, ideas, every):
    """All places, overlays, palette and filter; all ideas by j where `every`, else by pages."""
    for letter in "oitpsj":
        visit.enter("o", letter)
        visit.press("C-d", "C-d", "j", "k", "g")
        for key in ("?", "w", ":"):
            visit.press(key, "j", "Space" if key != ":" else "Down", "Esc")
    visit.enter("o", "i")
    visit.press("S", "S", "S", "S", "S", "S")
    visit.press("g")
    count = len(ideas)
    if every:
        for _ in range(count):
            visit.press("j")
        visit.press("g")
        for _ in range(0, count, 7):
            visit.press("Enter", "Space", "Esc", "w", "Esc", "j", "j", "j", "j", "j", "j", "j")
    else:
        for _ in range(min(60, count // max(1, visit.rows // 3))):
            visit.press("C-d")
        for _ in range(6):
            visit.press("k", "Enter", "Space", "Esc")
    visit.press("/")
    for typed in ("é", "\u65e5", "\u202e", "\x1b[200~a\x1b]0;x\x07\u202eb\x1b[201~", "<"):
        visit.press(typed)
    visit.press("Esc")
    visit.enter("o", "t")
    for _ in range(count if every == "all" else 40):
        visit.press("j")
    visit.press("x", "Esc", "Space", "Space", "x", "Esc", "U")
    visit.enter("o", "j")
    visit.press("C-d", "C-d", "G", "U", "Esc", "m", "/", "a", "Esc")
    visit.enter("o", "s")
    for _ in range(12):
        visit.press("C-d")
    visit.press("g", "Enter", "Esc", "b", "K", "z", "Esc", "m", "Esc")


def panel(place, rows, columns, **env):
    """Eve's panel: ideas one after the other, and a hostile paste in the box."""
    visit = Visit(place, "eve", rows, columns, **env)
    visit.enter("o", "p")
    for _ in range(40):
        visit.press("s")
    visit.enter("c")
    visit.press("\x1b[200~x\x1b[2J\x1b]0;t\x07\u202e\u200b\x9b31m\r\n\ty\x1b[201~")
    visit.press("Esc")
    visit.enter("R")
    visit.press("\x1b[200~x\x1b[2J\x1b]0;t\x07\u202e\u200b\x9b31m\r\n\ty\x1b[201~", "Esc")
    return visit.end(place)


def with_pyte(output, rows, columns):
    """A second opinion: the title never set, no bell, no reply, and the same screen at the end."""
    class Watch(pyte.Screen):
        rung, replies, titles = 0, [], []

        def bell(self, *arguments):
            self.rung += 1

        def write_process_input(self, data):
            self.replies.append(data)

        def set_title(self, title):
            self.titles.append(title)

        def set_icon_name(self, title):
            self.titles.append(title)

        def report_device_status(self, mode):
            self.replies.append(mode)

    screen = Watch(columns, rows)
    pyte.ByteStream(screen).feed(output)
    check("pyte: no bell, no reply, no title", not screen.rung and not screen.replies and not screen.titles,
          (screen.rung, screen.replies[:3], screen.titles[:3]))


def verbs(place, ideas):
    """What verbs print for people is as clean as the screens; JSON has no raw control byte."""
    for words in (["list", "ideas"], ["list", "comments"], ["list", "members"], ["list", "flags"], ["list", "events"],
                  ["list", "reviews"], ["list", "questions"], ["list", "rounds"], ["stats"], ["rank"], ["verify"],
                  ["list", "appeals"], ["stats", "--moderation"], ["sample"], ["remind"],
                  ["cut", "shortlist", "--top", "5", "--by", "crowd", "-n"]):
        for more in ([], ["--json"]):
            result = place.run(*words, *more, member="anna")
            found, _ = program.oracle.scan(result.stdout + result.stderr)
            if more:
                # Data: what the journal escapes is escaped; invisible letters and marks stay raw, as there.
                found = [entry for entry in found if not entry[1].startswith("char ") or unicodedata.category(
                    chr(int(entry[1][7:], 16))) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]
            check(" ".join(words + more) + ": only allowed bytes", not found, found[:4])
    worst = []
    for idea in ideas[::9]:
        for verb in ("show", "why"):
            result = place.run(verb, idea["idea"], member="anna")
            found, _ = program.oracle.scan(result.stdout + result.stderr)
            if found or result.returncode != 0:
                worst.append((verb, idea["idea"], result.returncode, found[:2]))
    check("show and why: only allowed bytes", not worst, worst[:4])
    # A form goes into an editor or through cat: the words of others in it are as clean.
    for round_, member in {(line["round"], name) for line in place.objects("list", "rounds", member="anna") if line["open"]
                           for name in ("anna", "eve")}:
        result = place.run("forms", "write", round_, "--for", member, member="anna")
        found, _ = program.oracle.scan(result.stdout + result.stderr)
        check("forms write: only allowed bytes", not found, found[:4])
    # What a person types is repeated in refusals.
    for words in (["show", "\x1b]0;x\x07\u202e"], ["list", "\x1b[2J"], ["\x1b[2J\u202e"], ["list", "ideas", "--where", "\x9b:\u202e"],
                  ["decide", "hide", "h-\u202e", "--reason", "\x1b[5m"], ["member", "\x1b[2J", "--role", "x\u202e"],
                  ["import", "csv", "/\x1b[2J\u202e", "--map", "title=\x1b"]):
        result = place.run(*words, member="anna")
        found, _ = program.oracle.scan(result.stdout + result.stderr)
        check("refusal of %r: only allowed bytes" % (words,), not found and result.returncode != 0, found[:4])


def main():
    texts = strings()
    if not texts:
        check.end()
    place = program.Place(binary)
    ideas, bad = fill(place, texts)
    check("each is taken or refused", len(ideas) + len(bad) >= len(texts) and len(ideas) > 0.9 * len(texts),
          (len(ideas), len(bad), len(texts)))
    comments(place, texts, ideas)
    for reason, count in collections.Counter(re.sub(r"\S*(one|h)\.jsonl", "FILE", said.split("\n")[0]) for said in bad).most_common(5):
        print("      %d refused: %.150s" % (count, reason))
    print("%d hostile texts: %d are ideas, %d were refused" % (len(texts), len(ideas), len(bad)))
    check("verify finds nothing", place.run("verify", member="anna").returncode == 0)
    verbs(place, ideas)
    visit = Visit(place, "anna", 24, 80)
    tour(visit, ideas, "all")
    visit.end(place)
    visit = Visit(place, "anna", 12, 40)
    tour(visit, ideas, True)
    visit.end(place)
    panel(place, 24, 80)
    panel(place, 12, 40)
    for term in ("tmux-256color", "linux", "vt100"):
        for rows, columns in ((24, 80), (12, 40)):
            visit = Visit(place, "anna", rows, columns, TERM=term)
            tour(visit, ideas, False)
            output = visit.end(place)
            if pyte and term == "linux":
                with_pyte(output, rows, columns)
    visit = Visit(place, "anna", 24, 80, LC_ALL="C")
    tour(visit, ideas, False)
    output = visit.end(place)
    check("LC_ALL=C: ASCII alone", all(byte < 0x80 for byte in output))
    panel(place, 24, 80, LC_ALL="C")
    check("verify finds nothing at the end", place.run("verify", member="anna").returncode == 0)
    check.end()


main()
