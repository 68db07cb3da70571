"""Tables with one row a quotation, for pandas and Arrow."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ._document import Document

if TYPE_CHECKING:
    import pandas
    import pyarrow

COLUMNS = (
    "document",
    "quote",
    "kind",
    "start",
    "end",
    "text",
    "speaker",
    "speaker_id",
    "speaker_kind",
    "gender",
    "role",
    "addressee",
    "source",
    "cue",
    "link",
    "evidence",
    "confidence",
    "content",
)


def to_pandas(documents: Document | Iterable[Document]) -> pandas.DataFrame:
    """A pandas table of the quotations of one document or of many."""
    library = _needs("pandas")
    return library.DataFrame(_columns(documents))


def to_arrow(documents: Document | Iterable[Document]) -> pyarrow.Table:
    """An Arrow table of the quotations of one document or of many."""
    arrow = _needs("pyarrow")
    span = arrow.struct([("start", arrow.int64()), ("end", arrow.int64())])
    types = dict.fromkeys(COLUMNS, arrow.string())
    types.update(quote=arrow.int64(), start=arrow.int64(), end=arrow.int64(), confidence=arrow.float64())
    types["content"] = arrow.list_(span)
    columns = _columns(documents)
    columns["document"] = [_word(id) for id in columns["document"]]
    columns["speaker_id"] = [_word(id) for id in columns["speaker_id"]]
    columns["content"] = [[{"start": s, "end": e} for s, e in spans] for spans in columns["content"]]
    arrays = [arrow.array(columns[name], type=types[name]) for name in COLUMNS]
    return arrow.table(arrays, schema=arrow.schema(list(types.items())))


def _needs(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        message = f"quoteattr needs {name} for this: pip install {name}"
        raise ImportError(message, name=name) from error


def _word(id: Any) -> str | None:
    return id if id is None or isinstance(id, str) else str(id)


def _columns(documents: Document | Iterable[Document]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    adders = [columns[name].append for name in COLUMNS]
    for document in [documents] if isinstance(documents, Document) else documents:
        for q in document.quotes:
            who = q.speaker
            row = (
                document.id,
                q.id,
                q.kind,
                q.start,
                q.end,
                q.text,
                who and who.name,
                None if who is None else who.id,
                who and who.kind,
                who and who.gender,
                who and who.role,
                q.addressee and q.addressee.name,
                q.source and q.source.text,
                q.cue and q.cue.text,
                q.link,
                q.evidence,
                q.confidence,
                [(piece.start, piece.end) for piece in q.content],
            )
            for add, value in zip(adders, row):
                add(value)
    return columns
