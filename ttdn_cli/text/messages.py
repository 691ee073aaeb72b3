"""What the tool says, in the language that was chosen: English in the code, the rest in catalogues.

A message is its English text. In English nothing is looked up or loaded; in another language the
text is the key of a gettext catalogue in `locale/`, which `python -m tests.tools.messages` keeps.
`message` and `plural` say it in the language of the process; a `Locale` says it in its own, as a
page and a workbook are made in one language or in both.

What an answer says to a reader is a message. The vocabulary of a dataset is none: headings, nouns
and the words of values stand in both languages where they are defined, as they are typed and
searched in both. Nor are the rules of writing a language, such as its dates and numbers. The reason
of a finding is data in both languages, and the fixed words of the annotated article stand in its
template.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from ttdn_cli.text.language import Language

if TYPE_CHECKING:
    from gettext import NullTranslations

_DOMAIN = "ttdn"
_CATALOGUES = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120


class _Speech:
    """The language of the process."""

    language = Language.EN


def speak(language: Language) -> None:
    """Say everything in this language from now on, also what Typer says by gettext."""
    if language is _Speech.language:
        return
    _Speech.language = language
    # Typer has imported it already.
    import gettext

    if language is Language.EN:
        gettext.textdomain("messages")
        return
    # The standard library's own way to a catalogue, by which a library finds its words.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, _CATALOGUES)
    gettext.textdomain(_DOMAIN)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say everything in a language for a while, such as what programs read in English."""
    before = _Speech.language
    speak(language)
    try:
        yield
    finally:
        speak(before)


def spoken() -> Language:
    """Return the language in which messages are said."""
    return _Speech.language


@cache
def _catalogue(language: Language) -> NullTranslations | None:
    """Return what finds texts in a language; nothing is found in English."""
    if language is Language.EN:
        return None
    import gettext

    return gettext.translation(_DOMAIN, _CATALOGUES, [language])


def message(text: str, /, **values: object) -> str:
    """Return a message in the language of the process, with its values in their places.

    Args:
        text: in English, with the name of each value in braces: `Wrote {file}.`
        **values: the values. A text without any is taken as it is.
    """
    return message_in(_Speech.language, text, **values)


def message_in(language: Language, text: str, /, **values: object) -> str:
    """Return a message in a language, as `message` does in that of the process."""
    found = _catalogue(language)
    said = found.gettext(text) if found else text
    return said.format(**values) if values else said


def later(text: str) -> str:
    """Return a text as it is, which is a message when it is said."""
    return text


def plural(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message for a number of things, which has the name `count` in it.

    Args:
        one: in English, for one of them: `{count} fact`.
        many: for any other number of them: `{count} facts`.
        count: how many.
        **values: other values.
    """
    return plural_in(_Speech.language, one, many, count, **values)


def plural_in(language: Language, one: str, many: str, count: int, /, **values: object) -> str:
    """Return the message for a number of things in a language, as `plural` does."""
    if found := _catalogue(language):
        said = found.ngettext(one, many, count)
    else:
        said = one if count == 1 else many
    return said.format(count=count, **values)
