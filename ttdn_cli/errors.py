"""The errors a user can cause, each with its exit code and its one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import escape_unsafe, shorten

NO = 1
"""Exit code: no result (nothing matched, no such id, a fact did not verify, or a contradiction)."""

_MOST_NAMED = 20
"""Records from which a user chooses that are named one by one; the others are counted."""

CANNOT = 2
"""Exit code: error (bad usage, unreadable or invalid data, or output lost)."""


def did_you_mean(nearest: Sequence[str]) -> str:
    """Return the question whether one of these was meant, after a space; nothing for none."""
    if not nearest:
        return ""
    return message(" Did you mean {nearest}?", nearest=message(" or ").join(nearest))


class TtdnError(Exception):
    """An error that a user can cause. Its text is the one line that they read.

    Args:
        *parts: of the line, joined by colons, such as which file it is and what is wrong with it.
    """

    exit_code = CANNOT

    def __init__(self, *parts: str) -> None:
        super().__init__(escape_unsafe(": ".join(parts)))


class UnreadableError(TtdnError):
    """A file that cannot be read: which one, why, and what to do."""


class TargetError(TtdnError):
    """A file or folder that cannot be written: which one, why, and what to do."""

    def __init__(self, target: str, why: str) -> None:
        super().__init__(target or repr(target), why)


class NothingError(TtdnError):
    """A list without records: of what, under which conditions, in which dataset, with a hint.

    What comes closest to it follows, a line each.
    """

    exit_code = NO

    def __init__(
        self,
        what: str,
        file: str,
        conditions: Sequence[str],
        hint: str = "",
        closest: Sequence[str] = (),
    ) -> None:
        every = shorten(message(" and ").join(map(shorten, conditions)), most=240)
        if conditions:
            said = message("No {what} match {every} in {file}.", what=what, every=every, file=file)
        else:
            said = message("No {what} in {file}.", what=what, file=file)
        super().__init__(said + hint)
        self.args = ("\n".join([*self.args, *map(escape_unsafe, closest)]),)


class QueryError(TtdnError):
    """An invalid query: the option, what is wrong, the nearest names, and what to do."""

    def __init__(self, option: str, why: str, advice: str, nearest: Sequence[str] = ()) -> None:
        said = f" {advice}" if advice else ""
        super().__init__(option, f"{why}.{did_you_mean(nearest)}{said}")


class NoSuchRecordError(TtdnError):
    """Texts that name no record, or more than one.

    Args:
        unknown: those that name none, each with the nearest ids.
        several: those that name more than one, each with the ids and labels of these. A line for
            each record follows the one that says what is wrong.
        command: in which an id can be typed instead.
        together: whether many datasets have these records.
    """

    exit_code = NO

    def __init__(
        self,
        unknown: Mapping[str, Sequence[str]],
        several: Mapping[str, Sequence[tuple[str, str]]],
        command: str,
        *,
        together: bool = False,
    ) -> None:
        missing = [
            message("No record {id!r}.", id=text)
            + (did_you_mean(ids) or message(" Find ids with ttdn search."))
            for text, ids in unknown.items()
        ]
        super().__init__(" ".join(missing))
        lines = [*self.args] if missing else []
        for text, records in several.items():
            values = {"text": text, "count": len(records), "command": command}
            said = (
                message("{text!r} names {count} records. Choose one: ttdn {command} ID", **values)
                if not together
                else message(
                    "{text!r} names {count} records. Choose one: ttdn {command} ID --data PATH",
                    **values,
                )
            )
            named = records[:_MOST_NAMED]
            width = max(len(id_) for id_, _ in named)
            listed = [f"  {id_:{width}}  {shorten(label, 50)}" for id_, label in named]
            if more := len(records) - len(named):
                listed.append(message("  and {more} more", more=more))
            lines += map(escape_unsafe, (said, *listed))
        self.args = ("\n".join(lines),)
