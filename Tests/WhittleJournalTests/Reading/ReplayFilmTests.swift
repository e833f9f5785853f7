import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleJournal

/// Each day of a film is the campaign as it was at the end of that day, told from what is in memory.
@Suite struct ReplayFilmTests {
    private static let day: Int64 = 86_400_000

    /// A journal whose three minutes are sixty days: a second is eight hours.
    private static func stretched(_ journal: CampaignBuilder) -> MemoryFolder {
        var folder = MemoryFolder()
        for line in journal.lines {
            var text = String(decoding: line.bytes, as: UTF8.self)
            for key in ["\"at\":\"", "\"happened\":\""] {
                guard let start = text.firstRange(of: key)?.upperBound,
                    let time = Timestamp(String(text[start...].prefix(24)))
                else { continue }
                let since = time.milliseconds - CampaignBuilder.start.milliseconds
                let later = CampaignBuilder.start.advanced(by: since * 28_800)
                let end = text.index(start, offsetBy: 24)
                text.replaceSubrange(start..<end, with: later.text)
            }
            var bytes = Array(text.utf8)
            if let crc = text.ranges(of: ",\"crc\":\"").last {
                bytes = CampaignBuilder.closed(String(text[..<crc.lowerBound]))
            }
            var changed = line
            changed.bytes = bytes
            CampaignBuilder.append(changed, to: line.writer + ".jsonl", &folder)
        }
        return folder
    }

    @Test(arguments: UInt64(100)..<130)
    func eachDayIsTheCampaignAsOfThen(_ seed: UInt64) throws {
        let folder = ReplayFilmTests.stretched(RandomJournal(seed: seed, events: 120).builder)
        let now = CampaignBuilder.start.advanced(by: 80 * ReplayFilmTests.day)
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        try reader.refresh(&campaign, folder, now: now)
        // One copy of a line that differs in two files may come and go by itself.
        guard campaign.intake.conflicts == 0 else { return }
        for viewpoint in [
            Viewpoint("anna", in: campaign), Viewpoint("pat", in: campaign), .publicView,
        ] {
            let film = ReplayMaker.film(campaign, viewpoint)
            #expect(!film.days.isEmpty)
            for day in film.days {
                let end = Timestamp(milliseconds: Int64(day.day + 1) * ReplayFilmTests.day - 1)
                let past = try reader.past(at: end, of: campaign, in: folder, now: now).campaign
                let (found, wanted) = (
                    ReplayFilmTests.facts(day, campaign),
                    ReplayFilmTests.facts(past, viewpoint)
                )
                #expect(found == wanted, "seed \(seed), \(day.date), \(viewpoint.member ?? "-")")
            }
        }
    }

    /// The same of a day of the film and of a campaign that was read.
    private static func facts(_ day: ReplayDay, _ campaign: Campaign) -> [String] {
        let stages = day.stages.map {
            "\($0.stage) \($0.title) \($0.target ?? -1) \($0.kept ?? -1)"
        }
        return [
            "\(day.ideas) \(day.comments) \(day.votes ?? -1) \(day.flagsOpen ?? -1)",
            "\(day.distinctIdeas)", "\(day.order.map { campaign.items.name($0) })",
        ] + stages
    }

    private static func facts(_ past: Campaign, _ viewpoint: Viewpoint) -> [String] {
        let ideas = viewpoint.ideas(in: past)
        let comments = viewpoint.comments(in: past)
        let flags = (ideas + comments).reduce(0) { $0 + past.openFlags(of: $1).count }
        let order = viewpoint.isPublic ? [] : Rankings(past, viewpoint).byCrowd
        let planned = past.stages
        let others = past.cutStages.filter { stage in !planned.contains { $0.stage == stage } }
        let stages = (planned.map(\.stage) + others).map { stage -> String in
            let plan = planned.first { $0.stage == stage }
            let kept = past.cut(stage) == nil ? -1 : past.kept(in: stage).count
            return "\(stage) \(plan?.title ?? stage) \(plan?.target ?? -1) \(kept)"
        }
        return [
            "\(ideas.count) \(comments.count) \(viewpoint.isPublic ? -1 : past.voteCounts.votes)"
                + " \(viewpoint.isStaff ? flags : -1)",
            "\(ideas.count { past.counts($0) })", "\(order.map { past.items.name($0) })",
        ] + stages
    }

    @Test func stepByStepItIsTheSameFilm() throws {
        let folder = ReplayFilmTests.stretched(RandomJournal(seed: 7, events: 200).builder)
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        try reader.refresh(
            &campaign, folder, now: CampaignBuilder.start.advanced(by: 80 * ReplayFilmTests.day))
        let anna = Viewpoint("anna", in: campaign)
        var maker = ReplayMaker(campaign, anna)
        var steps = 0
        while maker.whole == nil {
            let before = maker.progress.done
            maker.advance(lines: 1)
            #expect(maker.progress.done > before)
            steps += 1
        }
        #expect(steps > 10)
        #expect(maker.progress.done == maker.progress.of)
        #expect(maker.whole?.days == ReplayMaker.film(campaign, anna).days)
    }

    @Test func ofNothingThereIsNoDay() throws {
        let campaign = try CampaignBuilder().campaign()
        let maker = ReplayMaker(campaign, .publicView)
        #expect(maker.whole?.days.isEmpty == true)
        #expect(maker.whole?.index(at: 0) == nil)
    }

    /// One line of another century makes no long film.
    @Test func aWildDateIsADayLikeAnother() throws {
        var journal = CampaignBuilder()
        journal.idea("i")
        journal.vote("i", "p", 1, happened: Timestamp(year: 0, month: 1, day: 1))
        journal.vote("i", "q", 1, happened: Timestamp(year: 9999, month: 12, day: 31))
        let film = ReplayMaker.film(
            try journal.campaign(), Viewpoint(member: "anna", roles: [.facilitator]))
        #expect(film.days.map(\.date) == ["0000-01-01", "2015-01-12", "9999-12-31"])
        #expect(film.days.map(\.votes) == [1, 1, 2])
        #expect(film.days.map(\.ideas) == [0, 1, 1])
        #expect(film.index(at: film.days[1].day + 40_000) == 1)
        #expect(film.index(at: film.days[0].day - 1) == nil)
    }

    /// A vote that was given, changed, taken back and brought back: it counts on the days on which
    /// it did.
    @Test func aVoteThatComesAndGoesCountsOnItsDays() throws {
        func on(_ day: Int64) -> Timestamp {
            CampaignBuilder.start.advanced(by: day * ReplayFilmTests.day)
        }
        var journal = CampaignBuilder()
        journal.idea("i", at: on(0))
        let up = journal.vote("i", "p", 1, at: on(1))
        journal.vote("i", "p", -1, at: on(3))
        journal.add(.lineUndone(LineUndone(lines: [up])), at: on(2))
        journal.add(.lineRedone(LineRedone(lines: [up])), at: on(4))
        let idea = journal.idea("j", at: on(1))
        journal.add(.lineUndone(LineUndone(lines: [idea])), at: on(5))
        let end = CampaignBuilder.start.advanced(by: 30 * ReplayFilmTests.day)
        let campaign = try journal.read(now: end).campaign
        let film = ReplayMaker.film(campaign, Viewpoint("anna", in: campaign))
        #expect(film.days.map(\.votes) == [0, 1, 0, 1, 1, 1])
        #expect(film.days.map(\.ideas) == [1, 2, 2, 2, 2, 1])
    }
}
