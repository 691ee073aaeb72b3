"""`ttdn check`: what an article says, against what was said."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.articles import check_articles, is_pattern
from ttdn_cli.commands.findings import FORMATS, prepare_page, print_findings, write_page
from ttdn_cli.commands.many import files_of_data, open_many
from ttdn_cli.commands.printing import open_view
from ttdn_cli.commands.targets import open_in_browser, tell_written
from ttdn_cli.corpus.sources import ManySources, OneSource, Sources
from ttdn_cli.errors import CANNOT, NO
from ttdn_cli.files import STANDARD_INPUT
from ttdn_cli.share.atomic import STANDARD_OUTPUT
from ttdn_cli.text.messages import message, plural, spoken


def check(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Text, HTML or Word files, patterns such as 'press/*.html', a sentence, or - for "
            "standard input.",
        ),
    ],
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            help="List every item, also those that are confirmed.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Fail also on items that are not in the source, and of many datasets on one that "
            "cannot be read.",
            rich_help_panel=options.ADVANCED,
        ),
    ] = False,
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero",
            help="Exit with 0 also if something is contradicted.",
            rich_help_panel=options.ADVANCED,
        ),
    ] = False,
    form: Annotated[str | None, options.choice(FORMATS, "FORMAT", "--format", "-f")] = None,
    json: options.Json = False,
    html: Annotated[
        str | None,
        typer.Option(
            "--html",
            metavar="OUT",
            help="Write one HTML page of the articles too, with every item marked; - writes it in "
            "place of the answer.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    force: options.Force = False,
    lang: options.Lang = None,
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
) -> None:
    """Print what the speech says of each item of an article; exit with 1 on a contradiction."""
    style = options.format_of(form, json=json)
    if strict and exit_zero:
        raise typer.BadParameter(message("Use either --strict or --exit-zero."))
    path, several_data = options.one_of_data(data)
    if STANDARD_INPUT in (data or ()) and STANDARD_INPUT in articles:
        raise typer.BadParameter(message("ARTICLE and --data cannot both be standard input."))
    if html == STANDARD_OUTPUT and (form or json):
        raise typer.BadParameter(
            message("--html - writes no other answer. Use it without formats.")
        )
    if force and html in (None, STANDARD_OUTPUT):
        raise typer.BadParameter(message("--force needs --html OUT."))
    if html:
        prepare_page(html, force=force, reads=[*articles, *files_of_data(data)])
    sources: Sources
    unread = False
    if several_data:
        corpus = open_many(data or (), no_cache=no_cache)
        sources, unread = ManySources(corpus, lang or spoken()), bool(corpus.faults)
    else:
        # An article is nobody's business: not even the dataset that it is about is cached.
        sources = OneSource(open_view(path, lang, no_cache=True))
    found = [*check_articles(articles, sources)]
    checked = [each for each in found if each]
    several = len(articles) > 1 or is_pattern(articles[0])
    # What is written is safe before anything is said: who reads that may go away.
    if html and checked:
        write_page(html, checked, sources, force=force)
    if html != STANDARD_OUTPUT:
        print_findings(style, checked, sources, every=every, several=several)
        if html and checked:
            count = len(checked)
            many = sources.locale.number(count)
            what = plural("{many} article", "{many} articles", count, many=many)
            tell_written(html, what, open_in_browser())
    if len(checked) < len(found) or (strict and unread):
        raise typer.Exit(CANNOT)
    counts = [each.report.counts for each in checked]
    wrong = any(each["contradicted"] or (strict and each["not_in_source"]) for each in counts)
    if wrong and not exit_zero:
        raise typer.Exit(NO)
