"""The fixed words of the page, in the language of an edition."""

from __future__ import annotations

from ttdn_cli.text.locales import Locale


def phrases(locale: Locale) -> dict[str, str]:
    """Return the words that the template and the scripts of the page say, by their names."""
    return {
        "above": locale.message("All texts"),
        "about": locale.message(
            "The facts of one text, each with the paragraph and the quote that support it"
        ),
        "all_of": locale.message("of 100%"),
        "archived": locale.message("Archived copy"),
        "citation": locale.message("citation"),
        "clear": locale.message("Clear the search"),
        "contents": locale.message("Contents"),
        "copied": locale.message("Copied"),
        "copy": locale.message("Copy"),
        "corrections": locale.message("Corrections"),
        "date": locale.message("Date"),
        "evidence": locale.message("Evidence"),
        "facts": locale.message("Facts"),
        "found": locale.message("found"),
        "grey": locale.message("Grey"),
        "grey_means": locale.message("no fact quotes or names it."),
        "hint": locale.message("with or without diacritics"),
        "id": locale.message("Id"),
        "line": locale.message("Timeline, drawn to scale"),
        "link": locale.message("link"),
        "link_to": locale.message("Link to this fact"),
        "links": locale.message("Referred to by"),
        "lowest": locale.message("lowest"),
        "made": locale.message("Made with"),
        "missing": locale.message("not found in the text"),
        "name": locale.both("Tiếng Việt", "English"),
        "in_text": locale.message("in the text"),
        "near": locale.message("with words of similar meaning"),
        "none": locale.message("Nothing found. Try fewer words, a name, a number or a year."),
        "outside": locale.message("Without a number: not part of the text that the facts are of."),
        "panes": locale.message("What is shown"),
        "paragraph": locale.message("para."),
        "plain": locale.message("without diacritics"),
        "quote": locale.message("quote"),
        "refused": locale.message(
            "This browser does not let pages copy. Select the text and copy it."
        ),
        "scale": locale.message("Scale of the bars: 0 to 100% of the whole"),
        "search": locale.message("Search the page"),
        "show": locale.message("Show a fact and its evidence by id:"),
        "skip": locale.message("Skip to the content"),
        "source": locale.message("Source"),
        "supplied": locale.message("Supplied by whoever made this page:"),
        "text": locale.both("Văn bản", "Text"),
        "top": locale.message("Back to the top"),
        "underlined": locale.message("Underlined"),
        "underlined_means": locale.message(
            "a fact quotes or names it; choose it to go to the fact."
        ),
        "unproven": locale.message("not proven"),
        "was": locale.message("was"),
        "what": locale.message("What"),
    }
