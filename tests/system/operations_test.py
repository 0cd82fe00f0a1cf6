#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What an operator has: figures for Prometheus, read by its own parser; the log; the unit file; the options.

usage: operations_test.py CENTER DESK SOURCE
"""
import json
import os
import re
import secrets
import shutil
import ssl
import subprocess
import sys
import unittest
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from prometheus_client.parser import text_string_to_metric_families

from programs import HallTest, immediate

HallTest.center, HallTest.desk_program = sys.argv[1:3]
SOURCE = sys.argv[3]


class OperationsTest(HallTest):
    def make_centre(self):
        self.token = secrets.token_hex(32)
        centre = super().make_centre()
        centre.serving = ["--metrics-token", self.token_file("metrics.token", self.token + "\n")]
        return centre

    def token_file(self, name, text, mode=0o600):
        path = self.path(name)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, mode)
        return path

    def page(self, path, headers=None):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        request = urllib.request.Request(f"{self.centre.url}{path}", headers=headers or {})
        return urllib.request.urlopen(request, context=context, timeout=30)

    def figures(self):
        reply = self.page("/metrics", {"Authorization": f"Bearer {self.token}"})
        self.assertEqual("text/plain; version=0.0.4; charset=utf-8", reply.headers["Content-Type"])
        text = reply.read().decode()
        samples = {}
        for family in text_string_to_metric_families(text):
            self.assertTrue(family.documentation, family.name)
            for sample in family.samples:
                key = (sample.name, tuple(sorted(sample.labels.items())))
                self.assertNotIn(key, samples)
                samples[key] = sample.value
        return samples, text

    def test_figures_count_what_happened(self):
        before, _ = self.figures()
        self.confirm(count=5)
        self.drain()
        after, text = self.figures()
        applied = ("yichuang_operations_total", (("status", "applied"),))
        self.assertEqual(before[applied] + 5, after[applied])
        self.assertEqual((1, 1), (before[("yichuang_database_up", ())], after[("yichuang_database_up", ())]))
        self.assertEqual(before[("yichuang_journal_head", ())] + 5, after[("yichuang_journal_head", ())])
        self.assertGreater(after[("yichuang_commits_total", ())], before[("yichuang_commits_total", ())])
        self.assertEqual(0, after[("yichuang_commits_failed_total", ())])
        count = after[("yichuang_commit_seconds_count", ())]
        self.assertEqual(count, after[("yichuang_commit_seconds_bucket", (("le", "+Inf"),))])
        buckets = [value for (name, _), value in after.items() if name == "yichuang_commit_seconds_bucket"]
        self.assertEqual(sorted(buckets), buckets)
        posts = ("yichuang_http_requests_total", (("code", "200"), ("method", "POST"), ("path", "/v1/operations")))
        self.assertGreaterEqual(after[posts], 1)
        self.assertGreaterEqual(after[("yichuang_http_connections", ())], 1)
        self.assertGreater(after[("process_resident_memory_bytes", ())], 1e6)
        self.assertEqual(1, after[("yichuang_workstations", ())])
        for person in self.centre.hall["people"]:
            self.assertNotIn(person["id"], text)

    def test_figures_are_for_who_has_the_token(self):
        for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {self.token[:-1]}"}, {"Authorization": f"Basic {self.token}"}):
            with self.assertRaises(urllib.error.HTTPError) as refused:
                self.page("/metrics", headers)
            self.assertEqual((401, "Bearer"), (refused.exception.code, refused.exception.headers["WWW-Authenticate"]))
            self.assertNotIn(b"yichuang_", refused.exception.read())

    def test_strangers_paths_make_no_figures_of_their_own(self):
        for path in ("/no/such", "/another?x=1"):
            with self.assertRaises(urllib.error.HTTPError) as refused:
                self.page(path)
            self.assertEqual(404, refused.exception.code)
        after, text = self.figures()
        self.assertNotIn("/no/such", text)
        self.assertEqual(2, after[("yichuang_http_requests_total", (("code", "404"), ("method", "-"), ("path", "-")))])

    def test_nobody_is_refused_while_the_service_is_replaced(self):
        """The port is systemd's: who asks between two services waits for the second one."""
        self.centre.stop()
        log = self.enterContext(open(self.path("log"), "wb"))
        listener = self.listen_for_unit()
        self.centre.start_as_unit(listener, log)
        for _ in range(3):
            self.confirm(count=2)
            self.assertEqual(0, self.centre.stop())
            with ThreadPoolExecutor() as pool:
                asked = [pool.submit(self.page, "/healthz") for _ in range(8)]
                self.confirm()
                self.centre.start_as_unit(listener, log)
                self.assertEqual([200] * 8, [future.result(timeout=60).status for future in asked])
        self.check_everything()
        self.check_log()

    def check_log(self):
        """One JSON object a line, nothing of a person in it."""
        with open(self.path("log"), encoding="utf-8") as file:
            lines = file.read().splitlines()
        events = [json.loads(line) for line in lines if line.startswith("{")]
        answered = [event for event in events if event["event"] == "answered"]
        self.assertIn("/v1/operations", {event["path"] for event in answered})
        for event in answered:
            self.assertEqual({"time", "level", "component", "event", "path", "method", "status", "ms"}, set(event))
        applicant = immediate()["applicant"]
        text = "\n".join(lines)
        for secret in (applicant["name"], applicant["id_number"], *self.confirmed, self.centre.password("wei.xf")):
            self.assertNotIn(secret, text)

    def test_wrong_options_are_named(self):
        with open(self.path("centre.json"), "w") as file:
            json.dump({"log-level": "loud"}, file)
        for options, words in ((["--log-level", "loud"], "--log-level"), (["--config", self.path("centre.json")], "--log-level"),
                               (["--listen", "8443"], "--listen"), (["--nonsense", "1"], "--nonsense"),
                               (["--metrics-token", self.path("none")], "is missing"),
                               (["--metrics-token", self.token_file("open", self.token, 0o640)], "can be read by others"),
                               (["--metrics-token", self.token_file("short", "secret")], "must hold one word of 16 to 512"),
                               (["--metrics-token", self.token_file("two", f"{self.token} {self.token}")], "must hold one word of 16 to 512")):
            done = subprocess.run([self.centre.program, "serve", *self.centre.where, *options], capture_output=True, timeout=60)
            self.assertEqual(2, done.returncode, done)
            self.assertIn(words, done.stderr.decode())

    def test_the_unit_is_hardened(self):
        unit = f"{SOURCE}/packaging/systemd/yichuang-center.service"
        done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", unit], capture_output=True, timeout=60)
        self.assertEqual(0, done.returncode, done.stdout.decode()[-2000:])
        # Against programs that are here: the names of the sections, the words and the values are what is checked.
        with open(unit) as file:
            text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", file.read(), flags=re.M)
        copies = []
        for name in ("yichuang-center.service", "yichuang-center.socket"):
            copies.append(self.path(name))
            shutil.copy(f"{SOURCE}/packaging/systemd/{name}", copies[-1])
        with open(copies[0], "w") as file:
            file.write(text)
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", *copies], capture_output=True, timeout=60)
        self.assertEqual((0, ""), (done.returncode, done.stderr.decode()))
        with open(f"{SOURCE}/packaging/systemd/centre.json") as file:
            options = json.load(file)
        self.assertIn("serve --config /etc/yichuang-center/centre.json", text)
        self.assertTrue(options["database"].startswith("/var/lib/yichuang-center/"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
