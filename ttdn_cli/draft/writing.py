"""Write a draft as YAML that is read and edited by people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ttdn_cli.draft.assembly import Drafted
from ttdn_cli.draft.drafting import Draft
from ttdn_cli.facts.dataset import SCHEMA, Dataset
from ttdn_cli.facts.scalars import write_scalar
from ttdn_cli.facts.source import NOT_PLACED
from ttdn_cli.facts.texts import Bilingual

_DATES = {"date", "as_of", "period", "retrieved"}


def write_draft(draft: Draft, name: str) -> Iterator[str]:
    """Yield the YAML of a draft, some lines at a time.

    Args:
        draft: what to write.
        name: of the text, for the comment at the head.
    """
    yield f"# Draft of {' '.join(name.split())}. Read each record, put right what has `# check:`\n"
    yield "# behind it, add what is missing, and take `review: unreviewed` away.\n"
    yield f"schema: {SCHEMA}\nid: {draft.id}\nlicense: null\nsource:\n"
    for key, value in draft.source.items():
        if key != "fingerprints":
            yield from _field(key, value, draft.checks.get(key), 2)
    # A line each, so that a newer text changes only the lines of its own paragraphs.
    yield "  fingerprints:\n"
    yield from (f"    - {each}\n" for each in draft.source["fingerprints"])
    by_section: dict[str, list[Drafted]] = {}
    for each in draft.records:
        by_section.setdefault(each.section, []).append(each)
    for event in by_section.get("event", ()):
        yield "event:\n"
        yield from write_record(event, "  ", "  ")
    for field in msgspec.structs.fields(Dataset):
        if field.name in by_section and field.name != "event":
            yield f"{field.name}:\n"
            for each in by_section[field.name]:
                yield from write_record(each)
    if draft.ignored:
        yield "coverage:\n  ignore:\n"
        for text in draft.ignored:
            yield f"    - {in_one_line(ignored(text))}\n"
    yield "draft:\n  dismissed: []\n  # By which an update knows what a person has removed.\n"
    yield "  drafted:\n"
    yield from (f"    - {write_scalar(each)}\n" for each in draft.remembered)


def ignored(text: str, reason: Bilingual = NOT_PLACED) -> dict[str, Any]:
    """Return what the file has of words that no record holds."""
    return {"text": text, "reason": {"vi": reason.vi, "en": reason.en}}


def write_record(drafted: Drafted, first: str = "  - ", other: str = "    ") -> Iterator[str]:
    """Yield the lines of a record, one at a time: each may be put in another column.

    Args:
        drafted: the record.
        first: what the first line begins with, such as a hyphen.
        other: what the others begin with.
    """
    yield f"{first}id: {drafted.record.id}\n"
    for key, value in drafted.fields.items():
        yield from _field(key, value, drafted.checks.get(key), len(other))
    yield f"{other}review: unreviewed\n"
    yield f"{other}evidence:\n"
    for each in drafted.record.evidence:
        quote = write_scalar(each.quote)
        yield f"{other}  - {{paragraph: {each.paragraph}, quote: {quote}}}\n"


def _field(key: str, value: Any, check: str | None, column: int) -> Iterator[str]:
    """Yield the line of a field, with what is to be checked behind it."""
    comment = f"  # check: {check}" if check else ""
    yield f"{' ' * column}{key}: {_value(key, value)}{comment}\n"


def _value(key: str, value: Any) -> str:
    # A reader of YAML would take a date without quotes for a type of its own.
    return f'"{value}"' if key in _DATES and isinstance(value, str) else in_one_line(value)


def in_one_line(value: Any) -> str:
    """Return a value in one line."""
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_value(key, each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_one_line, value))}]"
    return str(value) if isinstance(value, int) else write_scalar(value)
