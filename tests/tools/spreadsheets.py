"""What the docs say of a cell of CSV, read the other way round."""

from __future__ import annotations

import re

_DEFUSED = re.compile(r"(^|;)'(?='*\s*[=+\-@＝＋－＠])")


def fused(cell: str) -> str:
    """Take away the apostrophes that keep a spreadsheet from running a cell or a part of it."""
    return _DEFUSED.sub(r"\1", cell)
