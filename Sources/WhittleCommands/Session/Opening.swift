package import WhittleApp
package import WhittleCore

/// How the screens of a campaign are opened, as the command line says it.
package struct Opening {
    /// Nil: where they were left.
    package var present: PresentOptions?
    /// True where this terminal shows what a console elsewhere on this device presents.
    package var followsConsole = false
    /// As whom one looks.
    package var seenAs: SeenAs?
    /// Done once they are closed, also where a signal closes them.
    package var atEnd: () -> Void = {}
}
