"""Patterns that every Python from 3.11 on reads alike."""

from __future__ import annotations

import re

from tests.contract.test_layers import modules

_GROUP = re.compile(r"(?<!\\)\)(?:[?*+]|\{{1,2}[0-9,]+\}{1,2})\+(?!\w*=)")


def test_no_group_is_possessive() -> None:
    """Python 3.11.2, that of Debian 12, loses characters where one gives up."""
    found = [
        f"{name}: {line.strip()}"
        for name, path in modules().items()
        for line in path.read_text(encoding="utf-8").splitlines()
        if _GROUP.search(line)
    ]
    assert not found
