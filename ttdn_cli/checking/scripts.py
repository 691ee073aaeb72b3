"""Stretches of an article in scripts in which names are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.words import Article

_OTHER = (
    "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff"
    "\u0f00-\u0fff\u1000-\u109f\u10a0-\u10ff\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_STRETCH = re.compile(
    rf"[{_OTHER}](?:[{_OTHER}\s0-9０-９、・，：；（）「」『』《》〈〉%％/.,~〜ー-]*[{_OTHER}])?"
)
_LETTER = re.compile(f"[{_OTHER}]")
_OF_DATES = re.compile("[年月日号號년월일のにはと]")
"""Letters of dates, which are read."""

_SENTENCE = re.compile("[^。！？\n]+")
_FEWEST = 2
"""Letters of a stretch from which on a name may stand in it."""


def find_unread(article: Article) -> Iterator[Finding]:
    """Yield each sentence or part of one in a script in which names are not read."""
    for sentence in _SENTENCE.finditer(article.text):
        for found in _STRETCH.finditer(article.text, *sentence.span()):
            letters = _LETTER.findall(_OF_DATES.sub("", found.group()))
            if len(letters) < _FEWEST:
                continue
            start, end = found.span()
            yield Finding(
                verdict="unreadable",
                kind="script",
                text=found.group(),
                start=start,
                end=end,
                paragraph=article.paragraph_at(start),
                reason=because.unread,
            )
