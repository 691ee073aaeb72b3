"""Citations as CSL-JSON, which Zotero, Pandoc and citeproc read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from ttdn_cli.share.cite.citation import Citation, moments, own
from ttdn_cli.text.locales import Language, Locale


def csl_json(citations: Sequence[Citation]) -> str:
    """Return a JSON array of the items of works."""
    items = msgspec.json.encode([item_of(each) for each in citations])
    return f"{msgspec.json.format(items, indent=2).decode()}\n"


def item_of(citation: Citation) -> dict[str, Any]:
    """Return the item of a work, with the types and variables of CSL 1.0.2.

    A name is parted where the dataset parts it, and a family name that comes first is said to stay
    there; all others are literal, so that no program turns them round. A date of which something is
    a conclusion is literal, with brackets: the mark that CSL has is for what is about right, as
    `ca. 2024`. The number and the kind of a document are in its title: as variables of their own
    they are printed twice, and as those of a public law of the United States. So is who issued
    legislation, which many styles print without an author. `event` is what
    `event-title` was called before 1.0.2. The archived address is in the note, since styles begin
    the place in an archive with a capital. The Vietnamese title of an English text is kept from
    the capitals of English ones.
    """
    author, event = own(citation.author, citation), own(citation.event, citation)
    parts, issued = citation.name_parts, date_of(citation.date)
    held = issued
    if citation.date and citation.inferred:
        held = issued = {"literal": _bracketed(citation, citation.date)}
        if event and citation.inferred == "year":
            # A style that wants the year alone prints all that is literal.
            years = dict.fromkeys(each[0] for each in moments(citation.date))
            issued = {"literal": f"[{'–'.join(years)}]"}
    name: dict[str, Any] = {"literal": author}
    if parts:
        name = {"family": parts.family, "given": parts.given}
        name |= {"static-ordering": True} if parts.family_first else {}
    variables = {
        "id": citation.key,
        "type": citation.type,
        "author": [name] if author and has_author(citation) else None,
        "title": title_of(citation, kept=citation.language == "en"),
        "genre": None if citation.cited else own(citation.genre, citation),
        "event-title": event,
        "event": event,
        "event-place": citation.place,
        "event-date": event and held,
        "issued": issued,
        "authority": author if citation.cited else None,
        "publisher": citation.publisher,
        "URL": citation.url,
        "accessed": citation.url and date_of(citation.retrieved),
        "note": citation.note,
        "language": citation.language,
    }
    return {name: value for name, value in variables.items() if value}


def has_author(citation: Citation) -> bool:
    """Return whether the item of a work has an author: legislation has an authority instead."""
    return citation.author is not None and citation.type != "legislation"


def title_of(citation: Citation, *, kept: bool = False) -> str | None:
    """Return the title of an item: of legislation with who issued it, else with its translation.

    A text without a title has none: styles print its genre instead, as no title.

    Args:
        citation: of a work.
        kept: whether programs are told to leave capitals and small letters of the translation.
    """
    if citation.title is None:
        return None
    name, by = own(citation.name, citation) or "", own(citation.author, citation)
    if citation.type == "legislation" and by:
        issued = f"{name} của {by}" if citation.language == "vi" else f"{name} ({by})"
        return f"{issued}{citation.title.removeprefix(name)}"
    before, after = ('<span class="nocase">', "</span>") if kept else ("", "")
    translated = f" {before}[{citation.translated}]{after}" if citation.translated else ""
    return f"{citation.title}{translated}"


def date_of(date: str | None) -> dict[str, Any] | None:
    """Return a date as a variable in numbers, or None without one."""
    parts = [[int(part) for part in each] for each in moments(date)]
    return {"date-parts": parts} if parts else None


def _bracketed(citation: Citation, date: str) -> str:
    """Return the date in the language of the work, what is a conclusion of it in brackets."""
    locale = Locale(Language(citation.language))
    if citation.inferred == "year":
        return locale.date(date, year_inferred=True)
    return f"[{locale.date(date)}]"
