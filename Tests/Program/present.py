#!/usr/bin/env python3
"""Present in two terminals: the console and, fed through this device's state, the projector that follows it. At three
sizes: steps, reveal, a show of hands, blank, and what is hidden elsewhere is off the projector; no screen of the
projector ever holds a name, a hidden text or a number before it is revealed. Then random keys on a projector by
itself, and a rehearsal that leaves nothing behind."""
import os, random, re, time

import program

binary = program.usage(__doc__)
check = program.Checks()
ADDRESS = "https://example.org/campaign"
KEYS = [" ", "\r", "b", ".", "Q", "n", "x", "u", ":", "?", "o", "w", "j", "/", "q", "1", "9", "\t", "\x1b", "\x12", "\x0c"]


def campaign(place):
    """Four approved ideas and a hidden one, with votes; a cut; who writes is named so that it can be found."""
    place.new("Present")
    place.do("member", "modmark", "--role", "moderator", member="anna")
    ideas = []
    for number in range(5):
        # Letters that the font of the projector has not, so that titles stay plain.
        ideas.append(place.do("submit", "--title", "Idée mark%d" % number, "--body", "Was sie will.", "--participant",
                              "personmark-%d" % number, member="anna").strip())
    place.do("decide", "approve", *ideas[:4], member="anna")
    place.do("decide", "hide", ideas[4], "--reason", "spam", member="anna")
    for number, idea in enumerate(ideas[:4]):
        for voter in range(7 - number):
            place.do("vote", idea, "up", "--participant", "votermark-%d" % voter, member="anna")
    place.do("cut", "shortlist", "--by", "crowd", "--top", "2", member="anna")
    place.do("programme", "room", "title", "idea:" + ideas[0], "hands:" + ideas[1], "cut:shortlist", "top:3", "address",
             member="anna")
    place.do("programme", "room", "--at", "2", "--note", "notemark", member="anna")
    return ideas


class Room:
    """What the projector shows, looked at whenever something new has come."""

    def __init__(self, terminal):
        self.terminal, self.frames, self.bad = terminal, 0, []
        self.forbidden = ["personmark", "votermark", "modmark", "anna", "notemark", "mark4", "saved", "shared"]

    def look(self):
        text = self.terminal.screen.text()
        self.frames += 1
        self.bad += [word for word in self.forbidden if word in text]
        return text

    def wait(self, wanted, seconds=10):
        """Reads piece by piece: every state of the screen is looked at."""
        end = time.monotonic() + seconds
        while True:
            text = self.look()
            if wanted(text):
                return True
            if time.monotonic() > end:
                return False
            self.terminal.read(0.05)

    def blank(self, seconds=10):
        return self.wait(lambda text: not text.strip(), seconds)


def session(place, ideas, rows, columns):
    name = "%dx%d: " % (columns, rows)
    console = program.Terminal(place.command("present", "--console", "--address", ADDRESS, member="anna"),
                               place.environment(), rows, columns)
    follower = program.Terminal(place.command("present", "--follow", member="public"), place.environment(), rows, columns)
    room = Room(follower)
    check(name + "the console opens", console.wait("The room sees nothing yet", 20), lambda: console.screen.text())
    follower.settle(first=1)
    check(name + "the room sees nothing before the first step", room.blank())
    console.press("Space", "Space")
    check(name + "the idea is on the projector", room.wait(lambda text: "mark0" in text), lambda: follower.screen.text())
    check(name + "its votes are not", "for" not in follower.screen.text())
    check(name + "the console shows what is covered, and the note",
          console.wait("7 for") and (rows < 20 or console.wait("notemark")), lambda: console.screen.text())
    console.press("Enter")
    check(name + "Enter reveals them", room.wait(lambda text: "7 for, 0 against" in text), lambda: follower.screen.text())
    place.do("vote", ideas[0], "up", "--participant", "late-%d" % rows, member="anna")
    follower.settle(first=1)
    check(name + "a vote that comes later is not revealed by itself", "7 for" in room.look() and "8 for" not in room.look())
    place.do("undo", member="anna")
    console.press("b")
    check(name + "b blanks", room.blank())
    console.press("b")
    check(name + "and shows it again", room.wait(lambda text: "mark0" in text))
    place.do("decide", "hide", ideas[0], "--reason", "spam", member="anna")
    begin = time.monotonic()
    check(name + "hidden elsewhere: blank", room.blank(), lambda: follower.screen.text())
    print("%sblank %.2f s after the verb that hides had ended" % (name, time.monotonic() - begin))
    room.forbidden.append("mark0")
    check(name + "the console says so", console.wait("Blank", 10), lambda: console.screen.text())
    console.press("b")
    follower.settle(first=0.5)
    check(name + "b does not bring it back", room.blank(1))
    place.do("undo", member="anna")
    console.wait(lambda screen: False, 0.5)
    check(name + "it does not come back by itself", room.blank(1))
    room.forbidden.remove("mark0")
    console.press("Space")
    check(name + "the next step", room.wait(lambda text: "mark1" in text), lambda: follower.screen.text())
    console.press("v")
    console.press(*"31-4", "Enter")
    check(name + "hands are written down", console.wait("31 for, 4", 10), lambda: console.screen.text())
    check(name + "and covered", "31" not in room.look())
    console.press("Enter")
    large = rows > 12
    check(name + "and revealed", room.wait(lambda text: large and "▀" in text or "31 for" in text), lambda: follower.screen.text())
    console.press("Space")
    check(name + "the cut", room.wait(lambda text: "In" in text and "mark1" in text), lambda: follower.screen.text())
    console.press("Space")
    room.wait(lambda text: "mark" not in text)
    check(name + "the best are covered", "mark" not in room.look() and "%" not in room.look())
    console.press("Enter")
    check(name + "and revealed by Enter", room.wait(lambda text: "%" in text and "mark0" in text), lambda: follower.screen.text())
    console.press("Space")
    check(name + "the address", room.wait(lambda text: ADDRESS in text or "██" in text), lambda: follower.screen.text())
    console.press("Q")
    check(name + "Q blanks", room.blank())
    console.press("y", wait="Overview")
    check(name + "and leaves", "Overview" in console.screen.text())
    check.same(name + "status", console.leave(), 0)
    follower.press("Q", wait="y leaves")
    follower.write(b"y")
    check.same(name + "the projector's status", follower.end(), 0)
    check(name + "terminals as before", console.modes_kept() and follower.modes_kept())
    check.same(name + "nothing that may not be seen, in %d looks" % room.frames, sorted(set(room.bad)), [])
    console.close()
    follower.close()


def alone(place, ideas):
    """Random keys on a projector by itself, while an idea comes and goes; no screen holds what it may not."""
    random.seed(5)
    terminal = program.Terminal(place.command("present", member="anna"), place.environment(), 12, 40)
    room = Room(terminal)
    check("alone: it opens", room.wait(lambda text: text.strip() != "", 20))
    hidden = False
    for number in range(300):
        key = random.choice(KEYS)
        terminal.write(key.encode())
        if key == "Q":
            terminal.write(b"n")
        if number % 60 == 59:
            hidden = not hidden
            place.do("decide", *(["hide", ideas[2], "--reason", "spam"] if hidden else ["approve", ideas[2]]), member="anna")
            room.wait(lambda text: not hidden or "mark2" not in text)
        terminal.read(0.005)
        room.look()
    terminal.settle(first=1)
    check("alone: still there", not terminal.ended())
    check.same("alone: nothing that may not be seen", sorted(set(room.bad)), [])
    check("alone: no status, no help", not re.search("Overview|all keys|saved|places", terminal.screen.text()))
    terminal.kill(15)
    terminal.close()


def rehearsal(place, ideas):
    before = place.journals()
    folder = place.path("temporary")
    os.makedirs(folder)
    terminal = program.Terminal(place.command("present", "--rehearse", member="anna"),
                                place.environment(TMPDIR=folder), 24, 80)
    check("rehearsal: the console says what it is", terminal.wait("REHEARSAL", 20), lambda: terminal.screen.text())
    terminal.press("Space", "Space", "Space", "v")
    terminal.press(*"9-1", "Enter")
    check("rehearsal: hands are counted", terminal.wait("9 for, 1", 10), lambda: terminal.screen.text())
    check("rehearsal: on a copy", len(os.listdir(folder)) == 1)
    terminal.press("Q", "y", wait="Overview")
    check.same("rehearsal: status", terminal.leave(), 0)
    check.same("rehearsal: nothing is left of it", os.listdir(folder), [])
    check("rehearsal: nothing was written to the campaign", place.journals() == before)
    terminal.close()
    terminal = program.Terminal(place.command("present", "--rehearse", member="anna"),
                                place.environment(TMPDIR=folder), 24, 80)
    terminal.wait("REHEARSAL", 20)
    terminal.kill(15)
    check.same("rehearsal: nor where a signal ends it", os.listdir(folder), [])
    terminal.close()


place = program.Place(binary, "present-")
ideas = campaign(place)
for rows, columns in [(24, 80), (12, 40), (60, 200)]:
    session(place, ideas, rows, columns)
alone(place, ideas)
rehearsal(place, ideas)
check.end()
