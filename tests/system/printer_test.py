#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Papers on the way from an act to a citizen's hand: what a printer gets, how it stands, what a printer in trouble does, and
what another window makes of the code on it. Printers and their language are this folder's own.

usage: printer_test.py CENTER DESK SOURCE
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from escpos import Printer
from fake_printer import FakePrinter
from programs import Centre, Desk, immediate

CENTER, DESK, SOURCE = sys.argv[1:4]
APPLICANT = {"kind": "person", "source": "typed", "name": "覃淑贞", "id_type": "111", "id_number": "11010519491231002X", "phone": "13977885566"}
RARE = "张㐂𠮷·买买提"


DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def base45(text):
    """RFC 9285"""
    out = b""
    for at in range(0, len(text), 3):
        digits = [DIGITS.index(c) for c in text[at:at + 3]]
        out += sum(d * 45 ** i for i, d in enumerate(digits)).to_bytes(len(digits) - 1, "big")
    return out


def in_base45(data):
    out = ""
    for at in range(0, len(data), 2):
        value, count = int.from_bytes(data[at:at + 2], "big"), len(data[at:at + 2]) + 1
        for _ in range(count):
            value, digit = divmod(value, 45)
            out += DIGITS[digit]
    return out


class Fixture(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.centre = Centre(CENTER, cls.folder.name)
        cls.centre.start()
        cls.desk = cls.new_desk("desk", "01", "wei.xf")

    @classmethod
    def tearDownClass(cls):
        cls.desk.kill()
        cls.centre.kill()
        cls.folder.cleanup()

    @classmethod
    def new_desk(cls, name, window, person):
        desk = Desk(DESK, f"{cls.folder.name}/{name}")
        desk.start()
        enrolled = desk.do(do="enrol", centre=cls.centre.url, code=cls.centre.code(window))
        assert enrolled.get("ok"), enrolled
        cls.sign_in(desk, person)
        return desk

    @classmethod
    def sign_in(cls, desk, person="wei.xf"):
        answer = desk.do(do="sign_in", person=person, password=cls.centre.password(person))
        assert answer.get("ok"), answer

    def good(self, answer):
        self.assertTrue(answer.get("ok"), answer)
        return answer

    def reason(self, answer):
        self.assertIn("error", answer)
        self.assertTrue(answer["error"]["text"])
        return answer["error"]["reason"]

    def use(self, **devices):
        self.good(self.desk.do(do="devices", set=devices))

    def printer(self, roll=80):
        printer = FakePrinter(roll)
        self.addCleanup(printer.close)
        self.addCleanup(lambda: self.assertEqual([], printer.rubbish))
        return printer

    def papers(self, case, desk=None):
        return {paper["kind"]: paper for paper in self.good((desk or self.desk).do(do="open", case=case))["papers"]}

    def settled(self, case, kind, desk=None, seconds=25):
        """The paper when it is no longer on its way."""
        end = time.monotonic() + seconds
        while True:
            paper = self.papers(case, desk)[kind]
            if paper["state"] not in ("queued", "sent"):
                return paper
            self.assertLess(time.monotonic(), end, paper)
            time.sleep(0.02)

    def state(self, case, kind="immediate_completion"):
        paper = self.settled(case, kind)
        return paper["state"], paper["reason"], paper["prints"]

    def told(self, paper):
        """What the centre was told of a paper."""
        lines = self.centre.ask("audit", "list", "--limit", "200")["lines"]
        return [(line["act"], line["detail"]) for line in reversed(lines) if line["subject"] == paper]

    def confirm(self, **changes):
        return self.good(self.desk.do(**{**immediate(), **changes}))


class PapersTest(Fixture):
    """What stands on each paper, by the law's list."""

    COMMON = ["申请人", "证件类型", "110105********002X", "联系电话", "13977885566", "事项名称", "实施编码", "办理窗口：", "经办人：", "咨询电话：",
              "监督投诉电话：", "一式两份", "查询码"]

    def materials(self, item, **judgements):
        catalogue = json.loads(Path(SOURCE, "resources/catalogue/catalogue.json").read_text())
        specs = next(i for i in catalogue["items"] if i["key"] == item)["materials"]
        rows = []
        for spec in specs:
            row = {"key": spec["key"], "judgement": "complete", "originals": spec["originals"], "copies": spec["copies"], "pages": 1}
            row.update(judgements.get(spec["key"], {}))
            rows.append(row)
        return rows

    def text_of(self, paper):
        file = f"{self.folder.name}/{paper['id']}.pdf"
        self.good(self.desk.do(do="pdf", paper=paper["id"], file=file))
        self.assertEqual(0o600, os.stat(file).st_mode & 0o777)
        fonts = subprocess.run(["pdffonts", file], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
        self.assertTrue(fonts)
        for line in fonts:
            self.assertEqual("yes", line.split()[-5], "not embedded: " + line)
        text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
        return re.sub(r"\s", "", text)

    def check(self, kind, title, wanted, **command):
        done = self.good(self.desk.do(**{"do": "confirm", "applicant": APPLICANT, **command}))
        paper = next(p for p in done["papers"] if p["kind"] == kind)
        text = self.text_of(paper)
        for part in [title, done["number"], done["query_code"].replace(" ", ""), paper["document_number"], *self.COMMON, *wanted]:
            self.assertIn(re.sub(r"\s", "", part), text, f"not on the {title}")
        self.assertNotIn("11010519491231002X", text)
        self.assertRegex(text, r"20\d\d年\d{1,2}月\d{1,2}日")
        return done, text

    def test_taken_out_again_is_marked(self):
        done = self.good(self.desk.do(**immediate()))
        paper = done["papers"][0]
        self.assertNotIn("重打", self.text_of(paper))
        self.assertIn("重打第1次", self.text_of(paper))
        self.assertEqual(("confirmed", "file", 2), self.state(done["case"]))
        end = time.monotonic() + 60
        while self.told(paper["id"]) != [("pdf", "1"), ("pdf", "2")]:
            self.assertLess(time.monotonic(), end, self.told(paper["id"]))
            time.sleep(0.2)

    def test_material_receipt(self):
        _, text = self.check("material_receipt", "收件凭证", ["不等于受理", "材料名称", "原件", "复印件", "页数", "电子件", "失业保险金申领登记表", "收件渠道",
                                                        "收件专用章", "提交人"],
                             item="sb-sybx", materials=self.materials("sb-sybx"), ending={"kind": "receive"})
        self.assertRegex(text, r"收件时间20\d\d年\d+月\d+日\d\d时\d\d分")
        self.assertRegex(text, r"至迟于20\d\d年\d+月\d+日决定是否受理")

    def test_acceptance_notice(self):
        _, text = self.check("acceptance_notice", "受理通知书", ["受理日期", "法定时限", "10个工作日", "承诺时限", "5个工作日", "办件类型", "承诺件", "收费", "不收费",
                                                          "结果送达方式", "受理专用章", "签收", "青政务受〔"],
                             item="sb-sybx", materials="complete", ending={"kind": "accept"})
        self.assertRegex(text, r"承诺办结日20\d\d年")
        self.assertRegex(text, r"依法应当作出决定的最后日期为20\d\d年")

    def test_fees_in_figures_and_words(self):
        catalogue = json.loads(Path(SOURCE, "resources/catalogue/catalogue.json").read_text())
        item = next(i for i in catalogue["items"] if len(i["fees"]) > 1)
        # Which of several lines is owed nobody here knows: each with its standard, and no sum that nobody owes.
        _, text = self.check("acceptance_notice", "受理通知书", ["收费标准", "收费依据", item["fees"][0]["name"].split("(")[0], item["fees"][1]["name"].split("(")[0]],
                             item=item["key"], materials="complete", ending={"kind": "accept"},
                             fields={field["key"]: "甲" for field in item["fields"] if field["required"]})
        self.assertNotIn("大写", text)

    def test_deferral_notice(self):
        _, text = self.check("deferral_notice", "容缺受理通知书", ["需要补交的材料", "形式要求", "补交期限", "视为撤回本次申请", "不予发放办理结果", "申请人承诺",
                                                            "承诺签字", "受理专用章"],
                             item="sp-jy", fields={"place": "演示路 2 号", "category": "餐饮服务经营者"},
                             materials=self.materials("sp-jy", m4={"judgement": "deferred", "originals": 0, "copies": 0}), ending={"kind": "accept"})
        self.assertNotIn("逾期未补交的，逾期", text)

    def test_correction_notice(self):
        lacking = {"judgement": "missing", "originals": 0, "copies": 0, "defect": "未提交登记表", "remedy": "填写后交本窗口"}
        _, text = self.check("correction_notice", "补正材料一次性告知书", ["未提交登记表", "填写后交本", "补正标准", "原件1份", "依据", "共1项", "补正期限",
                                                                  "视为撤回本次申请", "本事项的设定依据（《中华人民共和国社会保险法》", "已收到的材料", "受理专用章", "签收"],
                             item="sb-sybx", materials=self.materials("sb-sybx", m1=lacking), ending={"kind": "correct"})
        self.assertNotIn("复印件0份", text)
        self.assertRegex(text, r"至迟于20\d\d年\d+月\d+日发出")

    def test_refusal_notice(self):
        self.check("refusal_notice", "不予受理通知书", ["申请事项由市级机关办理。根据", "本事项的设定依据（《中华人民共和国社会保险法》", "六十日内", "行政复议", "六个月内", "行政诉讼",
                                                 "青秀区人民政府", "青秀区人民法院", "请向南宁市人力资源和社会保障局提出申请"],
                   item="sb-sybx", materials=self.materials("sb-sybx"),
                   ending={"kind": "reject", "ground": "not_ours", "note": "申请事项由市级机关办理。", "referred_to": "南宁市人力资源和社会保障局"})

    def test_immediate_completion(self):
        _, text = self.check("immediate_completion", "即办件办结单", ["当场作出决定", "准予", "结果名称", "《中华人民共和国老年人权益保障法》", "行政审批专用章", "签收",
                                                             "第1页共1页"],
                             item="ln-yd", materials="complete", ending={"kind": "complete"})
        self.assertRegex(text, r"受理时间20\d\d年\d+月\d+日\d\d时\d\d分")

    def test_names_of_every_length(self):
        for name in (RARE, "阿" * 25 + "·" + "古" * 24):
            done = self.confirm(applicant={**APPLICANT, "name": name})
            self.assertIn(name, self.text_of(done["papers"][0]))


class SlipsTest(Fixture):
    """What comes out of a roll printer."""

    def slip(self, roll, name="覃淑贞"):
        printer = self.printer(roll)
        self.use(receipt_printer=printer.listen(), receipt_mm=roll)
        done = self.confirm(applicant={**APPLICANT, "name": name})
        self.assertEqual(("confirmed", "", 1), self.state(done["case"]))
        self.assertEqual(2, len(printer.jobs), "one for the applicant, one for the file")
        self.assertEqual(printer.jobs[0].lines, printer.jobs[1].lines)
        return done, printer.jobs[0], printer.raw[0]

    def test_both_rolls(self):
        for roll in (80, 58):
            done, slip, raw = self.slip(roll)
            text = "".join(line[0].strip() for line in slip.lines)
            first = raw.index(b"\x1b@")
            self.assertEqual(b"\x1b@\x1c&", raw[first:first + 4], "first of all the mode in which Chinese prints")
            for part in ("即办件办结单", done["number"], "110105********002X", "行政审批专用章", "办理窗口：", "一式两份"):
                self.assertIn(part, text)
            self.assertNotIn("11010519491231002X", text)
            self.assertEqual(1, slip.cuts)
            self.assertEqual("cut", slip.events[-1])
            self.assertEqual([2], [scale for line, scale, bold, align in slip.lines if line == "即办件办结单"])
            self.assertEqual(1, len(slip.codes))
            code, module, level = slip.codes[0]
            self.assertTrue(code.startswith("YC2:"), code)
            self.assertEqual("M", level)
            self.assertGreaterEqual(module, 3)
            self.assertEqual(done["number"], self.good(self.desk.do(do="verify_receipt", code=code))["number"])
            self.assertEqual([], slip.pictures, "every character is in the printer's font")

    def test_what_the_printer_cannot_draw(self):
        _, slip, _ = self.slip(80, RARE)
        self.assertTrue(slip.pictures)
        for width, rows, picture in slip.pictures:
            self.assertLessEqual(width, 576)
            self.assertLessEqual(rows, 255)
            dark = sum(bin(byte).count("1") for byte in picture)
            self.assertGreater(dark, 100, "something is drawn")
        self.assertNotIn("㐂", "".join(line[0] for line in slip.lines))

    def test_serial_printer(self):
        printer = self.printer()
        self.use(receipt_printer=printer.plug(f"{self.folder.name}/serial"), receipt_mm=80)
        self.assertEqual(("confirmed", "", 1), self.state(self.confirm()["case"]))
        self.assertEqual(2, len(printer.jobs))
        self.assertEqual("ok", self.good(self.desk.do(do="test_printer"))["state"])
        page = "".join(line[0] for line in printer.jobs[2].lines)
        self.assertIn("打印机测试页", page)
        self.assertTrue(printer.jobs[2].pictures, "rare characters of the test page")

    def test_pipe_and_file(self):
        pipe, file = f"{self.folder.name}/pipe", f"{self.folder.name}/lp0"
        os.mkfifo(pipe)
        end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        self.addCleanup(os.close, end)
        self.use(receipt_printer=f"file://{pipe}")
        # Nothing can come back: every byte went, and nobody can say what came out.
        self.assertEqual(("unknown", "", 1), self.state(self.confirm()["case"]))
        piped = os.read(end, 1 << 20)
        Path(file).touch()
        self.use(receipt_printer=f"file://{file}")
        first, second = self.confirm(), self.confirm()
        for done in (first, second):
            self.assertEqual(("unknown", "", 1), self.state(done["case"]))
        for data, count in ((piped, 2), (Path(file).read_bytes(), 4)):
            self.assertTrue(data.startswith(b"\x1b@\x1c&"))
            printer = Printer(80)
            printer.feed(data)
            self.assertEqual(count, printer.whole().cuts, "jobs one behind the other")

    def test_reprints_are_marked_and_counted(self):
        printer = self.printer()
        self.use(receipt_printer=printer.listen())
        case = self.confirm()["case"]
        self.assertEqual(("confirmed", "", 1), self.state(case))
        paper = self.papers(case)["immediate_completion"]["id"]
        for count in (2, 3):
            self.good(self.desk.do(do="print", paper=paper))
            self.assertEqual(("confirmed", "", count), self.state(case))
            self.assertIn(f"重打 第{count - 1}次", "".join(line[0] for line in printer.jobs[-1].lines))
        self.assertNotIn("重打", "".join(line[0] for line in printer.jobs[0].lines))
        self.assertEqual("store.paper", self.reason(self.desk.do(do="print", paper="999999")))


class TroubleTest(Fixture):
    """A printer that does not print never stops a case, and each trouble has its word."""

    def test_each_trouble(self):
        printer = self.printer()
        self.use(receipt_printer=printer.listen())
        for mood, expected in (("paper_out", ("failed", "paper_out", 1)), ("cover_open", ("failed", "cover_open", 1)), ("offline", ("failed", "offline", 1)),
                               ("error", ("failed", "error", 1)), ("silent", ("unknown", "", 1)), ("dies", ("unknown", "offline", 1)),
                               ("near_end", ("confirmed", "", 1))):
            printer.mood = mood
            began = time.monotonic()
            done = self.confirm()
            self.assertLess(time.monotonic() - began, 5, "the case does not wait for the printer")
            self.assertEqual(expected, self.state(done["case"]), mood)
        printer.mood = "paper_out"
        self.assertEqual("paper_out", self.good(self.desk.do(do="test_printer"))["state"])
        # Paper in, the same paper once more: it never came out, so it is no reprint.
        case = self.confirm()["case"]
        self.assertEqual("failed", self.state(case)[0])
        printer.mood = "ok"
        self.good(self.desk.do(do="print", paper=self.papers(case)["immediate_completion"]["id"]))
        self.assertEqual(("confirmed", "", 1), self.state(case))
        self.assertNotIn("重打", "".join(line[0] for line in printer.jobs[-1].lines))

    def test_unknown_is_settled_by_a_person(self):
        printer = self.printer()
        printer.mood = "silent"
        self.use(receipt_printer=printer.listen())
        for state, marked in (("confirmed", True), ("failed", False)):
            case = self.confirm()["case"]
            self.assertEqual("unknown", self.state(case)[0])
            paper = self.papers(case)["immediate_completion"]["id"]
            self.assertEqual(state, self.good(self.desk.do(do="settle_print", paper=paper, state=state))["paper"]["state"])
            self.good(self.desk.do(do="print", paper=paper))
            self.assertEqual("unknown", self.state(case)[0])
            self.assertEqual(marked, "重打" in "".join(line[0] for line in printer.jobs[-1].lines))

    def test_no_printer_at_all(self):
        for address in ("tcp://127.0.0.1:1", "file:///dev/no-such-printer", "file:///dev/full", f"file://{self.folder.name}", "serial:///dev/no-such-port"):
            self.use(receipt_printer=address)
            self.assertEqual(("failed", "offline", 1), self.state(self.confirm()["case"]), address)

    def test_a_full_disk(self):
        file = f"{self.folder.name}/small"
        Path(file).touch()
        os.symlink("/dev/full", f"{self.folder.name}/full")
        self.use(receipt_printer=f"file://{self.folder.name}/full")
        self.assertEqual("failed", self.state(self.confirm()["case"])[0])
        self.use(receipt_printer="", paper_folder="/proc/nowhere")
        self.assertEqual(("failed", "folder", 1), self.state(self.confirm()["case"]))
        self.use(paper_folder=f"{self.folder.name}/a4")
        self.assertEqual("confirmed", self.state(self.confirm()["case"])[0])
        self.assertEqual(1, len(list(Path(f"{self.folder.name}/a4").glob("*.pdf"))))

    def test_a_printer_that_hangs(self):
        printer = self.printer()
        printer.mood = "deaf"
        self.use(receipt_printer=printer.listen())
        began = time.monotonic()
        first, second = self.confirm(), self.confirm()
        self.assertLess(time.monotonic() - began, 5)
        for done in (first, second):
            self.assertEqual("unknown", self.state(done["case"])[0])

    def test_bad_settings(self):
        for wrong, reason in (({"receipt_printer": "10.0.0.7:9100"}, "devices.receipt_printer"), ({"receipt_printer": "lpt1"}, "devices.receipt_printer"),
                              ({"receipt_printer": "serial:///dev/ttyS0?baud=1"}, "devices.receipt_printer"), ({"receipt_printer": "tcp://"}, "devices.receipt_printer"),
                              ({"receipt_printer": "file://relative"}, "devices.receipt_printer"), ({"receipt_mm": 70}, "devices.receipt_mm"),
                              ({"receipt_mm": "80"}, "json.devices.receipt_mm"), ({"paper_folder": "papers"}, "devices.paper_folder"),
                              ({"papre_folder": "/x"}, "json.devices.papre_folder"), ({"photo_decoder": "wlt"}, "devices.photo_decoder")):
            self.assertEqual(reason, self.reason(self.desk.do(do="devices", set=wrong)), wrong)

    def test_nobody_signed_in_or_locked(self):
        """The desk shows and changes nothing, and what was queued is printed all the same."""
        self.use(receipt_printer="")
        done = self.confirm()
        case, paper = done["case"], done["papers"][0]["id"]
        printer = self.printer()
        self.use(receipt_printer=printer.listen())
        file = f"{self.folder.name}/locked.pdf"
        asked = [{"do": "list"}, {"do": "open", "case": case}, {"do": "pdf", "paper": paper, "file": file}, immediate(),
                 {"do": "settle_print", "paper": paper, "state": "failed"}, {"do": "devices", "set": {"paper_folder": self.folder.name}}]
        self.good(self.desk.do(do="lock"))
        self.assertEqual({"session.locked"}, {self.reason(self.desk.do(**command)) for command in asked})
        self.good(self.desk.do(do="unlock", password=self.centre.password("wei.xf")))
        self.assertEqual(case, self.good(self.desk.do(do="list", text=done["number"]))["rows"][0]["case"])
        self.good(self.desk.do(do="sign_out"))
        self.assertEqual({"session.none"}, {self.reason(self.desk.do(**command)) for command in asked})
        self.good(self.desk.do(do="drain", seconds=60))
        self.sign_in(self.desk)
        self.assertEqual("", self.good(self.desk.do(do="devices"))["devices"]["paper_folder"])
        self.assertFalse(os.path.exists(file))

    def test_a_broken_settings_file(self):
        desk = Desk(DESK, f"{self.folder.name}/broken")
        os.makedirs(desk.folder, exist_ok=True)
        for text in ("{", '{"receipt_mm": 75}', '{"receipt_printer": "usb"}'):
            Path(desk.folder, "devices.json").write_text(text)
            desk.start()
            self.assertIn("error", desk.do(do="devices"))
            self.assertEqual("card.not_configured", self.reason(desk.do(do="read_card")))
            desk.kill()
            self.assertEqual(text, Path(desk.folder, "devices.json").read_text(), "kept for whoever wrote it")
        desk.start()
        self.good(desk.do(do="devices", set={"receipt_mm": 58}))
        self.assertEqual(58, self.good(desk.do(do="devices"))["devices"]["receipt_mm"])
        desk.kill()


class RestartTest(Fixture):
    def restart(self):
        self.desk.kill()
        self.desk.start()

    def test_what_was_queued_prints_after_a_restart(self):
        self.use(receipt_printer="")
        case = self.confirm()["case"]
        self.assertEqual("queued", self.papers(case)["immediate_completion"]["state"])
        self.desk.kill()
        printer = self.printer()
        Path(self.desk.folder, "devices.json").write_text(json.dumps({"receipt_printer": printer.listen()}))
        self.desk.start()
        self.sign_in(self.desk)
        self.assertEqual(("confirmed", "", 1), self.state(case))

    def test_a_print_cut_off_is_unknown(self):
        printer = self.printer()
        printer.mood = "deaf"
        self.use(receipt_printer=printer.listen())
        case = self.confirm()["case"]
        end = time.monotonic() + 10
        while self.papers(case)["immediate_completion"]["state"] != "sent":
            self.assertLess(time.monotonic(), end)
        self.restart()
        self.sign_in(self.desk)
        self.assertEqual(("unknown", "restart", 1), self.state(case))

    def test_a_final_paper_waits_for_the_centre_across_restarts(self):
        printer = self.printer()
        self.use(receipt_printer=printer.listen())
        self.centre.kill()
        done = self.confirm(item="hk-cs", fields={"child": "覃小贞", "birth_certificate": "Y450000001"})
        case, paper = done["case"], next(p for p in done["papers"] if p["kind"] == "immediate_completion")
        self.assertEqual("not_printed", paper["state"])
        self.assertEqual("confirmed", self.settled(case, "material_receipt")["state"])
        self.assertIn("临时凭证", "".join(line[0] for line in printer.jobs[-1].lines))
        self.assertEqual("paper.provisional", self.reason(self.desk.do(do="print", paper=paper["id"])))
        self.assertEqual("paper.not_unknown", self.reason(self.desk.do(do="settle_print", paper=paper["id"], state="failed")))
        file = f"{self.folder.name}/withheld.pdf"
        self.assertEqual("paper.provisional", self.reason(self.desk.do(do="pdf", paper=paper["id"], file=file)))
        self.assertFalse(os.path.exists(file))
        self.restart()
        self.sign_in(self.desk)  # offline
        self.assertEqual("not_printed", self.papers(case)["immediate_completion"]["state"])
        self.assertEqual("paper.provisional", self.reason(self.desk.do(do="print", paper=paper["id"])))
        self.centre.start()
        self.assertEqual(0, self.good(self.desk.do(do="drain", seconds=60))["waiting"])
        self.assertEqual(("confirmed", "", 1), self.state(case))
        self.assertIn("即办件办结单", "".join(line[0] for line in printer.jobs[-1].lines))


class LostActTest(Fixture):
    def test_the_final_paper_of_an_act_that_lost_is_void(self):
        other = self.new_desk("other", "02", "wei.xf")
        self.addCleanup(other.kill)
        case = self.confirm(item="hk-cs", fields={"child": "覃小贞", "birth_certificate": "Y450000001"}, ending={"kind": "receive"})["case"]
        self.good(self.desk.do(do="drain", seconds=60))
        end = time.monotonic() + 60
        while not other.do(do="open", case=case).get("ok"):
            self.assertLess(time.monotonic(), end, "the other desk does not hear of the case")
            time.sleep(0.1)
        self.centre.kill()
        self.good(other.do(do="act", case=case, kind="withdraw", act={"note": "申请人撤回"}))
        done = self.good(self.desk.do(do="act", case=case, kind="complete", act={}))
        paper = next(p["id"] for p in done["papers"] if p["kind"] == "immediate_completion")
        self.centre.start()
        self.good(other.do(do="drain", seconds=60))
        self.good(self.desk.do(do="drain", seconds=60))
        lane = self.good(self.desk.do(do="lanes"))["lanes"][0]
        self.assertEqual("conflict", lane["state"])
        self.assertEqual("paper.provisional", self.reason(self.desk.do(do="print", paper=paper)))
        self.good(self.desk.do(do="settle", operation=lane["operation"], choice="mine", keep_mine={"act": False}, note="申请人撤回"))
        self.good(self.desk.do(do="drain", seconds=60))
        answer = self.good(self.desk.do(do="open", case=case))
        self.assertEqual("withdrawn", answer["case"]["state"])
        self.assertEqual("void", next(p["state"] for p in answer["papers"] if p["id"] == paper))
        file = f"{self.folder.name}/void.pdf"
        for command in ({"do": "print"}, {"do": "pdf", "file": file}):
            self.assertEqual("paper.void", self.reason(self.desk.do(**command, paper=paper)))
        self.assertFalse(os.path.exists(file))


class ReceiptTest(Fixture):
    def code_of(self, **changes):
        printer = self.printer()
        self.use(receipt_printer=printer.listen())
        done = self.confirm(**changes)
        self.assertEqual("confirmed", self.state(done["case"])[0])
        return done, printer.jobs[0].codes[0][0]

    def comes(self, desk, code, accept):
        """What the other window says, once it has heard of it."""
        end = time.monotonic() + 30
        while True:
            answer = desk.do(do="verify_receipt", code=code)
            if accept(answer):
                return answer
            self.assertLess(time.monotonic(), end, answer)
            time.sleep(0.05)

    def test_another_window_verifies_offline(self):
        other = self.new_desk("other", "02", "qin.sz")
        self.addCleanup(other.kill)
        done, code = self.code_of()
        self.comes(other, code, lambda answer: answer.get("ok"))
        self.centre.kill()
        answer = self.good(other.do(do="verify_receipt", code="  " + code + "\r\n"))
        self.assertEqual((done["number"], done["case"], "ln-yd", "accepted"), (answer["number"], answer["case"], answer["item"], answer["says"]))
        self.assertNotIn("覃", json.dumps(answer, ensure_ascii=False))
        self.check_forgeries(other, code)
        self.centre.start()
        self.check_import(other, code)
        self.check_withdrawal(other, code)

    def check_forgeries(self, desk, code):
        self.assertEqual("receipt_code.version", self.reason(desk.do(do="verify_receipt", code="YC3:" + code[4:])))
        self.assertEqual("receipt_code.prefix", self.reason(desk.do(do="verify_receipt", code="https://example.cn/" + code)))
        self.assertEqual("receipt_code.form", self.reason(desk.do(do="verify_receipt", code=code[:-3])))
        for at in (4, 40, 120, len(code) - 3):
            other = "A" if code[at] != "A" else "B"
            self.assertIn("error", desk.do(do="verify_receipt", code=code[:at] + other + code[at + 1:]), at)
        claim = bytearray(base45(code[4:]))
        for at in (1, 21, 28, 71, len(claim) - 1):  # case, moment, version, number, signature
            forged = bytearray(claim)
            forged[at] ^= 1
            self.assertEqual("receipt.forged", self.reason(desk.do(do="verify_receipt", code="YC2:" + in_base45(forged))), at)
        received = bytearray(claim)
        self.assertEqual(2, received[0], "accepted")
        received[0] = 1
        self.assertEqual("receipt.forged", self.reason(desk.do(do="verify_receipt", code="YC2:" + in_base45(received))))
        key = claim.index(b"ln-yd") + len("ln-yd") + 1
        claim[key:key + 1] = b"Z"
        self.assertEqual("receipt.key", self.reason(desk.do(do="verify_receipt", code="YC2:" + in_base45(claim))))

    def check_import(self, desk, code):
        """The administrator's own file knows no receipt keys; they stay."""
        directory = json.loads(Path(SOURCE, "resources/demo/directory.json").read_text())
        directory["version"] = "demo.2"
        file = Path(self.folder.name, "directory.json")
        file.write_text(json.dumps(directory, ensure_ascii=False))
        self.centre.ask("directory", "import", str(file))
        fresh = self.new_desk("fresh", "03", "nong.jg")
        self.addCleanup(fresh.kill)
        self.comes(fresh, code, lambda answer: answer.get("ok"))
        self.good(desk.do(do="verify_receipt", code=code))

    def check_withdrawal(self, desk, code):
        mine = next(w for w in self.centre.ask("enrol", "list")["workstations"] if w["window"] == "01")
        self.centre.ask("enrol", "revoke", "--workstation", mine["id"])
        answer = self.comes(desk, code, lambda answer: "key_withdrawn" in answer)
        self.assertGreater(answer["key_withdrawn"], answer["at"])
        self.centre.kill()
        _, late = self.code_of()  # the withdrawn window goes on, cut off
        self.assertEqual("receipt.withdrawn", self.reason(desk.do(do="verify_receipt", code=late)))
        self.centre.start()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
