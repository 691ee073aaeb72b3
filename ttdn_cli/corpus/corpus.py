"""Many datasets, each read when it is asked for and only if it has changed since the last time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from ttdn_cli.corpus.files import DatasetFile, dataset_files
from ttdn_cli.corpus.processes import kept
from ttdn_cli.corpus.reading import About, Reading, key_of, read, read_all
from ttdn_cli.errors import TtdnError, UnreadableError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.loader import copy_of
from ttdn_cli.facts.progress import LOOKING, show_progress
from ttdn_cli.files import MOST_DATASET_BYTES, STANDARD_INPUT, bytes_of, name_of
from ttdn_cli.text.messages import message, spoken

if TYPE_CHECKING:
    from ttdn_cli.corpus.store import Known, Store


class Member(msgspec.Struct, frozen=True):
    """One of the datasets.

    Attributes:
        name: of its file in messages.
        key: a hash of its content: of two versions of a dataset it is another.
        about: what is to be known without its facts.
        load: returns its facts as MessagePack.
    """

    name: str
    key: bytes
    about: About
    load: Callable[[], bytes]

    @property
    def id(self) -> str:
        """The id of the dataset."""
        return self.about.id

    def index(self) -> Index:
        """Return its facts, decoded anew at each call: nobody has room for all of them at once."""
        return Index(copy_of(self.load()))


class Corpus:
    """Datasets that are asked together.

    Attributes:
        data: the paths as typed.
        members: the datasets, in the order of the paths and of the names of files.
        faults: why files are no datasets, a line each.
        store: what is kept of them in the cache folder, or None.
    """

    def __init__(
        self,
        data: Sequence[str],
        members: Sequence[Member],
        faults: Sequence[str] = (),
        store: Store | None = None,
    ) -> None:
        self.data = data
        self.members = members
        self.faults = faults
        self.store = store

    @property
    def name(self) -> str:
        """What the datasets are called in messages: the paths as typed."""
        return ", ".join(map(name_of, self.data))

    def __iter__(self) -> Iterator[Member]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    @property
    def contents(self) -> Sequence[bytes]:
        """The facts of each dataset as MessagePack, read when they are asked for."""
        return _Contents(self.members)

    def watched(self, members: Sequence[Member] | None = None) -> Iterator[Member]:
        """Yield datasets, and show a person who waits how many of them are done.

        Args:
            members: some of them, or None for all.
        """
        every = self.members if members is None else members
        with show_progress(self.name, LOOKING) as watch:
            for number, member in enumerate(every, 1):
                yield member
                watch(number / len(every))


class _Contents(Sequence[bytes]):
    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [each.load() for each in self._members[place]]
        return self._members[place].load()

    def __len__(self) -> int:
        return len(self._members)


def open_corpus(data: Sequence[str], *, cached: bool = True) -> Corpus:
    """Return the datasets that paths name: what has not changed is not read again.

    Args:
        data: paths, folders, patterns, or `-` for standard input.
        cached: whether to read and write the store.

    Raises:
        UnreadableError: if a folder or pattern has no file.
        TtdnError: if two datasets have the same id, or none of the files is a dataset.
    """
    files = dataset_files(data)
    store = _store(data) if cached else None
    readings = _readings(files, store, ", ".join(data))
    members: list[Member] = []
    faults: list[str] = []
    for file, reading in zip(files, readings, strict=True):
        if reading.about:
            members.append(
                Member(
                    name_of(file.path),
                    reading.key,
                    reading.about,
                    _Content(file.path, reading, store).load,
                )
            )
        else:
            faults.append(f"{name_of(file.path)}{reading.fault}")
    _check_ids(members)
    return Corpus(data, members, faults, store)


def _store(data: Sequence[str]) -> Store | None:
    try:
        from ttdn_cli.corpus.store import open_store
    except ImportError:  # Some builds of Python have no SQLite.
        return None
    return open_store(data)


def _check_ids(members: Sequence[Member]) -> None:
    known: dict[str, Member] = {}
    for each in members:
        if other := known.get(each.id):
            raise TtdnError(
                message(
                    "{one} and {other} have the same id, {id!r}. Change one, or leave one out.",
                    one=other.name,
                    other=each.name,
                    id=each.id,
                )
            )
        known[each.id] = each


class _Content:
    """The facts of a dataset: kept, in the store, or read from its file once more."""

    def __init__(self, path: str, reading: Reading, store: Store | None) -> None:
        self._path = path
        self._key = reading.key
        self._store = store
        self._kept = reading.content

    def load(self) -> bytes:
        if self._kept:
            return self._kept
        found = self._store.content(self._key) if self._store else None
        if found is None:
            # Somebody deleted the store, or another process has a newer version of the file.
            reading = read(self._path)
            if reading.key != self._key:
                why = reading.fault.lstrip(": ") or message("changed while it was read. Try again.")
                raise UnreadableError(name_of(self._path), why)
            found = reading.content
        return found


def _readings(files: Sequence[DatasetFile], store: Store | None, name: str) -> list[Reading]:
    """Return what each file has, in their order, and store what is new.

    Args:
        files: to read.
        store: what was read before, or None.
        name: of all of them, for the progress.
    """
    started = time.time_ns()
    known = store.files(spoken()) if store else {}
    found, same = _unchanged(files, known)
    todo = [place for place, each in enumerate(found) if each is None]
    paths = [files[place].path for place in todo]
    sizes = [signature[0] if (signature := files[place].signature) else 0 for place in todo]

    def goes_to_store(place: int, reading: Reading) -> bool:
        return bool(store and reading.key) and files[place].path != STANDARD_INPUT

    def keep(some: Sequence[tuple[int, Reading]]) -> None:
        fresh = [(files[place], each) for place, each in some if goes_to_store(place, each)]
        if store and fresh:
            store.put(fresh, started, spoken())

    before = len(files) - len(todo)
    with show_progress(name) as watch:

        def watch_rest(share: float) -> None:
            watch((before + share * len(todo)) / len(files))

        readings = zip(todo, read_all(paths, sizes, watch_rest), strict=True)
        for place, reading in kept(readings, keep):
            found[place] = reading
            if goes_to_store(place, reading):
                # What the store has need not stay in memory too.
                found[place] = msgspec.structs.replace(reading, content=b"")
    keep(same)
    gone = (
        known.keys() - {each.absolute for each in files} if todo or len(known) != len(files) else ()
    )
    if store and (gone or todo):
        store.drop(gone)
    return [each for each in found if each]


def _unchanged(
    files: Sequence[DatasetFile], known: Mapping[str, Known]
) -> tuple[list[Reading | None], list[tuple[int, Reading]]]:
    """Return what was read before of each file, or None, and which of these only look changed."""
    found: list[Reading | None] = [None] * len(files)
    same: list[tuple[int, Reading]] = []
    if not known:
        return found, same
    # Only with a store there is anything to compare with.
    from ttdn_cli.corpus.store import written

    by_key = {each.reading.key: each.reading for each in known.values()}
    for place, file in enumerate(files):
        before = known.get(file.absolute)
        if before and before.signature and before.signature == written(file.signature):
            found[place] = before.reading
        elif file.path != STANDARD_INPUT:
            with suppress(TtdnError):
                data = bytes_of(file.path, MOST_DATASET_BYTES)
                if reading := by_key.get(key_of(data, file.path)):
                    found[place] = reading
                    same.append((place, reading))
    return found, same
