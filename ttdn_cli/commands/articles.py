"""The articles that `check` is asked to read: files, patterns, standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from glob import glob, has_magic

from ttdn_cli.commands.printing import read_article, tell_left_out
from ttdn_cli.corpus.sources import Sources
from ttdn_cli.errors import UnreadableError
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.render.findings import say_unrecognized
from ttdn_cli.render.terminal import sum_up, warn
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import decode_argument, shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ttdn_cli.evidence.article import Article


_LEAST_WORDS = 3
"""Words of a sentence: the name of a file may have some."""

_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
"""What the name of a file ends in, such as `.txt`."""


def is_pattern(article: str) -> bool:
    """Return whether what was typed stands for the files that match it, and is no file itself."""
    return has_magic(article) and not os.path.lexists(article) and not _is_sentence(article)


def check_articles(articles: Sequence[str], sources: Sources) -> Iterator[Checked | None]:
    """Yield what was found in each article; None for one that has no answer, and say why.

    Args:
        articles: paths, patterns such as `press/*.html`, or `-`. Each file is read once.
        sources: what they are checked against.
    """
    for path in _paths_of(articles):
        try:
            if isinstance(path, UnreadableError):
                raise path
            typed = _is_sentence(path)
            _ask_for_paste(path)
            article = _typed(path) if typed else read_article(path)
        except UnreadableError as error:
            warn(str(error))
            yield None
            continue
        name = f"“{shorten(path)}”" if typed else name_of(path)
        tell_left_out(article, name, sources.locale)
        report = sources.check(normalize_source(article.text))
        if not report.recognized:
            warn(say_unrecognized(name, sources, typed=typed))
        file = STANDARD_INPUT if typed else path
        yield Checked(file, article, report) if report.recognized else None


def _is_sentence(typed: str) -> bool:
    """Return whether what was typed is a sentence to check, and no file that is not there.

    It has words, no ending as files have, and no file has it as its name.
    """
    words = len(typed.split())
    return words >= _LEAST_WORDS and not _SUFFIX.search(typed) and not os.path.lexists(typed)


def _typed(text: str) -> Article:
    # Only what is no file is read so.
    from ttdn_cli.evidence.article import typed_text

    return typed_text(decode_argument(text))


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


def _ask_for_paste(path: str) -> None:
    """Say how to end a text that is pasted, where standard input is a terminal."""
    if path != STANDARD_INPUT or sys.stdin is None or not sys.stdin.isatty():
        return
    keys = "Ctrl-Z, Enter" if os.name == "nt" else "Ctrl-D"
    sum_up([message("Paste the article, then press {keys}.", keys=keys)])
