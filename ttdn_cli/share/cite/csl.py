"""Citations as CSL-JSON, which Zotero, Pandoc and citeproc read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from ttdn_cli.share.cite.citation import Citation, moments, own


def csl_json(citations: Sequence[Citation]) -> str:
    """Return a JSON array of items with the types and variables of CSL 1.0.2.

    Names are literal, so that no program turns a Vietnamese name round. The locator of an item has
    no label: the note says that it is a paragraph.
    """
    items = [{name: value for name, value in _item(each).items() if value} for each in citations]
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"


def _item(citation: Citation) -> dict[str, Any]:
    dates, author = moments(citation.date), own(citation.author, citation)
    return {
        "id": citation.key,
        "type": citation.type,
        "author": author and [{"literal": author}],
        "title": citation.title,
        "genre": own(citation.genre, citation),
        "number": citation.number,
        "event-title": own(citation.event, citation),
        "event-place": citation.place,
        "authority": author if citation.cited else None,
        "issued": dates and {"date-parts": [[int(part) for part in each] for each in dates]},
        "publisher": citation.publisher,
        "URL": citation.url,
        "locator": citation.locator,
        "note": citation.note,
        "language": citation.language,
    }
