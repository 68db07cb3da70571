"""The component for spaCy, on a blank pipeline."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy")


def test_quotes_lie_over_the_tokens() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr")
    doc = nlp("“It will rain,” said Ann Lee. 😀 “Then we stay,” she added.")
    assert [q.speaker for q in doc._.quotes] == ["Ann Lee", "Ann Lee"]
    assert str(doc._.quotes[0].spans[0]).startswith("It will rain")
    assert [span.label_ for span in doc.spans["quotes"]] == ["direct", "direct"]
    assert doc._.quotes[0].cue.text == "said"


def test_nothing_is_nothing() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr", config={"genre": "fiction"})
    assert nlp("")._.quotes == []
