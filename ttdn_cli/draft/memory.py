"""What a draft remembers of its text: which sentences it has, and what was drafted of each.

A newer text is compared with that. The words themselves are not kept, only short hashes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ttdn_cli.draft.assembly import Drafted
from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence.held import Place
from ttdn_cli.facts.texts import Record
from ttdn_cli.text.canonical import canonical_words, short_hash

NAMED = frozenset(
    ("who", "organizations", "places", "glossary", "legal_references", "event"),
)
"""Groups of which a record is known by its name, wherever that stands."""

_BESIDE = 2
"""Words on one side of what a record is about, by which it is known in a sentence that changed."""

_SENTENCE, _SIDE = 8, 5


def group_of(section: str) -> str:
    """Return the group of sections among which a record can be the same: people are one."""
    return "who" if section in ("attendees", "people") else section


def key_of(record: Record) -> str:
    """Return by what a record is known to be the one that a draft has."""
    values = (
        getattr(record, "name", None),
        getattr(record, "given", None),
        getattr(record, "number", None),
        getattr(record, "term", None),
        getattr(record, "date", None),
    )
    known = next((str(each) for each in values if isinstance(each, str)), None)
    return (known or record.label.vi or record.label.en or record.id).casefold()


def own_place(drafted: Drafted, reading: Reading) -> Place:
    """Return where a record has what no other one has: its figure, or else its first quote.

    Figures of one sentence share the quote of their date. Of a quotation it is what is quoted, and
    not who says it.
    """
    places = [each.place for each in drafted.matches if each.place] or [(0, 0)]
    if drafted.section == "quotations":
        return max(places, key=lambda place: place[1] - place[0])
    given = " ".join(canonical_words(getattr(drafted.record, "given", None) or ""))
    for start, end in places if given else ():
        found = reading.canonical.text.find(given, start, end)
        if found >= 0:
            return found, found + len(given)
    return places[0]


def sentence_around(reading: Reading, place: Place) -> Span:
    """Return the sentence of the text around a place of its canonical form."""
    return reading.sentence_at(reading.canonical.given_place(place)[0])


def hash_of(reading: Reading, sentence: Span) -> str:
    """Return the hash of a sentence of a text."""
    return _hash(_words(reading, sentence), _SENTENCE)


def remember(reading: Reading, records: Iterable[Drafted]) -> list[str]:
    """Return what to keep of a text, a line for each paragraph.

    Args:
        reading: the text.
        records: all that was drafted of it.
    """
    drafted: dict[Span, list[str]] = {}
    for each in records:
        sentence = sentence_around(reading, own_place(each, reading))
        drafted.setdefault(sentence, []).append("-".join(sides(each, reading)))
    lines: list[list[str]] = [[] for _ in reading.alignment.paragraphs]
    for sentence in reading.sentences:
        if words := reading.words_of(sentence):
            said = "/".join([hash_of(reading, sentence), *sorted(drafted.get(sentence, ()))])
            lines[reading.paragraph_at(words.start) - 1].append(said)
    return [" ".join(line) or "-" for line in lines]


def sides(drafted: Drafted, reading: Reading) -> tuple[str, str]:
    """Return two hashes by which what was drafted is known again: with the words on each side.

    One of them stays where the other side changed. A name is known without words beside it.
    """
    group = group_of(drafted.section)
    what = f"{group} {'' if group == 'event' else key_of(drafted.record)}"
    if group in NAMED:
        return _hash([what], _SIDE), _hash([what], _SIDE)
    place = own_place(drafted, reading)
    own = reading.canonical.words_of(place)
    around = reading.words_of(sentence_around(reading, place))
    words = reading.canonical.words
    before = words[max(around.start, own.start - _BESIDE) : own.start]
    after = words[own.stop : min(around.stop, own.stop + _BESIDE)]
    return _hash(["<", what, *before], _SIDE), _hash([">", what, *after], _SIDE)


class Memory:
    """What a dataset remembers of the text of which it was drafted.

    Args:
        lines: as they were kept, a line for each paragraph; none if nothing was.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._sentences: list[frozenset[str]] = []
        self._sides: list[frozenset[str]] = []
        for line in lines:
            parts = [each.split("/") for each in line.split()]
            self._sentences.append(frozenset(each[0] for each in parts))
            self._sides.append(frozenset(_each_side(side for each in parts for side in each[1:])))
        self._named = frozenset(side for sides_ in self._sides for side in sides_)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the older text."""
        return not self._sentences

    def has_sentence(self, paragraph: int, hash_: str) -> bool:
        """Return whether a paragraph of the older text had a sentence, word for word."""
        return 0 < paragraph <= len(self._sentences) and hash_ in self._sentences[paragraph - 1]

    def has_drafted(self, drafted: Drafted, reading: Reading, paragraphs: Iterable[int]) -> bool:
        """Return whether a record was drafted before: of these paragraphs, or its name of any."""
        known = sides(drafted, reading)
        if group_of(drafted.section) in NAMED:
            return known[0] in self._named
        inside = (each for each in paragraphs if each <= len(self._sides))
        return any(not self._sides[each - 1].isdisjoint(known) for each in inside)


def _each_side(pairs: Iterable[str]) -> Iterator[str]:
    for each in pairs:
        yield from each.split("-")


def _words(reading: Reading, span: Span) -> list[str]:
    words = reading.words_of(span)
    return reading.canonical.words[words.start : words.stop]


def _hash(words: Sequence[str], length: int) -> str:
    return short_hash(" ".join(words).encode())[:length]
