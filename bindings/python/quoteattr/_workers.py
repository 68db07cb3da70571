"""What worker processes do with rows: what quoteattr.spark and quoteattr.dask have in common.

In: the settings of a job, checked where it is written and sent to every worker, and rows.  Out: an answer for each, in
order; a text that cannot be analysed has an answer too, so that no bad row ends a job.  An Analyzer is pickled as its
options and roster, and a process makes one engine of the same ones, however many tasks it gets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ._analyzer import Analyzer, _restore
from ._document import Document
from ._errors import Error

Json = dict[str, Any]

EXTRAS = ("mentions", "tokens", "sentences")
"""What `include` may name."""

BATCH_BYTES = 4 << 20
"""Texts are analysed in batches of about so many bytes: this bounds the memory of a worker."""

LARGEST_TEXT = (1 << 31) - 1
"""Positions in tables are 32-bit integers with a sign, as in Spark's SQL."""


class Settings(NamedTuple):
    """What a worker needs to know."""

    analyzer: Analyzer
    include: tuple[str, ...]
    fingerprint: str  # of the analyzer where the job was written


def settings(options: dict[str, Any], include: Iterable[str]) -> Settings:
    """Checks where the job is written what would otherwise fail on every worker."""
    extras = tuple(include)
    unknown = sorted(set(extras) - set(EXTRAS))
    if unknown:
        raise ValueError(f"include: {', '.join(unknown)}; it may name {', '.join(EXTRAS)}")
    if (options.get("max_bytes") or 0) > LARGEST_TEXT:
        raise ValueError(f"max_bytes may be {LARGEST_TEXT} at most in a table")
    analyzer = Analyzer(**options)
    return Settings(analyzer, extras, analyzer.fingerprint)


class Row(NamedTuple):
    """A text to be analysed, or what is wrong with it already."""

    text: bytes | None
    id: Any = None
    roster: Any = None
    error: Json | None = None


class Answer(NamedTuple):
    """What was found in the text of a row, or what is wrong with it."""

    row: Row
    document: Document | None
    error: Json | None


def answers(wanted: Settings, rows: Iterable[Row]) -> Iterator[Answer]:
    """One for each row, in order; a bad one does not hinder the others."""
    if wanted.analyzer.fingerprint != wanted.fingerprint:
        raise RuntimeError(
            f"quoteattr is {wanted.analyzer.fingerprint} on this worker, but {wanted.fingerprint} where the job was "
            "written: install one version everywhere"
        )
    for row in rows:
        yield _answer(wanted.analyzer, row)


def _answer(analyzer: Analyzer, row: Row) -> Answer:
    if row.error is not None:
        return Answer(row, None, row.error)
    if row.text is None:
        return Answer(row, None, _problem("null", "there is no text"))
    try:
        if row.roster is not None:
            analyzer = _restore(analyzer._options, analyzer.offsets, json.dumps(row.roster).encode())
        return Answer(row, analyzer.analyze(row.text, id=row.id), None)
    except Error as error:
        return Answer(row, None, error.to_dict()["error"])


def _problem(code: str, message: str, offset: int = 0) -> Json:
    return {"code": code, "message": message, "offset": offset}


def read_line(line: bytes | None) -> Row:
    """A line of JSON Lines as the program reads it (docs/formats.md)."""
    try:
        read = json.loads(line or b"")
    except ValueError as error:  # of the JSON, or of its UTF-8
        at = getattr(error, "pos", getattr(error, "start", 0))
        return Row(None, error=_problem("json", getattr(error, "msg", "the line is not UTF-8"), at))
    if not isinstance(read, dict):
        return Row(None, error=_problem("json", "the line is no JSON object"))
    id, text = read.get("id"), read.get("text")
    if not isinstance(text, str):
        return Row(None, id, error=_problem("json", '"text" is missing or no string'))
    try:
        return Row(text.encode(), id, read.get("roster"))
    except UnicodeEncodeError as error:
        return Row(None, id, error=_problem("json", "half of a surrogate pair", error.start))


def write_line(answer: Answer, include: Sequence[str]) -> str:
    """What the program prints for it with --format=jsonl."""
    if answer.document is None:
        failure = {"id": answer.row.id, "error": answer.error}
        return json.dumps(failure, ensure_ascii=False, separators=(",", ":"))
    return answer.document.to_json(tokens="tokens" in include, sentences="sentences" in include)


def batches(sizes: Iterable[int], most: int = BATCH_BYTES) -> Iterator[tuple[int, int]]:
    """Cuts rows whose texts have these sizes into [start, end) of at most `most` bytes, or of one row."""
    start = end = total = 0
    for size in sizes:
        if end > start and total + size > most:
            yield start, end
            start, total = end, 0
        end += 1
        total += size
    if end > start:
        yield start, end
