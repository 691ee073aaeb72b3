"""Colours are read on white and on black, and say nothing that no word says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX, ROOT, on_terminal
from ttdn_cli.render.colours import STYLES
from ttdn_cli.render.help import INSTEAD

ENOUGH = 4.5
"""To one: the contrast of text with what is behind it (WCAG 2.2, 1.4.3)."""

CUBE = (0, 95, 135, 175, 215, 255)
PALETTES = {
    "xterm": ("#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd"),
    "VS Code": ("#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd"),
    "Windows": ("#c50f1f", "#13a10e", "#c19c00", "#0037da", "#881798", "#3a96dd"),
    "GNOME": ("#c01c28", "#26a269", "#a2734c", "#12488b", "#a347ba", "#2aa1b3"),
}
"""What terminals make of red, green, yellow, blue, magenta and cyan."""


def components(code: int) -> tuple[int, int, int]:
    """Return red, green and blue of one of the 240 colours that are the same everywhere."""
    assert 16 <= code <= 255, "each terminal has its own"
    if code >= 232:
        return (8 + 10 * (code - 232),) * 3
    return CUBE[(code - 16) // 36], CUBE[(code - 16) // 6 % 6], CUBE[(code - 16) % 6]


def luminance(*parts: int) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    linear = [
        each / 255 / 12.92 if each / 255 <= 0.04045 else ((each / 255 + 0.055) / 1.055) ** 2.4
        for each in parts
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def least_contrast(*parts: int) -> float:
    """Return the contrast with white or with black, whichever is less."""
    light = luminance(*parts)
    return min(1.05 / (light + 0.05), (light + 0.05) / 0.05)


@pytest.mark.parametrize(
    ("parts", "contrast"),
    [
        pytest.param((255, 255, 255), 1, id="white on white"),
        pytest.param((0, 0, 0), 1, id="black on black"),
        pytest.param((0x76, 0x76, 0x76), 4.54, id="the grey that WebAIM gives"),
        pytest.param((255, 255, 0), 1.07, id="yellow"),
    ],
)
def test_the_formula(parts: tuple[int, int, int], contrast: float) -> None:
    assert round(least_contrast(*parts), 2) == contrast


@pytest.mark.parametrize("style", sorted({*STYLES.values(), *INSTEAD.values()} - {""}))
def test_a_colour_is_read_on_white_and_on_black(style: str) -> None:
    (code,) = re.findall(r"color\((\d+)\)", style)
    assert least_contrast(*components(int(code))) >= ENOUGH


def test_no_named_colour_is_read_on_both_in_every_terminal() -> None:
    """Why none of them is used."""
    for number in range(6):
        colours = [bytes.fromhex(palette[number][1:]) for palette in PALETTES.values()]
        assert min(least_contrast(*each) for each in colours) < ENOUGH


def test_tones_differ() -> None:
    assert len(set(STYLES.values())) == len(STYLES)


@NEEDS_UNIX
@pytest.mark.parametrize("term", ["xterm", "xterm-256color"])
@pytest.mark.parametrize(
    "line",
    [
        "",
        "stats",
        "timeline",
        "search nam",
        "show kl-57-2023",
        "check tests/data/release.txt",
        "verify tests/data/second.txt --data tests/data/second.yaml --all",
        "extract tests/data/release.txt",
        "validate",
        "--help",
        "stats --help",
        "export --help",
    ],
)
def test_nothing_else_is_written_in_colour(line: str, term: str) -> None:
    """Beside these colours only bold, underlined and reversed: those keep the user's own."""
    out = on_terminal(*line.split(), width=100, cwd=Path(ROOT), env={"TERM": term}).out
    codes = set(re.findall(r"\x1b\[([0-9;]*)m", out))
    known = {*re.findall(r"\d+", " ".join([*STYLES.values(), *INSTEAD.values()])), ""}
    for code in codes:
        plain, _, number = code.partition("38;5;")
        assert number in known, code
        assert set(plain.split(";")) <= {"", "0", "1", "4", "7"}, code


@NEEDS_UNIX
@pytest.mark.parametrize("line", ["stats", "check tests/data/release.txt"])
def test_without_colour_the_words_are_the_same(line: str) -> None:
    coloured, plain = (
        on_terminal(*line.split(), width=100, cwd=Path(ROOT), env=env).out
        for env in ({}, {"NO_COLOR": "1"})
    )
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured != plain
