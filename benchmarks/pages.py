"""How large a page is, how long it takes to make, and how fast it is in a browser.

    python -m benchmarks.pages             the shipped dataset, and one of 1,000 records
    python -m benchmarks.pages --in FILE   also the first of these beside its published text

It needs Debian's Chromium and Playwright, which the extra `test` has. Times are medians of several
runs on this machine, in milliseconds; they say nothing of another one.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser

from benchmarks.datasets import larger
from tests.tools.browser import chromium
from ttdn_cli import load
from ttdn_cli.evidence.reading import mark_of, read_beside
from ttdn_cli.evidence.verify import verify
from ttdn_cli.facts.index import Index
from ttdn_cli.share.report.beside import Beside
from ttdn_cli.share.report.page import page
from ttdn_cli.text.canonical import Canonical
from ttdn_cli.text.locales import Language

SPEECH = Path(__file__).parent.parent / "data" / "speech.yaml"
RUNS = 5
TYPED = ("quy", "quy chế", "lâm đồng", "external information")

LOADED = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
SEARCHED = """
typed => {
    const search = document.getElementById("search");
    search.value = typed;
    const start = performance.now();
    search.dispatchEvent(new Event("input"));
    document.body.getBoundingClientRect();
    return performance.now() - start;
}
"""
POINTED = """
() => {
    const runs = [...document.querySelectorAll(".run")];
    const start = performance.now();
    for (const run of runs) {
        run.dispatchEvent(new PointerEvent("pointerover", {bubbles: true, pointerType: "mouse"}));
        document.body.getBoundingClientRect();
    }
    return (performance.now() - start) / runs.length;
}
"""


def timed(made: Callable[[], str]) -> tuple[str, float]:
    """Return a page and how many milliseconds it took to make, the median of several runs."""
    text, times = "", []
    for _ in range(RUNS):
        start = perf_counter()
        text = made()
        times.append((perf_counter() - start) * 1000)
    return text, median(times)


def measured(browser: Browser, file: Path) -> dict[str, float]:
    """Return how long a browser takes to open a page, to search in it, and to light words."""
    seen: dict[str, list[float]] = {"opened": [], "searched": [], "lit": []}
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        shown: Any = context.new_page()
        shown.goto(file.as_uri())
        seen["opened"].append(shown.evaluate(LOADED))
        seen["searched"] += [shown.evaluate(SEARCHED, typed) for typed in TYPED]
        shown.evaluate(SEARCHED, "")
        if shown.locator(".run").count():
            seen["lit"].append(shown.evaluate(POINTED))
        context.close()
    return {what: median(times) for what, times in seen.items() if times}


def page_beside(index: Index, file: Path) -> str:
    """Return the page of a dataset beside its published text."""
    text = Canonical(file.read_text(encoding="utf-8"))
    report = verify(index, text, file.name)
    beside = Beside(read_beside(index, text), mark_of(report), date.today().isoformat())
    return page(index, Language.VI, beside)


def main() -> int:
    """Print a line for each page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--in", dest="source", type=Path, metavar="FILE")
    source = parser.parse_args().source
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        many = Path(folder, "many.yaml")
        many.write_text(larger(1000), encoding="utf-8")
        indexes = {name: Index(load(file)) for name, file in (("speech", SPEECH), ("1,000", many))}
        pages = {
            "shipped dataset": partial(page, indexes["speech"], Language.VI),
            "1,000 records": partial(page, indexes["1,000"], Language.VI),
        }
        if source:
            pages |= {
                "beside its text": partial(page_beside, indexes["speech"], source),
                "1,000 beside it": partial(page_beside, indexes["1,000"], source),
            }
        for name, made in pages.items():
            text, took = timed(made)
            file = Path(folder, "page.html")
            file.write_text(text, encoding="utf-8")
            size = len(text.encode())
            said = ", ".join(f"{what} {ms:.1f} ms" for what, ms in measured(browser, file).items())
            small = len(gzip.compress(text.encode()))
            print(f"{name:16} {size:9,} bytes ({small:,} gzipped), made {took:.0f} ms, {said}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
