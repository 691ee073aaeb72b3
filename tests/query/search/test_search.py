"""What a search finds, in what order, and how it shows it."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NEEDS_UNIX, SECOND, Ttdn, on_terminal
from tests.tools.datasets import datasets, index_of
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.filters import names
from ttdn_cli.query.search.closest import closest
from ttdn_cli.query.search.found import hits_of
from ttdn_cli.query.search.matching import spans_in
from ttdn_cli.query.search.nearest import found_alone, left_out, nearest_words
from ttdn_cli.query.search.searcher import Found, Searcher
from ttdn_cli.query.sections import BY_NAME
from ttdn_cli.text.words import words_of


def ids(dataset: Dataset, text: str, section: str | None = None) -> list[str]:
    return [each.searched.record.id for each in found(dataset, text, section).matches]


def found(dataset: Dataset, text: str, section: str | None = None) -> Found:
    return Searcher(Index(dataset)).search(text, BY_NAME[section] if section else None)


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
        pytest.param("minist", "lanh-dao-bo-tttt", "name_en", id="the beginning of a word"),
        pytest.param("inister", "", "", id="not the end of a word"),
        pytest.param("truong pham", "", "", id="words of different records"),
        pytest.param("on behalf", "hoi-nghi-tap-huan-2024", "on_behalf_of", id="a heading"),
        pytest.param("organiser", "hoi-nghi-tap-huan-2024", "organizers", id="another heading"),
        pytest.param("thay mặt", "hoi-nghi-tap-huan-2024", "on_behalf_of", id="a whole heading"),
        pytest.param("chức danh", "nguyen-thanh-lam", "role", id="a heading in Vietnamese"),
        pytest.param("lowest", "quy-che-tinh-thanh", "rank_from_lowest", id="what is printed"),
        pytest.param("hạn chế", "chua-phan-anh-thanh-tuu", "kind", id="a word of a fixed list"),
    ],
)
def test_search(ttdn: Ttdn, text: str, first: str, field: str) -> None:
    hits = json.loads(ttdn("search", text, "--json").out)
    assert [(hit["id"], hit["field"]) for hit in hits[:1]] == ([(first, field)] if first else [])
    assert all(list(hit) == ["id", "section", "field", "text"] for hit in hits)
    assert len({hit["id"] for hit in hits}) == len(hits)


@pytest.mark.parametrize(
    ("text", "as_well_as"),
    [
        pytest.param("TTĐN", "thông tin đối ngoại", id="a term and what it stands for"),
        pytest.param("ttđn", "TTĐN", id="in small letters"),
        pytest.param("UBND", "Ủy ban nhân dân", id="an abbreviation"),
        pytest.param("Uỷ ban nhân dân", "Ủy ban nhân dân", id="a tone on the other letter"),
        pytest.param(
            "UBND tỉnh Lâm Đồng", "Ủy ban nhân dân tỉnh Lâm Đồng", id="a body by its short name"
        ),
        pytest.param("MIC", "Bộ Thông tin và Truyền thông", id="an alias"),
        pytest.param("Bộ TTTT", "MIC", id="an abbreviation of a name"),
        pytest.param("Bộ TT&TT", "MIC", id="with a sign in it"),
        pytest.param("Viet Nam", "Việt Nam", id="a country in two words"),
        pytest.param("Dalat", "Đà Lạt", id="a town in one word"),
        pytest.param("Da Lat", "Đà Lạt", id="a town without diacritics"),
        pytest.param("hoabinh", "Hòa Bình", id="a province in one word"),
        pytest.param("peoples committee", "people's committee", id="without the apostrophe"),
        pytest.param("People\u2019s Committee", "people's committee", id="a curly apostrophe"),
        pytest.param("people committees", "people's committee", id="a plural"),
        pytest.param("strategies", "strategy", id="a plural in -ies"),
        pytest.param("organizing committee", "organising committee", id="another spelling"),
        pytest.param("57\u2011KL/TW", "57-KL/TW", id="a non-breaking hyphen"),
        pytest.param("57\u2013KL/TW", "57-KL/TW", id="a dash"),
        pytest.param("57 KL TW", "57-KL/TW", id="a number without its signs"),
        pytest.param("\u00d0\u1ea3ng", "Đảng", id="an eth for a D with stroke"),
        pytest.param("Phạm\u200b S", "Phạm S", id="a zero-width space"),
        pytest.param("Phạm\u00a0\u00a0S", "Phạm S", id="no-break spaces"),
        pytest.param(unicodedata.normalize("NFD", "Bắc Kạn"), "Bắc Kạn", id="decomposed"),
        pytest.param("58/63,", "58/63", id="a comma behind"),
        pytest.param("(58/63)", "58/63", id="in brackets"),
        pytest.param("“58/63”", "58/63", id="in quotation marks"),
        pytest.param("58 of 63", "58/63", id="a figure as it is printed"),
        pytest.param("92,06", "92.06", id="a decimal comma"),
        pytest.param("92.06%", "92.06", id="with its sign"),
        pytest.param("87,30%", "87.3", id="with a zero at its end"),
        pytest.param("6/6/2024", "hoi-nghi-tap-huan-2024", id="a date in figures"),
        pytest.param("06/06/2024", "6/6/2024", id="a date with zeros"),
        pytest.param("6 June 2024", "6/6/2024", id="a date in English"),
        pytest.param("June 6, 2024", "6/6/2024", id="a date in American English"),
        pytest.param("ngày 6 tháng 6 năm 2024", "6/6/2024", id="a date in Vietnamese words"),
        pytest.param("2024-06-06", "6/6/2024", id="a date in ISO 8601"),
        pytest.param("15/06/2023", "15 June 2023", id="the date of a document"),
        pytest.param("tháng 12/2023", "December 2023", id="a month"),
        pytest.param("tháng 12 năm 2023", "12/2023", id="a month in words"),
    ],
)
def test_what_means_the_same_finds_the_same(speech: Dataset, text: str, as_well_as: str) -> None:
    one, other = found(speech, text), found(speech, as_well_as)
    assert one.way == "typed"
    assert {each.searched.record.id for each in one.matches} == {
        each.searched.record.id for each in other.matches
    }
    assert one.matches


@pytest.mark.parametrize(
    ("text", "has", "has_not"),
    [
        pytest.param("lâm", "nguyen-thanh-lam", "bo-tri-nhan-su", id="no `làm` for `lâm`"),
        pytest.param("lam", "bo-tri-nhan-su", "", id="`làm` for `lam`"),
        pytest.param("hạn chế", "kl-57-2023", "quy-che-tinh-thanh", id="no `ban hành quy chế`"),
        pytest.param("han che", "kl-57-2023", "quy-che-tinh-thanh", id="whole syllables"),
        pytest.param("bộ", "bo-tttt", "hoi-nghi-tap-huan-2024-", id="a syllable"),
        pytest.param("vietnam", "nuoc-viet-nam", "", id="a country in one word"),
        pytest.param("vietnam", "vietnam-vn", "", id="a part of the name of a site"),
        pytest.param("nam", "truong-quang-hoai-nam", "ban-doi-ngoai", id="not `name`"),
        pytest.param("Lâm Đồng", "lam-dong", "pham-duy-hung", id="two syllables are one name"),
        pytest.param("Việt Nam", "nuoc-viet-nam", "vietnam-vn", id="a site has another name"),
        pytest.param("nghị định", "nd-72-2015", "chinh-phu", id="not a part of a number"),
    ],
)
def test_words_are_whole_and_their_diacritics_count(
    speech: Dataset, text: str, has: str, has_not: str
) -> None:
    hits = ids(speech, text)
    assert has in hits
    assert has_not not in hits


def test_words_that_stand_nowhere_find_nothing(ttdn: Ttdn) -> None:
    """`chủ trì` found five records that have `chủ` and `trị`."""
    done = ttdn("search", "chủ trì", "--json")
    assert (done.code, done.out) == (1, "[]\n")


@pytest.mark.parametrize(
    ("text", "way", "said"),
    [
        pytest.param("Hòai Nàm", "without diacritics", "Searched without them", id="wrong marks"),
        pytest.param("organiser", "headings", "Searched headings", id="a heading"),
        pytest.param("Kon Tum", "notes", "Searched notes", id="in a reason only"),
        pytest.param("homepages", "near", "similar meaning", id="another word"),
        pytest.param("minist", "beginning", "begin with it", id="the beginning of a word"),
        pytest.param("Hoài Nam", "typed", "", id="as typed"),
    ],
)
def test_it_is_said_how_records_were_found(
    ttdn: Ttdn, speech: Dataset, text: str, way: str, said: str
) -> None:
    assert found(speech, text).way == way
    done = ttdn("search", text)
    assert done.code == 0
    assert said in done.err
    assert bool(done.err) is (way != "typed")


def test_only_the_last_word_may_be_begun(speech: Dataset) -> None:
    assert ids(speech, "deputy minist") == ["nguyen-thanh-lam"]
    assert ids(speech, "deput minister") == []


def test_a_word_with_diacritics_is_no_beginning_of_one_without(speech: Dataset) -> None:
    assert ids(speech, "trươ") == ids(speech, "Trương")
    assert ids(speech, "hản")
    assert "quy-che-tinh-thanh" not in ids(speech, "hản")


def test_words_may_be_in_different_fields(speech: Dataset) -> None:
    assert ids(speech, "hoai deputy") == ["truong-quang-hoai-nam"]


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        pytest.param("Việt Nam", "nuoc-viet-nam", "cau-noi-giao-luu", id="a name first"),
        pytest.param("72/2015/NĐ-CP", "nd-72-2015", "nd", id="a document by its number"),
        pytest.param("72/2015", "nd-72-2015", "quy-che-tinh-thanh", id="before what cites it"),
        pytest.param("ban", "bo-tri-nhan-su", "trang-cong-dia-phuong", id="as typed before `bản`"),
        pytest.param("annual plan", "ke-hoach-tinh-thanh", "ke-hoach-bo-nganh", id="side by side"),
    ],
)
def test_what_says_it_best_comes_first(
    speech: Dataset, text: str, before: str, behind: str
) -> None:
    hits = ids(speech, text)
    assert hits.index(before) < (hits.index(behind) if behind in hits else len(hits))


def test_old_and_new_tone_places_are_one(speech: Dataset) -> None:
    assert ids(speech, "hoà") == ids(speech, "hòa") != []


@pytest.mark.parametrize(
    ("lang", "text", "headline", "beside"),
    [
        pytest.param(
            "en", "quản lý", "have issued regulations", "quản lý", id="words of the other"
        ),
        pytest.param("vi", "regulations", "đã ra quy chế", "regulations", id="the other way round"),
        pytest.param("en", "Phó Chủ tịch", "Phạm S", "Title", id="the heading of the words"),
        pytest.param("vi", "Phó Chủ tịch", "Phạm S", "Chức danh", id="in Vietnamese"),
    ],
)
def test_a_row_has_the_headline_beside_the_words(
    ttdn: Ttdn, lang: str, text: str, headline: str, beside: str
) -> None:
    rows = ttdn("search", text, "--lang", lang).out.splitlines()
    (row,) = [row for row in rows if headline in row][:1]
    assert beside in row


@pytest.mark.parametrize(
    ("lang", "text", "gist"),
    [
        pytest.param("en", "what does UBND mean", "People's Committee", id="a term"),
        pytest.param("vi", "UBND là gì", "Ủy ban nhân dân", id="a term in Vietnamese"),
        pytest.param("en", "Ban Doi ngoai Trung uong", "Commission for External", id="a body"),
        pytest.param("en", "provinces without a website", "5 without (7.94%)", id="a share"),
        pytest.param("vi", "Nghị định 72 ra ngày nào", "[2015]", id="a document"),
        pytest.param("en", "hoai nam", "Deputy Head", id="a person"),
        pytest.param("en", "Promoting Viet Nam's Image", "6 June [2024]", id="the event"),
    ],
)
def test_a_row_says_what_the_headline_does_not(ttdn: Ttdn, lang: str, text: str, gist: str) -> None:
    assert gist in "".join(ttdn("search", text, "--lang", lang).out.splitlines()[2:4])


def test_words_in_the_headline_are_written_once(ttdn: Ttdn) -> None:
    (row,) = [row for row in ttdn("search", "Hoài Nam").out.splitlines() if "Nam" in row]
    assert row.count("Hoài Nam") == 1


def test_a_section_is_named_by_key_or_command(ttdn: Ttdn) -> None:
    by_key = ttdn("search", "website", "--section", "metrics", "--json").out
    assert by_key == ttdn("search", "website", "--section", "stats", "--json").out
    assert {each["section"] for each in json.loads(by_key)} == {"metrics"}
    assert by_key == ttdn("search", "website", "--section", "metric", "--json").out
    done = ttdn("search", "website", "--section", "metrcs")
    assert done.code == 2
    assert "Did you mean 'metrics'?" in " ".join(done.err.replace("│", "").split())


@pytest.mark.parametrize(
    ("section", "said"),
    [
        pytest.param(
            "stats", "No metrics match Lâm in the dataset. ttdn search Lâm finds 7.", id="no"
        ),
        pytest.param("attendees", "", id="there"),
    ],
)
def test_what_another_section_has_is_no_other_word_in_this_one(
    ttdn: Ttdn, section: str, said: str
) -> None:
    """`Lâm` stands elsewhere, so that `làm` is not what is meant."""
    done = ttdn("search", "Lâm", "--section", section)
    assert done.code == (1 if said else 0)
    assert done.err == (f"ttdn: {said}\n" if said else "")


@pytest.mark.parametrize("text", ["Hòa Binh", "Tuyên giao", "Nguyễn Văn Chuong"])
def test_a_word_without_its_mark_is_not_called_a_beginning(ttdn: Ttdn, text: str) -> None:
    assert "with these diacritics. Searched without them." in ttdn("search", text).err


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


def test_words_without_end_end(ttdn: Ttdn) -> None:
    """Three thousand words took eight seconds when each was looked for again."""
    once = ttdn("search", "a", "--json").out
    assert ttdn("search", "a " * 50_000, "--json").out == once
    many = ttdn("search", " ".join(map(str, range(20_000))))
    assert (many.code, many.out) == (1, "")
    assert len(many.err) < 500


def test_the_title_counts_and_the_caption_says_from_which_text(ttdn: Ttdn) -> None:
    lines = ttdn("search", "hòa bình", "-n", "1").out.splitlines()
    assert lines[0] == "1 of 5 records"
    assert lines[-1] == "Source: full text of the opening address (6 June [2024]), Vietnam.vn"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "number of points by kind",
            "31 records · 7 role, 1 credit, 4 measure, 7 outcome, 5 limitation, 3 context, "
            "1 demand, 2 objective, 1 expectation",
            id="of a section with kinds",
        ),
        pytest.param("yếu kém", "5 records", id="of one kind"),
        pytest.param("nghị định", "3 records", id="of several sections"),
    ],
)
def test_the_title_counts_what_was_found(ttdn: Ttdn, text: str, title: str) -> None:
    assert ttdn("search", text).out.splitlines()[0] == title


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
@pytest.mark.parametrize("width", [40, 200])
def test_hits_are_highlighted_on_a_terminal(width: int) -> None:
    out = on_terminal("search", "hoai nam", width=width).out
    assert re.search("Trương Quang (\x1b\\[0m)?\x1b\\[[0-9;]*7mHoài Nam\x1b\\[0m", out)
    plain = on_terminal("search", "hoai nam", width=width, env={"NO_COLOR": "1"}).out
    assert "\x1b" not in plain
    assert "Trương Quang Hoài Nam" in plain


@pytest.mark.parametrize(
    ("words", "section", "shown"),
    [
        pytest.param("2023-06-15", "legal", "15 June 2023", id="a date that the text has"),
        pytest.param("2024", "event", "6 June [2024]", id="the year of a date"),
        pytest.param("2016", "legal", "Circular No. 22/2016/TT-BTTTT", id="in the headline"),
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
    wanted = {word.plain for word in words_of(typed)}
    if not wanted:
        return
    searched = Searcher(index).search(typed)
    hits = {hit.id: hit for hit in hits_of(searched.matches)}
    for hit in hits.values():
        assert hit.field in names(BY_NAME[hit.section])  # so that --fields takes it
        if searched.way in ("typed", "without diacritics") and hit.field != "id":
            assert spans_in(hit.text, searched.phrases)
    for record in index.records.values():
        if record.id in {each.id for each in index.records_of("absent")}:
            continue
        for label in (record.label.vi, record.label.en):
            own = {word.exact for word in words_of(label or "")}
            if {word.exact for word in words_of(typed)} <= own and label != record.id:
                assert record.id in hits


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("Decree No. 72/2015/NĐ-CP", "nd-72-2015", id="a document as it is printed"),
        pytest.param("Conclusion 57", "kl-57-2023", id="its kind and its serial"),
        pytest.param("who issued Decree 72", "nd-72-2015", id="asked for"),
        pytest.param("22/2015/TT-BTTTT", "", id="the serial of one, the year of another"),
        pytest.param("63/58", "", id="a figure the wrong way round"),
        pytest.param(
            "đồng chí Phạm S, Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Lâm Đồng",
            "pham-s",
            id="a salutation",
        ),
        pytest.param("việc đã làm", "kien-toan-bo-may", id="the word of a kind"),
        pytest.param("tourism", "thu-hut-dau-tu-du-lich", id="of similar meaning"),
        pytest.param("women", "", id="of nobody in it"),
        pytest.param("weaknesses", "chua-phan-anh-thanh-tuu", id="a kind in another word"),
        pytest.param("which days", "hom-nay-to-chuc", id="a plural is no syllable"),
        pytest.param("where did the conference take place", "hoi-nghi-tap-huan-2024", id="where"),
        pytest.param("who opened the conference", "nguyen-thanh-lam", id="who"),
        pytest.param("how many provinces", "ke-hoach-tinh-thanh", id="how many"),
        pytest.param("UBND là viết tắt của gì", "ubnd", id="an abbreviation asked for"),
        pytest.param("90 per cent", "ke-hoach-bo-nganh", id="a share in words"),
        pytest.param("58 out of 63", "trang-cong-dia-phuong", id="a part in words"),
        pytest.param("92%", "trang-cong-dia-phuong", id="rounded"),
        pytest.param("15 Jun 2023", "kl-57-2023", id="a month in short"),
        pytest.param("５８/６３", "trang-cong-dia-phuong", id="full width"),
        pytest.param("ông S", "pham-s", id="with a form of address"),
        pytest.param("VN", "nuoc-viet-nam", id="a country in short"),
        pytest.param("Vice Chairmen", "pham-s", id="another plural"),
        pytest.param("6 June", "hoi-nghi-tap-huan-2024", id="a day without its year"),
        pytest.param("Nguyễn Thành Lâm", "nguyen-thanh-lam", id="a wrong tone"),
        pytest.param("Hòa Binh", "hoa-binh", id="one mark of two"),
        pytest.param("how many measures", "kien-toan-bo-may", id="what is counted by its kind"),
        pytest.param("so sánh 58/63 với 55/63", "trang-cong-dia-phuong", id="two figures"),
        pytest.param("con số thấp nhất", "quy-che-tinh-thanh", id="the lowest"),
        pytest.param("where was it", "hoi-nghi-tap-huan-2024", id="nothing but a question"),
        pytest.param("English name of Ban Tuyên giáo", "ban-tuyen-giao-thuat-ngu", id="a name"),
        pytest.param("in the name of", "hoi-nghi-tap-huan-2024", id="an expression"),
        pytest.param("requests to attendees", "doi-hoi-doi-moi", id="of whom it is all about"),
        pytest.param("Đà L", "da-lat", id="a name begun"),
        pytest.param("57-K", "kl-57-2023", id="a number begun"),
        pytest.param("72/20", "nd-72-2015", id="a year begun"),
        pytest.param("truon", "truong-quang-hoai-nam", id="begun without diacritics"),
        pytest.param("trưở", "nguyen-thanh-lam", id="begun with diacritics"),
        pytest.param("thàn", "hom-nay-to-chuc", id="a syllable before the beginning of one"),
        pytest.param("Quốc hội", "", id="a body that nothing names"),
        pytest.param("tỷ lệ thấp nhất", "quy-che-tinh-thanh", id="a share, and which"),
        pytest.param("highest", "ke-hoach-tinh-thanh", id="the highest"),
        pytest.param("cơ sở ban hành quy chế", "nd-72-2015", id="what it rests on"),
        pytest.param("Lan", "", id="a short word is none begun"),
        pytest.param("58/63 đúng không", "trang-cong-dia-phuong", id="is it right"),
        pytest.param("which provinces came", "pham-s", id="who was there"),
        pytest.param("no English website", "trang-cong-bo-nganh", id="what is not there"),
        pytest.param("57-KL/TƯ", "kl-57-2023", id="another short form"),
        pytest.param("quản lí", "quy-che-tinh-thanh", id="another spelling"),
        pytest.param("quy chê quản lí", "quy-che-tinh-thanh", id="and a wrong tone"),
        pytest.param("yếu kém, tồn tại", "chua-phan-anh-thanh-tuu", id="one thing said twice"),
        pytest.param("yếu kém tồn tại", "chua-phan-anh-thanh-tuu", id="without a sign between"),
        pytest.param("các tỉnh tham dự", "pham-s", id="a plural that is no word of the text"),
        pytest.param(
            "quy chế dựa trên văn bản nào", "nd-72-2015", id="an expression and a question"
        ),
        pytest.param("thay mặt cho ai", "hoi-nghi-tap-huan-2024", id="an expression that asks"),
        pytest.param("share of ministries with annual plan", "ke-hoach-bo-nganh", id="a share"),
        pytest.param("venue", "hoi-nghi-tap-huan-2024", id="where it was"),
        pytest.param("when was Decree 72 issued", "nd-72-2015", id="of which the question is"),
        pytest.param("thế lực thù địch", "chong-am-muu-pha-hoai", id="what others call them"),
        pytest.param("what is TTDN", "ttdn", id="no diacritics in an English question"),
        pytest.param(
            "who gave the opening speech", "nguyen-thanh-lam", id="a verb that says little"
        ),
        pytest.param("attendees with organisations", "nguyen-thanh-lam", id="the name of a list"),
        pytest.param("tỉnh nào có mặt", "pham-s", id="an expression of words that only ask"),
        pytest.param("những điểm yếu kém", "chua-phan-anh-thanh-tuu", id="and a small word"),
        pytest.param(
            "how many provinces in Vietnam", "ke-hoach-tinh-thanh", id="what it is all about"
        ),
        pytest.param("what needs to be done", "doi-hoi-doi-moi", id="what is demanded"),
    ],
)
def test_what_comes_first(speech: Dataset, text: str, first: str) -> None:
    assert ids(speech, text)[:1] == ([first] if first else [])


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("Lan", "Lâm", id="a name"),
        pytest.param("58/64", "58/63", id="a figure"),
        pytest.param("Bac Can", "Bắc Kạn", id="a place"),
        pytest.param("tuyengiao", "Tuyên giáo", id="in one word"),
        pytest.param("72/2016/NĐ-CP", "72/2015/NĐ-CP", id="the number of a document"),
        pytest.param("thông tư 22/2015", "Thông tư số 22/2016", id="a part of it"),
        pytest.param("Poltiburo", "Politburo", id="two letters swapped"),
        pytest.param("ministr of comunication", "Ministry", id="word by word"),
        pytest.param("xyzzyq", "", id="nothing near"),
        pytest.param("last year", "", id="short words are near to nothing but names"),
        pytest.param("missinformation", "misinformation", id="what people look for"),
        pytest.param("hội nghi nhị", "", id="no stretch of a sentence"),
        pytest.param("doduction", "", id="no word that begins otherwise"),
    ],
)
def test_the_nearest_words(speech: Dataset, text: str, near: str) -> None:
    assert nearest_words(text, Searcher(Index(speech)))[:1] == ([near] if near else [])


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("chủ trì", "nguoi-chu-tri", id="the word itself"),
        pytest.param("who chaired the conference", "nguoi-chu-tri", id="a question"),
        pytest.param("moderator", "nguoi-chu-tri", id="another word"),
        pytest.param("deadline", "thoi-han", id="a deadline"),
        pytest.param("hạn chót", "thoi-han", id="in Vietnamese"),
        pytest.param("how long", "thoi-luong", id="words of a question only"),
        pytest.param("how many days", "thoi-luong", id="more words of a question"),
        pytest.param("Ai chủ trì hội nghị?", "nguoi-chu-tri", id="the question itself"),
        pytest.param("AI", "", id="no question"),
        pytest.param("last year", "", id="a word of a question that says nothing"),
        pytest.param("due to efforts", "", id="a word with another meaning"),
        pytest.param("đơn vị chủ trì", "", id="who organises, which the text says"),
        pytest.param("hội nghị", "", id="what other records have"),
    ],
)
def test_what_the_text_does_not_say(speech: Dataset, text: str, asked: str) -> None:
    said = [each.id for each in left_out(text, Searcher(Index(speech)))]
    assert said == ([asked] if asked else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Dec 2023", "2023-12", id="a date"),
        pytest.param("92%", "92.06", id="a share"),
        pytest.param("58 of 63", "58/63", id="a figure"),
        pytest.param("organiser", "Bộ Thông tin và Truyền thông", id="a heading"),
    ],
)
def test_programs_get_the_value_of_the_field(ttdn: Ttdn, text: str, said: str) -> None:
    assert said in [each["text"] for each in json.loads(ttdn("search", text, "--json").out)]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("politburo conclusoin", ["kl-57-2023"], id="a word spelt wrong"),
        pytest.param(
            "minstry of informaton", ["bo-tttt", "lanh-dao-bo-tttt"], id="all of them, names first"
        ),
        pytest.param(
            "who spoke on behalf of the minister",
            ["nguyen-thanh-lam", "hoi-nghi-tap-huan-2024"],
            id="a word too many",
        ),
        pytest.param("58/64 tỉnh", ["trang-cong-dia-phuong"], id="what few have tells most"),
        pytest.param("budget for sport", ["nguon-luc-chua-ngang-tam"], id="half"),
        pytest.param("foo bar ministries", [], id="a third of them"),
        pytest.param("xyzzyq province", [], id="a word that many have"),
        pytest.param("xyzzyq external", [], id="a word that many have, in a sentence"),
        pytest.param("Hanoi", [], id="a single word"),
        pytest.param("58/64", ["trang-cong-dia-phuong"], id="a figure that is nearly there"),
        pytest.param("thông tư 22/2015", ["tt-22-2016"], id="a name before its parts"),
        pytest.param("last year", [], id="a word of a fixed list"),
        pytest.param("xyzzyq foo", [], id="nothing"),
    ],
)
def test_what_comes_closest(speech: Dataset, text: str, near: list[str]) -> None:
    """At least half of the words, of which those that few records have tell most."""
    assert ids(speech, text) == []
    every = closest(text, Searcher(Index(speech)))
    assert [each.found.matches[0].searched.record.id for each in every] == near


def test_what_comes_closest_is_said_after_the_error(ttdn: Ttdn) -> None:
    done = ttdn("search", "politburo conclusoin")
    assert (done.code, done.out) == (1, "")
    first, second = done.err.splitlines()
    assert first.startswith("ttdn: No records match politburo conclusoin")
    assert second.startswith("ttdn: Closest (politburo, Conclusion): Conclusion No. 57-KL/TW")
    assert second.endswith("Try: ttdn show kl-57-2023")


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        pytest.param(
            "who spoke on behalf of",
            "Speaker · On behalf of",
            "Nguyễn Thanh Lâm, Deputy Minister of Information and Communications · Ministry",
            id="two fields",
        ),
        pytest.param("thay mặt cho ai", "On behalf of", "Ministry of Info", id="one field"),
        pytest.param("who organised the training", "Organisers", "Lâm Đồng", id="the heading"),
        pytest.param(
            "phát biểu thay mặt ai", "Speaker · On behalf of", "Nguyễn Thanh Lâm", id="who"
        ),
        pytest.param(
            "thay mặt cơ quan nào phát biểu",
            "Speaker · On behalf of",
            "Nguyễn",
            id="by its heading",
        ),
        pytest.param(
            "ông Lâm nói thay ai", "On behalf of · Speaker", "Nguyễn Thanh Lâm", id="who, too"
        ),
        pytest.param("vice chair of Bắc Kạn", "Title", "Vice Chairman", id="the reader's language"),
        pytest.param("các tỉnh tham dự", "Title", "Member of the", id="not what a list is called"),
        pytest.param("7 June 2024", "", "6 June [2024] · Đà Lạt", id="more than a note says"),
        pytest.param("chưa ngang tầm", "Evidence", "para. 13: “nguồn lực", id="a quote"),
        pytest.param("58/63", "", "58 of 63 (92.06%)", id="none but the headline"),
        pytest.param(
            "kết luận 57 ban hành khi nào", "Issuer", "15 June 2023", id="what is asked, too"
        ),
        pytest.param(
            "con số thấp nhất", "Rank from the lowest", "55 of 63 (87.30%)", id="the figure, too"
        ),
    ],
)
def test_a_row_has_all_fields_that_were_found(
    ttdn: Ttdn, text: str, fields: str, said: str
) -> None:
    row = ttdn("search", text).out.splitlines()[2]
    cells = [each for each in re.split(" {2,}", row) if each]
    assert cells[1:3] == [fields, cells[2]] if fields else cells[1].startswith(said)
    assert said in row


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        pytest.param("number of points by kind", "Field", id="what the headline says"),
        pytest.param("how many provinces", "none", id="that nothing is missing"),
        pytest.param("who organised the training", "6 June", id="more than was asked"),
    ],
)
def test_a_row_does_not_say(ttdn: Ttdn, text: str, unsaid: str) -> None:
    done = ttdn("search", text)
    assert done.code == 0
    assert unsaid not in done.out.partition("Source: ")[0]


@pytest.mark.parametrize("text", ["how many days", "ai chủ trì hội nghị", "bao giờ xong"])
def test_what_the_text_does_not_say_is_no_word_written_wrong(ttdn: Ttdn, text: str) -> None:
    done = ttdn("search", text)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 2)
    assert "Did you mean" not in done.err
    assert "Closest" not in done.err


def test_a_card_names_each_field_that_was_found(ttdn: Ttdn) -> None:
    card = ttdn("search", "who spoke on behalf of", "-f", "cards").out.splitlines()[3:6]
    assert [line.split("  ")[1] for line in card] == ["Speaker", "On behalf of", "Section"]


def test_words_alone_are_counted(speech: Dataset) -> None:
    alone = found_alone("Hoài Kạn", Searcher(Index(speech)))
    assert [each.words for each in alone] == ["Hoài", "Kạn"]
    assert found_alone("Hoài", Searcher(Index(speech))) == []


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_nothing_found_is_said_with_what_is_near(ttdn: Ttdn, lang: str) -> None:
    done = ttdn("search", "Bac Can", "--lang", lang, "--json")
    assert (done.code, done.out) == (1, "[]\n")
    error, near = done.err.splitlines()
    assert ("Did you mean Bắc Kạn?" in error) is (lang == "en")
    assert near.endswith("ttdn show bac-kan")
