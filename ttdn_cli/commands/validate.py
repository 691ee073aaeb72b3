"""`ttdn validate`: find every error in a dataset, and write it in the form of today."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated, Any

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import print_answers, read_article, view_of
from ttdn_cli.commands.targets import prepare
from ttdn_cli.errors import CANNOT, TtdnError
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.files import MOST_DATASET_BYTES, STANDARD_INPUT, bytes_of, name_of
from ttdn_cli.render.terminal import tell, write
from ttdn_cli.render.verification import describe_invalid, describe_valid

_NAME = "dataset"


def validate(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            envvar="TTDN_DATA",
            help="Dataset file, or - for standard input. Default: the bundled one.",
        ),
    ] = None,
    upgrade: Annotated[
        bool, typer.Option("--upgrade", help="Write the dataset in the newest schema.")
    ] = False,
    fingerprint: Annotated[
        str | None,
        typer.Option(
            "--fingerprint",
            metavar="SOURCE",
            help="Write the fingerprints of this published text into the dataset.",
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="File to write, or - for standard output. Default: FILE itself.",
        ),
    ] = None,
    todo: Annotated[
        bool,
        typer.Option("--todo", help="List the records to review and the guesses to check."),
    ] = False,
    force: options.Force = False,
    json: options.Json = False,
    lang: options.Lang = None,
) -> None:
    """Print every error of a dataset; exit with 2 if there is one."""
    if upgrade or fingerprint is not None:
        if upgrade and fingerprint is not None:
            raise typer.BadParameter("Use either --upgrade or --fingerprint.")
        source: Any = context.get_parameter_source("file")
        if file is None or source.name == "ENVIRONMENT":
            # A file that nobody typed is not written over.
            raise typer.BadParameter("Name the dataset: ttdn validate FILE …")
        if todo:
            raise typer.BadParameter("Use --todo without --upgrade and --fingerprint.")
        _rewrite(file, fingerprint, out, force=force)
        return
    if out is not None or force:
        raise typer.BadParameter("--out and --force need --upgrade or --fingerprint.")
    loader = DatasetLoader(file)
    data = loader.content if todo else b""
    try:
        dataset = loader.checked()
    except DatasetError as error:
        if json:
            print_answers("json", describe_invalid(error))
        else:
            write(f"{line}\n" for line in error.lines())
        raise typer.Exit(CANNOT) from None
    if todo:
        # Only here: a list of errors does not wait for it.
        from ttdn_cli.facts.todo import find_tasks
        from ttdn_cli.render.todo import describe_tasks

        view = view_of(dataset, lang)
        tasks = describe_tasks(find_tasks(data, view.index), loader.name, view)
        print_answers(options.format_of(None, json=json), tasks)
        return
    valid = describe_valid(loader.name, view_of(dataset, lang))
    print_answers(options.format_of(None, json=json), valid)


def _rewrite(file: str, source: str | None, out: str | None, *, force: bool) -> None:
    """Write a dataset in the newest schema, or with the fingerprints of a text."""
    # Only here: it imports what writes YAML.
    from ttdn_cli.share.atomic import write_file
    from ttdn_cli.share.rewrite import upgraded

    if source == file == STANDARD_INPUT:
        raise typer.BadParameter("SOURCE and FILE cannot both be standard input.")
    target = out or file
    in_place = target == file != STANDARD_INPUT
    if target != STANDARD_INPUT and not in_place:
        prepare(target, force=force)
    data, said = bytes_of(file, MOST_DATASET_BYTES), "Wrote {}."
    try:
        if source is None:
            content = upgraded(data, name_of(file), _stem(file))
        else:
            content, said = _fingerprinted(data, file, source)
    except DatasetError as error:
        write(f"{line}\n" for line in error.lines())
        raise typer.Exit(CANNOT) from None
    if content is None:
        tell(f"{name_of(file)} has the newest schema already.")
        if in_place:
            return
        content = data
    if target == STANDARD_INPUT:
        write([content.decode()])
        return
    write_file(target, content, force=force or in_place)
    tell(said.format(target))


def _fingerprinted(data: bytes, file: str, source: str) -> tuple[bytes, str]:
    """Return a dataset with the fingerprints of a text, and what to say of it."""
    from ttdn_cli.evidence.alignment import paragraphs_of
    from ttdn_cli.facts.parser import parse
    from ttdn_cli.share.rewrite import check_rewritten, fingerprinted
    from ttdn_cli.text.canonical import fingerprint
    from ttdn_cli.text.unicode import shorten

    root, issues = parse(data)
    if root is None or issues.listed:
        raise DatasetError(name_of(file), issues)
    title = root.at("source", "title")
    if title is None:
        raise TtdnError(name_of(file), "has no source.title. Write the title of the text first.")
    try:
        found = paragraphs_of(read_article(source).text, title, root.at("source", "publisher"))
    except ValueError as error:
        raise TtdnError(name_of(source), f"{error}: {shorten(title)!r}.") from None
    content = fingerprinted(data, name_of(file), list(map(fingerprint, found)))
    check_rewritten(data, content, name_of(file))
    ends = f"“{shorten(found[0], 40)}” to “{shorten(found[-1], 40)}”"
    many = f"{len(found)} fingerprint{'s' if len(found) > 1 else ''}"
    return content, f"Wrote {many} to {{}}, from {ends}.".replace("{}", "{0}")


def _stem(file: str) -> str:
    """Return an id made of the name of a file, for a dataset that has no event to take it from."""
    import re

    from ttdn_cli.text.unicode import fold

    stem = re.sub("[^a-z0-9]+", "-", fold(PurePath(file).stem)).strip("-")
    return stem[:80].strip("-") or _NAME
