"""The dataset that a command reads: its file, and what the cache has of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, cast

from ttdn_cli.facts.cache import Cache, folder_of
from ttdn_cli.files import MOST_DATASET_BYTES, bundled, bytes_of, name_of

if TYPE_CHECKING:
    from ttdn_cli.facts.dataset import Dataset


class _Copy:
    """The attributes of a dataset that was checked before, each decoded when it is first used.

    A list needs one of them.
    """

    def __init__(self, content: bytes) -> None:
        self._parts = _parts().decode(content)

    def __getattr__(self, name: str) -> Any:
        part = _decoder(name).decode(self._parts[name])
        setattr(self, name, part)
        return part


@cache
def _parts() -> Any:
    """Return what decodes a dataset into the attributes as they are."""
    from msgspec import Raw, msgpack

    return msgpack.Decoder(dict[str, Raw])


@cache
def _decoder(name: str) -> Any:
    """Return what decodes an attribute of a dataset."""
    from msgspec import msgpack, structs

    from ttdn_cli.facts.dataset import Dataset

    (kind,) = (each.type for each in structs.fields(Dataset) if each.name == name)
    return msgpack.Decoder(kind)


def copy_of(content: bytes) -> Dataset:
    """Return a dataset that was checked before, each attribute decoded when it is first used.

    Args:
        content: the dataset as MessagePack.
    """
    return cast("Dataset", _Copy(content))


class DatasetLoader:
    """A dataset whose file is read when it is first used.

    Every attribute and method raises `UnreadableError` if the file cannot be read.

    Args:
        path: of its file, `-` for standard input, or None for the bundled one.
        cached: whether to read and write the cache.
    """

    def __init__(self, path: str | None, *, cached: bool = True) -> None:
        self._path = bundled() if path is None else path
        self.name = name_of(self._path)
        self._cached = cached

    @cached_property
    def dataset(self) -> Dataset:
        """The facts, from the cache or else from the file, and checked.

        Raises:
            DatasetError: if it is not a dataset; it lists every issue.
        """
        # A list that is cached as JSON is printed without these.
        from msgspec import msgpack

        if (content := self._cache.get("dataset")) is not None:
            return copy_of(content)
        dataset = self.checked()
        # A large file need not stay in memory beside what was made of it.
        del self.content
        self._cache.put("dataset", msgpack.encode(dataset))
        return dataset

    def checked(self) -> Dataset:
        """Return the facts from the file, not from the cache.

        Raises:
            DatasetError: if it is not a dataset; it lists every issue.
        """
        from ttdn_cli.facts.progress import show_progress
        from ttdn_cli.facts.validation import check_dataset

        with show_progress(self.name) as watch:
            return check_dataset(self.content, self.name, watch=watch)

    def text(self, name: str) -> str | None:
        """Return the cached text of that name, or None."""
        content = self._cache.get(name)
        return None if content is None else content.decode()

    def keeping(self, name: str, chunks: Iterable[str]) -> Iterator[str]:
        """Yield the chunks of a text, and cache it under a name when it is complete."""
        content = []
        for chunk in chunks:
            content.append(chunk.encode())
            yield chunk
        self._cache.put(name, b"".join(content))

    @cached_property
    def content(self) -> bytes:
        """The file as it is."""
        return bytes_of(self._path, MOST_DATASET_BYTES)

    @cached_property
    def _cache(self) -> Cache:
        return Cache(folder_of(os.environ) if self._cached else None, self.content)
