"""The three themes and the rules that keep every widget readable on a projector.

Colours with a meaning are the Okabe-Ito ones, used only as fills under black text (white on blue); everything else is
ink on paper. The cursor is ink and paper swapped, so it shows without colour too. Textual dims many things by
opacity, which no choice of colours can mend: the shared rules set those outright, and every app includes them.
"""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.theme import Theme

from tui.app.themes_css import AREA_CSS, FIRST_CSS, OVER_CSS

__all__ = ["AREA_CSS", "DEFAULT", "FIRST_CSS", "OVER_CSS", "THEMES", "known", "next_theme", "register"]

DEFAULT = "cream"


def _theme(
    name: str,
    *,
    dark: bool,
    ink: str,
    paper: str,
    surface: str,
    panel: str,
    muted: str,
    faint: str,
    line: str,
    focus: str,
    cursor: str,
    cursor_ink: str,
    quiet_cursor: str,
    selection: str,
) -> Theme:
    variables = {
        "text": "auto 100%",
        "text-muted": muted,
        "text-disabled": faint,
        "foreground-muted": muted,
        "foreground-disabled": faint,
        "surface-active": panel,
        "border": focus,
        "border-blurred": line,
        "block-cursor-foreground": cursor_ink,
        "block-cursor-background": cursor,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": ink,
        "block-cursor-blurred-background": quiet_cursor,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": panel,
        "input-cursor-foreground": paper,
        "input-cursor-background": ink,
        "input-cursor-text-style": "none",
        "input-selection-foreground": ink,
        "input-selection-background": selection,
        "screen-selection-foreground": ink,
        "screen-selection-background": selection,
        "scrollbar": line,
        "scrollbar-hover": ink,
        "scrollbar-active": ink,
        "link-background": "initial",
        "link-background-hover": cursor,
        "link-color": ink,
        "link-color-hover": cursor_ink,
        "link-style": "underline",
        "link-style-hover": "bold underline",
        "button-foreground": ink,
        "button-color-foreground": "#000000",
        "button-focus-text-style": "bold underline",
    }
    for place in ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active"):
        variables[place] = panel
    variables["scrollbar-corner-color"] = panel
    for part in ("", "-key", "-description"):
        variables[f"footer{part}-foreground"] = ink
        variables[f"footer{part}-background"] = panel
    variables["footer-item-background"] = panel
    for level in range(1, 7):
        variables[f"markdown-h{level}-color"] = ink
        variables[f"markdown-h{level}-background"] = "transparent"
        variables[f"markdown-h{level}-text-style"] = "bold"
    for accent in ("primary", "secondary", "success", "warning", "error", "accent"):
        variables[f"text-{accent}"] = ink
        variables[f"{accent}-muted"] = panel
    for shade in ("lighten-1", "lighten-2", "lighten-3", "darken-1", "darken-2", "darken-3"):
        variables[f"surface-{shade}"] = panel
        variables[f"panel-{shade}"] = panel
    return Theme(
        name=name,
        dark=dark,
        primary="#0072B2",
        secondary="#56B4E9",
        success="#009E73",
        warning="#E69F00",
        error="#D55E00",
        accent="#F0E442",
        foreground=ink,
        background=paper,
        surface=surface,
        panel=panel,
        boost=panel,
        variables=variables,
    )


THEMES = (
    _theme(
        "cream",
        dark=False,
        ink="#1A1A1A",
        paper="#FFF8E7",
        surface="#FFF8E7",
        panel="#F1E4C6",
        muted="#3F382B",
        faint="#544C3D",
        line="#756B58",
        focus="#005A8E",
        cursor="#1A1A1A",
        cursor_ink="#FFF8E7",
        quiet_cursor="#E3D2A8",
        selection="#F0E442",
    ),
    _theme(
        "dark",
        dark=True,
        ink="#F4F4F0",
        paper="#121212",
        surface="#121212",
        panel="#2A2A2A",
        muted="#D6D6D0",
        faint="#BCBCB6",
        line="#949490",
        focus="#56B4E9",
        cursor="#F4F4F0",
        cursor_ink="#121212",
        quiet_cursor="#444444",
        selection="#00527F",
    ),
    _theme(
        "high-contrast",
        dark=True,
        ink="#FFFFFF",
        paper="#000000",
        surface="#000000",
        panel="#1C1C1C",
        muted="#FFFFFF",
        faint="#E4E4E4",
        line="#FFFFFF",
        focus="#F0E442",
        cursor="#F0E442",
        cursor_ink="#000000",
        quiet_cursor="#3C3C3C",
        selection="#004B75",
    ),
)
_NAMES = tuple(theme.name for theme in THEMES)


def register(app: App[Any]) -> None:
    """Gives the app these themes and no others, since none of textual's own is readable enough; starts on `DEFAULT`."""
    for theme in THEMES:
        app.register_theme(theme)
    app.theme = known(app.theme)
    for name in set(app.available_themes) - set(_NAMES):
        app.unregister_theme(name)


def known(name: str) -> str:
    """The name if it is one of ours, else the default: for names from a settings file or the environment."""
    return name if name in _NAMES else DEFAULT


def next_theme(name: str) -> str:
    """The theme after this one, round and round; an unknown name counts as the default."""
    return _NAMES[(_NAMES.index(known(name)) + 1) % len(_NAMES)]
