"""Draft the bodies of a text: each once, with its spellings and abbreviations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import any_of
from ttdn_cli.extraction.mentions import BodyMention
from ttdn_cli.extraction.names import find_names
from ttdn_cli.text.abbreviations import initials
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import CAPITALS, fold

_MOST_SPELLINGS = 10
_HEAD = 12
"""Lines of a letterhead, and of the foot of a document."""

_MOST_IN_CAPITALS = 10
_SHORT = re.compile(
    rf" ?\((?:sau đây gọi (?:tắt )?là |gọi tắt là |viết tắt là |hereinafter )?"
    rf"[\"“]?([{CAPITALS}][{CAPITALS}0-9&.\-]*[{CAPITALS}0-9](?: [{CAPITALS}][\w&]*)?)[\"”]?\)"
)
_GENERIC = re.compile(
    r"(?<!\w)(?:các|những|mỗi|từng|mọi|any|each|every)(?: [^\W\d_]+,?){0,2} \Z", re.I
)
_OF_MANY = re.compile(r" (?:các|những|mỗi|từng|mọi)(?!\w)")
_LOCAL = re.compile(
    r"(?: và [^\W\d_]+)? (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)"
    rf"(?: [{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{0,3}})?(?!\w)"
)
_OF_PLACE = re.compile(r"(?:Phòng|Ban Quản lý|Trung tâm|Công an|Sở)(?!\w)")
_WRITTEN_OUT = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("Uỷ", "Ủy"))
_ENGLISH_MORE = re.compile(r"(?: (?:of|for|on) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)+")
_ENGLISH_LIST = re.compile(r"(?:,? and [A-Z][\w-]*(?: [A-Z][\w-]*)*)")
ENDS_NAME = re.compile(
    r"[ ]?[,.;:!?)\]\"”–/(]|\s*\n|\s*\Z| [0-9]| (?:và|đã|đang|sẽ|là|có|của|tại|với|phối hợp|"
    r"tổ chức|đăng|đưa tin|cho|được|trong|về|để|do|ở|từ|chủ trì|báo cáo|ban hành|khi|theo|vào|"
    r"cần|phải|xin|trân trọng|họp|nêu|nói|khẳng định|quyết định)(?!\w)"
)
"""What may follow the name of a body whose words are not all capitalised."""

_COMMITTEE = re.compile(
    r"(?<!\w)(?:Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|Công đoàn|Đoàn Thanh niên|Hội Cựu chiến binh) \Z"
)
"""Before a body: an organisation in it, which is another one."""

_DEPUTY = re.compile(r"(?<!\w)(?:phó|deputy|vice|former|acting|late) \Z", re.I)
_OFFICE = re.compile(r"(thủ tướng|chủ tịch|tổng thống|prime minister|president)(?: |\Z)", re.I)
_OF_OFFICE = re.compile(r"[’']s(?!\w)")

_ALONE = re.compile(
    r"(?<![\w-])(?:Đảng|Nhà nước)(?!\w| (?:bộ|ủy|uỷ|viên|phái|đoàn|pháp quyền)(?!\w)"
    rf"| [{CAPITALS}])"
)
_SITE = re.compile(
    r"(?<![\w@/.])[A-Z][A-Za-z0-9-]{1,40}\.(?:vn|com|org|net|gov\.vn|com\.vn|org\.vn)(?![\w/.]\w)"
)
_HALF = re.compile(r" [^\W\d_]+(?!\w)")

_INITIALS = re.compile(rf"(\w+) ([{CAPITALS}&]{{2,}})")


class _Spelling(NamedTuple):
    """A spelling of the name of a body, where it first stands."""

    text: str
    span: Span


def draft_bodies(reading: Reading, spans: list[Span]) -> Iterator[Candidate]:
    """Yield the bodies that a text names, in the order in which they first stand there.

    Args:
        reading: the text.
        spans: where it names them, as `find_spans` returns it.
    """
    bodies: dict[str, list[_Spelling]] = {}
    short: dict[str, str] = {}
    for start, end in spans:
        name = reading.text[start:end]
        key = short.get(name) or _key(name)
        bodies.setdefault(key, []).append(_Spelling(name, (start, end)))
        given = _SHORT.match(reading.text, end)
        if given and not _is_of_end(name, given[1]):
            spelling = _Spelling(given[1], given.span(1))
            bodies[key].append(spelling)
            short.setdefault(given[1], key)
    for spellings, guessed in _joined(bodies):
        yield _candidate(spellings, guessed=guessed)


def _is_of_end(name: str, short: str) -> bool:
    """Return whether an abbreviation is that of the end of a name: `Viện Lúa Đồng bằng … (ĐB…)`."""
    words = name.split()
    letters = fold("".join(filter(str.isalnum, short)))
    head = next((each for each in _beginnings().get(words[0], []) if name.startswith(each)), "")
    ends = range(len(head.split()) + 1, len(words) - 1)
    return any(
        letters in (initials(words[place:]), initials(words[place:], small=False)) for place in ends
    )


def _joined(bodies: dict[str, list[_Spelling]]) -> Iterator[tuple[list[_Spelling], bool]]:
    """Yield the spellings of each body, and whether some are joined by their initials alone.

    An abbreviation that two names can stand for is a body of its own.
    """
    longer: dict[tuple[str, str], set[str]] = {}
    for key, own in bodies.items():
        for each in own:
            first, *others = each.text.replace("&", " ").replace("-", " ").split()
            if others:
                longer.setdefault((first, initials(others, small=False)), set()).add(key)
    left: dict[str, list[_Spelling]] = {}
    guessed: set[str] = set()
    for key, spellings in bodies.items():
        short = _INITIALS.fullmatch(spellings[0].text)
        of = longer.get((short[1], fold(short[2].replace("&", ""))), set()) if short else set()
        target = next(iter(of)) if len(of) == 1 else key
        if target != key:
            guessed.add(target)
        left.setdefault(target, []).extend(spellings)
    for key, spellings in left.items():
        yield sorted(spellings, key=lambda each: each.span), key in guessed


def find_spans(reading: Reading) -> list[Span]:
    """Return where bodies are named in a text, in order; none lies within another one."""
    listed = [
        (each.start, each.end)
        for each in reading.mentions
        if isinstance(each, BodyMention) and not _is_generic(reading, each.start, each.end)
    ]
    found = [_widened(reading, span) for each in listed for span in _without_office(reading, each)]
    starts = sorted(found)
    forms = (_ALONE, _SITE, _local(), _abbreviated())
    simple = (each.span() for form in forms for each in form.finditer(reading.text))
    for span in (*simple, *_by_form(reading), *_in_capitals(reading)):
        last = bisect_left(starts, (span[1], 0)) - 1
        if last >= 0 and starts[last][1] > span[0]:
            continue  # A listed name says where it ends.
        if not _is_generic(reading, *span):
            found.append(span)
    found = [(_with_committee(reading.text, start), end) for start, end in found]
    found.sort(key=lambda span: (span[0], -span[1]))
    apart: list[Span] = []
    for span in found:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def _with_committee(text: str, start: int) -> int:
    """Return where the name of a body begins, with the committee in it: `Đảng ủy Quốc hội`."""
    before = _COMMITTEE.search(text, max(0, start - 30), start)
    return before.start() if before else start


def _candidate(spellings: list[_Spelling], *, guessed: bool) -> Candidate:
    first = list({each.text: each for each in reversed(spellings)}.values())[::-1]
    name = max(first, key=lambda each: (not each.text.isupper(), len(each.text)))
    others = [each for each in first if each.text != name.text][:_MOST_SPELLINGS]
    fields: dict[str, object] = {"name": name.text}
    # A heading in capitals is no abbreviation.
    short = [each.text for each in others if each.text.casefold() != name.text.casefold()]
    if short:
        fields["abbreviations"] = short
    return Candidate(
        section="organizations",
        name=name.text,
        fields=fields,
        spans=[name.span, *(each.span for each in others)],
        checks={"abbreviations": "are these spellings of one body?"} if guessed else {},
        optional=("abbreviations",),
    )


def _key(name: str) -> str:
    """Return by what spellings are known to be those of one body."""
    for short, long in _WRITTEN_OUT:
        name = name.replace(short, long)
    return " ".join(name.replace("&", "và").casefold().split())


def _is_generic(reading: Reading, start: int, end: int) -> bool:
    """Return whether what stands beside a body says that it is any of its kind."""
    before = _GENERIC.search(reading.text[max(0, start - 30) : start])
    return bool(before or _OF_MANY.match(reading.text, end))


def _widened(reading: Reading, span: Span) -> Span:
    """Return where a body is named with the place behind it: `Phòng Nội vụ thành phố`."""
    more = _LOCAL.match(reading.text, span[1])
    local = _OF_PLACE.match(reading.text, span[0])
    return (span[0], more.end()) if more and local else span


def _without_office(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield the place of a body that is an office; behind `Phó` only of what that office heads.

    A `Phó Thủ tướng Chính phủ` is of the Government, and names no Prime Minister.
    """
    office = _OFFICE.match(reading.text[slice(*span)])
    if (
        office
        and office[1].isascii()
        and reading.text[slice(*span)].casefold() == office[1].casefold()
    ):
        return  # `the Prime Minister` is a person.
    if office and _OF_OFFICE.match(reading.text, span[1]):
        return  # `the Prime Minister's Office` is a body of its own.
    if not office or not _DEPUTY.search(reading.text, max(0, span[0] - 8), span[0]):
        yield span
    elif reading.text[span[0] + office.end() : span[1]][:1].isupper():
        yield span[0] + office.end(), span[1]


@cache
def _beginnings() -> dict[str, list[str]]:
    """Return what names of bodies begin with, by the first word, the longest first."""
    found: dict[str, list[str]] = {}
    for each in sorted(load("organizations")["begin"], key=len, reverse=True):
        found.setdefault(each.split(" ")[0], []).append(each)
    return found


@cache
def _local() -> re.Pattern[str]:
    """Return what finds a body that is called by its place: `Thư viện tỉnh A`."""
    begins = (re.escape(each) for each in load("organizations")["begin"] if " " in each)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(begins)}) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) "
        rf"[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*){{0,3}}(?!\w)"
    )


@cache
def _abbreviated() -> re.Pattern[str]:
    """Return what finds a name before its abbreviation: `Tập đoàn Dầu khí Việt Nam (PVN)`."""
    every = sorted(load("organizations")["begin"], key=len, reverse=True)
    return re.compile(
        # Within a sentence `Tổ chức` is a noun; at its beginning it can be `to hold`.
        rf"(?:(?<=[^\W\d_] )Tổ chức|(?<!\w)(?:{'|'.join(map(re.escape, every))}))"
        rf" [{CAPITALS}][^\W\d_]*"
        rf"(?: [^\W\d_]+,?){{0,9}}?(?= \([{CAPITALS}][{CAPITALS}&.-]{{1,9}}\))"
    )


def _by_form(reading: Reading) -> Iterator[Span]:
    """Yield where names stand that have the form of a body's."""
    text = reading.canonical
    english = reading.language == "en"
    for words in reading.alignment.paragraphs:
        for name in find_names(text.words, words):
            first = text.words[name.words.start].strip('“"([')
            if len(name.words) < 2 or not (english or first in _beginnings()):
                continue
            start, end = text.starts[name.words.start], text.starts[name.words.stop] - 1
            given = text.given_place(_bare(text.text, start, end))
            if "\n" in reading.text[slice(*given)] or reading.text[slice(*given)].isupper():
                continue
            yield from _english(reading, given) if english else _vietnamese(reading, given)


@cache
def _titles() -> re.Pattern[str]:
    """Return what the heading of a text begins with: `BÁO CÁO` is no newspaper."""
    return any_of(tuple(each for words in load("claims")["kinds"].values() for each in words))


def _in_capitals(reading: Reading) -> Iterator[Span]:
    """Yield where the letterhead or the foot has a body on a line of its own, in capitals."""
    begins = tuple(f"{each.upper()} " for each in load("organizations")["begin"])
    lines = reading.lines
    for start, end in dict.fromkeys([*lines[:_HEAD], *lines[-_HEAD:]]):
        said = reading.text[start:end]
        few = len(said.split()) <= _MOST_IN_CAPITALS
        if said.isupper() and said.startswith(begins) and few and not _titles().match(said.lower()):
            yield start, end


def _english(reading: Reading, span: Span) -> Iterator[Span]:
    lists = load("organizations")
    if reading.text.startswith("The ", span[0]):
        span = span[0] + len("The "), span[1]
    said = reading.text[slice(*span)]
    if said.endswith(tuple(lists["end_en"])):
        more = _ENGLISH_MORE.match(reading.text, span[1])
        yield span[0], more.end() if more else span[1]
        return
    more = _ENGLISH_MORE.match(reading.text, span[1])
    if more and f"{said} of" in lists["begin_en"]:
        several = _ENGLISH_LIST.match(reading.text, more.end())
        yield span[0], several.end() if several else more.end()


def _vietnamese(reading: Reading, span: Span) -> Iterator[Span]:
    said = reading.text[slice(*span)]
    known = _beginnings().get(said.split(" ")[0], [])
    begins = next(
        (each for each in known if said.startswith(f"{each} ")),
        None,
    )
    if begins is None:
        return
    widened = _widened(reading, _with_half(reading.text, span))
    # A capital may begin a word of small letters: `Phòng Tài chính`.
    if len(said.split()) - len(begins.split()) > 1 and ENDS_NAME.match(reading.text, widened[1]):
        yield widened


def _with_half(text: str, span: Span) -> Span:
    """Return the place of a name with the small half of the common noun that ends it."""
    more = _HALF.match(text, span[1])
    pair = f"{text[slice(*span)].split(' ')[-1]}{more.group()}".lower() if more else ""
    return (span[0], more.end()) if more and pair in load("names")["common"] else span


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    bare = text[start:end].strip(" .,;:!?…()[]{}\"'")
    start += text[start:end].index(bare)
    return start, start + len(bare)
