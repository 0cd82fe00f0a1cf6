# SPDX-License-Identifier: Apache-2.0
"""A workstation that is enrolled and chains rightly whatever it says."""
import base64
import hashlib
import json
import ssl
import subprocess
import time
import uuid

from fuzz_generator import JSON
from fuzz_http import Connection, request_bytes


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")


def openssl(*arguments):
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout


class Station:
    def __init__(self, centre, folder):
        self.port = centre.port
        self.folder = folder
        self.placed = 0
        self.n = 0
        self.previous = b"\0" * 32
        self.anonymous = ssl.create_default_context(cafile=centre.hall["authority"])
        key, request = f"{folder}/fuzz.key", f"{folder}/fuzz.csr"
        openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", request, "-subj", "/CN=fuzz")
        openssl("genpkey", "-algorithm", "ed25519", "-out", f"{folder}/sign.key")
        signing = openssl("pkey", "-in", f"{folder}/sign.key", "-pubout", "-outform", "DER")[-32:]
        with open(request, encoding="ascii") as file:
            wish = {"code": centre.code("01"), "certificate_request": file.read(), "signing_key": base64.b64encode(signing).decode(), "machine": "fuzz",
                    "data_key": base64.b64encode(b"d" * 32).decode()}
        stranger = self.stranger()
        answer = stranger.exchange(request_bytes("POST", "/v1/enrolments", json.dumps(wish).encode(), JSON), 30)[0]
        stranger.close()
        assert answer.status == 201, answer
        with open(f"{folder}/fuzz.crt", "w", encoding="ascii") as file:
            file.write(json.loads(answer.body)["certificate"])
        self.known = ssl.create_default_context(cafile=centre.hall["authority"])
        self.known.load_cert_chain(f"{folder}/fuzz.crt", key)
        self.wires = {}

    def context(self, operation):
        return self.known if operation.get("security") else self.anonymous

    def stranger(self):
        return Connection(self.port, self.anonymous)

    def wire(self):
        return self.wires.setdefault("known", Connection(self.port, self.known))

    def chained(self, operation):
        operation.pop("chain", None)
        digest = hashlib.sha256(self.previous + (self.n + 1).to_bytes(8, "big") + canonical(operation)).hexdigest()
        return {**operation, "chain": {"n": self.n + 1, "previous": self.previous.hex(), "hash": digest}}

    def signed(self, data):
        with open(f"{self.folder}/head", "wb") as file:
            file.write(data)
        signature = openssl("pkeyutl", "-sign", "-inkey", f"{self.folder}/sign.key", "-rawin", "-in", f"{self.folder}/head")
        return base64.b64encode(signature).decode()

    def offers(self, generator):
        """Operations in their right place of the chain, each a little or very wrong inside."""
        schema = generator.schema["properties"]["operations"]["items"]
        rng = generator.random
        for _ in range(4):
            operation = generator.value(schema)
            case = str(uuid.UUID(int=rng.getrandbits(128), version=4))
            acts = ["receive", "accept", "complete", "correct", "decide", "deliver", "settle", "amend", "void", "recompute", "fly"]
            operation.update(case=case, lane=case, seq=1, base=rng.choice([0, 0, 0, 5]), kind="case." + rng.choice(acts), actor="wei.xf", window="01",
                             catalogue="2026.11.2", needs=[])
            operation["made"].update(wall=time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime()), server_offset_ms=0, since_boot_ms=1, uncertainty_ms=0)
            operation["payload"] = self.payload(rng)
            if rng.random() < 0.5:
                operation = generator.spoilt(operation)
            if not isinstance(operation, dict) or not self.is_exact(operation):
                continue
            offered = self.chained(operation)
            signature = self.signed(bytes.fromhex(offered["chain"]["hash"]))
            yield "chained", json.dumps({"operations": [offered], "head_signature": signature}, ensure_ascii=False).encode("utf-8", "surrogatepass"), JSON
            self.learn()

    @staticmethod
    def is_exact(value):
        """Canonical JSON is integers only, of 64 bits; what is not has no hash two sides agree on."""
        if isinstance(value, float):
            return False
        if isinstance(value, int) and not isinstance(value, bool):
            return -2**53 < value < 2**53
        if isinstance(value, dict):
            return all(Station.is_exact(inner) for inner in value.values())
        return not isinstance(value, list) or all(Station.is_exact(inner) for inner in value)

    def payload(self, rng):
        strange = lambda: rng.choice([None, 7, "", "x", [], {}, {"unit": "none"}, [{}], "2026-13-45", True])
        members = ["application", "materials", "dues", "note", "ground", "stop", "extension", "decision", "delivery", "to_window", "changes", "settlement", "referred_to"]
        payload = {name: strange() for name in rng.sample(members, rng.randrange(0, 6))}
        if rng.random() < 0.6:
            payload["application"] = {name: strange() for name in ("number", "query_code", "item", "applicant", "fields", "result_way", "region", "item_version") if rng.random() < 0.8}
        return payload

    def learn(self):
        """How far the centre has the chain: what was held or quarantined took no place."""
        answer = self.wire().exchange(request_bytes("GET", "/v1/changes?limit=1", None, {"Yichuang-Protocol": "1"}), 30)[0]
        page = json.loads(answer.body)
        self.n = page["chain_up_to"]
        self.previous = bytes.fromhex(page["chain_hash"]) if self.n else b"\0" * 32
        self.placed = self.n
