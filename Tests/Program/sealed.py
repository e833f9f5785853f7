#!/usr/bin/env python3
"""Sealed rounds with several members, each on a device of their own: nothing of a review is in the folder, or on
anyone's screen, before the close; afterwards each published file has the digest of its last seal, by `sha256sum`
alone. Programs are killed at random points, and files are tampered with."""
import glob, json, os, random, re, shutil, signal, subprocess, time

import program

binary = program.usage(__doc__)
check = program.Checks()
PANEL = ["ben", "cay", "dee", "eve"]
SECRET = "zebra-%s-%d"
# Weights of a quarter give 4.75 for these, a figure that stands nowhere else.
SCORES = ["supported=5", "doable=5", "helps=4", "innovative=5"]
STANDARD = ["list ideas", "list ideas --json", "list ideas --sort panel", "list reviews", "list reviews --json",
            "list events", "list events --json", "list rounds --json", "list members --json", "rank", "rank --json",
            "rank --by panel", "stats", "stats --json", "verify --json", "query",
            "export shortlist --format jsonl", "export shortlist --format csv", "export shortlist --format md",
            "cut shortlist --by panel --top 2 -n", "list ideas --where panel>4", "list ideas --where reviews>0",
            "agreement --round r1", "agreement --round r1 --json", "round close nothing", "undo -n"]


def sha256sum(path):
    out = subprocess.run(["sha256sum", path], capture_output=True, text=True, check=True).stdout
    return out.split()[0]


class Panel(program.Place):
    """A campaign with six ideas and a sealed round; anna runs it from device `one`."""

    def __init__(self, rounds=("r1",)):
        super().__init__(binary, "sealed-")
        self.new()
        for member in PANEL:
            self.do("member", member, "--role", "panelist", member="anna")
        for member, role in (("meg", "moderator"), ("cod", "coder"), ("obs", "observer")):
            self.do("member", member, "--role", role, member="anna")
        self.do("stages", "shortlist:Shortlist:3", member="anna")
        self.ideas = [self.do("submit", "--title", "Idea %d" % n, member="anna").strip() for n in range(6)]
        for name in rounds:
            self.do("round", "open", name, "--title", "Round " + name, "--visibility", "sealed", member="anna")

    def score(self, member, idea, *scores, **options):
        return self.run("score", idea, *(scores or SCORES), "--comment", SECRET % (member, self.ideas.index(idea)),
                        member=member, device=member, **options)

    def sealed(self, member):
        return glob.glob(self.path(member, "state", "**", "*.sealed"), recursive=True)

    def seal(self, member):
        """The member's last seal, by its stamp."""
        seals = [line for line in self.lines(member=member) if line["type"] == "round.sealed"]
        return max(seals, key=lambda line: (line["at"], line["writer"], line["seq"])) if seals else None

    def published(self, member):
        return os.path.join(self.campaign, "journal", self.seal(member)["sealed"] + ".jsonl")

    def tree(self):
        """Every byte under the campaign's folder."""
        data = b""
        for folder, _, names in os.walk(self.campaign):
            for name in names:
                data += name.encode() + b"\n"
                with open(os.path.join(folder, name), "rb") as file:
                    data += file.read()
        return data

    def opened(self, member="anna", device="one", name="r1"):
        rounds = self.objects("list", "rounds", member=member, device=device)
        return {seal["member"]: seal["opened"] for found in rounds if found["round"] == name
                for seal in found["seals"]}

    def reviews(self, member="anna", device="one"):
        found = self.objects("list", "reviews", member=member, device=device)
        return {(each["member"], each["idea"]): each["counts"] for each in found}


def leaks(text):
    text = re.sub(r":\d\d\.\d+", "", text)
    return [word for word in ("zebra", "4.75", "review.submitted", '"panel":4') if word in text]


def secrecy():
    place = Panel()
    ideas = place.ideas
    for number, member in enumerate(PANEL):
        for idea in ideas[:number + 1]:
            result = place.score(member, idea)
            check("%s scores" % member, result.returncode == 0, program.text(result.stderr))
        files = place.sealed(member)
        check.same("one sealed file of %s" % member, len(files), 1)
        check.same("mode of the file of %s" % member, oct(os.stat(files[0]).st_mode & 0o777), "0o600")
        seal = place.seal(member)
        check.same("seal of %s is what sha256sum prints" % member, seal["digest"], sha256sum(files[0]))
        check.same("count of %s" % member, seal["count"], number + 1)
        with open(files[0], "rb") as file:
            first = json.loads(file.readline())
        check("salt of %s" % member, first["kind"] == "sealed" and re.fullmatch("[0-9a-f]{32}", first["salt"]), first)
    # A member's own: changed, and seen on their device.
    check("a review is changed", place.score("ben", ideas[0], *SCORES).returncode == 0)
    check.same("the count stays", place.seal("ben")["count"], 1)
    check("own reviews are seen", "zebra-ben-0" in place.do("list", "reviews", member="ben", device="ben"))
    # The folder's bytes, and every surface for every role.
    check.same("the folder's bytes", leaks(program.text(place.tree())), [])
    for member in ("anna", "meg", "cod", "obs", "ben"):
        words = STANDARD + ["%s %s" % (verb, idea) for verb in ("show", "why", "show --json", "why --json")
                            for idea in ideas]
        for line in words:
            # Ben looks at another device than his own, where his reviews are not.
            result = place.run(*line.split(), member=member, device="looking")
            check.same("%s: %s" % (member, line), leaks(program.text(result.stdout + result.stderr)), [])
    own = place.path("dump")
    with open(place.path("keys"), "w") as script:
        script.write("opop\n:dump %s\n:refuse zebra\noo:dump -\n" % own)
    result = place.run("ui", "--script", place.path("keys"), member="anna")
    check.same("screens", leaks(program.text(result.stdout + result.stderr)), [])
    progress = {seal["member"]: seal["reviews"] for each in place.objects("list", "rounds", member="obs")
                for seal in each["seals"]}
    check.same("progress is everybody's", progress, {"ben": 1, "cay": 2, "dee": 3, "eve": 4})
    # On one's own device, one's own and no other's.
    for line in ("list reviews", "list events", "verify", "stats"):
        result = place.run(*line.split(), member="cay", device="ben")
        check.same("ben's device as cay: %s" % line, leaks(program.text(result.stdout + result.stderr)), [])
    other = place.run("score", ideas[1], *SCORES, "--member", "ben", member="anna")
    check("nobody scores for another", other.returncode == 1 and b"sealed" in other.stderr, other.stderr)
    elsewhere = place.run("score", ideas[1], *SCORES, member="ben", device="second")
    check("a second device is told", elsewhere.returncode == 1 and b"--anew" in elsewhere.stderr, elsewhere.stderr)
    return place


def close(place):
    ideas = place.ideas
    # Undo takes a review back before the close, and redo brings it again.
    before = sha256sum(place.sealed("eve")[0])
    place.do("undo", member="eve", device="eve")
    check.same("undo counts at once", place.seal("eve")["count"], 3)
    place.do("redo", member="eve", device="eve")
    check.same("redo, too", (place.seal("eve")["count"], sha256sum(place.sealed("eve")[0])), (4, before))
    said = place.run("round", "close", "r1", member="anna")
    check("the close names who is missing", b"0 of 4 seals opened; missing: ben, cay, dee, eve" in said.stderr,
          said.stderr)
    check.same("nothing is open yet", leaks(program.text(place.tree())), [])
    for number, member in enumerate(PANEL[:3]):
        place.do("stats", member=member, device=member)
        check.same("the file of %s has the digest of its last seal" % member,
                   sha256sum(place.published(member)), place.seal(member)["digest"])
    check.same("three opened", place.opened(), {"ben": True, "cay": True, "dee": True, "eve": False})
    check("3 of 4 seals opened", b"3 of 4 seals opened; missing: eve" in place.run("stats", member="anna").stdout)
    verify = place.run("verify", member="anna")
    check("verify names the missing", verify.returncode == 0 and b"have not arrived" in verify.stdout, verify.stdout)
    check("scores count", place.reviews().get(("cay", ideas[1])) is True)
    # What a program that was killed left of its file is completed.
    whole = open(place.sealed("eve")[0], "rb").read()
    with open(place.published("eve"), "wb") as file:
        file.write(whole[:len(whole) // 2])
    verify = place.run("verify", member="anna")
    check("half a file does not count", verify.returncode == 65 and b"not the file that eve sealed" in verify.stdout,
          verify.stdout)
    place.do("stats", member="eve", device="eve")
    check.same("it is completed", open(place.published("eve"), "rb").read(), whole)
    check.same("all opened", set(place.opened().values()), {True})
    check.same("verify is content", place.run("verify", member="anna").returncode, 0)
    check.same("all reviews count", sum(place.reviews().values()), 1 + 2 + 3 + 4)


def tamper(place):
    """Each way of changing a file takes its member's reviews out of the count, and says whose they are."""
    sound = place.reviews()
    path = place.published("dee")
    whole = open(path, "rb").read()
    lines = whole.split(b"\n")[:-1]
    changed = whole.replace(b'"supported":5', b'"supported":1')
    cases = [("altered", changed), ("shorter", b"\n".join(lines[:-1]) + b"\n"), ("longer", whole + lines[-1] + b"\n"),
             ("torn", whole[:-1]), ("another salt", re.sub(rb'"salt":"[0-9a-f]{32}"', b'"salt":"%s"' % (b"0" * 32), whole)),
             ("said to be a person's", whole.replace(b'"kind":"sealed"', b'"kind":"person"')),
             ("CR LF", whole.replace(b"\n", b"\r\n"))]
    for name, data in cases:
        with open(path, "wb") as file:
            file.write(data)
        for member in ("anna", "dee"):
            verify = place.run("verify", member=member, device="looking")
            check("%s: verify, as %s" % (name, member),
                  verify.returncode == 65 and b"not the file that dee sealed" in verify.stdout, verify.stdout)
        counted = place.reviews(device="looking")
        check.same("%s: the others count" % name, {key: value for key, value in counted.items() if key[0] != "dee"},
                   {key: value for key, value in sound.items() if key[0] != "dee"})
        check("%s: none of dee's counts" % name, not any(value for key, value in counted.items() if key[0] == "dee"))
        check("%s: the device says so, and changes nothing" % name,
              name in ("shorter", "torn") or open(path, "rb").read() == data)
    os.unlink(path)
    place.do("stats", member="dee", device="dee")
    check.same("a file that was taken away is published again", open(path, "rb").read(), whole)
    check.same("all count again", place.reviews(), sound)
    copy = path.replace(".jsonl", ".sync-conflict-20260101-120000-ABCDEFG.jsonl")
    with open(copy, "wb") as file:
        file.write(changed)
    check.same("a conflict copy changes nothing", place.reviews(), sound)
    os.unlink(copy)


def reopening(place):
    ideas = place.ideas
    said = place.run("round", "reopen", "r1", member="anna")
    check("reopening says what it cannot do", b"stays in the folder" in said.stderr, said.stderr)
    check.same("nobody sees scores while it is open", [line for line in ("list reviews", "rank --by panel", "why " + ideas[0])
               if leaks(program.text(place.run(*line.split(), member="anna").stdout))], [])
    check("ben scores another", place.score("ben", ideas[5]).returncode == 0)
    check.same("the old review is still there", place.seal("ben")["count"], 2)
    place.do("round", "close", "r1", member="anna")
    place.do("stats", member="ben", device="ben")
    check.same("the rest is published", sha256sum(place.published("ben")), place.seal("ben")["digest"])
    check.same("both count", sorted(key[1] for key, counts in place.reviews().items() if counts and key[0] == "ben"),
               sorted([ideas[0], ideas[5]]))
    late = place.score("ben", ideas[4])
    check("a closed round takes no review", late.returncode == 1, late.stderr)


def early():
    """A file that is put into the folder too early is not read; reviews that went round the seal do not count."""
    place = Panel()
    place.score("ben", place.ideas[0])
    path = place.published("ben")
    shutil.copy(place.sealed("ben")[0], path)
    check.same("not read before the close", place.reviews(device="looking"), {})
    check("and said", b"are not read until then" in place.run("verify", member="anna").stdout)
    place.score("ben", place.ideas[1])
    # A facilitator who adds a line of her own in ben's name.
    place.do("round", "close", "r1", member="anna")
    place.do("stats", member="ben", device="ben")
    check.same("completed after the close", sha256sum(path), place.seal("ben")["digest"])
    check.same("both count", sum(place.reviews().values()), 2)
    # A second device, begun anew: the file that was sealed last is the one.
    place = Panel()
    place.score("ben", place.ideas[0])
    result = place.run("score", place.ideas[1], *SCORES, "--anew", member="ben", device="second")
    check("begun anew", result.returncode == 0, result.stderr)
    place.do("round", "close", "r1", member="anna")
    place.do("stats", member="ben", device="ben")
    place.do("stats", member="ben", device="second")
    check.same("only the last sealed counts", list(place.reviews()), [("ben", place.ideas[1])])
    check.same("one file", len([name for name in place.journals() if b'"kind":"sealed"' in place.journals()[name]]), 1)


def full():
    """A state folder that takes no file: nothing is said to be saved, nothing is sealed, and it recovers."""
    place = Panel()
    place.score("ben", place.ideas[0])
    before = open(place.sealed("ben")[0], "rb").read()
    folder = os.path.dirname(place.sealed("ben")[0])
    result = subprocess.run(
        ["prlimit", "--fsize=%d" % (len(before) + 100)] + place.command(
            "score", place.ideas[1], *SCORES, "--comment", "z" * 400, member="ben"),
        capture_output=True, env=place.environment("ben"))
    check("not saved, and said", result.returncode not in (0, -signal.SIGXFSZ) and b"Not saved" in result.stderr,
          result.stderr)
    check.same("the file is as it was", open(place.sealed("ben")[0], "rb").read(), before)
    check.same("and its seal", place.seal("ben")["digest"], sha256sum(place.sealed("ben")[0]))
    check.same("no rest of it", [name for name in os.listdir(folder) if name.endswith(".tmp")], [])
    check("it recovers", place.score("ben", place.ideas[1]).returncode == 0)
    check.same("sealed again", place.seal("ben")["digest"], sha256sum(place.sealed("ben")[0]))


def kills(rounds=60):
    """Killed at random points, at last in the middle of publishing: what was said to be saved is there."""
    chance = random.Random(7)
    place = Panel()
    place.score("ben", place.ideas[0], "supported=1", "doable=1", "helps=1", "innovative=1")
    began = time.monotonic()
    place.score("ben", place.ideas[0])
    usual = time.monotonic() - began
    acknowledged, killed = {}, 0
    for number in range(rounds):
        idea, value = chance.choice(place.ideas), chance.randint(1, 5)
        process = subprocess.Popen(
            place.command("score", idea, *["%s=%d" % (name, value) for name in
                                           ("supported", "doable", "helps", "innovative")], member="ben"),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=place.environment("ben"))
        try:
            process.communicate(timeout=chance.uniform(0, 2.5 * usual))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            killed += 1
        if process.returncode == 0:
            acknowledged[idea] = value
        else:
            acknowledged.pop(idea, None)
    place.do("stats", member="ben", device="ben")
    check.same("the seal is renewed", place.seal("ben")["digest"], sha256sum(place.sealed("ben")[0]))
    own = {each["idea"]: each["score"] for each in place.objects("list", "reviews", member="ben", device="ben")}
    check.same("what was acknowledged is there", {idea: own.get(idea) for idea in acknowledged}, acknowledged)
    check.same("the journal is sound", place.run("verify", member="anna").returncode, 0)
    check.same("nothing leaked", leaks(program.text(place.tree()).replace("4.75", "")), [])
    place.do("round", "close", "r1", member="anna")
    for _ in range(8):
        process = subprocess.Popen(place.command("stats", member="ben"), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=place.environment("ben"))
        time.sleep(chance.uniform(0, usual))
        process.kill()
        process.wait()
    place.do("stats", member="ben", device="ben")
    check.same("published whole", sha256sum(place.published("ben")), place.seal("ben")["digest"])
    counted = {each["idea"]: each["score"] for each in place.objects("list", "reviews", member="anna")}
    check.same("and counted", counted, own)
    print("kill: %d runs, %d killed, %d reviews in the end" % (rounds, killed, len(own)))


def together():
    """Two programs of one member on one device, at once; each closes nothing of the other's."""
    place = Panel()
    running = [subprocess.Popen(place.command("score", idea, *SCORES, member="ben"), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=place.environment("ben")) for idea in place.ideas]
    said = [program.text(process.communicate()[1]) for process in running]
    statuses = [process.returncode for process in running]
    check("all are saved", statuses == [0] * len(running), said)
    place.do("stats", member="ben", device="ben")
    check.same("in one file", len(place.sealed("ben")), 1)
    check.same("all sealed", (place.seal("ben")["count"], place.seal("ben")["digest"]),
               (len(place.ideas), sha256sum(place.sealed("ben")[0])))


def screens():
    """A review sent by keys is sealed; screens that are open publish it as soon as another closes the round."""
    place = Panel()
    with open(place.path("keys"), "w") as script:
        script.write("op:dump -\n".replace("op:", "op\n:") + "5545cmzebra<Esc>\n<Enter>\n:expect It stays on this device\ny\n")
    result = place.run("ui", "--script", place.path("keys"), member="ben", device="ben")
    check("keys send it", result.returncode == 0, program.text(result.stderr))
    check.same("sealed", place.seal("ben")["digest"], sha256sum(place.sealed("ben")[0]))
    check.same("and not in the folder", leaks(program.text(place.tree())), [])
    terminal = program.Terminal(place.command("ui", member="ben"), place.environment("ben"))
    check("the screens open", terminal.wait("Round r1"))
    place.do("round", "close", "r1", member="anna")
    end = time.monotonic() + 20
    while not os.path.exists(place.published("ben")) and time.monotonic() < end:
        terminal.read(0.05)
    check.same("published by the open screens", sha256sum(place.published("ben")), place.seal("ben")["digest"])
    check("they say so", terminal.wait("1 of 1 seals opened"), terminal.screen.text)
    terminal.leave()


def two_rounds():
    """Each round has a file of its own, and closing one opens nothing of the other."""
    place = Panel(rounds=("r1", "r2"))
    for name, idea in (("r1", 0), ("r2", 1), ("r1", 2)):
        check("scored in " + name, place.score("ben", place.ideas[idea], *SCORES, "--round", name).returncode == 0)
    check.same("two files", len(place.sealed("ben")), 2)
    place.do("round", "close", "r1", member="anna")
    place.do("stats", member="ben", device="ben")
    check.same("one is open", sorted(key[1] for key in place.reviews()), sorted([place.ideas[0], place.ideas[2]]))
    data = program.text(place.tree())
    check.same("the other is not", ("zebra-ben-0" in data, "zebra-ben-1" in data, "zebra-ben-2" in data), (True, False, True))


def locked():
    """A folder that cannot be written: the review is kept here, and its seal follows when it can be."""
    if os.geteuid() == 0:
        print("skipped: root writes into any folder")
        return
    place = Panel()
    place.score("ben", place.ideas[0])
    journal = os.path.join(place.campaign, "journal")
    os.chmod(journal, 0o555)
    for name in place.journals():
        os.chmod(os.path.join(journal, name), 0o444)
    result = place.score("ben", place.ideas[1])
    check("kept, and said that it is not sealed", result.returncode == 0 and b"its seal not yet published" in result.stderr,
          result.stderr)
    os.chmod(journal, 0o755)
    for name in place.journals():
        os.chmod(os.path.join(journal, name), 0o644)
    place.do("stats", member="ben", device="ben")
    check.same("sealed later", (place.seal("ben")["count"], place.seal("ben")["digest"]), (2, sha256sum(place.sealed("ben")[0])))


def steps():
    """Killed before each system call that changes a file, and failing in each, one after the other."""
    strace = shutil.which("strace")
    if not strace or subprocess.run([strace, "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("skipped: no strace here")
        return
    place = Panel()
    place.score("ben", place.ideas[0], "supported=1", "doable=1", "helps=1", "innovative=1")
    runs = {"killed": 0, "failed": 0}
    for call in ("write", "fdatasync", "fsync", "renameat,renameat2"):
        for fault in ("signal=KILL", "error=EIO", "error=ENOSPC"):
            number = 0
            while number < 40:
                number += 1
                idea, value = place.ideas[number % len(place.ideas)], 1 + number % 5
                before = open(place.sealed("ben")[0], "rb").read()
                words = place.command("score", idea, *["%s=%d" % (name, value) for name in
                                      ("supported", "doable", "helps", "innovative")], member="ben")
                trace = place.path("trace")
                result = subprocess.run(
                    [strace, "-f", "-qq", "-o", trace, "-e", "trace=" + call,
                     "-e", "inject=%s:%s:when=%d" % (call, fault, number)] + words,
                    capture_output=True, env=place.environment("ben"))
                with open(trace, errors="replace") as file:
                    traced = file.read()
                hit = "INJECTED" in traced or "killed by SIGKILL" in traced
                runs["killed" if "KILL" in fault else "failed"] += hit
                name = "%s %s %d" % (call, fault, number)
                files = place.sealed("ben")
                check.same("%s: one file" % name, len(files), 1)
                data = open(files[0], "rb").read()
                check("%s: the old file or the new one" % name,
                      data == before or data.startswith(before) and data.count(b"\n") == before.count(b"\n") + 1)
                if b"Saved on this device" in result.stderr or b"saved on this device" in result.stderr:
                    check("%s: what was said to be saved is there" % name, data != before)
                place.do("stats", member="ben", device="ben")
                check.same("%s: renewed" % name, place.seal("ben")["digest"], sha256sum(files[0]))
                if not hit:
                    break
    check.same("verify", [each for each in place.objects("verify", member="anna") if each.get("severity") == "damage"
                          and "journal" not in each.get("reason", "")], [])
    place.do("round", "close", "r1", member="anna")
    place.do("stats", member="ben", device="ben")
    check.same("published", sha256sum(place.published("ben")), place.seal("ben")["digest"])
    print("steps: %d kills and %d failures, one at each call" % (runs["killed"], runs["failed"]))


def order():
    """Nobody knows what the others read: orders of their own read all ideas equally often."""
    place = Panel()
    first = []
    for member in PANEL:
        out = place.do("stats", member=member, device=member)
        first.append(re.search(r"whittle show (\S+)", out).group(1))
    check.same("members begin at different ideas", len(set(first)), 4)


place = secrecy()
close(place)
tamper(place)
reopening(place)
early()
full()
kills()
steps()
together()
two_rounds()
locked()
screens()
order()
check.end()
