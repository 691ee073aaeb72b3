"""The rules by which an item holds, and why one does not: in Vietnamese and in English."""

from __future__ import annotations

from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import NamedRecord
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.locales import Language, Locale


def _quoted(text: str | None) -> tuple[str, str]:
    return f"“{text}”", f"“{text}”"


class Reasons:
    """What is said of findings; one sentence without a point at its end."""

    bare = Bilingual(
        vi="cùng số liệu và đối tượng, bài không nói về việc gì",
        en="the same figure of the same scope; the article does not say what of",
    )
    unmarked = Bilingual(vi="viết không dấu", en="written without diacritics")
    reordered = Bilingual(vi="tên viết theo thứ tự khác", en="name in another order")
    punctuation = Bilingual(
        vi="khác về dấu câu hoặc chữ hoa", en="other punctuation or capital letters"
    )
    translated = Bilingual(vi="tên dịch", en="translated name")
    another_name = Bilingual(vi="tên gọi khác", en="another name of it")
    shortened = Bilingual(vi="tên rút gọn", en="shortened")
    gloss = Bilingual(vi="bản dịch trong bộ dữ liệu", en="a translation in the dataset")
    less_precise = Bilingual(vi="ngày nêu kém chi tiết hơn", en="a less precise date")
    concluded = Bilingual(
        vi="năm là suy luận của bộ dữ liệu, bài gốc không nêu",
        en="the dataset concludes the year; the source does not give it",
    )
    unread = Bilingual(
        vi="tên viết bằng chữ này không đọc được; hãy viết bằng chữ Latinh",
        en="names in this script are not read; write them in Latin letters",
    )

    def value(self, metric: Metric, left: str | None) -> Bilingual:
        """Say that a figure has another value, and what it leaves where that is meant."""
        label = metric.scope or metric.indicator
        vi, en = label.vi or label.en, label.en or label.vi
        return Bilingual(
            vi=f"bài gốc nêu {metric.given} ({vi})" + (f", còn lại {left}" if left else ""),
            en=f"the source has {metric.given} ({en})" + (f", which leaves {left}" if left else ""),
        )

    def scope(self, metric: Metric) -> Bilingual:
        """Say that a figure is of others."""
        label = metric.scope or metric.indicator
        return Bilingual(
            vi=f"{metric.given} là số liệu của: {label.vi or label.en}",
            en=f"{metric.given} is of others: {label.en or label.vi}",
        )

    def subject(self, metric: Metric) -> Bilingual:
        """Say that a figure is about something else."""
        about = metric.indicator
        return Bilingual(
            vi=f"{metric.given} nói về việc khác: {about.vi or about.en}",
            en=f"{metric.given} is about something else: {about.en or about.vi}",
        )

    def less(self, metric: Metric) -> Bilingual:
        """Say that an article leaves out what a figure depends on."""
        about = metric.indicator
        return Bilingual(
            vi=f"thiếu điều kiện của số liệu: {about.vi or about.en}",
            en=f"leaves out what the figure is of: {about.en or about.vi}",
        )

    def instead(self, there: str) -> Bilingual:
        """Say what the source has instead."""
        vi, en = _quoted(there)
        return Bilingual(vi=f"bài gốc viết {vi}", en=f"the source has {en}")

    def name(self, name: str) -> Bilingual:
        """Say that the name of a person is not as published."""
        return Bilingual(vi=f"tên trong bài gốc: {name}", en=f"the source has the name {name}")

    def holder(self, title: str, name: str) -> Bilingual:
        """Say that a title is held by another person."""
        return Bilingual(
            vi=f"theo bài gốc, {title} là {name}", en=f"in the source, {title} is {name}"
        )

    def title(self, name: str, title: str) -> Bilingual:
        """Say that a person holds another title."""
        return Bilingual(
            vi=f"theo bài gốc, {name} là {title}", en=f"in the source, {name} is {title}"
        )

    def cited(self, vi: str, en: str) -> Bilingual:
        """Say which document the source cites, by its label."""
        return Bilingual(vi=f"bài gốc dẫn {vi}", en=f"the source cites {en}")

    def issuer(self, document: Bilingual, issuer: NamedRecord) -> Bilingual:
        """Say who issued a document."""
        name = issuer.label
        return Bilingual(
            vi=f"theo bài gốc, {document.vi or document.en} là của {name.vi}",
            en=f"in the source, {document.en or document.vi} is by: {name.en}",
        )

    def date(self, what: Bilingual, iso: str, *, year_inferred: bool = False) -> Bilingual:
        """Say which date something has."""
        vi, en = (
            Locale(language).date(iso, year_inferred=year_inferred)
            for language in (Language.VI, Language.EN)
        )
        return Bilingual(
            vi=f"bài gốc: {what.vi or what.en}, {vi}",
            en=f"the source has {en}: {what.en or what.vi}",
        )

    def organizer(self, name: str) -> Bilingual:
        """Say who holds the event."""
        return Bilingual(
            vi=f"theo bài gốc, cùng tổ chức là {name}", en=f"in the source, it is held by {name}"
        )

    def place(self, place: str) -> Bilingual:
        """Say where the event takes place."""
        return Bilingual(
            vi=f"theo bài gốc, sự kiện diễn ra tại {place}",
            en=f"in the source, the event takes place in {place}",
        )


because = Reasons()
"""What is said of findings."""
