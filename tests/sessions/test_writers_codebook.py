"""A codebook as a Word document: what each theme means, when it is used, and its examples."""

from __future__ import annotations

import io
from typing import Any

import pytest

from exercises.kernel.record import replace
from exercises.leaving.outline import AUDIENCES, Audience
from sessions.export import NothingToWrite, Wanted, make
from sessions.export.writers import codebook_file
from sessions.live.session import Session
from tests import walls
from tests.filled_wall import wall_session
from tests.lines import session
from tests.sessions.leaving_samples import leaving

docx = pytest.importorskip("docx")


def paragraphs(held: Session, audience: Audience = "facilitators") -> list[tuple[str, str]]:
    """Each with the name of its style."""
    made = make([held], Wanted("codebook", audience))
    found: Any = docx.Document(io.BytesIO(made.written.files[""])).paragraphs
    return [(one.style.name, one.text) for one in found if one.text]


def test_it_says_what_each_theme_means_and_has_no_name_that_is_gone() -> None:
    held = wall_session()
    for audience in AUDIENCES:
        said = paragraphs(held, audience)
        assert said[0] == ("Title", "Codebook: Working alongside") and ("Heading 2", "They ask us first") in said
        words = "\n".join(text for _, text in said)
        assert "Asked before something is done" in words
        assert ("When to use it: phone calls" in words) == (audience != "public")
        for gone in ("They ask first", "Nobody's", "Thoughts"):
            assert gone not in words, "named anew, dropped, merged away"
        examples = {text for style, text in said if style == "Caption"}
        leaves = sum(make([held], Wanted("codebook", audience)).gathered.consents.values())
        assert leaves == len(examples) == (0 if audience == "public" else 5), "what is counted is what is there"
    with pytest.raises(NothingToWrite, match="no themes"):
        codebook_file.write(replace(leaving(), sessions=()))


def test_the_examples_are_those_that_were_chosen() -> None:
    said = paragraphs(session(*walls.SAMPLE, "example 28 for t3", exercises=("post-its",)))
    captions = [text for style, text in said if style == "Caption"]
    assert "note 28, team" in captions, "the fifth of its notes"
    assert "note 28, team" not in [text for _, text in paragraphs(session(*walls.SAMPLE, exercises=("post-its",)))]
