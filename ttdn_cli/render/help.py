"""The help of commands, which Typer draws: as wide as prose and in the colours of answers."""

from __future__ import annotations

import os
import sys

from ttdn_cli.render.colours import STYLES
from ttdn_cli.render.terminal import WIDEST, of

INSTEAD = {
    "cyan": STYLES["fair"],
    "green": STYLES["good"],
    "magenta": "color(98)",
    "yellow": STYLES["late"],
    "red": "color(163)",
}
"""What stands for the colours that Typer names."""


def adapt_help() -> None:
    """Have the help drawn in our colours, and on a terminal no wider than prose."""
    # It reads the environment as it is imported.
    from typer import rich_utils

    for name, style in list(vars(rich_utils).items()):
        if name.startswith("STYLE_") and isinstance(style, str):
            words = style.split()
            ours = " ".join(INSTEAD.get(word, word) for word in words)
            setattr(rich_utils, name, STYLES["dim"] if "dim" in words else ours)
    screen = of(sys.stdout, os.environ)
    if screen.colour:
        # Of the sixteen colours of a terminal nobody knows which they are.
        rich_utils.COLOR_SYSTEM = "256"
    columns = os.environ.get("COLUMNS", "")
    if rich_utils.MAX_WIDTH is None:
        wide = columns.isascii() and columns.isdecimal() and len(columns) > len(str(WIDEST))
        rich_utils.MAX_WIDTH = screen.measure or (WIDEST if wide else None)
