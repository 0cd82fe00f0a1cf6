#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A region, two cities and three counties, six centres as processes of their own, each with a desk. Cases are made and handed
up, down and sideways while links are cut and centres are killed at random; then everything must come together: one
custodian and one clock a case, no case lost or doubled, dates as they were, every journal whole, catalogue and calendar
the region's, summaries what counting anew gives.

usage: tiers_test.py CENTER DESK SOURCE   (YICHUANG_LONG=1: ten minutes of it, else twenty seconds; YICHUANG_SECONDS=N; YICHUANG_SEED=N repeats a run)
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import unittest

from programs import Centre, Desk, free_port, immediate
from proxy import Proxy, Spoil

CENTER, DESK, SOURCE = sys.argv[1:4]
SECONDS = int(os.environ.get("YICHUANG_SECONDS", 600 if os.environ.get("YICHUANG_LONG") else 20))
SEED = int(os.environ.get("YICHUANG_SEED", time.time_ns() % 1_000_000))
PASSWORD = "Shan-Shui-2026!"
TREE = {"gx": None, "nn": "gx", "gl": "gx", "qx": "nn", "wm": "nn", "ys": "gl"}  # child: parent
LEAVES = ["qx", "wm", "ys"]
OPEN = ("received", "accepted", "review")


class Place(Centre):
    """A centre of the tree. Only the region publishes catalogue and calendar."""

    def __init__(self, folder, name, digit):
        self.environment = None
        self.program = CENTER
        self.name = name
        os.makedirs(f"{folder}/{name}")
        self.where = ["--database", f"{folder}/{name}/data/centre.sqlite", "--keys", f"{folder}/{name}/keys"]
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.process = None
        self.window = f"{digit}1"
        self.proxy = None
        self.ask("init", "--name", "127.0.0.1,localhost")
        self.ask("policy", "import", f"{SOURCE}/resources/policy/policy.json")
        self.ask("directory", "import", self.directory(folder, digit))
        self.feed_password()

    def directory(self, folder, digit):
        """The demo hall under window numbers of its own: a case number names the window, and must be one of its kind in the tree."""
        with open(f"{SOURCE}/resources/demo/directory.json", encoding="utf-8") as file:
            text = file.read()
        for old in ("01", "02", "03", "04", "08", "09"):
            text = text.replace(f'"{old}"', f'"{digit}{old[1]}"')
        path = f"{folder}/{self.name}/directory.json"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def feed_password(self):
        subprocess.run([self.program, "people", "set-password", "--id", "wei.xf", "--password-stdin", "--keep", *self.where],
                       input=PASSWORD.encode() + b"\n", check=True, capture_output=True, timeout=60)

    def publish(self):
        calendar = f"{SOURCE}/resources/calendar"
        self.ask("calendar", "import", *sorted(f"{calendar}/{name}" for name in os.listdir(calendar) if name.endswith(".json")))
        self.ask("catalogue", "import", f"{SOURCE}/resources/catalogue/catalogue.json")

    def join(self, parent):
        self.proxy = Proxy(parent.port)
        given = parent.ask("tiers", "new-code", "--child", self.name, "--title", f"{self.name} 政务服务中心")
        self.ask("tiers", "join", "--parent", self.proxy.url, "--code", given["code"], "--authority", given["authority"])

    def status(self, command):
        """Exit code and answer of a sub-command that may find something not in order."""
        done = subprocess.run([self.program, *command, *self.where, "--json"], capture_output=True, timeout=120)
        return done.returncode, json.loads((done.stdout or done.stderr).splitlines()[0])

    def published(self, kind):
        """What is in force; an error where nothing is."""
        shown = self.status([kind, "show"])[1]
        return shown.get("body", shown)


class TiersTest(unittest.TestCase):
    def setUp(self):
        print(f"seed {SEED}", flush=True)
        self.random = random.Random(SEED)
        self.folder = tempfile.TemporaryDirectory()
        self.places, self.desks = {}, {}
        self.made = {}  # number -> dues as the desk was answered
        self.done = {"made": 0, "handed over": 0, "cuts": 0, "kills": 0}

    def tearDown(self):
        for desk in self.desks.values():
            desk.kill()
        for place in self.places.values():
            if place.process:
                place.kill()
            if place.proxy:
                place.proxy.close()
        self.folder.cleanup()

    def wait_until(self, what, seconds, message):
        end = time.monotonic() + seconds
        last = what()
        while last is not True and time.monotonic() < end:
            time.sleep(0.3)
            last = what()
        self.assertIs(last, True, f"{message}: {last}")

    def build_tree(self):
        for digit, name in enumerate(TREE, 1):
            self.places[name] = Place(self.folder.name, name, digit)
        region = self.places["gx"]
        region.publish()
        region.ask("tiers", "found", "--place", "gx", "--title", "gx 政务服务中心")
        for name, parent in TREE.items():
            if parent:
                self.places[name].join(self.places[parent])
            self.places[name].start()
        self.wait_until(lambda: self.differing(lambda place: place.published("calendar")) or self.differing(lambda place: place.published("catalogue")) or True, 60, "catalogue and calendar have not come down")
        self.wait_until(lambda: self.differing(lambda place: len(place.ask("tiers", "show")["tree"])) or True, 60, "the tree is not known everywhere")

    def differing(self, ask):
        """What the places answer, when they do not all answer the same; else nothing."""
        answers = {name: ask(place) for name, place in self.places.items()}
        first = answers["gx"]
        return {name: answer for name, answer in answers.items() if answer != first}

    def seat_people(self):
        for name, place in self.places.items():
            desk = self.desks[name] = Desk(DESK, f"{self.folder.name}/{name}/desk")
            desk.start()
            code = place.ask("enrol", "new-code", "--window", place.window)["code"]
            self.expect(desk.do(do="enrol", centre=place.url, code=code))
            self.expect(desk.do(do="sign_in", person="wei.xf", password=PASSWORD))

    def expect(self, answer):
        self.assertTrue(answer.get("ok"), answer)
        return answer

    # What happens at random.

    def make_case(self, name):
        order = immediate()
        order["ending"] = {"kind": "accept"}
        answer = self.expect(self.desks[name].do(**order))
        self.made[answer["number"]] = None
        self.done["made"] += 1

    def hand_over(self, name):
        rows = self.expect(self.desks[name].do(do="list", states=list(OPEN)))["rows"]
        if not rows:
            return
        row = self.random.choice(rows)
        to = self.random.choice([other for other in TREE if other != name])
        answer = self.desks[name].do(do="act", case=row["case"], kind="transfer", act={"to_place": to, "note": "依职责分工移交"})
        self.assertTrue(answer.get("ok") or "error" in answer, answer)
        self.done["handed over"] += 1 if answer.get("ok") else 0

    def cut(self):
        self.random.choice([place.proxy for place in self.places.values() if place.proxy]).arm(
            self.random.choice([Spoil(refuse=True), Spoil(down_after=self.random.randrange(4000)), Spoil(up_after=self.random.randrange(4000)),
                                Spoil(delay=0.2)]))
        self.done["cuts"] += 1

    def mend(self):
        self.random.choice([place.proxy for place in self.places.values() if place.proxy]).disarm()

    def kill(self):
        place = self.random.choice(list(self.places.values()))
        place.kill()
        place.start()
        self.done["kills"] += 1

    def run_wild(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            what = self.random.random()
            if what < 0.35:
                self.make_case(self.random.choice(LEAVES))
            elif what < 0.75:
                self.hand_over(self.random.choice(list(TREE)))
            elif what < 0.85:
                self.cut()
            elif what < 0.95:
                self.mend()
            else:
                self.kill()
            time.sleep(self.random.uniform(0, 0.2))

    # What must hold afterwards.

    def settle(self):
        for place in self.places.values():
            if place.proxy:
                place.proxy.disarm()
        for desk in self.desks.values():
            status = self.expect(desk.do(do="drain", seconds=120))
            self.assertEqual((0, 0, 0), tuple(status[k] for k in ("waiting", "sending", "held")), status)
        self.wait_until(self.is_quiet, 240, "what is under way does not arrive")

    def is_quiet(self):
        for name, place in self.places.items():
            shown = place.ask("tiers", "show")
            links = shown["children"] + ([shown["parent"]] if shown["parent"] else [])
            if shown["waiting"] or any(link["sent"] != link["taken"] for link in links):
                return {name: shown["waiting"], "links": links}
        counted = {name: place.status(["tiers", "summary", "--recount"]) for name, place in self.places.items()}
        for name, (code, shown) in counted.items():
            if code:
                return {name: shown}
        region = [day for day in counted["gx"][1]["days"]]
        for name in TREE:
            own = [day for day in counted[name][1]["days"] if day["place"] == name]
            above = [day for day in region if day["place"] == name]
            if own != above:
                return {name: own, "gx": above}
        return True

    def check_custody(self):
        records = {}
        for name, place in self.places.items():
            for case in place.ask("tiers", "custody")["cases"]:
                records.setdefault(case["number"], {})[name] = case
        self.assertEqual(set(self.made), set(records), "a case was lost, or is one too many")
        moved = 0
        for number, at in records.items():
            self.assertEqual(1, len({case["case"] for case in at.values()}), "two cases have one number")
            custody = max(case["custody"] for case in at.values())
            held = [name for name, case in at.items() if case["held"]]
            self.assertEqual(1, len(held), f"{number} has custodians {held}: {at}")
            self.assertEqual(custody, at[held[0]]["custody"], f"the custodian's word is not the last: {at}")
            owners = {case["clock_owner"] for case in at.values() if case["custody"] == custody}
            self.assertEqual({held[0]}, owners, f"the clock of {number}: {at}")
            dues = {json.dumps(case["dues"], sort_keys=True) for case in at.values()}
            self.assertEqual(1, len(dues), f"the dates of {number} moved: {at}")
            self.assertTrue(json.loads(dues.pop()).get("promised"), at)
            moved += custody > 0
        return moved

    def check_journals(self):
        for name, place in self.places.items():
            journal = place.ask("verify-journal")
            self.assertTrue(journal["whole"], {name: journal})

    def check_published(self):
        for kind in ("catalogue", "calendar"):
            self.assertEqual({}, self.differing(lambda place, kind=kind: place.published(kind)), f"{kind} differs")

    def check_revoked(self):
        """A county whose enrolment was revoked is told so, and its hall works on."""
        self.places["gl"].ask("tiers", "revoke", "--child", "ys")
        county = self.places["ys"]
        self.wait_until(lambda: county.ask("tiers", "show")["parent"]["status"] == "tiers.revoked" or county.ask("tiers", "show")["parent"], 60,
                        "the county is not told")
        self.make_case("ys")
        status = self.expect(self.desks["ys"].do(do="drain", seconds=60))
        self.assertEqual((0, 0, 0), tuple(status[k] for k in ("waiting", "sending", "held")), status)
        self.wait_until(lambda: all(place["id"] != "ys" for place in self.places["gx"].ask("tiers", "show")["tree"]), 60, "ys is still in the tree")

    def test_everything_comes_together(self):
        self.build_tree()
        self.seat_people()
        self.run_wild(SECONDS)
        self.settle()
        moved = self.check_custody()
        self.check_journals()
        self.check_published()
        self.check_revoked()
        self.assertGreater(moved, 0, "no case was handed over")
        print(f"{self.done}, {moved} cases moved", flush=True)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
