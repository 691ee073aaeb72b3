"""Draft the documents that a text cites, and the one that it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ttdn_cli.draft.candidate import Candidate, Named, Span
from ttdn_cli.draft.citations import cited
from ttdn_cli.draft.plans import draft_plans
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import claims, clause_to, spans_of
from ttdn_cli.extraction.mentions import BodyMention, DateMention, DocumentMention
from ttdn_cli.text.document_numbers import DocumentNumber, parse_document_number
from ttdn_cli.text.gazetteer import load

_BEFORE, _AFTER = 200, 160
"""Characters around a citation in which its issuer is looked for."""

_HEAD = 700
"""Characters within which the text says which document it is."""

_MOST_PLACES = 100
"""Places of a document after which more say nothing new."""

_MOST_SUBJECT = 24
"""Words of a subject; what is longer is a sentence."""

_OWN = re.compile(r"[ |*]*số ?:?\s?\d", re.I)
_NUMBER = re.compile(r"(?:số|no\.?|number)[ :.]*(?=\d)|(?=\d)", re.I)
_SUBJECT = re.compile(
    r",? ?(?:về việc|về|on the|on|regarding|concerning) ([^;:.\n“”\"()]{3,240}?)"
    r"(?=[;:\n“”\"()]|\.(?:\s|\Z)| (?:đã|nhằm|để) |, "
    r"(?:đã|có hiệu lực|bộ|các|ủy ban|trong đó|ngày|căn cứ|theo)(?!\w)|\Z)",
    re.I,
)
_QUOTED_SUBJECT = re.compile(r" ?[“\"]([^“”\"\n]{3,240})[”\"]")
_OF_BODY = re.compile(r",? ?(?:của|by the|by|of the|of) ", re.I)
_DATED = re.compile(r",? (?:được )?(?:ban hành|thông qua|ký)?,? ?(?:vào )?ngày \d.*\Z", re.I)
_GAP = re.compile(r"\s*(?:\([^()\n]{1,60}\))?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

_GENERIC = {"Văn bản", "Document"}
"""Types that a later citation may say more of."""

_BASES = {
    "year": {"vi": "Đọc từ số văn bản", "en": "Read from the number of the document"},
    "issuer": {
        "vi": "Theo chữ viết tắt trong số văn bản",
        "en": "By the letters in the number of the document",
    },
    "head": {"vi": "Theo tên cơ quan ở đầu văn bản", "en": "By the letterhead"},
    "number": {
        "vi": "Số được viết liền, đủ phần cuối; văn bản viết tách hoặc viết gọn",
        "en": "The number in one piece and whole; the text parts or shortens it",
    },
}
_ITSELF = {"vi": "Chính văn bản này", "en": "This text itself"}


class _Around(NamedTuple):
    """What stands around the citations of a text, with where it begins."""

    bodies: list[BodyMention]
    body_starts: list[int]
    by_name: dict[str, BodyMention]
    dates: list[DateMention]
    date_starts: list[int]
    document_starts: list[int]

    def has_document(self, mention: DocumentMention, body: BodyMention) -> bool:
        """Return whether another document stands between a citation and a body."""
        first, last = sorted((mention.start, body.start))
        low = bisect_right(self.document_starts, first)
        return low < len(self.document_starts) and self.document_starts[low] < last


def draft_documents(reading: Reading) -> Iterator[Candidate]:
    """Yield each document that a text cites, once, with all the places where it does."""
    around = _around(reading)
    found: dict[str, Candidate] = {}
    mentions = cited(reading)
    candidates = [(each.start, _document(reading, each, around)) for each in mentions]
    taken = [(each.start, each.end) for each in mentions]
    candidates += [(each.spans[0][0], each) for each in draft_plans(reading, taken)]
    for _, candidate in sorted(candidates, key=lambda each: each[0]):
        key = candidate.name.casefold()
        found[key] = _joined(found[key], candidate) if key in found else candidate
    yield from found.values()


def _around(reading: Reading) -> _Around:
    bodies = [each for each in reading.mentions if isinstance(each, BodyMention)]
    dates = [each for each in reading.mentions if isinstance(each, DateMention)]
    by_name: dict[str, BodyMention] = {}
    for each in bodies:
        by_name.setdefault(each.name.casefold(), each)
    starts = [each.start for each in bodies], [each.start for each in dates]
    documents = [each.start for each in reading.mentions if isinstance(each, DocumentMention)]
    return _Around(bodies, starts[0], by_name, dates, starts[1], documents)


def _joined(first: Candidate, again: Candidate) -> Candidate:
    """Return a document that is cited again, with what only the later citation says."""
    if len(first.spans) > _MOST_PLACES:
        return first
    fields = {**again.fields, **first.fields}
    if "date" in again.fields and "date" not in first.fields:
        fields["inferred"] = [
            each for each in fields.get("inferred", []) if each["field"] != "year"
        ]
        fields.pop("year", None)
    type_ = again.fields.get("type")
    if type_ and set(fields.get("type", {}).values()) & _GENERIC:
        fields["type"] = type_
    provisions = [*first.fields.get("provisions", []), *again.fields.get("provisions", [])]
    fields["provisions"] = list(dict.fromkeys(provisions))
    inferred = [*fields.get("inferred", [])]
    if "inferred" not in first.fields:
        inferred = [each for each in inferred if each["field"] not in first.fields]
    fields["inferred"] = [each for each in inferred if each["field"] in fields]
    return Candidate(
        section=first.section,
        name=first.name,
        fields={name: value for name, value in fields.items() if value},
        spans=list(dict.fromkeys([*first.spans, *again.spans])),
        checks={**again.checks, **first.checks},
        optional=tuple(dict.fromkeys([*first.optional, *again.optional])),
    )


def _document(reading: Reading, mention: DocumentMention, around: _Around) -> Candidate:
    language, text = reading.language, reading.text
    is_own = mention.start < _HEAD and bool(
        _OWN.match(text, reading.line_at(mention.start)[0], mention.end)
    )
    fields: dict[str, Any] = {}
    inferred: list[dict[str, Any]] = []
    checks: dict[str, str] = {}
    if mention.type and (language == "vi" or mention.type.casefold() in mention.text.casefold()):
        fields["type"] = {language: mention.type}
    spans = [(mention.start, mention.end)]
    number, parsed = _number(mention) if mention.number else (None, None)
    if number and parsed:
        fields["number"] = number
        if number not in " ".join(mention.text.split()):
            inferred.append(_concluded("number", language))
        if "type" in fields and not parsed.agrees_with_type(mention.type or ""):
            del fields["type"]
    named = _name(mention) if number or not mention.number else " ".join(mention.text.split())
    if named and not (is_own and number):
        fields["name"] = {language: named}
    provisions = _provisions(text, mention)
    if provisions:
        spans.append((provisions[0], provisions[1]))
        fields["provisions"] = [" ".join(text[slice(*provisions)].split())]
    issuer = _issuer(reading, mention, around, parsed, is_own=is_own)
    if issuer:
        body, stated = issuer
        fields["issuer"] = Named("organizations", body.name)
        if is_own and body.name.isupper():
            # The body may be named in other letters below.
            inferred.append(_concluded("issuer", language, "head"))
        if stated:
            spans.append((body.start, body.end))
            office = _office(text, body.start)
            if office and not is_own:
                fields["issuer_office"] = {language: text[slice(*office)]}
                spans.append(office)
        else:
            inferred.append(_concluded("issuer", language, "head" if is_own else "issuer"))
    _add_date(fields, spans, mention, around, parsed)
    if "year" in fields and parsed and parsed.year and not _YEAR.fullmatch(mention.date or ""):
        inferred.append(_concluded("year", language))
    subject = None if is_own else _subject(reading, mention, around)
    if subject:
        fields["subject"] = {language: " ".join(text[slice(*subject)].split())}
        spans.append(subject)
    fields["category"] = _category(mention, parsed, language)
    if fields["category"] is None or (not mention.number and language == "en"):
        checks["category"] = "state, party, treaty, plan or foreign?"
        fields["category"] = fields["category"] or "state"
    if is_own:
        fields["cited_for"] = {language: _ITSELF[language]}
    elif _is_cited(reading, mention.start):
        end = max(mention.end, issuer[0].end if issuer and issuer[1] else 0)
        fields["cited_for"] = {language: clause_to(reading, mention.start, end)}
    if inferred:
        fields["inferred"] = inferred
    return Candidate(
        section="legal_references",
        name=_title(mention, fields, language),
        fields=_in_order(fields),
        spans=spans_of(reading, *spans),
        checks=checks,
        optional=("subject", "issuer_office", "issuer", "date", "provisions"),
    )


_ORDER = (
    "type", "number", "name", "issuer", "issuer_office", "year", "date", "subject", "provisions",
    "category", "cited_for", "inferred",
)  # fmt: skip


def _in_order(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in _ORDER if fields.get(name)}


def _concluded(field: str, language: str, basis: str = "") -> dict[str, Any]:
    return {"field": field, "basis": {language: _BASES[basis or field][language]}}


def _title(mention: DocumentMention, fields: dict[str, Any], language: str) -> str:
    """Return what a document is called: its type and number, else its name."""
    if mention.number:
        has_letters = any(map(str.isalpha, mention.number))
        return mention.number if has_letters else f"{mention.type or ''} {mention.number}".strip()
    return str(fields.get("name", {}).get(language) or mention.text)


def _number(mention: DocumentMention) -> tuple[str | None, DocumentNumber | None]:
    """Return the number as the text writes it, where that is one, else as it is repaired."""
    repaired = mention.number or ""
    said = " ".join(mention.text.split())
    for number in _spellings(repaired, said):
        try:
            if number:
                return number, parse_document_number(number)
        except ValueError:
            continue
    return None, None


def _spellings(number: str, said: str) -> Iterator[str]:
    """Yield a number as a text says it, and then as it is repaired."""
    if number in said:
        yield number
    # A space before a stroke is none of the number.
    letters = map(re.escape, re.findall(r"[^\W_]", number))
    if found := re.search(r"[./–-]{0,3}".join(letters), said, re.I):
        yield found.group()
    yield number


def _name(mention: DocumentMention) -> str | None:
    """Return the name of a law or a document of a congress, without its number and its date."""
    said = " ".join(mention.text.split())
    if mention.number is None:
        dated = _DATED.search(said) if mention.date and len(mention.date) == 10 else None
        return said[: dated.start()] if dated else said
    numbered = _NUMBER.search(said)
    head = said[: numbered.start()].strip(" ,:") if numbered else ""
    longer = len(head.split()) > len((mention.type or "").split()) + 1
    return head if longer and head.lower().startswith(("luật", "bộ luật", "pháp lệnh")) else None


def _provisions(text: str, mention: DocumentMention) -> Span | None:
    if not mention.provisions:
        return None
    start = text.rfind(mention.provisions, max(0, mention.start - 120), mention.start)
    return (start, start + len(mention.provisions)) if start >= 0 else None


def _issuer(
    reading: Reading,
    mention: DocumentMention,
    around: _Around,
    parsed: DocumentNumber | None,
    *,
    is_own: bool,
) -> tuple[BodyMention, bool] | None:
    """Return the body that issued a document, and whether it stands beside the citation."""
    if not mention.issuer:
        return None
    wanted = mention.issuer.split(", ")[0].casefold()
    _, stop = reading.line_at(mention.start)
    sentence, ends = reading.sentence_at(mention.end - 1)
    first = 0 if is_own else max(sentence, mention.start - _BEFORE)
    last = stop if is_own else min(stop, ends, mention.end + _AFTER)
    low, high = bisect_left(around.body_starts, first), bisect_right(around.body_starts, last)
    near = [each for each in around.bodies[low:high] if _is_body(each, wanted, parsed)]
    # Beyond another document it is that one's.
    near = [each for each in near if is_own or not around.has_document(mention, each)]
    behind = [each for each in near if each.start >= mention.start]
    if found := (near[-1:] if is_own else behind[:1] or near[-1:]):
        return found[0], True
    known = around.by_name.get(wanted)
    return (known, False) if known and _is_body(known, wanted, parsed) else None


def _is_body(body: BodyMention, wanted: str, parsed: DocumentNumber | None) -> bool:
    """Return whether a body is the one that is wanted, and one that the number may be of."""
    name = body.name.casefold()
    same = name == wanted or name.startswith(f"{wanted} ") or wanted.startswith(f"{name} ")
    return same and (parsed is None or _agree(parsed, body.name))


@lru_cache(maxsize=8192)
def _agree(number: DocumentNumber, name: str) -> bool:
    return number.agrees_with_issuer([name])


@cache
def _offices() -> re.Pattern[str]:
    words = [each for each in load("documents")["offices"] if not each.startswith("Viet")]
    every = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{every})(?: (?:of the|of))? \Z", re.I)


def _office(text: str, start: int) -> Span | None:
    """Return where the office is that stands right before a body, or None."""
    window = max(0, start - 40)
    found = _offices().search(text[window:start])
    if not found:
        return None
    said = re.sub(r" (?:of the|of)? ?\Z", "", found.group()).rstrip()
    return window + found.start(), window + found.start() + len(said)


def _add_date(
    fields: dict[str, Any],
    spans: list[Span],
    mention: DocumentMention,
    around: _Around,
    parsed: DocumentNumber | None,
) -> None:
    """Add the date of issue with its place, else the year that the text or the number says."""
    date = mention.date or ""
    if len(date) == 10:
        near = bisect_left(around.date_starts, mention.start)
        same = [
            each
            for each in around.dates[max(0, near - 4) : near + 6]
            if each.iso == date and abs(each.start - mention.end) < _HEAD
        ]
        if same:
            fields["date"] = date
            nearest = min(same, key=lambda each: abs(each.start - mention.end))
            spans.append((nearest.start, nearest.end))
            return
    if _YEAR.fullmatch(date):
        fields["year"] = int(date)
    elif parsed and parsed.year:
        fields["year"] = parsed.year


def _subject(reading: Reading, mention: DocumentMention, around: _Around) -> Span | None:
    """Return where the words are that say what a document is about, or None."""
    text, place = reading.text, mention.end
    _, stop = reading.line_at(mention.start)
    if of := _OF_BODY.match(text, place, stop):
        following = bisect_left(around.body_starts, of.end())
        body = around.bodies[following] if following < len(around.bodies) else None
        office = text[of.end() : body.start] if body and body.start < stop else " "
        if body is None or (office and not _offices().fullmatch(office)):
            return None
        place = body.end
    gap = _GAP.match(text, place, stop)
    found = _SUBJECT.match(text, gap.end() if gap else place, stop)
    if not found and gap:
        found = _SUBJECT.match(text, place, stop)
    if not found:
        found = _QUOTED_SUBJECT.match(text, gap.end() if gap else place, stop)
    if not found or not 1 < len(found[1].split()) <= _MOST_SUBJECT:
        return None
    said = found[1].rstrip(" ,")
    # `về việc tổ chức phong trào “Tết trồng cây”`
    quoted = _QUOTED_SUBJECT.match(text, found.end(1), stop)
    return found.start(1), quoted.end() if quoted else found.start(1) + len(said)


def _category(mention: DocumentMention, parsed: DocumentNumber | None, language: str) -> str | None:
    """Return what kind of document it is by its type and its letters, or None if not known."""
    low = (mention.type or mention.text).lower()
    party = claims("documents", "party")
    if (parsed and parsed.is_of_party()) or party.search((mention.issuer or "").lower()):
        return "party"
    if claims("documents", "treaty").match(low):
        return "treaty"
    if not mention.number and party.search(mention.text.lower()):
        return "party"
    if not mention.number and claims("documents", "plan").fullmatch(low):
        return "plan"
    return "state" if parsed or language == "vi" else None


def _is_cited(reading: Reading, start: int) -> bool:
    """Return whether the words before a document say what it is cited for."""
    first = max(reading.clause_at(start)[0], start - _BEFORE)
    return claims("documents", "cited").search(reading.text[first:start].lower()) is not None
