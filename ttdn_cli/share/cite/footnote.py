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
        subject, dated = citation.subject, f"{name} ({date})" if date else name
        vi = (name, date, "của", author, about(subject.vi, "về") if subject else "")
        en = (author, dated, about(subject.en, "on") if subject else "")
        return f"{view.both(' '.join(filter(None, vi)), ', '.join(filter(None, en)))}."
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
