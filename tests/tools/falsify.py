"""Change every number of a published text in every way that changes what it says.

    python -m tests.tools.falsify                        the second dataset of the tests
    TTDN_SOURCE=speech.txt python -m tests.tools.falsify   and the one of the package

A change is caught where `verify --strict` would fail. What changes nothing for a reader must pass.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from ttdn_cli import load
from ttdn_cli.evidence.html import read_page
from ttdn_cli.evidence.verify import verify
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.facts.index import Index
from ttdn_cli.text.canonical import Canonical

DATA = Path(__file__).parent.parent / "data"
NUMBER = re.compile(r"\d+(?:[./,-]\d+)*(?:[/-][A-ZĐ][\w/-]*\w)?%?")

PICTURES = (
    "<svg><text>≥</text></svg>{}", '<img alt="≥"> {}', '<input value="gần">{}',
    "<canvas></canvas>({})", "<select><option>gần</select> {}", '{} <img alt="nghìn">',
    "{}<object>%</object>", "<span popover>{}</span>", "<span hidden>{}</span>", "<s>{}</s>",
)  # fmt: skip
BESIDE = re.compile(r" [^\W\d_]+(?![\w/-])")
BEFORE = re.compile(r"(?<!\S)[^\W\d_]+ \Z")

GLUE = '–—~+→;…÷(["-'
POINTS = (".(", ",–", ".–", ",~", ".;", ",[", ".…", ".→", ".-")
SIGNS = "≥≤<>~±≈≠$€#№+-£¥§&@×÷=→/\\≳≲⩾⩽‹〈《\ufffc"
GLUED_SIGNS = ("*", "?", "%", "+/- ", "(- ", "&ge;", "&lt;", "&asymp; ")
WRAPS = ("“{}”", "({})", "*{}*", "{},", "{}:", "{} –", "{}...", "{}…")
WORDS = (
    "gần", "hơn", "trên", "dưới", "khoảng", "chưa đến", "chưa tới", "không quá", "không dưới",
    "giảm", "âm", "vượt", "không", "không tới", "không phải", "suýt soát", "dưới mức", "trên mức",
    "tối đa là", "ít nhất là", "dự kiến", "non", "chưa được", "thấp hơn", "cao hơn", "từ",
    "gần tới", "không còn", "bớt", "hai", "mười", "thứ", "tối thiểu", "tối đa", "ít nhất",
    "nhiều nhất", "xấp xỉ", "ước đạt", "ước", "chừng", "tăng", "tăng thêm", "thêm", "lên", "xuống",
    "xuống còn", "giảm còn", "chỉ còn", "còn thiếu", "thiếu", "hụt", "kém", "không đạt", "chưa có",
    "không hề có", "tới", "đến", "trước", "sau", "mỗi", "gần như", "hầu như", "không hẳn", "nửa",
    "bằng nửa", "gấp", "tạm tính", "đâu đó", "not", "plus", "minus", "only",
    "chỉ có", "mới đạt", "vẻn vẹn", "sát", "tiệm cận", "gần đủ", "gần như là", "suýt nữa",
    "quá con số", "dưới ngưỡng", "ít ra", "chí ít", "nhiều lắm", "cùng lắm", "tối thiểu phải",
    "ước lượng", "hơn hẳn", "dự kiến có", "dự báo", "sẽ đạt", "cần đạt", "phấn đấu đạt",
    "chỉ tiêu", "mục tiêu là", "có thể", "một phần", "một phần của", "phần lớn", "hầu hết",
    "phần còn lại của", "bình quân", "trung bình", "cộng", "nhân với", "chia cho", "thiếu mất",
    "hụt mất", "tụt", "giảm đi", "dư", "thừa", "vài", "mấy", "dăm", "năm", "x", "ca.", "c.",
    "ba lần", "two", "ten", "hundred", "million", "half", "twice", "double", "negative", "down to",
    "from", "until", "before", "after", "không thể nào đạt được", "không hề đạt được mức",
    "làm gì có", "sai", "phủ nhận con số",
)  # fmt: skip
AFTER = (
    "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "trăm", "rưỡi", "nghìn đôla", "mươi", "tr đồng",
    "phẩy năm", "trở lên", "hoặc hơn", "hay 15", "âm lịch", "%", "‰", "½", "trở lại", "đổ lại",
    "hay ít hơn", "có lẻ", "$", "€", "₫", "٪", "℃", "⁻¹", "²", "\u20dd", "k", "hơn", "có hơn",
    "lẻ", "dư", "linh năm", "mốt", "chấm năm", "phần vạn", "bps", "per mille", "tá", "trở đi",
    "đổ lên", "trở về trước", "là cùng", "(ước)", "(dự kiến)", "năm ngoái", "năm trước",
    "sang năm", "?",
)  # fmt: skip


def changes() -> Iterator[tuple[str, str]]:
    """Yield the kinds of changes of a number, each with what it becomes: `{}` is the number."""
    for glue in GLUE:
        yield f"{glue} and a number after", f"{{}}{glue}90%"
        yield f"{glue} and a number before", f"80{glue}{{}}"
    for sign in SIGNS:
        yield f"{sign} before", f"{sign}{{}}"
        if sign != "-":  # With a space it is a dash.
            yield f"{sign} and a space before", f"{sign} {{}}"
    for glue in POINTS:
        yield f"{glue} and a number after", f"{{}}{glue}95%"
    for sign in GLUED_SIGNS:
        yield f"{sign} before", f"{sign}{{}}"
    for wrap in WRAPS:
        for word in ("gần", "không phải"):
            yield f"{wrap.format(word)} before", f"{wrap.format(word)} {{}}"
    yield "a point before", ".{}"
    yield "points and a number after", "{}..95%"
    for word in WORDS:
        yield f"{word} before", f"{word} {{}}"
    for after in AFTER:
        yield f"{after} after", f"{{}} {after}"
        if not after[0].isalpha() and " " not in after:
            yield f"{after} at the end", f"{{}}{after}"


EQUIVALENT: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "wrapped lines": lambda text: re.sub(r"(.{60}\S*) ", r"\1\n", text),
    "straight quotation marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "hyphens that do not break": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text),
    "soft hyphens": lambda text: text.replace("ng ", "n\u00adg "),
    "marks of direction": lambda text: text.replace(" ", " \u200e", 50),
}


def in_pages(text: str) -> Iterator[tuple[str, str]]:
    """Yield kinds of what a page shows at a number and no text holds, each with what is read."""
    lines = (f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n") if line.strip())
    page = f"<main>{''.join(lines)}</main>"
    for number in NUMBER.finditer(page):
        for kind in PICTURES:
            shown = kind.format(number.group())
            false = page[: number.start()] + shown + page[number.end() :]
            yield kind, read_page(false).text


def glued(text: str) -> Iterator[tuple[str, str]]:
    """Yield kinds of what is glued to the words beside a number, each with the false text."""
    for number in NUMBER.finditer(text):
        if word := BESIDE.match(text, number.end()):
            for more in (";71%", "(47/63)", "(386/QĐ-TTg)", ";Bí"):
                yield f"{more} at a word", text[: word.end()] + more + text[word.end() :]
        if word := BEFORE.search(text, 0, number.start()):
            for more in ("71%;", "(386/QĐ-TTg)"):
                yield f"{more} before a word", text[: word.start()] + more + text[word.start() :]


def falsify(dataset: str | None, text: str) -> tuple[Counter[str], list[str], list[str]]:
    """Return how many changes of each kind were tried, what was not caught, and what failed."""
    index = Index(load(dataset))
    tried: Counter[str] = Counter()
    missed: list[str] = []
    for number in NUMBER.finditer(text):
        for kind, change in changes():
            false = text[: number.start()] + change.format(number.group()) + text[number.end() :]
            tried[kind] += 1
            if _passes(index, false):
                around = false[max(0, number.start() - 20) : number.end() + 20]
                missed.append(f"{kind}: {around!r}")
    for kind, false in (*glued(text), *in_pages(text)):
        tried[kind] += 1
        if _passes(index, false):
            missed.append(kind)
    failed = [name for name, change in EQUIVALENT.items() if not _passes(index, change(text))]
    return tried, missed, failed


def _passes(index: Index, text: str) -> bool:
    report = verify(index, Canonical(text), "text")
    return report.passed and not report.uncovered


def main() -> None:
    """Print what was tried and what was not caught; exit with 1 if anything was."""
    published = os.environ.get("TTDN_SOURCE")
    speeches: list[tuple[str | None, Path]] = [(str(DATA / "second.yaml"), DATA / "second.txt")]
    speeches += [(None, Path(published))] if published else []
    wrong = 0
    for dataset, path in speeches:
        tried, missed, failed = falsify(dataset, normalize_source(path.read_text("utf-8")))
        caught = tried.total() - len(missed)
        print(f"{path.name}: {caught} of {tried.total()} changes of {len(tried)} kinds caught")
        print(f"{path.name}: {len(EQUIVALENT) - len(failed)} of {len(EQUIVALENT)} equivalents pass")
        for line in (*missed, *failed):
            print(f"  {line}")
        wrong += len(missed) + len(failed)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
