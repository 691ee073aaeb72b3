"""Citations as CSL-JSON, which Zotero, Pandoc and citeproc read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from ttdn_cli.share.cite.citation import Citation, Document, Speech
from ttdn_cli.text.dates import parse_date


def csl_json(citations: Sequence[Citation]) -> str:
    """Return an array of items with the types and variables of CSL 1.0.2.

    Names are literal, so that no program turns a Vietnamese name round. An item has no locator's
    label; the note says that it is a paragraph.
    """
    items = [_item(each) for each in citations]
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"


def _item(citation: Citation) -> dict[str, Any]:
    item = _document(citation) if isinstance(citation, Document) else _speech(citation)
    return {name: value for name, value in item.items() if value is not None}


def _speech(speech: Speech) -> dict[str, Any]:
    return {
        "id": speech.key,
        "type": "speech",
        "author": [{"literal": speech.speaker.vi}],
        "title": speech.title,
        "genre": speech.document.vi,
        "event-title": speech.event.vi,
        "event-place": speech.place,
        "issued": _date(speech.date),
        "publisher": speech.publisher,
        "URL": speech.url,
        "locator": speech.locator or None,
        "note": speech.note,
        "language": "vi",
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.key,
        "type": document.kind,
        "author": [{"literal": document.issuer.vi}],
        "title": document.title,
        "genre": document.type.vi,
        "number": document.number,
        "authority": document.issuer.vi,
        "issued": _date(document.date),
        "language": "vi",
    }


def _date(iso: str | None) -> dict[str, list[list[int]]] | None:
    if iso is None:
        return None
    return {"date-parts": [[part for part in parse_date(iso) if part is not None]]}
