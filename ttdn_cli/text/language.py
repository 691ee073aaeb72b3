"""The languages in which the tool speaks."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language in which tables are written."""

    VI = "vi"
    EN = "en"
