"""`ttdn cite`: citations of the speech, its documents and its facts."""

from __future__ import annotations

from typing import Annotated, cast, get_args

from ttdn_cli.commands import options
from ttdn_cli.errors import NoSuchIdError
from ttdn_cli.render.terminal import write
from ttdn_cli.share.cite.styles import CitationStyle


def cite(
    ids: Annotated[
        list[str] | None,
        options.ids("[ID...]", "Ids of the records to cite. Default: the speech itself."),
    ] = None,
    style: Annotated[str, options.choice(get_args(CitationStyle), "STYLE", "--style")] = "text",
    lang: options.Lang = None,
    data: options.Data = None,
    no_cache: options.NoCache = False,
) -> None:
    """Print a citation for each record, or for the speech."""
    # The completion of an id loads this module, and does not wait for these.
    from ttdn_cli.commands.printing import open_view
    from ttdn_cli.query.lookup import nearest_ids
    from ttdn_cli.share.cite.citation import cite as cited
    from ttdn_cli.share.cite.styles import format_citations

    view = open_view(data, lang, no_cache=no_cache)
    citations, unknown = cited(ids or (), view.index)
    write([format_citations(cast(CitationStyle, style), citations, view)])
    if unknown:
        raise NoSuchIdError({id_: nearest_ids(id_, view.index) for id_ in unknown})
