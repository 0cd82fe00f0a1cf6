#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The clerk's work done by an outside program through the accessibility tree alone, in the real window over a real
centre: set up, sign in, accept at once, accept with a date, ask for a correction, refuse, refer, find, explain, go
offline and come back, lock and unlock. No key is pressed and no pointer moved.

usage: accessibility_test.py CENTER WINDOW READER-SIM PRINTER-SIM
"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from pathlib import Path

from programs import Centre, die_with_parent, free_port
from screen import CONTROLS, Screen, give_screen

CENTER, WINDOW, READER, PRINTER = sys.argv[1:5]
CLERK = "wei.xf"


class AccessibilityTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = Path(cls.folder.name)
        cls.centre = Centre(CENTER, cls.folder.name)
        cls.centre.start()
        port = free_port()
        (root / "station").mkdir()
        (root / "slips").mkdir()
        (root / "station" / "devices.json").write_text(json.dumps({
            "paper_folder": str(root / "papers"), "reader": str(root / "reader"), "receipt_mm": 80,
            "receipt_printer": f"tcp://127.0.0.1:{port}"}))
        cls.devices = [cls.device(READER, "--link", root / "reader", "--visitors"),
                       cls.device(PRINTER, "--port", port, "--dir", root / "slips")]
        cls.slips = root / "slips"
        cls.screen = Screen(WINDOW, str(root / "station"))
        cls.screen.start()
        cls.enrol_and_sign_in()

    @classmethod
    def device(cls, program, *arguments):
        process = subprocess.Popen([program, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=die_with_parent)
        assert process.stdout.readline(), f"{program} does not start"
        return process

    @classmethod
    def tearDownClass(cls):
        cls.screen.kill()
        for process in cls.devices:
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()
        cls.centre.kill()
        cls.folder.cleanup()

    @classmethod
    def enrol_and_sign_in(cls):
        s = cls.screen
        s.type("中心地址", cls.centre.url)
        s.press("连接中心")
        s.press("与清单一致", "check box")
        s.is_("check box", "与清单一致", "CHECKED")
        s.type("一次性登记码", cls.centre.code("01"))
        s.press("登记本机")
        s.type("工号", CLERK, seconds=120)
        s.type("密码", "wrong", role="password text")
        s.press("登录")
        s.says("工号与密码不符。")
        s.type("密码", cls.centre.password(CLERK), role="password text")
        s.press("登录")
        s.find("text", "查找事项")

    def setUp(self):
        self.s = self.screen

    # --- pieces of the clerk's work ---

    def go(self, page):
        self.s.press(re.compile(f"^{page}(，|$)"), "radio button")
        self.s.is_("radio button", re.compile(f"^{page}(，|$)"), "CHECKED")

    def read_card(self):
        self.s.press("F3 读卡")
        self.s.says("已读卡")

    def choose_item(self, initials, name):
        self.s.type("查找事项", initials)
        self.s.pick("list", "查找事项", name)
        self.s.find("panel", re.compile("待核$|齐全$"), among=1)

    def judge(self, material, word):
        row = re.compile(f"^{material}, ")
        self.s.focus("panel", row)
        self.s.press(f"{material}: {word}", "radio button")
        self.s.find("panel", f"{material}, {word}")

    def done(self, sentence):
        """The banner's sentence; a fresh sheet waits behind it."""
        self.s.says(sentence)
        self.s.find("text", "姓名 / 名称")

    def slip_count(self):
        return len(list(self.slips.glob("*.escpos")))

    def type_applicant(self):
        self.s.type("姓名 / 名称", "覃淑贞")
        self.s.type("证件号码", "450103198607141032")
        self.s.type("手机号", "13877162214")

    # --- the day, in its order ---

    def test_1_an_immediate_case_from_card_to_slip(self):
        before = self.slip_count()
        self.read_card()
        self.s.says("韦小妹")
        self.choose_item("lnyd", "老年人优待证办理")
        self.s.press("全部齐全")
        self.s.press("受理、办结并打印")
        self.done("已受理并办结")
        self.s.until("the slip", lambda: self.slip_count() > before)

    def test_2_a_promised_acceptance_with_a_typed_name(self):
        self.type_applicant()
        self.s.says("手工录入")
        self.choose_item("ggcsws", "公共场所卫生许可(新证)")
        self.s.type("经营场所 *", "青秀区东葛路24-8号1层")
        self.s.choose("场所类别 *", 1)
        self.s.press("全部齐全")
        self.judge("集中空调通风系统卫生检测或者评价报告", "不适用")
        self.s.press("为什么是这一天？")
        calendar = self.s.find("filler", "到期日逐日计算")
        self.assertGreater(len(calendar.get_description().splitlines()), 5)
        self.s.press("关闭面板")
        self.s.press("受理并打印")
        self.done("已受理")

    def test_3_a_correction_notice(self):
        self.read_card()
        self.choose_item("lnyd", "老年人优待证办理")
        self.s.press("全部齐全")
        first = self.s.look("panel", re.compile("齐全$"))[0].get_name().removesuffix(", 齐全")
        self.judge(first, "缺")
        self.s.type(f"有何问题 – {first}", "未提交")
        self.s.press("补正告知")
        self.done("已出具补正告知")

    def test_4_a_refusal(self):
        self.type_applicant()
        self.choose_item("spjy", "食品经营许可(新办)")
        self.s.press("不予受理")
        self.s.find("panel", "不予受理")
        self.s.is_("push button", "确认并打印通知书", "SHOWING")
        self.assertFalse(self.s.has(self.s.find("push button", "确认并打印通知书"), "ENABLED"), "a refusal without a reason")
        self.s.type("理由（写入通知书）", "仅销售预包装食品，依法不需要取得许可，备案即可")
        self.assertFalse(self.s.has(self.s.find("push button", "确认并打印通知书"), "ENABLED"), "a refusal without a legal ground")
        self.s.choose("法定理由", 1)
        self.s.press("确认并打印通知书")
        self.done("已出具不予受理通知")

    def test_5_a_referral(self):
        self.type_applicant()
        self.choose_item("lnyd", "老年人优待证办理")
        self.s.press("转办")
        self.s.type("转往机关或窗口", "市残疾人联合会")
        self.s.press("确认转办")
        self.done("已登记转办")

    def test_6_finding_and_explaining_a_case(self):
        self.go("办件")
        self.s.type("查找办件", "tsz")  # the initials of 覃淑贞, one of its two readings
        self.s.until("three cases", lambda: len(self.s.rows("table", "办件")) == 3)
        row = self.s.until_row("table", "办件", "公共场所卫生许可(新证)")
        self.assertTrue(any("覃" in cell for cell in row), row)
        self.s.pick("table", "办件", "公共场所卫生许可(新证)")
        self.s.press("F5 打开办件")
        self.s.find("page tab", "经过")
        self.s.says("公共场所卫生许可(新证)")
        self.s.says("为什么是")
        self.s.says("受理当日不计入")
        self.s.press(re.compile("^材料"), "page tab")
        self.s.find("panel", "卫生许可证申请表, 齐全")
        self.s.press(re.compile("^文书"), "page tab")
        self.s.until_row("table", "已出具文书", "受理通知书")
        self.go("受理")

    def test_7_the_pill_tells_of_the_line(self):
        self.s.find("push button", re.compile("^在线"))
        self.centre.kill()
        self.s.find("push button", re.compile("^离线"), 90)
        self.read_card()
        self.choose_item("lnyd", "老年人优待证办理")
        self.s.press("全部齐全")
        self.s.press("受理、办结并打印")
        self.done("已受理并办结")
        self.s.find("push button", re.compile("^离线.*1 件待发"))
        self.centre.start()
        self.s.find("push button", "在线 · 全部已存中心", 120)
        journal = self.centre.ask("verify-journal")
        self.assertTrue(journal["whole"], journal)
        self.assertEqual(6, journal["cases"])

    def test_8_locking_keeps_what_was_typed(self):
        self.type_applicant()
        self.s.press("F12 锁屏")
        self.s.says("已锁屏")
        self.assertEqual([], self.s.look("text", "姓名 / 名称"), "a locked screen shows the applicant")
        self.s.type("密码", self.centre.password(CLERK), role="password text")
        self.s.press("解锁")
        self.assertEqual("覃淑贞", self.s.text_of("text", "姓名 / 名称"))
        self.s.press("F2 新办件")

    def test_9_every_page_in_both_languages(self):
        pages = {"zh": ("受理", "办件", "待办", "出件", "同步", "设备", "设置"), "en": ("Intake", "Cases", "To do", "Results", "Sync", "Devices", "Settings")}
        for page in pages["zh"]:
            self.go(page)
            self.check_names(page)
        self.s.press("English", "radio button")
        self.s.find("radio button", "Settings")
        for page in pages["en"]:
            self.s.press(re.compile(f"^{page}(,|$)"), "radio button")
            self.check_names(page)
        self.s.press("Settings", "radio button")
        self.s.press("简体中文", "radio button")
        self.s.find("radio button", "设置")

    def check_names(self, page):
        """Each control has a name, no two of a kind the same one; one control has the focus."""
        controls = self.s.until("the controls of " + page, lambda: [n for n in self.s.nodes() if n.get_role_name() in CONTROLS])
        for node in controls:
            self.assertTrue(node.get_name(), f"a {node.get_role_name()} without a name on {page}")
        counted = Counter((n.get_role_name(), n.get_name()) for n in controls)
        self.assertEqual([], [key for key, count in counted.items() if count > 1], f"named twice on {page}")


if __name__ == "__main__":
    give_screen()
    unittest.main(argv=sys.argv[:1], warnings="ignore")
