"""A published text beside the facts: what is covered, by which records, and what by none."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.conftest import DIRECTIVE, RESOLUTION, SECOND, SPEECH, VISIT
from ttdn_cli import load
from ttdn_cli.evidence.alignment import align_source
from ttdn_cli.evidence.coverage import judge_mentions
from ttdn_cli.evidence.held import Held, Place
from ttdn_cli.evidence.matching import match
from ttdn_cli.evidence.reading import Around, Mark, Reading, mark_of, read_beside
from ttdn_cli.evidence.verify import verify
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import NOT_IN_TEXT
from ttdn_cli.text.canonical import Canonical

SPOKEN = SECOND.with_suffix(".txt").read_text(encoding="utf-8")


def quoting(*quotes: str, **more: Any) -> dict[str, Any]:
    """Return a record with quotes of the first paragraph, or of that before a colon."""
    entries = [each.rpartition(":") for each in quotes]
    evidence = [{"paragraph": int(number or 1), "quote": quote} for number, _, quote in entries]
    return {"evidence": evidence, **more}


def point(id_: str, *quotes: str, **more: Any) -> dict[str, Any]:
    wording = {"vi": "ý", "en": "point"}
    return quoting(*quotes, id=id_, kind="limitation", text=wording, **more)


def body(id_: str, name: str, *quotes: str) -> dict[str, Any]:
    return quoting(*quotes, id=id_, name=name, name_en=name)


def term(id_: str, short: str, long: str, *quotes: str) -> dict[str, Any]:
    return quoting(*quotes, id=id_, term=short, expansion=long, meaning={"vi": long, "en": long})


def index_of(**sections: Any) -> Index:
    source = {"title": None, "publisher": None, "kind": "speech", "language": "vi"}
    data = {"schema": 2, "id": "any", "source": source, **sections}
    return Index(msgspec.convert(data, Dataset))


def marked(reading: Reading) -> list[str]:
    """Return each paragraph with its number, what is covered in brackets with the ids behind it."""
    return [
        f"{each.number or '–'}: "
        + "".join(
            f"[{run.text}]({' '.join(run.ids)})" if run.ids else run.text for run in each.runs
        )
        for each in reading.paragraphs
    ]


CASES = [
    pytest.param(
        "Một hai ba bốn.", {"points": [point("a", "hai ba")]}, ["1: Một [hai ba](a) bốn."], id="one"
    ),
    pytest.param(
        "Một hai ba bốn.",
        {"points": [point("a", "Một hai ba"), point("b", "ba bốn")]},
        ["1: [Một hai ](a)[ba](b a)[ bốn](b)."],
        id="two that share a word, the shorter quote first",
    ),
    pytest.param(
        "Một hai ba bốn.",
        {"points": [point("a", "Một hai", "ba bốn")]},
        ["1: [Một hai ba bốn](a)."],
        id="quotes of one record side by side are one run",
    ),
    pytest.param(
        "Một hai, ba bốn.",
        {"points": [point("a", "Một hai, ba"), point("b", "hai"), point("c", "ba")]},
        ["1: [Một ](a)[hai, ](b a)[ba](c a) bốn."],
        id="no run is only a comma and a space",
    ),
    pytest.param(
        "Một hai.\nBa bốn.",
        {"points": [point("a", "2:Một hai")]},
        ["1: [Một hai](a).", "2: Ba bốn."],
        id="a moved quote, where it stands",
    ),
    pytest.param(
        "Một hai “ba” bốn.",
        {"points": [point("a", 'hai "ba"')]},
        ["1: Một [hai “ba”](a) bốn."],
        id="a quote that differs in its marks, as published",
    ),
    pytest.param(
        "Một hai ba.", {"points": [point("a", "hai bốn")]}, ["1: Một hai ba."], id="a missing quote"
    ),
    pytest.param(
        "Có 80-90% số xã.",
        {"points": [point("a", "90% số xã")]},
        ["1: Có 80-90% số xã."],
        id="a quote that cuts a figure",
    ),
    pytest.param(
        "Một hai ba.",
        {"points": [point("a", "hai", review=NOT_IN_TEXT), point("b", "ba", review="unreviewed")]},
        ["1: Một hai [ba](b)."],
        id="a drafted record counts, one that the text lost does not",
    ),
    pytest.param(
        "Sở Y tế họp.\nHôm nay Sở Y tế báo cáo.",
        {"organizations": [body("so", "Sở Y tế", "Sở Y tế")]},
        ["1: [Sở Y tế](so) họp.", "2: Hôm nay [Sở Y tế](so) báo cáo."],
        id="a body wherever it is named",
    ),
    pytest.param(
        "UBND tỉnh Sơn Hà họp.\nHôm nay UBND tỉnh Sơn Hà báo cáo.",
        {"organizations": [body("uy-ban", "UBND tỉnh Sơn Hà", "UBND tỉnh Sơn Hà")]},
        ["1: [UBND tỉnh Sơn Hà](uy-ban) họp.", "2: Hôm nay [UBND tỉnh Sơn Hà](uy-ban) báo cáo."],
        id="the whole name, also what is no name of its own",
    ),
    pytest.param(
        "UBND xã họp. Hôm nay UBND xã báo cáo.",
        {
            "organizations": [body("uy-ban", "UBND xã", "UBND xã")],
            "glossary": [term("ubnd", "UBND", "ủy ban nhân dân", "UBND")],
        },
        [
            "1: [UBND](uy-ban ubnd)[ xã](uy-ban) họp. "
            "Hôm nay [UBND](uy-ban ubnd)[ xã](uy-ban) báo cáo."
        ],
        id="a body whose name has an abbreviation in it, which is a term",
    ),
    pytest.param(
        "Sở Y tế họp.\nHôm nay Sở Y tế báo cáo.",
        {
            "organizations": [body("so", "Sở Y tế", "Sở Y tế")],
            "points": [point("a", "2:Sở Y tế báo cáo")],
        },
        ["1: [Sở Y tế](so) họp.", "2: Hôm nay [Sở Y tế](so a)[ báo cáo](a)."],
        id="a body also where another record quotes it",
    ),
    pytest.param(
        "Thông tin cơ sở (TTCS) tốt. Làm TTCS.",
        {"glossary": [term("ttcs", "TTCS", "thông tin cơ sở", "Thông tin cơ sở (TTCS)")]},
        ["1: [Thông tin cơ sở (TTCS)](ttcs) tốt. Làm [TTCS](ttcs)."],
        id="an abbreviation wherever it stands",
    ),
    pytest.param(
        "Công tác TTCS. Làm tốt TTCS.",
        {
            "glossary": [term("ttcs", "TTCS", "thông tin cơ sở", "TTCS")],
            "points": [point("a", "Công tác TTCS")],
        },
        ["1: [Công tác ](a)[TTCS](a ttcs). Làm tốt [TTCS](ttcs)."],
        id="a term comes after what says more, though its quote is shorter",
    ),
    pytest.param(
        "Thông tin cơ sở (TTCS) được làm. Trung tâm chăm sóc (TTCS) xa.",
        {
            "glossary": [term("ttcs", "TTCS", "thông tin cơ sở", "Thông tin cơ sở (TTCS)")],
            "points": [point("a", "Trung tâm chăm sóc (TTCS) xa")],
        },
        ["1: [Thông tin cơ sở (TTCS)](ttcs) được làm. [Trung tâm chăm sóc (](a)TTCS[) xa](a)."],
        id="an abbreviation that is short for something else is covered by nothing",
    ),
    pytest.param(
        "Đất nước Việt Nam đẹp. Con người Việt Nam.",
        {"points": [point("a", "nước Việt Nam đẹp")]},
        ["1: Đất [nước Việt Nam đẹp](a). Con người [Việt Nam](a)."],
        id="what no record is called is covered by the one whose quote has it",
    ),
    pytest.param(
        "Một\u200bhai   ba\u202e\tbốn e\u0302.",
        {"points": [point("a", "ba")]},
        ["1: Một\\u200bhai [ba](a)\\u202e bốn ê."],
        id="what nobody sees is written out, white space is one space, letters are composed",
    ),
]


@pytest.mark.parametrize(("text", "sections", "expected"), CASES)
def test_each_stretch_names_the_records_that_cover_it(
    text: str, sections: dict[str, Any], expected: list[str]
) -> None:
    assert marked(read_beside(index_of(**sections), Canonical(text))) == expected


def test_what_is_no_part_of_the_speech_has_no_number_and_a_line_each() -> None:
    given = f"Menu\n{SPOKEN}\nTin khác\nTin nữa"
    reading = read_beside(Index(load(SECOND)), Canonical(given))
    numbers = [each.number for each in reading.paragraphs]
    assert numbers == [None, None, 1, 2, 3, 4, 5, 6, 7, None, None, None]
    outside = ["".join(run.text for run in each.runs) for each in reading.paragraphs[-3:]]
    assert outside == ["Báo Suối Reo", "Tin khác", "Tin nữa"]


def test_a_paragraph_is_one_however_its_lines_are_wrapped() -> None:
    text = SPOKEN.replace("học sinh và", "học\nsinh và")
    found = marked(read_beside(Index(load(SECOND)), Canonical(text)))
    assert found[5] == "5: Kính thưa các em học sinh và thầy cô giáo!"


def test_a_quote_that_was_moved_out_of_the_speech_is_lit_on_all_its_lines() -> None:
    quote = "nhiều điểm trường chưa có tủ sách"
    text = SPOKEN.replace(quote, "ít nơi đủ")
    text += "\nNhưng nhiều điểm trường\nchưa có tủ sách."
    *_, one, other = marked(read_beside(Index(load(SECOND)), Canonical(text)))
    assert one == "–: Nhưng [nhiều điểm trường](thieu-tu-sach)"
    assert other == "–: [chưa có tủ sách](thieu-tu-sach)."


TEXT = os.environ.get("TTDN_SOURCE")
SOURCES = [
    pytest.param(SPEECH, TEXT, marks=pytest.mark.skipif(not TEXT, reason="no TTDN_SOURCE")),
    *((each, each.with_suffix(".txt")) for each in (SECOND, VISIT, DIRECTIVE, RESOLUTION)),
]


def _without_a_paragraph(text: str) -> str:
    lines = re.split(r"\n+", text)
    return "\n\n".join([*lines[:5], *lines[6:]])


CHANGES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "one line": lambda text: " ".join(text.split()),
    "wrapped": lambda text: re.sub(r"((?:\S+ ){7}\S+) ", r"\1\n", text),
    "other quotation marks": lambda text: text.replace('"', "”").replace("“", "«"),
    "without a paragraph": _without_a_paragraph,
    "with a line between": lambda text: text.replace("\n\n", "\n\nĐọc thêm: tin 2019\n\n", 3),
}


def shown_places(reading: Reading, text: Canonical) -> Callable[[Place], list[set[str]]]:
    """Return what gives the ids at each sign of a place in the canonical text but spaces."""
    ids = [
        set(run.ids)
        for each in reading.paragraphs
        for run in each.runs
        for sign in run.text
        if not sign.isspace()
    ]
    before = [0]
    for sign in text.text:
        before.append(before[-1] + (sign != " "))
    assert len(ids) == before[-1]
    return lambda place: ids[before[place[0]] : before[place[1]]]


@pytest.mark.parametrize(("dataset", "source"), SOURCES)
@pytest.mark.parametrize("change", CHANGES)
def test_it_says_of_every_word_what_verify_says(dataset: Path, source: Path, change: str) -> None:
    """Quotes are lit where they are found; what is covered is, and what is uncovered is not."""
    given = CHANGES[change](Path(source).read_text(encoding="utf-8"))
    index, text = Index(load(dataset)), Canonical(given)
    reading = read_beside(index, text)
    joined = "".join(run.text for each in reading.paragraphs for run in each.runs)
    published = unicodedata.normalize("NFC", given)
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", published)
    alignment, figures = align_source(text, index.source), Figures(text)
    at = shown_places(reading, text)
    found = [
        (record.id, each.place)
        for records in index.claims.values()
        for record in records
        for each in match(record, text, alignment, figures)
        if each.place and record.review != NOT_IN_TEXT
    ]
    judged = judge_mentions(
        text, alignment, Held(text.text, [place for _, place in found]), index, figures
    )
    uncovered = {each.place for each in judged if not each.covered}
    # An abbreviation may be uncovered within a quote.
    inside = {number for each in uncovered for number in range(*each)}
    for id_, (start, end) in found:
        for place in range(start, end):
            if place not in inside and text.text[place] != " ":
                assert at((place, place + 1)) == [{*at((place, place + 1))[0], id_}]
    for each in judged:
        assert (each.place in uncovered) is not all(at(each.place)), each
    assert len(found) > 5


def test_what_is_ignored_is_no_fact() -> None:
    ignored = {"text": "20", "reason": {"vi": "số trang", "en": "a page"}}
    index = index_of(points=[point("a", "Một")], coverage={"ignore": [ignored]})
    assert marked(read_beside(index, Canonical("Một trang 20."))) == ["1: [Một](a) trang 20."]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        pytest.param(
            "Trước đó. Một “hai” ba\nbốn năm.",
            'Một "hai"',
            Around("normalized", 1, "", "Một “hai”", " ba"),
            id="as published, to the end of its paragraph",
        ),
        pytest.param(
            "Trước đó. Một hai ba; sau.",
            "hai",
            Around("exact", 1, "Một ", "hai", " ba;"),
            id="an item of a list",
        ),
        pytest.param(
            "Một hai. Họp tại TP. Đà Lạt, GS. Lê V. An nói. Hết.",
            "Đà Lạt",
            Around("exact", 1, "Họp tại TP. ", "Đà Lạt", ", GS. Lê V. An nói."),
            id="a short form with a point ends none",
        ),
        pytest.param(
            "Một hai. Ba bốn.",
            "hai. Ba",
            Around("exact", 1, "Một ", "hai. Ba", " bốn."),
            id="two sentences",
        ),
        pytest.param("Một.", "hai", Around("missing", None, "", "hai", ""), id="a missing one"),
    ],
)
def test_a_quote_has_its_sentence_around_it(text: str, quote: str, expected: Around) -> None:
    reading = read_beside(index_of(points=[point("a", quote)]), Canonical(text))
    assert reading.quotes == {"a": [expected]}


def mark(
    proven: int,
    *,
    of: int,
    whole: bool = False,
    quoted: int = 0,
    unproven: Iterable[str] = (),
    titled: bool = True,
) -> Mark:
    return Mark(proven, quoted, frozenset(unproven), titled, of, whole, "speech.txt")


def marks() -> Iterator[Any]:
    fine, drafted = point("a", "Một"), point("b", "hai", review="unreviewed")
    yield pytest.param([fine], mark(1, of=1, whole=True), id="all")
    yield pytest.param([fine, point("c", "ba")], mark(1, of=2, unproven={"c"}), id="not all")
    yield pytest.param([fine, drafted], mark(1, of=2, quoted=1), id="a draft is no proof")
    lost = point("c", "hai", review=NOT_IN_TEXT)
    yield pytest.param([fine, lost], mark(1, of=2), id="what the text lost")
    yield pytest.param([], mark(0, of=0), id="of nothing nothing is proven")


@pytest.mark.parametrize(("points", "expected"), [*marks()])
def test_a_page_says_no_more_than_was_proven(points: list[Any], expected: Mark) -> None:
    report = verify(index_of(points=points), Canonical("Một hai."), "/home/lan/speech.txt")
    assert mark_of(report) == expected


def test_a_wrong_title_is_not_the_proof_of_all() -> None:
    index = index_of(points=[point("a", "Một")])
    source = msgspec.structs.replace(index.source, title="Khác")
    index = Index(msgspec.structs.replace(index.dataset, source=source))
    assert mark_of(verify(index, Canonical("Một hai."), "speech.txt")) == mark(
        1, of=1, titled=False
    )
