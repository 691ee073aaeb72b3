"""What `check` found, as people and programs see it, from findings made by hand."""

from __future__ import annotations

import re

import msgspec
import pytest
from rich.cells import cell_len

from tests.conftest import SPEECH
from tests.tools.timing import LINEAR, growth
from ttdn_cli import load
from ttdn_cli.checking.findings import Finding, FindingKind, Report, Verdict
from ttdn_cli.corpus.sources import OneSource
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.query.view import View
from ttdn_cli.render.findings import CheckedText, describe_findings
from ttdn_cli.render.formats import render
from ttdn_cli.render.marked import Drawing
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.locales import Language

TEXT = """Sáng 6/6, tại Đà Lạt, Bộ trưởng Nguyễn Thanh Lâm phát biểu khai mạc.

Ông mời 1.200 đại biểu. Theo ông, 58/64 địa phương đã có trang bằng tiếng nước ngoài. Hết.

Cùng dự có 阮青林 và các vị khách quý.

Tại 55/63 tỉnh, thành phố đã có quy chế.
"""
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
INDEX = Index(load(SPEECH))
WIDE = Screen(100)


def found(
    verdict: Verdict,
    kind: FindingKind,
    words: str,
    text: str = TEXT,
    *,
    record: str | None = None,
    expected: str | None = None,
    reason: str | None = None,
    quote: str | None = None,
) -> Finding:
    start = text.index(words)
    return Finding(
        verdict=verdict,
        kind=kind,
        text=words,
        start=start,
        end=start + len(words),
        paragraph=1 + text[:start].count("\n\n"),
        record=record,
        expected=expected,
        reason=Bilingual(vi=f"vì {reason}", en=f"for {reason}") if reason else None,
        quote=quote,
    )


FINDINGS = [
    found("consistent", "date", "6/6", record="khai-mac", reason="A"),
    found("confirmed", "place", "Đà Lạt"),
    found("confirmed", "person", "Nguyễn Thanh Lâm"),
    found("not_in_source", "quantity", "1.200 đại biểu"),
    found(
        "contradicted",
        "quantity",
        "58/64",
        record="trang-cong-dia-phuong",
        expected="58/63",
        reason="B",
        quote="58/63 địa phương",
    ),
    found("unreadable", "script", "阮青林"),
    found("confirmed", "quantity", "55/63"),
]


def article(
    name: str = "a.txt", findings: list[Finding] = FINDINGS, text: str = TEXT
) -> CheckedText:
    return CheckedText(name, text, Report(findings=findings, recognized=True))


def drawn(
    *articles: CheckedText,
    every: bool = False,
    several: bool = False,
    language: Language = Language.EN,
    screen: Screen = WIDE,
) -> str:
    sources = OneSource(View(INDEX, language))
    drawing = Drawing(sources, screen, lambda each: f"Cited {each.record}.", every, several)
    return "".join(drawing.chunks(articles or [article()]))


def piped(*articles: CheckedText, every: bool = False, several: bool = False) -> list[str]:
    sources = OneSource(View(INDEX, Language.EN))
    answers = describe_findings(articles, sources, every=every, several=several)
    return ["".join(render("table", each, Screen())) for each in answers]


def test_an_article_as_it_is_seen() -> None:
    assert drawn().partition("(6 June [2024])\n")[2] == (
        "✗ contradicted   ? not in the source   ≈ consistent   ○ unreadable   ✓ confirmed\n"
        "\n"
        "Sáng [≈ 6/6], tại [✓ Đà Lạt], Bộ trưởng [✓ Nguyễn Thanh Lâm] phát biểu khai mạc.\n"
        "  ≈ 6/6  consistent\n"
        "    Why  for A\n"
        "\n"
        "Ông mời [? 1.200 đại biểu].\n"
        "\n"
        "Theo ông, [✗ 58/64] địa phương đã có trang bằng tiếng nước ngoài.\n"
        "  ✗ 58/64  contradicted\n"
        "    The speech says  58/63\n"
        "    Why              for B\n"
        "    Quote            “58/63 địa phương” (para. 12)\n"
        "    Footnote         [1]\n"
        "\n"
        "Cùng dự có [○ 阮青林] và các vị khách quý.\n"
        "\n"
        "Footnotes to paste\n"
        "[1] Cited trang-cong-dia-phuong.\n"
        "\n"
        "3 confirmed · 1 consistent · 1 contradicted · 1 not in the source · 1 unreadable\n"
        "Not checked: claims without a number, name, date, document or quoted words.\n"
    )


def test_the_first_line_says_which_source_is_asked() -> None:
    said = f"Checked against: {INDEX.source.title_en} (6 June [2024])"
    assert piped(article())[0] == said + "\n"
    assert " ".join(drawn(screen=Screen(400)).split()).startswith(said)
    vietnamese = " ".join(drawn(language=Language.VI, screen=Screen(400)).split())
    assert vietnamese.startswith(f"Đối chiếu với: {INDEX.source.title} (6/6/[2024])")


def test_vietnamese_has_its_own_words() -> None:
    out = drawn(language=Language.VI)
    assert "  ✗ 58/64  trái nguồn\n    Bài phát biểu  58/63\n    Vì sao         vì B\n" in out
    assert "Chú thích để dán\n[1] " in out
    summary = "3 khớp · 1 tương đương · 1 trái nguồn · 1 không có trong nguồn · 1 không đọc được"
    assert f"{summary}\nKhông kiểm: " in out


def test_all_shows_the_sentences_that_are_confirmed_too() -> None:
    assert "55/63" not in drawn()
    assert "Tại [✓ 55/63] tỉnh, thành phố đã có quy chế.\n" in drawn(every=True)


@pytest.mark.parametrize("width", [20, 40, 80, 100, 200])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("several", [False, True])
def test_it_fits_every_screen(width: int, language: Language, several: bool) -> None:
    out = drawn(
        article(), article("b.txt"), screen=Screen(width), language=language, several=several
    )
    lines = [each for each in out.splitlines() if not each.startswith("[1] ")]
    assert max(map(cell_len, lines)) <= width
    assert "58/64" in out


def test_a_sign_stays_with_its_word() -> None:
    for width in range(20, 100):
        out = drawn(every=True, screen=Screen(width))
        assert re.search(r"\[[✗?≈○✓]$", out, re.MULTILINE) is None


def test_a_footnote_is_one_line_to_copy() -> None:
    sources, note = OneSource(View(INDEX, Language.EN)), "Cited " * 40 + "."
    chunks = Drawing(sources, Screen(40), lambda _: note, False, False).chunks([article()])
    assert f"\n[1] {note}\n" in "".join(chunks)


def test_one_footnote_is_printed_once() -> None:
    out = drawn(article(), article("b.txt"), several=True)
    assert out.count("Cited") == 1
    assert out.count("Footnote         [1]\n") == 2


def test_colour_adds_nothing_that_words_do_not_say() -> None:
    coloured = drawn(screen=Screen(100, colour=True))
    assert "\x1b[1;38;5;163m[✗ 58/64]\x1b[0m" in coloured
    assert ESCAPE.sub("", coloured) == drawn()


def test_plain_signs_where_the_terminal_has_no_others() -> None:
    out = drawn(every=True, screen=Screen(100, blocks=False))
    assert "x contradicted   ? not in the source   ~ consistent   o unreadable   + conf" in out
    assert "[x 58/64]" in out
    assert set(out) & set("✗≈○✓") == set()


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ([], "0 confirmed · 0 contradicted"),
        (["confirmed"], "1 confirmed · 0 contradicted"),
        (["not_in_source"], "0 confirmed · 0 contradicted · 1 not in the source"),
        (["unreadable", "consistent"], "0 confirmed · 1 consistent · 0 contradicted · 1 unread"),
    ],
)
def test_the_summary_counts_every_finding(verdicts: list[Verdict], said: str) -> None:
    one = article(findings=[found(each, "date", "6/6") for each in verdicts])
    assert f"\n{said}" in drawn(one)
    assert piped(one)[-2].startswith(said)
    numbers = map(int, re.findall(r"\d+", piped(one)[-2]))
    assert sum(numbers) == len(verdicts)


def test_a_thousand_are_counted_in_the_language() -> None:
    many = article(text="Số 5. " * 2_000, findings=[found("confirmed", "quantity", "6/6")] * 1_200)
    assert "1,200 confirmed" in drawn(many)
    assert "1.200 khớp" in drawn(many, language=Language.VI)


def test_what_is_not_seen_is_said_even_where_nothing_was_found() -> None:
    assert drawn(article(findings=[])).endswith(
        "0 confirmed · 0 contradicted\n"
        "Not checked: claims without a number, name, date, document or quoted words.\n"
    )
    assert drawn(article(findings=[])).count("\n\n") == 1


def test_of_several_the_contradicted_sentences_are_shown_under_each_name() -> None:
    clean = article("b.txt", [each for each in FINDINGS if each.verdict == "confirmed"])
    out = drawn(article("a.txt"), clean, article("c.txt"), several=True)
    counts = "3 confirmed · 1 consistent · 1 contradicted · 1 not in the source · 1 unreadable"
    assert f"\na.txt: {counts}\n  Theo ông, [✗ 58/64] địa" in out
    assert "Footnote         [1]\n\nb.txt: 3 confirmed · 0 contradicted\nc.txt: " in out
    assert "1.200" not in out
    assert "\n\n2 of 3 articles contradicted: 9 confirmed · 2 consistent · 2 contradicted" in out
    assert "[? 1.200 đại biểu]" in drawn(article(), clean, several=True, every=True)


def test_clean_articles_are_a_line_each() -> None:
    clean = [article(f"{number}.txt", [FINDINGS[1]]) for number in range(3)]
    lines = drawn(*clean, several=True, screen=Screen(400)).splitlines()
    assert lines[lines.index("") :] == [
        "",
        *(f"{number}.txt: 1 confirmed · 0 contradicted" for number in range(3)),
        "",
        "0 of 3 articles contradicted: 3 confirmed · 0 contradicted",
        "Not checked: claims without a number, name, date, document or quoted words.",
    ]


OVERLAPPING: dict[str, tuple[list[tuple[Verdict, str]], str]] = {
    "what matters most is marked": (
        [("confirmed", "Bộ trưởng Nguyễn"), ("contradicted", "Bộ trưởng")],
        "[✗ Bộ trưởng] Nguyễn Thanh",
    ),
    "of equals the first": (
        [("not_in_source", "Bộ trưởng Nguyễn"), ("not_in_source", "Nguyễn Thanh")],
        "[? Bộ trưởng Nguyễn] Thanh",
    ),
    "side by side": (
        [("confirmed", "Bộ trưởng "), ("contradicted", "Nguyễn Thanh")],
        "[✓ Bộ trưởng][✗ Nguyễn Thanh]",
    ),
    "over the end of a sentence": (
        [("contradicted", "1.200 đại biểu. Theo ông")],
        "Ông mời [✗ 1.200 đại biểu. Theo ông], 58/64 địa phương",
    ),
    "over the end of a paragraph": (
        [("contradicted", "khai mạc.\n\nÔng mời")],
        "Lâm phát biểu [✗ khai mạc. Ông mời] 1.200 đại biểu.",
    ),
}


@pytest.mark.parametrize(("items", "said"), OVERLAPPING.values(), ids=OVERLAPPING)
def test_items_may_touch_and_overlap(items: list[tuple[Verdict, str]], said: str) -> None:
    findings = [found(verdict, "person", words) for verdict, words in items]
    assert said in drawn(article(findings=findings))


def test_a_wrapped_text_is_read_in_sentences_and_not_in_lines() -> None:
    text = (
        "Hội nghị được tổ chức tại Đà Lạt trong hai ngày với sự tham gia của 58/64\n"
        "địa phương trong cả nước, theo thông tin của ban tổ chức gửi đến báo chí.\n"
    )
    one = article(text=text, findings=[found("contradicted", "quantity", "58/64", text)])
    lines = drawn(one, screen=Screen(300)).splitlines()
    assert "58/64] địa phương trong cả nước" in " ".join(lines)
    assert max(map(len, lines)) <= 100


def test_a_long_sentence_is_shown_around_its_marks() -> None:
    words = "từ " * 5_000
    text = f"{words}58/64 {words}6/6 {words}"
    findings = [found("contradicted", "quantity", each, text) for each in ("58/64", "6/6")]
    out = drawn(article(text=text, findings=findings))
    assert len(out) < 2_000
    assert "từ [✗ 58/64] từ" in out
    assert "từ [✗ 6/6] từ" in out
    assert out.count("…") == 3


@pytest.mark.parametrize("separator", [" ", ".\n"])
@pytest.mark.parametrize("verdict", ["confirmed", "contradicted"])
def test_the_time_grows_with_the_article(separator: str, verdict: Verdict) -> None:
    def work(size: int) -> None:
        text = f"Có 58/64 xã{separator}" * size
        findings = [
            Finding(
                verdict=verdict, kind="quantity", text="58/64", start=start, end=end, paragraph=1
            )
            for start, end in (each.span() for each in re.finditer("58/64", text))
        ]
        findings[-1] = msgspec.structs.replace(findings[-1], verdict="contradicted")
        assert len(drawn(article(text=text, findings=findings))) < 1_000_000

    assert growth(work, 1_500) < LINEAR


def test_more_than_a_thousand_are_not_all_shown() -> None:
    text = "Có 5 xã.\n" * 1_500
    findings = [
        Finding(
            verdict="not_in_source",
            kind="quantity",
            text="5 xã",
            start=9 * number + 3,
            end=9 * number + 7,
            paragraph=number + 1,
        )
        for number in range(1_500)
    ]
    one = article(text=text, findings=findings)
    said = "The first 1,000 of 1,500 findings; --json has all\n"
    out = drawn(one)
    assert out.count("[? 5 xã]") == 1_000
    assert said in out
    assert piped(one)[1].count("\nnot in the source ") == 1_000
    assert piped(one)[1].endswith(said)
    first, *_ = describe_findings(
        [one], OneSource(View(INDEX, Language.EN)), every=False, several=False
    )
    assert len([*first.objects]) == 1_500


HOSTILE = "58\ue000\x1b]0;P\x07\x9b31m\u202e/64\u2066"


@pytest.mark.parametrize("several", [False, True])
def test_nothing_of_an_article_is_obeyed(several: bool) -> None:
    text = f"A\x1b[2J\u202e {HOSTILE} b\x07."
    finding = found(
        "contradicted",
        "quantity",
        HOSTILE,
        text,
        expected="\x1b[31m",
        reason="\x1b[32m",
        quote="\x1b[33m\u202e",
    )
    one = article("\x1b[2Ja.txt", [finding], text)
    for out in (drawn(one, several=several), "".join(piped(one, several=several))):
        assert set(out) & set("\x1b\x07\x9b\u202e\u2066") == set()
        assert "58\\ue000\\x1b]0;P\\x07\\x9b31m\\u202e/64\\u2066" in out


def test_in_a_pipe_each_finding_is_a_line() -> None:
    _, table, summary, unseen = piped(article())
    lines = table.splitlines()
    assert re.split(r"  +", lines[1]) == [
        *("Verdict", "Kind", "Text", "Para.", "The speech says", "Why", "Quote")
    ]
    assert [re.split(r"  +", each) for each in lines[2:-1]] == [
        ["consistent", "date", "6/6", "1", "for A"],
        ["not in the source", "quantity", "1.200 đại biểu", "2"],
        [
            *("contradicted", "quantity", "58/64", "2", "58/63", "for B"),
            "“58/63 địa phương” (para. 12)",
        ],
        ["unreadable", "script", "阮青林", "3"],
    ]
    assert summary.startswith("3 confirmed · 1 consistent · 1 contradicted")
    assert unseen.startswith("Not checked: ")
    assert piped(article(), every=True)[1].count("\nconfirmed ") == 3


def test_in_a_pipe_several_articles_have_a_line_each_too() -> None:
    _, table, articles, total, _ = piped(article(), article("b.txt", []), several=True)
    assert table.count("\na.txt  ") == 4
    assert [re.split(r"  +", each.strip()) for each in articles.splitlines()[2:4]] == [
        ["a.txt", "3", "1", "1", "1", "1"],
        ["b.txt", "0", "0", "0", "0", "0"],
    ]
    assert total.startswith("1 of 2 articles contradicted: 3 confirmed")


@pytest.mark.parametrize(
    ("record", "quote", "said"),
    [
        ("trang-cong-dia-phuong", "58/63 địa phương", "“58/63 địa phương” (para. 12)"),
        ("trang-cong-dia-phuong", "58/63", "“58/63” (para. 12)"),
        ("trang-cong-dia-phuong", "59/63", "“59/63”"),
        ("gone", "58/63", "“58/63”"),
        (None, "58/63", "“58/63”"),
    ],
)
def test_a_quote_has_its_paragraph_where_it_is_known(
    record: str | None, quote: str, said: str
) -> None:
    finding = found("contradicted", "quantity", "58/64", record=record, quote=quote)
    assert f"Quote     {said}\n" in drawn(article(findings=[finding]))
