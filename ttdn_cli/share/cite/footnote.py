"""Citations as a person reads them: one line each, ready for a footnote in either language."""

from __future__ import annotations

from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import Citation, about


def footnote(citation: Citation, view: View) -> str:
    """Return a citation as a sentence in the language of the view, with the address after it.

    A document is named in Vietnamese as Decree 30/2020/NĐ-CP, appendix I, has it: type, number,
    time and body of issue, subject. The title of the article stays in its own language.
    """
    name, author = view.say(citation.name), view.say(citation.author)
    date = view.spoken_date(citation.date) if citation.date else ""
    if citation.event is None:
        return f"{_document(citation, name, author, date, view)}."
    event = f"{view.say(citation.event)} ({', '.join(filter(None, (citation.place, date)))})"
    parts = [
        author,
        view.both(f"“{citation.title}”", f"“{citation.title}” (in Vietnamese)"),
        view.both(f"{name} tại {event}", f"{name}, {event}"),
        citation.publisher or "",
    ]
    if citation.paragraphs:
        word = "paragraphs" if len(citation.paragraphs) > 1 else "paragraph"
        parts.append(f"{view.both('đoạn', word)} {citation.locator}")
    return f"{', '.join(parts)}.{f' {citation.url}' if citation.url else ''}"


def _document(citation: Citation, name: str, issuer: str, date: str, view: View) -> str:
    in_vietnamese = f"{name}{f' {date}' if date else ''} của {issuer}"
    in_english = f"{issuer}, {name}{f' ({date})' if date else ''}"
    if citation.subject:
        in_vietnamese += f" {about(citation.subject.vi, 'về')}"
        in_english += f", {about(citation.subject.en, 'on')}"
    return view.both(in_vietnamese, in_english)
