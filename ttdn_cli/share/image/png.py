"""An SVG picture as PNG."""

from __future__ import annotations

from ttdn_cli.errors import TtdnError
from ttdn_cli.share.image.typeface import not_installed


def png(svg: str) -> bytes:
    """Return a picture as PNG, without a look at the fonts of the machine.

    Raises:
        TtdnError: if the library that draws it is not installed.
    """
    try:
        # Not installed with the tool: only pictures need it.
        import resvg_py
    except ImportError:
        raise TtdnError(not_installed()) from None
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))
