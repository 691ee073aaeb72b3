"""Texts that mean something to what reads them; in a dataset they are texts and nothing else."""

from __future__ import annotations

import itertools
import json
from typing import Any

import yaml

from tests.conftest import SECOND
from tests.tools.datasets import proven
from ttdn_cli.text.canonical import fingerprint

HOSTILE = (
    *("[/]", "[bold]x[/bold]", "[link=http://a.b]c[/link]", ":smile:"),  # to Rich
    *("=1+1", '=HYPERLINK("http://a.b")', "+1", "-1", "@SUM(1)", "#N/A"),  # to a spreadsheet
    *("TRUE", "1e3", "5%", "1/2", "'quoted", "_x000D_", "a, b; c | d"),
    *("'); DROP TABLE records; --", '"; DROP TABLE records; --', "' OR 1=1"),  # to SQL
    "<script>window.owned = 1</script>",  # to HTML, its attributes, styles and scripts
    "</script><script>window.owned = 2</script>",
    "</style><img src=x onerror='window.owned = 3'>",
    "\"><svg onload='window.owned = 4'>",
    "' onfocus='window.owned = 5' autofocus='",
    "${window.owned = 6} `window.owned = 7`",
    "]]> --> <!-- &lt; <a>&amp;",
    "{{ 7 * 7 }} {% raw %} {# not seen #}",  # to Jinja
    *("http://example.org/x", "@id", '", "@type": "Event', "_:b0"),  # to JSON-LD
    '"}], "id": "x',  # to JSON
    *("{", "a}, b = {c", "@misc{x, title = {y}}", "jun # x"),  # to BibTeX
    *("A and B, C and others", r"\input{x}\\", "50% của $5 & #1_2 ~ ^"),  # to it and to TeX
    *("\"a\" 'b' `c`", "a---b ``c'' ?`d ,,e <<f>>"),
    "ER  - TY  - JOUR",  # to RIS
)


def named(number: int) -> str:
    """Return the id of the body that has a text of these for a name."""
    return f"text-{number}"


def hostile_dataset() -> str:
    """Return the second speech with these for all texts, and with a body named by each of them."""
    data = yaml.load(SECOND.read_text(encoding="utf-8"), yaml.BaseLoader)
    texts = itertools.cycle(HOSTILE)
    names = ("vi", "en", "name", "name_en", "title", "publisher", "province", "quote")

    def hurt(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: hurt(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [hurt(each) for each in value]
        if key in ("schema", "paragraph", "year"):
            return int(value)
        return next(texts) if key in names else value

    hurtful = hurt(data)
    hurtful["source"]["url"] = "javascript:window.owned = 8"
    for document in hurtful["legal_references"]:
        del document["number"]  # A number has a form, in which nothing can hide.
    for number, words in enumerate(HOSTILE):
        evidence = [{"paragraph": 1, "quote": words}]
        body = {"id": named(number), "name": words, "name_en": words, "evidence": evidence}
        hurtful["organizations"].append(body)
    hurtful["source"]["fingerprints"][0] = fingerprint(hurtful["source"]["title"])
    return json.dumps(proven(hurtful), ensure_ascii=False)  # JSON is YAML.
