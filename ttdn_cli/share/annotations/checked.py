"""An article that was checked: what leaves the terminal of it."""

from __future__ import annotations

from typing import NamedTuple

from ttdn_cli.checking.findings import Report
from ttdn_cli.evidence.article import Article


class Checked(NamedTuple):
    """An article and what a check of it found.

    Attributes:
        name: of its file as given, `-` for standard input.
        article: as it was read.
        report: what was found. Places are those in `normalize_source(article.text)`.
    """

    name: str
    article: Article
    report: Report
