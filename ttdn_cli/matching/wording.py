"""Which words of two figures say that they are of the same indicator."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

from ttdn_cli.checking.attribution.places import Span, places_in
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.numbers import DIGITS
from ttdn_cli.text.quantities import match_amount
from ttdn_cli.text.unicode import CAPITALS, nfc
from ttdn_cli.text.words import Word, words_of

_EMPTY = {"vi": "của các những", "en": "the of that which"}
"""Words that say nothing of an indicator in a language, wherever they stand.

`đã` and `đang`, `có` and `ở`, `và` are none of them, nor is `được`: `người được bồi thường`.
"""

_EMPTY_IF_SMALL = {"vi": "", "en": "a an who"}
"""Those that say nothing in small letters and before another word: `influenza A`, `WHO standards`.
"""

_DANGLING = re.compile(r"(?:\s+(?:đạt|là|gồm|với|is|are|was|were))+\s*(?=;|\Z)", re.I)
"""What an indicator may end with, before its figure: `Tổng thu đạt`."""

_MEASURED = re.compile(
    r"\s*(?:số lượng|so luong|số|t[ỷỉyi] l[ệe]|the (?:number|share|rate|percentage|proportion) of"
    r"|(?:number|share|rate|percentage|proportion) of)\s",
    re.I,
)
"""What an indicator may begin with: that a figure is a share or a number, its unit says.

Elsewhere these words say what is measured: `kinh tế số`, `lệ phí`, `market share`.
"""

_COMPARED = re.compile(
    r"\A\s*(?:so sánh với|so v[ớo]i|so|compared (?:with|to|against)|in comparison (?:with|to)"
    r"|against|from|than|over|versus|vs\.?)\s+(?:the\s+)?",
    re.I,
)
"""What says that something is compared, before with what: `so với cùng kỳ`."""

_YEAR_BEFORE = re.compile(
    r"\A\s*(?:the )?(c[ùu]ng k[ỳìyi]|same period)\s+"
    r"(?:(?:của\s+)?n[ăa]m (?:trước|ngoái|truoc|ngoai)"
    r"|(?:of |in )?(?:the )?(?:last|previous|prior|preceding) year)\s*\Z",
    re.I,
)
"""The same time of the year before, which `cùng kỳ` means alone."""

_YEAR = "năm year"
_BEFORE_YEAR = "trong cả của vào in during for throughout the whole entire full"
"""Words of which a figure's own year needs none: `trong cả năm 2023`, `in 2023`."""

_YEAR_FIRST = re.compile(
    r"\s*(?:trong |in |during |for )?(?:cả )?(?:năm |(?:the )?year )?((?:19|20)\d\d)\s*[,:]\s*",
    re.I,
)
"""A year with which an indicator begins: `Trong năm 2023, số ca mắc`."""

_DIGIT = re.compile("[0-9]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(rf"(?<![\w/.,-]){DIGITS}(?![\w/-])")

_COUNTRY = re.compile(
    r"(?<!\w)(?:(?:trên|trong|của|ở|in|of|across|throughout) )?(?:phạm vi )?(?:the )?"
    r"(?:cả nước|toàn quốc|nước ta|nationwide|whole country)(?!\w)",
    re.I,
)
_VIETNAM = re.compile(r"(?<!\w)(?:Việt Nam|Viet ?Nam)(?=\s*(?:;|\Z))", re.I)
"""The country by its name, where that ends what is said and is no part of it: `hàng Việt Nam`."""

_OWN_PLACE = re.compile(
    r"(?<!\w)(?:(?:(?:(?:ở|tại|trên|trong|của) )?(?:phạm vi )?(?:toàn|cả|khắp) "
    r"|(?:của |trên địa bàn |trong )(?:toàn )?)"
    r"(?P<level>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)"
    r"|(?:of|in|across|throughout) the (?:whole |entire )?province|province-?wide)(?=\s*(?:;|\Z))",
    re.I,
)
"""The place of whoever says so: `toàn tỉnh`. `ở tỉnh` may be at the level of the province."""

_WAY = re.compile(r"(?<!\w)(?:từ|sang|đến|tới|vào|đi|với|from|to|into|with)\s+(?:the\s+)?\Z", re.I)
_WHOSE = re.compile(r"(?<!\w)(?:của|thuộc|trên địa bàn|of)\s+(?:the\s+)?\Z", re.I)
_THERE = re.compile(r"(?<!\w)(?:ở|tại|trong|in|at)\s+(?:the\s+)?\Z", re.I)
"""What stands before a place: where to something goes, whose it is, where it is."""

_AT_HOME = re.compile(
    r"(?:.*;)?\s*(?:hộ|dân|dân cư|dân số|trẻ em|xã|huyện|poor households|households|population"
    r"|children|communes)(?!\w)",
    re.I,
)
"""What is in the place whose it is: not so an investment of a country, which may be in another."""

_HERE = " đây "
"""Stands where a place is named amid other words, or after `ở`."""

OWN = "own "
"""How the place of whoever says so begins, before its level: `own tỉnh`."""

_ALWAYS_PROPER = (
    *("Đại học", "Học viện", "Báo", "Đài", "Tạp chí", "Nhà xuất bản", "Tập đoàn", "Tổng công ty"),
    "Ngân hàng",
)
_PROPER = (
    *("Trường", "Viện", "Bệnh viện", "Công ty", "Nhà máy", "Nhà hát", "Bảo tàng", "Trung tâm"),
    *("Hợp tác xã", "Câu lạc bộ", "Quỹ", "Cảng", "Sân bay", "Khu công nghiệp", "Vườn quốc gia"),
)
"""How the names of bodies begin that may end with that of a place, some amid other words only."""

_PROPER_EN = (
    *("University", "Academy", "College", "School", "Hospital", "Bank", "Newspaper", "Port"),
    *("Airport", "Company", "Corporation", "Museum", "Institute", "Club", "Fund", "Centre"),
    "Center",
)


_NAMED_EN = re.compile(rf"\s(?:[A-Z]\w*\s){{0,3}}(?:{'|'.join(_PROPER_EN)})(?!\w)")
"""What stands behind a place that is part of the name of a body."""


class Wording(NamedTuple):
    """The words of an indicator in one language, as they are compared.

    Attributes:
        exact: those that say something, in their order, with diacritics.
        plain: all of them without: nobody knows which of these say nothing.
        place: the one place that they name, as `places_in` has it; nothing for the whole country;
            `OWN`; None where they do not say.
    """

    exact: str
    plain: str
    place: str | None


def wording_of(metric: Metric, language: str, *, english: bool) -> Wording | None:
    """Return the words of a figure in a language, or None where it is not worded in that.

    They are those of its scope, of its indicator and of what it is compared with, but for the
    figure itself, for its own year and for the one place that they name. What they number counts,
    with its magnitude: `trên 100 nghìn dân` is `trên 100.000 dân`.

    Args:
        metric: the figure.
        language: `vi` or `en`.
        english: whether its text is published in English.
    """
    said = [getattr(each, language) for each in (metric.scope, metric.indicator) if each]
    if None in said or not said:
        return None
    dated = metric.as_of or metric.period
    said = [without_measure(_without_year_first(each, _years_of(dated))) for each in said]
    beside = without_comparison(getattr(metric.compared_with, language, None) or "")
    translated = english != (language == "en")
    return _read(" ; ".join(said), metric.given, beside, dated, language, translated)


@lru_cache(maxsize=1 << 14)
def _read(
    text: str, given: str, beside: str, date: str | None, language: str, translated: bool
) -> Wording | None:
    """Return the words of a text: speeches say much in the same words each year."""
    text, place = _placed(_DANGLING.sub(" ", _without_figure(text, given)))
    years = _years_of(date)
    text = _numbered(text, language, translated=translated)
    words = _telling(text, years, language)
    known = {each.plain for each in words}
    words += [each for each in _telling(beside, years, language) if each.plain not in known]
    if not words:
        return None
    exact = " ".join(each.exact for each in words)
    if not any(each.marked for each in words):
        return Wording(exact, exact, place)
    every = [*_telling(text, years, language, all_=True)]
    every += _telling(beside, years, language, all_=True)
    return Wording(exact, " ".join(each.plain for each in every), place)


def _without_figure(text: str, given: str) -> str:
    """Return a text without the figure that it is of.

    A number alone is taken from its beginning and its end only, where a unit of its own would stand
    behind it elsewhere: `xã đạt 12 tiêu chí`.
    """
    if given not in text:
        return text
    # `5` is no part of `2025`.
    figure = rf"(?<![\w.,/-]){re.escape(given)}(?![\w/]|[.,][0-9])"
    if given.replace(".", "").replace(",", "").isdecimal():
        figure = rf"\A\s*{figure}|(?:(?<=đạt )|(?<=gồm )|(?<=: )){figure}\s*\Z"
    return re.sub(figure, " ", text)


def _placed(text: str) -> tuple[str, str | None]:
    """Return a text without the one place that it names as that of all it says, and that place."""
    found = places_in(text)
    if len(found) == 1:
        ((place, span),) = found.items()
        return _without_place(text, span, place)
    if found:
        return text, None
    for pattern, place in ((_COUNTRY, ""), (_OWN_PLACE, OWN)):
        if here := pattern.search(text):
            level = "" if pattern is _COUNTRY else (here["level"] or "tỉnh").lower()
            return pattern.sub(" ", text), f"{place}{level}"
    if named := _VIETNAM.search(text):
        before = text[: named.start()]
        if _WHOSE.search(before) or _THERE.search(before) or _AT_HOME.match(text):
            return _without_place(text, named.span(), "")
    return text, None


def _without_place(text: str, span: Span, place: str) -> tuple[str, str | None]:
    """Return a text without a place, but for what tells whose it is from where it is."""
    before, behind = text[: span[0]], text[span[1] :]
    if _WAY.search(before):
        return text, None
    if _named_after().search(before) or _NAMED_EN.match(behind):
        return f"{before} {place} {behind}", place
    there = _THERE.search(before) and not _AT_HOME.match(text)
    amid = before.strip(" ;") and not re.match(r"\s*(?:[;,]|\Z|năm|in \d)", behind)
    before = _THERE.sub(" ở ", before) if there else _THERE.sub(" ", _WHOSE.sub(" ", before))
    return f"{before}{_HERE if there or amid else ' '}{behind}", place


@cache
def _named_after() -> re.Pattern[str]:
    """Return what finds the beginning of the name of a body, before that of a place in it.

    A single syllable is one before another name or the place only: `Báo` and not `Báo cáo`.
    """
    word = r"(?!(?:của|ở|tại|trên|trong|thuộc|và|với)\s)[^\s;,:()]+\s+"
    always, proper = (
        "|".join(rf"{e}\s+" + ("" if " " in e else rf"(?=[{CAPITALS}]|\Z)") for e in every)
        for every in (_ALWAYS_PROPER, _PROPER)
    )
    return re.compile(
        rf"(?:(?<!\w)(?:{always})|(?<=[^\W\d_]\s)(?:{proper}))(?:{word}){{0,6}}\Z"
        rf"|(?:{'|'.join(_PROPER_EN)}) of (?:the )?\Z"
    )


def without_measure(text: str) -> str:
    """Return a text without what it begins with if that says only how something is measured."""
    found = _MEASURED.match(text)
    return text[found.end() :] if found else text


def _without_year_first(text: str, years: Collection[str]) -> str:
    found = _YEAR_FIRST.match(text)
    return text[found.end() :] if found and found[1] in years else text


def without_comparison(text: str) -> str:
    """Return what something is compared with, alone: `so với cùng kỳ năm trước` is `cùng kỳ`."""
    return _YEAR_BEFORE.sub(r"\1", _COMPARED.sub("", text))


def telling_words(text: str, language: str | None = None) -> list[Word]:
    """Return the words of a text that say what it is about.

    Args:
        text: of an indicator.
        language: `vi` or `en`; None for Vietnamese where it has diacritics, and else English.
    """
    return _telling(without_measure(text), (), language)


def words_without_year(text: str, date: str | None, language: str | None = None) -> list[Word]:
    """Return the words of a text that say something, but for the years of a date.

    Args:
        text: of an indicator.
        date: of its figure, ISO 8601, or None.
        language: as `telling_words` takes it.
    """
    return _telling(text, _years_of(date), language)


def is_silent(word: Word) -> bool:
    """Return whether a word with diacritics says nothing of an indicator.

    Without them nobody knows: `that` is `thất` too.
    """
    return word.marked and word.exact in _words_in(_EMPTY["vi"])


def _years_of(date: str | None) -> frozenset[str]:
    return frozenset(re.findall("[0-9]{4}", date or ""))


def _telling(
    text: str, years: Collection[str], language: str | None, *, all_: bool = False
) -> list[Word]:
    """Return the words of a text but for those that say nothing, and for some years.

    Args:
        text: of an indicator.
        years: that say no more than its date.
        language: as `telling_words` takes it.
        all_: whether those that say nothing are wanted too.
    """
    found = _WORD.findall(nfc(text))
    language = language or ("en" if text.isascii() else "vi")
    silent = frozenset[str]() if all_ else _words_in(_EMPTY[language])
    small = frozenset[str]() if all_ else _words_in(_EMPTY_IF_SMALL[language])
    words: list[Word] = []
    for place, said in enumerate(found, 1):
        if said in small and place < len(found):
            continue
        for word in _forms(said):
            if word.plain in years:
                for before in (_YEAR, _BEFORE_YEAR):
                    while words and words[-1].exact in _words_in(before):
                        words.pop()
            # Without diacritics `dat` is land as well as `đạt`: there it stays.
            elif word.exact not in silent:
                words.append(word)
    return words


@cache
def _words_in(listed: str) -> frozenset[str]:
    """Return words of a list as texts have them."""
    return frozenset(each.exact for each in words_of(listed))


def split(text: str) -> list[Word]:
    """Return the words of a text as `words_of` gives them, but for where they stand.

    Most syllables come again and again: what each is, is found out once.
    """
    return [word for found in _WORD.findall(nfc(text)) for word in _forms(found)]


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[Word, ...]:
    return tuple(words_of(word))


def _numbered(text: str, language: str, *, translated: bool) -> str:
    """Return a text with its numbers in digits, whole: `100 nghìn` and `100.000` are `100000`.

    Of `1.500` in a translation into English nobody knows whether the point is that of the original.
    """
    if not _DIGIT.search(text):
        return text
    low, parts, end = text.lower(), [], 0
    unsure = (".", ",")[language == "vi"] if translated else None
    for found in _NUMBER.finditer(low):
        amount = match_amount(low, found.start(), english=language == "en")
        if found.start() < end or not amount or amount.value is None or amount.denominator:
            continue
        if unsure and re.fullmatch(rf"[0-9]{{1,3}}{re.escape(unsure)}[0-9]{{3}}", found.group()):
            continue
        unit = f" {amount.unit.text}" if amount.unit else ""
        parts += [text[end : found.start()], f"{amount.value.normalize():f}{unit}"]
        end = amount.end
    return "".join([*parts, text[end:]])
