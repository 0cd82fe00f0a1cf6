#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The line between the two programs goes bad at every place: cut after so many bytes in either direction, silent,
slow, doubled, refused. A case is confirmed on each bad line; when the line is good again, all is at the centre, once.

usage: line_test.py CENTER DESK   (YICHUANG_LONG=1: every 23 bytes, else a few places)
"""
import os
import sys
import unittest

from programs import HallTest
from proxy import Proxy, Spoil

HallTest.center, HallTest.desk_program = sys.argv[1:3]
LONG = bool(os.environ.get("YICHUANG_LONG"))
# A handshake takes some 2000 bytes down and 1500 up, a confirmed case about as many again.
PLACES = range(0, 6000, 23) if LONG else (0, 1, 700, 1900, 2300, 2700, 3300, 4500)


class LineTest(HallTest):
    def setUp(self):
        super().setUp()
        self.proxy = Proxy(self.centre.port)
        self.window = self.enrolled("window", "03", url=self.proxy.url)

    def tearDown(self):
        self.proxy.close()
        super().tearDown()

    def spoil_each(self, spoils):
        struck = 0
        for spoil in spoils:
            self.proxy.arm(spoil)
            self.confirm(self.window)
            self.window.do(do="drain", seconds=0)  # asks again at once, whatever the desk was waiting for
            struck += self.proxy.struck.wait(1.5)
            self.proxy.disarm()
            self.drain(self.window)
        self.assertGreater(struck, len(spoils) // 2, "the line was hardly ever bad")
        self.check_everything([self.window])
        print(f"{len(spoils)} bad lines, {struck} met", flush=True)

    def test_cut_towards_the_desk(self):
        self.spoil_each([Spoil(down_after=place) for place in PLACES])

    def test_cut_towards_the_centre(self):
        self.spoil_each([Spoil(up_after=place) for place in PLACES])

    def test_silence(self):
        self.spoil_each([Spoil(silent_after=place) for place in (PLACES[::10] if LONG else PLACES[1::3])])

    def test_pieces_that_come_twice(self):
        self.spoil_each([Spoil(double_after=place) for place in (PLACES[::5] if LONG else PLACES[::2])])

    def test_refused_connections(self):
        self.spoil_each([Spoil(refuse=True)] * 3)

    def test_a_slow_line_only_takes_longer(self):
        self.proxy.arm(Spoil(delay=0.1))
        self.confirm(self.window, count=3)
        self.check_everything([self.window])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
