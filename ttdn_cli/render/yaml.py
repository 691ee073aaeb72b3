"""YAML: a list of mappings, or one mapping; the same bytes on every machine.

What a terminal would obey, or nobody would see, is an escape in double quotes: the same value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ttdn_cli.query.answers import Answer
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe, find_unsafe

_LIKE_A_NUMBER = re.compile(r"[-+.0-9][-+.0-9a-zA-Z_:]*|[yYnN]")
"""What is text by YAML 1.1 may be a number by 1.2 (10.3.2), and the other way round."""


class _Dumper(yaml.SafeDumper):
    """Block style with lists set in, each text on one line, no anchors.

    It is the pure one everywhere: libyaml writes some characters in another way.
    """

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "'" if _LIKE_A_NUMBER.fullmatch(text) else None
    if find_unsafe(text):
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)
_OPTIONS: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": float("inf")}


def render_yaml(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the objects of an answer as YAML that reads the same by version 1.1 and 1.2."""
    empty = True
    for each in answer.objects:
        empty = False
        dumped = yaml.dump(each if answer.single else [each], Dumper=_Dumper, **_OPTIONS)
        # PyYAML escapes some of them; Python writes the others as YAML does (YAML 1.2.2, 5.7).
        yield "\n".join(map(escape_unsafe, dumped.split("\n")))
    if empty:
        yield "null\n" if answer.single else "[]\n"
