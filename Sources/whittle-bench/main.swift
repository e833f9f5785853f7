// `swift run -c release whittle-bench NAME [OPTIONS]`: each benchmark prints its figures beside
// something else that is measured in the same run, on the same machine and the same data.

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "fold": exitProcess(FoldBenchmark.run(Array(arguments.dropFirst())))
case FoldBenchmark.childName: exitProcess(FoldBenchmark.runChild(Array(arguments.dropFirst())))
case "rules": exitProcess(RulesBenchmark.run(Array(arguments.dropFirst())))
case "duplicates": exitProcess(DuplicatesBenchmark.run(Array(arguments.dropFirst())))
case "panel": exitProcess(await PanelBenchmark.run(Array(arguments.dropFirst())))
case "calibration": exitProcess(CalibrationBenchmark.run(Array(arguments.dropFirst())))
default:
    print(
        """
        usage: whittle-bench fold [--events N]
               whittle-bench rules TRAINING… HELD-OUT
               whittle-bench duplicates [--sts FILE] [--decidim FILE] [--madrid DIR]
               whittle-bench panel [--scenario NAME] [--seeds N] [--first-seed S] [--session L]
                                   [--reading M] [--floor R] [--reviews N] [--json]
               whittle-bench panel --gates [--seeds N] [--first-seed S] [--json]
               whittle-bench calibration FILE [--item COLUMN] [--rater COLUMN] [--score COLUMN]

        fold   opens a campaign of N events (1,000,000), generated, beside `jq -c .type` and a
               plain scan of the same bytes
        rules  chooses the parameters of the spam rules on labelled comments (CSV), and prints how
               right they are on the last file
        duplicates
               recall and precision on question pairs with scores; all pairs of a large import
               beside the import itself; the group of a pasted text
        panel  how many reviews the choice of the next one needs for as good a shortlist as a panel
               that reads every idea equally often, on made-up panels whose truth is known; with
               --gates every figure that must not get worse, and 1 as the status where one did
        calibration
               variances of a table of ratings (CSV; item d, rater s and score y where nothing is
               said), the time, and numpy's for the same arithmetic
        """)
    exitProcess(arguments.isEmpty || arguments.first == "--help" ? 0 : 64)
}
