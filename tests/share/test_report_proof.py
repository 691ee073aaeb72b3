"""What the page says of proof: never more than was proven in the run that made it."""

from __future__ import annotations

import html
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import DIRECTIVE, VISIT, Ttdn
from ttdn_cli import load

TEXT = VISIT.with_suffix(".txt").read_text(encoding="utf-8")


def shown(page: str, lang: str = "en") -> list[str]:
    """Return the lines on the first screen that say what is proven."""
    article = re.findall(rf'<article lang="{lang}".*?</article>', page, re.S)[0]
    marks = re.findall(r'<p class="mark.*?</p>', article, re.S)
    return [html.unescape(re.sub("<.*?>", "", each)) for each in marks]


class Case(NamedTuple):
    """A dataset and its text, what is changed of that, and what the page then says of proof."""

    data: Path
    old: str
    new: str
    said: list[str]
    unproven: set[str]


CASES = {
    "all of it": Case(
        DIRECTIVE, "", "", ["✓ 55 of 55 facts proven against a.txt on {today}"], set()
    ),
    "a figure is another one": Case(
        DIRECTIVE,
        "2.316",
        "2.317",
        [
            "54 of 55 facts proven against a.txt on {today}",
            "Not proven: 2.316 hộ – Vĩnh Sa City: Household businesses at the markets",
        ],
        {"ho-kinh-doanh"},
    ),
    "one record nobody has reviewed, and one is not in the text": Case(
        VISIT,
        "",
        "",
        [
            "Draft, 1 not reviewed",
            "77 of 78 facts have their quotes in a.txt, 76 of these are reviewed and proven "
            "({today})",
            "1 not in the text",
        ],
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_says_what_this_run_has_proven(ttdn: Ttdn, tmp_path: Path, case: Case) -> None:
    text = case.data.with_suffix(".txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text.replace(case.old, case.new), encoding="utf-8")
    out, before = tmp_path / "page.html", date.today()
    files = ["--data", str(case.data), "--in", str(tmp_path / "a.txt")]
    done = ttdn("report", str(out), "--lang", "en", *files)
    assert (done.code, done.out) == (0, "")
    assert len(done.err.splitlines()) == bool(case.unproven)
    page = out.read_text(encoding="utf-8")
    # The day may have changed meanwhile.
    days = [f"{day.day} {day:%B %Y}" for day in {before, date.today()}]
    assert shown(page) in [[each.format(today=day) for each in case.said] for day in days]
    english = page.split('<article lang="vi"', 1)[0]
    facts = re.split(r'<div class="fact [^>]*id="en-', english)[1:]
    marked = {each.split('"')[0] for each in facts if '<p class="warning">not proven</p>' in each}
    assert marked == case.unproven


def test_without_a_text_nothing_is_called_proven(ttdn: Ttdn) -> None:
    for lang in ("vi", "en"):
        page = ttdn("report", "-", "--data", str(VISIT), "--lang", lang).out
        assert any(each.endswith("ttdn verify …") for each in shown(page, lang))
        assert "✓" not in page
        assert 'class="run"' not in page
        assert not [
            each for each in re.split(r"(?<=[.!?]) ", TEXT) if each in page and len(each) > 90
        ]


WRONG = "This is another text, of another day. It has nothing of it."


def test_another_text_makes_no_page(ttdn: Ttdn, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(WRONG, encoding="utf-8")
    out = tmp_path / "page.html"
    done = ttdn("report", str(out), "--in", str(tmp_path / "b.txt"), "--data", str(VISIT))
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "does not look like the published text" in done.err
    assert done.err.endswith("Give the right text.\n")
    assert not out.exists()


def test_the_text_can_be_piped(ttdn: Ttdn) -> None:
    done = ttdn("report", "-", "--in", "-", "--data", str(VISIT), stdin=TEXT)
    assert done.code == 0
    assert done.out.count('class="run"') > 100
    refused = ttdn("report", "-", "--in", "-", "--data", "-", stdin=TEXT)
    assert (refused.code, refused.out) == (2, "")
    assert "cannot both be standard input" in refused.err


def test_a_text_that_is_not_there(ttdn: Ttdn, tmp_path: Path) -> None:
    done = ttdn("report", str(tmp_path / "page.html"), "--in", "none.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ttdn: none.txt: no such file.")
    assert [*tmp_path.iterdir()] == []


def test_the_text_is_not_overwritten(ttdn: Ttdn, tmp_path: Path) -> None:
    text = tmp_path / "text.html"
    for option in ("--in", "--data"):
        text.write_text(TEXT, encoding="utf-8")
        done = ttdn("report", str(text), option, str(tmp_path / "." / "text.html"), "--force")
        assert (done.code, done.out) == (2, "")
        assert done.err.endswith("is a file to read. Use another name to write.\n")
        assert text.read_text(encoding="utf-8") == TEXT
    done = ttdn("check", str(text), "--html", str(text), "--force", "--data", str(VISIT))
    assert done.code == 2
    assert text.read_text(encoding="utf-8") == TEXT


def test_an_empty_path_is_no_text(ttdn: Ttdn) -> None:
    done = ttdn("report", "-", "--in", "")
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1


def test_a_quote_that_moved_names_where_it_stands(ttdn: Ttdn, tmp_path: Path) -> None:
    first, *others = TEXT.split("\n\n")
    moved = next(each for each in others if "She treated more than" in each)
    rest = [each for each in others if each is not moved]
    (tmp_path / "a.txt").write_text("\n\n".join([first, *rest, moved]), encoding="utf-8")
    args = ["--in", str(tmp_path / "a.txt"), "--data", str(VISIT), "--lang", "en"]
    page = ttdn("report", "-", *args).out
    ids, english = set(re.findall(r' id="(.*?)"', page)), page.split('<article lang="vi"')[0]
    assert set(re.findall(r'href="#(p[0-9]+)"', page)) <= ids
    fact = english.split('id="en-valmaas-patients"')[1].split("</details>")[0]
    (place,) = set(re.findall(r'class="where[^"]*" href="#(p[0-9]+)"', fact))
    paragraph = page.split(f'id="{place}"')[1].split("</p>")[0]
    assert "She treated more than" in re.sub("<.*?>", "", paragraph)


def test_a_quote_that_is_missing_says_so(ttdn: Ttdn, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.replace("She treated", "They saw"), encoding="utf-8")
    args = ["--in", str(tmp_path / "a.txt"), "--data", str(VISIT), "--lang", "en"]
    page = ttdn("report", "-", *args).out
    fact = page.split('id="en-valmaas-patients"')[1].split("</details>")[0]
    assert "para. 7 · not found in the text</span>" in fact
    assert "Not proven: " in html.unescape(re.sub("<.*?>", "", page))


def test_a_wrong_title_is_named(ttdn: Ttdn, tmp_path: Path) -> None:
    text = DIRECTIVE.with_suffix(".txt").read_text(encoding="utf-8")
    title = load(DIRECTIVE).source.title or ""
    (tmp_path / "a.txt").write_text(text.replace(title, "Văn bản khác"), encoding="utf-8")
    args = ["--in", str(tmp_path / "a.txt"), "--data", str(DIRECTIVE), "--lang", "en"]
    done = ttdn("report", "-", *args)
    assert "Not proven: the title of the text" in shown(done.out)
    assert "✓" not in done.out
    assert "facts are proven and the title is not. Try: ttdn verify " in done.err


def test_a_dataset_without_facts_makes_a_page(ttdn: Ttdn, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xin chào các bạn.\n", encoding="utf-8")
    ttdn("draft", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.yaml"))
    for more in ([], ["--in", str(tmp_path / "a.txt")]):
        done = ttdn("report", "-", "--data", str(tmp_path / "a.yaml"), *more)
        assert (done.code, done.err) == (0, "")
        assert "<h1" in done.out
        assert "✓" not in done.out


@pytest.mark.parametrize(
    "command", [["report", "-", "--in"], ["verify"], ["show", "tomas-reinholt", "--in"]]
)
def test_a_dataset_is_no_proof_of_itself(ttdn: Ttdn, command: list[str]) -> None:
    done = ttdn(*command, str(VISIT), "--data", str(VISIT))
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("is a dataset, not a published text. Give the text itself.\n")
