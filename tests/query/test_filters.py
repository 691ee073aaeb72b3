"""Which records a query finds, and in what order: cases, and laws against plain Python."""

from __future__ import annotations

import json
import operator
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.conftest import RESOLUTION, VISIT, Ttdn
from tests.tools.datasets import datasets, index_of, texts
from ttdn_cli import load
from ttdn_cli.errors import QueryError
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.filters import chosen, find_field, names, parse
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import BY_NAME, SECTIONS
from ttdn_cli.query.spelling import alike, typed_in
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.unicode import fold

LISTS = [section.command for section in SECTIONS if not section.listing.single]
OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "~": operator.contains,
}
LIMITATIONS = (
    "chua-phan-anh-thanh-tuu phan-tan-thieu-trong-tam phoi-hop-chua-chat-che "
    "phan-bac-chua-hieu-qua nguon-luc-chua-ngang-tam"
)
ALL = "ke-hoach-tinh-thanh trang-cong-bo-nganh"
WHOLE = f"{ALL} trang-cong-dia-phuong"
LAM, NAM = "nguyen-thanh-lam", "truong-quang-hoai-nam"
COUNTED = "trang-cong-dia-phuong quy-che-tinh-thanh"
GROUPS = "lanh-dao-ban-tuyen-giao dai-bieu-khach-quy"


def found(dataset: Dataset, command: str, *where: str, sort: str | None = None) -> list[str]:
    """Return the ids that a query finds, in its order."""
    index, section = Index(dataset), BY_NAME[command]
    return [each.id for each in parse(section, where, sort).of(section.all(index), index)]


@pytest.mark.parametrize(
    ("command", "where", "ids"),
    [
        pytest.param("attendees", "province=hoa binh", "nguyen-van-chuong", id="no diacritics"),
        pytest.param("attendees", "province=HÒA BÌNH", "nguyen-van-chuong", id="capitals"),
        pytest.param("attendees", "province=hoà bình", "nguyen-van-chuong", id="old tone place"),
        pytest.param("attendees", "province~dong", "pham-s", id="đ is d"),
        pytest.param("attendees", "province~bình", "nguyen-van-chuong", id="a part"),
        pytest.param("attendees", "  province  =  hoa binh  ", "nguyen-van-chuong", id="spaces"),
        pytest.param("attendees", "order<=2", "pham-s truong-quang-hoai-nam", id="a number"),
        pytest.param("attendees", "order=2.0", "truong-quang-hoai-nam", id="a number as another"),
        pytest.param("attendees", "role~deputy head", "truong-quang-hoai-nam", id="in English"),
        pytest.param("attendees", "role~pho truong", "truong-quang-hoai-nam", id="in Vietnamese"),
        pytest.param("attendees", "role.vi~deputy head", "", id="not in that language"),
        pytest.param("attendees", "role.en~deputy head", "truong-quang-hoai-nam", id="in that"),
        pytest.param("attendees", "organizations=ubnd-hoa-binh", "nguyen-van-chuong", id="a list"),
        pytest.param("attendees", "organizations.name~politburo", "", id="names of ids"),
        pytest.param("attendees", "evidence~Tỉnh ủy viên", "pham-s", id="in objects"),
        pytest.param("attendees", "evidence.paragraph=6", "nguyen-van-chuong", id="within objects"),
        pytest.param("stats", "percent<90", "quy-che-tinh-thanh", id="less"),
        pytest.param("stats", "percent=92.06", "trang-cong-dia-phuong", id="equal"),
        pytest.param("legal", "date=2023", "kl-57-2023", id="a day in a year"),
        pytest.param("legal", "date>=2023", "kl-57-2023", id="from a year on"),
        pytest.param("legal", "date>2023", "", id="after a year is after its end"),
        pytest.param(
            "legal", "date<2023-06-16", "nd-72-2015 tt-22-2016 kl-57-2023", id="before a day"
        ),
        pytest.param(
            "legal",
            "date<=2023-06",
            "nd-72-2015 tt-22-2016 kl-57-2023",
            id="up to the end of a month",
        ),
        pytest.param("legal", "date~2023", "kl-57-2023", id="a date that contains"),
        pytest.param("legal", "issuer.name=chính phủ", "nd-72-2015", id="the name of an id"),
        pytest.param("legal", "date!=2023", "nd-72-2015 tt-22-2016", id="another year"),
        pytest.param("legal", "subject!=x", "nd-72-2015 tt-22-2016 kl-57-2023", id="absent"),
        pytest.param("legal", "date<2016", "nd-72-2015", id="the year where that is the date"),
        pytest.param("legal", "Date=[2015]", "nd-72-2015", id="a year as the table shows it"),
        pytest.param("attendees", "order<2", "pham-s", id="absent is nothing else"),
        pytest.param("legal", "number~/2015/", "nd-72-2015", id="signs count"),
        pytest.param("timeline", "date=2015", "2015-nd-72-2015", id="a year"),
        pytest.param("timeline", "date<=2015-12", "2015-nd-72-2015", id="a year up to its end"),
        pytest.param("timeline", "date<2015-12", "", id="a year is not before its last month"),
        pytest.param("attendees", "province=Lâm\xa0 Đồng", "pham-s", id="any white space"),
        pytest.param("attendees", "province=L\u200bâm Đồng", "pham-s", id="a sign without width"),
        pytest.param(
            "stats", "indicator~provinces’", "", id="an apostrophe that is not in the text"
        ),
        pytest.param(
            "attendees", "organizations.name.en~People’s Committee of Lâm", "pham-s", id="U+2019"
        ),
        pytest.param(
            "attendees", "province!=", "pham-s nguyen-van-chuong pham-duy-hung", id="not empty"
        ),
        pytest.param("legal", "subject~", "kl-57-2023", id="something or other"),
        pytest.param("attendees", "name_en!=", f"{GROUPS}", id="not empty, of a text"),
        pytest.param("attendees", "organizations=", "dai-bieu-khach-quy", id="an empty list"),
        pytest.param("attendees", "order=", "nguyen-thanh-lam", id="an empty number"),
        pytest.param("legal", "date=", "nd-72-2015 tt-22-2016", id="an empty date"),
        pytest.param("legal", "date!=", "kl-57-2023", id="a date that is there"),
        pytest.param("attendees", "id=pham-s,pham-duy-hung", "pham-s pham-duy-hung", id="ids"),
        pytest.param("attendees", "order=1, 2", "pham-s truong-quang-hoai-nam", id="numbers"),
        pytest.param(
            "attendees", "order!=1,2,3,4,5", f"nguyen-thanh-lam {GROUPS[-18:]}", id="none"
        ),
        pytest.param("legal", "year=2015,2016", "nd-72-2015 tt-22-2016", id="years"),
        pytest.param("timeline", "date=2015,2016", "2015-nd-72-2015 2016-tt-22-2016", id="dates"),
        pytest.param("attendees", "part=speaker,honoured", "nguyen-thanh-lam", id="fixed words"),
        pytest.param(
            "legal", "issuer=bo-tttt,chinh-phu", "nd-72-2015 tt-22-2016", id="ids of others"
        ),
        pytest.param("legal", "issuer=Chính phủ", "nd-72-2015", id="the name for an id"),
        pytest.param("legal", "issuer=MIC", "tt-22-2016", id="another name for an id"),
        pytest.param("legal", "issuer~government", "nd-72-2015", id="a part of the name of an id"),
        pytest.param(
            "attendees",
            "organizations=Ban Tuyên giáo tỉnh, thành ủy",
            "lanh-dao-ban-tuyen-giao",
            id="a name with a comma for an id",
        ),
        pytest.param(
            "stats",
            "scope=Bộ, ngành",
            "ke-hoach-bo-nganh trang-cong-bo-nganh",
            id="a comma in a text is a comma",
        ),
        pytest.param("attendees", "part=phát biểu", "nguyen-thanh-lam", id="a fixed word as shown"),
        pytest.param("stats", "percent=92,06", "trang-cong-dia-phuong", id="a decimal comma"),
        pytest.param("stats", "percent=92.06%", "trang-cong-dia-phuong", id="per cent"),
        pytest.param("stats", "percent=87,30%", "quy-che-tinh-thanh", id="per cent with a comma"),
        pytest.param("stats", "percent=58/63", "trang-cong-dia-phuong", id="a share as a part"),
        pytest.param("stats", "percent=58 of 63 (92.06%)", "trang-cong-dia-phuong", id="as shown"),
        pytest.param("stats", "percent<58/63", "ke-hoach-bo-nganh quy-che-tinh-thanh", id="below"),
        pytest.param("stats", "count=58/63", "trang-cong-dia-phuong", id="the part of a whole"),
        pytest.param("stats", "total=58/63", COUNTED, id="its whole"),
        pytest.param(
            "stats",
            "percent=92,06; 87,30",
            COUNTED,
            id="numbers with decimal commas",
        ),
        pytest.param("legal", "date=15/06/2023", "kl-57-2023", id="a day as in Vietnamese"),
        pytest.param("legal", "date=15/6/[2023]", "kl-57-2023", id="a year in brackets"),
        pytest.param("legal", "date=15 June 2023", "kl-57-2023", id="a day as in English"),
        pytest.param("legal", "date=June 15, 2023", "kl-57-2023", id="a day with a comma"),
        pytest.param(
            "legal",
            "date<=tháng 6 năm 2023",
            "nd-72-2015 tt-22-2016 kl-57-2023",
            id="a month in words",
        ),
        pytest.param("legal", "date>quý I/2023", "kl-57-2023", id="a quarter"),
        pytest.param("legal", "date=2021 – 2025", "kl-57-2023", id="a period as shown"),
        pytest.param("stats", "count~5", COUNTED, id="digits"),
        pytest.param("stats", "percent~92,0", "trang-cong-dia-phuong", id="digits and a comma"),
        pytest.param("legal", "date~June 2023", "kl-57-2023", id="a month that contains"),
        pytest.param("legal", "date~-15", "kl-57-2023", id="what is no date but in one"),
        pytest.param("stats", "given=58/63,55/63", COUNTED, id="figures"),
        pytest.param("legal", "number=57-KL/TW, 72/2015/NĐ-CP", "nd-72-2015 kl-57-2023", id="both"),
        pytest.param("attendees", "province=Lâm Đồng,Hòa Bình", "", id="no list of texts"),
        pytest.param("attendees", "name~lắm", LAM, id="other diacritics, where none has those"),
        pytest.param("stats", "percentage=90", "ke-hoach-bo-nganh", id="another word for one"),
        pytest.param("attendees", "Tỉnh=Lâm Đồng", "pham-s", id="a heading"),
        pytest.param("attendees", "tinh=Lâm Đồng", "pham-s", id="a heading without diacritics"),
        pytest.param("attendees", "PROVINCE=Lâm Đồng", "pham-s", id="a heading in capitals"),
        pytest.param("attendees", "Họ tên~Thanh Lâm", "nguyen-thanh-lam", id="a heading of words"),
        pytest.param("attendees", "Name~thanh lam", "nguyen-thanh-lam", id="a heading in English"),
        pytest.param("attendees", "Chức danh.en~deputy head", NAM, id="a part of a heading"),
        pytest.param("attendees", "Title (en)~deputy head", NAM, id="the heading of a part"),
        pytest.param("stats", "Figure=58/63", "trang-cong-dia-phuong", id="a heading of a column"),
        pytest.param("legal", "Số hoặc tên=57-KL/TW", "kl-57-2023", id="a heading of two fields"),
        pytest.param("timeline", "Mã=kl-57-2023", "2023-06-15-kl-57-2023", id="the id as shown"),
        pytest.param("stats", "Rank from the lowest=1", "quy-che-tinh-thanh", id="one not shown"),
        pytest.param("points", "According to=57-KL/TW", LIMITATIONS, id="the number of an id"),
        pytest.param("points", "Theo=Kết luận 57-KL/TW", LIMITATIONS, id="its type and number"),
        pytest.param("stats", "Coverage from 80%<90", "quy-che-tinh-thanh", id="of a scale"),
        pytest.param("stats", "Mức đạt từ 80%<90%", "quy-che-tinh-thanh", id="in Vietnamese"),
        pytest.param("stats", "Figure<90%", "quy-che-tinh-thanh", id="shares, not their texts"),
        pytest.param("stats", "given<90", COUNTED, id="a number with the number of a figure"),
        pytest.param("stats", "Figure>100", "", id="no text is more than a number"),
        pytest.param("stats", "Figure>=58 of 63 (92.06%)", WHOLE, id="a part of a whole"),
        pytest.param("stats", "Figure=58 of 63", "trang-cong-dia-phuong", id="a figure, in part"),
        pytest.param("stats", "Figure=92,06%", "trang-cong-dia-phuong", id="a figure, its share"),
        pytest.param("stats", "Con số~of 63", COUNTED, id="a part of a figure as shown"),
        pytest.param("stats", "Missing=10%", "ke-hoach-bo-nganh", id="missing, in per cent"),
        pytest.param("stats", "Missing=7.94%", "trang-cong-dia-phuong", id="a missing share"),
        pytest.param("stats", "Missing<8%", WHOLE, id="less of a missing share"),
        pytest.param("stats", "Missing=5 without", "trang-cong-dia-phuong", id="how many miss"),
        pytest.param(
            "stats", "Còn thiếu=8 chưa có (12,70%)", "quy-che-tinh-thanh", id="all that miss"
        ),
        pytest.param("stats", "Missing=none", ALL, id="none missing"),
        pytest.param("stats", "Còn thiếu=không", ALL, id="none in Vietnamese"),
        pytest.param("stats", "Missing!=", COUNTED, id="missing in numbers"),
    ],
)
def test_where(speech: Dataset, command: str, where: str, ids: str) -> None:
    assert found(speech, command, where) == ids.split()


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        pytest.param("value>2.000 tỷ đồng", "dau-tu-cong", id="points in Vietnamese"),
        pytest.param("value>2,000 billion VND", "dau-tu-cong", id="commas in English"),
        pytest.param("value=1.340 tỷ đồng", "tong-thu-2025", id="an amount as published"),
        pytest.param("value=18,4 tỷ đồng", "boi-chi", id="decimals in Vietnamese"),
        pytest.param("value=13.000 USD", "grdp", id="money has no thousandths"),
        pytest.param("value=13,000 USD", "grdp", id="nor with a comma"),
        pytest.param("Figure=1,340 billion VND", "tong-thu-2025", id="an amount in English"),
        pytest.param("Figure=+8.02%", "thu-tang", id="a change"),
        pytest.param("Figure=No. 3", "grdp-hang", id="a rank"),
        pytest.param("Figure<20 tỷ đồng", "boi-chi chi-ttdn", id="what is in that unit"),
        pytest.param("Figure<20 billion VND", "boi-chi chi-ttdn", id="a unit of another name"),
        pytest.param("Figure<0%", "chi-su-nghiep", id="a change in per cent"),
        pytest.param("When=Q2 2025", "phan-bo", id="a quarter"),
        pytest.param("Thời điểm>2025", "", id="a period is within its years"),
        pytest.param("When=as of November 2024", "giai-ngan mat-bang", id="a date"),
        pytest.param("When<2024-12", "giai-ngan mat-bang", id="before a month"),
        pytest.param("as_of=2025", "", id="a date is no period"),
        pytest.param("Missing=18.95%", "giai-ngan", id="what misses of a share"),
    ],
)
def test_where_understands_amounts_and_times(where: str, ids: str) -> None:
    assert found(load(RESOLUTION), "stats", where) == ids.split()


def test_all_conditions_have_to_hold(speech: Dataset) -> None:
    assert found(speech, "attendees", "order>1", "order<3") == ["truong-quang-hoai-nam"]


@pytest.mark.parametrize("command", ["attendees", "stats", "legal"])
def test_not_equal_is_the_opposite_of_equal(speech: Dataset, command: str) -> None:
    every = found(speech, command)
    for name in names(BY_NAME[command]):
        value = "2023" if name in ("date", "as_of", "period") else "12"
        yes = found(speech, command, f"{name}={value}")
        assert sorted(yes + found(speech, command, f"{name}!={value}")) == sorted(every)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        pytest.param("name", "6 5 - 3 4 1 2", id="Vietnamese alphabet"),
        pytest.param("-order", "6 5 4 3 2 1 -", id="down, absent last"),
        pytest.param("order", "1 2 3 4 5 6 -", id="up, absent last"),
        pytest.param("kind,-order", "6 5 4 3 2 1 -", id="by two fields"),
        pytest.param(" province , order", "4 3 1 2 5 6 -", id="spaces, absent last"),
    ],
)
def test_sort(ttdn: Ttdn, sort: str, order: str) -> None:
    lines = ttdn("attendees", "-s", sort, "--fields", "order", "-f", "tsv").out.splitlines()[1:]
    assert [line.strip('"') or "-" for line in lines] == order.split()


def test_sort_does_not_follow_the_language(ttdn: Ttdn) -> None:
    args = ("glossary", "-s", "meaning", "--fields", "id", "-f", "csv")
    in_vietnamese = ttdn(*args).out
    assert ttdn(*args, "--lang", "en").out == ttdn(*args, "--lang", "vi").out == in_vietnamese
    in_english = ttdn("glossary", "-s", "meaning.en", "--fields", "id", "-f", "csv").out
    assert in_english != in_vietnamese
    assert sorted(in_english.splitlines()) == sorted(in_vietnamese.splitlines())


def test_limit_counts_what_was_found(ttdn: Ttdn) -> None:
    args = ("-w", "order>2", "-s", "-order", "-n", "2", "--fields", "order", "-f", "csv")
    done = ttdn("attendees", *args)
    assert done.out == "order\n6\n5\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["-w", "perc<95"], "unknown field 'perc'. Did you mean percent?\n"),
        (
            ["-w", "percent<many"],
            "'many' is not a number (percent). Type one such as 95, 92.06 or 92,06%.\n",
        ),
        (["-w", "percent~x"], "'x' is not a number (percent)."),
        (["-w", "percent<nan"], "'nan' is not a number (percent). Type one such as 95"),
        (["-w", "percent<90 provinces"], "'90 provinces' is not a number (percent)."),
        (["-w", "value=58/63"], "'58/63' is not a number (value)."),
        (["-w", "percent<90, 95"], "< compares with one value, not with 2. Type = or !="),
        (["-w", "percent<"], "no value for percent. Type one after <, or percent= for"),
        (["-w", "as_of=June"], "'June' is not a date (as_of). Type one such as 2024-06-06"),
        (["-w", "as_of=6/6"], "'6/6' is not a date (as_of)."),
        (["-w", "as_of=06/15/2023"], "'06/15/2023' is not a date (as_of)."),
        (
            ["-w", "as_of=2023-13"],
            "'2023-13' is not a date (as_of). Type one such as 2024-06-06, 2023-12, 2024-Q2, 2015 "
            "or 2021/2025, or 6 June 2024.\n",
        ),
        (["-w", "scope<5"], "< does not compare texts (scope). Type scope=VALUE, or scope~PART.\n"),
        (["-w", "id>=a"], ">= does not compare texts (id). Type id=VALUE, or id~PART.\n"),
        (["-w", "Figure<many"], "'many' is not a number (given). Type one such as 95"),
        (["-w", "Missing=many"], "'many' is not a number (remaining). Type one such as 95"),
        (["-w", "percent"], "not a condition. Type percent=VALUE, or another sign: != ~ <"),
        (["-w", "Tỷ lệ"], "not a condition. Type percent=VALUE, or another sign: != ~ <"),
        (["-w", "foo"], "not a condition. Type FIELD=VALUE, such as indicator=VALUE, or another"),
        (["-w", ""], "not a condition. Type FIELD=VALUE, such as indicator=VALUE, or another"),
        (["-w", "=5"], "not a condition. Type FIELD=VALUE, such as indicator=VALUE, or another"),
        (["-w", "province=x"], "'province'. It is a field of ttdn attendees and ttdn event.\n"),
        (["-w", "Số=x"], "unknown field 'Số'. It is a field of ttdn legal.\n"),
        (["-s", "term"], "--sort 'term': unknown field 'term'. It is a field of ttdn glossary.\n"),
        (["--fields", "given,name"], "unknown field 'name'. It is a field of ttdn attendees, "),
        (["-w", "scope.fr=x"], "unknown field 'scope.fr'. Parts of scope: vi, en"),
        (["-w", "given.x=1"], "unknown field 'given.x'. It has no parts."),
        (["-w", "bar=x"], "unknown field 'bar'"),
        (
            ["-w", "zzzz=x"],
            "unknown field 'zzzz'. Fields: id, indicator, scope, given, count, total, percent, "
            "remaining and more, which ttdn stats --json -n 1 shows.\n",
        ),
        (["-w", "a\x1b[31m=x"], "unknown field"),
        (["-w", f"percent<{'x' * 99_999}"], "xxx…' is not a number"),
        (["-w", "x" * 99_999], "xxx…': not a condition. Type FIELD=VALUE"),
        (["-w", f"{' ' * 99_999}x"], "not a condition. Type FIELD=VALUE"),
        (["--fields", "given." * 9_999], "unknown field 'given.given."),
        (["-s", "percnt"], "--sort 'percnt': unknown field 'percnt'. Did you mean percent?"),
        (["-s", "percent,"], "unknown field ''"),
        (["--fields", "given,scop"], "Did you mean scope?\n"),
        (["--fields", "given,given"], "field 'given' is listed twice"),
        (["--fields", "given,Con số"], "field 'given' is listed twice"),
        (["--fields", ""], "unknown field ''. Fields:"),
    ],
)
def test_a_question_that_cannot_be_is_one_line(ttdn: Ttdn, args: list[str], said: str) -> None:
    done = ttdn("stats", *args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"ttdn: {'--fields' if '--fields' in args else '--'}")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err
    assert len(done.err) < 500


def test_a_question_is_checked_before_any_data_is_read(ttdn: Ttdn) -> None:
    assert "unknown field" in ttdn("stats", "-w", "no=1", "--data", "/no/such/file").err


@pytest.mark.parametrize(
    ("style", "empty"),
    [
        ("table", ""),
        ("markdown", ""),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("csv", "number,issuer\n"),
        ("tsv", "number\tissuer\n"),
        ("yaml", "[]\n"),
    ],
)
def test_nothing_is_empty_in_the_way_of_the_format(ttdn: Ttdn, style: str, empty: str) -> None:
    args = ("legal", "-w", "issuer=Chính phủ", "-w", "year>2020", "--fields", "number,issuer")
    done = ttdn(*args, "-f", style)
    assert (done.code, done.out) == (1, empty)
    assert done.err == (
        "ttdn: No legal references match issuer=Chính phủ and year>2020 in the dataset.\n"
    )


@pytest.mark.parametrize(
    ("command", "where", "said"),
    [
        pytest.param(
            "attendees",
            "province=Bac Can",
            "province has Bắc Kạn · ",
            id="a text: those that there are, the nearest first",
        ),
        pytest.param("legal", "issuer=Bộ Chín trị", "issuer has Bộ Chính trị · ", id="a name"),
        pytest.param("legal", "issuer~quốc hội", " · Bộ Thông tin và Truyền thông", id="a part"),
        pytest.param("points", "kind=rolle", "kind has role · ", id="a fixed word"),
        pytest.param("points", "id=x", " more.", id="few of many"),
        pytest.param("legal", "year=1999", "year has 2015 · 2016 · 2023.", id="a number"),
        pytest.param("legal", "date=1999", "date has 2015 · 2016 · 15 June 2023.", id="a date"),
        pytest.param("stats", "percent<50", "The lowest percent is 87.30%.", id="too low"),
        pytest.param("stats", "percent<=50%", "The lowest percent is 87.30%.", id="as low"),
        pytest.param("stats", "percent>100", "The highest percent is 100%.", id="too high"),
        pytest.param("stats", "Figure<50%", "The lowest given is 87.30%.", id="too low a figure"),
        pytest.param(
            "stats", "percent=50", "percent has 87.30% · 90% · 92.06% · 100%.", id="in order"
        ),
        pytest.param(
            "stats",
            "scope=5",
            "scope has Ministries and central agencies · Provinces and centrally run cities · "
            "Localities · Provinces and cities.",
            id="texts in the language of the message",
        ),
        pytest.param("stats", "given=1", "given has 100% · 90% · 58/63 · 55/63.", id="figures"),
        pytest.param("timeline", "date<2015", "The earliest date is 2015.", id="too early"),
        pytest.param("timeline", "date>2024-06-06", "The latest date is 6 June 2024.", id="late"),
        pytest.param("points", "text~chủ trì", " in the dataset.\n", id="no list of sentences"),
        pytest.param("stats", "period=2023", "No metric has a value for period.", id="no values"),
        pytest.param("stats", "period!=", "No metric has a value for period.", id="not one"),
        pytest.param("stats", "given=", "Every metric has a value for given.", id="not one less"),
    ],
)
def test_nothing_found_says_what_there_is(ttdn: Ttdn, command: str, where: str, said: str) -> None:
    done = ttdn(command, "-w", where, "--json")
    assert (done.code, done.out) == (1, "[]\n")
    assert done.err.startswith("ttdn: No ")
    assert said in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "where", "said"),
    [
        pytest.param("stats", "percent<50", " Tỷ lệ thấp nhất là 87,30%.\n", id="an end"),
        pytest.param("stats", "percent=50", " Tỷ lệ có 87,30% · 90% · 92,06% · 100%.\n", id="all"),
        pytest.param("stats", "scope~xyzq", " Phạm vi có Bộ, ngành · ", id="texts"),
        pytest.param("points", "kind=rolle", " Loại có vai trò · ", id="fixed words"),
        pytest.param("legal", "date=1999", " Ngày có 2015 · 2016 · 15/6/2023.\n", id="dates"),
        pytest.param("stats", "period=2023", " có giá trị cho Thời kỳ.\n", id="none"),
    ],
)
def test_nothing_found_is_said_in_vietnamese_throughout(
    ttdn: Ttdn, command: str, where: str, said: str
) -> None:
    assert said in ttdn(command, "-w", where, env={"TTDN_LANG": "vi"}).err


def test_the_examples_of_dates_are_in_vietnamese(ttdn: Ttdn) -> None:
    said = ttdn("legal", "-w", "date<x", env={"TTDN_LANG": "vi"}).err
    assert " or " not in said
    assert "2015 hoặc 2021/2025" in said


def test_diacritics_that_are_typed_count_first(ttdn: Ttdn) -> None:
    args = ("points", "--fields", "id", "-f", "csv", "-w")
    marked, plain = ttdn(*args, "text.vi~làm"), ttdn(*args, "text.vi~lam")
    assert marked.err == plain.err == ""
    assert set(marked.out.split()) < set(plain.out.split())  # `lắm` is another word
    done = ttdn("attendees", "-w", "province=Lẩm Đồng", "--fields", "id", "-f", "csv")
    assert (done.code, done.out) == (0, "id\npham-s\n")
    assert done.err == (
        "ttdn: No record has 'Lẩm Đồng' with these diacritics. Compared without them.\n"
    )


@pytest.mark.parametrize("value", ["Hà Nội", "Lâm Đồng,Hà Nội", "Lâm Đồng"])
def test_nothing_is_said_of_diacritics_that_changed_nothing(ttdn: Ttdn, value: str) -> None:
    done = ttdn("attendees", "-w", f"province!={value}")
    assert (done.code, done.err) == (0, "")


def test_conditions_that_some_records_meet_are_not_explained(ttdn: Ttdn) -> None:
    done = ttdn("attendees", "-w", "order=1", "-w", "province=Bắc Kạn", "-w", "name=x")
    assert "name has " in done.err
    done = ttdn("attendees", "-w", "order=1", "-w", "province=Bắc Kạn")
    assert done.err.endswith(" match order=1 and province=Bắc Kạn in the dataset.\n")


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.command)
def test_a_heading_names_its_own_field_in_both_languages(section: Section) -> None:
    for each in section.shown:
        for heading in map(str, (each.heading.vi, each.heading.en)):
            found = find_field(heading, section)
            assert found is not None, heading
            assert found.name in (each.name, each.asks)
            assert "," not in heading  # it parts the fields of a list


@pytest.mark.parametrize(
    ("args", "first"),
    [
        pytest.param(["-s", "Họ tên"], "dai-bieu-khach-quy", id="to sort by"),
        pytest.param(["-s", "-Thứ tự,name"], "dai-bieu-khach-quy", id="to sort down by"),
        pytest.param(["-w", "Họ tên=Phạm S"], "pham-s", id="in a condition"),
    ],
)
def test_headings_are_field_names_everywhere(ttdn: Ttdn, args: list[str], first: str) -> None:
    done = ttdn("attendees", *args, "--fields", "Mã,Chức danh.vi", "--json")
    assert json.loads(done.out)[0]["id"] == first
    assert list(json.loads(done.out)[0]) == ["id", "role.vi"]  # as in every language


def test_a_query_is_utf8_in_every_locale(ttdn: Ttdn) -> None:
    plain = ttdn("attendees", "-w", "province=Hòa Bình", "--json").out
    assert "Nguyễn Văn Chương" in plain
    for locale in ("C", "POSIX", "vi_VN.ISO-8859-1"):
        env = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        assert ttdn("attendees", "-w", "province=Hòa Bình", "--json", env=env).out == plain
        hit = ttdn("search", "Hoài", "Nam", "-f", "csv", env=env)
        assert hit.out == ttdn("search", "Hoài", "Nam", "-f", "csv").out


@pytest.mark.parametrize(
    "style", ["table", "cards", "markdown", "json", "jsonl", "csv", "tsv", "yaml"]
)
def test_fields_are_those_and_in_that_order_in_every_format(ttdn: Ttdn, style: str) -> None:
    out = ttdn("legal", "-f", style, "--fields", "year,type.en,number", "-n", "1").out
    found = [out.index(each) for each in ("2015", "Decree", "72/2015/NĐ-CP")]
    assert found == sorted(found)
    assert "Nghị định" not in out
    assert "chinh-phu" not in out


def test_evidence_can_be_added_to_fields(ttdn: Ttdn) -> None:
    args = ("legal", "--fields", "number", "--evidence")
    assert ttdn(*args, "-f", "csv").out.splitlines()[0] == "number,paragraphs,quotes,glosses"
    assert "para. 12" in ttdn(*args).out


@pytest.mark.parametrize("command", [section.command for section in SECTIONS])
def test_every_name_can_be_asked_for(ttdn: Ttdn, command: str) -> None:
    for name in names(BY_NAME[command]):
        selected = chosen(name, BY_NAME[command])
        assert selected is not None
        assert selected[0].name == name
    every = ",".join(names(BY_NAME[command]))
    answer = json.loads(ttdn(command, "--fields", every, "--json", "--data", str(VISIT)).out)
    record = answer if command == "event" else answer[0]
    assert list(record) == every.split(",")


# The laws, for any dataset.

TOO = [HealthCheck.too_slow, HealthCheck.data_too_large]
ANY = settings(suppress_health_check=TOO, deadline=None)


def plain_fold(text: str) -> str:
    parted = unicodedata.normalize("NFD", text.lower()).replace("đ", "d").replace("ß", "ss")
    bare = "".join(each for each in parted if unicodedata.category(each) != "Mn")
    return " ".join(bare.split())


REFERENCES = "organizations titles organizers speaker on_behalf_of legal_basis issuer attributed_to"
REFERENCES += " said_by mentioned_in ref"
PRINTED = [("stats", "given"), ("stats", "remaining"), ("legal", "date")]
FIXED_WORDS = "kind part organizers measure status approximation category review precision inferred"


def plainly_written(value: Any, name: str, index: Index) -> list[Any]:
    """Return a value of a field with what people call it."""
    found, (first, *rest) = [value], name.split(".")
    if first in REFERENCES.split() and rest != ["name"] and value in index.records:
        record: Any = index.records[value]
        found += [record.label.vi, record.label.en, *record.names, *getattr(record, "aliases", [])]
        if number := getattr(record, "number", None):
            types = [record.type.vi, record.type.en] if record.type else []
            found += [number, *(f"{each} {number}" for each in types if each)]
    if first in FIXED_WORDS.split():
        found += [Locale(each).word(str(value)) for each in Language]
    return [each for each in found if each is not None]


def plain_values(record: dict[str, Any], name: str, labels: dict[str, Any]) -> list[Any]:
    """Return the single values of a field of a JSON object, by its name with dots."""
    values: list[Any] = [record]
    for step in name.split("."):
        lists = [value if isinstance(value, list) else [value] for value in values]
        spread = [item for each in lists for item in each]
        values = [
            labels.get(item) if isinstance(item, str) else item[step]
            for item in spread
            if item is not None
        ]
    flat: list[Any] = []
    while values:
        value = values.pop(0)
        if isinstance(value, list):
            values = value + values
        elif isinstance(value, dict):
            values = list(value.values()) + values
        elif value is not None:
            flat.append(value)
    return flat


def plainly_holds(sign: str, value: Any, asked: str, *, is_date: bool) -> bool:
    if is_date and sign != "~":
        answers: dict[str, bool] = {
            "=": value[: len(asked)] == asked,
            "<": value.ljust(10, "9") < asked,
            "<=": value[: len(asked)].ljust(len(asked), "9") <= asked,
            ">": value[: len(asked)] > asked,
            ">=": value >= asked,
        }
        return answers[sign]
    if isinstance(value, str) or sign == "~":
        return OPERATORS[sign](plain_fold(str(value)), plain_fold(asked))
    return OPERATORS[sign](value, float(asked))


def words_hold(sign: str, value: str, asked: str, index: Index, *, exact: bool) -> bool:
    typed = typed_in(asked, index)
    if sign == "=":
        return alike(typed, value, exact=exact)
    return typed.is_in(value, exact=exact)


@ANY
@given(datasets(), st.data())
def test_where_agrees_with_a_plain_filter(text: str, data: st.DataObject) -> None:
    index = index_of(text)
    section = BY_NAME[data.draw(st.sampled_from(LISTS))]
    name = data.draw(st.sampled_from(names(section)))
    records = section.all(index)
    objects = [
        {each.name: msgspec.to_builtins(each.value(record, index)) for each in section.askable}
        for record in records
    ]
    labels = {id_: msgspec.to_builtins(record.label) for id_, record in index.records.items()}
    there = [plain_values(each, name, labels) for each in objects]
    sign = data.draw(st.sampled_from([*OPERATORS, "!="]))
    selected = find_field(name, section)
    assert selected is not None
    kind = selected.kind.single
    is_date, is_number = kind.name == "date", kind.name in ("integer", "year", "number")
    if is_number:
        asked = data.draw(st.sampled_from(["0", "1", "2", "58", "90", "87.5", "-1", "92.06"]))
    elif is_date:
        asked = data.draw(st.sampled_from(["2015", "2023", "2023-06", "2023-06-15", "2024-06-06"]))
    else:
        known = [str(value) for values in there for value in values]
        asked = data.draw((st.sampled_from(known) if known else texts) | texts)
    # What is before and after the value is not of it, and a sign would join the operator.
    said = re.fullmatch(r"(!=|[<>]=?|=|~)(.*)", f"{sign}{asked}", re.DOTALL)
    assume(said and said[2].strip())
    # What tables print of these is compared too: there are cases for them.
    assume((section.command, name) not in PRINTED)
    if not is_number and not is_date and sign[0] in "<>":
        with pytest.raises(QueryError, match="does not compare texts"):
            parse(section, [f"{name}{sign}{asked}"])
        return
    query = parse(section, [f"{name}{sign}{asked}"])
    asked, sign = query.conditions[0].value, query.conditions[0].operator
    equal = "=" if sign == "!=" else sign
    listed = name == "id" or query.conditions[0].field.kind.single.name in ("reference", "choice")
    several = re.split("[,;]", f"{asked},{asked}") if listed and equal == "=" else [asked]
    several = [each for each in map(str.strip, several) if each]
    if not is_number and not is_date:
        there = [
            [
                each
                for value in values
                if isinstance(value, str)
                for each in (plainly_written(value, name, index) if equal in "=~" else [value])
            ]
            for values in there
        ]
    has_words = kind.name in ("text", "translated") and name not in ("id", "given", "number")
    # A value of several fields is words and what is none.
    assume(equal != "~" or not kind.fields or kind.name == "translated")
    worded = equal in "=~" and not is_number and not is_date
    readings = [(exact, some) for some in ([asked], several) for exact in (True, False)]
    for exact, some in readings if worded else [(False, [asked])]:
        expected = [
            any(
                (worded and words_hold(equal, value, each, index, exact=exact))
                or (
                    not (worded and (equal == "=" or has_words))
                    and plainly_holds(equal, value, each, is_date=is_date)
                )
                for value in values
                for each in some
            )
            for values in there
        ]
        # The first reading that any record meets counts.
        if any(expected):
            break
    if sign == "!=":
        expected = [not each for each in expected]
    got = query.of(records, index)
    assert got == [record for record, wanted in zip(records, expected, strict=True) if wanted]


@ANY
@given(datasets(), st.data())
def test_sorting_keeps_every_record_and_puts_what_is_absent_last(
    text: str, data: st.DataObject
) -> None:
    index = index_of(text)
    section = BY_NAME[data.draw(st.sampled_from(LISTS))]
    name = data.draw(st.sampled_from(names(section)))
    records = section.all(index)
    for sort in (name, f"-{name}"):
        query = parse(section, sort=sort)
        got = query.of(records, index)
        assert sorted(each.id for each in got) == sorted(each.id for each in records)
        absent = [query.order[0][0].value(each, index) in (None, []) for each in got]
        assert absent == sorted(absent)
        assert query.of(got, index) == got  # stable, and sorted already


@given(st.text() | texts)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(exclude_categories=["Lu", "Lt", "Cs"])))
def test_folding_leaves_what_has_no_diacritics_and_no_case(text: str) -> None:
    # NFC parts some letters from their marks, so only now can marks be left out.
    text = unicodedata.normalize("NFC", text)
    simple = [
        each
        for each in text
        if unicodedata.normalize("NFD", each) == each and unicodedata.category(each)[0] != "M"
    ]
    plain = "".join(simple).casefold().replace("đ", "d")
    if plain.casefold() == plain == unicodedata.normalize("NFC", plain):
        assert fold(plain) == plain


def test_folding_of_every_character_is_idempotent() -> None:
    codes = map(chr, range(0x110000))
    every = [each for each in codes if unicodedata.category(each) not in ("Cn", "Cs")]
    every.remove("\n")
    # All at once: nothing is folded across the end of a line.
    once = fold("\n".join(every))
    twice = fold(once).split("\n")
    each_by_itself = zip(every, once.split("\n"), twice, strict=True)
    assert [char for char, one, other in each_by_itself if one != other] == []


def test_errors_are_of_the_query() -> None:
    with pytest.raises(QueryError):
        parse(BY_NAME["stats"], ["x=1"])
