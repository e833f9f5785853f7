#!/usr/bin/env python3
"""Runs all whole-program tests and sums up."""
import os, re, subprocess, sys, time

import program

binary = program.usage(__doc__)
SCRIPTS = [name for name in ("polis", "reviews", "session", "undo", "together", "panel12", "sealed", "coding", "forms", "portfolio", "report", "after", "exports", "guide", "present", "replay", "asof", "playing", "folder", "disk", "life", "kill9", "hostile", "docs")
           if os.path.exists(os.path.join(program.HERE, name + ".py"))]


def main():
    passed = failed = 0
    for name in SCRIPTS:
        began = time.monotonic()
        print("== %s" % name, flush=True)
        process = subprocess.Popen([sys.executable, os.path.join(program.HERE, name + ".py"), binary],
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        last = ""
        for line in process.stdout:
            print("   " + line, end="", flush=True)
            last = line.strip()
        status = process.wait()
        counts = re.fullmatch(r"(\d+) passed, (\d+) failed", last)
        if counts is None or (status != 0) != (counts.group(2) != "0"):
            print("   %s.py ended with status %d and no count" % (name, status))
            failed += 1
        else:
            passed, failed = passed + int(counts.group(1)), failed + int(counts.group(2))
        print("   %.1f s" % (time.monotonic() - began), flush=True)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(1 if failed else 0)


main()
