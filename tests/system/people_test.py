#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""People and trust with the real programs: a password that was given must be changed, the workstation's audit reaches the centre
once, its certificate is renewed while it works, and whoever is retired can do nothing more.

usage: people_test.py CENTER DESK
"""
import sqlite3
import sys
import tempfile
import time
import unittest

from programs import Centre, Desk, immediate

CENTER, DESK = sys.argv[1:3]
PERSON = "wei.xf"
PASSWORD = "my own words"


def until(what, seconds=90):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.3)
    raise AssertionError("it did not happen in time")


class PeopleTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.centre = Centre(CENTER, self.folder.name)
        self.centre.start()
        self.desk = Desk(DESK, f"{self.folder.name}/desk")
        self.desk.start()
        self.assertTrue(self.desk.do(do="enrol", centre=self.centre.url, code=self.centre.code("01"))["ok"])
        given = self.centre.ask("people", "set-password", "--id", PERSON)["password"]
        answer = self.desk.do(do="sign_in", person=PERSON, password=given)
        self.assertEqual("sign_in.must_change", answer["error"]["reason"])
        answer = self.desk.do(do="change_password", person=PERSON, password=given, new_password="abc")
        self.assertEqual("password.short", answer["error"]["reason"])
        self.assertTrue(self.desk.do(do="change_password", person=PERSON, password=given, new_password=PASSWORD)["ok"])
        self.assertTrue(self.desk.do(do="sign_in", person=PERSON, password=PASSWORD)["ok"])

    def tearDown(self):
        self.desk.kill()
        self.centre.kill()
        self.folder.cleanup()

    def told(self):
        lines = self.centre.ask("audit", "list", "--limit", "200")["lines"]
        return [(line["source_n"], line["act"]) for line in reversed(lines) if line["source_n"]]

    def verified(self):
        journal = self.centre.ask("verify-journal")
        self.assertTrue(journal["whole"], journal["findings"])
        return journal

    def test_the_audit_of_the_workstation_reaches_the_centre_once(self):
        case = self.desk.do(**immediate())["case"]
        self.assertTrue(self.desk.do(do="open", case=case)["ok"])
        until(lambda: "read" in [act for _, act in self.told()])
        self.desk.kill()  # whatever answers were under way
        self.desk.start()
        self.assertTrue(self.desk.do(do="sign_in", person=PERSON, password=PASSWORD)["ok"])
        until(lambda: [act for _, act in self.told()].count("sign_in") == 2)
        places = [place for place, _ in self.told()]
        self.assertEqual(sorted(set(places)), places)
        self.assertNotIn("case.complete", [act for _, act in self.told()])  # an operation, which the journal has
        self.verified()

    def test_a_certificate_is_renewed_while_it_works(self):
        before = self.centre.ask("enrol", "list")["workstations"][0]
        self.centre.ask("enrol", "renew", "--workstation", before["id"])

        def renewed():
            now = self.centre.ask("enrol", "list")["workstations"][0]
            return now["renewal"] == "none" and now["expires"] != before["expires"]

        until(renewed)
        self.assertTrue(self.desk.do(**immediate())["ok"])
        until(lambda: self.verified()["operations"] == 1)
        self.desk.kill()
        self.desk.start()  # what is kept is what works
        self.assertTrue(self.desk.do(do="sign_in", person=PERSON, password=PASSWORD)["ok"])
        self.assertTrue(self.desk.do(**immediate())["ok"])
        until(lambda: self.verified()["operations"] == 2)

    def test_whoever_is_retired_can_do_nothing_more(self):
        self.assertTrue(self.desk.do(**immediate())["ok"])
        self.centre.ask("people", "retire", "--id", PERSON)
        until(lambda: "error" in self.desk.do(**immediate()))
        self.assertIn("error", self.desk.do(do="sign_in", person=PERSON, password=PASSWORD))
        self.verified()

    def test_what_is_altered_in_the_file_is_found(self):
        self.centre.kill()
        with sqlite3.connect(f"{self.folder.name}/centre/centre.sqlite") as database:
            with self.assertRaisesRegex(sqlite3.IntegrityError, "append only"):
                database.execute("DELETE FROM audit WHERE n = 2")
            database.execute("DROP TRIGGER audit_keeps_update")
            database.execute("UPDATE audit SET act = 'nothing' WHERE n = 2")
        database.close()
        journal = self.centre.ask("verify-journal")
        self.assertEqual([{"code": "audit.hash", "place": "audit 2"}], journal["findings"])
        self.centre.start()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
