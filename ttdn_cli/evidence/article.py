"""A published text as a user saved it: a text file or a web page, in; its text, out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from ttdn_cli.errors import UnreadableError
from ttdn_cli.files import bytes_of, name_of

MOST_WORDS = 200_000
"""Words of a text; a speech has some thousands."""

_OFFICE = re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0|%PDF-|\{\\rtf")
_PAGE = re.compile(r"\s*(?:<!doctype html|<html|<!--|<\?xml)|.*</(?:p|div|body|h1)>", re.I | re.S)


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


_LEFT_OUT = _names("nav header footer aside script style head template")
_OF_HEAD = _names("title meta link base script style noscript template")
_VOID = _names("area base br col embed hr img input link meta source track wbr")
_INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q "
    "rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
)
"""What the HTML standard calls phrasing content: it does not part words or lines."""


def read(path: str) -> str:
    """Return the text of a file, or of standard input for `-`.

    A web page gives the text of its body without navigation, headers, footers, asides, scripts
    and styles; each block of it begins a new line.

    Raises:
        UnreadableError: if it cannot be read, or is no text.
    """
    file = name_of(path)
    data = bytes_of(path)
    if _OFFICE.match(data):
        raise UnreadableError(file, "not a text file. Save it as plain text (.txt).")
    text = _decoded(data, file)
    if "\0" in text:
        raise UnreadableError(file, "not a text file. Save the article as text or HTML.")
    if path.lower().endswith((".html", ".htm", ".xhtml")) or _PAGE.match(text):
        text = text_of_page(text)
    if len(text.split(maxsplit=MOST_WORDS)) > MOST_WORDS:
        raise UnreadableError(file, f"more than {MOST_WORDS:,} words. Keep only the article.")
    if not text.strip():
        raise UnreadableError(file, "contains no text. Save the article as text or HTML.")
    return text


def _decoded(data: bytes, file: str) -> str:
    """Return text in UTF-8, or in UTF-16 with a byte order mark."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError(file, "not UTF-8. Save the file as UTF-8.") from None


def text_of_page(page: str) -> str:
    """Return the text of a web page, each block of it on a line of its own."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return "".join(reader.pieces)


class _Page(HTMLParser):
    """Collects the text of a page, but not of the elements that are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.left_out = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a line at a block; an element that is no part of a head ends it."""
        if "head" in self.open[:2] and tag not in _OF_HEAD and tag != "head":
            self.close_to("head")
        self.part(tag)
        if tag not in _VOID:
            self.open.append(tag)
            self.left_out += tag in _LEFT_OUT

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Begin a line at a block that closes itself."""
        self.part(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a line at a block, and all that was left open in it."""
        self.part(tag)
        if tag in self.open:
            self.close_to(tag)

    def handle_data(self, data: str) -> None:
        """Keep text; a line break within it is white space like any other."""
        if not self.left_out:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append("\n")

    def close_to(self, tag: str) -> None:
        while True:
            ended = self.open.pop()
            self.left_out -= ended in _LEFT_OUT
            if ended == tag:
                return
