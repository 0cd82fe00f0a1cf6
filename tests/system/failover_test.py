#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The primary of the database dies under load and another takes over: two services behind HAProxy, desks that confirm
all the while. Nothing acknowledged is lost, nothing is doubled, the service is back without a person, a follower that
was there all the time and a fresh one see the same, the journal is whole.

usage: failover_test.py CENTER DESK [StandbyTest | PatroniTest]
"""
import sys
import threading
import unittest

from clusters import PatroniCluster, Standby
from programs import Gone, HallTest, immediate
from proxied import ProxiedCentre, wait_until

HallTest.center, HallTest.desk_program = sys.argv[1:3]


class FailOver(HallTest):
    """`self.cluster` is made before the centre."""

    def make_centre(self):
        self.addCleanup(self.cluster.close)
        return ProxiedCentre(self.center, self.folder.name, self.cluster.url)

    def setUp(self):
        self.cluster = self.make_cluster()
        super().setUp()
        self.other = self.enrolled("other", "03")
        self.watcher = self.enrolled("watcher", "02")
        self.faults = []

    def keep_confirming(self, desk, stop):
        try:
            # More than any hall does, and little enough for the numbers a desk has in hand to outlast the fail-over.
            while not stop.wait(0.2):
                self.confirm(desk)
        except (AssertionError, Gone) as fault:
            self.faults.append(fault)

    def under_load(self, happening):
        """Whatever happens, both desks go on confirming before, during and after."""
        stop = threading.Event()
        clerks = [threading.Thread(target=self.keep_confirming, args=(desk, stop)) for desk in (self.desk, self.other)]
        for clerk in clerks:
            clerk.start()
        try:
            before = len(self.confirmed)
            wait_until(lambda: len(self.confirmed) > before + 10 or self.faults, "nobody confirms")
            happening()
            before = len(self.confirmed)
            wait_until(lambda: len(self.confirmed) > before + 10 or self.faults, "nobody confirms any more")
        finally:
            stop.set()
            for clerk in clerks:
                clerk.join()
        self.assertEqual([], self.faults, "a clerk was told of it")

    def check_all(self):
        shown = self.check_everything([self.desk, self.other])
        self.assertEqual(set(self.confirmed), shown)
        self.await_numbers(self.watcher, shown, "who followed all the time sees something else")
        self.assertEqual(2, len(self.centre.proxy.up()), "both services are ready again by themselves")
        print(f"{len(shown)} confirmed, whole", flush=True)


class StandbyTest(FailOver):
    def make_cluster(self):
        return Standby()

    def test_the_standby_takes_over(self):
        self.under_load(lambda: (self.cluster.kill_primary(), self.cluster.promote()))
        self.check_all()
        self.assertEqual(2, self.cluster.timeline())


class PatroniTest(FailOver):
    def make_cluster(self):
        return PatroniCluster()

    def lose_the_primary(self):
        lost = self.cluster.primary()
        lost.kill()
        wait_until(lambda: self.cluster.primary() not in (None, lost), "nobody took over", 120)
        self.lost = lost

    def test_whoever_is_left_takes_over(self):
        for _ in range(2):
            self.under_load(self.lose_the_primary)
            self.check_all()
            # The machine comes back, and follows who took over.
            self.lost.start()
            wait_until(self.cluster.is_replicated, f"it does not come back\n{self.cluster.log()}", 180)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
