package import WhittleCore

/// What items are in the campaign now, after all edits. Asked for ids only that an earlier import
/// wrote.
package struct CurrentState {
    /// The title of an idea or a question.
    package var title: (String) -> String?
    /// The body of an idea or a comment, the prompt of a question.
    package var body: (String) -> String?
    /// The question of an idea.
    package var question: (String) -> String?
    package var cost: (String) -> Double?
    /// The verdict on an item; nil or pending where there is none.
    package var verdict: (String) -> Verdict?
    /// True for an item or a participant that was erased: nothing of theirs is written again.
    package var isErased: (String) -> Bool

    package init(
        title: @escaping (String) -> String?, body: @escaping (String) -> String?,
        question: @escaping (String) -> String?, cost: @escaping (String) -> Double?,
        verdict: @escaping (String) -> Verdict?, isErased: @escaping (String) -> Bool
    ) {
        self.title = title
        self.body = body
        self.question = question
        self.cost = cost
        self.verdict = verdict
        self.isErased = isErased
    }

    /// A campaign in which nobody has touched what the imports wrote.
    package init(asImported previous: PreviousImport) {
        title = { previous.ideas[$0]?.title ?? previous.questions[$0]?.title }
        body = {
            previous.ideas[$0]?.body ?? previous.comments[$0]?.body
                ?? previous.questions[$0]?.prompt
        }
        question = { previous.ideas[$0]?.question }
        cost = { previous.ideas[$0]?.cost }
        verdict = { previous.decisions[$0]?.verdict }
        isErased = { _ in false }
    }
}

/// What an import is to write, and what it leaves alone.
package struct Reconciliation: Equatable, Sendable {
    /// A change at the source that is not taken.
    package struct Kept: Equatable, Sendable {
        package enum Reason: String, Equatable, Sendable {
            /// A person has changed it in Whittle since.
            case changedHere
            /// Cannot change once it is imported: an author, a comment's place.
            case fixed
            /// The item or its participant was erased.
            case erased
        }

        package var item: String
        package var field: String
        package var reason: Reason

        /// `polis.demo-17, title: changed at the source, kept yours`.
        package var sentence: String {
            switch reason {
            case .changedHere: "\(item), \(field): changed at the source, kept yours"
            case .fixed: "\(item), \(field): changed at the source, cannot change here"
            case .erased: "\(item), \(field): erased here, not imported again"
            }
        }
    }

    package var drafts: [DraftEvent] = []
    package var kept: [Kept] = []
    /// Ideas and comments of earlier imports that the source no longer has, in order of their ids.
    package var gone: [String] = []
    /// Votes of earlier imports that the source no longer has: they stay.
    package var goneVotes = 0
    package var newCount = 0
    package var changedCount = 0
    package var unchangedCount = 0
}
