"""Whether quotes hold the published values of a record: one rule for a dataset and for its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise, starmap
from typing import TYPE_CHECKING

from ttdn_cli.facts.grounding import Names, PublishedValue, published_values
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.facts.texts import Evidence, Record
from ttdn_cli.text.canonical import (
    PUNCTUATION,
    Canonical,
    bare_words,
    canonical_words,
    find_whole,
)
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.lookalikes import look_of, unseen_differences

if TYPE_CHECKING:
    from ttdn_cli.extraction.figures import Figures


_KEPT = 1 << 10
"""Quotes of which what they hold is kept: records are asked for one after another."""

_NO_OFFICE = (
    "thẩm quyền",
    "chính quyền",
    "ủy quyền",
    "uỷ quyền",
    "tài nguyên",
    "củng cố",
    "gia cố",
)
"""Words that end like one of these and make no other office."""

_DENIALS = frozenset(("không", "chưa", "chẳng", "đừng", "chớ", "not", "never", "no"))
_OFFICES = frozenset(("Phó", "Chủ", "Bộ", "Thứ", "Giám", "Trưởng", "Tổng", "Bí", "Đại", "Chánh"))
"""Words with which a title behind a name begins."""


class Quoted:
    """What is quoted of a text.

    Attributes:
        words: without the punctuation around them, a line for each run.

    Args:
        text: the text.
        runs: the words of it that are quoted together, run by run.
        figures: of the text, or None to read them where they are asked for.
        alone: whether the text is nothing but the quotes, so that a year in it may lack the words
            that make it a date.
    """

    def __init__(
        self,
        text: Canonical,
        runs: Sequence[range],
        figures: Figures | None = None,
        *,
        alone: bool = False,
    ) -> None:
        self._text = text
        self._runs = runs
        self._figures = figures
        self._alone = alone
        self.words = "\n".join(
            " ".join(bare_words(text.words[run.start : run.stop])) for run in runs
        )

    @cached_property
    def figures(self) -> Figures:
        """The figures of the text."""
        if self._figures:
            return self._figures
        # Points and most names have no figures: what checks those does not wait for the reader.
        from ttdn_cli.extraction.figures import Figures

        return Figures(self._text)

    def holds(self, value: PublishedValue) -> bool:
        """Return whether a value lies in what is quoted, a figure or date as the whole that it is.

        `90%` is none where the text has `80-90%`, and `01/03` no third after `ngày`. A date may
        stand there in any form that the reader of texts knows.
        """
        if value.kind == "date":
            return self._has_date(value)
        return self.has_words(value) and self._has_whole(value)

    def has_words(self, value: PublishedValue) -> bool:
        """Return whether the words of a value are quoted, punctuation aside, unbroken."""
        forms = map(_bare, value.forms)
        return any(any(find_whole(self.words, form, in_compounds=True)) for form in forms)

    def _has_date(self, value: PublishedValue) -> bool:
        starts, sense = self._text.starts, value.sense
        begin, _, finish = value.date.partition("/")
        for run in self._runs:
            first, stop = starts[run.start], starts[run.stop]
            if finish and self.figures.has_period(begin, finish, first, stop, sense):
                return True
            for each in self.figures.between(first, stop):
                ends = each.kind == "date" and each.end < stop
                dated = ends and is_in_date(value.date, each.iso)
                if dated and self.figures.is_whole_date(each, sense):
                    return True
        # `2024` at the beginning of a quote: the text says whether it is a year.
        return self._alone and any(
            not self.figures.touching(*place) and self.figures.are_whole(*place, value.sense)
            for place in self._places(value)
        )

    def _has_whole(self, value: PublishedValue) -> bool:
        if other := _OTHERS.get(value.kind):
            places = list(self._places(value))
            return not places or not all(other(self._text, *place) for place in places)
        if value.kind != "figure" and not any(each.isdigit() for each in value.forms[0]):
            return True
        return any(
            self.figures.are_whole(*place, value.sense, named=value.kind != "figure")
            and (
                value.kind != "figure"
                or self.figures.is_figure(*place, value.sense, is_change=value.is_change)
            )
            for place in self._places(value)
        )

    def _places(self, value: PublishedValue) -> Iterator[tuple[int, int]]:
        """Yield where the forms of a value stand in what is quoted, as places of the text."""
        forms = [_joined(form) for form in value.forms]
        beside = 0 if self._alone else 2
        for run in self._runs:
            first, last = self._text.starts[run.start], self._text.starts[run.stop] - 1
            before = max(0, first - beside)
            around = self._text.text[before : last + beside]
            for form in forms:
                for start, end in find_whole(around, form, first - before, in_compounds=True):
                    if before + end <= last:
                        yield before + start, before + end


def quoted_in(evidence: Sequence[Evidence]) -> Quoted:
    """Return what the quotes of a record hold, as far as they themselves say it.

    Consecutive entries of one paragraph are one run, and what they share counts once. Whether they
    are side by side in the text too, only the text can say. An entry whose paragraph is at fault
    (None) joins any.
    """
    runs: list[list[str]] = []
    before = None
    for entry in evidence:
        words = canonical_words(entry.quote)
        if runs and (entry.paragraph == before or None in (entry.paragraph, before)):
            run = runs[-1]
            ends, begins = bare_words(run[-len(words) :]), bare_words(words)
            # What is shared ends with the last word of the run.
            last = ends[-1] if ends else None
            sizes = (size for size, word in enumerate(begins, 1) if word == last)
            shared = max((size for size in sizes if ends[-size:] == begins[:size]), default=0)
            run[len(run) - shared :] = words
        else:
            runs.append(words)
        before = entry.paragraph
    # A blank line: the end of a run is not read with the beginning of the next.
    return _quoted("\n\n".join(map(" ".join, runs)), tuple(map(len, runs)))


@lru_cache(maxsize=_KEPT)
def _quoted(runs: str, sizes: tuple[int, ...]) -> Quoted:
    """Return what is quoted in runs of so many words; a record is asked for more than once."""
    places = starmap(range, pairwise(accumulate(sizes, initial=0)))
    return Quoted(Canonical(runs), list(places), alone=True)


def _is_deputy(text: Canonical, start: int, _: int) -> bool:
    """Return whether what stands before an office makes another one of it: `Phó`, `nguyên`."""
    words = text.text[max(0, start - 40) : start].lower().split()
    before = f" {' '.join(bare_words(words))}"
    return before.endswith(_other_offices()) and not before.endswith(_NO_OFFICE)


@cache
def _other_offices() -> tuple[str, ...]:
    """Return what makes another office of the one behind it, in small letters."""
    people = load("people")
    terms = {each.lower() for name in ("deputies", "terms", "terms_en") for each in people[name]}
    return tuple(f" {each}" for each in terms)


def _goes_on(text: Canonical, _: int, end: int) -> bool:
    """Return whether the name of a person goes on behind a place: `Lê Văn` of `Lê Văn Tám`."""
    following = text.words_of((end - 1, end)).stop
    if following >= len(text.words) or text.text[end] != " " or text.breaks_before(following):
        return False
    word = text.words[following].strip(PUNCTUATION)
    return word.istitle() and text.words[following][0].isupper() and word not in _OFFICES


def _is_half(text: Canonical, _: int, end: int) -> bool:
    """Return whether a name ends with the first half of a word: `Sở Y` of `Sở Y tế`."""
    last = text.words_of((end - 1, end))
    if last.stop >= len(text.words) or text.text[end] != " ":
        return False
    pair = f"{text.words[last.start]} {text.words[last.stop].strip(PUNCTUATION)}".lower()
    return pair in _common_words()


@cache
def _common_words() -> frozenset[str]:
    """Return words of two syllables, of which a capital may begin the first: `Y tế`."""
    names = (each.split() for each in load("documents")["issuers"].values())
    pairs = (pair for words in names for pair in pairwise(words))
    small = (
        f"{one} {other}".lower()
        for one, other in pairs
        if one[0].isupper() and other.islower() and other not in ("và", "của")
    )
    return frozenset((*load("names")["common"], *small))


def _is_denied(text: Canonical, start: int, _: int) -> bool:
    """Return whether words are denied by the one before them: `Không được lười`."""
    before = text.text[max(0, start - 20) : start].lower().split()[-1:]
    return bool(before) and before[0].strip(PUNCTUATION) in _DENIALS


_OTHERS: Mapping[str, Callable[[Canonical, int, int], bool]] = {
    "office": _is_deputy,
    "person": _goes_on,
    "name": _is_half,
    "saying": _is_denied,
}
"""What of the words around makes something else of a text, by its kind."""


def is_in_date(stated: str, date: str | None) -> bool:
    """Return whether a text with a date states another one, which may be less precise.

    Args:
        stated: ISO 8601, `--06-06` without a year.
        date: in the text, as its reader has it, or None where that is none of the calendar.
    """
    return date is not None and (date == stated or date.startswith(f"{stated}-"))


def find_unquoted(record: Record, names: Names, language: str) -> Iterator[PublishedValue]:
    """Yield the published values of a record that its quotes do not hold whole.

    Args:
        record: whose values; each of its entries has a quote.
        names: of bodies and groups, as `names_of` returns them.
        language: of the text.
    """
    quoted = None  # Many records, such as points, have no such value.
    for value in published_values(record, names, language):
        quoted = quoted or quoted_in(record.evidence)
        # Entries of one paragraph need not be side by side in the text: `115,1%` and `năm 2025`.
        if not quoted.holds(value) and not any(
            quoted_in([each]).holds(value) for each in record.evidence if len(record.evidence) > 1
        ):
            yield value


def find_contradicted(record: Record) -> Iterator[str]:
    """Yield the fields of a record with an inferred date, where its quotes have just another one.

    A date beside others may be that of something else.
    """
    fields = [each.field for each in record.inferred or () if each and each.part is None]
    kinds = kind_of(type(record)).fields
    dates = [field for field in fields if field in kinds and kinds[field].name == "date"]
    if not dates or getattr(record, "compared_with", None):
        return
    figures = quoted_in(record.evidence).figures.every
    said = {each.iso for each in figures if each.iso and each.iso[0] != "-"}
    for field in dates if len(said) == 1 else ():
        value, (quoted,) = str(getattr(record, field)), said
        either = is_in_date(value, quoted) or is_in_date(quoted, value)
        if not either and "/" not in value + quoted:
            yield field


def find_unseen(value: PublishedValue, words: str) -> list[str]:
    """Return by which code points quoted words differ from a value that they seem to hold.

    The list is empty where a reader sees that they do not hold it.
    """
    for wanted in (_bare(form).split() for form in value.forms):
        for line in words.split("\n"):
            found = line.split()
            for start in range(len(found) - len(wanted) + 1):
                pairs = list(zip(found[start:], wanted, strict=False))
                if all(look_of(here) == look_of(there) for here, there in pairs):
                    return [each for pair in pairs for each in unseen_differences(*pair)]
    return []


@lru_cache(maxsize=4096)
def _bare(form: str) -> str:
    return " ".join(bare_words(canonical_words(form)))


@lru_cache(maxsize=4096)
def _joined(form: str) -> str:
    return " ".join(canonical_words(form))
