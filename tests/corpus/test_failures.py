"""What DuckDB says of an error, in the forms that it has for it."""

from __future__ import annotations

import pytest

from ttdn_cli.corpus.database.failures import is_broken, told

FULL = (
    '{"exception_type":"IO","exception_message":"Could not write file \\"a\\": No space left on '
    'device","errno":"28"}'
)


@pytest.mark.parametrize(
    ("said", "what", "number"),
    [
        pytest.param("IO Error: No space left.", "No space left", None, id="text"),
        pytest.param("no type", "no type", None, id="text alone"),
        pytest.param(FULL, 'Could not write file "a": No space left on device', "28", id="JSON"),
        pytest.param(
            f"IO Error: Async write failed for range [offset=0]: {FULL}",
            'Could not write file "a": No space left on device',
            "28",
            id="JSON behind a text",
        ),
        pytest.param(
            'Invalid Input Error: {"exception_type":"Invalid Input","exception_message":"{a}"}',
            "{a}",
            None,
            id="a message in braces",
        ),
        pytest.param('A Error: {"exception_type": 1', '{"exception_type": 1', None, id="torn"),
        pytest.param('A Error: {"exception_type":1}', "", None, id="without a message"),
    ],
)
def test_what_is_said_is_found_in_any_form(said: str, what: str, number: str | None) -> None:
    found = told(Exception(said))
    assert found.what.startswith(what)
    assert found.details.get("errno") == number


@pytest.mark.parametrize(
    ("said", "broken"),
    [
        ('{"exception_type":"Data Corruption","exception_message":"checksum"}', True),
        ("Error: Corrupt database file: computed checksum 1 does not match", True),
        ('Invalid Input Error: {"exception_type":"Invalid Input","exception_message":"a"}', False),
        (FULL, False),
    ],
)
def test_a_broken_file_is_told_from_other_errors(said: str, broken: bool) -> None:
    assert is_broken(Exception(said)) == broken
