#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scans on their way: attached at one window, uploaded with the act that names them, fetched at another. The workstation is killed around
attaching and confirming: what was answered is there, whole, and what was not is there whole or not at all.

usage: attachment_test.py CENTER DESK   (YICHUANG_LONG=1: 150 kills, else a few; YICHUANG_KILLS=N so many; YICHUANG_SEED=N repeats a run)
"""
import hashlib
import os
import random
import sys
import threading
import time
import unittest
import uuid

from programs import Gone, HallTest, immediate

HallTest.center, HallTest.desk_program = sys.argv[1:3]
KILLS = int(os.environ.get("YICHUANG_KILLS", 150 if os.environ.get("YICHUANG_LONG") else 5))
SEED = int(os.environ.get("YICHUANG_SEED", time.time_ns() % 1_000_000))
PIECE = 1024 * 1024


class AttachmentTest(HallTest):
    def setUp(self):
        print(f"seed {SEED}", flush=True)
        self.random = random.Random(SEED)
        self.contents = {}  # by name: every content there ever was
        super().setUp()

    def scan(self, size):
        """A new file that is a JPEG by its first bytes; its path and its name as a content."""
        content = b"\xff\xd8\xff\xe0" + self.random.randbytes(size - 4)
        name = hashlib.sha256(content).hexdigest()
        self.contents[name] = content
        path = self.path(f"覃淑贞-{len(self.contents)}.jpg")
        with open(path, "wb") as file:
            file.write(content)
        return path, name

    def attach(self, desk, size=200_000):
        path, name = self.scan(size)
        view = self.expect(desk.do(do="attach", file=path))["attachment"]
        self.assertEqual({"content": name, "type": "image/jpeg", "size": size, "place": "here", "percent": 0, "reason": ""}, view)
        return name

    def rows(self, *names, photos="complete"):
        return [{"key": "m1", "judgement": "complete", "copies": 1, "blobs": list(names)},
                {"key": "m2", "judgement": photos, "originals": 2 if photos == "complete" else 0}]

    def confirm_with(self, desk, *names, **more):
        done = self.expect(desk.do(**{**immediate(), "materials": self.rows(*names), **more}))
        self.confirmed.append(done["number"])
        return done["case"]

    def places(self, desk, **which):
        return [view["place"] for view in self.expect(desk.do(do="attachments", **which))["attachments"]]

    def blobs(self, desk, case):
        materials = self.expect(desk.do(do="open", case=case))["case"]["materials"]
        return [blob for row in materials for blob in row.get("blobs", [])]

    def fetch(self, desk, name):
        out = self.path(f"fetched-{uuid.uuid4()}")
        self.expect(desk.do(do="fetch", content=name, file=out))
        with open(out, "rb") as file:
            self.assertEqual(self.contents[name], file.read(), "another content than was attached")

    def refused(self, reason, answer):
        self.assertEqual(reason, answer.get("error", {}).get("reason"), answer)

    def assert_nothing_plain(self, desk):
        """Neither what was scanned nor what its file was called lies open in the workstation's folder."""
        for folder, _, files in os.walk(desk.folder):
            for name in files:
                self.assertNotIn("覃淑贞", name)
                with open(os.path.join(folder, name), "rb") as file:
                    stored = file.read()
                for content in self.contents.values():
                    self.assertNotIn(content[100:200], stored, name)
                self.assertNotIn("覃淑贞-".encode(), stored, name)

    def test_what_is_attached_at_one_window_is_seen_at_another(self):
        small, large = self.attach(self.desk), self.attach(self.desk, size=3 * PIECE + 17)
        case = self.confirm_with(self.desk, small, large)
        self.drain()
        self.assertEqual(["sent", "sent"], self.places(self.desk, case=case))
        other = self.enrolled("other", "02")
        self.await_numbers(other, self.confirmed, "the case did not come")
        self.assertEqual([small, large], self.blobs(other, case))
        self.assertEqual(["elsewhere", "elsewhere"], self.places(other, case=case))
        self.fetch(other, large)
        self.assertEqual(["elsewhere", "sent"], self.places(other, case=case))
        self.assert_nothing_plain(other)
        self.assert_nothing_plain(self.desk)
        # What was fetched is there without a line, what was not says so.
        self.centre.kill()
        self.restart(other)
        self.fetch(other, large)
        self.refused("attachment.offline", other.do(do="fetch", content=small, file=self.path("none")))
        self.centre.start()
        self.fetch(other, small)
        self.refused("attachment.unknown", other.do(do="fetch", content=self.scan(100)[1], file=self.path("none")))

    def test_what_was_deferred_brings_its_scan_later(self):
        case = self.confirm_with(self.desk, materials=self.rows(photos="deferred"), ending={"kind": "accept"})
        photo, late = self.attach(self.desk), self.attach(self.desk)
        supplied = self.rows()
        supplied[1]["blobs"] = [photo]
        wrong = self.rows(late)
        wrong[1]["blobs"] = [photo]
        self.refused("case.materials_fixed", self.desk.do(do="act", case=case, kind="supply_deferred", act={"materials": wrong}))
        self.expect(self.desk.do(do="act", case=case, kind="supply_deferred", act={"materials": supplied}))
        self.drain()
        self.assertEqual([photo], self.blobs(self.desk, case))
        other = self.enrolled("other", "02")
        self.await_numbers(other, self.confirmed, "the case did not come")
        self.assertEqual([photo], self.blobs(other, case))
        self.fetch(other, photo)
        self.refused("attachment.unknown", other.do(do="fetch", content=late, file=self.path("none")))

    def test_a_drafts_scans_outlive_the_program(self):
        name = self.attach(self.desk)
        draft = {"id": str(uuid.uuid4()), "item": "ln-yd", "applicant": immediate()["applicant"], "fields": {}, "materials": self.rows(name),
                 "started": "2026-11-25T01:00:00.000Z", "saved": "2026-11-25T01:00:00.000Z"}
        self.expect(self.desk.do(do="save_draft", draft=draft))
        self.restart(self.desk)
        saved = self.expect(self.desk.do(do="drafts"))["drafts"]
        self.assertEqual([[name]], [d["materials"][0]["blobs"] for d in saved])
        self.assertEqual(["here"], self.places(self.desk, contents=[name]))
        self.fetch(self.desk, name)
        self.confirm_with(self.desk, name)
        self.drain()
        self.assertEqual(["sent"], self.places(self.desk, contents=[name]))

    def test_the_workstation_dies_around_attaching_and_confirming(self):
        answered = set()
        for _ in range(KILLS):
            killer = threading.Timer(self.random.uniform(0.0, 0.4), self.desk.process.kill)
            killer.start()
            try:
                while killer.is_alive():
                    name = self.attach(self.desk, size=self.random.choice([5_000, 300_000, 2 * PIECE]))
                    answered.add(name)
                    self.confirm_with(self.desk, name)
            except Gone:
                pass  # what was not answered may be there or not, but never half
            killer.join()
            self.restart(self.desk)
        for name in answered:
            self.assertIn(self.places(self.desk, contents=[name])[0], ("here", "waiting", "sending", "sent"), "an answered content is lost")
            self.fetch(self.desk, name)
        self.drain()
        self.await_no_strays()
        other = self.enrolled("other", "02")
        shown = self.check_everything()
        self.await_numbers(other, shown, "the cases did not come")
        seen = 0
        for row in self.every_row(other):
            for name in self.blobs(other, row["case"]):
                self.fetch(other, name)
                seen += 1
        self.assertEqual(len(shown), seen, "a case without its scan")
        print(f"{len(answered)} attached, {seen} confirmed with a scan, {KILLS} kills", flush=True)

    def await_no_strays(self):
        """What a kill left half written goes when the desk has looked at its files, some time after it was unlocked."""
        end = time.monotonic() + 60
        strays = lambda: set(os.listdir(f"{self.desk.folder}/blobs")) - set(self.contents)
        while strays() and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(set(), strays(), "a file that is no content stays")

    def every_row(self, desk):
        rows, after = [], ""
        while True:
            page = self.expect(desk.do(do="list", after=after))
            rows += page["rows"]
            after = page["next"]
            if not after:
                return rows


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
