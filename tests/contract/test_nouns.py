"""One noun for one thing: what a list is called in each place, and what people type instead."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import ROOT, SPEECH, Ttdn
from tests.tools.every import OF_EVERY_KIND
from ttdn_cli.query.listings import COMMAND_OF, LISTINGS
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS

REFERENCE = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.command)


@EVERY
def test_the_table_of_names_has_what_each_place_says(ttdn: Ttdn, section: Section) -> None:
    row = next(line for line in REFERENCE.splitlines() if line.startswith(f"| `{section.key}` |"))
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    _, _, option, heading, heading_vi, one, one_vi, command, also = cells
    for language, title in (("en", heading), ("vi", heading_vi)):
        answer = ttdn(section.command, "--lang", language, env=OF_EVERY_KIND)
        assert section.listing.single or answer.out.splitlines()[0] == title
    for language, noun in (("en", one), ("vi", one_vi)):
        counted = ttdn(section.command, "-n", "1", "--lang", language, env=OF_EVERY_KIND)
        both = {str(getattr(each, language)) for each in section.noun}
        assert noun in both
        assert section.listing.single or any(each in counted.out for each in both)
    assert command == f"`ttdn {section.command}`"
    for name in option.replace("`", "").split(" or "):
        assert ttdn("search", "a", "--section", name, env=OF_EVERY_KIND).code < 2
    assert also.split(", ") == list(section.listing.also)


@EVERY
def test_an_error_has_the_noun_of_the_heading(ttdn: Ttdn, section: Section) -> None:
    if section.listing.single:
        return
    done = ttdn(section.command, "-w", "id=xyzq", env=OF_EVERY_KIND)
    assert done.err.startswith(f"ttdn: No {section.noun[1].en} match id=xyzq in ")


def test_json_and_sql_have_the_key(ttdn: Ttdn, tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    assert ttdn("export", str(file), "--data", str(SPEECH)).code == 0
    with sqlite3.connect(file) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    assert {section.key for section in SECTIONS} <= tables
    for section in SECTIONS:
        args = (section.command, "--fields", "id", "-f", "csv")
        first = ttdn(*args, env=OF_EVERY_KIND).out.splitlines()[1]
        (shown,) = json.loads(ttdn("show", first, "--json", env=OF_EVERY_KIND).out)
        assert shown["section"] == section.key


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        pytest.param(["metrics"], "stats", id="the key"),
        pytest.param(["figures"], "stats", id="another word"),
        pytest.param(["Figures"], "stats", id="in capitals"),
        pytest.param(["documents"], "legal", id="what people call them"),
        pytest.param(["orgs"], "organizations", id="in short"),
        pytest.param(["organisations"], "organizations", id="in British English"),
        pytest.param(["terms"], "glossary", id="what one of them is"),
        pytest.param(["dates"], "timeline", id="what it is of"),
        pytest.param(["quotes"], "quotations", id="a shorter word"),
        pytest.param(["số liệu"], "stats", id="in Vietnamese, as one argument"),
        pytest.param(["số", "liệu"], "stats", id="in Vietnamese, unquoted"),
        pytest.param(["so-lieu"], "stats", id="as a name of a file has it"),
        pytest.param(["VĂN BẢN"], "legal", id="in Vietnamese capitals"),
        pytest.param(["dai bieu"], "attendees", id="without diacritics"),
        pytest.param(["dòng", "thời", "gian"], "timeline", id="of three syllables"),
        pytest.param(["legal-references"], "legal", id="the key with a hyphen"),
    ],
)
def test_what_people_call_a_list_is_understood(ttdn: Ttdn, typed: list[str], command: str) -> None:
    assert ttdn(*typed, "--json") == ttdn(command, "--json")
    assert ttdn(*typed, "--help") == ttdn(command, "--help")


def test_words_behind_the_name_of_a_list_narrow_it(ttdn: Ttdn) -> None:
    assert ttdn("văn", "bản", "57-KL/TW") == ttdn("legal", "57-KL/TW")


def test_no_word_is_understood_as_two_lists() -> None:
    every = [name for each in LISTINGS for name in (each.command, each.key, *each.also)]
    own = {each.command for each in LISTINGS}
    assert len({*every}) == len([name for name in every if name not in own]) + len({*every} & own)
    assert not {name for each in LISTINGS for name in each.also} & own
    assert {*COMMAND_OF.values()} == own


@pytest.mark.parametrize("typed", ["foo", "stat", "sô", "figure s"])
def test_what_is_no_list_is_none(ttdn: Ttdn, typed: str) -> None:
    done = ttdn(typed)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"ttdn: No such command {typed!r}.")
