"""What a file that is handed on says of the dataset: its title, its source, its licence."""

from __future__ import annotations

from typing import NamedTuple

from ttdn_cli.facts.index import Index
from ttdn_cli.query.derived import document_of, title_of
from ttdn_cli.query.view import View
from ttdn_cli.share.export.jsonld import web_address
from ttdn_cli.text.locales import Language


class Description(NamedTuple):
    """What a dataset is, in English, but for the titles, which are in the language of the source.

    Attributes:
        title: of the event, or of the text without one.
        facts: from which text the facts are, in a sentence, and what of that nobody has recorded.
        source: the title of the text, with its kind and publisher.
        address: where the text is on the web, or where a copy of it is kept, or None.
        licence: of the data, or None.
    """

    title: str
    facts: str
    source: str
    address: str | None
    licence: str | None


def title_together(count: int) -> str:
    """Return the title of what holds so many datasets, in English."""
    return f"Facts of {count:,} {'text' if count == 1 else 'texts'}"


def facts_together(count: int) -> str:
    """Return of which texts the facts of so many datasets are, in a sentence."""
    return (
        f"{title_together(count)}. Each row names its dataset, which the table datasets describes."
    )


def describe(index: Index) -> Description:
    """Return what a dataset is."""
    source, event, view = index.source, index.event, View(index, Language.EN)
    document, publisher = view.say(document_of(index)), source.publisher
    named = f"{view.say(event.label)}: t" if event else "T"
    dated = f" ({view.date_of(event)})" if event and event.date else ""
    by = f", {publisher}" if publisher else ""
    text = f"{source.title} ({document})" if source.title else document
    address = web_address(source.url) or web_address(source.archived_url)
    licence = index.dataset.license
    unknown = [
        f"The {what} is not recorded."
        for what, known in (("address of the text", address), ("licence of the data", licence))
        if not known
    ]
    return Description(
        getattr(event.label, source.language) if event else title_of(index),
        " ".join([f"{named}he facts of {document}{dated}{by}.", *unknown]),
        f"{text}{by}",
        address,
        licence,
    )
