# SPDX-License-Identifier: Apache-2.0
"""Receipt printers: on TCP 9100 and behind a serial line, in the moods printers have."""
import os
import select
import socket
import threading
import tty

from escpos import Printer, Rubbish


class FakePrinter:
    """`mood`: ok, paper_out, cover_open, offline, error, near_end, silent (prints, tells nothing), deaf (takes no byte),
    dies (the line breaks in the middle of a job)."""

    STATUS = {"paper_out": {1: 0x1A, 2: 0x32, 4: 0x7E}, "cover_open": {1: 0x1A, 2: 0x16}, "offline": {1: 0x1A}, "error": {1: 0x1A, 2: 0x52, 3: 0x32},
              "near_end": {4: 0x1E}}

    def __init__(self, roll=80):
        self.roll = roll
        self.mood = "ok"
        self.jobs = []  # finished slips
        self.raw = []   # their bytes
        self.rubbish = []
        self.stop = threading.Event()
        self.held = []

    # -- over TCP

    def listen(self, port=0):
        self.server = socket.socket()
        self.server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.server.bind(("127.0.0.1", port))
        self.server.listen(8)
        self.port = self.server.getsockname()[1]
        self.thread = threading.Thread(target=self.accept, daemon=True)
        self.thread.start()
        return f"tcp://127.0.0.1:{self.port}"

    def accept(self):
        while not self.stop.is_set():
            if not select.select([self.server], [], [], 0.05)[0]:
                continue
            client, _ = self.server.accept()
            if self.mood == "deaf":
                self.held.append(client)
                continue
            with client:
                self.serve(client.fileno(), lambda data, client=client: client.sendall(data), client.recv)

    # -- behind a serial line

    def plug(self, path):
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave)
        os.symlink(os.ttyname(self.slave), path)
        read = lambda count: os.read(self.master, count)
        write = lambda data: os.write(self.master, data)
        self.thread = threading.Thread(target=self.serve_for_ever, args=(self.master, write, read), daemon=True)
        self.thread.start()
        return f"serial://{path}?baud=19200"

    def serve_for_ever(self, file, write, read):
        while not self.stop.is_set():
            self.serve(file, write, read)

    # -- the printer itself

    def serve(self, file, write, read):
        printer, raw, asked, ended = Printer(self.roll), b"", 0, 0
        while not self.stop.is_set():
            if not select.select([file], [], [], 0.05)[0]:
                continue
            try:
                data = read(256)
            except ConnectionResetError:
                data = b""
            if not data:
                return
            raw += data
            try:
                printer.feed(data)
            except Rubbish as error:
                self.rubbish.append(str(error))
                return
            if self.mood == "dies" and len(raw) > 700:
                return
            for question in printer.slip.questions[asked:]:
                self.tell(write, bytes([self.STATUS.get(self.mood, {}).get(question, 0x12)]))
            asked = len(printer.slip.questions)
            if printer.slip.cuts and not printer.rest and printer.slip not in self.jobs:
                self.jobs.append(printer.whole())
                self.raw.append(raw)
            if printer.slip.ends > ended:
                ended = printer.slip.ends
                self.tell(write, b"\x00")
                printer, raw, asked, ended = Printer(self.roll), b"", 0, 0

    def tell(self, write, data):
        if self.mood != "silent":
            try:
                write(data)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it does not listen any more; printers do not mind

    def close(self):
        self.stop.set()
        self.thread.join()
        if hasattr(self, "server"):
            self.server.close()
        for client in self.held:
            client.close()
