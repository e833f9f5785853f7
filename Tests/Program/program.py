"""What the whole-program tests share: a place of their own on the disk, the program as a command, on a
pseudo-terminal and in tmux, and the count of checks. Standard library alone.

A test is `NAME.py BINARY`. It prints what it measured, then `N passed, N failed` alone on the last line,
and ends with status 1 where something failed."""
import atexit, fcntl, json, os, pty, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(REPOSITORY, "Tests", "Terminal"))
import oracle


def usage(doc):
    """The binary's path, from the command line."""
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit((doc or "").strip() + "\nusage: %s BINARY" % os.path.basename(sys.argv[0]))
    return os.path.abspath(sys.argv[1])


def shared(*parts):
    """A file of ../shared, beside the repository; None where it is not there, and it says so."""
    path = os.path.join(os.path.dirname(REPOSITORY), "shared", *parts)
    if os.path.exists(path):
        return path
    print("skipped: no ../shared/%s beside the repository" % "/".join(parts))
    return None


class Checks:
    """Counts what held and what did not; prints what did not."""

    def __init__(self):
        self.passed, self.failed = 0, 0
        self.begin = time.monotonic()

    def __call__(self, name, good, note=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            note = note() if callable(note) else note
            print("FAIL  %s%s" % (name, ": %s" % (note,) if note != "" else ""), flush=True)
        return bool(good)

    def same(self, name, got, wanted):
        return self(name, got == wanted, lambda: "%.400r, not %.400r" % (got, wanted))

    def end(self):
        print("%.1f s" % (time.monotonic() - self.begin))
        print("%d passed, %d failed" % (self.passed, self.failed))
        sys.exit(1 if self.failed else 0)


class Place:
    """A folder of a test's own: devices with their state and configuration, and campaigns."""

    def __init__(self, binary, prefix="program-"):
        self.folder = tempfile.mkdtemp(prefix=prefix)
        self.binary = binary
        self.campaign = self.path("campaign")
        self.undo = []
        atexit.register(self.close)

    def close(self):
        while self.undo:
            self.undo.pop()()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def environment(self, device="one", **changes):
        """A clean environment of one device; a value of None takes a variable out."""
        env = dict(os.environ, LC_ALL="C.UTF-8", TERM="xterm-256color", SWIFT_BACKTRACE="enable=no",
                   HOME=self.path(device), XDG_STATE_HOME=self.path(device, "state"),
                   XDG_CONFIG_HOME=self.path(device, "config"), XDG_CACHE_HOME=self.path(device, "cache"))
        os.makedirs(self.path(device), exist_ok=True)
        for name in ("WHITTLE_AS", "WHITTLE_CAMPAIGN", "NO_COLOR", "ESCDELAY", "LINES", "COLUMNS", "TMUX",
                     "TMUX_PANE", "LANG", "EDITOR", "VISUAL"):
            env.pop(name, None)
        for name, value in changes.items():
            env.pop(name, None) if value is None else env.__setitem__(name, value)
        return env

    def command(self, *words, member=None, campaign=None):
        """The program's command line on the place's campaign."""
        line = [self.binary, "-C", campaign or self.campaign]
        return line + (["--as", member] if member else []) + [os.fspath(word) for word in words]

    def run(self, *words, member=None, device="one", campaign=None, input=None, timeout=120, **changes):
        """Runs a verb; answers the finished process, stdout and stderr as text."""
        return subprocess.run(self.command(*words, member=member, campaign=campaign),
                              input=input.encode() if isinstance(input, str) else input,
                              stdin=subprocess.DEVNULL if input is None else None,
                              capture_output=True, timeout=timeout, env=self.environment(device, **changes))

    def do(self, *words, **options):
        """Runs a verb that must succeed; answers its stdout."""
        result = self.run(*words, **options)
        if result.returncode != 0:
            raise SystemExit("%s: status %d: %s" % (words, result.returncode, text(result.stderr)))
        return text(result.stdout)

    def objects(self, *words, **options):
        """The JSON objects that a listing prints, whatever its status."""
        result = self.run(*words, "--json", **options)
        return [json.loads(line) for line in result.stdout.split(b"\n") if line]

    def new(self, title="A test", member="anna", campaign=None, **options):
        result = subprocess.run([self.binary, "new", campaign or self.campaign, "--title", title, "--as", member],
                                capture_output=True, env=self.environment(**options), timeout=60)
        if result.returncode != 0:
            raise SystemExit("new: status %d: %s" % (result.returncode, text(result.stderr)))

    def journals(self, campaign=None):
        """The bytes of every regular file of the journal, by name."""
        folder = os.path.join(campaign or self.campaign, "journal")
        found = {}
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as file:
                    found[name] = file.read()
        return found

    def lines(self, campaign=None, member=None):
        """Every whole line of the journal as an object; of one member's files."""
        found = []
        for name, data in self.journals(campaign).items():
            if name.endswith(".jsonl") and (member is None or name.startswith(member + ".")):
                found += [json.loads(line) for line in data.split(b"\n") if line]
        return found


def text(data):
    return data.decode("utf-8", "replace")


def sentences(data):
    """The lines of a program's talk."""
    return [line for line in text(data).split("\n") if line]


# A screen, from the bytes that a program sends

CSI = re.compile(rb"\x1b\[([?>=!]?)([0-9;]*)([ !\"$']?)([@-~])")
GRAPHICS = dict(zip("`afgjklmnopqrstuvwxyz{|}~", "◆▒°±┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·"))


def width(character):
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Screen:
    """What a terminal shows: enough of one for what ncurses sends to xterm, tmux, linux and vt100."""

    def __init__(self, rows=24, columns=80):
        self.rows, self.columns = rows, columns
        self.rest = b""
        self.unknown = []
        self.reset()

    def reset(self):
        self.cells = [self.blank() for _ in range(self.rows)]
        self.row = self.column = 0
        self.top, self.bottom = 0, self.rows - 1
        self.pending = False
        self.saved = (0, 0)
        self.charsets, self.shift = ["B", "B"], 0
        self.last = " "

    def blank(self):
        return [" "] * self.columns

    def lines(self):
        return ["".join(line) for line in self.cells]

    def text(self):
        return "\n".join(line.rstrip() for line in self.lines())

    def line(self, number):
        return "".join(self.cells[number]).rstrip()

    def column_cells(self, number):
        return [line[number] for line in self.cells]

    def feed(self, data):
        data = self.rest + data
        self.rest = b""
        index, end = 0, len(data)
        while index < end:
            byte = data[index]
            if byte == 0x1B:
                used = self.escape(data, index)
                if used == 0:
                    if end - index < 64:
                        self.rest = data[index:]
                        return
                    used = 1
                index += used
            elif byte < 0x20 or byte == 0x7F:
                self.control(byte)
                index += 1
            elif byte < 0x80:
                self.put(chr(byte))
                index += 1
            else:
                length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
                if index + length > end:
                    self.rest = data[index:]
                    return
                try:
                    self.put(data[index:index + length].decode())
                    index += length
                except UnicodeDecodeError:
                    self.put("\ufffd")
                    index += 1

    def control(self, byte):
        self.pending = False
        if byte == 8:
            self.column = max(0, self.column - 1)
        elif byte == 9:
            self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
        elif byte in (10, 11, 12):
            self.down()
        elif byte == 13:
            self.column = 0
        elif byte in (14, 15):
            self.shift = 1 if byte == 14 else 0

    def down(self):
        if self.row == self.bottom:
            self.scroll(1)
        else:
            self.row = min(self.rows - 1, self.row + 1)

    def scroll(self, count, top=None):
        top = self.top if top is None else top
        for _ in range(min(abs(count), self.rows)):
            if count > 0:
                del self.cells[top]
                self.cells.insert(self.bottom, self.blank())
            else:
                del self.cells[self.bottom]
                self.cells.insert(top, self.blank())

    def put(self, character):
        if self.charsets[self.shift] == "0":
            character = GRAPHICS.get(character, character)
        wide = width(character)
        if wide == 0:
            column = self.column if self.pending else self.column - 1
            line = self.cells[self.row]
            if column > 0 and line[column] == "":
                column -= 1
            if 0 <= column < self.columns:
                line[column] += character
            return
        if self.pending or self.column + wide > self.columns:
            self.column = 0
            self.down()
            self.pending = False
        line = self.cells[self.row]
        self.split(line, self.column)
        self.split(line, self.column + wide)
        line[self.column] = character
        if wide == 2 and self.column + 1 < self.columns:
            line[self.column + 1] = ""
        self.column += wide
        if self.column >= self.columns:
            self.column = self.columns - 1
            self.pending = True
        self.last = character

    def split(self, line, column):
        """A wide character of which one half is overwritten loses the other."""
        if 0 < column < self.columns and line[column] == "":
            line[column - 1] = line[column] = " "

    def escape(self, data, index):
        """Obeys the sequence at an index; answers its length, 0 where it is not whole."""
        match = CSI.match(data, index)
        if match:
            self.sequence(match.group(1), match.group(2), match.group(3), match.group(4))
            return match.end() - index
        if index + 1 >= len(data):
            return 0
        second = data[index + 1:index + 2]
        if second in (b"(", b")"):
            if index + 2 >= len(data):
                return 0
            self.charsets[0 if second == b"(" else 1] = chr(data[index + 2])
            return 3
        if second == b"[":
            return 0
        if second == b"]":
            stop = re.compile(rb"\x07|\x1b\\").search(data, index)
            return stop.end() - index if stop else 0
        self.pending = False
        if second == b"7":
            self.saved = (self.row, self.column)
        elif second == b"8":
            self.row, self.column = self.saved
        elif second == b"M":
            if self.row == self.top:
                self.scroll(-1)
            else:
                self.row = max(0, self.row - 1)
        elif second == b"D":
            self.down()
        elif second == b"E":
            self.column = 0
            self.down()
        elif second == b"c":
            self.reset()
        elif second not in (b"=", b">", b"H"):
            self.unknown.append(data[index:index + 8])
        return 2

    def sequence(self, prefix, parameters, middle, final):
        numbers = [int(part or 0) for part in parameters.split(b";")] if parameters else []
        one = max(1, numbers[0]) if numbers else 1
        mode = numbers[0] if numbers else 0
        final = final.decode()
        if final == "m":
            return
        line = self.cells[self.row]
        if prefix or middle:
            if final in "hl" and prefix == b"?" and 1049 in numbers:
                self.cells = [self.blank() for _ in range(self.rows)]
            return
        if final == "b":
            for _ in range(one):
                self.put(self.last)
            return
        self.pending = False
        if final in "Hf":
            second = max(1, numbers[1]) if len(numbers) > 1 else 1
            self.row, self.column = min(one, self.rows) - 1, min(second, self.columns) - 1
        elif final == "A":
            self.row = max(0, self.row - one)
        elif final in "Be":
            self.row = min(self.rows - 1, self.row + one)
        elif final in "Ca":
            self.column = min(self.columns - 1, self.column + one)
        elif final == "D":
            self.column = max(0, self.column - one)
        elif final == "E":
            self.row, self.column = min(self.rows - 1, self.row + one), 0
        elif final == "F":
            self.row, self.column = max(0, self.row - one), 0
        elif final in "G`":
            self.column = min(one, self.columns) - 1
        elif final == "d":
            self.row = min(one, self.rows) - 1
        elif final == "J":
            for row in range(self.rows):
                first = 0 if mode or row > self.row else self.column if row == self.row else self.columns
                last = self.columns if mode != 1 or row < self.row else self.column + 1 if row == self.row else 0
                self.cells[row][first:last] = [" "] * max(0, last - first)
        elif final == "K":
            first = 0 if mode else self.column
            last = self.column + 1 if mode == 1 else self.columns
            self.split(line, first)
            line[first:last] = [" "] * (last - first)
        elif final == "X":
            last = min(self.columns, self.column + one)
            self.split(line, self.column)
            self.split(line, last)
            line[self.column:last] = [" "] * (last - self.column)
        elif final == "P":
            self.split(line, self.column)
            self.split(line, self.column + one)
            del line[self.column:self.column + one]
            line += [" "] * (self.columns - len(line))
        elif final == "@":
            self.split(line, self.column)
            line[self.column:self.column] = [" "] * one
            del line[self.columns:]
        elif final == "L":
            self.scroll(-one, self.row)
        elif final == "M":
            self.scroll(one, self.row)
        elif final == "S":
            self.scroll(one)
        elif final == "T":
            self.scroll(-one)
        elif final == "r":
            self.top = one - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.row = self.column = 0
        elif final == "s":
            self.saved = (self.row, self.column)
        elif final == "u":
            self.row, self.column = self.saved
        elif final not in "hltcng":
            self.unknown.append(b"CSI " + final.encode())


# The program on a pseudo-terminal

NAMED = {"Enter": b"\r", "Esc": b"\x1b", "Tab": b"\t", "Space": b" ", "Up": b"\x1bOA", "Down": b"\x1bOB",
         "PgDn": b"\x1b[6~", "PgUp": b"\x1b[5~", "F5": b"\x1b[15~", "Backspace": b"\x7f", "C-d": b"\x04",
         "C-u": b"\x15", "C-l": b"\x0c", "C-r": b"\x12", "C-s": b"\x13"}


class Terminal:
    """A program on a pseudo-terminal, as the leader of a session; its screen is read as it writes."""

    def __init__(self, command, env, rows=24, columns=80, stdin=None, stdout=None):
        self.master, self.slave = pty.openpty()
        self.resize(rows, columns, first=True)
        self.before = termios.tcgetattr(self.slave)
        self.screen = Screen(rows, columns)
        self.output = bytearray()
        self.status = None
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
                for number, given in enumerate((stdin, stdout, None)):
                    os.dup2(self.slave if given is None else given, number)
                os.closerange(3, 256)
                for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT):
                    signal.signal(number, signal.SIG_DFL)
                os.execvpe(command[0], command, env)
            finally:
                os._exit(127)

    def resize(self, rows, columns, first=False):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if not first:
            self.screen.rows, self.screen.columns = rows, columns
            self.screen.reset()

    def read(self, seconds):
        """Takes what comes within a time; true where something came."""
        if not select.select([self.master], [], [], max(0, seconds))[0]:
            return False
        try:
            block = os.read(self.master, 65536)
        except OSError:
            return False
        self.output += block
        self.screen.feed(block)
        return bool(block)

    def write(self, data):
        while data:
            data = data[os.write(self.master, data[:1024]):]

    def wait(self, wanted, seconds=10):
        """Waits until the screen shows a text, or a function of the screen is true."""
        shows = wanted if callable(wanted) else lambda screen: wanted in screen.text()
        end = time.monotonic() + seconds
        while not shows(self.screen):
            left = end - time.monotonic()
            if left <= 0 or (self.ended() and not self.read(0)):
                return False
            self.read(min(left, 0.2))
        return True

    def settle(self, quiet=0.04, seconds=10, first=0.3):
        """Waits for an answer, at most `first` seconds, then until nothing has come for a moment."""
        end = time.monotonic() + seconds
        if not self.read(first):
            return
        while time.monotonic() < end and self.read(quiet):
            pass

    def press(self, *keys, wait=None, seconds=10, quiet=0.04, first=0.3):
        """Sends keys, each by its name or as itself, one after the other; then waits for a text, or
        until the screen is still. Answers whether the text came."""
        for key in keys:
            self.write(NAMED.get(key) or (key if isinstance(key, bytes) else key.encode()))
            if key is not keys[-1]:
                self.settle(quiet, seconds, first)
        if wait is not None:
            return self.wait(wait, seconds)
        self.settle(quiet, seconds, first)
        return True

    def ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def kill(self, number=signal.SIGKILL):
        """Kills it now, and takes what it had still written."""
        os.kill(self.pid, number)
        _, status = os.waitpid(self.pid, 0)
        self.status = os.waitstatus_to_exitcode(status)
        while self.read(0):
            pass

    def end(self, seconds=5):
        """The exit status (negative: the signal), or None where it had to be killed."""
        limit = time.monotonic() + seconds
        while not self.ended() and time.monotonic() < limit:
            self.read(0.02)
        while self.read(0.01):
            pass
        if self.status is None:
            self.kill()
            return None
        return self.status

    def leave(self):
        """Q, and the exit status."""
        self.write(b"Q")
        return self.end()

    def modes_kept(self):
        return termios.tcgetattr(self.slave) == self.before

    def close(self):
        if not self.ended():
            self.kill()
        for file in (self.master, self.slave):
            os.close(file)


# The program in tmux, as a person would run it


class Tmux:
    """A shell in tmux of its own, 80 by 24."""

    count = 0

    def __init__(self, env, rows=24, columns=80):
        Tmux.count += 1
        self.name = "whittle-%d-%d" % (os.getpid(), Tmux.count)
        self.env = env
        atexit.register(self.close)
        self.run("-u", "-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows),
                 "env", "PS1=shell> ", "bash", "--norc", "--noprofile")
        self.wait("shell>")

    def run(self, *arguments):
        return subprocess.run(["tmux", "-L", self.name, *arguments], capture_output=True, text=True,
                              env=dict(self.env, TERM="xterm-256color")).stdout

    def screen(self):
        return self.run("capture-pane", "-p")

    def status_line(self):
        return (self.screen().split("\n") + [""] * 24)[23]

    def wait(self, wanted, seconds=10):
        """Waits until the screen shows a text, or a function of its text is true."""
        shows = wanted if callable(wanted) else lambda shown: wanted in shown
        end = time.monotonic() + seconds
        while True:
            if shows(self.screen()):
                return True
            if time.monotonic() > end:
                return False
            time.sleep(0.02)

    def settle(self, seconds=5):
        """Waits until the screen is the same three times in a row."""
        end = time.monotonic() + seconds
        seen, times = self.screen(), 0
        while times < 3 and time.monotonic() < end:
            time.sleep(0.03)
            now = self.screen()
            times = times + 1 if now == seen else 0
            seen = now
        return seen

    def type(self, words):
        self.run("send-keys", "-l", words)

    def press(self, *keys, wait=None, seconds=10):
        """Sends keys by tmux's names; then waits for a text, or until the screen is still."""
        self.run("send-keys", *keys)
        if wait is not None:
            return self.wait(wait, seconds)
        return self.settle()

    def command(self, line, wait=None, seconds=10):
        self.type(line)
        return self.press("Enter", wait=wait, seconds=seconds)

    def close(self):
        self.run("kill-server")
