"""The text of a web page: what its reader sees of it, as far as the page itself says so.

How elements open and end follows the tree construction of the HTML standard (section 13.2.6), but
for words that stand in a table outside its cells. Style sheets are not read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import Literal, get_args

from ttdn_cli.evidence import elements
from ttdn_cli.evidence.inline_style import read_style
from ttdn_cli.evidence.markup import Tag, Tokens, resolve
from ttdn_cli.evidence.parts import Gathered, Part

_AROUND: Mapping[str, Part] = {
    "nav": "nav",
    "aside": "aside",
    "header": "header",
    "footer": "footer",
}
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_MOST_ADOPTED = 8
_QUIRKS = re.compile(r"(?!.{0,2000}<!doctype\s++html)", re.I | re.S)
_WHITE = re.compile(r"\s+")

Effect = Part | Literal["code", "invisible"]
"""The part that an element puts its words in: `code` is in none, `invisible` is hidden words that
leave a gap."""
_STRONGEST: tuple[Effect, ...] = ("code", "hidden", "invisible", "retracted", *get_args(Part))


def read_page(page: str) -> Gathered:
    """Return the text of a page, each block of it on a line of its own, and what is left out.

    Raises:
        RefusedError: if it has too many tags.
    """
    tokens = Tokens(page)
    reader = _Reader(quirks=bool(_QUIRKS.match(page)))
    for token in tokens:
        if isinstance(token, str):
            reader.read_text(token)
        elif token.is_end:
            reader.end(token.name)
        else:
            reader.start(token)
        tokens.foreign = reader.is_foreign
    return reader.gathered


class _Reader:
    """Keeps which elements are open, as a browser would, and gathers their words.

    Every step takes the same time however many are open: nothing is looked for among them that
    the counts do not say is there.
    """

    def __init__(self, *, quirks: bool) -> None:
        self.gathered = Gathered()
        self.quirks = quirks
        self.open: list[tuple[str, Effect | None]] = []
        self.effects: Counter[Effect] = Counter()
        self.articles = 0
        self.raised = False
        self.scopes: list[Counter[str]] = [Counter()]
        self.ordinary: list[Counter[str]] = [Counter()]  # since the last special element
        self.paragraphs = [0]  # since the last scope or button
        # Of each name the open ones since the last marker: their effect, and where they begin.
        self.formatting: list[dict[str, list[tuple[Effect | None, int]]]] = [{}]
        # Places of the last ones among the open elements.
        self.bounds = [-1]
        self.specials = [-1]
        self.anchors = [-1]
        self.lists = [-1]
        self.tables = [-1]
        self.templates = [-1]
        self.form = -1

    @property
    def top(self) -> str:
        """The innermost open element that is not a formatting one."""
        return self.open[-1][0] if self.open else ""

    def name_at(self, place: int) -> str:
        return self.open[place][0] if place >= 0 else ""

    @property
    def is_foreign(self) -> bool:
        """Whether the next element belongs to a drawing or a formula."""
        return self.top.startswith("*") and self.top not in elements.INTEGRATION

    @property
    def is_formatted(self) -> bool:
        """Whether a formatting element began in the innermost other one."""
        return any(each and each[-1][1] == len(self.open) for each in self.formatting[-1].values())

    @property
    def effect(self) -> Effect | None:
        """The part of what comes next."""
        if not self.effects:
            return None
        return next(each for each in _STRONGEST if each in self.effects)

    def switch(self, effect: Effect | None, by: int) -> None:
        if effect:
            self.effects[effect] += by
            if not self.effects[effect]:
                del self.effects[effect]

    def read_text(self, text: str) -> None:
        """Gather words; a line break within them is white space like any other."""
        effect = self.effect
        if effect == "code":
            return
        if self.top in elements.RAW_MARKUP:
            text = re.sub("<[^<>]*+>", " ", text)
        words = _WHITE.sub(" ", text)
        if effect == "invisible":
            self.gathered.add(words, "hidden", cut=True)
        elif effect:
            self.gathered.add(words, effect, cut=effect == "retracted")
        elif self.raised and self.ordinary[-1]["sup"]:
            self.gathered.add(words.translate(_RAISED))
        else:
            self.gathered.add(words)

    def part_lines(self, name: str) -> None:
        """Part what stands before and after the tag of an element, as far as that is seen."""
        effect = self.effect
        if name in elements.INLINE or effect == "code":
            return
        if effect == "hidden":
            self.gathered.add("\n", "hidden")
        elif name == "button":
            self.gathered.add(" ")
        else:
            self.gathered.end_line("hidden" if effect == "invisible" else effect)

    def is_seen(self, attributes: Mapping[str, str]) -> bool:
        """Return whether an element that shows no text shows anything."""
        if attributes.get("type", "").lower() == "hidden":
            return False
        return self.effect_of("span", attributes) is None

    def effect_of(self, name: str, attributes: Mapping[str, str]) -> Effect | None:
        """Return what an element does to its words."""
        look = read_style(resolve(attributes["style"])) if "style" in attributes else None
        if name in elements.CODE:
            return "code"
        if look == "hidden" or name in elements.UNSEEN:
            return "hidden"
        unopened = (name == "dialog" and "open" not in attributes) or "popover" in attributes
        if look != "shown" and (unopened or "hidden" in attributes):
            return "hidden"
        if look == "invisible":
            return "invisible"
        if look == "retracted" or name in elements.RETRACTED:
            return "retracted"
        return None if self.articles else _AROUND.get(name)

    def start(self, tag: Tag) -> None:
        """Open an element, and end what it ends."""
        name = "img" if tag.name == "image" else tag.name
        if self.is_foreign:
            if name not in elements.LEAVES_DRAWING and not (name == "font" and tag.attributes):
                if not tag.closes_itself:
                    name = f"{self.top.partition('.')[0]}.{name}"
                    self.push(name, self.effect_of(name, tag.attributes))
                return
            self.leave_drawing()
        self.part_lines(name)
        if not self.make_room(name):
            return
        if name in ("svg", "math"):
            name = f"*{name}"
        if name in elements.PICTURES and not self.effect and self.is_seen(tag.attributes):
            self.gathered.add_picture()
        effect = self.effect_of(name, tag.attributes)
        if name in ("html", "body"):
            self.switch(effect, 1)
        elif name in elements.FORMATTING:
            self.formatting[-1].setdefault(name, []).append((effect, len(self.open)))
            self.switch(effect, 1)
        elif name not in elements.VOID and not (name.startswith("*") and tag.closes_itself):
            if name == "sup":
                self.raised = self.gathered.ends_in_digit()
            self.push(name, effect)

    def make_room(self, name: str) -> bool:
        """End what a start tag ends; return whether it opens anything here."""
        if name in ("head", "frame", "frameset") or (name == "form" and self.form >= 0):
            return False
        if (
            name in elements.ENDS_PARAGRAPH
            and self.paragraphs[-1]
            and (name != "table" or not self.quirks)
        ):
            self.pop_to("p")
        if (
            name in elements.HEADINGS
            and self.top in elements.HEADINGS
            and not any(self.formatting[-1].values())
        ):
            self.pop()
        elif name == "li" and self.name_at(self.anchors[-1]) == "li":
            self.pop_to("li")
        elif name in ("dd", "dt") and self.name_at(self.anchors[-1]) in ("dd", "dt"):
            self.pop_to(self.name_at(self.anchors[-1]))
        elif name == "button" and self.scopes[-1]["button"]:
            self.pop_to("button")
        elif name in ("a", "nobr"):
            self.end_formatting(name)
        elif name in ("select", "input", "textarea") and self.scopes[-1]["select"]:
            self.pop_to("select")
            return name != "select"
        elif name == "table" and self.name_at(self.bounds[-1]) == "table":
            self.pop_to("table")
        elif name in elements.CONTEXTS:
            if self.name_at(self.bounds[-1]) in elements.CELLS:
                self.pop_to(self.name_at(self.bounds[-1]))
            if self.name_at(self.bounds[-1]) != "table":
                return False
            while self.top not in elements.CONTEXTS[name]:
                self.pop()
            if name in ("td", "th", "tr") and self.top == "table":
                self.push("tbody", None)
            if name in ("td", "th") and self.top != "tr":
                self.push("tr", None)
        return True

    def end(self, name: str) -> None:
        """End an element, and all that was left open in it."""
        if self.top.startswith("*") and not self.is_formatted:
            if name in ("p", "br"):
                self.leave_drawing()
            elif self.end_foreign(name):
                return
        self.part_lines(name)
        if name in elements.FORMATTING:
            self.end_formatting(name)
        elif name == "p":
            if self.paragraphs[-1]:
                self.pop_to("p")
        elif name == "li":
            if self.name_at(self.lists[-1]) == "li" and self.lists[-1] > self.bounds[-1]:
                self.pop_to("li")
        elif name in elements.HEADINGS:
            if any(self.scopes[-1][each] for each in elements.HEADINGS):
                while self.pop() not in elements.HEADINGS:
                    pass
        elif name == "form":
            self.end_form()
        elif name == "table":
            if self.tables[-1] > self.templates[-1]:
                self.pop_to("table")
        elif name == "template":
            if self.templates[-1] >= 0:
                self.pop_to("template")
        elif name in elements.ROWS:
            bound = self.name_at(self.bounds[-1])
            if bound in elements.CELLS and self.scopes[-2][name]:
                self.pop_to(bound)
            if self.scopes[-1][name]:
                self.pop_to(name)
        elif name in elements.ENDED_IN_SCOPE:
            if self.scopes[-1][name]:
                self.pop_to(name)
        elif name == self.top or (name not in elements.SPECIAL and self.ordinary[-1][name]):
            self.pop_to(name)

    def end_foreign(self, name: str) -> bool:
        """End an element of a drawing or formula; return whether there was one."""
        root = self.top.partition(".")[0]
        special = self.name_at(self.specials[-1])
        for each in (f"{root}.{name}", f"*{name}"):
            if self.ordinary[-1][each] or special == each:
                self.pop_to(each)
                return True
        return False

    def end_formatting(self, name: str) -> None:
        """End a formatting element: what is ordinary in it ends, a block in it does not.

        This is what the adoption agency algorithm of the standard leaves, which stops at the
        eighth block.
        """
        opened = self.formatting[-1].get(name)
        if not opened or opened[-1][1] <= self.bounds[-1]:
            return
        effect, place = opened.pop()
        blocks = self.specials[bisect_left(self.specials, place) :]
        if len(blocks) >= _MOST_ADOPTED:
            opened.append((effect, blocks[_MOST_ADOPTED - 1] + 1))
            return
        self.switch(effect, -1)
        while len(self.open) > max(place, self.specials[-1] + 1):
            self.pop()

    def end_form(self) -> None:
        """End a form alone: what was left open in it stays open, and stays a part of it."""
        if self.form > self.bounds[-1]:
            if self.form == len(self.open) - 1 and not any(self.formatting[-1].values()):
                self.pop()
            else:
                self.scopes[-1]["form"] -= 1
                self.open[self.form] = "", self.open[self.form][1]
        self.form = -1

    def leave_drawing(self) -> None:
        while self.is_foreign:
            self.pop()

    def push(self, name: str, effect: Effect | None) -> None:
        place = len(self.open)
        self.open.append((name, effect))
        self.switch(effect, 1)
        self.articles += name in ("article", "main")
        if name in elements.SCOPES:
            self.bounds.append(place)
            self.scopes.append(Counter())
        self.scopes[-1][name] += 1
        if name in elements.SCOPES or name == "button":
            self.paragraphs.append(0)
        if name in elements.MARKERS:
            self.formatting.append({})
        if name in elements.SPECIAL:
            self.ordinary.append(Counter())
            self.specials.append(place)
            self.anchors += [place] * (name not in ("address", "div", "p"))
        else:
            self.ordinary[-1][name] += 1
        if name == "p":
            self.paragraphs[-1] += 1
        elif name == "form":
            self.form = place
        elif name == "table":
            self.tables.append(place)
        elif name == "template":
            self.templates.append(place)
        elif name in ("li", "ol", "ul"):
            self.lists.append(place)

    def pop_to(self, name: str) -> None:
        while self.pop() != name:
            pass
        if name in elements.MARKERS:
            for ended in self.formatting.pop().values():
                for effect, _ in ended:
                    self.switch(effect, -1)

    def pop(self) -> str:
        """End the innermost element and return its name."""
        name, effect = self.open.pop()
        place = len(self.open)
        self.switch(effect, -1)
        self.articles -= name in ("article", "main")
        self.scopes[-1][name] -= bool(name)
        if self.bounds[-1] == place:
            self.bounds.pop()
            self.scopes.pop()
        if name in elements.SCOPES or name == "button":
            self.paragraphs.pop()
        if name in elements.SPECIAL or not name:
            self.ordinary.pop()
        else:
            self.ordinary[-1][name] -= 1
        if name == "p":
            self.paragraphs[-1] -= 1
        for places in (self.specials, self.anchors, self.lists, self.tables, self.templates):
            if places[-1] == place:
                places.pop()
        if self.form == place:
            self.form = -1
        return name
