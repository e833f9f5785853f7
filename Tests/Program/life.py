#!/usr/bin/env python3
"""The life of the screens on a terminal: Tests/Terminal/lifecycle.py on the real program, and what it says where
there is no terminal to be had."""
import os, shutil, subprocess, sys

import program

binary = program.usage(__doc__)
check = program.Checks()
LIFECYCLE = os.path.join(program.REPOSITORY, "Tests", "Terminal", "lifecycle.py")


def lifecycle(place, words):
    """All its cases; a name of its own keeps the program apart from others of this machine."""
    result = subprocess.run([sys.executable, LIFECYCLE, "--quit", "Q", "--start", "0.15"] + words,
                            capture_output=True, text=True, timeout=300, env=place.environment(), cwd=place.folder)
    lines = result.stdout.rstrip("\n").split("\n")
    try:
        passed, failed = int(lines[-1].split()[0]), int(lines[-1].split()[2])
    except (IndexError, ValueError):
        return check("lifecycle.py ends as it should", False, result.stdout[-600:] + result.stderr[-600:])
    for line in lines[:-1]:
        print("      lifecycle: " + line)
    check.passed += passed
    check.failed += failed
    print("lifecycle.py: %s" % lines[-1])


def refused(label, result, word):
    """One sentence on stderr, nothing on stdout, no control byte, status 69."""
    check.same(label + ": status", result.returncode, 69)
    talk = result.stderr
    check(label + ": one sentence, which says what to do", talk.count(b"\n") == 1 and word in talk
          and result.stdout == b"", (talk, result.stdout[:80]))
    found, _ = program.oracle.scan(talk)
    check(label + ": only allowed bytes", not found and b"\x1b" not in talk, talk)


def without_terminal(place, command):
    """No terminal at all: no stdin, stdout or /dev/tty to open."""
    for label, changes in (("no terminal", {}), ("no terminal, TERM=dumb", {"TERM": "dumb"}),
                           ("no terminal, no TERM", {"TERM": None}), ("no terminal, C", {"LC_ALL": "C"})):
        refused(label, subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=20,
                                      env=place.environment(**changes), start_new_session=True), b"whittle")
    result = subprocess.run(command, input=b"jjQ", capture_output=True, timeout=20, env=place.environment(),
                            start_new_session=True)
    refused("stdin and stdout pipes, no terminal", result, b"whittle")
    demo = subprocess.run([place.binary, "demo", place.path("demo")], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, env=place.environment(), start_new_session=True)
    check("demo without a terminal prints the overview", demo.returncode == 0 and len(demo.stdout) > 200,
          (demo.returncode, demo.stderr[:200]))
    found, _ = program.oracle.scan(demo.stdout + demo.stderr)
    check("demo without a terminal: only allowed bytes", not found, found[:4])


def on_dumb_terminal(place, command):
    for term in ("dumb", "nosuchterm", "", None):
        terminal = program.Terminal(command, place.environment(TERM=term))
        status = terminal.end()
        check("TERM=%r on a terminal: status 69" % term, status == 69, status)
        check("TERM=%r on a terminal: one sentence, no escapes" % term,
              b"\x1b" not in terminal.output and terminal.output.count(b"\n") == 1, bytes(terminal.output[:200]))
        check("TERM=%r on a terminal: modes as before" % term, terminal.modes_kept())
        terminal.close()


def piped(place, command):
    """Piped stdin or stdout: the screens are on /dev/tty, and the pipe holds nothing."""
    reader, writer = os.pipe()
    full, given = os.pipe()
    os.write(given, b"jjjj")
    for label, options in (("stdin piped", {"stdin": full}), ("stdout piped", {"stdout": writer}),
                           ("both piped", {"stdin": full, "stdout": writer})):
        terminal = program.Terminal(command, place.environment(), **options)
        check(label + ": the screens open on the terminal", terminal.wait("Whittle Overview"), terminal.screen.text())
        check.same(label + ": leaves", terminal.leave(), 0)
        check(label + ": modes as before", terminal.modes_kept())
        terminal.close()
    os.close(writer)
    check.same("stdout piped: nothing is in the pipe", os.read(reader, 100), b"")
    for file in (reader, full, given):
        os.close(file)


def closed(place):
    """With stdin, stdout or stderr closed nothing that is said ends in a file of the journal."""
    state = place.path("one", "state")
    for number, which in enumerate(((0,), (1,), (2,), (0, 1), (1, 2), (0, 1, 2))):
        def close_them(which=which):
            for descriptor in which:
                os.close(descriptor)
        for words in (["submit", "--title", "Closed %d" % number], ["list", "ideas"], ["show", "nothing"]):
            subprocess.run(place.command(*words, member="anna"), env=place.environment(), preexec_fn=close_them,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20)
    titles = [line["title"] for line in place.lines() if line["type"] == "idea.submitted"]
    check.same("closed descriptors: what was submitted is there", [t for t in titles if t.startswith("Closed")],
               ["Closed %d" % number for number in range(6)])
    private = [os.path.join(folder, name) for folder, _, names in os.walk(state) for name in names
               if name.endswith(".jsonl")]
    check("closed descriptors: the private copies hold lines alone", private and all(
        line.startswith(b'{"v":1,') for path in private for line in open(path, "rb").read().split(b"\n")[:-1]), private)


def main():
    place = program.Place(binary)
    place.new("The life of a terminal")
    for number in range(3):
        place.do("submit", "--title", "Idea %d" % number, member="anna")
    command = place.command(member="anna")
    without_terminal(place, command)
    on_dumb_terminal(place, command)
    piped(place, command)
    closed(place)
    check("verify finds nothing", place.run("verify", member="anna").returncode == 0)
    if not shutil.which("tmux"):
        print("skipped: no tmux, so no job control")
    own = place.path("whittle-%d" % os.getpid())
    shutil.copy2(binary, own)
    before = place.journals()
    lifecycle(place, [own] + command[1:])
    check("nothing was written by looking", place.journals() == before)
    check.end()


main()
