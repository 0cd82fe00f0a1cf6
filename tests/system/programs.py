# SPDX-License-Identifier: Apache-2.0
"""The two programs as processes: a centre with a demo hall, and desks that speak JSON lines."""
import ctypes
import json
import os
import select
import signal
import socket
import subprocess
import time

LIBC = ctypes.CDLL("libc.so.6")
PR_SET_PDEATHSIG = 1


def die_with_parent():
    """A test that is cut off must not leave its programs behind."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Centre:
    def __init__(self, program, folder):
        self.program = program
        self.where = ["--database", f"{folder}/centre/centre.sqlite", "--keys", f"{folder}/keys"]
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
        self.process = subprocess.Popen([self.program, "serve", "--listen", f"127.0.0.1:{self.port}", *self.where],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
        line = self.process.stdout.readline()
        assert b"listening" in line, line

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=60)

    def password(self, person):
        return next(p["password"] for p in self.hall["people"] if p["id"] == person)

    def code(self, window):
        return next(c["code"] for c in self.hall["codes"] if c["window"] == window)


class Gone(Exception):
    """The program ended before it answered."""


class Desk:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder
        self.process = None
        self.pending = b""

    def start(self):
        self.pending = b""
        self.process = subprocess.Popen([self.program, "--folder", self.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)

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
