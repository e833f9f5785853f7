#!/usr/bin/env python3
"""A disk that fails while a verdict is being saved: the screen never says that it was, the verdict does not count, and
the next one, on a disk that works again, does. The disk is played by a library that stands before the system's."""
import os, shutil, subprocess

import program

binary = program.usage(__doc__)
check = program.Checks()
SOURCE = """
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
static int fails(void) { const char *mark = getenv("DISK_FAILS"); return mark && access(mark, F_OK) == 0; }
int fdatasync(int file) { if (fails()) { errno = EIO; return -1; } return fsync(file); }
"""


def library(place):
    """The library's path; None where there is no compiler."""
    compiler = next((found for found in map(shutil.which, ("cc", "clang", "gcc")) if found), None)
    if compiler is None:
        return None
    with open(place.path("disk.c"), "w") as file:
        file.write(SOURCE)
    subprocess.run([compiler, "-shared", "-fPIC", "-o", place.path("disk.so"), place.path("disk.c")], check=True)
    return place.path("disk.so")


def statuses(place):
    return [idea["status"] for idea in place.objects("list", "ideas", member="anna")]


def step(terminal, key, wait):
    check("%s brings “%s”" % (key, wait), terminal.press(key, wait=wait), lambda: "\n" + terminal.screen.text())


def main():
    place = program.Place(binary)
    loaded = library(place)
    if loaded is None:
        print("skipped: there is no C compiler to make the failing disk with")
        return
    place.new("A disk that fails")
    for number in range(4):
        place.do("submit", "--title", "Idea %d" % number, member="anna")
    mark = place.path("fails")
    terminal = program.Terminal(place.command("ui", member="anna"),
                                place.environment(LD_PRELOAD=loaded, DISK_FAILS=mark))
    check("the screens open", terminal.wait("shared"), terminal.screen.text())
    step(terminal, "o", wait="Triage")
    step(terminal, "t", wait="4 waiting")
    step(terminal, "a", wait="3 waiting")
    terminal.wait("shared")
    open(mark, "w").close()
    before = place.journals()
    said = []
    terminal.settle(quiet=0.1)
    step(terminal, "a", wait=lambda screen: said.append(screen.text()) or "NOT SAVED" in screen.line(23))
    check("nothing called it done meanwhile", not any("2 waiting" in text for text in said))
    check("the sentence says why", "Not saved: the disk reports an error" in terminal.screen.line(23),
          terminal.screen.line(23))
    terminal.settle()
    check("three still wait on the screen", "3 waiting" in terminal.screen.text(), terminal.screen.text())
    check.same("and for the others", (statuses(place).count("pending"), place.journals() == before), (3, True))
    os.unlink(mark)
    terminal.settle(quiet=0.1)
    step(terminal, "a", wait="2 waiting")
    check("it is shared", terminal.wait("shared"), terminal.screen.text())
    check.same("the next one counts", statuses(place).count("pending"), 2)
    step(terminal, "u", wait="Taken back")
    terminal.wait("shared")
    check.same("and is taken back", statuses(place).count("pending"), 3)
    check.same("leaves", terminal.leave(), 0)
    terminal.close()
    verify = place.run("verify", member="anna")
    check("verify finds nothing", verify.returncode == 0, verify.stdout)


main()
check.end()
