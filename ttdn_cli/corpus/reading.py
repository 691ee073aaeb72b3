"""Reading many files of datasets: in as many processes as there are processors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b, sha256
from pathlib import PurePath
from typing import Literal

import msgspec

from ttdn_cli.corpus.processes import map_at_once
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.progress import Watch, unwatched
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.files import MOST_DATASET_BYTES, bytes_of, name_of
from ttdn_cli.query.derived import date_inferred
from ttdn_cli.text.slugs import slug
from ttdn_cli.text.unicode import escape_unsafe

_FEW_BYTES = 256 * 1024
"""What is read before another process has started."""


class About(msgspec.Struct, frozen=True, array_like=True):
    """What is to be known of a dataset without its facts.

    Attributes:
        id: of the dataset.
        date: of the event, else of the publication, ISO 8601 as precise as known, or None.
        date_inferred: what of it is a conclusion: `year`, `date` or None.
        author: the name, as published, of who speaks or issued the text, or None.
        author_label: the same in both languages.
        counts: how many records each list of it has, by the key of the section.
        dated: how many of them have a date for the timeline.
        sha256: of the bytes of its file, in hexadecimal digits.
    """

    id: str
    date: str | None
    date_inferred: Literal["year", "date"] | None
    author: str | None
    author_label: Bilingual | None
    counts: dict[str, int]
    dated: int
    sha256: str

    @property
    def facts(self) -> int:
        """How many records it has."""
        return sum(self.counts.values())


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """What was read of a file.

    Attributes:
        key: a hash of its bytes and of its name, where that counts; empty if it cannot be read.
        about: the dataset, or None if it is none.
        content: its facts as MessagePack; nothing if it is none.
        fault: why it is none, in the language of the process, without the name of the file.
    """

    key: bytes
    about: About | None = None
    content: bytes = b""
    fault: str = ""


def key_of(data: bytes, path: str) -> bytes:
    """Return what tells a dataset from all others: a hash of its bytes and its default id."""
    # No id has a NUL: of two datasets, all that is hashed differs.
    hashed = blake2b(default_id(path).encode() + b"\0", digest_size=24)
    hashed.update(data)
    return hashed.digest()


def default_id(path: str) -> str:
    """Return the id of a dataset that has none: its file's name without the ending."""
    # Names of files of a folder often begin alike.
    return slug(PurePath(path).stem, "dataset", longest=80)


def read(path: str) -> Reading:
    """Return what a file has."""
    from ttdn_cli.facts.validation import check_dataset

    key = b""
    try:
        data = bytes_of(path, MOST_DATASET_BYTES)
        key = key_of(data, path)
        dataset = check_dataset(data, name_of(path), default_id=default_id(path))
    except TtdnError as error:
        return Reading(key, fault=str(error).removeprefix(escape_unsafe(name_of(path))))
    about = _about(Index(dataset), sha256(data).hexdigest())
    return Reading(key, about, msgspec.msgpack.encode(dataset))


def _about(index: Index, sha256: str) -> About:
    author = index.records[index.author] if index.author else None
    return About(
        index.dataset.id,
        index.date,
        date_inferred(index.event) if index.event else None,
        getattr(author, "name", None),
        author.label if author else None,
        {key: len(section) for key, section in index.sections.items() if section},
        sum(1 for each in index.records.values() if each.dated),
        sha256,
    )


def read_all(
    paths: Sequence[str], sizes: Sequence[int], watch: Watch = unwatched
) -> Iterator[Reading]:
    """Yield what each file has, in their order.

    Args:
        paths: of the files.
        sizes: of the same, in bytes, as far as known.
        watch: is told which share of the bytes is read.
    """
    every, done = sum(sizes) or 1, 0
    readings = map_at_once(read, paths, few=sum(sizes) < _FEW_BYTES)
    for size, reading in zip(sizes, readings, strict=True):
        done += size
        watch(done / every)
        yield reading
