"""An address as a QR code (ISO/IEC 18004)."""

from __future__ import annotations

from ttdn_cli.errors import TtdnError
from ttdn_cli.share.export.jsonld import web_address
from ttdn_cli.share.image.typeface import not_installed

QUIET = 4
"""Modules that stay free on each side (ISO/IEC 18004, 6.3.8)."""

_MOST_MODULES = 73
"""Of a side, for 300 characters and more: what is finer is not read from a picture of this size."""


class QrCode:
    """A square of dark and light modules.

    Attributes:
        rows: its modules from the top, True for a dark one.
    """

    def __init__(self, rows: list[list[bool]]) -> None:
        self.rows = rows

    @property
    def size(self) -> int:
        """The modules of a side, with those that stay free."""
        return len(self.rows) + 2 * QUIET

    @property
    def path(self) -> str:
        """The dark modules as data of an SVG path, a module being 1 wide."""
        found = []
        for down, row in enumerate(self.rows, QUIET):
            right = 0
            while right < len(row):
                end = right
                while end < len(row) and row[end]:
                    end += 1
                if end > right:
                    long = end - right
                    found.append(f"M{right + QUIET} {down}h{long}v1h-{long}z")
                right = end + 1
        return "".join(found)


def code_of(address: str | None) -> QrCode | None:
    """Return the code of an address, or None where it is none of the web or too long to be read.

    Raises:
        TtdnError: if the library that makes it is not installed.
    """
    linked = web_address(address)
    if linked is None:
        return None
    try:
        # Not installed with the tool: only pictures need it.
        import segno
    except ImportError:
        raise TtdnError(not_installed()) from None
    try:
        made = segno.make_qr(linked, error="m", boost_error=False)
    except segno.DataOverflowError:
        return None
    rows = [[bool(module) for module in row] for row in made.matrix]
    return QrCode(rows) if len(rows) <= _MOST_MODULES else None
