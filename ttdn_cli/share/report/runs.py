"""Values as runs of text, each with its language and what it points to, for a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec import inspect as types

from ttdn_cli.facts.kinds import bare, leaves, type_of
from ttdn_cli.facts.records import Bilingual, Named, Record
from ttdn_cli.query.view import View
from ttdn_cli.text.locales import InBoth, Language

# Latin letters beyond ASCII, without × and ÷; a number such as 72/2015/NĐ-CP is one word.
_LETTER = "[À-ÖØ-öø-ɏḀ-ỹ]"
# It is only looked for where a word begins, or a long one would take its length squared.
_WORD = rf"(?<![\w/.-])(?:[\w/.-]*{_LETTER}[\w/.-]*\w|[\w/.-]*{_LETTER})"
_VIETNAMESE = re.compile(rf"((?:{_WORD})(?:[ ](?:{_WORD}))*)")


class Piece(NamedTuple):
    """Text of one language; None where that is the language of what is around it."""

    text: str
    lang: str | None = None


class Run(NamedTuple):
    """Text that points to one record, or to none.

    Attributes:
        pieces: its text, in order.
        ref: the id of a record, or None.
    """

    pieces: tuple[Piece, ...]
    ref: str | None = None


class Line(NamedTuple):
    """One value.

    Attributes:
        runs: what it says in the language of the view.
        asides: in English, the same as published.
    """

    runs: tuple[Run, ...]
    asides: tuple[Piece, ...] = ()


def pieces(text: str, view: View) -> tuple[Piece, ...]:
    """Return a text of the view's language, with what is Vietnamese in English marked as that.

    In English these are the words with a letter beyond ASCII, such as the name of a province:
    WCAG 2.2, 3.1.2, asks for the language of parts.
    """
    if view.language is Language.VI:
        return (Piece(text),)
    parted = enumerate(_VIETNAMESE.split(text))
    return tuple(Piece(each, "vi" if place % 2 else None) for place, each in parted if each)


def in_language(text: str, lang: str, view: View) -> Piece:
    """Return a text that is in one language whatever the view; figures are in none."""
    other = lang != view.language.value and any(each.isalpha() for each in text)
    return Piece(text, lang if other else None)


def plain(text: str, view: View) -> Line:
    """Return a text of the view's language as a line."""
    return Line((Run(pieces(text, view)),))


def named(record: Record, view: View, ref: str | None = None) -> Line:
    """Return what a record is called, with its published name where that is another one."""
    label = record.label
    published = label.vi in set(_published(record))
    asides = _original(label, view) if published else ()
    whole = published and label.vi == view.say(label)
    own = (in_language(label.vi, "vi", view),) if whole else pieces(view.say(label), view)
    return Line((Run(own, ref),), asides)


def lines(value: Any, type_: types.Type, view: View, name: str = "") -> Iterator[Line]:
    """Yield a line for a value, one for each item of a list, none for null.

    Args:
        value: of a field.
        type_: its type, as annotated in `records.py`, which says what the value is.
        view: in which language.
        name: of the field. One that ends in `_en` is English; other text that is not of our own
            wording is as published, in Vietnamese.
    """
    if value is None:
        return
    whole, (type_, extra) = type_, bare(type_)
    if isinstance(type_, types.ListType):
        for item in value:
            yield from lines(item, type_.item_type, view, name)
    elif "refers_to" in extra:
        yield Line(named(view.index.records[value], view, value).runs)
    elif isinstance(value, Bilingual | Named):
        asides = _original(value, view) if isinstance(value, Named) else ()
        yield Line((Run(pieces(view.say(value), view)),), asides)
    elif isinstance(type_, types.StructType):
        fields = ((getattr(value, each.name), each.type, each.name) for each in type_.fields)
        yield _joined([line for v, t, n in fields for line in lines(v, t, view, n)])
    elif (
        isinstance(value, str)
        and not extra.get("date")
        and not isinstance(type_, types.LiteralType)
    ):
        lang = "en" if name.endswith("_en") else "vi"
        yield Line((Run((in_language(value, lang, view),)),))
    else:
        yield plain(view.line(value, whole), view)


def _published(record: Record) -> Iterator[str]:
    for path, extra, value in leaves(record, type_of(type(record))):
        if extra.get("published") and path[0] != "evidence":
            yield value


def _original(text: InBoth, view: View) -> tuple[Piece, ...]:
    """The published text beside its English, unless it is the same."""
    if view.language is Language.VI or text.vi == text.en:
        return ()
    return (Piece(text.vi, "vi"),)


def _joined(parts: list[Line]) -> Line:
    """A value of several fields: the first, and the others in brackets."""
    first, *rest = parts
    asides = tuple(piece for part in parts for piece in part.asides)
    if not rest:
        return Line(first.runs, asides)
    return Line((*first.runs, _text(" ("), *_listed(rest), _text(")")), asides)


def _listed(parts: Iterable[Line]) -> Iterator[Run]:
    for place, part in enumerate(parts):
        if place:
            yield _text(", ")
        yield from part.runs


def _text(text: str) -> Run:
    return Run((Piece(text),))
