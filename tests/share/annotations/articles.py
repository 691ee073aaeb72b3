"""Articles with findings made by hand, on the dataset of the package."""

from __future__ import annotations

from typing import Any

from tests.conftest import SPEECH
from ttdn_cli import load
from ttdn_cli.checking.findings import Finding, FindingKind, Report, Verdict
from ttdn_cli.corpus.sources import OneSource
from ttdn_cli.evidence.article import Article
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.query.view import View
from ttdn_cli.share.annotations.checked import Checked
from ttdn_cli.text.locales import Language

INDEX = Index(load(SPEECH))
SOURCES = OneSource(View(INDEX, Language.EN))

VALUE = Bilingual(
    vi="cùng phạm vi và chỉ số, khác giá trị",
    en="the same scope and indicator, another value",
)
NAME = Bilingual(vi="thiếu tên đệm Thanh", en="the middle name Thanh is missing")
TYPE = Bilingual(
    vi="cùng số và nơi ban hành, khác loại văn bản",
    en="the same number and issuer, another type of document",
)
ROUNDED = Bilingual(vi="58/63 là 92,06%, làm tròn", en="58/63 is 92.06%, rounded")
SCRIPT = Bilingual(vi="tên viết bằng chữ Nhật không được đọc", en="names in kana are not read")

RELEASE = """Đà Lạt, ngày 6/6: khai mạc hội nghị tập huấn truyền thông quảng bá hình ảnh Việt Nam

Thứ trưởng Bộ Thông tin và Truyền thông Nguyễn Lâm phát biểu khai mạc, trước hơn 300 đại biểu.

Theo ông, 58/64 địa phương đã có trang thông tin điện tử bằng tiếng nước ngoài, tức 92%. Hội nghị \
triển khai Nghị quyết số 57-NQ/TW ngày 15/6/2023 của Bộ Chính trị.

ベトナム (Việt Nam)
"""


def finding(
    text: str, words: str, verdict: Verdict, kind: FindingKind, *, nth: int = 0, **fields: Any
) -> Finding:
    """Return a finding of words of an article, the first of them unless said otherwise."""
    source = normalize_source(text)
    start = -1
    for _ in range(nth + 1):
        start = source.index(words, start + 1)
    paragraph = sum(1 for line in source[: start + 1].split("\n") if line.strip())
    return Finding(
        verdict=verdict,
        kind=kind,
        text=words,
        start=start,
        end=start + len(words),
        paragraph=paragraph,
        **fields,
    )


def release_findings(text: str = RELEASE) -> list[Finding]:
    """Return what is found in the release: of each verdict something, some within another."""
    found = [
        finding(text, "Đà Lạt", "confirmed", "place", record="hoi-nghi-tap-huan-2024"),
        finding(
            text, "6/6", "confirmed", "date", record="hoi-nghi-tap-huan-2024", quote="Ngày 6/6"
        ),
        finding(text, "Thứ trưởng Bộ Thông tin và Truyền thông", "confirmed", "title"),
        finding(text, "Bộ Thông tin và Truyền thông", "confirmed", "body", record="bo-tttt"),
        finding(
            text,
            "Nguyễn Lâm",
            "contradicted",
            "person",
            record="nguyen-thanh-lam",
            expected="Nguyễn Thanh Lâm",
            reason=NAME,
            quote="ông Nguyễn Thanh Lâm, Thứ trưởng Bộ Thông tin và Truyền thông",
        ),
        finding(text, "hơn 300 đại biểu", "not_in_source", "quantity"),
        finding(
            text,
            "58/64",
            "contradicted",
            "quantity",
            record="trang-cong-dia-phuong",
            expected="58/63",
            reason=VALUE,
            quote="58/63 địa phương",
        ),
        finding(
            text,
            "92%",
            "consistent",
            "quantity",
            record="trang-cong-dia-phuong",
            reason=ROUNDED,
            quote="58/63 địa phương",
        ),
        finding(
            text,
            "57-NQ/TW",
            "contradicted",
            "document",
            record="kl-57-2023",
            expected="57-KL/TW",
            reason=TYPE,
            quote="Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị",
        ),
        finding(text, "15/6/2023", "confirmed", "date", record="kl-57-2023"),
        finding(text, "Bộ Chính trị", "confirmed", "body", record="bo-chinh-tri"),
        finding(text, "ベトナム", "unreadable", "script", reason=SCRIPT),
    ]
    return sorted(found, key=lambda each: each.start)


def checked(
    text: str = RELEASE,
    findings: list[Finding] | None = None,
    *,
    name: str = "release.txt",
    plain: bool = True,
    recognized: bool = True,
) -> Checked:
    """Return a checked article; without findings said, those of the release."""
    found = release_findings(text) if findings is None else findings
    return Checked(name, Article(text, plain=plain), Report(findings=found, recognized=recognized))
