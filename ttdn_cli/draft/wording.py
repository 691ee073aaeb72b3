"""The words of a text around a place, as a record has them in its own wording."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.text.gazetteer import load

MOST = 160
"""Characters of such words."""

_MOST_JOINED = 4
"""Clauses before one that it may need to be understood."""

_FAR = 600
"""Characters on either side of a place to which its clause is read."""

_OF_TIME = re.compile(
    r"(?<!\w)(?:hồi|lúc|vào|khoảng|ngày|giờ|phút|sáng|trưa|chiều|tối|đêm|trong|đến|hôm)(?!\w)", re.I
)
_FEW = 3
"""Words before a figure that are too few to say what it is."""

_AROUND = " ,;:.–—-•*+|>…\"“”«»'‘’#[]"
_MARKER = re.compile(
    r"(?:[-–—•*+|>#]+ ?|\(?(?:[0-9]{1,2}|[a-zđ]|[ivxIVX]{1,5})[.)] |"
    r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.? )+"
)
_IN_NAME = re.compile(
    r"(?<=[^\W\d_] )(?:Dự|Phấn|Mục|Kế|Chỉ|Tầm|Hướng|Sẽ|Cần|Phải|Đã|Có)(?!\w)|Cần(?= [A-ZĐÂĂÔƠƯ])"
)
"""The first half of a word that says nothing where it is one of a name."""

_AT_ONCE = 8
"""Characters before a figure with which a clause still begins."""

_IS_DONE = re.compile(
    r"(?<!\w)(?:đã|chưa|có|được|vẫn|hoàn thành|have|has|had|were|was|are|is)(?!\w)", re.I
)
_DIGITS = re.compile(r"\d")
_BRACKET = re.compile(r"[()]")


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of any of some words, the longest first; in small letters, whole."""
    every = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)")


def claims(table: str, name: str) -> re.Pattern[str]:
    """Return a list of `claims.toml` as a pattern."""
    return any_of(tuple(load("claims")[table][name]))


def in_small(text: str) -> str:
    """Return words in small letters, with dots for those of names that would say something.

    So that `Trung tâm Dự báo` forecasts nothing, and nobody has to do anything in `Cần Thơ`.
    """
    return _IN_NAME.sub(lambda each: "." * len(each.group()), text).lower()


def wording(text: str, most: int = MOST) -> str:
    """Return words without list markers and the punctuation around them, cut where they are long.

    They are cut at a comma, or at a word with `…` behind it.

    Args:
        text: of which at least one character is a letter or digit, or the result is empty.
        most: characters of the result.
    """
    said = " ".join(text[: most * 8].split())
    marker = _MARKER.match(said)
    said = _whole_brackets(said[marker.end() :] if marker else said).strip(_AROUND)
    said = said.removesuffix("./").rstrip(_AROUND)  # So a document ends: `./.`
    if len(said) <= most:
        return said
    cut = said[:most]
    at_comma = cut.rfind(", ", most // 2)
    if at_comma > 0:
        return cut[:at_comma].strip(_AROUND)
    return f"{(cut.rpartition(' ')[0] or cut[:-1]).strip(_AROUND)}…"


def clause_around(reading: Reading, place: int, end: int | None = None) -> str:
    """Return the clause around a place, with those before it that it goes on from.

    Args:
        reading: the text.
        place: of a figure or date that the clause is about.
        end: of that figure or date.
    """
    start, stop = clause_span(reading, place, end)
    said = wording(reading.text[start:stop], MOST)
    figure = " ".join(reading.text[place : end or place + 1].split())
    if figure in said:
        return said
    # What is cut is the beginning: the words at the place are those that count.
    cut = max(start, place - MOST // 2)
    cut = reading.text.find(" ", cut, place) + 1 or cut
    return _cut_before(wording(reading.text[cut:stop], MOST - 1), cut > start)


def clause_onward(reading: Reading, place: int, end: int) -> str:
    """Return the clause around a date, with the next ones if it says no more than the date."""
    said = clause_around(reading, place, end)
    date = " ".join(reading.text[place:end].split())
    if len(_OF_TIME.sub(" ", said.replace(date, " ")).split()) > _FEW:
        return said
    start, stop = clause_span(reading, place, end)
    _, last = reading.sentence_at(place)
    number = bisect_right(reading.clauses, stop - 1, key=lambda each: each[0])
    for _, further in reading.clauses[number : number + _MOST_JOINED]:
        if further > last:
            break
        stop = further
        if len(_OF_TIME.sub(" ", reading.text[end:stop]).split()) > _FEW:
            break
    return wording(reading.text[start:stop])


def clause_to(reading: Reading, place: int, end: int) -> str:
    """Return the clause up to the end of what stands at a place, with its end if it is long."""
    start, _ = clause_span(reading, place, end)
    cut = start
    if end - start > MOST:
        cut = max(start, min(place, end - MOST + 1))
        cut = cut if cut == place else reading.text.find(" ", cut, end) + 1 or cut
    return _cut_before(wording(reading.text[cut:end]), cut > start)


def _cut_before(said: str, is_cut: bool) -> str:
    """Return words with `…` before them if they are cut there."""
    return f"…{said}" if is_cut and said else said


def clause_span(reading: Reading, place: int, end: int | None = None) -> Span:
    """Return where the clause around a place is, with those before it that it goes on from."""
    clauses, text = reading.clauses, reading.text
    if not clauses:
        return place, end or place
    number = max(0, bisect_right(clauses, place, key=lambda each: each[0]) - 1)
    first, _ = reading.sentence_at(place)
    start, stop = clauses[number]
    start, stop = max(start, place - _FAR), min(stop, (end or place) + _FAR)
    while end and stop < end and number + 1 < len(clauses):  # What is asked for has a comma.
        number += 1
        stop = clauses[number][1]
    if end and place - start < _AT_ONCE and not _IS_DONE.search(text, end, stop):
        stop = _to_verb(reading, number, end, stop)
        if _IS_DONE.search(text, end, stop):
            return start, stop  # What is counted is the subject: nothing before it is needed.
    for _ in range(_MOST_JOINED):
        before = bisect_right(clauses, start - 1, key=lambda each: each[0]) - 1
        if before < 0 or clauses[before][0] < first or not _goes_on(text, start, place):
            break
        if stop - clauses[before][0] > MOST * 2:
            break
        start = clauses[before][0]
    return _behind_bracket(text, start, place), stop


def _behind_bracket(text: str, start: int, place: int) -> int:
    """Return where a clause begins that would begin within brackets: behind them."""
    bracket = _BRACKET.search(text, start, place)
    return bracket.end() if bracket and bracket.group() == ")" else start


def _to_verb(reading: Reading, number: int, end: int, stop: int) -> int:
    """Return where the clause ends that has the verb of a figure with which another one begins.

    `90% các bộ, ngành đã có` has its verb in the next one; without one there, nothing changes.
    """
    _, last = reading.sentence_at(end - 1)
    for _, further in reading.clauses[number + 1 : number + 3]:
        if further > last:
            break
        done = _IS_DONE.search(reading.text, stop, further)
        if _DIGITS.search(reading.text, stop, done.start() if done else further):
            break
        if done:
            return further
    return stop


def _goes_on(text: str, start: int, place: int) -> bool:
    """Return whether a clause needs the one before it: by its first words, or so few."""
    bracket = _BRACKET.search(text, max(0, start - 2), start)
    if bracket or len(text[start:place].split()) < _FEW:
        return True
    return claims("clauses", "continued").match(text[start : start + 20].lower()) is not None


def _whole_brackets(text: str) -> str:
    """Return text without a bracket that has no other half at either end, and with other halves."""
    text = text.strip()
    if text.count("(") > text.count(")"):
        text = text.rstrip("( ") if text.endswith("(") else text
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    if text.startswith(("(", ")")) and text.count("(") != text.count(")"):
        text = text[1:]
    text = text.strip()
    brackets = _BRACKET.findall(text)
    if brackets[:1] == [")"]:
        text = f"({text}"
    return f"{text.rstrip(_AROUND)})" if brackets[-1:] == ["("] else text


def spans_of(reading: Reading, *places: Span) -> list[Span]:
    """Return places as spans in one line each: what crosses a line is cut at its end."""
    found: list[Span] = []
    for start, end in places:
        stop = reading.text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if reading.text[start:stop].strip():
            found.append((start, stop))
    return list(dict.fromkeys(found))
