"""`ttdn show`: one record, or several, whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from ttdn_cli.commands import completion
from ttdn_cli.commands.options import (
    DataOption,
    JsonOption,
    LangOption,
    NoCacheOption,
    WholeFormatOption,
    format_of,
)
from ttdn_cli.errors import NoSuchIdError
from ttdn_cli.facts.loader import DatasetLoader

if TYPE_CHECKING:
    from ttdn_cli.evidence.passages import Passage
    from ttdn_cli.facts.index import Index
    from ttdn_cli.facts.records import Record


def show(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="The records to show.", autocompletion=completion.ids),
    ],
    form: WholeFormatOption = None,
    json: JsonOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Taken as everywhere; it is always shown here.")
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--in", metavar="SOURCE", help="Show the sentences around the quotes in this text."
        ),
    ] = None,
) -> None:
    """Print records whole, with their evidence and what refers to them."""
    # The completion of an id loads this module, and does not wait for these.
    from ttdn_cli.commands.printing import print_answers, view_of
    from ttdn_cli.query.answers import nearest, whole

    style = format_of(form, json=json)
    view = view_of(DatasetLoader(data, cached=not no_cache), lang)
    answer, unknown = whole(ids, view, _reader(source, view.index) if source else None)
    if style not in ("table", "markdown") or len(unknown) < len(ids):
        print_answers(style, answer)
    if unknown:
        raise NoSuchIdError({id_: nearest(id_, view.index) for id_ in unknown})


def _reader(source: str, index: Index) -> Callable[[Record], list[Passage]]:
    from ttdn_cli.evidence import article
    from ttdn_cli.evidence.alignment import align
    from ttdn_cli.evidence.passages import find_passages
    from ttdn_cli.text.canonical import Canonical

    text = Canonical(article.read(source))
    alignment = align(text, index.source.fingerprints)
    return lambda record: find_passages(record, text, alignment)
