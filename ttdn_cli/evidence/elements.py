"""Kinds of HTML elements, by the lists of the HTML standard (sections 13.2.4 to 6 and 15.3)."""

from __future__ import annotations


def names(spaced: str) -> frozenset[str]:
    """Return the names that a text lists, with spaces between them."""
    return frozenset(spaced.split())


VOID = names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
PICTURES = names(
    "*svg audio canvas embed iframe img input meter object progress select textarea video"
)
"""They show something that is no text: at a number it may be a sign of it."""
INLINE = (
    FORMATTING
    | PICTURES
    | names(
        "abbr acronym area base bdi bdo cite data del dfn img ins kbd label link mark math meta "
        "picture q rp rt ruby samp script slot source span style sub sup svg template "
        "time title track noscript var wbr"
    )
)
"""They part no words and no lines: phrasing content, and what takes no room."""

ENDS_PARAGRAPH = names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext "
    "pre search section summary table ul xmp"
)
HEADINGS = names("h1 h2 h3 h4 h5 h6")
SPECIAL = (ENDS_PARAGRAPH - {"dialog"}) | names(
    "applet body button caption colgroup iframe marquee noembed noframes noscript object script "
    "select style tbody td template textarea tfoot th thead title tr "
    "*svg.foreignobject *svg.desc *svg.title *math.mi *math.mo *math.mn *math.ms "
    "*math.mtext *math.annotation-xml"
)
INTEGRATION = frozenset(name for name in SPECIAL if name.startswith("*"))
"""Elements that hold HTML in a drawing or formula, whose names are written with a star here."""
MARKERS = names("applet caption marquee object td template th")
SCOPES = MARKERS | INTEGRATION | {"select", "table"}
"""An end tag in them ends nothing outside."""
CELLS = names("caption td th")
ROWS = names("tbody tfoot thead tr")
CONTEXTS = {
    "td": ROWS | {"table"},
    "th": ROWS | {"table"},
    "tr": ROWS - {"tr"} | {"table"},
    **{name: {"table"} for name in ("caption", "col", "colgroup", "tbody", "tfoot", "thead")},
}
"""Within which elements each part of a table begins; what else is open ends."""
ENDED_IN_SCOPE = (
    ENDS_PARAGRAPH | names("applet button marquee object select caption td th")
) - names("form hr li p plaintext table xmp")
LEAVES_DRAWING = HEADINGS | names(
    "b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)

CODE = names("rp script style template title")
UNSEEN = names(
    "*math.annotation *math.annotation-xml *svg audio canvas datalist iframe meter noembed "
    "noframes noscript object progress select textarea video"
)
"""A browser does not show their words, shows them as a picture, or shows one of several."""
RAW_MARKUP = names("iframe noembed noframes noscript")
RETRACTED = names("del s strike")
