import WhittleApp
import WhittleCells
import WhittleCore
import WhittleJournal

/// Does what the model asks for, and answers with messages: the shell around the pure interface,
/// the same for the terminal and for scripts.
struct Performer {
    /// What only a terminal can do.
    enum TerminalRequest: Equatable {
        case copy(String)
        case suspend
        case redraw
        case mouse(Bool)
        case quit
    }

    static let draftsFile = "drafts.json"
    /// Where the screens were left, by member.
    static func memoryFile(_ member: String?) -> String { "screens-\(member ?? "public").json" }

    let session: Session
    /// Whether the next frame may be made while a verdict is being synced; `finishSaving` is to be
    /// asked before the frame is shown.
    var savesInBackground = false

    /// The drafts that this device kept.
    static func drafts(_ session: Session) -> [JSONMember] {
        guard let bytes = session.stateFile(draftsFile),
            let value = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
        else { return [] }
        return value.members ?? []
    }

    /// Where the member left the screens on this device; nil where they never did.
    static func memory(_ session: Session) -> JSONValue? {
        session.stateFile(memoryFile(session.member)).flatMap {
            try? JSONValue(parsing: String(decoding: $0, as: UTF8.self))
        }
    }

    /// The member's private notes; none where they cannot be read.
    static func privateNotes(_ session: Session) -> [String: String] {
        (try? PrivateNotes(session)?.all()) ?? [:]
    }

    /// Keeps where the screens are left. A device that cannot keep it forgets it.
    func keep(_ model: Model) {
        try? session.setStateFile(
            Performer.memoryFile(session.member),
            Array(model.memory(session.campaign).json.utf8))
    }

    /// Performs an effect: its answer for the model, or what the terminal is to do.
    func perform(_ effect: Effect) -> (message: Message?, request: TerminalRequest?) {
        switch effect {
        case .append(let drafts, let intent):
            return (append(drafts, intent), nil)
        case .keepDrafts(let drafts):
            do throws(CommandError) {
                try session.setStateFile(
                    Performer.draftsFile, Array(JSONValue.object(drafts).json.utf8))
                return (nil, nil)
            } catch {
                return (.failed("The draft is kept on the screen only: \(error.sentence)"), nil)
            }
        case .keepNote(let idea, let text):
            do throws(CommandError) {
                try PrivateNotes(session)?.set(text, on: idea)
                return (nil, nil)
            } catch {
                return (.failed("The note is kept on the screen only: \(error.sentence)"), nil)
            }
        case .claim(let items):
            session.claim(items)
            return (nil, nil)
        case .read(let reading):
            session.read(reading)
            return (nil, nil)
        case .project(let projection): return (project(projection), nil)
        case .refresh: return (refresh(), nil)
        case .copy(let text): return (nil, .copy(text))
        case .suspend: return (nil, .suspend)
        case .redraw: return (nil, .redraw)
        case .mouse(let isOn): return (nil, .mouse(isOn))
        case .quit: return (nil, .quit)
        }
    }

    private func append(_ drafts: [DraftEvent], _ intent: Intent) -> Message {
        do throws(CommandError) {
            let appended = try session.append(
                drafts, sharing: false, inBackground: savesInBackground && intent.isQuick)
            return .committed(intent, lines: appended.lines, saved: .saved(""))
        } catch {
            return .failed(error.sentence)
        }
    }

    /// Tells the projector; a message where it cannot be told.
    private func project(_ projection: Projection?) -> Message? {
        do throws(CommandError) {
            try session.project(projection)
            return nil
        } catch {
            return .notice("The projector cannot be told: \(error.sentence)")
        }
    }

    /// Waits for what is being saved in the background; a message where it could not be.
    func finishSaving() -> Message? {
        do throws(CommandError) {
            try session.finishSaving()
            return nil
        } catch {
            return .failed(error.sentence)
        }
    }

    private func refresh() -> Message {
        do throws(CommandError) {
            try session.refresh()
            return .notice("Read again what others wrote.")
        } catch {
            return .failed(error.sentence)
        }
    }

    /// Publishes what waits.
    func share() -> Message {
        switch session.share() {
        case .shared: .shared(.shared)
        case .saved(let reason): .shared(.saved(reason))
        }
    }

    /// What others are at now; each member once, with all that they claim.
    func colleagues() -> Message {
        .colleagues(session.colleagues())
    }

    /// What is wrong with the journal, in a few words for the status line.
    static func banner(_ session: Session) -> String {
        var words: [String] = []
        let later = session.campaign.intake.laterVersion
        if later > 0 {
            let lines = later == 1 ? "line" : "lines"
            words.append("\(later) \(lines) of a later version: no cuts")
        }
        let bad = session.reader.badLines
        if bad > 0 { words.append("\(bad) bad line\(bad == 1 ? "" : "s") (whittle verify)") }
        return words.joined(separator: "; ")
    }
}

extension Intent {
    /// True for the keys that are pressed one after the other, and that drop no draft.
    fileprivate var isQuick: Bool {
        switch self {
        case .verdict(_, _, _, draft: let draft): draft == nil
        case .undo, .redo: true
        case .judged, .written, .pair, .review, .recusal, .deliberated, .developed,
            .coding, .theme, .other:
            false
        }
    }
}
