# SPDX-License-Identifier: Apache-2.0
"""A line between the two programs that can be spoilt: cut after so many bytes, held up, doubled, or silent."""
import dataclasses
import socket
import threading
import time


@dataclasses.dataclass
class Spoil:
    """What happens to the next connections. `down`: from the centre to the desk, `up`: the other way."""
    down_after: int = -1     # cut when so many bytes have passed
    up_after: int = -1
    silent_after: int = -1   # after so many bytes nothing comes down any more, and nobody says so
    delay: float = 0.0       # each piece comes so much later
    double_after: int = -1   # the piece that passes this byte comes twice
    refuse: bool = False


class Proxy:
    def __init__(self, target_port):
        self.target = ("127.0.0.1", target_port)
        self.spoil = Spoil()
        self.struck = threading.Event()
        self.lock = threading.Lock()
        self.open = set()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.url = f"https://127.0.0.1:{self.port}"
        threading.Thread(target=self.accept, daemon=True).start()

    def arm(self, spoil):
        """Cuts what is open; what comes next meets `spoil`."""
        self.struck.clear()
        self.spoil = spoil
        self.cut_all()

    def disarm(self):
        self.arm(Spoil())

    def cut_all(self):
        with self.lock:
            for each in self.open:
                self.shut(each)
            self.open.clear()

    @staticmethod
    def shut(each):
        try:
            each.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it is shut already

    def close(self):
        self.listener.close()
        self.cut_all()

    def accept(self):
        while True:
            try:
                desk, _ = self.listener.accept()
            except OSError:
                return  # closed
            spoil = self.spoil
            if spoil.refuse:
                self.struck.set()
                desk.close()
                continue
            try:
                centre = socket.create_connection(self.target, timeout=10)
            except OSError:
                desk.close()  # the centre is down: so is the line
                continue
            centre.settimeout(None)
            with self.lock:
                self.open |= {desk, centre}
            threading.Thread(target=self.pump, args=(desk, centre, spoil, spoil.up_after, False), daemon=True).start()
            threading.Thread(target=self.pump, args=(centre, desk, spoil, spoil.down_after, True), daemon=True).start()

    def pump(self, source, target, spoil, cut_after, is_down):
        try:
            self.carry(source, target, spoil, cut_after, is_down)
        except OSError:
            pass  # one side is gone: the other is told below
        self.shut(source)
        self.shut(target)  # ends the other direction, which closes it
        with self.lock:
            self.open.discard(source)
        source.close()

    def carry(self, source, target, spoil, cut_after, is_down):
        passed = 0
        while piece := source.recv(16384):
            if spoil.delay:
                time.sleep(spoil.delay)
            if is_down and 0 <= spoil.silent_after < passed + len(piece):
                self.struck.set()
                target.sendall(piece[:max(0, spoil.silent_after - passed)])
                passed = max(passed, spoil.silent_after)
                continue
            if 0 <= cut_after < passed + len(piece):
                target.sendall(piece[:cut_after - passed])
                self.struck.set()
                return
            is_doubled = is_down and passed <= spoil.double_after < passed + len(piece)
            target.sendall(piece * 2 if is_doubled else piece)
            passed += len(piece)
            if is_doubled:
                self.struck.set()
