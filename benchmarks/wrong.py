"""What is wrong instead of what the speech says, by the word that it replaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Table = Mapping[str, Sequence[str]]

FIGURES: Table = {
    "58": ("57", "59", "48", "53"),
    "55": ("54", "56", "45", "35"),
    "63": ("62", "60", "36"),
    "whole": ("64", "62", "65"),
    "90": ("80", "95", "60", "91"),
    "100": ("98", "90", "10"),
    "10": ("20", "15"),
    "92.06": ("92.60", "29.06", "82.06", "93.06"),
    "92.1": ("91.2", "82.1", "92.7"),
    "92": ("82", "95", "29"),
    "87.3": ("83.7", "78.3", "97.3"),
    "87.30": ("83.70", "78.30"),
    "87": ("78", "97", "83"),
    "7.94": ("9.74", "17.94"),
    "12.7": ("17.2", "7.94"),
    "other 58/63": ("55/63", "63/63"),
    "other 55/63": ("58/63", "63/63"),
    "other 90%": ("100%",),
    "other 100%": ("90%", "58/63"),
}
"""Figures that no rule of rounding makes true of the same subject."""

SCOPES: Table = {
    "địa phương": ("bộ, ngành", "doanh nghiệp"),
    "bộ, ngành": ("địa phương", "tập đoàn nhà nước"),
    "bộ và ngành": ("địa phương", "tập đoàn nhà nước"),
    "tỉnh, thành phố": ("bộ, ngành", "quận, huyện"),
    "tỉnh, thành": ("bộ, ngành", "quận, huyện"),
    "tỉnh và thành phố": ("bộ, ngành", "quận, huyện"),
    "localities": ("ministries", "companies"),
    "ministries and central agencies": ("localities", "state-owned companies"),
    "ministries and agencies": ("localities", "state-owned companies"),
    "ministries": ("localities", "state-owned companies"),
    "provinces and centrally run cities": ("ministries and central agencies", "districts"),
    "provinces and cities": ("ministries and central agencies", "districts"),
    "provinces": ("ministries", "districts"),
}

SUBJECTS: Table = {
    "thông tin đối ngoại": ("đối ngoại", "thông tin cơ sở", "chuyển đổi số"),
    "TTĐN": ("đối ngoại", "CNTT"),
    "external information": ("external affairs", "foreign affairs", "digital transformation"),
}
INDICATORS: Table = {
    "tiếng nước ngoài": ("tiếng dân tộc thiểu số",),
    "ngoại ngữ": ("tiếng dân tộc thiểu số",),
    "trang thông tin điện tử": ("trang mạng xã hội",),
    "foreign language": ("minority language",),
    "foreign languages": ("minority languages",),
    "foreign-language": ("minority-language",),
}

MONTHS: Table = {
    "January": ("March",),
    "June": ("July", "May"),
    "Jun.": ("Jul.",),
    "December": ("November", "October"),
    "Dec.": ("Nov.", "Sept."),
    "Dec": ("Nov",),
}

SURNAMES: Table = {"Nguyễn": ("Trần", "Lê"), "Phạm": ("Phan", "Đặng"), "Trương": ("Trần", "Trịnh")}
SYLLABLES: Table = {
    "Thanh": ("Thiện", "Thắng"),
    "Lâm": ("Long", "Lộc"),
    "Quang": ("Quốc",),
    "Hoài": ("Hồng",),
    "Nam": ("Nhân",),
    "Văn": ("Viết",),
    "Chương": ("Cường", "Trung"),
    "Duy": ("Đức",),
    "Hưng": ("Hải", "Huy"),
    "S": ("Sơn", "Sỹ"),
}
TONES: Table = {
    "Nguyễn": ("Nguyên",),
    "Thanh": ("Thành", "Thạnh"),
    "Lâm": ("Lãm", "Lẫm"),
    "Quang": ("Quảng",),
    "Nam": ("Năm",),
    "Văn": ("Vân",),
    "Chương": ("Chướng",),
    "Hưng": ("Hùng",),
    "Phạm": ("Phàm",),
    "Trương": ("Trường",),
}
"""Syllables that differ in diacritics only."""

HOLDERS = ("Đặng Trí Dũng", "Lê Minh Tuấn")
"""Names of nobody in the speech."""

RANKS: Table = {
    "Thứ trưởng": ("Bộ trưởng",),
    "Phó Chủ tịch": ("Chủ tịch",),
    "Phó Trưởng Ban": ("Trưởng Ban",),
    "Phó Trưởng ban": ("Trưởng ban",),
    "Tỉnh ủy viên": ("Bí thư Tỉnh ủy",),
    "Deputy Minister": ("Minister",),
    "Vice Minister": ("Minister",),
    "Vice Chairman": ("Chairman",),
    "Vice-Chairman": ("Chairman",),
    "Vice Chair": ("Chair",),
    "Deputy Chairman": ("Chairman",),
    "Deputy Head": ("Head",),
    "Deputy Chief": ("Chief",),
    "member": ("secretary",),
}
RANKS_ADDED: Table = {
    "Thứ trưởng": ("Thứ trưởng Thường trực",),
    "Phó Chủ tịch": ("Phó Chủ tịch Thường trực",),
    "Deputy Minister": ("Permanent Deputy Minister",),
    "Vice Chairman": ("Permanent Vice Chairman",),
}
PROVINCES: Table = {
    "Lâm Đồng": ("Khánh Hòa", "Hòa Bình"),
    "Hòa Bình": ("Bắc Kạn", "Hà Giang"),
    "Bắc Kạn": ("Bắc Giang", "Lâm Đồng"),
}
CITIES: Table = {"Đà Lạt": ("Nha Trang", "Buôn Ma Thuột")}
BODIES: Table = {
    "Bộ Thông tin và Truyền thông": ("Bộ Ngoại giao", "Bộ Văn hóa, Thể thao và Du lịch"),
    "Bộ TTTT": ("Bộ Ngoại giao", "Bộ Nội vụ"),
    "Bộ TT&TT": ("Bộ Ngoại giao", "Bộ Nội vụ"),
    "Ban Đối ngoại": ("Ban Tuyên giáo", "Ban Dân vận"),
    "UBND": ("HĐND",),
    "Ủy ban nhân dân": ("Hội đồng nhân dân",),
    "Information and Communications": ("Foreign Affairs", "Culture, Sports and Tourism"),
    "Commission for External Relations": (
        "Commission for Mass Mobilisation",
        "Commission for Information and Education",
    ),
    "External Relations Commission": ("Mass Mobilisation Commission",),
    "People's Committee": ("People's Council",),
}
ORGANISERS: Table = {
    "Bộ Thông tin và Truyền thông": ("Bộ Ngoại giao", "Bộ Văn hóa, Thể thao và Du lịch"),
    "Bộ TTTT": ("Bộ Ngoại giao", "Bộ Nội vụ"),
    "Bộ TT&TT": ("Bộ Ngoại giao", "Bộ Nội vụ"),
    "Ministry of Information and Communications": (
        "Ministry of Foreign Affairs",
        "Ministry of Culture, Sports and Tourism",
    ),
    "MIC": ("MOFA",),
    **PROVINCES,
}
ISSUERS: Table = {
    "Chính phủ": ("Quốc hội", "Thủ tướng Chính phủ"),
    "Bộ Chính trị": ("Ban Bí thư", "Chính phủ"),
    "Bộ Thông tin và Truyền thông": ("Bộ Ngoại giao", "Bộ Tài chính"),
    "Bộ TTTT": ("Bộ Ngoại giao", "Bộ Tài chính"),
    "Bộ TT&TT": ("Bộ Ngoại giao", "Bộ Tài chính"),
    "Government": ("National Assembly", "Prime Minister"),
    "Politburo": ("Secretariat", "Government"),
    "Political Bureau": ("Secretariat", "Government"),
    "Ministry of Information and Communications": ("Ministry of Foreign Affairs",),
    "MIC": ("Ministry of Finance",),
}

DOCUMENT_TYPES: Table = {
    "Nghị định": ("Nghị quyết", "Quyết định"),
    "Thông tư": ("Quyết định", "Chỉ thị"),
    "Kết luận": ("Nghị quyết", "Chỉ thị"),
    "Decree": ("Resolution", "Decision"),
    "Circular": ("Directive", "Decision"),
    "Conclusion": ("Resolution", "Directive"),
}
DOCUMENT_NUMBERS: Table = {"72": ("27", "73"), "22": ("12", "23"), "57": ("75", "56")}
DOCUMENT_YEARS: Table = {"2015": ("2014", "2005"), "2016": ("2017", "2006")}
DOCUMENT_SYMBOLS: Table = {
    "KL/TW": ("NQ/TW", "CT/TW"),
    "NĐ-CP": ("NQ-CP",),
    "ND-CP": ("NQ-CP",),
    "TT-BTTTT": ("QĐ-BTTTT",),
}
DOCUMENTS_OF_OTHER_TYPES = {
    "vi": (
        ("KL/TW", "Nghị quyết", "NQ/TW"),
        ("NĐ-CP", "Nghị quyết", "NQ-CP"),
        ("TT-BTTTT", "Quyết định", "QĐ-BTTTT"),
    ),
    "en": (
        ("KL/TW", "Resolution", "NQ/TW"),
        ("NĐ-CP", "Resolution", "NQ-CP"),
        ("TT-BTTTT", "Decision", "QĐ-BTTTT"),
    ),
}
"""Ends of numbers, and another type with its own end, by language."""

ISSUERS_IN_NUMBERS: Table = {
    "KL/TW": ("KL/TU",),
    "NĐ-CP": ("NĐ-UBND",),
    "TT-BTTTT": ("TT-BVHTTDL", "TT-BNG"),
}

EVENT: Table = {
    "tập huấn": ("tổng kết",),
    "quảng bá": ("bảo vệ",),
    "hình ảnh": ("du lịch",),
    "thông tin đối ngoại": ("đối ngoại",),
    "chất lượng": ("sản lượng",),
    "tình hình mới": ("kỷ nguyên mới",),
    "training": ("review",),
    "promoting": ("defending",),
    "image": ("tourism",),
    "External Information": ("External Affairs",),
    "New Situation": ("New Era",),
}
