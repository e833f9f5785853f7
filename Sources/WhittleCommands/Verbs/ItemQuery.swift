import WhittleCore

/// `--where` of the verbs: the query language of the screens' filters.
enum ItemQuery {
    /// For the help of verbs that take a query.
    static let help =
        "Queries. " + Query.help.map { "  " + $0 }.joined(separator: "\n").dropFirst(2)
}

extension Invocation {
    /// What `--where` asks, each of them where it stands more than once.
    func query(_ viewpoint: Viewpoint) throws(CommandError) -> Query {
        let campaign = try session().campaign
        var queries: [Query] = []
        for text in values("where") {
            do throws(QueryFault) {
                queries.append(try Query(text, in: campaign, for: viewpoint))
            } catch {
                throw usage("--where, column \(error.column): \(error.words)")
            }
        }
        return Query.all(queries)
    }
}

/// An item as a viewer sees it: what sorting may ask.
protocol ListedItem {
    var item: Int32 { get }
    var id: String { get }
    var happened: Timestamp { get }
    /// Nil where there is none or the viewer may not see it.
    func number(_ key: String) -> Double?
}
