#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bad input to the real programs: each bad line gets a sentence and the next one is answered; what lies on the disk
names nobody; a clock that is set back or a centre that is away stops nothing.

usage: hostile_test.py CENTER DESK
"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from programs import Centre, Desk, immediate

CENTER, DESK = sys.argv[1:3]


class HostileTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.centre = Centre(CENTER, cls.folder.name)
        cls.centre.start()
        cls.desk = Desk(DESK, f"{cls.folder.name}/desk")
        cls.desk.start()
        assert cls.desk.do(do="enrol", centre=cls.centre.url, code=cls.centre.code("01"))["ok"]
        assert cls.desk.do(do="sign_in", person="wei.xf", password=cls.centre.password("wei.xf"))["ok"]

    @classmethod
    def tearDownClass(cls):
        cls.desk.kill()
        cls.centre.kill()
        cls.folder.cleanup()

    def raw(self, line):
        self.desk.process.stdin.write(line + b"\n")
        self.desk.process.stdin.flush()
        return self.desk.answer()

    def test_bad_lines_are_answered_and_end_nothing(self):
        for line in (b"{", b"[]", b"null", b'{"do":"fly"}', b'{"do":7}', b'{"a":' * 5000, b'{"do":"confirm"}', b"\xff\xfe",
                     b'{"do":"open","case":"x"}', b'{"do":"act","case":"x","kind":"y"}', b'{"do":"settle"}'):
            answer = self.raw(line)
            self.assertIn("error", answer, line[:40])
            self.assertTrue(answer["error"]["text"], line[:40])
        self.assertTrue(self.desk.do(do="status")["ok"])

    def test_a_wrong_check_digit_makes_no_case(self):
        before = len(self.desk.numbers())
        command = immediate()
        command["applicant"]["id_number"] = "110105194912310021"
        answer = self.desk.do(**command)
        self.assertIn("error", answer)
        self.assertEqual(before, len(self.desk.numbers()))

    def test_a_material_left_unjudged_is_refused(self):
        command = immediate()
        command["materials"] = []
        self.assertEqual("case.material_unchecked", self.desk.do(**command)["error"]["reason"])

    def test_an_approver_may_not_accept(self):
        other = Desk(DESK, f"{self.folder.name}/second")
        other.start()
        self.assertTrue(other.do(do="enrol", centre=self.centre.url, code=self.centre.code("02"))["ok"])
        self.assertTrue(other.do(do="sign_in", person="huang.wj", password=self.centre.password("huang.wj"))["ok"])
        self.assertTrue(other.do(**immediate())["error"]["reason"].startswith("policy."))
        other.kill()

    def test_a_one_time_code_works_once(self):
        thief = Desk(DESK, f"{self.folder.name}/thief")
        thief.start()
        answer = thief.do(do="enrol", centre=self.centre.url, code=self.centre.code("01"))
        self.assertIn("error", answer)
        thief.kill()

    def test_the_disk_names_nobody(self):
        name = "欧阳若曦"
        command = immediate(name)
        command["applicant"].update(phone="13977885566", address="青秀区民族大道甲六号")
        self.assertTrue(self.desk.do(**command)["ok"])
        self.assertEqual(0, self.desk.do(do="drain", seconds=60)["waiting"])
        for secret in (name, "13977885566", "青秀区民族大道甲六号", "11010519491231002X"):
            for file in Path(self.folder.name).rglob("*"):
                if file.is_file():
                    self.assertNotIn(secret.encode(), file.read_bytes(), file.name)
                    self.assertNotIn(secret.encode("utf-16-le"), file.read_bytes(), file.name)

    def test_a_second_program_on_the_same_folder_is_told(self):
        done = subprocess.run([DESK, "--folder", f"{self.folder.name}/desk"], capture_output=True, input=b"", timeout=60)
        self.assertEqual(1, done.returncode)
        self.assertEqual("locked", json.loads(done.stdout)["error"]["code"])

    def test_explain_answers_every_line(self):
        lines = [b'{"ask":"due","from":"2026-09-24","days":20,"unit":"working_day","region":"CN"}', b"nonsense",
                 b'{"ask":"pinyin","name":"\xe8\xa6\x83\xe5\x8d\x95\xe4\xbb\x87"}',
                 '{"ask":"may","person":"wei.xf","window":"01","item":"ln-yd","act":"accept"}'.encode()]
        done = subprocess.run([CENTER, "explain", "--stdin", *self.centre.where], input=b"\n".join(lines) + b"\n", capture_output=True, timeout=60)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(4, len(answers), done.stderr)
        self.assertEqual("2026-10-29", answers[0]["due"])
        self.assertIn("error", answers[1])
        self.assertEqual(["qsq", "tsq"], answers[2]["initials"])
        self.assertTrue(answers[3]["may"], answers[3])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
