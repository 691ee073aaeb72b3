"""Whether a title that an article gives to a person is one of the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.findings import Verdict
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.titles import Held, Known
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.facts.texts import Bilingual

_ENOUGH = 2
"""Words of a body that tell it from others: those of a province."""


class Judged(NamedTuple):
    """What the dataset says of a title in an article.

    Attributes:
        verdict: what.
        expected: the title that the person holds, or None.
        reason: the rule by which it holds, or None.
        quoted: the title as published, or None.
        other_office: whether it is another office, which one may hold beside the first.
    """

    verdict: Verdict
    expected: str | None = None
    reason: Bilingual | None = None
    quoted: str | None = None
    other_office: bool = False


def judge_title(article: Article, held: Held, titles: Sequence[Known]) -> Judged:
    """Return what the titles of a person say of one that an article gives them.

    Args:
        article: the text.
        held: the title in it.
        titles: those of the dataset.
    """
    if held.former or not titles or held.rank == "expert":
        return Judged("not_in_source")
    same = [each for each in titles if held.rank in each.ranks]
    for title in same:
        if held.body <= title.body:
            return _supported(article, held, title)
    best = max(same or titles, key=lambda each: _nearness(held, each))
    said = _said(article, best)
    published = best.title.title.vi or best.title.title.en
    if same and held.body - best.body <= _modifiers():
        return Judged("not_in_source")
    beside = not same and not any(_of_body(held, each) for each in titles)
    return Judged("contradicted", said, None, published, other_office=beside)


def _nearness(held: Held, title: Known) -> tuple[bool, int, bool, bool]:
    """Return how near a title of a person is to one of an article: the most is the nearest."""
    deputy = ("deputy" in held.rank) == any("deputy" in each for each in title.ranks)
    shared = len(held.body & title.body)
    return _of_body(held, title), shared, deputy, title.title.organization is not None


def same_office(held: Held, title: Known) -> bool:
    """Return whether a title of an article is one of the dataset, its body named."""
    return held.rank in title.ranks and _of_body(held, title)


def _of_body(held: Held, title: Known) -> bool:
    """Return whether the body of a title of an article is that of one of the dataset."""
    if not held.body or not held.body <= title.body:
        return False
    return any(len(held.body & own) >= min(len(own) / 2, _ENOUGH) for own in title.own if own)


def _modifiers() -> frozenset[str]:
    return frozenset(
        plain for phrase in words_of("persons", "modifiers") for _, plain in split_words(phrase)
    )


def _supported(article: Article, held: Held, title: Known) -> Judged:
    words = article.words[held.words.start : held.words.stop]
    low, plain = [each.low for each in words], [each.plain for each in words]
    published = title.title.title.vi or title.title.title.en
    for said in (title.title.title.vi, title.title.title.en):
        wanted = split_words(said or "")
        if low == [pair[0] for pair in wanted]:
            return Judged("confirmed", quoted=published)
        if plain == [pair[1] for pair in wanted] and plain == low:
            return Judged("consistent", None, because.unmarked, published)
    whole = any(held.body >= own for own in title.own if own)
    reason = because.another_name if whole else because.shortened
    return Judged("consistent", None, reason, published)


def _said(article: Article, title: Known) -> str:
    """Return a title in the language of an article."""
    vi, en = title.title.title.vi, title.title.title.en
    return (vi or en or "") if article.is_marked else (en or vi or "")
