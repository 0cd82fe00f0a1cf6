# SPDX-License-Identifier: Apache-2.0
"""The rules of `explain` a second time, in another language and written from the standards, not from the program:
working-day calendars, due dates, identity numbers and machine readable zones. What both say alike is likely right."""
import datetime
import json
import os
import re

DAY = datetime.timedelta(days=1)
FULL = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节", "国庆": "国庆节"}
REACH = 10  # days around a day not yet fixed by a notice that the notice may still move


class Calendar:
    """One region's days, laid over each other: weekends, statutory days, yearly notices, then the region's own."""

    def __init__(self, folder, region):
        self.off, self.work, self.loose = {}, {}, set()
        files = []
        for name in sorted(os.listdir(folder)):
            if name.endswith(".json"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    files.append(json.load(file))
        for layer in [region[:2]] + [region[:n] for n in range(5, len(region) + 1, 2)]:
            self.lay([f for f in files if f["region"] == layer], national=layer == "CN")

    def lay(self, files, national):
        years = {f["year"]: f for f in files if f.get("kind", "year") == "year"}
        if national:
            self.published = set(years)
        for file in files:
            if file.get("kind") == "statutory":
                self.lay_statutory(file, years, national)
        for _, file in sorted(years.items()):
            for entry in file["days"]:
                day = datetime.date.fromisoformat(entry["date"])
                name = FULL.get(entry["name"], entry["name"])
                self.off.pop(day, None)
                self.work.pop(day, None)
                (self.work if entry["work"] else self.off)[day] = name
                if file.get("status", "published") != "published":
                    self.loosen(day)

    def lay_statutory(self, file, years, national):
        days = []
        for fixed in file["fixed"]:
            for year in range(2000, 2101):
                first = datetime.date(year, fixed["month"], fixed["day"])
                days += [(first + n * DAY, fixed["name"]) for n in range(fixed["days"])]
        for movable in file["movable"]:
            for text in movable["dates"]:
                first = datetime.date.fromisoformat(text)
                days += [(first + n * DAY, movable["name"]) for n in range(movable["days"])]
        for day, name in sorted(days, key=lambda entry: entry[0]):
            if day.year in years:
                continue
            if not national:
                self.loosen(day)
            self.work.pop(day, None)
            self.off.setdefault(day, FULL.get(name, name))

    def loosen(self, day):
        self.loose.update(day + n * DAY for n in range(-REACH, REACH + 1))

    def works(self, day):
        return day in self.work or (day not in self.off and day.weekday() < 5)

    def provisional(self, day):
        return day.year not in self.published or day in self.loose

    def name(self, day):
        return self.work.get(day) or self.off.get(day) or ""


def due(calendar, start, days, unit, stops=(), extend=0):
    """(due day or None while stopped, [(date, counted, n)], provisional): 行政许可法 45 and 82, 民法典 201 and 203."""
    def stopped(day):  # of two that overlap, the one that began first
        return next((s for s in sorted(stops, key=lambda s: s[0]) if s[0] <= day and (s[1] is None or day <= s[1])), None)

    total, n, day, lines, provisional = days + extend, 0, start, [], False
    natural = unit == "natural_day"
    while n < total or (natural and total and (not calendar.works(day) or stopped(day))):
        day += DAY
        stop = stopped(day)
        if stop:
            lines.append((day, False, n))
            if stop[1] is None:
                return None, lines, provisional, total - n
            continue
        rolling = natural and n >= total
        counted = not rolling and (natural or calendar.works(day))
        n += counted
        if not natural or rolling or n == total:
            provisional = provisional or calendar.provisional(day)
        lines.append((day, counted, n))
    return day, lines, provisional, 0


# ---- identity numbers -------------------------------------------------------------------------------------------
PROVINCES = set("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split())
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def mod_11_2(digits):
    """ISO 7064, pure system: the running sum, not the table of weights."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2 % 11
    return "0123456789X"[(12 - total) % 11]


def mod_31(text):
    """GB 32100: 31 less the sum over the powers of three."""
    total = sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(text[:17]))
    return USCC_ALPHABET[-total % 31]


def org_check(text):
    """GB 11714."""
    value = sum((int(c, 36)) * w for c, w in zip(text, (3, 7, 9, 10, 5, 8, 4, 2)))
    return "0123456789X0"[11 - value % 11]


def mrz_check(text):
    """ICAO 9303 part 3, 4.9."""
    return str(sum((0 if c == "<" else int(c, 36)) * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


def real_date(text, today):
    try:
        day = datetime.date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return None
    return day if 1800 <= day.year and day <= today else None


def clean(text):
    out = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else " " if c == "　" else c for c in text)
    return re.sub(r"\s", "", out).upper()


def read_person(text, today):
    sex = {0: "female", 1: "male"}
    if re.fullmatch(r"[1-9]\d{16}[\dX]", text, re.A) and text[17] == mod_11_2(text[:17]):
        birth = real_date(text[6:14], today)
        if not birth:
            return None
        kind = {"810000": "hkmo_resident", "820000": "hkmo_resident", "830000": "tw_resident"}.get(text[:6])
        kind = kind or ("foreigner" if text[0] == "9" else "resident")
        answer = {"kind": kind, "birth": birth.isoformat(), "sex": sex[int(text[16]) % 2], "division": text[:6]}
        if kind == "foreigner":
            answer.update(division=text[1:3] + "0000", country=text[3:6])
        return answer
    if re.fullmatch(r"[1-8]\d{14}", text, re.A):
        century = "18" if text[12:] in ("996", "997", "998", "999") else "19"
        birth = real_date(century + text[6:12], today)
        whole = text[:6] + century + text[6:]
        return birth and {"kind": "resident15", "birth": birth.isoformat(), "sex": sex[int(text[14]) % 2], "division": text[:6],
                          "to18": whole + mod_11_2(whole)}
    if re.fullmatch(r"[A-Z]{3}\d{12}", text, re.A) and text[14] == mrz_check(text[:14]):
        # The old form was last issued in 2023.
        birth = real_date(("20" if int(text[7:9]) <= 23 else "19") + text[7:13], today)
        return birth and {"kind": "foreigner15", "birth": birth.isoformat(), "sex": sex[int(text[13]) % 2], "division": text[3:7] + "00",
                          "country": text[:3]}
    return None


def identity(number, today):
    """What the number tells, or None when it is no valid number of any kind."""
    text = clean(number)
    person = read_person(text, today)
    if person:
        return person
    if re.fullmatch(r"[1-9ANY].{17}", text) and all(c in USCC_ALPHABET for c in text) and text[17] == mod_31(text):
        return {"kind": "uscc", "division": text[2:8], "organisation_code": text[8:17]}
    code = text[:8] + text[9:] if len(text) == 10 and text[8] == "-" else text
    if re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code, re.A) and code[8] == org_check(code):
        return {"kind": "orgcode", "text": code[:8] + "-" + code[8]}
    return None


# ---- machine readable zones -------------------------------------------------------------------------------------
def zone_date(text, century):
    try:
        return datetime.date(century + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return None


def zone(lines, today):
    """The fields and checks of a zone whose lines have the right form."""
    td1 = len(lines) == 3
    td3 = len(lines[0]) == 44
    flat = [None, *lines]

    def part(line, first, last):
        return flat[line][first - 1:last]

    if td1:
        number, number_check, optional = part(1, 6, 14), part(1, 15, 15), part(1, 16, 30)
        birth, birth_check, sex, expiry, expiry_check = part(2, 1, 6), part(2, 7, 7), part(2, 8, 8), part(2, 9, 14), part(2, 15, 15)
        nation, names = part(2, 16, 18), part(3, 1, 30)
        whole, whole_check = part(1, 6, 30) + part(2, 1, 7) + part(2, 9, 15) + part(2, 19, 29), part(2, 30, 30)
    else:
        last = 42 if td3 else 35
        number, number_check, optional = part(2, 1, 9), part(2, 10, 10), part(2, 29, last)
        birth, birth_check, sex, expiry, expiry_check = part(2, 14, 19), part(2, 20, 20), part(2, 21, 21), part(2, 22, 27), part(2, 28, 28)
        nation, names = part(2, 11, 13), part(1, 6, 44)
        whole, whole_check = part(2, 1, 10) + part(2, 14, 20) + part(2, 22, 43 if td3 else 35), lines[1][-1]
    rest = optional.split("<")[0]
    if not td3 and number_check == "<" and len(rest) >= 2:
        number, number_check = number + rest[:-1], rest[-1]
    checks = {"document_number": (number_check, mrz_check(number)), "birth": (birth_check, mrz_check(birth)),
              "expiry": (expiry_check, mrz_check(expiry))}
    if td3:
        empty = not optional.strip("<") and part(2, 43, 43) == "<"
        checks["optional"] = (part(2, 43, 43), "<" if empty else mrz_check(optional))
    checks["composite"] = (whole_check, mrz_check(whole))
    ends = zone_date(expiry, 2000 if expiry[:2].isdigit() and int(expiry[:2]) < 70 or not expiry[:2].isdigit() else 1900)
    late = zone_date(birth, 2000)
    born = late if late and late <= today and not (ends and late > ends) else zone_date(birth, 1900)
    surname, _, given = names.partition("<<")
    exist = all(day or "<" in text for day, text in ((born, birth), (ends, expiry)))

    def words(text):
        return " ".join(text.replace("<", " ").split())

    return {"valid": exist and all(found == expected for found, expected in checks.values()), "format": "td1" if td1 else "td3" if td3 else "td2",
            "type": words(part(1, 1, 2)), "issuer": words(part(1, 3, 5)), "number": words(number), "nationality": words(nation),
            "surname": words(surname), "given_names": words(given), "birth": born and born.isoformat(), "expiry": ends and ends.isoformat(),
            "sex": {"M": "male", "F": "female"}.get(sex, "unspecified"), "checks": checks}


# ---- authority --------------------------------------------------------------------------------------------------
def may(policy, directory, items, question):
    """M7 and M8 by the table: role, right of the window, seat, department; exclusive roles may nothing."""
    person = next((p for p in directory["people"] if p["id"] == question["person"]), None)
    window = next((w for w in directory["windows"] if w["id"] == question["window"]), None)
    item = items.get(question["item"])
    rule = next((r for r in policy["acts"] if r["act"] == question["act"]), None)
    if not (person and window and item and rule) or not person["active"] or window["id"] not in person["windows"]:
        return False
    roles = set(person["roles"])
    if any(set(pair["roles"]) <= roles for pair in policy["exclusive"]) or not roles & set(rule["roles"]):
        return False
    rights = window["rights"].get(item["key"], window["rights"].get("*", []))
    enough = rule.get("right")
    if enough and not set([enough] if isinstance(enough, str) else enough) & set(rights):
        return False
    if question["act"] == "complete" and (item["kind"] != "immediate" or "decide" not in rights):
        return False
    only_approver = roles & set(rule["roles"]) == {"approver"}
    return not (only_approver and person["departments"] and item["department"] not in person["departments"])
