// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "whittle",
    products: [
        .executable(name: "whittle", targets: ["whittle"])
    ],
    targets: [
        .systemLibrary(
            name: "CNcursesw", providers: [.apt(["libncurses-dev"])]),
        .target(name: "CCrashGuard"),
        .target(name: "WhittleCore", swiftSettings: settings),
        .target(name: "WhittleCells", swiftSettings: settings),
        .target(name: "WhittleJournal", dependencies: ["WhittleCore"], swiftSettings: settings),
        .target(name: "WhittleExchange", dependencies: ["WhittleCore"], swiftSettings: settings),
        .target(
            name: "WhittleApp", dependencies: ["WhittleCore", "WhittleCells"],
            swiftSettings: settings),
        .target(
            name: "WhittleTerminal", dependencies: ["WhittleCells", "CNcursesw", "CCrashGuard"],
            swiftSettings: settings),
        .target(
            name: "WhittleCommands",
            dependencies: [
                "WhittleCore", "WhittleCells", "WhittleJournal", "WhittleExchange", "WhittleApp",
                "WhittleTerminal",
            ], swiftSettings: settings),
        .target(
            name: "WhittleTesting",
            dependencies: ["WhittleCore", "WhittleCells", "WhittleJournal", "WhittleApp"],
            swiftSettings: settings),
        .executableTarget(
            name: "whittle", dependencies: ["WhittleCommands"], swiftSettings: settings,
            linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),
        .executableTarget(
            name: "whittle-bench",
            dependencies: [
                "WhittleCore", "WhittleJournal", "WhittleExchange", "WhittleTesting",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "WhittleCoreTests",
            dependencies: ["WhittleCore", "WhittleJournal", "WhittleTesting"],
            swiftSettings: settings),
        .testTarget(
            name: "WhittleCellsTests", dependencies: ["WhittleCells", "WhittleTesting"],
            swiftSettings: settings),
        .testTarget(
            name: "WhittleJournalTests",
            dependencies: ["WhittleCore", "WhittleJournal", "WhittleTesting"],
            swiftSettings: settings),
        .testTarget(
            name: "WhittleExchangeTests",
            dependencies: ["WhittleCore", "WhittleExchange", "WhittleTesting"],
            swiftSettings: settings),
        .testTarget(
            name: "WhittleAppTests",
            dependencies: ["WhittleCore", "WhittleCells", "WhittleApp", "WhittleTesting"],
            swiftSettings: settings),
        .testTarget(
            name: "WhittleTerminalTests", dependencies: ["WhittleCells", "WhittleTerminal"],
            swiftSettings: settings),
        .testTarget(
            name: "WhittleCommandsTests",
            dependencies: [
                "WhittleCore", "WhittleCells", "WhittleJournal", "WhittleExchange", "WhittleApp",
                "WhittleCommands", "WhittleTesting",
            ], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
