# SPDX-License-Identifier: Apache-2.0
"""packaging/demo/line stops the demo hall's own centre, goes on with it, and touches no other program.
usage: demo_line_test.py REPOSITORY"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time


def state_of(process):
    return pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()[0]


def becomes(process, wanted):
    for _ in range(200):
        if (state_of(process) == "T") == wanted:
            return True
        time.sleep(0.02)
    return False


def centre_of(hall):
    """Stands for a centre over the hall's folder."""
    return subprocess.Popen([sys.executable, "-c", "input()", f"{hall}/centre/data/centre.sqlite"], stdin=subprocess.PIPE)


def main():
    script = pathlib.Path(sys.argv[1]) / "packaging/demo/line"
    with tempfile.TemporaryDirectory() as folder:
        hall, other = pathlib.Path(folder, "demo"), pathlib.Path(folder, "other")
        hall.mkdir()

        def line(word):
            environment = dict(os.environ, YICHUANG_DEMO_STATE=str(hall))
            return subprocess.run([script, word], env=environment, stderr=subprocess.DEVNULL, check=False).returncode

        mine, theirs = centre_of(hall), centre_of(other)
        try:
            assert line("cut") == 1, "no hall is open"
            (hall / "centre.pid").write_text(f"{mine.pid}\n")
            assert line("cut") == 0 and becomes(mine, True), "the centre goes on"
            assert not state_of(theirs) == "T", "another hall's centre is stopped"
            assert line("join") == 0 and becomes(mine, False), "the centre stays stopped"
            (hall / "centre.pid").write_text(f"{theirs.pid}\n")
            assert line("cut") == 1 and becomes(theirs, False), "a number left behind is believed"
            assert line("unplug") == 2
        finally:
            for process in (mine, theirs):
                process.kill()
                process.wait()


main()
