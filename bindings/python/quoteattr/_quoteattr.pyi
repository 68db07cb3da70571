"""The C part.  Private: the package's other modules are its users."""

from collections.abc import Iterable, Iterator
from typing import Any, final

_Piece = tuple[int, int, str]
_Token = tuple[int, int, str, str, int]
_Mention = tuple[int, int, str, str, int | None]
_Entity = tuple[str | None, tuple[str, ...], str | None, str, str | None, int | None, int, int]
_Quote = tuple[
    str,
    tuple[_Piece, ...],
    _Piece | None,
    _Piece | None,
    int | None,
    int | None,
    str | None,
    str | None,
    float,
]
# A text or a line of JSON, None for one that is not there; or (its id as JSON, the same).
_Row = bytes | tuple[bytes, bytes | None] | None
# (values, nulls, bits of those that are none, offsets, data): the buffers of an Arrow array
_Column = tuple[int, int, bytes | None, bytes | None, bytes | None]

VERSION: str
UNICODE_VERSION: str
OPT_STAGES: int
OPT_GENRE: int
OPT_QUOTE_STYLES: int
OPT_INDIRECT: int
OPT_BAD_UTF8: int
OPT_MAX_BYTES: int
OPT_MAX_NESTING: int
OPT_MAX_CANDIDATES: int
OPT_STATEMENTS: int
OPT_MIN_CONFIDENCE: int
STAGE_TOKENS: int
STAGE_SENTENCES: int
STAGE_QUOTES: int
STAGE_ATTRIBUTION: int
GENRE_AUTO: int
GENRE_NEWS: int
GENRE_FICTION: int
STYLE_DOUBLE: int
STYLE_SINGLE: int
STYLE_GUILLEMET: int
STYLE_CORNER: int
STYLE_DASH: int
STYLE_UNMARKED: int
STYLE_BLOCK: int
UNIT_BYTES: int
UNIT_CODEPOINTS: int
UNIT_UTF16: int
FLAG_SPACE_BEFORE: int
FLAG_CLITIC: int
FLAG_ABBREVIATION: int
FLAG_CAPITAL: int
FLAG_ALL_CAPS: int
FLAG_NON_ASCII: int
FLAG_SENTENCE_START: int

@final
class Result:
    def text(self) -> str: ...
    def genre(self) -> str | None: ...
    def n_quotes(self) -> int: ...
    def quotes(self) -> list[_Quote]: ...
    def n_entities(self) -> int: ...
    def entity(self, index: int, /) -> _Entity: ...
    def mentions(self) -> list[_Mention]: ...
    def tokens(self) -> list[_Token]: ...
    def words(self) -> list[_Token]: ...
    def sentences(self) -> list[_Piece]: ...
    def to_json(self, id: str, script: bool, tokens: bool, sentences: bool, /) -> str: ...

@final
class Batch(Iterator[tuple[Any, Result | Exception]]):
    def __iter__(self) -> Batch: ...
    def __next__(self) -> tuple[Any, Result | Exception]: ...
    def close(self) -> None: ...

@final
class Engine:
    def analyze(self, text: str | bytes, /) -> Result: ...
    def batch(self, texts: Iterable[Any], jobs: int, ahead: int, /) -> Batch: ...
    def columns(
        self, rows: Iterable[_Row], is_json: bool, mentions: bool, tokens: bool, sentences: bool, /
    ) -> dict[str, _Column]: ...
    def lines(self, rows: Iterable[_Row], is_json: bool, tokens: bool, sentences: bool, /) -> list[str]: ...
    def fingerprint(self) -> str: ...
    def roster_ids(self) -> tuple[str, int] | None: ...

def engine(options: tuple[tuple[int, int], ...], unit: int, roster: bytes = ..., /) -> Engine: ...
def program(arguments: list[bytes], /) -> int: ...
