"""Throughput of the program, the package, Spark and Dask, two processes or threads each, on one archive.

    python bench/clusters.py PROGRAM [MEGABYTES]

The archive is made of the texts of examples/data, repeated with other numbers in them.  Each line of the table is the
best of three runs, without the start of the cluster (that of the program is within).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dask.bag
from distributed import Client, LocalCluster
from pyspark.sql import SparkSession

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


def best(run: Callable[[], Any]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def report(name: str, size: float, seconds: float) -> None:
    print(f"| {name} | {seconds:.1f} s | {size / seconds:.2f} MB/s |", flush=True)


def measure_package(archive: Path, size: float) -> None:
    def run() -> None:
        with archive.open() as file:
            lines = map(json.loads, file)
            for document in quoteattr.analyze_batch(((line["id"], line["text"]) for line in lines), jobs=2):
                document.to_json()

    report("`analyze_batch(jobs=2)`, to_json", size, best(run))


def measure_spark(archive: Path, size: float) -> None:
    spark = SparkSession.builder.master("local-cluster[2,1,2048]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    lines = spark.read.text(str(archive)).repartition(8).cache()
    rows = spark.read.schema("id long, text string").json(str(archive)).repartition(8).cache()
    lines.count(), rows.count()

    def drain(df: Any) -> None:
        df.write.format("noop").mode("overwrite").save()

    report("Spark, JSON Lines", size, best(lambda: drain(extract_lines(lines))))
    for engine in ("arrow", "pandas"):
        report(f"Spark, columns, {engine}", size, best(lambda e=engine: drain(extract(rows, engine=e))))
    spark.stop()


def measure_dask(archive: Path, size: float) -> None:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        texts = dask.bag.read_text(str(archive), blocksize="2 MiB").map(json.loads)
        report("Dask, bag", size, best(lambda: dask_extract(texts).map(len).sum().compute()))
        frame = texts.to_dataframe(meta={"id": "int64", "text": "string"})
        report("Dask, DataFrame", size, best(lambda: len(dask_extract(frame).compute())))


def main() -> None:
    program, megabytes = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.jsonl"
        write_archive(archive, int(megabytes * 1e6))
        print(f"| {megabytes:g} MB of text | time | throughput |\n|---|---|---|")
        for jobs in ("1", "2"):
            command = [program, "--input=jsonl", f"--jobs={jobs}", str(archive)]
            report(
                f"`quoteattr --jobs={jobs}`",
                megabytes,
                best(lambda c=command: subprocess.run(c, check=True, stdout=subprocess.DEVNULL)),
            )
        measure_package(archive, megabytes)
        measure_spark(archive, megabytes)
        measure_dask(archive, megabytes)


if __name__ == "__main__":
    main()
