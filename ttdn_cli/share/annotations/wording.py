"""What is said of a finding in one line, and which words of the source say so."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.quotes import paragraph_of
from ttdn_cli.corpus.sources import Sources
from ttdn_cli.query.answers import word_of_source
from ttdn_cli.text.unicode import capitalize_first, escape_unsafe, escape_unsafe_in_json, shorten

_LONGEST = 300
"""Characters of the article, or of the source, in a message: more of a long quotation is cut."""

_FIRST: dict[Verdict, Callable[[str, str], str]] = {
    "confirmed": lambda item, source: f"{item} is in the {source}.",
    "consistent": lambda item, source: f"{item} agrees with the {source}.",
    "contradicted": lambda item, source: f"{item} is not what the {source} says.",
    "not_in_source": lambda item, source: f"{item} is not in the {source}.",
    "unreadable": lambda item, source: f"{item} is not read.",
}


def rule_of(finding: Finding) -> str:
    """Return the id of the rule that a finding falls under, such as `contradicted/date`."""
    return f"{finding.verdict}/{finding.kind}"


def message_of(finding: Finding, sources: Sources, *, placed: bool) -> str:
    """Return what is said of a finding, in English: a sentence, its reason and the quote.

    Args:
        finding: the finding.
        sources: what was asked, in English.
        placed: whether a reader sees where it stands; else its paragraph is named.
    """
    source, item = _called(finding, sources), _quoted(finding.text)
    first = _FIRST[finding.verdict](item, source)
    if finding.verdict == "contradicted" and finding.expected is not None:
        first = f"{item}: the {source} says {_quoted(finding.expected)}."
    reason = escape_unsafe(sources.locale.say(finding.reason)) if finding.reason else ""
    parts = (
        "" if placed else f"Paragraph {finding.paragraph}:",
        first,
        reason and capitalize_first(reason.removesuffix(".")) + ".",
        quote_of(finding, sources) or "",
    )
    return " ".join(filter(None, parts))


def quote_of(finding: Finding, sources: Sources) -> str | None:
    """Return the words of the source that say so, with their paragraph, or None without any."""
    view = sources.view(finding)
    if finding.quote is None or view is None:
        return None
    paragraph = paragraph_of(finding, view.index)
    place = f", paragraph {paragraph}" if paragraph else ""
    return f"The {_called(finding, sources)}{place}: {_quoted(finding.quote)}."


def _called(finding: Finding, sources: Sources) -> str:
    """Return what to call the source of a finding: of many datasets the id tells which it is."""
    if not sources.several:
        return sources.word
    view = sources.view(finding)
    return f"{word_of_source(view)} {finding.dataset}" if view else "sources"


def encode(value: object) -> str:
    """Return a value as JSON on one line, what no terminal may obey as escapes of JSON."""
    return escape_unsafe_in_json(msgspec.json.encode(value).decode())


def _quoted(words: str) -> str:
    return f"“{escape_unsafe(shorten(' '.join(words.split()), _LONGEST))}”"
