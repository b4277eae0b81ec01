"""The panels of a web page: what an accordion or a tab shows only once it is clicked is content all the same."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PANEL = re.compile(
    r"accordion|collaps|expand|disclosure|toggle|\b(tab-?panel|panel|tabs?|details|faqs?)\b", re.IGNORECASE
)
"""What the class, id or role of a panel, or of what holds it, is called."""
_NO_PANEL = re.compile(r"\b(menu|nav|navbar|search|dialog|alertdialog|modal|tooltip|cookies?)\b", re.IGNORECASE)
"""What the class, id or role of something else is called that is hidden until a click."""
_NAVIGATION_ROLES = ("navigation", "menu", "menubar", "search")
_REFERENCE = re.compile(
    r"""(?:aria-controls\s*=\s*|data-(?:bs-)?target\s*=\s*|href\s*=\s*(?=["']?\#))["']?\#?([^"'<>]{1,200})""",
    re.IGNORECASE,
)
_TOGGLES = re.compile("button|h[1-6]|summary|dt")


def referenced_ids(text: str) -> frozenset[str]:
    """Return the ids of the elements that buttons or links of the page open."""
    return frozenset(id for match in _REFERENCE.finditer(text) for id in match[1].split())


def holds_panels(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element is a panel, or holds panels, as its names say."""
    return tag not in ("html", "body") and (tag == "details" or _PANEL.search(_names(attributes)) is not None)


def may_be_panel(attributes: Mapping[str, str]) -> bool:
    """Return whether the names of an element do not tell that it is something else, such as a menu."""
    return _NO_PANEL.search(_names(attributes)) is None


def is_navigation(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element only helps to find one's way about the page."""
    return tag == "nav" or attributes.get("role", "") in _NAVIGATION_ROLES


def is_toggle(tag: str) -> bool:
    """Return whether an element may be what opens a panel."""
    return _TOGGLES.fullmatch(tag) is not None


def _names(attributes: Mapping[str, str]) -> str:
    return " ".join(attributes.get(name, "") for name in ("class", "id", "role"))[:500]
