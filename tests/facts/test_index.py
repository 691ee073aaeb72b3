from __future__ import annotations

import msgspec

from tests.conftest import SECOND
from ttdn_cli import load
from ttdn_cli.facts.dataset import checked
from ttdn_cli.facts.index import Index


def test_a_quote_names_what_its_longest_name_says() -> None:
    """A name that begins a longer one is not named where the longer one stands."""
    text = SECOND.read_text(encoding="utf-8").replace(
        "name_en: National Assembly", "name_en: National Assembly\n    abbreviations: [Thư viện]"
    )
    index = Index(checked(text.encode(), "x.yaml"))
    assert index.naming["thu-vien-son-ha"] == ["dien-dan-doc-sach", "lo-thi-en"]
    assert index.naming["quoc-hoi"] == ["luat-80-2015"]


def test_a_name_counts_as_a_whole_word_only() -> None:
    dataset = load(SECOND)
    bodies = [
        msgspec.structs.replace(each, name="Th") if each.id == "thu-tuong" else each
        for each in dataset.organizations
    ]
    assert "thu-tuong" in Index(dataset).naming
    changed = msgspec.structs.replace(dataset, organizations=bodies)
    assert "thu-tuong" not in Index(changed).naming
