/// Completion scripts for shells, from the table of verbs.
enum Completions: String, CaseIterable {
    case bash, zsh, fish

    var lines: [String] {
        switch self {
        case .bash: Completions.bashLines
        case .zsh: Completions.zshLines
        case .fish: Completions.fishLines
        }
    }

    private static func words(of verb: Verb) -> [String] {
        let first = verb.arguments.first?.choices ?? []
        return first + verb.options.map(\.flag)
    }

    private static let globalWords = Option.globals.map(\.flag)

    private static var choices: [(option: String, words: [String])] {
        var result: [(option: String, words: [String])] = []
        for option in Option.globals + Verbs.all.flatMap(\.options)
        where !option.choices.isEmpty {
            if let index = result.firstIndex(where: { $0.option == option.flag }) {
                result[index].words += option.choices.filter { !result[index].words.contains($0) }
            } else {
                result.append((option.flag, option.choices))
            }
        }
        return result
    }

    private static var bashLines: [String] {
        var lines = [
            "# bash completion for whittle; put it into ~/.local/share/bash-completion/completions/whittle",
            "_whittle() {", "    local current=${COMP_WORDS[COMP_CWORD]}",
            "    local previous=${COMP_WORDS[COMP_CWORD-1]} verb= word words",
            "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do", "        case $word in",
            "            \(Verbs.all.map(\.name).joined(separator: "|"))) verb=$word; break ;;",
            "        esac", "    done", "    case $previous in",
        ]
        for (option, words) in choices {
            lines.append(
                "        \(option)) COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$current\")); return ;;"
            )
        }
        lines += [
            "        -C|--output) COMPREPLY=($(compgen -f -- \"$current\")); return ;;", "    esac",
            "    case $verb in",
            "        '') words='\(Verbs.all.map(\.name).joined(separator: " "))' ;;",
        ]
        for verb in Verbs.all {
            lines.append(
                "        \(verb.name)) words='\(words(of: verb).joined(separator: " "))' ;;")
        }
        return lines + [
            "    esac",
            "    COMPREPLY=($(compgen -W \"$words \(globalWords.joined(separator: " "))\" -- \"$current\"))",
            "}", "complete -o default -F _whittle whittle",
        ]
    }

    private static func quoted(_ text: String) -> String {
        text.map { $0 == "'" ? "'\\''" : String($0) }.joined()
    }

    private static var zshLines: [String] {
        var lines = [
            "#compdef whittle",
            "# zsh completion for whittle; put it into a folder of $fpath as _whittle",
            "_whittle() {", "    local -a verbs", "    local verb= word", "    verbs=(",
        ]
        lines += Verbs.all.map { "        '\($0.name):\(quoted($0.summary))'" }
        lines += [
            "    )", "    for word in ${words[2,CURRENT-1]}; do",
            "        [[ -n ${verbs[(r)$word:*]} ]] && { verb=$word; break }", "    done",
            "    case ${words[CURRENT-1]} in",
        ]
        for (option, words) in choices {
            lines.append("        \(option)) compadd -- \(words.joined(separator: " ")); return ;;")
        }
        lines += ["        -C|--output) _files; return ;;", "    esac", "    case $verb in"]
        lines.append("        '') _describe verb verbs ;;")
        for verb in Verbs.all {
            lines.append(
                "        \(verb.name)) compadd -- \(words(of: verb).joined(separator: " ")) ;;")
        }
        return lines + [
            "    esac", "    compadd -- \(globalWords.joined(separator: " "))", "    _files", "}",
            "_whittle \"$@\"",
        ]
    }

    private static var fishLines: [String] {
        var lines = [
            "# fish completion for whittle; put it into ~/.config/fish/completions/whittle.fish"
        ]
        for verb in Verbs.all {
            lines.append(
                "complete -c whittle -n __fish_use_subcommand -a \(verb.name) -d '\(quoted(verb.summary))'"
            )
        }
        lines += Option.globals.map { fish($0, nil) }
        for verb in Verbs.all {
            if let choices = verb.arguments.first?.choices, !choices.isEmpty {
                lines.append(
                    "complete -c whittle -n '__fish_seen_subcommand_from \(verb.name)' -a '\(choices.joined(separator: " "))'"
                )
            }
            lines += verb.options.map { fish($0, verb) }
        }
        return lines
    }

    private static func fish(_ option: Option, _ verb: Verb?) -> String {
        var line = "complete -c whittle"
        if let verb { line += " -n '__fish_seen_subcommand_from \(verb.name)'" }
        if let short = option.short { line += " -s \(short)" }
        if option.name.count > 1 { line += " -l \(option.name)" }
        if option.value != nil { line += " -r" }
        if !option.choices.isEmpty { line += " -a '\(option.choices.joined(separator: " "))'" }
        return line + " -d '\(quoted(option.help))'"
    }
}
