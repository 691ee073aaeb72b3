"""Citations as a person reads them: one line each, ready for a footnote in either language."""

from __future__ import annotations

from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import Citation, about, within_marks


def footnote(citation: Citation, view: View) -> str:
    """Return a citation as a sentence in the language of the view, with the address after it.

    After the address stand the date of access and the archived address, where they are known.
    A document is named in Vietnamese as Decree 30/2020/NĐ-CP, appendix I, has it: type, number,
    time and body of issue, subject. The title of the article stays in its own language,
    with its translation in square brackets behind it. A text without a title is called by its
    kind, which is in no quotation marks.
    """
    name, author = view.say(citation.name), view.say(citation.author) if citation.author else ""
    date = ""
    if citation.date:
        date = view.spoken_date(citation.date, year_inferred=citation.inferred == "year")
        date = f"[{date}]" if citation.inferred == "date" else date
    unread = f" [{view.word('draft')}]" if citation.unreviewed else ""
    if citation.cited:
        subject, dated = citation.subject, name
        if date:
            dated += f" {date}" if citation.inferred == "date" else f" ({date})"
        said = view.say(subject) if subject else ""
        by = f"của {author}" if author else ""
        vi = (name, date, by, about(said, "về") if said else "")
        en = (author, dated, about(said, "on") if said else "")
        return f"{view.both(' '.join(filter(None, vi)), ', '.join(filter(None, en)))}{unread}."
    event = view.say(citation.event) if citation.event else ""
    when = ", ".join(filter(None, (citation.place, date)))
    held = f"{event} ({when})" if event and when else event or when
    foreign = citation.language != view.language
    translated = f" [{citation.translated}]" if foreign and citation.translated else ""
    language = view.foreign if foreign else ""
    titled = f"“{within_marks(citation.title)}”{translated}{language}" if citation.title else ""
    if not titled:
        name = f"{name if author else f'{name[:1].upper()}{name[1:]}'}{language}"
    plain = ", ".join(filter(None, (name, held)))
    parts = [
        author,
        titled,
        view.both(f"{name} tại {held}" if event else plain, plain),
        citation.publisher or "",
    ]
    if citation.paragraphs:
        parts.append(
            view.plural(
                "paragraph {places}",
                "paragraphs {places}",
                len(citation.paragraphs),
                places=citation.locator,
            )
        )
    return f"{', '.join(filter(None, parts))}{unread}. {_address(citation, view)}"


def _address(citation: Citation, view: View) -> str:
    url, kept = citation.url, citation.archived_url
    read = url and citation.retrieved
    copy = view.message("archived at {url}", url=kept) if kept else None
    if not url:
        nowhere = view.message("Address not recorded.")
        return f"{nowhere.removesuffix('.')}; {copy}" if copy else nowhere
    when = view.message("accessed {date}", date=view.spoken_date(read)) if read else None
    seen = "; ".join(filter(None, (when, copy)))
    return f"{url} ({seen})" if seen else url
