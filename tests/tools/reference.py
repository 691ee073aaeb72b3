"""Write `docs/reference.md` from the code: python -m tests.tools.reference > docs/reference.md"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from ttdn_cli.commands.app import command_line
from ttdn_cli.errors import CANNOT, NO
from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.query.fields import Field, parts
from ttdn_cli.query.sections import SECTIONS, Section
from ttdn_cli.render.output_schema import commands

HEAD = f"""# Reference

Every command, option, field and exit code. This page is generated from the code; a test fails
if it is out of date.

## Exit codes

| code | meaning |
|---|---|
| 0 | success |
| {NO} | no result: nothing matched, no such id, or a fact did not verify |
| {CANNOT} | error: bad usage, unreadable or invalid data, or output that cannot be written |

A closed pipe or Ctrl-C ends the process by its signal; a shell reports 141 or 130.

## Environment

| variable | meaning |
|---|---|
| `TTDN_DATA` | default for `--data` |
| `TTDN_LANG` | default for `--lang` |
| `TTDN_CACHE_DIR` | cache folder, instead of the default one |
| `XDG_CACHE_HOME`, `HOME`, `LOCALAPPDATA` | where the [default folder](../README.md#cache) is |
| `LC_ALL`, `LC_MESSAGES`, `LANG` | language, by the first of them that is set |
| `NO_COLOR` | no colours |
| `FORCE_COLOR` | colours in pipes and files too |
| `TERM` | no colours on a `dumb` terminal |
| `COLUMNS` | terminal width; ignored in a pipe or a file |

Of these, only `TTDN_DATA` changes the output of machine formats.
"""


def reference() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *_commands()]) + "\n"


def _commands() -> Iterator[str]:
    group: Any = command_line()
    yield from _command("ttdn", group)
    sections = {section.command: section for section in SECTIONS}
    for name, command in group.commands.items():
        yield from _command(f"ttdn {name}", group.load(command))
        if name in sections:
            yield from _fields(sections[name])
        if name in commands():
            yield f"`ttdn schema --of {name}` prints the JSON Schema of its JSON.\n"


def _command(name: str, command: Any) -> Iterator[str]:
    purpose, _, example = command.help.strip().partition("\n\nExample: ")
    named = [each for each in command.params if not each.opts[0].startswith("-")]
    arguments = " ".join(each.metavar for each in named)
    yield f"## `{name}{f' {arguments}' if arguments else ''}`\n"
    yield purpose + "\n"
    if example:
        yield f"Example: `{example.strip()}`.\n"
    yield "| option or argument | meaning |\n|---|---|"
    for each in command.params:
        yield f"| {_names(each)} | {_cell(each.help or '')}{_default(each)} |"
    yield "| `--help`, `-h` | Show this message and exit. |\n"


def _names(parameter: Any) -> str:
    if not parameter.opts[0].startswith("-"):
        return f"`{parameter.metavar}`"
    kind = parameter.metavar or ("vi|en" if parameter.name == "lang" else "")
    ends = f" {kind}" if kind else ""
    return ", ".join(f"`{name}{_cell(ends)}`" for name in parameter.opts)


def _default(parameter: Any) -> str:
    return f" Or `{parameter.envvar}`." if parameter.envvar else ""


def _fields(section: Section) -> Iterator[str]:
    yield "| field | type | parts | what it is |\n|---|---|---|---|"
    in_json = [each.name for each in section.contract]
    for each in section.askable:
        inner = ", ".join(f"`.{part}`" for part in parts(each.kind))
        only = "" if each.name in in_json else " Only with `--fields`."
        yield f"| `{each.name}` | {_type(each)} | {inner} | {_cell(each.about)}{only} |"
    yield ""


def _type(field: Field) -> str:
    name = _named(field.kind)
    return f"{name} or null" if field.kind.optional else name


def _named(kind: ValueKind) -> str:
    if kind.item:
        return f"list of {_named(kind.item)}s"
    if kind.name == "choice":
        return ", ".join(f"`{value}`" for value in kind.type.values)
    names = {"reference": "id", "translated": "both languages", "integer": "number"}
    return "id" if "id" in kind.extra else names.get(kind.name, kind.name).replace("year", "number")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(reference())
