import Testing
import WhittleApp
import WhittleCells
import WhittleCore

/// The places Register and Challenges.
@Suite struct AftermathTests {
    /// Today is 2015-06-11; a challenge of demo-1 began ten days ago.
    private func pilot(
        as member: String = "anna", place: String = "or", size: Size = Size(columns: 80, rows: 24)
    ) -> Pilot {
        var pilot = Pilot(as: "anna")
        pilot.write(
            "anna",
            .evidenceRegistered(
                EvidenceRegistered(evidence: "later", title: "Later", review: "2016-01-01")))
        pilot.write(
            "anna",
            .evidenceRegistered(
                EvidenceRegistered(evidence: "due", title: "Due", review: "2015-06")))
        pilot.write("anna", .evidenceLinked(EvidenceLinked(evidence: "due", idea: "demo-1")))
        pilot.write(
            "anna",
            .challengeStarted(
                ChallengeStarted(
                    challenge: "huddle", idea: "demo-1", title: "A huddle a day", team: ["Ward 7"],
                    starts: "2015-06-01")))
        pilot.become(member, size: size)
        pilot.model.now = Timestamp("2015-06-11T00:00:00.000Z")
        pilot.press(place)
        return pilot
    }

    private func isWriting(_ effect: Effect) -> Bool {
        if case .append = effect { true } else { false }
    }

    // MARK: Who may

    @Test func whoMayNotWriteIsToldAtOnce() {
        for (place, keys) in [
            ("or", ["n", "e", "v", "i"]), ("oh", ["n", "e", "p", "v", "m", "C", "c"]),
        ] {
            for member in ["ben", "cara", "olive"] {
                for key in keys {
                    var pilot = pilot(as: member, place: place)
                    pilot.press(key + "x<Enter>")
                    #expect(!pilot.effects.contains(where: isWriting), "\(member) \(key)")
                }
                var pilot = pilot(as: member, place: place)
                pilot.press("n")
                #expect(pilot.model.status.contains("facilitator"))
                // They read all the same.
                #expect(pilot.screen.contains(place == "or" ? "Due" : "A huddle a day"))
            }
        }
    }

    @Test func whoStandsBackSeesNothingOfIt() {
        for member in ["cara", "anna"] {
            var pilot = pilot(as: member, place: "oh")
            pilot.write(
                "anna", .recusalDeclared(RecusalDeclared(idea: "demo-1", member: member)))
            pilot.press("oo")
            pilot.press("oh")
            #expect(!pilot.screen.contains("huddle"))
            pilot.press("pp<C-s>w<Enter>y")
            pilot.press("or")
            #expect(!pilot.screen.contains("demo-1"))
        }
    }

    @Test func emptyPlacesSayWhatToDo() {
        var pilot = Pilot()
        pilot.press("or")
        #expect(pilot.screen.contains("n registers one"))
        pilot.press("evi")
        #expect(pilot.model.status.contains("no source yet"))
        pilot.press("oh")
        #expect(pilot.screen.contains("n starts one"))
        pilot.press("pvmCce<C-d><Tab>")
        #expect(!pilot.effects.contains(where: isWriting))
    }

    // MARK: The register

    @Test func whatIsDueComesFirst() throws {
        var pilot = pilot()
        let lines = pilot.frame
        let due = try #require(lines.firstIndex { $0.contains("! current") })
        #expect(lines[due].hasSuffix("Due"))
        #expect(lines[due + 1].hasSuffix("Later"))
        #expect(pilot.screen.contains("1 due for review"))
        #expect(pilot.screen.contains("demo-1 Idea number 1"))
        pilot.press("d")
        #expect(!pilot.screen.contains("Later"))
        pilot.press("d")
        #expect(pilot.screen.contains("Later"))
    }

    @Test func aReviewIsAVerdictADateAndANote() {
        var pilot = pilot()
        pilot.press("vc2015-02-30<Enter>")
        #expect(pilot.model.status.contains("no date"))
        #expect(pilot.campaign.evidenceSource("due")?.review == nil)
        pilot.press("<C-u>2016-06<Enter>checked<Enter>")
        let source = pilot.campaign.evidenceSource("due")
        #expect(source?.state == .current)
        #expect(source?.nextReview == "2016-06")
        #expect(source?.review?.event.note == "checked")
        pilot.press("u")
        #expect(pilot.campaign.evidenceSource("due")?.review == nil)
        pilot.press("vw<Enter>")
        #expect(pilot.campaign.evidenceSource("due")?.state == .withdrawn)
        // The list keeps its order until it is opened again.
        #expect(pilot.frame.firstIndex { $0.hasSuffix("Due") } ?? 99 < 6)
    }

    @Test func aSourceIsRegisteredWrittenAndLinked() {
        var pilot = pilot()
        pilot.press("nNoise at night<Enter>")
        #expect(pilot.model.status.contains("noise-at-night"))
        pilot.press("Geujavascript:x<C-s>")
        #expect(pilot.model.status.contains("no address"))
        pilot.press("eu")
        #expect(pilot.screen.contains("javascript:x"))
        pilot.press("<C-u>https://example.org/n<C-s>")
        pilot.press("ekWheels<Enter>Bins<C-s>")
        let source = pilot.campaign.evidenceSource("noise-at-night")?.details
        #expect(source?.url == "https://example.org/n")
        #expect(source?.features == ["Wheels", "Bins"])
        pilot.press("idemo-2 demo-3<Enter>")
        let ids = { (pilot: Pilot) in
            pilot.campaign.ideas(ofEvidence: "noise-at-night").map {
                pilot.campaign.items.name($0)
            }
        }
        #expect(ids(pilot) == ["demo-2", "demo-3"])
        pilot.press("i<C-u>demo-3 nothing<Enter>")
        #expect(pilot.model.status.contains("no item"))
        pilot.press("<C-u>demo-3<Enter>")
        #expect(ids(pilot) == ["demo-3"])
    }

    // MARK: A challenge by keys alone

    @Test func fromTheStartToTheCaseStudyByKeys() throws {
        var pilot = pilot(place: "oh")
        pilot.press("nnothing<Enter>")
        #expect(pilot.model.status.contains("no item"))
        pilot.press("<C-u>demo-2<Enter><C-u>Quiet nights<Enter> , <Enter>")
        #expect(pilot.model.status.contains("team"))
        pilot.press("<C-u>Ann, Ben<Enter><C-u>2015-13-01<Enter>")
        #expect(pilot.model.status.contains("no day"))
        pilot.press("<C-u>2015-05-12 30<Enter>")
        var challenge = try #require(pilot.campaign.challenge("quiet-nights"))
        #expect(challenge.details.team == ["Ann", "Ben"])
        #expect(challenge.days == 30)
        #expect(pilot.screen.contains("day 30 of 30"))
        pilot.press("mWoken<Enter><Enter>d13 six<Enter>")
        #expect(pilot.model.status.contains("two numbers"))
        pilot.press("<C-u>13 6<Enter>")
        for (value, day) in [("12", "2015-05-13"), ("8", "2015-05-27"), ("5", "2015-06-10")] {
            pilot.press("v\(value) \(day)<Enter>")
        }
        pilot.press("v4 2015-06-12<Enter>")
        #expect(pilot.model.status.contains("still to come"))
        pilot.press("<Esc>pb<C-s>")
        #expect(pilot.model.status.contains("no text"))
        pilot.press("paMay we change the bins?<C-s>")
        #expect(pilot.screen.contains("1 open ask"))
        pilot.press("pnYes.<C-s>")
        pilot.press("pdthe next ward<Enter>They do it too<C-s>")
        pilot.press("CaAsk the night staff.<C-s>")
        pilot.press("c<Enter>It began with a walk.<C-s>")
        pilot.press("ciFrom 13 to 5.<C-s>")
        challenge = try #require(pilot.campaign.challenge("quiet-nights"))
        let measure = try #require(challenge.measures.first)
        #expect(measure.values.map(\.value) == [12, 8, 5])
        #expect(measure.isReached == true)
        #expect(challenge.openAsks.isEmpty)
        #expect(challenge.adoptions.first?.event.where == "the next ward")
        #expect(challenge.closing?.event.outcome == .adopted)
        let study = try #require(pilot.campaign.cases(ofChallenge: "quiet-nights").first)
        #expect(study.story == "It began with a walk.")
        #expect(study.impact == "From 13 to 5.")
        #expect(pilot.screen.contains("adopted"))
        pilot.press("u")
        #expect(
            pilot.campaign.cases(ofChallenge: "quiet-nights").first?.impact == nil)
    }

    @Test func theChartStandsInThePaneInASCIIToo() {
        for unicode in [true, false] {
            var pilot = pilot(place: "oh")
            for (value, day) in [(12.0, 1), (9, 4), (7, 8)] {
                pilot.write(
                    "anna",
                    .measureRecorded(
                        MeasureRecorded(
                            challenge: "huddle", measure: "falls", title: "Falls", baseline: 12,
                            target: 6, value: value)),
                    happened: Timestamp(year: 2015, month: 6, day: day))
            }
            pilot.model = Model(
                pilot.campaign, member: "anna", size: Size(columns: 80, rows: 24),
                policy: DisplayPolicy(unicode: unicode), place: .challenges)
            pilot.model.now = Timestamp("2015-06-11T00:00:00.000Z")
            pilot.press("j")
            let screen = pilot.screen
            for words in ["baseline 12", "target 6", "median 9", "day 0", "30", "60", "90", "100"] {
                #expect(screen.contains(words), "\(words)\n\(screen)")
            }
            #expect(screen.contains(unicode ? "●" : "o"))
            if !unicode { #expect(screen.utf8.allSatisfy { $0 < 0x80 }) }
        }
    }

    @Test func anIdeaSaysWhatBecameOfIt() {
        var pilot = pilot(place: "oi")
        pilot.press("g<Enter>")
        #expect(pilot.screen.contains("Evidence: due. Challenge: huddle, day 10 of 100."))
    }

    @Test func hostileTextIsDrawnAtEverySize() {
        var pilot = pilot()
        let hostile = "\u{202E}<\u{0}\u{1B}[2J\n\u{200D}é\u{1F468}\u{200D}\u{1F469}"
        pilot.write(
            "anna",
            .evidenceRegistered(
                EvidenceRegistered(
                    evidence: "odd", title: hostile, source: hostile, url: hostile,
                    features: [hostile], review: hostile)))
        pilot.write(
            "anna",
            .challengeStarted(
                ChallengeStarted(
                    challenge: "odd", idea: "demo-2", title: hostile, team: [hostile],
                    starts: hostile, days: 9_007_199_254_740_991)))
        pilot.write(
            "anna",
            .measureRecorded(
                MeasureRecorded(
                    challenge: "odd", measure: "m", title: hostile, unit: hostile,
                    baseline: 1e308, target: -1e308, value: 3)))
        for keys in ["or", "oh"] {
            for more in ["G", "G<Enter>", "Ge", "Gp", "Gv", "n", "?"] {
                pilot.tell(.resized(Size(columns: 80, rows: 24)))
                pilot.press("<Esc><Esc>" + keys + more)
                for columns in [0, 1, 5, 40, 41, 80, 119, 120, 139, 140, 200] {
                    for rows in [0, 1, 8, 9, 12, 24, 60] {
                        pilot.tell(.resized(Size(columns: columns, rows: rows)))
                        #expect(pilot.frame.count == rows)
                        #expect(!pilot.screen.unicodeScalars.contains("\u{1B}"))
                    }
                }
            }
        }
    }
}
