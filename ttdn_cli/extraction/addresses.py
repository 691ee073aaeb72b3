"""Salutations: who a speaker addresses, one by one or as a group."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ttdn_cli.extraction.bodies import find_bodies, places
from ttdn_cli.extraction.passages import Passage
from ttdn_cli.text.gazetteer import load, surnames
from ttdn_cli.text.unicode import CAPITALS

_OPENING = re.compile(
    r"(?:(?<=\n)|^|(?<=[.!?:;…] )|(?<=[.!?:;…]\n)|(?<=[“\"]))[ ]*[“\"*-]{0,2}[ ]?"
    r"(?P<call>(?:trân trọng |xin )?(?:kính thưa|thưa|kính chào)(?: toàn thể)?|"
    r"(?P<english>dear|excellenc(?:y|ies)|your (?:royal )?(?:excellenc(?:y|ies)|"
    r"highness(?:es)?|majest(?:y|ies))|honou?rable|esteemed|distinguished|respected|"
    r"ladies and gentlemen|mr\.? (?:president|chair\w*|secretary-general|speaker|prime minister)|"
    r"madam (?:president|chair\w*)))(?!\w)"
)
_ADJECTIVES = ("dear", "distinguished", "esteemed", "respected", "honorable", "honourable")
"""Calls that are no title or group by themselves."""

_WHOLE_LINE = re.compile(r"[^.!?\n]*[ ,:!]*(?:\n|\Z)")
"""In English a salutation is a line of its own: `Dear` begins sentences too."""

_ASKED = re.compile(
    r" (?P<honorific>(?i:ông|bà|anh|chị|bác|ngài|đồng chí|giáo sư|tiến sĩ|bộ trưởng|thứ trưởng|"
    r"luật sư|cục trưởng|chủ tịch))(?:(?=, (?!các|quý|đồng|toàn|thưa|kính|cùng|và|ông|bà|anh|"
    r"chị|em|bạn|nguyên|phó|trưởng)[a-zà-ỹđ])(?P<plain>)|"
    rf"(?=, [{CAPITALS}][^.!?;:\n]{{0,200}} (?:đã|được|là|sẽ|đang|không|chưa|có)(?!\w))(?P<said>)|"
    rf"(?: [{CAPITALS}][\w.]*){{1,5}}(?=,))"
)
"""A salutation before a question, `Thưa ông, …?`: what follows the comma is the question."""

_MOST = 400
"""Characters of a salutation; what is longer is a sentence."""

_CLAUSE = re.compile(
    r", (?=(?:hôm nay|hôm qua|năm nay|năm qua|thời gian qua|vừa qua|hiện nay|tôi|chúng tôi|"
    r"chúng ta|xin|nhìn lại|trong|với|thay mặt|sau|nhân dịp|để|theo|như|đây|trước hết|"
    r"trước tiên|được sự|thực hiện)(?!\w))"
)
"""Where a clause begins that a salutation is no longer a part of: `…, hôm nay chúng ta`."""

_ENDS = re.compile(r"[.!?;:\n”\"]|$")
_HONORIFICS = (
    "các đồng chí", "đồng chí", "các ông", "các bà", "ông", "bà", "ngài", "các ngài", "các vị",
    "quý vị", "các bác", "bác",
    "các anh", "anh", "chị", "các bậc", "cụ", "chú", "cô", "hòa thượng", "hoà thượng", "thượng tọa",
    "đại đức", "ni sư", "ni trưởng", "linh mục", "giám mục", "mục sư",
    "giáo sư", "tiến sĩ", "gs.ts", "pgs.ts", "ts", "gs",
    "thượng tướng", "đại tướng", "trung tướng", "thiếu tướng",
    "mr", "mrs", "ms", "dr", "his excellency", "her excellency", "h.e.", "comrade", "madam",
    "sir", "professor",
)  # fmt: skip
_HONORIFIC = re.compile(
    rf" ?(?!bà con(?!\w))(?:{'|'.join(sorted(map(re.escape, _HONORIFICS), key=len, reverse=True))})"
    r"\.?(?!\w)"
)
_NAME = re.compile(rf" ?([{CAPITALS}][\w.'’-]*(?: [{CAPITALS}][\w.'’-]*){{1,5}})")
_TITLED = re.compile(
    r"[ ,]{0,2}(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|"
    r"(?:gs|pgs|ts|ths|bs|nsnd|nsưt|aht|giáo sư|phó giáo sư|"
    r"tiến sĩ|tiến sỹ|thạc sĩ|nhà giáo nhân dân|nhà báo|luật sư)\.?)(?:[ ,.]{1,2}(?:gs|pgs|ts|"
    r"ths|bs|tskh|giáo sư|tiến sĩ|tiến sỹ)\.?)*,?(?= )"
)
_OFFICE = re.compile(
    r" ?(?:(?:nguyên|cựu|quyền) )?(?:phó |deputy |vice )?(?:tổng bí thư|bí thư|chủ tịch(?: nước)?|"
    r"thủ tướng|tổng thống|quốc vương|bộ trưởng|thứ trưởng|trưởng ban|(?:tổng )?giám đốc|"
    r"(?:tổng )?cục trưởng|vụ trưởng|"
    r"viện trưởng|hiệu trưởng|đại sứ|tổng thư ký|tổng biên tập|thống đốc|chánh án|"
    r"chánh văn phòng|tổng thanh tra|tổng kiểm toán|chủ nhiệm|president|prime minister|minister|"
    r"ambassador|chair(?:man|woman|person)?|secretary(?:-general)?|governor|mayor|director)(?!\w)"
)
"""An office before the name of who holds it: `Thủ tướng …`."""

_RUN = re.compile(rf"[{CAPITALS}][\w.'’-]*(?: [{CAPITALS}][\w.'’-]*)*")
_MANY = re.compile(r"(?<!\w)(?:các|quý|toàn thể|những|và|cùng|and)(?!\w)|,")
_AFTER_NAME = re.compile(r" ?[,(] ?| - | (?:và|cù)| ?$")
_WITH = re.compile(r"(?:và|cùng)(?!\w)")
_PLURAL = re.compile(
    r"(?:các|quý|toàn thể|toàn|những|lãnh đạo|ladies|gentlemen|colleagues|friends|delegates|"
    r"guests)(?!\w)"
)
_AND = re.compile(
    r"(?<!gs)(?<!ts)(?<!ths)(?:,? và|[,;]?(?: |\n)and|[,;])\s(?:(?:kính |xin )?thưa )?"
    r"(?=(?:các )?(?:đồng chí|ông|bà(?! con)|ngài|gs|ts|pgs|mr|mrs|ms|dr|h\.e\.)\.? )"
)
_AGAIN = re.compile(
    r"[,;]\s(?:kính |xin )?thưa (?=các|quý|toàn thể|đồng bào|quốc hội|bà con|nhân dân|đồng chí|ông|"
    r"bà|ngài|thủ tướng)"
)
_LISTED = re.compile(
    r" ?:?[ ]*\n(?:[ ]*[-+*•–][ ]?(?:các |quý |toàn thể |đồng chí |ông |bà |ngài |the |mr|ms|"
    r"h\.e)[^\n]{1,400}(?:\n|\Z))+"
)
_ITEM = re.compile(r"[-+*•–] ?([^\n]+?)[ ,;.!]*(?:\n|\Z)")


class Address(NamedTuple):
    """A salutation in a passage: its place there, and whom it names."""

    start: int
    end: int
    honorific: str | None
    name: str | None
    role: str | None
    body: str | None
    group: bool


@cache
def _countries() -> frozenset[str]:
    return frozenset(load("names")["countries"])


def find_addresses(passage: Passage) -> list[Address]:
    """Return the salutations of a passage in order."""
    found: list[Address] = []
    for opening in _OPENING.finditer(passage.low):
        if passage.text[opening.start("call")].isupper():
            found += _addressed(passage, opening)
    return found


def _addressed(passage: Passage, opening: re.Match[str]) -> list[Address]:
    """Return whom a salutation names that may begin at an opening, one by one or as a group."""
    text, start, after = passage.text, opening.start("call"), opening.end()
    english: str | None = opening["english"]
    if listed := _LISTED.match(passage.low, after):
        items = _ITEM.finditer(passage.low, after, listed.end())
        return [_read(passage, each.start(1), each.start(1), each.end(1)) for each in items]
    end = _end(passage, after)
    if asked := _ASKED.match(text, after, end):
        if asked["plain"] is not None or asked["said"] is not None:
            address = asked["honorific"].strip()
            return [Address(start, asked.end(), address, None, None, None, group=False)]
        if text.startswith("?", end):
            end = asked.end()
    elif text.startswith("?", end):
        return []
    if clause := _CLAUSE.search(passage.low, after, end):
        end = clause.start()
    alone = english is None or _WHOLE_LINE.fullmatch(text, end, _end_of_line(text, end))
    if end - start > _MOST or not alone or (end <= after and not english):
        return []
    joins = [each.span() for each in _AND.finditer(passage.low, after, end)]
    again = [each.span() for each in _AGAIN.finditer(passage.low, after, end)]
    joins = sorted({*joins, *again})
    starts, stops = [after, *(last for _, last in joins)], [*(first for first, _ in joins), end]
    parts = [
        _read(passage, start if place == after else place, place, stop)
        for place, stop in zip(starts, stops, strict=True)
    ]
    # Two persons in one salutation are two; two groups are one, unless each is greeted.
    if again or any(each.name for each in parts):
        return parts
    whole = _read(passage, start, after, end)
    if english and english not in _ADJECTIVES:
        single = english.startswith(("mr", "madam"))
        whole = whole._replace(role=text[start:end], group=not single)
    return [whole]


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start, start + _MOST)
    return min(len(text), start + _MOST) if end < 0 else end


def _end(passage: Passage, start: int) -> int:
    text = passage.text
    for mark in _ENDS.finditer(text, start, start + _MOST + 1):
        if mark.group() == "." and re.search(
            r"(?:TP|TS|GS|PGS|ThS|Mr|Mrs|Ms|Dr|St|H|E)$",
            text[max(0, mark.start() - 4) : mark.start()],
        ):
            continue
        if mark.group() == ";" and _AND.match(passage.low, mark.start()):
            continue
        end = mark.start()
        break
    while end > start and text[end - 1] in " ,;":
        end -= 1
    return end


def _read(passage: Passage, start: int, after: int, end: int) -> Address:
    text, low = passage.text, passage.low
    place, honorific = after, None
    if found := _HONORIFIC.match(low, after, end):
        place, honorific = found.end(), text[after : found.end()].strip()
    if titled := _TITLED.match(low, place, end):
        place = titled.end()
    singular = honorific is None or not _PLURAL.match(low, after + (low[after] == " "))
    office = _OFFICE.match(low, place, end) if singular else None
    if office and (held := _holder(passage, office.end(), end)):
        titles = (text[place : held[0]].strip(), _rest(text, held[1], end))
        role = ", ".join(each for each in titles if each)
        body = _body(passage, office.end(), end)
        return Address(start, end, honorific, text[held[0] : held[1]], role, body, False)
    name = _NAME.match(text, place, end)
    if name and singular and not office and _is_person(name[1]) and _ends(text, name.end(), end):
        held_role, body = _rest(text, name.end(), end), _body(passage, name.end(), end)
        return Address(start, end, honorific, name[1], held_role, body, False)
    if (honorific or office) and singular and not _MANY.search(low, place, end):
        title = text[place:end].strip(" ,:") or None
        return Address(start, end, honorific, None, title, _body(passage, place, end), False)
    rest_start = place if honorific in ("các đồng chí", "Các đồng chí") else after
    group = text[rest_start:end].strip(" ,:") or None
    if honorific and rest_start == after:
        honorific = None
    return Address(start, end, honorific, None, group, None, True)


def _holder(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """Return where the name of who holds an office is, behind it and its body, or None."""
    text = passage.text
    for run in _RUN.finditer(text, start, end):
        if not _ends(text, run.end(), end) or run.group() in _countries():
            continue
        begin = run.start()
        if place := places().match(text, begin):
            begin = place + 1
        # `Minister Nguyen Van Hung`, `Tổng thống Kassym-Jomart Tokayev`
        foreign = run.group().isascii() or text[start - 1].isascii()
        direct = begin == start + 1 and foreign
        for word in re.finditer(r"[^ ]+", text[begin : run.end()]):
            many = text.count(" ", begin + word.start(), run.end())
            if 1 <= many <= 4 and (direct or word.group() in surnames()):
                return begin + word.start(), run.end()
    return None


def _ends(text: str, place: int, end: int) -> bool:
    """Return whether a name ends at a place of a salutation."""
    return _AFTER_NAME.match(text[place : min(end, place + 3)]) is not None


def _rest(text: str, start: int, end: int) -> str | None:
    rest = re.sub(r"^[ ,()-]+", "", text[start:end]).strip(" )")
    rest = re.sub(r" *\([^()]*\Z", "", rest)
    return None if _WITH.match(rest) else rest or None


def _is_person(name: str) -> bool:
    return name.split(" ")[0] in surnames() or not re.match(
        rf"[{CAPITALS}]\w* (?:Bộ|Ban|Hội|Đảng)", name
    )


def _body(passage: Passage, start: int, end: int) -> str | None:
    inner = Passage(0, passage.text[start:end], passage.low[start:end], None, passage.english)
    bodies = find_bodies(inner)
    return inner.text[slice(*bodies[-1])] if bodies else None
