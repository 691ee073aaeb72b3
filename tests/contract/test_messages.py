"""Messages: one source in the code, and each of them in the catalogue of the other language."""

from __future__ import annotations

import ast
import re
import unicodedata
from string import Formatter

import pytest
from babel.messages.catalog import Message

from tests.tools.messages import FUNCTIONS, MO, PACKAGE, compiled, in_code, read, translations
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import message, plural, speak

UPDATE = "Run python -m tests.tools.messages"


def names(text: str) -> set[str]:
    """Return the names of the values that have a place in a message."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def entries() -> list[Message]:
    return [each for each in read() if each.id]


def test_the_catalogue_has_the_messages_of_the_code_and_no_others() -> None:
    assert {each.id for each in entries()} == {each.id for each in in_code() if each.id}, UPDATE
    assert not read().obsolete


def test_no_message_is_said_under_another_name() -> None:
    """By another name the tool that collects the messages would not find them."""
    for path in PACKAGE.rglob("*.py"):
        nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
        called = {id(each.func) for each in nodes if isinstance(each, ast.Call)}
        found = [
            ast.unparse(each)
            for each in nodes
            if isinstance(each, ast.Attribute) and each.attr in FUNCTIONS and id(each) not in called
        ]
        # What an exception of Click says is none.
        assert [each for each in found if each != "error.message"] == [], path


def test_a_template_has_no_message_of_its_own() -> None:
    """Only Python is read for messages: a template is given what it says."""
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.j2")]
    assert texts
    assert [
        found for text in texts for found in re.findall(r"\b(?:message|plural)\(.*", text)
    ] == []


def test_every_message_is_translated() -> None:
    assert [each.id for each in entries() if each.fuzzy or not translations(each)] == []


def test_a_translation_has_the_values_of_its_message() -> None:
    for each in entries():
        ids = (each.id,) if isinstance(each.id, str) else each.id
        asked = {name for text in ids for name in names(text)}
        for said in translations(each):
            assert names(said) == asked, said


def test_a_translation_is_written_as_vietnamese_is() -> None:
    """Composed characters, and the spaces at its ends that its message has."""
    for each in entries():
        one = each.id if isinstance(each.id, str) else each.id[0]
        for said in translations(each):
            assert unicodedata.is_normalized("NFC", said), said
            assert (one[:1] == " ", one[-1:] == " ") == (said[:1] == " ", said[-1:] == " "), said


def test_what_is_read_is_what_is_written() -> None:
    assert MO.read_bytes() == compiled(read()), UPDATE


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param(Language.EN, "No such command 'stat'.", id="as it is in the code"),
        pytest.param(Language.VI, "Không có lệnh 'stat'.", id="as it is in the catalogue"),
    ],
)
def test_a_message_is_said_with_its_values(language: Language, said: str) -> None:
    speak(language)
    try:
        assert message("No such command {name!r}.", name="stat") == said
    finally:
        speak(Language.EN)


def test_a_text_without_a_translation_is_said_as_it_is() -> None:
    speak(Language.VI)
    try:
        assert message("{not a message}") == "{not a message}"
        assert plural("{count} apple", "{count} apples", 2) == "2 apples"
    finally:
        speak(Language.EN)


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize(
    ("language", "said", "counted"),
    [
        pytest.param(Language.EN, "No such command 'stat'.", "1,250 facts", id="English"),
        pytest.param(Language.VI, "Không có lệnh 'stat'.", "1.250 dữ kiện", id="Vietnamese"),
    ],
)
def test_a_locale_says_a_message_in_its_language(
    spoken: Language, language: Language, said: str, counted: str
) -> None:
    """Whatever the language of the process."""
    locale, many = Locale(language), 1250
    speak(spoken)
    try:
        assert locale.message("No such command {name!r}.", name="stat") == said
        number = locale.number(many)
        assert locale.plural("{many} fact", "{many} facts", many, many=number) == counted
    finally:
        speak(Language.EN)
