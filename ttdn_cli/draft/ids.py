"""Ids of drafted records: readable, and the same as long as the words are."""

from __future__ import annotations

from hashlib import sha256

from ttdn_cli.text.slugs import slug


class Ids:
    """The ids that are given already."""

    def __init__(self, taken: set[str] | None = None) -> None:
        self._taken = taken if taken is not None else set()
        self._next: dict[str, int] = {}

    def give(self, name: str, around: str, section: str) -> str:
        """Return an id that nothing has yet.

        Where another one has the name already, a short hash of the words around tells them apart,
        so that what is added elsewhere in the text does not change it.

        Args:
            name: of the record.
            around: the words of the text around it.
            section: the default for a name without a letter.
        """
        base = slug(name, section.replace("_", "-"))
        found = base
        if found in self._taken:
            found = f"{base}-{sha256(around.encode()).hexdigest()[:4]}"
        longer = found
        while found in self._taken:
            number = self._next.get(longer, 1) + 1
            self._next[longer] = number
            found = f"{longer}-{number}"
        self._taken.add(found)
        return found
