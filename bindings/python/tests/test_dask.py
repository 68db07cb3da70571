"""quoteattr.dask on two worker processes: results as of one process, a worker killed in mid-job."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clusters import OPTIONS, WAIT, Victim, documents, dump, expected, plain

pytest.importorskip("distributed")
import dask
import dask.bag
import dask.dataframe
import pandas as pd
from distributed import Client, LocalCluster

from quoteattr.dask import extract

DOCUMENTS = documents()
EXPECTED = expected(DOCUMENTS)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with (
        dask.config.set(
            {"distributed.scheduler.allowed-failures": 5, "temporary-directory": str(tmp_path_factory.mktemp("dask"))}
        ),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        Client(cluster, timeout=WAIT) as made,
    ):
        yield made


def bag() -> dask.bag.Bag:
    return dask.bag.from_sequence([{"id": id, "text": text} for id, text in DOCUMENTS], npartitions=6)


def frame() -> dask.dataframe.DataFrame:
    made = pd.DataFrame(
        {"id": [id for id, _ in DOCUMENTS], "text": pd.Series([text for _, text in DOCUMENTS], dtype=object)}
    )
    with dask.config.set({"dataframe.convert-string": False}):
        return dask.dataframe.from_pandas(made, npartitions=6, sort=False)


def test_two_processes(client: Client) -> None:
    assert len(set(client.run(os.getpid).values())) == 2


def test_bag(client: Client) -> None:
    made = extract(bag(), include=("tokens", "sentences"), **OPTIONS).compute()
    assert {item["id"]: dump(item) for item in made} == EXPECTED


def test_frame(client: Client) -> None:
    made = extract(frame(), include=("mentions", "tokens", "sentences"), **OPTIONS)
    computed = made.compute()
    assert list(computed.dtypes) == list(made.dtypes)
    assert {row["id"]: plain(row) for row in rows(computed)} == EXPECTED


def rows(computed: pd.DataFrame) -> list[dict[str, Any]]:
    import pyarrow as pa

    return pa.Table.from_pandas(computed, preserve_index=False).to_pylist()


def test_a_worker_killed_in_mid_job(client: Client, tmp_path: Path) -> None:
    victim = Victim(tmp_path)

    def hold(items: list[Any]) -> list[Any]:
        victim.hold(parent=False)
        return items

    killer = threading.Thread(target=victim.kill)
    killer.start()
    made = extract(bag().map_partitions(hold), include=("tokens", "sentences"), **OPTIONS).compute()
    killer.join()
    assert victim.was_killed
    assert {item["id"]: dump(item) for item in made} == EXPECTED


def test_what_cannot_be_is_said_at_once() -> None:
    for wrong, why in (
        ({"text": "nothing"}, "no column nothing"),
        ({"keep": ["id"]}, "twice: id"),
        ({"include": ["all"]}, "include: all"),
        ({"genre": "poem"}, "genre is"),
    ):
        with pytest.raises(ValueError, match=why):
            extract(frame(), **wrong)
