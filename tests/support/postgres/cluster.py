#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of the tests' own: private folder, unix socket, no port on the network.

usage: cluster.py start NOTE [-c NAME=VALUE …]   starts one and writes its address into the file NOTE
       cluster.py stop NOTE                      ends it and removes its folder
       cluster.py crash NOTE                     kills it as a power cut would; `start` again keeps the folder
Under root the server runs as the user postgres of Debian's package, as it demands.
"""
import glob
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

USER = "yichuang"


def programs():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(Path(path).parent.name))
    if not found:
        sys.exit("cluster: the package postgresql is not installed")
    return Path(found[-1])


def as_owner(*command):
    prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    done = subprocess.run([*prefix, *map(str, command)], cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"cluster: {Path(str(command[0])).name}: {done.stdout}")


def make_folder_of(prefix):
    """A folder whose owner is who the server runs as."""
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir="/tmp"))
    if os.getuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    return folder


def make_folder():
    folder = make_folder_of("yichuang-pg-")
    as_owner(programs() / "initdb", "-D", folder / "data", "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    return folder


def known(note):
    return Path(json.loads(note.read_text())["folder"]) if note.exists() else None


def start(note, settings):
    folder = known(note) or make_folder()
    # What the tests ask is the order of things, not whether the disk keeps its word.
    options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off", "-c", "max_connections=200", *settings]
    as_owner(programs() / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-t", "60", "-o", " ".join(options), "start")
    note.write_text(json.dumps({"folder": str(folder), "url": f"postgresql:///postgres?host={folder}&user={USER}"}))


def runs(folder):
    """What was left by a power cut has its pid file still: only a server that lives can be stopped."""
    pid_file = folder / "data" / "postmaster.pid"
    state = Path("/proc", pid_file.read_text().split()[0], "stat") if pid_file.exists() else pid_file
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def end(note, mode):
    folder = known(note)
    if folder and runs(folder):
        as_owner(programs() / "pg_ctl", "-D", folder / "data", "-w", "-t", "60", "-m", mode, "stop")
    return folder


def stop(note):
    folder = end(note, "immediate")
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
    note.unlink(missing_ok=True)


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ("start", "stop", "crash"):
        sys.exit(__doc__)
    note = Path(arguments[1]).resolve()
    if arguments[0] == "start":
        if not note.exists() or arguments[2:3] != ["--again"]:
            stop(note)
        start(note, [part for part in arguments[2:] if part != "--again"])
    elif arguments[0] == "crash":
        end(note, "immediate")
    else:
        stop(note)


if __name__ == "__main__":
    main(sys.argv[1:])
