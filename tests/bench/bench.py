#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks of ./bench: product and baseline in turns, medians with their spread, bench.json.

Each benchmark answers one dictionary a run; each row says which value of it counts and against what.
"""
import argparse
import json
import os
import select
import shutil
import statistics
import subprocess
import sys
import time
from collections import namedtuple
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "release"
WORK = ROOT / "build" / "bench"
POUCHDB = WORK / "pouchdb"
CENTER = BUILD / "center" / "yichuang-center"
PROGRAMS = BUILD / "tests" / "bench"
OPERATIONS = 10_000       # what drains
CACHED = 20_000           # cases of the window's memory
SEARCHED = 1_000_000      # cases of the search
SHOWS = 15                # starts of each window a run
CLIENTS = 64              # connections that load the centre
SINGLES = 100             # requests of each of them
WAITING = 10_000          # connections that wait for changes
YEAR = 1_418_700          # cases of the study's year
CLUSTER = ROOT / "tests" / "support" / "postgres" / "cluster.py"

Row = namedtuple("Row", "name value unit target better baseline")


class CannotRun(Exception):
    pass


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def environment(**more):
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "YICHUANG_SOURCE_DIR": str(ROOT), **more}


def call(*command, **options):
    """Runs a program and answers its standard output; its own words are passed on when it fails."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, env=environment(), text=True, check=False, **options)
    if done.returncode != 0:
        raise CannotRun(f"{Path(str(command[0])).name} ended with {done.returncode}")
    return done.stdout


def lines_of(output):
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def line_of(*command, **options):
    lines = lines_of(call(*command, **options))
    if not lines:
        raise CannotRun(f"{Path(str(command[0])).name} told nothing")
    return lines[-1]


# --- seeded folders -----------------------------------------------------------------------------------------------

def seeded(count):
    """A centre and an enrolled workstation with `count` cases that wait; made once a call of ./bench."""
    folder = WORK / f"seed-{count}"
    if folder not in seeded.made:
        shutil.rmtree(folder, ignore_errors=True)
        say(f"preparing a workstation with {count} cases")
        line_of(PROGRAMS / "yichuang-bench-seed", CENTER, folder, count)
        seeded.made.add(folder)
    return folder


seeded.made = set()


def fresh_copy(folder):
    copy = WORK / "run"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    return copy


# --- the benchmarks -----------------------------------------------------------------------------------------------

def confirm(runs):
    folder = seeded(0)  # not a copy: nothing is confirmed in one before the centre was heard
    return lines_of(call(PROGRAMS / "yichuang-bench-confirm", folder, runs))


def search(runs):
    return lines_of(call(PROGRAMS / "yichuang-bench-search", SEARCHED, runs))


def ui_drain(runs):
    results = []
    for _ in range(runs):
        folder = fresh_copy(seeded(OPERATIONS))
        result = line_of(PROGRAMS / "yichuang-bench-window", "drain", CENTER, folder)
        bare = line_of(PROGRAMS / "yichuang-bench-bare", "heartbeat", min(result["seconds"], 20))
        results.append({**result, "baseline": bare["p999"], "baseline_longest": bare["longest"]})
    return results


def seconds_to_first_paint(command):
    """From the start of the program to the first time Qt hands a painted window to the platform; Qt says so itself."""
    rules = "*=false;qt.widgets.painting.info=true;qt.widgets.painting.debug=true"
    start = time.monotonic()
    program = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, close_fds=False,
                               env=environment(QT_LOGGING_RULES=rules, QT_LOGGING_TO_CONSOLE="1"))
    try:
        heard = b""
        while b"Flushing" not in heard:
            ready, _, _ = select.select([program.stderr], [], [], 60)
            part = os.read(program.stderr.fileno(), 65536) if ready else b""
            if not part:
                raise CannotRun(f"{Path(str(command[0])).name} shows no window: {heard[-400:].decode(errors='replace')}")
            heard += part
        return time.monotonic() - start
    finally:
        program.kill()
        program.wait()
        program.stderr.close()


def window(runs):
    folder = fresh_copy(seeded(CACHED))
    product = (BUILD / "ui" / "yichuang", "--folder", folder / "workstation")
    bare = (PROGRAMS / "yichuang-bench-bare", "show")
    for command in (product, bare):
        seconds_to_first_paint(command)  # both from a warm page cache
    results = []
    for _ in range(runs):
        times = [(seconds_to_first_paint(product), seconds_to_first_paint(bare)) for _ in range(SHOWS)]
        results.append({"product": statistics.median(p for p, _ in times) * 1000, "baseline": statistics.median(b for _, b in times) * 1000})
    return results


def memory(runs):
    folder = fresh_copy(seeded(CACHED))
    results = []
    for _ in range(runs):
        product = line_of(PROGRAMS / "yichuang-bench-window", "memory", folder)
        bare = line_of(PROGRAMS / "yichuang-bench-bare", "memory")
        results.append({"product": product["peak_mb"], "baseline": bare["peak_mb"], "product_pss": product["pss_mb"], "baseline_pss": bare["pss_mb"]})
    return results


def drain(runs):
    results = []
    for _ in range(runs):
        work = WORK / "drain"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        documents = work / "docs.jsonl"
        product = line_of(PROGRAMS / "yichuang-bench-drain", CENTER, OPERATIONS, documents, cwd=work)
        baseline = line_of("node", POUCHDB / "replicate.js", documents, work / "pouchdb")
        results.append({**product, "product": product["rate"], "baseline": baseline["docs"] / baseline["seconds"]})
    return results


# --- the centre under load ------------------------------------------------------------------------------------------

class Server:
    """A PostgreSQL server of the benchmark's own that keeps its word: fsync as it comes from Debian."""

    def __enter__(self):
        self.note = WORK / "postgres.json"
        WORK.mkdir(parents=True, exist_ok=True)
        call(sys.executable, CLUSTER, "start", self.note, "-c", "fsync=on")
        os.environ["YICHUANG_TEST_POSTGRES"] = str(self.note)
        self.url = json.loads(self.note.read_text())["url"]
        return self

    def __exit__(self, *_):
        del os.environ["YICHUANG_TEST_POSTGRES"]
        call(sys.executable, CLUSTER, "stop", self.note)

    def insert(self, *options):
        """pgbench: one row a transaction, 64 clients, 8 s."""
        call("psql", "-q", "-d", self.url, "-c", "CREATE TABLE IF NOT EXISTS ceiling (id bigserial PRIMARY KEY, body text NOT NULL)")
        script = WORK / "insert.sql"
        script.write_text("INSERT INTO ceiling (body) VALUES (repeat('x', 100));\n")
        pgbench = sorted(Path("/usr/lib/postgresql").glob("*/bin/pgbench"))[-1]
        return call(pgbench, "-n", "-f", script, "-c", CLIENTS, "-j", 2, "-T", 8, *options, self.url)

    def rows_per_second(self):
        """What this server can commit at most."""
        return float(next(line.split("=")[1].split()[0] for line in self.insert().splitlines() if line.startswith("tps")))

    def milliseconds_at(self, rate):
        """p99 of the bare inserts at a fixed rate, from the moment each was due: what its disk keeps waiting, nobody answers sooner."""
        folder = WORK / "pgbench"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self.insert("-R", rate, "-l", "--log-prefix", folder / "log")
        took = sorted(int(line.split()[2]) for log in folder.iterdir() for line in log.read_text().splitlines())
        return took[len(took) * 99 // 100] / 1000


def load(*arguments):
    return line_of(PROGRAMS / "yichuang-bench-load", arguments[0], CENTER, *arguments[1:])


def center_rate(requests, each):
    def measure(runs):
        results = []
        with Server() as server:
            for _ in range(runs):
                results.append({"baseline": server.rows_per_second(), **load("rate", CLIENTS, requests, each)})
        return results
    return measure


def center_latency(runs):
    results = []
    with Server() as server:
        for _ in range(runs):
            rate = max(CLIENTS, round(load("rate", CLIENTS, SINGLES, 1)["product"] * 0.7))
            results.append({"baseline": server.milliseconds_at(rate), **load("latency", CLIENTS, rate, 8)})
    return results


def long_polls(runs):
    results = [load("polls", WAITING, 500, 20) for _ in range(runs)]
    return [{**result, "baseline": result["answers_p99"]} for result in results]


def resync(runs):
    return [{"baseline": 0, **load("resync", CACHED)} for _ in range(runs)]


def reconnect(runs):
    return [{"baseline": 1000, **load("reconnect", 1000)} for _ in range(runs)]


def year(_runs):
    """Once, however many runs: it takes minutes, and compares its own end with its own beginning."""
    return [line_of(PROGRAMS / "yichuang-bench-year", CENTER, YEAR // year.part)]


year.part = 10


def ratio(result):
    return result["product"] / result["baseline"]


def value(result):
    return result["product"]


BENCHMARKS = {
    "confirm": (confirm, [Row("confirm", ratio, "ratio", 1.5, "lower", "bare SQLite WAL+FULL transaction, same rows and bytes")]),
    "search": (search, [Row("search", value, "ms", 20, "lower", "LIKE scan over the same briefs"),
                        Row("search-ratio", ratio, "ratio", 0.1, "lower", "LIKE scan over the same briefs")]),
    "ui-drain": (ui_drain, [Row("ui-drain", value, "ms", 16, "lower", "idle bare Qt Widgets window")]),
    "window": (window, [Row("window", ratio, "ratio", 2, "lower", "bare Qt Widgets window")]),
    "memory": (memory, [Row("memory", value, "MB", 150, "lower", "bare Qt Widgets window")]),
    "center-single": (center_rate(SINGLES, 1), [Row("center-single", ratio, "ratio", 1.2, "higher", "pgbench, one-row insert, 64 clients, same server")]),
    "center-batch": (center_rate(4, 200), [Row("center-batch", ratio, "ratio", 3, "higher", "pgbench, one-row insert, 64 clients, same server")]),
    "center-latency": (center_latency, [Row("center-latency", value, "ms", 25, "lower", "pgbench, one-row insert at the same rate (70 % of what the centre reaches), p99, same server")]),
    "long-polls": (long_polls, [Row("long-polls", value, "ms", 200, "lower", "p99 of the answers to the 500 operations/s that flow"),
                                Row("long-polls-memory", lambda result: result["mebibytes"], "MiB", 1.2 * 1024, "lower", "as above")]),
    "resync": (resync, [Row("resync", value, "s", 10, "lower", "none: 20 000 cases over one connection")]),
    "reconnect": (reconnect, [Row("reconnect", value, "served", 1000, "higher", "how many came back at once")]),
    "year": (year, [Row("year", lambda result: result["last_cpu_us"] / result["first_cpu_us"], "ratio", 1.2, "lower", "operations/s of the first tenth; product: of the year"),
                    Row("year-time", lambda result: result["last_us"] / result["first_us"], "ratio", 1.2, "lower", "as above"),
                    Row("year-memory", lambda result: result["end_mib"] / result["early_mib"], "ratio", 1.2, "lower", "as above"),
                    Row("year-figures", lambda result: result["figures_ms"], "ms", 100, "lower", "as above")]),
    "drain": (drain, [Row("drain", ratio, "ratio", 5, "higher", "PouchDB to express-pouchdb, plain HTTP, batch 500")]),
}


# --- building, running, telling -----------------------------------------------------------------------------------

def build(names):
    subprocess.run(["packaging/bootstrap", "build", "run", "bench"], cwd=ROOT, check=True)
    if not (BUILD / "build.ninja").exists():
        subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", "--preset", "release", "--target", "benchmarks"], cwd=ROOT, check=True, stdout=sys.stderr)
    if "drain" in names and not (POUCHDB / "node_modules").exists():
        shutil.copytree(ROOT / "tests" / "bench" / "pouchdb", POUCHDB, dirs_exist_ok=True)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=POUCHDB, check=True, stdout=sys.stderr)


def summary(row, results):
    """One entry of bench.json."""
    values = [row.value(result) for result in results]
    return {"name": row.name, "ratio": round(statistics.median(values), 3), "min": round(min(values), 3), "max": round(max(values), 3),
            "baseline": row.baseline, "target": row.target, "better": row.better, "unit": row.unit, "runs": len(values),
            "product_median": round(statistics.median(r["product"] for r in results), 3),
            "baseline_median": round(statistics.median(r["baseline"] for r in results), 3)}


def is_met(entry):
    return entry["ratio"] <= entry["target"] if entry["better"] == "lower" else entry["ratio"] >= entry["target"]


def table(entries):
    head = ["name", "value", "min–max", "target", "met", "product", "baseline", "what the baseline is"]
    rows = [head]
    for entry in entries:
        sign = "≤" if entry["better"] == "lower" else "≥"
        unit = "×" if entry["unit"] == "ratio" else " " + entry["unit"]
        rows.append([entry["name"], f"{entry['ratio']:.2f}{unit}", f"{entry['min']:.2f}–{entry['max']:.2f}", f"{sign} {entry['target']:g}{unit}",
                     "yes" if is_met(entry) else "NO", f"{entry['product_median']:.2f}", f"{entry['baseline_median']:.2f}", entry["baseline"]])
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def run(names, runs):
    """Answers the entries of bench.json and the names of those that could not run."""
    entries, failed = [], []
    for name in names:
        measure, rows = BENCHMARKS[name]
        say(f"{name}, {runs} runs")
        try:
            results = measure(runs)
            entries += [summary(row, results) for row in rows]
            for result in results:
                say(f"{name}: {json.dumps(result, ensure_ascii=False)}")
        except (CannotRun, OSError, subprocess.SubprocessError, KeyError, json.JSONDecodeError) as problem:
            say(f"{name} could not run: {problem!r}")
            failed.append(name)
    return entries, failed


def arguments(argv):
    parser = argparse.ArgumentParser(prog="./bench")
    parser.add_argument("--list", action="store_true", help="name the benchmarks")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (default 3)")
    parser.add_argument("--full", action="store_true", help="all 1 418 700 cases of the year instead of a tenth")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args(argv)
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown or options.runs < 1:
        parser.error(f"no benchmark {', '.join(unknown)}" if unknown else "--runs must be at least 1")
    return options


def main(argv):
    options = arguments(argv)
    if options.list:
        print("\n".join(BENCHMARKS))
        return 0
    names = options.names or list(BENCHMARKS)
    year.part = 1 if options.full else 10
    try:
        build(names)
    except (OSError, subprocess.SubprocessError) as problem:
        say(f"cannot be built: {problem}")
        return 1
    WORK.mkdir(parents=True, exist_ok=True)
    entries, failed = run(names, options.runs)
    (ROOT / "bench.json").write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(entries))
    if failed:
        print("could not run: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
