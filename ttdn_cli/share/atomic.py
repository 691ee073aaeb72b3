"""Write files and folders completely or not at all, and overwrite only if `force` is set.

What is written lies beside the target first, under a random name of this process alone, and is
given the name of the target when it is complete. A signal takes effect before or after that. Of a
folder that is overwritten, Linux exchanges the names at one moment (`renameat2`): a process that is
killed after that (SIGKILL), and before it has removed the old folder, leaves it under the random
name. Where there is no exchange there are two renames, and a process that is killed between them
leaves the old folder alone, under a name that says so. `target.leftovers` finds both at once: what
a run that goes on has beside the target is held by it (`holds`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ttdn_cli.errors import TargetError
from ttdn_cli.share.names import Identity, OpenFolder, keep
from ttdn_cli.share.signals import heed_signals, signals_held
from ttdn_cli.share.target import (
    CHANGED,
    EXISTS,
    aside,
    check_target,
    explained,
    followed,
    reason,
    temporary,
)
from ttdn_cli.text.messages import message

STANDARD_OUTPUT = "-"

Files = Mapping[str, "bytes | Path | Files"]
"""The files of a folder: the content of each, or where that lies meanwhile; or a folder in it."""

_CHUNK = 1 << 20


def write_file(target: str, content: bytes | Iterable[bytes], *, force: bool) -> None:
    """Write a file as a whole. One that is overwritten keeps its owner and permissions.

    Args:
        target: its path.
        content: all of it, or its parts, each made when the one before is written.
        force: whether to overwrite an existing file.

    Raises:
        TargetError: as `check_target` does, or if it cannot be written. Then nothing has changed.
    """
    status = check_target(target, force=force)
    with _beside(target) as (place, name, own):
        identity = _create(place, own, content, status)
        try:
            if place.identity(own) != identity:
                raise TargetError(target, message(CHANGED))
            if force:
                place.move(own, name)
            else:
                _claim(place, own, name, target, force=force)
        finally:
            place.remove_file(own, identity)


def write_folder(target: str, files: Files, *, force: bool) -> None:
    """Write a folder of files as a whole. One that is overwritten keeps its owner and permissions.

    Args:
        target: its path.
        files: what is in it, by the names.
        force: whether to overwrite an existing folder in which nothing else is.

    Raises:
        TargetError: as `check_target` does; if anything would be lost that is not overwritten; or
            if it cannot be written. Then nothing has changed.
    """
    status = check_target(target, force=force, folder=True)
    with _beside(target) as (place, name, own):
        if status:
            _check_replaceable(place, name, files, target)
        place.create_folder(own, 0o700 if status else 0o777)
        identity = place.identity(own)
        try:
            with OpenFolder(own, place) as folder:
                place.hold(folder)
                if folder.identity() != identity:
                    raise TargetError(target, message(CHANGED))
                _fill(folder, files)
                if status:
                    folder.keep(status)
                if place.identity(own) != identity:
                    raise TargetError(target, message(CHANGED))
            if status:
                old = _swap(place, own, name, files, target)
                replaced = place.identity(old)
                place.remove_folder(old, replaced, files)
                if old == own and place.identity(own) == replaced:
                    place.move(own, aside(name))  # The next run tells of it.
            else:
                _claim(place, own, name, target, force=force)
        finally:
            place.remove_folder(own, identity, files)


@contextmanager
def _beside(target: str) -> Iterator[tuple[OpenFolder, str, str]]:
    """Open the folder of a target; give also the target's name in it and a temporary one."""
    with explained(target):
        path = followed(Path(target))
        with signals_held(), OpenFolder(str(path.parent)) as place:
            yield place, path.name, temporary(path.name)


def _fill(folder: OpenFolder, files: Files) -> None:
    """Create what is in a folder."""
    for name, content in files.items():
        if isinstance(content, Mapping):
            folder.create_folder(name, 0o777)
            with OpenFolder(name, folder) as inner:
                _fill(inner, content)
        else:
            _create(folder, name, content if isinstance(content, bytes) else content.read_bytes())


def _create(
    place: OpenFolder,
    name: str,
    content: bytes | Iterable[bytes],
    status: os.stat_result | None = None,
) -> Identity:
    """Create a complete file or none; it is like the one of the status, if that is given."""
    descriptor = place.create_file(name, 0o600 if status else 0o666)
    place.hold(descriptor)
    made = os.fstat(descriptor)
    identity = made.st_dev, made.st_ino
    try:
        try:
            if status:
                keep(descriptor, status)
            for part in [content] if isinstance(content, bytes) else content:
                rest = memoryview(part)
                while rest:
                    heed_signals()
                    rest = rest[os.write(descriptor, rest[:_CHUNK]) :]
            # Else a name can be on the disk before the content, which a loss of power would show.
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        place.remove_file(name, identity)
        raise
    return identity


def _claim(place: OpenFolder, own: str, name: str, target: str, *, force: bool) -> None:
    try:
        place.claim(own, name)
    except FileExistsError:
        raise TargetError(target, message(CHANGED if force else EXISTS)) from None


def _check_replaceable(place: OpenFolder, name: str, files: Files, target: str) -> None:
    """Refuse to replace a folder in which anything is that is not overwritten."""
    place.check_writable(name)
    with OpenFolder(name, place) as folder:
        place.hold(folder)
        for each, is_file in sorted(folder.names().items()):
            content = files.get(each)
            if content is None:
                why = message("contains {name}, which would be deleted.", name=each)
            elif isinstance(content, Mapping) and not is_file:
                _check_replaceable(folder, each, content, target)
                continue
            elif isinstance(content, Mapping):
                why = message("contains {name}, which is not a folder.", name=each)
            elif not is_file:
                why = message("contains {name}, which is not a file.", name=each)
            else:
                continue
            use = message("Use the name of a new folder.")
            raise TargetError(target, f"{why} {use}")


def _swap(place: OpenFolder, own: str, name: str, files: Files, target: str) -> str:
    """Put a folder in the place of another, and return the name that the other has then.

    What has come into the other one meanwhile is seen only then: nobody else knows its name.
    """
    if place.exchange(own, name):
        try:
            _check_replaceable(place, own, files, target)
        except BaseException:
            place.exchange(own, name)
            raise
        return own
    old = aside(name)
    place.move(name, old)
    try:
        _check_replaceable(place, old, files, target)
        place.claim(own, name)
    except BaseException:
        try:
            place.claim(old, name)
        except FileExistsError:
            why = message("was changed by another process. What it was is in {old}.", old=old)
            raise TargetError(target, why) from None
        except OSError as error:
            where = message("What it was is in {old}.", old=old)
            raise TargetError(target, f"{reason(error, target)} {where}") from None
        raise
    return old
