"""The rules by which an item holds, and why one does not: in Vietnamese and in English."""

from __future__ import annotations

from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import Event, NamedRecord
from ttdn_cli.facts.texts import Bilingual, Record
from ttdn_cli.text.locales import Language, Locale


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
            vi=f"cùng con số, nhưng bài gốc nói về đối tượng khác: {label.vi or label.en}",
            en=f"the same figure, but the source has it of others: {label.en or label.vi}",
        )

    subject = Bilingual(
        vi="cùng con số, nhưng bài gốc nói về việc khác",
        en="the same figure, but the source has it of something else",
    )

    def compared(self, metric: Metric) -> Bilingual:
        """Say with what a figure is compared."""
        named = metric.compared_with
        vi, en = (named.vi or named.en, named.en or named.vi) if named else (None, None)
        return Bilingual(
            vi=f"theo bài gốc, số liệu so với {vi}", en=f"in the source, it is compared with: {en}"
        )

    aimed = Bilingual(
        vi="bài gốc nêu là chỉ tiêu hoặc kế hoạch, không phải kết quả",
        en="the source has it as a target or a plan, not as a result",
    )

    def less(self, metric: Metric) -> Bilingual:
        """Say that an article leaves out what a figure depends on."""
        about = metric.phrase
        return Bilingual(
            vi=f"thiếu điều kiện của số liệu: {about.vi or about.en}",
            en=f"leaves out what the figure is of: {about.en or about.vi}",
        )

    words = Bilingual(
        vi="khác với chữ trong bài gốc", en="the words differ from those of the source"
    )
    name = Bilingual(
        vi="tên thiếu hoặc khác một phần so với bài gốc",
        en="a part of the name is missing or differs from the source",
    )

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

    cited = Bilingual(
        vi="loại, số hoặc năm khác với văn bản mà bài gốc dẫn",
        en="type, number or year differ from the document that the source cites",
    )

    def issuer(self, document: Bilingual, issuer: NamedRecord) -> Bilingual:
        """Say who issued a document."""
        name = issuer.label
        return Bilingual(
            vi=f"theo bài gốc, {document.vi or document.en} là của {name.vi}",
            en=f"in the source, {document.en or document.vi} is by: {name.en}",
        )

    def weekday(self, iso: str, vi: str, en: str) -> Bilingual:
        """Say which day of the week a date is."""
        vietnamese, english = (Locale(each).date(iso) for each in (Language.VI, Language.EN))
        return Bilingual(vi=f"{vietnamese} là {vi}", en=f"{english} is a {en}")

    def date(self, record: Record, iso: str, *, year_inferred: bool = False) -> Bilingual:
        """Say which date something has."""
        vi, en = (
            Locale(language).date(iso, year_inferred=year_inferred)
            for language in (Language.VI, Language.EN)
        )
        if isinstance(record, Event):
            return Bilingual(
                vi=f"theo bài gốc, sự kiện diễn ra {vi}", en=f"in the source, the event is on {en}"
            )
        if isinstance(record, Metric) and record.as_of is None:
            return Bilingual(
                vi=f"theo bài gốc, số liệu là của {vi}", en=f"in the source, the figure is of {en}"
            )
        if isinstance(record, Metric):
            return Bilingual(
                vi=f"theo bài gốc, số liệu tính đến {vi}",
                en=f"in the source, the figure is as of {en}",
            )
        label = record.label
        return Bilingual(
            vi=f"theo bài gốc, {label.vi or label.en}: {vi}",
            en=f"in the source, {label.en or label.vi}: {en}",
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
