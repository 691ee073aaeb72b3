"""The file of an article, as editors and CI name it, and the regions of its findings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from ttdn_cli.checking.findings import Finding
from ttdn_cli.files import name_of
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.annotations.positions import Region, regions


def path_of(name: str) -> str:
    """Return the path of a file from the current folder, with strokes; one outside it as given.

    Standard input is `<stdin>`. U+FFFD stands for what is not UTF-8.
    """
    return os.fsencode(_path(name)).decode(errors="replace")


def uri_of(name: str) -> str:
    """Return the path of a file as a URI reference (RFC 3986), `file:` if outside the folder."""
    path = _path(name)
    return Path(path).as_uri() if Path(path).is_absolute() else quote(os.fsencode(path))


def _path(name: str) -> str:
    path = Path(name_of(name))
    with suppress(OSError, ValueError):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def placed(checked: Checked, *, every: bool) -> Iterator[tuple[Finding, Region | None]]:
    """Yield the findings of an article in its order, each with its region in the file.

    There is none where the text is not that of the file: of a page, a message, a Word document and
    what was converted.

    Args:
        checked: the article.
        every: whether all of them, and not only the contradictions.
    """
    found = checked.report.findings
    chosen = [each for each in found if every or each.verdict == "contradicted"]
    if not checked.article.plain:
        yield from ((each, None) for each in chosen)
        return
    spans = [(each.start, each.end) for each in chosen]
    yield from zip(chosen, regions(checked.article.text, spans), strict=True)
