"""The file of a draft: nothing is handed on that is no dataset."""

from __future__ import annotations

import re
from typing import Any

from ttdn_cli.draft.drafting import Draft, Drafter
from ttdn_cli.draft.editing import updated
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.rules import propose
from ttdn_cli.draft.source import draft_source
from ttdn_cli.draft.update import Update, update
from ttdn_cli.draft.writing import write_draft
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.progress import Watch, unwatched
from ttdn_cli.facts.types import MOST_BEFORE_TITLE
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.files import MOST_DATASET_BYTES
from ttdn_cli.text.canonical import canonical_words
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import find_unsafe

_RECORD = re.compile(r"(?P<section>[a-z_]+)(?:\[(?P<place>\d+)\])?")
_MOST_TRIES = 4


def draft_file(
    reading: Reading, id_: str, name: str, watch: Watch = unwatched
) -> tuple[Draft, bytes]:
    """Return what can be drafted of a text, and the file of it, which is a valid dataset.

    Args:
        reading: the text, read.
        id_: of the dataset.
        name: of the text.
        watch: is told how far it is.

    Raises:
        TtdnError: if what is drafted is beyond what a dataset may hold; it names the limit.
        UnplaceableError: if words of the text have characters that a dataset cannot hold.
    """
    source, checks = draft_source(reading)
    source["title"] = _title(reading, source["title"])
    if source["title"] is None:
        checks.pop("title", None)
    watch(0.1)
    candidates = list(propose(reading))
    drafter = Drafter(reading, candidates, lambda share: watch(0.2 + 0.4 * share))
    without: set[str] = set()
    for tries in range(_MOST_TRIES + 1):
        found = drafter.draft(id_, source, checks, without, lambda share: watch(0.6 + 0.2 * share))
        data = "".join(write_draft(found, name)).encode()
        check_size(data, name)
        try:
            check_dataset(data, name, watch=lambda share: watch(0.8 + 0.2 * share), proven=True)
        except DatasetError as error:
            faulty = set(_faulty(found, error))
            if not faulty or tries == _MOST_TRIES:
                what = message(
                    "its draft is no dataset: {why}. Split the text.", why=error.issues[0].what
                )
                raise TtdnError(name, what) from None
            # A record that is fine by itself can disagree with others.
            without |= faulty
        else:
            break
    return found, data


def check_size(data: bytes, name: str) -> None:
    """Refuse a draft that no command would read.

    Args:
        data: the file of it.
        name: of the text.

    Raises:
        TtdnError: if it is larger than a dataset may be.
    """
    if len(data) > MOST_DATASET_BYTES:
        most = MOST_DATASET_BYTES >> 20
        what = message("its draft is larger than {most} MB. Split the text.", most=most)
        raise TtdnError(name, what)


def update_file(
    data: bytes, file: str, text: str, name: str, watch: Watch = unwatched
) -> tuple[Update, bytes]:
    """Return what a newer text changes in a dataset, and the file with these changes.

    Args:
        data: the file of the dataset.
        file: its name in messages.
        text: as it was read.
        name: of the text.
        watch: is told how far it is.

    Raises:
        DatasetError: if the file is no dataset.
        TtdnError: if it cannot be changed without more being changed than that.
        UnplaceableError: if words of the text have characters that a dataset cannot hold.
    """
    dataset = check_dataset(data, file)
    reading = Reading(text, dataset.source.language)
    found, _ = draft_file(reading, dataset.id, name, watch)
    changes = update(dataset, found, reading)
    before = dataset.source.fingerprints
    common = set(before) & set(changes.fingerprints)
    is_known = any(each.places for each in changes.kept) or 2 * len(common) >= len(before) > 0
    if changes.kept and not is_known:
        what = message(
            "has none of the words of {file}. Give the newer text of the same speech.", file=file
        )
        raise TtdnError(name, what)
    return changes, updated(data, file, dataset, changes)


def _title(reading: Reading, title: str | None) -> str | None:
    """Return a title if it is the whole of one of the first paragraphs, and safe to print."""
    text, wanted = reading.canonical, canonical_words(title or "")
    for words in reading.alignment.paragraphs[:MOST_BEFORE_TITLE] if wanted else ():
        if text.words[words.start : words.stop] == wanted:
            return None if find_unsafe(title or "") else title
    return None


def _faulty(found: Draft, error: DatasetError) -> list[str]:
    """Return the ids of the records that errors are about."""
    ids: dict[str, list[str]] = {}
    for each in found.records:
        ids.setdefault(each.section, []).append(each.record.id)
    faulty: list[str] = []
    for issue in error.issues:
        where: Any = _RECORD.match(issue.where)
        if where and (own := ids.get(where["section"])):
            faulty.append(own[int(where["place"] or 0)])
    return faulty
