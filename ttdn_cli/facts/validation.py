"""From nodes to typed facts: what finds every fault of a dataset.

`msgspec` stops at the first one. This follows the kinds of the fields as it does, so that a new
kind of record needs no line of its own.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import Any

from ttdn_cli.facts.dataset import SCHEMA, Dataset
from ttdn_cli.facts.direct import read_directly
from ttdn_cli.facts.grounding import names_of
from ttdn_cli.facts.issues import DatasetError, Issue, Issues
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.parser import Node, parse
from ttdn_cli.facts.progress import Watch, unwatched
from ttdn_cli.facts.quoted import find_contradicted, find_unquoted, find_unseen, quoted_in
from ttdn_cli.facts.rules import (
    NEVER_INFERRED,
    inference_faults,
    refers,
    same_fault,
    text_fault,
    title_fault,
)
from ttdn_cli.facts.texts import Record
from ttdn_cli.facts.types import Path
from ttdn_cli.facts.upgrade import upgrade
from ttdn_cli.text.messages import later, message
from ttdn_cli.text.unicode import find_closest, find_unsafe, nfc, shorten

MOST_NEAR = 200
"""Words among which the nearest is looked for; among more it would take too long."""


def check_dataset(
    data: bytes,
    file: str,
    *,
    watch: Watch = unwatched,
    proven: bool = False,
    default_id: str = "dataset",
) -> Dataset:
    """Return the dataset that the bytes of a YAML file hold; one of schema 1 as one of today.

    Args:
        data: the bytes.
        file: its name in messages.
        watch: is told how far it is.
        proven: whether each record was compared with its quotes already.
        default_id: of a dataset of schema 1 whose event has none.

    Raises:
        DatasetError: if it is not a dataset, or if the quotes of a record do not hold its published
            values; it lists every issue.
    """
    found = read_directly(data, proven=proven)
    return found or check_by_place(data, file, watch=watch, proven=proven, default_id=default_id)


def check_by_place(
    data: bytes,
    file: str,
    *,
    watch: Watch = unwatched,
    proven: bool = False,
    default_id: str = "dataset",
) -> Dataset:
    """Return the same as `check_dataset`, or raise it, with the place of each value at hand."""
    root, issues = parse(data, lambda share: watch(0.6 * share))
    checker = _Checker(issues, lambda share: watch(0.6 + 0.4 * share), proven=proven)
    dataset = checker.dataset(root, default_id) if root else None
    if dataset is None or issues.listed:
        raise DatasetError(file, issues)
    return dataset


class _Checker:
    """Turns nodes into typed values and notes what is wrong with them on the way.

    What is wrong or missing is None, so that what holds it is checked in everything else.
    """

    def __init__(self, issues: Issues, watch: Watch, *, proven: bool) -> None:
        self.issues = issues
        self.proven = proven
        self.watch = watch
        self.steps = 1
        self.sections: dict[str, str] = {}
        self.references: list[tuple[Node, str, tuple[str, ...], str]] = []
        self.records: list[tuple[Node, str, Record]] = []

    def dataset(self, root: Node, default_id: str) -> Dataset | None:
        """Return the dataset of a tree; it does not count if there are issues then."""
        sections = root.value.values() if isinstance(root.value, dict) else ()
        records = sum(len(each.value) if isinstance(each.value, list) else 1 for each in sections)
        self.steps = 2 * (records or 1)
        if not self.is_known(root):
            return None
        upgrade(root, default_id)
        dataset: Dataset | None = self.value(root, kind_of(Dataset), "")
        self.check_references()
        if dataset:
            self.check_same(dataset.id)
        if not self.proven and dataset and dataset.source and dataset.source.language:
            self.check_quotes(dataset.source.language)
        self.check_title(root, dataset)
        return dataset

    def is_known(self, root: Node) -> bool:
        """Return whether the form of a dataset is one that can be read; note a newer one."""
        schema = root.value.get("schema") if isinstance(root.value, dict) else None
        number = schema.value if schema else None
        newer = isinstance(number, str) and number.isascii() and number.isdecimal()
        if not (schema and newer and int(str(number)[:10]) > SCHEMA):
            return True
        what = message(
            "made by a newer ttdn (this one knows schemas 1 to {schema}); upgrade ttdn",
            schema=SCHEMA,
        )
        self.complain(schema, "schema", what)
        return False

    def complain(self, node: Node, where: str, what: str, *, follows: bool = False) -> None:
        if self.issues.full:
            self.issues.skip()
        else:
            self.issues.add(Issue(*node.place, where, what), follows=follows)

    def value(self, node: Node, kind: ValueKind, where: str) -> Any:
        """Return the value of a node, or None where it is null or wrong."""
        null = node.plain and node.value in ("null", "~")
        empty = node.plain and node.value in ("", "null", "~")
        if empty and kind.item and where in Dataset.__struct_fields__:
            return []  # What is left of a section whose last record is deleted.
        if node.value is None or (kind.optional and null):
            return None
        if kind.fields:
            return self.object(node, kind, where)
        if kind.item:
            return self.sequence(node, kind, where)
        if not isinstance(node.value, str):
            return self.complain(node, where, message("expected a single value"))
        if kind.name in ("integer", "year"):
            return self.number(node, node.value, kind, where)
        if kind.name == "choice":
            return self.choice(node, node.value, kind, where)
        return self.text(node, node.value, kind, where)

    def object(self, node: Node, kind: ValueKind, where: str) -> Any:
        if not isinstance(node.value, dict):
            return self.complain(node, where, message("expected a mapping (name: value)"))
        misspelt: set[str] = set()
        for key, child in node.value.items():
            if key not in kind.fields:
                absent = [name for name in kind.fields if name not in node.value]
                meant = self.nearest(key, absent)
                misspelt.update(meant)
                hint = self.did_you_mean(key, meant or [*kind.fields])
                if node.flow and child.plain and child.value == "":
                    hint = message("; a comma ends a text here: put the text before it in quotes")
                what = message("unknown field {name!r}", name=shorten(key)) + hint
                self.issues.add(Issue(*child.key_place, where, what))
        given: dict[str, Any] = {}
        for name, field in kind.fields.items():
            if name in node.value:
                path = f"{where}.{name}" if where else name
                given[name] = self.value(node.value[name], field, path)
            elif name in kind.required:
                given[name] = None
                if name not in misspelt:
                    what = message("missing field {name!r}", name=name)
                    self.complain(node, where, what, follows=True)
        fact: Any = kind.type.cls(**given)
        if kind.name == "translated" and not any(map(_is_something, node.value.values())):
            self.complain(node, where, message("expected a text in vi, en or both"))
        for path, what in fact.faults():
            self.complain(*_found(node, where, path), what)
        if isinstance(fact, Record):
            self.check_inferred(node, kind, where, fact)
            self.records.append((node, where, fact))
            self.watch(len(self.records) / self.steps)
        return fact

    def check_inferred(self, node: Node, kind: ValueKind, where: str, record: Record) -> None:
        """Note every conclusion that is of no value of its record."""
        for fault in inference_faults(record, kind, lambda field: _has(node, field)):
            what = fault.what
            if fault.unknown:
                what += self.did_you_mean(fault.unknown, [*kind.fields.keys() - NEVER_INFERRED])
            self.complain(*_found(node, where, fault.path), what, follows=fault.follows)

    def sequence(self, node: Node, kind: ValueKind, where: str) -> Any:
        if not isinstance(node.value, list):
            return self.complain(node, where, message("expected a list (- item)"))
        if len(node.value) < (kind.type.min_length or 0):
            return self.complain(node, where, message("expected at least one item"))
        most = kind.type.max_length
        if most is not None and len(node.value) > most:
            what = message(
                "{count:,} items; at most {most:,} are allowed", count=len(node.value), most=most
            )
            return self.complain(node, where, what)
        return [
            self.value(item, kind.single, f"{where}[{index}]")
            for index, item in enumerate(node.value)
        ]

    def number(self, node: Node, text: str, kind: ValueKind, where: str) -> Any:
        least, most = kind.type.ge or 0, kind.type.le or 10**9
        digits = text.isascii() and text.isdecimal() and len(text) <= 10
        if not (node.plain and digits and (text == "0" or text[0] != "0")):
            what = message("expected a whole number, not {text!r}", text=shorten(text))
            return self.complain(node, where, what)
        if not least <= int(text) <= most:
            what = message(
                "expected a number from {least} to {most}, not {text}",
                least=least,
                most=most,
                text=text,
            )
            return self.complain(node, where, what)
        return int(text)

    def choice(self, node: Node, text: str, kind: ValueKind, where: str) -> Any:
        for value in kind.type.values:
            if text == str(value) and (isinstance(value, str) or node.plain):
                return value
        known = ", ".join(map(str, kind.type.values))
        if len(kind.type.values) > 1:
            what = message("{text!r}: expected one of {known}", text=shorten(text), known=known)
        else:
            what = message("{text!r}: expected {known}", text=shorten(text), known=known)
        return self.complain(node, where, what)

    def text(self, node: Node, text: str, kind: ValueKind, where: str) -> Any:
        text = nfc(text)
        if node.plain and text == "":
            return self.complain(node, where, message("empty value; expected text"))
        if not text.strip():
            return self.complain(node, where, message("empty text"))
        if bad := find_unsafe(text):
            what = message(
                "{text!r}: character U+{code:04X} is not allowed in text",
                text=shorten(text),
                code=ord(bad),
            )
            return self.complain(node, where, what)
        if fault := text_fault(text, kind):
            return self.complain(node, where, f'"{shorten(text)}": {fault}')
        if "id" in kind.extra:
            if text in self.sections:
                return self.complain(node, where, message('"{id}": duplicate id', id=text))
            self.sections[text] = where.partition(".")[0].partition("[")[0]
        if kind.name == "reference":
            self.references.append((node, text, kind.extra["refers_to"], where))
        return text

    def check_references(self) -> None:
        """Note every reference to an id that is not there, or not of a section it may name."""
        known: dict[str, list[str]] = {}
        for id_, section in self.sections.items():
            known.setdefault(section, []).append(id_)
        for node, id_, sections, where in self.references:
            if refers(id_, sections, self.sections):
                continue
            several = (known.get(section, ()) for section in sections or known)
            near = list(islice(chain.from_iterable(several), MOST_NEAR))
            place = message(" or ").join(sections) or message("the dataset")
            what = message('"{id}": no such id in {place}', id=shorten(id_), place=place)
            what += self.did_you_mean(id_, near)
            self.complain(node, where, what, follows=True)

    def check_same(self, own: str) -> None:
        """Note a figure that is the same as itself, or as none where this dataset is named."""
        for node, where, record in self.records:
            if what := same_fault(record, own, self.sections):
                self.complain(*_found(node, where, ("same_as",)), what, follows=True)

    def check_quotes(self, language: str) -> None:
        """Note every published value that the quotes of its record do not hold."""
        bodies = names_of(record for _, _, record in self.records)
        for number, (node, where, record) in enumerate(self.records, len(self.records)):
            self.watch(number / self.steps)
            if not record.evidence or not all(each and each.quote for each in record.evidence):
                continue  # What is wrong with the evidence is said already.
            for field in find_contradicted(record):
                what = message(
                    "{date} is inferred, and the quotes have another date",
                    date=getattr(record, field),
                )
                self.complain(*_found(node, where, (field,)), what)
            for value in find_unquoted(record, bodies, language):
                quoted = quoted_in(record.evidence)
                text = shorten(value.forms[0])
                if quoted.has_words(value):
                    what = message(
                        '"{text}" is not the whole {kind} in the record\'s quotes',
                        text=text,
                        kind=message(_KINDS[value.kind]),
                    )
                else:
                    unseen = ", ".join(find_unseen(value, quoted.words))
                    what = message('"{text}" is not in the record\'s quotes', text=text)
                    what += f" ({unseen})" if unseen else ""
                self.complain(*_found(node, where, value.path), what)

    def check_title(self, root: Node, dataset: Dataset | None) -> None:
        """Note a title that is none of the first paragraphs of the text, by its fingerprint."""
        source = dataset.source if dataset else None
        if source and (what := title_fault(source)):
            self.complain(*_found(root, "", ("source", "title")), what)

    def did_you_mean(self, text: str, known: list[str]) -> str:
        """Return the question after the nearest word, if there is one."""
        nearest = self.nearest(text, known)
        return message("; did you mean {nearest!r}?", nearest=nearest[0]) if nearest else ""

    def nearest(self, text: str, known: list[str]) -> list[str]:
        """Return the nearest word or none; it takes time, so only where it is read."""
        return [] if self.issues.full else find_closest(text[:80], known[:MOST_NEAR])


_KINDS = {
    "text": later("text"),
    "date": later("date"),
    "figure": later("figure"),
    "office": later("office"),
    "person": later("person"),
    "name": later("name"),
    "saying": later("saying"),
}
"""What a value is, in messages."""


def _has(node: Node, key: str) -> bool:
    """Return whether a mapping has a value under a key, be it at fault."""
    value = node.value.get(key) if isinstance(node.value, dict) else None
    return value is not None and _is_something(value)


def _is_something(node: Node) -> bool:
    """Return whether a node is a value, or one at fault, and not null."""
    return not (node.plain and node.value in ("null", "~"))


def _found(node: Node, where: str, path: Path) -> tuple[Node, str]:
    """Return what lies on a path below a node, and its name.

    For what is not in the file, such as a body that comes from a title, it is what is above it.
    """
    for step in path:
        if isinstance(node.value, dict) and step in node.value:
            node = node.value[str(step)]
            where = f"{where}.{step}" if where else str(step)
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node, where = node.value[step], f"{where}[{step}]"
    return node, where
