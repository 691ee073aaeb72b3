"""Bring the catalogues up to date with the code: python -m tests.tools.messages

It adds messages that are new in the code, which then wait for a translation, removes those that
are gone, and compiles what there is. Run it again after translating.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.conftest import ROOT
from ttdn_cli.commands.app import command_line
from ttdn_cli.commands.usage import PLACEHOLDER

PACKAGE = ROOT / "ttdn_cli"
PO = PACKAGE / "text/locale/vi/LC_MESSAGES/ttdn.po"
MO = PO.with_suffix(".mo")
FUNCTIONS: dict[str, Any] = {"message": None, "later": None, "plural": (1, 2)}
HELP = "ttdn_cli/commands/app.py"
"""Where the text of the help is filed: it comes from the commands, wherever they have it from."""


class Vietnamese(Catalog):
    """A catalogue whose head has nothing that changes with the day, the tools and the person."""

    mime_headers: Any = (
        ("Project-Id-Version", "ttdn"),
        ("Language", "vi"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )


def in_code() -> Catalog:
    """Return a catalogue of all messages in the code, without translations."""
    found = Catalog()
    for name, _, text, _, context in extract_from_dir(PACKAGE, keywords=FUNCTIONS):
        found.add(text, locations=[(f"ttdn_cli/{name}", 1)], context=context)
    for text in dict.fromkeys([*_in_help(), *_of_typer()]):
        found.add(text, locations=[(HELP, 1)])
    return found


def _in_help() -> Iterator[str]:
    """Yield every text in the help of the commands, as it stands there."""
    group: Any = command_line()
    for each in (group, *map(group.load, group.commands.values())):
        yield from (each.help.partition("\n\n")[0], each.options_metavar)
        yield each.rich_help_panel or ""
        for parameter in each.params:
            yield from (parameter.help or "", parameter.rich_help_panel or "")
            yield from PLACEHOLDER.findall(parameter.metavar or "")
    yield from (each.rich_help_panel for each in group.commands.values())
    yield group.subcommand_metavar


def _of_typer() -> Iterator[str]:
    """Yield the words that Typer itself has in a help."""
    import typer

    rich_utils = Path(typer.__file__).with_name("rich_utils.py")
    for _, text, _, _ in extract_from_file("python", rich_utils, keywords={"_": None}):
        yield str(text)


def read() -> Catalog:
    """Return the catalogue in Vietnamese as it stands in the file."""
    catalog = Vietnamese("vi", header_comment="# What ttdn says, in Vietnamese.")
    with PO.open("rb") as stream:
        for each in read_po(stream, "vi", abort_invalid=True):
            if each.id:
                catalog[each.id] = each
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return what gettext reads of a catalogue."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    """Write both files, say what waits for a translation, and return how many that are."""
    catalog = read()
    catalog.update(in_code(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    with PO.open("wb") as stream:
        write_po(stream, catalog, width=100, sort_output=True, include_lineno=False)
    MO.write_bytes(compiled(catalog))
    catalog = read()
    missing = [str(each.id) for each in catalog if each.id and not translations(each)]
    print(*missing, f"{len(catalog)} messages, {len(missing)} without a translation", sep="\n")
    return len(missing)


def translations(entry: Message) -> tuple[str, ...]:
    """Return the translations of a message, for each of its plural forms; none if one is empty."""
    found = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
    return found if all(found) else ()


if __name__ == "__main__":
    sys.exit(bool(main()))
