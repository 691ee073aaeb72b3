"""A card as SVG 1.1 that loads nothing: outlines of letters, and the text itself over them, unseen.

The outlines look the same wherever they are opened, whatever fonts there are. The text over them is
what a reader selects, copies and searches; each line is as wide as its outline in any font.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ttdn_cli.share.image.card import Card
from ttdn_cli.share.image.layout import HEIGHT, WIDTH, lay_out
from ttdn_cli.share.image.palette import PALETTES, Colour, Theme
from ttdn_cli.share.image.shapes import Box, Code, Shape, Text
from ttdn_cli.share.image.typeface import UNITS, Glyph, glyphs, outline


def svg(card: Card, theme: Theme) -> str:
    """Return the picture; the same card and theme make the same text.

    Raises:
        TtdnError: as `lay_out` does.
    """
    return "".join(f"{line}\n" for line in _written(card, lay_out(card), PALETTES[theme]))


def _written(card: Card, shapes: list[Shape], colours: dict[Colour, str]) -> Iterator[str]:
    texts = [each for each in shapes if isinstance(each, Text)]
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    links = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    yield f'<svg {links} {size} role="img" xml:lang={quoteattr(card.language)}>'
    first, *others = card.lines
    yield f"<title>{escape(first)}</title>"
    yield f"<desc>{escape('; '.join(others))}</desc>"
    names: dict[Glyph, str] = {}
    lines = [_outlines(each, colours[each.piece.colour], names) for each in texts]
    yield "<defs>"
    yield from (f'<path id="{name}" d="{outline(glyph)}"/>' for glyph, name in names.items())
    yield "</defs>"
    for shape in shapes:
        if isinstance(shape, Box):
            yield _box(shape, colours[shape.colour])
        elif isinstance(shape, Code):
            yield _code(shape, colours["hair"])
    yield f'<g transform="scale({1 / UNITS})">'
    yield from lines
    yield "</g>"
    yield '<g fill-opacity="0" font-family="Source Serif 4, serif">'
    yield from map(_text, texts)
    yield "</g>"
    yield "</svg>"


def _outlines(text: Text, fill: str, names: dict[Glyph, str]) -> str:
    """Return what draws a line, each glyph by its name, and name those that have none yet."""
    drawn = [
        f'<use xlink:href="#{names.setdefault(glyph, f"g{len(names)}")}" x="{x}" y="{y}"/>'
        for glyph, x, y in glyphs(*text.piece.shaped, text.x, text.baseline)
    ]
    return f'<g fill="{fill}">{"".join(drawn)}</g>'


def _box(box: Box, fill: str) -> str:
    place = f'x="{box.x:.6g}" y="{box.y:.6g}" width="{box.width:.6g}" height="{box.height:.6g}"'
    corner = f' rx="{box.radius:.6g}"' if box.radius else ""
    return f'<rect {place}{corner} fill="{fill}"/>'


def _code(code: Code, edge: str) -> str:
    """Return a code, dark on light in every theme, as readers of it expect."""
    light, dark = PALETTES["light"]["paper"], PALETTES["light"]["ink"]
    side, line = code.code.size, f'stroke="{edge}" stroke-width="{1 / code.module:.3g}"'
    place = f"translate({code.x:.6g} {code.y:.6g}) scale({code.module})"
    return (
        f'<g transform="{place}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="{light}" {line}/>'
        f'<path fill="{dark}" d="{code.code.path}"/></g>'
    )


def _text(text: Text) -> str:
    piece = text.piece
    place = f'x="{text.x:.6g}" y="{text.baseline:.6g}" font-size="{piece.style.size:.6g}"'
    fit = f'textLength="{piece.width:.6g}"'
    language = quoteattr(piece.language)
    return f"<text {place} {fit} xml:lang={language}>{escape(piece.text)}</text>"
