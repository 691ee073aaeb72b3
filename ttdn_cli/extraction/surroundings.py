"""What stands beside a number of a text and makes another number or another claim of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ttdn_cli.extraction.counts import label_before
from ttdn_cli.extraction.dates import names_date
from ttdn_cli.extraction.limits import fall_before, rises_before
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.numbers import EN_WORDS, MAGNITUDES
from ttdn_cli.text.worded_quantities import NUMBER_WORDS

BEFORE = 60
"""Characters before a number that can change it."""

AFTER = 32
"""Characters after it."""

_KEPT = 1 << 14
"""Answers that are kept: one place is asked about again and again, for its quotes and values."""

_NUMERIC = "0-9½⅓⅔¼¾"
_GLUED_AFTER = re.compile(rf"[^\w\s]{{1,8}}[{_NUMERIC}]|\.{{2,3}} ?[0-9]|[^\w\s.,;:!…)\]}}\"'–—/-]")
_ENTITY_AFTER = re.compile(r"&#?\w{1,10};")
_DOUBTED = re.compile(r" ?\(?!?\?|[%‰+]| [%‰]")
_LISTED = re.compile(r"(?:,| và| and) ([0-9]+)(?![0-9/%]|[.,][0-9])")
_COUNT = re.compile(r"(?<![0-9/.,:-])[0-9]+\Z")
_YEAR = re.compile(r"(?:1[89]|20|21)[0-9]{2}(?![0-9%])")

_GLUED_BEFORE = re.compile(rf"[%{_NUMERIC}][^\w\s]{{1,8}}\Z")
_ENTITY_BEFORE = re.compile(r"&#?\w{1,10}; ?\Z")
_SIGNED_DASH = re.compile(r"[(\[+/] ?[-\u2212] ?\Z")
_OF_SO_MANY = re.compile(r"(?<!\w)cứ (?:mỗi )?[0-9]\S{0,9} [^.;,\d]{1,40}(?<!\w)(?:có|là)\Z")
"""What stands before a number that is one of so many: `cứ 10 người thì có 3`."""

_RATE_OF = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|số)(?: \w+){1,4} \Z")
_VERB = "giảm|tăng|còn|chiếm|đạt|là|lên|xuống"
_NO_NAME = rf"(?!(?:{_VERB}|không|chưa|chẳng|hề|thể|phải|được|thực|hẳn|cần|nên)(?!\w))\w+"
_ITS_VERB = re.compile(rf"\w+(?: {_NO_NAME}){{1,4}} (?:{_VERB})(?: (?:còn|lên|xuống|được|tới))*")
"""A noun that has a denial in its name, `tỷ lệ hộ chưa có nước`, and the verb of the number."""

_PICTURE = re.compile(r"\ufffc[^\w\s]{0,3} ?[^\w\s]{0,2}\Z")
_WRAPS = re.compile(r"[\"'()\[\]{}*_~`\s]+")
_SOFT = re.compile(r"(?: ?(?:[,:–—…-]|\.{2,}))+ ?\Z")

_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_EACH_YEAR = re.compile(
    r",? ?\(?(?:hằng năm|hàng năm|mỗi năm|âm lịch|dương lịch|each year|every year)(?!\w)"
)

_QUARTER = re.compile(r"(?<!\w)(?:i{1,3}|iv|[1-4]) ?/ ?\Z")
"""The number of a quarter before its year."""

_PLAIN_GLUED = frozenset("\"'([{,.;:!…–—-")
_PLAIN_APART = _PLAIN_GLUED | frozenset(")]}?")
_BULLETS = frozenset("*+-•▪◦>|●■►✓✔")


Sense = Literal["actual", "target", "deadline", "start", "quote"]
"""What is asked of a place: whether it may be quoted, or is a number or a date of this sense."""


class _Before(NamedTuple):
    """What changes a number or a date that it stands before, compiled."""

    compounds: re.Pattern[str]
    direct: re.Pattern[str]
    distant: re.Pattern[str]
    denied: re.Pattern[str]
    just_denied: re.Pattern[str]
    label: re.Pattern[str]
    dates: re.Pattern[str]
    date_compounds: re.Pattern[str]
    five: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _before(sense: Sense) -> _Before:
    """Return what changes a number or date of a sense; what is quoted has to hold all of it."""
    data = load("proof")["before"]
    dates = [*data["dates"]]
    if sense in ("deadline", "start"):
        dates = [each for each in dates if each not in data[f"{sense}s"]]
    elif sense == "target":
        dates = [each for each in dates if each not in data["aimed"]]
    kinds = load("numbers")["approximations"].values()
    about = [phrase for phrases in kinds for phrase in phrases]
    limits, words = [*data["limits"], *about], [*data["words"]]
    compounds = [*data["compounds"]]
    if sense == "quote":
        limits += data["evaluations"]
        words += data["moves"]
    else:
        compounds += data["moves"]
    if sense in ("quote", "actual"):
        limits += data["aims"]
    fillers = rf"(?: (?:{_any(data['fillers'])})){{0,4}}\Z"
    # `năm` is a year there, and not five.
    numbers = rf"(?!năm)(?:{NUMBER_WORDS}|{_any(EN_WORDS)})(?: lần| times)?\Z"
    breath = rf"(?: (?!(?:{_any(data['contrasts'])})(?!\w))\w+)"
    skies = "".join(rf"(?<!{re.escape(each)} )" for each in data["skies"])
    denials = (
        rf"(?<!\w){skies}(?!(?:{_any(data['nouns'])})(?!\w))(?:{_any(data['negations'])}){breath}"
    )
    years = "".join(rf"(?<!(?<!\w){each} )" for each in data["years"])
    return _Before(
        re.compile(rf"(?<!\w)(?:{_any(compounds)})\Z"),
        re.compile(rf"(?<!\w)(?:(?:{_any([*limits, *words])}){fillers}|{numbers})"),
        re.compile(rf"(?<!\w)(?:{_any(limits)}){fillers}"),
        re.compile(rf"{denials}{{0,5}}\Z"),
        re.compile(rf"{denials}{{0,2}}\Z"),
        re.compile(rf"(?:(?<!\w)(?:{_any(data['labels'])}) ?)+\Z"),
        re.compile(rf"(?<!\w)(?:{_any([*about, *dates])})\Z"),
        re.compile(rf"(?<!\w)(?:{_any(data['date_compounds'])})\Z"),
        re.compile(rf"(?<!\w){years}năm\Z"),
    )


@cache
def _after() -> re.Pattern[str]:
    data = load("proof")["after"]
    words = _any([*data["words"], *data["limits"], *MAGNITUDES])
    return re.compile(
        rf" {{0,2}}(?:(?:{words}|năm [0-9]{{4}}|(?:hay|hoặc) [0-9]+)(?!\w)"
        rf"|\((?:{_any(data['remarks'])})\))"
    )


@cache
def _behind_noun() -> re.Pattern[str]:
    """Return what limits or denies a number behind the noun that it counts."""
    data = load("proof")
    after, before = data["after"], data["before"]
    kept = "|".join(each.partition(" ")[2] for each in before["nouns"])
    return re.compile(
        rf",? (?:(?:{_any(after['limits'])})(?!\w)|\((?:{_any(after['remarks'])})\)|"
        rf"(?<=, )(?:{_any(after['remarks'])})(?!\w)|"
        rf"(?:(?:{_any(after['fillers'])}) )*(?:{_any(before['negations'])})(?!\w)(?! (?:{kept})"
        rf"| (?:quá|dưới|ít hơn|nhiều hơn|more than|less than) [0-9]))"
    )


def is_day_of_each_year(number: str, after: str) -> bool:
    """Return whether a fraction is a day and a month that come each year: `01/03 hằng năm`.

    Args:
        number: the fraction.
        after: the characters after it.
    """
    parts = _DAY.fullmatch(number)
    fits = parts is not None and 1 <= int(parts[1]) <= 31 and 1 <= int(parts[2]) <= 12
    return fits and _EACH_YEAR.match(after.lower()) is not None


@lru_cache(maxsize=_KEPT)
def is_changed_behind_noun(after: str) -> bool:
    """Return whether what follows a number and its noun limits or denies it: `58 tỉnh trở lên`."""
    return _behind_noun().match(after.lower()) is not None


@lru_cache(maxsize=_KEPT)
def is_labelled(before: str) -> bool:
    """Return whether a whole number is the name of one thing: `mục 13`, `khóa 13`, `ngày 13`."""
    return label_before(before) is not None or names_date(before)


def is_changed_before(
    before: str, number: str, *, begins_line: bool, sense: Sense = "quote"
) -> bool:
    """Return whether what stands before a number or a date makes something else of it.

    Args:
        before: the last characters before it, in small letters.
        number: what begins with its first digit.
        begins_line: whether the last character of `before`, spaces aside, is the first of a line.
        sense: of the number.
    """
    return _is_changed(before, _YEAR.match(number) is not None, begins_line, sense)


@lru_cache(maxsize=_KEPT)
def _is_changed(before: str, is_year: bool, begins_line: bool, sense: Sense) -> bool:
    """Return the same of a number that is a year or none."""
    if _GLUED_BEFORE.search(before) or _is_signed(before, begins_line=begins_line):
        return True
    if fall_before(before, len(before)) is not None or rises_before(before, len(before)):
        return True
    words, plain = _before(sense), _WRAPS.sub(" ", before).rstrip()
    if soft := _SOFT.search(plain):
        plain = plain[: soft.start()]
    if _OF_SO_MANY.search(plain):
        return True
    limit = words.distant if soft else words.direct
    if limit.search(plain) and not words.compounds.search(plain):
        return True
    denied = (words.just_denied if soft else words.denied).search(plain)
    if denied and not _RATE_OF.search(plain, 0, denied.start()):
        return True
    if denied and not _ITS_VERB.fullmatch(plain, denied.start()):
        return True
    if soft:
        return False
    if words.five.search(plain) and not is_year:
        return True
    return is_another_time(plain, sense)


def is_another_date(before: str, *, begins_line: bool, sense: Sense) -> bool:
    """Return whether what stands before a date of a text makes another one of it.

    Args:
        before: the last characters before its first digit, in small letters: `trước quý iii/`.
        begins_line: whether the last character of `before`, spaces aside, is the first of a line.
        sense: of the date.
    """
    quarter = _QUARTER.search(before)
    plain = before[: quarter.start()] if quarter else before
    signed = not quarter and _is_signed(plain, begins_line=begins_line)
    labelled = plain if quarter or _before(sense).label.search(plain) else f"{plain.rstrip()} ngày "
    return signed or _GLUED_BEFORE.search(plain) is not None or is_another_time(labelled, sense)


@lru_cache(maxsize=_KEPT)
def is_another_time(before: str, sense: Sense = "quote") -> bool:
    """Return whether what stands before a date and the words for its kind makes another time of it.

    Args:
        before: the last characters before the date, in small letters: `trước tháng`.
        sense: of the date.
    """
    words = _before(sense)
    label = words.label.search(before)
    plain = before[: label.start()].rstrip() if label else ""
    if words.dates.search(plain) and not words.date_compounds.search(plain):
        return True
    return words.just_denied.search(plain) is not None


def _is_signed(before: str, *, begins_line: bool) -> bool:
    """Return whether a sign stands before a number: `≥ 90%`, `$5`, `# 8`; a bullet is none."""
    if before[-1:] in tuple(".,") and not before[-2:-1].isalpha():
        return True  # `.90` is a fraction.
    if _PICTURE.search(before) or _ENTITY_BEFORE.search(before) or _SIGNED_DASH.search(before):
        return True
    bare = before.rstrip(" ")
    sign, is_apart = bare[-1:], len(bare) < len(before)
    if not sign or sign.isalnum() or sign == "_" or unicodedata.combining(sign):
        return False
    if sign in (_PLAIN_APART if is_apart else _PLAIN_GLUED):
        return False
    if is_apart and sign in "%‰":
        return not bare[-2:-1].isnumeric()
    return not (is_apart and begins_line and sign in _BULLETS)


@lru_cache(maxsize=_KEPT)
def is_changed_after(number: str, after: str) -> bool:
    """Return whether what follows a number makes another number or another claim of it.

    Args:
        number: what ends with it.
        after: the characters after it.
    """
    if _GLUED_AFTER.match(after) or _ENTITY_AFTER.match(after) or _DOUBTED.match(after):
        return True
    sign = after.lstrip(" ")[:1]
    if sign == "٪" or (sign and sign != "|" and unicodedata.category(sign)[0] in "SM"):
        return True
    listed, count = _LISTED.match(after), _COUNT.search(number)
    if listed and count and bool(_YEAR.match(count.group())) == bool(_YEAR.match(listed[1])):
        return True
    return _after().match(after.lower()) is not None
