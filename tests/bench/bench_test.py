#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The promises of ./bench that cost nothing to keep: names, help, refusals, the form of bench.json, when a target counts as met."""
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("YICHUANG_SOURCE_DIR", Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(ROOT / "tests" / "bench"))
sys.dont_write_bytecode = True
import bench  # noqa: E402


def script(*arguments):
    return subprocess.run([str(ROOT / "bench"), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)


class Script(unittest.TestCase):
    def test_lists_every_benchmark(self):
        done = script("--list")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.split(), ["confirm", "search", "ui-drain", "window", "memory", "center-single", "center-batch", "center-latency",
                                               "long-polls", "resync", "reconnect", "year", "drain"])

    def test_help_says_how(self):
        done = script("--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("usage: ./bench", done.stdout)

    def test_unknown_name_is_refused_before_anything_is_built(self):
        done = script("confirm", "nonsense")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nonsense", done.stderr)


class TheYear(unittest.TestCase):
    def test_a_tenth_unless_all_is_asked_for(self):
        self.assertFalse(bench.arguments(["year"]).full)
        self.assertTrue(bench.arguments(["--full", "year"]).full)
        asked = []
        known, bench.line_of = bench.line_of, lambda *command: asked.append(command[-1]) or {}
        try:
            bench.year(3)
            bench.year.part = 1
            bench.year(3)
        finally:
            bench.line_of, bench.year.part = known, 10
        self.assertEqual(asked, [141_870, 1_418_700])

    def test_its_rows_compare_the_end_with_the_beginning(self):
        result = {"product": 5000.0, "baseline": 5200.0, "first_cpu_us": 100, "last_cpu_us": 110, "first_us": 200, "last_us": 210, "early_mib": 100, "end_mib": 104,
                  "figures_ms": 12}
        entries = {row.name: bench.summary(row, [result]) for row in bench.BENCHMARKS["year"][1]}
        self.assertEqual([entries[name]["ratio"] for name in ("year", "year-time", "year-memory", "year-figures")], [1.1, 1.05, 1.04, 12])
        self.assertTrue(all(bench.is_met(entry) for entry in entries.values()))


class Answers(unittest.TestCase):
    RESULTS = [{"product": 3.0, "baseline": 2.0}, {"product": 2.0, "baseline": 2.0}, {"product": 5.0, "baseline": 2.0}]

    def test_entry_has_the_form_of_bench_json(self):
        entry = bench.summary(bench.BENCHMARKS["confirm"][1][0], self.RESULTS)
        self.assertEqual((entry["name"], entry["ratio"], entry["min"], entry["max"], entry["runs"]), ("confirm", 1.5, 1.0, 2.5, 3))
        self.assertEqual((entry["target"], entry["better"], entry["unit"]), (1.5, "lower", "ratio"))
        self.assertTrue(entry["baseline"])
        json.dumps(entry)

    def test_target_is_met_from_the_right_side(self):
        lower = {"ratio": 1.5, "target": 1.5, "better": "lower"}
        self.assertTrue(bench.is_met(lower))
        self.assertFalse(bench.is_met({**lower, "ratio": 1.51}))
        higher = {"ratio": 5, "target": 5, "better": "higher"}
        self.assertTrue(bench.is_met(higher))
        self.assertFalse(bench.is_met({**higher, "ratio": 4.99}))

    def test_one_that_cannot_run_is_named_and_the_others_are_kept(self):
        def breaks(_runs):
            raise bench.CannotRun("no")
        row = bench.Row("good", bench.ratio, "ratio", 2, "lower", "itself")
        known = bench.BENCHMARKS
        bench.BENCHMARKS = {"good": (lambda runs: self.RESULTS, [row]), "bad": (breaks, [])}
        try:
            entries, failed = bench.run(["bad", "good"], 3)
        finally:
            bench.BENCHMARKS = known
        self.assertEqual([entry["name"] for entry in entries], ["good"])
        self.assertEqual(failed, ["bad"])
        self.assertIn("yes", bench.table(entries))


if __name__ == "__main__":
    unittest.main()
