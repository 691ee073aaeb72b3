"""A new kind of fact is a struct, a field, two entries and a block, and nothing else."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.tools.install import run, source_copy

STRUCT = '''

@describe("A place of the event.")
class Venue(Record, frozen=True, kw_only=True):
    name: Annotated[Published, about("as published.")]
    capacity: Year | None = None
    opened: Date | None = None
    owner: OrganizationRef

    @property
    def label(self) -> Bilingual:
        """The name."""
        return Bilingual(vi=self.name, en=self.name)

    @property
    def dated_by(self) -> str:
        """When it opened."""
        return "opened"
'''

SECTION = """
VENUES = Section(
    listing=listings.VENUES,
    of=records.Venue,
    title=both("Địa điểm", "Venues"),
    noun=(both("địa điểm", "venue"), both("địa điểm", "venues")),
    fields=(
        ID,
        Field("name", both("Tên", "Name")),
        Field("capacity", both("Sức chứa", "Capacity"), right=True),
        Field("opened", both("Khai trương", "Opened")),
        Field("owner", both("Chủ", "Owner")),
    ),
    columns=("name", "opened", "owner"),
    headline="name",
)

"""

LISTING = """
VENUES = Listing(
    command="venues",
    key="venues",
    purpose="Where it took place.",
    examples=("ttdn venues",),
)
"""

BLOCK = """
venues:
  - id: hoi-truong
    name: Đà Lạt
    opened: "1999-05"
    inferred:
      - field: opened
        basis: {en: Said elsewhere}
    owner: ubnd-lam-dong
    evidence:
      - {paragraph: 2, quote: thành phố Đà Lạt}
      - {paragraph: 2, quote: với UBND tỉnh Lâm Đồng}
"""


def insert(file: Path, before: str, text: str) -> None:
    content = file.read_text(encoding="utf-8")
    assert content.count(before) == 1, before
    file.write_text(content.replace(before, text + before), encoding="utf-8")


def test_an_invented_kind_needs_five_places(tmp_path: Path) -> None:
    source = source_copy(tmp_path / "source")
    records = source / "ttdn_cli" / "facts" / "records.py"
    sections = source / "ttdn_cli" / "query" / "sections.py"
    listings = source / "ttdn_cli" / "query" / "listings.py"
    dataset = source / "ttdn_cli" / "facts" / "dataset.py"
    insert(records, '\n\n@describe("A dated fact on the timeline', STRUCT.rstrip("\n"))
    insert(dataset, "    glossary: list[records.Term]", "    venues: list[records.Venue] = []\n")
    for file in (sections, listings):
        insert(file, "    ATTENDEES,\n    STATS,\n    LEGAL,\n", "    VENUES,\n")
    insert(sections, "\nSECTIONS = (", SECTION.rstrip("\n") + "\n")
    insert(listings, "\nLISTINGS = (", LISTING)
    insert(source / "data" / "speech.yaml", "\nglossary:\n", BLOCK)

    def ttdn(*args: str) -> str:
        command = (sys.executable, "-m", "ttdn_cli", *args)
        return run(*command, cwd=tmp_path, PYTHONPATH=str(source))

    listed = json.loads(ttdn("venues", "--json"))
    assert listed == [
        {
            "id": "hoi-truong",
            "name": "Đà Lạt",
            "capacity": None,
            "opened": "1999-05",
            "owner": "ubnd-lam-dong",
            "inferred": [
                {"field": "opened", "part": None, "basis": {"vi": None, "en": "Said elsewhere"}}
            ],
            "review": None,
            "evidence": [
                {"paragraph": 2, "quote": "thành phố Đà Lạt", "gloss": None},
                {"paragraph": 2, "quote": "với UBND tỉnh Lâm Đồng", "gloss": None},
            ],
        }
    ]
    table = ttdn("venues")
    assert "[May 1999]" in table
    assert "People's Committee of Lâm Đồng Province" in table
    shown = ttdn("show", "hoi-truong", "--lang", "vi")
    assert "Ủy ban nhân dân tỉnh Lâm Đồng" in shown
    assert "[5/1999]" in shown
    assert "Khai trương: Said elsewhere (tiếng Anh)" in shown
    assert "Where it took place." in ttdn("--help")
    # It is asked for like any other.
    asked = ("-w", "opened=1999", "-s", "-name", "--fields", "name,owner.name.en", "-f", "csv")
    assert ttdn("venues", *asked) == (
        "name,owner_name_en\nĐà Lạt,People's Committee of Lâm Đồng Province\n"
    )
    assert '"id": "hoi-truong"' in ttdn("search", "da lat", "--json")
    assert '"opened"' in ttdn("schema", "--of", "venues")
    page = ttdn("report", "-", "--lang", "en")
    assert page.index('<h2 id="en_section_venues">Venues</h2>') < page.index('id="en-hoi-truong"')
    assert "<dt>Opened</dt><dd>[May 1999]</dd>" in page
    assert '<dt>Owner</dt><dd><a href="#en-ubnd-lam-dong">People' in page
    picture = ttdn("image", "hoi-truong", "-", "--to", "svg", "--lang", "en")
    assert "<title>Đà Lạt</title>" in picture
    assert "Opened: [May 1999]" in picture
    # What is derived knows it too.
    first = json.loads(ttdn("timeline", "--json"))[0]
    assert (first["date"], first["ref"]) == ("1999-05", "hoi-truong")
    owner = json.loads(ttdn("show", "ubnd-lam-dong", "--json"))[0]
    assert "hoi-truong" in [each["id"] for each in owner["referred_to_by"]]
    # It leaves the terminal like any other: a table with references, and a thing with a name.
    ttdn("export", "facts.db")
    with closing(sqlite3.connect(tmp_path / "facts.db")) as facts:
        assert facts.execute("SELECT * FROM venues").fetchall() == [
            ("hoi-truong", "Đà Lạt", None, "1999-05", "ubnd-lam-dong", None)
        ]
        keys = {(row[3], row[2]) for row in facts.execute("PRAGMA foreign_key_list(venues)")}
        assert keys == {("id", "records"), ("owner", "organizations")}
    ttdn("export", "facts")
    assert (tmp_path / "facts" / "venues.csv").read_text(encoding="utf-8") == (
        "id,name,capacity,opened,owner,review\nhoi-truong,Đà Lạt,,1999-05,ubnd-lam-dong,\n"
    )
    things = json.loads(ttdn("export", "-", "--to", "jsonld"))["@graph"]
    (thing,) = [each for each in things if each["@id"] == "#hoi-truong"]
    assert (thing["@type"], thing["name"][0]["@value"]) == ("Thing", "Đà Lạt")
