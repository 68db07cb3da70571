"""A document: its text, and what was found in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ._records import (
    SPEECH,
    Entity,
    Genre,
    Mention,
    Mentions,
    Offsets,
    Quotation,
    Segment,
    Source,
    Span,
    Token,
    make_quotation,
    span_or_none,
    spans,
    tokens,
)
from ._stored import Stored

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from ._analyzer import Analyzer


class Document:
    """One analysed text.

    The analysis is done when the document is made; its quotations, entities and the rest become Python objects when
    they are first asked for.  Positions are in the unit that the analyzer was asked for, by default code points, so
    that ``doc.text[q.start:q.end]`` is the quotation.
    """

    __slots__ = (
        "__weakref__",
        "_analyzer",
        "_entities",
        "_marked",
        "_mentions",
        "_quotes",
        "_sentences",
        "_source",
        "_text",
        "_tokens",
        "_words",
        "id",
    )

    id: Any
    """Whatever the caller gave; any JSON value."""

    def __init__(self, source: Source, analyzer: Analyzer, id: Any = None) -> None:
        self._source = source
        self._analyzer = analyzer
        self.id = id
        self._text: str | None = None
        self._quotes: tuple[Quotation, ...] | None = None
        self._marked: tuple[Quotation, ...] | None = None
        self._entities: list[Entity | None] | None = None
        self._mentions: Mentions | None = None
        self._tokens: tuple[Token, ...] | None = None
        self._words: tuple[Token, ...] | None = None
        self._sentences: tuple[Span, ...] | None = None

    @property
    def text(self) -> str:
        """The text; what is no character of it is U+FFFD."""
        if self._text is None:
            self._text = self._source.text()
        return self._text

    @property
    def genre(self) -> Genre | None:
        """What the text was read as."""
        return self._source.genre()  # type: ignore[return-value]

    @property
    def offsets(self) -> Offsets:
        """The unit of all positions."""
        return self._analyzer.offsets

    @property
    def quotes(self) -> tuple[Quotation, ...]:
        """Quotations, in order of the text: direct, mixed and indirect speech."""
        if self._quotes is None:
            self._make_quotes()
        return self._quotes  # type: ignore[return-value]

    @property
    def marked(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks but is no speech: titles, nicknames, scare quotes."""
        if self._marked is None:
            self._make_quotes()
        return self._marked  # type: ignore[return-value]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who is spoken of, whether or not they speak."""
        return tuple([self._entity(i) for i in range(self._source.n_entities())])

    @property
    def speakers(self) -> tuple[Entity, ...]:
        """Who speaks, in order of their first words."""
        found = {q.speaker.index: q.speaker for q in self.quotes if q.speaker is not None}
        return tuple(found.values())

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Names, descriptions and pronouns, in order of the text."""
        return self._shared_mentions().all()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Surface tokens: *don't* is one."""
        if self._tokens is None:
            self._tokens = tokens(self._source.tokens())
        return self._tokens

    @property
    def words(self) -> tuple[Token, ...]:
        """Words: *do*, *n't*."""
        if self._words is None:
            self._words = tokens(self._source.words())
        return self._words

    @property
    def sentences(self) -> tuple[Span, ...]:
        if self._sentences is None:
            self._sentences = spans(self._source.sentences())
        return self._sentences

    def quotes_of(self, speaker: Entity) -> tuple[Quotation, ...]:
        """What one entity says."""
        return tuple([q for q in self.quotes if q.speaker is not None and q.speaker.index == speaker.index])

    def script(self) -> tuple[Segment, ...]:
        """The whole text as a script: segments that tile it, narration included, each with its speaker."""
        lines = json.loads(self.to_json(script=True))["segments"]
        keys = ("text", "type", "quote", "speaker", "name", "confidence")
        return tuple([Segment._make((*line["span"], *[line[key] for key in keys])) for line in lines])

    def to_json(self, *, tokens: bool = False, sentences: bool = False, script: bool = False) -> str:
        """The line that the program prints for this text with ``--format=jsonl`` (or ``script``)."""
        return self._source.to_json(json.dumps({"id": self.id}), script, tokens, sentences)

    def to_dict(self, *, tokens: bool = False, sentences: bool = False, script: bool = False) -> dict[str, Any]:
        """The same as plain data."""
        made: dict[str, Any] = json.loads(self.to_json(tokens=tokens, sentences=sentences, script=script))
        return made

    def to_pandas(self) -> pandas.DataFrame:
        """A table with one row a quotation (needs pandas)."""
        from ._tables import to_pandas

        return to_pandas([self])

    def to_arrow(self) -> pyarrow.Table:
        """A table with one row a quotation (needs pyarrow)."""
        from ._tables import to_arrow

        return to_arrow([self])

    def __len__(self) -> int:
        return len(self.quotes)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self.quotes)

    def __repr__(self) -> str:
        shown = "" if self.id is None else f"id={self.id!r}, "
        return f"<quoteattr.Document {shown}{len(self.quotes)} quotations, genre={self.genre}>"

    def _repr_html_(self) -> str:
        from ._html import to_html

        return to_html(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return Document, (Stored.of(self._source, self._analyzer, self.id), self._analyzer, self.id)

    def _shared_mentions(self) -> Mentions:
        if self._mentions is None:
            self._mentions = Mentions(self._source)
        return self._mentions

    def _entity(self, index: int) -> Entity:
        if self._entities is None:
            self._entities = [None] * self._source.n_entities()
        entity = self._entities[index]
        if entity is None:
            record = self._source.entity(index)
            id = self._analyzer._entity_id(index, record[5])
            entity = self._entities[index] = Entity(index, id, record, self._shared_mentions())
        return entity

    def _make_quotes(self) -> None:
        speech: list[Quotation] = []
        marked: list[Quotation] = []
        for kind, content, source, cue, speaker, addressee, link, evidence, confidence in self._source.quotes():
            to = speech if kind in SPEECH else marked
            to.append(
                make_quotation(
                    len(to),
                    kind,
                    spans(content),
                    span_or_none(source),
                    span_or_none(cue),
                    None if speaker is None else self._entity(speaker),
                    None if addressee is None else self._entity(addressee),
                    link,
                    evidence,
                    confidence,
                )
            )
        self._quotes = tuple(speech)
        self._marked = tuple(marked)
