"""What is left of a result in a pickle: its records, and the line of JSON.

Tokens, words, sentences and the script are seldom asked for and many: they are found again when they are, which gives
the same as long as the library is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _quoteattr as _c
from ._errors import Error
from ._records import Source

if TYPE_CHECKING:
    from ._analyzer import Analyzer


class Stored:
    """The same methods as a result of the library."""

    __slots__ = ("_again", "_analyzer", "_parts")

    def __init__(self, parts: dict[str, Any], analyzer: Analyzer) -> None:
        self._parts = parts
        self._analyzer = analyzer
        self._again: Source | None = None

    @classmethod
    def of(cls, source: Source, analyzer: Analyzer, id: Any) -> Stored:
        if isinstance(source, Stored):
            return source
        parts = {
            "text": source.text(),
            "genre": source.genre(),
            "quotes": source.quotes(),
            "entities": [source.entity(i) for i in range(source.n_entities())],
            "mentions": source.mentions(),
            "json": source.to_json('{"id":null}', False, False, False),
            "fingerprint": analyzer.fingerprint,
        }
        return cls(parts, analyzer)

    def text(self) -> str:
        text: str = self._parts["text"]
        return text

    def genre(self) -> str | None:
        genre: str | None = self._parts["genre"]
        return genre

    def n_quotes(self) -> int:
        return len(self._parts["quotes"])

    def quotes(self) -> list[_c._Quote]:
        quotes: list[_c._Quote] = self._parts["quotes"]
        return quotes

    def n_entities(self) -> int:
        return len(self._parts["entities"])

    def entity(self, index: int, /) -> _c._Entity:
        entity: _c._Entity = self._parts["entities"][index]
        return entity

    def mentions(self) -> list[_c._Mention]:
        mentions: list[_c._Mention] = self._parts["mentions"]
        return mentions

    def tokens(self) -> list[_c._Token]:
        return self._found_again().tokens()

    def words(self) -> list[_c._Token]:
        return self._found_again().words()

    def sentences(self) -> list[_c._Piece]:
        return self._found_again().sentences()

    def to_json(self, id: str, script: bool, tokens: bool, sentences: bool, /) -> str:
        if script or tokens or sentences:
            return self._found_again().to_json(id, script, tokens, sentences)
        line: str = self._parts["json"]
        return id[:-1].replace('{"id": ', '{"id":', 1) + line[len('{"id":null') :]

    def _found_again(self) -> Source:
        if self._again is None:
            if self._analyzer.fingerprint != self._parts["fingerprint"]:
                raise Error("the document was pickled by another version of the library", code="version")
            self._again = self._analyzer._engine.analyze(self._parts["text"])
        return self._again

    def __reduce__(self) -> tuple[Any, ...]:
        return Stored, (self._parts, self._analyzer)
