"""`ttdn extract`: what stands in a text, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import yaml

from tests.conftest import SECOND, Ttdn, on_terminal

TEXTS = SECOND.parent / "texts"
REPORT = TEXTS / "report.txt"


def test_json_is_in_the_order_of_the_text(ttdn: Ttdn) -> None:
    found = json.loads(ttdn("extract", str(REPORT), "--json").out)
    source = ttdn("extract", str(REPORT), "--text").out
    assert source == REPORT.read_text(encoding="utf-8")
    assert [each["start"] for each in found] == sorted(each["start"] for each in found)
    assert all(source[each["start"] : each["end"]] == each["text"] for each in found)
    assert {each["kind"] for each in found} >= {"document", "date", "quantity", "body"}


def test_a_kind_or_several_are_listed(ttdn: Ttdn) -> None:
    dates = json.loads(ttdn("extract", str(REPORT), "--kind", "date", "--json").out)
    assert {each["kind"] for each in dates} == {"date"}
    both = json.loads(ttdn("extract", str(REPORT), "-k", "date", "-k", "document", "--json").out)
    assert [each for each in both if each["kind"] == "date"] == dates
    assert {each["kind"] for each in both} == {"date", "document"}


@pytest.mark.parametrize("form", ["jsonl", "yaml", "csv", "tsv"])
def test_every_format_has_every_mention(ttdn: Ttdn, form: str) -> None:
    found = json.loads(ttdn("extract", str(REPORT), "--json").out)
    out = ttdn("extract", str(REPORT), "--format", form).out
    if form == "jsonl":
        assert [json.loads(line) for line in out.splitlines()] == found
    elif form == "yaml":
        assert yaml.safe_load(out) == found
    else:
        rows = list(csv.DictReader(io.StringIO(out), delimiter="," if form == "csv" else "\t"))
        assert [(row["kind"], row["text"], row["start"]) for row in rows] == [
            (each["kind"], each["text"], str(each["start"])) for each in found
        ]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        pytest.param(b"\xef\xbb\xbfNg\xc3\xa0y 6/6", "Ngày 6/6", id="a byte order mark"),
        pytest.param("Nga\u0300y 6/6\r\n".encode(), "Ngày 6/6\n", id="NFD and CRLF"),
        pytest.param("\ufeffNgày 6/6".encode("utf-16"), "Ngày 6/6", id="UTF-16"),
        pytest.param(b"<p>Ng\xc3\xa0y 6/6</p>", "\nNgày 6/6\n", id="a page"),
    ],
)
def test_the_text_is_the_one_that_places_refer_to(
    ttdn: Ttdn, tmp_path: Path, given: bytes, text: str
) -> None:
    file = tmp_path / "text"
    file.write_bytes(given)
    assert ttdn("extract", str(file), "--text").out == text
    (date,) = json.loads(ttdn("extract", str(file), "--json").out)
    assert text[date["start"] : date["end"]] == date["text"] == "6/6"


@pytest.mark.parametrize(
    "form", ["json", "jsonl", "yaml", "csv", "tsv", "table", "cards", "markdown"]
)
def test_what_nobody_sees_is_escaped_in_every_format(ttdn: Ttdn, form: str) -> None:
    unseen = "\u2800\ufffe\uffff\U0001ffff\ufdd0"
    out = ttdn("extract", "-", "-f", form, stdin=f"Ông nói “a{unseen}b” 5%").out
    assert [each for each in unseen if each in out] == []
    if form == "json":
        assert json.loads(out)[0]["quote"] == f"a{unseen}b"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--kind", "dates"], "Did you mean 'date'?"),
        (["--text", "--json"], "--text prints the text only."),
        (["--text", "--kind", "date"], "--text prints the text only."),
    ],
)
def test_options_that_cannot_be_are_said(ttdn: Ttdn, args: list[str], said: str) -> None:
    done = ttdn("extract", str(REPORT), *args)
    assert done.code == 2
    assert said in " ".join(done.err.replace("│", " ").split())


def test_a_text_without_mentions_is_said(ttdn: Ttdn) -> None:
    done = ttdn("extract", "-", "--json", stdin="Không có gì.")
    assert done == (1, "[]\n", "ttdn: No mentions in <stdin>.\n")
    done = ttdn("extract", "-", "-k", "date", "--json", stdin="Không có gì.")
    assert done.err == "ttdn: No mentions of kind date in <stdin>.\n"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>Ngày 6/6</p>", ""),
        ("<p>Ngày 6/6</p><aside>7/7</aside>", "left out 1 word: 1 aside."),
        (
            "<nav>a b</nav><p>Ngày 6/6 <s>58/63</s> <span hidden>5%</span></p>",
            "left out 4 words: 2 nav, 1 struck out, 1 hidden.",
        ),
    ],
)
def test_what_is_left_out_is_said_beside_the_answer(ttdn: Ttdn, page: str, said: str) -> None:
    for args in (["--json"], ["--text"], ["-k", "date"], ["-f", "csv"]):
        done = ttdn("extract", "-", *args, stdin=page)
        assert done.err == (said and f"ttdn: <stdin>: {said}\n")
        assert "6/6" in done.out
        assert "left out" not in done.out
    vietnamese = ttdn("extract", "-", "--json", "--lang", "vi", stdin=page).err
    assert vietnamese.startswith("ttdn: <stdin>: bỏ qua " if said else "")


def test_a_terminal_obeys_nothing_of_a_text(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("“x \033]0;P\007\033[31m\u202e\u009b” 5%", encoding="utf-8")
    for args in ([], ["--text"], ["--lang", "vi"]):
        out = on_terminal("extract", str(file), *args, width=100, env={"NO_COLOR": "1"}).out
        obeyed = ("\033]", "\007", "\033[31m", "\u202e", "\u009b")
        assert [each for each in obeyed if each in out] == []
        assert "5%" in out


def test_people_read_it_in_their_language() -> None:
    english = on_terminal(
        "extract", str(REPORT), "-k", "quantity", width=100, env={"NO_COLOR": "1"}
    ).out
    assert "under 1/2" in english
    assert "3,250,000,000 đồng" in english
    vietnamese = on_terminal(
        "extract", str(REPORT), "-k", "quantity", "--lang", "vi", width=100, env={"NO_COLOR": "1"}
    ).out
    assert "3.250.000.000 đồng" in vietnamese


def test_a_rise_has_a_sign_and_a_citation_its_provisions(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Tăng 8% và giảm 4% theo khoản 2 Điều 5 Luật Báo chí năm 2016.", "utf-8")
    out = on_terminal("extract", str(file), width=100, env={"NO_COLOR": "1"}).out
    assert "+8 %" in out
    assert "-4 %" in out
    assert "Luật · 2016 · khoản 2 Điều 5" in out


def test_a_range_below_zero_has_no_dash_at_its_minus(ttdn: Ttdn, tmp_path: Path) -> None:
    text = tmp_path / "fall.txt"
    text.write_text("Thu giảm từ 5 đến 10%.\n", encoding="utf-8")
    assert "-10 … -5 %" in ttdn("extract", str(text), "--format", "table").out
