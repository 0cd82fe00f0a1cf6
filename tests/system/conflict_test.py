#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two windows move one case while the centre is away: one is first, the other is asked, and what a person chooses is what happens.

usage: conflict_test.py CENTER DESK
"""
import sys
import time
import unittest

from programs import HallTest, immediate

HallTest.center, HallTest.desk_program = sys.argv[1:3]


class ConflictTest(HallTest):
    def setUp(self):
        super().setUp()
        self.other = self.enrolled("other", "02")

    def received(self):
        """A case both desks have."""
        case = self.expect(self.desk.do(do="confirm", item="ln-yd", materials="complete", ending={"kind": "receive"},
                                        applicant=immediate()["applicant"]))["case"]
        self.drain()
        self.heard(self.other, case, "received")
        return case

    def state(self, desk, case):
        answer = desk.do(do="open", case=case)
        return answer["case"]["state"] if answer.get("ok") else None

    def heard(self, desk, case, state):
        ends = time.monotonic() + 60
        while self.state(desk, case) != state:
            self.assertLess(time.monotonic(), ends, f"{self.state(desk, case)} is not {state}")
            time.sleep(0.1)

    def act(self, desk, case, kind, **act):
        return self.expect(desk.do(do="act", case=case, kind=kind, act=act))

    def conflicted(self, case):
        """The operation of the other desk that came second."""
        self.centre.start()
        self.drain()
        self.expect(self.other.do(do="drain", seconds=60))
        lanes = self.expect(self.other.do(do="lanes"))["lanes"]
        self.assertEqual(["conflict"], [lane["state"] for lane in lanes], lanes)
        return lanes[0]["operation"]

    def settle(self, operation, mine):
        return self.other.do(do="settle", operation=operation, choice="mine", keep_mine={"act": mine}, note="问过申请人")

    def test_a_move_that_is_no_longer_possible_is_not_called_settled(self):
        case = self.received()
        self.centre.kill()
        self.act(self.desk, case, "withdraw", note="申请人撤回")
        self.act(self.other, case, "accept")
        operation = self.conflicted(case)
        refused = self.settle(operation, mine=True)
        self.assertEqual("case.life_cycle", refused.get("error", {}).get("reason"), refused)
        self.assertEqual("conflict", self.expect(self.other.do(do="lanes"))["lanes"][0]["state"])
        self.expect(self.settle(operation, mine=False))
        self.drain(self.other)
        self.assertEqual("withdrawn", self.state(self.other, case))

    def test_a_move_of_ones_own_is_made_anew(self):
        case = self.received()
        self.centre.kill()
        self.act(self.other, case, "withdraw", note="申请人撤回")
        self.act(self.desk, case, "hand_over", to_window="02")  # later, but known first
        operation = self.conflicted(case)
        self.expect(self.settle(operation, mine=True))
        self.drain(self.other)
        self.assertEqual("withdrawn", self.state(self.other, case))
        self.heard(self.desk, case, "withdrawn")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
