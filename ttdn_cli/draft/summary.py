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
from ttdn_cli.text.messages import message
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
        (len(changes.added), message("New records")),
        (moved, message("Records with evidence that moved")),
        (len(lost), message("Records no longer in the text")),
        (len(check), message("Records to check: their sentence changed")),
        (back, message("Records that the text has again")),
        (len(changes.dismissed), message("Removed records left out")),
        (unplaced, message("New places not placed")),
    ]
    for number, what in counts:
        if number:
            yield f"{what}: {locale.number(number)}"
    if not any(number for number, _ in counts):
        if changes.is_other:
            yield message("The text has changed, the records have not")
        else:
            yield message("Nothing to change")
    yield from (message("  check: {id}", id=each) for each in check)
    yield from (message("  gone: {id}", id=each) for each in lost)


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
    yield message("Found: {what}", what=", ".join(found) or message("nothing"))
    checks = len(draft.checks) + sum(len(each.checks) for each in draft.records)
    todo = [
        (checks, message("to check: guesses with `# check:` behind them")),
        (len(draft.records), message("to review: records with `review: unreviewed`")),
        (len(draft.ignored), message("not placed: in coverage.ignore")),
    ]
    for number, what in todo:
        if number:
            yield f"  {locale.number(number)} {what}"
    for text in sorted(draft.ignored, key=_worth)[:_MOST_LISTED]:
        yield f"    {shorten(text)}"
    if (more := len(draft.ignored) - _MOST_LISTED) > 0:
        yield message("    and {count} more", count=locale.number(more))
