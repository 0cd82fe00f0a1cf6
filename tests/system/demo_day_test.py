#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The demo day, and what it leaves behind, checked by other means than its own: the chains recomputed from
docs/journal.md, the pictures read as PNG, the papers by pdftotext, the slips by another parser, the figures counted again.

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
import uuid
import zlib
from collections import Counter, defaultdict
from pathlib import Path

import escpos
from programs import die_with_parent

DEMO_DAY, CENTER = sys.argv[1:3]
# Every scene the day is to show, in its order.
PICTURES = ("enrol", "sign-in", "empty-intake", "immediate", "immediate-done", "promised", "why-this-date", "promised-accepted", "deferral",
            "correction", "correction-done", "refusal", "handed-in", "received", "case-pages", "page", "results-decided", "result-arrives", "results-ready", "receiver-card", "delivered",
            "offline", "sync-offline", "sync-online", "amend-offline", "todo-conflict", "conflict", "conflict-chosen", "conflict-settled",
            "refused-by-centre", "refusal-settled", "procedure", "procedure-told", "procedure-paper", "cases", "find-anything", "case-delivered", "case-deferred", "results", "todo", "devices",
            "settings", "help", "locked", "unlocked", "dark", "high-contrast", "large-type", "english", "full-hd", "half-a-sheet", "recovered",
            "recovered-accepted", "evening")
TITLES = ("即办件办结单", "受理通知书", "容缺受理通知书", "补正", "不予受理通知书", "领取凭证", "收件凭证", "特别程序告知书")
MOST_KEYS = 12


def lines(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def png(file):
    """Width, height and how many different values the bytes of the picture's rows take."""
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n"), file.name
    at, packed, size = 8, b"", None
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8:at + 8 + length]
        assert zlib.crc32(kind + body) == struct.unpack_from(">I", data, at + 8 + length)[0], file.name
        size = struct.unpack_from(">II", body) if kind == b"IHDR" else size
        packed += body if kind == b"IDAT" else b""
        at += 12 + length
    rows = zlib.decompress(packed)
    stride = len(rows) // size[1]
    return size, len({rows[y * stride:(y + 1) * stride] for y in range(size[1])})


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

    def chain(self, operations):
        """As docs/journal.md says it; answers the last hash."""
        previous = bytes(32)
        for place, operation in enumerate(operations, 1):
            body = canonical({key: value for key, value in operation.items() if key != "chain"})
            self.assertEqual((place, previous.hex()), (operation["chain"]["n"], operation["chain"]["previous"]))
            previous = hashlib.sha256(previous + struct.pack(">q", place) + body).digest()
            self.assertEqual(previous.hex(), operation["chain"]["hash"])
        return previous.hex()

    def test_an_immediate_case_takes_few_keys(self):
        keys = int(re.search(rb"slip: (\d+) key presses", self.done.stdout)[1])
        self.assertTrue(0 < keys <= MOST_KEYS, keys)

    def test_every_scene_has_its_picture(self):
        names = sorted(p.name for p in self.day.glob("*.png"))
        self.assertEqual([f"{number:02}-{name}.png" for number, name in enumerate(PICTURES, 1)], names)
        for name in names:
            size, different_rows = png(self.day / name)
            self.assertEqual((1920, 1080) if "full-hd" in name else (1366, 768), size, name)
            self.assertGreater(different_rows, 100, f"{name} is blank")

    def test_both_journals_hold_by_the_document(self):
        station = lines(self.day / "journals" / "workstation.jsonl")
        centre = lines(self.day / "journals" / "centre.jsonl")
        self.assertTrue(json.loads((self.day / "journals" / "verified.json").read_text())["whole"])
        ends = {}
        by_station = defaultdict(list)
        for row in centre:
            by_station[row["workstation"]].append(row["operation"])
        for number, operations in by_station.items():
            ends[number] = self.chain(sorted(operations, key=lambda o: o["chain"]["n"]))
        self.assertIn(self.chain(station), ends.values(), "the centre ends elsewhere than the workstation")
        self.assertEqual({o["id"] for o in station}, {o["id"] for o in by_station[1]})
        self.assertEqual(3, len(by_station), "window 01, the office, window 02")

    def test_the_centres_own_chain_holds_by_the_document(self):
        previous = bytes(32)
        for place, row in enumerate(lines(self.day / "journals" / "centre.jsonl"), 1):
            operation, answer = row["operation"], row["answer"]
            record = struct.pack(">q", place) + uuid.UUID(operation["id"]).bytes
            record += struct.pack(">qq", row["workstation"], operation["chain"]["n"]) + bytes.fromhex(operation["chain"]["hash"])
            record += struct.pack(">q", row["received_ms"]) + answer["status"].encode() + struct.pack(">q", answer.get("version", 0))
            if answer["status"] != "applied":
                record += hashlib.sha256(canonical(answer)).digest()
            previous = hashlib.sha256(previous + record).digest()
            self.assertEqual((place, previous.hex()), (row["n"], row["hash"]))

    def test_the_day_had_its_troubles_and_they_were_settled(self):
        answers = Counter(row["answer"]["status"] for row in lines(self.day / "journals" / "centre.jsonl"))
        self.assertEqual((1, 1), (answers["conflict"], answers["refused"]), answers)
        kinds = Counter(o["kind"] for o in lines(self.day / "journals" / "workstation.jsonl"))
        for kind in ("complete", "accept", "correct", "reject", "receive", "start_review", "stop", "make_ready", "deliver", "amend", "settle"):
            self.assertGreater(kinds[f"case.{kind}"], 0, kind)

    def test_papers_are_there_in_both_forms(self):
        papers = self.day / "papers"
        slips, pdfs = sorted(papers.glob("slip-*.escpos")), list(papers.glob("*.pdf"))
        self.assertEqual(2 * len(pdfs), len(slips), "each paper in two copies on the roll and once as A4")
        for slip in slips:
            printer = escpos.Printer(80)
            printer.feed(slip.read_bytes())
            printed = printer.whole()
            self.assertEqual(1, printed.cuts, slip.name)
            self.assertGreater(len(printed.lines), 5, slip.name)
            self.assertGreater(png(slip.with_suffix(".png"))[1], 50, f"{slip.name} is blank")
        said = [subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode() for pdf in pdfs]
        written = [re.sub(r"\s", "", text) for text in said]
        for title in TITLES:
            self.assertTrue(any(title in text for text in written), f"no paper {title}")

    def test_the_figures_count_what_the_journal_holds(self):
        figures = json.loads((self.day / "figures.json").read_text())
        applied = [row["operation"] for row in lines(self.day / "journals" / "centre.jsonl") if row["answer"]["status"] == "applied"]
        kinds = Counter(o["kind"] for o in applied)
        self.assertEqual(len({o["case"] for o in applied}), figures["cases"])
        self.assertEqual(kinds["case.accept"] + kinds["case.complete"], figures["figures"]["accepted"])
        self.assertIn(f"{figures['cases']} cases", (self.day / "figures.txt").read_text())

    def test_nothing_tells_of_this_machine(self):
        for file in self.day.rglob("*.json*"):
            self.assertNotIn(self.folder.name, file.read_text(), file.name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
