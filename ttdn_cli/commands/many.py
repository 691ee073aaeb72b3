"""Many datasets for a command: which, and what is said of those that cannot be read."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from ttdn_cli.commands.options import one_of_data
from ttdn_cli.errors import CANNOT, TtdnError, UnreadableError
from ttdn_cli.files import bundled, name_of
from ttdn_cli.render.terminal import warn
from ttdn_cli.text.messages import message, plural

if TYPE_CHECKING:
    from ttdn_cli.corpus.corpus import Corpus
    from ttdn_cli.corpus.questions.links import Link

_MOST_FAULTS = 10
"""Files, or figures, of which it is said what is wrong; the others are counted."""


def open_any(data: Sequence[str] | None, *, no_cache: bool = False) -> Corpus:
    """Return the datasets that paths name as `open_many` does, or the bundled one without any."""
    return open_many(data or [str(bundled())], no_cache=no_cache)


def only_data(data: Sequence[str] | None, command: str) -> str | None:
    """Return the path of the dataset that a command takes, or None for the bundled one.

    Raises:
        TtdnError: if many are named.
    """
    path, several = one_of_data(data)
    if several:
        raise TtdnError(
            ", ".join(map(name_of, data or ())),
            message("{command} takes one dataset. Give the path of its file.", command=command),
        )
    return path


def files_of_data(data: Sequence[str] | None) -> list[str]:
    """Return the paths of the files that are read, so that none of them is written.

    Raises:
        UnreadableError: if a folder or pattern has none.
    """
    if not one_of_data(data)[1]:
        return [*(data or ())]
    from ttdn_cli.corpus.files import dataset_files

    return [each.path for each in dataset_files(data or ())]


def open_many(data: Sequence[str], *, no_cache: bool = False) -> Corpus:
    """Return the datasets that paths name, and say on standard error which cannot be read.

    Raises:
        UnreadableError: if a folder or pattern has no file, or none of the files is a dataset.
        TtdnError: if two datasets have the same id, or the only file is none.
    """
    from ttdn_cli.corpus.corpus import open_corpus
    from ttdn_cli.corpus.files import names_many

    # A short answer ends before there is anything to collect; thousands of datasets do not.
    gc.enable()
    corpus = open_corpus(data, cached=not no_cache)
    if corpus.faults and not names_many(data):
        raise TtdnError(*corpus.faults)
    for fault in corpus.faults[:_MOST_FAULTS]:
        warn(fault)
    if (more := len(corpus.faults) - _MOST_FAULTS) > 0:
        warn(plural("{many} more file is none.", "{many} more files are none.", more, many=more))
    if not corpus.members:
        raise UnreadableError(corpus.name, message("none of the files is a dataset."))
    return corpus


def warn_of_links(lost: Sequence[Link]) -> None:
    """Say on standard error which figures are said to be the same as one that no dataset has."""
    for each in lost[:_MOST_FAULTS]:
        warn(
            message(
                "{record}: same_as names {other}, a figure that none of these datasets has.",
                record=each.record,
                other=each.to,
            )
        )
    if (more := len(lost) - _MOST_FAULTS) > 0:
        warn(
            plural(
                "{many} more figure like this.", "{many} more figures like this.", more, many=more
            )
        )


def end_strictly(corpus: Corpus, *, strict: bool, failed: TtdnError | None = None) -> None:
    """End with an error if a dataset could not be read and that counts, or if there is no answer.

    Args:
        corpus: the datasets.
        strict: whether it counts.
        failed: why there is no answer, which may be in what could not be read.

    Raises:
        TtdnError: `failed`, if all was read, or that does not count.
    """
    if strict and corpus.faults:
        if failed:
            warn(*str(failed).split("\n"))
        raise typer.Exit(CANNOT)
    if failed:
        raise failed
