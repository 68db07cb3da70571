"""Quotations of a Dask bag or DataFrame.

    from quoteattr.dask import extract
    extract(bag)                                  # a bag of {"id", "text"}, or of texts
    extract(frame, text="body", id="url")         # a DataFrame

docs/dask.md tells more.  Each partition is one task; a worker process makes one engine, however many it gets, and
threads of a worker share it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, overload

from ._workers import Settings, Text, batches, lines, settings

if TYPE_CHECKING:
    import dask.bag
    import dask.dataframe
    import pandas as pd

__all__ = ["extract"]


@overload
def extract(data: dask.bag.Bag, text: str = ..., id: str | None = ..., **options: Any) -> dask.bag.Bag: ...
@overload
def extract(
    data: dask.dataframe.DataFrame, text: str = ..., id: str | None = ..., **options: Any
) -> dask.dataframe.DataFrame: ...
def extract(
    data: Any,
    text: str = "text",
    id: str | None = "id",
    *,
    keep: Sequence[str] = (),
    include: Sequence[str] = ("mentions",),
    **options: Any,
) -> Any:
    """The quotations of each item of a bag, or of each row of a DataFrame; what it is made of is not computed yet.

    text, id  keys of the items, or columns (id: None when there is none); a bag may hold the texts themselves
    keep      other columns to hand on (DataFrame)
    include   "tokens": tokens and words; "sentences"; for a DataFrame also "mentions": where the text names each entity
    options   as of quoteattr.Analyzer

    A bag becomes one of dictionaries, what the program prints as JSON; a bad text gives {"id", "error"}.  A DataFrame
    becomes one with the columns `id`, `keep`, and those of docs/spark.md, in which a bad text has nothing but "error".
    """
    wanted = settings(options, include)
    if hasattr(data, "to_dataframe"):
        return data.map_partitions(partial(_items, wanted, text, id))
    kept = [*([] if id is None else [id]), *keep]
    missing = [name for name in (text, *kept) if name not in data.columns]
    if missing:
        raise ValueError(f"no column {', '.join(missing)}; there are {', '.join(map(str, data.columns))}")
    twice = sorted({name for name in kept if name in _made(wanted) or kept.count(name) > 1})
    if twice:
        raise ValueError(f"columns that would be there twice: {', '.join(twice)}; rename them before")
    task = partial(_frame, wanted, text, kept)
    return data.map_partitions(task, meta=task(data._meta))


def _bytes(text: Any) -> Text:
    """The text as the library reads it; None, and what pandas has for it, is no text."""
    if isinstance(text, str):
        return text.encode(errors="surrogatepass")
    return text if isinstance(text, bytes) else None


def _items(wanted: Settings, text: str, id: str | None, items: Iterable[Any]) -> list[dict[str, Any]]:
    given: list[Mapping[Any, Any]] = [item if isinstance(item, Mapping) else {text: item} for item in items]
    texts = [_bytes(item.get(text)) for item in given]
    found: list[str] = []
    for part in batches(len(value or b"") for value in texts):
        found += lines(wanted, texts[part])
    return [{**json.loads(line), "id": item.get(id)} for line, item in zip(found, given)]


def _made(wanted: Settings) -> list[str]:
    from ._columns import schema

    return list(schema(wanted.include).names)


def _frame(wanted: Settings, text: str, kept: Sequence[str], frame: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd
    import pyarrow as pa

    from ._columns import columns

    texts = [_bytes(value) for value in frame[text]]
    parts = [columns(wanted, texts[part]) for part in batches(len(value or b"") for value in texts)]
    parts = parts or [columns(wanted, [])]
    made = frame[list(kept)].copy()
    for name in parts[0]:
        joined = pa.chunked_array([part[name] for part in parts])
        made[name] = pd.Series(pd.arrays.ArrowExtensionArray(joined), index=frame.index)
    return made
