"""Write a text as a scalar of YAML."""

from __future__ import annotations

import json
import re

import yaml

_SIMPLE = re.compile(r"\w(?:[\w .;()/'’-]*[\w.)])?")


def write_scalar(text: str) -> str:
    """Return a text as YAML: in quotes where it would be something else without them.

    Args:
        text: of characters that a dataset may hold.
    """
    plain = _SIMPLE.fullmatch(text) and not _is_typed(text)
    return text if plain else json.dumps(text, ensure_ascii=False)


def _is_typed(text: str) -> bool:
    """Return whether YAML 1.1 takes a plain scalar for a number, a date, a truth or nothing."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[0], [])
    return any(pattern.match(text) for _, pattern in resolvers)
