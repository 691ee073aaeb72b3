"""The answer of `extract`: what stands in a text, one mention a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

import msgspec

from ttdn_cli.extraction.mentions import (
    AddressMention,
    AnyMention,
    DateMention,
    DocumentMention,
    MentionKind,
    Number,
    QuantityMention,
    kind_of_mention,
)
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.query.answers import Answer, Column
from ttdn_cli.query.view import Cell, cell
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.unicode import escape_unsafe, shorten

_MOST = 200
"""Characters of a mention in a table; formats for programs have all of them."""


def describe_mentions(mentions: Sequence[AnyMention], source: str, locale: Locale) -> Answer:
    """Return the answer that lists the mentions of a text.

    Args:
        mentions: in their order.
        source: the name of the text.
        locale: the language of the table.
    """
    columns = [
        Column(locale.message("Kind"), group=True, on_card="note"),
        Column(locale.message("Text"), on_card="title"),
        Column(locale.message("Meaning")),
        Column(locale.message("Para."), right=True),
    ]
    return Answer(
        title=locale.message("Found in the text"),
        columns=columns,
        rows=(_row(each, locale) for each in mentions),
        caption=_caption(mentions, source, locale),
        objects=map(msgspec.to_builtins, mentions),
        fields=mention_fields().items(),
    )


def mention_fields() -> dict[str, ValueKind]:
    """Return the fields of all kinds of mentions; of each kind, some are absent."""
    fields = {"kind": kind_of(MentionKind)}
    for each in get_args(AnyMention):
        fields |= kind_of(each).fields
    return fields


def _row(mention: AnyMention, locale: Locale) -> list[Cell]:
    text = escape_unsafe(shorten(" ".join(mention.text.split()), _MOST))
    said = escape_unsafe(shorten(_meaning(mention, locale), _MOST))
    return [
        cell(locale.word(kind_of_mention(mention)), "dim"),
        cell(text),
        cell(said) if said else Cell(()),
        cell(str(mention.paragraph), "dim"),
    ]


def _meaning(mention: AnyMention, locale: Locale) -> str:
    """Return what a mention says, for people; what its words say already is left out."""
    match mention:
        case DocumentMention():
            named = (mention.type, mention.number, mention.date, mention.issuer)
            parts = (*named, mention.provisions)
            return " · ".join(each for each in parts if each)
        case DateMention(iso=iso, inferred_year=year):
            inferred = f"{iso} [{year}]" if year and iso and iso[:1] == "-" else iso
            return inferred or locale.message("not a date of the calendar")
        case QuantityMention():
            return _quantity(mention, locale)
        case AddressMention():
            return " – ".join(each for each in (mention.name, mention.role) if each)
    return ""


def _quantity(mention: QuantityMention, locale: Locale) -> str:
    limit = locale.word(mention.approximation) if mention.approximation else ""
    if mention.denominator is not None:
        parts = (mention.numerator, mention.denominator)
        figure = "/".join(_figure(each, locale) for each in parts if each is not None)
    elif mention.value is None and mention.low is not None and mention.high is not None:
        dash = " … " if mention.low < 0 else "–"  # A dash beside a minus would look like one.
        figure = f"{_figure(mention.low, locale)}{dash}{_figure(mention.high, locale)}"
    else:
        figure = _figure(mention.value or 0, locale)
    if mention.measure == "change" and not figure.startswith("-"):
        figure = f"+{figure}"
    return " ".join(each for each in (limit, figure, mention.unit) if each)


def _figure(number: Number, locale: Locale) -> str:
    if isinstance(number, int):
        return locale.number(number)
    whole, _, decimals = f"{number:,.6f}".rstrip("0").partition(".")
    return locale.both(f"{whole.replace(',', '.')},{decimals}", f"{whole}.{decimals}")


def _caption(mentions: Sequence[AnyMention], source: str, locale: Locale) -> str:
    counts = Counter(map(kind_of_mention, mentions))
    parts = [_counted(kind, counts[kind], locale) for kind in get_args(MentionKind) if counts[kind]]
    name = escape_unsafe(source)
    return f"{', '.join(parts)} · {name}" if parts else name


def _counted(kind: MentionKind, count: int, locale: Locale) -> str:
    many = locale.number(count)
    match kind:
        case "document":
            return locale.plural("{many} document", "{many} documents", count, many=many)
        case "quantity":
            return locale.plural("{many} quantity", "{many} quantities", count, many=many)
        case "date":
            return locale.plural("{many} date", "{many} dates", count, many=many)
        case "address":
            return locale.plural("{many} address", "{many} addresses", count, many=many)
        case "body":
            return locale.plural("{many} body", "{many} bodies", count, many=many)
        case "quotation":
            return locale.plural("{many} quotation", "{many} quotations", count, many=many)
