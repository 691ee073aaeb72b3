"""True articles about the speech of the package, written from its facts in wordings of our own.

A pool of wordings is a file of `wordings/`: a line is a wording, ` // ` in it a new line, and a
heading `## vi lead news` says of which language, part and style the lines below it are. What a
wording states is marked as `[kind record|text^wrong^wrong]`: the letter of `KINDS`, the short name
of a record, what the article says, and, where no rule can tell, what would be wrong instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

KINDS = {
    "f": "figure",
    "s": "scope",
    "i": "indicator",
    "d": "event's date",
    "a": "as-of date",
    "p": "person",
    "t": "title",
    "o": "organiser",
    "l": "place",
    "c": "document",
    "k": "issuer",
    "x": "document's date",
    "e": "event's name",
    "q": "quoted words",
}
PARTS_OF_FIGURES = "si"
"""Kinds that are no statement of their own, but say what a figure is of."""

RECORDS = {
    "EV": "hoi-nghi-tap-huan-2024",
    "P90": "ke-hoach-bo-nganh",
    "P100": "ke-hoach-tinh-thanh",
    "W100": "trang-cong-bo-nganh",
    "W58": "trang-cong-dia-phuong",
    "R55": "quy-che-tinh-thanh",
    "D72": "nd-72-2015",
    "T22": "tt-22-2016",
    "K57": "kl-57-2023",
    "LAM": "nguyen-thanh-lam",
    "S": "pham-s",
    "NAM": "truong-quang-hoai-nam",
    "CHUONG": "nguyen-van-chuong",
    "HUNG": "pham-duy-hung",
    "MIC": "bo-tttt",
    "LD": "ubnd-lam-dong",
    "DALAT": "da-lat",
    "LAMDONG": "lam-dong",
    "DBHB": "dien-bien-hoa-binh",
    "A": "",
}
"""The short names of the records in the wordings. Any record may say what is quoted: `A`."""

_MARK = re.compile(r"\[([a-z]) (\w+)\|([^\]^]+)((?:\^[^\]^]+)*)\]")
_FOLDER = Path(__file__).parent / "wordings"

Pool = Mapping[str, Sequence[str]]
"""The wordings below each heading."""

_METRICS = ("P90", "P100", "W", "W58", "R55")
STYLES = {
    "news": ("lead news", "speaker", "people", "FIGURES 3", "K57", "quotes", "filler"),
    "release": ("lead release", "speaker", "FIGURES 4", "basis", "people", "K57", "filler"),
    "post": ("lead post", "FIGURES 3", "speaker", "quotes", "filler"),
    "report": ("lead report", "people", "speaker", "FIGURES 5", "basis", "K57", "quotes"),
}
_BULLETS = {"release": "- ", "post": "• "}


class Mark(NamedTuple):
    """A stretch of a text that states something.

    Attributes:
        kind: a letter of `KINDS`.
        record: the short name of the record that it is of.
        start: where it begins, in characters of the text.
        end: where it ends.
        wrong: what would be wrong instead, where the wording says so.
        sentence: the number of the wording that it stands in.
    """

    kind: str
    record: str
    start: int
    end: int
    wrong: Sequence[str]
    sentence: int

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end


class Article(NamedTuple):
    """A true article: its language and style, its text, its marks, and where its wordings lie."""

    language: str
    style: str
    text: str
    marks: Sequence[Mark]
    wordings: Sequence[tuple[int, int]]


def pool(name: str) -> dict[str, list[str]]:
    """Read a file of wordings, and return them by heading."""
    found: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif line:
            found[heading].append(line.replace(" // ", "\n"))
    return dict(found)


def articles(wordings: Pool, each: int, random: Random) -> Iterator[Article]:
    """Yield articles of all styles in both languages, so many of each."""
    for language in ("vi", "en"):
        for style in STYLES:
            for _ in range(each):
                yield article(wordings, language, style, random)


def article(wordings: Pool, language: str, style: str, random: Random) -> Article:
    """Write one article, with wordings drawn at random."""
    text = ""
    marks: list[Mark] = []
    places: list[tuple[int, int]] = []
    for wording in _drawn(wordings, language, style, random):
        text += "\n\n" if text and not wording.startswith(tuple(_BULLETS.values())) else ""
        text += "\n" if text and not text.endswith("\n") else ""
        plain, own = parsed(wording)
        for mark in own:
            start, end = mark.start + len(text), mark.end + len(text)
            marks.append(mark._replace(start=start, end=end, sentence=len(places)))
        places.append((len(text), len(text) + len(plain)))
        text += plain
    return Article(language, style, f"{text}\n", marks, places)


def _drawn(wordings: Pool, language: str, style: str, random: Random) -> Iterator[str]:
    for part in STYLES[style]:
        if not part.startswith("FIGURES"):
            yield random.choice(wordings[f"{language} {part}"])
            continue
        for metric in random.sample(_METRICS, int(part.split()[1])):
            yield _BULLETS.get(style, "") + random.choice(wordings[f"{language} {metric}"])


def parsed(wording: str) -> tuple[str, list[Mark]]:
    """Return the text of a wording, and its marks."""
    plain, marks, last = "", [], 0
    for match in _MARK.finditer(wording):
        kind, record, text, wrong = match.groups()
        if kind not in KINDS or record not in RECORDS:
            raise ValueError(f"no such mark: {match.group()}")
        plain += wording[last : match.start()]
        wrongs = tuple(wrong.split("^")[1:])
        marks.append(Mark(kind, record, len(plain), len(plain) + len(text), wrongs, 0))
        plain += text
        last = match.end()
    plain += wording[last:]
    if set(plain) & set("[]|^"):
        raise ValueError(f"not to be read: {wording}")
    return plain, marks
