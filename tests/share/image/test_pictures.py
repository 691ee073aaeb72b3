"""The files: an SVG that loads nothing, a PNG of it, and a page, all of them of one card."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import zxingcpp
from PIL import Image, ImageColor
from playwright.sync_api import Browser

from tests.conftest import ROOT, VISIT, environment
from tests.share.image.cards import ADDRESS, card, replaced
from tests.share.test_report import RUN_AXE, contrast
from tests.tools.browser import axe_script, chromium, opened
from ttdn_cli.query.view import Run
from ttdn_cli.share.image.code import code_of
from ttdn_cli.share.image.layout import lay_out
from ttdn_cli.share.image.page import page
from ttdn_cli.share.image.palette import PALETTES, Theme
from ttdn_cli.share.image.png import png
from ttdn_cli.share.image.shapes import Text
from ttdn_cli.share.image.svg import svg
from ttdn_cli.text.locales import Language

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
THEMES: tuple[Theme, ...] = ("light", "dark")
HOSTILE = "</title><script>alert(1)</script> & \"quoted\" 'too' <b>"

IDS = {
    "a coverage": ("trang-cong-dia-phuong", ROOT / "data" / "speech.yaml"),
    "a person": ("truong-quang-hoai-nam", ROOT / "data" / "speech.yaml"),
    "with an address": ("trade", VISIT),
}


def drawn(name: str, theme: Theme = "light", language: Language = Language.VI) -> str:
    return svg(card(*IDS[name], language), theme)


def decoded(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


# Colours


def test_the_colours_are_those_of_the_pages() -> None:
    css = (ROOT / "ttdn_cli" / "share" / "base.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{([^}]*)\}", css)[:2]
    for theme, block in zip(THEMES, (light, dark), strict=True):
        named = dict(re.findall(r"--(\w+): (#\w+);", block))
        assert {name: named[name] for name in PALETTES[theme]} == PALETTES[theme]


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_on_what_is_behind_it(theme: Theme) -> None:
    of = {name: value[1:] for name, value in PALETTES[theme].items()}
    assert all(contrast(of[each], of["paper"]) >= 4.5 for each in ("ink", "soft", "accent"))
    # The part of a bar that counts is seen on the rest of it, and on the paper.
    assert contrast(of["accent"], of["hair"]) >= 3


# SVG


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("theme", THEMES)
def test_it_is_well_formed_and_loads_nothing(name: str, theme: Theme) -> None:
    tree = ElementTree.fromstring(drawn(name, theme))
    tags = {each.tag.removeprefix(SVG) for each in tree.iter()}
    assert tags <= {"svg", "title", "desc", "defs", "path", "g", "use", "rect", "text"}
    for each in tree.iter():
        for key, value in each.attrib.items():
            assert not key.lower().startswith("on")
            assert "url(" not in value
            assert "//" not in value
            assert "href" not in key or value.startswith("#g")
    named = {each.get("id") for each in tree.iter(f"{SVG}path")}
    assert {each.get(f"{XLINK}href", "")[1:] for each in tree.iter(f"{SVG}use")} <= named


@pytest.mark.parametrize("name", IDS)
def test_the_text_is_there_for_who_cannot_see_it_and_for_who_copies_it(name: str) -> None:
    of = card(*IDS[name], Language.VI)
    tree = ElementTree.fromstring(svg(of, "light"))
    tags = [each.tag.removeprefix(SVG) for each in tree]
    assert (tree.get("role"), tags[:2]) == ("img", ["title", "desc"])
    first, *others = of.lines
    assert tree.findtext(f"{SVG}title") == first
    assert tree.findtext(f"{SVG}desc") == "; ".join(others)
    shown = [each for each in lay_out(of) if isinstance(each, Text)]
    texts = [*tree.iter(f"{SVG}text")]
    assert [each.text for each in texts] == [each.piece.text for each in shown]
    # Whatever font a viewer has, each line is as wide as its outline.
    for text, each in zip(texts, shown, strict=True):
        assert float(text.get("textLength", "")) == pytest.approx(each.piece.width, abs=0.01)


def test_every_letter_is_an_outline() -> None:
    of = card(*IDS["a person"], Language.VI)
    tree = ElementTree.fromstring(svg(of, "light"))
    letters = "".join(each.piece.text for each in lay_out(of) if isinstance(each, Text))
    # Two letters may be drawn as one, such as `fi`.
    uses = len([*tree.iter(f"{SVG}use")])
    assert 0.97 * len(letters.replace(" ", "")) <= uses <= len(letters)


def test_what_a_dataset_says_is_text_and_no_markup() -> None:
    of = replaced(headline=Run(HOSTILE), is_figure=False, kind=HOSTILE[:20], address=HOSTILE)
    tree = ElementTree.fromstring(svg(of, "dark"))
    assert HOSTILE in (tree.findtext(f"{SVG}title") or "")
    assert not [*tree.iter(f"{SVG}script"), *tree.iter(f"{SVG}b")]
    assert "<script>" not in page(of)


# PNG


@pytest.mark.parametrize("theme", THEMES)
def test_a_png_is_of_the_right_size_and_shows_something(theme: Theme) -> None:
    picture = decoded(png(drawn("a coverage", theme)))
    assert picture.size == (1200, 630)
    counts = {colour: count for count, colour in picture.getcolors(1 << 20) or ()}
    paper, ink, accent = (
        ImageColor.getrgb(PALETTES[theme][each]) for each in ("paper", "ink", "accent")
    )
    whole = picture.width * picture.height
    assert 0.8 * whole < counts[paper] < 0.95 * whole
    assert counts[ink] > 5_000
    # The band at the edge and the bar.
    assert counts[accent] > 16 * 630 + 17 * 900


def test_letters_with_marks_above_and_below_are_drawn_whole() -> None:
    """A mark that was cut or left out would make two of these the same."""
    seen = set()
    for word in ("o", "ô", "ơ", "ộ", "ợ", "ồ", "ổ", "ỗ", "ố", "ọ"):
        of = replaced(headline=Run(word), is_figure=True, bar=None, about=(), details=(), note=None)
        seen.add(decoded(png(svg(of, "light"))).crop((60, 85, 600, 360)).tobytes())
    assert len(seen) == 10


@pytest.mark.parametrize("theme", THEMES)
def test_a_phone_reads_the_address(theme: Theme) -> None:
    picture = decoded(png(drawn("with an address", theme)))
    assert [each.text for each in zxingcpp.read_barcodes(picture)] == [ADDRESS]
    # Also where a message shows it at half the size.
    small = picture.resize((600, 315), Image.Resampling.LANCZOS)
    assert [each.text for each in zxingcpp.read_barcodes(small)] == [ADDRESS]
    assert zxingcpp.read_barcodes(decoded(png(drawn("a coverage", theme)))) == []


def test_the_same_bytes_whoever_asks(tmp_path: Path) -> None:
    program = (
        "import sys; from ttdn_cli.__main__ import main\n"
        "sys.argv = ['ttdn', 'image', '58/63', '-', '--to', sys.argv[1], '--lang', 'vi']; main()"
    )

    def written(form: str, **env: str) -> bytes:
        command = [sys.executable, "-c", program, form]
        return subprocess.run(
            command, env=environment(**env), capture_output=True, check=True
        ).stdout

    for form in ("png", "svg", "html"):
        plain = written(form, PYTHONHASHSEED="1")
        elsewhere = {
            "LC_ALL": "C",
            "TZ": "Asia/Tokyo",
            "COLUMNS": "20",
            "PYTHONHASHSEED": "2",
            # No font of the machine is asked.
            "FONTCONFIG_FILE": os.devnull,
        }
        assert written(form, **elsewhere) == plain, form


# The page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_the_page_in_a_browser(
    browser: Browser, tmp_path: Path, name: str, width: int, scheme: str
) -> None:
    file = tmp_path / "fact.html"
    of = card(*IDS[name], Language.VI)
    file.write_text(page(of, code_of(of.address)), encoding="utf-8")
    with opened(browser, file, width=width, scheme=scheme) as (shown, seen):
        text = " ".join(shown.inner_text("body").split())
        for each in (of.headline.text, of.title.text, *of.about, *of.details):
            assert each in text
        assert (ADDRESS in text) is (of.address is not None)
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
        paper = PALETTES["dark" if scheme == "dark" else "light"]["paper"]
        rgb = ", ".join(str(int(paper[at : at + 2], 16)) for at in (1, 3, 5))
        background = "getComputedStyle(document.body).backgroundColor"
        assert shown.evaluate(background) == f"rgb({rgb})"
        assert [each for each in seen.requests if not each.startswith(("file:", "data:"))] == []
        assert seen.complaints == []
        # Also on a dark page its code is dark on light.
        codes = zxingcpp.read_barcodes(decoded(shown.screenshot(full_page=True)))
        assert [each.text for each in codes] == [each for each in [of.address] if each]
        shown.evaluate(axe_script())
        found = shown.evaluate(RUN_AXE)
        assert found["violations"] == []
        assert found["checked"] > 10


def test_the_unseen_text_is_not_drawn(browser: Browser) -> None:
    """Else it would be drawn over the outlines, in whatever font a viewer has."""
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    try:
        page.set_content(f"<body style='margin: 0'>{drawn('a person')}")
        before = page.screenshot()
        assert page.evaluate("document.querySelectorAll('text').length") > 5
        page.evaluate("document.querySelectorAll('text').forEach(each => each.remove())")
        assert page.screenshot() == before
    finally:
        page.close()


def test_the_picture_in_a_browser(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "fact.svg"
    file.write_text(drawn("with an address"), encoding="utf-8")
    with opened(browser, file, width=1280) as (shown, seen):
        boxes = shown.evaluate(
            "[...document.querySelectorAll('text, use, rect')].map(each => {"
            "const box = each.getBoundingClientRect();"
            "return [box.left, box.top, box.right, box.bottom]})"
        )
        assert all(
            min(left, top) >= 0 and right <= 1200 and bottom <= 630
            for left, top, right, bottom in boxes
        )
        assert [each for each in seen.requests if not each.startswith("file:")] == []
        assert seen.complaints == []
