"""Which numbers of documents are one, and what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, document
from ttdn_cli.corpus.questions.citing import citations, most_cited
from ttdn_cli.corpus.questions.conflicts import conflicts
from ttdn_cli.matching.documents import number_of
from ttdn_cli.text.locales import Language, Locale

LOCALE = Locale(Language.EN)


@pytest.mark.parametrize(
    ("number", "other", "same", "why"),
    [
        ("72/2015/NĐ-CP", "72-2015-ND-CP", True, "hyphens, without diacritics"),
        ("57-KL/TW", "57/KL-TW", True, "its signs the other way round"),
        ("42-NQ/TW", "42NQ/TW", True, "a hyphen that is lost"),
        ("80/2015/QH13", "80/2015/QH 13", True, "a space before the term"),
        ("20/2014/TTLT-BNV-BTC", "20/2014/TTLT/BNV-BTC", True, "a joint one"),
        ("12/2020/NQ-HĐND", "12/2020/NQ-HDND", True, "of a place"),
        ("12a/2020/QĐ-UBND", "12A/2020/QĐ-UBND", True, "a letter behind the digits"),
        ("12a/2020/QĐ-UBND", "12/2020/QĐ-UBND", False, "which is part of it"),
        ("72/2015/NĐ-CP", "72/2016/NĐ-CP", False, "another year"),
        ("72/2015/NĐ-CP", "722/015/NĐ-CP", False, "the digits parted elsewhere"),
        ("72/2015/NĐ-CP", "72/NĐ-CP", False, "without the year"),
        ("57-KL/TW", "57-QĐ/TW", False, "another type"),
        ("80/2015/QH13", "80/2015/QH14", False, "another term"),
    ],
)
def test_spellings_of_numbers(number: str, other: str, same: bool, why: str) -> None:
    one, two = number_of(number), number_of(other)
    assert (one.key == two.key) is same, why
    if same:
        assert one._replace(parsed=None) == two._replace(parsed=None)


def test_two_spellings_are_one_document(tmp_path: Path) -> None:
    own = {"own": body("HĐND tỉnh Phú Thọ")}
    sides = (
        ("a", "vi", ("72/2015/NĐ-CP", "1000/QĐ-TTg", "12/2020/NQ-HĐND"), "2020-07-01"),
        ("b", "en", ("72/2015/ND-CP", "1000/QD-TTg", "12/2020/NQ-HDND"), "2020-08-01"),
    )
    corpus = corpus_of(
        tmp_path,
        *(
            dataset(
                name,
                language=language,
                organizations=own,
                legal_references=[
                    document(numbers[0]),
                    document(numbers[1]),
                    document(numbers[2], issuer="own", date=date),
                ],
            )
            for name, language, numbers, date in sides
        ),
    )
    for asked in ("NĐ 72", "ND 72", "NĐ72/2015", "Nghị định 72", "Decree 72", "QĐ 1000", "QD 1000"):
        assert len(citations(asked, corpus, LOCALE)[0]) == 2, asked
    assert [each.datasets for each in most_cited(corpus)] == [2, 2, 2]
    ((found,), _, _) = conflicts(corpus, LOCALE, None)
    assert found.kind == "document date"


def test_a_number_with_its_signs_the_other_way_round_has_one_date(tmp_path: Path) -> None:
    numbers = (("a", "57-KL/TW", "2023-06-15"), ("b", "57/KL-TW", "2023-06-18"))
    every = (
        dataset(name, legal_references=[document(number, date=date)])
        for name, number, date in numbers
    )
    assert len(conflicts(corpus_of(tmp_path, *every), LOCALE, None)[0]) == 1
