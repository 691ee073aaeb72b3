"""What a reader does with the page in a real browser: looks, searches, links, copies, prints."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.conftest import DIRECTIVE, SECOND, SPEECH, VISIT
from tests.tools.browser import chromium, opened
from tests.tools.datasets import index_of, proven
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.query.headline import headline_figures
from ttdn_cli.query.search.searcher import Searcher
from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import cite
from ttdn_cli.share.cite.footnote import footnote
from ttdn_cli.share.report.page import page as page_of
from ttdn_cli.text.locales import Language

SCREENS = {"desktop": (1280, 900), "phone": (390, 844)}
LANGUAGES = ("vi", "en")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """The pages of some datasets, by the name and the language that comes first."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for data in (SPEECH, SECOND, DIRECTIVE, VISIT):
        index = Index(load(data))
        for lang in LANGUAGES:
            file = folder / f"{data.stem}-{lang}.html"
            file.write_text(page_of(index, Language(lang)), encoding="utf-8")
            made[data.stem, lang] = file
    return made


# The first screen


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("data", [SPEECH, SECOND, DIRECTIVE, VISIT], ids=lambda path: path.stem)
def test_the_first_screen_says_who_where_when_and_three_figures(
    browser: Browser,
    files: dict[tuple[str, str], Path],
    data: Path,
    lang: str,
    size: tuple[int, int],
) -> None:
    with opened(browser, files[data.stem, lang], width=size[0]) as (page, _):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        lead = page.locator("article:visible .lead")
        box = lead.bounding_box()
        assert box
        assert box["y"] + box["height"] <= size[1]
        figures = lead.locator(".figures strong")
        index = Index(load(data))
        first = headline_figures(index)
        assert figures.count() == len(first)
        for place, metric in enumerate(first):
            shown = figures.nth(place)
            size_of = "each => parseFloat(getComputedStyle(each).fontSize)"
            assert shown.evaluate(size_of) >= 28
            said = View(index, Language(lang)).figure(metric)
            assert shown.inner_text() in (metric.given, said)
        who = (index.event and index.event.speaker) or index.author
        if who:
            name = View(index, Language(lang)).say(index.label(who))
            assert lead.locator("h1").inner_text() == name


def test_the_first_screen_of_the_speech(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "en"]) as (page, _):
        said = page.locator("article:visible .lead").inner_text().splitlines()
        said = [each for each in said if each]
    assert said[:4] == [
        "Full text of the opening address",
        "Nguyễn Thanh Lâm",
        "Deputy Minister of Information and Communications",
        "Đà Lạt, Lâm Đồng · 6 June [2024]",
    ]
    assert [each for each in said if re.fullmatch(r"[0-9/%]+", each)] == ["55/63", "90%", "100%"]
    assert said[-2:] == [
        "80 facts, each with its quote; check them: ttdn verify …",
        "Source: Vietnam.vn · address not recorded",
    ]


# The bar that stays


SMALL = """
every => {
    const seen = [...document.querySelectorAll(every)].filter(each => each.checkVisibility());
    const sizes = each => Object.values(each.getBoundingClientRect().toJSON()).slice(2, 4);
    return {
        looked_at: seen.length,
        found: seen.filter(each => Math.min(...sizes(each)) < 44).map(each => each.outerHTML),
    };
}
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_bar_stays_and_its_targets_are_large(
    browser: Browser, files: dict[tuple[str, str], Path], width: int
) -> None:
    with opened(browser, files["speech", "vi"], width=width) as (page, _):
        page.evaluate("window.scrollTo({top: 5000, behavior: 'instant'})")
        bar = page.locator(".bar-top").bounding_box()
        assert bar
        assert bar["y"] == 0
        page.locator("details.contents:visible summary").click()
        every = ".bar-top :is(button, input, summary, a), .link, .proof > summary, .copying button"
        small = page.evaluate(SMALL, every)
        assert small["looked_at"] > 60
        assert small["found"] == []


def test_the_contents_lead_to_every_section_and_close(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "vi"], width=390) as (page, _):
        contents = page.locator("details.contents:visible")
        links = contents.locator("nav a")
        headings = page.locator("article:visible h2")
        assert links.count() == headings.count() + 1  # And the top of the page.
        contents.locator("summary").click()
        links.last.click()
        assert contents.get_attribute("open") is None
        last = headings.last.bounding_box()
        assert last
        assert 0 < last["y"] < 844
        contents.locator("summary").press("Enter")
        page.keyboard.press("Escape")
        assert contents.get_attribute("open") is None


# The search


MARKED = """
() => [...(CSS.highlights.get("found") ?? [])].map(each => each.toString())
"""


def marked(page: Page) -> list[str]:
    found: list[str] = page.evaluate(MARKED)
    return found


SEARCHES = {
    "as it is written": ("quy chế", "vi", {"quy chế", "Quy chế"}),
    "without diacritics": ("dong gop", "vi", {"đóng góp"}),
    "a word of the same meaning, and what stands in an address": (
        "thong tin doi ngoai",
        "vi",
        {"TTĐN", "thông tin đối ngoại", "thong-tin-doi-ngoai"},
    ),
    "a part of a figure": ("58/63", "vi", {"58/63"}),
    "a number written in the other language": ("92.06", "vi", {"92,06"}),
    "a name over parts of a line": ("Lâm Đồng", "en", {"Lâm Đồng"}),
    "of nothing": ("xyzzy", "vi", set()),
}


@pytest.mark.parametrize(("typed", "lang", "words"), SEARCHES.values(), ids=SEARCHES)
def test_what_is_found_is_marked(
    browser: Browser, files: dict[tuple[str, str], Path], typed: str, lang: str, words: set[str]
) -> None:
    with opened(browser, files["speech", lang]) as (page, seen):
        page.get_by_role("searchbox").fill(typed)
        found = marked(page)
        # The casing of a beginning differs.
        assert {each.casefold() for each in found} == {each.casefold() for each in words}
        page.get_by_role("searchbox").fill("")
        assert marked(page) == []
        assert seen.complaints == []


def test_evidence_that_holds_a_match_is_open_while_it_is_looked_for(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "en"]) as (page, _):
        proof = page.locator("#en-quy-che-tinh-thanh .proof")
        by_hand = page.locator("#en-pham-s .proof")
        by_hand.locator("summary").click()
        page.get_by_role("searchbox").fill("quy chế")
        assert proof.get_attribute("open") is not None
        page.get_by_role("searchbox").fill("")
        assert proof.get_attribute("open") is None
        assert by_hand.get_attribute("open") is not None


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_the_search_from_the_keyboard(
    browser: Browser, files: dict[tuple[str, str], Path], size: tuple[int, int]
) -> None:
    with opened(browser, files["speech", "en"], width=size[0]) as (page, _):
        page.evaluate("window.scrollTo({top: 4000, behavior: 'instant'})")
        page.keyboard.press("/")
        page.keyboard.type("trang/ cổng")
        # The first match is on the screen, though it is far down.
        script = (
            "() => { const [first] = CSS.highlights.get('found');"
            "const {top, bottom} = first.getBoundingClientRect(); return [top, bottom]; }"
        )
        top, bottom = page.evaluate(script)
        assert 0 < top < bottom < 900
        assert page.get_by_role("button", name="Clear the search").is_visible()
        page.keyboard.press("Escape")
        assert page.get_by_role("searchbox").input_value() == ""
        assert page.evaluate("Math.round(scrollY)") == 4000
        assert page.locator("article:visible .lead").count() == 1


def test_the_search_can_be_cleared(browser: Browser, files: dict[tuple[str, str], Path]) -> None:
    with opened(browser, files["speech", "vi"], width=390) as (page, _):
        button = page.get_by_role("button", name="Xóa nội dung tìm")
        assert not button.is_visible()
        page.get_by_role("searchbox").fill("quy chế")
        button.click()
        assert page.get_by_role("searchbox").input_value() == ""
        assert not button.is_visible()
        assert "q=" not in page.url


def test_the_page_counts_as_the_command_does(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    searcher = Searcher(Index(load(SPEECH)))
    with opened(browser, files["speech", "en"]) as (page, _):
        for typed in ("quy chế", "57", "Lâm Đồng", "2015"):
            page.get_by_role("searchbox").fill(typed)
            many = len({each.searched.record.id for each in searcher.search(typed).matches})
            assert page.get_by_role("status").inner_text().split()[0] == str(many)
        # A date has only the facts that were found.
        page.get_by_role("searchbox").fill("58/63")
        assert page.locator("article:visible .moments li:visible").count() == 1


def test_without_highlights_evidence_is_opened_all_the_same(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "vi"]) as (page, seen):
        page.add_init_script("delete CSS.highlights; Object.defineProperty(CSS, 'highlights', {})")
        page.goto(files["speech", "vi"].as_uri() + "?q=Phạm S")
        assert page.locator("article:visible .proof[open]").count() > 0
        assert seen.complaints == []


# Addresses


def test_what_is_looked_for_in_an_address_is_on_the_screen(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "en"], width=390) as (page, _):
        page.goto(files["speech", "en"].as_uri() + "?q=hội nghị&lang=en")
        first = "[...CSS.highlights.get('found')][0].getBoundingClientRect()"
        assert 0 < page.evaluate(f"{first}.top") < page.evaluate("innerHeight")


def test_the_way_back_leads_to_what_was_looked_for(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "vi"]) as (page, _):
        page.get_by_role("searchbox").fill("quy che")
        page.locator('#vi-quy-che-tinh-thanh a[href="#vi-nd-72-2015"]').click()
        page.wait_for_function("location.hash === '#vi-nd-72-2015'")
        page.locator('#vi-nd-72-2015 a[href="#vi-chinh-phu"]').first.click()
        page.wait_for_function("document.getElementById('search').value === ''")
        page.go_back()
        page.go_back()
        page.wait_for_function("document.getElementById('search').value === 'quy che'")
        assert not page.locator("#vi-chinh-phu").is_visible()


def test_another_language_shows_the_same_place(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "en"]) as (page, _):
        page.locator("#en-bo-tttt .proof summary").click()
        page.evaluate("document.getElementById('en-bo-tttt').scrollIntoView()")
        before = page.locator("#en-bo-tttt").bounding_box()
        # Not by a click, before which Playwright scrolls to the bar, though that stays in view.
        page.get_by_role("button", name="Tiếng Việt").dispatch_event("click")
        after = page.locator("#vi-bo-tttt").bounding_box()
        assert before
        assert after
        assert abs(before["y"] - after["y"]) < 2
        assert page.locator("#vi-bo-tttt .quotes").is_visible()


def test_a_link_without_a_language_marks_its_fact(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "vi"]) as (page, _):
        page.goto(files["speech", "vi"].as_uri() + "?lang=en#pham-s")
        page.wait_for_function("document.querySelector('#en-pham-s:target')")


NAMED_LIKE_PARTS = ["top", "title", "section-event", "line", "reading", "search"]


def test_a_fact_is_found_whatever_its_id_is() -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    (point, *_) = data["places"] if "places" in data else data["organizations"]
    data["points"] = [
        {"id": each, "kind": "role", "text": {"vi": each}, "evidence": point["evidence"]}
        for each in NAMED_LIKE_PARTS
    ]
    ids = re.findall(r' id="(.*?)"', page_of(index_of(json.dumps(proven(data))), Language.VI))
    assert {f"vi-{each}" for each in NAMED_LIKE_PARTS} <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_address_holds_what_is_looked_for_and_the_language(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "vi"]) as (page, seen):
        page.get_by_role("button", name="English").click()
        page.get_by_role("searchbox").fill("Lâm Đồng & 58%")
        sent = page.url
        page.goto("about:blank")
        page.goto(sent)
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.get_by_role("searchbox").input_value() == "Lâm Đồng & 58%"
        assert page.get_by_role("status").inner_text() != ""
        assert seen.complaints == []


ADDRESSES = {
    "a fact in the language that comes first": ("#vi-pham-s", "vi", "vi-pham-s"),
    "a fact in the other one": ("#en-pham-s", "en", "en-pham-s"),
    "a fact without a language": ("#pham-s", "vi", "vi-pham-s"),
    "the same in a language": ("?lang=en#pham-s", "en", "en-pham-s"),
    "the language of the place counts": ("?lang=vi#en-pham-s", "en", "en-pham-s"),
    "what the search would hide": ("?q=quy+che#vi-pham-s", "vi", "vi-pham-s"),
}


@pytest.mark.parametrize(("address", "lang", "place"), ADDRESSES.values(), ids=ADDRESSES)
def test_a_link_opens_the_evidence_of_its_fact(
    browser: Browser, files: dict[tuple[str, str], Path], address: str, lang: str, place: str
) -> None:
    with opened(browser, files["speech", "vi"]) as (page, _):
        page.goto(files["speech", "vi"].as_uri() + address)
        assert page.locator("html").get_attribute("lang") == lang
        assert page.locator(f"#{place} .quotes").is_visible()
        box = page.locator(f"#{place}").bounding_box()
        assert box
        assert 0 < box["y"] < 900


@pytest.mark.parametrize("address", ["?lang=fr", "?q=%", "#", "#nothing", "#%E1%BA", "?lang=&q="])
def test_an_address_of_nothing_does_no_harm(
    browser: Browser, files: dict[tuple[str, str], Path], address: str
) -> None:
    with opened(browser, files["speech", "vi"]) as (page, seen):
        page.goto(files["speech", "vi"].as_uri() + address)
        assert page.get_by_role("searchbox").is_visible()
        assert seen.complaints == []


def test_the_language_is_kept_with_the_place(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "vi"]) as (page, _):
        page.locator("#vi-pham-s .link").click()
        page.get_by_role("button", name="English").click()
        assert page.url.endswith("?lang=en#en-pham-s")
        box = page.locator("#en-pham-s").bounding_box()
        assert box
        assert 0 < box["y"] < 900


# Copying


def copied(page: Page, fact: str, name: str) -> str:
    page.locator(f"#{fact}").scroll_into_view_if_needed()
    page.locator(f"#{fact}").get_by_role("button", name=name).click()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


CITED = ["pham-s", "trang-cong-dia-phuong", "nd-72-2015", "hoi-nghi-tap-huan-2024"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_link_quote_and_citation_are_copied(
    browser: Browser, files: dict[tuple[str, str], Path], lang: str
) -> None:
    view = View(Index(load(SPEECH)), Language(lang))
    names = {
        "en": ("Copy link", "Copy quote", "Copy citation"),
        "vi": ("Chép liên kết", "Chép lời trích", "Chép trích dẫn"),
    }[lang]
    with opened(browser, files["speech", lang]) as (page, seen):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        for id_ in CITED:
            fact = f"{lang}-{id_}"
            link = copied(page, fact, names[0])
            assert link == f"{files['speech', lang].as_uri()}?lang={lang}#{fact}"
            quotes = copied(page, fact, names[1]).splitlines()
            word = {"vi": "đoạn", "en": "para."}[lang]
            record: Any = view.index.records[id_]
            assert quotes == [f"“{e.quote}” ({word} {e.paragraph})" for e in record.evidence]
            (citation,) = cite([id_], view.index)
            assert copied(page, fact, names[2]) == footnote(citation, view)
        said = page.locator("#said").inner_text()
        assert said == {"vi": "Đã chép", "en": "Copied"}[lang]
        assert seen.complaints == []


def test_every_citation_of_the_page_is_that_of_the_command(
    files: dict[tuple[str, str], Path],
) -> None:
    for data in (SPEECH, SECOND, DIRECTIVE, VISIT):
        text = files[data.stem, "vi"].read_text(encoding="utf-8")
        held = json.loads(re.findall(r'id="citations">(.*?)</script>', text, re.S)[0])
        index = Index(load(data))
        for lang in LANGUAGES:
            view, own = View(index, Language(lang)), held[lang]
            for citation, id_ in zip(cite([*index.records], index), index.records, strict=True):
                said = own["whole"].get(id_) or (own["before"] + own["between"][id_] + own["after"])
                assert said == footnote(citation, view)


def test_a_button_pressed_twice_gets_its_words_back(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "en"]) as (page, _):
        button = page.locator("#en-pham-s").get_by_role("button", name="Copy link")
        button.click()
        button.click()
        assert button.inner_text() == "Copied"
        page.wait_for_function(
            "each => each.textContent === 'Copy link'", arg=button.element_handle(), timeout=5000
        )


# Small screens


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("data", [SPEECH, VISIT], ids=lambda path: path.stem)
def test_nothing_is_wider_than_a_small_screen(
    browser: Browser, files: dict[tuple[str, str], Path], data: Path, width: int
) -> None:
    with opened(browser, files[data.stem, "en"], width=width) as (page, _):
        page.evaluate("document.querySelectorAll('.proof').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_contents_close_behind_the_focus(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "en"], width=390) as (page, _):
        contents = page.locator("details.contents:visible")
        contents.locator("summary").press("Enter")
        contents.locator("a").last.focus()
        page.keyboard.press("Tab")
        assert contents.get_attribute("open") is None


# Paper


def test_what_was_closed_is_closed_after_printing(
    browser: Browser, files: dict[tuple[str, str], Path]
) -> None:
    with opened(browser, files["speech", "en"]) as (page, _):
        page.locator("#en-pham-s .proof summary").click()
        page.pdf()
        assert page.locator(".proof[open]").count() == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_prints_on_five_pages_with_numbers_and_a_short_title(
    browser: Browser, files: dict[tuple[str, str], Path], lang: str
) -> None:
    with opened(browser, files["speech", lang]) as (page, _):
        headings = page.locator("article:visible h2").all_inner_texts()
        pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        title = page.title()
    pages = [each.extract_text() for each in pdf.pages]
    assert len(pages) <= 5
    for number, text in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in text
        assert (title in text) == (number > 1)
        lines = [each for each in text.splitlines() if not re.fullmatch(r"[0-9] / [0-9]", each)]
        names = [each.removesuffix("#").strip() for each in headings]
        assert not any(lines[-1].startswith(each) for each in names)
