"""Write the file of a dataset anew: in the newest schema, or with the fingerprints of a text."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import typer

from ttdn_cli.commands.printing import read_source
from ttdn_cli.commands.targets import prepare, tell_written, try_out
from ttdn_cli.errors import CANNOT, TtdnError
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.parser import Node
from ttdn_cli.files import MOST_DATASET_BYTES, STANDARD_INPUT, bytes_of, name_of
from ttdn_cli.render.terminal import tell, write
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, plural
from ttdn_cli.text.slugs import slug


def rewrite(file: str, source: str | None, out: str | None, locale: Locale, *, force: bool) -> None:
    """Write a dataset in the newest schema, or with the fingerprints of a text."""
    # Only here: it imports what writes YAML.
    from ttdn_cli.share.atomic import write_file
    from ttdn_cli.share.rewrite import upgraded

    if source == file == STANDARD_INPUT:
        raise typer.BadParameter(message("SOURCE and FILE cannot both be standard input."))
    target = out or file
    in_place = target == file != STANDARD_INPUT
    if target != STANDARD_INPUT and not in_place:
        prepare(target, force=force)
    data, said = bytes_of(file, MOST_DATASET_BYTES), ""
    try:
        if source is None:
            content = upgraded(data, name_of(file), slug(PurePath(file).stem, "dataset"))
        else:
            content, said = _fingerprinted(data, file, source, locale)
    except DatasetError as error:
        write(f"{line}\n" for line in error.lines())
        raise typer.Exit(CANNOT) from None
    if content is None:
        tell(message("{file} has the newest schema already.", file=name_of(file)))
        if in_place:
            return
        content = data
    if target == STANDARD_INPUT:
        write([content.decode()])
        return
    write_file(target, content, force=force or in_place)
    then = ["validate", target] if source is None else ["verify", source, "--data", target]
    tell_written(target, said, try_out("ttdn", *then))


def _fingerprinted(data: bytes, file: str, source: str, locale: Locale) -> tuple[bytes, str]:
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
    if not isinstance(root.value, dict) or not isinstance(root.value.get("source"), Node):
        raise TtdnError(name_of(file), message("has no source. Write what the text is first."))
    try:
        found = paragraphs_of(
            read_source(source).text, title, root.at("source", "publisher"), _above(root, title)
        )
    except ValueError as error:
        raise TtdnError(name_of(source), f"{error}: {shorten(str(title))!r}.") from None
    content = fingerprinted(data, name_of(file), list(map(fingerprint, found)))
    check_rewritten(data, content, name_of(file))
    said = plural(
        "{many} fingerprint, from “{first}” to “{last}”",
        "{many} fingerprints, from “{first}” to “{last}”",
        len(found),
        many=locale.number(len(found)),
        first=shorten(found[0], 40),
        last=shorten(found[-1], 40),
    )
    return content, said


def _above(root: Node, title: str | None) -> int:
    """Return how many paragraphs the dataset has above its title, as one with a letterhead does."""
    from ttdn_cli.text.canonical import fingerprint

    source: Any = root.value.get("source") if isinstance(root.value, dict) else None
    listed = source.value.get("fingerprints") if isinstance(source.value, dict) else None
    known = (
        [each.value for each in listed.value] if listed and isinstance(listed.value, list) else []
    )
    own = fingerprint(title) if title else None
    return known.index(own) if own in known else 0
