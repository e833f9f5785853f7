/// Why themes and codings are refused. No sentence says anything of a coding but whether there is
/// one.
extension Campaign {
    func check(_ event: ThemeDefined) -> Rejection? {
        if event.title.isBlank { return Rejection("The theme has no title.") }
        if event.title.unicodeScalars.count > Campaign.titleLimit {
            return Rejection("A title has at most \(Campaign.titleLimit) characters.")
        }
        if (event.description ?? "").unicodeScalars.count > Campaign.textLimit {
            return Rejection("A text has at most \(Campaign.textLimit) characters.")
        }
        if themeBook.anyTheme(event.theme)?.isRetired == true {
            return Rejection("“\(event.theme)” is retired. Restore it first.")
        }
        if let key = event.key {
            guard let typed = ThemeKeys.valid(key) else {
                return Rejection(
                    "“\(key)” cannot mark a theme: two letters or digits, and none that the coding screen needs itself, such as oi or uu."
                )
            }
            let claimed = themeBook.themes.first { theme in
                theme.id != event.theme && theme.key == typed
                    && coding.definitions[theme.id]?.value?.value.key.flatMap(ThemeKeys.valid)
                        == typed
            }
            if let claimed {
                return Rejection("“\(key)” marks the theme “\(claimed.title)” already.")
            }
        }
        return checkParent(event)
    }

    private func checkParent(_ event: ThemeDefined) -> Rejection? {
        guard let parent = event.parent else { return nil }
        guard themeBook.theme(parent) != nil else { return unknownTheme(parent) }
        var above: String? = parent
        while let theme = above {
            if theme == event.theme {
                return Rejection("A theme cannot belong to itself or to one of its own.")
            }
            above = themeBook.theme(theme)?.parent
        }
        return nil
    }

    private func unknownTheme(_ id: String) -> Rejection {
        guard let retired = themeBook.anyTheme(id), retired.isRetired else {
            return Rejection("There is no theme “\(id)”. `whittle list themes` names them.")
        }
        let into = retired.into.map { "“\($0)”" }.joined(separator: ", ")
        return Rejection("The theme “\(id)” is retired\(into.isEmpty ? "" : ", now \(into)").")
    }

    func check(_ event: ThemeRetired) -> Rejection? {
        guard themeBook.theme(event.theme) != nil else { return unknownTheme(event.theme) }
        for id in event.into {
            if id == event.theme { return Rejection("A theme cannot become itself.") }
            guard themeBook.theme(id) != nil else { return unknownTheme(id) }
        }
        return Set(event.into).count == event.into.count
            ? nil : Rejection("The same theme is named twice.")
    }

    func check(_ event: ThemeRestored) -> Rejection? {
        guard let theme = themeBook.anyTheme(event.theme) else {
            return unknownTheme(event.theme)
        }
        return theme.isRetired ? nil : Rejection("The theme “\(event.theme)” is in use.")
    }

    private func checkThemes(_ ids: [String]) -> Rejection? {
        for id in ids where themeBook.theme(id) == nil { return unknownTheme(id) }
        return Set(ids).count == ids.count ? nil : Rejection("The same theme is named twice.")
    }

    func check(_ event: CodingRecorded, by writer: Membership.Member) -> Rejection? {
        if let rejection = checkItems(event.items, by: writer.name) ?? checkFor(event.member)
            ?? checkThemes(event.themes)
        {
            return rejection
        }
        let member = event.member ?? writer.name
        if member == writer.name, !writer.roles.contains(.coder) {
            return Rejection(
                "Who codes needs the role of a coder, and then sees no other coding before their own: `whittle member \(member) --role coder`, with their other roles."
            )
        }
        for id in event.items {
            guard let item = items.find(id) else { continue }
            guard isCodable(item) else {
                return Rejection("“\(id)” is hidden, or merged into another, and is not coded.")
            }
            guard let pass = pass(of: item, for: member) else {
                return Rejection(
                    resolution(of: item) != nil
                        ? "The themes of “\(id)” are settled."
                        : "Two coders have coded “\(id)”: it needs no third.")
            }
            guard event.pass == pass else {
                return Rejection("The pass of “\(id)” for \(member) is the \(pass).")
            }
        }
        return nil
    }

    func check(_ event: CodingResolved, by name: String) -> Rejection? {
        if let rejection = checkItems(event.items, by: name) ?? checkThemes(event.themes) {
            return rejection
        }
        for id in event.items {
            guard let item = items.find(id), coders(of: item).count < Campaign.codersPerItem else {
                continue
            }
            return Rejection(
                "“\(id)” is not coded by two coders yet, so there is nothing to settle.")
        }
        return nil
    }
}
