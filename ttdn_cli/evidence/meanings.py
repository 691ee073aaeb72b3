"""Whether a text says that an abbreviation is short for something else than a dataset says."""

from __future__ import annotations

import re
from functools import cache

from ttdn_cli.text.canonical import Canonical, bare_words, canonical_words
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_MOST_WORDS = 24
"""Words beside an abbreviation that are read; a full name has fewer."""

_OPENS = re.compile(r"[(\[][^()\[\]]*\Z")
_PARTED = re.compile(r"[\"'–—:=-]\s*\Z")
_JOINED = re.compile(r"[\"')\]]*(?: ?[,:=(\[\"'–—-]+ ?| )")


def has_other_meaning(text: Canonical, words: range, expansion: str) -> bool:
    """Return whether a text spells an abbreviation out as something else, before or after it.

    Before it, what stands there has to be its meaning where the text says that it is short for it,
    as brackets do. After it, and at other signs, only words with its letters count as a meaning.

    Args:
        text: the text.
        words: those of the abbreviation.
        expansion: its meaning, or nothing where it has none.
    """
    if not expansion:
        return False
    start, stop = text.starts[words.start], text.starts[words.stop] - 1
    first = text.starts[max(0, words.start - _MOST_WORDS)]
    last = text.starts[min(len(text.words), words.stop + _MOST_WORDS)] - 1
    whole = text.text[start:stop]
    (bare,) = bare_words([whole])
    place = start + whole.find(bare)
    before, after = text.text[first:place], text.text[place + len(bare) : last]
    wanted = _folded(" ".join(canonical_words(expansion)))
    return _differs_before(before, bare, wanted) or _differs_after(after, bare, wanted)


@cache
def _links() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("meanings")
    before, after = (
        "|".join(sorted(map(re.escape, data[side]), key=len, reverse=True))
        for side in ("before", "after")
    )
    return re.compile(rf"(?<!\w)(?:{before})\W*\Z", re.I), re.compile(rf"(?:{after})(?!\w)", re.I)


def _differs_before(before: str, bare: str, wanted: list[str]) -> bool:
    link = _links()[0].search(before)
    opens = _OPENS.search(before[: link.start()] if link else before)
    if link or (opens and not opens.group().strip("([ \"'")):
        place = min(each.start() for each in (link, opens) if each)
        said = _folded(before[:place])
        return said[-len(wanted) :] != wanted
    if not _PARTED.search(before):
        return False
    said = _folded(before)
    sizes = range(len(bare), min(2 * len(bare) + 2, len(said)) + 1)
    return said[-len(wanted) :] != wanted and any(
        _is_short_for(bare, said[-size:]) for size in sizes
    )


def _differs_after(after: str, bare: str, wanted: list[str]) -> bool:
    if not (joined := _JOINED.match(after)):
        return False
    rest = after[joined.end() :]
    if link := _links()[1].match(rest):
        rest = rest[link.end() :]
    elif joined.group() == " ":
        return False
    said = _folded(rest)
    if said[: len(wanted)] == wanted:
        return False
    return _is_short_for(bare, said[: 2 * len(bare) + 2])


def _folded(text: str) -> list[str]:
    return [fold(each) for each in bare_words(text.split()) if any(map(str.isalnum, each))]


def _is_short_for(bare: str, said: list[str]) -> bool:
    """Return whether the letters of an abbreviation begin words in their order, from the first."""
    letters = [each for each in fold(bare) if each.isalpha()]
    initials = iter(each[0] for each in said)
    first = bool(said and letters) and said[0][0] == letters[0]
    return first and all(letter in initials for letter in letters)
