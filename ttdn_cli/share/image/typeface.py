"""Text measured and drawn with one typeface: Source Serif 4, which a package brings along.

It has every letter of Vietnamese, and a weight and an optical size for each use. What fits here
fits everywhere, as the outlines are in the picture and no font of a machine is asked. Lengths are
pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ttdn_cli.errors import TtdnError
from ttdn_cli.text.messages import message

if TYPE_CHECKING:
    import uharfbuzz

UNITS = 32
"""Of an outline, in a pixel: whole numbers are near enough, and short."""

_FAMILY = "Source Serif 4"
_SMALLEST, _LARGEST = 8, 60
"""Points: the range of its optical sizes (its axis `opsz`)."""


class Style(NamedTuple):
    """How a text is set: its size, its weight from 200 to 900, and whether in italics."""

    size: float
    weight: int = 400
    italic: bool = False


class Glyph(NamedTuple):
    """A glyph in a style."""

    number: int
    style: Style


class _Placed(NamedTuple):
    """A glyph, how far it moves the pen, and where it is beside the pen, in units."""

    number: int
    advance: int
    right: int
    up: int


@cache
def width(text: str, style: Style, language: str) -> float:
    """Return how wide a text is on one line.

    Raises:
        TtdnError: if the typeface has not each of its characters, or is not installed.
    """
    return sum(each.advance for each in _shaped(text, style, language)) / UNITS


def glyphs(
    text: str, style: Style, language: str, x: float, baseline: float
) -> Iterator[tuple[Glyph, int, int]]:
    """Yield the glyphs of a text on one line that can be seen, and where each is, in units.

    Args:
        text: the line.
        style: of it.
        language: its code, as some letters differ between languages.
        x: where it begins.
        baseline: on which it stands.

    Raises:
        TtdnError: as `width` does.
    """
    left, base = round(x * UNITS), round(baseline * UNITS)
    for each in _shaped(text, style, language):
        glyph = Glyph(each.number, style)
        if outline(glyph):
            yield glyph, left + each.right, base - each.up
        left += each.advance


@cache
def outline(glyph: Glyph) -> str:
    """Return the outline of a glyph as data of an SVG path (SVG 1.1, 8.3), in units."""
    path = _Path()
    _font(glyph.style).draw_glyph(glyph.number, _drawing(), path)
    return "".join(path.data)


@cache
def _font(style: Style) -> uharfbuzz.Font:
    try:
        # Not installed with the tool: only pictures need them.
        import fontpkg
        import uharfbuzz
    except ImportError:
        raise TtdnError(not_installed()) from None
    file = fontpkg.path(_FAMILY, style="italic" if style.italic else "normal")
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))
    units = round(style.size * UNITS)
    font.scale = (units, units)
    optical = min(max(style.size, _SMALLEST), _LARGEST)
    font.set_variations({"wght": style.weight, "opsz": optical})
    return font


def not_installed() -> str:
    """Return what is said where a library that pictures need is missing."""
    return message("Pictures need other libraries. Run: pip install 'ttdn-cli[image]'")


@cache
def _shaped(text: str, style: Style, language: str) -> list[_Placed]:
    font = _font(style)
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = str(language)
    uharfbuzz.shape(font, buffer)
    if missing := [each.cluster for each in buffer.glyph_infos if each.codepoint == 0]:
        # A letter with its marks is one cluster.
        later = (each.cluster for each in buffer.glyph_infos if each.cluster > missing[0])
        raise TtdnError(
            message(
                "The typeface of pictures has no {character!r}. Use a name that ends in .html.",
                character=text[missing[0] : min(later, default=len(text))],
            )
        )
    return [
        _Placed(glyph.codepoint, place.x_advance, place.x_offset, place.y_offset)
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


class _Path:
    """The data of a path, in whole units; each point is told from the one before it."""

    def __init__(self) -> None:
        self.data: list[str] = []
        self._last = (0, 0)

    def add(self, command: str, *numbers: float) -> None:
        """Draw with a command of paths; letters are drawn upwards, and pictures downwards."""
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        points = [(round(right), -round(up)) for right, up in pairs]
        x, y = (0, 0) if command == "M" else self._last
        steps = " ".join(f"{right - x} {down - y}" for right, down in points)
        self.data.append(command + steps.replace(" -", "-"))
        self._last = points[-1]


@cache
def _drawing() -> Any:
    """Return what HarfBuzz calls to draw a glyph; the last value of a call is the path."""
    import uharfbuzz

    functions = uharfbuzz.DrawFuncs()
    functions.set_move_to_func(lambda *call: call[-1].add("M", *call[:-1]))
    functions.set_line_to_func(lambda *call: call[-1].add("l", *call[:-1]))
    functions.set_quadratic_to_func(lambda *call: call[-1].add("q", *call[:-1]))
    functions.set_cubic_to_func(lambda *call: call[-1].add("c", *call[:-1]))
    functions.set_close_path_func(lambda path: path.data.append("z"))
    return functions
