"""The commands that list one section each: `attendees`, `stats`, `legal` and the like."""

# Not `from __future__ import annotations`: Typer compiles each that is a string, at every start.
import inspect
from collections.abc import Callable
from typing import Annotated

from ttdn_cli.commands import options
from ttdn_cli.errors import NothingError
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.files import name_of
from ttdn_cli.query.listings import Listing
from ttdn_cli.render.terminal import warn, write
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, spoken


def list_command(listing: Listing) -> Callable[..., None]:
    """Return the function that lists the records of a section, with the options of its command."""
    argument = options.choice(
        listing.choices,
        f"[{listing.choice}]".upper(),
        about=f"Show only this {listing.choice}: {', '.join(listing.choices)}.",
    )

    def run(
        # Not a type of these values: their list in the help would be broken within words.
        choice: Annotated[str | None, argument] = None,
        where: options.Where = None,
        sort: options.Sort = None,
        limit: options.Limit = None,
        fields: options.Fields = None,
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
        asks = where or any(each is not None for each in (choice, sort, limit, fields))
        copy = f"{listing.command}.json" if style == "json" and not asks else None
        if copy and (text := loader.text(copy)):
            write([text])
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
        every = section.chosen(view.index, choice)
        records = query.of(every, view.index)
        answer = answer_of(section, records, view, fields=selected, evidence=evidence)
        chunks = rendered(style, answer, bom=bom)
        write(loader.keeping(copy, chunks) if copy and records else chunks)
        if records:
            for note in query.notes(every, view.index):
                warn(note)
        else:
            noun = section.noun[not listing.single]
            what = Locale(spoken()).say(noun)
            if choice:
                what += message(" of {field} {value!r}", field=listing.choice, value=choice)
            file = name_of(data) if data else message("the dataset")
            instead = query.explain_none(every, section, view.index) if every else ""
            raise NothingError(what, file, where or (), instead)

    unused = {"where", "sort", "limit"} if listing.single else set()
    if not listing.choice:
        unused.add("choice")
    signature = inspect.signature(run)
    used = [each for name, each in signature.parameters.items() if name not in unused]
    run.__signature__ = signature.replace(parameters=used)  # type: ignore
    return run
