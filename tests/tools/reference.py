"""Write `docs/reference.md` from the code: python -m tests.tools.reference > docs/reference.md"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from ttdn_cli.commands.app import command_line
from ttdn_cli.errors import CANNOT, NO
from ttdn_cli.facts.dataset import SCHEMA, Dataset
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.texts import Record
from ttdn_cli.query.fields import Field, parts
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.render.output_schema import commands
from ttdn_cli.text.unicode import capitalize_first

HEAD = f"""# Reference

Every command, option, field and exit code, and the [form of a dataset](#dataset). This page is
generated from the code; a test fails if it is out of date.

## Exit codes

| code | meaning |
|---|---|
| 0 | success |
| {NO} | no result: nothing matched, no such id, or a fact did not verify; a contradicted article |
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

## Names

What each list is called in a dataset, in JSON, in SQL, on the command line and in tables:

| YAML key, `section` in JSON | SQL table | `--section` | heading | Vietnamese heading | one of them | in Vietnamese | command | understood too |
|---|---|---|---|---|---|---|---|---|
"""  # noqa: E501

NAMES = """
The key works as a command too, and so does what is understood: `ttdn metrics`, `ttdn figures` and
`ttdn số liệu` are `ttdn stats`, with or without diacritics and hyphens. `people` are those whom the
text mentions, quotes or honours, and never the attendees.
"""

DATASET = f"""## Dataset

The form of a YAML file, schema {SCHEMA}. "Own words" and "published words" are objects of `vi` and
`en`, of which one is enough. Of published words, the one in the language of the source has to lie
in the quotes of the record, and the other is a translation. Published texts, dates and years have
to lie in the quotes too, unless they are under `inferred`. A date is `2024`, `2024-06`,
`2024-06-06`, `2024-Q2` or a period such as `2021/2025`.
"""


def reference() -> str:
    """Return the whole page."""
    return "\n".join([HEAD + "\n".join(_lists()), NAMES, *_commands(), *_dataset()]) + "\n"


def _lists() -> Iterator[str]:
    for each in SECTIONS:
        table = f"`{each.key}`" if each.stored else f"`{each.key}` (a view)"
        section = " or ".join(f"`{name}`" for name in dict.fromkeys((each.key, each.command)))
        title = f"{each.title.en} | {each.title.vi}"
        noun = f"{each.noun[0].en} | {each.noun[0].vi}"
        also = ", ".join(each.listing.also)
        yield (
            f"| `{each.key}` | {table} | {section} | {title} | {noun} | `ttdn {each.command}` | "
            f"{also} |"
        )


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
    purpose, _, examples = command.help.strip().partition("\n\nExamples:\n")
    named = [each for each in command.params if not each.opts[0].startswith("-")]
    arguments = " ".join(each.metavar for each in named)
    yield f"## `{name}{f' {arguments}' if arguments else ''}`\n"
    yield purpose + "\n"
    if examples:
        yield "\n".join(["```sh", *map(str.strip, examples.split("\n")), "```\n"])
    yield "| option or argument | meaning |\n|---|---|"
    for each in command.params:
        yield f"| {_names(each)} | {_cell(each.help or '')}{_default(each)} |"
    yield "| `--help`, `-h` | Show this message and exit. |\n"


def _names(parameter: Any) -> str:
    if not parameter.opts[0].startswith("-"):
        return f"`{parameter.metavar}`"
    ends = f" {parameter.metavar}" if parameter.metavar else ""
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


def _dataset() -> Iterator[str]:
    """Yield what a file may hold: its own fields, and those of each object in it."""
    root = kind_of(Dataset)
    yield DATASET
    yield from _object(root, deep=False)
    yield "### Every record\n"
    yield from _object(kind_of(Record))
    common = kind_of(Record).fields
    for name, kind in root.fields.items():
        if kind.single.fields:
            yield f"### `{name}`\n"
            yield (kind.single.type.cls.__doc__ or "") + "\n"
            yield from _object(kind.single, without=common)


def _object(kind: ValueKind, *, deep: bool = True, without: Any = ()) -> Iterator[str]:
    yield "| field | type | required | what it is |\n|---|---|---|---|"
    yield from _rows(kind, "", deep=deep, without=without)
    yield ""


def _rows(kind: ValueKind, before: str, *, deep: bool, without: Any = ()) -> Iterator[str]:
    for name, field in kind.fields.items():
        if name in without and field == without[name]:
            continue
        inner = field.single
        about = field.about or inner.about
        if not deep and inner.fields:
            about = inner.type.cls.__doc__
        needed = "yes" if name in kind.required else ""
        said = _cell(capitalize_first(about))
        yield f"| `{before}{name}` | {_stored(name, field, deep=deep)} | {needed} | {said} |"
        if deep and inner.fields and inner.name != "translated" and name not in without:
            yield from _rows(inner, f"{before}{name}{'[]' if field.item else ''}.", deep=True)


def _stored(name: str, kind: ValueKind, *, deep: bool) -> str:
    """Return what a value of a file is."""
    several = "s" if kind.item else ""
    inner = kind.single
    if inner.name == "translated":
        own = all("published" not in each.extra for each in inner.fields.values())
        said = f"{'own' if own else 'published'} words"
    elif inner.name == "object":
        said = f"object{several}" if deep else f"[object{several}](#{name})"
    elif inner.name == "reference":
        lists = ", ".join(f"`{each}`" for each in inner.extra["refers_to"])
        said = f"id{several} in {lists or 'any list'}"
    elif inner.name == "text":
        published = "published " if "published" in inner.extra else ""
        said = "id" if name == "id" else f"{published}text{several}"
    else:
        said = _named(inner)
    return f"list of {said}" if kind.item else said


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(reference())
