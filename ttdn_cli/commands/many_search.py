"""A search of many datasets."""

from __future__ import annotations

from collections.abc import Sequence

from ttdn_cli.commands.many import end_strictly, open_many
from ttdn_cli.commands.printing import print_answers
from ttdn_cli.commands.suggestions import say_how
from ttdn_cli.corpus.searching import answer, ranked, search
from ttdn_cli.errors import NothingError
from ttdn_cli.query.section import Section
from ttdn_cli.render.formats import Format
from ttdn_cli.render.terminal import warn
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import message, spoken


def search_many(
    data: Sequence[str],
    typed: str,
    section: Section | None,
    style: Format,
    limit: int | None,
    lang: Language | None,
    *,
    bom: bool,
    no_cache: bool,
    strict: bool,
) -> None:
    """Print the records of many datasets that have every word, each with its dataset.

    Raises:
        NothingError: if there is none.
    """
    corpus = open_many(data, no_cache=no_cache)
    language = lang or spoken()
    found = search(typed, section, corpus, language)
    if found or style not in ("table", "cards", "markdown"):
        print_answers(style, answer(ranked(found), corpus, language, limit), bom=bom)
    if found and found[0].found.way != "typed":
        warn(say_how(found[0].found, typed))
    what = Locale(language).say(section.noun[1]) if section else message("records")
    failed = None if found else NothingError(what, corpus.name, [typed])
    end_strictly(corpus, strict=strict, failed=failed)
