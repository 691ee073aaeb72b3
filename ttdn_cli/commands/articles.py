"""The articles that `check` is asked to read: files, patterns, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from glob import glob, has_magic

from ttdn_cli.checking.check import check
from ttdn_cli.commands.printing import read_article, tell_left_out
from ttdn_cli.errors import UnreadableError
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.query.view import View
from ttdn_cli.render.findings import say_unrecognized
from ttdn_cli.render.terminal import sum_up, warn
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.text.messages import message


def is_pattern(article: str) -> bool:
    """Return whether what was typed stands for the files that match it, and is no file itself."""
    return has_magic(article) and not os.path.lexists(article)


def check_articles(articles: Sequence[str], view: View) -> Iterator[Checked | None]:
    """Yield what was found in each article; None for one that has no answer, and say why.

    Args:
        articles: paths, patterns such as `press/*.html`, or `-`. Each file is read once.
        view: the dataset.
    """
    for path in _paths_of(articles):
        try:
            if isinstance(path, UnreadableError):
                raise path
            _ask_for_paste(path, view)
            article = read_article(path)
        except UnreadableError as error:
            hint = ""
            if isinstance(path, str) and " " in path.strip() and not os.path.lexists(path):
                hint = message(" To check a sentence, pipe it in: echo … | ttdn check -")
            warn(f"{error}{hint}")
            yield None
            continue
        tell_left_out(article, name_of(path), view)
        report = check(normalize_source(article.text), view.index)
        if not report.recognized:
            warn(say_unrecognized(name_of(path), view))
        yield Checked(path, article, report) if report.recognized else None


def _paths_of(articles: Sequence[str]) -> Iterator[str | UnreadableError]:
    """Yield the path of each file once, and an error for each pattern that no file matches.

    Args:
        articles: paths, patterns or `-`. A pattern stands for its files, in the order of their
            names.
    """
    known: set[str] = set()
    for article in articles:
        paths = [article]
        if is_pattern(article):
            paths = sorted(each for each in glob(article, recursive=True) if os.path.isfile(each))  # noqa: PTH113, PTH207
        if not paths:
            yield UnreadableError(article, message("no file matches this pattern. Check it."))
        for path in paths:
            if path not in known:
                known.add(path)
                yield path


def _ask_for_paste(path: str, view: View) -> None:
    """Say how to end a text that is pasted, where standard input is a terminal."""
    if path != STANDARD_INPUT or sys.stdin is None or not sys.stdin.isatty():
        return
    keys = "Ctrl-Z, Enter" if os.name == "nt" else "Ctrl-D"
    sum_up([message("Paste the article, then press {keys}.", keys=keys)])
