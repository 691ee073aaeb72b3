"""How commands turn a dataset into printed answers."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ttdn_cli.errors import NoSuchRecordError, UnreadableError
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.files import name_of
from ttdn_cli.query.answers import Answer
from ttdn_cli.query.view import View
from ttdn_cli.render import terminal
from ttdn_cli.render.formats import FOR_PEOPLE, Format, render
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import message, spoken

if TYPE_CHECKING:
    from ttdn_cli.evidence.article import Article
    from ttdn_cli.query.identify import Identified


_DATASET = re.compile(r"""^[\s{]*["']?schema["']?:\s*[0-9]""", re.MULTILINE)
_EVIDENCE = re.compile(r"""["']?paragraph["']?:\s*[0-9]""")
"""What a dataset has and no published text: the number of its schema, and of paragraphs."""


def open_view(data: str | None, lang: Language | None, *, no_cache: bool = False) -> View:
    """Return the dataset of a path in a language, by default the bundled one."""
    return view_of(DatasetLoader(data, cached=not no_cache).dataset, lang)


def view_of(dataset: Dataset, lang: Language | None) -> View:
    """Return a dataset in a language, by default that of the process."""
    return View(Index(dataset), lang or spoken())


def read_article(path: str) -> Article:
    """Return the text of a file, or of standard input for `-`; say what is to be known of it."""
    # Only commands that compare with a text read one.
    from ttdn_cli.evidence import article

    found = article.read(path)
    for note in found.notes(name_of(path)):
        terminal.warn(note)
    return found


def read_source(path: str) -> Article:
    """Return the published text in a file, as `read_article` does.

    Raises:
        UnreadableError: if it is a dataset, whose quotes would all be proven by themselves.
    """
    found = read_article(path)
    if _DATASET.search(found.text) and _EVIDENCE.search(found.text):
        raise UnreadableError(
            name_of(path), message("is a dataset, not a published text. Give the text itself.")
        )
    return found


def tell_left_out(article: Article, name: str, locale: Locale) -> None:
    """Say on standard error what of a file is no part of its text, if anything."""
    # Only commands that read a text need it.
    from ttdn_cli.render.left_out import describe_left_out

    if article.left_out:
        left_out = describe_left_out(article.words_left_out, locale)
        terminal.warn(message("{file}: left out {words}.", file=name, words=left_out))


def rendered(style: Format, *answers: Answer, bom: bool = False) -> Iterator[str]:
    """Yield the text of answers for standard output; formats for programs print the first only."""
    target = terminal.of(sys.stdout, os.environ)
    if style in FOR_PEOPLE:
        return terminal.apart(render(style, answer, target) for answer in answers)
    return chain(["\ufeff"] * bom, render(style, answers[0], target))


def print_answers(style: Format, *answers: Answer, bom: bool = False) -> None:
    """Print answers in a format, with a byte-order mark first if `bom` is set."""
    terminal.write(rendered(style, *answers, bom=bom))


def tell_unidentified(named: Identified, view: View, command: str) -> None:
    """Say which texts name no record or several, or one without their diacritics only, if any do.

    Args:
        named: what texts name.
        view: the dataset.
        command: in which an id can be typed instead.

    Raises:
        NoSuchRecordError: if there are such texts.
    """
    for text in named.unmarked:
        terminal.warn(
            message(
                "No record has {value!r} with these diacritics. Compared without them.", value=text
            )
        )
    if named.unknown or named.several:
        # Only these are told apart by their sections.
        from ttdn_cli.query.identify import known_records

        section_of = {
            id_: view.both(each.title.vi or each.key, each.key)
            for id_, (each, _) in known_records(view.index).items()
        }
        several = {
            text: [(each.id, f"{section_of[each.id]}: {view.say(each.label)}") for each in records]
            for text, records in named.several.items()
        }
        raise NoSuchRecordError(named.unknown, several, command)
