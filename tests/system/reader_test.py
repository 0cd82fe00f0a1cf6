#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The workstation reads cards from a reader that shares no line of code with it: every layout, every fault, every way a line
can be bad.

usage: reader_test.py DESK
"""
import os
import sys
import tempfile
import time
import unittest
from pathlib import Path

import fake_reader
from fake_reader import FIND, PREAMBLE, READ, SELECT, STATUS, Card, FakeReader, citizen, frame, reply
from programs import Desk

DESK = sys.argv[1]


def bytewise(request, answer):
    return [bytes([byte]) for byte in answer]


class ReaderTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.reader = FakeReader(f"{self.folder.name}/reader")
        self.desk = Desk(DESK, f"{self.folder.name}/desk")

    def tearDown(self):
        self.desk.kill()
        if self.reader.master is not None:
            self.reader.unplug()
        self.folder.cleanup()

    def start(self, plugged=True, **settings):
        if plugged:
            self.reader.plug()
        self.desk.start()
        answer = self.desk.do(do="devices", set={"reader": self.reader.path, **settings})
        self.assertTrue(answer.get("ok"), answer)

    def read(self, text=None, photo=fake_reader.PHOTO):
        if text is not None:
            self.reader.put(Card(text, photo))
        return self.desk.do(do="read_card")

    def name_of(self, answer):
        self.assertTrue(answer.get("ok"), answer)
        return answer["applicant"]["name"]

    def reason_of(self, answer):
        self.assertIn("error", answer)
        self.assertTrue(answer["error"]["text"])
        return answer["error"]["reason"]

    # -- what cards say

    def test_a_citizen(self):
        self.start()
        answer = self.read(citizen())
        who = answer["applicant"]
        self.assertEqual(("覃淑贞", "111", "11010519491231002X", "2", "08", "1949-12-31", "广西南宁市青秀区民族大道1号", "long"),
                         tuple(who[k] for k in ("name", "id_type", "id_number", "sex", "nation", "birth", "address", "valid_until")), who)
        self.assertEqual([], answer["warnings"])
        self.assertEqual([STATUS, FIND, SELECT, READ], self.reader.requests)

    def test_the_other_layouts(self):
        self.start()
        who = self.read(fake_reader.permit())["applicant"]
        self.assertEqual(("陈大文", "810", "810000199408230021", "2027-01-01"), (who["name"], who["id_type"], who["id_number"], who["valid_until"]))
        who = self.read(fake_reader.foreigner_2017())["applicant"]
        self.assertEqual(("VERYLONGFAMILYNAME, GIVENNAME MIDDLENAME", "553", "KAZ110090123105", "1990-01-23"),
                         (who["name"], who["id_type"], who["id_number"], who["birth"]))
        self.assertEqual("安娜", self.name_of(self.read(fake_reader.foreigner_2017(chinese="安娜"))))
        who = self.read(fake_reader.foreigner_2023())["applicant"]
        self.assertEqual(("马丽", "553", "911124198108030024", "1981-08-03"), (who["name"], who["id_type"], who["id_number"], who["birth"]))
        self.assertEqual("A" * 35 + "B" * 11, self.name_of(self.read(fake_reader.foreigner_2023(chinese=""))))

    def test_names_to_look_at(self):
        self.start()
        for name, warns in (("欧阳若曦", False), ("阿依古丽·买买提江·吐尔逊", False), ("一二三四五六七八九十甲乙丙丁戊", False),
                            ("张㐂", True), ("李𠮷", True), ("王䶮", True), ("赵\ue812", True), ("钱\ufffd", True), ("孙鿍", True)):
            answer = self.read(citizen(name=name))
            self.assertEqual(name, self.name_of(answer))
            self.assertEqual(warns, "check_name" in answer["warnings"], name)
        half = self.read(citizen(name="周".encode("utf-16-le") + b"\x00\xd8"))  # one half of a pair
        self.assertIn("check_name", half["warnings"])

    def test_what_a_card_says_wrongly(self):
        self.start()
        for text, word in ((citizen(number="110105194912310021"), "check_digit"), (citizen(valid_to="20200101"), "expired"),
                           (citizen(sex="1"), "sex_differs"), (citizen(birth="19491230"), "birth_differs"),
                           (citizen(nation="99"), "unknown_nation"), (citizen(sex="7"), "unknown_sex"),
                           (citizen(valid_to="2020"), "date_unreadable"), (citizen(number="12345"), "number_form")):
            answer = self.read(text)
            self.assertTrue(answer.get("ok"), answer)
            self.assertIn(word, answer["warnings"])
        for text in (citizen(name=""), citizen(number=""), fake_reader.place((0, 30, "甲"), (248, 2, "Q"))):
            # Put anew for each of the reader's tries: the content stays as bad as it is.
            self.reader.wire = lambda request, answer, text=text: [answer] if self.put_again(text) else []
            self.assertEqual("card.garbage", self.reason_of(self.read(text)))
        self.reader.wire = lambda request, answer: [answer]
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))

    def put_again(self, text):
        if self.reader.card is None:
            self.reader.card = Card(text)
        return True

    # -- what a line does to bytes

    def test_single_bytes_and_pieces(self):
        self.start()
        self.reader.wire = bytewise
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))
        # Slower than the whole answer is waited for; only the gaps count once it has begun.
        self.reader.wire = lambda request, answer: [piece for i in range(0, len(answer), 64) for piece in (answer[i:i + 64], 0.2)]
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))

    def test_garbage_around_answers(self):
        self.start()
        for before in (b"\x00", b"\xaa\xaa", os.urandom(300), PREAMBLE, PREAMBLE + b"\x00\x04\x00", PREAMBLE[:4], b"\xaa" * 50,
                       PREAMBLE + b"\xff\xff", frame(b"\x00\x00\x90")[:-1] + b"\x00"):
            self.reader.wire = lambda request, answer, before=before: [before + answer + b"\xaa\xaa\x96\x00rest"]
            self.assertEqual("覃淑贞", self.name_of(self.read(citizen())), before.hex())
        # The head of a long frame that never comes: found out by the silence behind it.
        self.reader.wire = lambda request, answer: [PREAMBLE + b"\x05\x08\x00" + answer]
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))

    def test_a_preamble_inside_the_data(self):
        self.start()
        photo = (PREAMBLE + b"\x00\x04\x00\x00\x41\x45") * 90
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen(), photo[:1024].ljust(1024, b"\xaa"))))
        self.reader.wire = bytewise
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen(), PREAMBLE * 204 + b"\xaa" * 4)))

    def test_answers_glued_and_doubled(self):
        self.start()
        for wire in (lambda request, answer: [answer + answer], lambda request, answer: [answer, 0.03, answer],
                     lambda request, answer: [reply(0x9F, b"\0" * 4) + answer] if request == SELECT else [answer],
                     lambda request, answer: [reply(0x90, b"\0" * 8) + answer] if request == READ else [answer]):
            self.reader.wire = wire
            before = len(self.reader.requests)
            self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))
            asked = [request for request in self.reader.requests[before:] if request != STATUS]  # it may be probing still
            self.assertEqual([FIND, SELECT, READ], asked, "the first try is enough")

    def test_a_wrong_length_or_check_is_asked_again(self):
        self.start()
        bad = {"length too small": lambda a: a[:6] + bytes([a[6] - 1]) + a[7:], "length too large": lambda a: a[:6] + bytes([a[6] + 1]) + a[7:],
               "check": lambda a: a[:-1] + bytes([a[-1] ^ 1]), "one byte lost": lambda a: a[:8] + a[9:], "a bit in the data": lambda a: a[:-9] + bytes([a[-9] ^ 4]) + a[-8:]}
        for what, spoil in bad.items():
            for victim in (FIND, SELECT, READ):
                spoilt = []

                def wire(request, answer):
                    if request == victim and not spoilt:
                        spoilt.append(1)
                        self.reader.put(Card(citizen()))
                        return [spoil(answer)]
                    return [answer]
                self.reader.wire = wire
                self.assertEqual("覃淑贞", self.name_of(self.read(citizen())), what)

    def test_only_garbage_is_told_as_such(self):
        self.start()
        self.reader.wire = lambda request, answer: [answer[:-1] + bytes([answer[-1] ^ 1])]
        self.assertEqual("card.garbage", self.reason_of(self.read(citizen())))
        self.reader.wire = lambda request, answer: [os.urandom(40)]
        self.assertEqual("card.garbage", self.reason_of(self.read(citizen())))
        self.reader.wire = lambda request, answer: [answer]
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))

    def test_sizes_that_are_no_card(self):
        self.start()
        for data in (b"\x01\x00\x04\x00" + citizen(), b"\x01\x00\x00\x00" + citizen(), b"\x04\x00\x01\x00" + citizen() + fake_reader.PHOTO, b"\0" * 40):
            self.reader.wire = lambda request, answer, data=data: [reply(0x90, data)] if request == READ and self.put_again(citizen()) else [answer]
            self.assertEqual("card.garbage", self.reason_of(self.read(citizen())))

    # -- what a reader says

    def test_every_status_has_its_reason(self):
        self.start()
        refused, wrong, fault = "card.refused", "card.wrong_card", "card.reader_fault"
        expected = {0x10: refused, 0x11: refused, 0x21: fault, 0x23: fault, 0x24: refused, 0x31: wrong, 0x32: wrong, 0x33: refused, 0x40: wrong,
                    0x41: refused, 0x47: refused, 0x60: fault, 0x66: fault, 0x81: refused, 0x91: wrong, 0x77: refused}
        for step in (FIND, SELECT, READ):
            for sw3, reason in expected.items():
                self.reader.fault = lambda request, step=step, sw3=sw3: sw3 if request == step else None
                self.assertEqual(reason, self.reason_of(self.read(citizen())), f"{sw3:02x} to {step.hex()}")
        self.reader.fault = lambda request: None
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))

    def test_one_fault_is_tried_again(self):
        self.start()
        for sw3 in (0x10, 0x11, 0x24, 0x33, 0x41, 0x47, 0x81, 0x80, 0x77):
            told = []

            def fault(request):
                if request == READ and not told:
                    told.append(1)
                    return sw3
                return None
            self.reader.fault = fault
            self.assertEqual("覃淑贞", self.name_of(self.read(citizen())), f"{sw3:02x}")

    def test_no_card(self):
        self.start()
        began = time.monotonic()
        self.assertEqual("card.no_card", self.reason_of(self.read()))
        self.assertLess(time.monotonic() - began, 20)

    def test_pulled_out_mid_read(self):
        self.start()
        for left in (0, 1, 5, 9, 14, 300, 1294):
            self.reader.wire = lambda request, answer, left=left: [answer[:left]] if request == READ else [answer]
            self.assertEqual("card.pulled_out", self.reason_of(self.read(citizen())), left)
        self.reader.wire = lambda request, answer: [answer]
        # Gone between find and read: the reader itself says that reading failed, then finds nothing.
        self.reader.fault = lambda request: 0x41 if request == READ and self.lift() else None
        self.assertEqual("card.pulled_out", self.reason_of(self.read(citizen())))

    def lift(self):
        self.reader.card = None
        return True

    def test_a_silent_reader(self):
        self.start()
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))
        self.reader.mute = (FIND, STATUS)
        began = time.monotonic()
        self.assertEqual("card.timeout", self.reason_of(self.read(citizen())))
        self.assertLess(time.monotonic() - began, 10)
        self.reader.mute = ()
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())), "at once, when it speaks again")

    def test_a_reader_without_the_status_question(self):
        self.reader.mute = (STATUS,)
        self.start()
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))

    def test_the_module_number(self):
        self.start()
        end = time.monotonic() + 5
        while self.desk.do(do="devices")["reader_state"] != "ready":
            self.assertLess(time.monotonic(), end)
        self.assertEqual("05.01-20191202-000483129-1234567890", self.desk.do(do="test_reader")["sam"])
        self.reader.fault = lambda request: 0x60
        self.assertEqual("card.reader_fault", self.reason_of(self.desk.do(do="test_reader")))

    # -- what a cable does

    def test_absent_then_plugged_then_away_and_back(self):
        self.start(plugged=False)
        self.assertEqual("card.unplugged", self.reason_of(self.read()))
        for _ in range(3):
            self.reader.plug()
            self.assertEqual("覃淑贞", self.name_of(self.read(citizen())), "at once, under the same path")
            self.reader.unplug()
            self.assertEqual("card.unplugged", self.reason_of(self.read()))
        self.assertLess(self.processor_seconds(2.0), 0.2, "waits for it without work")
        self.reader.plug()
        end = time.monotonic() + 10
        while self.desk.do(do="devices")["reader_state"] != "ready":
            self.assertLess(time.monotonic(), end, "comes back by itself")
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))

    def processor_seconds(self, seconds):
        def used():
            fields = Path(f"/proc/{self.desk.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        before = used()
        time.sleep(seconds)  # the time is what is measured
        return used() - before

    def test_unplugged_while_reading(self):
        self.start()
        self.reader.wire = lambda request, answer: self.unplug_behind(answer) if request == READ else [answer]
        self.assertEqual("card.unplugged", self.reason_of(self.read(citizen())))
        self.reader.wire = lambda request, answer: [answer]
        self.reader.plug()
        self.assertEqual("覃淑贞", self.name_of(self.read(citizen())))

    def unplug_behind(self, answer):
        self.reader.write(answer[:500])
        self.reader.unplug()
        return []

    def test_a_path_that_is_no_reader(self):
        self.desk.start()
        for path in ("/dev/null", self.folder.name, __file__):
            self.assertTrue(self.desk.do(do="devices", set={"reader": path})["ok"])
            self.assertEqual("card.unplugged", self.reason_of(self.desk.do(do="read_card")), path)
        self.assertEqual("devices.reader", self.reason_of(self.desk.do(do="devices", set={"reader": "COM3"})))
        self.assertTrue(self.desk.do(do="devices", set={"reader": ""})["ok"])
        self.assertEqual("card.not_configured", self.reason_of(self.desk.do(do="read_card")))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
