"""What a search finds, in what order, and how it shows it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NEEDS_UNIX, SECOND, Ttdn, on_terminal
from tests.tools.datasets import datasets, index_of
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.filters import names
from ttdn_cli.query.search import search, words_of
from ttdn_cli.query.sections import BY_NAME
from ttdn_cli.text.unicode import fold


def ids(dataset: Dataset, text: str, section: str | None = None) -> list[str]:
    hits = search(words_of([text]), Index(dataset), BY_NAME[section] if section else None)
    return [hit.id for hit in hits]


@pytest.mark.parametrize(
    ("text", "first", "field"),
    [
        pytest.param("hoai nam", "truong-quang-hoai-nam", "name", id="half a name"),
        pytest.param("Hoài Nam", "truong-quang-hoai-nam", "name", id="with its marks"),
        pytest.param("nam hoai", "truong-quang-hoai-nam", "name", id="in another order"),
        pytest.param("politburo", "bo-chinh-tri", "name_en", id="in English"),
        pytest.param("57-kl/tw", "kl-57-2023", "number", id="a number"),
        pytest.param("58/63", "trang-cong-dia-phuong", "given", id="a figure"),
        pytest.param("92.06", "trang-cong-dia-phuong", "percent", id="what is computed"),
        pytest.param("ubnd-hoa-binh", "ubnd-hoa-binh", "id", id="an id"),
        pytest.param("quoc hoi hoa binh", "", "", id="all words have to occur"),
        pytest.param("minist", "nguyen-thanh-lam", "role.en", id="the beginning of a word"),
        pytest.param("inister", "", "", id="not the end of a word"),
        pytest.param("truong pham", "", "", id="words of different records"),
    ],
)
def test_search(ttdn: Ttdn, text: str, first: str, field: str) -> None:
    hits = json.loads(ttdn("search", text, "--json").out)
    assert [(hit["id"], hit["field"]) for hit in hits[:1]] == ([(first, field)] if first else [])
    assert all(list(hit) == ["id", "section", "field", "text"] for hit in hits)


def test_words_may_be_in_different_fields(speech: Dataset) -> None:
    assert ids(speech, "hoai deputy") == ["truong-quang-hoai-nam"]


def test_marks_come_first_and_none_is_lost(speech: Dataset) -> None:
    plain, marked = ids(speech, "ban"), ids(speech, "bản")
    assert sorted(plain) == sorted(marked)
    hits = search(["bản"], Index(speech))
    has = ["bản" in hit.text.lower() for hit in hits]
    assert True in has
    assert False in has
    assert has == sorted(has, reverse=True)


def test_old_and_new_tone_places_are_one(speech: Dataset) -> None:
    old, new = search(["hoà"], Index(speech)), search(["hòa"], Index(speech))
    assert old == new
    assert "Hòa" in old[0].text


def test_a_section_is_named_by_key_or_command(ttdn: Ttdn) -> None:
    by_key = ttdn("search", "website", "--section", "metrics", "--json").out
    assert by_key == ttdn("search", "website", "--section", "stats", "--json").out
    assert {each["section"] for each in json.loads(by_key)} == {"metrics"}
    done = ttdn("search", "website", "--section", "metric")
    assert done.code == 2
    assert "Did you mean 'metrics'?" in " ".join(done.err.replace("│", "").split())


def test_what_is_derived_is_found_where_it_is_asked_for(ttdn: Ttdn) -> None:
    def sections(*args: str) -> set[str]:
        return {each["section"] for each in json.loads(ttdn("search", *args, "--json").out)}

    assert "timeline" not in sections("72/2015")
    assert sections("72/2015", "--section", "timeline") == {"timeline"}


def test_what_is_found_can_be_shown(ttdn: Ttdn) -> None:
    hits = json.loads(ttdn("search", "a", "--json").out)
    assert len(hits) > 10
    shown = json.loads(ttdn("show", *(hit["id"] for hit in hits), "--json").out)
    assert [each["section"] for each in shown] == [hit["section"] for hit in hits]


def test_nothing_found_is_said(ttdn: Ttdn) -> None:
    done = ttdn("search", "xyz", "Hoài", "-f", "csv")
    assert (done.code, done.out) == (1, "id,section,field,text\n")
    assert done.err == "ttdn: No records match xyz and Hoài in the dataset.\n"


def test_words_without_end_end(ttdn: Ttdn) -> None:
    """Three thousand words took eight seconds when each was looked for again."""
    once = ttdn("search", "a", "--json").out
    assert ttdn("search", "a " * 50_000, "--json").out == once
    many = ttdn("search", " ".join(map(str, range(20_000))))
    assert (many.code, many.out) == (1, "")
    assert len(many.err) < 500


def test_the_caption_counts_and_says_what_to_do_next(ttdn: Ttdn) -> None:
    assert ttdn("search", "hòa bình", "-n", "1").out.splitlines()[-1] == (
        "1 of 5 records; details: ttdn show ID · "
        "source: full text of the opening address (6 June [2024]), Vietnam.vn"
    )


@pytest.mark.parametrize("args", [[""], [" ", "\t"]])
def test_nothing_to_look_for_is_bad_usage(ttdn: Ttdn, args: list[str]) -> None:
    done = ttdn("search", *args)
    assert (done.code, done.out) == (2, "")
    assert "Type a word to search for." in done.err


def test_limit_and_formats(ttdn: Ttdn) -> None:
    rows = ttdn("search", "hoai", "nam", "-f", "csv", "-n", "1").out
    assert rows == (
        "id,section,field,text\ntruong-quang-hoai-nam,attendees,name,Trương Quang Hoài Nam\n"
    )
    in_both = {ttdn("search", "hoai", "-f", "jsonl", "--lang", each).out for each in ("vi", "en")}
    assert len(in_both) == 1


@NEEDS_UNIX
@pytest.mark.parametrize("width", [40, 100])
def test_hits_are_highlighted_on_a_terminal(width: int) -> None:
    out = on_terminal("search", "hoai nam", width=width).out
    assert "Trương Quang \x1b[7mHoài\x1b[0m \x1b[7mNam\x1b[0m" in out
    plain = on_terminal("search", "hoai nam", width=width, env={"NO_COLOR": "1"}).out
    assert "\x1b" not in plain
    assert "Trương Quang Hoài Nam" in plain


@pytest.mark.parametrize(
    ("words", "section", "shown"),
    [
        pytest.param("2015", "legal", "[2015]", id="a year"),
        pytest.param("2023-06-15", "legal", "2023-06-15", id="a date that the text has"),
        pytest.param("2024", "event", "[2024]-06-06", id="the year of a date"),
        pytest.param("2015", "timeline", "[2015]", id="a date on the timeline"),
    ],
)
def test_a_conclusion_is_in_square_brackets(
    ttdn: Ttdn, words: str, section: str, shown: str
) -> None:
    out = ttdn("search", words, "--section", section).out
    assert shown in {cell.strip() for line in out.splitlines() for cell in line.split("  ")}
    hits = json.loads(ttdn("search", words, "--section", section, "--json").out)
    assert all("[" not in each["text"] for each in hits if each["field"] in ("date", "year"))


def test_the_second_speech(ttdn: Ttdn) -> None:
    hits = json.loads(ttdn("search", "lo thi en", "--json", "--data", str(SECOND)).out)
    assert hits[0] == {
        "id": "lo-thi-en",
        "section": "attendees",
        "field": "name",
        "text": "Lò Thị Én",
    }


TOO = [HealthCheck.too_slow, HealthCheck.data_too_large]


def texts_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_in(each)]
    return [] if value is None else [str(value)]


@settings(suppress_health_check=TOO, deadline=None)
@given(datasets(), st.sampled_from(["a", "hoa", "9", "=", "hoà đ", "body-1", "<b>", "한"]))
def test_a_hit_has_the_words_and_every_record_with_them_is_a_hit(text: str, typed: str) -> None:
    index = index_of(text)
    words = words_of([typed])
    hits = {hit.id: hit for hit in search(words, index)}
    for hit in hits.values():
        assert any(fold(word) in fold(hit.text) for word in words)
        assert hit.field in names(BY_NAME[hit.section])  # so that --fields takes it
    for record in index.records.values():
        own = [fold(each) for each in (record.id, record.label.vi, record.label.en) if each]
        if all(any(f" {fold(word)}" in f" {each}" for each in own) for word in words):
            assert record.id in hits
