#!/usr/bin/env python3
"""Runs the commands that the documents show.

    docs.py BINARY [FILE...]

Without files: README.md and docs/*.md of the project. In each file

- every ```sh block is run, in order, by one `bash -eu` in a new folder, with `whittle` on PATH;
- a ```text block that is the next block after a ```sh block, under the same heading, holds lines
  that the commands must have printed, in that order; `…` in a line stands for anything;
- a ```console block is not run (it builds, or opens screens), but each `whittle VERB` in it, and in
  `code` within the prose, must be a verb that `whittle help` names.

The last line is `N passed, N failed`; the exit status is 1 where something failed.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

FENCE = re.compile(r"^(\s*)(```+|~~~+)\s*(\S*)\s*$")
MARK = "@@ docs.py block "
TIMEOUT = 300
GLOBAL_VALUES = {"-C", "--as", "--color"}


class Block:
    def __init__(self, kind, line):
        self.kind, self.line, self.lines = kind, line, []
        self.expected = None


def parse(path):
    """The fenced blocks of a file, and its prose as (line, text)."""
    blocks, prose, block, closing = [], [], None, ""
    follows = None
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        fence = FENCE.match(text)
        if block is None and fence:
            block, closing = Block(fence.group(3), number), fence.group(2)
            indent = len(fence.group(1))
        elif block is not None and fence and fence.group(2) == closing and not fence.group(3):
            if block.kind == "text" and follows is not None:
                follows.expected = block
            follows = block if block.kind == "sh" else None
            blocks.append(block)
            block = None
        elif block is not None:
            block.lines.append(text[indent:] if text[:indent].isspace() else text)
        else:
            if text.startswith("#"):
                follows = None
            prose.append((number, text))
    if block is not None:
        raise SystemExit(f"{path}:{block.line}: the block is not closed")
    return blocks, prose


def missing(expected, output):
    """The first expected line that is not in the output behind the one before it; else None."""
    printed = [line.rstrip() for line in output.splitlines()]
    at = 0
    for line in expected:
        line = line.rstrip()
        if not line:
            continue
        pattern = re.compile(".*".join(re.escape(part) for part in line.split("…")))
        while at < len(printed) and not pattern.fullmatch(printed[at]):
            at += 1
        if at == len(printed):
            return line
        at += 1
    return None


def verbs_in(text):
    """The verbs of the calls of whittle in a line of shell."""
    for call in re.finditer(r"(?:^|[\s;&|(])(?:\S*/)?whittle((?:\s+[^\s;&|)]+)*)", text):
        words = call.group(1).split()
        while words and words[0].startswith("-"):
            words = words[2:] if words[0] in GLOBAL_VALUES else words[1:]
        if words and not words[0].startswith("#"):
            yield words[0]


class Run:
    def __init__(self, binary):
        self.binary = binary
        self.passed = self.failed = 0
        shown = subprocess.run([binary, "help"], capture_output=True, text=True, check=True).stdout
        self.verbs = set(re.findall(r"^  ([a-z]+)  +[A-Z]", shown, re.MULTILINE))

    def report(self, place, fault=None, output=""):
        if fault is None:
            self.passed += 1
            return
        self.failed += 1
        print(f"{place}: {fault}")
        for line in output.splitlines()[-25:]:
            print(f"    | {line}")

    def check_verbs(self, place, text):
        for verb in verbs_in(text):
            known = verb in self.verbs or not re.fullmatch(r"[a-z]+", verb)
            self.report(place, None if known else f"“whittle {verb}” is not a verb")

    def file(self, path):
        blocks, prose = parse(path)
        for block in blocks:
            if block.kind == "console":
                for offset, line in enumerate(block.lines, 1):
                    self.check_verbs(f"{path}:{block.line + offset}", line)
        for number, text in prose:
            for code in re.findall(r"`([^`]+)`", text):
                if code.startswith("whittle "):
                    self.check_verbs(f"{path}:{number}", code)
        scripts = [block for block in blocks if block.kind == "sh"]
        if scripts:
            self.run(path, scripts)

    def run(self, path, scripts):
        with tempfile.TemporaryDirectory(prefix="whittle-docs-") as name:
            root = pathlib.Path(name)
            for folder in ("bin", "work", "state", "config", "cache", "home"):
                (root / folder).mkdir()
            (root / "bin" / "whittle").symlink_to(self.binary)
            environment = {
                key: value for key, value in os.environ.items()
                if not key.startswith(("WHITTLE_", "XDG_", "LC_", "LANG"))
            }
            environment |= {
                "PATH": f"{root / 'bin'}:{environment.get('PATH', '')}", "LC_ALL": "C.UTF-8",
                "XDG_STATE_HOME": str(root / "state"), "XDG_CONFIG_HOME": str(root / "config"),
                "XDG_CACHE_HOME": str(root / "cache"), "HOME": str(root / "home"),
            }
            script = ""
            for index, block in enumerate(scripts):
                body = "\n".join(block.lines)
                script += f"echo '{MARK}{index} begins'\n{body}\necho; echo '{MARK}{index} ends'\n"
            file = root / "script.sh"
            file.write_text(script, encoding="utf-8")
            output = root / "output"
            with output.open("wb") as sink:
                try:
                    subprocess.run(
                        ["bash", "-eu", str(file)], cwd=root / "work", env=environment,
                        stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT,
                        timeout=TIMEOUT, check=False)
                except subprocess.TimeoutExpired:
                    sink.write(f"\n(stopped after {TIMEOUT} seconds)\n".encode())
            printed = output.read_text(encoding="utf-8", errors="replace")
        for index, block in enumerate(scripts):
            place = f"{path}:{block.line}"
            begins, ends = f"{MARK}{index} begins\n", f"{MARK}{index} ends\n"
            if begins not in printed:
                self.report(place, "not run: a block before it failed")
                continue
            own = printed.split(begins, 1)[1]
            if ends not in own:
                self.report(place, "a command failed", own)
                continue
            own = own.split(ends, 1)[0]
            lost = missing(block.expected.lines, own) if block.expected else None
            self.report(
                place,
                None if lost is None else f"line {block.expected.line}: not printed: {lost}", own)


def main():
    if len(sys.argv) < 2 or not os.access(sys.argv[1], os.X_OK):
        print(__doc__, file=sys.stderr)
        return 64
    root = pathlib.Path(__file__).resolve().parents[2]
    files = [pathlib.Path(name) for name in sys.argv[2:]] or [
        root / "README.md", *sorted((root / "docs").glob("*.md"))]
    run = Run(os.path.abspath(sys.argv[1]))
    for path in files:
        run.file(path)
    print(f"{run.passed} passed, {run.failed} failed")
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
