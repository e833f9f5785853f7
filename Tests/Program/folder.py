#!/usr/bin/env python3
"""What can befall a campaign's folder, done to a real one, also while the program is open: links, pipes and odd
names, sync tools' copies, torn and lost lines, files replaced, read-only and full disks. The program says what is
wrong in one sentence and goes on, and nothing that it had called saved is lost."""
import json, os, re, shutil, subprocess, time

import program

binary = program.usage(__doc__)
check = program.Checks()
MOUNTS = hasattr(os, "geteuid") and os.geteuid() == 0


class Case:
    """A campaign of its own: Anna owns it, Ben moderates, twelve ideas wait."""

    number = 0

    def __init__(self, place, name):
        Case.number += 1
        self.place, self.name = place, name
        self.campaign = place.path("case%d" % Case.number)
        self.state = "device%d" % Case.number
        place.new("Case", campaign=self.campaign, device=self.state)
        self.do("member", "ben", "--role", "moderator")
        with open(place.path("ideas.jsonl"), "w") as file:
            for number in range(12):
                file.write(json.dumps({"idea": "f-%d" % number, "title": "Idea %d" % number}) + "\n")
        self.do("import", "jsonl", place.path("ideas.jsonl"), "--source", "f")

    def journal(self, *names):
        return os.path.join(self.campaign, "journal", *names)

    def run(self, *words, member="anna", **options):
        return self.place.run(*words, member=member, campaign=self.campaign, device=self.state, **options)

    def do(self, *words, member="anna"):
        return self.place.do(*words, member=member, campaign=self.campaign, device=self.state)

    def elsewhere(self, *words):
        """Ben, on another device: this one has no copy of his lines."""
        return self.place.do(*words, member="ben", campaign=self.campaign, device=self.state + "-ben")

    def check(self, what, good, note=""):
        return check("%s: %s" % (self.name, what), good, note)

    def file(self, member):
        """The member's own file that has the most lines, not the import's."""
        names = [name for name in os.listdir(self.journal()) if name.startswith(member + ".")]
        own = [name for name in names if b'"kind":"person"' in open(self.journal(name), "rb").readline()]
        return self.journal(max(own, key=lambda name: os.path.getsize(self.journal(name))))

    def statuses(self, member="anna"):
        result = self.run("list", "ideas", "--json", member=member)
        return {idea["idea"]: idea["status"] for idea in map(json.loads, result.stdout.split(b"\n")[:-1])}

    def verify(self, status, *words):
        """What verify says: its status, and that it names what it must; never a raw control byte."""
        result = self.run("verify", timeout=20)
        said = program.text(result.stdout)
        self.check("verify ends with %d" % status, result.returncode == status, (result.returncode, said[-300:]))
        for word in words:
            self.check("verify names “%s”" % word, word in said, said[-600:])
        found, _ = program.oracle.scan(result.stdout + result.stderr)
        self.check("verify prints only allowed bytes", not found, found[:3])
        return said

    def works(self):
        """The rest of the campaign works."""
        statuses = self.statuses()
        self.check("twelve ideas are listed", len([name for name in statuses if name.startswith("f-")]) == 12, statuses)
        done = self.run("decide", "approve", "f-11")
        self.check("a decision is shared", done.returncode == 0 and b"shared" in done.stderr, done.stderr)
        self.check("and is there", self.statuses().get("f-11") == "approved")

    def open(self, member="ben"):
        return Triage(self, member)


class Triage:
    """The screens, open on the case's queue."""

    def __init__(self, case, member):
        self.case, self.last = case, None
        self.terminal = program.Terminal(case.place.command(member=member, campaign=case.campaign),
                                         case.place.environment(case.state))
        case.check("the screens open", self.terminal.wait(
            lambda screen: "saved" in screen.line(23) or "share" in screen.line(23)), self.terminal.screen.text())
        if "Whittle Triage" not in self.terminal.screen.line(0):
            self.terminal.press("o", "t", wait="waiting")

    @property
    def said(self):
        return self.terminal.screen.line(23).strip()

    def approve(self, wanted="shared", seconds=5):
        """Approves the item; answers its id once the last row names it and says what is wanted, else None."""
        time.sleep(0.09)  # sooner it would count as a held key
        self.terminal.write(b"a")
        shows = lambda screen: self.approved() not in (None, self.last) and wanted in screen.line(23)
        self.terminal.wait(shows, seconds)
        self.terminal.settle(first=0.03, quiet=0.03)  # a row may come in parts
        self.terminal.wait(shows, seconds)
        name = self.approved() if wanted in self.said else None
        if name == self.last:
            return None
        self.last = name
        return name

    def approved(self):
        found = re.search(r"Approved (f-\d+)", self.said)
        return found.group(1) if found else None

    def leave(self):
        self.terminal.settle(first=0.05)
        status = self.terminal.leave()
        self.case.check("leaves with status 0", status == 0, status)
        self.terminal.close()


# Names and kinds of files


def links(place):
    case = Case(place, "symlink as a journal")
    secret = place.path("secret")
    with open(secret, "w") as file:
        file.write("a line of a secret\n")
    os.symlink(secret, case.journal("eve.aaaa1111.jsonl"))
    said = case.verify(65, "eve.aaaa1111.jsonl")
    case.check("nothing of it is read", "secret" not in said)
    case.works()

    case = Case(place, "own journal is a symlink")
    own = case.file("anna")
    shutil.move(own, place.path("moved.jsonl"))
    os.symlink(place.path("moved.jsonl"), own)
    before = open(place.path("moved.jsonl"), "rb").read()
    done = case.run("decide", "approve", "f-1")
    case.check("what it points to is not written", open(place.path("moved.jsonl"), "rb").read() == before)
    case.check("it says so, or writes another file", done.returncode in (0, 1, 74) and len(
        program.sentences(done.stderr)) <= 3, (done.returncode, done.stderr))

    case = Case(place, "own journal becomes a symlink while open")
    screens = case.open()
    first = screens.approve()
    own = case.file("ben")
    shutil.move(own, place.path("taken.jsonl"))
    with open(place.path("victim"), "w") as file:
        file.write("untouched\n")
    os.symlink(place.path("victim"), own)
    second = screens.approve(wanted="not yet shared")
    case.check("the status line says that it is saved and not shared", second, screens.said)
    case.check("what it points to is not written", open(place.path("victim")).read() == "untouched\n")
    os.unlink(own)
    third = screens.approve()
    screens.leave()
    statuses = case.statuses()
    case.check("all is shared once the link is gone", all(statuses.get(name) == "approved" for name in (
        first, second, third)), (first, second, third, statuses))
    case.verify(0)

    case = Case(place, "journal/ is a symlink")
    shutil.move(case.journal(), place.path("elsewhere"))
    os.symlink(place.path("elsewhere"), case.journal())
    done = case.run("list", "ideas")
    case.check("is refused in one sentence", done.returncode not in (0, 64) and len(program.sentences(done.stderr)) == 1
               and b"journal" in done.stderr, (done.returncode, done.stderr))

    case = Case(place, "hard link")
    own = case.file("anna")
    os.link(own, place.path("second-name"))
    case.verify(0, "hard link")
    before = open(own, "rb").read()
    done = case.run("decide", "approve", "f-2")
    case.check("it is not appended to", open(own, "rb").read() == before and done.returncode == 0, done.stderr)
    case.check("the decision is in a file of its own", case.statuses().get("f-2") == "approved")


def kinds(place):
    case = Case(place, "pipe, device, folder, socket name as journals")
    os.mkfifo(case.journal("eve.aaaa2222.jsonl"))
    os.symlink("/dev/zero", case.journal("eve.aaaa3333.jsonl"))
    os.mkdir(case.journal("eve.aaaa4444.jsonl"))
    names = ["eve.aaaa2222", "eve.aaaa3333", "eve.aaaa4444"]
    try:
        os.mknod(case.journal("eve.aaaa5555.jsonl"), 0o020666, os.makedev(1, 5))
        names.append("eve.aaaa5555")
    except OSError:
        print("skipped: no device may be made here")
    began = time.monotonic()
    case.verify(65, *names)
    case.works()
    case.check("nothing hangs", time.monotonic() - began < 5, time.monotonic() - began)
    screens = case.open()
    case.check("the screens work", screens.approve(), screens.said)
    screens.leave()


def names(place):
    case = Case(place, "hostile names")
    folder = os.fsencode(case.journal())
    hostile = [b"\x1b]0;x\x07.jsonl", b"a\nb.jsonl", b"-rf", b"\xff\xfe.jsonl", "caf\u00e9.abcd1234.jsonl".encode(),
               "cafe\u0301.abcd1234.jsonl".encode(), b"W1.abcd1234.jsonl", "\u202egnp.jsonl".encode(), b"x" * 255,
               b"$(touch pwned).jsonl", b"eve.abcd1234.jsonl;x"]
    for name in hostile:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b'{"v":1}\n')
    said = case.verify(0, "not a journal's name")
    case.check("each is reported once, on a line of its own", said.count("not a journal's name") == len(hostile)
               and len(said.rstrip("\n").split("\n")) == len(hostile) + 1, said)
    case.check("-rf is named", "-rf" in said)
    said = case.run("verify", "--json")
    found, _ = program.oracle.scan(said.stdout)
    case.check("verify --json prints only allowed bytes", not found, found[:3])
    case.works()


def copies(place):
    case = Case(place, "conflict copies")
    case.do("decide", "approve", "f-3")
    own = case.file("anna")
    data = open(own, "rb").read()
    stem = os.path.basename(own)[:-6]
    # The sync tool kept the longer one as its copy, and the shorter one under the name.
    for name in (stem + ".sync-conflict-20260101-010101-ABCDEFG.jsonl",
                 stem + " (Anna's conflicted copy 2026-01-01).jsonl"):
        with open(case.journal(name), "wb") as file:
            file.write(data)
    with open(own, "wb") as file:
        file.write(data[:data.rstrip(b"\n").rfind(b"\n") + 1])
    case.check("the copies' lines count", case.statuses().get("f-3") == "approved")
    events = [e for e in case.place.objects("list", "events", member="anna", campaign=case.campaign, device=case.state)
              if e["type"] == "items.decided"]
    case.check("each line once", len(events) == 1, events)
    case.verify(0)
    case.works()

    case = Case(place, "files of sync tools and editors")
    for name in (".syncthing.ben.abcd1234.jsonl.tmp", ".ben.abcd1234.jsonl.swp", "ben.abcd1234.jsonl~",
                 "#ben.abcd1234.jsonl#", ".ben.abcd1234.jsonl.Ab12Cd", ".nfs000000000abc", "~syncthing~ben.jsonl.tmp",
                 ".#ben.abcd1234.jsonl", ".dat.nosync1234.abc"):
        with open(case.journal(name), "w") as file:
            file.write("half a li")
    said = case.verify(0)
    case.check("are ignored without a word", len(said.rstrip("\n").split("\n")) == 1, said)
    with open(case.journal(".ben.abcd1234.jsonl.icloud"), "w") as file:
        file.write("stub")
    case.verify(65, "not downloaded")


# Lines


def seal(line):
    """A line with its CRC-32C."""
    table = seal.__dict__.setdefault("table", [])
    if not table:
        for number in range(256):
            for _ in range(8):
                number = number >> 1 ^ (0x82F63B78 if number & 1 else 0)
            table.append(number)
    data = json.dumps(line, ensure_ascii=False, separators=(",", ":"))[:-1].encode()
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 255]
    return data + b',"crc":"%08x"}' % (crc ^ 0xFFFFFFFF)


def stamp(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + seconds))


def bad_lines(place):
    case = Case(place, "torn tail of one's own")
    case.do("decide", "approve", "f-1")
    own = case.file("anna")
    with open(own, "ab") as file:
        file.write(b'{"v":1,"writer":"anna.')
    case.check("a torn tail stops nothing", case.statuses().get("f-1") == "approved")
    case.works()
    lines = open(own, "rb").read().split(b"\n")
    case.check("it is ended with a line feed, and stays", b'{"v":1,"writer":"anna.' in lines, lines[-3:])
    case.verify(65, os.path.basename(own), "line")

    case = Case(place, "torn tail of another")
    case.elsewhere("decide", "approve", "f-1")
    other = case.file("ben")
    data = open(other, "rb").read()
    case.elsewhere("decide", "approve", "f-2")
    whole = open(other, "rb").read()
    half = len(data) + (len(whole) - len(data)) // 2
    with open(other, "wb") as file:
        file.write(whole[:half])
    screens = case.open(member="anna")
    screens.terminal.press("o", "i", wait="12 ideas")
    with open(other, "ab") as file:
        file.write(whole[half:])
    case.check("the rest is read when it comes", screens.terminal.wait("new from others"), screens.said)
    screens.leave()
    case.check("and counts", case.statuses().get("f-2") == "approved")
    case.verify(0)

    case = Case(place, "bad lines")
    case.elsewhere("decide", "approve", "f-1")
    other = case.file("ben")
    writer = os.path.basename(other)[:-6]
    good = open(other, "rb").read().rstrip(b"\n").split(b"\n")
    decide = {"v": 1, "writer": writer, "seq": 0, "at": stamp(2), "type": "items.decided", "items": ["f-5"],
              "verdict": "approved"}
    junk = [b"not JSON", b'{"v":1,"v":1}', b"\xff\xfe", good[-1][:-4] + b'00"}', b"<<<<<<< HEAD", b"{" * 40,
            b'{"v":1,"writer":"%s","seq":99,' % writer.encode(), b"", seal(dict(decide, writer="anna.zzzz9999", seq=90)),
            b'{"v":1,"a":"' + b"y" * (1 << 20) + b'"}']
    late = seal(dict(decide, seq=60, at=stamp(48 * 3600), items=["f-6"]))
    newer = seal(dict(decide, v=2, seq=61, items=["f-7"]))
    after = seal(dict(decide, seq=62))
    with open(other, "ab") as file:
        for line in junk + [late, newer, after]:
            file.write(line + b"\n")
        file.write(good[-1] + b"\r\n")
    said = case.verify(65, os.path.basename(other), "line 3", "checksum", "24 hours")
    statuses = case.statuses()
    case.check("the line after them counts", statuses.get("f-5") == "approved", statuses)
    case.check("a line from tomorrow waits", statuses.get("f-6") == "pending")
    case.check("a line of a later version is not folded", statuses.get("f-7") == "pending")
    case.do("decide", "approve", "f-8")
    ats = [line["at"] for line in map(json.loads, open(case.file("anna"), "rb").read().split(b"\n")[:-1])]
    case.check("our clock does not follow one from tomorrow", max(ats) < stamp(3600), max(ats))
    stats = case.run("cut", "shortlist", "--top", "1", "--by", "crowd", "--yes")
    case.check("cuts are refused while there is a line of a later version", stats.returncode != 0, stats.stderr)
    screens = case.open()
    case.check("the screens say so in the last row", "bad line" in screens.said or "later version" in screens.said, screens.said)
    case.check("and go on", screens.approve(wanted=""), screens.said)
    screens.leave()


# Lost and replaced


def lost(place):
    case = Case(place, "own journal truncated")
    for number in (1, 2, 3):
        case.do("decide", "approve", "f-%d" % number)
    own = case.file("anna")
    whole = open(own, "rb").read()
    lines = whole.rstrip(b"\n").split(b"\n")
    with open(own, "wb") as file:
        file.write(b"\n".join(lines[:-2]) + b"\n")
    wanted = ["f-1", "f-2", "f-3"]
    statuses = case.statuses()
    case.check("what this device saved is shown at once", [statuses.get(name) for name in wanted] == ["approved"] * 3,
               [statuses.get(name) for name in wanted])
    case.open(member="anna").leave()
    case.check("published again at start", sorted(open(own, "rb").read().split(b"\n")) == sorted(whole.split(b"\n")),
               "%d of %d lines are in the folder" % (open(own, "rb").read().count(b"\n"), len(lines)))
    case.do("decide", "approve", "f-4")
    now = open(own, "rb").read().rstrip(b"\n").split(b"\n")
    case.check("published again with the next line, never renumbered", set(lines) <= set(now) and len(now) == len(lines) + 1
               and len({json.loads(line)["seq"] for line in now}) == len(now), len(now))
    case.verify(0)

    case = Case(place, "own journal deleted")
    case.do("decide", "approve", "f-1", member="ben")
    whole = open(case.file("ben"), "rb").read()
    path = case.file("ben")
    os.unlink(path)
    case.do("decide", "approve", "f-2", member="ben")
    case.check("all its lines come back", open(path, "rb").read().startswith(whole))
    case.check("both count", [case.statuses()[name] for name in ("f-1", "f-2")] == ["approved"] * 2)
    case.verify(0)

    case = Case(place, "folder copied")
    case.do("decide", "approve", "f-1")
    copy = case.campaign + "-copy"
    shutil.copytree(case.campaign, copy)
    before = place.journals(copy)
    place.do("decide", "approve", "f-2", member="anna", campaign=copy, device=case.state)
    after = place.journals(copy)
    case.check("the copy gets a tag of its own", all(after[name] == before[name] for name in before)
               and len(after) == len(before) + 1, sorted(after))
    case.check("nothing goes into the original", case.statuses()["f-2"] == "pending")

    case = Case(place, "another campaign in the folder")
    case.do("decide", "approve", "f-1")
    with open(os.path.join(case.campaign, "campaign.json"), "w") as file:
        file.write('{"campaign":"mallory.abcd1234-2"}\n')
    done = case.run("list", "ideas")
    case.check("is refused in one sentence", done.returncode == 1 and len(program.sentences(done.stderr)) == 1
               and b"mallory" in done.stderr, (done.returncode, done.stderr))
    os.unlink(os.path.join(case.campaign, "campaign.json"))
    case.check("without campaign.json it opens", len(case.statuses()) == 12)
    case.do("decide", "approve", "f-2")
    case.check("and the next writer writes the file", os.path.exists(os.path.join(case.campaign, "campaign.json")))


def replaced(place):
    ways = {
        "renamed over": lambda path, old: (open(path + ".tmp", "wb").write(old), os.rename(path + ".tmp", path)),
        "unlinked and made anew": lambda path, old: (os.unlink(path), open(path, "wb").write(old)),
        "truncated and written": lambda path, old: open(path, "r+b").truncate(len(old)),
        "unlinked": lambda path, old: os.unlink(path),
        "rewritten with CR LF": lambda path, old: open(path, "wb").write(old.replace(b"\n", b"\r\n")),
    }
    for way, change in ways.items():
        case = Case(place, "own journal %s while open" % way)
        screens = case.open()
        first = screens.approve()
        path = case.file("ben")
        old = open(path, "rb").read()
        second = screens.approve()
        change(path, old)
        third = screens.approve()
        case.check("the program goes on", first and second and third, (first, second, third, screens.said))
        statuses = case.statuses()
        case.check("all that was called shared is in the folder",
                   all(statuses.get(name) == "approved" for name in (first, second, third)), statuses)
        fourth = screens.approve()
        change(path, old)
        screens.terminal.settle(0.2)
        case.check("what was seen stays on the screen", "Whittle Triage" in screens.terminal.screen.line(0), screens.said)
        screens.leave()
        reopened = case.open()
        reopened.leave()
        statuses = case.statuses()
        case.check("what was replaced after the last action is published again by leaving, or at the next start",
                   statuses.get(fourth) == "approved", (fourth, statuses.get(fourth)))
        case.do("decide", "escalate", "f-9", member="ben")
        statuses = case.statuses()
        case.check("with the next action at the latest all is there",
                   all(statuses.get(name) == "approved" for name in (first, second, third, fourth)), statuses)
        case.verify(0)

    case = Case(place, "another's journal rolled back while open")
    case.elsewhere("decide", "approve", "f-1")
    path = case.file("ben")
    old = open(path, "rb").read()
    case.elsewhere("decide", "approve", "f-2")
    screens = case.open(member="anna")
    screens.terminal.press("o", "i", wait="12 ideas")
    with open(path + ".tmp", "wb") as file:
        file.write(old)
    os.rename(path + ".tmp", path)
    screens.terminal.settle(0.2)
    row = next((line for line in screens.terminal.screen.lines() if line.rstrip().endswith("Idea 2")), "")
    case.check("what was seen stays in view, or it is said", "+" in row or "line" in screens.said, (row, screens.said))
    screens.leave()


def two_at_once(place):
    case = Case(place, "two programs of one member")
    one, two = case.open(), case.open()
    first, second = one.approve(), None
    two.terminal.press("j", "j")
    second = two.approve()
    third = one.approve()
    case.check("both go on", first and second and third, (first, second, third, one.said, two.said))
    one.leave()
    two.leave()
    statuses = case.statuses()
    case.check("nothing is lost", all(statuses.get(name) == "approved" for name in (first, second, third)), statuses)
    files = [name for name in os.listdir(case.journal()) if name.startswith("ben.")]
    case.check("each wrote a file of its own", len(files) == 2, files)
    case.verify(0)


# Disks


def mount(place, path, *options):
    """Mounts; None where it may not be done here."""
    os.makedirs(path, exist_ok=True)
    done = subprocess.run(["mount", *options, path], capture_output=True)
    if done.returncode != 0:
        return None
    place.undo.append(lambda: subprocess.run(["umount", "-l", path], capture_output=True))
    return path


def fill(folder):
    """Takes all that is left of a disk."""
    with open(os.path.join(folder, "ballast"), "wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                pass


def read_only(place):
    case = Case(place, "read-only folder")
    screens = case.open()
    first = screens.approve()
    if subprocess.run(["mount", "--bind", case.campaign, case.campaign], capture_output=True).returncode != 0:
        print("skipped: nothing may be mounted here, so no read-only folder")
        screens.leave()
        return
    place.undo.append(lambda: subprocess.run(["umount", "-l", case.campaign], capture_output=True))
    subprocess.run(["mount", "-o", "remount,bind,ro", case.campaign], capture_output=True)
    inside = case.open()
    before = inside.said
    second = inside.approve(wanted="not yet shared")
    case.check("on the screens: saved, and why it is not shared", second and "read-only" in inside.said, inside.said)
    case.check("the screens were open before, too", first, before)
    inside.terminal.kill()
    inside.terminal.close()
    done = case.run("decide", "approve", "f-9")
    case.check("by verb: saved here, one sentence says why not shared", done.returncode in (0, 74)
               and b"read-only" in done.stderr and b"saved" in done.stderr.lower(), (done.returncode, done.stderr))
    case.check("reading works", len(case.statuses()) == 12)
    subprocess.run(["mount", "-o", "remount,bind,rw", case.campaign], capture_output=True)
    for member in ("ben", "anna"):
        done = case.run("share", member=member)
        case.check("%s shares once it may be written" % member, done.returncode == 0, done.stderr)
    statuses = case.statuses()
    case.check("nothing that was called saved is lost", statuses.get(second) == "approved"
               and statuses["f-9"] == "approved", statuses)
    case.verify(0)
    screens.leave()


def full_state(place):
    case = Case(place, "full disk under the state")
    folder = mount(place, place.path("small"), "-t", "tmpfs", "-o", "size=256k", "none")
    if not folder:
        print("skipped: nothing may be mounted here, so no full disk")
        return
    shutil.copytree(place.path(case.state), folder, dirs_exist_ok=True)
    shutil.rmtree(place.path(case.state))
    os.symlink(folder, place.path(case.state))
    screens = case.open()
    first = screens.approve()
    fill(folder)
    time.sleep(0.1)
    refused = None
    for _ in range(40):  # the last block of the file may have room yet
        screens.terminal.write(b"a")
        screens.terminal.wait(lambda screen: "Not saved" in screen.line(23) or "Approved" in screen.line(23), 3)
        if "Not saved" in screens.said:
            refused = screens.said
            break
        time.sleep(0.1)
        screens.terminal.settle()
    case.check("the last row says “Not saved” and that the disk is full", refused and "full" in refused, screens.said)
    case.check("and does not say “shared” beside it", "shared" not in screens.said, screens.said)
    print("      full disk: %s" % refused)
    for _ in range(40):
        done = case.run("decide", "escalate", "f-11")
        if done.returncode != 0:
            break
    case.check("by verb: one sentence, status 73 or 74", done.returncode in (73, 74)
               and len(program.sentences(done.stderr)) == 1 and b"full" in done.stderr, (done.returncode, done.stderr))
    os.unlink(os.path.join(folder, "ballast"))
    time.sleep(0.1)
    again = screens.approve()
    case.check("it goes on without a restart once there is room", again, screens.said)
    screens.leave()
    statuses = case.statuses()
    case.check("what was called shared is there", statuses.get(first) == statuses.get(again) == "approved", statuses)
    case.verify(0)


def full_campaign(place):
    folder = mount(place, place.path("smaller"), "-t", "tmpfs", "-o", "size=256k", "none")
    if not folder:
        return
    case = Case(place, "full disk under the campaign")
    shutil.copytree(case.campaign, os.path.join(folder, "campaign"))
    case.campaign = os.path.join(folder, "campaign")
    screens = case.open()
    first = screens.approve()
    fill(folder)
    for _ in range(60):  # the last block of the file may have room yet
        time.sleep(0.09)
        if screens.approve(wanted="shared", seconds=3) is None:
            break
        screens.terminal.settle()
        if "not yet shared" in screens.said:
            break
        screens.terminal.press("u", wait="Taken back")
        screens.last = None
    kept = screens.approved()
    case.check("saved, and the status line says why it is not shared", "not yet shared" in screens.said
               and "full" in screens.said, screens.said)
    print("      full disk: %s" % screens.said)
    os.unlink(os.path.join(folder, "ballast"))
    last = screens.approve(wanted="")
    case.check("it goes on once there is room", last, screens.said)
    screens.leave()
    statuses = case.statuses()
    case.check("nothing is lost", all(statuses.get(name) == "approved" for name in (first, kept, last)), (first, kept, last, statuses))
    result = case.run("verify", "--json")
    damage = [json.loads(line) for line in result.stdout.split(b"\n")[:-2] if b'"damage"' in line]
    case.check("the journal has a torn line at most", len(damage) <= 1, damage)


def no_state(place):
    case = Case(place, "no state folder")
    blocked = place.path("blocked")
    with open(blocked, "w") as file:
        file.write("a file stands here\n")
    done = case.run("decide", "approve", "f-1", XDG_STATE_HOME=blocked)
    case.check("a verb says in one sentence that nothing would be saved", done.returncode in (73, 74)
               and len(program.sentences(done.stderr)) == 1, (done.returncode, done.stderr))
    case.check("reading works", case.run("list", "ideas", XDG_STATE_HOME=blocked).returncode == 0)
    terminal = program.Terminal(place.command(member="ben", campaign=case.campaign),
                                place.environment(case.state, XDG_STATE_HOME=blocked))
    case.check("the screens open", terminal.wait("waiting"), terminal.screen.text())
    terminal.press("a", wait="private copy")
    case.check("and say that it is not saved", "private copy" in terminal.screen.text(), terminal.screen.line(23))
    case.check("nothing is written", case.statuses()["f-0"] == "pending")
    terminal.leave()
    terminal.close()


def owners(place):
    case = Case(place, "own journal anyone may write")
    os.chmod(case.file("anna"), 0o666)
    case.verify(0, "anyone")
    if MOUNTS:
        case = Case(place, "own journal of another user")
        own = case.file("anna")
        os.chown(own, 4242, 4242)
        before = open(own, "rb").read()
        case.works()
        case.check("it is not appended to", open(own, "rb").read() == before)


def main():
    place = program.Place(binary)
    for test in (links, kinds, names, copies, bad_lines, lost, replaced, two_at_once, read_only, full_state,
                 full_campaign, no_state, owners):
        began, passed, failed = time.monotonic(), check.passed, check.failed
        test(place)
        print("%-14s %3d held, %2d did not, %4.1f s" % (
            test.__name__, check.passed - passed, check.failed - failed, time.monotonic() - began), flush=True)
    check.end()


main()
