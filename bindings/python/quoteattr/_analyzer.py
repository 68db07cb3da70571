"""Options, and the calls that analyse texts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Union, overload

from . import _quoteattr as _c
from ._document import Document
from ._errors import Error, OptionError
from ._records import Gender, Offsets, Span, Token

Text = Union[str, bytes]
GenreOption = Literal["auto", "news", "fiction"]
Stage = Literal["tokens", "sentences", "quotes", "attribution"]
QuoteStyle = Literal["double", "single", "guillemet", "corner", "dash", "unmarked", "block"]


@dataclass(frozen=True)
class Member:
    """A speaker known beforehand."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: Gender | None = None
    id: Any = None
    """What the result shall have as the id of this speaker; without it, the name."""


Roster = Union[str, "os.PathLike[str]", Iterable[Union[Member, Mapping[str, Any], str]]]

_UNITS: dict[str, int] = {"codepoints": _c.UNIT_CODEPOINTS, "bytes": _c.UNIT_BYTES, "utf16": _c.UNIT_UTF16}
_GENRES: dict[str, int] = {"auto": _c.GENRE_AUTO, "news": _c.GENRE_NEWS, "fiction": _c.GENRE_FICTION}
_ERRORS: dict[str, int] = {"strict": 0, "replace": 1}
_STAGES: dict[str, int] = {
    "tokens": _c.STAGE_TOKENS,
    "sentences": _c.STAGE_SENTENCES,
    "quotes": _c.STAGE_QUOTES,
    "attribution": _c.STAGE_ATTRIBUTION,
}
_STYLES: dict[str, int] = {
    "double": _c.STYLE_DOUBLE,
    "single": _c.STYLE_SINGLE,
    "guillemet": _c.STYLE_GUILLEMET,
    "corner": _c.STYLE_CORNER,
    "dash": _c.STYLE_DASH,
    "unmarked": _c.STYLE_UNMARKED,
    "block": _c.STYLE_BLOCK,
}


class Analyzer:
    """Analyses texts with one set of options.

    It may be used by any number of threads at once, and pickled.

    genre           ``"auto"`` (found from the text), ``"news"`` or ``"fiction"``
    roster          speakers known beforehand: a file (JSON or CSV), or a list of members, mappings or names
    offsets         the unit of positions: ``"codepoints"``, ``"bytes"`` of the UTF-8 text, ``"utf16"`` units
    errors          ``"strict"``: what is no text (bytes that are no UTF-8, halves of surrogate pairs) is an error;
                    ``"replace"``: U+FFFD stands in its place
    indirect        whether statements without quotation marks are reported (news)
    statements      of these, only what was said, not beliefs and acts
    min_confidence  0 to 1: speakers less sure count as not found
    quote_styles    the marks to look for; ``None``: found from the text
    stages          where to stop: ``"tokens"``, ``"sentences"``, ``"quotes"`` (nobody named) or ``"attribution"``
    max_bytes, max_nesting, max_candidates
                    limits, see docs/limits.md; ``None``: as the library has them
    """

    __slots__ = ("__weakref__", "_engine", "_ids", "_options", "_roster", "offsets")

    offsets: Offsets

    def __init__(
        self,
        *,
        genre: GenreOption = "auto",
        roster: Roster | None = None,
        offsets: Offsets = "codepoints",
        errors: Literal["strict", "replace"] = "strict",
        indirect: bool = True,
        statements: bool = False,
        min_confidence: float = 0.0,
        quote_styles: Iterable[QuoteStyle] | None = None,
        stages: Stage = "attribution",
        max_bytes: int | None = None,
        max_nesting: int | None = None,
        max_candidates: int | None = None,
    ) -> None:
        if not 0 <= min_confidence <= 1:
            raise OptionError(f"min_confidence is from 0 to 1, not {min_confidence!r}", code="option")
        styles = 0
        for style in quote_styles or ():
            styles |= _choice(_STYLES, "quote_styles", style)
        options = [
            (_c.OPT_GENRE, _choice(_GENRES, "genre", genre)),
            (_c.OPT_BAD_UTF8, _choice(_ERRORS, "errors", errors)),
            (_c.OPT_INDIRECT, int(bool(indirect))),
            (_c.OPT_STATEMENTS, int(bool(statements))),
            (_c.OPT_MIN_CONFIDENCE, round(100 * min_confidence)),
            (_c.OPT_QUOTE_STYLES, styles),
            (_c.OPT_STAGES, _choice(_STAGES, "stages", stages)),
        ]
        limits = (
            ("max_bytes", _c.OPT_MAX_BYTES, max_bytes),
            ("max_nesting", _c.OPT_MAX_NESTING, max_nesting),
            ("max_candidates", _c.OPT_MAX_CANDIDATES, max_candidates),
        )
        options += [(key, value) for _, key, value in limits if value is not None]
        _choice(_UNITS, "offsets", offsets)
        self._set(tuple(options), offsets, None if roster is None else _roster_bytes(roster))

    def _set(self, options: tuple[tuple[int, int], ...], offsets: Offsets, roster: bytes | None) -> None:
        self.offsets = offsets
        self._options = options
        self._roster = roster
        unit = _UNITS[offsets]
        try:
            self._engine = _c.engine(options, unit) if roster is None else _c.engine(options, unit, roster)
        except (OverflowError, ValueError) as error:
            if isinstance(error, Error):
                raise
            raise OptionError(str(error), code="option") from None
        ids = self._engine.roster_ids()
        self._ids: tuple[list[Any], int] | None = None if ids is None else (json.loads(ids[0]), ids[1])

    def analyze(self, text: Text, *, id: Any = None) -> Document:
        """Analyses one text.  The GIL is released meanwhile."""
        return Document(self._engine.analyze(text), self, id)

    __call__ = analyze

    @overload
    def analyze_batch(
        self,
        texts: Iterable[Text | tuple[Any, Text]],
        *,
        jobs: int | None = None,
        ahead: int | None = None,
        on_error: Literal["raise"] = "raise",
    ) -> Iterator[Document]: ...
    @overload
    def analyze_batch(
        self,
        texts: Iterable[Text | tuple[Any, Text]],
        *,
        jobs: int | None = None,
        ahead: int | None = None,
        on_error: Literal["return"],
    ) -> Iterator[Document | Error]: ...
    def analyze_batch(
        self,
        texts: Iterable[Text | tuple[Any, Text]],
        *,
        jobs: int | None = None,
        ahead: int | None = None,
        on_error: Literal["raise", "return"] = "raise",
    ) -> Iterator[Document] | Iterator[Document | Error]:
        """Analyses many texts, in ``jobs`` threads at once (``None``: one for each processor that may be used).

        ``texts`` holds texts, or pairs ``(id, text)``.  Documents come in its order.  At most ``ahead`` texts (64 for
        each job, unless given) are read before their turn, so that it may be a generator without end.  With
        ``on_error="return"`` a document that cannot be analysed gives its error in its place.
        """
        if on_error not in ("raise", "return"):
            raise OptionError(f'on_error is "raise" or "return", not {on_error!r}', code="option")
        n = _cpu_count() if jobs is None else jobs
        try:
            batch = self._engine.batch(texts, n, 64 * n if ahead is None else ahead)
        except (OverflowError, ValueError) as error:
            raise OptionError(str(error), code="option") from None
        return self._documents(batch, on_error == "raise")

    def _documents(self, batch: _c.Batch, raises: bool) -> Iterator[Any]:
        index = 0
        try:
            for id, found in batch:
                if isinstance(found, _c.Result):
                    yield Document(found, self, id)
                elif isinstance(found, Error):
                    found.index, found.id = index, id
                    if raises:
                        raise found
                    yield found
                else:
                    raise found
                index += 1
        finally:
            batch.close()

    @property
    def fingerprint(self) -> str:
        """Changes whenever the output for some text may change; the roster is no part of it."""
        return self._engine.fingerprint()

    def _entity_id(self, index: int, member: int | None) -> Any:
        if self._ids is None:
            return index
        return self._ids[1] + index if member is None else self._ids[0][member]

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self._options, self.offsets, self._roster)


@lru_cache(maxsize=8)
def _restore(options: tuple[tuple[int, int], ...], offsets: Offsets, roster: bytes | None) -> Analyzer:
    analyzer = Analyzer.__new__(Analyzer)
    analyzer._set(options, offsets, roster)
    return analyzer


def _choice(choices: Mapping[str, int], option: str, value: Any) -> int:
    if isinstance(value, str) and value in choices:
        return choices[value]
    raise OptionError(f"{option} is one of {', '.join(choices)}, not {value!r}", code="option")


def _cpu_count() -> int:
    try:
        return max(1, len(os.sched_getaffinity(0)))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1


def _roster_bytes(roster: Roster) -> bytes:
    if isinstance(roster, (str, os.PathLike)):
        with open(roster, "rb") as file:
            return file.read()
    return json.dumps([_member(m) for m in roster]).encode()


def _member(member: Member | Mapping[str, Any] | str) -> dict[str, Any]:
    if isinstance(member, str):
        return {"name": member}
    if isinstance(member, Member):
        shown = {"name": member.name, "aliases": list(member.aliases), "gender": member.gender}
        return shown if member.id is None else {**shown, "id": member.id}
    return dict(member)


def _analyzer(options: dict[str, Any]) -> Analyzer:
    """One with these options; the last few without a roster are kept."""
    if not options:
        return _default()
    if options.get("roster") is not None or options.get("quote_styles") is not None:
        return Analyzer(**options)
    return _cached(tuple(sorted(options.items())))


@lru_cache(maxsize=1)
def _default() -> Analyzer:
    return Analyzer()


@lru_cache(maxsize=16)
def _cached(options: tuple[tuple[str, Any], ...]) -> Analyzer:
    return Analyzer(**dict(options))


def analyze(text: Text, *, id: Any = None, **options: Any) -> Document:
    """Analyses one text; ``options`` are those of :class:`Analyzer`."""
    return _analyzer(options).analyze(text, id=id)


def analyze_batch(
    texts: Iterable[Text | tuple[Any, Text]],
    *,
    jobs: int | None = None,
    ahead: int | None = None,
    on_error: Literal["raise", "return"] = "raise",
    **options: Any,
) -> Iterator[Any]:
    """Analyses many texts; see :meth:`Analyzer.analyze_batch`."""
    return _analyzer(options).analyze_batch(texts, jobs=jobs, ahead=ahead, on_error=on_error)


def sentences(
    text: Text, *, offsets: Offsets = "codepoints", errors: Literal["strict", "replace"] = "strict"
) -> tuple[Span, ...]:
    """The sentences of a text."""
    return _analyzer({"stages": "sentences", "offsets": offsets, "errors": errors}).analyze(text).sentences


def tokens(
    text: Text,
    *,
    words: bool = False,
    offsets: Offsets = "codepoints",
    errors: Literal["strict", "replace"] = "strict",
) -> tuple[Token, ...]:
    """The tokens of a text (*don't* is one), or its words (*do*, *n't*)."""
    document = _analyzer({"stages": "tokens", "offsets": offsets, "errors": errors}).analyze(text)
    return document.words if words else document.tokens
