"""Texts as the cells of a line, and what a spreadsheet makes of them.

RFC 4180 quotes a cell that holds the character between the cells. A spreadsheet in Vietnamese or
German splits CSV at semicolons, and others ask at what, so these are quoted too. That alone is no
help where semicolons are all that it splits at: amid its cells a quotation mark is a character like
others. So a formula is defused behind a semicolon as it is at the start of a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

_QUOTED = {",": re.compile('[",;\t\r\n]'), "\t": re.compile('["\t\r\n]')}
"""What a cell is quoted for, by what is between cells; who splits at tabs splits nowhere else."""
_RUN = r"'*\s*[=+\-@＝＋－＠]"
"""The beginning of what a spreadsheet takes for a formula (OWASP, CSV Injection)."""
_FORMULA = re.compile(f"(^|;)(?={_RUN})")


def line_of(cells: Iterable[str], delimiter: Literal[",", "\t"] = ",") -> str:
    """Return cells as a line, ended by LF, with those in quotation marks that need them."""
    needs = _QUOTED[delimiter].search
    quoted = ('"{}"'.format(each.replace('"', '""')) if needs(each) else each for each in cells)
    line = delimiter.join(quoted)
    # A line without anything would be none.
    return f"{line}\n" if line else '""\n'


def defuse(text: str) -> str:
    """Return a text with an apostrophe before each formula that a spreadsheet would make of it.

    One that has apostrophes there already gets one more, so that taking one away gives it back.
    """
    return _FORMULA.sub(r"\1'", text)


def defuse_json(encoded: str) -> str:
    """Return JSON on one line, which is the same value, without a formula after a semicolon."""
    return re.sub(f";(?={_RUN})", r"\\u003b", encoded)


def begins_formula(text: str) -> bool:
    """Return whether a spreadsheet would make a formula of a text, or has to be kept from it."""
    return bool(re.match(_RUN, text))
