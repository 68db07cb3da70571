"""What the binding costs over the library alone, and what a second core brings.

    python bench/overhead.py BENCH_SPEED [FILE]

BENCH_SPEED is the C program bench/speed (make bench/speed); FILE a short article (article.txt beside this file, 3 KB).
C and Python analyse it 10,000 times each, side by side: in 100 rounds, each C's turn and then that of each way to use
the package.  Processor time; the table has medians of the rounds.  Then analyze_batch() with one job and two, in turn,
by the wall's clock: the second core must be idle for that.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import quoteattr

ROUNDS, TEXTS = 100, 100
BATCH_ROUNDS, BATCH_TEXTS = 7, 1000
ARTICLE = Path(__file__).with_name("article.txt")


def c_seconds(program: str, path: Path, size: int) -> float:
    out = subprocess.run([program, "-r", str(TEXTS + 1), str(path)], capture_output=True, text=True, check=True).stdout
    return size / (float(out.split()[0]) * 1e6)


def analyses(texts: list[str]) -> None:
    for _document in quoteattr.analyze_batch(texts, jobs=1):
        pass


def speakers(texts: list[str]) -> None:
    for document in quoteattr.analyze_batch(texts, jobs=1):
        for quote in document.quotes:
            _name = quote.speaker and quote.speaker.name


def lines(texts: list[str]) -> None:
    for document in quoteattr.analyze_batch(texts, jobs=1):
        document.to_json()


def one_by_one(texts: list[str]) -> None:
    for text in texts:
        quoteattr.analyze(text)


WAYS: dict[str, Callable[[list[str]], None]] = {
    "`analyze()`": one_by_one,
    "`analyze_batch()`": analyses,
    "... quotations and their speakers read": speakers,
    "... `to_json()`": lines,
}


def processor_seconds(way: Callable[[list[str]], None], text: str) -> float:
    texts = [text] * TEXTS
    start = time.process_time()
    way(texts)
    return (time.process_time() - start) / TEXTS


def wall_seconds(text: str, jobs: int) -> float:
    start = time.perf_counter()
    for _document in quoteattr.analyze_batch([text] * BATCH_TEXTS, jobs=jobs):
        pass
    return (time.perf_counter() - start) / BATCH_TEXTS


def overhead(program: str, path: Path, text: str) -> None:
    size = len(text.encode())
    rounds = [
        (c_seconds(program, path, size), *(processor_seconds(way, text) for way in WAYS.values()))
        for _ in range(ROUNDS)
    ]
    c, *found = (statistics.median(column) for column in zip(*rounds))
    print(f"| {size} bytes, {ROUNDS * TEXTS} times | microseconds | over C |\n|---|---|---|\n| C | {c * 1e6:.0f} | |")
    for name, seconds in zip(WAYS, found):
        print(f"| {name} | {seconds * 1e6:.0f} | {100 * (seconds / c - 1):+.0f} % |")


def second_core(text: str) -> None:
    ratios = sorted(wall_seconds(text, 1) / wall_seconds(text, 2) for _ in range(BATCH_ROUNDS))
    print(f"two jobs: {statistics.median(ratios):.2f} times one (best {ratios[-1]:.2f})")


def main() -> None:
    program, path = sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else ARTICLE
    text = path.read_text(encoding="utf-8")
    overhead(program, path, text)
    second_core(text)


if __name__ == "__main__":
    main()
