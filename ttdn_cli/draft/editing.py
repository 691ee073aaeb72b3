"""Write an update into the file of a dataset, with all that a person has written kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from ttdn_cli.draft.assembly import Drafted
from ttdn_cli.draft.keeping import CHECK
from ttdn_cli.draft.update import Update
from ttdn_cli.draft.writing import ignored, in_one_line, write_record
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.scalars import write_scalar
from ttdn_cli.facts.texts import Record
from ttdn_cli.facts.upgrade import Edit
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.facts.yaml_text import Item, YamlText
from ttdn_cli.text.messages import message


def updated(data: bytes, file: str, dataset: Dataset, update: Update) -> bytes:
    """Return the file of a dataset with an update made in it.

    Args:
        data: the file.
        file: its name in messages.
        dataset: what it holds.
        update: what is to change.

    Raises:
        TtdnError: if more would change than that, so that nothing is lost.
    """
    text = YamlText(data, file)
    for edit in _edits(update, dataset):
        text.apply(edit)
    by_section: dict[str, list[Item]] = {}
    for each in update.added:
        if each.section == "event":
            text.apply(Edit((), "event", _values(each), after="source"))
        else:
            lines = [line.rstrip("\n") for line in write_record(each)]
            by_section.setdefault(each.section, []).append(Item(_values(each), lines))
    for section, items in by_section.items():
        text.change_list((), section, items)
    if update.ignored or update.unignored:
        items = [_item(ignored(said, reason)) for said, reason in update.ignored]
        if text.has("coverage"):
            text.change_list(("coverage",), "ignore", items, update.unignored)
        else:
            text.apply(Edit((), "coverage", {"ignore": [each.value for each in items]}))
    if update.dismissed:
        gone = [{"section": each.section, "quote": each.quote} for each in update.dismissed]
        text.change_list(("draft",), "dismissed", [_item(each) for each in gone])
    after = text.encoded()
    try:
        same = _is_same(dataset, check_dataset(after, file), update)
    except DatasetError as error:
        first = error.issues[0]
        if first.where == "source.title":
            what = message(
                "source.title is no paragraph of the newer text. Make it null, update the file, "
                "and then write the new title there."
            )
            raise TtdnError(file, what) from None
        same = False
    if not same:
        what = message("cannot be updated as it is written. Write its lists in lines of their own.")
        raise TtdnError(file, what)
    return after


def _edits(update: Update, dataset: Dataset) -> Iterator[Edit]:
    """Yield the changes of records that the dataset has, and of the fingerprints."""
    if update.fingerprints != dataset.source.fingerprints:
        yield Edit(("source",), "fingerprints", update.fingerprints, after="language")
    if dataset.draft and update.drafted and update.drafted != dataset.draft.drafted:
        yield Edit(("draft",), "drafted", update.drafted, after="dismissed")
    for each in update.kept:
        for place, entry in each.evidence.items():
            path = (*each.path, "evidence", place)
            if entry.paragraph != each.was.evidence[place].paragraph:
                yield Edit(path, "paragraph", str(entry.paragraph))
            if entry.quote != each.was.evidence[place].quote:
                yield Edit(path, "quote", write_scalar(entry.quote))
        if each.check or each.record.review != each.was.review:
            check = f"# check: {CHECK}" if each.check else None
            yield Edit(each.path, "review", each.record.review, comment=check)


def _values(drafted: Drafted) -> dict[str, Any]:
    evidence = [
        {"paragraph": each.paragraph, "quote": each.quote} for each in drafted.record.evidence
    ]
    own = {"id": drafted.record.id, **drafted.fields}
    return {**own, "review": "unreviewed", "evidence": evidence}


def _item(value: dict[str, Any]) -> Item:
    return Item(value, [f"  - {in_one_line(value)}"])


def _is_same(before: Dataset, after: Dataset, update: Update) -> bool:
    """Return whether each record of a dataset is there as it was, but for evidence and review."""

    def plain(record: Record) -> Record:
        return replace(record, evidence=[], review=None)

    old, new = Index(before).records, Index(after).records
    if len(new) != len(old) + len(update.added):
        return False
    return all(id_ in new and plain(each) == plain(new[id_]) for id_, each in old.items())
