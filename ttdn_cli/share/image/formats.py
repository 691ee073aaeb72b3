"""The formats of a picture: which one a file name selects, and the content of the file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from ttdn_cli.errors import TtdnError
from ttdn_cli.query.view import View
from ttdn_cli.share.atomic import STANDARD_OUTPUT
from ttdn_cli.share.image.palette import Theme
from ttdn_cli.text.messages import message

if TYPE_CHECKING:
    from ttdn_cli.share.image.card import Card

ImageFormat = Literal["png", "svg", "html"]

_ENDINGS: dict[str, ImageFormat] = {".png": "png", ".svg": "svg", ".html": "html", ".htm": "html"}


class Made(NamedTuple):
    """The content of a file, and what it lacks of the address, in a sentence, or None."""

    content: bytes
    lacking: str | None


def format_of(target: str) -> ImageFormat:
    """Return the format that the name of a file selects.

    Raises:
        TtdnError: if its ending is of none, or it is standard output.
    """
    if target == STANDARD_OUTPUT:
        raise TtdnError(
            message("Choose a format for standard output: --to png, --to svg or --to html.")
        )
    ending = PurePath(target).suffix.lower()
    if target.endswith(("/", "\\")) or ending not in _ENDINGS:
        raise TtdnError(
            message(
                "Cannot draw {target}. Use a name that ends in .png, .svg or .html.", target=target
            )
        )
    return _ENDINGS[ending]


def made(form: ImageFormat, id_: str, view: View, theme: Theme) -> Made:
    """Return the file that shows a fact; the same fact makes the same bytes.

    Args:
        form: of the file.
        id_: of a record of the dataset.
        view: the dataset, and the language of all that is said.
        theme: of a picture; a page follows the device of its reader.

    Raises:
        TtdnError: if a library that a picture needs is not installed, or its typeface has not each
            character of it.
    """
    # Each imports what the others do not need.
    from ttdn_cli.share.image.card import card_of

    card = card_of(id_, view)
    if form == "html":
        return _page(card)
    from ttdn_cli.share.image.layout import cuts_address
    from ttdn_cli.share.image.svg import svg

    drawn = svg(card, theme)
    lacking = message(
        "The address is too long for a picture: it is cut, and has no code to scan. "
        "Use a name that ends in .html."
    )
    if form == "png":
        from ttdn_cli.share.image.png import png

        content = png(drawn)
    else:
        content = drawn.encode()
    return Made(content, lacking if cuts_address(card) else None)


def _page(card: Card) -> Made:
    """Return the page of a card, without the code where the library that makes it is missing."""
    from ttdn_cli.share.image.code import code_of
    from ttdn_cli.share.image.page import page

    try:
        code, lacking = code_of(card.address), None
    except TtdnError:
        code = None
        lacking = message(
            "The page has no code to scan. For one, run: pip install 'ttdn-cli[image]'"
        )
    return Made(page(card, code).encode(), lacking)
