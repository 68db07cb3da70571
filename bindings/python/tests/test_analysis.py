"""Analyses: what a document shows, in every unit, and that it is what the program prints."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quoteattr

GOLDEN = Path(__file__).resolve().parents[3] / "tests" / "golden" / "bindings"
UNITS = {"byte": "bytes", "codepoint": "codepoints", "utf16": "utf16"}
STORY = "“It will rain,” said Ann Lee. 😀 She laughed.\n\n“Then we stay,” Bob Stone answered.\n"
NEWS = (
    "The bridge will stay closed until May, Mayor Ilse Brandt said on Friday.\n\n"
    "“We will not put a bus on it,” Brandt told reporters.\n"
)


def golden() -> list[Any]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*.json"))]


@pytest.mark.parametrize("unit", list(UNITS))
@pytest.mark.parametrize("case", golden(), ids=lambda case: str(case["input"].get("id")))
def test_the_golden_set_is_met_in_each_unit(case: Any, unit: str) -> None:
    given_ = case["input"]
    analyzer = quoteattr.Analyzer(offsets=UNITS[unit], roster=given_.get("roster"), errors="replace")  # type: ignore[arg-type]
    document = analyzer.analyze(given_["text"], id=given_.get("id"))
    assert document.to_dict(tokens=True, sentences=True) == case[unit]


def test_offsets_cut_the_text() -> None:
    document = quoteattr.analyze(STORY)
    assert [STORY[q.start : q.end] for q in document.quotes] == [q.text for q in document.quotes]
    assert [q.speaker.name for q in document.quotes if q.speaker] == ["Ann Lee", "Bob Stone"]
    raw = STORY.encode()
    in_bytes = quoteattr.analyze(raw, offsets="bytes")
    assert [raw[q.start : q.end].decode() for q in in_bytes.quotes] == [q.text for q in document.quotes]
    wide = STORY.encode("utf-16-le")
    in_utf16 = quoteattr.analyze(STORY, offsets="utf16")
    assert [wide[2 * q.start : 2 * q.end].decode("utf-16-le") for q in in_utf16.quotes] == [
        q.text for q in document.quotes
    ]


def test_entities_count_their_mentions_and_quotations() -> None:
    document = quoteattr.analyze(STORY)
    ann = next(e for e in document.entities if e.name == "Ann Lee")
    assert ann.quote_count == len(document.quotes_of(ann)) == 1
    assert ann.mention_count == len(ann.mentions) >= 2


def test_options_change_what_is_found() -> None:
    kinds = {q.kind for q in quoteattr.analyze(NEWS, genre="news").quotes}
    assert "indirect" in kinds
    assert "indirect" not in {q.kind for q in quoteattr.analyze(NEWS, genre="news", indirect=False).quotes}
    assert quoteattr.analyze(NEWS, stages="sentences").quotes == ()


def test_a_roster_names_the_speakers() -> None:
    document = quoteattr.analyze(
        STORY, roster=[{"id": "lee", "name": "Ann Lee", "aliases": ["Miss Lee"], "gender": "F"}]
    )
    assert document.quotes[0].speaker is not None
    assert document.quotes[0].speaker.id == "lee"


def test_the_script_tiles_the_text() -> None:
    assert "".join(s.text for s in quoteattr.analyze(STORY).script()) == STORY


def test_tokens_and_sentences() -> None:
    text = "Mr. Lee didn’t go. He stayed."
    assert [text[s.start : s.end] for s in quoteattr.sentences(text)] == ["Mr. Lee didn’t go.", "He stayed."]
    assert "didn’t" in [text[t.start : t.end] for t in quoteattr.tokens(text)]


def test_documents_pickle_without_loss() -> None:
    document = quoteattr.analyze(STORY, id="x")
    again = pickle.loads(pickle.dumps(document))
    assert again.to_json() == document.to_json()
    assert again.quotes == document.quotes


def test_html_is_escaped_and_names_the_speaker() -> None:
    html = quoteattr.analyze("“1 < 2 & 3,” said <b>Ann</b> Lee.")._repr_html_()
    assert "1 &lt; 2 &amp; 3" in html
    assert "<b>Ann" not in html


def test_tables() -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    document = quoteattr.analyze(STORY)
    frame = document.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert len(frame) == len(document.to_arrow()) == len(document.quotes)


def test_what_is_no_text_is_an_error_with_its_place() -> None:
    with pytest.raises(quoteattr.SurrogateError) as lone:
        quoteattr.analyze("é\ud800")
    assert lone.value.offset == 1
    assert lone.value.byte_offset == 2
    with pytest.raises(quoteattr.EncodingError) as bad:
        quoteattr.analyze(b"ab\xff")
    assert bad.value.byte_offset == 2
    with pytest.raises(quoteattr.TextTypeError):
        quoteattr.analyze(7)  # type: ignore[arg-type]
    with pytest.raises(quoteattr.LimitError):
        quoteattr.analyze("x" * 2000, max_bytes=1024)
    with pytest.raises(quoteattr.OptionError):
        quoteattr.analyze("x", genre="poem")
    assert quoteattr.analyze("é\ud800", errors="replace").text == "é\ufffd"
    assert isinstance(lone.value, quoteattr.Error)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("“”‘’\"'«» .,\n—saidAnn"))))
def test_any_text_gives_pieces_of_itself(text: str) -> None:
    try:
        document = quoteattr.analyze(text)
    except quoteattr.SurrogateError:
        assert any("\ud800" <= c <= "\udfff" for c in text)
        return
    assert "".join(s.text for s in document.script()) == text
    for quote in document.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
    assert json.loads(document.to_json())["quotes"] == document.to_dict()["quotes"]


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_any_bytes_give_an_answer_or_an_error(data: bytes) -> None:
    quoteattr.analyze(data, errors="replace").to_json()
    if is_utf8(data):
        quoteattr.analyze(data, offsets="bytes").to_json()
    else:
        with pytest.raises(quoteattr.EncodingError):
            quoteattr.analyze(data, offsets="bytes")


@pytest.mark.parametrize(
    "before", ["😀👩‍👩‍👧 ", "e\u0301a\u0308 ", "قالت: نعم. ", "𝔘𝔫𝔦 "], ids=["astral", "marks", "arabic", "letters"]
)
def test_positions_count_what_python_counts(before: str) -> None:
    text = f"{before}“Café {before}is shut,” said Ann Lee. {before}“We stay,” she added."
    document = quoteattr.analyze(text)
    assert [q.speaker.name for q in document.quotes if q.speaker] == ["Ann Lee", "Ann Lee"]
    pieces = [piece for q in document.quotes for piece in (*q.content, q.source, q.cue) if piece is not None]
    assert len(pieces) >= 4
    for piece in (*pieces, *document.mentions, *document.tokens, *document.words, *document.sentences):
        assert text[piece.start : piece.end] == piece.text
