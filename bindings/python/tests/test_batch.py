"""Many texts: order, errors in their places, threads, processes."""

from __future__ import annotations

import concurrent.futures
import gzip
import itertools
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import quoteattr
from quoteattr._workers import engine, settings

TEXTS = [f"“Number {n},” said {name}. {'“Yes.” ' * (n % 7)}" for n in range(60) for name in ("Ann Lee", "Bob Stone")]


def answers(jobs: int) -> list[str]:
    return [document.to_json() for document in quoteattr.analyze_batch(TEXTS, jobs=jobs)]


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_a_batch_keeps_order_and_is_as_each_alone(jobs: int) -> None:
    assert answers(jobs) == [quoteattr.analyze(text).to_json() for text in TEXTS]


def test_a_batch_reads_ahead_only_a_little() -> None:
    read = itertools.count()

    def endless() -> Iterator[str]:
        for n in itertools.count():
            next(read)
            yield f"“{n},” said Ann."

    for document in itertools.islice(quoteattr.analyze_batch(endless(), jobs=2), 10):
        assert len(document.quotes) == 1
    assert next(read) < 2000


def test_errors_come_in_their_place_or_are_raised() -> None:
    texts = ["“a,” said Ann.", b"\xff", "“b,” said Bob."]
    found = list(quoteattr.analyze_batch(texts, on_error="return"))
    assert isinstance(found[1], quoteattr.EncodingError)
    assert [isinstance(f, quoteattr.Document) for f in found] == [True, False, True]
    with pytest.raises(quoteattr.EncodingError):
        list(quoteattr.analyze_batch(texts))


def test_an_analyzer_serves_threads() -> None:
    analyzer = quoteattr.Analyzer()
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        found = [d.to_json() for d in pool.map(analyzer.analyze, TEXTS)]
    assert found == [analyzer.analyze(text).to_json() for text in TEXTS]


def _one(text: str) -> str:
    return quoteattr.analyze(text).to_json()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("not on this system")
    quoteattr.analyze(TEXTS[0])
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(_one, TEXTS[:20]) == [_one(text) for text in TEXTS[:20]]


def test_memory_is_given_back() -> None:
    resource = pytest.importorskip("resource")
    analyzer = quoteattr.Analyzer()

    def work() -> None:
        for text in TEXTS * 10:
            document = analyzer.analyze(text)
            assert document.to_dict()["entities"] is not None
            assert document.quotes is not None

    work()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(10):
        work()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kilobytes


def test_the_program_runs_as_a_module(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("“It will rain,” said Ann Lee.\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "quoteattr", "--format=jsonl", "--offsets=codepoint", os.fspath(path)],
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stderr
    document = quoteattr.analyze(path.read_text(encoding="utf-8"), id=os.fspath(path))
    assert run.stdout.decode() == document.to_json() + "\n"
    assert subprocess.run([sys.executable, "-m", "quoteattr", "--no-such"], capture_output=True, check=False).returncode


def test_the_program_reads_what_is_packed(tmp_path: Path) -> None:
    path = tmp_path / "story.txt.gz"
    path.write_bytes(gzip.compress("“It will rain,” said Ann Lee.\n".encode()))
    run = subprocess.run([sys.executable, "-m", "quoteattr", "--format=jsonl", os.fspath(path)], capture_output=True)
    if b"built without" in run.stderr:
        pytest.skip("zlib was not installed where the package was built")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["entities"][0]["name"] == "Ann Lee"


def test_a_process_makes_one_engine_of_a_job_that_it_gets_again_and_again() -> None:
    job = pickle.dumps(settings({"roster": [{"name": "Ann Lee"}], "offsets": "bytes"}, ("tokens",)))
    assert engine(pickle.loads(job)) is engine(pickle.loads(job))
