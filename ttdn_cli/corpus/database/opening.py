"""The database of the datasets that are asked: one file, made once for each state of them.

It lies beside the store of the datasets, under a name with a hash of all that is in it, and never
changes: who reads it is not disturbed, and two processes that make the same file put it there one
after the other. It is made in a folder of its own and moved when it is complete, so a process that
is killed leaves the files that there were; the folder that it leaves is removed later. Without a
store, the file is a temporary one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_cli.corpus.corpus import Corpus
from ttdn_cli.corpus.database.library import CATALOG, import_duckdb, literal
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

_HOUR = 3600
_MAKING, _SPILLED, _ENDING = "making-", "spilled-", ".duckdb"


@contextmanager
def database_of(corpus: Corpus, *, locked: bool = True) -> Iterator[DuckDBPyConnection]:
    """Open the database of datasets for reading alone.

    Args:
        corpus: the datasets.
        locked: whether what is asked there comes from a user: it reads and writes no other file,
            reaches no network, sees nothing of this process, and cannot change any of that.

    Raises:
        TtdnError: if DuckDB is not installed, or there is no place for the file.
    """
    import_duckdb()
    with closing(_kept(corpus) or _temporary(corpus)) as connection:
        if locked:
            for setting, value in _LOCK.items():
                connection.execute(f"SET {setting} = {value}")
        yield connection


@contextmanager
def working_folder(corpus: Corpus) -> Iterator[Path]:
    """Give a folder for what is on its way; beside the store, what killed processes leave goes.

    Raises:
        OSError: if there is no place for it.
    """
    within = corpus.store.folder if corpus.store else None
    prefix = _MAKING if within else "ttdn-"
    with tempfile.TemporaryDirectory(
        prefix=prefix, dir=within, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def _kept(corpus: Corpus) -> DuckDBPyConnection | None:
    """Open the file beside the store, made if it is not there; None where that cannot be."""
    if not corpus.store:
        return None
    folder = corpus.store.folder
    path = folder / _name(corpus)
    for again in (False, True):
        try:
            if not path.exists():
                _tidy(folder)
                _make_in(folder, path, corpus, None if again else _older(folder))
            return _connected(path, folder / _random(_SPILLED))
        except (OSError, import_duckdb().Error):
            # Another process has removed it, or it is broken: it is made anew, once.
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return None


def _temporary(corpus: Corpus) -> DuckDBPyConnection:
    from ttdn_cli.corpus.database.loading import make

    spilled = Path(tempfile.gettempdir(), _random("ttdn-"))
    try:
        with tempfile.TemporaryDirectory(prefix="ttdn-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, f"facts{_ENDING}")
            make(path, corpus)
            # Where a file that is open can be removed, it is gone also if the process is killed.
            return _connected(path, spilled)
    except (OSError, import_duckdb().Error) as error:
        why, _, _ = str(getattr(error, "strerror", None) or error).partition("\n")
        said = message("{why}. Set TMPDIR to another folder.", why=why.rstrip(".!"))
        raise TtdnError(message("temporary folder"), said) from None


def _name(corpus: Corpus) -> str:
    """Return the name of the file with these datasets, in this order, from files of these names."""
    made = [import_duckdb().__version__]
    made += (f"{each.key.hex()} {os.path.basename(each.name)}" for each in corpus)  # noqa: PTH119
    said = "\n".join(made).encode(errors="surrogateescape")
    return f"facts-{blake2b(said, digest_size=16).hexdigest()}{_ENDING}"


def _random(beginning: str) -> str:
    return f"{beginning}{os.urandom(8).hex()}"


def _older(folder: Path) -> Path | None:
    """Return the newest file that has, perhaps, most of the same datasets."""
    found = [each for each in folder.iterdir() if each.suffix == _ENDING]
    return max(found, key=lambda each: each.stat().st_mtime, default=None)


def _make_in(folder: Path, path: Path, corpus: Corpus, older: Path | None) -> None:
    # What is there already waits for none of what makes it.
    from ttdn_cli.corpus.database.loading import make

    own = folder / _random(_MAKING)
    own.mkdir(mode=0o700)
    try:
        make(own / path.name, corpus, older)
        (own / path.name).replace(path)
    finally:
        shutil.rmtree(own, ignore_errors=True)
    for each in folder.glob(f"*{_ENDING}"):
        if each != path:
            # Windows keeps what another process reads; it is removed the next time.
            with suppress(OSError):
                each.unlink()


def _tidy(folder: Path) -> None:
    """Remove what killed processes have left."""
    for each in folder.iterdir():
        if each.name.startswith((_MAKING, _SPILLED)):
            with suppress(OSError):
                if time.time() - each.stat().st_mtime > _HOUR:
                    shutil.rmtree(each, ignore_errors=True)


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
        connection.execute(f"ATTACH {literal(str(path))} AS {CATALOG} (READ_ONLY)")
        connection.execute(f"USE {CATALOG}")
    except BaseException:
        connection.close()
        raise
    return connection
