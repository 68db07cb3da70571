"""What a document consists of.

Small records are named tuples; quotations and entities are objects with slots.  All of them are values: they compare
by what they hold, can be pickled, and do not change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple, Protocol

from . import _quoteattr as _c

Offsets = Literal["codepoints", "bytes", "utf16"]
Genre = Literal["news", "fiction"]
QuoteKind = Literal["direct", "mixed", "indirect", "title", "nickname", "scare", "unknown"]
Link = Literal["explicit", "anaphoric", "implicit"]
EvidenceKind = Literal[
    "tag",
    "according_to",
    "colon",
    "noun",
    "passive",
    "script",
    "continuation",
    "floating",
    "paragraph",
    "beat",
    "turn",
    "vocative",
    "nearby",
    "shared",
    "corrected",
]
EntityKind = Literal["person", "organisation", "group", "other"]
Gender = Literal["F", "M", "X"]
MentionKind = Literal["name", "nominal", "pronoun"]
TokenKind = Literal[
    "word", "number", "punct", "open", "close", "quote", "symbol", "emoji", "url", "email", "handle", "hashtag"
]
SegmentKind = Literal["speech", "mixed", "narration", "space"]

GAP = " … "
"""Stands between the pieces of a broken quotation in its ``text``."""


class Span(NamedTuple):
    """A piece of the text, half open."""

    start: int
    end: int
    text: str


class Token(NamedTuple):
    """A token or word."""

    start: int
    end: int
    text: str
    kind: TokenKind
    flags: int

    @property
    def space_before(self) -> bool:
        return bool(self.flags & _c.FLAG_SPACE_BEFORE)

    @property
    def is_clitic(self) -> bool:
        """A word that goes on in the surface token of the word before (*n't*)."""
        return bool(self.flags & _c.FLAG_CLITIC)

    @property
    def is_abbreviation(self) -> bool:
        return bool(self.flags & _c.FLAG_ABBREVIATION)

    @property
    def is_capital(self) -> bool:
        return bool(self.flags & _c.FLAG_CAPITAL)

    @property
    def is_all_caps(self) -> bool:
        return bool(self.flags & _c.FLAG_ALL_CAPS)

    @property
    def is_sentence_start(self) -> bool:
        return bool(self.flags & _c.FLAG_SENTENCE_START)


class Mention(NamedTuple):
    """A name, a description or a pronoun that stands for somebody."""

    start: int
    end: int
    text: str
    kind: MentionKind
    entity: int | None
    """Number of the entity in ``Document.entities``."""


class Segment(NamedTuple):
    """A piece of the text read as a script; the segments of a document tile its text."""

    start: int
    end: int
    text: str
    kind: SegmentKind
    quote: int | None
    """Number of the quotation in ``Document.quotes``."""
    speaker: Any
    """Id of the speaker."""
    name: str | None
    confidence: float | None


class Source(Protocol):
    """Where a document's parts come from: a result of the library, or one that was pickled."""

    def text(self) -> str: ...
    def genre(self) -> str | None: ...
    def n_quotes(self) -> int: ...
    def quotes(self) -> list[_c._Quote]: ...
    def n_entities(self) -> int: ...
    def entity(self, index: int, /) -> _c._Entity: ...
    def mentions(self) -> list[_c._Mention]: ...
    def tokens(self) -> list[_c._Token]: ...
    def words(self) -> list[_c._Token]: ...
    def sentences(self) -> list[_c._Piece]: ...
    def to_json(self, id: str, script: bool, tokens: bool, sentences: bool, /) -> str: ...


class Mentions:
    """The mentions of a document, made when somebody asks for them, and shared by its entities."""

    __slots__ = ("_all", "_groups", "_source")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._all: tuple[Mention, ...] | None = None
        self._groups: dict[int | None, list[Mention]] | None = None

    def all(self) -> tuple[Mention, ...]:
        if self._all is None:
            self._all = tuple([_tuple(Mention, m) for m in self._source.mentions()])
        return self._all

    def of(self, entity: int) -> tuple[Mention, ...]:
        if self._groups is None:
            self._groups = {}
            for mention in self.all():
                self._groups.setdefault(mention.entity, []).append(mention)
        return tuple(self._groups.get(entity, ()))


class _Record:
    """Compares, prints and hashes by the values of its fields."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._fields])

    def __eq__(self, other: object) -> bool:
        return (
            self._values() == other._values()
            if type(self) is type(other) and isinstance(other, _Record)
            else NotImplemented
        )

    def __hash__(self) -> int:
        return hash(self._values()[:3])

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({shown})"


class Entity(_Record):
    """Somebody, or some body, that the text speaks of."""

    __slots__ = (
        "_mentions",
        "aliases",
        "gender",
        "id",
        "index",
        "kind",
        "member",
        "mention_count",
        "name",
        "quote_count",
        "role",
    )
    _fields = ("index", "id", "name", "aliases", "role", "kind", "gender", "member", "mention_count", "quote_count")

    index: int
    """Its number in ``Document.entities``."""
    id: Any
    """A number, or the id on the roster."""
    name: str | None
    """The fullest name that the text or the roster gives."""
    aliases: tuple[str, ...]
    role: str | None
    """Title or role as the text gives it."""
    kind: EntityKind
    gender: Gender | None
    member: int | None
    """Its number on the roster."""
    mention_count: int
    quote_count: int
    """Of how many quotations it is the speaker."""

    def __init__(self, index: int, id: Any, record: _c._Entity, mentions: Mentions) -> None:
        self.index = index
        self.id = id
        self.name, self.aliases, self.role, self.kind, self.gender, self.member = record[:6]  # type: ignore[assignment]
        self.mention_count, self.quote_count = record[6:]
        self._mentions = mentions

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where the text speaks of it, pronouns included."""
        return self._mentions.of(self.index)

    def __str__(self) -> str:
        return self.name if self.name is not None else f"entity {self.index}"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_entity, (self.index, self.id, self._values()[2:], self.mentions)


class Quotation(_Record):
    """Something said, or something in quotation marks that is no speech."""

    __slots__ = (
        "addressee",
        "confidence",
        "content",
        "cue",
        "evidence",
        "id",
        "kind",
        "link",
        "source",
        "speaker",
    )
    _fields = ("id", "kind", "content", "source", "cue", "speaker", "addressee", "link", "evidence", "confidence")

    id: int
    """Its number in ``Document.quotes`` (or ``Document.marked``)."""
    kind: QuoteKind
    content: tuple[Span, ...]
    """What was said, one piece or several when *he said* or a paragraph's end parts them."""
    source: Span | None
    """The mention that names the speaker."""
    cue: Span | None
    """The words that say that somebody speaks (*said*, *according to*)."""
    speaker: Entity | None
    addressee: Entity | None
    link: Link | None
    """How the text names the speaker."""
    evidence: EvidenceKind | None
    """What decided."""
    confidence: float
    """Probability that the speaker is right, 0 without a speaker."""

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.content[-1].end

    @property
    def text(self) -> str:
        """The pieces, with `` … `` between them."""
        return self.content[0].text if len(self.content) == 1 else GAP.join([piece.text for piece in self.content])

    @property
    def is_speech(self) -> bool:
        return self.kind in SPEECH

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_quotation, self._values()


SPEECH = frozenset(("direct", "mixed", "indirect"))


def _tuple(kind: Any, values: tuple[Any, ...]) -> Any:
    return tuple.__new__(kind, values)


def span_or_none(piece: _c._Piece | None) -> Span | None:
    return None if piece is None else _tuple(Span, piece)


def spans(pieces: Iterable[_c._Piece]) -> tuple[Span, ...]:
    return tuple([_tuple(Span, piece) for piece in pieces])


def tokens(records: Iterable[_c._Token]) -> tuple[Token, ...]:
    return tuple([_tuple(Token, record) for record in records])


class _StoredMentions(Mentions):
    __slots__ = ("_stored",)

    def __init__(self, stored: tuple[Mention, ...]) -> None:
        self._stored = stored

    def all(self) -> tuple[Mention, ...]:
        return self._stored

    def of(self, entity: int) -> tuple[Mention, ...]:
        return self._stored


def _restore_entity(index: int, id: Any, record: _c._Entity, mentions: tuple[Mention, ...]) -> Entity:
    return Entity(index, id, record, _StoredMentions(mentions))


def _restore_quotation(*values: Any) -> Quotation:
    return make_quotation(*values)


def make_quotation(
    id: int,
    kind: Any,
    content: tuple[Span, ...],
    source: Span | None,
    cue: Span | None,
    speaker: Entity | None,
    addressee: Entity | None,
    link: Any,
    evidence: Any,
    confidence: float,
) -> Quotation:
    quotation = Quotation.__new__(Quotation)
    quotation.id = id
    quotation.kind = kind
    quotation.content = content
    quotation.source = source
    quotation.cue = cue
    quotation.speaker = speaker
    quotation.addressee = addressee
    quotation.link = link
    quotation.evidence = evidence
    quotation.confidence = confidence
    return quotation
