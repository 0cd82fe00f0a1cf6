#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A public linter has nothing to say about docs/api/openapi.json, and something about a spoilt copy of it. The linter comes
from npm as package-lock.json pins it, once for each build folder.

usage: lint_test.py OPENAPI WORK
"""
import copy
import json
import os
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

OPENAPI, WORK = Path(sys.argv[1]), Path(sys.argv[2])
HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "CI": "true"}


def install():
    """The stamp holds what was installed; a cut-off run leaves none."""
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = WORK / "installed"
    if stamp.exists() and stamp.read_bytes() == lock:
        return
    WORK.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, WORK / name)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=WORK, check=True, stdout=sys.stderr, env=ENVIRONMENT)
    stamp.write_bytes(lock)


def lint(path):
    return subprocess.run([WORK / "node_modules" / ".bin" / "redocly", "lint", "--config", HERE / "redocly.yaml", "--format", "stylish", path],
                          capture_output=True, text=True, env=ENVIRONMENT, timeout=300)


class LintTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        install()
        cls.document = json.loads(OPENAPI.read_text(encoding="utf-8"))

    def test_the_description_is_clean(self):
        done = lint(OPENAPI)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        self.assertNotIn("warning", done.stdout)

    def test_a_spoilt_one_is_not(self):
        def without_responses(document):
            del document["paths"]["/v1/time"]["get"]["responses"]

        def wrong_example(document):
            document["paths"]["/v1/number-blocks"]["post"]["requestBody"]["content"]["application/json"]["example"] = {"count": "many"}

        def unknown_reference(document):
            document["components"]["schemas"]["Change"] = {"$ref": "#/components/schemas/Nothing"}

        for spoil in (without_responses, wrong_example, unknown_reference):
            with self.subTest(spoil.__name__):
                document = copy.deepcopy(self.document)
                spoil(document)
                path = WORK / "spoilt.json"
                path.write_text(json.dumps(document), encoding="utf-8")
                self.assertNotEqual(0, lint(path).returncode)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
