"""What worker processes do with rows: what quoteattr.spark and quoteattr.dask have in common.

In: the settings of a job, checked where it is written and sent to every worker, and rows: texts, or lines of JSON.
Out: columns (quoteattr._columns), or the lines that the program prints; one for each row, in order, made by the C part
without a Python object for each quotation.  A row that cannot be analysed has an answer too, so that no bad one ends a
job.  An Analyzer is pickled as its options and roster, and a process makes one engine of the same ones, however many
tasks it gets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Optional, Union

from ._analyzer import Analyzer

if TYPE_CHECKING:
    from ._quoteattr import Engine

Text = Optional[bytes]
Row = Union[Text, tuple[bytes, Text]]
"""A text or a line of JSON, None for one that is not there; or its id as JSON and the same."""

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


def engine(wanted: Settings) -> Engine:
    """The engine of this process, which must be the one that the job was written for."""
    if wanted.analyzer.fingerprint != wanted.fingerprint:
        raise RuntimeError(
            f"quoteattr is {wanted.analyzer.fingerprint} on this worker, but {wanted.fingerprint} where the job was "
            "written: install one version everywhere"
        )
    return wanted.analyzer._engine


def lines(wanted: Settings, rows: Iterable[Row], is_json: bool = False) -> list[str]:
    """What the program prints for each of these texts, or lines, with --format=jsonl."""
    return engine(wanted).lines(rows, is_json, "tokens" in wanted.include, "sentences" in wanted.include)


def named(id: Any, text: Text) -> Row:
    """A row with its id; one that JSON has not, such as a date, as a string."""
    return json.dumps(id, default=str).encode(), text


def batches(sizes: Iterable[int], most: int = BATCH_BYTES) -> Iterator[slice]:
    """Cuts rows whose texts have these sizes into slices of at most `most` bytes, or of one row."""
    start = end = total = 0
    for size in sizes:
        if end > start and total + size > most:
            yield slice(start, end)
            start, total = end, 0
        end += 1
        total += size
    if end > start:
        yield slice(start, end)
