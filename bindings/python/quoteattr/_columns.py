"""Documents as Arrow columns: what quoteattr.spark and quoteattr.dask have in common.

In: the texts of a table's rows (bytes, or nothing at all).  Out: the columns of `schema()`, which are the program's
JSON (docs/formats.md) with a struct {start, end} for a position, and with the ids of entities as strings, so that
numbers and the ids of a roster fit one column.  A text that cannot be analysed has nothing in these columns and says
why in the column "error".

Arrays are built column by column over all documents of a batch, not row by row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pyarrow as pa

from ._workers import Answer, Json, Row, Settings, answers

Span = Sequence[int]

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


def columns(wanted: Settings, rows: Iterable[Row]) -> list[pa.Array]:
    """What is in the texts of these rows, as the arrays of `schema()`."""
    found = [_found(answer, wanted) for answer in answers(wanted, rows)]
    return [_array([row.get(column.name) for row in found], column.type) for column in schema(wanted.include)]


def _found(answer: Answer, wanted: Settings) -> Json:
    """The columns of one row, those of entities and quotations as `schema()` has them."""
    if answer.document is None:
        return {"error": answer.error}
    row = answer.document.to_dict(tokens="tokens" in wanted.include, sentences="sentences" in wanted.include)
    cut = _cutter(answer.row.text or b"", wanted.analyzer.offsets)
    for entity in row["entities"]:
        entity["id"] = text_id(entity["id"])
    names = {entity["id"]: entity["name"] for entity in row["entities"]}
    for quote in row["quotes"]:
        for part in ("source", "cue"):
            quote[part] = quote[part][0] if quote[part] else None
        for part in ("speaker", "addressee"):
            quote[part] = text_id(quote[part])
        quote["name"] = names.get(quote["speaker"])
    for quote in (*row["quotes"], *row["marked"]):
        quote["text"] = " … ".join(map(cut, quote["content"]))
    return row


def text_id(value: Any) -> str | None:
    """An id, which may be any JSON value, as a string."""
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_NO_UTF8 = re.compile("[\ud800-\udfff]")


def _cutter(text: bytes, unit: str) -> Callable[[Span], str]:
    """What gives the text at a position; bytes that are no UTF-8 are U+FFFD there."""
    if unit == "bytes":
        return lambda span: _mended(text[span[0] : span[1]].decode(errors="surrogateescape"))
    read = text.decode(errors="surrogateescape")
    if unit == "codepoints":
        return lambda span: _mended(read[span[0] : span[1]])
    wide = _mended(read).encode("utf-16-le")
    return lambda span: wide[2 * span[0] : 2 * span[1]].decode("utf-16-le")


def _mended(text: str) -> str:
    return _NO_UTF8.sub("\ufffd", text)


# ---- arrays ----


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Values as they are in JSON, a position as a pair; the nested ones column by column."""
    if pa.types.is_list(kind) and pa.types.is_struct(kind.value_type):
        return _lists(values, kind)
    if pa.types.is_struct(kind):
        return _structs(values, kind)
    return pa.array(values, kind)


def _lists(rows: Sequence[Sequence[Any] | None], kind: pa.DataType) -> pa.Array:
    starts: list[int | None] = []
    items: list[Any] = []
    for row in rows:
        starts.append(None if row is None else len(items))
        items.extend(row or ())
    starts.append(len(items))
    return pa.ListArray.from_arrays(pa.array(starts, pa.int32()), _array(items, kind.value_type))


def _structs(rows: Sequence[Any], kind: pa.DataType) -> pa.Array:
    keys = (0, 1) if kind == SPAN else [part.name for part in kind]
    parts = [_array([None if row is None else row[key] for row in rows], part.type) for key, part in zip(keys, kind)]
    return pa.StructArray.from_arrays(
        parts, fields=list(kind), mask=pa.array([row is None for row in rows], pa.bool_())
    )
