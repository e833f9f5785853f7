internal import WhittleCore

/// The form as a text for any editor. Lines with `==+==` hold it together, lines with `==-==` are
/// to be read; everything else is an answer. The words of others stand behind a mark, line by
/// line, so that nothing in them can be taken for a part of the form.
extension ReviewForm {
    static let structure = "==+=="
    static let remark = "==-=="

    /// `wrap` makes lines that may be shown of a text of others.
    package func text(wrap: (String) -> [String]) -> [UInt8] {
        var lines = heading
        for (index, idea) in ideas.enumerated() {
            lines.append("")
            lines += head(of: idea, "\(index + 1) of \(ideas.count)", wrap)
            for criterion in round.criteria { lines += section(criterion, idea) }
            lines += ["\(ReviewForm.structure) Confidence"]
            lines += remarks(["1 (a guess) to 5 (sure), or nothing."])
            lines += [idea.answers?.confidence.map(String.init) ?? "", ""]
            lines += ["\(ReviewForm.structure) Comment"]
            lines += remarks(["As many lines as you like, \(audience)."])
            lines += comment(idea)
            lines += ["", "\(ReviewForm.structure) End"]
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private var heading: [String] {
        var remarks = [
            "“\(round.title)” in “\(campaignTitle)”: \(Figures.count(ideas.count, "idea")) for \(memberName) (\(member))."
        ]
        if let deadline = round.deadline {
            remarks.append("To be scored by \(deadline.minuteText) UTC.")
        }
        remarks += [
            "", "How to fill it in, in any text editor:",
            "- Write on the empty line under each heading. A criterion takes one number of its",
            "  scale, or - to abstain from it.",
            "- Leave an idea without an answer, and it stays open.",
            "- Lines that begin with \(ReviewForm.remark) are for you to read. Lines that begin with",
            "  \(ReviewForm.structure) hold the form together: leave them as they are.",
            "Then send it to a facilitator, or read it in yourself: whittle forms read FILE",
        ]
        return ["\(ReviewForm.structure) Whittle review form"] + self.remarks(remarks)
    }

    private func remarks(_ lines: [String]) -> [String] {
        lines.map { line in
            line.isEmpty ? ReviewForm.remark : "\(ReviewForm.remark) \(FormText.line(line))"
        }
    }

    private func head(of idea: Idea, _ place: String, _ wrap: (String) -> [String]) -> [String] {
        var lines = [""] + wrap(idea.title).map { "  " + $0 }
        lines += idea.facts.flatMap(wrap).map { "  " + $0 }
        if !idea.body.isEmpty { lines += [""] + wrap(idea.body).map { "  " + $0 } }
        if !idea.developed.isEmpty { lines += [""] + wrap(idea.developed).map { "  " + $0 } }
        if !idea.merged.isEmpty {
            lines += ["", "  Merged with it:"]
            lines += idea.merged.flatMap(wrap).map { "  - " + $0 }
        }
        return [
            "\(ReviewForm.structure) Idea \(idea.ticket.idea)",
            "\(ReviewForm.structure) Ticket \(idea.ticket.text)",
        ] + remarks([place] + lines + [""])
    }

    private func section(_ criterion: Criterion, _ idea: Idea) -> [String] {
        var lines = ["\(criterion.title) (\(share(of: criterion)))"]
        if let prompt = criterion.prompt, !prompt.isBlank { lines.append(prompt) }
        lines += criterion.labelledPoints.map { point in
            "  \(point.value)" + (point.label.map { "  \($0)" } ?? "")
        }
        let answer = idea.answers?.scores.first { $0.criterion == criterion.criterion }
        return ["\(ReviewForm.structure) Score \(criterion.criterion)"] + remarks(lines)
            + [answer.map { FormText.score($0.value) } ?? "", ""]
    }

    /// What the member wrote before. A line that would be taken for a part of the form gets a
    /// backslash in front.
    private func comment(_ idea: Idea) -> [String] {
        FormText.words(idea.answers?.comment ?? "")
            .split(separator: "\n", omittingEmptySubsequences: false).map { line in
                FormText.looksLikeAMark(String(line)) ? "\\" + line : String(line)
            }
    }
}
