"""Quoted words: what stands between quotation marks."""

from __future__ import annotations

import re

from ttdn_cli.extraction.passages import Passage

_MOST = 2000
"""Characters of a quotation; a mark that is not closed within these opens none."""

_PAIRS = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’", "「": "」", "『": "』"}
_MARK = re.compile('[“”«»„"‘’「」『』]')


def find_quotations(passage: Passage) -> list[tuple[int, int]]:
    """Return where quotations are in a passage, with their marks, in order; none within another."""
    found: list[tuple[int, int]] = []
    text, opened, depth = passage.text, None, 0
    for mark in _MARK.finditer(text):
        character, place = mark.group(), mark.start()
        if opened is not None and place - opened > _MOST:
            opened = None
        if opened is None:
            word_before = text[place - 1 : place].isalnum() and place > 0
            if character in _PAIRS and not (character in '‘"' and word_before):
                opened, depth = place, 1
        elif character in _PAIRS[text[opened]]:
            depth -= 1
            if depth == 0:
                if text[opened + 1 : place].strip():
                    found.append((opened, place + 1))
                opened = None
        elif character == text[opened]:
            depth += 1
    return found
