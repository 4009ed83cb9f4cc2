"""The figures of a benchmark as a table in Markdown, and as a chart."""
import html
from dataclasses import dataclass, field

from bench_measure import IN_MEMORY, Spread

WHAT = {
    "cold": "cold",
    "unchanged": "nothing changed",
    "article": "a word changed",
    "template": "a template changed",
    "topic": "a topic renamed",
    "copy": "`cp -r` of its pages",
}


@dataclass
class Part:
    """One size of handbook in one place: figures of all rounds by program and case."""

    articles: int
    place: str
    figures: dict

    def title(self):
        where = "in memory" if self.place in IN_MEMORY else f"on disk ({self.place})"
        return f"{self.articles:,} articles, about {3 * self.articles:,} pages, {where}"

    def names(self):
        return list(dict.fromkeys(name for name, _ in self.figures))

    def cases(self):
        return list(dict.fromkeys(case for _, case in self.figures))

    def wall(self, name, case):
        return [figure.wall for figure in self.figures[name, case]]

    def floor(self):
        """Who built what is copied for the floor, and how long that took, round by round."""
        name = "Hugo" if "Hugo" in self.names() else self.names()[0]
        return name, self.wall(name, "copy")

    def ratio(self, name, case, others):
        """How many times as long as another took, round by round."""
        return Spread.of([own / other for own, other in zip(self.wall(name, case), others)])


@dataclass
class Report:
    """Everything that was measured, and where."""

    machine: str
    programs: list
    runs: int
    load: float
    processors: int
    parts: list = field(default_factory=list)

    @property
    def busy(self):
        """A warning, where others were at work."""
        if self.load < self.processors / 2:
            return ""
        return f"the machine was busy (load {self.load:.1f} on {self.processors} processors): wall times are too long and uneven"

    def add(self, part):
        self.parts.append(part)

    def markdown(self):
        lines = [f"{self.machine}. {', '.join(self.programs)}. Median of {self.runs} rounds (least to most)."]
        if self.busy:
            lines += ["", f"**Beware:** {self.busy}."]
        for part in self.parts:
            lines += ["", f"### {part.title()}", "", *table(part)]
        return "\n".join(lines)


def table(part):
    floor_name, floor = part.floor()
    others = [name for name in part.names() if name in ("Hugo", "Other Targum")]
    heads = ["", "program", "seconds", "of processors", "memory"]
    heads += [f"times {name}" for name in others] + [f"times `cp -r` of {floor_name}'s pages"]
    yield f"| {' | '.join(heads)} |"
    yield f"|---|---|{'--:|' * (len(heads) - 2)}"
    for case in part.cases():
        for row, name in enumerate(part.names()):
            figures = part.figures[name, case]
            cells = [WHAT[case] if row == 0 else "", name, spread(Spread.of(part.wall(name, case)), seconds)]
            cells.append(seconds(Spread.of([figure.cpu for figure in figures]).median))
            cells.append("" if case == "copy" else f"{max(figure.memory for figure in figures) / 2**20:,.0f} MiB")
            cells += [
                "" if name == other else spread(part.ratio(name, case, part.wall(other, case)), times) for other in others
            ]
            cells.append(spread(part.ratio(name, case, floor), times))
            yield f"| {' | '.join(cells)} |"


def spread(value, shown):
    return f"**{shown(value.median)}** ({shown(value.least)}–{shown(value.most)})"


def seconds(value):
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def times(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


# The chart

STYLE = """
text { font: 13px system-ui, "Segoe UI", "Noto Sans", sans-serif; fill: #1c2024; }
.page { fill: #fcfcfa; stroke: #dcdcd6; }
.title { font-size: 18px; font-weight: 650; }
.part { font-size: 14px; font-weight: 650; }
.case { font-weight: 550; }
.quiet { fill: #5f646d; font-size: 12px; }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
.grid { stroke: #e6e6e0; }
.floor { stroke: #5f646d; stroke-dasharray: 3 3; }
.range { stroke: #1c2024; stroke-opacity: .55; stroke-width: 1.5; }
.targum { fill: #0b7a84; }
.other { fill: #86bfc4; }
.hugo { fill: #e0703a; }
.zola { fill: #8a63c9; }
@media (prefers-color-scheme: dark) {
text { fill: #eceef0; }
.page { fill: #16191d; stroke: #30353c; }
.quiet { fill: #a3a9b2; }
.grid { stroke: #2a2f35; }
.floor { stroke: #a3a9b2; }
.range { stroke: #eceef0; }
.targum { fill: #35bac6; }
.other { fill: #236a71; }
.hugo { fill: #f08a57; }
.zola { fill: #a98be0; }
}
"""
COLOURS = {"Targum": "targum", "Other Targum": "other", "Hugo": "hugo", "Zola": "zola"}
WIDTH, MARGIN = 820, 28
CASE, BARS, END = 150, 252, 700
BAR, ROW, GROUP = 13, 19, 13


def chart(report):
    """Bars as long as the median build, with a line from the least to the most; linear, from 0, a scale for each part."""
    shapes, top = [], MARGIN + 14
    shapes.append(words(MARGIN, top, "How long a handbook takes to build", "title"))
    top += 22
    shapes.append(words(MARGIN, top, f"{', '.join(report.programs)}; median of {report.runs}, shorter is better", "quiet"))
    for part in report.parts:
        top = panel(part, top + 40, shapes)
    top += 30
    shapes.append(words(MARGIN, top, report.machine, "quiet"))
    if report.busy:
        top += 18
        shapes.append(words(MARGIN, top, f"Beware: {report.busy}.", "quiet"))
    height = top + 20
    page = f'<rect class="page" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1}" rx="10"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">\n'
        f"<title>How long a handbook takes to build</title>\n<style>{STYLE}</style>\n" + "\n".join([page, *shapes]) + "\n</svg>\n"
    )


def panel(part, top, shapes):
    """Adds the bars of one part; where they end."""
    shown = [case for case in part.cases() if case != "copy"]
    spreads = {(name, case): Spread.of(part.wall(name, case)) for case in shown for name in part.names()}
    step, longest = scale(max(value.most for value in spreads.values()))
    across = lambda value: BARS + (END - BARS) * value / longest
    shapes.append(words(MARGIN, top, part.title(), "part"))
    top += 24
    bottom = top + 12 + len(shown) * (len(part.names()) * ROW + GROUP)
    for tick in range(round(longest / step) + 1):
        at = across(tick * step)
        shapes.append(line(at, top + 8, at, bottom, "grid"))
        shapes.append(words(at, top, f"{tick * step:g} s", "quiet middle"))
    name, floor = part.floor()
    floor = Spread.of(floor).median
    shapes.append(line(across(floor), top + 8, across(floor), bottom + 6, "floor"))
    shapes.append(words(across(floor), bottom + 20, f"cp -r of {name}’s pages: {seconds(floor)} s", "quiet"))
    top += 12
    for case in shown:
        for row, name in enumerate(part.names()):
            base = top + GROUP / 2 + row * ROW
            if row == 0:
                shapes.append(words(MARGIN, base + BAR - 2, WHAT[case], "case"))
            value = spreads[name, case]
            shapes.append(words(BARS - 8, base + BAR - 2, name, "quiet end"))
            width = max(across(value.median) - BARS, 1)
            shapes.append(
                f'<rect class="{COLOURS[name]}" x="{BARS}" y="{base:g}" width="{width:.1f}" height="{BAR}" rx="2"/>'
            )
            middle = base + BAR / 2
            shapes.append(line(across(value.least), middle, across(value.most), middle, "range"))
            shapes.append(words(across(value.most) + 7, base + BAR - 2, f"{seconds(value.median)} s", "value"))
        top += len(part.names()) * ROW + GROUP
    return bottom + 20


def scale(longest):
    """A round step, and the first of its multiples that all bars fit into."""
    step = next(
        digit * 10.0**power for power in range(-4, 9) for digit in (1, 2, 5) if longest <= 6 * digit * 10.0**power
    )
    return step, step * -(-longest // step)


def words(across, down, text, kind):
    return f'<text class="{kind}" x="{across:.1f}" y="{down:g}">{html.escape(text)}</text>'


def line(x1, y1, x2, y2, kind):
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:g}" x2="{x2:.1f}" y2="{y2:g}"/>'
