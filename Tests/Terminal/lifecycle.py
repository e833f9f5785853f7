#!/usr/bin/env python3
"""The life of a screen program on a terminal: whatever ends it, the terminal is as it was before.

usage: lifecycle.py [--demo] [--quit KEYS] [--start SECONDS] BIN ARGS…

Runs BIN in pseudo-terminals of its own, and in tmux for job control; needs the Python standard library
and tmux. --demo adds the cases that need the keys of a small test program (T trap, S segv, O stack
overflow, A abort, F fatalError, E writes to stderr, X runs a child, m mouse, y copy; a log of events in
the file $DEMO_LOG). Ends with "N passed, N failed", status 1 if any failed."""
import fcntl, os, pty, re, resource, select, shlex, shutil, signal, struct, subprocess, sys, tempfile, termios, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import oracle

COMMAND, DEMO, QUIT, START = [], False, b"Q", 0.6
WORK = tempfile.mkdtemp(prefix="lifecycle-")
passed, failed = [], []


def check(name, good, note=""):
    (passed if good else failed).append(name)
    if not good or os.environ.get("LIFECYCLE") == "verbose":
        print(("ok    " if good else "FAIL  ") + name + (": " + str(note) if note and not good else ""))
    return good


def environment(**changes):
    """A clean environment; a value of None takes a variable out."""
    env = dict(os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8", SWIFT_BACKTRACE="enable=no")
    for name in ("NO_COLOR", "ESCDELAY", "LINES", "COLUMNS", "TMUX"):
        env.pop(name, None)
    for name, value in changes.items():
        env.pop(name, None) if value is None else env.__setitem__(name, value)
    return env


def set_size(file, rows, columns):
    fcntl.ioctl(file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Session:
    """BIN on a pseudo-terminal, as the leader of a session."""

    def __init__(self, rows=24, columns=80, stdin=None, stdout=None, stderr=None, closed=(), prepare=None, **env):
        self.master, self.slave = pty.openpty()
        set_size(self.slave, rows, columns)
        self.before = termios.tcgetattr(self.slave)
        self.output = b""
        self.log = os.path.join(WORK, "log-%d" % time.monotonic_ns())
        env = environment(DEMO_LOG=self.log, **env)
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
                for number, given in enumerate((stdin, stdout, stderr)):
                    os.dup2(self.slave if given is None else given, number)
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                os.closerange(3, 200)
                for number in closed:
                    os.close(number)
                for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT):
                    signal.signal(number, signal.SIG_DFL)
                if prepare:
                    prepare()
                os.execvpe(COMMAND[0], COMMAND, env)
            finally:
                os._exit(127)

    def read(self, seconds):
        """Takes output for a while, so that the program never blocks on it."""
        end = time.monotonic() + seconds
        while True:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.master], [], [], left)[0]:
                return self.output
            try:
                block = os.read(self.master, 65536)
            except OSError:
                return self.output
            if not block:
                return self.output
            self.output += block

    def started(self):
        self.read(START)
        return self

    def send(self, data, seconds=0.15):
        if isinstance(data, str):
            data = data.encode()
        while data:
            data = data[os.write(self.master, data[:2048]):]
            self.read(0.002)
        self.read(seconds)

    def events(self):
        try:
            return open(self.log, encoding="utf-8", errors="replace").read().splitlines()
        except FileNotFoundError:
            return []

    def end(self, seconds=5):
        """The exit status (negative: the signal), or None if it had to be killed."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.read(0.05)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return None

    def modes_kept(self):
        return termios.tcgetattr(self.slave) == self.before

    def close(self):
        for file in (self.master, self.slave):
            try:
                os.close(file)
            except OSError:
                pass


def screen_left(output):
    """Whether everything that was switched on is off again, in an xterm."""
    pairs = [(b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?25l", b"\x1b[?25h"), (b"\x1b[?2004h", b"\x1b[?2004l"),
             (b"\x1b[?1h", b"\x1b[?1l"), (b"\x1b[?1000h", b"\x1b[?1000l")]
    return [on for on, off in pairs if on in output and output.rfind(off) < output.rfind(on)]


def ended(name, session, wanted, seconds=5):
    status = session.end(seconds)
    check(name + ": status", status == wanted, "%r, not %r" % (status, wanted))
    check(name + ": terminal modes as before", session.modes_kept())
    left = screen_left(session.output)
    check(name + ": screen left", not left and b"\x1b[?1049l" in session.output, left)
    return session


def test_ends():
    session = Session().started()
    check("starts: screen taken", b"\x1b[?1049h" in session.output)
    check("starts: modes changed", not session.modes_kept())
    session.send(QUIT, 0.3)
    ended("quit", session, 0).close()
    for name in ("INT", "TERM", "HUP", "QUIT"):
        number = getattr(signal, "SIG" + name)
        session = Session().started()
        os.kill(session.pid, number)
        ended("SIG" + name, session, -number).close()
    for name in ("ILL", "TRAP", "SEGV", "BUS", "FPE", "ABRT"):
        number = getattr(signal, "SIG" + name)
        session = Session().started()
        os.kill(session.pid, number)
        ended("SIG" + name, session, -number)
        message = b"whittle stopped: signal %d; everything shown as saved is kept" % number
        check("SIG" + name + ": message after the screen",
              session.output.rfind(message) > session.output.rfind(b"\x1b[?1049l"))
        session.close()
    session = Session(prepare=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))).started()
    os.kill(session.pid, signal.SIGTERM)
    ended("SIGTERM, blocked by the parent", session, -signal.SIGTERM).close()
    session = Session(prepare=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN)).started()
    os.kill(session.pid, signal.SIGPIPE)
    os.kill(session.pid, signal.SIGXFSZ)
    session.send(QUIT, 0.3)
    ended("SIGPIPE and SIGXFSZ do nothing", session, 0).close()


def test_crashes():
    if not DEMO:
        return
    ill = {-signal.SIGILL, -signal.SIGTRAP}
    for key, name, wanted in (("T", "Swift trap", ill), ("S", "segmentation fault", {-signal.SIGSEGV}),
                              ("O", "stack overflow", {-signal.SIGSEGV, -signal.SIGBUS}),
                              ("A", "abort", {-signal.SIGABRT}), ("F", "fatalError", ill)):
        for backtrace in ("enable=no", None):
            session = Session(SWIFT_BACKTRACE=backtrace).started()
            session.send(key, 0)
            label = name + ("" if backtrace else ", default backtrace settings")
            status = session.end(6)
            check(label + ": status", status in wanted, status)
            check(label + ": terminal modes as before", session.modes_kept())
            check(label + ": screen left", not screen_left(session.output), session.output[-200:])
            check(label + ": message", b"whittle stopped: signal" in session.output)
            if key == "F":
                after = session.output[session.output.rfind(b"\x1b[?1049l"):]
                check(label + ": Swift's own words after the screen", b"Fatal error" in after, after)
            session.close()


def test_hangup():
    for ignored in (False, True):
        prepare = (lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)) if ignored else None
        session = Session(prepare=prepare).started()
        session.close()
        begin = time.monotonic()
        status, usage = None, None
        while time.monotonic() < begin + 5:
            pid, code, used = os.wait4(session.pid, os.WNOHANG)
            if pid:
                status, usage = os.waitstatus_to_exitcode(code), used
                break
            time.sleep(0.02)
        label = "connection lost" + (" with HUP ignored" if ignored else "")
        check(label + ": ends within a second", status is not None and time.monotonic() - begin < 1.2, status)
        if usage:
            check(label + ": no spinning", usage.ru_utime + usage.ru_stime < 1.0, usage.ru_utime)
        else:
            os.kill(session.pid, signal.SIGKILL)
            os.waitpid(session.pid, 0)


def test_idle():
    session = Session().started()
    session.read(1.0)
    before = len(session.output)

    def cpu():
        fields = open("/proc/%d/stat" % session.pid).read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])
    first = cpu()
    session.read(2.0)
    check("idle: no processor time", cpu() - first <= 1, cpu() - first)
    check("idle: no output", len(session.output) == before, session.output[before:][:80])
    session.send(QUIT, 0.3)
    session.end()
    session.close()


def test_refusals():
    def refuses(label, session, word):
        status = session.end(4)
        check(label + ": status 69", status == 69, status)
        check(label + ": one line, no escapes", b"\x1b" not in session.output and session.output.count(b"\n") == 1
              and word in session.output, session.output[:200])
        check(label + ": terminal modes as before", session.modes_kept())
        session.close()
    refuses("TERM=dumb", Session(TERM="dumb"), b"TERM")
    refuses("TERM unset", Session(TERM=None), b"TERM")
    refuses("TERM empty", Session(TERM=""), b"TERM")
    refuses("TERM unknown", Session(TERM="nosuchterm"), b"nosuchterm")
    refuses("TERM hostile", Session(TERM="\x1b]0;x\x07"), b"TERM")
    result = subprocess.run(COMMAND, stdin=subprocess.DEVNULL, capture_output=True, env=environment(),
                            start_new_session=True, timeout=10)
    check("no terminal: status 69", result.returncode == 69, result.returncode)
    check("no terminal: one line", result.stdout == b"" and result.stderr.count(b"\n") == 1
          and b"whittle list" in result.stderr and b"\x1b" not in result.stderr, result.stderr)


def test_descriptors():
    null = os.open("/dev/null", os.O_RDWR)
    reader, writer = os.pipe()
    for label, options in (("stdin from a pipe", dict(stdin=reader)), ("stdout to a pipe", dict(stdout=writer)),
                           ("stdin and stdout elsewhere", dict(stdin=null, stdout=null))):
        session = Session(**options).started()
        check(label + ": the screen is on /dev/tty", b"\x1b[?1049h" in session.output)
        session.send(QUIT, 0.3)
        ended(label, session, 0).close()
    check("stdout to a pipe: nothing in it", not select.select([reader], [], [], 0)[0])
    for closed in ((0,), (1,), (2,), (0, 1, 2)):
        session = Session(closed=closed).started()
        files = {n: os.readlink("/proc/%d/fd/%d" % (session.pid, n)) for n in (0, 1, 2)
                 if os.path.exists("/proc/%d/fd/%d" % (session.pid, n))}
        check("closed %s: opened on /dev/null" % (closed,), all(files.get(n) == "/dev/null" for n in closed), files)
        session.send(QUIT, 0.3)
        ended("closed %s" % (closed,), session, 0).close()


def test_resize():
    session = Session().started()
    for rows, columns in ((1, 1), (24, 80), (1, 200), (60, 1), (2, 2), (200, 400), (5, 10), (24, 80)):
        set_size(session.slave, rows, columns)
        session.read(0.15)
    check("resize: alive at all sizes", os.waitpid(session.pid, os.WNOHANG) == (0, 0))
    for step in range(300):
        set_size(session.slave, 1 + step * 7 % 50, 1 + step * 13 % 160)
        if step % 10 == 0:
            session.send("j", 0)
    set_size(session.slave, 24, 80)
    session.read(0.5)
    session.send(QUIT, 0.3)
    ended("resize storm", session, 0).close()
    for rows, columns in ((1, 1), (2, 3), (500, 500), (0, 0)):
        session = Session(rows=rows, columns=columns).started()
        session.send(QUIT, 0.3)
        ended("starts at %d×%d" % (columns, rows), session, 0).close()
    if DEMO:
        session = Session(LINES="7", COLUMNS="9").started()
        check("LINES and COLUMNS do not count", "start 80x24" in session.events()[0], session.events()[:1])
        session.send(QUIT, 0.3)
        session.end()
        session.close()


def test_bytes():
    """Nothing outside the allow-list reaches the terminal."""
    for term in ("xterm-256color", "xterm", "tmux-256color", "screen-256color", "linux", "vt100", "vt220", "ansi"):
        for locale in ("C.UTF-8", "C"):
            session = Session(TERM=term, LC_ALL=locale).started()
            for keys in (b"j", b"k", b"l", b"\x0c", b"\x1b", b"jjjj", b"\x1b[A", b"\x1b[B", b"?", b"\x1b"):
                session.send(keys, 0.04)
            if DEMO:
                session.send("m")
            set_size(session.slave, 10, 33)
            session.read(0.2)
            set_size(session.slave, 40, 120)
            session.read(0.2)
            session.send(b"jk", 0.1)
            session.send(QUIT, 0.3)
            status = session.end()
            found, _ = oracle.scan(session.output)
            # The list has the reverse index (ESC M) and not its twin, the index (ESC D), by which ncurses scrolls a VT220.
            found = [entry for entry in found if not (term == "vt220" and entry[2].startswith(b"\x1bD"))]
            check("%s, %s: quits" % (term, locale), status == 0, status)
            check("%s, %s: only allowed bytes" % (term, locale), not found, found[:6])
            if locale == "C":
                check("%s, C: ASCII alone" % term, all(byte < 0x80 for byte in session.output))
            session.close()
    session = Session(NO_COLOR="1").started()
    session.send(b"jk\x0c", 0.2)
    session.send(QUIT, 0.3)
    session.end()
    colors = re.findall(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|9[0-7])m", session.output)
    check("NO_COLOR: no colour", not colors, colors[:4])
    session.close()


def test_keys():
    if not DEMO:
        return
    table = {"a": 'character("a")', " ": 'character(" ")', "\r": "enter", "\t": "tab", "\x1b[Z": "backTab",
             "\x7f": "backspace", "\x08": "backspace", "\x04": 'control("d")', "\x03": 'control("c")',
             "\x1b[A": "up", "\x1bOB": "down", "\x1b[C": "right", "\x1bOD": "left", "\x1b[H": "home",
             "\x1b[4~": "end", "\x1b[5~": "pageUp", "\x1b[6~": "pageDown", "\x1b[3~": "delete", "\x1b[2~": "insert",
             "\x1bOM": "enter", "\x1bOq": 'character("1")', "\x1bOy": 'character("9")', "\x1bOP": "function(1)",
             "\x1b[15~": "function(5)", "\x1b[24~": "function(12)", "\x1b[1;5A": "up", "é": 'character("\\u{00E9}")',
             "日": 'character("\\u{65E5}")', "\x1b": "escape"}
    session = Session().started()
    for sent, wanted in table.items():
        before = len(session.events())
        session.send(sent, 0.09)
        got = [e[4:] for e in session.events()[before:] if e.startswith("key ")]
        check("key %r" % sent, got == [wanted], got)

    def keys(data, wait=0.15):
        before = len(session.events())
        session.send(data, wait)
        return [e for e in session.events()[before:]]
    check("Alt+x", keys("\x1bx") == ["key escape", 'key character("x")'])
    check("unknown sequences and reports are swallowed",
          keys("\x1b[99;7u\x1b[I\x1b]11;rgb:ff/ff/ff\x07\x1bP1$r\x1b\\z") == ['key character("z")'])
    check("ill-formed UTF-8 is dropped", keys(b"\xff\xc3b\xe2\x82c") == ['key character("b")', 'key character("c")'])
    session.send(b"\xe6\x97", 0.1)
    check("a character in two parts", keys(b"\xa5") == ['key character("\\u{65E5}")'])
    check("paste", keys("\x1b[200~T\nQ\x03é\x1b[201~k") ==
          ['paste 6 "T\\nQ\\u{03}\u00e9"', 'key character("k")'], session.events()[-2:])
    session.send("\x1b[200~never ended", 0.2)
    check("a paste without an end waits", "paste 11 \"never ended\"" not in session.events())
    session.read(1.2)
    check("a paste without an end is given after a second", session.events()[-1] == 'paste 11 "never ended"')
    big = "y" * (1 << 20) + "é" * 1000
    session.send("\x1b[200~" + big + "\x1b[201~", 1.0)
    check("a paste of over 1 MiB is cut there", any(e.startswith("paste 1048576 ") for e in session.events()[-2:]))
    session.send("m")
    check("click", keys("\x1b[<0;5;3M\x1b[<0;5;3m") == [
        "key click(WhittleCells.Point(column: 4, row: 2))"], session.events()[-1])
    check("wheel", keys("\x1b[<64;5;3M\x1b[<65;5;3M") == ["key wheel(-1)", "key wheel(1)"])
    session.send("y", 0.2)
    check("copy is one OSC 52", session.output.count(b"\x1b]") == 1 and b"\x1b]52;c;" in session.output)
    session.send("E", 0.3)
    check("stderr does not reach the screen", b"from stderr" not in session.output)
    session.send("X", 1.0)
    modes = open(session.log + ".stty").read() if os.path.exists(session.log + ".stty") else ""
    check("a child has a normal terminal", " icanon" in modes and " echo " in modes, modes)
    check("a child's C-c is not ours", any(e.startswith("external") for e in session.events())
          and "signal interrupt" not in session.events(), session.events()[-2:])
    check("the screen comes back after a child", session.output.rfind(b"\x1b[?1049h") > session.output.rfind(b"from child"))
    session.send(QUIT, 0.3)
    ended("after all keys", session, 0)
    after = session.output[session.output.rfind(b"\x1b[?1049l"):]
    check("stderr is printed at the end, without escapes", b"from stderr ?]0;x?\r\n" in after, after)
    session.close()


class Tmux:
    """A shell in tmux, for job control."""

    def __init__(self):
        self.name = "lifecycle%d" % os.getpid()
        self.run("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "env", "PS1=$ ", "bash", "--norc", "--noprofile")
        time.sleep(0.4)

    def run(self, *arguments):
        return subprocess.run(["tmux", "-L", self.name, *arguments], capture_output=True, text=True,
                              env=environment(TERM="xterm-256color")).stdout

    def type(self, text, seconds=0.5):
        self.run("send-keys", "-l", text)
        self.run("send-keys", "Enter")
        time.sleep(seconds)

    def keys(self, *names, seconds=0.5):
        self.run("send-keys", *names)
        time.sleep(seconds)

    def screen(self):
        return self.run("capture-pane", "-p")

    def close(self):
        self.run("kill-server")


def test_job_control():
    if not shutil.which("tmux"):
        print("skipped: no tmux")
        return
    log = os.path.join(WORK, "tmux-log")
    command = "DEMO_LOG=%s SWIFT_BACKTRACE=enable=no %s" % (log, shlex.join(COMMAND))
    modes = [os.path.join(WORK, name) for name in ("stty1", "stty2", "stty3")]
    tmux = Tmux()
    try:
        tmux.type("stty -a > " + modes[0])
        tmux.type(command, START + 0.5)
        first = tmux.screen()
        check("tmux: shows the screen", "$ " not in first.splitlines()[0], first)
        for turn in ("first", "second"):
            tmux.keys("C-z")
            check("tmux: C-z stops, %s time" % turn, "Stopped" in tmux.screen(), tmux.screen())
            tmux.type("clear; stty -a > " + modes[1])
            check("tmux: modes as before while stopped, %s time" % turn, open(modes[0]).read() == open(modes[1]).read())
            tmux.type("fg", 0.8)
            again = tmux.screen().splitlines()
            check("tmux: fg brings the screen back, %s time" % turn, again[:1] == first.splitlines()[:1], again[:3])
        pid = subprocess.run(["pgrep", "-n", "-x", os.path.basename(COMMAND[0])[:15]], capture_output=True, text=True).stdout.strip()
        if pid:
            os.kill(int(pid), signal.SIGTSTP)
            time.sleep(0.6)
            check("tmux: SIGTSTP from outside stops", "Stopped" in tmux.screen(), tmux.screen())
            tmux.type("fg", 0.8)
            check("tmux: and fg goes on", tmux.screen().splitlines()[:1] == first.splitlines()[:1])
            os.kill(int(pid), signal.SIGSTOP)
            time.sleep(0.5)
            tmux.type("fg", 0.8)
            check("tmux: after SIGSTOP and fg too", tmux.screen().splitlines()[:1] == first.splitlines()[:1], tmux.screen())
        tmux.keys(QUIT.decode(), seconds=0.6)
        tmux.type("clear; echo status $?; stty -a > " + modes[2])
        check("tmux: quits", "status 0" in tmux.screen(), tmux.screen())
        check("tmux: stty -a as before", open(modes[0]).read() == open(modes[2]).read())
        tmux.type(command, START + 0.5)
        tmux.keys("C-z")
        tmux.type("clear; kill %1", 0.8)
        tmux.type("", 0.3)
        tmux.type("jobs; echo done", 0.3)
        after = tmux.screen()
        check("tmux: kill of the stopped program ends it", "Terminated" in after, after)
        check("tmux: it leaves the shell's screen alone", "done" in after and first.splitlines()[0] not in after, after)
        tmux.type(command, START + 0.5)
        tmux.keys("C-z")
        tmux.type("clear; bg", 0.8)
        tmux.type("", 0.3)
        check("tmux: in the background it stops again", "Stopped" in tmux.screen(), tmux.screen())
        tmux.type("fg", 0.8)
        check("tmux: and comes back", tmux.screen().splitlines()[:1] == first.splitlines()[:1], tmux.screen())
        tmux.keys(QUIT.decode(), seconds=0.6)
        tmux.type("clear; (exit 3); " + command + " < /dev/null | cat", START + 0.5)
        tmux.keys("C-z")
        check("tmux: C-z in a pipeline stops it", "Stopped" in tmux.screen(), tmux.screen())
        tmux.type("fg", 0.8)
        tmux.keys(QUIT.decode(), seconds=0.6)
        tmux.type("clear; stty -a > " + modes[2])
        check("tmux: modes after a pipeline", open(modes[0]).read() == open(modes[2]).read())
    finally:
        tmux.close()


def main():
    global COMMAND, DEMO, QUIT, START
    rest = sys.argv[1:]
    while rest and rest[0].startswith("--"):
        option = rest.pop(0)
        if option == "--demo":
            DEMO = True
        elif option == "--quit":
            QUIT = rest.pop(0).encode()
        elif option == "--start":
            START = float(rest.pop(0))
        else:
            sys.exit(__doc__)
    if not rest:
        sys.exit(__doc__)
    COMMAND = [os.path.abspath(rest[0]) if os.path.exists(rest[0]) else rest[0]] + rest[1:]
    try:
        for test in (test_refusals, test_ends, test_crashes, test_hangup, test_idle, test_descriptors, test_resize,
                     test_keys, test_job_control, test_bytes):
            test()
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    print("%d passed, %d failed" % (len(passed), len(failed)))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
