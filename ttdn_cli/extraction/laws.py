"""Citations without a number: laws by name, date or year, and Party documents by congress."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ttdn_cli.extraction.date_lists import Found
from ttdn_cli.extraction.documents import Citation, provisions_before, type_names
from ttdn_cli.extraction.passages import Passage
from ttdn_cli.text.gazetteer import Gazetteer, load

_LAW = re.compile(
    r"(?<!\w)(?<!pháp )(?<!kỷ )(?<!kỉ )(?<!quy )(?<!qui )(?<!định )(?<!dự )"
    r"(?:hiến pháp|bộ luật|luật|pháp lệnh|công ước|hiến chương|hiệp định|"
    r"(?:law|code|ordinance) on(?: the)?)(?!\w)"
)
_YEAR = "((?:19|20)[0-9]{2})"
_ENGLISH = re.compile(
    rf"(?<!\w)(?:{_YEAR} )?((?:[A-Z][A-Za-z]+(?:-[A-Za-z]+)?(?: and| of)? ){{0,5}})"
    r"(Constitution|(?:Law|Code|Ordinance)(?! on)|Convention|Charter)"
    rf"(?:,?(?: of)? \(?{_YEAR}\)?)?(?!\w)"
)
_WORD = re.compile(r"(,?) ([^\W\d_]+(?:-[^\W\d_]+)*|-|&)")
_MOST_WORDS = 40
_ENDS_NAME = frozenset(
    "để được đã có khi nếu theo tại do là thì vào nhằm mà này hiện đó trình cho từ với sẽ năm "  # noqa: SIM905
    "dated was is has to in which that passed adopted issued signed promulgated".split()
)
"""Words that follow the name of a law and are in none."""

_NO_LAW = frozenset(
    "sư pháp gia lệ chơi khoa học mới trên nêu cũ riêng chung định sau trước".split()  # noqa: SIM905
)
"""Words that make another word with `luật`, or say which law without a name."""

_JOINS = ("và", "hoặc", "hay", "của", "of", "and", "-", "&")
_OTHER = re.compile(
    r" ?(?:các |công ước|hiến chương|hiệp định|hiệp ước|tuyên ngôn|tuyên bố|"
    r"cương lĩnh|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|"
    r"bộ luật|luật|pháp lệnh|những)"
)
_NUMBERED = re.compile(r"số [0-9]")
_AMENDS = re.compile(
    r" sửa đổi,? bổ sung (?:một số )?điều (?:của )?(?:[0-9]{1,3}|các|nhiều) (?:bộ )?luật"
    r"(?: có)?(?= liên quan (?:đến|tới) )"
)
"""How the name of a law begins that amends several: `… của 37 Luật có liên quan đến quy hoạch`."""

_CLAUSE = re.compile(r",| (?:trong|đến|tới|trước|sau|giai đoạn|cho|từ)(?!\w)")
"""What follows the name of a law and goes on about it: `Luật Nhà ở đến năm 2030`."""

_DATE = re.compile(
    rf"(?: \(sửa đổi(?:, bổ sung)?\))?(?: (?:đã )?được quốc hội(?: khóa [ivx]{{1,5}})? thông qua)?"
    rf",? ?\(?(?:ngày (?=[0-9])|"
    rf"(?:năm |of )?{_YEAR}(?![\w/]|[.-]\w)|"
    r"(?:adopted|passed|issued|signed|promulgated)? ?(?:dated|of|on) (?=[a-z0-9]))"
)

_PARTY = re.compile(
    r"(?<!\w)(nghị quyết|kết luận|văn kiện|chỉ thị|quy định)(?: của)? "
    r"((?:hội nghị (?:lần thứ [^\W_]{1,5}|trung ương|ban chấp hành trung ương)"
    r"|trung ương(?: đảng)?"
    r"|đại hội(?: đại biểu)?(?: toàn quốc)?(?: đảng bộ| đảng| của đảng)?)"
    r"(?: (?:(?:lần thứ|khóa|khoá|toàn quốc|đảng bộ|đảng|của|ban chấp hành|trung ương|đại biểu|"
    r"tỉnh|"
    r"thành phố|huyện|các cấp|lần)(?!\w)|\(?[ivx]{1,6}\)?(?!\w)|[0-9]{1,2}(?![\w/.])|"
    r"\(?khó?a [ivx]{1,6}\)))*)"
)
_ORDINAL = re.compile(r" \(?(?:[ivx]{1,6}|[0-9]{1,2})\)?(?!\w)| thứ ")


def cite_names(passage: Passage, dates: list[Found], taken: list[Citation]) -> list[Citation]:
    """Return the citations of a passage without a number, in order.

    Args:
        passage: to read.
        dates: of the passage.
        taken: citations by number, which are no others.
    """
    found = sorted([*_laws(passage, dates), *_english_laws(passage), *_party(passage)])
    kept: list[Citation] = []
    place = last = 0
    for each in found:
        while place < len(taken) and taken[place].end <= each.start:
            place += 1
        meets = place < len(taken) and taken[place].start < each.end
        if each.start >= last and not meets:
            kept.append(each)
            last = each.end
    return kept


_TREATIES = ("công ước", "hiến chương", "hiệp định")


@cache
def _names(type_: str) -> Gazetteer:
    """Return the names by which what a word says is known without a capital or a date."""
    names = [] if type_ in _TREATIES else load("laws")["en" if " on" in type_ else "vi"]
    return Gazetteer(names)


def _laws(passage: Passage, dates: list[Found]) -> Iterator[Citation]:
    text, low = passage.text, passage.low
    starts = {date.start: date for date in dates}
    for each in _LAW.finditer(low):
        start, after = each.start(), each.end()
        type_ = type_names()[each.group().partition(" on")[0]]
        known = _names(each.group()).match(low, after + 1) or after
        end = _end_of_name(passage, after, treaty=each.group() in _TREATIES)
        given = _DATE.match(low, end)
        near = _DATE.match(low, known)
        if known > after and (near or not given or _CLAUSE.match(low, known)):
            end, given = known, near
        capital = text[after + 1 : after + 2].isupper()
        provisions = provisions_before(passage, start)
        if given and (
            known > after
            or (end > after and (text[start].isupper() or capital))
            or type_ == "Hiến pháp"
        ):
            date = None if given[1] else starts.get(given.end())
            if given[1] or (date and len(date.iso or "") == 10):
                stop = date.end if date else given.end()
                iso = date.iso if date else given[1]
                stop += "(" in given.group() and text.startswith(")", stop)
                yield Citation(start, stop, type_, date=iso, provisions=provisions)
                continue
        if known > after or (end > after and text[start].isupper() and capital):
            yield Citation(start, end, type_, provisions=provisions)


def _end_of_name(passage: Passage, start: int, *, treaty: bool) -> int:
    """Return where the name of a law ends that begins after its type, or where it would begin."""
    text, low = passage.text, passage.low
    several = _AMENDS.match(low, start)
    end = place = several.end() if several else start
    amends = low.startswith(" sửa đổi", start)  # The name has those of other laws in it.
    for count in range(_MOST_WORDS):
        word = _WORD.match(low, place)
        if not word:
            break
        name, first = word[2], word.start(2)
        following = text[word.end() + 1 : word.end() + 2]
        if (
            (name in _ENDS_NAME and not low.startswith("tự do", first - len("tự ")))
            or low.startswith("quy định", first)
            or (name == "ngày" and not word[1])
            or (count == 0 and name in _NO_LAW)
        ):
            break
        joined = name in ("và", "hoặc", "hay") and bool(_OTHER.match(low, word.end()))
        joined = joined or (name == "of" and not following.isupper())
        joined = joined or bool(treaty and word[1] and text[first].islower())
        if amends and _LAW.match(low, word.end() + 1):
            joined = False
        if joined or (word[1] and _OTHER.match(low, first)) or _NUMBERED.match(low, first):
            break
        place = word.end()
        if name not in _JOINS:
            end = place
    return end


def _english_laws(passage: Passage) -> Iterator[Citation]:
    """Yield laws whose type follows their name: `the 2015 Penal Code`, `the Land Law`."""
    if not passage.english:
        return
    for each in _ENGLISH.finditer(passage.text):
        before, name, type_, after = each.groups()
        words = name.strip().removeprefix("The ").lower()
        year = before or after
        complete = words.rpartition(" ")[2] not in ("of", "and") and (
            words or type_ == "Constitution"
        )
        if (year and complete) or words in load("laws")["en"]:
            start = each.start() + 4 * (name.startswith("The ") and not before)
            provisions = provisions_before(passage, start)
            yield Citation(start, each.end(), type_, date=year, provisions=provisions)


def _party(passage: Passage) -> Iterator[Citation]:
    for each in _PARTY.finditer(passage.low):
        if _ORDINAL.search(" " + each[2]):
            issuer = passage.text[each.start(2) : each.end()].rstrip()
            end = each.start(2) + len(issuer)
            yield Citation(
                each.start(),
                end,
                type_names()[each[1]] if each[1] in type_names() else each[1].capitalize(),
                issuer=issuer,
                provisions=provisions_before(passage, each.start()),
            )
