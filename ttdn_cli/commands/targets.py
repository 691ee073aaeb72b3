"""What a command is asked to write: where, whether it may, and what is said when it is done."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from ttdn_cli.errors import TargetError
from ttdn_cli.facts.index import Index
from ttdn_cli.render.terminal import tell, warn
from ttdn_cli.share.target import check_target, leftovers
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, plural

if TYPE_CHECKING:
    from ttdn_cli.corpus.corpus import Corpus


def target_of(argument: str | None, option: str | None, example: str) -> str:
    """Return what is to be written, which an argument or an option names.

    Args:
        argument: the path, or None without one.
        option: the same for the option.
        example: a command line that names a file.

    Raises:
        typer.BadParameter: if both name one, or neither does.
    """
    if argument is not None and option is not None:
        raise typer.BadParameter(
            message("Use either OUT or --out. Such as: {example}", example=example)
        )
    target = option if argument is None else argument
    if target is None:
        raise typer.BadParameter(
            message("Name the file to write. Such as: {example}", example=example)
        )
    return target


def prepare(
    out: str, *, force: bool, folder: bool = False, reads: Iterable[str | None] = ()
) -> None:
    """Refuse a target that cannot be written, and say what a killed run left beside it.

    Args:
        out: the target.
        force: whether it may be there.
        folder: whether it is a folder.
        reads: the files that are read, none of which is overwritten.

    Raises:
        TargetError: as `check_target` does, or if it is one of these files.
    """
    for each in filter(None, reads):
        with suppress(OSError):
            if os.path.samefile(out, each):  # noqa: PTH121
                raise TargetError(out, message("is a file to read. Use another name to write."))
    for each in leftovers(out):
        # Not only on a terminal: it may be all that is left of a folder.
        warn(each)
    check_target(out, force=force, folder=folder)


def tell_written(target: str, what: str, then: str) -> None:
    """Tell a person at a terminal what was written, and what to do with it.

    Args:
        target: the path.
        what: how much of what is in it, or nothing.
        then: a sentence, such as `try_out` makes of a command.
    """
    file = f"{target}: {what}" if what else target
    said = message("Wrote {file}.", file=file)
    tell(f"{said} {then}")


def count_of_facts(index: Index, locale: Locale) -> str:
    """Return how many facts a dataset has, with the noun."""
    count = len(index.records)
    return plural("{many} fact", "{many} facts", count, many=locale.number(count))


def count_of_many(corpus: Corpus, locale: Locale) -> str:
    """Return how many facts many datasets have, in how many of these, and what was not read."""
    count = sum(each.about.facts for each in corpus)
    facts = plural("{many} fact", "{many} facts", count, many=locale.number(count))
    # One dataset waits for none of what many need.
    from ttdn_cli.corpus.columns import count_datasets

    return f"{facts} · {count_datasets(locale, len(corpus), len(corpus), len(corpus.faults))}"


def try_out(*command: str) -> str:
    """Return the advice to run a command, quoted for a shell."""
    return message("Try: {command}", command=shlex.join(command))


def open_in_browser() -> str:
    """Return the advice for a page."""
    return message("Open it in a browser.")
