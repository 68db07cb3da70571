"""quoteattr.spark on real clusters: two worker processes, results as of one process, a worker killed in mid-job."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from clusters import OPTIONS, ROOT, WAIT, Victim, documents, expected, plain

pyspark = pytest.importorskip("pyspark")
from pyspark.sql import DataFrame, SparkSession  # noqa: E402

from quoteattr._workers import settings  # noqa: E402
from quoteattr.spark import extract, extract_lines, main  # noqa: E402

HOME = Path(pyspark.__file__).parent
ALL = ("mentions", "tokens", "sentences")
DOCUMENTS = documents()
EXPECTED = expected(DOCUMENTS)


@contextmanager
def standalone(folder: Path) -> Iterator[str]:
    """A master and two workers on loopback, at ports that are free."""
    running: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str) -> Path:
        log = folder / f"{name}.log"
        environment = {**os.environ, "SPARK_WORKER_DIR": str(folder / name)}
        command = [str(HOME / "bin/spark-class"), *arguments, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]
        running.append(
            subprocess.Popen(command, stdout=log.open("wb"), stderr=subprocess.STDOUT, env=environment, cwd=folder)
        )
        return log

    try:
        master = start("master", "org.apache.spark.deploy.master.Master")
        url = wait_for(master, r"Starting Spark master at (spark://\S+)")
        for name in ("worker1", "worker2"):
            log = start(name, "org.apache.spark.deploy.worker.Worker", url, "--cores", "1", "--memory", "1g")
            wait_for(log, r"(Successfully registered) with master")
        yield url
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(WAIT)


def wait_for(log: Path, pattern: str) -> str:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        found = re.search(pattern, log.read_text(errors="replace"))
        if found:
            return found[1]
        time.sleep(0.1)
    raise TimeoutError(f"{pattern} is not in {log.read_text(errors='replace')}")


@pytest.fixture(scope="module", params=["local-cluster", "standalone"])
def spark(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "local-cluster":
        with session("local-cluster[2,1,1024]") as made:
            yield made
    else:
        with standalone(folder) as url, session(url) as made:
            yield made


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": "512m",
        "spark.executorEnv.PYTHONPATH": str(Path(__file__).parent),  # for clusters.py
    }
    made = SparkSession.builder.master(master).config(map=settings).getOrCreate()
    try:
        yield made
    finally:
        made.stop()


def frame(spark: SparkSession) -> DataFrame:
    rows = [(id, text, i) for i, (id, text) in enumerate(DOCUMENTS)]
    return spark.createDataFrame(rows, "id string, text binary, number int").repartition(6)


def found(df: DataFrame) -> dict[str, str]:
    rows = [row.asDict(recursive=True) for row in df.collect()]
    return {row["id"]: plain({key: value for key, value in row.items() if key != "number"}) for row in rows}


@pytest.mark.parametrize("engine", ["arrow", "pandas"])
def test_as_one_process(spark: SparkSession, engine: str) -> None:
    df = extract(frame(spark), keep=["number"], include=ALL, engine=engine, **OPTIONS)
    assert found(df) == EXPECTED


def test_runs_in_two_processes_with_one_engine_each(spark: SparkSession) -> None:
    job = pickle.dumps(settings({**OPTIONS, "min_confidence": 0.125}, ()))  # no other test's

    def engines(rows: Any) -> Iterator[tuple[int, int, int]]:
        from quoteattr import _analyzer, _workers

        for _ in rows:
            time.sleep(0.2)  # so that one worker cannot take all
        before = _analyzer._restore.cache_info().misses
        _workers.engine(pickle.loads(job))
        yield os.getppid(), os.getpid(), _analyzer._restore.cache_info().misses - before

    seen = spark.sparkContext.parallelize(range(8), 8).mapPartitions(engines).collect()
    assert len({parent for parent, _, _ in seen}) == 2
    made = Counter[int]()
    for _, process, engines_made in seen:
        made[process] += engines_made
    assert len(made) < len(seen)
    assert set(made.values()) == {1}


@pytest.mark.parametrize("parent", [True, False], ids=["executor", "python"])
def test_a_worker_killed_in_mid_job(spark: SparkSession, tmp_path: Path, parent: bool) -> None:
    victim = Victim(tmp_path)

    def hold(batches: Any) -> Any:
        for batch in batches:
            victim.hold(parent)
            yield batch

    killer = threading.Thread(target=victim.kill)
    killer.start()
    df = frame(spark)
    assert found(extract(df.mapInArrow(hold, df.schema), include=ALL, keep=["number"], **OPTIONS)) == EXPECTED
    killer.join()
    assert victim.was_killed


def test_lines(spark: SparkSession) -> None:
    lines = [path.read_text().rstrip("\n") for path in sorted(ROOT.glob("tests/golden/bindings/*.jsonl"))]
    golden = [path.read_text() for path in sorted(ROOT.glob("tests/golden/bindings/*.json"))]
    df = spark.createDataFrame([(line,) for line in [*lines, "[", '{"id": 7}']], "value string").coalesce(1)
    made = [row.value for row in extract_lines(df, include=ALL, offsets="bytes").collect()]
    for line, text in zip(made, golden):
        assert f'"byte":{line},\n' in text
    assert json.loads(made[-2])["error"]["code"] == "json"
    assert json.loads(made[-1]) == {
        "id": 7,
        "error": {"code": "json", "message": '"text" is missing or no string', "offset": 0},
    }


def test_what_cannot_be_is_said_at_once(spark: SparkSession) -> None:
    df = frame(spark)
    for wrong, why in (
        ({"text": "nothing"}, "no column nothing"),
        ({"text": "number"}, "number is int"),
        ({"engine": "fast"}, "engine: fast"),
        ({"include": ["all"]}, "include: all"),
        ({"genre": "poem"}, "genre is"),
        ({"keep": ["id"]}, "twice: id"),
        ({"max_bytes": 1 << 31}, "max_bytes may be"),
    ):
        with pytest.raises(ValueError, match=why):
            extract(df, **wrong)


def program(*arguments: str) -> None:
    command = [sys.executable, "-m", "quoteattr.spark", *arguments, "--master", "local[2]"]
    subprocess.run(command, check=True, timeout=WAIT, stderr=subprocess.DEVNULL)


def test_the_program(tmp_path: Path) -> None:
    lines = [path.read_text().rstrip("\n") for path in sorted(ROOT.glob("tests/golden/bindings/*.jsonl"))]
    (tmp_path / "in.jsonl").write_text("".join(f"{line}\n" for line in lines))
    program(str(tmp_path / "in.jsonl"), str(tmp_path / "lines"), "--tokens", "--sentences")
    made = "".join(part.read_text() for part in sorted((tmp_path / "lines").glob("part-*")))
    golden = [path.read_text() for path in sorted(ROOT.glob("tests/golden/bindings/*.json"))]
    assert len(made.splitlines()) == len(lines)
    for line in made.splitlines():
        assert any(f'"byte":{line},\n' in text for text in golden)

    program(str(tmp_path / "in.jsonl"), str(tmp_path / "t.parquet"), "-f", "parquet", "--partitions", "3")
    assert len(list((tmp_path / "t.parquet").glob("part-*"))) > 1
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(tmp_path / "t.parquet").to_pylist()
    assert {row["id"] for row in table} == {as_text(json.loads(line)["id"]) for line in lines}
    assert all(row["error"] is None for row in table)


def test_parquet_in_and_out_by_a_column(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    ids, texts = zip(*DOCUMENTS)
    years = [str(2000 + i % 3) for i in range(len(ids))]
    pq.write_table(pa.table({"url": ids, "body": pa.array(texts, pa.binary()), "year": years}), tmp_path / "in.parquet")
    columns = ("--text", "body", "--id", "url", "--keep", "year", "--partition-by", "year")
    program(str(tmp_path / "in.parquet"), str(tmp_path / "out"), "-f", "parquet", *columns)
    made: dict[str, Any] = {}
    for folder in sorted((tmp_path / "out").glob("year=*")):
        for part in folder.glob("*.parquet"):
            rows = pq.ParquetFile(part).read().to_pylist()
            made.update({row["url"]: (folder.name[len("year=") :], row["error"]) for row in rows})
    assert {id: year for id, (year, _) in made.items()} == dict(zip(ids, years))
    assert {id: error["code"] for id, (_, error) in made.items() if error} == {"null": "null", "utf8": "utf8"}


def as_text(id: Any) -> str | None:
    return id if id is None or isinstance(id, str) else json.dumps(id, ensure_ascii=False)


def test_the_examples_agree(tmp_path: Path) -> None:
    texts = [(id, text.decode()) for id, text in DOCUMENTS if text and id.startswith("d")]
    file = tmp_path / "texts.jsonl"
    file.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts))
    made = []
    for name, *more in (("spark_speakers.py", "local[2]"), ("dask_speakers.py",)):
        command = [sys.executable, str(ROOT / "examples/python" / name), str(file), *more]
        run = subprocess.run(command, check=True, timeout=WAIT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        made.append(run.stdout.decode())
    assert made[0] == made[1]
    assert f"\t{len(texts)}\tAnn Lee\n" in made[0]


def test_wrong_usage() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["in", "out", "--min-confidence", "200"])
    assert caught.value.code == 2
