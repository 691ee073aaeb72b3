"""The layout: whatever a card says, all of it is in the picture, and nothing lies on another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from tests.conftest import DIRECTIVE, RESOLUTION, SECOND, SPEECH, VISIT
from tests.share.image.cards import ADDRESS, CARDS, card, replaced
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.query.identify import known_records
from ttdn_cli.query.view import Run, View
from ttdn_cli.share.image.card import Bar, Card, Passage, card_of
from ttdn_cli.share.image.layout import HEIGHT, WIDTH, lay_out
from ttdn_cli.share.image.shapes import Box, Code, Shape, Text
from ttdn_cli.text.locales import Language

MARGIN = 24
DATASETS = [SPEECH, SECOND, VISIT, DIRECTIVE, RESOLUTION, SECOND.with_name("walk.yaml")]


class Place(tuple[str, float, float, float, float]):
    """What lies there, its left, top, right and bottom."""

    __slots__ = ()


def places(shapes: list[Shape]) -> Iterator[Place]:
    """Yield where letters and codes are: letters from the top of a capital to below the line."""
    for each in shapes:
        if isinstance(each, Text):
            size, right = each.piece.style.size, each.x + each.piece.width
            top, bottom = each.baseline - 0.7 * size, each.baseline + 0.2 * size
            yield Place((each.piece.text, each.x, top, right, bottom))
        elif isinstance(each, Code):
            side = each.code.size * each.module
            yield Place(("code", each.x, each.y, each.x + side, each.y + side))


def faults(shapes: list[Shape]) -> list[str]:
    """Return what is outside of the picture or lies on something else."""
    every = [*places(shapes)]
    outside = [
        f"outside: {text}"
        for text, left, top, right, bottom in every
        if left < MARGIN or top < MARGIN or right > WIDTH - MARGIN or bottom > HEIGHT - MARGIN
    ]
    over = [
        f"{one[0]} lies on {other[0]}"
        for one, other in combinations(every, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 1
        and min(one[4], other[4]) - max(one[2], other[2]) > 1
    ]
    boxes = [each for each in shapes if isinstance(each, Box)]
    wide = [each for each in boxes if each.x < 0 or each.x + each.width > WIDTH]
    return [*outside, *over, *map(str, wide)]


def texts(of: Card) -> str:
    return " ".join(each.piece.text for each in lay_out(of) if isinstance(each, Text))


@pytest.mark.parametrize("path", DATASETS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", Language)
def test_every_record_has_its_place(path: Path, language: Language) -> None:
    view = View(Index(load(path)), language)
    for id_ in known_records(view.index):
        assert faults(lay_out(card_of(id_, view))) == [], id_


@settings(max_examples=30)
@given(CARDS)
def test_too_much_of_anything_stays_within(of: Card) -> None:
    assert faults(lay_out(of)) == []


LONG = "Ủy ban nhân dân thành phố trực thuộc Trung ương " * 40


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"headline": Run(LONG)}, id="headline"),
        pytest.param({"headline": Run("Ư" * 5_000)}, id="one word"),
        pytest.param({"headline": Run("1.234.567.890 " * 9), "bar": None}, id="figure"),
        pytest.param({"about": (LONG,)}, id="explanation"),
        pytest.param({"about": (LONG,) * 9}, id="explanations"),
        pytest.param({"details": (LONG, *["As of: December 2023"] * 9)}, id="details"),
        pytest.param({"other": Run(LONG)}, id="the other language"),
        pytest.param({"who": LONG, "role": LONG}, id="who"),
        pytest.param({"occasion": LONG, "when": LONG}, id="where"),
        pytest.param({"title": Run(f"“{LONG}”"), "publisher": LONG}, id="title"),
        pytest.param({"address": f"{ADDRESS}?{'q' * 9_000}"}, id="address"),
    ],
)
def test_one_part_that_is_far_too_long(changes: dict[str, object]) -> None:
    of = replaced(**changes)
    assert faults(lay_out(of)) == []
    assert "…" in texts(of)
    if "headline" not in changes:
        # What is long elsewhere takes nothing away from the fact.
        assert "58/63" in texts(of)


@pytest.mark.parametrize("quotes", [(), (Run("“một”"),), (Run("“một”"), Run("“hai”"))])
def test_a_word_that_is_said_everywhere_is_shown_twice_at_most(quotes: tuple[Run, ...]) -> None:
    passages = tuple(Passage(place=f"para. {each}", quotes=quotes) for each in range(1, 40))
    of = replaced(passages=passages)
    assert faults(lay_out(of)) == []
    assert 1 <= texts(of).count("para.") <= 2


def test_the_fewer_words_the_larger() -> None:
    def size(text: str) -> float:
        of = replaced(headline=Run(text), is_figure=False, bar=None)
        return max(each.piece.style.size for each in lay_out(of) if isinstance(each, Text))

    sizes = [size("Cơ quan " * count) for count in (1, 6, 12, 40)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes)


@pytest.mark.parametrize("words", [6, 12, 13])
def test_a_heading_has_lines_of_about_one_length(words: int) -> None:
    of = replaced(headline=Run("Cơ quan " * words), is_figure=False, bar=None)
    pieces = [each.piece for each in lay_out(of) if isinstance(each, Text)]
    largest = max(each.style.size for each in pieces)
    lines = [each.width for each in pieces if each.style.size == largest]
    assert len(lines) > 1
    assert min(lines) > 0.75 * max(lines)


@pytest.mark.parametrize("share", [0.0, 7.94, 92.06, 100.0])
def test_a_bar_is_as_long_as_its_share(share: float) -> None:
    of = replaced(bar=Bar(share=share, said="x", left=""))
    whole, part = [each for each in lay_out(of) if isinstance(each, Box) and each.height == 18]
    assert (part.x, part.y) == (whole.x, whole.y)
    assert part.width == pytest.approx(whole.width * share / 100)


def test_a_name_is_cut_before_what_follows_it() -> None:
    said = texts(card("trang-cong-dia-phuong"))
    assert "…, Đà Lạt, Lâm Đồng, 6 June [2024]" in said
    assert "…, Vietnam.vn" in said
    vi = texts(card("trang-cong-dia-phuong", language=Language.VI))
    assert "…”, Vietnam.vn" in vi


@pytest.mark.parametrize("id_", ["trang-cong-dia-phuong", "ke-hoach-tinh-thanh"])
def test_a_code_leaves_room_for_the_other_language(id_: str) -> None:
    plain = card(id_, language=Language.VI)
    address = f"https://www.halvoria.example/{'tin-tuc-' * 8}1"
    of = msgspec.structs.replace(plain, address=address)
    assert faults(lay_out(of)) == []
    assert any(isinstance(each, Code) for each in lay_out(of))
    assert plain.other
    assert plain.other.text.split(" – ")[0] in texts(of)
    assert any(each.piece.style.italic for each in lay_out(of) if isinstance(each, Text))


@pytest.mark.parametrize(
    ("address", "there"),
    [
        pytest.param(ADDRESS, True, id="an address of the web"),
        pytest.param(None, False, id="none"),
        pytest.param("Công báo số 5, trang 3", False, id="no address of the web"),
        pytest.param("javascript:alert(1)", False, id="another scheme"),
        pytest.param(f"{ADDRESS}?{'q' * 400}", False, id="too long to be read from a picture"),
        pytest.param(f"{ADDRESS}?{'q' * 9_000}", False, id="too long for any code"),
    ],
)
def test_a_code_is_of_an_address_that_a_phone_opens(address: str | None, there: bool) -> None:
    shapes = lay_out(replaced(address=address))
    codes = [each for each in shapes if isinstance(each, Code)]
    assert len(codes) == there
    assert all(each.module >= 2 for each in codes)
