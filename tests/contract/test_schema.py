"""The schema says of form what the tool says, as an independent validator reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from tests.conftest import ROOT, SECOND, SPEECH, Ttdn, installed
from tests.tools.every import EVERY_KIND
from ttdn_cli import load
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.render.output_schema import commands
from ttdn_cli.share.rewrite import upgraded

SHIPPED = ROOT / "data" / "speech.schema.json"


def errors(document: Any) -> list[str]:
    schema = json.loads(SHIPPED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return [error.json_path for error in Draft202012Validator(schema).iter_errors(document)]


def test_the_shipped_schema_is_that_of_the_records(ttdn: Ttdn) -> None:
    assert ttdn("schema").out == SHIPPED.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [SPEECH, SECOND], ids=["speech", "second"])
def test_datasets_are_valid(file: Any) -> None:
    """As PyYAML reads them, which takes a date without quotes for no text."""
    assert errors(yaml.safe_load(file.read_text(encoding="utf-8"))) == []


def test_an_upgraded_dataset_is_valid() -> None:
    old = SECOND.with_name("schema1.yaml")
    assert errors(yaml.safe_load(old.read_text(encoding="utf-8")))
    new = upgraded(old.read_bytes(), old.name, "any")
    assert new
    assert errors(yaml.safe_load(new)) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("kind: person", "kind: persona", "$.attendees[0].kind"),
        ('given: "58/63"', 'givn: "58/63"', "$.metrics[3]"),
        ("id: pham-s\n", "id: Phạm S\n", "$.attendees[1].id"),
        ('date: "2023-06-15"', "date: 15 June", "$.legal_references[2].date"),
        ('date: "2023-06-15"', "date: 2023-06-15", "$.legal_references[2].date"),
        ('date: "2024-06-06"', "date: 6 June", "$.event"),  # It may be null: each way is tried.
        ("schema: 2", "schema: 1", "$.schema"),
        ("kind: speech", "kind: song", "$.source.kind"),
        ("measure: coverage", "measure: most", "$.metrics[0].measure"),
        ("field: as_of", "feld: as_of", "$.metrics[1].inferred[0]"),
        ("review: unreviewed", "review: reviewed", "$.attendees[0].review"),
    ],
)
def test_what_is_wrong_in_form_is_not_valid(old: str, new: str, where: str) -> None:
    text = SPEECH.read_text(encoding="utf-8")
    text = text.replace("id: nguyen-thanh-lam\n", "id: nguyen-thanh-lam\n    review: unreviewed\n")
    assert errors(yaml.safe_load(text)) == []
    assert old in text
    assert where in errors(yaml.safe_load(text.replace(old, new, 1)))


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


@pytest.mark.parametrize("data", [SPEECH, SECOND, EVERY_KIND], ids=["speech", "second", "every"])
def test_what_every_command_prints_is_as_its_schema_says(
    ttdn: Ttdn, data: Any, tmp_path: Path
) -> None:
    lists = [section.command for section in SECTIONS]
    of_data = ["--data", str(data)]
    records = Index(load(data)).records
    ids = list(records)
    article = tmp_path / "article.txt"
    quotes = (f"{each.quote}.\n" for record in records.values() for each in record.evidence)
    article.write_text("".join(quotes), encoding="utf-8")
    text = str(SECOND.with_suffix(".txt"))
    calls = {
        **{command: [command, *of_data] for command in lists},
        "show": ["show", *ids, "--in", text, *of_data],
        "search": ["search", "a", *of_data],
        "verify": ["verify", text, *of_data],
        "validate": ["validate", str(data)],
        "extract": ["extract", text],
        "check": ["check", str(article), *of_data],
    }
    # What many datasets are asked for has its own tests, with many.
    assert [*calls, "conflicts", "trend", "citing", "career"] == commands()
    for command, args in calls.items():
        schema = json.loads(ttdn("schema", "--of", command).out)
        Draft202012Validator.check_schema(schema)
        printed = output(ttdn, *args)
        assert printed or (data != EVERY_KIND and command != "check")
        assert [each.message for each in Draft202012Validator(schema).iter_errors(printed)] == []


@pytest.mark.parametrize(
    ("key", "command"), [("metrics", "stats"), ("legal_references", "legal"), ("event", "event")]
)
def test_a_yaml_key_names_a_command_here_too(ttdn: Ttdn, key: str, command: str) -> None:
    done = ttdn("schema", "--of", key)
    assert (done.code, done.out) == (0, ttdn("schema", "--of", command).out)


def test_a_dataset_without_an_event_is_as_the_schema_says(ttdn: Ttdn) -> None:
    text = SECOND.read_text(encoding="utf-8").replace("part: speaker", "part: addressed")
    without = text[: text.index("event:\n")] + text[text.index("attendees:\n") :]
    assert errors(yaml.safe_load(without)) == []
    schema = json.loads(ttdn("schema", "--of", "event").out)
    assert json.loads(ttdn("event", "--data", "-", "--json", stdin=without).out) is None
    assert list(Draft202012Validator(schema).iter_errors(None)) == []


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


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.command)
def test_what_people_are_shown_is_for_programs_too(section: Section) -> None:
    """A column that the JSON has not is made of what the JSON has: of all that a record holds."""
    contract = [each.name for each in section.contract]
    assert len(contract) == len(set(contract))
    for each in section.fields:
        assert each.json or each.cell, f"{each.name} is shown, and no program can have it"
        assert each.json is (each in section.askable), each.name
    assert {*section.columns, section.headline} <= {each.name for each in section.fields}
    assert set(kind_of(section.of).fields) <= set(contract)


@pytest.mark.parametrize("args", ["schema", "schema --of show", "schema --of verify", "--help"])
def test_nothing_depends_on_docstrings(args: str) -> None:
    """Python drops them under `-OO`."""
    assert installed(*args.split(), env={"PYTHONOPTIMIZE": "2"}) == installed(*args.split())
