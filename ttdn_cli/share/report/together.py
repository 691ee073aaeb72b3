"""A folder of pages: one of each of many datasets, and one that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import PurePath
from typing import Any, NamedTuple

import msgspec

from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.processes import map_at_once
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.progress import MAKING_PAGES, show_progress
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.report.entries import line_of
from ttdn_cli.share.report.languages import in_language
from ttdn_cli.share.report.opening import draft_of
from ttdn_cli.share.report.page import page
from ttdn_cli.share.report.phrases import phrases
from ttdn_cli.share.signals import heeded
from ttdn_cli.share.templates import render_page
from ttdn_cli.share.temporary import FilesIn, temporary_folder
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.locales import Language, Locale

INDEX = "index.html"

_SAID = ("clear", "plain", "search_texts", "none_of_texts")
"""Words that only the script of the index says."""


class Entry(msgspec.Struct, frozen=True):
    """What the index says of a text in one language."""

    date: str
    title: Line
    by: Line
    facts: str
    draft: str | None


class Made(msgspec.Struct, frozen=True):
    """The page of a dataset, and its entries in the index by their languages."""

    page: str
    entries: dict[str, Entry]


class _Text(NamedTuple):
    member: Member
    name: str
    entries: dict[str, Entry]


@contextmanager
def pages_together(corpus: Corpus, first: Language) -> Iterator[Mapping[str, bytes]]:
    """Give the pages by the names of their files, each read when it is asked for.

    Args:
        corpus: the datasets.
        first: the language that comes first on each page.

    Raises:
        TargetError: if there is no room in the folder for temporary files.
    """
    with temporary_folder() as folder:
        texts: list[_Text] = []
        make: Callable[[bytes], Made] = partial(_made, first=first)
        with show_progress(corpus.name, MAKING_PAGES) as watch:
            made = map_at_once(make, corpus.contents)
            for member, each in heeded(zip(corpus, made, strict=True)):
                name = _file_of(member)
                (folder / name).write_bytes(each.page.encode())
                texts.append(_Text(member, name, each.entries))
                watch(len(texts) / len(corpus))
        (folder / INDEX).write_bytes(_index(texts, corpus, first).encode())
        yield FilesIn(folder, [INDEX, *(each.name for each in texts)])


def _file_of(member: Member) -> str:
    """Return the name of the page of a dataset; no id has an underscore."""
    name = f"{member.id}.html"
    return name if name != INDEX else f"{member.id}_.html"


def _made(content: bytes, first: Language) -> Made:
    index = Index(msgspec.msgpack.decode(content, type=Dataset))
    entries = {each.value: _entry(View(index, each)) for each in Language}
    return Made(page(index, first, above=INDEX), entries)


def _entry(view: View) -> Entry:
    index, source, event = view.index, view.index.source, view.index.event
    date = view.date_of(event) if event and event.date else source.date and view.date(source.date)
    if source.title and view.title == source.title:
        title = Line((in_language(Run(source.title, lang=source.language), view),))
    else:
        title = line_of(Run(view.title), view)
    author = index.records[index.author] if index.author else None
    document = line_of(Run(view.say(document_of(index))), view)
    by = line_of(Run(view.say(author.label)), view).runs if author else ()
    between = (Run(" · "),) if by else ()
    return Entry(
        date=date or view.message("no date"),
        title=title,
        by=Line((*by, *between, *document.runs) if document.text != title.text else by),
        facts=view.plural(
            "{many} fact", "{many} facts", len(index.records), many=view.number(len(index.records))
        ),
        draft=draft_of(view),
    )


def _index(texts: Sequence[_Text], corpus: Corpus, first: Language) -> str:
    """Return the page that leads to the others: the latest text first, without a date last."""
    ordered = sorted(texts, key=lambda each: _newest_first(each.member))
    locales = [Locale(each) for each in dict.fromkeys((first, *Language))]
    editions = [_edition(each, ordered, corpus) for each in locales]
    return render_page(
        "report/together.html.j2",
        styles=("base.css", "report/bar.css", "report/together.css"),
        scripts=("report/words.js", "report/together.js"),
        editions=editions,
        said={each["lang"]: each["said"] for each in editions},
        # Who reads the page knows nothing of the folders of who made it.
        faults=[_without_folder(each) for each in corpus.faults],
    )


def _without_folder(fault: str) -> str:
    """Return why a file is no dataset without the path of its folder."""
    where, colon, why = fault.partition(": ")
    return f"{PurePath(where).name}{colon}{why}"


def _newest_first(member: Member) -> tuple[bool, int, str]:
    days = day_numbers(member.about.date) if member.about.date else None
    return days is None, -days.start if days else 0, member.id


def _edition(locale: Locale, texts: Sequence[_Text], corpus: Corpus) -> dict[str, Any]:
    facts = sum(each.about.facts for each in corpus)
    many, count = len(texts), locale.number(len(texts))
    words = phrases(locale) | {
        "search_texts": locale.message("Search the texts by title, name or date"),
        "none_of_texts": locale.message("No text has these words. Try fewer."),
        "not_read": locale.message("Not read"),
    }
    title = locale.plural("Facts of {many} text", "Facts of {many} texts", many, many=count)
    return {
        "lang": locale.language.value,
        "words": words,
        "title": title,
        "said": {"tab": title} | {each: words[each] for each in _SAID},
        "facts": locale.plural("{many} fact", "{many} facts", facts, many=locale.number(facts)),
        "texts": [
            (each.name, each.member.id, each.entries[locale.language.value]) for each in texts
        ],
    }
