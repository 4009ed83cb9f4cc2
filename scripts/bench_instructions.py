"""How many instructions a small build takes: a figure that other programs on the machine do not change.

A handbook of 100 articles, some 300 pages, is built under Valgrind with one thread, cold and again with nothing changed.
"""
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_layouts import ROOT
from bench_measure import Trouble, run

ARTICLES = 100
RECORD = ROOT / "benches/instructions.json"
MOST = 0.10
# Of a file that changed a moment ago nothing is remembered (src/disk/looks.rs): so many seconds are no moment.
SETTLED = 3
ANEW = "cargo build --release --locked && scripts/bench --instructions --record"


def main(targum, record, check):
    if not shutil.which("valgrind"):
        raise Trouble("instructions are counted by Valgrind, which is missing: apt-get install valgrind")
    counts = counted(targum)
    for name, count in counts.items():
        print(f"{name}: {count:,} instructions")
    if record:
        text = json.dumps({**made_with(), "articles": ARTICLES, "instructions": counts}, indent=2)
        RECORD.write_text(text + "\n", "utf8")
    return compare(counts) if check else 0


def counted(targum):
    with tempfile.TemporaryDirectory(prefix="targum-bench-", ignore_cleanup_errors=True) as work:
        site, log = Path(work) / "site", Path(work) / "log"
        layouts = ROOT / "scripts/bench_layouts.py"
        run([sys.executable, "-B", layouts, "targum", site, str(ARTICLES)], log)
        time.sleep(SETTLED)
        return {name: instructions(targum, site, Path(work), log) for name in ("cold", "unchanged")}


def instructions(targum, site, work, log):
    out = work / "callgrind.out"
    valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
    # Nothing of the caller's surroundings: their length alone moves what lies in memory.
    env = {"PATH": os.environ["PATH"], "HOME": str(work), "LC_ALL": "C.UTF-8", "RAYON_NUM_THREADS": "1"}
    run([*valgrind, targum, "build", "--root", str(site)], log, env)
    return int(re.search(r"^summary: (\d+)", out.read_text("utf8"), re.MULTILINE)[1])


def made_with():
    """What the counts depend on beside the program's own code."""
    said = lambda *command: subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    return {
        "toolchain": said("rustc", "--version"),
        "valgrind": said("valgrind", "--version"),
        "machine": platform.machine(),
    }


def compare(counts):
    """Whether the counts are about those recorded. Fewer are wrong too: the next loss would hide in what was gained."""
    if not RECORD.exists():
        raise Trouble(f"nothing is recorded in {RECORD.relative_to(ROOT)}; record it:\n  {ANEW}")
    known = json.loads(RECORD.read_text("utf8"))
    wrong = []
    for name, count in counts.items():
        before = known["instructions"][name]
        change = count / before - 1
        if abs(change) > MOST:
            wrong.append(f"{name}: {count:,} instructions, {change:+.1%} of the {before:,} recorded")
    if not wrong:
        print(f"Within {MOST:.0%} of what is recorded.")
        return 0
    others = [f"{key}: {known[key]} then, {now} now" for key, now in made_with().items() if known[key] != now]
    if others:
        wrong.append("They were not counted with the same: " + "; ".join(others))
    why = (
        "More: something became slower; find out what, or say in the commit what it is worth. Fewer: it became faster,\n"
        "and the lower count must be recorded, so that it is not lost unseen. When it is as it should be, record it anew\n"
        f"and commit {RECORD.relative_to(ROOT)}:\n  {ANEW}"
    )
    raise Trouble("\n".join(["a build takes another number of instructions than recorded.", *wrong, why]))
