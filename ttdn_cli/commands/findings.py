"""What `check` prints and writes: for people, for programs, for editors and CI, as a page."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from ttdn_cli.commands.printing import print_answers
from ttdn_cli.commands.targets import prepare
from ttdn_cli.corpus.sources import Sources
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.files import name_of
from ttdn_cli.render import terminal
from ttdn_cli.render.findings import CheckedText, describe_findings
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file
from ttdn_cli.text.locales import Language

FORMATS = ("table", "json", "jsonl", "sarif", "rdjsonl")


def print_findings(
    form: str, checked: Sequence[Checked], sources: Sources, *, every: bool, several: bool
) -> None:
    """Print what was found; in a format for people or for editors nothing without an article.

    Args:
        form: one of the formats.
        checked: the articles that have an answer.
        sources: what was asked.
        every: whether to list what is confirmed too.
        several: whether more than one article may have been asked for.
    """
    if form in ("sarif", "rdjsonl"):
        if checked:
            terminal.write([_annotated(form, checked, sources, every=every)])
        return
    texts = [
        CheckedText(name_of(each.name), normalize_source(each.article.text), each.report)
        for each in checked
    ]
    answers = describe_findings(texts, sources, every=every, several=several)
    screen = terminal.of(sys.stdout, os.environ)
    if form != "table":
        print_answers("json" if form == "json" else "jsonl", answers[0])
    elif texts and screen.width:
        # What is no terminal needs neither a drawing nor citations.
        from ttdn_cli.render.marked import Drawing
        from ttdn_cli.share.cite.findings import footnote_of

        drawing = Drawing(sources, screen, footnote_of(sources), every, several)
        terminal.write(drawing.chunks(texts))
    elif texts:
        print_answers("table", *answers)


def prepare_page(out: str, *, force: bool, reads: Iterable[str | None]) -> None:
    """Refuse a page that cannot be written, or is one of the files that are read.

    Raises:
        TargetError: as `check_target` does, and if a browser would not open it as a page.
    """
    from ttdn_cli.share.report.page import check_ending

    check_ending(out)
    if out != STANDARD_OUTPUT:
        prepare(out, force=force, reads=reads)


def write_page(out: str, checked: Sequence[Checked], sources: Sources, *, force: bool) -> None:
    """Write the page of the articles to a file, or to standard output for `-`."""
    from ttdn_cli.share.annotations.page import page

    text = page(checked, sources)
    if out == STANDARD_OUTPUT:
        terminal.write([text])
    else:
        write_file(out, text.encode(), force=force)


def _annotated(form: str, checked: Sequence[Checked], sources: Sources, *, every: bool) -> str:
    english = sources.in_language(Language.EN)
    if form == "sarif":
        from ttdn_cli.share.annotations.sarif import sarif

        return sarif(checked, english, every=every)
    from ttdn_cli.share.annotations.rdjsonl import rdjsonl

    return rdjsonl(checked, english, every=every)
