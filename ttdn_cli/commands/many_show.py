"""Records of many datasets in full."""

from __future__ import annotations

from collections.abc import Sequence

from ttdn_cli.commands.many import end_strictly, open_many
from ttdn_cli.commands.printing import print_answers
from ttdn_cli.corpus.records import identify_in, show
from ttdn_cli.errors import NoSuchRecordError
from ttdn_cli.render.formats import Format
from ttdn_cli.text.locales import Language
from ttdn_cli.text.messages import spoken


def show_many(
    data: Sequence[str],
    ids: Sequence[str],
    style: Format,
    lang: Language | None,
    *,
    no_cache: bool,
    strict: bool,
) -> None:
    """Print records in full, each with its dataset.

    Raises:
        NoSuchRecordError: if a text names no record, or several.
    """
    corpus = open_many(data, no_cache=no_cache)
    language = lang or spoken()
    named = identify_in(ids, corpus, language)
    if style not in ("table", "cards", "markdown") or named.found:
        print_answers(style, show(named, corpus, language))
    failed = NoSuchRecordError(named.unknown, named.several, "show", together=True)
    end_strictly(corpus, strict=strict, failed=failed if named.unknown or named.several else None)
