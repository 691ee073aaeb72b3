"""The JSON Schema of what each command prints as JSON, made from the types it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from ttdn_cli.checking.findings import Finding
from ttdn_cli.corpus.columns import ORIGIN
from ttdn_cli.corpus.questions import conflicts
from ttdn_cli.corpus.questions.career import Post
from ttdn_cli.corpus.questions.citing import Citation, CitedDocument
from ttdn_cli.corpus.questions.rows import fields_of
from ttdn_cli.corpus.questions.trend import Point
from ttdn_cli.evidence.passages import Passage
from ttdn_cli.evidence.verify import Report
from ttdn_cli.extraction.mentions import AnyMention
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.schema import DIALECT
from ttdn_cli.facts.source import Correction
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.query.fields import Field
from ttdn_cli.query.search.found import Hit
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.render.verification import Validity
from ttdn_cli.text.unicode import capitalize_first

_Schema = dict[str, Any]
_TYPES = {"integer": "integer", "year": "integer", "number": "number", "boolean": "boolean"}
"""Of values that are no text."""


_MANY: dict[str, tuple[Mapping[str, ValueKind], ...]] = {
    "conflicts": (conflicts.FIELDS,),
    "trend": (fields_of(Point),),
    "citing": (fields_of(Citation), kind_of(CitedDocument).fields),
    "career": (fields_of(Post),),
}
"""The commands that ask many datasets, with the fields of what they list."""


def commands() -> list[str]:
    """Return the commands that have a JSON output of their own."""
    return [
        *(section.command for section in SECTIONS),
        "show",
        "search",
        "verify",
        "validate",
        "extract",
        "check",
        *_MANY,
    ]


def output_schema(command: str) -> _Schema:
    """Return the JSON Schema (draft 2020-12) of what a command prints with `--json`.

    With `--fields` there are only the fields that were asked for, each as here.

    Raises:
        KeyError: if the command has none; `commands` says which have.
    """
    schemas = {section.command: _listed(section) for section in SECTIONS} | {
        "show": _array({"anyOf": [_whole(section) for section in SECTIONS]}),
        "search": _array(_of(kind_of(Hit))),
        "verify": _of(kind_of(Report)),
        "validate": _of(kind_of(Validity)),
        "extract": _array({"anyOf": [_mention(each) for each in get_args(AnyMention)]}),
        "check": _array(_finding()),
        **{name: _array(_fields(*several)) for name, several in _MANY.items()},
    }
    title = f"What ttdn {command} --json prints"
    return {"$schema": DIALECT, "title": title, **schemas[command]}


def _fields(*several: Mapping[str, ValueKind]) -> _Schema:
    """Return the schema of objects that have fields of these names and kinds, or of those."""
    every = [
        _object({name: _about(kind) | _of(kind) for name, kind in fields.items()})
        for fields in several
    ]
    return every[0] if len(every) == 1 else {"anyOf": every}


def _about(kind: ValueKind) -> _Schema:
    return {"description": capitalize_first(kind.about)} if kind.about else {}


def _mention(of: type) -> _Schema:
    tag = of.__struct_config__.tag  # type: ignore[attr-defined]
    fields = _of(kind_of(of))["properties"]
    return _object({"kind": {"const": tag}} | fields)


def _finding() -> _Schema:
    """Return the schema of a finding; a reason is in English, as in every machine format."""
    kinds = kind_of(Finding).fields
    fields = _fields({name: kind for name, kind in kinds.items() if name not in ORIGIN})
    about = fields["properties"]["reason"]["description"]
    reason = {"description": about, "anyOf": [{"type": "string"}, {"type": "null"}]}
    file = {"description": "The article, where several were asked for.", "type": "string"}
    # What no dataset has is of none of them.
    many = _fields({name: kind._replace(optional=True) for name, kind in ORIGIN.items()})
    first = many["properties"] | {"file": file}
    return fields | {"properties": first | fields["properties"] | {"reason": reason}}


def _listed(section: Section) -> _Schema:
    record = _object({each.name: _field(each) for each in section.contract})
    # A dataset may have none of what there is one of.
    return {"anyOf": [record, {"type": "null"}]} if section.listing.single else _array(record)


def _whole(section: Section) -> _Schema:
    fields = {each.name: _field(each, resolved=True) for each in section.askable}
    referring = _array(_named()) | {"description": "What refers to the record."}
    changes = _array(_of(kind_of(Correction))) | {"description": "What was changed of the record."}
    more = {"referred_to_by": referring, "corrections": changes}
    schema = _object({"section": {"const": section.key}, **fields, **more})
    passages = _array(_of(kind_of(Passage))) | {"description": "With --in: the quotes in the text."}
    return schema | {"properties": schema["properties"] | {"passages": passages}}


def _field(field: Field, *, resolved: bool = False) -> _Schema:
    return {"description": field.about} | _of(field.kind, resolved=resolved)


def _of(kind: ValueKind, *, resolved: bool = False) -> _Schema:
    """Return the schema of a kind; with ids that refer to a record beside its name or alone."""
    if kind.optional:
        schema = _of(kind._replace(optional=False), resolved=resolved)
        return {"anyOf": [schema, {"type": "null"}]}
    if resolved and kind.name == "reference":
        return _named()
    if kind.item:
        return _array(_of(kind.item, resolved=resolved))
    if kind.name == "choice":
        return {"enum": list(kind.type.values)}
    if kind.name == "counts":
        return {"type": "object", "additionalProperties": {"type": "integer"}}
    if not kind.fields:
        return {"type": _TYPES.get(kind.name, "string"), **kind.form}
    properties: _Schema = {}
    for name, field in kind.fields.items():
        inner = _of(field, resolved=resolved)
        if resolved and name == "id" and field.name == "reference":
            properties |= inner["properties"]
        else:
            properties[name] = ({"description": field.about} if field.about else {}) | inner
    return _object(properties)


def _named() -> _Schema:
    return _object({"id": {"type": "string"}, "name": _of(kind_of(Bilingual))})


def _object(properties: _Schema) -> _Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _array(items: _Schema) -> _Schema:
    return {"type": "array", "items": items}
