internal import CCrashGuard

/// Gathers what is written to standard error while the screen is up, where it would land on it.
/// Does nothing where standard error goes elsewhere anyway.
struct StandardErrorCapture {
    /// The file that gathers; −1 where nothing is gathered.
    let file: Int32
    /// Where standard error really goes.
    let real: Int32

    init() {
        guard Platform.isTerminal(2), let copy = Platform.duplicate(2) else {
            (file, real) = (-1, 2)
            return
        }
        let opened = guard_open_capture()
        guard opened >= 0 else {
            Platform.close(copy)
            (file, real) = (-1, 2)
            return
        }
        (file, real) = (opened, copy)
    }

    func begin() {
        if file >= 0 { Platform.replace(2, with: file) }
    }

    func pause() {
        if file >= 0 { Platform.replace(2, with: real) }
    }

    /// Prints what was gathered, unprintable bytes as `?`. Nothing is gathered after that.
    func finish() {
        guard file >= 0 else { return }
        pause()
        guard_print_captured(file, 2)
        Platform.close(file)
        Platform.close(real)
    }
}
