#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills workstation and centre at random moments while cases are confirmed. What the desk answered must be at the
centre afterwards, once; no number twice; every chain whole; a fresh follower sees the same.

usage: kill_test.py CENTER DESK   (YICHUANG_LONG=1: 300 kills of each, else a few; YICHUANG_KILLS=N so many; YICHUANG_SEED=N repeats a run)
"""
import os
import random
import subprocess
import sys
import threading
import time
import unittest
import uuid

from programs import Gone, HallTest, die_with_parent, immediate

HallTest.center, HallTest.desk_program = sys.argv[1:3]
LONG = bool(os.environ.get("YICHUANG_LONG"))
KILLS = int(os.environ.get("YICHUANG_KILLS", 300 if LONG else 6))
SEED = int(os.environ.get("YICHUANG_SEED", time.time_ns() % 1_000_000))


class KillTest(HallTest):
    def setUp(self):
        print(f"seed {SEED}", flush=True)
        self.random = random.Random(SEED)
        super().setUp()

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

    def test_workstation_and_centre_die_in_turn(self):
        for _ in range(KILLS):
            self.confirm_until_killed(self.desk)
            self.restart(self.desk)
            self.confirm_until_killed(self.centre)
            self.centre.kill()
            self.centre.start()
        self.check_everything()
        print(f"{len(self.confirmed)} confirmed, {KILLS} kills of each", flush=True)

    patience = 0.4  # seconds

    def command_killed(self, *command):
        """Runs an administrative command and kills it at a random moment. Whether it came to its end."""
        process = subprocess.Popen([self.centre.program, *command, *self.centre.where], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
        try:
            return process.wait(timeout=self.random.uniform(0.0, self.patience)) == 0
        except subprocess.TimeoutExpired:
            self.patience *= 1.1  # a slow machine must come to an end once
            process.kill()
            process.wait()
            return False

    def test_backup_and_restore_die_at_any_moment(self):
        """A killed backup is none, a killed restore leaves the old centre or the new one, never nothing."""
        self.confirm(count=3)
        self.drain()
        backup = self.path("backup.sqlite")
        while not self.command_killed("backup", backup) and not os.path.exists(backup):
            pass  # killed after it took its name it is whole
        self.confirm(count=2)
        self.drain()
        restored = 0
        for _ in range(60 if LONG else 6):
            self.centre.kill()
            restored += self.command_killed("restore", backup)
            self.assertTrue(self.centre.ask("verify-journal")["whole"])
            self.centre.start()
            self.confirm()
        self.check_everything()
        print(f"{restored} restores came to their end", flush=True)

    def test_a_saved_draft_outlives_the_program(self):
        draft = {"id": str(uuid.uuid4()), "item": "ln-yd", "applicant": immediate()["applicant"], "fields": {"note": "一半"},
                 "focus": "applicant.name", "started": "2026-11-25T01:00:00.000Z", "saved": "2026-11-25T01:00:00.000Z"}
        saved = self.expect(self.desk.do(do="save_draft", draft=draft))["draft"]
        self.restart(self.desk)
        self.assertEqual([saved], self.expect(self.desk.do(do="drafts"))["drafts"])
        for member in ("id", "item", "applicant", "fields", "focus"):
            self.assertEqual(draft[member], {**saved, "applicant": {k: saved["applicant"][k] for k in draft["applicant"]}}[member])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
