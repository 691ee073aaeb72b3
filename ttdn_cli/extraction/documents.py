"""Citations of documents by number, with what stands beside it: type, date, issuer, provisions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from ttdn_cli.extraction.date_lists import Found
from ttdn_cli.extraction.issuers import issuer_after, issuer_between, issuer_by_place
from ttdn_cli.extraction.passages import Passage
from ttdn_cli.text.document_numbers import (
    BARE_NUMBER,
    LOOSE_NUMBER,
    NUMBER,
    repair_document_number,
    type_of_number,
)
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.units import match_unit

Inferred = Literal["type", "date", "issuer"]

_NUMBERED = re.compile(r" ?(?:số|no\.?|number)[ :.]{0,3}$")
_GAP = re.compile(r"(?: (?:số|no\.?|number))?[ :.]{0,3}")
_NAMED_BY_NUMBER = {
    "Luật", "Hiến pháp", "Công ước", "Hiến chương", "Hiệp định", "Thư", "Báo cáo", "Đề án", "Dự án",
    "Chương trình", "Kế hoạch", "Phương án", "Law", "Plan", "Report", "Document",
}  # fmt: skip
"""Types whose bare number is a part of a name, or a count: `Đề án 30`."""

_SHARED = re.compile(r"(?<!\w)số ((?:[0-9]{1,5}(?:,| và|, và) ){1,6})$")
_SINGLE = re.compile(r"[0-9]{1,5}")
_BARE_LIST = re.compile(
    r"(?:(?:,| và|, và) [0-9]{1,4}(?![\w%]|[/.,-]\w)){1,9}"
    r"(?= (?:của|ngày [0-9]{1,2}[/-]|ngày [0-9]{1,2} tháng)|[.;:)\n]|\Z)"
)
"""The rest of a list of numbers without letters; what is counted would follow the last."""

_GENERIC = ("Văn bản", "Công văn", "Document")
"""Types of a list of which each document may have its own."""

_LAW_BEFORE = re.compile(
    r"(?<!\w)(?<!pháp )(?:(bộ luật|luật|pháp lệnh)"
    r"(?: (?:pháp luật|(?!luật|pháp lệnh)[^\W\d_]+),?){1,12}"
    r"|(law|code|ordinance) on (?:[^\W\d_]+,? ){1,12}?)(?: ?(?:19|20)[0-9]{2})? ?$"
)
_OF_ASSEMBLY = re.compile("/(?:pl-)?(?:qh|ubtvqh)[0-9]")
"""What a number of the National Assembly, or of its standing committee, has in it."""

_NO_TYPE = re.compile(r"(?:kỷ|kỉ|pháp|quy) luật$")
"""Words that end in `luật` and are no type of document."""

_KIND = re.compile(r"(?: (?!của|số|do|theo|tại|về)[a-zà-ỹđ]+){1,4}")
_DAY_AFTER = re.compile(r" ngày [0-9]")
_RATE = re.compile(r"[0-9]+ ?/ ?(?:USD|VND|VNĐ|EUR|GDP|GRDP|FDI|MW|TW|KW|HA|KM)")
_NO_ISSUER = (
    "có|được|về|quy|hướng|sửa|áp|hiệu|thi|từ|đến|tới|trước|sau|tại|trong|nêu|nhằm|để|cho|là|vừa|đã|sẽ|"
    "hết|bắt|kể|takes?|took|effects?|effective|enters?|entered|comes?|came|into|regarding|about|guiding|"
    "providing|regulating|stipulating|from|until|before|after|since|starting|which|that|will"
)
"""Words that end the name of an issuer: a day after them is none of issue."""

_ISSUER = rf"(?:(?!(?:{_NO_ISSUER})(?!\w))[^\s;:.,]+[ ,]{{1,2}}){{1,14}}?"
_DATED = re.compile(
    rf" ?(?:,|(?:của|of|by|des|der|du|del|da|do) {_ISSUER})? {{0,3}}\(?(?:"
    rf"(?:(?:được|do) (?:{_ISSUER})?)?(?:ký|ban hành|thông qua)(?: kèm theo)? |"
    rf"(?:(?:which )?was )?(?:issued|adopted|passed|signed|approved|"
    rf"promulgated|released|enacted)(?: by {_ISSUER})? ?)?(?:vào |cùng )?"
    r"(?:(?:hồi|lúc) [0-9]{1,2} ?(?:giờ|h)(?: ?[0-9]{1,2}(?: phút)?)?,? )?"
    r"(?:ngày|dated|of|on|vom|(?:en date )?du|(?:de )?le|del?|от)? {0,3}"
)
_LETTERHEAD = re.compile(
    r"(?:(?:[^\n\d]{0,80}\n){1,4} {0,3}| {2,}(?! )|[ |]*\|[ |]*)"
    r"(?:tp\. ?)?[^\W\d_][^\n\d.;:|]{1,40}, ngày "
)
"""What stands between the number of a letterhead and its date: a motto, and the place."""

_SENTENCE_DATE = re.compile(r"(?:\A|[.!?…:;,\n“\"(] ?)(?:vào )?(?:ngày|sáng|chiều)? ?$")
_ISSUED = re.compile(
    r", [^.;:\n]{1,100}?(?<!\w)(?:đã |vừa |mới |cũng )*(?:có|ban hành|ký|phê duyệt|thông qua|gửi|"
    r"ra|"
    r"công bố)[^.;:\n\d]{0,24}"
)
_PROVISION = re.compile(
    r"((?:(?:các )?(?:điểm [a-zđ]|khoản [0-9]{1,3}|điều [0-9]{1,4}[a-z]?|chương [ivx0-9]{1,5}|"
    r"mục [ivx0-9]{1,5}|phụ lục [ivx0-9]{0,5})(?:(?:,| và|, và| đến| ?-) ?(?:[a-zđ]|[0-9]{1,4})"
    r"(?=[,; -])){0,8}(?:,? (?:và )?(?:của )?)?){1,8})(?:của )?$"
)
_ENGLISH_PROVISION = re.compile(
    r"((?:(?:article|clause|paragraph|point|section|chapter|items?|clauses|articles|points)"
    r" (?:[0-9]{1,4}[a-z]?|[ivx]{1,5}|[a-z]|\([a-z0-9]\))(?: and [0-9]{1,3}| to [0-9]{1,3})?"
    r"(?:,? (?:and )?(?:of )?)?){1,6})(?:of )?(?:the )?$"
)
_LIST = re.compile(r"[ ,;]*(?:(?:của|ngày) [^;.:\n]{0,40})?[ ,;]*(?:và|hoặc|cùng|&|and)?[ ,]*")
_FAR = 160


class Citation(NamedTuple):
    """A citation in a passage: its place there, and what it says.

    Attributes:
        start: where it begins.
        end: where it ends.
        type: of document, or None.
        number: repaired in form, or None.
        date: of issue as ISO 8601, or None.
        issuer: or None.
        provisions: that are cited, or None.
        inferred: which of these do not stand in the citation itself.
    """

    start: int
    end: int
    type: str | None = None
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    provisions: str | None = None
    inferred: tuple[Inferred, ...] = ()


class Numbered(NamedTuple):
    """The number of a document in a passage, with the word for its type before it, if any."""

    start: int
    number_start: int
    end: int
    number: str
    type: str | None


def find_numbers(passage: Passage) -> list[Numbered]:
    """Return the numbers of documents in a passage, in order."""
    found: list[Numbered] = []
    last = 0
    for start, stop, ending in sorted(_spans(passage), key=_first_and_longest):
        text = passage.text[start:stop]
        number = repair_document_number(text + (ending or "")) if ending != "" else text
        begin, type_ = _type_before(passage, start)
        if start >= last and number and (type_ or not _RATE.fullmatch(text)):
            found.append(Numbered(begin, start, stop, number, type_))
            last = stop
    return found


def _first_and_longest(span: tuple[int, int, str | None]) -> tuple[int, int, bool]:
    start, stop, ending = span
    return start, -stop, ending == ""


def cite_numbers(passage: Passage, numbers: list[Numbered], dates: list[Found]) -> list[Citation]:
    """Return the citations of a passage by number, in order.

    Args:
        passage: to read.
        numbers: what `find_numbers` found in it.
        dates: of the passage.
    """
    low = passage.low
    citations: list[Citation] = []
    shared: str | None = None  # The type word of a list.
    for place, each in enumerate(numbers):
        inferred: list[Inferred] = []
        before = citations[-1].end if citations else 0
        stop = numbers[place + 1].start if place + 1 < len(numbers) else len(low)
        type_ = each.type
        if type_ is None:
            inferred.append("type")
            listed = each.start - before <= 60 and _LIST.fullmatch(low, before, each.start)
            shared = shared if listed else None
            own = type_of_number(each.number)
            type_ = own if shared and own and shared not in _GENERIC else shared or own
        else:
            shared = type_
        date, end, beside = _date_after(low, each.end, dates, stop)
        if date is None:
            date = _date_before(low, each.start, dates, before)
        issuer = issuer_after(passage, (end, each.end)) or issuer_between(
            passage, each.start, each.number_start
        )
        if date and not beside:
            inferred.append("date")
        if issuer is None and (issuer := issuer_by_place(passage, each.start, each.number)):
            inferred.append("issuer")
        citations.append(
            Citation(
                each.start,
                end,
                type_,
                each.number,
                date,
                issuer,
                provisions_before(passage, each.start),
                tuple(name for name in inferred if name != "type" or type_),
            )
        )
    return _share_issuers(citations, low)


def _share_issuers(citations: list[Citation], low: str) -> list[Citation]:
    """Return citations of a list with the issuer that is stated after the last one."""
    shared = list(citations)
    for place in range(len(shared) - 2, -1, -1):
        one, other = shared[place], shared[place + 1]
        if not one.number or not other.number or not other.issuer:
            continue
        alike = one.number.rpartition("-")[2] == other.number.rpartition("-")[2]
        alike = alike or one.number.rpartition("/")[2] == other.number.rpartition("/")[2]
        bare = one.number.isdecimal() and other.number.isdecimal()
        near = other.start - one.end <= 60 and _LIST.fullmatch(low, one.end, other.start)
        if near and bare and one.issuer is None and one.type == other.type:
            inferred: tuple[Inferred, ...] = (*one.inferred, "issuer")
            shared[place] = one._replace(issuer=other.issuer, inferred=inferred)
        elif near and alike and "issuer" in one.inferred and one.issuer != other.issuer:
            shared[place] = one._replace(issuer=other.issuer)
    return shared


@cache
def type_names() -> dict[str, str]:
    """Return the types of documents by what stands for them in a text, in lower case."""
    data = load("documents")
    return {name.lower(): name for name in data["types"]} | {
        short.lower(): name for short, name in data["short"].items()
    }


@cache
def _types() -> re.Pattern[str]:
    every = "|".join(sorted(map(re.escape, type_names()), key=len, reverse=True))
    first = "".join({name[0] for name in type_names()})
    return re.compile(rf"(?=[{first}])(?<![\w/-])(?:{every})(?!\w)")


def _spans(passage: Passage) -> list[tuple[int, int, str | None]]:
    """Return where numbers may be, and what they share with a later one or are without.

    That is None for a number that is whole, its ending for one that a list shares
    (`số 01, 02 và 03/2024/TT-BTTTT`), and nothing for one without letters.
    """
    low = passage.low
    spans: list[tuple[int, int, str | None]] = []
    for each in NUMBER.finditer(passage.text):
        spans.append((*each.span(), None))
        begin = max(0, each.start() - 40)
        listed = _SHARED.search(low[begin : each.start()])
        _, stroke, ending = each.group().partition("/")
        if listed:
            singles = _SINGLE.finditer(low, begin + listed.start(1), each.start())
            spans += ((*single.span(), stroke + ending) for single in singles)
    begun = {start for start, _, _ in spans}
    for each in LOOSE_NUMBER.finditer(low):
        if each.start() not in begun and _NUMBERED.search(
            low[max(0, each.start() - 8) : each.start()]
        ):
            spans.append((*each.span(), None))
    for each in _types().finditer(low):
        gap = _GAP.match(low, each.end())
        number = BARE_NUMBER.match(low, gap.end()) if gap else None
        if gap and number and _names_document(passage, each, gap, number):
            spans.append((*number.span(), ""))
            spans += ((*each.span(), "") for each in _rest_of_list(low, number.end()))
        elif gap and number and low.endswith("các ", 0, each.start()):
            others = list(_rest_of_list(low, number.end()))
            spans += ((*one.span(), "") for one in (number, *others) if others)
    return spans


def _rest_of_list(low: str, end: int) -> Iterator[re.Match[str]]:
    """Yield the bare numbers that follow one in a list: `các Nghị định 13, 47 và 53`."""
    listed = _BARE_LIST.match(low, end)
    return _SINGLE.finditer(low, *listed.span()) if listed else iter(())


def _names_document(
    passage: Passage, type_: re.Match[str], gap: re.Match[str], number: re.Match[str]
) -> bool:
    """Return whether a type word and a bare number name a document and count none."""
    if "/" in number.group() or gap.group().strip(" :."):
        return True
    if re.fullmatch("(?:19|20)[0-9]{2}", number.group()):
        return False  # `ĐH, CĐ 2006` is a year.
    named_by_number = type_names()[type_.group()] in _NAMED_BY_NUMBER
    capital = passage.text[type_.start()].isupper()
    if named_by_number or not capital or number.end() - number.start() < 2:
        return False
    dated = _DAY_AFTER.match(passage.low, number.end())
    return dated is not None or match_unit(passage.low, number.end()) is None


def _type_before(passage: Passage, start: int) -> tuple[int, str | None]:
    """Return where a citation begins, and the type of its document where a word says it."""
    window = max(0, start - 48)
    before = passage.low[window:start]
    numbered = _NUMBERED.search(before)
    head = before[: numbered.start()] if numbered else before
    head = head.rstrip(" :")
    words = [each for each in _types().finditer(head) if not _NO_TYPE.search(head[: each.end()])]
    word = words[-1] if words else None
    if word and word.end() == len(head) and (numbered or before[-1:] in " :"):
        return window + word.start(), type_names()[word.group()]
    if numbered and _OF_ASSEMBLY.search(passage.low[start : start + 24]):
        begin, end = max(0, start - 90), window + numbered.start() + 1
        if law := _LAW_BEFORE.search(passage.low[begin:end]):
            return begin + law.start(), type_names()[(law[1] or law[2])]
    if word and numbered and _says_more(passage, window + word.start(), window + len(head)):
        return window + word.start(), type_names()[word.group()]
    if numbered:
        return window + numbered.start() + (before[numbered.start()] == " "), None
    return start, None


def _says_more(passage: Passage, start: int, end: int) -> bool:
    """Return whether a type word, its issuer or its kind stand before a number, and no more.

    `Nghị quyết của Quốc hội số …` and `Quyết định kỷ luật số …`.
    """
    typed = _types().match(passage.low, start)
    stop = typed.end() if typed else start
    if not passage.text[start].isupper():
        return False
    kind = _KIND.fullmatch(passage.text, stop, end) is not None
    return kind or issuer_between(passage, start, end) is not None


def _date_after(low: str, end: int, dates: list[Found], stop: int) -> tuple[str | None, int, bool]:
    """Return the date of a number, where the citation ends with it, and whether it is in it."""
    place = bisect_left(dates, (end,))
    date = dates[place] if place < len(dates) else None
    if date is None or date.start > min(end + _FAR, stop):
        return None, end, False
    full = date.iso if date.iso and len(date.iso) == 10 else None
    if _DATED.fullmatch(low, end, date.start) and (full or date.iso is None):
        return full, date.end, True
    letterhead = full is not None and _LETTERHEAD.fullmatch(low, end, date.start)
    return (full, end, False) if letterhead else (None, end, False)


def _date_before(low: str, start: int, dates: list[Found], after: int) -> str | None:
    """Return the date of a sentence that says that a document was issued: `Ngày D, X ban hành`."""
    place = bisect_left(dates, (start,))
    date = dates[place - 1] if place and dates[place - 1].end <= start else None
    if date is None or date.start < after or start - date.end > _FAR or len(date.iso or "") != 10:
        return None
    begins = _SENTENCE_DATE.search(low[max(0, date.start - 12) : date.start])
    return date.iso if begins and _ISSUED.fullmatch(low, date.end, start) else None


def provisions_before(passage: Passage, start: int) -> str | None:
    """Return the articles, clauses and points that are named before a citation, or None."""
    window = max(0, start - 90)
    before = passage.low[window:start]
    found = _PROVISION.search(before) or (passage.english and _ENGLISH_PROVISION.search(before))
    if not found:
        return None
    words = passage.text[window + found.start(1) : window + found.end(1)]
    return words.strip(" ,").removesuffix(" của").removesuffix(" of").strip(" ,")
