"""From the YAML of a dataset straight to its facts, where nothing is wrong with it.

Most datasets that are read have no fault: for these no place of a value need be known, and msgspec
checks what the types say. Where anything is unusual, or wrong, `validation` reads the file from its
beginning, and says what. It decides: what is read here it would read just so.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
import yaml

from ttdn_cli.facts import parser
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.grounding import names_of
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.quoted import find_contradicted, find_unquoted
from ttdn_cli.facts.rules import inference_faults, refers, same_fault, text_fault, title_fault
from ttdn_cli.facts.texts import Fact, Record
from ttdn_cli.text.unicode import find_unsafe, nfc

MOST_BYTES = 1_000_000
"""Of a file that is read so: it takes less than a second, of which nobody has to be told."""

_NULL = ("null", "~")
_WHOLE = re.compile("0|[1-9][0-9]{0,8}")


class _UnusualError(Exception):
    """There is something that only `validation` can read, or say what is wrong with it."""


def read_directly(data: bytes, *, proven: bool) -> Dataset | None:
    """Return the dataset that the bytes of a YAML file hold, or None where it may have a fault.

    Args:
        data: the bytes.
        proven: whether each record was compared with its quotes already.
    """
    # A value takes two bytes: in fewer than so many, none of the limits can be reached.
    limits = min(parser.MOST_ITEMS, parser.MOST_VALUES, parser.MOST_QUOTED)
    if len(data) > min(MOST_BYTES, 2 * limits):
        return None
    try:
        dataset = msgspec.convert(_Reader(data).document(), Dataset)
    except (_UnusualError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError):
        return None
    return dataset if _Check().is_faultless(dataset, proven=proven) else None


class _Reader:
    """Makes mappings, lists, texts and numbers of the parser's events."""

    def __init__(self, data: bytes) -> None:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        if find_unsafe(text.replace("\n", " ")):
            raise _UnusualError
        self.next: Callable[[], Any] = parser.LOADER(data.removeprefix(codecs.BOM_UTF8)).get_event
        # Only an escape makes a character that the file does not have.
        self.is_plain = "\\" not in text and unicodedata.is_normalized("NFC", text)
        self.numbers, self.computed = _numbers(), _computed()

    def document(self) -> Any:
        """Return what the one document has."""
        self.skip(yaml.StreamStartEvent, yaml.DocumentStartEvent)
        value = self.value(self.next(), 0)
        self.skip(yaml.DocumentEndEvent, yaml.StreamEndEvent)
        return value

    def skip(self, *kinds: type) -> None:
        for kind in kinds:
            if type(self.next()) is not kind:
                raise _UnusualError

    def value(self, event: Any, depth: int) -> Any:
        """Return what begins with an event, inside of so many others."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if kind is yaml.AliasEvent or event.tag is not None or depth == parser.MOST_DEPTH:
            raise _UnusualError
        if kind is yaml.SequenceStartEvent:
            items = []
            while type(event := self.next()) is not yaml.SequenceEndEvent:
                items.append(self.value(event, depth + 1))
            return items
        found: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.scalar(event) if type(event) is yaml.ScalarEvent else None
            if key is None or key in found or key in self.computed:
                raise _UnusualError
            event = self.next()
            if key in self.numbers:
                found[key] = self.number(event)
            elif type(event) is yaml.ScalarEvent:
                found[key] = self.scalar(event)
            else:
                found[key] = self.value(event, depth + 1)
        if len(found) > parser.MOST_KEYS:
            raise _UnusualError
        return found

    def scalar(self, event: Any) -> str | None:
        text: str = event.value
        if text in _NULL and not event.style:
            return None
        if not self.is_plain:
            text = nfc(text)
            if find_unsafe(text):
                raise _UnusualError
        if not text or text != text.strip() or "\n" in text or event.tag is not None:
            raise _UnusualError
        if len(text) > parser.MOST_CHARACTERS:
            raise _UnusualError
        return text

    def number(self, event: Any) -> int | None:
        """Return a whole number, which has no quotes around it."""
        if type(event) is yaml.ScalarEvent and not event.style and event.tag is None:
            if _WHOLE.fullmatch(event.value):
                return int(event.value)
            if event.value in _NULL:
                return None
        raise _UnusualError


class _Check:
    """What no type says: ids and references, conclusions, and values that agree with each other."""

    def __init__(self) -> None:
        self.sections: dict[str, str] = {}
        self.references: list[tuple[str, tuple[str, ...]]] = []
        self.records: list[Record] = []

    def is_faultless(self, dataset: Dataset, *, proven: bool) -> bool:
        """Return whether there is nothing that `validation` would note."""
        plan = _plan(kind_of(Dataset).type.cls)
        return (
            all(
                self.holds(each, below, name)
                for name, below in plan.below
                for each in _each(getattr(dataset, name))
            )
            and self.is_sound(dataset, plan)
            and all(refers(id_, allowed, self.sections) for id_, allowed in self.references)
            and not any(same_fault(each, dataset.id, self.sections) for each in self.records)
            and not title_fault(dataset.source)
            and (proven or self.is_quoted(dataset.source.language))
        )

    def holds(self, fact: Any, plan: _Plan, section: str) -> bool:
        """Return whether a fact and all that lies in it have no fault; note its ids."""
        for name, below in plan.below:
            for each in _each(getattr(fact, name)):
                if not self.holds(each, below, section):
                    return False
        return self.is_sound(fact, plan, section)

    def is_sound(self, fact: Any, plan: _Plan, section: str = "") -> bool:
        """Return whether a fact has no fault of its own."""
        for name, kind in plan.checked:
            if any(text_fault(each, kind) for each in _each(getattr(fact, name))):
                return False
        for name in plan.ids:
            if getattr(fact, name) in self.sections:
                return False
            self.sections[getattr(fact, name)] = section
        for name, sections in plan.references:
            self.references += [(each, sections) for each in _each(getattr(fact, name))]
        if plan.is_translated and fact.vi is None and fact.en is None:
            return False
        if plan.has_faults and any(fact.faults()):
            return False
        if plan.is_record:
            self.records.append(fact)
            return not (fact.inferred and any(inference_faults(fact, plan.kind, _never)))
        return True

    def is_quoted(self, language: str) -> bool:
        """Return whether the quotes of each record hold its published values."""
        names = names_of(self.records)
        return not any(
            each.evidence
            and (any(find_contradicted(each)) or any(find_unquoted(each, names, language)))
            for each in self.records
        )


class _Plan(NamedTuple):
    """What is to be looked at in the facts of a class.

    Attributes:
        kind: of them.
        below: the fields that hold other facts, and the plans of those.
        checked: the fields with texts that have a rule beyond their types.
        ids: the fields with an id of its own.
        references: the fields with the ids of others, and of which sections these are.
        has_faults: whether its values may disagree.
        is_record: whether it is a record.
        is_translated: whether it is a text in two languages.
    """

    kind: ValueKind
    below: tuple[tuple[str, _Plan], ...]
    checked: tuple[tuple[str, ValueKind], ...]
    ids: tuple[str, ...]
    references: tuple[tuple[str, tuple[str, ...]], ...]
    has_faults: bool
    is_record: bool
    is_translated: bool


@cache
def _plan(cls: type[Fact]) -> _Plan:
    kind = kind_of(cls)
    singles = [(name, field.single) for name, field in kind.fields.items()]
    return _Plan(
        kind,
        below=tuple((name, _plan(of.type.cls)) for name, of in singles if of.fields),
        checked=tuple((name, of) for name, of in singles if {"words", "parse"} & of.extra.keys()),
        ids=tuple(name for name, of in singles if "id" in of.extra),
        references=tuple(
            (name, of.extra["refers_to"]) for name, of in singles if of.name == "reference"
        ),
        has_faults=cls.faults is not Fact.faults,
        is_record=issubclass(cls, Record),
        is_translated=kind.name == "translated",
    )


def _every_kind(kind: ValueKind) -> Iterator[tuple[str, ValueKind]]:
    """Yield the fields of a kind and of all that lies in it, with the kind of a single value."""
    for name, field in kind.fields.items():
        yield name, field.single
        yield from _every_kind(field.single)


@cache
def _numbers() -> frozenset[str]:
    """Return the names of the fields that hold whole numbers."""
    return frozenset(
        name
        for name, kind in _every_kind(kind_of(Dataset))
        if kind.name in ("integer", "year")
        or (kind.name == "choice" and not isinstance(kind.type.values[0], str))
    )


@cache
def _computed() -> frozenset[str]:
    """Return the names of the fields that no file has."""
    kinds = [kind_of(Dataset), *(kind for _, kind in _every_kind(kind_of(Dataset)))]
    return frozenset(
        field.name
        for kind in kinds
        if kind.fields
        for field in kind.type.fields
        if field.name not in kind.fields
    )


def _each(value: Any) -> Sequence[Any]:
    """Return the values of a list, or the one that there is, if any."""
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _never(_: str) -> bool:
    return False
