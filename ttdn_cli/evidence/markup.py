"""HTML as tokens, by the rules of the HTML standard (section 13.2.5), in one pass.

A page of any kind takes time linear in its length: nothing that was not ended is looked for twice.
The parsers tried (selectolax, lxml, html5lib, Python's own) each take the square of it for some
pages, such as ones of `<div>`, `</p>` or attributes without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from ttdn_cli.evidence.parts import RefusedError
from ttdn_cli.text.messages import message

MOST_TAGS = 200_000
"""Tags and comments of a page: some ten times those of a long one."""

MOST_TEXT = 4_000_000
"""Characters of the text of a page: some 800,000 words have as many."""

_SPACE = r"\t\n\f\r "
_OPENING = re.compile(rf"<(?:(/?)([a-zA-Z][^{_SPACE}/>]*+)|(!--)|(!\[CDATA\[)|[!?]|/(?=.))", re.S)
_PLAIN_END = re.compile(rf"[{_SPACE}]*+>")
_ATTRIBUTE = re.compile(
    rf"[{_SPACE}/]*+([^{_SPACE}/>][^{_SPACE}/>=]*+)"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"([^\"]*+)\"|'([^']*+)'|([\"'])|([^{_SPACE}>]*+)))?"
)
_END = re.compile(rf"[{_SPACE}/]*+>")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT = re.compile(rf"<!--|-->|<(/?)script(?=[{_SPACE}/>])", re.I)

RAW = frozenset(
    [
        "iframe",
        "noembed",
        "noframes",
        "noscript",
        "plaintext",
        "script",
        "style",
        "textarea",
        "title",
        "xmp",
    ]
)
"""Elements in which there are no tags but their own end, for a browser that runs scripts."""
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.I) for name in RAW}

# `unescape` takes numbers of any length for Python's, which refuses long ones.
_ZEROS = re.compile(r"&#([xX]?)0++")
_TOO_LARGE = re.compile(r"&#(?:[0-9]{8,}+|[xX][0-9a-fA-F]{7,}+);?+")


class Tag(NamedTuple):
    """A tag: its name in small letters, what it is, and its attributes, the first of each name."""

    name: str
    is_end: bool = False
    closes_itself: bool = False
    attributes: dict[str, str] = {}  # noqa: RUF012 - never written to


Token = str | Tag


class Tokens:
    """The tokens of a page: texts, in which character references are resolved, and tags.

    Attributes:
        foreign: whether the tags stand in a drawing or a formula, which have other rules; set by
            who reads the tokens.
    """

    def __init__(self, page: str) -> None:
        self.page = page
        self.foreign = False

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens.

        Raises:
            RefusedError: if there are too many of them.
        """
        page, place, start, many, text = self.page, 0, 0, 0, 0
        while found := _OPENING.search(page, place):
            many += 1
            if many > MOST_TAGS:
                raise RefusedError(
                    message("more than {most:,} tags. Keep only the article.", most=MOST_TAGS)
                )
            end, name = found.end(), found[2]
            if start < found.start():
                text += found.start() - start
                _check(text)
                yield resolve(page[start : found.start()])
            tag = None
            if name:
                tag, place = self._tag(found)
            elif found[3]:
                place = self._after_comment(end)
            elif found[4] and self.foreign:
                stop = self._find("]]>", end)
                yield page[end:stop]
                place = stop + 3
            else:
                place = self._find(">", end) + 1
            start = place
            if tag:
                is_raw = tag.name in RAW and not (tag.is_end or self.foreign)
                yield tag
                if is_raw:
                    place = self._after_raw(tag.name, start)
                    words = page[start:place]
                    yield resolve(words) if tag.name in ("textarea", "title") else words
                    start = place
        if start < len(page):
            _check(text + len(page) - start)
            yield resolve(page[start:])

    def _find(self, what: str, place: int) -> int:
        found = self.page.find(what, place)
        return len(self.page) if found < 0 else found

    def _tag(self, found: re.Match[str]) -> tuple[Tag | None, int]:
        """Return a tag and the place after it; None for one that the page does not end."""
        name, is_end = found[2].lower(), bool(found[1])
        if plain := _PLAIN_END.match(self.page, found.end()):
            return Tag(name, is_end), plain.end()
        attributes: dict[str, str] = {}
        place = found.end()
        while attribute := _ATTRIBUTE.match(self.page, place):
            key, double, single, unended, bare = attribute.groups()
            if unended:
                return None, len(self.page)
            attributes.setdefault(key.lower(), double or single or bare or "")
            place = attribute.end()
        if not (end := _END.match(self.page, place)):
            return None, len(self.page)
        return Tag(name, is_end, end.group().endswith("/>"), attributes), end.end()

    def _after_comment(self, place: int) -> int:
        for short in (">", "->"):
            if self.page.startswith(short, place):
                return place + len(short)
        found = _COMMENT_END.search(self.page, place)
        return found.end() if found else len(self.page)

    def _after_raw(self, name: str, place: int) -> int:
        """Return where the end tag of such an element begins."""
        if name == "plaintext":
            return len(self.page)
        if name == "script":
            return self._after_script(place)
        found = _RAW_ENDS[name].search(self.page, place)
        return found.start() if found else len(self.page)

    def _after_script(self, place: int) -> int:
        """Return where a script ends: within `<!--` and `-->` a script may hold another one."""
        commented = nested = False
        while found := _SCRIPT.search(self.page, place):
            place = found.end()
            if found.group() == "<!--":
                commented, place = True, place - 2  # `<!-->` is a whole comment.
            elif found.group() == "-->":
                commented = nested = False
            elif not found[1]:
                nested = commented
            elif nested:
                nested = False
            else:
                return found.start()
        return len(self.page)


def _check(characters: int) -> None:
    if characters > MOST_TEXT:
        raise RefusedError(
            message("more than {most:,} characters of text. Keep only the article.", most=MOST_TEXT)
        )


def resolve(text: str) -> str:
    """Return a text with its character references resolved."""
    if "&" not in text:
        return text
    return unescape(_TOO_LARGE.sub("\ufffd", _ZEROS.sub(r"&#\g<1>0", text)))
