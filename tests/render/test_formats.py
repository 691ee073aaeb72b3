"""What goes out in a format comes back as it was: by independent readers, for any dataset."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, get_args

import msgspec
import pytest
import ruamel.yaml
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser
from syrupy.assertion import SnapshotAssertion

from tests.conftest import ROOT, SECOND, Ttdn
from tests.tools.datasets import datasets, index_of
from tests.tools.spreadsheets import fused
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.texts import Evidence
from ttdn_cli.query.answers import Answer, Card, Column, listing
from ttdn_cli.query.filters import chosen, names
from ttdn_cli.query.search.found import Hit
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View, cell
from ttdn_cli.render.formats import Format, render
from ttdn_cli.render.pictures import cell_lines
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.cells import begins_formula, defuse, defuse_json, line_of
from ttdn_cli.text.locales import Language
from ttdn_cli.text.unicode import find_unsafe

TOO = [HealthCheck.too_slow, HealthCheck.data_too_large]
ANY = settings(suppress_health_check=TOO, deadline=None)
FORMULA = re.compile(r"(^|;)\s*[=+\-@＝＋－＠]")


def view_of(text: str) -> View:
    return View(index_of(text), Language.VI)


def answer_of(view: View, section: Section, fields: str | None = None) -> Answer:
    every = section.all(view.index)
    return listing(section, every, view, fields=chosen(fields, section))


def written(view: View, section: Section, style: Format, fields: str | None = None) -> str:
    return "".join(render(style, answer_of(view, section, fields), Screen()))


sections = st.sampled_from(SECTIONS)


@ANY
@given(datasets(), sections, st.data())
def test_every_format_gives_back_the_same_records(
    text: str, section: Section, data: st.DataObject
) -> None:
    view = view_of(text)
    check_json_lines_and_yaml(view, section)
    every = st.lists(st.sampled_from(names(section)), min_size=1, max_size=4, unique=True)
    wanted = data.draw(st.none() | every.map(",".join))
    check_csv_and_tsv(view, section, data.draw(st.sampled_from(["csv", "tsv"])), wanted)
    check_markdown_is_what_the_table_shows(view, section)
    check_a_table_in_a_pipe_holds_every_value(view, section)


def check_json_lines_and_yaml(view: View, section: Section) -> None:
    objects: Any = list(answer_of(view, section).objects)
    whole = next(iter(objects), None) if section.listing.single else objects
    assert json.loads(written(view, section, "json")) == whole
    lines = written(view, section, "jsonl").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == objects
    as_yaml = written(view, section, "yaml")
    assert yaml.safe_load(as_yaml) == whole
    assert ruamel.yaml.YAML(typ="safe", pure=True).load(as_yaml) == whole


WHOLE = ("integer", "year")


def read_back(name: str, kind: ValueKind, row: dict[str, str]) -> Any:
    """Read a field back from the columns of CSV, as the docs say that it is written there."""
    head = name.replace(".", "_")
    if kind.item:
        if kind.item.fields and kind.item.type.cls is Evidence:
            quotes = json.loads(row["quotes"])
            numbers = row["paragraphs"].split(";") if row["paragraphs"] else []
            glosses = json.loads(row["glosses"] or "null") or [None] * len(quotes)
            entries = zip(map(int, numbers), quotes, glosses, strict=True)
            return [{"paragraph": n, "quote": quote, "gloss": gloss} for n, quote, gloss in entries]
        cell = fused(row[head])
        if cell.startswith("["):
            return json.loads(cell)
        texts = cell.split(";") if cell else []
        return [int(each) for each in texts] if kind.item.name in WHOLE else texts
    if kind.fields:
        inner = kind.fields.items()
        parts = {part: read_back(f"{head}_{part}", of, row) for part, of in inner}
        return None if all(part is None for part in parts.values()) else parts
    if row[head] == "":
        return None
    if kind.name in WHOLE:
        return int(row[head])
    return float(row[head]) if kind.name == "number" else fused(row[head])


def check_csv_and_tsv(view: View, section: Section, style: Format, wanted: str | None) -> None:
    answer = answer_of(view, section, wanted)
    out = written(view, section, style, wanted)
    delimiter = "," if style == "csv" else "\t"
    rows = list(csv.DictReader(io.StringIO(out, newline=""), delimiter=delimiter, strict=True))
    objects, fields = list(answer.objects), list(answer.fields)
    assert [{n: read_back(n, t, row) for n, t in fields} for row in rows] == objects
    import pandas  # It takes half a second, and most of the time no test here needs it.

    frame = pandas.read_csv(io.StringIO(out), sep=delimiter, dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == rows
    numbers = {name for name, kind in fields if kind.name in {*WHOLE, "number"}}
    for row in rows:
        assert not [key for key, cell in row.items() if key not in numbers and FORMULA.search(cell)]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.command)
def test_no_two_columns_have_one_head(section: Section) -> None:
    view = view_of(SECOND.read_text(encoding="utf-8"))
    header = written(view, section, "csv").split("\n")[0].split(",")
    assert len(header) == len(set(header))


def check_markdown_is_what_the_table_shows(view: View, section: Section) -> None:
    answer = answer_of(view, section)
    if section.listing.single:
        expected = []
        cards = list(answer.cards_of(answer.rows))
        for card in cards:
            expected.append([card.title, card.note])
            expected.extend([head, *_joined([cell])] for head, cell in card.rows)
        assert len(cards) == (view.index.event is not None)
    else:
        heads = [column.heading for column in answer.columns]
        expected = [heads, *(_joined(row) for row in answer.rows)]
        # A document has no bars, and no column of bars unless words stand beside one.
        barred = {place for row in answer.rows for place, cell in enumerate(row) if cell.plain}
        for place in sorted(barred, reverse=True):
            words = [(row[place].plain or ("", ""))[1] for row in answer.rows]
            column = [view.both("Mức đạt", "Coverage"), *words]
            for row, text in zip(expected, column, strict=True):
                row[place : place + 1] = [text] if any(words) else []
    out = written(view, section, "markdown")
    if len(expected) <= 1:
        assert out == ""
        return
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(out)
    cells = [
        "".join(_plain(child) for child in tokens[place + 1].children or ())
        for place, token in enumerate(tokens)
        if token.type in ("th_open", "td_open")
    ]
    assert cells == [cell for row in expected for cell in row]


def _joined(cells: Any) -> list[str]:
    return ["; ".join(cell_lines(cell)) for cell in cells]


def _plain(token: Any) -> str:
    assert token.type in ("text", "text_special"), token.type
    text: str = token.content
    return text


def check_a_table_in_a_pipe_holds_every_value(view: View, section: Section) -> None:
    answer = answer_of(view, section)
    out = written(view, section, "table")
    for row in answer.rows:
        assert all(text in out for text in _joined(row))


LINKS = (
    ("www.example.org", False),
    ("(WWW.example.org/a_b)", False),
    ("http://example.org/a_b", False),
    ("HTTPS://example.org", False),
    ("ftp://example.org", False),
    ("bộhttp://www.example.org", False),
    ("<https://example.org>", False),
    ("[a](https://example.org)", False),
    ("a@example.org", True),
)


@pytest.mark.parametrize(("text", "linked"), LINKS)
def test_an_address_in_data_is_no_link(text: str, linked: bool) -> None:
    """As GitHub's own parser reads it; but for an e-mail address, of which it always makes one."""
    import cmarkgfm  # type: ignore[import-untyped]  # It takes a while.

    answer = Answer(columns=[Column("A"), Column("B")], rows=[[cell(text), cell(f"x {text}.")]])
    out = "".join(render("markdown", answer, Screen()))
    page = LexborHTMLParser(cmarkgfm.github_flavored_markdown_to_html(out))
    assert [each.text() for each in page.css("td")] == [text, f"x {text}."]
    assert bool(page.css("a")) is linked
    if text[0] != "(":
        shown = LexborHTMLParser(MarkdownIt("gfm-like", {"html": False}).render(out))
        assert not shown.css("a")


def test_a_document_has_no_bars(ttdn: Ttdn) -> None:
    for command in ("stats", "show quy-che-tinh-thanh trang-cong-dia-phuong"):
        out = ttdn(*command.split(), "-f", "markdown").out
        assert not {*"█▉▊▋▌▍▎▏◂"} & {*out}
        assert out.count("lowest across scopes") == 1
        assert "from 80%" not in out
    # Where all are level there is nothing to say beside a bar, and no column for it.
    assert "Coverage" not in ttdn("stats", "-w", "percent=100", "-f", "markdown").out


def values_in(value: Any) -> Iterator[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield value
    for each in inner:
        yield from values_in(each)


def test_the_datasets_have_what_formats_stumble_over() -> None:
    """The laws above would prove little about datasets without it."""
    wanted: dict[str, Callable[[Any], bool]] = {
        "a comma": lambda value: "," in value,
        "a semicolon": lambda value: ";" in value,
        "a pipe": lambda value: "|" in value,
        "a quotation mark": lambda value: '"' in value,
        "a leading sign of equality": lambda value: value.startswith("="),
        "NFD input": lambda value: value != unicodedata.normalize("NFC", value),
        "an empty list": lambda value: value == [],
        "a null": lambda value: value is None,
    }
    seen: set[str] = set()

    @settings(ANY, database=None, derandomize=True)
    @given(datasets())
    def look(text: str) -> None:
        for value in values_in(json.loads(text)["attendees"]):
            for name, is_so in wanted.items():
                if isinstance(value, str) is (name not in ("an empty list", "a null")):
                    seen.update([name] if is_so(value) else [])

    look()
    assert seen == set(wanted)


@pytest.mark.parametrize(
    "command",
    [
        *(f"legal -f {style}" for style in ("jsonl", "csv", "tsv", "yaml")),
        "attendees -f csv",
        "event -f yaml",
        "search hoa binh --json",
        "show kl-57-2023 tt-22-2016 --json",
        "verify tests/data/second.txt --data tests/data/second.yaml --json",
        "validate tests/data/second.yaml --json",
    ],
)
def test_the_bytes_are_a_contract(
    ttdn: Ttdn, command: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert ttdn(*command.split()).out == snapshot


def test_a_mark_for_spreadsheets_can_be_asked_for(ttdn: Ttdn) -> None:
    for style in ("csv", "tsv"):
        plain = ttdn("stats", "-f", style).out
        assert ttdn("stats", "-f", style, "--bom").out == f"\ufeff{plain}"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+84", "'+84"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'x", "'x"),
        ("a=1", "a=1"),
        ("x;=1+1", "x;'=1+1"),
        ("x; -1", "x;' -1"),
        ("x;'=1", "x;''=1"),
        ("=1;=2", "'=1;'=2"),
        (";;@x", ";;'@x"),
        ("x; y", "x; y"),
        ("x,=1", "x,=1"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(text: str, cell: str) -> None:
    """A formula after a semicolon too: some spreadsheets split there, quoted or not."""
    assert defuse(text) == cell
    assert fused(cell) == text
    assert begins_formula(text) is (cell[0] == "'" and text != "'x")


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        pytest.param(["a", "b"], "a,b", id="nothing"),
        pytest.param(["a,b", "c"], '"a,b",c', id="a comma"),
        pytest.param(["a;b", "c"], '"a;b",c', id="a semicolon"),
        pytest.param(["a\tb", "c|d"], '"a\tb",c|d', id="a tab, and a bar, which splits nothing"),
        pytest.param(['"a" b', "c"], '"""a"" b",c', id="quotation marks"),
        pytest.param(["a\nb", "c\rd"], '"a\nb","c\rd"', id="line breaks"),
        pytest.param(["", ""], ",", id="empty cells"),
        pytest.param([""], '""', id="one empty cell, which is no empty line"),
    ],
)
def test_a_cell_is_quoted_wherever_a_spreadsheet_may_split_it(cells: list[str], line: str) -> None:
    assert line_of(cells) == f"{line}\n"
    assert next(csv.reader(io.StringIO(line_of(cells), newline=""), strict=True)) == cells
    tabs = line_of(cells, "\t")
    assert tabs == line.replace(",", "\t") + "\n" or {",", ";"} & {*"".join(cells)}
    assert next(csv.reader(io.StringIO(tabs, newline=""), delimiter="\t", strict=True)) == cells


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=3), max_size=3)
)
def test_any_cells_come_back(rows: list[list[str]]) -> None:
    out = "".join(map(line_of, rows))
    assert [*csv.reader(io.StringIO(out, newline=""), strict=True)] == rows


def test_json_has_no_formula_after_a_semicolon_and_is_the_same() -> None:
    value = ["x;=1+1", "a; b", "x; '-1"]
    encoded = defuse_json(msgspec.json.encode(value).decode())
    assert encoded == '["x\\u003b=1+1","a; b","x; \'-1"]'
    assert json.loads(encoded) == value


@pytest.mark.parametrize(
    ("items", "cell"),
    [
        (["a", "b"], "a;b"),
        (["a;b", "c"], '["a;b","c"]'),
        (["[a]"], '["[a]"]'),
        ([], ""),
        ([1, 2], "1;2"),
        (["=a", "b"], "'=a;b"),
        (["a", "=b"], '["a","=b"]'),
        (["a", "'-b"], '["a","\'-b"]'),
        ([None, "a"], '[null,"a"]'),
    ],
)
def test_a_list_is_joined_unless_that_could_be_read_in_another_way(
    items: list[Any], cell: str
) -> None:
    from ttdn_cli.render.csv import _many

    assert _many(items) == cell


def test_numbers_are_written_as_in_json(ttdn: Ttdn) -> None:
    out = ttdn("stats", "--fields", "percent,count", "-f", "csv").out.splitlines()
    assert out == ["percent,count", "90.0,", "100.0,", "100.0,", "92.06,58", "87.3,55"]
    assert '"percent": 90.0' in ttdn("stats", "--fields", "percent", "--json").out


def test_an_answer_says_its_fields_for_every_list() -> None:
    view = view_of(SECOND.read_text(encoding="utf-8"))
    for section in SECTIONS:
        answer = answer_of(view, section)
        heads = [name for name, _ in answer.fields]
        assert all(list(each) == heads for each in answer.objects)
        assert msgspec.json.encode(heads)


@pytest.mark.parametrize("form", get_args(Format))
@pytest.mark.parametrize("width", [None, 40, 120])
@pytest.mark.parametrize("single", [False, True])
@given(
    st.text(st.sampled_from("a\x00\x07\x08\t\n\x1b\x7f\x85\x9b\u202e\u2067\u3164\ue000\U000e0041"))
)
def test_what_a_terminal_obeys_is_written_out_whoever_checked_it(
    form: Format, width: int | None, single: bool, text: str
) -> None:
    words = f"x{text}x"
    objects = [{"id": words, "section": words, "field": words, "text": words}]
    answer = Answer(
        title="Results",
        columns=[Column("Id", on_card="title"), Column("Text"), Column("Note", on_card="note")],
        rows=[[cell(words)] * 3],
        cards=[Card(words, words, [("Text", cell(words))])] if single else (),
        caption=words,
        objects=objects,
        fields=kind_of(Hit).fields.items(),
        single=single,
    )
    out = "".join(render(form, answer, Screen(width)))
    separator = "\t" if form == "tsv" else "\n"
    assert [each for each in re.split(f"[{separator}\n]", out) if find_unsafe(each)] == []
    if form in ("json", "yaml"):
        whole = objects[0] if single else objects
        assert (json.loads if form == "json" else yaml.safe_load)(out) == whole
