"""`ttdn draft`: write a dataset of what rules read in a text."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import PurePath
from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import read_article
from ttdn_cli.commands.targets import prepare
from ttdn_cli.draft.dataset import draft_file
from ttdn_cli.draft.ids import slug
from ttdn_cli.draft.leftovers import UnplaceableError
from ttdn_cli.draft.summary import describe_draft
from ttdn_cli.errors import TtdnError
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.render.terminal import warn, write
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file
from ttdn_cli.text.locales import Locale, detect_language
from ttdn_cli.text.unicode import escape_unsafe, shorten

_MOST_WORDS = 2_500_000
"""Words of a text: those of 10 MB."""


def draft(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="Published text as a text, HTML or Word file, or - for standard input.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="YAML file to write, or - for standard output. It must not exist yet.",
        ),
    ] = None,
    lang: options.Lang = None,
) -> None:
    """Write a dataset of the facts in a text, each with its evidence, ready to review."""
    if out not in (None, STANDARD_OUTPUT):
        prepare(str(out), force=False)
    article, name = read_article(source, _MOST_WORDS), name_of(source)
    stem = slug(PurePath(source).stem, "dataset") if source != STANDARD_INPUT else "dataset"
    try:
        found, content = draft_file(article.text, stem, PurePath(name).name)
    except UnplaceableError as error:
        what = f"has characters that no dataset can hold: {shorten(escape_unsafe(str(error)))}. "
        raise TtdnError(name, what + "Remove them from the text.") from None
    locale = Locale(lang or detect_language(os.environ))
    for line in describe_draft(found, locale):
        warn(line)
    if out is None and sys.stdout.isatty():
        wanted = "speech.yaml" if source == STANDARD_INPUT else f"{PurePath(source).stem}.yaml"
        command = shlex.join(["ttdn", "draft", source, "-o", wanted])
        warn(locale.both(f"Để ghi bản nháp: {command}", f"To write the draft: {command}"))
    elif out in (None, STANDARD_OUTPUT):
        write([content.decode()])
    else:
        write_file(str(out), content, force=False)
        said = f"ttdn validate {shlex.quote(str(out))} --todo"
        warn(locale.both(f"Đã ghi {out}. Tiếp theo: {said}", f"Wrote {out}. Next: {said}"))
