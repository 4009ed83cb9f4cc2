"""Runs programs and says what each run took; knows what this machine has room for."""
import os
import platform
import re
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

IN_MEMORY = ("tmpfs", "ramfs")


class Trouble(Exception):
    """What keeps a benchmark from being run, in words for who asked for it."""


@dataclass
class Figure:
    """What one run took: seconds on the clock, seconds of all processors, and bytes of memory at most."""

    wall: float
    cpu: float
    memory: int


@dataclass
class Spread:
    """The middle of several figures, and their ends."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, figures):
        return cls(statistics.median(figures), min(figures), max(figures))


def run(command, log, env=None):
    """Runs a command to its end. The system counts a process's memory from what its parent had when it was born, so
    this program stays small: what needs much is done by others that it starts."""
    with open(log, "wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=env)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        said = Path(log).read_text("utf8", "replace").strip()
        raise Trouble(f"this failed with {process.returncode}:\n  {' '.join(map(str, command))}\n{said[-4000:]}")
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def copy(source, target, log):
    """`cp -r`: what writing so many bytes in so many files takes at least."""
    shutil.rmtree(target, ignore_errors=True)
    return run(["cp", "-r", str(source), str(target)], log)


def free_memory():
    """Bytes that programs may still take, also where a container sets the limit."""
    available = re.search(r"MemAvailable:\s*(\d+)", Path("/proc/meminfo").read_text())
    free = int(available[1]) * 1024
    limit, used = Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")
    if limit.exists() and limit.read_text().strip().isdigit():
        free = min(free, int(limit.read_text()) - int(used.read_text()))
    return free


def file_system(folder):
    """The kind of file system that a folder is on."""
    found = subprocess.run(["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=True)
    return found.stdout.strip()


def machine():
    """The machine in a line."""
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    name = model[1].strip() if model else platform.machine()
    return f"{name}, {processors()} processors, {memory / 2**30:.0f} GiB, {platform.system()} {platform.release()}"


def processors():
    return len(os.sched_getaffinity(0))
