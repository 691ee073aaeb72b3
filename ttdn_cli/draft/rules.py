"""The rules that propose records, in the order of the sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ttdn_cli.draft.candidate import Candidate
from ttdn_cli.draft.reading import Reading


def propose(reading: Reading) -> Iterator[Candidate]:
    """Yield the records that rules propose for a text."""
    yield from ()


def propose_source(reading: Reading) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what rules say of the source of a text, and what is to be checked of it, by field."""
    words = reading.alignment.paragraphs[0]
    title = " ".join(reading.canonical.words[: words.stop])
    source = {"title": title, "publisher": None, "kind": "other", "language": reading.language}
    return {**source, "url": None, "retrieved": None, "archived_url": None}, {}
