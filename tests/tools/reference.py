"""Write `docs/reference.md` from the code: python -m tests.tools.reference > docs/reference.md"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from ttdn_cli.commands.app import command_line
from ttdn_cli.errors import CANNOT, NO
from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.query.fields import Selected, parts
from ttdn_cli.query.sections import SECTIONS, Section
from ttdn_cli.render.output_schema import commands

HEAD = f"""# Reference

Every command, option, field and exit code. This page is made from the code; the tests fail where it
says something else.

## Exit codes

| code | means |
|---|---|
| 0 | done |
| {NO} | the answer is no: nothing matched, no such id, a fact did not verify |
| {CANNOT} | cannot: bad usage, unreadable or invalid data, output that takes no more |

A process that a closed pipe or Ctrl-C ends is ended by that signal; a shell sees 141 or 130.

## Environment

| variable | means |
|---|---|
| `TTDN_DATA` | the dataset, where `--data` is not given |
| `TTDN_LANG` | the language, where `--lang` is not given |
| `TTDN_CACHE_DIR` | the folder for decoded copies, in place of the usual one |
| `XDG_CACHE_HOME`, `HOME`, `LOCALAPPDATA` | where [that one](../README.md#what-is-kept-where) is |
| `LC_ALL`, `LC_MESSAGES`, `LANG` | Vietnamese tables where the first that is set is Vietnamese |
| `NO_COLOR`, `FORCE_COLOR`, `TERM` | colours: never; in a pipe too; never on a `dumb` one |
| `COLUMNS` | the width of a terminal; it does not count in a pipe or a file |

Machine formats have the same bytes whatever these are, but for `TTDN_DATA`.
"""


def reference() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *_commands()]) + "\n"


def _commands() -> Iterator[str]:
    group: Any = command_line()
    yield from _command("ttdn", group)
    sections = {section.command: section for section in SECTIONS}
    for name, command in group.commands.items():
        yield from _command(f"ttdn {name}", command.loaded())
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
        yield f"Such as `{example.strip()}`.\n"
    yield "| option or argument | means |\n|---|---|"
    for each in command.params:
        yield f"| {_names(each)} | {_cell(each.help or '')}{_default(each)} |"
    yield "| `--help`, `-h` | Say this, with an example. |\n"


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


def _type(selected: Selected) -> str:
    name = _named(selected.kind)
    return f"{name} or null" if selected.kind.optional else name


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
