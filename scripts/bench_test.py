#!/usr/bin/env python3
"""bench_test.py TARGUM: the benchmark's handbook is the same each time, and one that Targum has nothing to say about."""
import contextlib
import io
import json
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import bench_instructions
import bench_report
from bench_layouts import LAYOUTS
from bench_measure import Figure, Trouble, run

ARTICLES = 60
TARGUM = sys.argv.pop()


def files(folder):
    return {file.relative_to(folder): file.read_bytes() for file in Path(folder).rglob("*") if file.is_file()}


class Handbook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.work = Path(folder.name)
        for layout, sources in LAYOUTS.items():
            sources(cls.work / layout, ARTICLES).write()

    def test_it_is_the_same_each_time(self):
        for layout, sources in LAYOUTS.items():
            sources(self.work / "again" / layout, ARTICLES).write()
            self.assertEqual(files(self.work / layout), files(self.work / "again" / layout))

    def test_every_tenth_article_has_no_arabic(self):
        for articles in ("targum/content/s*/a*/{}.md", "hugo/content/{}/s*/a*.md", "zola/content/s*/a*.{}.md"):
            counts = [len(list(self.work.glob(articles.format(lang)))) for lang in ("nl", "ar")]
            self.assertEqual(counts, [ARTICLES, ARTICLES - ARTICLES // 10], articles)

    def test_its_articles_say_the_same_in_each_layout(self):
        places = ("targum/content/s0000/a000003/he.md", "hugo/content/he/s0000/a000003.md", "zola/content/s0000/a000003.md")
        words = [re.findall(r"[א-ת]+", (self.work / place).read_text("utf8")) for place in places]
        self.assertGreater(len(words[0]), 500)
        self.assertEqual(words[0], words[1])
        self.assertEqual(words[0], words[2])

    def test_targum_builds_it_without_a_note(self):
        built = subprocess.run([TARGUM, "build", "--root", self.work / "targum"], capture_output=True, text=True)
        self.assertEqual((built.returncode, built.stderr), (0, ""))

    def test_each_edit_changes_one_file(self):
        for layout, sources in LAYOUTS.items():
            for case, (path, text) in sources(self.work / layout, ARTICLES).edits().items():
                file = self.work / layout / path
                before = file.read_text("utf8") if file.exists() else ""
                self.assertNotEqual(before, text, f"{layout} {case}")


class Measuring(unittest.TestCase):
    def test_what_fails_is_told_with_what_it_said(self):
        with tempfile.NamedTemporaryFile() as log, self.assertRaisesRegex(Trouble, "failed with 3(.|\n)*no room"):
            run(["sh", "-c", "echo no room; exit 3"], log.name)

    def test_nothing_is_left_when_it_is_stopped(self):
        with tempfile.TemporaryDirectory() as disk:
            where = ["--no-memory", "--disk", disk, "--articles", "50"]
            bench = [sys.executable, Path(__file__).with_name("bench"), *where, "--targum", TARGUM]
            with subprocess.Popen(bench, stderr=subprocess.DEVNULL) as running:
                for _ in range(600):
                    if any(Path(disk).glob("*/site-0/content")):
                        break
                    time.sleep(0.05)
                else:
                    self.fail("nothing was written")
                running.terminate()
            self.assertEqual((running.returncode, list(Path(disk).iterdir())), (128 + signal.SIGTERM, []))

    def test_counts_are_about_those_recorded(self):
        known = json.loads(bench_instructions.RECORD.read_text("utf8"))["instructions"]
        changed = lambda times: {name: round(count * times) for name, count in known.items()}
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual([bench_instructions.compare(changed(times)) for times in (0.91, 1, 1.09)], [0, 0, 0])
        for times in (0.89, 1.11):
            with self.assertRaisesRegex(Trouble, "--instructions --record"):
                bench_instructions.compare(changed(times))

    def test_a_chart_says_what_the_table_says(self):
        report = bench_report.Report("a machine", ["Targum 1", "Hugo 2"], 3, 0.0, 2)
        figures = {}
        for name, walls in (("Targum", (0.5, 0.25, 1.0)), ("Hugo", (2.0, 2.0, 3.0))):
            figures[name, "cold"] = [Figure(wall, wall, 1 << 20) for wall in walls]
            figures[name, "copy"] = [Figure(wall / 8, wall, 1 << 20) for wall in walls]
        report.add(bench_report.Part(1000, "tmpfs", figures))
        table, chart = report.markdown(), bench_report.chart(report)
        self.assertIn("| cold | Targum | **0.500** (0.250–1.00) | 0.500 | 1 MiB | **0.25** (0.12–0.33) |", table)
        bars = [float(width) for width in re.findall(r'class="(?:targum|hugo)" [^>]* width="([\d.]+)"', chart)]
        self.assertAlmostEqual(bars[1] / bars[0], 4, places=2)
        self.assertIn(">0.500 s<", chart)


if __name__ == "__main__":
    unittest.main()
