# SPDX-License-Identifier: Apache-2.0
"""Bodies for the operations of an OpenAPI description: shaped as it says, and not."""
import copy
import json
import string
import uuid

JSON = {"Content-Type": "application/json", "Yichuang-Protocol": "1"}
HUGE = ["9" * 400, "1e400", "-1e400", "1e-400", "18446744073709551616", "-9223372036854775809", "0.1e1", "1E5", "-0"]


def inlined(document):
    """The description with every reference replaced by what it names."""
    def walk(node):
        if isinstance(node, dict):
            reference = node.get("$ref")
            if reference:
                found = document
                for part in reference.removeprefix("#/").split("/"):
                    found = found[part]
                return walk(found)
            return {name: walk(value) for name, value in node.items()}
        return [walk(value) for value in node] if isinstance(node, list) else node
    return walk(document)


class Generator:
    def __init__(self, rng, operation):
        self.random = rng
        self.operation = operation
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        self.schema = content["schema"] if content else None

    def query(self):
        parts = []
        for parameter in self.operation.get("parameters", []):
            if parameter["in"] == "query" and self.random.random() < 0.6:
                # Never a wait: the run would stand still.
                value = self.random.choice(["0", "-1", "x", ""]) if parameter["name"] == "wait" else self.random.choice(
                    [str(self.value(parameter["schema"])), "", "-1", "9" * 30, "%ff", "%00", "a%26b", "../..", "%E4%BD%A0"])
                parts.append(f"{parameter['name']}={value}".replace(" ", "%20"))
        return "?" + "&".join(parts).encode("ascii", "ignore").decode() if parts else ""

    def value(self, schema, depth=0):
        """Shaped as the schema says."""
        if "oneOf" in schema:
            return self.value(self.random.choice(schema["oneOf"]), depth)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        kind = schema.get("type")
        if kind == "object":
            members = schema.get("properties", {})
            required = schema.get("required", [])
            return {name: self.value(inner, depth + 1) for name, inner in members.items() if name in required or self.random.random() < 0.7}
        if kind == "array":
            return [self.value(schema.get("items", {}), depth + 1) for _ in range(self.random.randrange(0, min(4, schema.get("maxItems", 4))))]
        if kind == "integer":
            return self.random.randint(max(schema.get("minimum", -5), -10**9), min(schema.get("maximum", 10**6), 10**9))
        if kind == "boolean":
            return self.random.random() < 0.5
        return self.text(schema)

    def text(self, schema):
        if schema.get("format") == "uuid":
            return str(uuid.UUID(int=self.random.getrandbits(128), version=4))
        if schema.get("format") == "date-time":
            return f"20{self.random.randrange(10, 99)}-0{self.random.randrange(1, 10)}-1{self.random.randrange(0, 10)}T10:00:00.000Z"
        if schema.get("contentEncoding") == "base64":
            return self.random.choice(["", "AAAA", "Zm9v" * 20, "not base64!"])
        length = self.random.choice([0, 1, 3, 20, min(schema.get("maxLength", 200), 5000)])
        pattern = schema.get("pattern", "")
        letters = "0123456789abcdef" if "[0-9a-f]" in pattern else string.ascii_letters + ("" if pattern else "覃壮 '\"\\\n\u0000\u2028😀")
        if "{64}" in pattern:
            length = 64
        prefix = "case." if pattern.startswith("^case") else ""
        return prefix + "".join(self.random.choice(letters) for _ in range(max(length, schema.get("minLength", 0))))

    def spoilt(self, value):
        """One place changed to something else."""
        value = copy.deepcopy(value)
        strange = self.random.choice([None, True, -1, 2**63, 2**64, 1.5, "", "x" * 20_000, [], [[]], {}, {"a": {}}, "\u0000", -2**63])
        place, parent = value, None
        while isinstance(place, (dict, list)) and place and (parent is None or self.random.random() < 0.7):
            key = self.random.choice(list(place)) if isinstance(place, dict) else self.random.randrange(len(place))
            parent, place = (place, key), place[key]
        if parent is None:
            return strange
        if isinstance(parent[0], dict) and self.random.random() < 0.3:
            del parent[0][parent[1]]
        else:
            parent[0][parent[1]] = strange
        return value

    def bodies(self, station):
        """(kind, bytes or nothing, headers)"""
        if self.schema is None:
            yield "plain", None, {"Yichuang-Protocol": "1"}
            yield "with a body", b'{"a":1}', JSON
            yield "without a protocol", None, {}
            return
        whole = self.value(self.schema)
        text = json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield "shaped", text, JSON
        if self.operation["operationId"] == "offerOperations":
            yield from station.offers(self)
        for _ in range(6):
            yield "spoilt", json.dumps(self.spoilt(whole)).encode(), JSON
        unknown = {**whole, "unknown": {"deep": [1, 2, {"x": None}]}, "": 1, "\u0000": 2} if isinstance(whole, dict) else whole
        yield "unknown members", json.dumps(unknown).encode(), JSON
        yield "a member twice", text[:-1] + b"," + text[1:] if len(text) > 2 else text, JSON
        for root in (b"null", b"true", b"7", b'"text"', b"[]", b"[[[]]]", b"{}", b"", b" ", b"{", b"{}{}", b"\xef\xbb\xbf{}", b"NaN", b"{'a':1}"):
            yield f"root {root[:8]!r}", root, JSON
        number = self.random.choice(HUGE).encode()
        yield "huge numbers", b'{"count":' + number + b',"request":' + number + b',"operations":[' + number + b'],"person":' + number + b',"code":' + number + b"}", JSON
        yield "deep lists", b'{"operations":' + b"[" * 50_000 + b"]" * 50_000 + b"}", JSON
        yield "deep objects", b'{"a":' * 30_000 + b"1" + b"}" * 30_000, JSON
        yield "deep and open", b"[" * 100_000, JSON
        bad = bytearray(text or b"{}")
        bad[self.random.randrange(len(bad))] = self.random.choice([0xFF, 0xC0, 0x80, 0x00])
        yield "bad UTF-8", bytes(bad), JSON
        yield "half a surrogate", text.replace(b'"', b'"\\ud800', 1), JSON
        yield "cut text", text[:self.random.randrange(len(text) + 1)], JSON
        for kind in ("text/plain", "application/xml", "application/json; charset=gbk", "multipart/form-data; boundary=x", "APPLICATION/JSON", "application/json;" + ";" * 500, ""):
            yield f"content type {kind[:30]!r}", text, {**JSON, "Content-Type": kind}
        yield "without a content type", text, {"Yichuang-Protocol": "1"}
        yield "too large", b'{"a":"' + b"x" * 1_700_000 + b'"}', JSON
        yield "another protocol", text, {**JSON, "Yichuang-Protocol": "2"}
