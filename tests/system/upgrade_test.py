#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From one version of the service to the next (system/next: one more migration) while cases are confirmed at desks of
the version before: nobody is refused, nothing confirmed is lost or doubled, and the way back is refused in plain words.

usage: upgrade_test.py CENTER NEXT DESK NOTE [FileUpgradeTest | RollingUpgradeTest]   (NOTE: of cluster.py)
"""
import socket
import ssl
import subprocess
import sys
import threading
import unittest

from programs import HallTest
from proxied import ProxiedHallTest, wait_until

HallTest.center, NEXT, HallTest.desk_program, ProxiedHallTest.note = sys.argv[1:5]


class Visitor(threading.Thread):
    """Asks again and again over connections of its own, until told to stop. `refused`: what was not answered by 200."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port = port
        self.ended = threading.Event()
        self.answered = 0
        self.refused = []

    def ask(self):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as plain, context.wrap_socket(plain) as line:
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return line.recv(4096)[9:12]

    def run(self):
        while not self.ended.is_set():
            try:
                status = self.ask()
            except OSError as error:
                status = repr(error)
            if status == b"200":
                self.answered += 1
            else:
                self.refused.append(status)

    def end(self):
        self.ended.set()
        self.join(timeout=120)
        return self.refused


class Upgrading:
    def visited(self, port):
        visitor = Visitor(port)
        visitor.start()
        self.addCleanup(visitor.ended.set)
        return visitor

    def next_version(self):
        """From here on the programs that are started are the next version's."""
        before, self.centre.program = self.centre.program, NEXT
        return before

    def assert_no_way_back(self, before):
        """The version before does not touch what the next one has changed."""
        done = subprocess.run([before, "verify-journal", *self.centre.where], capture_output=True, timeout=120, check=False)
        self.assertEqual(3, done.returncode, done)
        self.assertIn("newer version", done.stderr.decode())


class FileUpgradeTest(Upgrading, HallTest):
    """One service on a file, its port systemd's."""

    def test_nobody_is_refused(self):
        self.confirm(count=10)
        self.centre.stop()
        log = self.enterContext(open(self.path("log"), "wb"))
        listener = self.listen_for_unit()
        self.centre.start_as_unit(listener, log)
        visitor = self.visited(self.centre.port)
        self.confirm(count=5)
        wait_until(lambda: visitor.answered > 3, "nobody is answered before the upgrade")
        self.assertEqual(0, self.centre.stop())
        self.confirm(count=5)
        before = self.next_version()
        self.centre.start_as_unit(listener, log)
        self.confirm(count=5)
        answered = visitor.answered
        wait_until(lambda: visitor.answered > answered + 3, "nobody is answered after the upgrade")
        self.assertEqual([], visitor.end())
        self.assert_nothing_is_said(self.desk)
        self.check_everything()
        self.assert_no_way_back(before)

    def test_the_copy_beside_it_is_the_version_before(self):
        """What the upgrade keeps beside the file opens with the old program and verifies."""
        self.confirm(count=3)
        self.drain()
        self.centre.stop()
        before = self.next_version()
        self.centre.start()
        place = list(self.centre.where)
        place[1] += ".before-upgrade"
        done = subprocess.run([before, "verify-journal", *place, "--json"], capture_output=True, timeout=120, check=False)
        self.assertEqual(0, done.returncode, done)
        self.assertIn(b'"operations":3', done.stdout)


class RollingUpgradeTest(Upgrading, ProxiedHallTest):
    """Two services on PostgreSQL behind the proxy, one after the other."""

    def confirm_at_both(self, count):
        for _ in range(count):
            self.confirm(self.desk)
            self.confirm(self.other)
            self.assert_nothing_is_said(self.desk)
            self.assert_nothing_is_said(self.other)

    def test_one_service_after_the_other(self):
        first, second = self.centre.services
        for service in (second, first):
            service.stop()
            service.options = ["--notice", "4"]
            service.start()
        self.confirm_at_both(5)
        visitor = self.visited(self.centre.proxy.port)
        wait_until(lambda: visitor.answered > 3, "nobody is answered before the upgrade")
        self.assertEqual(0, first.stop())
        wait_until(lambda: self.centre.proxy.up() == {"centre2"}, "the proxy does not notice")
        # The schema goes forward under the service of the version before, which is in the middle of its work and goes on.
        before = self.next_version()
        self.confirm(self.desk)
        self.centre.ask("init")
        self.confirm_at_both(3)
        first.start()
        wait_until(lambda: len(self.centre.proxy.up()) == 2, "the two versions do not stand side by side")
        self.confirm_at_both(5)
        self.assertEqual(0, second.stop())
        self.confirm_at_both(3)
        second.start()
        wait_until(lambda: len(self.centre.proxy.up()) == 2, "the next version does not come up")
        self.confirm_at_both(3)
        self.assertEqual([], visitor.end())
        self.assertEqual(set(self.confirmed), self.check_everything([self.desk, self.other]))
        # The way back is open as long as the migrations in between say so.
        done = subprocess.run([before, "verify-journal", *self.centre.where, "--json"], capture_output=True, timeout=120, check=False)
        self.assertEqual(0, done.returncode, done)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[5:])
