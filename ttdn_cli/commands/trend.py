"""`ttdn trend`: one figure over many speeches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.many import end_strictly, open_any, warn_of_links
from ttdn_cli.commands.printing import print_answers
from ttdn_cli.corpus.questions import trend as question
from ttdn_cli.corpus.questions.rows import name_of
from ttdn_cli.corpus.questions.series import ID, Series, series
from ttdn_cli.errors import NoSuchRecordError, NothingError
from ttdn_cli.render.terminal import warn
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, plural, spoken
from ttdn_cli.text.unicode import decode_argument
from ttdn_cli.text.words import words_of

_MOST_LISTED = 30
"""Figures of which a user may choose one; of more, words have to say which."""

_MOST_NAMED = 3
"""Figures that are named beside the one that is meant."""


def trend(
    indicator: Annotated[
        list[str],
        typer.Argument(
            metavar="INDICATOR...",
            help="Words of an indicator, also without diacritics, or figures as DATASET:ID.",
        ),
    ],
    limit: options.Limit = None,
    form: options.AnyFormat = None,
    json: options.Json = False,
    bom: options.Bom = False,
    lang: options.Lang = None,
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
) -> None:
    """Print what datasets say of one figure, by time, with its changes."""
    style = options.format_of(form, json=json, bom=bom)
    typed = [decode_argument(each) for each in indicator]
    if not words_of(" ".join(typed)):
        raise typer.BadParameter(message("Type words of an indicator, or DATASET:ID."))
    locale = Locale(lang or spoken())
    corpus = open_any(data, no_cache=no_cache)
    every, marked = series(typed, corpus)
    if not every:
        what = Locale(spoken()).say(question.FIGURES[1])
        failed = NothingError(what, name_of(corpus), [" ".join(typed)])
        end_strictly(corpus, strict=strict, failed=failed)
    try:
        found = _meant(every, " ".join(typed))
    except NoSuchRecordError as error:
        end_strictly(corpus, strict=strict, failed=error)
        raise
    rows = question.trend(found, corpus, locale)
    answer = question.answer_trend(rows[:limit], rows, found, corpus, locale)
    print_answers(style, answer, bom=bom)
    warn_of_links(question.lost_links(found, rows))
    if not marked:
        warn(message("No indicator has these diacritics. Compared without them."))
    if others := [each for each in every if each is not found]:
        _tell_of(others, locale=Locale(spoken()))
    end_strictly(corpus, strict=strict)


def _tell_of(others: Sequence[Series], *, locale: Locale) -> None:
    """Say which other figures have these words, the first of them by their ids."""
    named = "; ".join(f"{each.name} ({locale.say(each.label)})" for each in others[:_MOST_NAMED])
    count = len(others)
    many = locale.number(count)
    warn(
        plural(
            "{many} other indicator has these words and more: {named}",
            "{many} other indicators have these words and more, such as {named}",
            count,
            many=many,
            named=named,
        )
    )


def _meant(every: Sequence[Series], typed: str) -> Series:
    """Return the series that is meant: the only one, or the only one of just these words.

    Raises:
        NoSuchRecordError: if there are more.
    """
    whole = [each for each in every if each.whole]
    if len(every) == 1 or len(whole) == 1:
        return (whole or every)[0]
    if ID.fullmatch(typed) is None and (more := len(every) - _MOST_LISTED) > 0:
        warn(
            plural("{many} more indicator.", "{many} more indicators.", more, many=more),
        )
    shown, locale = every[:_MOST_LISTED], Locale(spoken())
    labels = [locale.say(each.label) for each in shown]
    listed = []
    for each, label in zip(shown, labels, strict=True):
        # Of figures with the same words, who says so tells them apart.
        whose = each.author if labels.count(label) > 1 else None
        said = f"{locale.say(whose)}: {label}" if whose else label
        listed.append((each.name, said))
    raise NoSuchRecordError({}, {typed: listed}, "trend", together=True)
