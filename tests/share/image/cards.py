"""Cards for the tests: of the datasets, and ones that say too much of everything."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import strategies as st

from tests.conftest import SPEECH
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.query.view import Run, View
from ttdn_cli.share.image.card import Bar, Card, Passage, card_of
from ttdn_cli.text.locales import Language

ADDRESS = "https://president.halvoria.example/speeches/ha-noi-2025"
"""Where the dataset of the visit says that its text is published."""


def card(id_: str, path: Path = SPEECH, language: Language = Language.EN) -> Card:
    """Return the card of a record of a dataset."""
    return card_of(id_, View(Index(load(path)), language))


def replaced(**values: object) -> Card:
    """Return a card of the speech that says something else."""
    return msgspec.structs.replace(card("trang-cong-dia-phuong"), **values)


_LETTERS = "aăâđêôơưAĐỄỘỰ ỷ,./-“”2%…—ffi"
"""Of which words are made: with marks above and below, and with what a line is broken after."""

_words = st.text(_LETTERS, min_size=1, max_size=60).filter(str.strip)
_texts = st.lists(_words, min_size=1, max_size=30).map(" ".join)
_maybe = st.one_of(st.none(), _texts)
_run = st.builds(Run, _texts, st.none(), st.sampled_from([None, "vi", "en"]))
_few = st.lists(_texts, max_size=5).map(tuple)

CARDS = st.builds(
    Card,
    kind=st.just("Legal reference"),
    headline=_run,
    is_figure=st.booleans(),
    about=_few,
    details=_few,
    bar=st.one_of(
        st.none(),
        st.builds(
            Bar, share=st.floats(0, 100), said=st.just("92.06%"), left=st.sampled_from(["", "5"])
        ),
    ),
    passages=st.lists(
        st.builds(Passage, place=st.just("para. 12"), quotes=st.lists(_run, max_size=4).map(tuple)),
        max_size=4,
    ).map(tuple),
    other=st.one_of(st.none(), _run),
    who=_maybe,
    role=_maybe,
    occasion=_maybe,
    when=st.one_of(st.just(""), _texts),
    heading=st.sampled_from(["Source", "Source (title translated)"]),
    title=_run,
    publisher=_texts,
    address=st.one_of(st.none(), _words, st.just(ADDRESS), st.just(f"{ADDRESS}?{'q' * 300}")),
    archived=st.booleans(),
    note=st.sampled_from([None, "Trong ngoặc vuông: suy luận, văn bản không nêu"]),
    unreviewed=st.sampled_from([None, "Bản nháp: không còn trong văn bản"]),
    language=st.sampled_from(Language),
)
"""Cards of any lengths."""
