"""Check the bodies that an article names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, FindingKind
from ttdn_cli.checking.forms import Form, Forms, Place, spellings
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.words import Article, drops_marks
from ttdn_cli.extraction.mentions import BodyMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import NamedRecord, Organization
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.unicode import fold

_SHORT = 8
"""Letters of an English name of one word from which on it is one: `Government`, not `State`."""

_WIDEST = 200
"""Characters of the longest name of a body."""

_TWO = re.compile(r"[\s,]*(?:and|và|&|,)\s")
_AFTER_ANOTHER = re.compile(r"\s(?:and|và|&)\s+(?:the )?\Z|,\s+\Z")
"""Between two bodies that are read as one."""

_OTHERS = ("các", "nước", "cac", "nuoc", "kiến", "điện", "số")
"""What behind the short name of a body makes it another one: `Chính phủ các nước`."""


def body_forms(index: Index) -> Forms:
    """Return the names of the bodies of a dataset."""
    return Forms(_forms(index))


def _forms(index: Index) -> Iterator[Form]:
    terms = [each.term for each in index.dataset.glossary]
    for body in index.dataset.organizations:
        for name in (body.name, body.name_en, body.name_vi, *body.abbreviations):
            if name and (len(name.split()) > 1 or not name.isascii() or len(name) >= _SHORT):
                yield Form(body.id, name, own=True)
        written = spellings(body.name)[1:]
        short = [each for each in terms if body.name.startswith(f"{each} ")]
        for name in (*body.aliases, *written, *short):
            yield Form(body.id, name, own=False)


def check_bodies(
    article: Article, mentions: Sequence[BodyMention], forms: Forms, index: Index
) -> Iterator[Finding]:
    """Yield what a dataset says of each body that an article names.

    Args:
        article: the text.
        mentions: the bodies that are known by their words.
        forms: the names of those of the dataset.
        index: the dataset.
    """
    ends: list[tuple[int, int]] = []
    around = _Near(mentions)
    for place in forms.find(article):
        start, end = article.stretch(place.words)
        if any(_is_wider(article, each, start, end) for each in around.near(start)):
            continue
        if _is_another(article, place):
            ends.append((start, end))
            continue
        record = index.records[place.form.record]
        assert isinstance(record, Organization)
        ends.append((start, end))
        yield judged(article, place, record, "body")
    for each in mentions:
        number = bisect_left(ends, (each.start, 0))
        met = any(
            start < each.end and each.start < end
            for start, end in ends[max(0, number - 1) : number + 1]
        )
        known = number < len(ends) and ends[number][0] == each.start
        cut = next((start for start, _ in ends[number:] if each.start < start < each.end), None)
        if cut and not known and (joint := _AFTER_ANOTHER.search(article.text, each.start, cut)):
            yield Finding(
                verdict="not_in_source",
                kind="body",
                text=article.text[each.start : joint.start()],
                start=each.start,
                end=joint.start(),
                paragraph=each.paragraph,
            )
            continue
        generic = fold(each.name).endswith((" tinh", " thanh pho", " huyen", " xa"))
        if not met and not generic:
            yield Finding(
                verdict="not_in_source",
                kind="body",
                text=each.text,
                start=each.start,
                end=each.end,
                paragraph=each.paragraph,
            )


class _Near:
    """The bodies of an article by where they are."""

    def __init__(self, mentions: Sequence[BodyMention]) -> None:
        self._mentions = mentions
        self._starts = [each.start for each in mentions]

    def near(self, place: int) -> Sequence[BodyMention]:
        """Return those that begin around a place."""
        first = bisect_left(self._starts, place - _WIDEST)
        return self._mentions[first : bisect_right(self._starts, place)]


def _is_wider(article: Article, mention: BodyMention, start: int, end: int) -> bool:
    """Return whether a name is but a part of that of another body, and not the first of two."""
    if not (
        mention.start <= start and end <= mention.end and mention.end - mention.start > end - start
    ):
        return False
    if mention.start == start and _is_cut(article, mention.end):
        return False  # `HĐND tỉnh Hải Lộc Vi` goes on with the rest of a name: `Văn Thấu`.
    first = mention.start == start and _TWO.match(article.text, end)
    second = _AFTER_ANOTHER.search(article.text, mention.start, start)
    return not (first or second)


def _is_cut(article: Article, end: int) -> bool:
    """Return whether a name goes on behind a place, so that its beginning is that of another."""
    words = article.words_in(end, end + 2)
    return (
        article.text[end : end + 1] == " " and bool(words) and article.words[words.start].is_capital
    )


def _is_another(article: Article, place: Place) -> bool:
    """Return whether what follows the short name of a body makes it that of another one."""
    if len(place.words) > 2:
        return False
    after = place.words.stop
    if after >= len(article.words) or article.gap_after(after - 1) != " ":
        return False
    word = article.words[after]
    foreign = place.form.text.isascii()
    return word.low in (("of",) if foreign else _OTHERS) or (
        word.is_capital and len(place.words) < 2 and not foreign
    )


def judged(article: Article, place: Place, record: NamedRecord, kind: FindingKind) -> Finding:
    """Return the finding of a name that an article has."""
    start, end = article.stretch(place.words)
    expected, reason = None, _rule(place)
    if place.differs and article.is_french and drops_marks(article.text[start:end], record.name):
        reason = because.unmarked
    elif place.differs:
        expected = record.name if place.form.own else place.form.text
        reason = because.words
    return Finding(
        verdict="contradicted" if expected else "consistent" if reason else "confirmed",
        kind=kind,
        text=article.text[start:end],
        start=start,
        end=end,
        paragraph=article.paragraph_at(start),
        record=record.id,
        expected=expected,
        reason=reason,
        quote=quote_of(record, record.name),
    )


def _rule(place: Place) -> Bilingual | None:
    """Return the rule by which words are a name, or None where they are it word for word."""
    if place.exact:
        return None if place.form.own else because.another_name
    return because.unmarked if place.unmarked else because.another_name
