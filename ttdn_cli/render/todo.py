"""The answer of `validate --todo`: what is left to do in a dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.facts.todo import Task
from ttdn_cli.query.answers import Answer, Column
from ttdn_cli.query.view import cell
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.unicode import escape_unsafe, shorten

_MOST = 200


def describe_tasks(tasks: Sequence[Task], name: str, locale: Locale) -> Answer:
    """Return what is left to do as a table, with how many of each there are.

    Args:
        tasks: in the order of the file.
        name: of the file.
        locale: in which language.
    """
    columns = [
        Column(locale.message("Line"), right=True, on_card="note"),
        Column(locale.message("To do")),
        Column(locale.message("Id"), on_card="title"),
        Column(locale.message("What")),
    ]
    rows = [
        [
            cell(str(each.line)),
            cell(locale.word(each.kind)),
            cell(each.id or ""),
            cell(shorten(each.what, _MOST)),
        ]
        for each in tasks
    ]
    counts = Counter(each.kind for each in tasks)
    said = [f"{locale.number(counts[kind])} {locale.word(kind)}" for kind in counts]
    nothing = locale.message("nothing to do")
    return Answer(
        columns=columns if tasks else [],
        rows=rows,
        caption=f"{escape_unsafe(name)}: {', '.join(said) or nothing}",
        objects=map(msgspec.to_builtins, tasks),
        fields=[(key, kind) for key, kind in kind_of(Task).fields.items()],
    )
