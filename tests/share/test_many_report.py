"""The folder of pages of many datasets: the page that leads to the others, in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.conftest import DIRECTIVE, SECOND, SPEECH, VISIT, Ttdn
from tests.tools.browser import axe_script, chromium, opened
from ttdn_cli import load
from ttdn_cli.corpus.corpus import open_corpus
from ttdn_cli.facts.index import Index
from ttdn_cli.share.report.page import page as page_of
from ttdn_cli.share.report.together import INDEX, pages_together
from ttdn_cli.text.locales import Language

BROKEN = "schema: 2\nid: broken\n"
NEWEST_FIRST = [
    "halvoria-state-visit-2025",
    "hoi-nghi-tap-huan-2024",
    "dien-dan-doc-sach",
    "chi-thi-vinh-sa-2025",
]
"""The directive has no date."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("speeches")
    for each in (SPEECH, SECOND, VISIT, DIRECTIVE):
        shutil.copy(each, place)
    (place / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def pages(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pages")
    with pages_together(open_corpus([str(data)], cached=False), Language.EN) as files:
        for name, content in files.items():
            (place / name).write_bytes(content)
    return place


def rows(page: Page) -> list[str]:
    """Return the ids of the texts that a reader sees."""
    return page.locator(".texts > li:visible code").all_inner_texts()


def test_there_is_a_page_each_and_one_that_leads_to_them(pages: Path) -> None:
    assert sorted(each.name for each in pages.iterdir()) == sorted(
        [INDEX, *(f"{each}.html" for each in NEWEST_FIRST)]
    )


def test_a_page_is_that_of_its_dataset_with_a_way_back(pages: Path) -> None:
    alone = page_of(Index(load(SPEECH)), Language.EN)
    body = (pages / "hoi-nghi-tap-huan-2024.html").read_text(encoding="utf-8")
    back = re.compile(r'<p class="above">.*\n')
    assert len(back.findall(body)) == 2
    assert back.sub("", body).partition("<body>")[2] == alone.partition("<body>")[2]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_newest_text_comes_first(browser: Browser, pages: Path, scripts: bool) -> None:
    with opened(browser, pages / INDEX, scripts=scripts) as (page, seen):
        assert rows(page)[:4] == NEWEST_FIRST
        assert seen.complaints == []
        # Without scripts both languages are there.
        assert page.locator("article:visible").count() == (1 if scripts else 2)


def test_a_row_says_when_what_who_and_how_many(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / INDEX) as (page, _):
        row = page.locator("article[lang=en] .texts > li").nth(2).inner_text()
        assert [each for each in row.split("\n") if each] == [
            "20 November [2019]",
            "Khai mạc Diễn đàn đọc sách vùng cao",
            "Hoa Ban Volunteers · text of the address · dien-dan-doc-sach",
            "9 facts",
        ]
        title = page.locator("article[lang=en] .texts > li").nth(2).locator("a > span")
        assert title.get_attribute("lang") == "vi"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("", NEWEST_FIRST, id="nothing"),
        pytest.param("đọc sách", ["dien-dan-doc-sach"], id="with diacritics"),
        pytest.param("hoi dong quoc", [], id="of several texts"),
        pytest.param("khai mac dien", ["dien-dan-doc-sach"], id="without diacritics"),
        pytest.param("Thanh Lâm", ["hoi-nghi-tap-huan-2024"], id="who speaks"),
        pytest.param("banquet", ["halvoria-state-visit-2025"], id="the other language"),
        pytest.param("2019", ["dien-dan-doc-sach"], id="a year"),
        pytest.param("halv", ["halvoria-state-visit-2025"], id="the beginning of a word"),
        pytest.param("độc sách", ["dien-dan-doc-sach"], id="with others, of which none is"),
        pytest.param("xyzzy", [], id="another word"),
    ],
)
def test_the_filter_finds_texts(
    browser: Browser, pages: Path, typed: str, found: list[str]
) -> None:
    with opened(browser, pages / INDEX) as (page, _):
        page.locator("[data-to=vi]").click()
        page.get_by_role("searchbox").fill(typed)
        assert rows(page) == found
        said = page.locator("#found").inner_text()
        assert said.startswith(f"{len(found)} / 4") == bool(typed and found)
        assert ("không phân biệt dấu" in said) == (typed == "độc sách")
        assert bool(said) == bool(typed)


def test_links_keep_the_language(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / INDEX) as (page, _):
        page.locator("[data-to=vi]").click()
        with page.expect_navigation():
            page.locator(".texts > li:visible a").nth(1).click()
        assert page.locator("h1:visible").inner_text() == "Nguyễn Thanh Lâm"
        assert page.evaluate("document.documentElement.lang") == "vi"
        with page.expect_navigation():
            page.locator(".above a:visible").click()
        assert page.evaluate("document.documentElement.lang") == "vi"
        assert rows(page) == NEWEST_FIRST


def test_what_is_not_read_is_said_without_the_folder(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / INDEX) as (page, _):
        (said,) = page.locator(".faults:visible li").all_inner_texts()
        assert said.startswith("broken.yaml:")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_asks_for_nothing_and_axe_finds_no_fault(
    browser: Browser, pages: Path, width: int, scheme: str
) -> None:
    with opened(browser, pages / INDEX, width=width, scheme=scheme) as (page, seen):
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.evaluate(axe_script())
        found = page.evaluate("axe.run().then(found => found.violations.map(each => each.id))")
        assert found == []
        assert {each for each in seen.requests if each != "data:,"} == {(pages / INDEX).as_uri()}
        assert seen.complaints == []


def test_it_prints_the_texts_and_nothing_to_press(
    browser: Browser, pages: Path, tmp_path: Path
) -> None:
    with opened(browser, pages / INDEX) as (page, _):
        page.pdf(path=tmp_path / "index.pdf", prefer_css_page_size=True)
    (sheet,) = PdfReader(tmp_path / "index.pdf").pages
    text = sheet.extract_text()
    assert "82 facts" in text
    assert "broken.yaml" in text
    assert "Tiếng Việt" not in text


def test_a_dataset_called_index_does_not_take_the_place_of_the_index(tmp_path: Path) -> None:
    text = SECOND.read_text(encoding="utf-8").replace("id: dien-dan-doc-sach", "id: index", 1)
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    with pages_together(open_corpus([str(tmp_path)], cached=False), Language.EN) as files:
        assert [*files] == [INDEX, "index_.html"]
        assert b'href="index_.html?lang=en"' in files[INDEX]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["all.html"], "Use the name of a folder."),
        (["-"], "Use the name of a folder."),
        (["pages", "--in", "speech.txt"], "--in needs one dataset"),
    ],
)
def test_what_needs_one_dataset_says_so(
    ttdn: Ttdn, data: Path, tmp_path: Path, args: list[str], said: str
) -> None:
    done = ttdn("report", *args, "--data", str(data), folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(("args", "code"), [([], 0), (["--strict"], 2)])
def test_the_pages_are_written_also_where_one_is_broken(
    ttdn: Ttdn, data: Path, tmp_path: Path, args: list[str], code: int
) -> None:
    done = ttdn("report", str(tmp_path / "pages"), "--data", str(data), *args)
    assert (done.code, done.out) == (code, "")
    assert "broken.yaml" in done.err
    assert len([*(tmp_path / "pages").iterdir()]) == 5
