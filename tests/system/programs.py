# SPDX-License-Identifier: Apache-2.0
"""The two programs as processes: a centre with a demo hall, and desks that speak JSON lines."""
import ctypes
import json
import mmap
import os
import select
import signal
import socket
import struct
import subprocess
import tempfile
import time
import unittest

LIBC = ctypes.CDLL("libc.so.6")
PR_SET_PDEATHSIG = 1


def die_with_parent():
    """A test that is cut off must not leave its programs behind."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Shim:
    """Spoils the clock and the disk of the programs started with its environment, while they run."""

    def __init__(self, library, folder):
        self.path = f"{folder}/shim-{time.monotonic_ns()}"
        with open(self.path, "wb") as file:
            file.write(struct.pack("=qqq", 0, -1, 0))
        with open(self.path, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), 0)
        asan = os.environ.get("ASAN_OPTIONS", "")
        self.environment = {**os.environ, "LD_PRELOAD": library, "YICHUANG_SHIM": self.path, "ASAN_OPTIONS": f"{asan}:verify_asan_link_order=0"}

    def set_clock(self, seconds):
        struct.pack_into("=q", self.map, 0, seconds)

    def leave_bytes(self, count):
        """-1: the disk has room again."""
        struct.pack_into("=q", self.map, 8, count)

    def refusals(self):
        return struct.unpack_from("=q", self.map, 16)[0]


class Centre:
    serving = ()  # what serve alone takes

    def __init__(self, program, folder, shim=None, database=None):
        self.environment = shim.environment if shim else None
        self.program = program
        self.where = ["--database", database or f"{folder}/centre/centre.sqlite", "--keys", f"{folder}/keys"]
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.process = None
        self.ask("init", "--name", "127.0.0.1,localhost")
        self.hall = self.ask("demo-hall", "--codes", "01,02,03")

    def ask(self, *command):
        """Runs a sub-command; its standard output as JSON."""
        done = subprocess.run([self.program, *command, *self.where, "--json"], capture_output=True, timeout=120)
        if done.returncode > 1:
            raise AssertionError(f"{command}: {done.stderr.decode()}")
        return json.loads(done.stdout.splitlines()[0])

    def start(self):
        self.process = subprocess.Popen([self.program, "serve", "--listen", f"127.0.0.1:{self.port}", *self.where, *self.serving],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent, env=self.environment)
        line = self.process.stdout.readline()
        assert b"listening" in line, line

    def start_as_unit(self, listener, log):
        """As systemd starts it: with a socket of its own and told to say when it is ready. Its log goes to a file."""
        def hand_over():
            die_with_parent()
            os.dup2(listener.fileno(), 3)
            os.set_inheritable(3, True)
            os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
            os.execv(self.program, [self.program, "serve", "--log-level", "debug", *self.where, *self.serving])
        self.process = subprocess.Popen([self.program], stdout=subprocess.PIPE, stderr=log, preexec_fn=hand_over, close_fds=False)
        line = self.process.stdout.readline()
        assert b"listening" in line, line

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code

    def password(self, person):
        return next(p["password"] for p in self.hall["people"] if p["id"] == person)

    def code(self, window):
        return next(c["code"] for c in self.hall["codes"] if c["window"] == window)

    def new_code(self, window):
        return self.ask("enrol", "new-code", "--window", window)["code"]


class Gone(Exception):
    """The program ended before it answered."""


class Desk:
    def __init__(self, program, folder, shim=None):
        self.environment = shim.environment if shim else None
        self.program = program
        self.folder = folder
        self.complaints = f"{folder}.stderr"
        self.process = None
        self.pending = b""

    def start(self):
        self.pending = b""
        with open(self.complaints, "wb") as complaints:
            self.process = subprocess.Popen([self.program, "--folder", self.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=complaints, preexec_fn=die_with_parent, env=self.environment)

    def send(self, command):
        try:
            self.process.stdin.write(json.dumps(command, ensure_ascii=False).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError as error:
            raise Gone from error

    def answer(self, seconds=120):
        end = time.monotonic() + seconds
        while b"\n" not in self.pending:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise AssertionError("no answer in time")
            chunk = os.read(self.process.stdout.fileno(), 65536)
            if not chunk:
                raise Gone
            self.pending += chunk
        line, self.pending = self.pending.split(b"\n", 1)
        return json.loads(line)

    def do(self, **command):
        self.send(command)
        return self.answer()

    def kill(self):
        if not self.process:
            return
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except BrokenPipeError:
                pass  # what was still in the pipe dies with it

    def close(self):
        self.process.stdin.close()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        if code != 0:
            with open(self.complaints, errors="replace") as complaints:
                print(complaints.read()[-4000:], flush=True)
        return code

    def numbers(self):
        """Every case number this desk shows."""
        seen, after = [], ""
        while True:
            page = self.do(do="list", after=after)
            seen += [row["number"] for row in page["rows"]]
            after = page["next"]
            if not after:
                return seen


def immediate(name="覃淑贞"):
    """The command that accepts and decides a small case on the spot."""
    return {"do": "confirm", "item": "ln-yd", "materials": "complete", "ending": {"kind": "complete"},
            "applicant": {"kind": "person", "source": "typed", "name": name, "id_type": "111", "id_number": "11010519491231002X"}}


class HallTest(unittest.TestCase):
    """A centre and a desk at window 01 with wei.xf signed in. `confirmed`: every number a desk has answered."""
    center = desk_program = shim_library = None  # set by the script

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.desks = []
        self.centre_shim = self.make_shim()
        self.desk_shim = self.make_shim()
        self.centre = self.make_centre()
        self.centre.start()
        self.desk = self.enrolled("desk", "01", shim=self.desk_shim)
        self.confirmed = []

    def tearDown(self):
        for desk in self.desks:
            desk.kill()
        self.centre.kill()
        self.folder.cleanup()

    def make_centre(self):
        return Centre(self.center, self.folder.name, self.centre_shim)

    def make_shim(self):
        return Shim(self.shim_library, self.folder.name) if self.shim_library else None

    def path(self, name):
        return f"{self.folder.name}/{name}"

    def expect(self, answer):
        self.assertTrue(answer.get("ok"), answer)
        return answer

    def started(self, name, shim=None):
        desk = Desk(self.desk_program, self.path(name), shim)
        self.desks.append(desk)
        desk.start()
        return desk

    def enrolled(self, name, window, url=None, shim=None):
        desk = self.started(name, shim)
        desk.send({"do": "enrol", "centre": url or self.centre.url, "code": self.centre.new_code(window)})
        # It is answered when the hall is here, with every case of it: after hundreds of kills that is thousands.
        self.expect(desk.answer(seconds=900))
        self.sign_in(desk)
        return desk

    def sign_in(self, desk):
        return self.expect(desk.do(do="sign_in", person="wei.xf", password=self.centre.password("wei.xf")))

    def restart(self, desk):
        desk.kill()
        desk.start()
        self.sign_in(desk)

    def assert_nothing_is_said(self, desk):
        """What happens to services is no business of a clerk's."""
        status = self.expect(desk.do(do="status"))
        self.assertEqual("sound", status["standing"], status)
        self.assertEqual((0, 0, 0), tuple(status[k] for k in ("held", "conflicts", "refused")), status)

    def listen_for_unit(self):
        """The socket that systemd keeps for the centre, at the port the desks know."""
        listener = self.enterContext(socket.socket())
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.centre.port))
        listener.listen(64)
        return listener

    def confirm(self, desk=None, count=1):
        for _ in range(count):
            self.confirmed.append(self.expect((desk or self.desk).do(**immediate()))["number"])

    def drain(self, desk=None):
        status = self.expect((desk or self.desk).do(do="drain", seconds=300))
        self.assertEqual((0, 0, 0, 0, 0), tuple(status[k] for k in ("waiting", "sending", "held", "conflicts", "refused")), status)

    def await_numbers(self, desk, expected, message):
        end = time.monotonic() + 60
        while sorted(desk.numbers()) != sorted(expected) and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(sorted(expected), sorted(desk.numbers()), message)

    def await_cases(self, count):
        """What the centre's journal holds; a restored centre gets again what it lost within a while."""
        end = time.monotonic() + 60
        journal = self.centre.ask("verify-journal")
        while journal["cases"] < count and time.monotonic() < end:
            time.sleep(0.1)
            journal = self.centre.ask("verify-journal")
        return journal

    def check_everything(self, desks=None):
        """The invariants of the journal, over all that was confirmed and whatever else the desks hold."""
        desks = desks or [self.desk]
        shown = set()
        for desk in desks:
            self.drain(desk)
            numbers = desk.numbers()
            self.assertEqual(len(numbers), len(set(numbers)), "a number was used twice")
            shown |= set(numbers)
        self.assertEqual(len(self.confirmed), len(set(self.confirmed)), "a number was given out twice")
        self.assertEqual(set(), set(self.confirmed) - shown, "a confirmed case is lost at the desk")
        journal = self.await_cases(len(shown))
        self.assertTrue(journal["whole"], journal)
        self.assertEqual(len(shown), journal["cases"])
        self.assertEqual(len(shown), journal["operations"], "one operation a case, each applied once")
        follower = self.enrolled(f"follower-{time.monotonic_ns()}", "02")
        self.await_numbers(follower, shown, "a fresh follower sees something else")
        self.assertEqual(0, follower.close())
        self.desks.remove(follower)
        return shown
