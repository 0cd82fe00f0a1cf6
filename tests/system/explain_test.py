# SPDX-License-Identifier: Apache-2.0
"""`yichuang-center explain --stdin` against the rules written a second time (law.py): thousands of questions from a
fixed seed, the vectors of the standards, every shape of bad line. One line in, one line out, in order, to the end."""
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest

import law
import programs

PROGRAM, RESOURCES = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
DAY = datetime.timedelta(days=1)
GROUNDS = ("hearing", "tender", "auction", "inspection", "testing", "quarantine", "appraisal", "expert_review", "special_law")
REGIONS = ("CN", "CN-45", "CN-4501", "CN-44")


def today():
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date()


def read(*path):
    with open(os.path.join(RESOURCES, *path), encoding="utf-8") as file:
        return json.load(file)


def examples():
    """What docs/explain.md shows: (question, answer) lines, as written there."""
    with open(os.path.join(RESOURCES, os.pardir, "docs", "explain.md"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    return [(question, answer[2:]) for question, answer in zip(lines, lines[1:]) if answer.startswith("→ ")]


def ask_raw(data, *options):
    """The answers to these bytes; the program must end well."""
    done = subprocess.run([PROGRAM, "explain", "--stdin", *options], input=data, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.split(b"\n")[:-1]]


def ask(questions, *options):
    answers = ask_raw(b"".join(json.dumps(q, ensure_ascii=False).encode() + b"\n" for q in questions), *(options or ("--database", "/nowhere/at/all")))
    assert len(answers) == len(questions), (len(answers), len(questions))
    return list(zip(questions, answers))


class Dates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.calendars = {region: law.Calendar(os.path.join(RESOURCES, "calendar"), region) for region in REGIONS}
        cls.random = random.Random(20261125)

    def a_day(self, first=datetime.date(2019, 1, 1), last=datetime.date(2027, 12, 31)):
        return first + self.random.randrange((last - first).days) * DAY

    def test_examples_of_the_facts(self):
        """2026's calendar, §1.4."""
        for start, days, end in (("2026-09-24", 20, "2026-10-29"), ("2026-02-12", 5, "2026-02-26"), ("2026-09-18", 5, "2026-09-24"),
                                 ("2026-02-13", 1, "2026-02-14"), ("2026-09-30", 1, "2026-10-08"), ("2026-04-30", 10, "2026-05-18")):
            for _, answer in ask([{"ask": "due", "from": start, "days": days, "unit": "working_day", "region": "CN"}]):
                self.assertEqual((answer["due"], answer["provisional"]), (end, False), start)

    def test_years_of_working_days(self):
        """248 in 2026 and 2025, 251 in 2024 (§1.4); days off and make-up days as §9 lists them."""
        for year, working in ((2026, 248), (2025, 248), (2024, 251)):
            first = datetime.date(year, 1, 1)
            days = [first + n * DAY for n in range((datetime.date(year + 1, 1, 1) - first).days)]
            answers = ask([{"ask": "workday", "date": day.isoformat()} for day in days])
            self.assertEqual(sum(answer["workday"] for _, answer in answers), working)
        make_up = ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
        off = ("2026-01-01", "2026-01-03", "2026-02-15", "2026-02-23", "2026-04-04", "2026-04-06", "2026-05-01", "2026-05-05", "2026-06-19",
               "2026-06-21", "2026-09-25", "2026-09-27", "2026-10-01", "2026-10-07")
        for question, answer in ask([{"ask": "workday", "date": day} for day in make_up + off]):
            self.assertEqual(answer["workday"], question["date"] in make_up, question)
            self.assertFalse(answer["provisional"])

    def test_every_day_of_every_region(self):
        questions = [{"ask": "workday", "date": self.a_day(last=datetime.date(2035, 12, 31)).isoformat(), "region": region}
                     for region in REGIONS for _ in range(500)]
        for question, answer in ask(questions):
            calendar = self.calendars[question["region"]]
            day = datetime.date.fromisoformat(question["date"])
            self.assertEqual((answer["workday"], answer["provisional"]), (calendar.works(day), calendar.provisional(day)), question)
            self.assertTrue(answer["why"])
            self.assertIn(calendar.name(day), answer["why"])

    def stops(self, start):
        stops, day = [], start
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 3))):
            first = day + self.random.randrange(0, 12) * DAY
            last = first + self.random.randrange(0, 25) * DAY
            stops.append((first, last))
            day = last - self.random.choice((0, 0, 3)) * DAY  # now and then two overlap
        if stops and self.random.random() < 0.1:
            stops[-1] = (stops[-1][0], None)
        return stops

    def a_due(self):
        start = self.a_day()
        stops = self.stops(start)
        question = {"ask": "due", "from": start.isoformat(), "days": self.random.choice((0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90)),
                    "unit": self.random.choice(("working_day", "working_day", "natural_day")), "region": self.random.choice(REGIONS)}
        if stops:
            question["stops"] = [{"from": a.isoformat(), "ground": self.random.choice(GROUNDS), **({"to": b.isoformat()} if b else {})}
                                 for a, b in stops]
        if self.random.random() < 0.3:
            question["extend"] = self.random.choice((1, 3, 5, 10, 15, 30))
        return question, stops

    def test_due_dates(self):
        asked = [self.a_due() for _ in range(2500)]
        for (question, answer), (_, stops) in zip(ask([q for q, _ in asked]), asked):
            expected, lines, provisional, left = law.due(self.calendars[question["region"]], datetime.date.fromisoformat(question["from"]),
                                                         question["days"], question["unit"], stops, question.get("extend", 0))
            self.assertEqual(answer.get("due", "none"), expected.isoformat() if expected else None, (question, answer.get("error")))
            self.assertEqual(answer["provisional"], provisional, question)
            self.assertEqual([(d["date"], d["counted"], d["n"]) for d in answer["days"]], [(d.isoformat(), c, n) for d, c, n in lines], question)
            self.assertTrue(all(d["why"] for d in answer["days"]))
            self.assertEqual(answer.get("left", 0), left, question)

    def test_stop_of_the_facts(self):
        """Due 20, six used when the hearing begins: fourteen after its end (§1.4)."""
        [(_, answer)] = ask([{"ask": "due", "from": "2026-03-02", "days": 20, "unit": "working_day",
                              "stops": [{"from": "2026-03-11", "to": "2026-03-25", "ground": "hearing"}]}])
        after = [d for d in answer["days"] if d["counted"] and d["date"] > "2026-03-25"]
        self.assertEqual((len(after), after[-1]["date"]), (14, answer["due"]))


class Numbers(unittest.TestCase):
    """GB 11643, GB 32100, GB 11714, the numbers of foreigners and of people of Hong Kong, Macao and Taiwan."""

    VECTORS = {"11010519491231002X": "resident", "440524188001010014": "resident", "911124198108030024": "foreigner", "KAZ110090123105": "foreigner15",
               "91350100M000100Y43": "uscc", "11320000MB151840XJ": "uscc", "12441500196720244T": "uscc", "D2143569-X": "orgcode", "D2143569X": "orgcode",
               "110105491231002": "resident15", "11010519491231002x": "resident", " 110105 19491231 002X ": "resident", "１１０１０５１９４９１２３１００２Ｘ": "resident"}

    @classmethod
    def setUpClass(cls):
        cls.random = random.Random(11643)
        cls.today = today()

    def digits(self, n):
        return "".join(self.random.choice("0123456789") for _ in range(n))

    def birth(self):
        return (datetime.date(1880, 1, 1) + self.random.randrange(60000) * DAY).strftime("%Y%m%d")

    def valid(self, kind):
        pick = self.random.choice
        province = pick(sorted(law.PROVINCES))
        if kind in ("resident", "hkmo", "tw"):
            division = {"resident": province + self.digits(4), "hkmo": pick(("810000", "820000")), "tw": "830000"}[kind]
            text = division + self.birth() + self.digits(3)
            return text + law.mod_11_2(text)
        if kind == "foreigner":
            text = "9" + province + self.digits(3) + self.birth() + self.digits(3)
            return text + law.mod_11_2(text)
        if kind == "resident15":
            return province + self.digits(4) + self.birth()[2:] + self.digits(3)
        if kind == "foreigner15":
            text = "".join(pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(3)) + province + self.digits(2) + self.birth()[2:] + self.digits(1)
            return text + law.mrz_check(text)
        code = "".join(pick("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8))
        code += law.org_check(code)
        if kind == "orgcode":
            return code[:8] + pick(("", "-")) + code[8]
        text = pick(("11", "12", "51", "52", "53", "91", "92", "93", "A1", "N1", "Y1")) + province + self.digits(4) + code
        return text + law.mod_31(text)

    def broken(self, number):
        at = self.random.randrange(len(number))
        return self.random.choice((
            lambda: number[:at] + self.random.choice("0123456789ABCXIOZSV-汉 ") + number[at + 1:],
            lambda: number[:at] + number[at + 1:],
            lambda: number + self.random.choice("0X"),
            lambda: number[:-1] + self.random.choice("0123456789X"),
            lambda: number.lower(),
            lambda: number[:6] + "20990101" + number[14:],
            lambda: number[:6] + "19900230" + number[14:],
            lambda: number[:max(0, at - 1)] + number[at:at + 1] + number[at - 1:at] + number[at + 1:],
            lambda: number.translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
        ))()

    def check(self, numbers):
        for question, answer in ask([{"ask": "identity", "number": n} for n in numbers]):
            expected = law.identity(question["number"], self.today)
            self.assertEqual(answer.get("valid"), expected is not None, (question, answer, expected))
            if expected:
                self.assertEqual({k: answer.get(k) for k in expected}, expected, question)
            else:
                self.assertTrue(answer["why"] and answer["reason"], answer)

    def test_vectors(self):
        for question, answer in ask([{"ask": "identity", "number": n} for n in self.VECTORS]):
            self.assertTrue(answer["valid"], question)
            self.assertEqual(answer["kind"], self.VECTORS[question["number"]])
        [(_, first)] = ask([{"ask": "identity", "number": "11010519491231002X"}])
        self.assertEqual({k: first[k] for k in ("valid", "kind", "birth", "sex", "division")},
                         {"valid": True, "kind": "resident", "birth": "1949-12-31", "sex": "female", "division": "110105"})
        self.check(self.VECTORS)

    def test_every_wrong_last_character_of_the_vectors(self):
        self.check([number[:-1] + last for number in self.VECTORS for last in "0123456789ABCDEFGHJKLMNPQRTUWXYIOZSV*"])

    def test_numbers_of_every_kind(self):
        kinds = ("resident", "hkmo", "tw", "foreigner", "resident15", "foreigner15", "uscc", "orgcode")
        good = [self.valid(kind) for kind in kinds for _ in range(150)]
        self.check(good)
        self.check([self.broken(number) for number in good for _ in range(2)])
        self.check(["", " ", "0", "X" * 18, "1" * 18, "9" * 15, "0" * 15, "H12345678", "C12345678", "12345678", "E12345678"])

    def test_born_a_century_earlier(self):
        for sequence, year in (("995", "1935"), ("996", "1835"), ("997", "1835"), ("998", "1835"), ("999", "1835"), ("001", "1935")):
            [(_, answer)] = ask([{"ask": "identity", "number": "110105350101" + sequence}])
            self.assertEqual((answer["kind"], answer["birth"], answer["to18"][6:10]), ("resident15", year + "-01-01", year))

    def test_tomorrow_is_no_birthday(self):
        for day, valid in ((self.today, True), (self.today + 2 * DAY, False)):
            text = "110105" + day.strftime("%Y%m%d") + "001"
            [(_, answer)] = ask([{"ask": "identity", "number": text + law.mod_11_2(text)}])
            # One number in thirty-one is right as something else, a unified social credit code.
            self.assertEqual(answer["valid"] and answer["kind"] == "resident", valid)

    def test_an_unknown_division_is_a_warning(self):
        text = "16" + "0105" + "19491231" + "002"
        [(_, answer)] = ask([{"ask": "identity", "number": text + law.mod_11_2(text)}])
        self.assertTrue(answer["valid"] and answer["warnings"])


class Zones(unittest.TestCase):
    """ICAO 9303: the specimens of parts 4 to 6, then zones made and broken at random."""

    SPECIMENS = (["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
                 ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
                 ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
                 ["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"])

    @classmethod
    def setUpClass(cls):
        cls.random = random.Random(9303)
        cls.today = today()

    def text(self, n, alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"):
        return "".join(self.random.choice(alphabet) for _ in range(n))

    def a_zone(self, form):
        pick = self.random.choice
        birth = (datetime.date(1930, 1, 1) + self.random.randrange(35000) * DAY).strftime("%y%m%d")
        expiry = (datetime.date(2005, 1, 1) + self.random.randrange(15000) * DAY).strftime("%y%m%d")
        number = self.text(pick((9, 9, 8, 5))).ljust(9, "<")
        nation, sex = self.text(3, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), pick("MF<")
        names = (self.text(pick((3, 7)), "ABCDEFGHIJ") + "<<" + self.text(4, "KLMNOP") + "<" + self.text(3, "QRST"))
        if form == "td1":
            optional = pick(("", self.text(6))).ljust(15, "<")
            first = pick(("I<", "AC", "CR")) + nation + number + law.mrz_check(number) + optional
            middle = birth + law.mrz_check(birth) + sex + expiry + law.mrz_check(expiry)
            second = pick(("", self.text(4))).ljust(11, "<")
            return [first, middle + nation + second + law.mrz_check(first[5:] + birth + law.mrz_check(birth) + expiry + law.mrz_check(expiry) + second),
                    names.ljust(30, "<")]
        width = 44 if form == "td3" else 36
        head = number + law.mrz_check(number)
        body = birth + law.mrz_check(birth) + sex + expiry + law.mrz_check(expiry)
        optional = pick(("", self.text(5))).ljust(14 if form == "td3" else 7, "<")
        optional += (pick("<0") if not optional.strip("<") else law.mrz_check(optional)) if form == "td3" else ""
        whole = head + body[:7] + body[8:] + optional
        return [(pick(("P<", "PO") if form == "td3" else ("I<", "ID")) + nation + names).ljust(width, "<"), head + nation + body + optional + law.mrz_check(whole)]

    def broken(self, lines):
        lines = list(lines)
        line = self.random.randrange(len(lines))
        at = self.random.randrange(len(lines[line]))
        lines[line] = lines[line][:at] + self.text(1, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<") + lines[line][at + 1:]
        return lines

    def check(self, zones):
        for question, answer in ask([{"ask": "mrz", "lines": lines} for lines in zones]):
            expected = law.zone(question["lines"], self.today)
            checks = {c["name"]: (c["found"], c["expected"]) for c in answer["checks"]}
            self.assertEqual(checks, expected.pop("checks"), question)
            self.assertEqual({k: answer[k] for k in expected}, expected, question)
            self.assertEqual([c["ok"] for c in answer["checks"]], [c["found"] == c["expected"] for c in answer["checks"]])
            self.assertTrue(answer["valid"] or answer["why"])

    def test_specimens(self):
        for _, answer in ask([{"ask": "mrz", "lines": lines} for lines in self.SPECIMENS]):
            self.assertTrue(answer["valid"], answer)
        self.check(self.SPECIMENS)

    def test_random_zones(self):
        zones = [self.a_zone(form) for form in ("td1", "td2", "td3") for _ in range(150)]
        for _, answer in ask([{"ask": "mrz", "lines": lines} for lines in zones]):
            self.assertTrue(answer["valid"], answer)
        self.check(zones)
        self.check([self.broken(lines) for lines in zones for _ in range(2)])

    def test_zones_that_are_none(self):
        for lines in ([], [""], ["P<UTO"], ["P<UTO", "X"], ["A" * 44, "B" * 43], ["A" * 30] * 2, ["汉" * 44] * 2, ["a?" * 22] * 2):
            [(_, answer)] = ask([{"ask": "mrz", "lines": lines}])
            self.assertTrue("error" in answer or (answer["valid"] is False and answer["why"]), (lines, answer))


class Names(unittest.TestCase):
    SPELT = {"覃单仇": "qinshanqiu", "覃淑贞": "qinshuzhen", "单田芳": "shantianfang", "仇英": "qiuying", "解缙": "xiejin", "任静": "renjing", "曾国藩": "zengguofan",
             "查良镛": "zhaliangyong", "盖聂": "genie", "区志": "ouzhi", "翟志刚": "zhaizhigang", "朴树": "piaoshu", "尉迟恭": "yuchigong", "万俟静": "moqijing",
             "欧阳修": "ouyangxiu", "司马光": "simaguang", "上官云": "shangguanyun", "诸葛亮": "zhugeliang", "吕布": "lvbu", "韦晓芳": "weixiaofang", "张小明": "zhangxiaoming",
             "阿卜杜拉·买买提": "abudulamaimaiti", "华罗庚": "hualuogeng", "令狐冲": "linghuchong", "缪斌": "miaobin", "卜镝": "budi", "牟其中": "muqizhong", "都兰": "dulan", "乐毅": "yueyi", "长孙无忌": "zhangsunwuji"}

    def test_surnames(self):
        for question, answer in ask([{"ask": "pinyin", "name": name} for name in self.SPELT]):
            self.assertEqual(answer["full"][0], self.SPELT[question["name"]], answer)

    def test_both_readings(self):
        answers = {q["name"]: a for q, a in ask([{"ask": "pinyin", "name": name} for name in ("覃单仇", "覃淑贞", "翟志刚")])}
        self.assertEqual(answers["覃单仇"]["initials"], ["qsq", "tsq"])
        self.assertEqual(answers["覃单仇"]["full"], ["qinshanqiu", "tanshanqiu"])
        self.assertEqual(answers["覃淑贞"]["initials"], ["qsz", "tsz"])
        self.assertIn("dizhigang", answers["翟志刚"]["full"])

    def test_a_name_is_trimmed(self):
        for _, answer in ask([{"ask": "pinyin", "name": name} for name in ("　覃淑贞　", " 覃 淑贞", "覃淑贞")]):
            self.assertEqual(answer["full"][0], "qinshuzhen")


class Authority(unittest.TestCase):
    """The demo hall by the policy table: every act, every person, every window, and people and things there are not."""

    def test_by_the_table(self):
        with tempfile.TemporaryDirectory() as folder:
            centre = programs.Centre(PROGRAM, folder)
            policy, directory = read("policy", "policy.json"), read("demo", "directory.json")
            items = {item["key"]: item for item in read("catalogue", "catalogue.json")["items"]}
            acts = [rule["act"] for rule in policy["acts"]] + ["dance"]
            people = [p["id"] for p in directory["people"]] + ["nobody"]
            windows = [w["id"] for w in directory["windows"]] + ["99"]
            pick = random.Random(8)
            asked = [{"ask": "may", "person": p, "window": w, "item": pick.choice(sorted(items) + ["nothing"]), "act": act}
                     for act in acts for p in people for w in windows]
            seen = set()
            for question, answer in ask(asked, *centre.where):
                self.assertEqual(answer.get("may"), law.may(policy, directory, items, question), (question, answer))
                self.assertTrue(answer["why"])
                seen.add(answer["may"])
            self.assertEqual(seen, {True, False})

    def test_the_documented_answers(self):
        with tempfile.TemporaryDirectory() as folder:
            where = programs.Centre(PROGRAM, folder).where
            shown = [(q, a) for q, a in examples() if '"may"' in q]
            self.assertGreater(len(shown), 2)
            for (_, answer), (question, text) in zip(ask([json.loads(q) for q, _ in shown], *where), shown):
                self.assertEqual(answer, json.loads(text), question)

    def test_without_a_policy_it_is_said(self):
        [(_, answer)] = ask([{"ask": "may", "person": "p", "window": "01", "item": "i", "act": "accept"}])
        self.assertIn("error", answer)


class Stream(unittest.TestCase):
    """Whatever comes in, one line goes out for it and the next question is answered."""

    GOOD = b'{"ask":"workday","date":"2026-02-14"}'
    BAD = (b"", b" ", b'{"ask":"workday","date":"2026-02-14","date":"2026-02-15"}', b"\t", b"nonsense", b"{", b"}", b"[]", b"null", b"true", b"7", b'"ask"', b"{}", b'{"ask":null}', b'{"ask":7}', b'{"ask":["due"]}',
           b'{"ask":"weather"}', b'{"ask":"due"}', b'{"ask":"due","from":null,"days":1,"unit":"working_day"}',
           b'{"ask":"due","from":"2026-09-24","days":null,"unit":"working_day"}', b'{"ask":"due","from":"2026-09-24","days":"20","unit":"working_day"}',
           b'{"ask":"due","from":"2026-09-24","days":-1,"unit":"working_day"}', b'{"ask":"due","from":"2026-09-24","days":1.5,"unit":"working_day"}',
           b'{"ask":"due","from":"2026-09-24","days":1e9,"unit":"working_day"}', b'{"ask":"due","from":"2026-09-24","days":1e400,"unit":"working_day"}',
           b'{"ask":"due","from":"2026-09-24","days":' + b"9" * 400 + b',"unit":"working_day"}',
           b'{"ask":"due","from":"2026-09-24","days":20,"unit":"fortnight"}', b'{"ask":"due","from":"2026-09-24","days":20}',
           b'{"ask":"due","from":"2026-02-30","days":1,"unit":"working_day"}', b'{"ask":"due","from":"0000-00-00","days":1,"unit":"working_day"}',
           b'{"ask":"due","from":"1066-10-14","days":1,"unit":"working_day"}', b'{"ask":"due","from":"9999-12-31","days":1,"unit":"natural_day"}',
           b'{"ask":"due","from":"2099-12-01","days":3660,"unit":"natural_day"}', b'{"ask":"due","from":"24.9.2026","days":1,"unit":"working_day"}',
           b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","region":"XX"}', b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","region":"CN-99"}',
           b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","region":7}',
           b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":{}}', b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[null]}',
           b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[{"from":"2026-09-26","to":"2026-09-25","ground":"hearing"}]}',
           b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[{"from":"2026-09-25","to":"2026-09-26","ground":"site_check"}]}',
           b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","extend":-3}', b'{"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","extend":"3"}',
           b'{"ask":"workday"}', b'{"ask":"workday","date":20260214}', b'{"ask":"workday","date":"2026-13-01"}', b'{"ask":"workday","date":"3000-01-01"}',
           b'{"ask":"identity"}', b'{"ask":"identity","number":110105194912310021}', b'{"ask":"identity","number":null}',
           b'{"ask":"identity","number":"' + b"1" * 5000 + b'"}', b'{"ask":"mrz"}', b'{"ask":"mrz","lines":"P<"}', b'{"ask":"mrz","lines":[1,2]}',
           b'{"ask":"mrz","lines":[]}', b'{"ask":"pinyin"}', b'{"ask":"pinyin","name":[]}', b'{"ask":"pinyin","name":"' + b"x" * 5000 + b'"}', b'{"ask":"may"}',
           b'{"ask":"may","person":"p","window":"w","item":"i"}', b"[" * 100000, b'{"a":' * 50000, b'{"ask":"workday","date":"2026-02-14"', b'{"ask" "workday"}',
           b"{'ask':'workday'}", b'\xff\xfe\xfd', b'{"ask":"pinyin","name":"\xc3\x28"}', b'{"ask":"pinyin","name":"\xe8\xa6"}', b"\x00", b'{"ask":"workday"\x00}',
           b'{"ask":"pinyin","name":"' + b"a" * 1_000_000 + b'"}', b"x" * 5_000_000, b'{"ask":"\\ud800"}', b'{"ask":"workday","date":"2026-02-14"} {"ask":"workday"}')

    def test_bad_lines_are_answered_and_never_end_the_stream(self):
        data = b"".join(bad + b"\n" + self.GOOD + b"\n" for bad in self.BAD)
        answers = ask_raw(data, "--database", "/nowhere/at/all")
        self.assertEqual(len(answers), 2 * len(self.BAD))
        for n, bad in enumerate(self.BAD):
            error = answers[2 * n].get("error", {})
            self.assertTrue(error.get("code") and error.get("text"), (bad[:80], answers[2 * n]))
            self.assertTrue(answers[2 * n + 1]["workday"], bad[:80])

    def test_the_documented_answers(self):
        """An example that no longer holds is a wrong page."""
        shown = [(q, a) for q, a in examples() if '"may"' not in q]
        self.assertGreater(len(shown), 15)
        answers = ask_raw("".join(q + "\n" for q, _ in shown).encode(), "--database", "/nowhere/at/all")
        for answer, (question, text) in zip(answers, shown):
            self.assertEqual(answer, json.loads(text), question)

    def test_line_ends_and_marks(self):
        good, mark = self.GOOD, b"\xef\xbb\xbf"
        for data, lines in ((good + b"\r\n" + good + b"\r\n", 2), (mark + good + b"\n" + good, 2), (good, 1), (b"  " + good + b"\t\n", 1), (b"", 0), (b"\n", 1)):
            answers = ask_raw(data, "--database", "/nowhere/at/all")
            self.assertEqual(len(answers), lines, data)
            self.assertTrue(all(a.get("workday", data == b"\n") for a in answers), (data, answers))

    def test_each_answer_comes_before_the_next_question(self):
        with subprocess.Popen([PROGRAM, "explain", "--stdin", "--database", "/nowhere/at/all"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for n in range(200):
                process.stdin.write(json.dumps({"ask": "pinyin", "name": f"张{n}"}).encode() + b"\n")
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["full"], [f"zhang{n}"])
            process.stdin.close()
            self.assertEqual(process.wait(timeout=60), 0)


if __name__ == "__main__":
    del sys.argv[1:]
    unittest.main()
