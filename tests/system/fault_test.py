#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Full disks, clocks that are set back, damaged pages, centres put back from a backup: each on both sides, in the
real programs. Nothing confirmed is lost, no number comes twice, and what is wrong is said in a sentence.

usage: fault_test.py CENTER DESK SHIM   (YICHUANG_LONG=1: disks filled at every 400 bytes, else at a few places)
"""
import json
import os
import shutil
import subprocess
import sys
import time
import unittest
from pathlib import Path

from programs import Gone, HallTest, immediate

HallTest.center, HallTest.desk_program, HallTest.shim_library = sys.argv[1:4]
LONG = bool(os.environ.get("YICHUANG_LONG"))
ROOM = list(range(0, 60_000, 400)) if LONG else [0, 100, 4_000, 9_000, 20_000, 33_000]
DAY = 24 * 3600


class DiskTest(HallTest):
    def test_the_desks_disk_is_full(self):
        refused = 0
        for room in ROOM:
            self.desk_shim.leave_bytes(room)
            answer = self.desk.do(**immediate())
            self.desk_shim.leave_bytes(-1)
            if answer.get("ok"):
                self.confirmed.append(answer["number"])
                continue
            refused += 1
            self.assertEqual("storage_failed", answer["error"]["code"], answer)
            self.assertTrue(answer["error"]["text"])
            self.confirm()  # there is room again: the same window goes on
        self.assertGreater(refused, len(ROOM) // 4)
        self.assertGreater(self.desk_shim.refusals(), 0)
        self.restart(self.desk)
        self.check_everything()
        print(f"{refused} acts refused by a full disk, {len(self.confirmed)} confirmed", flush=True)

    def test_the_desk_starts_on_a_full_disk(self):
        self.confirm()
        for room in (0, 1_000, 20_000):
            self.desk.kill()
            self.desk_shim.leave_bytes(room)
            self.desk.start()
            try:
                answer = self.desk.do(do="sign_in", person="wei.xf", password=self.centre.password("wei.xf"))
                self.assertTrue(answer.get("ok") or answer["error"]["text"], answer)
            except Gone:
                self.assertEqual(1, self.desk.process.wait(timeout=30))  # it said why before it ended
            self.desk_shim.leave_bytes(-1)
        self.restart(self.desk)
        self.confirm()
        self.check_everything()

    def test_the_centres_disk_is_full(self):
        for room in ROOM:
            self.centre_shim.leave_bytes(room)
            self.confirm()
            self.desk.do(do="drain", seconds=1)
            self.centre_shim.leave_bytes(-1)
        self.assertGreater(self.centre_shim.refusals(), 0)
        self.drain()
        self.check_everything()


class ClockTest(HallTest):
    def test_the_desks_clock_is_set_back_and_forth(self):
        self.confirm()
        self.drain()
        self.centre.kill()
        for seconds in (-7200, -40 * DAY, 0, 3600, -60):
            self.desk_shim.set_clock(seconds)
            self.confirm(count=2)
        self.desk_shim.set_clock(-DAY)
        self.restart(self.desk)
        self.confirm(count=2)
        self.desk_shim.set_clock(0)
        self.centre.start()
        self.check_everything()

    def test_the_centres_clock_is_set_back(self):
        """What was made by the right clock is not refused as coming from the future."""
        self.confirm(count=2)
        self.drain()
        self.centre_shim.set_clock(-5400)
        self.confirm(count=2)
        self.drain()
        self.centre.kill()
        self.confirm(count=2)
        self.centre.start()
        self.confirm(count=2)
        self.drain()
        self.centre_shim.set_clock(0)
        self.confirm(count=2)
        self.check_everything()


class DamageTest(HallTest):
    @staticmethod
    def damage(file):
        """Overwrites pages in the middle; the file as it then is."""
        with open(file, "r+b") as opened:
            opened.seek(4096 * 4)
            opened.write(b"\x77" * 4096 * 8)
        return Path(file).read_bytes()

    def test_a_damaged_page_at_the_desk(self):
        self.confirm(count=20)
        self.drain()
        self.assertEqual(0, self.desk.close())
        file = self.path("desk/workspace.db")
        before = self.damage(file)
        done = subprocess.run([self.desk_program, "--folder", self.path("desk")], capture_output=True, input=b'{"do":"status"}\n', timeout=120)
        self.assertEqual(1, done.returncode)
        error = json.loads(done.stdout)["error"]
        self.assertEqual("storage_corrupt", error["code"])
        self.assertTrue(error["text"])
        self.assertEqual(before, Path(file).read_bytes(), "the damaged file was touched")
        # The way on: another folder, another code. What was confirmed is at the centre.
        anew = self.enrolled("anew", "01")
        self.await_numbers(anew, self.confirmed, "what the centre has comes back")
        self.confirm(anew, count=2)
        self.check_everything([anew])

    def test_a_damaged_page_at_the_centre(self):
        self.confirm(count=20)
        self.drain()
        backup = self.path("backup.sqlite")
        self.centre.ask("backup", backup)
        self.confirm(count=3)
        self.drain()
        self.assertEqual(0, self.centre.stop())
        file = self.path("centre/centre.sqlite")
        before = self.damage(file)
        done = subprocess.run([self.center, "serve", "--listen", f"127.0.0.1:{self.centre.port}", *self.centre.where, "--json"],
                              capture_output=True, timeout=120)
        self.assertEqual(3, done.returncode, done)
        self.assertIn(b"storage_corrupt", done.stdout + done.stderr)
        self.assertEqual(before, Path(file).read_bytes(), "the damaged file was touched")
        kept = self.centre.ask("restore", backup)["kept"]
        self.assertEqual(before, Path(kept).read_bytes(), "the damaged file was not kept")
        self.centre.start()
        self.confirm(count=2)
        self.check_everything()


class RestoreTest(HallTest):
    def test_a_restored_centre_gets_everything_again(self):
        other = self.enrolled("other", "03")
        self.confirm(count=5)
        self.confirm(other, count=5)
        self.drain()
        self.drain(other)
        backup = self.path("backup.sqlite")
        self.centre.ask("backup", backup)
        self.confirm(count=5)
        self.confirm(other, count=5)
        self.drain()
        self.drain(other)
        self.centre.kill()
        self.confirm(count=2)
        self.centre.ask("restore", backup)
        self.centre.start()
        self.confirm(other, count=2)
        self.check_everything([self.desk, other])


class CopyTest(HallTest):
    """A copy of a workstation's folder is put back, or goes on beside the original."""

    def copy(self, name, desk=None):
        desk = desk or self.desk
        self.assertEqual(0, desk.close())
        shutil.copytree(desk.folder, self.path(name))
        desk.start()
        self.sign_in(desk)

    def put_back(self, name):
        self.desk.kill()
        shutil.rmtree(self.desk.folder)
        shutil.copytree(self.path(name), self.desk.folder)
        self.desk.start()

    def refused(self, desk, reason):
        answer = desk.do(**immediate())
        self.assertEqual(reason, answer.get("error", {}).get("reason"), answer)
        self.assertTrue(answer["error"]["text"])

    def await_standing(self, desk, standing):
        end = time.monotonic() + 60
        while desk.do(do="status")["standing"] != standing and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(standing, desk.do(do="status")["standing"])

    def await_leave(self, desk):
        """Until the desk may confirm again and has numbers to do it with."""
        self.await_standing(desk, "sound")
        end = time.monotonic() + 60
        while desk.do(do="status")["numbers_left"] == 0 and time.monotonic() < end:
            time.sleep(0.05)

    def test_an_old_copy_put_back_gives_out_nothing(self):
        self.confirm(count=3)
        self.copy("backup")
        self.confirm(count=4)
        self.drain()
        self.put_back("backup")
        self.sign_in(self.desk)
        self.await_standing(self.desk, "forked")
        self.refused(self.desk, "store.forked")
        self.restart(self.desk)  # it stays so
        self.refused(self.desk, "store.forked")
        # What the centre has comes here too, and the way on is another enrolment.
        self.await_numbers(self.desk, self.confirmed, "the old copy does not show what the centre has")
        anew = self.enrolled("anew", "01")
        self.await_numbers(anew, self.confirmed, "the new enrolment does not show what the centre has")
        self.confirm(anew, count=3)
        self.check_everything([anew])

    def test_an_old_copy_put_back_while_the_centre_is_away(self):
        self.confirm(count=3)
        self.drain()
        self.copy("backup")
        self.centre.kill()
        self.confirm(count=4)  # known to nobody else, and their papers are out
        lost = self.confirmed[3:]
        self.put_back("backup")
        self.sign_in(self.desk)
        self.refused(self.desk, "store.moved")
        self.centre.start()
        self.desk.do(do="drain", seconds=0)
        self.await_leave(self.desk)
        self.confirmed = self.confirmed[:3]  # the disk that held the others is gone
        self.confirm(count=5)
        self.assertEqual(set(), set(lost) & set(self.confirmed), "a number was given out twice")
        self.check_everything()

    def test_what_waited_in_the_copy_gets_its_official_answer(self):
        self.centre.kill()
        self.confirm(count=3)
        self.copy("backup")
        self.centre.start()
        self.drain()
        self.put_back("backup")
        self.sign_in(self.desk)
        self.await_leave(self.desk)  # the copy is at the end of the chain
        self.confirm(count=2)
        self.check_everything()

    def test_two_copies_at_once(self):
        """The first to go on keeps the chain; the other keeps what it did, says so, and stops."""
        self.confirm(count=3)
        self.drain()
        self.copy("clone")
        clone = self.started("clone")
        self.sign_in(clone)
        self.await_leave(clone)
        ours = [self.expect(self.desk.do(**immediate()))["number"] for _ in range(3)]
        theirs = []
        while len(theirs) < 5:
            answer = clone.do(**immediate())
            if not answer.get("ok"):
                self.assertEqual("store.forked", answer["error"]["reason"], answer)
                break
            theirs.append(answer["number"])
        self.assertEqual(set(), set(ours) & set(theirs), "both copies gave out one number")
        for desk in (self.desk, clone):
            desk.do(do="drain", seconds=60)
        end = time.monotonic() + 60
        standings = []
        while "forked" not in standings and time.monotonic() < end:
            standings = [desk.do(do="status")["standing"] for desk in (self.desk, clone)]
        self.assertEqual(["forked", "sound"], sorted(standings), "one of the two goes on")
        stopped = (self.desk, clone)[standings.index("forked")]
        self.refused(stopped, "store.forked")
        held = [ours, theirs][standings.index("forked")]
        rows = stopped.do(do="lanes")["lanes"]
        self.assertEqual(len(held), len(rows), "what the stopped copy confirmed is kept where a person sees it")
        self.assertEqual({"refused"}, {row["state"] for row in rows} if held else {"refused"})
        self.assertTrue(self.centre.ask("verify-journal")["whole"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
