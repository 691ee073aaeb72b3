"""What the commands answer, seen from outside: the JSON contract, languages, datasets."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import RESOLUTION, SECOND, SPEECH, Ttdn
from tests.tools.every import OF_EVERY_KIND
from ttdn_cli.query.sections import SECTIONS

FIELDS = {
    "event": "id name type date date_basis city province country organizers speaker on_behalf_of "
    "publisher document url",
    "attendees": "id name name_en kind part order honorific role titles organizations province "
    "name_vi family given aliases",
    "people": "id name name_en kind part honorific role titles organizations name_vi family given "
    "aliases",
    "stats": "id indicator scope given count total percent remaining as_of legal_basis measure "
    "value low high approximation unit status period compared_with same_as "
    "remaining_percent rank_from_lowest",
    "legal": "id type number issuer year date subject cited_for name issuer_office provisions "
    "category",
    "points": "id kind text attributed_to",
    "milestones": "id kind what date",
    "quotations": "id text said_by",
    "organizations": "id name name_en name_vi abbreviations aliases mentioned_in",
    "places": "id name name_en name_vi aliases mentioned_in",
    "timeline": "id date precision what ref",
    "glossary": "id term expansion meaning source",
    "absent": "id question note",
}
LAST = ["inferred", "review", "evidence"]
"""The fields with which every record ends."""

FIGURES = ["ke-hoach-bo-nganh", "ke-hoach-tinh-thanh", "trang-cong-bo-nganh"]
FIGURES += ["trang-cong-dia-phuong", "quy-che-tinh-thanh"]
KINDS = ["role", "measure", "outcome", "limitation", "context", "demand"]
KINDS += ["objective", "expectation", "credit"]
COMMANDS = [section.command for section in SECTIONS]


def answer(ttdn: Ttdn, *args: str, **env: str) -> Any:
    done = ttdn(*args, "--json", env=env)
    assert (done.code, done.err) == (0, ""), done
    return json.loads(done.out)


def test_the_contract_covers_every_list() -> None:
    assert sorted(FIELDS) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_json_has_the_fields_of_the_contract_in_their_order(ttdn: Ttdn, command: str) -> None:
    records = answer(ttdn, command, **OF_EVERY_KIND)
    for record in [records] if command == "event" else records:
        assert list(record) == [*FIELDS[command].split(), *LAST]
        assert all(list(each) == ["paragraph", "quote", "gloss"] for each in record["evidence"])
        assert record["evidence"] or command == "absent"
        assert all(list(each) == ["field", "part", "basis"] for each in record["inferred"])
    assert records


def test_a_dataset_without_an_event_answers_null(ttdn: Ttdn) -> None:
    text = SECOND.read_text(encoding="utf-8")
    start, end = text.index("event:\n"), text.index("attendees:\n")
    without = text[:start] + text[end:].replace("part: speaker", "part: addressed")
    done = ttdn("event", "--json", "--data", "-", stdin=without)
    assert (done.code, done.out) == (1, "null\n")
    assert done.err == "ttdn: No event in <stdin>.\n"
    for form in ("table", "cards", "markdown"):
        assert ttdn("event", "-f", form, "--data", "-", stdin=without).out == ""
    assert ttdn("attendees", "--json", "--data", "-", stdin=without).code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_written_for_people_to_read_too(
    ttdn: Ttdn, command: str, snapshot: SnapshotAssertion
) -> None:
    """Two spaces of indentation, Vietnamese as it is, one line end at the end: a contract."""
    assert ttdn(command, "--json", env=OF_EVERY_KIND).out == snapshot


def test_attendees(ttdn: Ttdn) -> None:
    people = answer(ttdn, "attendees")
    assert [(each["order"], each["name"], each["kind"], each["province"]) for each in people] == [
        (None, "Nguyễn Thanh Lâm", "person", None),
        (1, "Phạm S", "person", "Lâm Đồng"),
        (2, "Trương Quang Hoài Nam", "person", None),
        (3, "Nguyễn Văn Chương", "person", "Hòa Bình"),
        (4, "Phạm Duy Hưng", "person", "Bắc Kạn"),
        (5, "Lãnh đạo Ban Tuyên giáo tỉnh, thành ủy các tỉnh, thành phố", "group", None),
        (6, "các vị đại biểu, quý vị khách quý", "group", None),
    ]
    assert [each["honorific"] and each["honorific"]["vi"] for each in people] == [
        "ông",
        "đồng chí",
        "ông",
        "đồng chí",
        "đồng chí",
        None,
        None,
    ]
    assert people[1]["role"] == {
        "vi": "Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Lâm Đồng",
        "en": "Member of the provincial Party Committee, "
        "Vice Chairman of the People's Committee of Lâm Đồng Province",
    }
    assert [each["organization"] for each in people[1]["titles"]] == [None, "ubnd-lam-dong"]
    assert [each["role"] for each in people[5:]] == [None, None]
    assert [each["organizations"] for each in people] == [
        ["bo-tttt"],
        ["ubnd-lam-dong"],
        ["ban-doi-ngoai"],
        ["ubnd-hoa-binh"],
        ["ubnd-bac-kan"],
        ["ban-tuyen-giao"],
        [],
    ]


def test_the_speaker_comes_first_wherever_the_file_has_them(ttdn: Ttdn) -> None:
    text = SPEECH.read_text(encoding="utf-8")
    speaker = text[text.index("  - id: nguyen-thanh-lam") : text.index("  - id: pham-s\n")]
    behind = "\n# Spoken for, and not addressed."
    assert behind in text
    moved = text.replace(speaker, "").replace(behind, f"\n{speaker.rstrip()}\n{behind}")
    assert moved.index("  - id: pham-s\n") < moved.index("  - id: nguyen-thanh-lam")
    done = ttdn("attendees", "--json", "--data", "-", stdin=moved)
    assert done.out == ttdn("attendees", "--json").out


def test_stats(ttdn: Ttdn) -> None:
    names = ("given", "count", "total", "percent", "remaining", "as_of")
    assert [tuple(each[name] for name in names) for each in answer(ttdn, "stats")] == [
        ("90%", None, None, 90, None, "2023-12"),
        ("100%", None, None, 100, None, "2023-12"),
        ("100%", None, None, 100, None, "2023-12"),
        ("58/63", 58, 63, 92.06, 5, "2023-12"),
        ("55/63", 55, 63, 87.3, 8, "2023-12"),
    ]
    assert [each["legal_basis"] for each in answer(ttdn, "stats")][-1] == [
        "nd-72-2015",
        "tt-22-2016",
    ]


def test_legal(ttdn: Ttdn) -> None:
    names = ("id", "number", "issuer", "year", "date")
    assert [tuple(each[name] for name in names) for each in answer(ttdn, "legal")] == [
        ("nd-72-2015", "72/2015/NĐ-CP", "chinh-phu", 2015, None),
        ("tt-22-2016", "22/2016/TT-BTTTT", "bo-tttt", 2016, None),
        ("kl-57-2023", "57-KL/TW", "bo-chinh-tri", 2023, "2023-06-15"),
    ]


def test_event(ttdn: Ttdn) -> None:
    event = answer(ttdn, "event")
    assert (event["date"], event["city"], event["province"]) == ("2024-06-06", "Đà Lạt", "Lâm Đồng")
    assert event["organizers"] == [
        {"id": "bo-tttt", "part": "lead"},
        {"id": "ubnd-lam-dong", "part": "partner"},
    ]
    assert event["on_behalf_of"] == ["bo-tttt", "lanh-dao-bo-tttt", "ban-to-chuc"]
    assert event["publisher"] == "Vietnam.vn"


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("role", 7),
        ("measure", 4),
        ("outcome", 7),
        ("limitation", 5),
        ("context", 3),
        ("demand", 1),
        ("objective", 2),
        ("expectation", 1),
        ("credit", 1),
    ],
)
def test_points_of_a_kind(ttdn: Ttdn, kind: str, count: int) -> None:
    points = answer(ttdn, "points", kind)
    assert [each["kind"] for each in points] == [kind] * count
    says = {"limitation": "kl-57-2023", "expectation": "ban-to-chuc"}
    assert {each["attributed_to"] for each in points} == {says.get(kind)}


def test_a_kind_without_points_is_named(ttdn: Ttdn) -> None:
    done = ttdn("points", "role", "--data", str(SECOND))
    assert (done.code, done.out) == (1, "")
    assert done.err == f"ttdn: No points of kind 'role' in {SECOND}.\n"


def test_organizations_say_which_facts_name_them(ttdn: Ttdn) -> None:
    named = {each["id"]: each["mentioned_in"] for each in answer(ttdn, "organizations")}
    assert named["ban-doi-ngoai"] == ["truong-quang-hoai-nam"]
    assert named["dang"] == ["nhiem-vu-rat-quan-trong", "doi-hoi-doi-moi"]  # not the commission's
    assert "tt-22-2016" in named["bo-tttt"]
    # The publisher speaks of the event, and no record of the publisher.
    assert [id_ for id_, records in named.items() if not records] == ["vietnam-vn"]


def test_the_timeline_has_every_dated_fact_in_order(ttdn: Ttdn) -> None:
    entries = answer(ttdn, "timeline")
    assert [(each["date"], each["precision"]) for each in entries] == [
        ("2015", "year"),
        ("2016", "year"),
        ("2023-06-15", "day"),
        *[("2023-12", "month")] * 5,
        ("2024-06-06", "day"),
    ]
    assert all(each["id"] == f"{each['date']}-{each['ref']}" for each in entries)


def test_show_resolves_what_a_record_refers_to_and_what_refers_to_it(ttdn: Ttdn) -> None:
    (document,) = answer(ttdn, "show", "kl-57-2023")
    assert document["section"] == "legal_references"
    assert document["issuer"] == {
        "id": "bo-chinh-tri",
        "name": {"vi": "Bộ Chính trị", "en": "Politburo"},
    }
    assert len(document["referred_to_by"]) == 5
    assert "Year            2023\n" in ttdn("show", "kl-57-2023").out  # a year has no thousands
    assert document["evidence"]


def test_show_prints_the_known_and_names_the_nearest_of_the_unknown(ttdn: Ttdn) -> None:
    done = ttdn("show", "pham-s", "pham-sy", "--json")
    assert done.code == 1
    assert [each["id"] for each in json.loads(done.out)] == ["pham-s"]
    assert done.err == "ttdn: No record 'pham-sy'. Did you mean pham-s or pham-duy-hung?\n"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        pytest.param("57-KL/TW", "kl-57-2023", id="a document's number"),
        pytest.param("57-kl/tw", "kl-57-2023", id="a number in small letters"),
        pytest.param("Kết luận 57-KL/TW", "kl-57-2023", id="a document's type and number"),
        pytest.param("Conclusion No. 57-KL/TW", "kl-57-2023", id="a label in English"),
        pytest.param("KL-57-2023", "kl-57-2023", id="an id in capitals"),
        pytest.param("Phạm S", "pham-s", id="a name"),
        pytest.param("Pham S", "pham-s", id="a name without diacritics"),
        pytest.param("pham s", "pham-s", id="a name in small letters"),
        pytest.param("Duy Hưng", "pham-duy-hung", id="given names"),
        pytest.param("TTĐN", "ttdn", id="a term"),
        pytest.param("Bộ TTTT", "bo-tttt", id="an abbreviation"),
        pytest.param("MIC", "bo-tttt", id="an alias"),
        pytest.param("Politburo", "bo-chinh-tri", id="an English name"),
        pytest.param("People’s Committee of Lam Dong Province", "ubnd-lam-dong", id="U+2019"),
        pytest.param("Lâm\xa0Đồng", "lam-dong", id="a no-break space"),
        pytest.param("58/63", "trang-cong-dia-phuong", id="a figure"),
        pytest.param("(58/63),", "trang-cong-dia-phuong", id="a figure as it stands in a text"),
        pytest.param("58 of 63 (92.06%)", "trang-cong-dia-phuong", id="a figure as printed"),
        pytest.param("92,06%", "trang-cong-dia-phuong", id="its share"),
        pytest.param("58 of 63", "trang-cong-dia-phuong", id="a figure on a line of its own"),
        pytest.param("5 without", "trang-cong-dia-phuong", id="how many are missing"),
        pytest.param("8 chưa có (12,70%)", "quy-che-tinh-thanh", id="what is missing, in full"),
        pytest.param("7.94%", "trang-cong-dia-phuong", id="the share that is missing"),
        pytest.param("10%", "ke-hoach-bo-nganh", id="the share that is missing, of no count"),
        pytest.param("none", None, id="what is printed of every whole"),
        pytest.param("15/06/2023", "kl-57-2023", id="a date"),
        pytest.param("Có thời hạn không?", None, id="nothing that is printed"),
        pytest.param("thông tin đối ngoại", "ttdn", id="what an abbreviation stands for"),
        pytest.param("Ủy ban nhân dân", "ubnd", id="an expansion that is part of names"),
        pytest.param("Phó Chủ tịch UBND tỉnh Lâm Đồng", "pham-s", id="a title that one person has"),
        pytest.param("58/63 địa phương", "trang-cong-dia-phuong", id="a quote"),
        pytest.param("2023-06-15-kl-57-2023", "2023-06-15-kl-57-2023", id="of the timeline"),
    ],
)
def test_show_takes_what_is_printed_of_one_record(
    ttdn: Ttdn, asked: str, meant: str | None
) -> None:
    done = ttdn("show", asked, "--json")
    assert [each["id"] for each in json.loads(done.out)] == ([meant] if meant else [])
    assert done.code == (0 if meant else 1)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        pytest.param("100%", "ke-hoach-tinh-thanh trang-cong-bo-nganh", id="a figure of two"),
        pytest.param("BTTTT", "bo-tttt btttt", id="a body and a term"),
        pytest.param("trang-cong", " ".join(FIGURES[2:4]), id="words of two"),
        pytest.param("Viet Nam", "nuoc-viet-nam viet-nam", id="a place and a term"),
        pytest.param("Phạm", "pham-s pham-duy-hung", id="a family name"),
        pytest.param("2023-12", f"{' '.join(FIGURES)}", id="a date of five"),
    ],
)
@pytest.mark.parametrize("command", ["show", "cite"])
def test_several_are_listed_to_choose_from(ttdn: Ttdn, command: str, asked: str, ids: str) -> None:
    done = ttdn(command, asked)
    first, *lines = done.err.splitlines()
    assert (done.code, done.out) == (1, "")
    many = len(ids.split())
    assert first == f"ttdn: {asked!r} names {many} records. Choose one: ttdn {command} ID"
    listed = [line.removeprefix("ttdn:").split()[0] for line in lines]
    assert sorted(listed) == sorted(ids.split())
    assert all(": " in line for line in lines)  # its section and what it is called


def test_what_names_one_record_is_shown_beside_what_does_not(ttdn: Ttdn) -> None:
    done = ttdn("show", "58/63", "100%", "xyzq", "MIC", "--json")
    assert [each["id"] for each in json.loads(done.out)] == ["trang-cong-dia-phuong", "bo-tttt"]
    assert done.code == 1
    assert done.err.startswith("ttdn: No record 'xyzq'. Find ids with ttdn search.\n")
    assert "\nttdn: '100%' names 2 records. Choose one: ttdn show ID\nttdn:   ke-hoach-" in done.err


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        pytest.param("hoài nam", "truong-quang-hoai-nam", id="a part of a name"),
        pytest.param("kl57", "kl-57-2023", id="an id without hyphens"),
        pytest.param("ke-hoach-b", "ke-hoach-bo-nganh", id="a start"),
        pytest.param("2023-06", "2023-06-15-kl-57-2023", id="a date of the timeline"),
        pytest.param("58/64", " or ".join(FIGURES[3:5]), id="a figure"),
    ],
)
def test_show_finds_the_id_for_what_people_type(ttdn: Ttdn, asked: str, meant: str) -> None:
    assert ttdn("show", asked).err == f"ttdn: No record {asked!r}. Did you mean {meant}?\n"


@pytest.mark.parametrize("command", ["show", "cite"])
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param("Nguyễn Thành Lâm", True, id="another tone"),
        pytest.param("Nguyễn Thanh Lâm", False, id="as it is printed"),
        pytest.param("Nguyen Thanh Lam", False, id="none"),
        pytest.param("Phó Trưởng ban", False, id="nobody"),
    ],
)
def test_diacritics_that_are_left_out_are_told(
    ttdn: Ttdn, command: str, asked: str, told: bool
) -> None:
    said = f"ttdn: No record has {asked!r} with these diacritics. Compared without them.\n"
    assert (said in ttdn(command, asked).err) is told


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        pytest.param(["search", "-2,5%"], ["chi-su-nghiep"], id="a search"),
        pytest.param(["stats", "-n", "1", "-2.5%"], ["chi-su-nghiep"], id="behind an option"),
        pytest.param(["search", "--", "-2,5%"], ["chi-su-nghiep"], id="told apart already"),
        pytest.param(["stats", "-2,5%", "-n", "1"], ["chi-su-nghiep"], id="a list"),
        pytest.param(["show", "-2.5%"], ["chi-su-nghiep"], id="a record"),
        pytest.param(["show", "-2,6%"], None, id="a number of none"),
    ],
)
def test_a_word_may_begin_with_a_minus(ttdn: Ttdn, args: list[str], ids: list[str] | None) -> None:
    command, *rest = args
    done = ttdn(command, "--json", *rest, env={"TTDN_DATA": str(RESOLUTION)})
    assert [each["id"] for each in json.loads(done.out)] == (ids or [])
    assert ids or done.err.startswith("ttdn: No record '-2,6%'.")


def test_an_option_that_is_none_is_refused_beside_a_minus(ttdn: Ttdn) -> None:
    done = ttdn("search", "-2,5%", "-q")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ttdn: No such option -q.")


@pytest.mark.parametrize("asked", ["", "xyzq", "\x1b[31m"])
def test_show_says_where_the_ids_are_where_none_is_near(ttdn: Ttdn, asked: str) -> None:
    done = ttdn("show", asked)
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith(". Find ids with ttdn search.\n")
    assert "\x1b" not in done.err


def test_a_stored_record_wins_over_a_derived_one_of_its_id(ttdn: Ttdn) -> None:
    text = SECOND.read_text(encoding="utf-8").replace("lo-thi-en", "2015-luat-80-2015")
    done = ttdn("show", "2015-luat-80-2015", "--data", "-", "--json", stdin=text)
    assert [each["section"] for each in json.loads(done.out)] == ["attendees"]


def test_every_record_can_be_shown_whole(ttdn: Ttdn) -> None:
    ids = [
        record["id"]
        for command in COMMANDS
        for records in [answer(ttdn, command, **OF_EVERY_KIND)]
        for record in ([records] if command == "event" else records)
    ]
    assert [each["id"] for each in answer(ttdn, "show", *ids, **OF_EVERY_KIND)] == ids
    done = ttdn("show", *ids, env=OF_EVERY_KIND)
    assert done.code == 0
    assert all(id_ in done.out for id_ in ids)


@pytest.mark.parametrize(
    ("args", "env", "heading"),
    [
        ([], {}, "Attendees"),
        ([], {"LC_ALL": "vi_VN.UTF-8"}, "Đại biểu dự hội nghị"),
        ([], {"TTDN_LANG": "vi"}, "Đại biểu dự hội nghị"),
        ([], {"TTDN_LANG": "en", "LC_ALL": "vi_VN.UTF-8"}, "Attendees"),
        (["--lang", "vi"], {"TTDN_LANG": "en"}, "Đại biểu dự hội nghị"),
    ],
)
def test_the_language_is_chosen_nearest_first(
    ttdn: Ttdn, args: list[str], env: dict[str, str], heading: str
) -> None:
    assert ttdn("attendees", *args, env=env).out.splitlines()[0] == heading


def test_the_dataset_is_chosen_nearest_first(ttdn: Ttdn) -> None:
    speech, second = str(SPEECH), str(SECOND)
    text = SECOND.read_text(encoding="utf-8")
    first = ttdn("event", "--json").out
    other = ttdn("event", "--json", "--data", second).out
    assert first != other
    assert ttdn("event", "--json", env={"TTDN_DATA": second}).out == other
    assert ttdn("event", "--json", "--data", speech, env={"TTDN_DATA": second}).out == first
    assert ttdn("event", "--json", "--data", "-", stdin=text).out == other


def test_evidence_is_added_to_tables(ttdn: Ttdn) -> None:
    assert "58/63 địa phương" not in ttdn("stats").out
    assert "para. 12: “58/63 địa phương”" in ttdn("stats", "--evidence").out
    assert "đoạn 12: “58/63 địa phương”" in ttdn("stats", "--evidence", "--lang", "vi").out


def test_a_caption_says_what_is_counted_as_of_when_and_from_which_text(ttdn: Ttdn) -> None:
    assert ttdn("stats").out.splitlines()[-2:] == [
        "5 metrics · as of December 2023 (4/5 inferred)",
        "Source: full text of the opening address (6 June [2024]), Vietnam.vn",
    ]
    assert ttdn("legal", "--lang", "vi").out.splitlines()[-2:] == [
        "3 văn bản",
        "Nguồn: toàn văn bài phát biểu khai mạc (6/6/[2024]), Vietnam.vn",
    ]


def test_stats_say_what_is_missing_and_who_is_furthest_behind(ttdn: Ttdn) -> None:
    (behind,) = [line for line in ttdn("stats").out.splitlines() if "◂ lowest" in line]
    assert behind.endswith(" ◂ lowest across scopes")
    assert "  55 of 63 (87.30%)  8 without (12.70%)  " in behind
    vi = ttdn("stats", "--lang", "vi").out
    assert "92,06%" in vi
    assert "10% chưa có" in vi


def test_a_few_of_many_are_not_none(ttdn: Ttdn) -> None:
    few = SPEECH.read_text(encoding="utf-8").replace("58/63", "99996/100000")
    assert "  4 without (0.01%)  " in ttdn("stats", "--data", "-", stdin=few).out


def test_nobody_is_furthest_behind_where_all_are_level(ttdn: Ttdn) -> None:
    level = re.sub(r"(100|90)%(?=[ \"])|55/63", "58/63", SPEECH.read_text(encoding="utf-8"))
    done = ttdn("stats", "--data", "-", stdin=level)
    assert done.out.count("  5 without (7.94%)  ") == 5
    assert "lowest" not in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_a_purpose_and_an_example_that_runs(ttdn: Ttdn, command: str) -> None:
    section = next(each for each in SECTIONS if each.command == command)
    out = ttdn(command, "--help", env={"TERMINAL_WIDTH": "200"}).out
    assert section.listing.purpose in out
    for example in section.listing.examples:
        assert example in out
        words = shlex.split(example.split(" | ")[0])[1:]
        done = ttdn(*words, env={} if "-w" in words else OF_EVERY_KIND)
        assert (done.code, done.err) == (0, "")
    for option in ("--json", "--lang", "--data", "--evidence"):
        assert option in out


def test_each_command_is_one_line_of_the_help_and_no_word_is_broken(ttdn: Ttdn) -> None:
    out = ttdn("--help", env={"TERMINAL_WIDTH": "80"}).out
    assert all(f" {section.listing.purpose} " in out for section in SECTIONS)
    words = ttdn("points", "--help", env={"TERMINAL_WIDTH": "80"}).out.split()
    kinds = [re.sub(r"\W", "", word) for word in words if re.sub(r"\W", "", word) in KINDS]
    assert kinds == ["limitation", *KINDS]  # in the example, and listed once


def test_help_groups_the_commands_and_lists_the_known_ones_first(ttdn: Ttdn) -> None:
    out = ttdn("--help").out
    found = [out.index(f"│ {command} ") for command in ("attendees", "stats", "legal", "event")]
    assert found == sorted(found)
    assert out.index("─ Facts ─") < found[0] < out.index("─ Find ─") < out.index("│ show ")
    assert ttdn("-h").out == out


NONE_IN_SECOND = {
    **{"stats": "metrics", "glossary": "terms", "absent": "questions"},
    "people": "people and groups",
    **{each: each for each in ("places", "milestones", "quotations")},
}
"""What the second speech has nothing of, and what it is called."""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("command", [*COMMANDS, "show"])
def test_every_command_answers_from_the_second_speech(
    ttdn: Ttdn, command: str, language: str
) -> None:
    ids = ["luat-80-2015", "qd-368", "nhom-hoa-ban"] if command == "show" else []
    empty = command in NONE_IN_SECOND
    for extra in ([], ["--json"], ["--evidence"]):
        done = ttdn(command, *ids, "--data", str(SECOND), "--lang", language, *extra)
        assert done.code == (1 if empty else 0)
        if empty:
            assert done.out == ("[]\n" if extra == ["--json"] else "")
            said = f"No {NONE_IN_SECOND[command]} in {SECOND}." if language == "en" else "Không có "
            assert done.err.startswith(f"ttdn: {said}")
            assert done.err.endswith(f" {SECOND}.\n")
        elif extra == ["--json"]:
            assert json.loads(done.out)
            assert "Lâm Đồng" not in done.out


def test_the_second_speech_is_read_as_it_is(ttdn: Ttdn) -> None:
    data = ("--data", str(SECOND))
    assert [each["number"] for each in answer(ttdn, "legal", *data)] == [
        "80/2015/QH13",
        "368/QĐ-TTg",
    ]
    speaker, addressed = answer(ttdn, "attendees", *data)
    assert (speaker["kind"], speaker["part"], speaker["order"]) == ("group", "speaker", None)
    assert (addressed["name"], addressed["order"]) == ("Lò Thị Én", 1)
    assert [each["date"] for each in answer(ttdn, "timeline", *data)] == ["2015", "2019-11-20"]
