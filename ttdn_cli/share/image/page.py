"""A card as a page of its own: the text as text, in the font and the colours of its reader."""

from __future__ import annotations

from ttdn_cli.share.export.jsonld import web_address
from ttdn_cli.share.image.card import Card
from ttdn_cli.share.image.code import QrCode
from ttdn_cli.share.templates import render_page
from ttdn_cli.text.locales import Locale


def page(card: Card, code: QrCode | None = None) -> str:
    """Return the page as HTML, which loads nothing; the same card makes the same text.

    Args:
        card: what is said.
        code: of its address, or None.
    """
    return render_page(
        "image/card.html.j2",
        styles=("base.css", "image/card.css"),
        card=card,
        locale=Locale(card.language),
        linked=web_address(card.address),
        code=code,
    )
