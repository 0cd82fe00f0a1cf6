# SPDX-License-Identifier: Apache-2.0
"""A card reader at the far end of a pseudo-terminal, byte by byte from the protocol's description (SAM-V over a serial line)
and from nothing of the product: what reader and simulator of the product might both get wrong, this one does not share."""
import os
import select
import threading
import time
import tty

PREAMBLE = bytes.fromhex("AAAAAA9669")
STATUS, SAM_ID, FIND, SELECT, READ = b"\x11\xff", b"\x12\xff", b"\x20\x01", b"\x20\x02", b"\x30\x01"


def frame(body):
    """preamble, length of what follows it, body, XOR of length and body"""
    length = len(body) + 1
    checked = bytes([length >> 8, length & 255]) + body
    check = 0
    for byte in checked:
        check ^= byte
    return PREAMBLE + checked + bytes([check])


def reply(sw3, data=b""):
    return frame(b"\x00\x00" + bytes([sw3]) + data)


def place(*fields):
    """256 bytes of UCS-2, blanks where nothing stands; fields are (offset, length, value)."""
    cells = bytearray(" ".encode("utf-16-le") * 128)
    for offset, length, value in fields:
        raw = value if isinstance(value, bytes) else value.encode("utf-16-le")
        assert len(raw) <= length, (offset, value)
        cells[offset:offset + len(raw)] = raw
    assert len(cells) == 256
    return bytes(cells)


def citizen(name="覃淑贞", sex="2", nation="08", birth="19491231", address="广西南宁市青秀区民族大道1号", number="11010519491231002X",
            authority="南宁市公安局青秀分局", valid_from="20150101", valid_to="长期"):
    return place((0, 30, name), (30, 2, sex), (32, 4, nation), (36, 16, birth), (52, 70, address), (122, 36, number),
                 (158, 30, authority), (188, 16, valid_from), (204, 16, valid_to))


def permit(name="陈大文", number="810000199408230021", birth="19940823", sex="2"):
    return place((0, 30, name), (30, 2, sex), (36, 16, birth), (52, 70, "广西南宁市良庆区五象大道2号"), (122, 36, number),
                 (158, 30, "南宁市公安局"), (188, 16, "20220101"), (204, 16, "20270101"), (220, 18, "H12345678"), (238, 4, "01"),
                 (248, 2, "J"))


def foreigner_2017(english="VERYLONGFAMILYNAME, GIVENNAME MIDDLENAME", chinese="", number="KAZ110090123105", birth="19900123"):
    return place((0, 120, english), (120, 2, "1"), (122, 30, number), (152, 6, "KAZ"), (158, 30, chinese), (188, 16, "20180101"),
                 (204, 16, "20280101"), (220, 16, birth), (236, 4, "01"), (240, 8, "1500"), (248, 2, "I"))


def foreigner_2023(english="A" * 35 + "B" * 11, chinese="马丽", number="911124198108030024"):
    return place((0, 30, chinese), (30, 2, "2"), (32, 4, "00"), (36, 16, "19810803"), (52, 70, english[:35]), (122, 36, number),
                 (188, 16, "20240101"), (204, 16, "20340101"), (220, 22, english[35:]), (242, 6, "CAN"), (248, 2, "Y"))


PHOTO = bytes((i * 37 + 11) & 255 for i in range(1024))


class Card:
    def __init__(self, text, photo=PHOTO):
        self.text, self.photo = text, photo


class FakeReader:
    """`wire(request, answer)` may change the answer: it returns pieces (bytes) and pauses (seconds) to send in turn."""

    def __init__(self, path):
        self.path = path
        self.card = None
        self.phase = "away"
        self.requests = []
        self.wire = lambda request, answer: [answer]
        self.fault = lambda request: None  # an SW3 instead of the answer
        self.mute = ()                     # requests that stay without an answer
        self.master = self.slave = None

    def plug(self):
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave)
        os.set_blocking(self.master, False)
        if os.path.islink(self.path):
            os.unlink(self.path)
        os.symlink(os.ttyname(self.slave), self.path)
        self.gone = threading.Event()
        self.server = threading.Thread(target=self.serve, args=(self.master, self.gone), daemon=True)
        self.server.start()

    def unplug(self):
        if os.path.islink(self.path):
            os.unlink(self.path)
        self.gone.set()
        if threading.current_thread() is not self.server:
            self.server.join()
        master, self.master = self.master, None
        for end in (self.slave, master):
            os.close(end)

    def put(self, card):
        self.card, self.phase = card, "away"

    def serve(self, master, gone):
        got = b""
        while not gone.is_set():
            if not select.select([master], [], [], 0.05)[0]:
                continue
            got += os.read(master, 4096)
            while len(got) >= 7:
                assert got.startswith(PREAMBLE), got.hex()
                size = 7 + (got[5] << 8) + got[6]
                if len(got) < size:
                    break
                whole, got = got[:size], got[size:]
                assert whole == frame(whole[7:-1]), "a request with a wrong check: " + whole.hex()
                self.answer(whole[7:-1])

    def answer(self, request):
        self.requests.append(request)
        if request in self.mute:
            return
        sw3 = self.fault(request)
        answer = reply(sw3) if sw3 is not None else self.good_answer(request)
        for piece in self.wire(request, answer):
            if isinstance(piece, float):
                time.sleep(piece)
            else:
                self.write(piece)

    def write(self, piece):
        while piece and not self.gone.is_set():
            try:
                piece = piece[os.write(self.master, piece[:512]):]
            except BlockingIOError:
                return  # nobody takes it; a device does not wait

    def good_answer(self, request):
        if request == STATUS:
            return bytes.fromhex("AAAAAA9669000400009094")
        if request == SAM_ID:
            return reply(0x90, (5).to_bytes(2, "little") + (1).to_bytes(2, "little") + (20191202).to_bytes(4, "little")
                         + (483129).to_bytes(4, "little") + (1234567890).to_bytes(4, "little"))
        if request == FIND:
            self.phase = "found" if self.card else "away"
            return bytes.fromhex("AAAAAA9669000800009F0000000097") if self.card else bytes.fromhex("AAAAAA96690004000080" + "84")
        if request == SELECT:
            if not self.card or self.phase != "found":
                return bytes.fromhex("AAAAAA9669000400008185")
            self.phase = "selected"
            return bytes.fromhex("AAAAAA9669000C000090" + "00" * 8 + "9C")
        if request == READ:
            if not self.card or self.phase != "selected":
                return bytes.fromhex("AAAAAA9669000400004145")
            card, self.card, self.phase = self.card, None, "away"  # must be lifted before it is found again
            whole = reply(0x90, b"\x01\x00\x04\x00" + card.text + card.photo)
            assert len(whole) == 1295
            return whole
        return reply(0x21)
