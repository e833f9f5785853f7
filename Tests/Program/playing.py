#!/usr/bin/env python3
"""Plays the demo campaign's two months on a pseudo-terminal and presses keys meanwhile: none is dropped, each is heard
before the next frame, and the frames are counted. With a second argument `minute` also a day a second, to the end."""
import statistics, sys, time

import program

binary = program.usage(__doc__)
check = program.Checks()


class Watch:
    """Reads what a terminal shows, and when each frame came."""

    def __init__(self, terminal):
        self.terminal, self.times = terminal, []

    def read_once(self, seconds):
        if self.terminal.read(seconds):
            self.times.append(time.monotonic())

    def read(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read_once(end - time.monotonic())


def frames(times):
    """Frames a second: what comes within 5 ms is one frame."""
    starts = [now for before, now in zip([0] + times, times) if now - before > 0.005]
    return (len(starts) - 1) / (starts[-1] - starts[0]) if len(starts) > 2 else 0


def open_replay(place, rows=24, columns=80):
    terminal = program.Terminal(place.command("replay", member="anna"), place.environment(), rows, columns)
    check("the film is ready", terminal.wait("day 1 of 71", 120), terminal.screen.text)
    return terminal


def play(place, faster, keys, every, rows=24, columns=80):
    """Plays with so many presses of `+`, and presses keys meanwhile; answers frames a second."""
    terminal = open_replay(place, rows, columns)
    terminal.press(*["+"] * faster)
    words = terminal.screen.text()
    watch = Watch(terminal)
    terminal.write(b" ")
    pressed, began = 0, time.monotonic()
    latencies = []
    while "day 71 of 71" not in terminal.screen.text() and time.monotonic() - began < 150:
        if pressed < keys:
            # A speed says so on the last line, and the key after it takes that away.
            for key in (b"-" if pressed % 2 else b"+", b"j"):
                sent, shows = time.monotonic(), key != b"j"
                terminal.write(key)
                while ("It plays" in terminal.screen.line(rows - 1)) != shows and time.monotonic() < sent + 5:
                    watch.read_once(0.2)
                latencies.append(time.monotonic() - sent)
            pressed += 1
        watch.read(every)
    took = time.monotonic() - began
    while pressed < keys:
        terminal.write(b"j")
        pressed += 1
        terminal.settle(0.05)
    check("it came to the last day", "day 71 of 71" in terminal.screen.text(), terminal.screen.text)
    check("and holds still there", terminal.wait("holds still", 5), terminal.screen.text)
    # The row that so many keys lead to, if none was dropped.
    order = place.objects("rank", "--limit", str(keys + 1), member="anna")
    terminal.press("Enter", wait="any key closes", seconds=20)
    title = order[keys]["title"][:30]
    check("%d keys while it played, none dropped" % keys, title in terminal.screen.text(),
          lambda: "%r is not on\n%s" % (title, terminal.screen.text()))
    terminal.press("q")
    check.same("it ends", terminal.leave(), 0)
    terminal.close()
    speed = next((line for line in words.split("\n") if "holds still" in line), "")
    speed = speed.split("holds still, ")[-1].split("  ")[0].strip()
    print("%dx%d: %s; %.1f s, %.1f frames a second, a key is answered in %.0f ms (median), %.0f ms at most"
          % (columns, rows, speed, took, frames(watch.times),
             1000 * statistics.median(latencies), 1000 * max(latencies)), flush=True)
    return frames(watch.times)


def steps(place):
    """Stepping, jumping, speeds and leaving, with the keys that help names."""
    terminal = open_replay(place, 40, 120)
    check("the day before the first is the first", terminal.press("b", wait="day 1 of 71"))
    for key, wanted in ((b"n", "day 2 of 71"), (b"\x1bOC", "day 3 of 71"), (b"\x1bOD", "day 2 of 71"),
                        (b"G", "day 71 of 71"), (b"g", "day 1 of 71")):
        check("%r leads to %s" % (key, wanted), terminal.press(key, wait=wanted), terminal.screen.text)
    terminal.press("d", wait="To which day?")
    terminal.press(*"2015-02-14", "Enter", wait="day 37 of 71")
    check("a day that is typed", "day 37 of 71" in terminal.screen.text(), terminal.screen.text)
    terminal.press("d", wait="To which day?")
    terminal.press(*"soon", "Enter", wait="A day is like")
    check("a day that is none is told", "A day is like 2015-02-14" in terminal.screen.text(), terminal.screen.text)
    terminal.press("d", wait="To which day?")
    terminal.press(*"2031", "Enter", wait="The last day is 2015-03-20")
    check("a day after the last is the last", "day 71 of 71" in terminal.screen.text(), terminal.screen.text)
    check("help is there", terminal.press("?", wait="Plays on, or holds still"), terminal.screen.text)
    terminal.press("Esc")
    check.same("it ends", terminal.leave(), 0)
    check("the terminal is as it was", terminal.modes_kept())
    terminal.close()


def main():
    place = program.Place(binary, "playing-")
    if place.run("demo", place.campaign).returncode != 0:
        raise SystemExit("the demo campaign could not be made")
    steps(place)
    play(place, 2, 40, 0.2)
    play(place, 3, 40, 0.08, 60, 200)
    if sys.argv[2:] == ["minute"]:
        rate = play(place, 0, 120, 0.4)
        check("30 frames a second", rate > 28.5, rate)
    check.end()


main()
