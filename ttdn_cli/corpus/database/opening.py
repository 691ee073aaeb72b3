"""The database of the datasets that are asked: one file, made once for each state of them.

It lies beside the store of the datasets, under a name with a hash of all that is in it, and never
changes: who reads it is not disturbed, and two processes that make the same file put it there one
after the other. It is made in a folder of its own and moved when it is complete, so a process that
is killed leaves the files that there were; the folder that it leaves is removed later. Where it
takes long, a copy of what there is so far lies beside the store too: who begins again goes on with
that. Without a store, the file is a temporary one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, TypeVar

from ttdn_cli.corpus.corpus import Corpus
from ttdn_cli.corpus.database.failures import is_broken, no_room, told, too_much_memory
from ttdn_cli.corpus.database.folders import held_folder, remove_left
from ttdn_cli.corpus.database.library import CATALOG, import_duckdb, literal
from ttdn_cli.corpus.database.memory import bounded_memory
from ttdn_cli.errors import TtdnError
from ttdn_cli.text.messages import message

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MEMORY = "400MB"
"""What DuckDB may have for a question."""

_MOST_SPILLED = "4GB"
"""What it may write to the disk where that is too little."""

_LOCK = {
    "enable_external_access": "false",
    "lock_configuration": "true",
}
"""What is set when the file is open, in this order."""

_ENDING = ".duckdb"
_UNFINISHED = f"unfinished{_ENDING}"

_First = TypeVar("_First")


class BrokenError(TtdnError):
    """The database is broken; the file is removed, and the next one that asks makes it anew."""


@contextmanager
def database_of(corpus: Corpus, *, locked: bool = True) -> Iterator[DuckDBPyConnection]:
    """Open the database of datasets for reading alone.

    Args:
        corpus: the datasets.
        locked: whether what is asked there comes from a user: it reads and writes no other file,
            reaches no network, sees nothing of this process, cannot change any of that, and takes
            no more memory than there is for a question.

    Raises:
        TtdnError: if DuckDB is not installed, or there is no place for the file.
        BrokenError: if what is asked there finds that the file is broken.
    """
    duckdb = import_duckdb()
    remove_left(_folder(corpus))
    with ExitStack() as stack:
        connection = _kept(corpus, stack) or _temporary(corpus, stack)
        stack.enter_context(closing(connection))
        if locked:
            for setting, value in _LOCK.items():
                connection.execute(f"SET {setting} = {value}")
            stack.enter_context(bounded_memory())
        try:
            yield connection
        except duckdb.Error as error:
            if not is_broken(error):
                raise
            if folder := _folder(corpus):
                (folder / _name(corpus)).unlink(missing_ok=True)
            said = message("what was kept there is broken, and removed. Try again.")
            raise BrokenError(message("cache folder"), said) from None
        except MemoryError:
            raise too_much_memory() from None


@contextmanager
def asked_of(
    corpus: Corpus, ask: Callable[[DuckDBPyConnection], _First], *, locked: bool = True
) -> Iterator[_First]:
    """Give what is asked of the database first, while it is open; a broken one is made anew, once.

    Args:
        corpus: the datasets.
        ask: what is asked, perhaps twice.
        locked: as `database_of` has it.

    Raises:
        TtdnError: as `database_of` does.
    """
    try:
        stack, first = _asked(corpus, ask, locked=locked)
    except BrokenError:
        stack, first = _asked(corpus, ask, locked=locked)
    with stack:
        yield first


def _asked(
    corpus: Corpus, ask: Callable[[DuckDBPyConnection], _First], *, locked: bool
) -> tuple[ExitStack, _First]:
    with ExitStack() as stack:
        first = ask(stack.enter_context(database_of(corpus, locked=locked)))
        return stack.pop_all(), first


@contextmanager
def working_folder(corpus: Corpus) -> Iterator[Path]:
    """Give a folder for what is on its way; what killed processes have left there goes.

    Raises:
        OSError: if there is no place for it.
    """
    remove_left(_folder(corpus))
    with held_folder(_folder(corpus)) as folder:
        yield folder


def _folder(corpus: Corpus) -> Path | None:
    return corpus.store.folder if corpus.store else None


def _kept(corpus: Corpus, stack: ExitStack) -> DuckDBPyConnection | None:
    """Open the file beside the store, made if it is not there; None where that cannot be."""
    if not (folder := _folder(corpus)):
        return None
    path = folder / _name(corpus)
    for again in (False, True):
        try:
            if not path.exists():
                _make_in(folder, path, corpus, None if again else _older(folder))
            return _connected(path, stack.enter_context(held_folder(folder)))
        except (OSError, import_duckdb().Error):
            # Another process has removed it, or it is broken: it is made anew, once.
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return None


def _temporary(corpus: Corpus, stack: ExitStack) -> DuckDBPyConnection:
    from ttdn_cli.corpus.database.loading import make

    try:
        with held_folder(None) as folder:
            path = folder / f"facts{_ENDING}"
            make(path, corpus)
            # Where a file that is open can be removed, it is gone also if the process is killed.
            return _connected(path, stack.enter_context(held_folder(None)))
    except (OSError, import_duckdb().Error) as error:
        raise no_room(getattr(error, "strerror", None) or told(error).what) from None


def _name(corpus: Corpus) -> str:
    """Return the name of the file with these datasets, in this order, from files of these names."""
    made = [import_duckdb().__version__]
    made += (f"{each.key.hex()} {os.path.basename(each.name)}" for each in corpus)  # noqa: PTH119
    said = "\n".join(made).encode(errors="surrogateescape")
    return f"facts-{blake2b(said, digest_size=16).hexdigest()}{_ENDING}"


def _older(folder: Path) -> Path | None:
    """Return the newest file that has, perhaps, most of the same datasets."""
    found = [each for each in folder.iterdir() if each.suffix == _ENDING]
    return max(found, key=lambda each: each.stat().st_mtime, default=None)


def _make_in(folder: Path, path: Path, corpus: Corpus, older: Path | None) -> None:
    # What is there already waits for none of what makes it.
    from ttdn_cli.corpus.database.loading import make

    with held_folder(folder) as own:
        made, copy = own / path.name, own / _UNFINISHED

        def keep() -> None:
            # Where there is no room for it, it is only not kept.
            with suppress(OSError):
                copyfile(made, copy)
                copy.replace(folder / _UNFINISHED)

        make(made, corpus, older, keep)
        made.replace(path)
    for each in folder.glob(f"*{_ENDING}"):
        if each != path:
            # Windows keeps what another process reads; it is removed the next time.
            with suppress(OSError):
                each.unlink()


def _connected(path: Path, spilled: Path) -> DuckDBPyConnection:
    connection: DuckDBPyConnection = import_duckdb().connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "allow_persistent_secrets": False,
            "python_enable_replacements": False,
            "errors_as_json": True,
            "memory_limit": _MEMORY,
            "temp_directory": str(spilled),
            "max_temp_directory_size": _MOST_SPILLED,
        },
    )
    try:
        connection.execute("SET TimeZone = 'UTC'")  # Of the machine, an answer says nothing.
        # DuckDB knows how far it is; the line that says so is ours.
        connection.execute("SET enable_progress_bar = true")
        connection.execute("SET enable_progress_bar_print = false")
        connection.execute(f"ATTACH {literal(str(path))} AS {CATALOG} (READ_ONLY)")
        connection.execute(f"USE {CATALOG}")
    except BaseException:
        connection.close()
        raise
    return connection
