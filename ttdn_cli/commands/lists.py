"""The commands that list one section each: `attendees`, `stats`, `legal` and the like."""

# Not `from __future__ import annotations`: Typer compiles each that is a string, at every start.
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

from ttdn_cli.commands import options
from ttdn_cli.commands.options import one_of_data
from ttdn_cli.errors import NothingError, did_you_mean
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.files import name_of
from ttdn_cli.query.listings import Listing
from ttdn_cli.render.terminal import warn, write
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, spoken

if TYPE_CHECKING:
    from ttdn_cli.query.narrowing import Narrowed
    from ttdn_cli.query.search.searcher import Searcher


def list_command(listing: Listing) -> Callable[..., None]:
    """Return the function that lists the records of a section, with the options of its command."""

    def run(
        text: Annotated[list[str] | None, options.words(listing)] = None,
        where: options.Where = None,
        sort: options.Sort = None,
        limit: options.Limit = None,
        fields: options.Fields = None,
        ids: options.Ids = False,
        form: options.AnyFormat = None,
        json: options.Json = False,
        bom: options.Bom = False,
        lang: options.Lang = None,
        data: options.Datasets = None,
        no_cache: options.NoCache = False,
        evidence: options.Evidence = False,
        strict: options.Strict = False,
    ) -> None:
        style = options.format_of(form, json=json, bom=bom)
        path, several = one_of_data(data)
        if several:
            # One dataset waits for none of what many need.
            from ttdn_cli.commands.many_lists import Typed, list_many

            typed = Typed(text or (), where or (), sort, limit, fields, evidence, ids)
            list_many(
                data or (), listing, typed, style, lang, bom=bom, no_cache=no_cache, strict=strict
            )
            return
        loader = DatasetLoader(path, cached=not no_cache)
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
        every, narrowed, searcher = section.all(view.index), None, None
        if text:
            # Only words are searched for.
            from ttdn_cli.commands.suggestions import tell_absent
            from ttdn_cli.query.narrowing import narrow
            from ttdn_cli.query.search.searcher import Searcher

            searcher = Searcher(view.index)
            narrowed = narrow(text, section, searcher)
            every = narrowed.records
        records = query.of(every, view.index)
        answer = answer_of(section, records, view, fields=selected, evidence=evidence, ids=ids)
        chunks = rendered(style, answer, bom=bom)
        write(loader.keeping(copy, chunks) if copy and records else chunks)
        if records:
            for note in (*_notes(narrowed), *query.notes(every, view.index)):
                warn(note)
            return
        what = Locale(spoken()).say(section.noun[not listing.single])
        instead = query.explain_none(every, section, view.index) if every else ""
        asked = [*(where or ())]
        if narrowed and searcher:
            if narrowed.choices:
                by, locale = section.selected(listing.choice or ""), Locale(spoken())
                value = message(" or ").join(repr(locale.word(each)) for each in narrowed.choices)
                field = locale.say(by.heading).lower()
                what += message(" of {field} {value}", field=field, value=value)
            asked = [*([narrowed.typed] if narrowed.typed else []), *asked]
            instead = instead or _instead(narrowed, listing, searcher)
            tell_absent([" ".join(text or ())], searcher, view)
        elif not every and not asked:
            # Who asks for a list of nothing asks for what the text does not say: deadlines.
            from ttdn_cli.commands.suggestions import tell_absent
            from ttdn_cli.query.search.searcher import Searcher

            tell_absent(listing.also, Searcher(view.index), view)
        file = name_of(path) if path else message("the dataset")
        raise NothingError(what, file, asked, instead)

    unused = {"text", "where", "sort", "limit", "ids"} if listing.single else set()
    signature = inspect.signature(run)
    used = [each for name, each in signature.parameters.items() if name not in unused]
    run.__signature__ = signature.replace(parameters=used)  # type: ignore
    return run


def _notes(narrowed: "Narrowed | None") -> list[str]:
    """Return how the records were found that a user asked for by words, if not as typed."""
    found = narrowed.found if narrowed else ()
    if all(each.way == "typed" for _, each in found):
        return []
    from ttdn_cli.commands.suggestions import say_how

    return [say_how(each, typed) for typed, each in found if each.way != "typed"]


def _instead(narrowed: "Narrowed", listing: Listing, searcher: "Searcher") -> str:
    """Return what a user may have meant whose words no record of a list has."""
    from ttdn_cli.commands.suggestions import say_nearest
    from ttdn_cli.text.unicode import find_closest

    typed = narrowed.typed
    if not typed:
        return ""
    words = {*narrowed.choices, *typed.lower().split()}
    kinds = find_closest(typed.lower(), [each for each in listing.choices if each not in words])
    said = did_you_mean(kinds) or say_nearest(typed, searcher)
    if elsewhere := len(searcher.search(typed).matches):
        said += message(" ttdn search {typed} finds {count}.", typed=typed, count=elsewhere)
    return said
