"""Names that nothing in our own source speaks of, and why each is there all the same. Read by test_unused.py.

Keep it short: a thing that only a test uses is unused.
"""

from __future__ import annotations

TEXTUAL = (
    "on_* _on_* watch_* compose discover get_default_screen get_selection "
    "panic BINDINGS CSS CSS_PATH DEFAULT_CSS COMPONENT_CLASSES AUTO_FOCUS ALLOW_SELECT ENABLE_COMMAND_PALETTE "
    "can_focus animation_level virtual_size max_height border_subtitle password cursor_position "
    "action_help_quit action_command_palette renderables parameters read_at_once"
)
"""Methods and class variables that Textual looks for on apps, screens and widgets; attributes that it reads from them;
arguments of methods that it calls."""

OUR_DRIVER = (
    "_run_input_thread _sigtstp_application _sigcont_application _must_signal_resume _return_code "
    "_repaint_after_resize _begin_steadily"
)
"""Guarded private names of Textual's terminal driver and app (tui/app/terminal.py, tui/app/steady_driver.py)."""

LIBRARIES = (
    "rtl cs_italic page_break_before autofit keep_with_next space_after space_before line_spacing alignment "
    "page_height page_width left_margin right_margin top_margin bottom_margin footer_distance first_line_indent "
    "base_style italic rgb left_indent last_modified_by comments keywords subject "
    "modified revision compress_type create_system external_attr table_class default_table_name"
)
"""Attributes that python-docx, zipfile and TinyDB read from what we give them."""

PYTHON = "__init_subclass__ __getattr__ lastResort raiseExceptions unraisablehook"
"""What Python and its logging look for."""

SHAPES = "DECK NETWORK REVIEW WALL DeckBoard NetGramBoard PagesBoard ReviewBoard TalkBoard"
"""Imported by the names in exercises/shapes.py and the table of boards, when they are first asked for."""

HANDLES = "focus_on point_at"
"""How tests, and the picture in docs/, see and move the console's focus without counting keys."""

BY_NAME = " ".join((TEXTUAL, OUR_DRIVER, LIBRARIES, PYTHON, SHAPES, HANDLES)).split()
