#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The demo day, and what it leaves behind, checked by other means than its own: the chains recomputed from
docs/journal.md, the pictures and papers there, the figures adding up.

usage: demo_day_test.py DEMO-DAY CENTER
"""
import hashlib
import json
import re
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from programs import die_with_parent

DEMO_DAY, CENTER = sys.argv[1:3]
PICTURES = ("enrol", "immediate-done", "why-this-date", "deferral", "correction-done", "refusal", "offline", "sync-online", "case-page",
            "locked", "dark", "high-contrast", "large-type", "english", "recovered")
PAPERS = ("即办件办结单", "受理通知书", "容缺受理通知书", "补正", "不予受理通知书")


def lines(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def check_chain(test, operations):
    """As docs/journal.md says it."""
    previous = bytes(32)
    for place, operation in enumerate(operations, 1):
        chain = operation.pop("chain")
        body = json.dumps(operation, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        previous = hashlib.sha256(previous + struct.pack(">q", place) + body).digest()
        test.assertEqual((place, previous.hex()), (chain["n"], chain["hash"]))


class DemoDayTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.day = Path(cls.folder.name) / "day"
        cls.done = subprocess.run([DEMO_DAY, CENTER, str(cls.day)], capture_output=True, timeout=3000, preexec_fn=die_with_parent, check=False)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.assertEqual(0, self.done.returncode, (self.done.stdout + self.done.stderr).decode()[-4000:])

    def test_an_immediate_case_takes_at_most_twelve_keys(self):
        self.assertLessEqual(int(re.search(rb"slip: (\d+) key presses", self.done.stdout)[1]), 12)

    def test_pictures_are_numbered_and_whole(self):
        pictures = sorted(p.name for p in self.day.glob("*.png"))
        self.assertEqual(list(range(1, len(pictures) + 1)), [int(name[:2]) for name in pictures])
        for name in PICTURES:
            self.assertTrue(any(picture[3:] == f"{name}.png" for picture in pictures), name)
        self.assertFalse([p for p in pictures if "gave-up" in p])

    def test_both_journals_verify_by_the_document(self):
        station = lines(self.day / "workstation-journal.jsonl")
        centre = lines(self.day / "centre-journal.jsonl")
        self.assertEqual({o["id"] for o in station}, {row["operation"]["id"] for row in centre})
        self.assertEqual({"applied"}, {row["answer"]["status"] for row in centre})
        check_chain(self, station)
        check_chain(self, sorted((row["operation"] for row in centre), key=lambda o: o["chain"]["n"]))
        self.assertTrue(json.loads((self.day / "centre-journal.json").read_text())["whole"])

    def test_papers_are_there_in_both_forms(self):
        papers = self.day / "papers"
        slips = list(papers.glob("*.escpos"))
        self.assertGreaterEqual(len(slips), 8)
        for slip in slips:
            data = slip.read_bytes()
            self.assertTrue(data.startswith(b"\x1b@") or b"\x1b@" in data[:64], f"{slip.name} does not begin with a reset")
            self.assertIn(b"\x1dV", data[-16:], f"{slip.name} is not cut")
        written = "".join(subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
                          for pdf in papers.glob("*.pdf"))
        for title in PAPERS:
            self.assertIn(title, re.sub(r"\s", "", written), "no such paper")

    def test_the_figures_add_up(self):
        figures = json.loads((self.day / "figures.json").read_text())
        self.assertTrue(figures)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
