"""The commands that list one section each: `attendees`, `stats`, `legal` and the like."""

# Not `from __future__ import annotations`: Typer compiles each that is a string, at every start.
import inspect
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from ttdn_cli.commands import options
from ttdn_cli.errors import NothingError
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.files import name_of
from ttdn_cli.query.listings import Listing
from ttdn_cli.render.terminal import warn, write

if TYPE_CHECKING:
    from ttdn_cli.query.narrowing import Narrowed


def list_command(listing: Listing) -> Callable[..., None]:
    """Return the function that lists the records of a section, with the options of its command."""
    about = "Show only records with these words, such as a name or a number."
    if listing.choice:
        values = ", ".join(listing.choices)
        about = f"Show only this {listing.choice} ({values}), or records with these words."
    argument = options.words(
        f"[{listing.choice}|TEXT]...".upper() if listing.choice else "[TEXT]...",
        about,
        listing.choices,
    )

    def run(
        text: Annotated[list[str] | None, argument] = None,
        where: options.Where = None,
        sort: options.Sort = None,
        limit: options.Limit = None,
        fields: options.Fields = None,
        ids: options.Ids = False,
        form: options.AnyFormat = None,
        json: options.Json = False,
        bom: options.Bom = False,
        lang: options.Lang = None,
        data: options.Data = None,
        no_cache: options.NoCache = False,
        evidence: options.Evidence = False,
    ) -> None:
        style = options.format_of(form, json=json, bom=bom)
        loader = DatasetLoader(data, cached=not no_cache)
        asks = text or where or any(each is not None for each in (sort, limit, fields))
        copy = f"{listing.command}.json" if style == "json" and not asks else None
        if copy and (cached := loader.text(copy)):
            write([cached])
            return

        # A cached answer needs none of these, which take longer to import than it does to print.
        from ttdn_cli.commands.printing import rendered, view_of
        from ttdn_cli.query.answers import listing as answer_of
        from ttdn_cli.query.filters import chosen, parse
        from ttdn_cli.query.sections import BY_NAME

        section = BY_NAME[listing.key]
        query = parse(section, where or (), sort, limit)
        selected = chosen(fields, section)
        view = view_of(loader.dataset, lang)
        every = section.all(view.index)
        narrowed = _narrowed(text, section, view) if text else None
        if narrowed:
            every = narrowed.records
        records = query.of(every, view.index)
        answer = answer_of(section, records, view, fields=selected, evidence=evidence, ids=ids)
        chunks = rendered(style, answer, bom=bom)
        write(loader.keeping(copy, chunks) if copy and records else chunks)
        notes = [*(narrowed.notes if narrowed else ()), *query.notes(every, view.index)]
        if records:
            for note in notes:
                warn(note)
            return
        said = [*(text or ()), *(where or ())]
        instead = query.explain_none(every, section, view.index) if every else ""
        if narrowed and not narrowed.records:
            instead = narrowed.instead
        file = name_of(data) if data else "the dataset"
        raise NothingError(section.noun[not listing.single].en, file, said, instead)

    unused = {"text", "where", "sort", "limit", "ids"} if listing.single else set()
    signature = inspect.signature(run)
    used = [each for name, each in signature.parameters.items() if name not in unused]
    run.__signature__ = signature.replace(parameters=used)  # type: ignore
    return run


def _narrowed(text: Sequence[str], section: Any, view: Any) -> "Narrowed":
    """Return the records of a section that a user asked for by words."""
    from ttdn_cli.query.narrowing import narrow

    return narrow(text, section, view)
