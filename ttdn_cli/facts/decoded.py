"""A checked dataset as bytes, and back: each part is decoded when it is first asked for."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from ttdn_cli.facts.records import Dataset


@cache
def _types() -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(Dataset)}


def encoded(dataset: Dataset) -> bytes:
    """Return a dataset as MessagePack, for `Decoded`."""
    return msgspec.msgpack.encode(dataset)


class Decoded:
    """A dataset that was checked before; it has the attributes of `Dataset`.

    Args:
        content: what `encoded` made of it.

    Raises:
        msgspec.DecodeError: if it is anything else.
    """

    def __init__(self, content: bytes) -> None:
        self._parts = msgspec.msgpack.decode(content, type=dict[str, msgspec.Raw])

    def __getattr__(self, name: str) -> Any:
        """Decode a part, once."""
        if name not in Dataset.__struct_fields__:
            raise AttributeError(name)
        part = msgspec.msgpack.decode(self._parts[name], type=_types()[name])
        setattr(self, name, part)
        return part
