"""Draft what a text quotes: words in quotation marks that somebody said or wrote."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

from ttdn_cli.draft.candidate import Candidate, Named, Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import claims
from ttdn_cli.extraction.mentions import BodyMention, DocumentMention, QuotationMention
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import CAPITALS

_REACH = 100
_NEAR = 60
_FEWEST = 4
"""Words of a quotation that no verb of saying introduces."""

_MOST = 80
"""Words of a quotation; what is longer is a whole text in quotation marks."""

_BREAKS = re.compile(r"[.;:\n](?=\s)|\n")
_ENDS_SENTENCE = re.compile(r"[.!?…][”\"»]?\Z")
_SAYS_BEHIND = re.compile(
    r"[”\"»]?,? (?:ông|bà|anh|chị|cụ|em|đồng chí) "
    rf"([{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{1,4}})(?: \([^()\n]{{1,40}}\))? "
    r"(?:nói|cho biết|chia sẻ|khẳng định|nhấn mạnh|bày tỏ|tâm sự|phát biểu|kể)(?=[.,;]|\s*\Z|\n)"
)
_HOLDER = re.compile(
    rf"(?<!\w)([{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{1,5}}),(?: [^\W\d_]+){{1,6}} \Z"
)
_APPOSED = re.compile(
    rf"(?<!\w)([{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{1,5}}), [^.;:!?\n\"“”]{{3,90}},\Z"
)
"""A person with an office behind the name, up to the verb."""

_NAME = re.compile(
    rf"((?:[{CAPITALS}][^\W\d_]*(?: |(?=[\s,:]|\Z))){{2,5}})"
    r"(?:\([^()]{1,40}\) ?)?,? ?(?:[^\W\d_]+ ){0,4}\Z"
)


def draft_quotations(reading: Reading) -> Iterator[Candidate]:
    """Yield the quotations of a text, with whose words they are where that stands before them."""
    bodies = [each for each in reading.mentions if isinstance(each, BodyMention)]
    ends = [each.end for each in bodies]
    documents = [
        (each.start, each.end) for each in reading.mentions if isinstance(each, DocumentMention)
    ]
    language, seen = reading.language, set[str]()
    for each in reading.mentions:
        if not isinstance(each, QuotationMention):
            continue
        said = " ".join(each.quote.split())
        before = _before(reading, each.start)
        is_said = _is_said(said, before)
        lines = reading.text[each.start : each.end]
        if said in seen or is_said is False or "\n" in lines:
            continue
        reach = 2 if is_said else _REACH
        if _follows_document(reading, documents, each.start, reach):
            continue
        seen.add(said)
        fields: dict[str, Any] = {"text": {language: said}}
        spans = [(each.start, each.end)]
        checks = {} if is_said else {"text": "words that are quoted, or a title or a term?"}
        voice = _voice(reading, each.start, bodies, ends) or _voice_behind(reading, each.end)
        if voice:
            fields["said_by"] = voice[0]
            spans.append(voice[1])
            checks["said_by"] = "are these the words of that person or body?"
        yield Candidate(
            section="quotations",
            name=" ".join(said.split()[:7]),
            fields=fields,
            spans=spans,
            checks=checks,
            optional=("said_by",),
        )


def _before(reading: Reading, place: int) -> str:
    start, _ = reading.sentence_at(place)
    return reading.text[max(start, place - _REACH) : place].lower()


def _is_said(said: str, before: str) -> bool | None:
    """Return whether quoted words are said by somebody, and are no title and no single term.

    None is a guess: they are long, and nothing says what they are.
    """
    words = len(said.split())
    if not 1 < words <= _MOST or claims("quotations", "titles").search(before[-30:]):
        return False
    plain = before.rstrip(" :,-–")
    verbs = claims("quotations", "said").finditer(plain)
    is_told = any(each.end() >= len(plain) - len(" rằng") for each in verbs)
    if is_told or before.rstrip().endswith(":"):
        return words >= _FEWEST - 1
    if claims("quotations", "sayings").search(before[-_NEAR:]):
        return words >= _FEWEST
    whole = _ENDS_SENTENCE.search(said) is not None and said[0].isupper()
    if whole and words >= _FEWEST + 2:
        return True
    return None if words >= _FEWEST else False


def _follows_document(reading: Reading, documents: list[Span], place: int, reach: int) -> bool:
    """Return whether a document stands shortly before a place: what is quoted is its name."""
    before = bisect_left(documents, (place,)) - 1
    if before < 0 or documents[before][1] < place - reach:
        return False
    return not _BREAKS.search(reading.text, documents[before][1], place)


def _voice(
    reading: Reading, place: int, bodies: list[BodyMention], ends: list[int]
) -> tuple[Named, Span] | None:
    """Return who says what is quoted, where the words right before it say so, and where."""
    start, _ = reading.sentence_at(place)
    window = max(start, place - _REACH)
    before = reading.text[window:place].rstrip(" :,")
    verb = list(claims("quotations", "said").finditer(before.lower()))
    if not verb or verb[-1].end() < len(before) - len(" rằng"):
        return None
    head = before[: verb[-1].start()]
    stop = window + len(head.rstrip())
    last = bisect_left(ends, stop + 1) - 1
    if last >= 0 and stop - 1 <= ends[last] <= stop:
        body = bodies[last]
        if _office_before().search(reading.text, max(start, body.start - 40), body.start):
            return _holder(reading, start, body.start)
        return Named("organizations", body.name), (body.start, body.end)
    if held := _APPOSED.search(head.rstrip()):
        holder = " ".join(_without_title(held[1].split()))
        last = window + held.end(1)
        return (Named("people", holder), (last - len(holder), last)) if " " in holder else None
    found = _NAME.search(head)
    if not found:
        return None
    words = found[1].split()
    # A title is written with a capital too: the name is what follows it.
    name = _without_title(words)
    if len(name) < 2:
        return None
    joined = " ".join(name)
    first = reading.text.rfind(joined, window, window + found.end(1))
    return (Named("people", joined), (first, first + len(joined))) if first >= 0 else None


@cache
def _office_before() -> re.Pattern[str]:
    lists = load("people")
    every = [*lists["offices"], *lists["offices_en"], *lists["deputies"]]
    words = "|".join(sorted(map(re.escape, every), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?: of(?: the)?)? \Z", re.I)


def _voice_behind(reading: Reading, end: int) -> tuple[Named, Span] | None:
    """Return who says what is quoted, where the words right behind it say so: `"…", bà A nói`."""
    found = _SAYS_BEHIND.match(reading.text, end)
    return (Named("people", found[1]), found.span(1)) if found else None


def _holder(reading: Reading, start: int, stop: int) -> tuple[Named, Span] | None:
    """Return who holds an office of a body, where the name is before it: `Ông A, Cục trưởng …`."""
    named = _HOLDER.search(reading.text, start, stop)
    name = " ".join(_without_title(named[1].split())) if named else ""
    if not named or " " not in name:
        return None
    return Named("people", name), (named.end(1) - len(name), named.end(1))


def _without_title(words: list[str]) -> list[str]:
    """Return the words of a name without those of a title before them."""
    said = " ".join(words)
    last = 0
    for found in claims("quotations", "honorifics").finditer(said.lower()):
        last = found.end()
    return said[last:].split()
