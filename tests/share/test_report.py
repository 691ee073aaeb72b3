"""The report: what is in it, and what a real browser makes of it."""

from __future__ import annotations

import base64
import hashlib
import html
import io
import itertools
import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from playwright.sync_api import Browser
from pypdf import PdfReader

from benchmarks.relevance import queries as judged_queries
from tests.conftest import NEEDS_UNIX, ROOT, SECOND, SPEECH, Say, Ttdn, forked, on_terminal
from tests.tools.browser import axe_script, chromium, opened
from tests.tools.datasets import datasets, index_of, proven
from tests.tools.hostile import HOSTILE, hostile_dataset
from ttdn_cli import load
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import kind_of, leaves, translated
from ttdn_cli.query.search.searcher import Searcher
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.report.languages import mark_languages
from ttdn_cli.share.report.page import page as page_of
from ttdn_cli.share.report.timeline import place_dates
from ttdn_cli.text.locales import Language
from ttdn_cli.text.unicode import capitalize_first, nfc
from ttdn_cli.text.words import words_of

DATASETS = {"speech": SPEECH, "second": SECOND}
LANGUAGES = ("vi", "en")
VOID = {"meta", "link", "input", "br"}


class Parsed(HTMLParser):
    """A page taken apart: its elements, and that each is closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.shown: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), (tag, attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        where = self._open[-1] if self._open else ""
        {"script": self.scripts, "style": self.styles}.get(where, self.shown).append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


def written(ttdn: Ttdn, folder: Path, data: Path, lang: str = "vi") -> Path:
    out = folder / f"{data.stem}-{lang}.html"
    done = ttdn("report", str(out), "--lang", lang, "--data", str(data))
    assert done == (0, "", "")
    return out


def hostile(folder: Path) -> Path:
    file = folder / "hostile.yaml"
    file.write_text(hostile_dataset(), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every report by its dataset and the language that comes first."""
    folder = tmp_path_factory.mktemp("reports")
    files = DATASETS | {"hostile": hostile(folder)}
    return {
        (name, lang): written(forked, folder, file, lang)
        for name, file in files.items()
        for lang in LANGUAGES
    }


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


WIDTHS = (390, 1280)
EVERY = [(name, lang) for name in (*DATASETS, "hostile") for lang in LANGUAGES]
REAL = [(name, lang) for name in DATASETS for lang in LANGUAGES]


def squeezed(text: str) -> str:
    """Return a text as it can be compared with that of a PDF: without white space, in NFC."""
    return re.sub(r"[\s\xad]", "", unicodedata.normalize("NFKC", text))


def published(file: Path) -> Iterator[str]:
    """Yield every name, figure, number and quote of a dataset; not dates, which are written out."""
    return published_of(Index(load(file)))


def published_of(index: Index) -> Iterator[str]:
    for record in index.records.values():
        for path, kind, value in leaves(record, kind_of(type(record))):
            shown = path[-1] == "quote" or kind.is_published(index.source.language)
            if shown and kind.name != "date":
                yield str(value)


# The file itself


@pytest.mark.parametrize("which", EVERY, ids="-".join)
def test_every_element_is_closed_and_every_anchor_is_there(
    reports: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    parsed = Parsed(reports[which].read_text(encoding="utf-8"))
    ids = parsed.values("id")
    assert len(ids) == len(set(ids))
    targets = [each for each in parsed.values("href") if each.startswith("#")]
    assert len(targets) > 20
    assert {each[1:] for each in targets} <= set(ids)
    for name in ("aria-labelledby", "for"):
        assert set(parsed.values(name)) <= set(ids)


@pytest.mark.parametrize("which", EVERY, ids="-".join)
def test_nothing_outside_is_referred_to(
    reports: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    text = reports[which].read_text(encoding="utf-8")
    parsed = Parsed(text)
    assert {each[:1] for each in parsed.values("href")} == {"#", "d"}  # d of `data:,`, no icon.
    assert not parsed.values("src")
    assert not [name for _, attrs in parsed.elements for name in attrs if name.startswith("on")]
    assert not parsed.values("style")  # The policy would refuse it.
    address = re.compile(r"https?://[\w./]+")
    # An address that the data name is words to read, no link.
    data = DATASETS.get(which[0])
    words = data.read_text(encoding="utf-8") if data else "\n".join(HOSTILE)
    named = set(address.findall(words))
    assert set(address.findall(text)) - named == {"https://schema.org"}


@pytest.mark.parametrize("which", EVERY, ids="-".join)
def test_the_policy_allows_what_is_there_and_nothing_else(
    reports: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    parsed = Parsed(reports[which].read_text(encoding="utf-8"))
    rule = next(
        attrs["content"] or ""
        for _, attrs in parsed.elements
        if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    allowed = dict(each.split(" ", 1) for each in rule.split("; "))
    assert allowed.pop("default-src") == "'none'"
    for name, texts in (("style-src", parsed.styles), ("script-src", parsed.scripts[-1:])):
        (text,) = texts
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert allowed.pop(name) == f"'sha256-{digest}'"
    assert allowed == {"img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}


def graph(file: Path) -> dict[str, Any]:
    """Return the things that a page says for programs, by id; what they refer to is among them."""
    data = json.loads(Parsed(file.read_text(encoding="utf-8")).scripts[0])
    assert data["@context"] == "https://schema.org"
    things = {each["@id"]: each for each in data["@graph"]}
    assert set(re.findall(r'"@id": "(.*?)"', json.dumps(data))) == set(things)
    return things


def in_vietnamese(values: list[dict[str, str]]) -> list[str]:
    return [each["@value"] for each in values if each["@language"] == "vi"]


def test_the_event_is_there_for_programs(reports: dict[tuple[str, str], Path]) -> None:
    things = graph(reports["speech", "vi"])
    event = things["#hoi-nghi-tap-huan-2024"]
    assert (event["@type"], event["startDate"]) == ("Event", "2024-06-06")
    assert event["location"]["@type"] == "Place"
    assert event["location"]["address"]["addressLocality"] == "Đà Lạt"
    assert event["location"]["address"]["addressRegion"] == "Lâm Đồng"
    organizers = [in_vietnamese(things[each["@id"]]["name"]) for each in event["organizer"]]
    assert organizers == [["Bộ Thông tin và Truyền thông"], ["Ủy ban nhân dân tỉnh Lâm Đồng"]]
    performer = things[event["performer"]["@id"]]
    assert (performer["@type"], performer["name"]) == ("Person", "Nguyễn Thanh Lâm")
    titles = in_vietnamese(performer["jobTitle"])
    assert titles == ["Thứ trưởng Bộ Thông tin và Truyền thông"]
    assert things["#_text"]["headline"] == load(SPEECH).source.title
    assert "subjectOf" not in json.dumps(things)


@pytest.mark.parametrize("name", [*DATASETS, "hostile"])
def test_programs_read_the_names_as_they_are(
    reports: dict[tuple[str, str], Path], name: str
) -> None:
    file = reports[name, "vi"].parent / "hostile.yaml" if name == "hostile" else DATASETS[name]
    event = load(file).event
    assert event
    names = graph(reports[name, "vi"])[f"#{event.id}"]["name"]
    assert [each["@value"] for each in names] == [event.name.vi, event.name.en]


@pytest.mark.parametrize(
    ("lang", "first"), [("vi", ["vi", "en"]), ("en", ["en", "vi"])], ids=LANGUAGES
)
def test_the_language_asked_for_comes_first(
    reports: dict[tuple[str, str], Path], lang: str, first: list[str]
) -> None:
    parsed = Parsed(reports["speech", lang].read_text(encoding="utf-8"))
    assert [attrs["lang"] for tag, attrs in parsed.elements if tag in ("html", "article")] == [
        lang,
        *first,
    ]


def test_what_is_vietnamese_in_english_is_marked(reports: dict[tuple[str, str], Path]) -> None:
    text = reports["speech", "en"].read_text(encoding="utf-8")
    english = text[text.index('<article lang="en"') : text.index('<article lang="vi"')]
    for bare in re.split(r'<(\w+)[^>]* lang="vi">.*?</\1>', english)[::2]:
        shown = re.sub(r"<[^>]*>", "", bare)
        assert not re.findall(r"\w*[À-ỹ]\w*", shown)


def test_the_long_titles_stand_once_in_each_language_behind_the_first_screen() -> None:
    index = Index(load(SPEECH))
    event, source = index.event, index.source
    assert event
    for lang, other in (("en", source.title_en), ("vi", None)):
        text = page_of(index, Language(lang))
        article = re.findall(rf'<article lang="{lang}".*?</article>', text, re.S)[0]
        lead, titles = article.split('<div class="titles">')
        shown = html.unescape(re.sub("<.*?>", "", titles.split("</div>")[0]))
        for title in filter(None, (getattr(event.name, lang), source.title, other)):
            assert shown.count(title) == 1
            assert title not in html.unescape(lead)


def test_the_same_twice_and_on_standard_output(
    ttdn: Ttdn, reports: dict[tuple[str, str], Path]
) -> None:
    for args in ([], ["--no-cache"]):
        done = ttdn("report", "-", "--lang", "vi", "--data", str(SPEECH), *args)
        assert done == (0, reports["speech", "vi"].read_text(encoding="utf-8"), "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_the_speech_is_small(reports: dict[tuple[str, str], Path], lang: str) -> None:
    assert reports["speech", lang].stat().st_size <= 400_000


@pytest.mark.parametrize("text", ["a" * 10_000, "đ." * 5_000, "a/" * 5_000, "đ" + "." * 9_999])
def test_the_language_of_a_long_word_is_found(text: str) -> None:
    view = View(Index(load(SECOND)), Language.EN)
    assert mark_languages(Line((Run(text),)), view).text == text


REFUSED = {
    "there is a file already": (["old.html"], "already exists. Use --force to overwrite."),
    "it is a folder": (["folder.html", "--force"], "is a folder. Use a file name."),
    "no folder to write into": (["no/such.html"], "its folder does not exist. Create it first."),
    "not the ending of a page": (["speech.pdf"], "Use a name that ends in .html"),
    "no ending": (["speech"], "Use a name that ends in .html"),
    "no such dataset": (["new.html", "--data", "none.yaml"], "none.yaml"),
}


@pytest.mark.parametrize(("args", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(ttdn: Ttdn, tmp_path: Path, args: list[str], said: str) -> None:
    (tmp_path / "old.html").write_text("old", encoding="utf-8")
    (tmp_path / "folder.html").mkdir()
    done = ttdn("report", str(tmp_path / args[0]), *args[1:])
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.html", "old.html"]
    assert (tmp_path / "old.html").read_text(encoding="utf-8") == "old"


def test_force_replaces(ttdn: Ttdn, tmp_path: Path) -> None:
    file = tmp_path / "old.html"
    file.write_text("old", encoding="utf-8")
    assert ttdn("report", str(file), "--force") == (0, "", "")
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@settings(max_examples=15, deadline=None)
@given(datasets())
def test_any_dataset_makes_a_page_that_shows_all_of_it(text: str) -> None:
    index = index_of(text)
    parsed = Parsed(page_of(index, Language.VI))
    assert {each[1:] for each in parsed.values("href") if each[0] == "#"} <= {*parsed.values("id")}
    shown = squeezed("".join(parsed.shown))
    for value in published_of(index):
        assert squeezed(value) in shown
    for record in index.records.values():
        for _, kind, value in translated(record, kind_of(type(record))):
            # What is published is in both articles, of all else the language of each.
            said = (value.vi, value.en) if not kind.is_published(index.source.language) else ()
            for each in filter(None, said):
                # What a metric says begins its line with a capital.
                forms = {squeezed(each), squeezed(capitalize_first(each))}
                assert any(form in shown for form in forms)


def changed(change: dict[str, Any], *without: str) -> Index:
    """Return the second speech with other sections, and a quote for each of their values."""
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8")) | change
    return index_of(json.dumps(proven({k: each for k, each in data.items() if k not in without})))


def second_source(**fields: Any) -> dict[str, Any]:
    source: dict[str, Any] = yaml.safe_load(SECOND.read_text(encoding="utf-8"))["source"]
    return source | fields


NEW: dict[str, Any] = {
    "metrics": [
        {
            "id": "so-sach",
            "indicator": {"en": "Books given"},
            "scope": {"vi": "Vùng cao"},
            "given": "hơn 1.250 cuốn sách",
            "period": "2019-Q4",
            "inferred": [{"field": "period", "basis": {"vi": "Giả định", "en": "Assumed"}}],
            "evidence": [{"paragraph": 5, "quote": "tặng", "gloss": "give"}],
        }
    ],
    "points": [
        {
            "id": "thieu",
            "kind": "limitation",
            "text": {"vi": "Thiếu tủ sách"},
            "review": "unreviewed",
            "evidence": [{"paragraph": 6, "quote": "nhiều điểm trường chưa có tủ sách"}],
        }
    ],
    "milestones": [
        {
            "id": "moc",
            "kind": "plan",
            "what": {"en": "New shelves"},
            "date": "2019/2020",
            "inferred": [{"field": "date", "basis": {"vi": "Giả định", "en": "Assumed"}}],
            "evidence": [{"paragraph": 6, "quote": "tủ sách"}],
        }
    ],
    "absent": [{"id": "ai", "question": {"vi": "Ai trả tiền?", "en": "Who pays?"}, "evidence": []}],
    "corrections": [
        {"date": "2024-05-01", "record": "qd-368", "was": "367/QĐ-TTg", "note": {"vi": "Sai số"}}
    ],
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a text without an event, in English, with a record of each new kind."""
    source = second_source(author="thu-vien-son-ha")
    index = changed(NEW | {"source": source}, "event", "attendees")
    file = tmp_path_factory.mktemp("bare") / "page.html"
    file.write_text(page_of(index, Language.EN), encoding="utf-8")
    return file


def articles(file: Path) -> dict[str, str]:
    """Return the HTML of a page in each language."""
    text = file.read_text(encoding="utf-8")
    return {
        lang: re.findall(rf'<article lang="{lang}".*?</article>', text, re.S)[0]
        for lang in LANGUAGES
    }


def test_a_page_without_an_event_names_title_and_author(bare: Path) -> None:
    english = articles(bare)["en"]
    title = "Khai mạc Diễn đàn đọc sách vùng cao"
    assert english.count(title) == 1
    head = re.findall(r'<h1 id="en_title">(.*?)</h1>', english, re.S)[0]
    assert head.startswith('<a href="#en-thu-vien-son-ha">')
    lead = english.split('<div class="titles">')[0]
    said = [squeezed(re.sub("<.*?>", "", each)) for each in re.findall(r"<p.*?</p>", lead, re.S)]
    assert said[0] == squeezed("text of the address")
    assert said[-1] == squeezed("Source: Báo Suối Reo · address not recorded")
    assert "en_section_event" not in english
    text = bare.read_text(encoding="utf-8")
    assert "ttdn show so-sach</code>" in text
    things = graph(bare)
    assert things["#_text"]["author"] == {"@id": "#thu-vien-son-ha"}


def rows_of(file: Path, lang: str, id_: str) -> dict[str, str]:
    """Return the rows of a record by their headings."""
    fact = re.findall(rf'id="{lang}-{id_}">.*?</details>', articles(file)[lang], re.S)[0]
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", fact, re.S)
    return {heading: re.sub(r"<.*?>|\n", "", said) for heading, said in found}


def test_what_is_inferred_is_in_brackets_with_its_basis(bare: Path) -> None:
    assert rows_of(bare, "en", "so-sach") == {
        "Given": "hơn 1.250 cuốn sách",
        "Measure": "count",
        "Period": "[Q4 2019]",
        "Inferred": "Period: Assumed",
    }
    assert rows_of(bare, "vi", "so-sach")["Suy luận"] == "Thời kỳ: Giả định"
    assert '<p class="key long">[2019 – 2020]</p>' in articles(bare)["en"]
    assert rows_of(bare, "en", "luat-80-2015") == {
        "Issuer": "National Assembly",
        "Cited for": "Basis of the forum",
        "Inferred": "Year: Read from the number of the document",
    }
    timeline = articles(bare)["en"].split('<table class="moments">')[1]
    assert '<th scope="row">[Q4 2019]</th>' in timeline


def test_a_date_that_one_fact_has_from_the_text_is_no_conclusion() -> None:
    known = {"id": "moc", "kind": "plan", "what": {"vi": "Tủ sách"}, "date": "2015"}
    evidence = [{"paragraph": 6, "quote": "tủ sách"}]
    for place in ({"id": "moc"}, {"id": "another"}):
        index = changed({"milestones": [known | place | {"evidence": evidence}]})
        page = page_of(index, Language.EN)
        assert '<th scope="row">2015</th>' in page
        assert '<th scope="row">[2015]</th>' not in page


def test_what_is_unreviewed_says_so_once(bare: Path) -> None:
    english = articles(bare)["en"]
    assert english.count('<p class="warning">unreviewed</p>') == 1
    assert "1 point, 1 unreviewed" in english
    assert "Review" not in english


def test_what_has_no_evidence_shows_none(bare: Path) -> None:
    english = articles(bare)["en"]
    fact = re.findall(r'id="en-ai">.*?</details>', english, re.S)[0]
    assert "Evidence" not in fact
    assert '<code translate="no">ai</code>' in fact
    assert 'value="None"' not in english


def test_a_gloss_and_the_other_language_are_marked(bare: Path) -> None:
    both = articles(bare)
    # Who reads the language of the text needs no translation of it.
    assert '<span class="aside">give</span>' in both["en"]
    assert '<span class="aside">give</span>' not in both["vi"]
    assert '<span lang="en">New shelves</span> (tiếng Anh)' in both["vi"].replace("\n", "")
    assert '<span lang="vi">Thiếu tủ sách</span> (in Vietnamese)' in both["en"].replace("\n", "")


def test_what_an_english_text_says_is_english_in_vietnamese() -> None:
    quote = [{"paragraph": 2, "quote": "more than 1,250"}]
    index = changed(
        {
            "source": {"title": "On Books", "kind": "other", "language": "en", "publisher": "Hill"},
            "organizations": [{"id": "lib", "name": "The Library", "evidence": quote}],
            "metrics": [
                {
                    "id": "so",
                    "indicator": {"vi": "Sách"},
                    "given": "more than 1,250",
                    "evidence": quote,
                }
            ],
        },
        *("event", "attendees", "legal_references"),
    )
    text = page_of(index, Language.VI).replace("\n", "")
    vietnamese = re.findall(r'<article lang="vi".*?</article>', text)[0]
    for said in ("On Books", "Hill", "The Library"):
        bare = re.sub(rf'<(span|q|cite) lang="en">{said}</\1>', "", vietnamese)
        assert bare != vietnamese
        assert said not in bare
    assert '<q lang="en">more than 1,250</q>' in vietnamese
    english = re.findall(r'<article lang="en".*?</article>', text)[0]
    assert '<span lang="vi">Sách</span> (in Vietnamese)' in english
    assert "<q>more than 1,250</q>" in english


@pytest.mark.parametrize(
    ("dates", "places"),
    [
        (["2015", "2016"], [(4.0, 45.94), (49.94, 46.06)]),  # A year of 365 days, and of 366.
        (["2023-01", "2023-12-31"], [(4.0, 7.81), (95.75, 0.25)]),  # A month, and a day.
        (["0001", "9999"], [(4.0, 0.01), (95.99, 0.01)]),  # The first and the last year there are.
    ],
)
def test_dates_lie_to_scale(dates: list[str], places: list[tuple[float, float]]) -> None:
    marks, years = place_dates([(each, each) for each in dates])
    assert [(mark.start, mark.width) for mark in marks] == places
    assert 1 <= len(years) <= 6


LABELS: dict[str, tuple[list[tuple[str, str]], list[int], list[str]]] = {
    "there is room": ([("2015", "2015"), ("2023-06", "6/2023")], [0, 0], ["middle", "middle"]),
    "they would meet": (
        [("2023-06-15", "15/6/2023"), ("2023-06-30", "30/6/2023"), ("2023-12", "12/2023")],
        [0, 1, 0],
        ["middle", "middle", "middle"],
    ),
    "at the ends they stay within the line": (
        [("2015-01-01", "1 January 2015"), ("2024-12-31", "31 December 2024")],
        [0, 0],
        ["start", "end"],
    ),
}


@pytest.mark.parametrize(("dates", "levels", "anchors"), LABELS.values(), ids=LABELS)
def test_labels_do_not_meet(
    dates: list[tuple[str, str]], levels: list[int], anchors: list[str]
) -> None:
    marks, _ = place_dates(dates)
    assert [mark.level for mark in marks] == levels
    assert [mark.anchor for mark in marks] == anchors
    assert [mark.is_day for mark in marks] == [each.count("-") == 2 for each, _ in dates]


STYLE = (ROOT / "ttdn_cli" / "share" / "base.css").read_text(encoding="utf-8")
SCHEMES = [
    dict(re.findall(r"--(\w+): #(\w+)", each)) for each in re.findall(r":root \{[^}]*", STYLE)
]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, after WCAG 2.2."""

    def luminance(colour: str) -> float:
        whole = colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
        parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "print"])
@pytest.mark.parametrize(
    ("colour", "least"),
    [
        ("ink", 4.5),  # 1.4.3: text; on paper, and paper on the marks of the timeline.
        ("soft", 4.5),
        ("accent", 4.5),
        ("quiet", 3),  # 1.4.11: bars, axes and the edge of the search field.
    ],
)
def test_colours_can_be_told_apart(scheme: dict[str, str], colour: str, least: float) -> None:
    assert contrast(scheme[colour], scheme["paper"]) >= least


# In the browser


@pytest.mark.parametrize("which", REAL, ids="-".join)
def test_it_opens_and_asks_for_nothing(
    browser: Browser, reports: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    file = reports[which]
    with opened(browser, file, width=WIDTHS[0]) as (page, seen):
        page.wait_for_timeout(200)
        assert page.title().startswith(page.locator("h1:visible").inner_text())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") == width
        assert {each for each in seen.requests if each != "data:,"} == {file.as_uri()}
        assert seen.complaints == []


def test_the_switch(browser: Browser, reports: dict[tuple[str, str], Path]) -> None:
    with opened(browser, reports["speech", "vi"]) as (page, _):
        assert page.locator("article:visible").get_attribute("lang") == "vi"
        page.get_by_role("button", name="English").press("Enter")  # From the keyboard.
        assert page.locator("article:visible").get_attribute("lang") == "en"
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.title() == "Nguyễn Thanh Lâm · Đà Lạt, Lâm Đồng · 6 June [2024]"
        pressed = page.get_by_role("button", pressed=True)
        assert pressed.all_inner_texts() == ["English"]


FOUND = [
    ("da lat", "Đà Lạt"),  # Without diacritics.
    ("dong gop", "đóng góp"),  # An đ is no letter with a mark.
    ("ĐÀ LẠT", "Đà Lạt"),  # In capitals, with them.
    ("pham hung", "Phạm Duy Hưng"),  # Words anywhere in a fact.
    (unicodedata.normalize("NFD", "Hòa Bình"), "Nguyễn Văn Chương"),  # Decomposed.
    ("thong tin doi ngoai", "TTĐN"),  # What means the same.
    ("Dalat", "Đà Lạt"),  # In one word.
    ("peoples committees", "Phạm S"),  # In English, on the Vietnamese side.
    ("58/63,", "58/63"),  # With what stands around it.
    ("92.06", "92,06%"),  # As the other language writes it.
    ("87,30%", "87,3"),  # With a zero at its end.
    ("15/06/2023", "57-KL/TW"),  # A date with zeros.
    ("15 June 2023", "57-KL/TW"),  # A date in English.
    ("ngày 15 tháng 6 năm 2023", "57-KL/TW"),  # A date in words.
    ("2023-06-15", "57-KL/TW"),  # A date in ISO 8601.
    ("57\u2011KL/TW", "57-KL/TW"),  # Another hyphen.
    ("trương quang hoài n", "Trương Quang Hoài Nam"),  # The beginning of the last word.
]
NOT_FOUND = [
    ("chủ trì", "vi-trong-nuoc-dan-xen"),  # Words that do not stand side by side.
    ("lâm", "vi-bo-tri-nhan-su"),  # Another word without its diacritics.
    ("hạn chế", "vi-quy-che-tinh-thanh"),  # A syllable is no beginning of another.
]


def test_corrections_are_seen_and_found(browser: Browser, bare: Path) -> None:
    with opened(browser, bare) as (page, seen):
        correction = page.locator("#en_section_corrections").locator("../..").locator("li")
        assert correction.is_visible()
        said = correction.inner_text().replace("\n", " ")
        wrong = "was “367/QĐ-TTg”. Sai số (in Vietnamese)"
        assert said.split() == f"1 May 2024 Decision No. 368/QĐ-TTg {wrong}".split()
        page.get_by_role("searchbox").fill("sai so")
        assert page.locator(".fact:visible").count() == 1
        assert correction.is_visible()
        assert page.get_by_role("status").inner_text() == "1 found"
        page.set_viewport_size({"width": 390, "height": 900})
        page.get_by_role("searchbox").fill("")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert seen.complaints == []


def test_the_search(browser: Browser, reports: dict[tuple[str, str], Path]) -> None:
    with opened(browser, reports["speech", "vi"]) as (page, _):
        every = page.locator(".fact:visible").count()
        left = page.locator(".fact:visible")
        for typed, expected in FOUND:
            page.get_by_role("searchbox").fill(typed)
            assert 0 < left.count() < every
            assert any(expected in text for text in left.all_inner_texts()), typed
            # A date of the timeline is no other fact.
            many = page.locator(".fact:not(tr):visible").count()
            assert page.get_by_role("status").inner_text() == f"{many} kết quả"
        page.get_by_role("searchbox").fill("xyzzy")
        assert page.locator(".fact:visible, section:visible").count() == 0
        said = page.get_by_role("status").inner_text()
        assert said.startswith("Không có kết quả nào. Hãy thử ")
        page.get_by_role("searchbox").fill("")
        assert page.locator(".fact:visible").count() == every


@pytest.mark.parametrize(("typed", "fact"), NOT_FOUND)
def test_what_the_search_does_not_find(
    browser: Browser, reports: dict[tuple[str, str], Path], typed: str, fact: str
) -> None:
    with opened(browser, reports["speech", "vi"]) as (page, _):
        page.get_by_role("searchbox").fill(typed)
        assert page.locator(".fact:visible").count()
        assert page.locator(f"#{fact}").count()
        assert not page.locator(f"#{fact}").is_visible()


def test_it_says_that_diacritics_were_left_out(
    browser: Browser, reports: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, reports["speech", "vi"]) as (page, _):
        page.get_by_role("searchbox").fill("Hòai Nàm")
        said = page.get_by_role("status").inner_text()
        assert said.endswith("kết quả (tìm không phân biệt dấu)")


def test_it_says_that_similar_words_were_searched(
    browser: Browser, reports: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, reports["speech", "en"]) as (page, _):
        page.get_by_role("searchbox").fill("fake news")
        said = page.get_by_role("status").inner_text()
        assert said.endswith("found (with words of similar meaning)")


ASKED = [
    *("ai chủ trì hội nghị", "who spoke for the province", "khi nào", "where"),  # Questions.
    *("hạn chế, yếu kém", "Bộ ngành", "Bộ, ngành", "thông tin, đối ngoại"),  # Signs part phrases.
    *("NĐ", "NĐ-CP", "72/2015", "KL", "57-KL/TW"),  # Parts of a number, and numbers.
    *("4,000", "\uff15\uff18\uff0f\uff16\uff13", "92.06%", "15 Jun 2023", "June 15th, 2023"),
    *("chairmen", "committees", "the bo", "bans"),  # English is not Vietnamese.
    *("when region", "ai đạt được", "who speak"),  # Sections that a question is after.
    *("quản lý các", "hóa và quốc", "who theo quy định"),  # Chains of syllables.
    *("quản lí", "quan li", "quy chê quản lí"),  # Two spellings.
    *("yếu kém, tồn tại", "các tỉnh tham dự", "thay mặt cho ai", "by when"),  # Expressions.
    *("tỉnh nào có mặt", "những điểm yếu kém", "how many provinces in Vietnam", "how many days"),
    *(
        "what is TTDN",
        "when was Decree 72 issued",
        "English name of Ban Tuyen giao",
        "attendees with organisations",
        "the bo",
    ),
    *("quy chế dựa trên văn bản nào", "who spoke on behalf of", "share of ministries with plan"),
    *("of ban", "Date", "conference budget", "nd-72-2015"),
    *("fake news", "du khách", "limitation", "mục đích", "on behalf", "organiser"),
    "bộ ngành tỉnh trọng ương phố ttđn",  # Many words, scattered.
    *("pham-s", "tuyên tr", "Hòai Nàm", "the of", "xyzzy", "mi", "Nguyen Thanh Lam"),
]
"""Beside the queries by which relevance is measured, one or more for each rule of the command."""


SHOWN = """
([lang, queries]) => queries.map(typed => {
    const search = document.getElementById("search");
    search.value = typed;
    search.dispatchEvent(new Event("input"));
    const facts = document.querySelectorAll(`[data-of=${lang}] .fact[id]:not([hidden])`);
    return [...facts].map(each => each.id.slice(3));
})
"""


def test_the_page_finds_what_the_command_finds(
    browser: Browser, reports: dict[tuple[str, str], Path], speech: Dataset
) -> None:
    index = Index(speech)
    searcher = Searcher(index)
    # What the text does not say is no answer of the command, but stands in the page.
    absent = {each.id for each in index.records_of("absent")}
    queries = [*(each.text for each in judged_queries(index)), *ASKED]
    assert len(queries) > 80
    expected = [{each.searched.record.id for each in searcher.search(q).matches} for q in queries]
    for lang in LANGUAGES:
        with opened(browser, reports["speech", lang]) as (page, _):
            shown = page.evaluate(SHOWN, [lang, queries])
        for typed, ids, found in zip(queries, shown, expected, strict=True):
            assert {*ids} - absent == found, typed


def test_what_is_left_out_is_found_too(
    browser: Browser, reports: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, reports["speech", "vi"]) as (page, _):
        for typed in ("thời hạn", "deadline"):
            page.get_by_role("searchbox").fill(typed)
            assert page.locator("#vi_section_absent").is_visible()


def test_the_timeline_shows_the_dates_of_what_is_found(
    browser: Browser, reports: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, reports["speech", "vi"]) as (page, _):
        page.get_by_role("searchbox").fill("57-KL/TW")
        rows = page.locator("article:visible .moments tr.fact:visible")
        assert [text.split()[0] for text in rows.all_inner_texts()] == ["15/6/2023"]


READ = ("exact", "plain", "breaks", "joined", "follows", "glued", "inflected")


def test_the_page_reads_words_as_the_command_does(
    browser: Browser, reports: dict[tuple[str, str], Path], speech: Dataset
) -> None:
    texts = [
        *(text.text for each in Searcher(Index(speech)).everything for text in each.texts),
        *("1.260,5 tỷ", "1,260.5", "1,250,000", "4,000", "1.250", "1,25", "1.2.3", "0,50", "007"),
        *("1.260,50.3", "12345678901234567890123", "06/06/2024", "6.6.2024", "12_3 a_b"),
        *("Strategies, classes, boxes", "news organisers", "People\u2019s men", "chairmen"),
        *(
            "hoà hòa",
            "TT&TT",
            "\u00d0\u1ea3ng",
            "a\u200bb 1\u200b2",
            "\uff15\uff18\uff0f\uff16\uff13",
        ),
        *("a, b: c – d", "NĐ-CP", "(x) -y- z…", "\u2018a\u2019 b"),
    ]
    with opened(browser, reports["speech", "vi"]) as (page, _):
        script = "([texts, read]) => texts.map(t => wordsIn(t).map(w => read.map(k => w[k])))"
        words = page.evaluate(script, [texts, READ])
    for text, there in zip(texts, words, strict=True):
        expected = [[getattr(word, name) for name in READ] for word in words_of(text)]
        assert composed(there) == composed(expected), text


def composed(words: list[list[Any]]) -> list[list[Any]]:
    return [[nfc(exact), nfc(plain), *others] for exact, plain, *others in words]


def test_a_link_leads_to_a_fact_whatever_is_hidden(
    browser: Browser, reports: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, reports["speech", "vi"]) as (page, _):
        page.get_by_role("searchbox").fill("quy che")
        page.locator('#vi-quy-che-tinh-thanh a[href="#vi-nd-72-2015"]').click()
        page.wait_for_function("document.querySelector('#vi-nd-72-2015').checkVisibility()")
        page.evaluate("location.hash = 'en-pham-s'")
        page.wait_for_function("document.documentElement.lang === 'en'")
        assert page.locator("#en-pham-s").is_visible()


def test_the_evidence_is_there_on_demand(
    browser: Browser, reports: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, reports["speech", "vi"]) as (page, _):
        fact = page.locator("#vi-pham-s")
        quote = fact.locator("q").first
        assert not quote.is_visible()
        fact.locator("summary").press("Enter")
        assert quote.inner_text() == "đồng chí Phạm S, Tỉnh ủy viên"
        assert quote.is_visible()


def test_without_scripts_everything_is_visible(
    browser: Browser, reports: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, reports["speech", "vi"], scripts=False) as (page, _):
        assert page.locator("article:visible").count() == 2
        every = page.locator(".fact, .proof q").count()
        assert page.locator(".fact:visible, .proof q:visible").count() == every > 100
        assert not page.get_by_role("searchbox").is_visible()


EVERYTHING = "both languages, as without scripts, and all evidence open"
_OPEN = "document.querySelectorAll('details.proof').forEach(d => d.open = true)"
STATES = {
    "as it opens": "() => {}",
    "with all evidence open": _OPEN,
    EVERYTHING: (
        f"() => {{ {_OPEN}; "
        "document.querySelectorAll('article').forEach(each => each.hidden = false) }"
    ),
}


OVERLAID = "with the contents open"
IN_USE = {
    OVERLAID: "document.querySelectorAll('details.contents').forEach(d => d.open = true)",
    "with a search that finds": """
        document.querySelectorAll('details').forEach(d => d.open = false);
        document.getElementById('search').value = 'nam';
        document.getElementById('search').dispatchEvent(new Event('input'));
        scrollTo(0, 0);
    """,
    "with one that finds nothing": """
        document.getElementById('search').value = 'xyzzy';
        document.getElementById('search').dispatchEvent(new Event('input'));
    """,
    "as it was": "document.getElementById('clear').click()",
}
"""States that do not differ from page to page; one width and one page is enough."""

UNSURE = re.compile(r'<text |<[^>]*class="(?:sign|link)"|<button[^>]*id="clear"')

# What is not asked for here, as a selector for each of a thousand nodes, takes most of the time.
RUN_AXE = """
axe.run({selectors: false, elementRef: true}).then(found => {
    const nodes = results => results.flatMap(each => each.nodes);
    return {
        violations: found.violations.map(each => [each.id, each.nodes.map(node => node.html)]),
        unsure: nodes(found.incomplete).map(node => node.html),
        checked: new Set(nodes(found.passes).map(node => node.element)).size,
    };
})
"""


# One language is enough: both are in the page, and one state shows both.
@pytest.mark.parametrize(
    "which", [("speech", "vi"), ("second", "en"), ("hostile", "vi")], ids="-".join
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser,
    reports: dict[tuple[str, str], Path],
    which: tuple[str, str],
    scheme: str,
    say: Say,
) -> None:
    script = axe_script()
    checked = 0
    with opened(browser, reports[which], scheme=scheme) as (page, _):
        page.evaluate(script)
        in_use = [*IN_USE.items()] if which[0] == "speech" else []
        all_of_it = (EVERYTHING, STATES[EVERYTHING])
        if scheme == "light":
            looks = [*itertools.product(WIDTHS[:1], [*in_use, *STATES.items()])]
            # No state is left again: what the other width shows is all of them.
            looks.append((WIDTHS[1], all_of_it))
        else:
            # Nothing but the colours is otherwise.
            looks = [*itertools.product(WIDTHS, [all_of_it])]
            looks += itertools.product(WIDTHS[:1], in_use[:1])
        for width, (name, state) in looks:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(state)
            found = page.evaluate(RUN_AXE)
            assert found["violations"] == [], (state, width)
            # Of text in pictures and of single signs axe does not know the contrast; the test of
            # the colours does.
            unsure = [each for each in found["unsure"] if not UNSURE.match(each)]
            # Nor does it of what lies below the contents.
            assert unsure == [] or name == OVERLAID
            checked = max(checked, found["checked"])
    assert checked > 200
    say(f"axe: {checked} nodes checked, {'-'.join(which)}, {scheme}")


@pytest.mark.parametrize("which", REAL, ids="-".join)
def test_print_holds_every_name_figure_number_and_quote(
    browser: Browser, reports: dict[tuple[str, str], Path], which: tuple[str, str]
) -> None:
    with opened(browser, reports[which]) as (page, _):
        pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    size = pdf.pages[0].mediabox
    assert (round(size.width), round(size.height)) == (595, 842)  # A4 in points.
    text = squeezed("".join(each.extract_text() for each in pdf.pages))
    missing = [each for each in published(DATASETS[which[0]]) if squeezed(each) not in text]
    assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_a_hostile_dataset_runs(
    browser: Browser, reports: dict[tuple[str, str], Path], lang: str
) -> None:
    file = reports["hostile", lang]
    with opened(browser, file) as (page, seen):
        page.wait_for_timeout(200)
        assert page.evaluate("window.owned") is None
        assert {each for each in seen.requests if each != "data:,"} == {file.as_uri()}
        assert seen.complaints == []
        assert page.locator("article img, article script").count() == 0
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        shown = page.locator("article:visible").inner_text()
        for text in HOSTILE:
            assert " ".join(text.split()) in shown  # White space is shown as one space.
        page.get_by_role("searchbox").fill("<script>window.owned")
        assert page.locator(".fact:visible").count() > 0
        assert page.evaluate("window.owned") is None


@NEEDS_UNIX
def test_who_looks_is_told_what_to_do_next_and_nobody_else(ttdn: Ttdn, tmp_path: Path) -> None:
    out = on_terminal("report", "a.html", width=80, cwd=tmp_path).out
    assert out == "ttdn: Wrote a.html: 82 facts. Open it in a browser.\n"
    assert ttdn("report", str(tmp_path / "b.html")) == (0, "", "")
