"""The footnote of each record, for the page's button that copies it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import cite
from ttdn_cli.share.cite.footnote import footnote


def citations(view: View) -> dict[str, Any]:
    """Return the footnotes of all records in the language of a view.

    Those of the speech differ in the paragraph alone. So they are kept as what comes `before` and
    `after` it, and what is between of each id; those of documents are `whole`.
    """
    ids = list(view.index.records)
    # Of no ids the speech itself is cited.
    every = dict(zip(ids, cite(ids, view.index), strict=True)) if ids else {}
    notes = {id_: footnote(each, view) for id_, each in every.items()}
    of_speech = [notes[id_] for id_, each in every.items() if not each.cited]
    before = _same_beginning(of_speech)
    left = [each.removeprefix(before) for each in of_speech]
    after = _same_beginning([each[::-1] for each in left])[::-1]
    return {
        "before": before,
        "after": after,
        "between": {
            id_: note.removeprefix(before).removesuffix(after)
            for id_, note in notes.items()
            if not every[id_].cited
        },
        "whole": {id_: note for id_, note in notes.items() if every[id_].cited},
    }


def _same_beginning(texts: Sequence[str]) -> str:
    """Return what all texts begin with: what the first and the last of them in order share."""
    if not texts:
        return ""
    pairs = zip(min(texts), max(texts), strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
