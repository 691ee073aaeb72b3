"""The language of each part of a page, which browsers and screen readers ask for."""

from __future__ import annotations

import re
from typing import NamedTuple

from ttdn_cli.facts.kinds import kind_of, leaves
from ttdn_cli.facts.records import Record
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.text.locales import Language

# Latin letters beyond ASCII, without × and ÷; a number such as 72/2015/NĐ-CP is one word.
_LETTER = "[À-ÖØ-öø-ɏḀ-ỹ]"
# It is only looked for where a word begins, or a long one would take its length squared.
_WORD = rf"(?<![\w/.-])(?:[\w/.-]*{_LETTER}[\w/.-]*\w|[\w/.-]*{_LETTER})"
_VIETNAMESE = re.compile(rf"((?:{_WORD})(?:[ ](?:{_WORD}))*)")


class Piece(NamedTuple):
    """Text of one language; None where that is the language of what is around it."""

    text: str
    lang: str | None = None


class PageRun(NamedTuple):
    """A part of a line that points to one record, or to none."""

    pieces: tuple[Piece, ...]
    ref: str | None = None


class PageLine(NamedTuple):
    """One value: what it says in the language of the view, and in English the same as published."""

    runs: tuple[PageRun, ...]
    asides: tuple[Piece, ...] = ()


def mark_languages(line: Line, view: View) -> PageLine:
    """Return a line of a view with the language of each of its parts."""
    runs = tuple(run for part in line.runs for run in _runs(part, view))
    return PageLine(runs, tuple(Piece(each, "vi") for each in line.originals))


def named(record: Record, view: View, ref: str | None = None) -> PageLine:
    """Return what a record is called, with its published name where that is another one."""
    label = record.label
    published = label.vi in set(_published(record))
    said = view.say(label)
    own = (in_language(said, "vi", view),) if published and label.vi == said else _split(said, view)
    aside = published and label.vi != said
    return PageLine((PageRun(own, ref),), (Piece(label.vi, "vi"),) if aside else ())


def in_language(text: str, lang: str, view: View) -> Piece:
    """Return a text that is in one language whatever the view; figures are in none."""
    other = lang != view.language.value and any(each.isalpha() for each in text)
    return Piece(text, lang if other else None)


def _runs(run: Run, view: View) -> tuple[PageRun, ...]:
    if run.ref:
        return named(view.index.records[run.ref], view, run.ref).runs
    if run.lang:
        return (PageRun((in_language(run.text, run.lang, view),)),)
    return (PageRun(_split(run.text, view)),)


def _split(text: str, view: View) -> tuple[Piece, ...]:
    """Return a text of the view's language, with what is Vietnamese in English marked as that.

    In English these are the words with a letter beyond ASCII, such as the name of a province:
    WCAG 2.2, 3.1.2, asks for the language of parts.
    """
    if view.language is Language.VI:
        return (Piece(text),)
    parted = enumerate(_VIETNAMESE.split(text))
    return tuple(Piece(each, "vi" if place % 2 else None) for place, each in parted if each)


def _published(record: Record) -> list[str]:
    found = leaves(record, kind_of(type(record)))
    return [value for path, kind, value in found if kind.published and path[0] != "evidence"]
