"""A saved page gives the text of its article, however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from ttdn_cli.errors import UnreadableError
from ttdn_cli.evidence.article import read, text_of_page


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        pytest.param("<p>a</p><p>b</p>", ["a", "b"], id="a paragraph is a line"),
        pytest.param("<p>a<br>b<br/>c</p>", ["a", "b", "c"], id="a break ends a line"),
        pytest.param("<p><b>58</b>/<i>63</i></p>", ["58/63"], id="tags inside a word"),
        pytest.param("<p>H&agrave;&nbsp;N&#7897;i &amp; c</p>", ["Hà Nội & c"], id="entities"),
        pytest.param("<p>a\n   b</p>", ["a b"], id="a wrapped line"),
        pytest.param(
            "<html><head><title>t</title><style>s</style></head><body><p>a", ["a"], id="head"
        ),
        pytest.param("<head><title>t</title><p>a</p>", ["a"], id="a head without an end"),
        pytest.param("<head><meta charset=utf-8><body>a", ["a"], id="a head ended by the body"),
        pytest.param(
            "<header>h</header><nav><ul><li>n</ul></nav><main>a</main><aside>x</aside><footer>f",
            ["a"],
            id="furniture",
        ),
        pytest.param("<div><nav>n<p>m</div><p>a", ["a"], id="what was not ended ends with its box"),
        pytest.param("<script>if (a < b) '</p>'</script><p>a", ["a"], id="script"),
        pytest.param("<p>a<!-- c --></p>", ["a"], id="comment"),
    ],
)
def test_the_text_of_a_page(page: str, lines: list[str]) -> None:
    text = " ".join(text_of_page(page).split(" "))
    assert [" ".join(line.split()) for line in text.split("\n") if line.strip()] == lines


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04docx", "not a text file. Save it as plain text (.txt)."),
        (b"%PDF-1.7", "not a text file. Save it as plain text (.txt)."),
        (b"a\xff\xfeb", "not UTF-8. Save the file as UTF-8."),
        (b"a\x00b", "not a text file. Save the article as text or HTML."),
        (b" \n", "contains no text. Save the article as text or HTML."),
        (b"<html><body></body></html>", "contains no text. Save the article as text or HTML."),
        (b"a " * 200_001, "more than 200,000 words. Keep only the article."),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "article"
    file.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        read(str(file))
    assert str(caught.value) == f"{file}: {why}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_unicode_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes("Đà Lạt".encode(encoding))
    assert read(str(file)) == "Đà Lạt"
