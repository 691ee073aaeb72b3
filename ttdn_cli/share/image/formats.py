"""The formats of a picture: which one a file name selects, and the content of the file."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from ttdn_cli.errors import TtdnError
from ttdn_cli.query.view import View
from ttdn_cli.share.atomic import STANDARD_OUTPUT
from ttdn_cli.share.image.palette import Theme
from ttdn_cli.text.messages import message

ImageFormat = Literal["png", "svg", "html"]

_ENDINGS: dict[str, ImageFormat] = {".png": "png", ".svg": "svg", ".html": "html", ".htm": "html"}


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


def file_content(form: ImageFormat, id_: str, view: View, theme: Theme) -> bytes:
    """Return the content of the file that shows a fact; the same fact makes the same bytes.

    Args:
        form: of the file.
        id_: of a record of the dataset.
        view: the dataset, and the language of all that is said.
        theme: of a picture; a page follows the device of its reader.

    Raises:
        TtdnError: if a library that is needed is not installed, or its typeface has not each
            character of a picture.
    """
    # Each imports what the others do not need.
    from ttdn_cli.share.image.card import card_of

    card = card_of(id_, view)
    if form == "html":
        from ttdn_cli.share.image.page import page

        return page(card).encode()
    from ttdn_cli.share.image.svg import svg

    drawn = svg(card, theme)
    if form == "svg":
        return drawn.encode()
    from ttdn_cli.share.image.png import png

    return png(drawn)
