"""Self-contained pages: a template with its style and script in it, and a policy for just these."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from ttdn_cli import __version__

if TYPE_CHECKING:
    import jinja2


def render_page(
    template: str,
    *,
    styles: tuple[str, ...],
    own_style: str = "",
    scripts: tuple[str, ...] = (),
    **values: Any,
) -> str:
    """Return a page as HTML; the same values make the same text.

    The page loads nothing: its policy (W3C, Content Security Policy Level 3) allows only its own
    script and style, each by its hash. Beside its values a template has `style`, `script` (None
    without one), `policy` and `version`. Every value is escaped.

    Args:
        template: the name of its file, below the folder of this module, as are the other names.
        styles: of which its style is made.
        own_style: what is added to it for these values; every text in it is escaped already.
        scripts: of which its script is made, if it has one.
        values: of the template.
    """
    environment = _environment()
    style = "".join(map(_source, styles)) + own_style
    code = "".join(map(_source, scripts)) or None
    allowed = f"script-src {_hash(code)}; " if code else ""
    return environment.get_template(template).render(
        style=style,
        script=code,
        policy=(
            f"default-src 'none'; style-src {_hash(style)}; {allowed}"
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
        version=__version__,
        **values,
    )


@cache
def _environment() -> jinja2.Environment:
    """Return what reads templates: each once, however many pages are made of it."""
    import jinja2  # Slow to import, and most commands never need it.

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("ttdn_cli", "share"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "indent": 1}
    return environment


@cache
def _source(name: str) -> str:
    """Return what is in a file beside the templates."""
    environment = _environment()
    assert environment.loader
    return environment.loader.get_source(environment, name)[0]


def css_string(text: str) -> str:
    """Return a text as a string of CSS: all but letters and digits escaped (CSS Syntax 3, 4.3.7).

    So it ends neither the string nor the style element.
    """
    escaped = "".join(
        each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in text
    )
    return f'"{escaped}"'


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
