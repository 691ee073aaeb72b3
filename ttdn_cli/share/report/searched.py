"""What the search of the page looks through: the texts in which `ttdn search` looks, and its lists.

The page prints less than can be found of a record, such as its other names, and most of it in one
language. So it holds these texts besides, each once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ttdn_cli.facts.index import Index
from ttdn_cli.query.search.matching import VALUES
from ttdn_cli.query.search.searcher import Searcher
from ttdn_cli.query.search.synonyms import common_spellings, own_spellings
from ttdn_cli.query.search.texts import Searchable, searchable
from ttdn_cli.query.sections import ABSENT
from ttdn_cli.text.gazetteer import load

_Kind = tuple[str, str | None, bool]
"""The role of a text, its language, and whether it is found only as a whole."""


def searched(index: Index) -> dict[str, Any]:
    """Return what `search.js` reads, as JSON has it.

    Texts are listed by their kind and numbered from the first kind to the last; a record has the
    numbers of its own.
    """
    records, others = Searcher(index).everything, searchable([ABSENT], index)
    kinds: dict[_Kind, dict[str, None]] = {}
    for kind, text in _texts([*records, *others]):
        kinds.setdefault(kind, {})[text] = None
    every = ((kind, text) for kind, texts in kinds.items() for text in texts)
    numbers = {each: number for number, each in enumerate(every)}
    thesaurus = load("thesaurus")
    return {
        "texts": [
            {"role": role, "language": language, "whole": whole, "texts": [*texts]}
            for (role, language, whole), texts in kinds.items()
        ],
        "records": [_record(each, numbers) for each in records],
        "others": [_record(each, numbers) for each in others],
        "synonyms": [*own_spellings(index), *common_spellings()],
        "near": [*thesaurus["groups"].values()],
        "questions": thesaurus["questions"],
        "sections": thesaurus["sections"],
    }


def _texts(records: Iterable[Searchable]) -> Iterable[tuple[_Kind, str]]:
    for record in records:
        for each in record.texts:
            # How much a value counts only orders what is found.
            role = "value" if each.role in VALUES else each.role
            yield (role, each.language, each.whole), each.text


def _record(record: Searchable, numbers: dict[tuple[_Kind, str], int]) -> dict[str, Any]:
    own = sorted({numbers[each] for each in _texts([record])})
    return {"id": record.record.id, "section": record.section.key, "texts": own}
