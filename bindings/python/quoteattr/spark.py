"""Quotations of a Spark DataFrame.

    from quoteattr.spark import extract
    quotations = extract(spark.read.parquet("articles"), text="body", id="url", keep=["date"])

and as a program, `python -m quoteattr.spark INPUT OUTPUT`.  docs/spark.md tells more.

In: a DataFrame with a column of texts, or of lines of JSON.  Out: a DataFrame with the columns of
quoteattr._columns.schema(), or of lines of JSON, made by the Python workers of the cluster through mapInArrow or
mapInPandas.  quoteattr must be installed where they run.  The settings are broadcast; a worker process has one engine,
however many batches it gets.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Union

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.errors import AnalysisException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import types as T
from pyspark.sql.functions import col

from ._columns import columns, schema
from ._workers import Settings, batches, lines, named, settings

if TYPE_CHECKING:
    import pandas as pd
    from pyspark import Broadcast

    Shared = Union[Broadcast[Settings], Settings]

__all__ = ["extract", "extract_lines"]

_TEXT = "__text"  # the name of the texts on their way to the workers
_ENGINES = ("arrow", "pandas")


def extract(
    df: DataFrame,
    text: str = "text",
    id: str | None = "id",
    *,
    keep: Sequence[str] = (),
    include: Sequence[str] = ("mentions",),
    engine: str = "arrow",
    roster: Any = None,
    **options: Any,
) -> DataFrame:
    """The quotations of each row: the columns `id`, `keep`, and those that docs/spark.md lists.

    text     column of the texts, strings or binary
    id       column that names them; None: there is none
    keep     other columns to hand on
    include  "mentions": where the text names each entity; "tokens": tokens and words; "sentences"
    engine   "arrow" (mapInArrow) or "pandas" (mapInPandas), which give the same
    roster, options   as of quoteattr.Analyzer

    A row whose text is null or cannot be analysed has the reason in its column "error" and nulls in the others.
    """
    kept = [*([] if id is None else [id]), *keep]
    return _map(df, _Form(text, kept), settings({**options, "roster": roster}, include), engine)


def extract_lines(
    df: DataFrame, lines: str = "value", *, include: Sequence[str] = (), roster: Any = None, **options: Any
) -> DataFrame:
    """JSON Lines in, JSON Lines out: a column "value" with what the program prints for each line.

    df is what spark.read.text() makes of such a file, or has the lines in the column `lines`.  The rest as for
    extract().
    """
    return _map(df, _Form(lines, [], lines_in=True, lines_out=True), settings({**options, "roster": roster}, include))


# ---- on the driver ----


class _Form(NamedTuple):
    """What the rows are, and what shall become of them."""

    text: str
    kept: Sequence[str]
    lines_in: bool = False  # the text is a line of JSON, which has the id as well
    lines_out: bool = False  # the first column kept is the id


def _map(df: DataFrame, form: _Form, wanted: Settings, engine: str = "arrow") -> DataFrame:
    _check(df, form, engine, schema(wanted.include).names)
    # As bytes: a string that is not UTF-8 must come as far as the library.
    rows = df.select(*map(_column, form.kept), _column(form.text).cast("binary").alias(_TEXT))
    fields = [df.schema[name] for name in form.kept]
    if form.lines_in:
        fields = [T.StructField("id", T.StringType())]
    fields = [T.StructField("value", T.StringType())] if form.lines_out else [*fields, *_fields(schema(wanted.include))]
    if engine == "pandas":
        return rows.mapInPandas(partial(_map_pandas, _shared(df, wanted), form), T.StructType(fields))
    return rows.mapInArrow(partial(_map_arrow, _shared(df, wanted), form), T.StructType(fields))


def _check(df: DataFrame, form: _Form, engine: str, made: Sequence[str]) -> None:
    """What Spark would say later and less clearly."""
    if engine not in _ENGINES:
        raise ValueError(f"engine: {engine}; it is one of {', '.join(_ENGINES)}")
    missing = [name for name in (form.text, *form.kept) if name not in df.columns]
    if missing:
        raise ValueError(f"no column {', '.join(missing)}; there are {', '.join(df.columns)}")
    kind = df.schema[form.text].dataType
    if not isinstance(kind, (T.StringType, T.BinaryType)):
        raise ValueError(f"column {form.text} is {kind.simpleString()}, not string or binary")
    twice = sorted({name for name in form.kept if name in made or list(form.kept).count(name) > 1})
    if twice:
        raise ValueError(f"columns that would be there twice: {', '.join(twice)}; rename them before")


def _column(name: str) -> Column:
    escaped = name.replace("`", "``")
    return col(f"`{escaped}`")


def _shared(df: DataFrame, wanted: Settings) -> Shared:
    """The settings broadcast.  Spark Connect has no broadcasts: there they are part of the job."""
    try:
        return df.sparkSession.sparkContext.broadcast(wanted)
    except (AttributeError, NotImplementedError):
        return wanted


_TYPES = {
    pa.string(): T.StringType(),
    pa.int32(): T.IntegerType(),
    pa.int64(): T.LongType(),
    pa.float64(): T.DoubleType(),
}


def _fields(parts: Iterable[pa.Field]) -> list[T.StructField]:
    return [T.StructField(part.name, _type(part.type)) for part in parts]


def _type(kind: pa.DataType) -> T.DataType:
    if pa.types.is_list(kind):
        return T.ArrayType(_type(kind.value_type))
    return T.StructType(_fields(kind)) if pa.types.is_struct(kind) else _TYPES[kind]


# ---- on the workers ----


def _settings_of(shared: Shared) -> Settings:
    return shared if isinstance(shared, Settings) else shared.value


def _sizes(texts: pa.Array) -> Iterable[int]:
    sizes: list[int] = pc.binary_length(texts).fill_null(0).to_pylist()
    return sizes


def _map_arrow(shared: Shared, form: _Form, frames: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    wanted = _settings_of(shared)
    for frame in frames:
        for part in batches(_sizes(frame.column(_TEXT))):
            made = _made(wanted, form, frame.slice(part.start, part.stop - part.start))
            yield pa.RecordBatch.from_arrays(list(made.values()), names=list(made))


def _made(wanted: Settings, form: _Form, batch: pa.RecordBatch) -> dict[str, pa.Array]:
    """The columns that a few rows become."""
    texts = batch.column(_TEXT).to_pylist()
    if form.lines_out:
        rows = texts if form.lines_in else map(named, batch.column(form.kept[0]).to_pylist(), texts)
        return {"value": pa.array(lines(wanted, rows, form.lines_in), pa.string())}
    return {**{name: batch.column(name) for name in form.kept}, **columns(wanted, texts, form.lines_in)}


def _map_pandas(shared: Shared, form: _Form, frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    wanted = _settings_of(shared)
    for frame in frames:
        texts = [text if isinstance(text, bytes) else None for text in frame[_TEXT]]
        for part in batches(len(text or b"") for text in texts):
            made = frame[list(form.kept)].iloc[part].reset_index(drop=True)
            for name, array in columns(wanted, texts[part]).items():
                made[name] = array.to_pandas()
            yield made


# ---- the program ----
_KINDS = ("jsonl", "parquet")
_UNITS = {"byte": "bytes", "codepoint": "codepoints", "utf16": "utf16"}


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quoteattr.spark", description="Quotations of all texts in INPUT, with Spark (docs/spark.md)."
    )
    parser.add_argument("input", metavar="INPUT", help="file or folder that Spark can read")
    parser.add_argument("output", metavar="OUTPUT", help="folder to be written, one file a partition")
    parser.add_argument("-i", "--input", dest="kind", choices=_KINDS, help="default: by the name, else jsonl")
    parser.add_argument("-f", "--format", choices=_KINDS, help="what to write (default: as the input)")
    parser.add_argument("--master", help="default: the one Spark is configured for, or local[*]")
    parser.add_argument("--partitions", type=int, metavar="N", help="deal the texts out to N tasks")
    parser.add_argument("--mode", choices=["error", "overwrite", "append"], default="error", help="if OUTPUT exists")
    table = parser.add_argument_group("Parquet input")
    table.add_argument("--text", default="text", metavar="COLUMN", help="the texts (default: text)")
    table.add_argument("--id", default="id", metavar="COLUMN", help="what names them (default: id)")
    table.add_argument("--keep", action="append", default=[], metavar="COLUMN", help="hand it on; may be repeated")
    table.add_argument("--partition-by", metavar="COLUMN", help="a folder for each value of a column kept")
    options = parser.add_argument_group("as of the program")
    options.add_argument("-g", "--genre", choices=["auto", "news", "fiction"], default="auto")
    options.add_argument("-o", "--offsets", choices=list(_UNITS), default="byte")
    options.add_argument("--roster", metavar="FILE")
    options.add_argument("--tokens", action="store_true")
    options.add_argument("--sentences", action="store_true")
    options.add_argument("--no-indirect", action="store_true")
    options.add_argument("--statements", action="store_true")
    options.add_argument("--min-confidence", type=int, default=0, metavar="PERCENT")
    options.add_argument("--replace-bad-utf8", action="store_true")
    return parser


def _settings(arguments: argparse.Namespace) -> Settings:
    options = {
        "genre": arguments.genre,
        "offsets": _UNITS[arguments.offsets],
        "roster": arguments.roster,
        "indirect": not arguments.no_indirect,
        "statements": arguments.statements,
        "min_confidence": arguments.min_confidence / 100,
        "errors": "replace" if arguments.replace_bad_utf8 else "strict",
    }
    extras = [name for name in ("tokens", "sentences") if getattr(arguments, name)]
    return settings(options, ["mentions", *extras])


def _session(master: str | None) -> SparkSession:
    builder = SparkSession.builder.appName("quoteattr")
    if master is not None:
        builder = builder.master(master)
    if (master or "local").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return builder.getOrCreate()


def _run(spark: SparkSession, arguments: argparse.Namespace, wanted: Settings) -> None:
    kind = arguments.kind or ("parquet" if arguments.input.rstrip("/").endswith(".parquet") else "jsonl")
    lines_out = (arguments.format or kind) == "jsonl"
    if kind == "jsonl":
        df = spark.read.text(arguments.input, lineSep="\n")
        form = _Form("value", [], True, lines_out)
    else:
        df = spark.read.parquet(arguments.input)
        form = _Form(arguments.text, [arguments.id, *arguments.keep], False, lines_out)
    if arguments.partitions:
        df = df.repartition(arguments.partitions)
    writer = _map(df, form, wanted).write.mode(arguments.mode)
    if lines_out:
        writer.text(arguments.output)
    elif arguments.partition_by:
        writer.partitionBy(arguments.partition_by).parquet(arguments.output)
    else:
        writer.parquet(arguments.output)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program; returns its exit status."""
    parser = _arguments()
    arguments = parser.parse_args(argv)
    try:
        wanted = _settings(arguments)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    spark = _session(arguments.master)
    try:
        _run(spark, arguments, wanted)
    except (ValueError, AnalysisException) as error:
        print(f"quoteattr.spark: {error}", file=sys.stderr)
        return 1
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":  # workers must find the functions in the module, not in the program
    from quoteattr.spark import main as run

    sys.exit(run())
