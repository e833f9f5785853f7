package import WhittleCore

/// A line of the demo campaign. Its number is its place among its writer's lines, from 1.
package struct DemoLine: Equatable, Sendable {
    package var writer: String
    package var at: Timestamp
    package var draft: DraftEvent

    /// The line as a journal has it, without the line feed.
    package func bytes(seq: Int, _ checksum: CRC32C) -> [UInt8] {
        Envelope(
            writer: writer, seq: seq, at: at, happened: draft.happened, source: draft.source
        ).line(draft.event, checksum)
    }
}

/// The campaign of `whittle demo`: invented texts and people in the shape of Challenge Top-Down
/// Change (NHS England, 2015), with its numbers. 3,595 participants in 45 countries make 13,895
/// contributions: 7,520 texts, of which 291 are distinct ideas, and 6,375 votes. The longlist of 47
/// is cut and half reviewed; the shortlist of 15 is left to the user. Six ideas of the longlist are in
/// a first edition of the guide.
///
/// A pure function of the seed.
package struct DemoCampaign: Sendable {
    /// How many there are of what.
    package enum Counts {
        package static let participants = 3_595
        package static let countries = 45
        package static let contributions = 13_895
        package static let texts = 7_520
        package static let votes = contributions - texts
        package static let ideas = 291
        package static let longlist = 47
        package static let shortlist = 15
    }

    /// The id of the campaign: that of its `campaign.created` line.
    package var id: String { "\(DemoTeam.owner)-2" }

    private let seed: UInt64

    package init(seed: UInt64 = 2015) {
        self.seed = seed
    }

    /// All lines of all writers in the order of their times, which never decrease.
    package func lines() -> [DemoLine] {
        var journal = DemoJournal()
        var grammar = DemoGrammar()
        DemoTeam.write(campaign: id, to: &journal)
        var crowd = DemoCrowd(seed: seed)
        crowd.writeTexts(&grammar)
        crowd.vote()
        let longlist = DemoLonglist(crowd)
        crowd.writeComments(&grammar, longlist: longlist.kept)
        crowd.voteOnComments()
        crowd.writeImport(to: &journal)
        var moderation = DemoModeration(seed: seed, crowd: crowd)
        moderation.write(to: &journal)
        DemoCoding(seed: seed, crowd: crowd).write(to: &journal)
        longlist.write(to: &journal, crowd)
        var panel = DemoPanel(seed: seed, crowd: crowd, longlist: longlist)
        panel.write(to: &journal, &grammar)
        DemoGuide(crowd, longlist, approved: journal.approvedItems()).write(to: &journal)
        DemoEvidence(crowd).write(to: &journal)
        return journal.lines()
    }
}
