# SPDX-License-Identifier: Apache-2.0
"""HTTP/1.1 by hand, so that it can be wrong."""
import socket
import ssl
import time
from dataclasses import dataclass, field


@dataclass
class Answer:
    status: int
    headers: dict = field(default_factory=dict)
    body: bytes = b""


def request_bytes(method, target, body=None, headers=None, length=None):
    lines = [f"{method} {target} HTTP/1.1", "Host: localhost"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body is not None:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join(lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n" + (body or b"")


class Connection:
    """One connection; opened when it is used, again when the other side ended it."""

    def __init__(self, port, context):
        self.port = port
        self.context = context
        self.socket = None
        self.pending = b""

    def open(self):
        if self.socket is None:
            plain = socket.create_connection(("127.0.0.1", self.port), timeout=20)
            self.socket = self.context.wrap_socket(plain, server_hostname="localhost")
            self.pending = b""

    def close(self):
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def exchange(self, data, seconds):
        """Sends; the answers until the first is whole and a moment has passed for a second, or the connection ends."""
        self.open()
        try:
            self.socket.sendall(data)
        except OSError:
            pass  # ended before it was read whole: there may be an answer all the same
        answers = self.receive(time.monotonic() + seconds)
        if not answers or answers[-1].headers.get("connection") == "close":
            self.close()
        return answers

    def cut_off(self, data, seconds):
        self.open()
        self.socket.sendall(data)
        self.socket.settimeout(seconds)
        try:
            self.socket.unwrap().shutdown(socket.SHUT_WR)
        except (OSError, ValueError):
            pass  # it was ended in another way
        finally:
            self.close()
        return []

    def receive(self, end):
        answers = []
        while True:
            answer = self.take()
            if answer is not None:
                answers.append(answer)
                continue
            # After an answer a second one would come at once.
            wait = min(0.02, end - time.monotonic()) if answers else end - time.monotonic()
            if wait <= 0:
                return answers
            self.socket.settimeout(wait)
            try:
                chunk = self.socket.recv(65536)
            except TimeoutError:
                if answers:
                    return answers
                continue
            except OSError:
                chunk = b""
            if not chunk:
                self.close()
                return answers
            self.pending += chunk

    def take(self):
        head, blank, rest = self.pending.partition(b"\r\n\r\n")
        if not blank:
            return None
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        length = int(headers.get("content-length", "0"))
        if len(rest) < length:
            return None
        self.pending = rest[length:]
        return Answer(int(lines[0].split(" ")[1]), headers, rest[:length])


HIDDEN = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Wire:
    """Requests that are not as HTTP wants them."""

    def __init__(self, rng, method, path):
        self.random = rng
        self.method = method
        self.path = path

    def head(self, *lines, target=None, version="HTTP/1.1"):
        return "\r\n".join([f"{self.method} {target or self.path} {version}", *lines]).encode("latin-1") + b"\r\n\r\n"

    def tricks(self):
        host = "Host: localhost"
        yield "no host", self.head()
        yield "two hosts", self.head(host, "Host: other")
        yield "HTTP/1.0", self.head(host, "Connection: close", version="HTTP/1.0")
        yield "HTTP/9.9", self.head(host, version="HTTP/9.9")
        yield "no version", f"{self.method} {self.path}\r\n\r\n".encode()
        yield "a long header", self.head(host, "X: " + "x" * 20_000)
        yield "many headers", self.head(host, *[f"X-{i}: y" for i in range(3_000)])
        yield "a header without a name", self.head(host, ": value")
        yield "a blank before the colon", self.head(host, "Content-Length : 0")
        yield "NUL in a header", self.head(host, "X: a\0b")
        yield "bytes above 127 in a header", self.head(host, "X: \xe9\xff")
        yield "a bare CR", self.head(host, "X: a\rY: b")
        yield "bare LF", self.head(host).replace(b"\r\n", b"\n")
        yield "folded header", self.head(host, "X: a", " b")
        yield "absolute target", self.head(host, "Connection: close", target="http://other" + self.path)
        yield "a star", self.head(host, "Connection: close", target="*")
        yield "dots", self.head(host, "Connection: close", target="/v1/../../etc/passwd")
        yield "percent dots", self.head(host, "Connection: close", target="/v1/%2e%2e/%00")
        yield "half a percent", self.head(host, "Connection: close", target=self.path + "?after=%")
        yield "a long target", self.head(host, target=self.path + "?x=" + "x" * 30_000)
        yield "another method", self.head(host, "Connection: close").replace(self.method.encode(), self.random.choice([b"TRACE", b"PUT", b"get", b"PRI", b"M-SEARCH", b"X" * 300]), 1)
        yield "another protocol version", self.head(host, "Connection: close", "Yichuang-Protocol: " + self.random.choice(["0", "2", "-1", "1.0", "9" * 400, "\xff"]))
        yield "an upgrade", self.head(host, "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x")
        yield "expects more", self.head(host, "Expect: 200-maybe", "Content-Length: 0", "Connection: close")
        yield "a length that is no number", self.head(host, "Content-Length: " + self.random.choice(["-1", "1e3", "0x10", "+5", "99999999999999999999", "", "1 2"]))
        yield "a length beyond all bounds", self.head(host, "Content-Length: 1500000000")
        yield "encoded bodies", self.head(host, "Content-Encoding: gzip", "Content-Type: application/json", "Content-Length: 2", "Connection: close") + b"{}"
        yield "chunks of no size", self.head(host, "Transfer-Encoding: chunked", "Content-Type: application/json") + b"zz\r\n{}\r\n0\r\n\r\n"
        yield "a chunk beyond all bounds", self.head(host, "Transfer-Encoding: chunked") + b"ffffffffffffffffff\r\n{}"
        yield "an unknown coding", self.head(host, "Transfer-Encoding: gzip, chunked") + b"0\r\n\r\n"
        yield "chunks with extensions", self.head(host, "Transfer-Encoding: chunked", "Connection: close") + b"2;" + b"x" * 9_000 + b"\r\n{}\r\n0\r\n\r\n"
        yield "SSH", b"SSH-2.0-OpenSSH_9.2\r\n\r\n"
        yield "HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

    def smuggled(self):
        host = "Host: localhost"
        chunked = b"0\r\n\r\n"
        yield "length and chunks, the length longer", self.head(host, f"Content-Length: {len(chunked + HIDDEN)}", "Transfer-Encoding: chunked") + chunked + HIDDEN
        yield "chunks and length, the length shorter", self.head(host, "Transfer-Encoding: chunked", "Content-Length: 0") + chunked + HIDDEN
        yield "two lengths", self.head(host, "Content-Length: 0", f"Content-Length: {len(HIDDEN)}") + HIDDEN
        yield "two lengths the other way", self.head(host, f"Content-Length: {len(HIDDEN)}", "Content-Length: 0") + HIDDEN
        yield "a list of lengths", self.head(host, f"Content-Length: 0, {len(HIDDEN)}") + HIDDEN
        yield "chunked twice", self.head(host, "Transfer-Encoding: chunked", "Transfer-Encoding: identity") + chunked + HIDDEN
        yield "chunked misspelt", self.head(host, "Transfer-Encoding: xchunked", f"Content-Length: {len(chunked + HIDDEN)}") + chunked + HIDDEN
        for coding in ("xchunked", "chunked, gzip", "gzip, chunked", "chunked, chunked", "identity", "chunked;q=1"):
            yield f"{coding} for a coding", self.head(host, f"Transfer-Encoding: {coding}") + chunked + HIDDEN
        yield "identity and a length", self.head(host, "Transfer-Encoding: identity", "Content-Length: 0") + HIDDEN
        yield "a blank before chunked's colon", self.head(host, "Transfer-Encoding : chunked", f"Content-Length: {len(HIDDEN)}") + chunked + HIDDEN
        yield "folded length", self.head(host, "Content-Length:", f" {len(HIDDEN)}") + HIDDEN
        yield "folded chunked", self.head(host, "Transfer-Encoding:", " chunked", "Content-Length: 3") + chunked + HIDDEN
        yield "a length with a sign", self.head(host, f"Content-Length: +{len(HIDDEN)}") + HIDDEN
        yield "a header ended by LF", self.head(host, f"X: y\nContent-Length: {len(HIDDEN)}", "Content-Length: 0") + HIDDEN
