#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An S3 server of the tests' own: OpenStack Swift (Debian's packages) with its S3 interface, which checks every signature and
the hash of every body. One machine, one copy, a private folder, ports of 127.0.0.1.

usage: server.py run FOLDER BUCKET   runs one in FOLDER until standard input ends; with the bucket made and FOLDER/s3.json (what
                                     `--s3` names) written it says so in one line. A line "stop" or "start" has it go and come back.
"""
import base64
import email.utils
import hashlib
import hmac
import json
import os
import pwd
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ACCESS_KEY, SECRET_KEY = "hall:centre", "secret-of-the-tests"
PYTHON = "/usr/bin/python3"  # Debian's, which has its packages
PARTS = {
    "account": "[DEFAULT]\n{common}\n[pipeline:main]\npipeline = account-server\n[app:account-server]\nuse = egg:swift#account\n",
    "container": "[DEFAULT]\n{common}\n[pipeline:main]\npipeline = container-server\n[app:container-server]\nuse = egg:swift#container\n",
    "object": "[DEFAULT]\n{common}\n[pipeline:main]\npipeline = object-server\n[app:object-server]\nuse = egg:swift#object\n",
    "proxy": """[DEFAULT]
{common}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth copy slo dlo proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{cache}
[filter:s3api]
use = egg:swift#s3api
location = local-1
[filter:tempauth]
use = egg:swift#tempauth
user_hall_centre = {secret} .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
# A busy machine is no failure.
conn_timeout = 30
node_timeout = 60
recoverable_node_timeout = 60
""",
}
# As the packages install them; Swift reads where its rings and secrets are from here.
COMMON = """bind_ip = 127.0.0.1
bind_port = {port}
devices = {folder}/node
mount_check = false
swift_dir = {folder}
user = {user}
workers = 0
log_name = {name}
"""


def free_ports(count):
    lines = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [line.getsockname()[1] for line in lines]
    for line in lines:
        line.close()
    return ports


class S3Server:
    """`endpoint`, `ACCESS_KEY` and `SECRET_KEY`, region local-1. `kill` and `start` go on with the same folder and port."""

    region = "local-1"

    def __init__(self, folder):
        self.folder = Path(folder)
        *ports, self.cache = free_ports(len(PARTS) + 1)
        self.ports = dict(zip(PARTS, ports))
        self.endpoint = f"http://127.0.0.1:{self.ports['proxy']}"
        self.processes = []
        (self.folder / "node" / "disk").mkdir(parents=True)
        (self.folder / "swift.conf").write_text("[swift-hash]\nswift_hash_path_suffix = tests\n[storage-policy:0]\nname = one\ndefault = yes\n")
        for name, text in PARTS.items():
            common = COMMON.format(port=self.ports[name], folder=self.folder, user=pwd.getpwuid(os.getuid()).pw_name, name=name)
            (self.folder / f"{name}.conf").write_text(text.format(common=common, secret=SECRET_KEY, cache=self.cache))
            if name != "proxy":
                self.make_ring(name)

    def make_ring(self, name):
        builder = f"{name}.builder"
        for words in (["create", "6", "1", "0"], ["add", f"r1z1-127.0.0.1:{self.ports[name]}/disk", "1"], ["rebalance"]):
            done = subprocess.run(["swift-ring-builder", builder, *words], cwd=self.folder, capture_output=True, text=True, check=False)
            # 1 is a warning: one device is few.
            assert done.returncode in (0, 1), done.stdout + done.stderr

    def start(self):
        cache = ["memcached", "-l", "127.0.0.1", "-p", str(self.cache), "-u", pwd.getpwuid(os.getuid()).pw_name]
        self.processes.append(subprocess.Popen(cache, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        program = Path(__file__).resolve()
        for name in PARTS:
            log = open(self.folder / f"{name}.log", "ab")
            self.processes.append(subprocess.Popen([PYTHON, program, "part", self.folder, name], stdout=log, stderr=log, stdin=subprocess.DEVNULL))
            log.close()
        end = time.monotonic() + 60
        while not self.answers():
            assert time.monotonic() < end and all(part.poll() is None for part in self.processes), self.why()
            time.sleep(0.1)

    def make_bucket(self, name):
        """Signed as S3 was at first: the tests' own signing must not be what is tested."""
        now = email.utils.formatdate(usegmt=True)
        signature = hmac.new(SECRET_KEY.encode(), f"PUT\n\n\n{now}\n/{name}".encode(), hashlib.sha1).digest()
        headers = {"Date": now, "Authorization": f"AWS {ACCESS_KEY}:{base64.b64encode(signature).decode()}"}
        urllib.request.urlopen(urllib.request.Request(f"{self.endpoint}/{name}", method="PUT", headers=headers), timeout=60).close()

    def write_file(self, path):
        """What `--s3` names."""
        Path(path).write_text(json.dumps({"endpoint": self.endpoint, "region": self.region, "access_key": ACCESS_KEY, "secret_key": SECRET_KEY}))
        os.chmod(path, 0o600)

    def answers(self):
        try:
            for port in (self.cache, *self.ports.values()):
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
            urllib.request.urlopen(self.endpoint, timeout=5).close()
        except urllib.error.HTTPError:
            return True  # nobody is let in unsigned, but somebody is there
        except OSError:
            return False
        return True

    def why(self):
        return "".join(f"{name}: {(self.folder / f'{name}.log').read_text()[-1500:]}\n" for name in PARTS)

    def kill(self):
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()
        self.processes.clear()


def run_part(folder, name):
    """One of Swift's servers, in this process, with this folder's rings and secrets."""
    from swift.common import utils
    from swift.common.wsgi import run_wsgi
    utils.SWIFT_CONF_FILE = f"{folder}/swift.conf"
    utils.validate_hash_conf()
    sys.exit(run_wsgi(f"{folder}/{name}.conf", f"{name}-server", verbose=True))


def main(words):
    if len(words) == 3 and words[0] == "part":
        run_part(words[1], words[2])
    if len(words) != 3 or words[0] != "run":
        sys.exit(__doc__)
    server = S3Server(words[1])
    try:
        server.start()
        server.make_bucket(words[2])
        server.write_file(f"{words[1]}/s3.json")
        print("ready", flush=True)
        for line in sys.stdin:
            server.start() if line.strip() == "start" else server.kill()
            print("done", flush=True)
    finally:
        server.kill()


if __name__ == "__main__":
    main(sys.argv[1:])
