import WhittleCore

@testable import WhittleCommands

/// What a member can ask of a campaign on the command line: for each verb the lines that
/// `VisibilitySweepTests` compares between two worlds. A verb that is added needs lines here, or a
/// word in `silent`; an option needs to stand in a line, or in `unasked`. What writes is asked with
/// `-n`: it checks all and says all, and nothing is written.
enum VerbSurfaces {
    /// Verbs that show nothing of a campaign that is there.
    static let silent: [String: String] = [
        "demo": "makes a campaign of its own", "new": "makes an empty campaign",
        "plan": "reads no campaign", "help": "reads no campaign",
        "completions": "reads no campaign",
        "share": "moves files, and says whether some wait",
        "present": "opens screens, which `ScreenSweepTests` asks",
    ]

    /// Options that change nothing of what is shown of the panel, authors or texts.
    static let unasked: [String: Set<String>] = [
        "import": [
            "delimiter", "none", "undecided", "flip-votes", "criterion", "encoding", "skip-unknown",
        ],
        "forms": ["delimiter", "encoding", "output"], "export": ["output", "csv-raw", "mark"],
        "report": ["output"], "guide": ["force"],
        "agreement": ["items", "delimiter", "encoding", "none", "csv"],
        "theme": ["key", "kind", "parent", "description", "order", "into", "restore", "title"],
        "ui": ["size"],
        "evidence": [
            "source", "format", "url", "published", "summary", "feature", "audience", "impact",
            "owner",
        ],
        "case": [
            "team", "resources", "impact", "lessons", "sustainability", "contact", "completed",
        ], "round": ["rubric", "load", "members", "criterion", "prompt", "labels"],
    ]

    /// Lines that show scores to whoever may see them; each stands below, too.
    static let telling = [
        "list reviews --json", "export reviews",
        "list ideas --sort panel", "list ideas --where panel>2.6", "rank",
        "rank --by panel --json", "show c", "why c", "why c --json", "calibrate",
        "calibrate --members --json", "agreement --round r --resamples 20",
    ]

    /// The ids that lines ask for: scored and not, stood back from, merged, hidden.
    private static let ideas = ["a", "c", "d", "x", "m1", "m2", "h", "nothing"]

    static var all: [String] {
        lines.keys.sorted().flatMap { verb in
            (lines[verb] ?? []).map { $0.isEmpty ? verb : "\(verb) \($0)" }
        }
    }

    static let lines: [String: [String]] = [
        "list": listings + orders + queries,
        "show": ideas.flatMap { [$0, "\($0) --json", "c-\($0)", "c-\($0) --json"] },
        "why": ideas.flatMap { [$0, "\($0) --json", "\($0) --letter", "c-\($0) --letter --json"] }
            + [
                "--participant p-3", "--participant p-3 --json", "--participants all --json",
                "--participants people.txt --into letters -n",
            ],
        "stats": ["", "--json", "--moderation", "--moderation --by member --json"],
        "rank": [
            "", "--json", "--by panel", "--by panel --json", "--by panel --limit 2",
            "--by panel --round r --json", "--by panel --round none",
            "--by panel --score raw --json", "--by panel --score adjusted",
            "--by panel --score panel-and-crowd --json",
        ],
        "calibrate": [
            "", "--json", "--top 3", "--round r --limit 2 --seed 3", "--members",
            "--members --json",
        ],
        "sensitivity": [
            "members", "members --json --top 3", "weights", "weights --json --round r",
            "ideas --top 3", "ideas --json --seed 2",
        ],
        "lottery": ["", "--top 3 --round r --seed word --json"],
        "agreement": [
            "--round r --resamples 20", "--round r --json --seed 2 --resamples 20",
            "--coding --resamples 20",
        ],
        "export": ["csv", "md", "jsonl", "json"].flatMap { format in
            ["shortlist --format \(format)", "shortlist --stage long --format \(format)"]
        } + [
            "ideas", "ideas --format jsonl --since 2015-01-12T09:01:00Z", "ideas --public",
            "ideas --public --with-groups --threshold 1 --accept-risk why -n", "comments",
            "comments --format md --public", "stages --format jsonl",
            "stages --since anna.aaaa1111-20", "reviews", "reviews --format jsonl",
            "reviews --since 2015-01-12T09:01:00Z", "shortlist --public --format jsonl",
            "ballots", "ballots --format jsonl --stage long", "ballots --budget 10 --with-groups",
            "everything --format jsonl", "everything --format md --public",
            "everything --format json --since 2015-01-12T09:01:00Z",
            "evidence", "evidence --public --format jsonl", "challenges --format jsonl",
            "challenges --public", "measures", "measures --format md --public",
            "updates --format jsonl", "updates --public", "cases --format json", "cases --public",
            "decisions", "decisions --format json --with-moderators --with-notes",
            "decisions --for csv --undelivered --source s", "decisions --for polis",
        ],
        "report": [
            "long", "long --json", "long --interests", "short", "short --interests --json",
            "short --format csv",
        ],
        "guide": [
            "", "--all", "--markdown - --all", "--stage long", "--markdown - --stage short",
            "--all --threshold 2 --accept-risk why -n",
        ],
        "forms": [
            "write", "write r --format csv", "write r --all", "write r --limit 1",
            "write r --for nel", "write r --for pia", "write r --for rex --format csv",
            "read guess.txt -n",
        ],
        "remind": ["", "--json", "r"],
        "replay": ["", "--json", "--to 2015-01-12", "--to 2015-01-12T09:01 --json"],
        "verify": ["", "--json"],
        "cut": cuts,
        "assign": [
            "nel a -n", "nel x -n", "pia c -n", "rex x -n", "nel m2 -n", "nel c --remove -n",
            "nel x --remove -n", "--csv wishes.csv -n", "--session 1 -n",
            "--session 2 --top 3 --floor 1 --seed 4 --round r -n",
            "--session 3 --floor 3 -n --json",
        ],
        "score": ideas.map { "\($0) impact=3 ease=2 -n" } + [
            "c impact=9 -n", "c fun=1 -n", "c impact=3 --confidence 3 --comment why --round r -n",
            "x impact=3 --member nel -n", "c impact=3 --member pia -n", "a impact=3 -n --anew",
        ],
        "recuse": ideas.map { "\($0) -n" } + [
            "x --withdraw -n", "x --member rex -n", "x --member rex --withdraw -n",
            "a --member pia --reason why -n", "--csv wishes.csv -n",
        ],
        "round": [
            "close r -n", "reopen r -n", "deadline r 2015-03-01 -n",
            "open r -n --title Other --visibility always --stage short --floor 1",
            "open r2 -n --title Other --visibility sealed --stage short --blind --deadline 2015-03-01",
        ],
        "settings": [
            "", "--json", "--address https://example.org -n --title T",
            "--summary word --language en --currency EUR -n", "--address x -n",
        ],
        "stages": ["", "--json", "long:Long:4 short:Short:2 -n"],
        "keep": ideas.map { "\($0) --stage long --reason why -n" },
        "drop": ideas.map { "\($0) --stage long --reason why -n" },
        "deliberate": ideas.flatMap { idea in
            [
                "\(idea) --stage long --outcome kept --reason why -n",
                "\(idea) --stage short --outcome dropped --reason why --for 1 --against 2 --abstain 0 --dissent no -n",
                "\(idea) --stage long --outcome as-is --reason why --meeting none -n",
            ]
        },
        "draft": ideas.flatMap { idea in
            [
                idea, "\(idea) --json", "\(idea) --diff", "\(idea) --diff 1 --json", "\(idea) 1",
                "\(idea) --what more --why why --start now --resources none --risks none --lead me --contributor me -n",
                "\(idea) --freeze -n", "\(idea) --thaw -n", "\(idea) --edit -n",
                "\(idea) --from guess.txt -n",
            ]
        },
        "section": [
            "", "--json", "s", "s --json", "s --title T --body B --order 2 -n", "s --remove -n",
            "new --title walrus -n",
        ],
        "entry": ideas.flatMap { idea in
            [
                idea, "\(idea) --json", "\(idea) --section s -n", "\(idea) --remove -n",
                "\(idea) --title T --body B --order 2 -n", "\(idea) --edit -n",
                "\(idea) --from guess.txt -n",
            ]
        },
        "meeting": ["march --date 2015-03-01 --present anna -n", "march --present nobody -n"],
        "minutes": ["", "march", "--format md", "--format text --json"],
        "cost": ideas.map { "\($0) 100 --reason why -n" },
        "undo": ["-n"] + undoable.map { "\($0) -n" },
        "redo": ["-n"],
        "query": ["", "good panel>3 -n --title Good", "good walrus -n", "good"],
        "phase": [
            "", "--json",
            "march -n --title March --opens 2015-03-01 --closes 2015-03-31 --allow votes,reviews --round r",
        ],
        "policy": [
            "", "--json", "spam", "own -n --title T --body B --code own", "own -n --no-code",
        ],
        "rule": [
            "", "--json", "shouting --on -n", "shouting --off -n",
            "list --words walrus,jackal --code other -n",
        ],
        "sample": ["show", "draw --size 3 --seed 2 -n", "judge s a hide -n"],
        "theme": ["", "--json", "t --title T -n", "t --retire -n"],
        "code": ideas.map { "\($0) --pass first --none -n" } + [
            "--where walrus --pass first --none -n", "a t --resolve --note why -n",
            "a --themes t --pass first --member cody -n",
        ],
        "decide": ideas.map { "approve \($0) -n" } + [
            "approve --where panel>3 -n", "hide --where walrus --reason spam --note why -n",
            "escalate --where participant:p-3 -n",
        ],
        "redact": ["a --title T --body B --reason why -n", "x --body B --reason why -n"],
        "note": ideas.map { "\($0) word -n" } + [
            "--private", "--private --json", "--private a", "--private x word -n",
        ],
        "next": ["", "--json --limit 3", "--round r --limit 9"],
        "mine": [
            "", "--json", "--round r", "--ideas", "--ideas --json", "--ideas --limit 2",
            "--changed", "--changed --json",
        ],
        "review": ideas.flatMap {
            [
                "exclude \($0) --member pia --reason why -n",
                "exclude \($0) --member nel --reason why --criterion impact --round r -n",
                "restore \($0) --member pia --reason why -n",
            ]
        },
        "merge": [
            "a --into x -n", "x --into a -n", "b --into c -n", "a b --face best -n",
            "a x --face best -n", "h --into a -n",
        ],
        "unmerge": ["m2 -n", "x -n"],
        "distinguish": ["a x -n", "a b --later -n", "a h -n"],
        "submit": ["--title walrus --body more --question q --participant p-3 -n"],
        "comment": ideas.map { "\($0) word -n" } + [
            "a word --reply c-a --kind question --stance for --participant p-3 -n",
            "a word --reply c-x -n",
        ],
        "vote": ideas.map { "\($0) up --participant p-3 -n" },
        "flag": ideas.map { "\($0) --reason spam --note why --participant p-3 -n" } + [
            "--rules -n", "--rules --rule shouting -n", "--rules --json -n",
        ],
        "member": ["pia --role coder --name P -n", "pia --leave -n", "new --standing external -n"],
        "question": ["q --title Other --prompt more --order 2 -n"],
        "evidence": [
            "s-a", "s-a --json", "s-x", "s-x --json --on 2016-01-01", "s-x --title T -n",
            "s-x --review 2016 -n", "s-x --verdict current --next 2016 --note why -n",
        ] + ideas.flatMap { ["s-a --link \($0) -n", "s-x --unlink \($0) -n"] },
        "challenge": ["try-a", "try-x", "try-d", "nothing"].flatMap { id in
            [
                id, "\(id) --json", "\(id) --on 2015-02-01", "\(id) --title T -n",
                "\(id) --close stopped --lessons why --at 2015-01-12 -n",
            ]
        }
            + ideas.map {
                "new --idea \($0) --title T --team N --sponsor S --starts 2015-01-01 --days 9 -n"
            },
        "measure": ["try-a", "try-x", "try-d"].flatMap { id in
            [
                "\(id) m --value 3 --at 2015-01-12 -n",
                "\(id) m --title T --unit u --better up --baseline 1 --target 2 -n",
            ]
        },
        "update": ["try-a", "try-x", "try-d"].map {
            "\($0) word --kind adopted --where W --at 2015-01-12 -n"
        },
        "case": ["of-a", "of-x", "of-d"].flatMap { id in
            [
                id, "\(id) --json", "\(id) --title T --story S -n",
                "\(id) --challenge try-x --idea x --evidence s-x -n",
            ]
        },
        "import": [
            "csv guess.csv -n --map member=Who,idea=ID,score.impact=I,score.ease=E,comment=C --keep-ids --round r",
            "csv guess.csv -n --map member=Who,idea=ID,score.impact=I,score.ease=E --source s",
            "jsonl guess.jsonl -n",
        ],
        "ui": ["--script keys.txt"]
            + ["public", "observer", "panelist", "moderator"].map {
                "--script keys.txt --view-as \($0)"
            },
        "programme": [
            "", "--json", "show", "show --json", "show title cut top:3 panel:2 -n",
            "show blank --at 1 -n", "show --at 1 --note why -n", "show --remove 1 -n",
            "show --steps steps.txt -n",
        ] + ideas.flatMap { ["show idea:\($0) -n", "show hands:\($0) -n"] },
        "hands": ideas.map { "\($0) --for 3 --against 1 -n" } + [
            "a --for 3 --against 1 --abstain 2 --name room -n"
        ],
    ]

    /// Files that some of the lines read: guesses of what others gave.
    static let files: [String: String] = [
        "people.txt": "p-3\n\np-1\n",
        "wishes.csv": "member,idea\nnel,a\npia,x\nrex,x\nnel,m2\nnel,nothing\n",
        "guess.csv": """
        Who,ID,I,E,C
        pia,c,4,3,jackal again
        paul,c,4,3,jackal of paul
        pia,e,2,2,jackal of pia
        pia,x,1,2,jackal of pia

        """,
        "guess.jsonl": "{\"title\":\"Idea x jackal\",\"body\":\"More of x, the jackal kind\"}\n",
        "steps.txt": "title\nidea:a say why\n",
        "guess.txt": "Member pia\nRound r\n\nIdea c\nimpact: 4\nease: 3\n",
        "keys.txt": """
        ?
        :dump -
        <Esc>oi
        :dump -
        /panel>2<Enter>
        :dump -
        op
        :dump -
        oj
        :dump -
        os
        :dump -

        """,
    ]

    // MARK: Listings

    private static var listings: [String] {
        ListVerb.Kind.allCases.flatMap { kind in
            ["", " --json", " --where walrus", " --where p-3 --json", " --limit 2"].map {
                kind.rawValue + $0
            }
        } + [
            "duplicates --groups", "duplicates --groups --json", "evidence --due --on 2016-01-01",
            "challenges --on 2015-02-01 --json",
        ]
    }

    private static var orders: [String] {
        ItemOrder.keys.flatMap { ["ideas --sort \($0)", "comments --json --sort \($0)"] }
    }

    /// Every key of the language, with a value that a hidden fact fits in one world and not in the
    /// other; also turned round.
    private static var queries: [String] {
        QueryKey.allCases.flatMap { key in
            values(of: key).flatMap { value in
                ["ideas --where \(key.rawValue)\(value)", "ideas --where -\(key.rawValue)\(value)"]
            }
        } + ["comments --where author:p-3", "comments --where walrus --json"]
    }

    private static func values(of key: QueryKey) -> [String] {
        switch key.value {
        case .word(let words): words.prefix(2).map { ":" + $0 }
        case .text: [":walrus", ":p-3", ":x", ":spam"]
        case .yesNo: [":yes"]
        case .number: [">1.5", ">2.6", "<3", ">3.7", "=2"]
        case .date: ["<2016"]
        }
    }

    // MARK: Cuts

    private static var cuts: [String] {
        let orders = [
            "--by panel", "--by panel --top 1", "--by panel --top 4", "--by panel --least 2.6",
            "--by panel --least 3.7", "--by blend --top 4", "--by blend --weight 0.9 --top 2",
            "--by panel --top 4 --all", "--by panel --top 5 --cap question=4 --all",
            "--by panel --top 4 --floor question:q=2 --json",
            "--by panel --top 4 --from pool --question q", "--by panel --round r --top 2",
            "--by panel --top 3 --turnout 3 --margin 1 --yes-no 1",
            "--by panel --budget 10 --spend best", "--by crowd --top 4",
            "--by crowd --budget 10 --spend shares", "--by crowd --top 3 --similar",
            "--by panel --top 3 --similar --json",
            "--by hands --top 2", "--by hands --hands x --top 2",
            "--by net --least 1 --note why", "--by panel --score raw --top 3",
            "--by panel --score panel-and-crowd --top 3",
            "--by panel --weight impact=2 --weight ease=1 --top 2",
        ]
        return orders.map { "short \($0) -n" } + orders.map { "long \($0) -n" } + [
            "--check long", "--check short --json", "--check short",
        ]
    }

    /// Lines of others: of a review, a recusal, a note, a vote, a cut.
    private static var undoable: [String] {
        [
            "pia.oooo2222", "pia.ssss2222", "paul.oooo2222", "rex.rrrr1111", "mo.mmmm1111",
            "anna.aaaa1111",
        ]
        .flatMap { writer in [1, 2, 4, 6].map { "\(writer)-\($0)" } }
    }
}
