"""`ttdn cite`: citations of the speech, its documents and its facts."""

from __future__ import annotations

from typing import Annotated, cast, get_args

from ttdn_cli.commands import options
from ttdn_cli.render.terminal import warn, write
from ttdn_cli.share.cite.styles import CitationStyle


def cite(
    ids: Annotated[
        list[str] | None,
        options.ids(
            "[ID...]",
            "Ids of the records to cite, or a name, number or figure. Default: the speech itself.",
        ),
    ] = None,
    style: Annotated[str, options.choice(get_args(CitationStyle), "STYLE", "--style")] = "text",
    lang: options.Lang = None,
    data: options.Data = None,
    no_cache: options.NoCache = False,
) -> None:
    """Print a citation for each record, or for the speech."""
    # The completion of an id loads this module, and does not wait for these.
    from ttdn_cli.commands.many import only_data
    from ttdn_cli.commands.printing import open_view, tell_unidentified
    from ttdn_cli.query.identify import identify
    from ttdn_cli.share.cite.citation import cite as cited
    from ttdn_cli.share.cite.formatting import format_citations, label_of

    view = open_view(only_data(data, "ttdn cite"), lang, no_cache=no_cache)
    named = identify(ids or (), view.index)
    citations = cited(named.ids, view.index) if named.ids or not ids else []
    several = len(set(ids or ())) > 1
    write([format_citations(cast(CitationStyle, style), citations, view, labelled=several)])
    if len(ids or ()) == 1 and named.ids and named.ids != ids:
        # The one citation is to be pasted as it is; whose it is was not typed as an id.
        warn(f"{label_of(citations[0], view)} [{citations[0].of}]")
    tell_unidentified(named, view, "cite")
