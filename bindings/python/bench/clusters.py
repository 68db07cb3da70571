"""Throughput of the program, the package, Spark and Dask, two processes or threads each, on one archive.

    python bench/clusters.py PROGRAM [MEGABYTES]

The archive is made of the texts of examples/data, repeated with other numbers in them.  All contenders run in turn,
three times; each line of the table is the median, without the start of the clusters (that of the program is within).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import dask.bag
from distributed import Client, LocalCluster
from pyspark.sql import DataFrame, SparkSession

import quoteattr
from quoteattr.dask import extract as dask_extract
from quoteattr.spark import extract, extract_lines

ROOT = Path(__file__).resolve().parents[3]


def write_archive(path: Path, size: int) -> None:
    texts = [(ROOT / "examples/data" / name).read_text() for name in ("article.txt", "chapter.txt")]
    with path.open("w") as file:
        written = n = 0
        while written < size:
            text = f"{texts[n % 2]}\n\n“This is number {n},” said Ann Lee.\n"
            written += len(text.encode())
            file.write(json.dumps({"id": n, "text": text}, ensure_ascii=False) + "\n")
            n += 1


Runs = dict[str, Callable[[], Any]]


def of_program(program: str, archive: Path) -> Runs:
    def run(jobs: int) -> None:
        command = [program, "--input=jsonl", f"--jobs={jobs}", str(archive)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return {f"`quoteattr --jobs={jobs}`": partial(run, jobs) for jobs in (1, 2)}


def of_package(archive: Path) -> Runs:
    def run() -> None:
        with archive.open() as file:
            lines = map(json.loads, file)
            for document in quoteattr.analyze_batch(((line["id"], line["text"]) for line in lines), jobs=2):
                document.to_json()

    return {"`analyze_batch(jobs=2)` and `to_json()`": run}


def of_spark(spark: SparkSession, archive: Path) -> Runs:
    lines = spark.read.text(str(archive)).repartition(8).cache()
    rows = spark.read.schema("id long, text string").json(str(archive)).repartition(8).cache()
    lines.count()
    rows.count()

    def drain(df: DataFrame) -> None:
        df.write.format("noop").mode("overwrite").save()

    return {
        "Spark, JSON Lines": lambda: drain(extract_lines(lines)),
        "Spark, columns, mapInArrow": lambda: drain(extract(rows)),
        "Spark, columns, mapInPandas": lambda: drain(extract(rows, engine="pandas")),
    }


def of_dask(archive: Path) -> Runs:
    texts = dask.bag.read_text(str(archive), blocksize="2 MiB").map(json.loads)
    frame = texts.to_dataframe(meta={"id": "int64", "text": "string"})
    return {
        "Dask, bag": lambda: dask_extract(texts).map(len).sum().compute(),
        "Dask, DataFrame": lambda: dask_extract(frame).map_partitions(len).sum().compute(),
    }


def seconds(run: Callable[[], Any]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def measure(archive: Path, program: str, size: float) -> None:
    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    spark = SparkSession.builder.master("local-cluster[2,1,2048]").config(map=settings).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        runs = {**of_program(program, archive), **of_package(archive), **of_spark(spark, archive), **of_dask(archive)}
        rounds = [{name: seconds(run) for name, run in runs.items()} for _ in range(3)]
    spark.stop()
    print(f"| {size:g} MB of text | median of three | |\n|---|---|---|")
    for name in runs:
        median = statistics.median(times[name] for times in rounds)
        print(f"| {name} | {median:.1f} s | {size / median:.1f} MB/s |")


def main() -> None:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers' Python: the one with the package
    program, megabytes = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.jsonl"
        write_archive(archive, int(megabytes * 1e6))
        measure(archive, program, megabytes)


if __name__ == "__main__":
    main()
