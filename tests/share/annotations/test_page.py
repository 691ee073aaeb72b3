"""The page of a check: what is in it, and what a real browser makes of it."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.conftest import ROOT, VISIT, Say
from tests.share.annotations.articles import INDEX, RELEASE, checked, finding, release_findings
from tests.share.test_report import RUN_AXE, SCHEMES, Parsed, contrast, squeezed
from tests.tools.browser import axe_script, chromium, opened
from tests.tools.hostile import HOSTILE
from tests.tools.timing import LINEAR, growth
from ttdn_cli import load
from ttdn_cli.checking.findings import Finding
from ttdn_cli.corpus.sources import OneSource
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.facts.index import Index
from ttdn_cli.query.view import View
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.annotations.page import page as page_of
from ttdn_cli.text.locales import Language

WIDTHS = (390, 1280)

CROSSING = checked(
    "Bộ Thông tin và Truyền thông, ông Nguyễn Lâm",
    [
        finding("Bộ Thông tin và Truyền thông", "Bộ Thông tin", "not_in_source", "body"),
        *(
            finding("Bộ Thông tin và Truyền thông", "Thông tin và Truyền", verdict, "title")
            for verdict in ("contradicted", "consistent")
        ),
    ],
)


def page(checked: Sequence[Checked], index: Index, language: Language) -> str:
    return page_of(checked, OneSource(View(index, language)))


def hostile() -> Checked:
    text = "\n\n".join(HOSTILE)
    found = [
        finding(text, each, "contradicted", "quotation", expected=each, quote=each)
        for each in HOSTILE
    ]
    return checked(text, found, name="<img src=x onerror='window.owned = 9'>.txt")


LONG = "a" * 400
CASES: dict[str, list[Checked]] = {
    "one": [checked()],
    "three": [
        checked(),
        checked("Nothing here.", [], name="press/b.txt", recognized=False),
        checked(name="-", plain=False),
    ],
    "crossing": [CROSSING],
    "hostile": [hostile()],
    "long": [checked(LONG, [finding(LONG, LONG, "contradicted", "quotation", expected=LONG)])],
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Language], Path]:
    folder = tmp_path_factory.mktemp("pages")
    files = {}
    for (name, articles), language in itertools.product(CASES.items(), Language):
        files[name, language] = folder / f"{name}-{language}.html"
        files[name, language].write_text(page(articles, INDEX, language), encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def of(language: Language = Language.EN, *articles: Checked) -> Parsed:
    return Parsed(page(articles or [checked()], INDEX, language))


def words(parsed: Parsed) -> str:
    return " ".join(" ".join(parsed.shown).split())


# The file itself


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", Language)
def test_every_element_is_closed_and_every_anchor_is_there(name: str, language: Language) -> None:
    parsed = of(language, *CASES[name])
    ids = parsed.values("id")
    assert len(ids) == len(set(ids))
    assert {each[1:] for each in parsed.values("href") if each[0] == "#"} <= set(ids)
    assert set(parsed.values("aria-labelledby")) <= set(ids)


@pytest.mark.parametrize("name", CASES)
def test_there_is_no_script_and_nothing_outside(name: str) -> None:
    parsed = of(Language.VI, *CASES[name])
    assert "script" not in {tag for tag, _ in parsed.elements}
    assert {each[:1] for each in parsed.values("href")} <= {"#", "d"}
    assert not [*parsed.values("src"), *parsed.values("style")]
    assert not [key for _, attrs in parsed.elements for key in attrs if key.startswith("on")]
    rule = next(attrs["content"] for _, attrs in parsed.elements if "http-equiv" in attrs)
    digest = base64.b64encode(hashlib.sha256(parsed.styles[0].encode()).digest()).decode()
    assert rule == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def test_the_same_twice() -> None:
    assert page([checked()], INDEX, Language.VI) == page([checked()], INDEX, Language.VI)


SAID = {
    Language.EN: (
        "Checked against: Renewing Communication to Promote Viet Nam's Image",
        "(6 June [2024])",
        "3 of 12 items contradicted.",
        "✓ 6 confirmed ≈ 1 consistent ✗ 3 contradicted ? 1 not in the source ○ 1 unreadable",
        "Not checked: claims without a number, name, date, document or quoted words.",
        "✗ 2 contradicted: figure The article 58/64 The speech 58/63 Why the same scope and "
        "indicator, another value Quote 58/63 địa phương (paragraph 12) Footnote Nguyễn Thanh Lâm",
        "Footnote Politburo, Conclusion No. 57-KL/TW (15 June 2023)",
        "≈ consistent 92% figure 58/63 is 92.06%, rounded; 58/63 địa phương (paragraph 12)",
    ),
    Language.VI: (
        "Đối chiếu với: Đổi mới truyền thông quảng bá hình ảnh Việt Nam",
        "(6/6/[2024])",
        "3 trong 12 mục trái nguồn.",
        "✓ 6 khớp ≈ 1 tương đương ✗ 3 trái nguồn ? 1 không có trong nguồn ○ 1 không đọc được",
        "Không kiểm: điều khẳng định không có con số, tên, ngày tháng, văn bản hay lời trích.",
        "✗ 2 trái nguồn: số liệu Bài viết 58/64 Bài phát biểu 58/63 Vì sao cùng phạm vi và "
        "chỉ số, khác giá trị Lời trích 58/63 địa phương (đoạn 12) Chú thích Nguyễn Thanh Lâm",
        "Chú thích Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị",
        "≈ tương đương 92% số liệu 58/63 là 92,06%, làm tròn; 58/63 địa phương (đoạn 12)",
    ),
}


@pytest.mark.parametrize("language", Language)
def test_what_is_said(language: Language) -> None:
    shown = words(of(language))
    assert [each for each in SAID[language] if each not in shown] == []


def test_each_mark_has_a_sign_and_a_word() -> None:
    text = re.sub(r"</?(?:span|a)[^>]*>|&NoBreak;", "", page([checked()], INDEX, Language.EN))
    marks = dict(re.findall(r'<mark class="(\w+)" id="a1-\d+">([^<]*)', text))
    assert {verdict: said[: said.find(" ")] for verdict, said in marks.items()} == {
        "confirmed": "✓confirmed:",
        "consistent": "≈consistent:",
        "contradicted": "✗contradicted",
        "not_in_source": "?not",
        "unreadable": "○unreadable:",
    }


def test_what_the_speech_says_stands_below_the_paragraph() -> None:
    text = page([checked()], INDEX, Language.EN)
    order = ['mark class="contradicted" id="a1-5"', 'id="a1-5-why"', "Theo ông", 'id="a1-7-why"']
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_contradictions_are_numbered_through_all_articles() -> None:
    text = page([checked(), checked(name="b.txt")], INDEX, Language.EN)
    numbers = re.findall(r'<h3><a class="sign" href="#a\d-\d+"><span[^>]*>✗</span> (\d)</a>', text)
    assert numbers == list("123456")


OUTCOMES = {
    "nothing found": (checked("a", []), "There is nothing to check."),
    "nothing contradicted": (
        checked("58/63", [finding("58/63", "58/63", "confirmed", "quantity")]),
        "Nothing here is contradicted.",
    ),
    "one of one": (
        checked("58/64", [finding("58/64", "58/64", "contradicted", "quantity")]),
        "1 of 1 item contradicted.",
    ),
    "about something else": (
        checked("58/63", [finding("58/63", "58/63", "confirmed", "quantity")], recognized=False),
        "This text does not seem to be about the source that was asked.",
    ),
}


@pytest.mark.parametrize(("article", "said"), OUTCOMES.values(), ids=OUTCOMES)
def test_the_outcome(article: Checked, said: str) -> None:
    (outcome,) = re.findall(r'class="outcome[^>]*>(.*?)</p>', page([article], INDEX, Language.EN))
    assert outcome == said


def test_no_article_makes_a_page_too() -> None:
    assert "There is nothing to check." in words(
        of(Language.EN, *[]).__class__(page([], INDEX, Language.EN))
    )


def test_the_heading_and_the_title_name_one_article_and_no_more() -> None:
    for articles, name in ((["b.txt"], "b.txt"), (["b.txt", "-"], "The articles")):
        text = page([checked(name=each) for each in articles], INDEX, Language.EN)
        assert f"<h1>{name}</h1>" in text
        assert re.findall(r"<title>(.*?): \d", text) == [name]
    assert '<h2 id="a2-title">&lt;stdin&gt;</h2>' in text


def test_parts_in_another_language_are_marked() -> None:
    text = page([checked()], INDEX, Language.EN)
    assert '<p lang="vi"><mark class="confirmed" id="a1-1">' in text
    assert '<span class="unseen" lang="en">confirmed: </span>' in text
    assert '<q><span lang="vi">58/63 địa phương</span></q>' in text
    assert "<cite>Renewing Communication" in text
    vietnamese = page([checked()], INDEX, Language.VI)
    assert '<p><mark class="confirmed" id="a1-1">' in vietnamese
    assert '<p lang=""><mark class="unreadable" id="a1-12">' in vietnamese


def test_a_reason_in_one_language_only_says_so() -> None:
    from ttdn_cli.facts.texts import Bilingual

    found = [finding("a", "a", "contradicted", "date", reason=Bilingual(vi="Khác ngày"))]
    assert "Khác ngày (in Vietnamese)" in words(of(Language.EN, checked("a", found)))


def test_another_dataset_has_its_own_words() -> None:
    index = Index(load(VISIT))
    found = [finding("a", "a", "contradicted", "date", expected="b", record="no such record")]
    text = page([checked("a", found)], index, Language.EN)
    assert "Footnote" in text


def test_what_is_not_seen_is_shown() -> None:
    text = "Đạt\u202e 58/64\u200b\x1b[31m"
    found = [finding(text, text, "contradicted", "quotation", expected="a\u202eb")]
    written = page([checked(text, found, name="\u202e.txt")], INDEX, Language.EN)
    assert not {"\u202e", "\u200b", "\x1b"} & set(written)
    assert written.count(r"58/64\u200b\x1b[31m") == 3  # In its mark, its reason and the list.


@settings(max_examples=25)
@given(
    st.text(st.one_of(st.sampled_from("<>&\"'a b\n"), st.characters(codec="utf-8")), min_size=1),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5),
)
def test_any_text_makes_a_page_that_shows_all_of_it(
    text: str, places: list[tuple[int, int]]
) -> None:
    source = normalize_source(text)
    spans = [sorted(min(each, len(source)) for each in place) for place in places]
    found = [
        Finding(
            verdict="contradicted",
            kind="quotation",
            text=source[start:end],
            start=start,
            end=end,
            paragraph=1,
            expected=source[start:end] or None,
        )
        for start, end in sorted(spans)
    ]
    of(Language.VI, checked(text, found))


def test_the_time_grows_with_the_article() -> None:
    def work(size: int) -> None:
        step = len(RELEASE) + 1
        found = [
            msgspec.structs.replace(each, start=each.start + n * step, end=each.end + n * step)
            for n in range(size)
            for each in release_findings()
        ]
        written = page([checked(f"{RELEASE}\n" * size, found)], INDEX, Language.EN)
        assert written.count('class="why"') == 3 * size

    assert growth(work, 20) < LINEAR


PALETTE = ROOT / "ttdn_cli" / "share" / "annotations" / "page.css"
COLOURS = [
    base | dict(re.findall(r"--([\w-]+): #(\w+)", own))
    for base, own in zip(
        SCHEMES,
        re.findall(r":root \{[^}]*", PALETTE.read_text(encoding="utf-8")),
        strict=True,
    )
]


@pytest.mark.parametrize("scheme", COLOURS, ids=["light", "dark", "print"])
@pytest.mark.parametrize(
    ("colour", "behind"),
    [
        *((each, "paper") for each in ("ink", "soft", "accent", "lack", "good", "fair")),
        ("ink", "wrong-paper"),
        ("accent", "wrong-paper"),
        ("lack", "wrong-paper"),  # A sign within a contradiction.
        ("good", "wrong-paper"),
        ("fair", "wrong-paper"),
        ("lack", "lack-paper"),
        ("paper", "accent"),  # The number of a contradiction.
    ],
)
def test_colours_can_be_told_apart(scheme: dict[str, str], colour: str, behind: str) -> None:
    assert contrast(scheme[colour], scheme[behind]) >= 4.5  # WCAG 2.2, 1.4.3.


# In the browser


@pytest.mark.parametrize("name", CASES)
def test_it_opens_fits_and_asks_for_nothing(
    browser: Browser, pages: dict[tuple[str, Language], Path], name: str
) -> None:
    file = pages[name, Language.VI]
    with opened(browser, file, width=WIDTHS[0]) as (shown, seen):
        shown.wait_for_timeout(100)
        for width in WIDTHS:
            shown.set_viewport_size({"width": width, "height": 844})
            assert shown.evaluate("document.documentElement.scrollWidth") == width
        assert shown.evaluate("window.owned") is None
        assert {each for each in seen.requests if each != "data:,"} == {file.as_uri()}
        assert seen.complaints == []
        assert shown.locator("main img, main script").count() == 0


def test_a_mark_leads_to_its_reason_and_back(
    browser: Browser, pages: dict[tuple[str, Language], Path]
) -> None:
    with opened(browser, pages["one", Language.EN], scripts=False) as (shown, _):
        shown.get_by_role("link", name="contradicted 2").first.press("Enter")
        assert shown.url.endswith("#a1-7-why")
        shown.locator("#a1-7-why h3 a").press("Enter")
        assert shown.url.endswith("#a1-7")
        assert shown.locator("#a1-7").inner_text().split() == ["✗", "contradicted", "2", "58/64"]


SIGN = re.compile(r'<span[^>]* aria-hidden="true">[✓≈✗?○]\u2060?</span>')


# Each language in one scheme is enough: neither changes what the other does.
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(
    ("language", "scheme"), [(Language.VI, "light"), (Language.EN, "dark")], ids=["light", "dark"]
)
def test_axe_finds_nothing(
    browser: Browser,
    pages: dict[tuple[str, Language], Path],
    name: str,
    language: Language,
    scheme: str,
    say: Say,
) -> None:
    script = axe_script()
    with opened(browser, pages[name, language], scheme=scheme) as (shown, _):
        shown.evaluate(script)
        for width in WIDTHS:
            shown.set_viewport_size({"width": width, "height": 844})
            found = shown.evaluate(RUN_AXE)
            assert found["violations"] == [], width
            # Of one character axe does not know if it is text; the test of the colours does.
            assert [each for each in found["unsure"] if not SIGN.fullmatch(each)] == []
    assert found["checked"] > 40
    say(f"axe: {found['checked']} nodes checked, {name}, {scheme}")


def test_print_holds_the_article_and_its_reasons(
    browser: Browser, pages: dict[tuple[str, Language], Path]
) -> None:
    with opened(browser, pages["one", Language.EN]) as (shown, _):
        pdf = PdfReader(io.BytesIO(shown.pdf(prefer_css_page_size=True)))
    size = pdf.pages[0].mediabox
    assert (round(size.width), round(size.height)) == (595, 842)  # A4 in points.
    text = squeezed("".join(each.extract_text() for each in pdf.pages))
    for each in release_findings():
        # A font of kana is not on every machine that prints.
        own = "" if each.verdict == "unreadable" else each.text
        for said in (own, each.expected, each.reason and each.reason.en):
            assert squeezed(said or "") in text
