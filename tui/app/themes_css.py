"""Style rules every app shares, whatever its theme.

Only variables that every theme defines may be used: the rules are read before a theme of ours is set.
"""

from __future__ import annotations

SHARED_CSS = """
ModalScreen, CommandPalette { background: $background; }

*:disabled:can-focus { opacity: 100%; }
App:blur HeaderTitle { text-opacity: 100%; }
Input:disabled, TextArea:disabled, Select:disabled > SelectCurrent {
    border: dashed $border-blurred; color: $text-disabled;
}

Input > .input--placeholder, Input > .input--suggestion { color: $text-disabled; }
TextArea > .text-area--placeholder, TextArea > .text-area--suggestion { color: $text-disabled; }
TextArea > .text-area--gutter { color: $text-disabled; }
TextArea > .text-area--cursor-gutter { color: $foreground; background: $panel; }
TextArea > .text-area--cursor-line { background: $panel; }
TextArea > .text-area--cursor { color: $input-cursor-foreground; background: $input-cursor-background; }
TextArea.-read-only > .text-area--cursor { color: $foreground; background: $panel; text-style: underline; }
TextArea > .text-area--matching-bracket { background: $panel; text-style: bold underline; }
Input.-invalid, Input.-invalid:focus { border: double $foreground; }

Button { color: $button-foreground; background: $surface; border: solid $border-blurred; text-opacity: 100%; }
Button:hover { background: $panel; border: solid $foreground; }
Button:focus { border: heavy $border; text-style: bold underline; background-tint: $foreground 0%; }
Button.-active { background: $panel; border: heavy $foreground; tint: $background 0%; }
Button.-primary, Button.-primary:hover { background: #0072B2; color: #FFFFFF; border: solid #FFFFFF; }
Button.-success, Button.-success:hover { background: #009E73; color: #000000; border: solid #000000; }
Button.-warning, Button.-warning:hover { background: #E69F00; color: #000000; border: solid #000000; }
Button.-error, Button.-error:hover { background: #D55E00; color: #000000; border: solid #000000; }
Button.-error:nocolor { background: #FFFFFF; color: #000000; }
Button.-primary:focus { border: heavy #FFFFFF; }
Button.-success:focus, Button.-warning:focus, Button.-error:focus { border: heavy #000000; }
Button:disabled, Button.-primary:disabled, Button.-success:disabled, Button.-warning:disabled, Button.-error:disabled {
    background: $surface; color: $text-disabled; border: dashed $border-blurred; text-style: none; text-opacity: 100%;
}
Button.-textual-compact { border: none !important; }

OptionList > .option-list--separator { color: $border-blurred; }
OptionList > .option-list--option-disabled { color: $text-disabled; text-style: strike; }
OptionList > .option-list--option-hover { background: $panel; }
OptionList:nocolor:focus > .option-list--option-highlighted { text-style: bold reverse; }

DataTable > .datatable--header { color: $foreground; background: $panel; background-tint: $foreground 0%; }
DataTable > .datatable--header-cursor { color: $block-cursor-foreground; background: $block-cursor-background; }
DataTable > .datatable--header-hover { color: $foreground; background: $panel; text-style: bold underline; }
DataTable > .datatable--fixed { color: $foreground; background: $panel; }
DataTable > .datatable--fixed-cursor { color: $block-cursor-foreground; background: $block-cursor-background; }
DataTable > .datatable--even-row { background: $surface; }
DataTable > .datatable--hover { background: $panel; }
DataTable:nocolor:focus > .datatable--cursor { text-style: bold reverse; }

Tab { color: $text-muted; }
Tab:disabled { color: $text-disabled; text-style: strike; }
Tab.-active { color: $foreground; text-style: bold; }
Tabs:focus Tab.-active { color: $block-cursor-foreground; background: $block-cursor-background; }
Underline > .underline--bar, Tabs:focus .underline--bar { color: $border; background: $border-blurred; }
Select Static#label, Select .arrow { color: $text-disabled; }
Select .-has-value Static#label { color: $foreground; }
ToggleButton > .toggle--button { color: $border-blurred; background: $border-blurred; }
ToggleButton.-on > .toggle--button { color: $background; background: $foreground; text-style: bold; }

FooterKey.-disabled { text-style: strike; }
Footer FooterKey.-command-palette { border-left: vkey $border-blurred; }
FooterKey:hover { background: $panel; }

Toast { background: $panel; color: $foreground; }
Toast .toast--title { color: $foreground; }
Toast.-information { border-left: solid $foreground; }
Toast.-warning { border-left: double $foreground; }
Toast.-error { border-left: thick $foreground; }

CommandPalette > .command-palette--help-text { color: transparent; text-style: not bold; }
CommandPalette > Vertical { background: $surface; }
CommandPalette #--input { border: hkey $border-blurred; }
CommandPalette SearchIcon { color: $foreground; }
CommandList, CommandList:focus { border-bottom: hkey $border-blurred; }
CommandList > .option-list--option-highlighted {
    color: $block-cursor-foreground; background: $block-cursor-background;
}
"""
"""Rules every app puts in its `CSS`: what textual draws by opacity, drawn in full colour instead."""
