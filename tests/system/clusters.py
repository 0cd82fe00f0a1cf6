# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL as a primary with a synchronous standby, made by hand or by Patroni as packaging/ha sets it up. Servers that
run as root's children run as Debian's user postgres, as they demand."""
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from programs import die_with_parent, free_port
from proxied import CLUSTER, ROOT, HaProxy, wait_until

sys.path.insert(0, str(CLUSTER.parent))
import cluster  # noqa: E402

USER = cluster.USER
QUICK = ["-c", "fsync=off"]  # what is asked here is what was replicated, not whether the disk keeps its word


def descendants(process):
    """The process and all below it."""
    children = Path(f"/proc/{process}/task/{process}/children")
    below = [int(child) for child in children.read_text().split()] if children.exists() else []
    return [process] + [one for child in below for one in descendants(child)]


def kill_all(process):
    """As when the machine goes: nobody finishes anything."""
    everybody = descendants(process)
    for one in everybody:
        try:
            os.kill(one, signal.SIGKILL)
        except ProcessLookupError:
            pass


def as_postgres():
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig=KILL"] if os.getuid() == 0 else []


def give_to_postgres(path):
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(path, owner.pw_uid, owner.pw_gid)


class Standby:
    """A primary, and a standby that confirms every commit. The standby is promoted by whoever calls `promote`."""

    def __init__(self):
        self.folders = [cluster.make_folder()]
        self.begin(0, "-c", "synchronous_standby_names=*", "-c", "wal_level=replica")
        self.folders.append(self.folders[0].with_name(self.folders[0].name + "-standby"))
        self.folders[1].mkdir(mode=0o755)
        give_to_postgres(self.folders[1])
        cluster.as_owner(cluster.programs() / "pg_basebackup", "-D", self.folders[1] / "data", "-h", self.folders[0], "-U", USER, "-R", "-c", "fast",
                         "--no-sync")
        self.begin(1)
        wait_until(lambda: self.ask(0, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == "1", "the standby does not follow")
        hosts = ",".join(str(folder) for folder in self.folders)
        self.url = f"postgresql:///postgres?host={hosts}&user={USER}&target_session_attrs=read-write"

    def begin(self, which, *settings):
        folder = self.folders[which]
        options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", *QUICK, *settings]
        cluster.as_owner(cluster.programs() / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-t", "60", "-o", " ".join(options), "start")

    def ask(self, which, sql):
        return subprocess.run(["psql", "-XAtq", "-h", self.folders[which], "-U", USER, "-d", "postgres", "-c", sql], capture_output=True, text=True,
                              check=True).stdout.strip()

    def kill_primary(self):
        kill_all(int((self.folders[0] / "data" / "postmaster.pid").read_text().splitlines()[0]))

    def promote(self):
        cluster.as_owner(cluster.programs() / "pg_ctl", "-D", self.folders[1] / "data", "-w", "promote")

    def timeline(self):
        return int(self.ask(1, "SELECT ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int"))

    def close(self):
        for folder in self.folders:
            pid = folder / "data" / "postmaster.pid"
            if pid.exists():
                kill_all(int(pid.read_text().splitlines()[0]))
            shutil.rmtree(folder, ignore_errors=True)


class Node:
    """A machine with Patroni and its PostgreSQL, from the example's file."""

    def __init__(self, folder, name, etcd, ports):
        self.name = name
        self.folder = folder
        self.rest, self.port = ports
        text = (ROOT / "packaging" / "ha" / "patroni.yml").read_text()
        here = {"name: db1": f"name: {name}", "0.0.0.0:8008": f"127.0.0.1:{self.rest}", "db1.example.cn:8008": f"127.0.0.1:{self.rest}",
                "etcd1.example.cn:2379,etcd2.example.cn:2379,etcd3.example.cn:2379": etcd, "0.0.0.0:5432": f"127.0.0.1:{self.port}",
                "db1.example.cn:5432": f"127.0.0.1:{self.port}", "/var/lib/postgresql/15/centre": f"{folder}/data",
                "/usr/lib/postgresql/15/bin": str(cluster.programs()),
                "  pg_hba:": f"  parameters:\n    unix_socket_directories: {folder}\n    fsync: \"off\"\n  pg_hba:"}
        for there, mine in here.items():
            assert there in text, there
            text = text.replace(there, mine)
        self.file = folder / "patroni.yml"
        self.file.write_text(text)
        give_to_postgres(self.file)
        self.process = None

    def start(self):
        with open(self.folder / "patroni.log", "ab") as log:
            self.process = subprocess.Popen([*as_postgres(), "patroni", self.file], cwd=self.folder, stdout=log, stderr=log, preexec_fn=die_with_parent,
                                            env={**os.environ, "PGPASSFILE": str(self.folder / "pgpass"), "HOME": str(self.folder), "PYTHONPATH": ""})

    def state(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.rest}/patroni", timeout=3) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as answer:  # a member that is not ready says so with 503 and the same body
            return json.load(answer)
        except OSError:
            return {}

    def kill(self):
        if self.process:
            for process in {self.process.pid, self.postmaster()} - {None}:
                kill_all(process)
            self.process.wait()
            self.process = None

    def postmaster(self):
        pid = self.folder / "data" / "postmaster.pid"
        return int(pid.read_text().splitlines()[0]) if pid.exists() else None


class PatroniCluster:
    """etcd, two nodes and HAProxy in front of whichever is the primary."""

    def __init__(self):
        self.folder = cluster.make_folder_of("yichuang-ha-")
        peer, client = free_port(), free_port()
        self.etcd = subprocess.Popen(["etcd", "--data-dir", f"{self.folder}/etcd", "--listen-client-urls", f"http://127.0.0.1:{client}",
                                      "--advertise-client-urls", f"http://127.0.0.1:{client}", "--listen-peer-urls", f"http://127.0.0.1:{peer}",
                                      "--initial-advertise-peer-urls", f"http://127.0.0.1:{peer}", "--initial-cluster", f"default=http://127.0.0.1:{peer}",
                                      "--unsafe-no-fsync"],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
        self.nodes = [self.make_node(name, f"127.0.0.1:{client}") for name in ("db1", "db2")]
        first, second = self.nodes
        self.proxy = HaProxy(self.folder, "haproxy-database.cfg",
                             {f"{node.name}.example.cn:5432 check port 8008": f"127.0.0.1:{node.port} check port {node.rest}" for node in self.nodes},
                             listen="127.0.0.1:5000")
        first.start()
        wait_until(lambda: first.state().get("role") == "master", "Patroni makes no primary", 120)
        second.start()
        wait_until(self.is_replicated, "the standby does not follow", 120)
        self.url = f"postgresql://postgres:CHANGE-superuser@127.0.0.1:{self.proxy.port}/postgres"

    def make_node(self, name, etcd):
        folder = self.folder / name
        folder.mkdir(mode=0o755)
        give_to_postgres(folder)
        return Node(folder, name, etcd, (free_port(), free_port()))

    def primary(self):
        found = [node for node in self.nodes if node.process and node.state().get("role") == "master" and node.state().get("state") == "running"]
        return found[0] if len(found) == 1 else None

    def is_replicated(self):
        primary = self.primary()
        standbys = primary.state().get("replication", []) if primary else []
        return any(standby.get("sync_state") == "sync" for standby in standbys)

    def log(self):
        return "".join(re.sub(r"(?m)^", f"{node.name}: ", (node.folder / "patroni.log").read_text()) for node in self.nodes)[-6000:]

    def close(self):
        for node in self.nodes:
            node.kill()
        self.proxy.close()
        self.etcd.kill()
        self.etcd.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
