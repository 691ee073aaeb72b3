"""Lists that are narrowed by words: kinds, names, numbers, any text."""

from __future__ import annotations

import json

import pytest

from tests.conftest import SECOND, Ttdn
from tests.tools.every import OF_EVERY_KIND
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS

LISTS = [section for section in SECTIONS if not section.listing.single]
LIMITATIONS = (
    "chua-phan-anh-thanh-tuu phan-tan-thieu-trong-tam phoi-hop-chua-chat-che "
    "phan-bac-chua-hieu-qua nguon-luc-chua-ngang-tam"
)
CONTEXT = "the-gioi-phuc-tap trong-nuoc-dan-xen hom-nay-to-chuc"
SITES = "trang-cong-bo-nganh trang-cong-dia-phuong"


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        pytest.param("glossary TTĐN", "ttdn", id="a term"),
        pytest.param("glossary external information", "ttdn", id="what it means"),
        pytest.param("legal 57-KL/TW", "kl-57-2023", id="a number"),
        pytest.param("legal Politburo", "kl-57-2023", id="a name that it refers to"),
        pytest.param("legal 15 June 2023", "kl-57-2023", id="a date"),
        pytest.param("attendees Pham S", "pham-s", id="a name without diacritics"),
        pytest.param("attendees Lâm Đồng", "pham-s", id="words in one place"),
        pytest.param("organizations MIC", "bo-tttt", id="another name"),
        pytest.param("organizations tuyên giáo", "ban-tuyen-giao", id="a part of a name"),
        pytest.param("stats 58/63", "trang-cong-dia-phuong", id="a figure"),
        pytest.param(
            "stats 58/63 55/63",
            "trang-cong-dia-phuong quy-che-tinh-thanh",
            id="two figures, which no record has together",
        ),
        pytest.param("stats 92,06%", "trang-cong-dia-phuong", id="its share"),
        pytest.param("stats homepages", SITES, id="what means nearly the same"),
        pytest.param("places Dalat", "da-lat", id="a place in one word"),
        pytest.param("timeline decree", "2015-nd-72-2015", id="of a list that is derived"),
        pytest.param("absent chaired", "nguoi-chu-tri", id="of what the text does not say"),
        pytest.param("people Leadership", "lanh-dao-bo-tttt", id="text where there are kinds"),
        pytest.param("points limitation", LIMITATIONS, id="a kind"),
        pytest.param("points Limitations", LIMITATIONS, id="a kind as people say it"),
        pytest.param("points hạn chế", LIMITATIONS, id="a kind as it is shown in Vietnamese"),
        pytest.param("points limitation nguồn lực", "nguon-luc-chua-ngang-tam", id="and words"),
        pytest.param("points limitation context", f"{LIMITATIONS} {CONTEXT}", id="two kinds"),
        pytest.param("points hạn chế Bối cảnh", f"{LIMITATIONS} {CONTEXT}", id="as shown"),
        pytest.param("points context limitation nguồn lực", LIMITATIONS[-24:], id="words in two"),
        pytest.param("points role nguồn lực", "", id="words in another kind"),
        pytest.param("stats 58/63 -w percent>95", "", id="and a condition that does not hold"),
        pytest.param("stats site -w percent>95", "trang-cong-bo-nganh", id="and one that does"),
        pytest.param("stats site -s percent -n 1", "trang-cong-dia-phuong", id="sorted"),
        pytest.param("attendees xyzq", "", id="nothing"),
        pytest.param("stats Lâm Đồng", "", id="words that are elsewhere"),
    ],
)
def test_a_list_is_narrowed_by_words(ttdn: Ttdn, args: str, ids: str) -> None:
    command, *words = args.split(" ")
    done = ttdn(command, *words, "--json")
    assert sorted(each["id"] for each in json.loads(done.out)) == sorted(ids.split())
    assert done.code == (0 if ids else 1)


def test_the_order_is_that_of_the_list(ttdn: Ttdn) -> None:
    found = [each["id"] for each in json.loads(ttdn("stats", "site", "--json").out)]
    assert found == SITES.split()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(
            ["attendees", "Nguyễn Thanh Lan"],
            "No attendees match Nguyễn Thanh Lan in the dataset. Did you mean Nguyễn Thanh Lâm",
            id="the nearest name",
        ),
        pytest.param(["points", "limitatoin"], "Did you mean limitation?", id="the nearest kind"),
        pytest.param(
            ["stats", "Đà", "Lạt"], " ttdn search Đà Lạt finds ", id="what other lists have"
        ),
        pytest.param(
            ["points", "role", "nguồn lực"],
            "No points of kind 'role' match nguồn lực in the dataset.",
            id="kind and words",
        ),
        pytest.param(
            ["points", "role", "outcome", "nguồn lực"],
            "No points of kind 'role' or 'outcome' match nguồn lực in the dataset.",
            id="two kinds and words",
        ),
        pytest.param(
            ["points", "xyzq", "outcome"],
            "No points match xyzq outcome in the dataset.\n",
            id="a kind behind words",
        ),
        pytest.param(
            ["points", "role", "--data", str(SECOND)],
            f"No points of kind 'role' in {SECOND}.\n",
            id="a kind alone",
        ),
        pytest.param(
            ["legal", "57-KL/TW", "-w", "year>2023"],
            "No legal references match 57-KL/TW and year>2023 in the dataset. The highest year is",
            id="words and a condition",
        ),
    ],
)
def test_nothing_found_says_what_may_be_meant(ttdn: Ttdn, args: list[str], said: str) -> None:
    done = ttdn(*args, "--json")
    assert (done.code, done.out) == (1, "[]\n")
    assert done.err.startswith("ttdn: No ")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_words_that_are_not_found_as_typed_are_told(ttdn: Ttdn) -> None:
    assert ttdn("stats", "website").err == ""
    assert "similar meaning" in ttdn("stats", "homepages").err


@pytest.mark.parametrize("command", ["milestones", "deadlines", "thời hạn"])
def test_a_list_of_nothing_says_what_the_text_does_not(ttdn: Ttdn, command: str) -> None:
    done = ttdn(*command.split())
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "ttdn: Does the speech set a deadline? No; it only speaks of the time to come.\n"
        "ttdn: No milestones in the dataset.\n"
    )


@pytest.mark.parametrize("section", LISTS, ids=lambda each: each.command)
@pytest.mark.parametrize(
    ("style", "empty"),
    [("json", "[]\n"), ("jsonl", ""), ("yaml", "[]\n"), ("csv", "id\n"), ("tsv", "id\n")],
)
@pytest.mark.parametrize("asked", [["xyzq"], ["-w", "id=xyzq"]], ids=["by words", "by a condition"])
def test_an_empty_list_is_one_in_every_format(
    ttdn: Ttdn, section: Section, style: str, empty: str, asked: list[str]
) -> None:
    done = ttdn(section.command, *asked, "--fields", "id", "-f", style)
    assert (done.code, done.out) == (1, empty)
    assert done.err.startswith("ttdn: No ")


@pytest.mark.parametrize("section", LISTS, ids=lambda each: each.command)
def test_ids_are_those_that_show_takes(ttdn: Ttdn, section: Section) -> None:
    args = ("--fields", section.headline if section.headline == "term" else "id", "--ids")
    out = ttdn(section.command, *args, "-f", "csv", env=OF_EVERY_KIND).out
    ids = [line.split(",")[0] for line in out.splitlines()[1:]]
    shown = ttdn("show", *ids, "--json", env=OF_EVERY_KIND)
    assert shown.code == 0
    assert [each["id"] for each in json.loads(shown.out)] == ids


@pytest.mark.parametrize(
    ("args", "first"),
    [
        pytest.param(["-f", "csv", "--fields", "number"], "number", id="fields as asked"),
        pytest.param(["-f", "csv", "--fields", "number", "--ids"], "id,number", id="with ids"),
        pytest.param(["-f", "csv", "--fields", "number,id", "--ids"], "number,id", id="once"),
        pytest.param(["-f", "csv", "-n", "1"], "id,type_vi,", id="all fields have it"),
        pytest.param(["-f", "csv", "-n", "1", "--ids"], "id,type_vi,", id="and no second one"),
        pytest.param(["-f", "markdown", "--ids"], "| Id | Type |", id="a table"),
        pytest.param(["-f", "markdown"], "| Type |", id="a table without"),
    ],
)
def test_ids_are_added_where_they_are_asked_for(ttdn: Ttdn, args: list[str], first: str) -> None:
    lines = ttdn("legal", *args).out.splitlines()
    assert any(line.startswith(first) for line in lines[:3])


def test_the_json_of_a_list_is_the_same_with_ids(ttdn: Ttdn) -> None:
    assert ttdn("legal", "--json", "--ids") == ttdn("legal", "--json")


def test_the_timeline_has_the_ids_of_its_facts(ttdn: Ttdn) -> None:
    assert ttdn("timeline", "--ids").out == ttdn("timeline").out
