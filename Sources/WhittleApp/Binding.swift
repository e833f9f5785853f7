package import WhittleCells

/// A key of a screen: what it does, in the words of the footer and of the help. Footer, help
/// overlay, command palette, `docs/KEYS.md` and the man page are all made from these.
package struct Binding<Action: Sendable & Equatable>: Sendable {
    package let keys: [Key]
    package let action: Action
    /// One or two words, for the footer.
    package let label: String
    /// A sentence, for the help.
    package let help: String
    /// False keeps it out of the footer.
    package let inFooter: Bool

    package init(
        _ keys: [Key], _ action: Action, _ label: String, _ help: String, inFooter: Bool = true
    ) {
        self.keys = keys
        self.action = action
        self.label = label
        self.help = help
        self.inFooter = inFooter
    }
}

/// A binding without its action's type: for the footer, the help and the palette.
package struct KeyHelp: Equatable, Sendable {
    package let keys: [Key]
    package let label: String
    package let help: String
    package let inFooter: Bool

    package init<Action>(_ binding: Binding<Action>) {
        keys = binding.keys
        label = binding.label
        help = binding.help
        inFooter = binding.inFooter
    }

    /// The keys as people write them: `j Down`.
    package var keyText: String { keyText([]) }

    /// The keys with some letters twice, where that is how they are typed.
    func keyText(_ doubled: Set<Unicode.Scalar>) -> String {
        keys.map { key in
            if case .character(let scalar) = key, doubled.contains(scalar) {
                return key.name + key.name
            }
            return key.name
        }.joined(separator: " ")
    }
}

extension Key {
    /// The key as help texts name it.
    package var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let scalar): String(Character(scalar))
        case .control(let scalar): "C-" + String(Character(scalar))
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "S-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        case .paste: "paste"
        case .click: "click"
        case .wheel: "wheel"
        }
    }

    /// A key by the name that scripts give it: `j`, `<Enter>`, `<C-d>`, `<F5>`; nil where there is none.
    package init?(name: String) {
        let scalars = Array(name.unicodeScalars)
        if scalars.count == 1 {
            self = .character(scalars[0])
            return
        }
        if name.hasPrefix("C-"), scalars.count == 3 {
            self = .control(scalars[2])
            return
        }
        let named: [Key] = [
            .character(" "), .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up,
            .down, .left, .right, .home, .end, .pageUp, .pageDown,
        ]
        if let key = named.first(where: { $0.name == name }) {
            self = key
            return
        }
        guard let key = (1...12).map(Key.function).first(where: { $0.name == name }) else {
            return nil
        }
        self = key
    }
}
