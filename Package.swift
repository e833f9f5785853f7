// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "whittle",
    targets: [
        .systemLibrary(
            name: "CNcursesw", pkgConfig: "ncursesw", providers: [.apt(["libncurses-dev"])]),
        .target(name: "CCrashGuard"),
        .target(name: "WhittleCore", swiftSettings: settings),
        .target(name: "WhittleCells", swiftSettings: settings),
        .target(name: "WhittleJournal", dependencies: ["WhittleCore"], swiftSettings: settings),
        .target(
            name: "WhittleTerminal", dependencies: ["WhittleCells", "CNcursesw", "CCrashGuard"],
            swiftSettings: settings),
        .testTarget(
            name: "WhittleCoreTests", dependencies: ["WhittleCore"], swiftSettings: settings),
        .testTarget(
            name: "WhittleCellsTests", dependencies: ["WhittleCells"], swiftSettings: settings),
        .testTarget(
            name: "WhittleTerminalTests", dependencies: ["WhittleCells", "WhittleTerminal"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
