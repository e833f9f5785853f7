import FoundationEssentials
import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleExchange

/// The page: nothing that people wrote is more than text in it.
@Suite struct GuidePageTests {
    private func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }

    /// A campaign in which every text that reaches the guide is the same.
    private func guide(_ text: String) throws -> PublishedGuide {
        let title = isBlank(text) ? "x" : text
        var journal = CampaignBuilder(
            creating: CampaignCreated(title: title, summary: text, language: text))
        journal.join("pat", .panelist)
        journal.add(.questionAsked(QuestionAsked(question: "q", title: title)))
        journal.add(.themeDefined(ThemeDefined(theme: "t", title: title)))
        journal.idea("a", title, body: text, question: "q", participant: "p-0")
        journal.idea("b", title, body: text, participant: "p-1")
        journal.merge("b", into: "a")
        for (place, kind) in [CommentKind.story, .implementation, .question].enumerated() {
            journal.add(
                .commentAdded(
                    CommentAdded(
                        comment: "c\(place)", idea: "a", kind: kind, body: text,
                        participant: "p-\(place)")))
        }
        for participant in 0..<4 {
            journal.add(
                .participantJoined(
                    ParticipantJoined(
                        participant: "p-\(participant)", country: participant < 2 ? "GB" : "IE",
                        background: title)))
        }
        journal.decide(.approved, "a", "b", "c0", "c1", "c2")
        for pass in ["first", "second"] {
            journal.add(
                .codingRecorded(
                    CodingRecorded(
                        items: ["a"], pass: pass, themes: ["t"],
                        member: pass == "first" ? "anna" : "pat")))
        }
        addGuide(text, title, to: &journal)
        let campaign = try journal.campaign()
        return PublishedGuide(campaign, .entries, reports: [], threshold: 1)
    }

    private func addGuide(_ text: String, _ title: String, to journal: inout CampaignBuilder) {
        journal.add(.sectionWritten(SectionWritten(section: "s", title: title, body: text)))
        journal.add(.entryWritten(EntryWritten(idea: "a", section: "s", title: "My " + title)))
        journal.add(
            .draftWritten(
                DraftWritten(
                    idea: "a", what: text, why: text, start: text, resources: text, risks: text,
                    lead: "LEAD " + text, contributors: ["CONTRIBUTOR", text], frozen: true)))
        journal.add(
            .evidenceRegistered(
                EvidenceRegistered(
                    evidence: "e", title: title, source: text, url: text, published: text)))
        journal.add(.evidenceLinked(EvidenceLinked(evidence: "e", idea: "a")))
        journal.add(
            .challengeStarted(
                ChallengeStarted(
                    challenge: "h", idea: "a", title: title, team: [text, text], sponsor: text,
                    starts: text)))
        journal.add(
            .measureRecorded(
                MeasureRecorded(
                    challenge: "h", measure: "m", title: title, unit: text, better: .down,
                    baseline: 1, target: 2, value: 3)))
        journal.add(
            .updateWritten(
                UpdateWritten(challenge: "h", kind: .progress, body: text, where: text)))
        journal.add(
            .challengeClosed(ChallengeClosed(challenge: "h", outcome: .adopted, lessons: text)))
        journal.add(
            .caseWritten(
                CaseWritten(
                    case: "k", idea: "a", title: title, team: text, story: text, evidence: ["e"],
                    contact: text)))
        journal.add(.caseWritten(CaseWritten(case: "l", title: title, story: text)))
    }

    /// The tags of a page with their attributes, without style and script.
    private func tags(_ html: String) -> [String] {
        var tags: [String] = []
        var rest = Substring(html)
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let tag = String(rest[start...end])
            tags.append(tag)
            rest = rest[rest.index(after: end)...]
            for name in ["style", "script"] where tag == "<\(name)>" {
                if let close = rest.firstRange(of: "</\(name)>") {
                    rest = rest[close.lowerBound...]
                }
            }
        }
        return tags
    }

    private static var hostile: [String] {
        var texts = [
            "\"><script>alert(1)</script>", "' onmouseover='alert(1)",
            "</title></style><img src=x>",
            "]]><!--", "--><svg/onload=1>", "javascript:alert(1)", "&amp;&#x3c;b>", "`${1}`",
        ]
        guard ExchangeData.exists("hostile/exports.json"),
            let bytes = try? ExchangeData.bytes("hostile/exports.json"),
            let value = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self)),
            case .array(let cases)? = value.members?.first(where: { $0.key == "cases" })?.value
        else { return texts }
        for one in cases {
            if case .string(let text)? = one.members?.first(where: { $0.key == "input" })?.value {
                texts.append(text)
            }
        }
        return texts
    }

    @Test func hostileTextsChangeNoTag() throws {
        if !ExchangeData.exists("hostile") { Issue.record(ExchangeData.missing) }
        var left = 0
        for text in Self.hostile where !isBlank(text) && text.count <= 300 {
            let guide = try guide(text)
            // A telephone number, an address or a handle is personal data, and left out.
            guard guide.ideas.first?.words.commentCount == 3 else {
                left += 1
                continue
            }
            let html = GuidePage(guide).html
            // The same lines, with letters that mean nothing.
            let plain = String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map {
                        $0.properties.isWhitespace || $0.value < 0x20 ? $0 : "x"
                    }))
            #expect(tags(html) == tags(GuidePage(try self.guide(plain)).html), "\(text)")
            #expect(html.contains(HTMLEscape.cleanText(text)) || text.contains("\n"), "\(text)")
        }
        #expect(left < 5)
    }

    @Test func everyTagIsClosed() throws {
        let html = GuidePage(try guide("A text.\n\nOf two parts")).html
        let void: Set<String> = ["meta", "input", "!DOCTYPE"]
        var open: [String] = []
        for tag in tags(html) {
            let name = String(
                tag.dropFirst().prefix { $0 != " " && $0 != ">" && $0 != "/" })
            if tag.hasPrefix("</") {
                let closed = String(tag.dropFirst(2).dropLast())
                #expect(open.popLast() == closed, "\(tag)")
            } else if !tag.hasSuffix("/>"), !void.contains(name) {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
    }

    @Test func thePolicyNamesTheStyleAndTheScriptByTheirDigests() {
        for (text, digest) in [
            (GuideStyle.text, GuideStyle.digest), (GuideScript.text, GuideScript.digest),
        ] {
            let hex = Array(SHA256.text(Array(text.utf8)).utf8)
            let bytes = stride(from: 0, to: hex.count, by: 2).compactMap {
                UInt8(String(decoding: hex[$0..<$0 + 2], as: UTF8.self), radix: 16)
            }
            #expect(Data(bytes).base64EncodedString() == digest)
            #expect(GuidePage.policy.contains("'sha256-\(digest)'"))
            #expect(!text.contains("</"))
        }
        #expect(GuidePage.policy.contains("default-src 'none'"))
        #expect(GuidePage.policy.contains("base-uri 'none'; form-action 'none'"))
        #expect(!GuidePage.policy.contains("unsafe"))
    }

    @Test func thePageAsksForNothing() throws {
        let html = GuidePage(try guide("https://example.org/report")).html
        for word in ["src=", "@import", "url(", "fetch(", "XMLHttp", "<link", "<img", "<iframe"] {
            #expect(!html.contains(word), "\(word)")
        }
        // The one address is one to be followed by hand, and tells nobody where it was.
        #expect(
            html.contains(
                "href=\"https://example.org/report\" rel=\"noopener noreferrer external\""))
        #expect(html.contains("<meta name=\"referrer\" content=\"no-referrer\">"))
    }

    @Test func theSameGuideIsTheSameBytes() throws {
        let (one, other) = (try guide("Words"), try guide("Words"))
        #expect(GuidePage(one).html == GuidePage(other).html)
        #expect(GuideDocument(one).markdown == GuideDocument(other).markdown)
    }

    /// Who is doing it is written down to be published; who thought of it and who scored is not.
    @Test func whoIsDoingItIsNamedAndNobodyElse() throws {
        let guide = try guide("Words")
        let html = GuidePage(guide).html
        let markdown = GuideDocument(guide).markdown
        for name in ["p-0", "anna"] {
            #expect(!html.contains(name) && !markdown.contains(name), "\(name)")
        }
        #expect(html.contains("<h5>Who is doing it</h5>\n<p>Lead: <bdi>LEAD Words</bdi></p>"))
        #expect(
            html.contains(
                "<p>Developed with: <bdi>CONTRIBUTOR</bdi>; <bdi>Words</bdi></p>"))
        #expect(markdown.contains("#### Who is doing it\n\nLead: LEAD Words\n\n"))
        #expect(markdown.contains("\n\nDeveloped with: CONTRIBUTOR; Words\n\n"))
    }

    @Test func everyNumberLeadsToItsReason() throws {
        let html = GuidePage(try guide("Words")).html
        var targets: Set<Substring> = []
        for tag in tags(html) {
            if let start = tag.firstRange(of: "href=\"#") {
                targets.insert(tag[start.upperBound...].prefix { $0 != "\"" })
            }
        }
        #expect(targets.contains("i1-words") && targets.contains("how-all"))
        for target in targets { #expect(html.contains("id=\"\(target)\""), "\(target)") }
    }

    @Test func anEmptyGuideIsAPage() throws {
        let campaign = try CampaignBuilder().campaign()
        let guide = PublishedGuide(campaign, .all, reports: [])
        let html = GuidePage(guide).html
        #expect(html.contains("There is no idea in this guide yet."))
        #expect(GuideDocument(guide).markdown.hasPrefix(GuideDocument.mark))
    }

    @Test func theMarkdownPassesNothingThrough() throws {
        if !ExchangeData.exists("hostile") { Issue.record(ExchangeData.missing) }
        for text in Self.hostile where !isBlank(text) && text.count <= 300 {
            let markdown = GuideDocument(try guide(text)).markdown
                .replacing(GuideDocument.mark, with: "")
            for word in ["<", "](", "![", "```"] {
                let found = markdown.replacing("&lt;", with: "").contains(word)
                #expect(!found, "\(text): \(word)")
            }
            for line in markdown.split(separator: "\n") where line.hasPrefix("# ") {
                #expect(line.hasPrefix("# \(MarkdownWriter.inline(isBlank(text) ? "x" : text))"))
            }
        }
    }

    // MARK: Addresses

    @Test(
        "addresses that are followed",
        arguments: [
            ("https://example.org", true), (" http://example.org/a?b=c#d ", true),
            ("HTTPS://Example.org:8080/%20", true), ("javascript:alert(1)", false),
            ("data:text/html,x", false), ("//example.org", false), ("https:example.org", false),
            ("https://", false), ("https:///x", false), ("https://user:pass@example.org", false),
            ("https://example.org@evil.example/", false), ("https://exa mple.org", false),
            ("https://example.org/\"onclick=\"x", false), ("https://example.org/<b>", false),
            ("https://example.org/\u{2028}x", false), ("https://ex\u{E4}mple.org", false),
            ("https://.example.org", false), ("file:///etc/passwd", false),
            ("ht\ntps://example.org", false), ("https://example.org\\@evil", false), ("", false),
        ])
    func addresses(_ text: String, _ isFollowed: Bool) {
        #expect((SafeAddress(text) != nil) == isFollowed)
    }

    @Test(
        "numbers", arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1234567, "-1,234,567")])
    func grouped(_ number: Int, _ text: String) {
        #expect(GuidePage.grouped(number) == text)
    }

    @Test(
        "days",
        arguments: [
            ("2015-03-05", "5 March 2015"), ("2015-02-30", "2015-02-30"), ("spring", "spring"),
            ("", ""),
        ])
    func days(_ text: String, _ words: String) {
        #expect(GuidePage.day(text) == words)
    }
}
