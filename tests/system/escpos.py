# SPDX-License-Identifier: Apache-2.0
"""What a receipt printer makes of bytes, from its reference manual and from nothing of the product. Anything it does not
know is an error: a printer would print it as rubbish."""
import unicodedata


class Rubbish(Exception):
    pass


class Slip:
    def __init__(self):
        self.lines = []     # (text, scale, bold, alignment)
        self.pictures = []  # (width in dots, rows, bytes)
        self.codes = []     # (text, dots a module, level)
        self.events = []    # "line", "picture", "qr", "cut", in order
        self.cuts = 0
        self.questions = []
        self.ends = 0


def columns(text):
    """Half-width columns as a Chinese printer counts: what it has in two bytes is two columns wide."""
    return sum(1 if len(c.encode("gb18030")) == 1 else 2 for c in text if not unicodedata.combining(c))


class Printer:
    """Feed it bytes in any pieces; it keeps what is not whole yet."""

    def __init__(self, roll):
        self.dots = {80: 576, 58: 384}[roll]
        self.slip = Slip()
        self.rest = b""
        self.text = b""
        self.initialised = self.chinese = False
        self.scale, self.bold, self.align = 1, False, 0
        self.stored = b""
        self.module, self.level = 3, "L"

    def feed(self, data):
        self.rest += data
        while self.rest:
            used = self.step(self.rest)
            if used == 0:
                return
            self.rest = self.rest[used:]

    def whole(self):
        if self.rest or self.text:
            raise Rubbish(f"ends in the middle: {self.rest[:16].hex()} {self.text[:16].hex()}")
        return self.slip

    def need(self, data, count):
        return len(data) >= count

    def step(self, data):
        first = data[0]
        if first == 0x0A:
            self.line()
            return 1
        if first in (0x10, 0x1B, 0x1C, 0x1D):
            return self.command(data)
        if first < 0x20 or first == 0x7F:
            raise Rubbish(f"a control byte {first:02x}")
        if first >= 0x80:
            return self.double(data)
        self.text += data[:1]
        return 1

    def double(self, data):
        if not self.need(data, 2):
            return 0
        if not self.chinese:
            raise Rubbish("Chinese before FS &")
        if 0x30 <= data[1] <= 0x39:
            raise Rubbish("a character of four bytes, which printers have no font for: " + data[:4].hex())
        self.text += data[:2]
        return 2

    def line(self):
        text = self.text.decode("gb18030")
        self.text = b""
        if columns(text) * 12 * self.scale > self.dots:
            raise Rubbish(f"the line runs over the paper's edge: {text}")
        self.slip.lines.append((text, self.scale, self.bold, self.align))
        self.slip.events.append("line")

    def command(self, data):
        head = data[:2]
        fixed = {b"\x1b@": 2, b"\x1c&": 2, b"\x1c.": 2, b"\x1ba": 3, b"\x1bE": 3, b"\x1b-": 3, b"\x1b2": 2, b"\x1b3": 3, b"\x1bd": 3, b"\x1bJ": 3,
                 b"\x1d!": 3, b"\x1b!": 3, b"\x1c!": 3, b"\x1cW": 3, b"\x10\x04": 3, b"\x1dr": 3}
        if len(head) < 2:
            return 0
        if head in fixed:
            if not self.need(data, fixed[head]):
                return 0
            self.simple(head, data[2] if fixed[head] == 3 else 0)
            return fixed[head]
        special = {b"\x1d(": self.qr, b"\x1dv": self.raster, b"\x1dV": self.cut}
        if head not in special:
            raise Rubbish("an unknown command " + data[:4].hex())
        return special[head](data)

    def simple(self, head, n):
        if head == b"\x10\x04":
            self.slip.questions.append(n)
            return
        if head == b"\x1dr":
            self.slip.ends += 1
            return
        if head != b"\x1b@" and not self.initialised:
            raise Rubbish("a command before the printer was initialised")
        if head == b"\x1b@":
            self.initialised, self.chinese = True, False
            self.scale, self.bold, self.align = 1, False, 0
        elif head == b"\x1c&":
            self.chinese = True
        elif head == b"\x1ba":
            if self.text:
                raise Rubbish("alignment is taken at the beginning of a line only")
            self.align = n
        elif head == b"\x1bE":
            self.bold = bool(n)
        elif head == b"\x1d!":
            if n >> 4 != n & 15:
                raise Rubbish("wide and high are to go together")
            self.scale = (n & 15) + 1

    def qr(self, data):
        if not self.need(data, 5):
            return 0
        length = data[3] + 256 * data[4]
        if data[2:3] != b"k" or not self.need(data, 5 + length):
            return 0
        body = data[5:5 + length]
        if body[0] != 0x31:
            raise Rubbish("not a QR command")
        function, rest = body[1], body[2:]
        if function == 0x41 and rest != b"2\0":
            raise Rubbish("not model 2")
        if function == 0x43:
            self.module = rest[0]
        if function == 0x45:
            self.level = "LMQH"[rest[0] - 0x30]
        if function == 0x50:
            self.stored = rest[1:]
        if function == 0x51:
            self.slip.codes.append((self.stored.decode("ascii"), self.module, self.level))
            self.slip.events.append("qr")
        return 5 + length

    def raster(self, data):
        if not self.need(data, 8):
            return 0
        width, rows = data[4] + 256 * data[5], data[6] + 256 * data[7]
        if width * 8 > self.dots:
            raise Rubbish("the picture is wider than the paper")
        if not self.need(data, 8 + width * rows):
            return 0
        picture = data[8:8 + width * rows]
        self.slip.pictures.append((width * 8, rows, picture))
        self.slip.events.append("picture")
        return 8 + width * rows

    def cut(self, data):
        if not self.need(data, 3):
            return 0
        size = 4 if data[2] in (0x41, 0x42) else 3
        if not self.need(data, size):
            return 0
        self.slip.cuts += 1
        self.slip.events.append("cut")
        return size
