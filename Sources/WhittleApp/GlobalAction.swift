import WhittleCells

/// What keys mean everywhere, outside a text box.
package enum GlobalAction: Equatable, Sendable {
    case help, palette, undo, redo, copy, why, leave, back, suspend, redraw, places
    case toggleMouse, refresh

    package static let bindings: [Binding<GlobalAction>] = [
        Binding([.character("?")], .help, "help", "Shows the keys of this screen."),
        Binding([.character(":")], .palette, "commands", "Finds a command by its name."),
        Binding(
            [.character("u")], .undo, "undo",
            "Takes back your own last action; what others decided since stands, and is named."),
        Binding(
            [.control("r")], .redo, "redo", "Brings back what you undid last.", inFooter: false),
        Binding(
            [.character("y")], .copy, "copy", "Copies the item's id and title (OSC 52).",
            inFooter: false),
        Binding([.character("w")], .why, "why", "Explains how the idea got where it is."),
        Binding(
            [.character("o")], .places, "places",
            "Opens a place: o and its letter, or its digit where digits mean nothing else."),
        Binding([.character("Q")], .leave, "leave", "Leaves Whittle. Drafts are kept."),
        Binding(
            [.character("h"), .character("q"), .escape], .back, "out",
            "Goes one level out; at the top it says how to leave.", inFooter: false),
        Binding([.control("l")], .redraw, "redraw", "Draws the screen again.", inFooter: false),
        Binding(
            [.control("z")], .suspend, "suspend", "Stops Whittle; `fg` goes on.", inFooter: false),
        Binding([], .toggleMouse, "mouse", "Switches the mouse on or off.", inFooter: false),
        Binding(
            [.function(5)], .refresh, "refresh", "Reads again what others wrote.", inFooter: false),
    ]
}
