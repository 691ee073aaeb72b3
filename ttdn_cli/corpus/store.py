"""What was read of many files before: a database in the cache folder.

A file counts as unchanged where its size, its times of change of content and of metadata, its inode
and its device are. Both times have to be some seconds old when it is read: within the resolution
of the clock of a file system another change leaves no trace (git calls such files racily clean).
Otherwise the hash of its bytes decides. The time of change of content alone never does.

SQLite sees to it that a process that is killed leaves what was stored before, and that two
processes do not disturb each other. What cannot be read, written or trusted is ignored.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from ttdn_cli.corpus.files import DatasetFile
from ttdn_cli.corpus.reading import About, Reading
from ttdn_cli.facts.cache import edition, folder_of, is_own, is_own_place
from ttdn_cli.text.language import Language

MOST_STORES = 8
"""How many stores are kept: one for each set of paths that is asked for."""

_NAME = r"ttdn-[0-9a-f]{64}-corpus"
_RACY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system, that of FAT, has two seconds."""

_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""

_TABLES = """
CREATE TABLE IF NOT EXISTS files (
  path TEXT PRIMARY KEY, signature TEXT, key BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS abouts (key BLOB PRIMARY KEY, about BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (
  key BLOB PRIMARY KEY, digest BLOB NOT NULL, content BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS faults (
  key BLOB, language TEXT, fault TEXT NOT NULL, PRIMARY KEY (key, language)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (key BLOB PRIMARY KEY, words TEXT NOT NULL);
"""


class Known(NamedTuple):
    """What is known of a file: its signature, if that can be trusted, and what was read of it."""

    signature: str | None
    reading: Reading


class Store:
    """The store of one set of paths.

    Attributes:
        folder: that has it, and what else is made of the same datasets.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection

    def files(self, language: Language) -> dict[str, Known]:
        """Return what is known of files, by their absolute paths.

        Args:
            language: in which it is said why a file is no dataset.
        """
        with self._trusting():
            decode = msgspec.msgpack.Decoder(About).decode
            rows = self._connection.execute(
                "SELECT path, signature, files.key, about, fault FROM files "
                "LEFT JOIN abouts ON abouts.key = files.key "
                "LEFT JOIN faults ON faults.key = files.key AND language = ?",
                (language,),
            )
            return {
                path: Known(signature, Reading(key, about and decode(about), fault=fault or ""))
                for path, signature, key, about, fault in rows
                if about or fault
            }
        return {}

    def content(self, key: bytes) -> bytes | None:
        """Return the facts of a dataset as MessagePack, or None if it is not there or broken."""
        with self._trusting():
            row = self._connection.execute(
                "SELECT digest, content FROM contents WHERE key = ?", (key,)
            ).fetchone()
            if row and row[0] == _digest(key, row[1]):
                content: bytes = row[1]
                return content
        return None

    def put(
        self, readings: Iterable[tuple[DatasetFile, Reading]], started: int, language: Language
    ) -> None:
        """Store what was read of files.

        Args:
            readings: of files that could be read, also of those that are no datasets.
            started: when the reading began, in nanoseconds since the epoch.
            language: in which it is said why a file is none.
        """
        files, abouts, contents, faults = [], [], [], []
        for file, reading in readings:
            files.append((file.absolute, _trusted(file.signature, started), reading.key))
            if reading.fault:
                faults.append((reading.key, language, reading.fault))
            if reading.about and reading.content:
                abouts.append((reading.key, msgspec.msgpack.encode(reading.about)))
                digest = _digest(reading.key, reading.content)
                contents.append((reading.key, digest, reading.content))
        with self._trusting(), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO faults VALUES (?,?,?)", faults)
            # The file comes last: what it refers to is there then.
            self._connection.executemany("INSERT OR REPLACE INTO contents VALUES (?,?,?)", contents)
            self._connection.executemany("INSERT OR REPLACE INTO abouts VALUES (?,?)", abouts)
            self._connection.executemany("INSERT OR REPLACE INTO files VALUES (?,?,?)", files)

    def words(self) -> dict[bytes, str]:
        """Return the words of datasets by their keys, as far as they are known."""
        with self._trusting():
            return dict(self._connection.execute("SELECT key, words FROM words"))
        return {}

    def put_words(self, words: Iterable[tuple[bytes, str]]) -> None:
        """Store the keys of datasets with their words."""
        with self._trusting(), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO words VALUES (?,?)", words)

    def drop(self, paths: Iterable[str]) -> None:
        """Remove what is known of files by their absolute paths, and datasets that are in none."""
        with self._trusting(), self._connection:
            self._connection.executemany(
                "DELETE FROM files WHERE path = ?", [(each,) for each in paths]
            )
            for table in ("abouts", "contents", "faults", "words"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM files)"
                )

    @contextmanager
    def _trusting(self) -> Iterator[None]:
        """Ignore what cannot be read or written; what is broken is removed, to be made anew."""
        try:
            yield
        except sqlite3.OperationalError:
            pass  # In use for too long, on a full disk, or deleted meanwhile.
        except (sqlite3.DatabaseError, msgspec.MsgspecError, TypeError, ValueError):
            shutil.rmtree(self.folder, ignore_errors=True)


def open_store(data: Sequence[str], environ: Mapping[str, str] = os.environ) -> Store | None:
    """Return the store of the datasets that paths name, or None where there is no place for one.

    Args:
        data: the paths as typed: another folder or pattern has another store.
        environ: says where the cache folder is.
    """
    base, made_by = folder_of(environ), edition()
    if base is None or made_by is None:
        return None
    named = "\0".join(map(os.path.abspath, data)).encode(errors="surrogateescape")
    key = blake2b(made_by + named, digest_size=32).hexdigest()
    folder = base / f"ttdn-{key}-corpus"
    for attempt in range(2):
        try:
            if not folder.is_dir():
                if not base.exists() and not is_own_place(base):
                    return None
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _prune(base, folder)
            if not (is_own(base.stat()) and is_own(folder.stat())):
                return None
            connection = sqlite3.connect(folder / "datasets.sqlite", timeout=_PATIENCE)
            # A process may be killed at any time; where power fails, what is broken is made anew.
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(_TABLES)
            os.utime(folder)
            return Store(folder, connection)
        except sqlite3.DatabaseError as error:
            # Broken, and not only in use: it is made anew, once.
            if attempt or isinstance(error, sqlite3.OperationalError):
                return None
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            return None
    return None


def _digest(key: bytes, content: bytes) -> bytes:
    return blake2b(content, digest_size=16, key=key).digest()


def _trusted(signature: tuple[int, ...] | None, started: int) -> str | None:
    """Return a signature as it is stored, or None where another change might leave it as it is."""
    if signature is None or max(signature[1:3]) > started - _RACY:
        return None
    return written(signature)


def written(signature: tuple[int, ...] | None) -> str:
    """Return a signature as the store has it; an inode may have more bits than an integer there."""
    return " ".join(map(str, signature or ()))


def _prune(base: Path, kept: Path) -> None:
    """Remove the stores that nobody has asked for the longest, beyond those that are kept."""
    with suppress(OSError):
        stores = [each for each in base.iterdir() if re.fullmatch(_NAME, each.name)]
        by_age = sorted(
            (each for each in stores if each != kept),
            key=lambda each: each.stat().st_mtime,
            reverse=True,
        )
        for each in by_age[MOST_STORES - 1 :]:
            shutil.rmtree(each, ignore_errors=True)
