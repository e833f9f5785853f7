/// What a person pressed, after decoding. A pasted text is one key.
package enum Key: Equatable, Hashable, Sendable {
    /// A printable character, as one scalar; Space included.
    case character(Unicode.Scalar)
    /// Control with a letter, `a`…`z` (lower case). C-m is `enter`, C-i is `tab`, C-h `backspace`.
    case control(Unicode.Scalar)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
    /// A bracketed paste, as received; hostile text.
    case paste(String)
    /// A mouse click, where the mouse is switched on.
    case click(Point)
    /// The wheel: −1 up, 1 down.
    case wheel(Int)
}
