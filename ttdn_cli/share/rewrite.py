"""A dataset's file with some keys changed: only they are written anew, and all else is kept.

What comes of it is read again: a file that would not be the same dataset is not written.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.issues import DatasetError, Issues
from ttdn_cli.facts.upgrade import Edit, edits
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.facts.yaml_text import YamlText, plain
from ttdn_cli.text.messages import message


def upgraded(data: bytes, file: str, name: str) -> bytes | None:
    """Return the file of a dataset of schema 1 in the form of today, or None if it has that form.

    Args:
        data: the file.
        file: its name in messages.
        name: the id of the dataset where its event has none.

    Raises:
        DatasetError: if it is not a dataset.
        TtdnError: if what would be written is not the same dataset, so that nothing is lost.
    """
    before = check_dataset(data, file)
    text = YamlText(data, file)
    changes = list(edits(plain(text.root), name))
    if not changes:
        return None
    for change in changes:
        text.apply(change)
    text.quote_dates()
    after = text.encoded()
    try:
        found = check_dataset(after, file)
        # Where no event has one, an old dataset has no id of its own.
        same = found == replace(before, id=found.id) and found.id in (before.id, name)
    except DatasetError:
        same = False
    if not same:
        raise TtdnError(
            file, message("cannot be upgraded without a change of its facts. Edit it by hand.")
        )
    return after


def check_rewritten(before: bytes, after: bytes, file: str) -> None:
    """Check what is to be written in the place of a file, with one part of it changed.

    Args:
        before: the file.
        after: what is to be written.
        file: its name in messages.

    Raises:
        DatasetError: if that is no dataset; it has the places of the faults in the file as it is.
    """
    try:
        check_dataset(after, file)
        return
    except DatasetError as error:
        found = error
    old, new = before.splitlines(), after.splitlines()
    same = next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0
    )
    grown, issues = len(new) - len(old), Issues()
    issues.more = found.more
    for each in found.issues:
        issues.add(replace(each, line=each.line - grown) if each.line > same + grown else each)
    raise DatasetError(file, issues)


def fingerprinted(data: bytes, file: str, fingerprints: Sequence[str]) -> bytes:
    """Return the file of a dataset with these fingerprints of its paragraphs.

    Args:
        data: the file, which has a mapping `source`.
        file: its name in messages.
        fingerprints: one per paragraph.

    Raises:
        TtdnError: if more would change than these, so that nothing is lost.
    """
    text = YamlText(data, file)
    expected = plain(text.root)
    expected["source"]["fingerprints"] = list(fingerprints)
    text.apply(Edit(("source",), "fingerprints", list(fingerprints)))
    after = text.encoded()
    try:
        same = plain(YamlText(after, file).root) == expected
    except TtdnError:
        same = False
    if not same:
        what = message(
            "cannot be given fingerprints as it is written. Write source.fingerprints as []."
        )
        raise TtdnError(file, what)
    return after
