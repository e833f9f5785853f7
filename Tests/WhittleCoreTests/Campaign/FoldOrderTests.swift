import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// State is a function of the set of admitted lines: the same lines in any order, over any files
/// and copies, in one reading or several, give the same campaign.
@Suite struct FoldOrderTests {
    /// The seeds go in groups, so that a few of them run beside each other.
    /// `WHITTLE_SEEDS=300` tries three thousand.
    private static let groups =
        UInt64(0)..<(Platform.environment("WHITTLE_SEEDS").flatMap(UInt64.init) ?? 20)

    @Test(arguments: groups)
    func everyOrderOfTheSameLinesGivesTheSameCampaign(_ group: UInt64) throws {
        for seed in group * 10..<group * 10 + 10 { try check(seed) }
    }

    private func check(_ seed: UInt64) throws {
        let journal = RandomJournal(seed: seed)
        let first = facts(try journal.campaign(arrangement: 0))
        for arrangement in UInt64(1)...4 {
            let other = facts(try journal.campaign(arrangement: arrangement))
            guard other != first else { continue }
            let missing = first.filter { !other.contains($0) }
            let added = other.filter { !first.contains($0) }
            Issue.record(
                "seed \(seed), arrangement \(arrangement): - \(missing.prefix(4)) + \(added.prefix(4))"
            )
        }
    }

    /// The fingerprint, and the registers that no screen shows yet.
    private func facts(_ campaign: Campaign) -> [String] {
        var facts = fingerprint(campaign)
        func add(_ name: String, _ values: [String]) {
            facts += values.sorted().map { "\(name) \($0)" }
        }
        func id(_ stamp: Stamp) -> String { campaign.lineID(stamp) }
        add("excluded", campaign.excludedNow.map { campaign.participants.name($0) })
        add("rule", campaign.rules.compactMap { $1.last.map { "\($0.value) \(id($0.stamp))" } })
        add("query", campaign.savedQueries.compactMap { $1.value.map { "\($0)" } })
        add("meeting", campaign.whittling.meetings.compactMap { $1.value.map { "\($0)" } })
        add(
            "deliberated",
            campaign.whittling.deliberations.compactMap { $1.value.map { "\($0)" } })
        let guide = campaign.guide
        let evidence = campaign.evidence
        add("draft", guide.drafts.flatMap { $1.entries.map { "\($0.value) \(id($0.stamp))" } })
        add("section", guide.sections.compactMap { $1.value.map { "\($0)" } })
        add("entry", guide.entries.compactMap { $1.value.map { "\($0)" } })
        add("programme", guide.programmes.compactMap { $1.value.map { "\($0)" } })
        add("risk", guide.risks.entries.map { "\($0.value) \(id($0.stamp))" })
        add("source", evidence.sources.compactMap { $1.value.map { "\($0)" } })
        add("checked", evidence.reviews.compactMap { $1.value.map { "\($0)" } })
        add(
            "link",
            evidence.links.compactMap { link, register in
                register.value.map {
                    "\(link.evidence) \(campaign.items.name(link.item)) \($0)"
                }
            })
        add("challenge", evidence.challenges.compactMap { $1.value.map { "\($0)" } })
        add(
            "measure",
            evidence.measures.flatMap { $1.entries.map { "\($0.value) \(id($0.stamp))" } })
        add("update", evidence.updates.flatMap { $1.entries.map { "\($0.value) \(id($0.stamp))" } })
        add("closing", evidence.closings.compactMap { $1.value.map { "\($0)" } })
        add("case", evidence.cases.compactMap { $1.value.map { "\($0)" } })
        add("erased", campaign.erasedItems.map { campaign.items.name($0) })
        add("erased", campaign.erasedParticipants.map { campaign.participants.name($0) })
        add(
            "undone",
            campaign.undone.filter { $1.value?.isUndone == true }.map { key, _ in
                "\(campaign.writers[key.writer].name)-\(key.seq)"
            })
        add(
            "pair",
            campaign.pairs.compactMap { pair, register in
                let names = [campaign.items.name(pair.first), campaign.items.name(pair.second)]
                return register.value.map { "\(names.sorted()) \($0)" }
            })
        return facts
    }
}
