#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every endpoint of docs/api/openapi.json with what is shaped as described, and with everything that is not: wrong types, huge
numbers, deep nesting, bad UTF-8, wrong content types, cut-off bodies, unknown members, strange headers, smuggled requests.
No answer of 500 and above but 503 with Retry-After, every answer as described, no connection without an end in time; the
centre is alive afterwards and its journal whole.

usage: openapi_fuzz_test.py CENTER OPENAPI [--long] [--seed N]
"""
import argparse
import json
import random
import sys
import tempfile
import time
import unittest

import jsonschema

from fuzz_generator import Generator, inlined
from fuzz_http import Connection, Wire, request_bytes
from fuzz_station import Station
from programs import Centre

PARSER = argparse.ArgumentParser()
PARSER.add_argument("center")
PARSER.add_argument("openapi")
PARSER.add_argument("--long", action="store_true")
PARSER.add_argument("--seed", type=int, default=None)
ARGUMENTS = PARSER.parse_args()
SEED = ARGUMENTS.seed if ARGUMENTS.seed is not None else random.SystemRandom().randrange(2**32)
ROUNDS = 200 if ARGUMENTS.long else 2
SECONDS = 15  # in which every connection has its answer or its end


class FuzzTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print(f"seed {SEED}, {ROUNDS} rounds", flush=True)
        cls.folder = tempfile.TemporaryDirectory()
        cls.centre = Centre(ARGUMENTS.center, cls.folder.name)
        cls.centre.start()
        with open(ARGUMENTS.openapi, encoding="utf-8") as file:
            cls.api = inlined(json.load(file))
        cls.random = random.Random(SEED)
        cls.station = Station(cls.centre, cls.folder.name)
        cls.asked = {}

    @classmethod
    def tearDownClass(cls):
        print("answers by status:", dict(sorted(cls.asked.items())), flush=True)
        for wire in cls.station.wires.values():
            wire.close()
        cls.centre.kill()
        cls.folder.cleanup()

    def operations(self):
        for path, methods in self.api["paths"].items():
            for method, operation in methods.items():
                if method != "head":  # its answers announce a length and have no body, which Wire does not know
                    yield method.upper(), path, operation

    def wire(self, operation):
        return self.station.wire() if operation.get("security") else self.station.stranger()

    def look(self, answer, what, operation=None):
        """`operation`: the request was HTTP for it, so the description must promise the answer."""
        self.asked[answer.status] = self.asked.get(answer.status, 0) + 1
        said = f"seed {SEED}: {what}: {answer.status} {answer.body[:300]!r}"
        if answer.status >= 500:
            self.assertEqual(503, answer.status, said)
            self.assertIn("retry-after", answer.headers, said)
        if operation is None:
            return
        described = operation["responses"].get(str(answer.status))
        self.assertIsNotNone(described, said + " is not promised")
        for name in described.get("headers", {}):
            self.assertIn(name.lower(), answer.headers, said)
        content = described.get("content", {}).get("application/json")
        if content:
            self.assertEqual("application/json", answer.headers.get("content-type", "").split(";")[0].strip(), said)
            jsonschema.Draft202012Validator(content["schema"]).validate(json.loads(answer.body))

    def ask(self, wire, data, what, operation=None):
        """One request that is HTTP; its answer or the end of the connection, in time."""
        began = time.monotonic()
        answers = wire.exchange(data, SECONDS)
        if wire is not self.station.wires.get("known"):
            wire.close()
        self.assertLess(time.monotonic() - began, SECONDS, f"seed {SEED}: {what}: no answer and no end")
        for answer in answers:
            self.look(answer, what, operation)
        return answers

    def test_1_every_endpoint_with_bodies_of_every_kind(self):
        for _ in range(ROUNDS):
            for method, path, operation in self.operations():
                generator = Generator(self.random, operation)
                for kind, body, headers in generator.bodies(self.station):
                    what = f"{method} {path} {kind}"
                    answers = self.ask(self.wire(operation), request_bytes(method, path + generator.query(), body, headers), what, operation)
                    self.assertEqual(1, len(answers), f"seed {SEED}: {what}")

    def test_2_cut_off_bodies_end(self):
        for method, path, operation in self.operations():
            body = b'{"request":"' + b"x" * 50
            data = request_bytes(method, path, body, {"Content-Type": "application/json"}, length=len(body) + 1000)
            wire = Connection(self.centre.port, self.station.context(operation))
            began = time.monotonic()
            for answer in wire.cut_off(data, SECONDS):
                self.look(answer, f"{method} {path} cut off")
            self.assertLess(time.monotonic() - began, SECONDS, f"{method} {path} cut off")

    def test_3_strange_headers_and_targets(self):
        for _ in range(ROUNDS):
            for method, path, operation in self.operations():
                for kind, data in Wire(self.random, method, path).tricks():
                    self.ask(Connection(self.centre.port, self.station.context(operation)), data, f"{method} {path} {kind}")

    def test_4_nothing_is_smuggled(self):
        for method, path, operation in self.operations():
            for kind, data in Wire(self.random, method, path).smuggled():
                answers = self.ask(Connection(self.centre.port, self.station.context(operation)), data, f"{method} {path} {kind}")
                # Whoever reads the length otherwise than the sender meant would answer the hidden request as well.
                self.assertLessEqual(len(answers), 1, kind)
                self.assertTrue(not answers or answers[0].status >= 400, f"{kind}: {answers and answers[0].status}")

    def test_5_random_bytes_for_a_request(self):
        for _ in range(ROUNDS * 10):
            data = self.random.randbytes(self.random.randrange(1, 4000)) + b"\r\n\r\n"
            self.ask(Connection(self.centre.port, self.station.context({})), data, "random bytes")

    def test_9_alive_and_whole(self):
        answer = self.ask(self.station.stranger(), request_bytes("GET", "/healthz"), "healthz", self.api["paths"]["/healthz"]["get"])[0]
        self.assertEqual(200, answer.status)
        answer = self.ask(self.station.stranger(), request_bytes("GET", "/readyz"), "readyz", self.api["paths"]["/readyz"]["get"])[0]
        self.assertEqual(200, answer.status)
        self.assertIsNone(self.centre.process.poll())
        # Operations went in that are chained rightly: they have their place, whatever they say.
        self.assertGreater(self.station.placed, ROUNDS)
        self.assertEqual(0, self.centre.stop())
        report = self.centre.ask("verify-journal")
        self.assertEqual([], report["findings"])
        self.assertEqual(self.station.placed, report["operations"])
        self.centre.start()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
