"""The articles that a command is asked to read: files, patterns, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from glob import glob, has_magic

from ttdn_cli.errors import UnreadableError
from ttdn_cli.files import STANDARD_INPUT
from ttdn_cli.render.terminal import sum_up
from ttdn_cli.text.locales import Locale


def is_pattern(article: str) -> bool:
    """Return whether what was typed stands for the files that match it, and is no file itself."""
    return has_magic(article) and not os.path.lexists(article)


def paths_of(articles: Sequence[str]) -> Iterator[str | UnreadableError]:
    """Yield the path of each file once, and an error for each pattern that no file matches.

    Args:
        articles: paths, patterns such as `press/*.html`, or `-`. A pattern stands for its files
            in the order of their names.
    """
    known: set[str] = set()
    for article in articles:
        paths = [article]
        if is_pattern(article):
            paths = sorted(each for each in glob(article, recursive=True) if os.path.isfile(each))  # noqa: PTH113, PTH207
        if not paths:
            yield UnreadableError(article, "no file matches this pattern. Check it.")
        for path in paths:
            if path not in known:
                known.add(path)
                yield path


def ask_for_paste(path: str, locale: Locale) -> None:
    """Say how to end a text that is pasted, where standard input is a terminal."""
    if path != STANDARD_INPUT or sys.stdin is None or not sys.stdin.isatty():
        return
    keys = "Ctrl-Z, Enter" if os.name == "nt" else "Ctrl-D"
    vi, en = f"Dán bài viết vào, rồi nhấn {keys}.", f"Paste the article, then press {keys}."
    sum_up([locale.both(vi, en)])
