"""The JSON Schema of what each command prints as JSON, made from the types it is made of."""

from __future__ import annotations

from typing import Any

from msgspec import inspect as types

from ttdn_cli.evidence.passages import Passage
from ttdn_cli.evidence.verify import Report
from ttdn_cli.facts.kinds import attributes, bare, type_of
from ttdn_cli.facts.records import Bilingual
from ttdn_cli.facts.schema import DIALECT
from ttdn_cli.query.fields import Selected
from ttdn_cli.query.search import Hit
from ttdn_cli.query.sections import SECTIONS, Section
from ttdn_cli.render.verification import Validity

_Schema = dict[str, Any]
_LEAVES: dict[type[types.Type], str] = {
    types.NoneType: "null",
    types.StrType: "string",
    types.IntType: "integer",
    types.FloatType: "number",
    types.BoolType: "boolean",
}


def commands() -> list[str]:
    """Return the commands that have a JSON output of their own."""
    return [*(section.command for section in SECTIONS), "show", "search", "verify", "validate"]


def output_schema(command: str) -> _Schema:
    """Return the JSON Schema (draft 2020-12) of what a command prints with `--json`.

    With `--fields` there are only the fields that were asked for, each as here.

    Raises:
        KeyError: if the command has none; `commands` says which have.
    """
    others = {
        "show": _array(_any([_whole(section) for section in SECTIONS])),
        "search": _array(_of(type_of(Hit))),
        "verify": _of(type_of(Report)),
        "validate": _of(type_of(Validity)),
    }
    section = next((each for each in SECTIONS if each.command == command), None)
    schema = _listed(section) if section else others[command]
    return {"$schema": DIALECT, "title": f"What ttdn {command} --json prints", **schema}


def _listed(section: Section) -> _Schema:
    record = _object({each.name: _field(each) for each in section.contract})
    return record if section.listing.single else _array(record)


def _whole(section: Section) -> _Schema:
    fields = {each.name: _field(each, resolved=True) for each in section.askable}
    schema = _object(
        {"section": {"const": section.key}}
        | fields
        | {"referred_to_by": _array(_named()) | {"description": "What refers to the record."}}
    )
    passages = _array(_of(type_of(Passage))) | {"description": "With --in: the quotes in the text."}
    return schema | {"properties": schema["properties"] | {"passages": passages}}


def _field(selected: Selected, *, resolved: bool = False) -> _Schema:
    return {"description": selected.about} | _of(selected.type, resolved=resolved)


def _of(type_: types.Type, *, resolved: bool = False) -> _Schema:
    """Return the schema of a type; with ids that refer to a record beside its name or alone."""
    if isinstance(type_, types.Metadata):
        if resolved and "refers_to" in (type_.extra or {}):
            return _named()
        return _of(type_.type, resolved=resolved) | (type_.extra_json_schema or {})
    if isinstance(type_, types.UnionType):
        return _any([_of(each, resolved=resolved) for each in type_.types])
    if isinstance(type_, types.ListType):
        return _array(_of(type_.item_type, resolved=resolved))
    if isinstance(type_, types.DictType):
        return {"type": "object", "additionalProperties": _of(type_.value_type)}
    if isinstance(type_, types.StructType):
        about = attributes(type_.cls)
        properties: _Schema = {}
        for field in type_.fields:
            inner = _of(field.type, resolved=resolved)
            if resolved and field.name == "id" and "refers_to" in bare(field.type)[1]:
                properties |= inner["properties"]
            else:
                said = {"description": about[field.name]} if field.name in about else {}
                properties[field.name] = said | inner
        return _object(properties)
    if isinstance(type_, types.LiteralType):
        return {"enum": list(type_.values)}
    return {"type": _LEAVES[type(type_)]}


def _named() -> _Schema:
    return _object({"id": {"type": "string"}, "name": _of(type_of(Bilingual))})


def _object(properties: _Schema) -> _Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _array(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}


def _any(schemas: list[_Schema]) -> _Schema:
    return {"anyOf": schemas}
