"""The texts of a dataset that say whose its figures are."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import PersonOrGroup


def own_bodies(index: Index) -> set[str]:
    """Return the ids of the bodies whose text it is."""
    author = index.records.get(index.author or "")
    own = {index.author} if index.author else set()
    if isinstance(author, PersonOrGroup):
        own |= {*author.organizations}
    if index.event:
        own |= {each.id for each in index.event.organizers} | {*index.event.on_behalf_of}
    return own


def own_texts(index: Index) -> Iterator[str]:
    """Yield the texts of a dataset that say whose its figures are."""
    source = index.source
    yield from (each for each in (source.title, source.title_en) if each)
    yield from author_texts(index)
    if event := index.event:
        names = (event.name.vi, event.name.en, event.city, event.province)
        yield from (each for each in names if each)
    for each in own_bodies(index):
        yield from _labels(index, each)


def author_texts(index: Index) -> Iterator[str]:
    """Yield the titles and bodies of the author of a dataset; without one, the text's title."""
    author = index.records.get(index.author or "")
    if author is None:
        yield from (each for each in (index.source.title, index.source.title_en) if each)
    elif isinstance(author, PersonOrGroup):
        for title in author.titles:
            yield from (each for each in (title.title.vi, title.title.en) if each)
        for each in author.organizations:
            yield from _labels(index, each)
    else:
        yield from _labels(index, author.id)


def _labels(index: Index, id_: str) -> Iterator[str]:
    label = index.label(id_)
    yield from (each for each in (label.vi, label.en) if each)


def texts_beside(index: Index) -> dict[int, set[str]]:
    """Return by paragraph what is quoted of it, and the names of the places and bodies there."""
    found: dict[int, set[str]] = {}
    for section in index.claims.values():
        for claim in section:
            for entry in claim.evidence:
                found.setdefault(entry.paragraph, set()).add(entry.quote)
    for place in index.dataset.places:
        names = {place.name, place.name_en or "", place.name_vi or "", *place.aliases}
        for entry in place.evidence:
            found[entry.paragraph] |= names
    for body in index.dataset.organizations:
        names = {*body.names, body.name_en or "", body.name_vi or "", *body.aliases}
        for entry in body.evidence:
            found[entry.paragraph] |= names
    return found
