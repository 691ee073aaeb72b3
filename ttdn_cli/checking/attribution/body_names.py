"""One name for each body of the state that is called by several, also in English."""

from __future__ import annotations

import re
from functools import cache

from ttdn_cli.checking.attribution.places import Span, in_words
from ttdn_cli.text.gazetteer import load

_VIETNAM = (
    r"(?:của\s+)?(?:nước\s+)?(?:Cộng h(?:òa|oà) xã hội chủ nghĩa\s+|CHXHCN\s+)?Việt Nam"
    r"|(?:of\s+)?(?:the\s+)?(?:Socialist Republic of\s+)?Viet ?Nam"
)
_OF_VIETNAM = (
    re.compile(r"\s+(?:Việt Nam|of Viet ?Nam)\Z", re.I),
    re.compile(rf",?\s+(?:{_VIETNAM})\Z", re.I),
)
"""The country behind a name: `Ngân hàng Nhà nước Việt Nam` is no `Ngân hàng Nhà`."""

_THE = re.compile(r"\Athe\s+", re.I)

_IN_VIETNAMESE = {
    "National Assembly": "Quốc hội",
    "Government": "Chính phủ",
    "State Bank": "Ngân hàng Nhà nước",
    "Supreme People's Court": "Tòa án nhân dân tối cao",
    "Supreme People's Procuracy": "Viện kiểm sát nhân dân tối cao",
    "Government Inspectorate": "Thanh tra Chính phủ",
    "Office of the Government": "Văn phòng Chính phủ",
    "Government Office": "Văn phòng Chính phủ",
    "Ministry of Agriculture and Environment": "Bộ Nông nghiệp và Môi trường",
    "Ministry of Agriculture and Rural Development": "Bộ Nông nghiệp và Phát triển nông thôn",
    "Ministry of Construction": "Bộ Xây dựng",
    "Ministry of Culture, Sports and Tourism": "Bộ Văn hóa, Thể thao và Du lịch",
    "Ministry of Education and Training": "Bộ Giáo dục và Đào tạo",
    "Ministry of Ethnic and Religious Affairs": "Bộ Dân tộc và Tôn giáo",
    "Ministry of Finance": "Bộ Tài chính",
    "Ministry of Foreign Affairs": "Bộ Ngoại giao",
    "Ministry of Health": "Bộ Y tế",
    "Ministry of Home Affairs": "Bộ Nội vụ",
    "Ministry of Industry and Trade": "Bộ Công Thương",
    "Ministry of Information and Communications": "Bộ Thông tin và Truyền thông",
    "Ministry of Justice": "Bộ Tư pháp",
    "Ministry of Labour, Invalids and Social Affairs": "Bộ Lao động - Thương binh và Xã hội",
    "Ministry of Labor, Invalids and Social Affairs": "Bộ Lao động - Thương binh và Xã hội",
    "Ministry of National Defence": "Bộ Quốc phòng",
    "Ministry of National Defense": "Bộ Quốc phòng",
    "Ministry of Natural Resources and Environment": "Bộ Tài nguyên và Môi trường",
    "Ministry of Planning and Investment": "Bộ Kế hoạch và Đầu tư",
    "Ministry of Public Security": "Bộ Công an",
    "Ministry of Science and Technology": "Bộ Khoa học và Công nghệ",
    "Ministry of Transport": "Bộ Giao thông vận tải",
}
"""Bodies of the state of which English has one name."""

_COMMITTEES = (
    *("Kinh tế", "Kinh tế và Tài chính", "Pháp luật", "Tư pháp", "Pháp luật và Tư pháp"),
    *("Tài chính, Ngân sách", "Tài chính - Ngân sách", "Quốc phòng và An ninh", "Xã hội"),
    *("Quốc phòng, An ninh và Đối ngoại", "Đối ngoại", "Các vấn đề xã hội", "Văn hóa, Giáo dục"),
    *("Văn hóa và Xã hội", "Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng"),
    *("Khoa học, Công nghệ và Môi trường", "Dân nguyện và Giám sát", "Công tác đại biểu"),
)
"""Fields of the committees of the National Assembly, present and former."""

_OF_ASSEMBLY = re.compile(r"\s+(?:của\s+)?Quốc hội\Z", re.I)

_PLACE_EN = re.compile(
    r"(?:(?:of|the|province|provincial|city|municipal|district)\s+)*\bpeople['’]?s?\s+"
    r"(?P<kind>committee|council)(?:\s+(?:of|the|province|city|district))*",
    re.I,
)
_OF_PLACE = {"committee": "Ủy ban nhân dân", "council": "Hội đồng nhân dân"}


def is_vietnam(text: str) -> bool:
    """Return whether words say no more than the name of the country: `nước CHXHCN Việt Nam`."""
    return bool(re.fullmatch(_VIETNAM, text.strip(), re.I))


def one_name(text: str) -> str:
    """Return the one name of a body of the state, or the name as it is.

    Args:
        text: the name, with known short forms in full.
    """
    text = _THE.sub("", text).replace(" & ", " và " if not text.isascii() else " and ")
    for bare in (*(each.sub("", text) for each in _OF_VIETNAM), text):
        if known := _central().get(in_words(bare)):
            return known
    committee = in_words(_OF_ASSEMBLY.sub("", text))
    return f"{_committees()[committee]} Quốc hội" if committee in _committees() else text


def of_place_in_english(text: str, place: str, span: Span) -> str | None:
    """Return the words of the People's Committee or Council of a place, in Vietnamese, or None.

    Args:
        text: the name in English.
        place: that it names, as `places_in` has it.
        span: where.
    """
    found = _PLACE_EN.fullmatch(f"{text[: span[0]]} {text[span[1] :]}".strip())
    return in_words(f"{_OF_PLACE[found['kind'].lower()]} {place}") if found else None


@cache
def _central() -> dict[str, str]:
    """Return the names of bodies of the state that may stand without the country, by their words.

    There is a `Cục Thống kê` in each province.
    """
    lists = load("bodies")
    every = [each for key in ("state", "ministries", "party") for each in lists[key]]
    own = {in_words(each): each for each in every if not each.startswith("Cục ")}
    return own | {in_words(each): name for each, name in _IN_VIETNAMESE.items()}


@cache
def _committees() -> dict[str, str]:
    return {in_words(f"Ủy ban {each}"): f"Ủy ban {each}" for each in _COMMITTEES}
