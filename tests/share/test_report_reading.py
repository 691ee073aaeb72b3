"""The published text beside the facts, in a real browser: what is lit, and what leads where."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.conftest import VISIT, forked
from tests.tools.browser import axe_script, chromium, opened

SOURCE = VISIT.with_suffix(".txt")
HOSTILE = (
    "<script>window.owned = 1</script> <img src=x onerror='window.owned = 2'> \u202e {{ 7 * 7 }}"
)
LIT_RUNS = "[...document.querySelectorAll('.run.lit')].map(each => each.textContent)"
LIT_FACTS = "[...document.querySelectorAll('.fact.lit')].map(each => each.id)"
CURRENT = "document.activeElement.textContent"
PHONE = 390


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the visit beside its text, which has a line more that a browser could obey."""
    folder = tmp_path_factory.mktemp("reading")
    text = folder / "visit.txt"
    text.write_text(f"{SOURCE.read_text(encoding='utf-8')}\n{HOSTILE}\n", encoding="utf-8")
    out = folder / "visit.html"
    done = forked("report", str(out), "--in", str(text), "--data", str(VISIT), "--lang", "en")
    assert done == (0, "", "")
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    with opened(browser, report) as (page, seen):
        yield page
        assert seen.complaints == []
        assert {each for each in seen.requests if each != "data:,"} == {report.as_uri()}


@pytest.fixture
def phone(browser: Browser, report: Path) -> Iterator[Page]:
    with opened(browser, report, width=PHONE) as (page, _):
        yield page


def see(page: Page, selector: str, inside: str | None = None) -> None:
    """Wait until the first of what a selector names is in view, in the window or in a part."""
    script = """([selector, inside]) => {
        const {top, bottom} = document.querySelector(selector).getBoundingClientRect();
        const box = inside
            ? document.querySelector(inside).getBoundingClientRect()
            : {top: 0, bottom: innerHeight};
        return top >= box.top - 1 && bottom <= box.bottom + 1;
    }"""
    page.wait_for_function(script, arg=[selector, inside], timeout=5000)


def arrive(page: Page, id_: str) -> None:
    """Wait until the address of the page leads to an element."""
    page.wait_for_function("id => location.hash === `#${id}`", arg=id_, timeout=5000)


def test_a_fact_that_is_pointed_at_lights_its_words_and_moves_only_the_text(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 420})
    heading = page.locator("#en-nguyen-sao-mai .body > :first-child")
    heading.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    heading.hover()
    assert page.evaluate(LIT_RUNS) == [
        "Nguyen Sao Mai of the ",
        "Lindhaven Institute of Technology",
    ]
    assert page.evaluate(LIT_FACTS) == ["en-nguyen-sao-mai", "vi-nguyen-sao-mai"]
    see(page, ".run.lit", "#reading")
    assert page.evaluate("scrollY") == before
    page.mouse.move(5, 5)
    assert page.evaluate(LIT_RUNS) == []


def test_words_that_are_pointed_at_light_all_their_facts(page: Page) -> None:
    run = page.locator("#p7 .run", has_text="Dr Ingrid Valmaas").first
    before = page.evaluate("scrollY")
    run.hover()
    assert page.evaluate(LIT_FACTS)[:1] == ["en-ingrid-valmaas"]
    assert len(page.evaluate(LIT_RUNS)) == 1
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == before


def test_what_moves_below_a_pointer_that_rests_is_not_pointed_at(phone: Page) -> None:
    phone.locator("#panes button[data-pane=text]").dispatch_event("click")
    phone.locator("#p7 .run", has_text="She treated more than").click()
    arrive(phone, "en-valmaas-patients")
    phone.wait_for_timeout(300)  # Long enough for the browser to see what is below the pointer.
    assert phone.evaluate(LIT_FACTS)[:1] == ["en-valmaas-patients"]


def test_words_lead_to_their_fact_and_then_to_the_next(page: Page) -> None:
    run = page.locator("#p7 .run[data-facts*=' ']").first
    ids = (run.get_attribute("data-facts") or "").split()
    assert len(ids) == len(set(ids)) > 1
    for id_ in (*ids, ids[0]):
        run.click()
        arrive(page, f"en-{id_}")
        see(page, f"#en-{id_}")


def test_words_lead_to_a_fact_in_the_language_that_is_shown_and_that_the_search_hides(
    page: Page,
) -> None:
    page.get_by_role("button", name="Tiếng Việt").click()
    page.get_by_role("searchbox").fill("Mekong")
    assert not page.locator("#vi-joris-vandermeel").is_visible()
    page.locator(".run[data-facts='joris-vandermeel']").click()
    arrive(page, "vi-joris-vandermeel")
    see(page, "#vi-joris-vandermeel")
    assert page.locator("html").get_attribute("lang") == "vi"


def test_the_text_is_one_stop_of_the_tab_key_and_arrows_go_through_it(page: Page) -> None:
    runs = page.locator(".run")
    assert runs.count() > 50
    assert page.locator(".run[tabindex='0']").count() == 1
    first, second = (runs.nth(number).inner_text() for number in (0, 1))
    runs.first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(CURRENT) == second
    assert page.evaluate(LIT_RUNS) == [second]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(CURRENT) == first
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('.run')")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(CURRENT) == first
    page.keyboard.press("Escape")
    assert page.evaluate(LIT_RUNS) == page.evaluate(LIT_FACTS) == []


def test_a_fact_that_has_the_focus_lights_its_words_whatever_the_pointer_is_on(page: Page) -> None:
    page.locator("#en-students .body > :first-child").hover()
    page.locator("#en-joris-vandermeel summary").focus()
    assert page.evaluate(LIT_RUNS) == ["Our poet Joris Vandermeel once wrote"]
    see(page, ".run.lit", "#reading")


def test_the_number_of_a_paragraph_leads_to_the_words_there_and_they_lead_back(page: Page) -> None:
    page.locator("#en-treaty-1975 summary").click()
    page.locator("#en-treaty-1975 a[href='#p8']").first.click()
    assert page.evaluate(CURRENT) == "On 18 August 1975 "
    assert page.evaluate(LIT_FACTS)[:1] == ["en-treaty-1975"]
    page.keyboard.press("Enter")
    arrive(page, "en-treaty-1975")  # Another fact of these words comes first.
    page.locator("#p8 .run").first.click()
    arrive(page, "en-treaty-signed")
    page.locator("#en-treaty-1975 a[href='#p8']").first.click()
    page.keyboard.press("Enter")
    arrive(page, "en-treaty-1975")


def test_a_phone_has_one_pane_at_a_time_and_keeps_the_place_in_each(phone: Page) -> None:
    facts, text = (phone.locator(f"#panes button[data-pane={each}]") for each in ("facts", "text"))
    reading, fact = phone.locator("#reading"), phone.locator("#en-joris-vandermeel")
    assert (fact.is_visible(), reading.is_visible()) == (True, False)
    fact.locator(".body > :first-child").click(position={"x": 4, "y": 4})
    # Not by a click: where the bar is not in view, that scrolls to it first.
    left = phone.evaluate("scrollY")
    text.dispatch_event("click")
    assert (fact.is_visible(), reading.is_visible()) == (False, True)
    assert text.get_attribute("aria-pressed") == "true"
    assert facts.get_attribute("aria-pressed") == "false"
    see(phone, ".run.lit")
    facts.dispatch_event("click")
    assert phone.evaluate("scrollY") == left
    text.dispatch_event("click")
    phone.locator("#p7 .run", has_text="She treated more than").click()
    arrive(phone, "en-valmaas-patients")
    see(phone, "#en-valmaas-patients .body > :first-child")
    text.dispatch_event("click")
    see(phone, "#p7 .run.lit")
    box = text.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44


def test_what_is_looked_for_is_seen_on_a_phone_whatever_was_open(phone: Page) -> None:
    phone.locator("#panes button[data-pane=text]").click()
    assert not phone.locator(".fact").first.is_visible()
    phone.get_by_role("searchbox").fill("Valmaas")
    assert phone.locator(".fact:visible").count() > 0
    assert not phone.locator("#reading").is_visible()


def test_a_link_to_a_fact_lights_its_words(browser: Browser, report: Path) -> None:
    with opened(browser, report) as (page, _):
        page.goto("about:blank")
        page.goto(f"{report.as_uri()}#en-valmaas-patients")
        lit = page.evaluate(LIT_RUNS)
        assert "She treated more than 4,000 patients" in " ".join(lit)
        see(page, ".run.lit", "#reading")


def test_the_contents_lead_out_of_the_text_on_a_phone(phone: Page) -> None:
    for _ in range(2):  # The second time the address does not change.
        phone.locator("#panes button[data-pane=text]").click()
        phone.evaluate("scrollTo(0, 1500)")
        phone.locator("details.contents:visible summary").click()
        phone.locator('details.contents:visible a[href="#en_section_legal_references"]').click()
        see(phone, "#en_section_legal_references")


def test_the_way_back_leads_to_the_text_on_a_phone(phone: Page) -> None:
    phone.locator("#panes button[data-pane=text]").click()
    run = phone.locator("#p7 .run", has_text="She treated more than")
    run.scroll_into_view_if_needed()
    left = phone.evaluate("scrollY")
    run.click()
    see(phone, "#en-valmaas-patients .head")
    phone.go_back()
    phone.wait_for_function("left => Math.abs(scrollY - left) < 2", arg=left, timeout=5000)
    assert phone.locator("#reading").is_visible()


def test_words_that_are_pointed_at_name_their_facts(page: Page) -> None:
    page.locator("#p7 .run", has_text="She treated more than").hover()
    assert "Patients treated by Dr Valmaas" in page.locator("#named").inner_text()


def test_what_only_the_text_has_is_found_there(page: Page) -> None:
    page.get_by_role("searchbox").fill("Imprint")
    assert page.get_by_role("status").inner_text().endswith(" · 1 in the text")


def test_a_link_to_a_paragraph_opens_the_text(browser: Browser, report: Path) -> None:
    with opened(browser, report, width=PHONE) as (page, _):
        page.goto("about:blank")
        page.goto(f"{report.as_uri()}#p12")
        assert page.locator("#reading").is_visible()
        see(page, "#p12")


def test_without_scripts_the_text_follows_the_facts_and_leads_to_them(
    browser: Browser, report: Path
) -> None:
    with opened(browser, report, scripts=False) as (page, _):
        assert page.locator(".text p:visible").count() == page.locator(".text p").count() > 18
        assert not page.locator("#panes").is_visible()
        page.locator(".run[data-facts='joris-vandermeel']").click()
        assert page.url.endswith("#en-joris-vandermeel")
        assert page.locator(".run[tabindex]").count() == 0


def test_the_text_says_whose_it_is_and_what_grey_means_and_nothing_in_it_runs(page: Page) -> None:
    said = page.locator("#reading").inner_text()
    assert "Supplied by whoever made this page: visit.txt" in said
    assert "Grey: no fact quotes or names it." in said
    assert "Màu xám" not in said
    assert HOSTILE.replace("\u202e", "\\u202e") in said
    assert page.evaluate("window.owned") is None
    assert page.locator("#reading :is(img, script)").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, report: Path, scheme: str) -> None:
    run = """axe.run({selectors: false}).then(({violations}) =>
        violations.map(each => [each.id, each.nodes.map(node => node.html)]))"""
    with opened(browser, report, scheme=scheme) as (page, _):
        page.evaluate(axe_script())
        page.locator("#en-dang-quoc-thuan summary").click()
        assert page.locator(".lit").count() > 3
        assert page.evaluate(run) == []
        page.set_viewport_size({"width": PHONE, "height": 844})
        page.locator("#panes button[data-pane=text]").click()
        assert page.evaluate(run) == []


CONTRAST = """
const light = (colour) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data]
        .map((each) => each / 255)
        .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
globalThis.contrast = ([selector, line]) => {
    const style = getComputedStyle(document.querySelector(selector));
    const clear = style.backgroundColor === "rgba(0, 0, 0, 0)";
    const behind = clear ? getComputedStyle(document.body).backgroundColor : style.backgroundColor;
    const [one, other] = [light(style[line]), light(behind)].sort((a, b) => b - a);
    return [(one + 0.05) / (other + 0.05), style.textDecorationStyle, style.textDecorationLine];
};
0
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_covered_and_lit_is_told_by_more_than_its_colour(
    browser: Browser, report: Path, scheme: str
) -> None:
    """Lines of 3 to 1 and words of 4.5 to 1 (WCAG 2.2, 1.4.1, 1.4.3 and 1.4.11)."""
    with opened(browser, report, scheme=scheme) as (page, _):
        page.locator(".run[data-facts='joris-vandermeel']").click()
        page.evaluate(CONTRAST)

        def of(selector: str, line: str) -> tuple[float, str, str]:
            ratio, style, kind = page.evaluate("arg => contrast(arg)", [selector, line])
            return ratio, style, kind

        grey = of(".text p", "color")
        covered, lit = (of(each, "textDecorationColor") for each in (".run:not(.lit)", ".run.lit"))
        assert grey[0] >= 4.5
        assert grey[2] == "none"
        assert covered[0] >= 3
        assert covered[1:] == ("dotted", "underline")
        assert lit[0] >= 3
        assert lit[1:] == ("solid", "underline")


def test_the_text_is_not_printed(page: Page) -> None:
    page.locator(".run[data-facts='joris-vandermeel']").click()
    for width in (1280, PHONE):
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("document.documentElement.dataset.pane = 'text'")
        pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        printed = " ".join(" ".join(each.extract_text().split()) for each in pdf.pages)
        assert "Our poet Joris Vandermeel once wrote" in printed  # The fact and its quote.
        assert "walk home in the rain.” A friendship" not in printed
        assert "supplied by whoever" not in printed
