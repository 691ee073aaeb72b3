"""The language of each part of a page, which browsers and screen readers ask for."""

from __future__ import annotations

import re

from ttdn_cli.facts.kinds import kind_of, leaves
from ttdn_cli.facts.texts import Record
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.text.locales import Language

# Latin letters beyond ASCII, without × and ÷; a number such as 72/2015/NĐ-CP is one word.
_LETTER = "[À-ÖØ-öø-ɏḀ-ỹ]"
# It is only looked for where a word begins, or a long one would take its length squared.
_WORD = rf"(?<![\w/.-])(?:[\w/.-]*{_LETTER}[\w/.-]*\w|[\w/.-]*{_LETTER})"
_VIETNAMESE = re.compile(rf"((?:{_WORD})(?:[ ](?:{_WORD}))*)")


def mark_languages(line: Line, view: View) -> Line:
    """Return a line with the language of each part that is not in the language of the view."""
    return line._replace(runs=tuple(run for part in line.runs for run in _marked(part, view)))


def named(record: Record, view: View, ref: str | None = None) -> Line:
    """Return the name of a record, with its published name if that is another one."""
    label, said, language = record.label, view.say(record.label), view.index.source.language
    values = leaves(record, kind_of(type(record)))
    own = {value for _, kind, value in values if kind.is_published(language)}
    original = getattr(label, language)
    if original not in own:
        return Line(_split(Run(said, ref), view))
    if original == said:
        return Line((in_language(Run(said, ref, language), view),))
    return Line(_split(Run(said, ref), view), (original,))


def in_language(run: Run, view: View) -> Run:
    """Return a run that keeps its language only if it has letters and the view is in another."""
    other = run.lang != view.language.value and any(each.isalpha() for each in run.text)
    return run if other else run._replace(lang=None)


def _marked(run: Run, view: View) -> tuple[Run, ...]:
    if run.ref:
        return named(view.index.records[run.ref], view, run.ref).runs
    return (in_language(run, view),) if run.lang else _split(run, view)


def _split(run: Run, view: View) -> tuple[Run, ...]:
    """Return a text with the language of what is in the other one, if it is said to be so.

    Vietnamese words in English are marked too: those with a letter beyond ASCII, such as the name
    of a province. WCAG 2.2, 3.1.2, asks for the language of parts.
    """
    own = run.text.removesuffix(view.foreign)
    if own != run.text:
        other = "en" if view.language is Language.VI else "vi"
        return Run(own, run.ref, other), Run(view.foreign, run.ref)
    if view.language is Language.VI:
        return (run,)
    parted = enumerate(_VIETNAMESE.split(run.text))
    return tuple(Run(each, run.ref, "vi" if place % 2 else None) for place, each in parted if each)
