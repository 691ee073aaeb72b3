"""Draft the persons that a text names: those addressed are attendees, the others mentioned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.person import Person
from ttdn_cli.draft.reading import Reading
from ttdn_cli.extraction.bodies import places
from ttdn_cli.text.gazetteer import Gazetteer, load, surnames
from ttdn_cli.text.unicode import CAPITALS

_WORD = rf"[{CAPITALS}][^\W\d_]*(?:[’'][^\W\d_]+)?"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}(?!\w)")
_ENGLISH_NAME = re.compile(
    rf"(?:{_WORD}|[A-Z]\.)(?: (?:de |van |von |der )?(?:{_WORD}|[A-Z]\.)){{0,4}}(?!\w)"
)
_IN_A_ROW = re.compile(r"(?: [^\W\d_]+){0,8}, | ")
_FOR_ANOTHER = re.compile(r"(?:KT|TL|TUQ|Q)\. ?\Z")
"""Before the office for which another one signs (Decree 30/2020/NĐ-CP, annex I, II.7)."""

_COMMA = re.compile(r", | [-–] ")
"""What stands between a name and the title behind it."""

_ENDS_TITLE = re.compile(
    r"[,;:()\n]|(?<!TP)(?<!Tp)\.(?=\s|\Z)| [-–] | (?:đã|sẽ|đang|chủ trì|phát biểu|và các|cùng|"
    r"là|có|được|vừa|từ|khi|(?<!tiếng )nói|nêu|cho biết|cho rằng|nhấn mạnh|khẳng định|"
    r"tại|trong|nhân dịp|trình bày|at the|at|on|since|from)(?!\w)",
    re.I,
)
_RANK = re.compile(r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)")
"""Ranks before a name, behind which the office stands too."""

_ABROAD = re.compile(r"(?:Đại sứ|Lãnh sự)(?!\w)")
"""Offices of which the place is a part: `Đại sứ Việt Nam tại Lào`."""

_BEHIND_BODY = re.compile(
    r" (?!(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|của|và|kiêm|khóa|khoá|"
    rf"nhiệm kỳ|phụ trách|of|for|and)(?!\w))[^\W\d_{CAPITALS}]"
)
"""What behind a body is no part of a title: `Phó Chủ tịch UBND tỉnh nhận giải`."""

_MOST_TITLE = 16
"""Words of the titles before or after a name."""

_REACH = 160
_FOOT = 12
"""Lines at the end of a document, where it is signed."""

_BEFORE_OFFICE = re.compile(rf"(?<![\w.])({_WORD}(?: {_WORD}){{1,4}}), \Z")
_PROVINCE = re.compile(rf"(?<!\w)(?:tỉnh|thành phố) ({_WORD} {_WORD})(?! {_WORD}|\w)")

_OF_PERSONS = ("ông", "bà", "ngài", "đồng chí")
"""Forms of address that begin no name of a place, as `Bà Rịa` does."""

_OPENING = re.compile(r"(?:\A|\n|[.!?;] )[\"“]?\Z")

_COMRADE = "ĐỒNG CHÍ"
_BEHIND_CAPITALS = re.compile(
    r" (?:TẠI|VÀ|NHÂN|TRONG|Ở|ĐÃ|PHÁT|CHỦ|LỄ|ĐẾN|VỚI|THĂM|TRAO|VỀ|DỰ|CÙNG|GỬI|LÀ|CHO)(?!\w)"
)
"""What follows a name in a heading in capitals, where it ends at no small letter."""

_FEWEST = 3
"""Syllables from which on a name of a place is also that of a person: `Hồ Chí Minh`."""


_SIGNED = re.compile(r"\(?(?:đã ký|signed)(?:[,; ]+đóng dấu)?\)?", re.I)
"""Between an office and who signs for it."""


def find_people(reading: Reading, bodies: list[Span]) -> list[Person]:
    """Return the persons in a text, in order, each place once.

    Args:
        reading: the text.
        bodies: where it names bodies; a name within one is none of a person.
    """
    taken = sorted(bodies)
    found: list[Person] = []
    for each in _introduced(reading, taken):
        if not found or each.span[0] >= found[-1].span[1]:
            found.append(each)
    found += _bare(reading, found)
    named = _provinces(reading, taken)
    found = [each for each in found if each.name not in named]
    names = {each.name for each in found}
    if not names:
        return []
    seen = {each.span for each in found}
    forms = {form: name for name in names for form in (name, name.upper())}
    for span in Gazetteer(forms).find_spans(reading.text):
        inside = any(each[0] <= span[0] and span[1] <= each[1] for each in _around(taken, span[1]))
        if span not in seen and not inside and not _is_named_after(reading.text, span[0]):
            found.append(Person(forms[reading.text[slice(*span)]], span))
    # `Dr Roe` is who was called `Dr Jane Roe` before.
    last = {name.split()[-1]: name for name in names if " " in name}
    full = [each._replace(name=last.get(each.name, each.name)) for each in found]
    return sorted(full, key=lambda person: person.span)


def _provinces(reading: Reading, bodies: list[Span]) -> set[str]:
    """Return what a text calls a province or city where no person can be meant.

    Behind `UBND tỉnh` a name can be that of who heads it, behind `Thư viện tỉnh` it is none.
    """
    return {
        each[1]
        for each in _PROVINCE.finditer(reading.text)
        if not any(body[1] == each.start(1) - 1 for body in _around(bodies, each.start(1)))
    }


@cache
def _introductions(language: str) -> re.Pattern[str]:
    """Return what comes before a name: an office or a form of address."""
    lists, suffix = load("people"), "_en" if language == "en" else ""
    words = sorted(
        [*lists[f"offices{suffix}"], *lists[f"honorifics{suffix}"]], key=len, reverse=True
    )
    capitals = [each.upper() for each in lists[f"offices{suffix}"] if len(each) > 4]
    capitals.append(_COMRADE)
    every = "|".join(map(re.escape, [*words, *capitals]))
    was = "|".join(map(re.escape, lists[f"terms{suffix}"]))
    more = "|".join(map(re.escape, lists["not_yet_en"])) if suffix else r"(?!\w)"
    of = "|".join(map(re.escape, lists["portfolios_en"])) if suffix else r"(?!\w)"
    return re.compile(
        rf"(?<![\w.-])(?:(?:{was})[ -]){{0,2}}(?P<office>{every})(?![\w.])(?:{more})?"
        rf"(?: (?:of|for) (?:{of})(?= [A-Z])(?! (?:and|of) ))?"
    )


def title_starts(reading: Reading, start: int, end: int) -> Iterator[int]:
    """Yield where the titles begin that stand in a list of them, but for the first one."""
    lists, suffix = load("people"), "_en" if reading.language == "en" else ""
    for comma in _COMMA.finditer(reading.text, start, end):
        office = _introductions(reading.language).match(reading.text, comma.end(), end)
        if office and office["office"] in lists[f"offices{suffix}"]:
            yield comma.end()


def _introduced(reading: Reading, bodies: list[Span]) -> Iterator[Person]:
    """Yield the persons before whose names an office or a form of address stands."""
    text, language = reading.text, reading.language
    offices = frozenset(load("people")["offices_en" if language == "en" else "offices"])
    honorifics = load("people")["honorifics"]
    run: list[Span] = []
    called: tuple[str, Span] | None = None
    for each in _introductions(language).finditer(text):
        is_office = each["office"] in offices or (
            each["office"].isupper() and each["office"] not in (_COMRADE, *honorifics)
        )
        # Offices in a row, `Ủy viên Bộ Chính trị, Thủ tướng Chính phủ …`, are of one person, and so
        # is a form of address before them.
        last = run[-1][1] if run else called[1][1] if called else 0
        if not last or not _IN_A_ROW.fullmatch(text, last, each.start()):
            run, called = [], None
        if is_office:
            run = [*run, each.span()]
        else:
            called = each["office"], each.span("office")
        if not (found := _name_after(reading, each, bodies)):
            if is_office and (named := _name_before(reading, each.start(), bodies)):
                yield Person(
                    text[slice(*named)], named, tuple(_titles_after(reading, named[1], bodies))
                )
            continue
        if text[slice(*found)].isupper():
            cut = _BEHIND_CAPITALS.search(text, *found)
            found = found[0], cut.start() if cut else found[1]
        said = text[slice(*found)]
        # Where the name stands in small letters too, that is how it is known, here as well.
        if " " in said and not (said.isupper() and said.title() in text):
            stop = found[0] if is_office else each.start()
            titles = list(_titles_before(reading, run, stop))
            if not titles or (len(titles) == 1 and _RANK.fullmatch(titles[0][0])):
                titles += _titles_after(reading, found[1], bodies)
            yield Person(text[slice(*found)], found, tuple(titles), called)
        run, called = [], None


def _titles_before(reading: Reading, offices: list[Span], stop: int) -> Iterator[tuple[str, Span]]:
    """Yield the titles before a name, of which each begins with an office."""
    text = reading.text
    if offices and _FOR_ANOTHER.search(text[max(0, offices[0][0] - 5) : offices[0][0]]):
        offices = offices[-1:]
    for (start, _), end in zip(offices, [*(first for first, _ in offices[1:]), stop], strict=False):
        said = text[start:end].rstrip(" ,")
        if len(said.split()) <= _MOST_TITLE and "\n" not in said:
            yield said, (start, start + len(said))


def _name_before(reading: Reading, office: int, bodies: list[Span]) -> Span | None:
    """Return where the name of a person stands right before an office, or None.

    So people are listed: `các đồng chí: Trần Văn Mận, Bí thư Tỉnh ủy; …`.
    """
    found = _BEFORE_OFFICE.search(reading.text, max(0, office - _REACH // 2), office)
    if reading.language != "vi" or not found or found[1].split()[0] not in surnames():
        return None
    start, end = found.span(1)
    inside = any(each[0] < end and start < each[1] for each in _around(bodies, start + 1))
    return None if inside or _is_named_after(reading.text, start) else (start, end)


def _name_after(reading: Reading, office: re.Match[str], bodies: list[Span]) -> Span | None:
    """Return where the name of a person stands behind an office, or behind the body of it."""
    text, place = reading.text, office.end()
    if text[place : place + 1] != " ":
        return None
    # `Thủ tướng Chính phủ Phạm …`, `Thứ trưởng Bộ Y tế Trần …`
    body = next(
        (each for each in _around(bodies, place + 1) if each[0] <= place + 1 < each[1]), None
    )
    if body and text[body[1] : body[1] + 1] == " ":
        place = body[1]
    pattern = _ENGLISH_NAME if reading.language == "en" else _NAME
    held = _introductions(reading.language).match(text, place + 1)
    if held and held["office"] in load("people")["offices"]:
        return None  # `đồng chí Tổng Bí thư …`: the name is behind that.
    if not (found := pattern.match(text, place + 1)):
        return None
    words = found.group().split()
    if reading.language == "en":
        office_word = words[0] in load("people")["offices_en"]
        inside = any(each[0] < found.end() <= each[1] for each in _around(bodies, found.start()))
        return None if office_word or inside else found.span()
    is_place = places().match(text, found.start()) == found.end() and len(words) < _FEWEST
    known = words[0].title() in surnames() or _is_spoken_of(text, office, words)
    return found.span() if len(words) > 1 and known and not is_place else None


def _is_spoken_of(text: str, office: re.Match[str], words: list[str]) -> bool:
    """Return whether a form of address shows that words of any language are a name: `ông Tập`."""
    honorific, start = office["office"], office.start()
    names = chain.from_iterable(load("provinces").values())
    if any(name.startswith(f"{honorific} {words[0]}") for name in names):
        return False  # `Bà Rịa`
    if honorific == "Ngài" or _OPENING.search(text, max(0, start - 3), start):
        honorific = honorific.lower()
    low = " ".join(words).casefold()
    offices = tuple(f"{each.casefold()} " for each in load("people")["offices"])
    return honorific in _OF_PERSONS and not f"{low} ".startswith(offices)


def _around(bodies: list[Span], place: int) -> list[Span]:
    """Return the bodies that may lie around a place."""
    first = bisect_left(bodies, (place, 0))
    return bodies[max(0, first - 1) : first + 1]


def _titles_after(reading: Reading, end: int, bodies: list[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the titles behind a name: `Nguyễn Văn A, Phó Chủ tịch UBND tỉnh B`."""
    text, language = reading.text, reading.language
    offices = frozenset(load("people")["offices_en" if language == "en" else "offices"])
    stop = min(reading.sentence_at(end)[1], end + _REACH)
    place = end
    while (comma := _COMMA.match(text, place)) and comma.end() < stop:
        start = comma.end()
        office = _introductions(language).match(text, start)
        if not office or (office["office"] not in offices and not office["office"].isupper()):
            return
        last = _title_end(reading, start, stop, bodies)
        said = text[start:last].rstrip()
        last = start + len(said)
        introduced = _introductions(language).finditer(text, start, last)
        another = any(_name_after(reading, each, bodies) for each in introduced)
        if another or len(said.split()) > _MOST_TITLE:
            return
        yield said, (start, last)
        place = last


def _title_end(reading: Reading, start: int, stop: int, bodies: list[Span]) -> int:
    """Return where a title ends that begins behind a name."""
    text = reading.text
    abroad = _ABROAD.search(text, start, stop)
    cuts = (
        each
        for each in _ENDS_TITLE.finditer(text, start, stop)
        # `Đài Tiếng nói Việt Nam`
        if not any(first < each.start() < end for first, end in _around(bodies, each.start()))
    )
    cut = next(cuts, None)
    if cut and abroad and cut.group() == " tại" and abroad.end() <= cut.start():
        cut = next(cuts, None)
    last = cut.start() if cut else stop
    for number in range(bisect_left(bodies, (start, 0)), bisect_left(bodies, (last, 0))):
        if _BEHIND_BODY.match(text, bodies[number][1], last):
            return bodies[number][1]
    return last


def _bare(reading: Reading, found: list[Person]) -> Iterator[Person]:
    """Yield who is named on a line of its own at the end, as a document is signed."""
    known = {each.span for each in found}
    for start, end in reading.lines[-_FOOT:] if reading.language == "vi" else ():
        said = reading.text[start:end]
        words = said.split()
        named = _NAME.fullmatch(said) and len(words) > 1 and words[0] in surnames()
        is_place = places().match(reading.text, start) == end
        if named and not is_place and not said.isupper() and (start, end) not in known:
            yield Person(said, (start, end), tuple(_signed(reading, start)))


def _signed(reading: Reading, start: int) -> Iterator[tuple[str, Span]]:
    """Yield the office on the line above a signature."""
    lines = reading.lines
    number = next((place for place, line in enumerate(lines) if line[0] == start), 0)
    while number and _SIGNED.fullmatch(reading.text, *lines[number - 1]):
        number -= 1
    if number:
        above = lines[number - 1]
        said = reading.text[slice(*above)]
        offices = [each.upper() for each in load("people")["offices"]]
        if said.isupper() and any(said.startswith(each) for each in offices):
            yield said, above


def _is_named_after(text: str, start: int) -> bool:
    """Return whether something else is named after a person: a street, a city, a prize."""
    before = text[max(0, start - 24) : start].casefold()
    return any(
        before.endswith(f"{each} ") and not before[: -len(each) - 1][-1:].isalnum()
        for each in load("people")["named_after"]
    )
