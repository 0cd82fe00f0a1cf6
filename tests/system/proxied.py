# SPDX-License-Identifier: Apache-2.0
"""One centre of several services on one PostgreSQL database, behind HAProxy as packaging/ha sets it up."""
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

from programs import Centre, HallTest, die_with_parent, free_port

ROOT = Path(__file__).resolve().parents[2]
CLUSTER = ROOT / "tests" / "support" / "postgres" / "cluster.py"


def wait_until(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.05)


class HaProxy:
    """HAProxy with one of the example's files, its names and ports put where the test has them."""

    def __init__(self, folder, example, places, listen="0.0.0.0:8443"):
        self.port = free_port()
        text = (ROOT / "packaging" / "ha" / example).read_text()
        for name, here in {**places, listen: f"127.0.0.1:{self.port}"}.items():
            assert name in text, f"{example} does not speak of {name}"
            text = text.replace(name, here)
        self.socket = f"{folder}/haproxy-{self.port}.sock"
        text = text.replace("global\n", f"global\n    stats socket {self.socket} level admin\n")
        text = text.replace("maxconn 20000", "maxconn 2000")  # a test may not open so many files
        file = Path(folder) / f"haproxy-{self.port}.cfg"
        file.write_text(text)
        program = shutil.which("haproxy", path="/usr/sbin:/usr/bin")
        assert program, "the package haproxy is not installed"
        checked = subprocess.run([program, "-c", "-f", file], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
        self.process = subprocess.Popen([program, "-db", "-f", file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)

    def up(self):
        """Names of the servers HAProxy gives connections to."""
        assert self.process.poll() is None, "HAProxy has ended"
        if not os.path.exists(self.socket):
            return set()  # it is just starting
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(self.socket)
            line.sendall(b"show stat\n")
            told = b"".join(iter(lambda: line.recv(65536), b"")).decode()
        rows = [row.split(",") for row in told.splitlines() if "," in row]
        return {row[1] for row in rows[1:] if row[1] not in ("FRONTEND", "BACKEND") and row[17].startswith("UP")}

    def close(self):
        self.process.kill()
        self.process.wait()


class Database:
    """A database of its own on the tests' server (cluster.py), gone with `close`."""

    def __init__(self, note):
        self.server = json.loads(Path(note).read_text())["url"]
        self.name = f"system_{os.getpid()}_{time.monotonic_ns()}"
        self.tell(f'CREATE DATABASE "{self.name}" ENCODING \'UTF8\' TEMPLATE template0')
        self.url = self.server.replace("postgresql:///postgres", f"postgresql:///{self.name}")

    def tell(self, sql):
        subprocess.run(["psql", "--quiet", "--no-psqlrc", "-v", "ON_ERROR_STOP=1", "-d", self.server, "-c", sql], check=True, stdout=subprocess.DEVNULL)

    def close(self):
        self.tell(f'DROP DATABASE "{self.name}" WITH (FORCE)')


class Service:
    """One `serve` of a centre, always at the same port."""

    def __init__(self, centre, folder):
        self.centre = centre
        self.attachments = f"{folder}/attachments"
        self.port = free_port()
        self.options = []  # more of `serve`
        self.process = None

    def start(self):
        self.process = subprocess.Popen([self.centre.program, "serve", "--listen", f"127.0.0.1:{self.port}", "--connections-per-address", "4000", *self.options,
                                         "--attachments", self.attachments, *self.centre.where], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
        line = self.process.stdout.readline()
        assert b"listening" in line, line

    def kill(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code


class ProxiedCentre(Centre):
    """`url` is the proxy's; `services` are behind it."""

    def __init__(self, program, folder, database, count=2):
        super().__init__(program, folder, database=database)
        self.services = [Service(self, folder) for _ in range(count)]
        places = {f"centre{n}.example.cn:8443": f"127.0.0.1:{service.port}" for n, service in enumerate(self.services, 1)}
        places["/etc/yichuang-center/authority.pem"] = f"{folder}/keys/authority.pem"
        self.proxy = HaProxy(folder, "haproxy-centres.cfg", places)
        self.url = f"https://127.0.0.1:{self.proxy.port}"

    def start(self):
        for service in self.services:
            service.start()
        wait_until(lambda: len(self.proxy.up()) == len(self.services), "HAProxy does not find the services ready")

    def kill(self):
        for service in self.services:
            service.kill()
        self.proxy.close()


class ProxiedHallTest(HallTest):
    """Two services on PostgreSQL behind the proxy, and a second desk at window 03."""
    note = None  # of cluster.py; set by the script

    def make_centre(self):
        self.database = Database(self.note)
        self.addCleanup(self.database.close)
        return ProxiedCentre(self.center, self.folder.name, self.database.url)

    def setUp(self):
        super().setUp()
        self.other = self.enrolled("other", "03")
