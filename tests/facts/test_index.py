from __future__ import annotations

import msgspec
import pytest

from tests.conftest import SECOND
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.validation import check_dataset


def test_a_quote_names_what_its_longest_name_says() -> None:
    """A name that begins a longer one is not named where the longer one stands."""
    text = SECOND.read_text(encoding="utf-8").replace(
        "name_en: National Assembly\n    evidence:\n",
        "name_en: National Assembly\n    abbreviations: [Thư viện]\n    evidence:\n"
        "      - {paragraph: 2, quote: Thư viện}\n",
    )
    index = Index(check_dataset(text.encode(), "x.yaml"))
    assert index.mentions("thu-vien-son-ha") == ["dien-dan-doc-sach", "lo-thi-en"]
    assert index.mentions("quoc-hoi") == ["luat-80-2015"]


@pytest.mark.parametrize(("name", "named"), [("nhiều", True), ("nhiề", False), ("hiều", False)])
def test_a_name_counts_as_a_whole_word_only(name: str, named: bool) -> None:
    dataset = load(SECOND)
    bodies = [
        msgspec.structs.replace(each, name=name) if each.id == "thu-tuong" else each
        for each in dataset.organizations
    ]
    changed = msgspec.structs.replace(dataset, organizations=bodies)
    assert ("thieu-tu-sach" in Index(changed).mentions("thu-tuong")) is named
