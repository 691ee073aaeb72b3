"""The colours of answers: read on white and on black, which nobody can ask a terminal about.

The sixteen named colours are what each terminal makes of them: its yellow, cyan and green have a
contrast of about 2 to 1 with white. Of the other 240, which are the same everywhere, only a few
have the 4.5 to 1 with both that WCAG 2.2 asks of text (success criterion 1.4.3). No colour says
what words do not say too.
"""

from __future__ import annotations

from ttdn_cli.query.view import Tone

STYLES: dict[Tone, str] = {
    "plain": "",
    "dim": "color(243)",
    "good": "color(29)",
    "fair": "color(63)",
    "late": "color(131)",
    "poor": "bold color(163)",
}
"""The colour of each tone, as Rich writes styles: grey, green, blue, red, magenta."""
