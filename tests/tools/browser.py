"""A real browser, headless and with a profile of its own, for what only a browser can say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import ROOT

CHROMIUM = shutil.which("chromium")
AXE = (
    Path(os.environ["TTDN_AXE"])
    if "TTDN_AXE" in os.environ
    else ROOT / "node_modules" / "axe-core" / "axe.min.js"
)
"""Where axe-core is: its one file, or the folder of its package."""

_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def need(what: str, there: bool) -> None:
    """Skip a test for want of a tool, or fail it where the tools have to be there, as in CI."""
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


def axe_script() -> str:
    """Return the source of axe-core, or skip."""
    path = AXE / "axe.min.js" if AXE.is_dir() else AXE
    need("axe-core (npm install axe-core, TTDN_AXE says where)", path.is_file())
    return path.read_text(encoding="utf-8")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium with an empty profile, or skip."""
    need("Debian's chromium", CHROMIUM is not None)
    with sync_playwright() as playwright:
        # Playwright makes a new profile folder for each start, and removes it.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_SWITCHES)
        try:
            yield browser
        finally:
            browser.close()


class Seen:
    """What a page asked for and complained of.

    Attributes:
        requests: the addresses that it asked for.
        complaints: what stands in its console as a warning or an error, and uncaught exceptions.
    """

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                self.complaints.append(said.text) if said.type in ("warning", "error") else None
            ),
        )


@contextmanager
def opened(
    browser: Browser,
    file: Path,
    *,
    width: int = 1280,
    scheme: str = "light",
    scripts: bool = True,
) -> Iterator[tuple[Page, Seen]]:
    """Open a file as a reader does who clicks on it."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
    )
    try:
        page = context.new_page()
        seen = Seen(page)
        page.goto(file.as_uri())
        yield page, seen
    finally:
        context.close()
