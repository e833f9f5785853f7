/// What a rule looks for: the words that `rule.set` knows as `kind`. All but `words` are built in,
/// as one rule each, whose id is the same word.
package enum RuleKind: String, CaseIterable, Equatable, Hashable, Sendable {
    case email, phone, iban, card, nhs, nino, postcode, ip, url, handle, date, name, quasi
    case links, shouting, repeated, flood, confusable
    case words

    /// Personal data, which a flag names in a few letters only: its note outlives the text.
    package var isPersonal: Bool {
        switch self {
        case .email, .phone, .iban, .card, .nhs, .nino, .postcode, .ip, .url, .handle, .date,
            .name, .quasi:
            true
        case .links, .shouting, .repeated, .flood, .confusable, .words: false
        }
    }

    /// The reason code of its flags, where the campaign does not set another.
    package var code: String {
        switch self {
        case .email, .phone, .iban, .card, .nhs, .nino, .postcode, .ip, .url, .handle, .date,
            .quasi:
            Campaign.personalDataCode
        case .name: "names-someone"
        case .links, .repeated, .flood: "spam"
        case .shouting: "abusive"
        case .confusable: "unreadable"
        case .words: "other"
        }
    }

    /// What it finds, in a few words.
    package var title: String {
        switch self {
        case .email: "e-mail addresses"
        case .phone: "telephone numbers: British ones of persons, and +… of any country"
        case .iban: "bank accounts (IBAN, by country, length and check digits)"
        case .card: "payment cards (by issuer, length and check digit)"
        case .nhs: "NHS numbers (by check digit, and spacing or the word NHS near)"
        case .nino: "national insurance numbers, beside a word that says so"
        case .postcode: "British postcodes"
        case .ip: "internet addresses of machines (IPv4, IPv6)"
        case .url: "web addresses of a person’s own page"
        case .handle: "@handles"
        case .date: "dates of birth, beside a word that says so"
        case .name: "what may be a name: after Dr, my manager, my name is …"
        case .quasi: "what may tell who someone is: as the only … in …"
        case .links: "web addresses of any kind"
        case .shouting: "texts in capitals"
        case .repeated: "the same text again, by one author or by many"
        case .flood: "many texts by one author within a short time"
        case .confusable: "words of mixed alphabets or in letters of another form"
        case .words: "words of the campaign’s own"
        }
    }

    /// How a rule did on comments that it was not tuned on.
    package struct Measure: Equatable, Sendable {
        /// Comments that it found, and how many of these people had marked as spam.
        package let hits: Int
        /// Of the hits, those that people had marked as spam.
        package let right: Int

        /// The share of the hits that are right, from 0 to 1.
        package var precision: Double { hits == 0 ? 0 : Double(right) / Double(hits) }
    }

    /// The comments of the held-out file of the public spam set, 245 of which are spam.
    package static let measuredComments = 448
    /// A spam rule is on by itself only from this precision on, there.
    package static let precisionBar = 0.9

    /// What `whittle-bench rules` measures with the parameters that hold; nil for what that set
    /// cannot measure.
    package var measure: Measure? {
        switch self {
        case .links: Measure(hits: 32, right: 32)
        case .shouting: Measure(hits: 7, right: 6)
        case .repeated: Measure(hits: 37, right: 37)
        case .flood: Measure(hits: 0, right: 0)
        case .confusable: Measure(hits: 0, right: 0)
        case .email, .phone, .iban, .card, .nhs, .nino, .postcode, .ip, .url, .handle, .date,
            .name, .quasi, .words:
            nil
        }
    }

    /// Whether it is on where no line says otherwise.
    package var isOnByDefault: Bool {
        if let measure { return measure.precision >= RuleKind.precisionBar }
        return switch self {
        case .email, .phone, .iban, .card, .nhs, .nino, .postcode, .ip, .url, .handle, .date,
            .name, .quasi:
            true
        case .links, .shouting, .repeated, .flood, .confusable, .words: false
        }
    }

    /// Why it is on or off by default, in one sentence without a full stop.
    package var standing: String {
        let state = isOnByDefault ? "on by default" : "off by default"
        if let measure {
            let set = "on a held-out set of \(RuleKind.measuredComments) comments"
            guard measure.hits > 0 else { return "\(state): no hits \(set), so nothing is known" }
            return
                "\(state): precision \(Figures.decimal(measure.precision)) of \(measure.hits) \(measure.hits == 1 ? "hit" : "hits") \(set)"
        }
        switch self {
        case .email, .url, .handle, .ip: return "\(state): the form leaves little doubt"
        case .iban, .card: return "\(state): the check digits leave little doubt"
        case .phone: return "\(state): only forms that a telephone number has"
        case .nhs:
            return "\(state): one number in eleven passes the check, so spacing or a word decides"
        case .nino, .date: return "\(state): only beside a word that says what it is"
        case .postcode:
            return "\(state): the form is fixed, though a postcode is shared by some fifteen houses"
        case .name, .quasi:
            return
                "\(state): only after words that announce it, so most are missed; people must read for these"
        case .links, .shouting, .repeated, .flood, .confusable: return state
        case .words: return "empty until the campaign gives it words"
        }
    }
}
