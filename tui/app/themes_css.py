"""Style rules every app shares, whatever its theme: what textual draws by opacity, drawn in full colour instead.

Only variables that every theme defines may be used: the rules are read before a theme of ours is set.
"""

from __future__ import annotations

FIRST_CSS = """
*:disabled:can-focus { opacity: 100%; }
Input:disabled { border: dashed $border-blurred; color: $text-disabled; }
Input > .input--placeholder, Input > .input--suggestion { color: $text-disabled; }
Input.-invalid, Input.-invalid:focus { border: double $foreground; }
"""
"""For a screen of drawn lines with a field."""

OVER_CSS = """
ModalScreen, CommandPalette { background: $background; }

OptionList > .option-list--separator { color: $border-blurred; }
OptionList > .option-list--option-disabled { color: $text-disabled; text-style: strike; }
OptionList > .option-list--option-hover { background: $panel; }
OptionList:nocolor:focus > .option-list--option-highlighted { text-style: bold reverse; }

Toast { background: $panel; color: $foreground; }
Toast .toast--title { color: $foreground; }
Toast.-information { border-left: solid $foreground; }
Toast.-warning { border-left: double $foreground; }
Toast.-error { border-left: thick $foreground; }

CommandPalette > .command-palette--help-text { color: transparent; text-style: not bold; }
CommandPalette > Vertical { background: $surface; }
CommandPalette #--input { border: hkey $border-blurred; }
CommandPalette SearchIcon { display: none; }
CommandList, CommandList:focus { border-bottom: hkey $border-blurred; }
CommandList > .option-list--option-highlighted {
    color: $block-cursor-foreground; background: $block-cursor-background;
}
"""
"""For what lies over such a screen: questions, notices, the palette."""

AREA_CSS = """
TextArea:disabled { border: dashed $border-blurred; color: $text-disabled; }
TextArea > .text-area--placeholder, TextArea > .text-area--suggestion { color: $text-disabled; }
TextArea > .text-area--gutter { color: $text-disabled; }
TextArea > .text-area--cursor-gutter { color: $foreground; background: $panel; }
TextArea > .text-area--cursor-line { background: $panel; }
TextArea > .text-area--cursor { color: $input-cursor-foreground; background: $input-cursor-background; }
TextArea.-read-only > .text-area--cursor { color: $foreground; background: $panel; text-style: underline; }
TextArea > .text-area--matching-bracket { background: $panel; text-style: bold underline; }
"""
"""For pages that are written on."""
