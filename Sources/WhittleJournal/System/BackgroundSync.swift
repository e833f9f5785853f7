#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#else
    private import Darwin
#endif

/// Syncs a file on a thread of its own, so that the next frame is made while the disk writes. The
/// two talk through pipes alone: a file's number goes out, the error's number (0 for none) comes
/// back.
final class BackgroundSync: Sendable {
    private let requests: Int32
    private let answers: Int32

    /// Nil where the system gives no thread or pipe: sync in the foreground then.
    init?() {
        guard let (theirRequests, requests) = BackgroundSync.twoEnds() else { return nil }
        guard let (answers, theirAnswers) = BackgroundSync.twoEnds() else {
            close(theirRequests)
            close(requests)
            return nil
        }
        self.requests = requests
        self.answers = answers
        let ends = UnsafeMutablePointer<Int32>.allocate(capacity: 2)
        ends[0] = theirRequests
        ends[1] = theirAnswers
        guard BackgroundSync.start(ends) else {
            for end in [theirRequests, requests, answers, theirAnswers] { close(end) }
            ends.deallocate()
            return nil
        }
    }

    deinit {
        // The thread reads the end of its pipe, and ends.
        close(requests)
        close(answers)
    }

    /// Begins to sync a file; one at a time. False where the thread cannot be told.
    func begin(_ file: Int32) -> Bool {
        guard BackgroundSync.send(file, to: requests) else { return false }
        // Where both share a processor, the other one goes first: the disk begins at once.
        sched_yield()
        return true
    }

    /// Waits until the file is on the disk. A failure is final for it: the next call would lie.
    func finish() throws(SystemError) {
        awaitAnswer()
        guard let number = BackgroundSync.receive(from: answers) else {
            throw SystemError(number: EIO)
        }
        guard number == 0 else { throw SystemError(number: number) }
    }

    /// Looks again and again for about a millisecond, which is what a good disk takes: to be woken
    /// may take as long as the disk itself.
    private func awaitAnswer() {
        var waiting = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
        for _ in 0..<BackgroundSync.looks {
            if poll(&waiting, 1, 0) != 0 { return }
            sched_yield()
        }
    }

    private static let looks = 1000

    /// Both ends, closed in children.
    private static func twoEnds() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Signals are for the thread that runs the screens.
    private static func start(_ ends: UnsafeMutablePointer<Int32>) -> Bool {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { raw in
            BackgroundSync.serve(raw)
            return nil
        }
        guard pthread_create(&thread, nil, body, ends) == 0 else { return false }
        #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
        return true
    }

    private static func serve(_ raw: UnsafeMutableRawPointer?) {
        guard let ends = raw?.assumingMemoryBound(to: Int32.self) else { return }
        let (requests, answers) = (ends[0], ends[1])
        ends.deallocate()
        while let file = receive(from: requests) {
            #if canImport(Darwin)
                let failed = fsync(file) != 0
            #else
                let failed = fdatasync(file) != 0
            #endif
            guard send(failed ? errno : 0, to: answers) else { break }
        }
        close(requests)
        close(answers)
    }

    private static func send(_ number: Int32, to pipe: Int32) -> Bool {
        withUnsafeBytes(of: number) { bytes in
            var count = 0
            repeat {
                count = write(pipe, bytes.baseAddress, bytes.count)
            } while count < 0 && errno == EINTR
            return count == bytes.count
        }
    }

    private static func receive(from pipe: Int32) -> Int32? {
        var number: Int32 = 0
        return withUnsafeMutableBytes(of: &number) { bytes in
            var count = 0
            repeat {
                count = read(pipe, bytes.baseAddress, bytes.count)
            } while count < 0 && errno == EINTR
            return count == bytes.count
        } ? number : nil
    }
}
