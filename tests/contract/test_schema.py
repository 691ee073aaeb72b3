"""The schema says of form what the tool says, as an independent validator reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from tests.conftest import ROOT, SECOND, SPEECH, Ttdn, installed
from ttdn_cli import load
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.render.output_schema import commands

SHIPPED = ROOT / "data" / "speech.schema.json"


def errors(document: Any) -> list[str]:
    schema = json.loads(SHIPPED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return [error.json_path for error in Draft202012Validator(schema).iter_errors(document)]


def read(text: str) -> Any:
    """Read as an editor does: YAML 1.2 has no dates, which the parser here takes for 1.1."""
    loader: Any = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        key: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader=loader)


def test_the_shipped_schema_is_that_of_the_records(ttdn: Ttdn) -> None:
    assert ttdn("schema").out == SHIPPED.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [SPEECH, SECOND], ids=["speech", "second"])
def test_datasets_are_valid(file: Any) -> None:
    assert errors(read(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("kind: person", "kind: persona", "$.attendees[0].kind"),
        ("given: 58/63", "givn: 58/63", "$.metrics[3]"),
        ("id: pham-s\n", "id: Phạm S\n", "$.attendees[1].id"),
        ("date: 2024-06-06", "date: 6 June", "$.event.date"),
    ],
)
def test_what_is_wrong_in_form_is_not_valid(old: str, new: str, where: str) -> None:
    text = SPEECH.read_text(encoding="utf-8")
    assert old in text
    assert where in errors(read(text.replace(old, new, 1)))


def test_every_field_that_is_not_plain_is_described() -> None:
    definitions = json.loads(SHIPPED.read_text(encoding="utf-8"))["$defs"]
    assert all(each["description"] for each in definitions.values())
    assert "such as `58/63`" in definitions["Metric"]["properties"]["given"]["description"]
    assert set(definitions["Dataset"]["properties"]) == set(Dataset.__struct_fields__)


def test_the_dataset_names_its_schema_for_editors() -> None:
    first = SPEECH.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SHIPPED.name}"


def output(ttdn: Ttdn, *args: str) -> Any:
    return json.loads(ttdn(*args, "--json").out)


@pytest.mark.parametrize("data", [SPEECH, SECOND], ids=["speech", "second"])
def test_what_every_command_prints_is_as_its_schema_says(ttdn: Ttdn, data: Any) -> None:
    lists = [section.command for section in SECTIONS]
    of_data = ["--data", str(data)]
    ids = list(Index(load(data)).records)
    text = str(SECOND.with_suffix(".txt"))
    calls = {
        **{command: [command, *of_data] for command in lists},
        "show": ["show", *ids, "--in", text, *of_data],
        "search": ["search", "a", *of_data],
        "verify": ["verify", text, *of_data],
        "validate": ["validate", str(data)],
        "extract": ["extract", text],
    }
    assert list(calls) == commands()
    for command, args in calls.items():
        schema = json.loads(ttdn("schema", "--of", command).out)
        Draft202012Validator.check_schema(schema)
        printed = output(ttdn, *args)
        assert printed or command in ("stats", "glossary")
        assert [each.message for each in Draft202012Validator(schema).iter_errors(printed)] == []


def test_the_problems_of_a_file_are_as_their_schema_says(ttdn: Ttdn) -> None:
    schema = json.loads(ttdn("schema", "--of", "validate").out)
    printed = json.loads(ttdn("validate", "-", "--json", stdin="schema: 2").out)
    assert printed["problems"]
    assert list(Draft202012Validator(schema).iter_errors(printed)) == []


@pytest.mark.parametrize("command", ["attendees", "show", "verify"])
def test_another_shape_is_not_as_the_schema_says(ttdn: Ttdn, command: str) -> None:
    """A schema that anything passes would prove nothing."""
    schema = json.loads(ttdn("schema", "--of", command).out)
    args = {"show": ["pham-s"], "verify": [str(SECOND.with_suffix(".txt"))]}.get(command, [])
    printed = output(ttdn, command, *args)
    record = printed if command == "verify" else printed[0]
    for name in list(record):
        less = {key: value for key, value in record.items() if key != name}
        for wrong in (less, {**record, name: {"no": "value"}}, {**record, "more": 1}):
            shape = wrong if command == "verify" else [wrong]
            assert list(Draft202012Validator(schema).iter_errors(shape))


@pytest.mark.parametrize("command", commands())
def test_the_schema_of_an_output_is_a_contract(
    ttdn: Ttdn, command: str, snapshot: SnapshotAssertion
) -> None:
    assert ttdn("schema", "--of", command).out == snapshot


@pytest.mark.parametrize("args", ["schema", "schema --of show", "schema --of verify", "--help"])
def test_nothing_depends_on_docstrings(args: str) -> None:
    """Python drops them under `-OO`."""
    assert installed(*args.split(), env={"PYTHONOPTIMIZE": "2"}) == installed(*args.split())
