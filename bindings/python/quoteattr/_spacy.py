"""The component for spaCy: ``nlp.add_pipe("quoteattr")``.

It reads the text of the doc and needs no model and no other component: its pieces are laid over the doc's tokens by
their characters, a token counting as inside when a part of it is.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from ._analyzer import Analyzer
from ._records import Span as Piece


class Quote(NamedTuple):
    """A quotation of a spaCy doc."""

    spans: tuple[Span, ...]
    """Its pieces; their label is the kind."""
    speaker: str | None
    kind: str
    source: Span | None
    cue: Span | None
    link: str | None
    evidence: str | None
    confidence: float


class Component:
    """Fills ``doc._.quoteattr`` (plain data), ``doc._.quotes`` and ``doc.spans["quotes"]``."""

    def __init__(self, analyzer: Analyzer) -> None:
        self.analyzer = analyzer

    def __call__(self, doc: Doc) -> Doc:
        document = self.analyzer.analyze(doc.text)
        doc._.quoteattr = [
            {
                "content": [[s.start, s.end] for s in q.content],
                "speaker": None if q.speaker is None else q.speaker.name,
                "kind": q.kind,
                "source": _pair(q.source),
                "cue": _pair(q.cue),
                "link": q.link,
                "evidence": q.evidence,
                "confidence": q.confidence,
            }
            for q in document.quotes
        ]
        doc.spans["quotes"] = [span for quote in _quotes(doc) for span in quote.spans]
        return doc


def _pair(piece: Piece | None) -> list[int] | None:
    return None if piece is None else [piece.start, piece.end]


def _span(doc: Doc, pair: list[int] | None, label: str = "") -> Span | None:
    return None if pair is None else doc.char_span(pair[0], pair[1], label=label, alignment_mode="expand")


def _quotes(doc: Doc) -> list[Quote]:
    return [
        Quote(
            spans=tuple(s for s in [_span(doc, pair, q["kind"]) for pair in q["content"]] if s is not None),
            speaker=q["speaker"],
            kind=q["kind"],
            source=_span(doc, q["source"]),
            cue=_span(doc, q["cue"]),
            link=q["link"],
            evidence=q["evidence"],
            confidence=q["confidence"],
        )
        for q in doc._.quoteattr or []
    ]


@Language.factory(
    "quoteattr", default_config={"genre": "auto", "roster": None, "indirect": True, "min_confidence": 0.0}
)
def make(nlp: Language, name: str, genre: Any, roster: Any, indirect: bool, min_confidence: float) -> Component:
    """The factory; its settings are those of :class:`quoteattr.Analyzer`."""
    return Component(
        Analyzer(genre=genre, roster=roster, indirect=indirect, min_confidence=min_confidence, errors="replace")
    )


Doc.set_extension("quoteattr", default=None, force=True)
Doc.set_extension("quotes", getter=_quotes, force=True)
