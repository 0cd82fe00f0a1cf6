#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills workstation and centre at random moments while cases are confirmed. What the desk answered must be at the
centre afterwards, once; no number twice; every chain whole; a fresh follower sees the same.

usage: kill_test.py CENTER DESK   (YICHUANG_LONG=1: 300 kills of each, else a few)
"""
import os
import random
import sys
import tempfile
import threading
import time
import unittest

from programs import Centre, Desk, Gone, immediate

CENTER, DESK = sys.argv[1:3]
KILLS = 300 if os.environ.get("YICHUANG_LONG") else 6
SEED = int(os.environ.get("YICHUANG_SEED", time.time_ns() % 1_000_000))


class KillTest(unittest.TestCase):
    def setUp(self):
        print(f"seed {SEED}", flush=True)
        self.random = random.Random(SEED)
        self.folder = tempfile.TemporaryDirectory()
        self.centre = Centre(CENTER, self.folder.name)
        self.centre.start()
        self.desk = Desk(DESK, f"{self.folder.name}/desk")
        self.desk.start()
        self.expect(self.desk.do(do="enrol", centre=self.centre.url, code=self.centre.code("01")))
        self.sign_in(self.desk)
        self.confirmed = []

    def tearDown(self):
        self.desk.kill()
        self.centre.kill()
        self.folder.cleanup()

    def expect(self, answer):
        self.assertTrue(answer.get("ok"), answer)
        return answer

    def sign_in(self, desk):
        return self.expect(desk.do(do="sign_in", person="wei.xf", password=self.centre.password("wei.xf")))

    def confirm_until_killed(self, victim):
        """Confirms cases while a thread kills the victim after a random moment."""
        killer = threading.Timer(self.random.uniform(0.0, 0.25), victim.process.kill)
        killer.start()
        try:
            while killer.is_alive():
                self.confirmed.append(self.expect(self.desk.do(**immediate()))["number"])
        except Gone:
            pass  # the answer never came: the case may be there or not, but never half
        killer.join()

    def restart_desk(self):
        self.desk.kill()
        self.desk.start()
        self.sign_in(self.desk)

    def check_everything(self):
        status = self.expect(self.desk.do(do="drain", seconds=300))
        self.assertEqual((0, 0, 0, 0, 0), tuple(status[k] for k in ("waiting", "sending", "held", "conflicts", "refused")), status)
        shown = self.desk.numbers()
        self.assertEqual(len(shown), len(set(shown)), "a number was used twice")
        self.assertEqual(set(), set(self.confirmed) - set(shown), "a confirmed case is lost at the desk")
        journal = self.centre.ask("verify-journal")
        self.assertTrue(journal["whole"], journal)
        self.assertEqual(len(shown), journal["cases"])
        self.assertEqual(len(shown), journal["operations"], "one operation a case, each applied once")
        self.check_fresh_follower(shown)

    def check_fresh_follower(self, shown):
        other = Desk(DESK, f"{self.folder.name}/other")
        other.start()
        self.expect(other.do(do="enrol", centre=self.centre.url, code=self.centre.code("02")))
        self.sign_in(other)
        end = time.monotonic() + 60
        while sorted(other.numbers()) != sorted(shown) and time.monotonic() < end:
            time.sleep(0.1)
        self.assertEqual(sorted(shown), sorted(other.numbers()), "a fresh follower sees something else")
        self.assertEqual(0, other.close())

    def test_workstation_and_centre_die_in_turn(self):
        for _ in range(KILLS):
            self.confirm_until_killed(self.desk)
            self.restart_desk()
            self.confirm_until_killed(self.centre)
            self.centre.kill()
            self.centre.start()
        self.check_everything()
        print(f"{len(self.confirmed)} confirmed, {KILLS} kills of each", flush=True)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
