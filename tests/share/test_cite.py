"""Citations, read back by parsers that are not ours: bibtexparser and rispy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, get_args

import jsonschema
import msgspec
import pypandoc  # type: ignore[import-untyped]
import pytest
import rispy  # type: ignore[import-untyped]
import yaml
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts
from hypothesis import given, settings
from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from syrupy.assertion import SnapshotAssertion

from tests.conftest import DIRECTIVE, SECOND, SPEECH, VISIT, Ttdn
from tests.tools.datasets import datasets, index_of, proven
from tests.tools.hostile import HOSTILE
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.facts.texts import Inferred
from ttdn_cli.query.identify import known_records
from ttdn_cli.query.view import View
from ttdn_cli.share.cite.citation import cite, csl_type
from ttdn_cli.share.cite.csl import csl_json
from ttdn_cli.share.cite.formatting import format_citations
from ttdn_cli.share.cite.styles import CitationStyle, MachineStyle
from ttdn_cli.text.canonical import fingerprint
from ttdn_cli.text.locales import Language, Locale

MACHINE: tuple[MachineStyle, ...] = get_args(MachineStyle)
PUBLISHED = files("citeproc") / "data" / "schema" / "schemas" / "styles"


class Read(NamedTuple):
    """What another program reads in a citation."""

    key: str
    author: str | tuple[str, str] | None
    title: str
    date: str | None
    note: str | None
    genre: str | None
    event: str | None
    place: str | None
    publisher: str | None
    url: str | None
    accessed: str | None
    language: str


def expected(id_: str | None, index: Index, style: CitationStyle) -> Read:
    """Say what a citation has to hold, from the dataset and not by the code under test."""
    record = index.records.get(id_ or "")
    if isinstance(record, LegalReference):
        return expected_document(record, index, style)
    event, source, notes = index.event, index.source, []
    language = source.language
    if event and event.date:
        notes += [inference(each.part, event.date, language) for each in event.inferred]
    known = [known_records(index)[id_][1]] if id_ else index.records.values()
    notes += [said(language, "bản nháp", "draft")] * any(each.review for each in known)
    if source.archived_url:
        notes.append(said(language, "bản lưu: ", "archived at ") + source.archived_url)
    if not source.url:
        notes.append(said(language, "chưa ghi địa chỉ", "address not recorded"))
    author = event.speaker if event else source.author
    places = (event.city, event.province, event.country) if event else ()
    word = Locale(Language(language)).word(source.kind)
    title = source.title or ""
    translated = source.title_en if language == "vi" else source.title_vi
    return Read(
        event.id if event else index.dataset.id,
        expected_author(author, index, style),
        f"{title} [{translated}]" if translated and style == "csl-json" else title,
        as_read(event.date, style, event.inferred, language, year=True)
        if event
        else as_read(source.date, style, [], language),
        "; ".join(notes) or None,
        own(source.document, language) if source.document else word,
        own(event.name, language) if event else None,
        ", ".join(each for each in places if each) or None,
        source.publisher,
        source.url,
        source.retrieved if source.url else None,
        language,
    )


def expected_author(
    id_: str | None, index: Index, style: CitationStyle
) -> str | tuple[str, str] | None:
    """Return the name, in two where the dataset has the family name of a person.

    RIS has a comma between the two, as it may be in a name that is whole.
    """
    if not id_:
        return None
    name = own(index.label(id_), index.source.language)
    family = getattr(index.records[id_], "family", None)
    if not family or name == family:
        return name
    first = name.startswith(f"{family} ")
    given = name[len(family) + 1 :] if first else name[: -len(family) - 1]
    return f"{family}, {given}" if style == "ris" else (family, given)


def expected_document(record: LegalReference, index: Index, style: CitationStyle) -> Read:
    language, title, author, about = index.source.language, record.id, None, ""
    if record.number:
        title = f"{'số' if language == 'vi' else 'No.'} {record.number}"
        if record.type:
            title = f"{getattr(record.type, language)} {title}"
    elif record.name or record.type:
        title = own(record.name or record.type, language)
    if record.subject:
        subject = spelt_out(getattr(record.subject, language), index)
        word = "về" if language == "vi" else "on"
        about = f" {'' if subject.lower().startswith(f'{word} ') else f'{word} '}{subject}"
    if record.issuer:
        author = own(index.label(record.issuer), language)
    if office := record.issuer_office:
        held = getattr(office, language)
        between = " " if language == "vi" else ", "
        author = f"{held}{between}{author}" if author else held
    if author and style == "csl-json" and is_law(record):
        title, author = title + said(language, f" của {author}", f" ({author})"), None
    title += about
    date = record.date or (f"{record.year:04}" if record.year else None)
    field = "date" if record.date else "year"
    found = [each for each in record.inferred if each.field == field]
    notes = [inference(each.part, date, language) for each in found if date]
    notes += [said(language, "bản nháp", "draft")] if record.review else []
    return Read(
        record.id,
        author,
        title,
        as_read(date, style, found, language),
        "; ".join(notes) or None,
        *(None,) * 6,
        language,
    )


def is_law(record: LegalReference) -> bool:
    """Return whether it is one of the State: the types have a test of their own."""
    kind = (record.type.vi or record.type.en) if record.type else None
    if kind is None and record.name and not record.number:
        found = re.match("(Bộ luật|Luật|Nghị định)(?!\\w)", record.name.vi or "")
        kind = found and found[0]
    return record.category != "party" and csl_type(kind, record.number) == "legislation"


def own(text: Any, language: str) -> str:
    """Return a text in a language, or in the other one that it has."""
    return str(getattr(text, language) or text.vi or text.en)


def said(language: str, vi: str, en: str) -> str:
    return vi if language == "vi" else en


def inference(part: str | None, date: str, language: str) -> str:
    if part or len(date) == 4:
        written = Locale(Language(language)).date(date, year_inferred=True)
        return written + said(language, ": năm do suy luận", ": year inferred")
    return said(language, "thời gian do suy luận", "date inferred")


def as_read(
    date: str | None,
    style: CitationStyle,
    inferred: list[Inferred],
    language: str,
    *,
    year: bool = False,
) -> str | None:
    """Return what programs can have of a date: no quarters, and RIS has no periods.

    In CSL, one of which something is a conclusion is text with brackets; of an event with a date of
    its own it is the year.
    """
    if date is None:
        return None
    ends = [each.split("-Q")[0] for each in date.split("/")]
    if style == "csl-json" and inferred:
        (found,) = inferred
        years = "–".join(dict.fromkeys(each[:4] for each in ends))
        written = Locale(Language(language)).date(date, year_inferred=found.part == "year")
        return f"[{years}]" if year and found.part else written if found.part else f"[{written}]"
    return "/".join(dict.fromkeys(ends if style != "ris" else ends[:1]))


def spelt_out(text: str, index: Index) -> str:
    """Put the meaning of each abbreviation of the glossary behind the first place of it."""
    terms: dict[str, str] = {}
    for each in index.dataset.glossary:
        if each.expansion:
            terms.setdefault(each.term, each.expansion)
    found, place = "", 0
    every, said = sorted(terms, key=len, reverse=True), set[str]()
    while place < len(text):
        before = text[place - 1] if place else " "
        here = (
            each
            for each in every
            if text.startswith(each, place)
            and not any(
                sign.isalnum() or sign in "_/-"
                for sign in (before, text[place + len(each) : place + len(each) + 1] or " ")
            )
        )
        term = next(here, None)
        found += term or text[place]
        if term and term not in said:
            found += f" [{terms[term]}]"
            said.add(term)
        place += len(term or " ")
    return found


def vocabulary(file: str, name: str) -> list[str]:
    """Return the words of a list in the published schema of CSL styles, which citeproc-py has."""
    text = (PUBLISHED / file).read_text(encoding="utf-8")
    block = re.search(rf"{re.escape(name)} =\n(.*?)\n\s*(?:\n|\}})", text, re.DOTALL)
    assert block
    return re.findall(r'"([\w-]+)"', block[1])


def schema() -> dict[str, Any]:
    """Return a schema of CSL-JSON, stricter than the published one, which no package brings.

    Types and variables are those of CSL 1.0.2, each kind of variable in the form that the
    specification has for it.
    """
    text, number = {"type": "string", "minLength": 1}, {"type": ["string", "integer"]}
    parted = {"family": text, "given": text, "static-ordering": {"const": True}}
    name = {
        "oneOf": [
            closed({"literal": text}, "literal"),
            closed(parted, "family", "given"),
        ]
    }
    parts = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
    dates = {"type": "array", "items": parts, "minItems": 1, "maxItems": 2}
    date = {
        "oneOf": [closed({"date-parts": dates}, "date-parts"), closed({"literal": text}, "literal")]
    }
    forms = {
        "dates": date,
        "names": {"type": "array", "items": name, "minItems": 1},
        "numbers": number,
        "strings": text,
        "titles": text,
    }
    variables = {
        variable: form
        for kind, form in forms.items()
        for variable in vocabulary("csl-variables.rnc", f"variables.{kind}")
    }
    types = vocabulary("csl-types.rnc", "item-types")
    assert {"speech", "legislation", "document", "report"} <= set(types)
    # What `event-title` was called before, which programs still read.
    variables |= {"event": text}
    item = closed(variables | {"id": text, "type": {"enum": types}}, "id", "type")
    return {"type": "array", "items": item}


def closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    """Return the schema of an object that has nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


SCHEMA = jsonschema.Draft202012Validator(schema())


def read_csl(text: str) -> list[Read]:
    items = json.loads(text)
    SCHEMA.validate(items)
    found = []
    for item in items:
        (author,) = item.get("author", [{"literal": None}])
        event = item.get("event-title")
        assert item.get("event") == event
        assert ("event-date" in item) is bool(event and "issued" in item)
        assert item["type"] != "legislation" or "author" not in item
        found.append(
            Read(
                item["id"],
                author["literal"] if "literal" in author else (author["family"], author["given"]),
                re.sub(r'<span class="nocase">(.*)</span>$', r"\1", item.get("title", "")),
                in_csl(item, "issued"),
                item.get("note"),
                item.get("genre"),
                event,
                item.get("event-place"),
                item.get("publisher"),
                item.get("URL"),
                in_csl(item, "accessed"),
                item["language"],
            )
        )
    return found


def in_csl(item: dict[str, Any], variable: str) -> str | None:
    """Return a date of an item, or None without it."""
    if "literal" in item.get(variable, ()):
        return str(item[variable]["literal"])
    moments = item[variable]["date-parts"] if variable in item else []
    ends = (
        "-".join(f"{each:0{2 if place else 4}}" for place, each in enumerate(numbers))
        for numbers in moments
    )
    return "/".join(ends) or None


def latex() -> LatexNodes2Text:
    """Return what reads LaTeX, told what it does not know of the symbols of LaTeX itself."""
    known_symbols = get_default_latex_context_db()
    symbols = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    macros = [MacroTextSpec(name, simplify_repl=sign) for name, sign in symbols.items()]
    known_symbols.add_context_category("symbols", macros=macros, prepend=True)
    return LatexNodes2Text(latex_context=known_symbols)


DECODER = latex()
LATEX = LatexDecodingMiddleware(decoder=DECODER)


def read_bibtex(text: str) -> list[Read]:
    plain = parse_string(text)
    assert not plain.failed_blocks
    library = parse_string(text, append_middleware=[LATEX])
    assert not library.failed_blocks
    found = []
    for entry, raw in zip(library.entries, plain.entries, strict=True):
        fields = {key: field.value for key, field in entry.fields_dict.items()}
        given = {key: field.value for key, field in raw.fields_dict.items()}
        stated = fields.get("date")
        date = stated and stated.replace("?", "")
        inferred = "?" in (stated or "")
        title = given.get("title", "{}")
        assert (title[0], title[-1]) == ("{", "}")
        assert given.get("year") == (date and (f"[{date[:4]}]" if inferred else date[:4]))
        first = (date or "").split("/")[0]
        assert ("month" in given) == (len(first) > 4)
        assert fields.get("eventdate") == (stated if "eventtitle" in fields else None)
        assert (entry.entry_type == "unpublished") is ("eventtitle" in fields)
        found.append(
            Read(
                entry.key,
                in_bibtex(given.get("author")),
                fields.get("title", ""),
                date,
                fields.get("note"),
                fields.get("type"),
                fields.get("eventtitle"),
                fields.get("venue"),
                fields.get("howpublished"),
                given.get("url"),
                given.get("urldate"),
                {"vietnamese": "vi", "english": "en"}[fields["langid"]],
            )
        )
    return found


def in_bibtex(author: str | None) -> str | tuple[str, str] | None:
    """Return the name of an author: in two at the comma outside of braces, or whole."""
    if author is None:
        return None
    parts = parse_single_name_into_parts(author)
    assert (parts.von, parts.jr) == ([], [])
    family, given = (DECODER.latex_to_text(" ".join(each)) for each in (parts.last, parts.first))
    return (family, given) if given else family


def read_ris(text: str) -> list[Read]:
    found = []
    for entry in rispy.loads(text):
        assert entry["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
        assert "unknown_tag" not in entry
        (author,) = entry.get("authors", [None])
        date = entry.get("year")
        if "date" in entry:
            assert entry["date"].count("/") == 3
            date = entry["date"].rstrip("/").replace("/", "-")
            assert date.startswith(entry["year"])
        accessed = entry.get("access_date")
        found.append(
            Read(
                entry["id"],
                author,
                entry.get("title", ""),
                date,
                entry.get("notes", [None])[0],
                entry.get("type_of_work"),
                entry.get("secondary_title"),
                entry.get("place_published"),
                entry.get("publisher"),
                entry.get("urls", [None])[0],
                accessed and accessed.rstrip("/").replace("/", "-"),
                entry["language"],
            )
        )
    return found


READERS: dict[CitationStyle, Callable[[str], list[Read]]] = {
    "csl-json": read_csl,
    "bibtex": read_bibtex,
    "ris": read_ris,
}


def in_style(style: CitationStyle, index: Index, *ids: str, lang: Language = Language.EN) -> str:
    return format_citations(style, cite(ids, index), View(index, lang))


def second() -> dict[str, Any]:
    """Return the second speech as plain values, to be changed."""
    data: dict[str, Any] = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    return data


def made_of(data: dict[str, Any]) -> Index:
    """Return a changed dataset, with a quote for each of its new values."""
    # JSON is YAML, without the aliases that a dumper makes of what is twice the same.
    return index_of(json.dumps(proven(data)))


def test_pandoc_reads_an_entry_as_what_it_is() -> None:
    """The type by its fields, as for biblatex; what is read else is said by the parser above."""
    text = in_style("bibtex", Index(load(VISIT)))
    text += in_style("bibtex", Index(load(SPEECH)), "nd-72-2015", "kl-57-2023")
    items = json.loads(pypandoc.convert_text(text, "csljson", "biblatex"))
    speech, decree, conclusion = sorted(items, key=lambda each: list(KINDS).index(each["id"]))
    assert {each["id"]: each["type"] for each in items} == KINDS
    assert speech["author"] == [{"family": "Reinholt", "given": "Tomas"}]
    assert (speech["event"], speech["event-place"]) == (
        "State Banquet in Ha Noi",
        "Ha Noi, Viet Nam",
    )
    title = "Address by President Tomas Reinholt at the State Banquet in Ha Noi"
    translated = "Diễn văn của Tổng thống Tomas Reinholt tại Quốc yến ở Hà Nội"
    assert re.sub("<.*?>", "", speech["title"]) == f"{title}. [{translated}]"
    assert speech["accessed"] == {"date-parts": [[2025, 10, 20]]}
    assert speech["event-date"] == speech["issued"] == {"date-parts": [[2025, 10, 15]]}
    assert (speech["publisher"], speech["genre"]) == (
        "Office of the President of Halvoria",
        "banquet address",
    )
    assert [each["author"] for each in (decree, conclusion)] == [
        [{"literal": "Chính phủ"}],
        [{"literal": "Bộ Chính trị"}],
    ]


KINDS = {"state-banquet": "speech", "nd-72-2015": "legislation", "kl-57-2023": ""}
"""What Pandoc makes of each, by its key; it has no type for what is `@misc`."""


def test_every_machine_style_has_a_reader() -> None:
    assert tuple(READERS) == MACHINE


@pytest.mark.parametrize("style", MACHINE)
@pytest.mark.parametrize("path", [SPEECH, SECOND, VISIT, DIRECTIVE], ids=lambda each: each.stem)
def test_another_program_reads_what_the_dataset_says(path: Path, style: CitationStyle) -> None:
    index = Index(load(path))
    assert READERS[style](in_style(style, index)) == [expected(None, index, style)]
    for id_ in known_records(index):
        assert READERS[style](in_style(style, index, id_)) == [expected(id_, index, style)]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_comes_back_as_it_is(words: str) -> None:
    data, both = second(), {"vi": words, "en": words}
    data["source"] |= {"title": words, "publisher": words, "document": both}
    data["event"] |= {"name": both, "city": words, "province": words, "date": "2019-11-20"}
    data["attendees"][0]["name"] = words
    data["organizations"][1]["name"] = words
    data["legal_references"][0] |= {"type": both, "number": None, "subject": both, "date": "2015"}
    data["source"]["fingerprints"][0] = fingerprint(words)
    index = made_of(data)
    ids = ["luat-80-2015", "lo-thi-en"]
    for style, read in READERS.items():
        assert read(in_style(style, index, *ids)) == [expected(id_, index, style) for id_ in ids]


@pytest.mark.parametrize(
    ("sign", "written_as"),
    [(each, f"\\{each}") for each in "%$#&_"]
    + [
        ("\\", r"\textbackslash{}"),
        ("{", r"\textbraceleft{}"),
        ("}", r"\textbraceright{}"),
        ("~", r"\textasciitilde{}"),
        ("^", r"\textasciicircum{}"),
    ],
)
def test_a_sign_that_tex_obeys_is_written_by_its_name(sign: str, written_as: str) -> None:
    """Stricter than the parser, which takes some as they are; BibTeX counts all braces."""
    data = second()
    data["attendees"][0]["name"] = sign
    entry = in_style("bibtex", made_of(data))
    assert f"  author = {{{{{written_as}}}}},\n" in entry
    assert entry.count("{") == entry.count("}")


@pytest.mark.parametrize(
    ("name", "written_as"),
    [
        pytest.param("a {b} {}", r"a \{b\} \{\}", id="in pairs"),
        pytest.param("{a {b}", r"\textbraceleft{}a \textbraceleft{}b\textbraceright{}", id="open"),
        pytest.param("}a{", r"\textbraceright{}a\textbraceleft{}", id="turned round"),
    ],
)
def test_braces_stay_where_bibtex_can_count_them(name: str, written_as: str) -> None:
    """Pandoc drops those that are written by their other name."""
    data = second()
    data["attendees"][0]["name"] = name
    entry = in_style("bibtex", made_of(data))
    assert f"  author = {{{{{written_as}}}}},\n" in entry
    (item,) = json.loads(pypandoc.convert_text(entry, "csljson", "biblatex"))
    assert (item["author"] == [{"literal": name}]) is (r"\{" in written_as)


@settings(deadline=None, max_examples=50)
@given(datasets())
def test_any_dataset_is_cited_and_read(text: str) -> None:
    index = index_of(text)
    ids = list(known_records(index))
    for style in MACHINE:
        for id_ in (ids[0], ids[-1]):
            (found,) = READERS[style](in_style(style, index, id_))
            # An address is written in another way, and has a test of its own.
            wanted = expected(id_, index, style)._replace(url=found.url)
            assert found == wanted
            assert bool(found.url) is bool(wanted.url)
        keys = [each.key for each in READERS[style](in_style(style, index, *ids))]
        assert keys == [*dict.fromkeys(expected(each, index, style).key for each in ids)]
        assert in_style(style, index, *ids) == in_style(style, index, *ids, lang=Language.VI)
    for lang in Language:
        assert in_style("text", index, *ids, lang=lang).count("\n") == len(ids)


@pytest.mark.parametrize(
    ("url", "bibtex", "ris"),
    [
        pytest.param(
            "https://vi.dụ/a_b?c=%20&d#e~$", "https://vi.dụ/a_b?c=%20&d#e~$", None, id="as it is"
        ),
        pytest.param("https://a.b/{x}\\", "https://a.b/%7Bx%7D%5C", None, id="no braces for TeX"),
        pytest.param("https://a.b/;c", "https://a.b/;c", "https://a.b/%3Bc", id="one, not two"),
    ],
)
def test_an_address_stays_one(tmp_path: Path, url: str, bibtex: str, ris: str | None) -> None:
    text = SECOND.read_text(encoding="utf-8")
    path = tmp_path / "x.yaml"
    path.write_text(text.replace("source:\n", f"source:\n  url: '{url}'\n"), encoding="utf-8")
    index = Index(load(path))
    assert read_csl(in_style("csl-json", index))[0].url == url
    assert read_bibtex(in_style("bibtex", index))[0].url == bibtex
    assert read_ris(in_style("ris", index))[0].url == (ris or url)
    assert in_style("text", index).endswith(f". {url}\n")


@pytest.mark.parametrize(
    ("type_", "number", "kind"),
    [
        pytest.param("Luật", "80/2015/QH13", "legislation", id="a law"),
        pytest.param("Nghị quyết", "43/2022/QH15", "legislation", id="of the National Assembly"),
        pytest.param("Pháp lệnh", None, "legislation", id="an ordinance without a number"),
        pytest.param("Nghị định", "72/2015/NĐ-CP", "legislation", id="a decree"),
        pytest.param("Thông tư", "22/2016/TT-BTTTT", "legislation", id="a circular"),
        pytest.param("Quyết định", "368/QĐ-TTg", "legislation", id="an administrative decision"),
        pytest.param("THÔNG TƯ", None, "legislation", id="whatever the case"),
        pytest.param("Kết luận", "57-KL/TW", "document", id="of the Party"),
        pytest.param("Nghị quyết", "29-NQ/TW", "document", id="of the Party, whatever its type"),
        pytest.param("Kế hoạch", "12/KH-UBND", "document", id="a plan orders nobody"),
        pytest.param("Nghị định", "26-CP", "legislation", id="a hyphen before 1997"),
        pytest.param("Nghị định", "100", "legislation", id="a bare number"),
        pytest.param("Quyết định", "77/2006/QĐ.UBND", "legislation", id="a point for a hyphen"),
        pytest.param("Nghị quyết", "29/NQ-TW", "document", id="of the Party by its issuer"),
        pytest.param("Nghị quyết", "05 - NQ/ĐUK", "document", id="of the Party by its hyphen"),
        pytest.param("Luật", "51-LCT/HĐNN8", "legislation", id="a law with a hyphen"),
        pytest.param("Nghị quyết", "954/2020/NQ-UBTVQH14", "legislation", id="type and issuer"),
        pytest.param("Báo cáo", "12/BC-UBTVQH15", "report", id="a report of an assembly"),
        pytest.param(None, "72/2015/NĐ-CP", "legislation", id="the type that its number says"),
        pytest.param(None, "1316/TCT-CS", "document", id="no type at all"),
        pytest.param(None, None, "document", id="nothing"),
    ],
)
def test_the_kind_of_a_document(type_: str | None, number: str | None, kind: str) -> None:
    assert csl_type(type_, number) == kind


@pytest.mark.parametrize("style", MACHINE)
@pytest.mark.parametrize(
    ("date", "read", "vi", "en"),
    [
        pytest.param("2015", "2015", "năm 2015", "(2015)", id="a year"),
        pytest.param("2015-07", "2015-07", "tháng 7/2015", "(July 2015)", id="a month"),
        pytest.param("2015-07-09", "2015-07-09", "ngày 9/7/2015", "(9 July 2015)", id="a day"),
        pytest.param("2015-Q3", "2015", "quý III/2015", "(Q3 2015)", id="a quarter"),
        pytest.param(
            "2015/2020", "2015/2020", "giai đoạn 2015 – 2020", "(2015 – 2020)", id="a period"
        ),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(
    date: str, read: str, vi: str, en: str, style: CitationStyle
) -> None:
    data, id_ = second(), "luat-80-2015"
    data["legal_references"][0] |= {"date": date, "year": None, "inferred": []}
    index = made_of(data)
    wanted = read.split("/")[0] if style == "ris" else read
    assert READERS[style](in_style(style, index, id_))[0].date == wanted
    assert f" {vi} của " in in_style("text", index, id_, lang=Language.VI)
    assert f" {en}." in in_style("text", index, id_)


@pytest.mark.parametrize(
    ("date", "bibtex", "ris"),
    [
        ("2015-07-09/2015-07-10", "2015-07-09/2015-07-10", "2015/07/09/"),
        ("2015-01/2015-10", "2015-01/2015-10", "2015/01//"),
        ("2014-Q4/2015-Q2", "2014/2015", None),
        ("2015-Q1/2015-Q2", "2015", None),
    ],
)
def test_a_period_keeps_both_ends_where_it_can(date: str, bibtex: str, ris: str | None) -> None:
    data, id_ = second(), "luat-80-2015"
    inferred = [{"field": "date", "basis": {"vi": "Giả định"}}]
    data["legal_references"][0] |= {"date": date, "number": None, "name": {"vi": "Luật Thư viện"}}
    data["legal_references"][0] |= {"year": None, "inferred": inferred}
    index = made_of(data)
    stated = bibtex.replace("/", "?/") + "?"
    assert f"  date = {{{stated}}},\n" in in_style("bibtex", index, id_)
    stated_there = [msgspec.structs.replace(each, inferred=None) for each in cite([id_], index)]
    assert read_csl(csl_json(stated_there))[0].date == bibtex
    (entry,) = rispy.loads(in_style("ris", index, id_))
    assert (entry["year"], entry.get("date")) == (date[:4], ris)


@pytest.mark.parametrize(
    ("part", "issued", "held", "bibtex", "note"),
    [
        pytest.param(
            "year", "[2019]", "20/11/[2019]", "2019-11-20?", "20/11/[2019]: năm", id="the year"
        ),
        pytest.param(
            None, "[20/11/2019]", "[20/11/2019]", "2019-11-20?", "thời gian", id="the whole date"
        ),
    ],
)
def test_a_conclusion_is_in_brackets(
    part: str | None, issued: str, held: str, bibtex: str, note: str
) -> None:
    data = second()
    data["event"]["inferred"] = [{"field": "date", "part": part, "basis": {"vi": "Giả định"}}]
    index = made_of(data)
    (item,) = json.loads(in_style("csl-json", index))
    assert (item["issued"], item["event-date"]) == ({"literal": issued}, {"literal": held})
    assert item["note"] == f"{note} do suy luận; chưa ghi địa chỉ"
    entry = in_style("bibtex", index)
    assert entry.endswith(f"  year = {{[2019]}},\n  month = nov,\n  date = {{{bibtex}}},\n}}\n")
    assert f"  eventdate = {{{bibtex}}},\n" in entry


@pytest.mark.parametrize("style", MACHINE)
def test_a_date_that_is_a_conclusion_is_said_to_be_one(style: CitationStyle) -> None:
    index, law = Index(load(SECOND)), "luat-80-2015"
    assert READERS[style](in_style(style, index, law))[0].note == "[2015]: năm do suy luận"
    text = in_style("text", index, law)
    assert text == "National Assembly, Law No. 80/2015/QH13 [2015].\n"
    text = in_style("text", index, law, lang=Language.VI)
    assert text == "Luật số 80/2015/QH13 [năm 2015] của Quốc hội.\n"


def without_event(**source: Any) -> Index:
    """Return the second speech as a text that was given nowhere, by a body."""
    data = second()
    del data["event"], data["attendees"]
    data["source"] |= {"author": "thu-vien-son-ha", "date": "2019-11"} | source
    return made_of(data)


@pytest.mark.parametrize(
    ("author", "event", "vi", "en"),
    [
        pytest.param(
            True,
            True,
            "Nhóm tình nguyện Hoa Ban, bài phát biểu tại Diễn đàn",
            "Hoa Ban Volunteers, text of the address (in Vietnamese), Highland",
            id="with an event, which is named once",
        ),
        pytest.param(
            True,
            False,
            "Thư viện tỉnh Sơn Hà, bài phát biểu, tháng",
            "Sơn Hà Library, text of the address (in Vietnamese), November",
            id="by somebody",
        ),
        pytest.param(
            False,
            False,
            "Bài phát biểu, tháng",
            "Text of the address (in Vietnamese), November",
            id="by nobody whom the dataset names",
        ),
    ],
)
def test_a_text_without_a_title_is_called_by_its_kind(
    author: bool, event: bool, vi: str, en: str
) -> None:
    """Nothing that nobody published as a title stands in quotation marks."""
    if event:
        data = second()
        data["source"]["title"] = None
        index = made_of(data)
    else:
        index = without_event(title=None, **{} if author else {"author": None})
    for language, said in zip(Language, (vi, en), strict=True):
        text = in_style("text", index, lang=language)
        assert text.startswith(said)
        assert "“" not in text
    for style, read in READERS.items():
        assert read(in_style(style, index)) == [expected(None, index, style)]
    assert "title" not in json.loads(in_style("csl-json", index))[0]


@pytest.mark.parametrize("style", MACHINE)
@pytest.mark.parametrize("publisher", ["Báo Suối Reo", None])
def test_a_text_without_an_event_is_cited_by_its_author(
    style: CitationStyle, publisher: str | None
) -> None:
    index = without_event(publisher=publisher)
    found = READERS[style](in_style(style, index, "quoc-hoi"))
    assert found == [expected("quoc-hoi", index, style)]
    (read,) = found
    assert (read.key, read.author) == ("dien-dan-doc-sach", "Thư viện tỉnh Sơn Hà")
    assert (read.date, read.event, read.place) == ("2019-11", None, None)
    by = f", {publisher}" if publisher else ""
    title = "“Khai mạc Diễn đàn đọc sách vùng cao”"
    assert in_style("text", index, lang=Language.VI) == (
        f"Thư viện tỉnh Sơn Hà, {title}, bài phát biểu, tháng 11/2019{by}. Chưa ghi địa chỉ.\n"
    )
    assert in_style("text", index, "quoc-hoi") == (
        f"Sơn Hà Library, {title} (in Vietnamese), text of the address, November 2019{by}, "
        "paragraph 7. Address not recorded.\n"
    )


@pytest.mark.parametrize(
    ("name", "family", "csl", "bibtex", "ris"),
    [
        pytest.param(
            "Trương Quang Hoài Nam",
            "Trương",
            {"family": "Trương", "given": "Quang Hoài Nam", "static-ordering": True},
            "Trương, Quang Hoài Nam",
            "Trương, Quang Hoài Nam",
            id="the family first",
        ),
        pytest.param(
            "Tomas Reinholt",
            "Reinholt",
            {"family": "Reinholt", "given": "Tomas"},
            "Reinholt, Tomas",
            "Reinholt, Tomas",
            id="the family last",
        ),
        pytest.param(
            "Joris van der Meel",
            "van der Meel",
            {"family": "van der Meel", "given": "Joris"},
            "{van der Meel}, Joris",
            "van der Meel, Joris",
            id="small letters, which BibTeX would part",
        ),
        pytest.param(
            "Jo And Meel",
            "Meel",
            {"family": "Meel", "given": "Jo And"},
            "Meel, {Jo And}",
            "Meel, Jo And",
            id="what BibTeX takes for another name",
        ),
        pytest.param("Hoa", "Hoa", {"literal": "Hoa"}, "{Hoa}", "Hoa", id="nothing but the family"),
        pytest.param(
            "Nguyễn Văn Chương",
            None,
            {"literal": "Nguyễn Văn Chương"},
            "{Nguyễn Văn Chương}",
            "Nguyễn Văn Chương",
            id="not known which is the family",
        ),
    ],
)
def test_a_name_is_parted_where_the_dataset_parts_it(
    name: str, family: str | None, csl: dict[str, Any], bibtex: str, ris: str
) -> None:
    data = second()
    data["attendees"][0] |= {"name": name, "name_en": None, "kind": "person", "family": family}
    index = made_of(data)
    assert json.loads(in_style("csl-json", index))[0]["author"] == [csl]
    assert f"  author = {{{bibtex}}},\n" in in_style("bibtex", index)
    assert f"AU  - {ris}\n" in in_style("ris", index)
    assert in_style("text", index).startswith(f"{name}, “")


def test_what_is_of_the_party_is_no_law() -> None:
    data, id_ = second(), "qd-368"
    fields = {"number": None, "type": None, "name": {"vi": "Nghị quyết Đại hội XIII"}}
    data["legal_references"][1] |= fields | {"category": "party"}
    (item,) = json.loads(in_style("csl-json", made_of(data), id_))
    assert item["type"] == "document"


URL, COPY, DAY = "https://a.example/1", "https://b.example/2", "2025-10-20"


@pytest.mark.parametrize(
    ("known", "vi", "en"),
    [
        pytest.param({}, "Chưa ghi địa chỉ.", "Address not recorded.", id="nothing"),
        pytest.param({"url": URL}, URL, URL, id="the address"),
        pytest.param(
            {"url": URL, "retrieved": DAY},
            f"{URL} (truy cập ngày 20/10/2025)",
            f"{URL} (accessed 20 October 2025)",
            id="the day on which it was read there",
        ),
        pytest.param(
            {"url": URL, "retrieved": DAY, "archived_url": COPY},
            f"{URL} (truy cập ngày 20/10/2025; bản lưu: {COPY})",
            f"{URL} (accessed 20 October 2025; archived at {COPY})",
            id="all",
        ),
        pytest.param(
            {"retrieved": DAY, "archived_url": COPY},
            f"Chưa ghi địa chỉ; bản lưu: {COPY}",
            f"Address not recorded; archived at {COPY}",
            id="a copy of what is nowhere, and so was not read there",
        ),
    ],
)
def test_where_and_when_a_text_was_read(known: dict[str, str], vi: str, en: str) -> None:
    source = dict.fromkeys(("url", "retrieved", "archived_url")) | known
    index = without_event(**source)
    for language, said in zip(Language, (vi, en), strict=True):
        assert in_style("text", index, "quoc-hoi", lang=language).endswith(f" {said}\n")
    for style, read in READERS.items():
        assert read(in_style(style, index, "quoc-hoi")) == [expected("quoc-hoi", index, style)]


@pytest.mark.parametrize(
    ("kind", "csl", "ris"),
    [
        ("speech", "speech", "CPAPER"),
        ("statement", "speech", "CPAPER"),
        ("message", "speech", "CPAPER"),
        ("interview", "interview", "PCOMM"),
        ("letter", "document", "GEN"),
        ("report", "report", "RPRT"),
        ("directive", "document", "GEN"),
        ("resolution", "document", "GEN"),
        ("decision", "document", "GEN"),
        ("article", "document", "GEN"),
        ("other", "document", "GEN"),
    ],
)
def test_the_type_of_a_text_without_an_event_is_that_of_its_kind(
    kind: str, csl: str, ris: str
) -> None:
    index = without_event(kind=kind, document=None)
    (item,) = json.loads(in_style("csl-json", index))
    SCHEMA.validate([item])
    assert item["type"] == csl
    assert [each["type_of_reference"] for each in rispy.loads(in_style("ris", index))] == [ris]


@pytest.mark.parametrize(
    ("fields", "kind", "title", "vi", "en"),
    [
        pytest.param(
            {"number": "72/2015/NĐ-CP", "type": None},
            "legislation",
            "số 72/2015/NĐ-CP",
            "số 72/2015/NĐ-CP.",
            "No. 72/2015/NĐ-CP.",
            id="a number only",
        ),
        pytest.param(
            {"name": {"vi": "Luật Thư viện"}, "type": None},
            "legislation",
            "Luật Thư viện",
            "Luật Thư viện.",
            "Luật Thư viện (in Vietnamese).",
            id="a name only",
        ),
        pytest.param(
            {"name": {"vi": "Chiến lược sách", "en": "Book Strategy"}, "type": None},
            "document",
            "Chiến lược sách",
            "Chiến lược sách.",
            "Book Strategy.",
            id="the name of no kind of document",
        ),
        pytest.param(
            {
                "name": {"vi": "Kế hoạch 5", "en": "Plan 5"},
                "issuer_office": {"vi": "Bộ trưởng", "en": "Minister"},
            },
            "legislation",
            "Kế hoạch 5",
            "Kế hoạch 5 của Bộ trưởng.",
            "Minister, Plan 5.",
            id="an office for an issuer",
        ),
    ],
)
def test_a_document_of_which_little_is_known(
    fields: dict[str, Any], kind: str, title: str, vi: str, en: str
) -> None:
    data, id_ = second(), "qd-368"
    data["legal_references"][1] |= {"number": None, "issuer": None} | fields
    index = made_of(data)
    for style, read in READERS.items():
        (found,) = read(in_style(style, index, id_))
        assert found == expected(id_, index, style)
        assert found.title.startswith(title)
    assert json.loads(in_style("csl-json", index, id_))[0]["type"] == kind
    assert in_style("text", index, id_, lang=Language.VI) == f"{vi}\n"
    assert in_style("text", index, id_) == f"{en}\n"


def test_what_nobody_has_reviewed_is_said_to_be_so() -> None:
    data = second()
    data["points"][0]["review"] = "unreviewed"
    index = made_of(data)
    for style, read in READERS.items():
        (found,) = read(in_style(style, index, "thieu-tu-sach"))
        assert "; bản nháp; " in (found.note or "")
        several = in_style(style, index, "thieu-tu-sach", "lo-thi-en")
        assert [each.note for each in read(several)] == [found.note]
    assert "paragraph 6 [draft]. " in in_style("text", index, "thieu-tu-sach")


@pytest.mark.parametrize(
    ("style", "language", "said"),
    [
        pytest.param("text", Language.EN, "sách” [A Forum] (in Vietnamese),", id="for a reader"),
        pytest.param("text", Language.VI, "sách”, ", id="in the language of the text"),
        pytest.param("bibtex", Language.EN, "  titleaddon = {{[A Forum]}},\n", id="BibTeX"),
        pytest.param("ris", Language.EN, "\nTT  - A Forum\n", id="RIS"),
    ],
)
def test_the_translation_of_the_title_stands_behind_it(
    style: CitationStyle, language: Language, said: str
) -> None:
    dataset = load(SECOND)
    source = msgspec.structs.replace(dataset.source, title="Đọc sách", title_en="A Forum")
    for one, shown in ((source, True), (msgspec.structs.replace(source, title_en=None), False)):
        index = Index(msgspec.structs.replace(dataset, source=one))
        written = format_citations(style, cite([], index), View(index, language))
        assert (said in written) is (shown or language is Language.VI)
        assert ("A Forum" in written) is (shown and language is Language.EN)


@pytest.mark.parametrize("language", Language)
def test_quotation_marks_within_a_title_are_single(language: Language) -> None:
    (citation,) = cite([], Index(load(SECOND)))
    quoting = msgspec.structs.replace(citation, title="Về “Sách hay”")
    text = format_citations("text", [quoting], View(Index(load(SECOND)), language))
    assert ", “Về ‘Sách hay’”" in text


def test_an_english_title_has_its_vietnamese_behind_it() -> None:
    index = Index(load(VISIT))
    (vi, en) = (format_citations("text", cite([], index), View(index, each)) for each in Language)
    assert f"” [{index.source.title_vi}] (" in vi
    assert str(index.source.title_vi) not in en


def test_each_abbreviation_is_spelt_out_once() -> None:
    data, id_ = second(), "qd-368"
    subject = "sách của TV, TV-2 và TV; TVT"
    data["legal_references"][1]["subject"] = {"vi": subject, "en": "books"}
    data["glossary"] = [
        {
            "id": term.lower(),
            "term": term,
            "expansion": meaning,
            "meaning": {"vi": "x"},
            "evidence": [{"paragraph": 5, "quote": term}],
        }
        for term, meaning in (("TV", "thư viện TVT"), ("TVT", "thư viện tỉnh"))
    ]
    text = in_style("text", made_of(data), id_, lang=Language.VI)
    spelt = "sách của TV [thư viện TVT], TV-2 và TV; TVT [thư viện tỉnh]"
    assert text == f"Quyết định số 368/QĐ-TTg của Thủ tướng về {spelt}.\n"


def test_the_types_of_ris_follow_the_kind(speech: Any) -> None:
    text = in_style("ris", Index(load(SECOND)), "luat-80-2015", "qd-368")
    text += in_style("ris", Index(speech), "kl-57-2023", "pham-s")
    types = [each["type_of_reference"] for each in rispy.loads(text)]
    assert types == ["STAT", "STAT", "GEN", "CPAPER"]


@pytest.mark.parametrize(
    ("paragraphs", "locator"),
    [
        pytest.param((12,), "12", id="one"),
        pytest.param((3, 5), "3, 5", id="two apart"),
        pytest.param((3, 4), "3–4", id="two together"),
        pytest.param((1, 2, 3, 10, 16, 18), "1–3, 10, 16, 18", id="several"),
    ],
)
def test_paragraphs_in_a_row_are_a_range(paragraphs: tuple[int, ...], locator: str) -> None:
    (citation,) = cite(["pham-s"], Index(load(SPEECH)))
    assert msgspec.structs.replace(citation, paragraphs=paragraphs).locator == locator


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("data", [SPEECH, SECOND], ids=["speech", "second"])
def test_a_footnote(ttdn: Ttdn, data: Path, lang: str, snapshot: SnapshotAssertion) -> None:
    """The speech, each document, and a figure or person: to be pasted as they are."""
    more = ["quy-che-tinh-thanh", "hoi-nghi-tap-huan-2024"] if data == SPEECH else ["lo-thi-en"]
    documents = [each.id for each in load(data).legal_references]
    args = ["--lang", lang, "--data", str(data)]
    speech = ttdn("cite", *args)
    others = ttdn("cite", *documents, *more, *args)
    assert (speech.code, speech.err, others.code, others.err) == (0, "", 0, "")
    assert speech.out + others.out == snapshot


@pytest.mark.parametrize("style", MACHINE)
def test_machine_styles_are_written_for_people_to_read_too(
    ttdn: Ttdn, style: str, snapshot: SnapshotAssertion
) -> None:
    """A contract, like the other machine formats: any change of a byte is one of the contract."""
    assert ttdn("cite", "quy-che-tinh-thanh", "kl-57-2023", "--style", style).out == snapshot


@pytest.mark.parametrize("style", MACHINE)
def test_machine_styles_name_the_speaker(ttdn: Ttdn, style: str) -> None:
    done = ttdn("cite", "pham-s", "kl-57-2023", "--style", style)
    assert "Phạm" not in done.out
    assert all(each in done.out for each in ("Nguyễn", "Thanh Lâm"))


def test_works_come_in_the_order_asked_each_once(ttdn: Ttdn) -> None:
    done = ttdn("cite", "pham-s", "nd-72-2015", "bo-tttt", "pham-s", "--style", "csl-json")
    keys = [item["id"] for item in json.loads(done.out)]
    assert keys == ["hoi-nghi-tap-huan-2024", "nd-72-2015"]


@pytest.mark.parametrize(
    ("style", "nothing"), [("text", ""), ("csl-json", "[]\n"), ("bibtex", ""), ("ris", "")]
)
def test_ids_that_are_not_there(ttdn: Ttdn, style: str, nothing: str) -> None:
    some = ttdn("cite", "pham-x", "nd-72-2015", "pham-x", "--style", style, "--lang", "en")
    assert some.code == 1
    label = "Decree No. 72/2015/NĐ-CP: " if style == "text" else ""
    assert some.out == label + ttdn("cite", "nd-72-2015", "--style", style, "--lang", "en").out
    assert some.err == "ttdn: No record 'pham-x'. Did you mean pham-s?\n"
    none = ttdn("cite", "pham-x", "--style", style)
    assert (none.code, none.out, none.err.count("\n")) == (1, nothing, 1)


LABELS = {
    "58/63": "58/63 – Localities with a foreign-language version of their website or portal",
    "57-KL/TW": "Conclusion No. 57-KL/TW",
}


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        pytest.param(["kl-57-2023"], [], id="the id of one"),
        pytest.param(["kl-57-2023", "kl-57-2023"], [], id="the id of one, twice"),
        pytest.param(
            ["trang-cong-dia-phuong", "kl-57-2023"],
            [
                f"{LABELS['58/63']}: ",
                f"{LABELS['57-KL/TW']}: ",
            ],
            id="ids of several: whose each is",
        ),
        pytest.param(["57-KL/TW"], [], id="one, to be pasted as it is"),
        pytest.param(
            ["pham", "kl-57-2023"],
            [f"{LABELS['57-KL/TW']}: "],
            id="one that is there and one that is not",
        ),
        pytest.param([], [], id="the speech"),
    ],
)
def test_a_line_begins_with_whose_it_is(ttdn: Ttdn, asked: list[str], labels: list[str]) -> None:
    lines = ttdn("cite", *asked, "--lang", "en").out.splitlines()
    for line, label in zip(lines, labels or [""], strict=True):
        assert line.startswith(label)
        assert line.removeprefix(label).startswith(("Nguyễn Thanh Lâm, “", "Politburo, "))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param("57-KL/TW", f"ttdn: {LABELS['57-KL/TW']} [kl-57-2023]\n", id="by its number"),
        pytest.param("kl-57-2023", "", id="by its id"),
    ],
)
def test_whose_one_citation_is_stands_beside_it(ttdn: Ttdn, asked: str, said: str) -> None:
    assert ttdn("cite", asked).err == said


@pytest.mark.parametrize("style", MACHINE)
def test_programs_get_no_labels(ttdn: Ttdn, style: str) -> None:
    named = ttdn("cite", "58/63", "57-KL/TW", "--style", style)
    ids = ttdn("cite", "trang-cong-dia-phuong", "kl-57-2023", "--style", style)
    assert named == ids
    assert ids.code == 0


def test_a_style_that_is_not_there_is_asked_about(ttdn: Ttdn) -> None:
    done = ttdn("cite", "--style", "bibtext")
    assert (done.code, done.out) == (2, "")
    assert "Did you mean 'bibtex'?" in " ".join(done.err.replace("│", " ").split())


def test_a_dataset_from_standard_input(ttdn: Ttdn) -> None:
    done = ttdn("cite", "--data", "-", "--lang", "vi", stdin=SECOND.read_text(encoding="utf-8"))
    assert done.out.startswith("Nhóm tình nguyện Hoa Ban, “Khai mạc Diễn đàn đọc sách vùng cao”")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param("ttdn\ncite\nkl-", "kl-57-2023", id="an id"),
        pytest.param("ttdn\ncite\n--style\nbib", "bibtex", id="a style"),
    ],
)
def test_a_shell_completes(ttdn: Ttdn, words: str, offered: str) -> None:
    env = {
        "_TTDN_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count("\n")),
    }
    assert ttdn(env=env).out.split() == [offered]
