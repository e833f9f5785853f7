import WhittleCore

/// What a console hands to a projector: one small file of this device's, replaced whole.
extension Session {
    static let projectorFile = "projector.json"
    /// A file that is older was left behind, in milliseconds.
    private static let projectionLife: Int64 = 12 * 3_600_000

    /// Says what the projector shows; nil: nobody presents.
    func project(_ projection: Projection?) throws(CommandError) {
        guard let projection else { return removeStateFile(Session.projectorFile) }
        try setStateFile(Session.projectorFile, Array(projection.json(at: now).json.utf8))
    }

    /// What a console on this device shows now; nothing where there is none.
    var projection: Projection {
        guard let bytes = stateFile(Session.projectorFile),
            let json = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self)),
            let at = Projection.time(json), let projection = Projection(json),
            abs(now.milliseconds - at.milliseconds) < Session.projectionLife
        else { return .nothing }
        return projection
    }
}
