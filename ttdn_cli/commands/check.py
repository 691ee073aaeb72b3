"""`ttdn check`: what an article says, against what was said."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from ttdn_cli.checking.check import check as check_text
from ttdn_cli.commands import options
from ttdn_cli.commands.articles import ask_for_paste, is_pattern, paths_of
from ttdn_cli.commands.printing import open_view, print_answers, read_article, tell_left_out
from ttdn_cli.errors import CANNOT, NO, UnreadableError
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.query.view import View
from ttdn_cli.render.findings import Checked, describe_findings, say_unrecognized
from ttdn_cli.render.terminal import of as screen_of
from ttdn_cli.render.terminal import warn, write

_FORMATS = ("table", "json", "jsonl")


def check(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Text, HTML or Word files, patterns such as 'press/*.html', or - for standard "
            "input.",
        ),
    ],
    every: Annotated[
        bool, typer.Option("--all", help="List every item, also those that are confirmed.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail also on items that are not in the source.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 also if something is contradicted.")
    ] = False,
    form: Annotated[str | None, options.choice(_FORMATS, "FORMAT", "--format", "-f")] = None,
    json: options.Json = False,
    lang: options.Lang = None,
    data: options.Data = None,
) -> None:
    """Print what the speech says of each item of an article; exit with 1 on a contradiction."""
    style = options.format_of(form, json=json)
    if strict and exit_zero:
        raise typer.BadParameter("Use either --strict or --exit-zero.")
    if data == STANDARD_INPUT and STANDARD_INPUT in articles:
        raise typer.BadParameter("ARTICLE and --data cannot both be standard input.")
    # An article is nobody's business: not even the dataset that it is about is cached.
    view = open_view(data, lang, no_cache=True)
    found = [*_checked(articles, view)]
    checked = [each for each in found if each]
    several = len(articles) > 1 or is_pattern(articles[0])
    answers = describe_findings(checked, view, every=every, several=several)
    screen = screen_of(sys.stdout, os.environ)
    if style != "table":
        print_answers(style, answers[0])
    elif checked and screen.width:
        # What is drawn on no terminal needs no citations.
        from ttdn_cli.commands.footnotes import footnote_of
        from ttdn_cli.render.marked import Drawing

        note = footnote_of(view)
        write(Drawing(view, screen, note, every=every, several=several).chunks(checked))
    elif checked:
        print_answers(style, *answers)
    if len(checked) < len(found):
        raise typer.Exit(CANNOT)
    counts = [each.report.counts for each in checked]
    wrong = any(each["contradicted"] or (strict and each["not_in_source"]) for each in counts)
    if wrong and not exit_zero:
        raise typer.Exit(NO)


def _checked(articles: Sequence[str], view: View) -> Iterator[Checked | None]:
    """Yield what was found in each article; None for one that has no answer, and say why."""
    for path in paths_of(articles):
        try:
            if isinstance(path, UnreadableError):
                raise path
            ask_for_paste(path, view)
            article = read_article(path)
        except UnreadableError as error:
            warn(str(error))
            yield None
            continue
        name = name_of(path)
        tell_left_out(article, name, view)
        text = normalize_source(article.text)
        report = check_text(text, view.index)
        if not report.recognized:
            warn(say_unrecognized(name, view))
        yield Checked(name, text, report) if report.recognized else None
