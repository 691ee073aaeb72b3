"""Parquet for `ttdn export`: the facts of one dataset or many as a folder of files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from ttdn_cli.commands.many import end_strictly, open_many
from ttdn_cli.commands.targets import tell_written, try_out
from ttdn_cli.corpus.database.opening import working_folder
from ttdn_cli.errors import TtdnError
from ttdn_cli.files import bundled
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_folder
from ttdn_cli.share.export.parquet import parquet_files
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import message, plural, spoken


def export_parquet(
    out: str,
    data: Sequence[str] | None,
    partition: str | None,
    lang: Language | None,
    *,
    force: bool,
    no_cache: bool,
    strict: bool,
) -> None:
    """Write the files, and tell what was written.

    Args:
        out: the folder.
        data: the datasets as typed.
        partition: `year` for a folder of each year, or None.
        lang: the language in which a number is told, or None for that of the process.
        force: whether to overwrite the folder.
        no_cache: whether to read all datasets anew.
        strict: whether one that cannot be read is an error.
    """
    if out == STANDARD_OUTPUT:
        raise TtdnError(message("Cannot write Parquet to standard output. Use a folder name."))
    corpus = open_many(data or [str(bundled())], no_cache=no_cache)
    with working_folder(corpus) as folder:
        files = parquet_files(corpus, folder, by_year=partition == "year")
        write_folder(out, files, force=force)
    count = sum(sum(each.about.counts.values()) for each in corpus)
    many = Locale(lang or spoken()).number(count)
    pattern = "facts/*/*.parquet" if partition else "facts.parquet"
    # A shell that quotes with one kind leaves the other as it is.
    file = str(PurePath(out, pattern)).replace('"', '""')
    advice = try_out("duckdb", "-c", f'FROM "{file}"')
    tell_written(out, plural("{many} fact", "{many} facts", count, many=many), advice)
    end_strictly(corpus, strict=strict)
