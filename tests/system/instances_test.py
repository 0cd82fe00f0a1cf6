#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two services of one centre on one PostgreSQL database behind HAProxy, set up as packaging/ha says. One is killed,
drained or started again at random while cases are confirmed at desks that know the proxy's address only: nothing
confirmed is lost or doubled, a change made through one service wakes those who wait at the other, and nobody is told of any of it.

usage: instances_test.py CENTER DESK NOTE   (NOTE: of cluster.py; YICHUANG_LONG=1: 60 rounds, YICHUANG_SEED=N repeats a run)
"""
import os
import random
import sys
import time
import unittest

from programs import HallTest
from proxied import ProxiedHallTest, wait_until

HallTest.center, HallTest.desk_program, ProxiedHallTest.note = sys.argv[1:4]
ROUNDS = int(os.environ.get("YICHUANG_ROUNDS", 60 if os.environ.get("YICHUANG_LONG") else 8))
SEED = int(os.environ.get("YICHUANG_SEED", time.time_ns() % 1_000_000))


class InstancesTest(ProxiedHallTest):
    def setUp(self):
        print(f"seed {SEED}", flush=True)
        self.random = random.Random(SEED)
        super().setUp()

    def upset(self, service):
        """One service goes, in one of the ways a service goes, and comes back a while later."""
        way = self.random.choice(("killed", "drained", "restarted"))
        if way == "killed":
            service.process.kill()
        elif way == "drained":
            service.process.terminate()
        else:
            self.assertEqual(0, service.stop(), "a drained service ends in order")
        for _ in range(self.random.randrange(2, 8)):
            for desk in (self.desk, self.other):
                self.confirm(desk)
                self.assert_nothing_is_said(desk)
        if way != "restarted":
            service.process.wait(timeout=60)
            service.process.stdout.close()
        service.start()
        return way

    def test_services_go_and_come(self):
        ways = []
        for _ in range(ROUNDS):
            ways.append(self.upset(self.random.choice(self.centre.services)))
            # Asked of a person while one service is away: it must simply work.
            if self.random.random() < 0.3:
                self.sign_in(self.desk)
        shown = self.check_everything([self.desk, self.other])
        self.assertEqual(set(self.confirmed), shown)
        print(f"{len(shown)} confirmed; {', '.join(f'{ways.count(way)} {way}' for way in sorted(set(ways)))}", flush=True)

    def test_what_comes_through_one_wakes_who_waits_at_the_other(self):
        """Both desks follow; each has its long-poll at one of the services. A case of one is at the other at once."""
        first, second = self.centre.services
        for _ in range(4):
            self.confirm(self.desk)
            wait_until(lambda: self.confirmed[-1] in self.other.numbers(), "the other window never heard of it", 30)
        # One service alone carries on, and then only the other one.
        for gone in (first, second):
            self.assertEqual(0, gone.stop())
            self.confirm(self.desk)
            wait_until(lambda: self.confirmed[-1] in self.other.numbers(), "the other window never heard of it", 60)
            gone.start()
            wait_until(lambda: len(self.centre.proxy.up()) == 2, "HAProxy does not find it again")

    def test_a_stranger_without_a_certificate_sees_the_services_own_tls(self):
        """The proxy ends no TLS: the certificate seen through it is the centre's own."""
        import ssl
        context = ssl.create_default_context(cafile=f"{self.folder.name}/keys/authority.pem")
        import socket
        with socket.create_connection(("127.0.0.1", self.centre.proxy.port), timeout=10) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as line:
                self.assertEqual("TLSv1.3", line.version())
                line.sendall(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                self.assertIn(b"HTTP/1.1 200", line.recv(4096))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
