import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@testable import WhittleCommands

/// No verb tells a score, a name or a text before its time: in two campaigns that differ only in
/// what the viewer may not see, every line of `VerbSurfaces` answers the same, byte for byte.
/// Each line is asked in some of the cases, those that tell scores in more of them;
/// `WHITTLE_SWEEP=all swift test --filter Sweep` asks everything everywhere.
@Suite struct VisibilitySweepTests {
    /// A folder with the campaign, in which lines are run as a viewer at a time that stands still.
    private struct World {
        let lab: CommandLab
        let viewer: VisibilityCase.Viewer

        init(_ journal: CampaignBuilder, _ viewer: VisibilityCase.Viewer) throws {
            lab = try CommandLab()
            self.viewer = viewer
            lab.member = nil
            lab.clock = { CampaignBuilder.start.advanced(by: 86_400_000) }
            for file in journal.folder.files {
                try lab.write(
                    "journal/\(file.name)", String(decoding: file.bytes, as: UTF8.self))
            }
            for (name, text) in VerbSurfaces.files { try lab.write(name, text) }
            // Nothing is written, so that one reading does for all lines.
            var options = Session.Options()
            options.member = viewer.member
            options.clock = lab.clock
            lab.session = try Session(lab.path, options)
        }

        func answer(_ line: String) -> String {
            let words = line.split(separator: " ").map(String.init)
            let result = lab.run(words + ["--as", viewer.member ?? "public"])
            return "\(result.status)\n\(result.data)\n\(result.talk)"
                .replacing(lab.path, with: "DIR")
        }
    }

    @Test(arguments: VisibilityCase.rounds) func noVerbTellsWhatIsHidden(
        _ round: [VisibilityCase]
    ) throws {
        let all = VerbSurfaces.all
        let journal = try round[0].journal(other: false)
        for each in round {
            let lines = all.enumerated().filter { index, line in
                each.asks(index, often: VerbSurfaces.telling.contains(line))
            }.map(\.element)
            guard !lines.isEmpty else { continue }
            let one = try World(journal, each.viewer)
            let other = try World(each.journal(other: true), each.viewer)
            for line in lines {
                let (first, second) = (one.answer(line), other.answer(line))
                if first != second {
                    Issue.record("\(each): whittle \(line)\n\(difference(first, second))")
                }
            }
        }
    }

    /// The first line that differs.
    private func difference(_ one: String, _ other: String) -> String {
        let lines = one.split(separator: "\n", omittingEmptySubsequences: false)
        let others = other.split(separator: "\n", omittingEmptySubsequences: false)
        let index = zip(lines, others).enumerated().first { $1.0 != $1.1 }?.offset
        guard let index else { return "\(lines.count) and \(others.count) lines" }
        return "  one:   \(lines[index])\n  other: \(others[index])"
    }

    /// What hides everything shows nothing; so in their time the same lines do show the scores, to
    /// those for whom they are.
    @Test(arguments: [
        VisibilityCase(.newcomer, .afterRound, .closed), VisibilityCase(.scorer, .sealed, .closed),
        VisibilityCase(.chair, .always, .open), VisibilityCase(.facilitator, .afterOwn, .open),
    ])
    func inTheirTimeTheLinesShowScores(_ each: VisibilityCase) throws {
        let hidden = VisibilityCase(.newcomer, .sealed, .open)
        let one = try World(each.journal(other: false), each.viewer)
        let other = try World(each.journal(otherFor: hidden), each.viewer)
        for line in VerbSurfaces.telling {
            #expect(one.answer(line) != other.answer(line), "\(each): whittle \(line)")
        }
    }

    /// After their own review of an idea a panelist sees the others' of it, and of no other.
    @Test func theirOwnReviewOpensThatIdea() throws {
        let each = VisibilityCase(.scorer, .afterOwn, .open)
        let hidden = VisibilityCase(.newcomer, .sealed, .open)
        let one = try World(each.journal(other: false), each.viewer)
        let other = try World(each.journal(otherFor: hidden), each.viewer)
        #expect(one.answer("show a") != other.answer("show a"))
        #expect(one.answer("why a --json") != other.answer("why a --json"))
        #expect(one.answer("list reviews") != other.answer("list reviews"))
        #expect(one.answer("show c") == other.answer("show c"))
    }

    /// Names and hidden texts are there for the staff, and for nobody who is told not to see them.
    @Test func namesAndTextsAreForTheStaff() throws {
        let hidden = VisibilityCase(.newcomer, .sealed, .open)
        for viewer in [VisibilityCase.Viewer.moderator, .facilitator, .moderatingPanelist] {
            let each = VisibilityCase(viewer, .sealed, .open)
            let one = try World(each.journal(other: false), each.viewer)
            let other = try World(each.journal(otherFor: hidden), each.viewer)
            for line in ["list ideas --json", "show a", "show h", "list ideas --where walrus"] {
                #expect(one.answer(line) != other.answer(line), "\(each): whittle \(line)")
            }
        }
    }

    /// An import says of a review that was given here, and that is hidden, no more than that it is
    /// there: a file of guesses is answered alike, whether they are right or wrong.
    @Test(arguments: [Visibility.afterRound, .always]) func aGuessIsNotAnswered(
        _ visibility: Visibility
    ) throws {
        var journal = CampaignBuilder()
        journal.join("pia", .panelist)
        journal.idea("anna.aaaa1111-4")
        journal.round("r", visibility)
        journal.review("anna.aaaa1111-4", ["impact": 4, "ease": 3], by: "pia.pppp1111")
        let world = try World(journal, .facilitator)
        func answer(_ ease: Int) throws -> String {
            try world.lab.write("g.csv", "Who,ID,I,E\npia,anna.aaaa1111-4,4,\(ease)\n")
            return world.answer(
                "import csv g.csv -n --keep-ids --map member=Who,idea=ID,score.impact=I,score.ease=E"
            )
        }
        let (right, wrong) = (try answer(3), try answer(1))
        #expect(right.contains("Would be written"), "\(right)")
        #expect((right == wrong) == (visibility == .afterRound))
    }

    /// Who stands back from an idea makes no cut by the panel, and is told why; the crowd's they
    /// make.
    @Test func aDeputyCutsByThePanel() throws {
        let each = VisibilityCase(.standingFacilitator, .always, .open)
        let world = try World(each.journal(other: false), each.viewer)
        let refused = world.answer("cut short --by panel --top 2 -n")
        #expect(refused.contains("refused") && refused.contains("You stand back from an idea"))
        #expect(world.answer("cut short --by blend --top 2 -n").contains("You stand back"))
        #expect(world.answer("cut short --by crowd --top 2 -n").contains("Would be done"))
    }

    /// Of what the table has to hold nothing is missing.
    @Test func everyVerbAndOptionIsAskedOrNamed() {
        let global = Set(Option.globals.map(\.name))
        for verb in Verbs.all {
            guard let lines = VerbSurfaces.lines[verb.name] else {
                #expect(
                    VerbSurfaces.silent[verb.name] != nil,
                    "`\(verb.name)` needs lines in VerbSurfaces, or a word why it has none")
                continue
            }
            #expect(VerbSurfaces.silent[verb.name] == nil, "\(verb.name)")
            let words = Set(lines.flatMap { $0.split(separator: " ").map(String.init) })
            for option in verb.options where !global.contains(option.name) {
                let isAsked =
                    words.contains(option.flag)
                    || option.short.map { words.contains("-\($0)") } == true
                #expect(
                    isAsked || VerbSurfaces.unasked[verb.name]?.contains(option.name) == true,
                    "`\(verb.name) \(option.flag)` stands in no line of VerbSurfaces")
            }
        }
        for verb in VerbSurfaces.lines.keys {
            #expect(Verbs.all.contains { $0.name == verb }, "there is no verb `\(verb)`")
        }
    }
}
