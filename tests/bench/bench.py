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

Row = namedtuple("Row", "name value unit target better baseline")


class CannotRun(Exception):
    pass


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def environment(**more):
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", **more}


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
