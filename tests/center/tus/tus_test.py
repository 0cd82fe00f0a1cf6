#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The public tus client (tus-js-client, pinned) against a real centre: whole, in parts, resumed after the client went and after the centre
was killed, terminated, refused.

usage: tus_test.py CENTER WORK [TusTest | TusToBucketTest]   (WORK: a folder of the build, where npm installs into)
"""
import hashlib
import json
import os
import random
import shutil
import ssl
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

CENTER, WORK = sys.argv[1], Path(sys.argv[2])
HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "support" / "s3"))
from server import S3Server  # noqa: E402


def install():
    WORK.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "upload.js"):
        shutil.copy(HERE / name, WORK / name)
    if not (WORK / "node_modules" / "tus-js-client").is_dir():
        done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=WORK, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit("tus-js-client could not be installed from npm (is there a network?):\n" + done.stderr[-2000:])


class TusTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.options = self.store_options()
        self.where = ["--database", str(self.folder / "centre.sqlite"), "--keys", str(self.folder / "keys")]
        self.run_center("init", "--name", "localhost")
        code = self.run_center("demo-hall", "--codes", "01")["codes"]
        self.start()
        self.addCleanup(self.kill)
        self.enrol(code["01"] if isinstance(code, dict) else code[0]["code"])

    def store_options(self):
        """More options of `serve`."""
        return []

    def run_center(self, *words):
        done = subprocess.run([CENTER, *words, *self.where, "--json"], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    def start(self, port=0):
        self.process = subprocess.Popen([CENTER, "serve", "--listen", f"127.0.0.1:{port}", *self.options, *self.where], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(json.loads(self.process.stdout.readline())["listening"].rsplit(":", 1)[1])

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def enrol(self, code):
        key, request = self.folder / "key.pem", self.folder / "request.pem"
        subprocess.run(["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", request,
                        "-subj", "/CN=window pc"], check=True, capture_output=True)
        signing = subprocess.run("openssl genpkey -algorithm ed25519 | openssl pkey -pubout -outform DER", shell=True, check=True, capture_output=True).stdout[-32:]
        import base64
        body = {"code": code, "certificate_request": request.read_text(), "signing_key": base64.b64encode(signing).decode(), "machine": "tus test",
                "data_key": base64.b64encode(os.urandom(32)).decode()}
        self.authority = self.folder / "keys" / "authority.pem"
        context = ssl.create_default_context(cafile=str(self.authority))
        ask = urllib.request.Request(f"https://localhost:{self.port}/v1/enrolments", json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(ask, context=context) as reply:
            (self.folder / "cert.pem").write_text(json.load(reply)["certificate"])

    def client(self, file, sha256, chunk=0, abort_at=None, url=None):
        words = ["node", "upload.js", f"https://localhost:{self.port}/v1/attachments", file, sha256, self.authority, self.folder / "cert.pem",
                 self.folder / "key.pem", str(chunk)] + ([str(abort_at)] if abort_at else [])
        environment = {**os.environ, **({"UPLOAD_URL": url} if url else {})}
        done = subprocess.run(words, cwd=WORK, capture_output=True, text=True, env=environment, timeout=120)
        self.assertTrue(done.stdout, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def content(self, size, seed):
        data = random.Random(seed).randbytes(size)
        file = self.folder / f"{seed}.bin"
        file.write_bytes(data)
        return file, hashlib.sha256(data).hexdigest()

    def test_whole_and_again(self):
        file, sha256 = self.content(20_000_000, 1)
        self.assertTrue(self.client(file, sha256).get("done"))
        self.assertTrue(self.client(file, sha256).get("done"))

    def test_empty(self):
        file, sha256 = self.content(0, 2)
        self.assertTrue(self.client(file, sha256).get("done"))

    def test_in_small_parts(self):
        file, sha256 = self.content(3_000_001, 3)
        self.assertTrue(self.client(file, sha256, chunk=100_000).get("done"))

    def test_resumed_by_another_process_after_the_centre_was_killed(self):
        file, sha256 = self.content(6_000_000, 4)
        begun = self.client(file, sha256, chunk=500_000, abort_at=2_000_000)
        self.assertGreaterEqual(begun["accepted"], 2_000_000)
        port = self.port
        self.kill()
        self.start(port)
        self.assertTrue(self.client(file, sha256, chunk=500_000, url=begun["url"]).get("done"))

    def test_a_promise_that_is_not_kept(self):
        file, _ = self.content(100_000, 5)
        self.assertEqual(460, self.client(file, hashlib.sha256(b"other").hexdigest())["status"])

    def test_too_large(self):
        file, sha256 = self.content(50 * 1024 * 1024 + 1, 6)
        self.assertEqual(413, self.client(file, sha256)["status"])

    def test_terminated(self):
        file, sha256 = self.content(2_000_000, 7)
        begun = self.client(file, sha256, chunk=500_000, abort_at=500_000)
        self.assertTrue(self.client(file, "-", url=begun["url"]).get("terminated"))

    def test_killed_at_random_moments(self):
        """What the centre told is there after a kill -9; the client goes on until the content is whole."""
        import threading
        file, sha256 = self.content(12_000_000, 8)
        url = self.client(file, sha256, chunk=300_000, abort_at=300_000)["url"]
        port, chance = self.port, random.Random(int(os.environ.get("YICHUANG_SEED", "11")))
        for _ in range(int(os.environ.get("YICHUANG_KILLS", "4"))):
            killer = threading.Timer(chance.uniform(0.2, 1.2), self.process.kill)
            killer.start()
            self.client(file, sha256, chunk=300_000, url=url)
            killer.cancel()
            self.kill()
            self.start(port)
        self.assertTrue(self.client(file, sha256, chunk=300_000, url=url).get("done"))
        self.assertTrue(self.client(file, sha256).get("done"))


class TusToBucketTest(TusTest):
    """The same with the pieces in a bucket."""

    @classmethod
    def setUpClass(cls):
        cls.bucket_folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.s3 = S3Server(cls.bucket_folder)
        cls.addClassCleanup(cls.s3.kill)
        cls.s3.start()
        cls.s3.make_bucket("scans")
        cls.s3.write_file(f"{cls.bucket_folder}/s3.json")

    def store_options(self):
        return ["--attachments", "s3://scans/hall", "--s3", f"{self.bucket_folder}/s3.json"]

    def test_the_store_goes_in_the_middle(self):
        file, sha256 = self.content(6_000_000, 9)
        begun = self.client(file, sha256, chunk=500_000, abort_at=2_000_000)
        self.s3.kill()
        away = self.client(file, sha256, chunk=500_000, url=begun["url"])
        self.s3.start()
        self.assertEqual(503, away.get("status"), away)
        self.assertTrue(self.client(file, sha256, chunk=500_000, url=begun["url"]).get("done"))

    def test_nothing_is_in_clear_and_what_ended_is_removed(self):
        file, sha256 = self.content(3_000_000, 10)
        self.assertTrue(self.client(file, sha256).get("done"))
        bytes_there = b"".join(place.read_bytes() for place in Path(self.bucket_folder, "node").rglob("*.data"))
        self.assertGreater(len(bytes_there), 3_000_000)
        self.assertNotIn(file.read_bytes()[1000:1032], bytes_there)


if __name__ == "__main__":
    install()
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
