"""The colours of a picture: those of the pages, as fixed values."""

from __future__ import annotations

from typing import Literal

Theme = Literal["light", "dark"]
"""What a picture is seen on."""

Colour = Literal["paper", "ink", "soft", "hair", "accent"]
"""What a colour is for: the ground, text, lesser text, lines and what is empty, and what counts."""

PALETTES: dict[Theme, dict[Colour, str]] = {
    "light": {
        "paper": "#fcfbf8",
        "ink": "#22252a",
        "soft": "#595e66",
        "hair": "#dedad1",
        "accent": "#97291c",
    },
    "dark": {
        "paper": "#17191c",
        "ink": "#e8e5de",
        "soft": "#a9acb1",
        "hair": "#34373c",
        "accent": "#f29483",
    },
}
