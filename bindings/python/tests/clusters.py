"""What the tests of Spark and Dask share: documents, what one process makes of them, a worker to be killed."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quoteattr

ROOT = Path(__file__).resolve().parents[3]
BAD = {"null": None, "utf8": b"\xff\xfe", "limit": b"x" * 60_000}
OPTIONS: dict[str, Any] = {"max_bytes": 50_000, "roster": [{"id": "edwin", "name": "Edwin Teale", "gender": "M"}]}
WAIT = 300  # seconds, after which a test fails rather than hangs


def documents(n: int = 60) -> list[tuple[str, bytes | None]]:
    """(id, text) of own texts, each a little different, with bad ones among them."""
    texts = [(ROOT / "examples/data" / name).read_text() for name in ("article.txt", "chapter.txt")]
    texts += [json.loads(path.read_text())["text"] for path in sorted(ROOT.glob("tests/golden/bindings/*.jsonl"))]
    good = [(f"d{i}", f"{texts[i % len(texts)]}\n\n“😀 {i},” said Ann Lee.\n".encode()) for i in range(n)]
    return [*good[: n // 2], *BAD.items(), *good[n // 2 :]]


def expected(found: list[tuple[str, bytes | None]]) -> dict[str, str]:
    """What one process makes of them: id to JSON."""
    analyzer = quoteattr.Analyzer(**OPTIONS)
    made = {}
    for id, text in found:
        if text is None:
            made[id] = dump({"id": id, "error": {"code": "null", "message": "there is no text", "offset": 0}})
            continue
        try:
            made[id] = dump(analyzer.analyze(text, id=id).to_dict(tokens=True, sentences=True))
        except quoteattr.Error as error:
            made[id] = dump({**error.to_dict(), "id": id})
    return made


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def plain(row: dict[str, Any]) -> str:
    """A row of columns as the JSON that it stands for."""
    if row["error"] is not None:
        assert all(row[name] is None for name in ("genre", "quotes", "marked", "entities"))
        return dump({"id": row["id"], "error": row["error"]})
    made = {**row, "entities": [{**e, "id": _number(e["id"])} for e in row["entities"]]}
    del made["error"]
    names = {e["id"]: e["name"] for e in row["entities"]}
    for key in ("quotes", "marked"):
        made[key] = [_quote(quote, names) for quote in row[key]]
    return dump(_pairs(made))


def _quote(quote: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    made = {key: value for key, value in quote.items() if key not in ("text", "name")}
    for key in ("speaker", "addressee"):
        if key in made:
            made[key] = _number(made[key])
    for key in ("source", "cue"):
        if key in made:
            made[key] = [] if made[key] is None else [made[key]]
    assert "name" not in quote or quote["name"] == names.get(quote["speaker"])
    return made


def _number(id: str | None) -> Any:
    return int(id) if id is not None and id.isdigit() else id


def _pairs(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"start", "end"}:
            return [value["start"], value["end"]]
        return {key: _pairs(part) for key, part in value.items()}
    return [_pairs(part) for part in value] if isinstance(value, (list, tuple)) else value


class Victim:
    """A process that holds still in the middle of a job until it is killed; whoever comes after it goes on."""

    def __init__(self, folder: Path) -> None:
        self.held = str(folder / "held")
        self.killed = str(folder / "killed")

    def hold(self, parent: bool) -> None:
        """On the worker: says who is to be killed, this process or the one `parent` stands above it, and waits."""
        try:
            file = os.open(self.held, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            return
        pid = os.getpid()
        if parent:  # of the daemon that forked this process: the executor
            pid = int(Path(f"/proc/{os.getppid()}/stat").read_text().rsplit(")", 1)[1].split()[1])
        os.write(file, str(pid).encode())
        os.close(file)
        for _ in _until(WAIT):
            if os.path.exists(self.killed):
                os.kill(os.getpid(), signal.SIGKILL)  # a child of the victim does not outlive it

    def kill(self) -> None:
        """In the test: kills it when it holds."""
        for _ in _until(WAIT):
            pid = Path(self.held).read_text() if os.path.exists(self.held) else ""
            if pid:
                os.kill(int(pid), signal.SIGKILL)
                Path(self.killed).touch()
                return
        raise TimeoutError("no worker came to be killed")

    @property
    def was_killed(self) -> bool:
        return os.path.exists(self.killed)


def _until(seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        yield
        time.sleep(0.05)
