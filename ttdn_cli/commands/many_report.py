"""The pages of many datasets, and the one that leads to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from ttdn_cli.commands.many import end_strictly, files_of_data, open_many
from ttdn_cli.commands.targets import count_of_many, open_in_browser, prepare, tell_written
from ttdn_cli.errors import TargetError
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_folder
from ttdn_cli.share.report.together import INDEX, pages_together
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import message, spoken


def report_many(
    data: Sequence[str],
    out: str,
    *,
    lang: Language | None,
    force: bool,
    no_cache: bool,
    strict: bool,
) -> None:
    """Write a folder of pages.

    Args:
        data: the datasets.
        out: the folder.
        lang: the language that comes first.
        force: whether what is there is overwritten.
        no_cache: whether what was read before counts.
        strict: whether a dataset that cannot be read is an error in the end.

    Raises:
        TargetError: if it is no name of a folder, or cannot be written.
    """
    if out == STANDARD_OUTPUT or PurePath(out).suffix.lower() in (".html", ".htm"):
        why = message("many datasets make a page each. Use the name of a folder.")
        raise TargetError(out, why)
    prepare(out, force=force, folder=True, reads=files_of_data(data))
    corpus, language = open_many(data, no_cache=no_cache), lang or spoken()
    with pages_together(corpus, language) as pages:
        write_folder(out, pages, force=force)
    written = str(PurePath(out, INDEX))
    tell_written(written, count_of_many(corpus, Locale(language)), open_in_browser())
    end_strictly(corpus, strict=strict)
