"""What a draft found, and what is left to do, in a few lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ttdn_cli.draft.drafting import Draft
from ttdn_cli.draft.update import Update
from ttdn_cli.facts.source import NOT_PLACED
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.unicode import shorten

_MOST_LISTED = 5
"""Words that were not placed of which the first are listed; the file has all."""

_BARE = re.compile(r"\d{0,2}\W*(?:\w+ \w+)?")
"""The number of an item of a list, with the words behind it that are ignored with it."""


def _worth(text: str) -> int:
    """Return the place of words among those that were not placed: figures and dates first."""
    if any(map(str.isdigit, text)):
        return 2 if _BARE.fullmatch(text) else 0
    return 1


def describe_update(changes: Update, locale: Locale) -> Iterator[str]:
    """Yield the lines of a summary of an update.

    Args:
        changes: what changed in the dataset.
        locale: in which language.
    """
    moved = sum(bool(each.evidence) and not each.gone for each in changes.kept)
    unplaced = sum(reason == NOT_PLACED for _, reason in changes.ignored)
    lost = [each.record.id for each in changes.kept if each.lost]
    check = [each.record.id for each in changes.kept if each.check]
    back = sum(each.back for each in changes.kept)
    counts = [
        (len(changes.added), "Bản ghi mới", "New records"),
        (moved, "Bản ghi có dẫn chứng chuyển chỗ", "Records with evidence that moved"),
        (len(lost), "Bản ghi không còn trong văn bản", "Records no longer in the text"),
        (
            len(check),
            "Bản ghi cần xem lại vì câu đã đổi",
            "Records to check: their sentence changed",
        ),
        (back, "Bản ghi lại có trong văn bản", "Records that the text has again"),
        (len(changes.dismissed), "Bản ghi đã bỏ, không thêm lại", "Removed records left out"),
        (unplaced, "Chỗ mới chưa xếp được", "New places not placed"),
    ]
    for number, vi, en in counts:
        if number:
            yield f"{locale.both(vi, en)}: {locale.number(number)}"
    if not any(number for number, _, _ in counts):
        if changes.is_other:
            vi = "Văn bản đã đổi, không bản ghi nào đổi"
            yield locale.both(vi, "The text has changed, the records have not")
        else:
            yield locale.both("Không có gì thay đổi", "Nothing to change")
    yield from (f"  {locale.both('xem lại', 'check')}: {id_}" for id_ in check)
    yield from (f"  {locale.both('không còn', 'gone')}: {id_}" for id_ in lost)


def describe_draft(draft: Draft, locale: Locale) -> Iterator[str]:
    """Yield the lines of a summary: what was found by kind, what is to do in order of worth.

    Args:
        draft: what was drafted.
        locale: in which language.
    """
    counts: Counter[str] = Counter(each.section for each in draft.records)
    found = [
        f"{locale.say(each.title)} {locale.number(counts[each.key])}"
        for each in SECTIONS
        if counts[each.key] and each.stored
    ]
    nothing = locale.both("không có gì", "nothing")
    yield locale.both("Tìm thấy: ", "Found: ") + (", ".join(found) or nothing)
    checks = len(draft.checks) + sum(len(each.checks) for each in draft.records)
    todo = [
        (
            checks,
            "phỏng đoán cần xem lại (`# check:` trong tệp)",
            "to check: guesses with `# check:` behind them",
        ),
        (len(draft.records), "bản ghi cần rà soát", "to review: records with `review: unreviewed`"),
        (
            len(draft.ignored),
            "chỗ chưa xếp được, ở coverage.ignore",
            "not placed: in coverage.ignore",
        ),
    ]
    for number, vi, en in todo:
        if number:
            yield f"  {locale.number(number)} {locale.both(vi, en)}"
    for text in sorted(draft.ignored, key=_worth)[:_MOST_LISTED]:
        yield f"    {shorten(text)}"
    if (more := len(draft.ignored) - _MOST_LISTED) > 0:
        yield "    " + locale.both(
            f"và {locale.number(more)} chỗ nữa", f"and {locale.number(more)} more"
        )
