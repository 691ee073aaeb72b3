"""What comes closest where no record has all that was looked for."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from operator import itemgetter
from typing import NamedTuple

from ttdn_cli.query.search.matching import NAMES, VALUES, matches_of
from ttdn_cli.query.search.nearest import (
    LONG,
    MOST_WORDS,
    nearest_here,
    nearest_known,
    parts_of,
)
from ttdn_cli.query.search.questions import content_of, is_english, sections_asked
from ttdn_cli.query.search.searcher import Found, Searcher
from ttdn_cli.query.search.terms import Phrase
from ttdn_cli.query.search.texts import Role
from ttdn_cli.text.words import Word, words_of

_MOST = 2
"""Records that are named where none has all the words."""

_MOST_VAGUE = 7
"""Records with the one word that was found: where more have it, none of them is close."""

_NEARLY = 0.8
"""The part of the most weight with which a record is close too."""

_GUESSED = 0.5
"""What a word that is only spelt alike tells, of what the word itself would."""

_ROLES: frozenset[Role] = VALUES | {"heading"}


class Closest(NamedTuple):
    """A record that has most of what was looked for, where none has all of it.

    Attributes:
        found: the record.
        words: those of what was looked for that it has, as the dataset spells them.
    """

    found: Found
    words: list[str]


def closest(typed: str, searcher: Searcher) -> list[Closest]:
    """Return the few records that have most of what was looked for, at least half of it.

    A word that no record has is taken for the one that is spelt most like it. What few records have
    counts for more than what many have (inverse document frequency: K. Spärck Jones, "A statistical
    interpretation of term specificity", Journal of Documentation 28, 1972).
    """
    words = words_of(typed)[:MOST_WORDS]
    # All of it may be one name that is spelt wrong.
    content = content_of(words)
    for name in (nearest_here(content, searcher) or nearest_known(content))[:1]:
        found = searcher.search(name)
        return [Closest(found._replace(matches=found.matches[:1]), [name])] if found.matches else []
    exact = any(word.marked for word in words) or is_english(words)
    meant = searcher.meant(words, "events", exact=exact)
    sought = [_sought(part, typed, searcher) for _, part in parts_of(meant, searcher, near=True)]
    asked = sections_asked(words)
    ranked: list[tuple[float, tuple[bool, bool, int], Closest]] = []
    for each in searcher.everything:
        having = [one for one in sought if each.record.id in one.ids]
        if len(sought) > 1 and len(having) >= max(1, len(sought) / 2):
            phrases = [one.phrase for one in having]
            weight = sum(one.weight for one in having)
            matches = matches_of(phrases, [each], _ROLES, asked)
            found = Found(matches, "near", phrases, asked)
            # Of names that have the words, the shortest says least else.
            best = matches[0].texts[0]
            is_name = best.role == "own" and best.field in NAMES
            order = (each.section.key in asked, is_name, -len(best.words))
            said = Closest(found, [one.words for one in having])
            ranked.append((weight, order, said))
    ranked.sort(key=itemgetter(0, 1), reverse=True)
    near = [said for weight, *_, said in ranked if weight >= _NEARLY * ranked[0][0]]
    vague = [each for each in near if len(each.words) == 1]
    texts = [each.found.matches[0].texts[0] for each in vague]
    # A word of a fixed list, such as `year`, tells of a record only what kind it is of.
    if len(vague) > _MOST_VAGUE or any(text.whole and text.field != "kind" for text in texts):
        return []
    return near[:_MOST]


class _Sought(NamedTuple):
    """A part of what was looked for, as the dataset has it.

    Attributes:
        words: in the dataset's spelling.
        phrase: what stands for them in a search.
        ids: those of the records that have it.
        weight: how much it tells.
    """

    words: str
    phrase: Phrase
    ids: frozenset[str] = frozenset()
    weight: float = 0


def _sought(words: Sequence[Word], typed: str, searcher: Searcher) -> _Sought:
    text = typed[words[0].start : words[-1].end]
    exact = any(word.marked for word in words) or is_english(words)
    long = sum(len(word.plain) for word in words) >= LONG or words[-1].glued
    spelt = [text, *(nearest_here(words, searcher)[:1] if long else [])]
    for each in spelt:
        for near in (False, True):
            phrases = searcher.phrases(words_of(each), exact=exact, near=near)
            found = matches_of(phrases, searcher.everything, _ROLES, frozenset())
            if found and len(phrases) == 1:
                ids = frozenset(match.searched.record.id for match in found)
                weight = log(1 + len(searcher.everything) / len(ids))
                if each != text:
                    weight *= _GUESSED
                return _Sought(each, phrases[0], ids, weight)
    return _Sought(text, searcher.phrases(words, exact=exact)[0])
