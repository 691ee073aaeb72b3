"""What was measured, as a table for the README and as a picture.

    python3 -m benchmarks.draw results.json --svg speed.svg

prints the table, and draws the picture where it is asked for. Both say nothing that is not in the
results.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

BARS = (
    "python -c pass",
    "an empty Typer app",
    "ttdn stats --json",
    "yq .metrics",
    "ttdn attendees",
    "a Typer app with a Rich table",
    "sqlite-utils rows",
    "csvlook",
    "frictionless extract",
)
"""The programs in the picture, in which the fastest comes first."""

_LEFT, _WIDTH, _ROW, _TOP = 220, 760, 30, 64

_STYLE = """
  text { font: 14px system-ui, "Segoe UI", "Noto Sans", sans-serif; fill: #24292f }
  .title { font-weight: 600; font-size: 16px }
  .note, .figure { fill: #57606a }
  .note { font-size: 12px }
  .figure { font-variant-numeric: tabular-nums }
  .other { fill: #afb8c1 }
  .ours { fill: #0b7285 }
  .name-ours { font-weight: 600 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .note, .figure { fill: #9da7b3 }
    .other { fill: #57606a }
    .ours { fill: #3bc9db }
  }
"""


def markdown(found: Mapping[str, Any]) -> str:
    """Return the ratios as a Markdown table, and below it where and when they were measured."""
    lines = [
        "| this | against that | this | that | ratio | at most |",
        "|---|---|---:|---:|---:|---:|",
        *(_row(found["programs"], each) for each in found["ratios"]),
    ]
    return "\n".join([*lines, "", said_of(found), ""])


def _row(programs: Mapping[str, Any], each: Mapping[str, Any]) -> str:
    ours, against = (programs[each[side]][each["what"]] for side in ("ours", "against"))
    cells = [each["ours"], each["against"], _figure(ours, each), _figure(against, each)]
    return f"| {' | '.join(cells)} | {each['ratio']:.2f} | {_limits(each)} |"


def _limits(each: Mapping[str, Any]) -> str:
    least = f"{each['at_least']:.2f} to " if each["at_least"] else ""
    return f"{least}{each['at_most']:.2f}"


def _figure(value: float, each: Mapping[str, Any]) -> str:
    return f"{value * 1000:,.0f} ms" if each["what"] == "seconds" else f"{value:,.0f} MB"


def said_of(found: Mapping[str, Any]) -> str:
    """Return on what machine, of what versions and when something was measured."""
    machine = found["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in found["versions"].items())
    return (
        f"Medians of {found['rounds']} rounds on {found['date']}: {machine['processor']}, "
        f"{machine['cores']} cores, {machine['system']}, Python {machine['python']}"
        f"{versions and f'; {versions}'}; commit {found['commit']}. "
        f"Memory is the peak, and never reported below {found['least_megabytes']:.0f} MB."
    )


def remarks(found: Mapping[str, Any]) -> list[str]:
    """Return a line for each ratio that is not within its limits."""
    return [
        f"not within {_limits(each)}: {each['ratio']:.3f} ({each['ours']}, {each['what']})"
        for each in found["ratios"]
        if not each["at_least"] <= each["ratio"] <= each["at_most"]
    ]


def picture(found: Mapping[str, Any]) -> str:
    """Return an SVG picture with a bar for each program: how long it takes until it has ended."""
    return "\n".join(_svg(found)) + "\n"


def _svg(found: Mapping[str, Any]) -> Iterator[str]:
    programs = found["programs"]
    times = {name: programs[name]["seconds"] * 1000 for name in BARS if name in programs}
    times = dict(sorted(times.items(), key=itemgetter(1)))
    longest = max(times.values())
    height = _TOP + _ROW * len(times) + 40
    described = "; ".join(f"{name}: {time:.0f} ms" for name, time in times.items())
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="title desc">'
    )
    yield '<title id="title">Time of one answer</title>'
    yield f'<desc id="desc">{escape(described)}</desc>'
    yield f"<style>{_STYLE}</style>"
    yield '<text class="title" x="0" y="20">Time of one answer</text>'
    how = "from the start of the process to its end; less is better"
    yield f'<text class="note" x="0" y="40">{how}</text>'
    for number, (name, time) in enumerate(times.items()):
        middle = _TOP + _ROW * number + _ROW // 2
        kind = "ours" if name.startswith("ttdn") else "other"
        length = time / longest * (_WIDTH - _LEFT - 80)
        yield (
            f'<text class="name-{kind}" x="{_LEFT - 12}" y="{middle + 5}" text-anchor="end">'
            f"{escape(name)}</text>"
        )
        yield (
            f'<rect class="{kind}" x="{_LEFT}" y="{middle - 9}" width="{length:.1f}" height="18" '
            f'rx="2"/>'
        )
        end = _LEFT + length + 8
        yield f'<text class="figure" x="{end:.1f}" y="{middle + 5}">{time:.0f} ms</text>'
    machine = found["machine"]
    where = (
        f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}, "
        f"{found['date']}; median of {found['rounds']} rounds"
    )
    yield f'<text class="note" x="0" y="{height - 8}">{escape(where)}</text>'
    yield "</svg>"


def main() -> None:
    """Read results, print their table, and draw them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("results", type=Path)
    parser.add_argument("--svg", type=Path, metavar="FILE")
    options = parser.parse_args()
    found = json.loads(options.results.read_text(encoding="utf-8"))
    print(markdown(found), end="")
    if options.svg:
        options.svg.write_text(picture(found), encoding="utf-8")


if __name__ == "__main__":
    main()
