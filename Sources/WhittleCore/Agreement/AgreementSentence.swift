/// How far people agree, in one sentence with one number: what a screen shows.
///
/// From 0.800 on Krippendorff calls data reliable, from 0.667 on good for tentative conclusions
/// (*Content Analysis*, chapter 12). What lies below is not to be relied on, and the words for it
/// are Whittle's own.
package enum AgreementBand: CaseIterable, Sendable {
    case reliable, tentative, moderate, little, none

    package init(alpha: Double) {
        switch alpha {
        case 0.8...: self = .reliable
        case 0.667..<0.8: self = .tentative
        case (1.0 / 3)..<0.667: self = .moderate
        case _ where alpha > 0: self = .little
        default: self = .none
        }
    }

    /// What stands behind `agree` or `agrees`.
    var words: String {
        switch self {
        case .reliable: "closely"
        case .tentative: "well enough for tentative conclusions"
        case .moderate: "moderately"
        case .little: "little"
        case .none: "no more than chance would"
        }
    }
}

package enum AgreementSentence {
    /// `The panel agrees moderately: alpha 0.61 (0.45 to 0.74).` Where the interval reaches 0 the
    /// words are not about alpha, which may then be anything.
    package static func of(
        _ who: String, _ agree: String, alpha: Double, _ interval: BootstrapInterval?
    ) -> String {
        let between = interval.map {
            " (\(Figures.decimal($0.low)) to \(Figures.decimal($0.high)))"
        }
        let isUnsure = alpha > 0 && (interval?.low ?? 1) <= 0
        let words =
            isUnsure ? "may agree only by chance" : "\(agree) \(AgreementBand(alpha: alpha).words)"
        return "\(who) \(words): alpha \(Figures.decimal(alpha))\(between ?? "")."
    }
}

extension RatingAgreement {
    /// The figure that the sentence is about: alpha of steps, where the scores are numbers.
    package var leading: Figure? {
        let steps = figure(.alphaInterval)
        return steps?.value == nil ? figure(.alphaNominal) : steps
    }

    /// The sentence about the raters of a table: `who` do or does something together, as in `The
    /// raters` `agree`.
    package func sentence(_ who: String, _ agree: String) -> String {
        guard let figure = leading, let alpha = figure.value else {
            let reason = figures.first { $0.reason != nil }?.reason ?? "there are no ratings"
            return
                "How far \(who.prefix(1).lowercased())\(who.dropFirst()) \(agree) cannot be said: \(reason)."
        }
        return AgreementSentence.of(who, agree, alpha: alpha, figure.bootstrap)
    }
}
