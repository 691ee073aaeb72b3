"""Citations as a person reads them: one line each, ready for a footnote in either language."""

from __future__ import annotations

from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import Citation, Document, Speech, about


def footnote(citation: Citation, view: View) -> str:
    """Return a citation as a sentence in the language of the view; an address is the last of it.

    A document is named in Vietnamese as Decree 30/2020/NĐ-CP, appendix I, has it: type, number,
    time and body of issue, subject. The title of the article stays in its own language.
    """
    if isinstance(citation, Document):
        return f"{_document(citation, view)}."
    address = f" {citation.url}" if citation.url else ""
    return f"{_speech(citation, view)}.{address}"


def _speech(speech: Speech, view: View) -> str:
    when = ", ".join(filter(None, (speech.place, view.spoken_date(speech.date))))
    event = f"{view.say(speech.event)} ({when})"
    document = view.say(speech.document)
    parts = [
        view.say(speech.speaker),
        view.both(f"“{speech.title}”", f"“{speech.title}” (in Vietnamese)"),
        view.both(f"{document} tại {event}", f"{document}, {event}"),
        speech.publisher,
    ]
    if speech.paragraphs:
        word = "paragraphs" if len(speech.paragraphs) > 1 else "paragraph"
        parts.append(f"{view.both('đoạn', word)} {speech.locator}")
    return ", ".join(parts)


def _document(document: Document, view: View) -> str:
    issuer, subject = view.say(document.issuer), document.subject
    date = view.spoken_date(document.date) if document.date else ""
    in_vietnamese = f"{document.name.vi}{f' {date}' if date else ''} của {issuer}"
    in_english = f"{issuer}, {document.name.en}{f' ({date})' if date else ''}"
    if subject:
        in_vietnamese += f" {about(subject.vi, 'về')}"
        in_english += f", {about(subject.en, 'on')}"
    return view.both(in_vietnamese, in_english)
