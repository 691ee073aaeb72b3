"""The commands of trust, seen from outside: verify, validate, show --in."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX, SECOND, SPEECH, VISIT, Ttdn, on_terminal
from ttdn_cli import load
from ttdn_cli.text.unicode import escape_unsafe

TEXT = SECOND.with_suffix(".txt")
DATA = ("--data", str(SECOND))
WRONG = TEXT.read_text(encoding="utf-8").replace("Lò Thị Én", "Lò Thị Ên")


def test_a_true_text_passes(ttdn: Ttdn) -> None:
    done = ttdn("verify", str(TEXT), *DATA)
    assert (done.code, done.err) == (0, "")
    assert "9 of 9 proven" in done.out
    assert "matches the text this dataset was made from (7 of 7 paragraphs)" in done.out
    assert "Quotes and values" not in done.out


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "the dataset has no fingerprints; to write them: ttdn validate DATA --fingerprint"),
        ("vi", "dữ liệu không có dấu vân tay; để ghi: ttdn validate DATA --fingerprint"),
    ],
)
def test_without_fingerprints_nobody_knows_whether_the_text_is_the_same(
    ttdn: Ttdn, lang: str, said: str
) -> None:
    data = re.sub(r"(?m)^    - [0-9]+-[0-9a-f]{12}\n", "", SECOND.read_text(encoding="utf-8"))
    data = data.replace("  fingerprints:\n", "")
    done = ttdn("verify", str(TEXT), "--data", "-", "--lang", lang, stdin=data)
    assert (done.code, done.err) == (0, "")
    assert said in " ".join(done.out.split())
    assert ttdn("verify", str(TEXT), "--data", "-", "--strict", stdin=data).code == 1


def test_a_wrong_text_fails_and_says_what_it_has(ttdn: Ttdn) -> None:
    done = ttdn("verify", "-", *DATA, stdin=WRONG)
    assert done.code == 1
    assert "8 of 9 proven" in done.out
    assert "bà Lò Thị [Ên,]" in done.out
    assert "differs in paragraph 4" in done.out
    assert done.out.index("missing") < done.out.index("In the text but in no record")


def test_json_is_the_report(ttdn: Ttdn) -> None:
    report = json.loads(ttdn("verify", "-", *DATA, "--json", stdin=WRONG).out)
    assert list(report) == [
        "source",
        "same_text",
        "records",
        "proven",
        "results",
        "changed_paragraphs",
        "uncovered",
        "words_before",
        "words_after",
        "outside",
        "ignored",
        "recognized",
        "begins",
        "left_out",
        "written",
        "quoted",
        "lost",
    ]
    assert (report["source"], report["same_text"], report["records"]) == ("<stdin>", False, 9)
    first = report["results"][0]
    assert list(first) == [
        "id",
        "section",
        "status",
        "paragraph",
        "found_paragraph",
        "quote",
        "nearest",
        "unseen",
        "left_out",
    ]
    assert (first["id"], first["section"], first["status"]) == ("lo-thi-en", "attendees", "missing")
    assert (first["paragraph"], first["found_paragraph"]) == (4, None)
    assert len(report["results"]) == 17
    assert (report["recognized"], report["begins"][:11]) == (True, "Trang chủ >")
    assert report["uncovered"] == [
        {"kind": "name", "text": "Lò Thị Ên", "paragraph": 4},
    ]


ALONE = TEXT.read_text(encoding="utf-8").split("\n\n", 1)[1].rpartition("\n\n")[0]
COVERAGE = {
    "the speech alone": (ALONE, "Uncovered    none; every number, date and name is in a record\n"),
    "words outside": (
        f"{ALONE}\n\nHết",
        "Uncovered    none in the speech itself; text outside it ",
    ),
    "words left out": (
        f"<p>{ALONE}</p><aside>tin khác</aside>",
        "Uncovered    none in the speech itself; text outside it or left out is not counted here\n",
    ),
    "a name outside": (f"{ALONE}\n\nTheo ông Huệ", "name      –  Huệ\n"),
}


@pytest.mark.parametrize("kind", COVERAGE)
def test_nothing_uncovered_is_said_of_the_whole_file_or_with_what_it_leaves_out(
    ttdn: Ttdn, kind: str
) -> None:
    text, said = COVERAGE[kind]
    done = ttdn("verify", "-", *DATA, "--strict", stdin=text)
    assert said in done.out
    assert done.code == (kind == "a name outside")


PAGE = f"<nav>Trang chủ</nav><p>{TEXT.read_text(encoding='utf-8')}</p>"


def test_what_is_left_out_is_counted(ttdn: Ttdn) -> None:
    done = ttdn("verify", "-", *DATA, stdin=PAGE)
    assert (done.code, done.err) == (0, "")
    assert "Left out     2 words: 2 nav" in done.out


def test_a_missing_quote_that_was_left_out_is_marked(ttdn: Ttdn) -> None:
    quote = "Quyết định số 368/QĐ-TTg của Thủ tướng"
    hidden = PAGE.replace(quote, f"<span hidden>{quote}</span>")
    report = json.loads(ttdn("verify", "-", *DATA, "--json", stdin=hidden).out)
    assert report["left_out"] == {"nav": 2, "hidden": 7}
    first = next(each for each in report["results"] if each["id"] == "qd-368")
    assert (first["status"], first["left_out"]) == ("missing", "hidden")
    assert "it, but left out: hidden" in ttdn("verify", "-", *DATA, stdin=hidden).out
    shown = ttdn("show", "qd-368", "--in", "-", *DATA, stdin=hidden)
    assert "(but left out: hidden)" in " ".join(shown.out.split())


def test_a_text_from_before_unicode_is_read_and_said_to_be_one(ttdn: Ttdn) -> None:
    text = TEXT.read_text(encoding="utf-8").encode().decode("latin-1")
    done = ttdn("verify", "-", *DATA, "--json", stdin=text)
    said = "ttdn: <stdin>: written in UTF-8 read as windows-1252; read as Unicode.\n"
    assert (done.code, done.err) == (0, said)
    assert json.loads(done.out)["written"] == "UTF-8 read as windows-1252"


def test_every_quote_is_listed_if_asked_for(ttdn: Ttdn) -> None:
    done = ttdn("verify", str(TEXT), *DATA, "--all")
    assert done.out.count("exact") == 18


def test_strict_fails_on_what_no_fact_covers(ttdn: Ttdn) -> None:
    more = TEXT.read_text(encoding="utf-8").replace("Sách mở", "Năm 2019, sách mở")
    assert ttdn("verify", "-", *DATA, stdin=more).code == 0
    assert ttdn("verify", "-", *DATA, "--strict", stdin=more).code == 1
    assert ttdn("verify", str(TEXT), *DATA, "--strict").code == 0


OTHER_TEXTS = {
    "a word": "hello",
    "a line": "Hôm nay trời đẹp.",
    "another article": "Năm 2019, Bộ Y tế và UBND 58/63 tỉnh họp.\n" * 500,
    "what a terminal obeys": "\x1b]0;P\x07 \u202e hello",
    "a word of megabytes": "a" * 2_000_000,
}


def test_strict_passes_what_the_dataset_ignores_and_lists_it(ttdn: Ttdn, tmp_path: Path) -> None:
    text = TEXT.read_text(encoding="utf-8") + "\nĐã xem 1.250 lượt.\n"
    assert ttdn("verify", "-", *DATA, "--strict", stdin=text).code == 1
    entry = "{text: Đã xem 1.250 lượt, reason: {vi: bộ đếm của trang, en: a counter of the page}}"
    dataset = tmp_path / "ignoring.yaml"
    dataset.write_text(
        f"{SECOND.read_text(encoding='utf-8')}\ncoverage:\n  ignore: [{entry}]\n", "utf-8"
    )
    done = ttdn("verify", "-", "--data", str(dataset), "--strict", stdin=text)
    assert done.code == 0
    assert "Ignored      1 place that the dataset says is no fact" in done.out
    assert "number      –  1.250  a counter of the page" in done.out
    vietnamese = ttdn("verify", "-", "--data", str(dataset), "--lang", "vi", stdin=text).out
    assert "bộ đếm của trang" in vietnamese


@pytest.mark.parametrize("kind", OTHER_TEXTS)
@pytest.mark.parametrize("data", [SPEECH, SECOND], ids=["speech", "second"])
def test_another_text_is_said_in_a_line(ttdn: Ttdn, kind: str, data: Path) -> None:
    text = OTHER_TEXTS[kind]
    done = ttdn("verify", "-", "--data", str(data), stdin=text)
    assert (done.code, done.err, done.out.count("\n")) == (1, "", 1)
    assert "<stdin> does not look like the published text: it has 0 of " in done.out
    begins = done.out.partition("begins “")[2].partition("”")[0]
    assert begins.rstrip("…")[:5] == escape_unsafe(" ".join(text.split()))[:5]
    assert done.out.endswith("Give the right text, or list the quotes with --all.\n")
    assert len(done.out) < 300


@pytest.mark.parametrize("kind", OTHER_TEXTS)
def test_nothing_is_uncovered_only_in_a_text_that_was_recognized(ttdn: Ttdn, kind: str) -> None:
    done = ttdn("verify", "-", "--all", *DATA, stdin=OTHER_TEXTS[kind])
    assert done.code == 1
    assert "0 of 9 proven" in done.out
    assert "every number, date and name" not in done.out
    assert done.out.count("missing") == 18
    report = json.loads(ttdn("verify", "-", *DATA, "--json", stdin=OTHER_TEXTS[kind]).out)
    assert (report["recognized"], len(report["results"])) == (False, 17)


@pytest.mark.parametrize(
    ("quotes", "recognized"), [(["Diễn đàn mong"], True), (["Diễn đàn ước"], False)]
)
def test_one_quote_in_twenty_makes_a_text_the_right_one(
    ttdn: Ttdn, quotes: list[str], recognized: bool
) -> None:
    done = ttdn("verify", "-", *DATA, stdin=" ".join(quotes))
    assert done.code == 1
    assert ("0 of 9 proven" in done.out) is recognized
    assert ("does not look like" in done.out) is not recognized


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["verify", "nope.txt"], "ttdn: nope.txt: no such file. Check the path.\n"),
        (["verify", "/"], "ttdn: /: is a folder. Give the path of a file.\n"),
    ],
)
def test_a_source_that_cannot_be_read(ttdn: Ttdn, args: list[str], said: str) -> None:
    assert ttdn(*args) == (2, "", said)


def test_source_and_dataset_cannot_both_be_standard_input(ttdn: Ttdn) -> None:
    done = ttdn("verify", "-", "--data", "-")
    assert done.code == 2
    assert "both be standard input" in " ".join(done.err.replace("│", " ").split())


def test_show_gives_the_sentence_around_each_quote(ttdn: Ttdn) -> None:
    done = ttdn("show", "lo-thi-en", "--in", str(TEXT), *DATA)
    sentence = "“Kính thưa »bà Lò Thị Én, Giám đốc Thư viện tỉnh Sơn Hà«;”"
    assert f"para. 4: {sentence}" in done.out
    shown = json.loads(ttdn("show", "lo-thi-en", "--in", str(TEXT), *DATA, "--json").out)
    (passage,) = shown[0]["passages"]
    assert (passage["before"], passage["after"]) == ("Kính thưa ", ";")


@pytest.mark.parametrize(
    ("quotes", "sentences"),
    [
        pytest.param(["Kính thưa"], ["»Kính thưa« bà Lò"], id="one"),
        pytest.param(
            ["Giám đốc", "Kính thưa"],
            ["»Kính thưa« bà Lò Thị Én, »Giám đốc« Thư viện"],
            id="two of one sentence, in any order",
        ),
        pytest.param(
            ["bà Lò Thị Én, Giám đốc", "Giám đốc Thư viện"],
            ["»bà Lò Thị Én, Giám đốc Thư viện« tỉnh"],
            id="two that share words",
        ),
        pytest.param(
            ["bà Lò Thị Én", "Lò Thị"], ["»bà Lò Thị Én«, Giám đốc"], id="one within another"
        ),
        pytest.param(
            ["Kính thưa", "không quá xa"], ["»Kính thưa« bà", "»không quá xa«"], id="two sentences"
        ),
        pytest.param(["không có ở đây"], ["missing: “không có ở đây”"], id="nowhere"),
        pytest.param(
            ["Kính thưa", "không có ở đây"],
            ["»Kính thưa« bà", "missing: “không có ở đây”"],
            id="one of two",
        ),
    ],
)
def test_the_quotes_of_a_sentence_are_marked_in_one(
    ttdn: Ttdn, quotes: list[str], sentences: list[str]
) -> None:
    text = "Diễn đàn\nKính thưa bà Lò Thị Én, Giám đốc Thư viện tỉnh.\nSách không quá xa làng.\n"
    places = {"không quá xa": 3}
    evidence = ", ".join(
        f"{{paragraph: {places.get(each, 2)}, quote: {json.dumps(each, ensure_ascii=False)}}}"
        for each in quotes
    )
    data = (
        "schema: 2\nid: x\nsource: {title: Diễn đàn, kind: speech, language: vi}\n"
        f"points: [{{id: y, kind: role, text: {{vi: z}}, evidence: [{evidence}]}}]\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.yaml"
        file.write_text(data, encoding="utf-8")
        out = ttdn("show", "y", "--in", "-", "--data", str(file), stdin=text).out
    found = out.partition("In the text")[2].partition("\n")[0].strip()
    assert len(found.split("; para.")) == len(sentences)
    for line, sentence in zip(found.split("; para."), sentences, strict=True):
        assert sentence in line


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SECOND, "address of the text not recorded"),
        (VISIT, "text: https://"),
    ],
)
def test_show_says_where_the_text_is_to_be_had(data: Path, said: str) -> None:
    id_ = load(data).points[0].id
    out = on_terminal("show", id_, "--data", str(data), width=200, env={"NO_COLOR": "1"}).out
    assert f"In its sentence: ttdn show {id_} --in SOURCE" in out
    assert said in out.lower()


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        pytest.param(TEXT.read_text(encoding="utf-8"), 0, "", id="it is there"),
        pytest.param(WRONG, 1, "ttdn: Address of the text not recorded.\n", id="it is not"),
        pytest.param("hello", 1, "does not look like the published text", id="another text"),
    ],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_show_fails_where_a_quote_is_missing(
    ttdn: Ttdn, text: str, code: int, said: str, form: str
) -> None:
    done = ttdn("show", "lo-thi-en", "--in", "-", *DATA, "-f", form, stdin=text)
    assert done.code == code
    assert said in done.err
    assert bool(done.err) is bool(said)
    assert done.err.count("\n") <= 2
    assert ("missing" in done.out) is bool(code)


FAULTS = {
    "kind: person\n    part: addressed": "kind: persona\n    part: speaker",
    "name: Lò Thị Én": "nmae: Lò Thị Én",
    "issuer: quoc-hoi": "issuer: quochoi",
    "number: 80/2015/QH13": "number: 80/2016/QH13",
    "number: 368/QĐ-TTg": "number: 369/TT-TTg",
    "paragraph: 6,": "paragraph: none,",
    'date: "2019-11-20"': 'date: "2019-02-30"',
}


def test_validate_says_every_fault_in_one_run(ttdn: Ttdn, tmp_path: Path) -> None:
    text = SECOND.read_text(encoding="utf-8")
    for old, new in FAULTS.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    lines = text.split("\n")

    def at(words: str, what: str) -> str:
        number = next(place for place, line in enumerate(lines, 1) if words in line)
        value = words.partition(": ")[2]
        return f"{file}:{number}:{lines[number - 1].index(value) + 1}: {what}"

    done = ttdn("validate", str(file))
    assert (done.code, done.err) == (2, "")
    found = done.out.splitlines()
    assert found == sorted(found, key=lambda line: [int(each) for each in line.split(":")[1:3]])
    for line in (
        at('date: "2019-02-30"', 'event.date: "2019-02-30": no such date'),
        at("kind: persona", "attendees[1].kind: 'persona': expected one of group, person"),
        "attendees[1].part: 'speaker' does not match event.speaker",
        "attendees[1]: unknown field 'nmae'; did you mean 'name'?",
        at("issuer: quochoi", 'legal_references[0].issuer: "quochoi": no such id'),
        at(
            "number: 80/2016",
            'legal_references[0].number: "80/2016/QH13" does not match the year 2015',
        ),
        'legal_references[0].number: "80/2016/QH13" is not in the record\'s quotes',
        at("number: 369/TT", 'legal_references[1].number: "369/TT-TTg" does not match the type'),
        'legal_references[1].number: "369/TT-TTg" is not in the record\'s quotes',
        "points[0].evidence[0].paragraph: expected a whole number, not 'none'",
    ):
        assert line in done.out, done.out
    assert len(found) == 10


def test_validate_counts_what_a_good_file_holds(ttdn: Ttdn) -> None:
    assert json.loads(ttdn("validate", str(SPEECH), "--json").out) == {
        "file": str(SPEECH),
        "records": {
            "event": 1,
            "attendees": 7,
            "people": 1,
            "metrics": 5,
            "legal_references": 3,
            "points": 31,
            "milestones": 0,
            "quotations": 0,
            "organizations": 12,
            "places": 5,
            "glossary": 14,
            "absent": 3,
        },
        "problems": [],
        "more": 0,
    }
    done = ttdn("validate")
    assert done.code == 0
    assert "Legal references  3" in done.out


def test_validate_reads_the_dataset_of_the_other_commands(ttdn: Ttdn) -> None:
    assert "second.yaml: valid" in ttdn("validate", env={"TTDN_DATA": str(SECOND)}).out


def test_validate_gives_editors_places(ttdn: Ttdn) -> None:
    text = SECOND.read_text(encoding="utf-8").replace("kind: limitation", "kind: x")
    done = ttdn("validate", "-", "--json", stdin=text)
    (problem,) = json.loads(done.out)["problems"]
    assert done.code == 2
    assert (problem["where"], problem["column"]) == ("points[0].kind", 11)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param(1_000, "", id="as many as a table has"),
        pytest.param(1_001, "The first 1,000 of 1,001; --json has all", id="one more"),
    ],
)
def test_a_table_ends_somewhere_and_json_has_all(ttdn: Ttdn, lines: int, said: str) -> None:
    more = "".join(f"Mã {number}\n" for number in range(10_001, 10_001 + lines))
    text = TEXT.read_text(encoding="utf-8") + "\n" + more
    done = ttdn("verify", "-", *DATA, stdin=text)
    assert (f"  {10_000 + lines}\n" in done.out) == (not said)
    assert said in done.out
    assert ("--json has all" in done.out) == bool(said)
    report = json.loads(ttdn("verify", "-", *DATA, "--json", stdin=text).out)
    assert len(report["outside"]) == lines
