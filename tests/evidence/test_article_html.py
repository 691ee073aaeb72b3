"""What of a web page is its text: what a reader sees of it, and nothing that is hidden."""

from __future__ import annotations

import random
import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ttdn_cli.evidence.html import read_page
from ttdn_cli.evidence.parts import Part, RefusedError


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        pytest.param("<p>a</p><p>b</p>", ["a", "b"], id="a paragraph is a line"),
        pytest.param("<p>a<br>b<br/>c</p>", ["a", "b", "c"], id="a break ends a line"),
        pytest.param("<p><b>58</b>/<i>63</i></p>", ["58/63"], id="tags inside a word"),
        pytest.param("<p>H&agrave;&nbsp;N&#7897;i &amp; c</p>", ["Hà Nội & c"], id="entities"),
        pytest.param("<p>&#" + "9" * 5000 + ";a</p>", ["\ufffda"], id="no such character"),
        pytest.param("<p>&#" + "0" * 5000 + "65;</p>", ["A"], id="a character with zeros before"),
        pytest.param("<p>a\n   b</p>", ["a b"], id="a wrapped line"),
        pytest.param(
            "<html><head><title>t</title><style>s</style></head><body><p>a", ["a"], id="head"
        ),
        pytest.param("<head><title>t</title><p>a</p>", ["a"], id="a head without an end"),
        pytest.param("<head><meta charset=utf-8><body>a", ["a"], id="a head ended by the body"),
        pytest.param("<div><nav>n<p>m</div><p>a", ["a"], id="what was not ended ends with its box"),
        pytest.param("<script>if (a < b) '</p>'</script><p>a", ["a"], id="script"),
        pytest.param("<script><!--<script></script>58</script>a", ["a"], id="script in a script"),
        pytest.param("<p>5<script>x</script>8</p>", ["58"], id="script inside a word"),
        pytest.param("<p>a<!-- c --></p><!-->b", ["a", "b"], id="comment"),
        pytest.param("<p>10<sup>6</sup> m<sup>2</sup></p>", ["10⁶ m2"], id="a power is no digit"),
        pytest.param("<p>a <b 58", ["a"], id="a tag that is not ended"),
    ],
)
def test_the_text_of_a_page(page: str, lines: list[str]) -> None:
    assert lines_of(page) == lines


def lines_of(page: str) -> list[str]:
    text = read_page(page).text
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("page", "part"),
    [
        ("<p hidden>58</p>", "hidden"),
        ("<p HIDDEN=until-found>58", "hidden"),
        ("<p style='color: red; display:none'>58</p>", "hidden"),
        ("<p style='DISPLAY : NONE ! important; display: block'>58</p>", "hidden"),
        ("<p style='display:none;display:nothing'>58</p>", "hidden"),
        ("<p style='display:/**/none'>58</p>", "hidden"),
        ("<p style='d\\69splay:none'>58</p>", "hidden"),
        ("<p style='display&#58;none'>58</p>", "hidden"),
        ("<p style='visibility:hidden'>58</p>", "hidden"),
        ("<p style='visibility:collapse'>58</p>", "hidden"),
        ("<p style='opacity:0'>58</p>", "hidden"),
        ("<p style='font-size: 0px'>58</p>", "hidden"),
        ("<noscript><p>58</p></noscript>", "hidden"),
        ("<textarea>58</textarea>", "hidden"),
        ("<select><option>58</select>", "hidden"),
        ("<iframe>58</iframe>", "hidden"),
        ("<svg><text>58</text></svg>", "hidden"),
        ("<svg><desc><p>58</desc></svg>", "hidden"),
        ("<object>58</object>", "hidden"),
        ("<video>58</video>", "hidden"),
        ("<canvas>58</canvas>", "hidden"),
        ("<datalist><option>58</datalist>", "hidden"),
        ("<dialog>58</dialog>", "hidden"),
        ("<span popover>58</span>", "hidden"),
        ("<form hidden><div>a</form>58</div>", "hidden"),
        ("<b hidden>a<p>58</p>", "hidden"),
        ("<h1 hidden>a<b>b<h2>58", "hidden"),
        ("<p hidden><table><td>58", "hidden"),
        ("<s>58</s>", "retracted"),
        ("<del>58</del>", "retracted"),
        ("<strike>58</strike>", "retracted"),
        ("<s>a<p>58</p></s>", "retracted"),
        ("<span style='text-decoration: line-through red'>58</span>", "retracted"),
        ("<span style='text-decoration-line: line-through'>58</span>", "retracted"),
        ("<nav>58</nav>", "nav"),
        ("<aside>58</aside>", "aside"),
        ("<header>58</header>", "header"),
        ("<footer>58</footer>", "footer"),
        ("<main>a</main><footer>58</footer>", "footer"),
    ],
)
def test_what_no_reader_sees_or_what_is_not_of_the_article(page: str, part: Part) -> None:
    gathered = read_page(page)
    assert "58" not in gathered.text
    assert "58" in gathered.left_out[part]


@pytest.mark.parametrize(
    "page",
    [
        "<details>58</details>",
        "<dialog open>58</dialog>",
        "<p hidden style='display:block'>58</p>",
        "<p style='display:none;display:block'>58</p>",
        "<p style='opacity:0.5;font-size:large;color:red'>58</p>",
        "<p hidden>a<p>58",
        "<ul><li hidden>a<li>58</ul>",
        "<table><tr><td hidden>a<td>58</table>",
        "<p><del>a</p><p>58</p>",
        "<svg><text>a<p>58</p>",
        "<article><header>58</header></article>",
        "<main><footer>58</footer></main>",
        "<main><nav>58</nav></main>",
        "<article><div><aside>58</aside></div></article>",
        "<p popover style='display:block'>58</p>",
        "<math><mn>58</mn></math>",
        "<ins>58</ins>",
        "<button>58</button>",
    ],
)
def test_what_a_reader_sees(page: str) -> None:
    assert "58" in read_page(page).text


def test_what_is_left_of_a_word_is_not_joined_where_a_reader_sees_that_something_was_there() -> (
    None
):
    assert lines_of("<p>5<s>9</s>8, a<s>b</s>.</p>") == ["5 8, a."]
    assert lines_of("<p>5<span style='visibility:hidden'>9</span>8</p>") == ["5 8"]
    assert lines_of("<p>5<span hidden>9</span>8</p>") == ["58"]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>hơn <svg><text>≥</text></svg>58", ["hơn \ufffc58"]),
        ("<p>a <svg/> 58", ["a \ufffc58"]),
        ("<p>a <img alt='≥'><img> (58)", ["a \ufffc(58)"]),
        ("<p>a <input value='gần'> 58", ["a \ufffc58"]),
        ("<p>58% <img alt='nghìn'> b", ["58%\ufffc b"]),
        ("<p>58<canvas></canvas>63", ["58\ufffc63"]),
        ("<p>a <svg><text>gần</text></svg>, 58", ["a \ufffc, 58"]),
        ("<p>a <select><option>gần</select> 58", ["a \ufffc58"]),
        ("<p>a <button><img></button> 58", ["a \ufffc58"]),
        ("<p>a <picture><source><img></picture>58", ["a \ufffc58"]),
        ("<p>a<img>b <img> c", ["a b c"]),
        ("<p><img></p><p>58", ["58"]),
        ("<p>a <input type=hidden value=b>58", ["a 58"]),
        ("<p>a <img hidden>58", ["a 58"]),
        ("<p>a <span hidden><img></span>58", ["a 58"]),
    ],
)
def test_what_is_no_text_leaves_a_mark_at_a_number(page: str, lines: list[str]) -> None:
    assert lines_of(page) == lines


UNSEEN = {"script", "svg", "object", "select", "textarea", "template", "s", "del"}
AROUND = ("header", "footer", "nav", "aside")
TAGS = {
    "blocks": "p div span b i nav header footer article main aside li ul ol dd dt h1 h2 del s",
    "lists": "p div s span li ul button address em form",
    "tables": "table tr td th tbody caption p div span s b li ul button nav",
    "drawings": "svg desc foreignObject title p b div span g s",
    "scopes": "object marquee applet template select option p div s span b nav li",
}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("tags", TAGS.values(), ids=TAGS)
def test_no_word_is_read_that_a_browser_would_not_show(tags: str, seed: int) -> None:
    """Tags in any order, read as selectolax reads them, whose engine follows the standard."""
    chance = random.Random(seed)
    for _ in range(250):
        pieces = ["<!DOCTYPE html><body>"]
        for number in range(chance.randint(1, 14)):
            tag = chance.choice(tags.split())
            hidden = " hidden" if tag != "form" and chance.random() < 0.25 else ""
            pieces.append(chance.choice([f"<{tag}{hidden}>", f"</{tag}>", ""]))
            pieces.append(f"w{number} ")
        page = "".join(pieces)
        words = re.findall(r"w\d+", read_page(page).text)
        assert set(words) <= set(seen(page)), page


def seen(page: str) -> list[str]:
    """Return the words that a browser shows, by the tree of the page."""
    found: list[str] = []

    def walk(node: LexborNode, shown: bool, in_article: bool) -> None:
        name = node.tag or ""
        if name == "-text":
            found.extend(re.findall(r"w\d+", (node.text_content or "") if shown else ""))
        shown = shown and name not in UNSEEN and name != "title" and "hidden" not in node.attributes
        shown = shown and (in_article or name not in AROUND)
        child = node.child
        while child is not None:
            walk(child, shown, in_article or name in ("article", "main"))
            child = child.next

    root = LexborHTMLParser(page).root
    assert root is not None
    walk(root, True, False)
    return found


UNENDED = {
    "comments": "<!-- ",
    "short comments": "<!-->",
    "attributes": '<a a="',
    "attributes of one tag": "a=1 ",
    "instructions": "<?x ",
    "sections": "<![CDATA[",
    "angles": "<",
    "references": "&am",
    "boxes": "<div>",
    "end tags": "<div></x></p></",
    "scripts": "<script><!--<script>",
    "formatting": "<b><i><u></p>",
    "tables": "<table><td>",
    "lists": "<li><ul></li>",
    "drawings": "<svg><desc><b>",
    "pictures": "<img> ",
    "styles": "<p style='/*",
    "style values": "a:b;",
}


@pytest.mark.parametrize("unended", UNENDED.values(), ids=UNENDED)
def test_a_page_that_never_ends_what_it_begins_is_read_or_refused(unended: str) -> None:
    start = "<a " if unended == "a=1 " else "<p style='" if unended == "a:b;" else ""
    try:
        page = read_page(start + unended * (800_000 // len(unended)))
    except RefusedError as error:
        assert str(error).endswith("Keep only the article.")  # noqa: PT017 - may be read too
    else:
        assert len(page.text) <= 800_000
