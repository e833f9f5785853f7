/// A comment in its thread.
package struct ThreadedComment: Equatable, Sendable {
    package let item: Int32
    /// 0 for a comment on the idea itself, 1 for an answer to it, and so on.
    package let depth: Int
}

extension Viewpoint {
    /// The comments of an idea and its group that may be seen, each under what it answers, the
    /// oldest first; an answer to what may not be seen stands at the top. Of answers that form a
    /// circle, the link with the highest stamp does not count.
    package func thread(of idea: Int32, in campaign: Campaign) -> [ThreadedComment] {
        let comments = comments(of: idea, in: campaign)
        let links = campaign.replies(among: comments)
        let visible = Set(comments)
        var answers: [Int32: [Int32]] = [:]
        var tops: [Int32] = []
        for comment in comments {
            if let reply = links[comment], visible.contains(reply) {
                answers[reply, default: []].append(comment)
            } else {
                tops.append(comment)
            }
        }
        // A stack and no recursion: a thread may be as deep as somebody makes it.
        var result: [ThreadedComment] = []
        var stack = tops.reversed().map { ThreadedComment(item: $0, depth: 0) }
        while let next = stack.popLast() {
            result.append(next)
            stack += (answers[next.item] ?? []).reversed().map {
                ThreadedComment(item: $0, depth: next.depth + 1)
            }
        }
        return result
    }
}

extension Campaign {
    /// What each of the comments answers, without the links that close a circle.
    fileprivate func replies(among comments: [Int32]) -> [Int32: Int32] {
        func reply(_ comment: Int32) -> Int32? {
            let row = rows[Int(comment)]
            return row.kind == .comment && row.reply >= 0 ? row.reply : nil
        }
        var links: [Int32: Int32] = [:]
        var settled: Set<Int32> = []
        for start in comments {
            var path: [Int32] = []
            var onPath: Set<Int32> = []
            var comment = start
            while !settled.contains(comment), let next = reply(comment),
                onPath.insert(comment).inserted
            {
                path.append(comment)
                links[comment] = next
                comment = next
            }
            if onPath.contains(comment), let first = path.firstIndex(of: comment),
                !settled.contains(comment)
            {
                let latest = path[first...].max {
                    rows[Int($0)].stamp.isBefore(rows[Int($1)].stamp, writers.ranks)
                }
                if let latest { links[latest] = nil }
            }
            settled.formUnion(path)
        }
        return links
    }
}
