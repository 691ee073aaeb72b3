"""The datasets of the tests: between them they use all of the form, and each is proven whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest

from tests.conftest import DIRECTIVE, RESOLUTION, SECOND, VISIT, Ttdn
from ttdn_cli import load
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.vocabulary import SectionKey

ALL = (SECOND, VISIT, DIRECTIVE, RESOLUTION)


@pytest.mark.parametrize("dataset", ALL, ids=lambda path: path.stem)
def test_it_is_proven_whole_and_nothing_is_left(ttdn: Ttdn, dataset: Any) -> None:
    done = ttdn("verify", str(dataset.with_suffix(".txt")), "--data", str(dataset), "--json")
    report = msgspec.json.decode(done.out)
    assert report["proven"] + report["quoted"] + report["lost"] == report["records"] > 0
    assert {each["status"] for each in report["results"]} == {"exact"}
    assert (report["same_text"], report["uncovered"]) == (True, [])


@pytest.mark.parametrize("dataset", [VISIT, DIRECTIVE, RESOLUTION], ids=lambda path: path.stem)
def test_it_is_strictly_clean(ttdn: Ttdn, dataset: Any) -> None:
    text = str(dataset.with_suffix(".txt"))
    done = ttdn("verify", text, "--data", str(dataset), "--strict")
    assert (done.code, done.err) == (0, "")


def test_every_field_is_used() -> None:
    """By kind of object, of whatever section; of fixed values every one.

    Of what section a removed record was is no value of its own: all sections are used.
    """
    used = {each for dataset in ALL for each in _used(load(dataset), kind_of(Dataset))}
    used |= {("Dismissed", "section", each) for each in get_args(SectionKey)}
    assert sorted(set(_possible(kind_of(Dataset))) - used) == []


def _used(value: Any, kind: ValueKind) -> Iterator[tuple[str, ...]]:
    """Yield each field that has a value, after the name of its kind of object."""
    if kind.item:
        for item in value or ():
            yield from _used(item, kind.item)
    elif value is not None:
        for name, field in kind.fields.items():
            of = _owner(kind, name)
            inner = getattr(value, name)
            if inner is not None and inner != []:
                yield of, name
            if field.name == "choice":
                yield of, name, str(inner)
            yield from _used(inner, field)


def _owner(kind: ValueKind, name: str) -> str:
    """Return the name of the kind of object that has a field first: that of all records, say."""
    classes = kind.type.cls.__mro__[::-1]
    own = (each.__name__ for each in classes if name in vars(each).get("__annotations__", ()))
    return str(next(own))


def _possible(kind: ValueKind) -> Iterator[tuple[str, ...]]:
    """Yield every field that an object may have, and every value of those with fixed ones."""
    single = kind.single
    for name, field in single.fields.items():
        of = _owner(single, name)
        yield of, name
        if field.name == "choice" and of != "Source":
            yield from ((of, name, str(value)) for value in field.type.values)
        yield from _possible(field)
