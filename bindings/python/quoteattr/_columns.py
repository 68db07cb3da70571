"""Documents as Arrow columns: what quoteattr.spark and quoteattr.dask have in common.

In: the texts of a table's rows (bytes, or nothing at all), or lines of JSON.  Out: the columns of `schema()`, which are
the program's JSON (docs/formats.md) with a struct {start, end} for a position, and with the ids of entities as strings,
so that numbers and the ids of a roster fit one column.  A text that cannot be analysed has nothing in these columns and
says why in the column "error".

The C part fills the buffers of the arrays (src/columns.c); here they get their types.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyarrow as pa

from ._workers import EXTRAS, Row, Settings, engine

if TYPE_CHECKING:
    from ._quoteattr import _Column

SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
MARKED = pa.struct([("id", pa.int32()), ("kind", pa.string()), ("text", pa.string()), ("content", pa.list_(SPAN))])
QUOTE = pa.struct(
    [
        *MARKED,
        pa.field("source", SPAN),
        pa.field("cue", SPAN),
        pa.field("speaker", pa.string()),
        pa.field("name", pa.string()),
        pa.field("addressee", pa.string()),
        pa.field("link", pa.string()),
        pa.field("evidence", pa.string()),
        pa.field("confidence", pa.float64()),
    ]
)
ENTITY = pa.struct(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("role", pa.string()),
        ("kind", pa.string()),
        ("gender", pa.string()),
        ("mention_count", pa.int32()),
        ("quote_count", pa.int32()),
        ("mentions", pa.list_(SPAN)),
    ]
)
ERROR = pa.struct([("code", pa.string()), ("message", pa.string()), ("offset", pa.int64())])


def schema(include: Iterable[str] = ("mentions",)) -> pa.Schema:
    """The columns that `columns()` makes, in order."""
    extras = set(include)
    entity = pa.struct([part for part in ENTITY if part.name != "mentions" or "mentions" in extras])
    segments = [
        *(("tokens", "words") if "tokens" in extras else ()),
        *(("sentences",) if "sentences" in extras else ()),
    ]
    return pa.schema(
        [
            ("genre", pa.string()),
            ("quotes", pa.list_(QUOTE)),
            ("marked", pa.list_(MARKED)),
            ("entities", pa.list_(entity)),
            *((name, pa.list_(SPAN)) for name in segments),
            ("error", ERROR),
        ]
    )


def columns(wanted: Settings, rows: Iterable[Row], is_json: bool = False) -> dict[str, pa.Array]:
    """What is in these rows, as the arrays of `schema()`; of lines of JSON the ids as well."""
    extras = (name in wanted.include for name in EXTRAS)
    buffers = engine(wanted).columns(rows, is_json, *extras)
    parts = [pa.field("id", pa.string())] if is_json else []
    return {part.name: _array(buffers, part.name, part.type) for part in (*parts, *schema(wanted.include))}


def _array(buffers: dict[str, _Column], path: str, kind: pa.DataType) -> pa.Array:
    """The array at this place of the schema, with those below it."""
    below = []
    if pa.types.is_list(kind):
        below = [_array(buffers, f"{path}[]", kind.value_type)]
    elif pa.types.is_struct(kind):
        below = [_array(buffers, f"{path}.{part.name}", part.type) for part in kind]
    n, n_null, valid, *values = buffers[path]
    made = [
        None if valid is None else pa.py_buffer(valid),
        *(pa.py_buffer(part) for part in values if part is not None),
    ]
    return pa.Array.from_buffers(kind, n, made, null_count=n_null, children=below)
