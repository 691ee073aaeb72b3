"""What stands in a text: tables of cases, and the laws that hold for any text."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import SECOND
from ttdn_cli.extraction.mentions import (
    AddressMention,
    AnyMention,
    DateMention,
    DocumentMention,
    QuantityMention,
    QuotationMention,
    kind_of_mention,
)
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.extraction.reader import extract

CASES = yaml.safe_load((SECOND.parent / "mentions.yaml").read_text(encoding="utf-8"))
OTHER_LANGUAGES = yaml.safe_load((SECOND.parent / "languages.yaml").read_text(encoding="utf-8"))


def said(mention: AnyMention) -> str:
    """Return a mention in one line, as the table of cases has it."""
    match mention:
        case DocumentMention(type=of, number=number, date=date, issuer=issuer, provisions=cited):
            value = " | ".join(map(str, (of, number, date, issuer, cited)))
        case DateMention(iso=iso, inferred_year=year):
            value = f"{iso}" + (f" [{year}]" if year else "")
        case QuantityMention():
            value = _quantity(mention)
        case AddressMention(honorific=honorific, name=name, role=role, body=body):
            value = " | ".join(map(str, (honorific, name, role, body)))
            value += " (group)" if mention.group else ""
        case QuotationMention(quote=quote):
            return quote
        case _:
            return mention.text
    return f"{mention.text} = {value}"


def _quantity(mention: QuantityMention) -> str:
    value = f"{mention.low}..{mention.high}" if mention.value is None else f"{mention.value}"
    if mention.denominator is not None:
        value += f" ({mention.numerator} of {mention.denominator})"
    limit = f"{mention.approximation} " if mention.approximation else ""
    return f"{limit}{value} {mention.unit or '-'} {mention.measure}"


@pytest.mark.parametrize(
    ("kind", "case"),
    [
        pytest.param(kind, case, id=f"{kind}: {case['case']}")
        for every in (CASES, OTHER_LANGUAGES)
        for kind, cases in every.items()
        for case in cases
    ],
)
def test_what_a_text_says(kind: str, case: dict[str, Any]) -> None:
    found = [said(each) for each in extract(case["text"]) if kind_of_mention(each) == kind]
    assert found == case["found"]


def test_a_list_says_what_was_not_beside_a_number() -> None:
    first, second = (
        each for each in extract("Văn bản số 1/TTg-KG và số 2/TTg-KG") if each.text != "TTg"
    )
    assert isinstance(first, DocumentMention)
    assert isinstance(second, DocumentMention)
    assert first.inferred == ["issuer"]
    assert second.inferred == ["type", "issuer"]


def test_paragraphs_are_lines_that_are_not_blank() -> None:
    text = "Một.\n\nNgày 6/6/2024.\n \nNăm 2025 và\n5 xã."
    assert [(each.text, each.paragraph) for each in extract(text)] == [
        ("6/6/2024", 2),
        ("Năm 2025", 3),
        ("5 xã", 4),
    ]


PIECES = [
    *(
        case["text"]
        for every in (CASES, OTHER_LANGUAGES)
        for cases in every.values()
        for case in cases
    ),
    *(
        "\n",
        "\n\n",
        " ",
        "\u00a0",
        "\u200b",
        "–",
        "/",
        "-",
        ".",
        ",",
        "%",
        "½",
        "“",
        "”",
        "(",
        "\u0301",
    ),
    *(
        "số",
        "ngày",
        "tháng",
        "năm",
        "nghìn",
        "tỷ",
        "của",
        "Luật",
        "từ",
        "đến",
        "$",
        "Ð",
        "İ",
        "ß",
        "١",
        "年",
        "월",
        "の",
    ),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map("".join)


@given(TEXTS)
def test_places_are_those_of_the_text(text: str) -> None:
    source = normalize_source(text)
    for each in extract(text):
        assert source[each.start : each.end] == each.text
        assert each.text.strip()
        assert "\n\n" not in each.text.replace(" ", "")


@given(TEXTS)
@example("\ufeff\ufeffNgày 6/6/2024")
def test_the_form_of_a_text_changes_nothing(text: str) -> None:
    found = extract(text)
    assert extract(unicodedata.normalize("NFD", text)) == found
    assert extract(normalize_source(text).replace("\n", "\r\n")) == found


@given(TEXTS, TEXTS)
def test_what_follows_changes_nothing(text: str, following: str) -> None:
    before = normalize_source(text).rstrip("\n") + "."
    found = extract(before)
    assert extract(f"{before}\n\n{following}")[: len(found)] == found


@given(TEXTS)
def test_mentions_are_in_order_and_of_plain_values(text: str) -> None:
    found = extract(text)
    assert found == sorted(found, key=lambda each: (each.start, -each.end))
    assert msgspec.json.decode(msgspec.json.encode(found), type=list[AnyMention]) == found
