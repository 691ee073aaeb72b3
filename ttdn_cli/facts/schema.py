"""The JSON Schema of a dataset, made from the types of its records."""

from __future__ import annotations

from typing import Any

import msgspec

from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.facts.metrics import Metric, Quantity

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def dataset_schema() -> dict[str, Any]:
    """Return the JSON Schema of a dataset (draft 2020-12), with a description of each field.

    It says what a schema can say of form; references, counts, dates and quotes are checked by
    `ttdn validate`.
    """
    (root,), definitions = msgspec.json.schema_components([Dataset], ref_template="#/$defs/{name}")
    for name in ("Bilingual", "Named"):
        definitions[name]["minProperties"] = 1
    for section in definitions["Dataset"]["properties"].values():
        if section.get("type") == "array":
            section["type"] = ["array", "null"]  # Its last record may be deleted.
    metric = definitions["Metric"]["properties"]
    for name in metric.keys() - kind_of(Metric).fields.keys():
        del metric[name]
    del definitions[Quantity.__name__]
    return {"$schema": DIALECT, "title": "Facts of one speech", **root, "$defs": definitions}


def as_text(schema: dict[str, Any]) -> str:
    """Return a schema as JSON, as the file that comes with the tool has that of a dataset."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
