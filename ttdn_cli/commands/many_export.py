"""The facts of many datasets as files that other tools open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ttdn_cli.commands.many import end_strictly, open_many
from ttdn_cli.commands.targets import count_of_many, tell_written
from ttdn_cli.corpus.corpus import Corpus
from ttdn_cli.corpus.every_fact import every_fact_of
from ttdn_cli.render.formats import render
from ttdn_cli.render.terminal import Screen, write_bytes
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file, write_folder
from ttdn_cli.share.export.data_package import package_together
from ttdn_cli.share.export.datasette import metadata_beside, metadata_together
from ttdn_cli.share.export.excel_together import workbook_together
from ttdn_cli.share.export.formats import ExportFormat
from ttdn_cli.share.export.jsonld import jsonld_together
from ttdn_cli.share.export.sqlite import database_together
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import spoken

_LINES = 1_000
"""Lines that are written at once."""


def export_many(
    data: Sequence[str],
    out: str,
    form: ExportFormat,
    advice: str,
    *,
    lang: Language | None,
    bom: bool,
    force: bool,
    no_cache: bool,
    strict: bool,
) -> None:
    """Write the facts of many datasets to a file, a folder or standard output.

    Args:
        data: the datasets.
        out: where to.
        form: what is written.
        advice: what is said to be done with it.
        lang: of the headings of a workbook.
        bom: whether CSV begins with a byte-order mark.
        force: whether what is there is overwritten.
        no_cache: whether what was read before counts.
        strict: whether a dataset that cannot be read is an error in the end.
    """
    corpus = open_many(data, no_cache=no_cache)
    language = lang or spoken()
    if out == STANDARD_OUTPUT:
        for part in _parts(form, corpus, language, bom=bom):
            write_bytes(part)
    elif form == "package":
        with package_together(corpus) as files:
            write_folder(out, files, force=force)
    else:
        write_file(out, _parts(form, corpus, language, bom=bom), force=force)
    if form == "db" and out != STANDARD_OUTPUT:
        write_file(metadata_beside(out), metadata_together(corpus, out), force=force)
    if out != STANDARD_OUTPUT:
        tell_written(out, count_of_many(corpus, Locale(language)), advice)
    end_strictly(corpus, strict=strict)


def _parts(form: ExportFormat, corpus: Corpus, language: Language, *, bom: bool) -> Iterator[bytes]:
    """Yield the content of a file; the parts of most formats are made one after the other."""
    if form == "xlsx":
        yield workbook_together(corpus, language)
    elif form == "db":
        yield from database_together(corpus)
    elif form == "jsonld":
        yield from jsonld_together(corpus)
    else:
        yield b"\xef\xbb\xbf" * bom
        lines = render("csv", every_fact_of(corpus), Screen())
        while some := "".join(islice(lines, _LINES)):
            yield some.encode()
