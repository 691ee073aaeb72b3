"""Where a sentence ends."""

from __future__ import annotations

import re

_SHORT = (
    "TP",
    "Tp",
    "TX",
    "GS",
    "TS",
    "ThS",
    "BS",
    "KS",
    "LS",
    "CN",
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Prof",
    "No",
    "St",
)
"""Short forms with a point behind which a name goes on."""

_GOES_ON = "".join(rf"(?<!\b{each}\.)" for each in _SHORT)
SENTENCE_END = re.compile(
    # An initial ends none (`Nguyễn V. An`), but a degree does (`35 độ C.`), and `GDP.`.
    rf"\.(?:(?<=độ [CFK]\.)|(?<=°[CFK]\.)|(?<!\b[A-ZĐ]\.){_GOES_ON})[\"”’)\]]*(?=\s)"
    r"|[!?…;][\"”’)\]]*(?=\s)|\n+"
)
"""The end of a sentence with the quotation marks that close it, or of a line."""
