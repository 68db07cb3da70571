"""What the binding costs over the library alone, and what a second core brings.

    python bench/overhead.py BENCH_SPEED [FILE]

BENCH_SPEED is the C program bench/speed (make bench/speed); FILE a short article (the sample).  Processor time of one
thread for analyze(), with the quotations and their speakers read, against the library's own; then the wall's clock of
analyze_batch() with one and two jobs.  Medians of rounds in turn.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import quoteattr

ROUNDS, TEXTS = 7, 1500
SAMPLE = Path(__file__).resolve().parents[3] / "examples" / "data" / "article.txt"


def c_seconds(program: str, path: Path, size: int) -> float:
    out = subprocess.run([program, "-r", "101", str(path)], capture_output=True, text=True, check=True).stdout
    return size / (float(out.split()[0]) * 1e6)


def python_seconds(text: str) -> float:
    start = time.process_time()
    for _ in range(TEXTS // 10):
        for quote in quoteattr.analyze(text).quotes:
            _name = quote.speaker and quote.speaker.name
    return (time.process_time() - start) / (TEXTS // 10)


def batch_seconds(text: str, jobs: int) -> float:
    start = time.perf_counter()
    for _document in quoteattr.analyze_batch([text] * TEXTS, jobs=jobs):
        pass
    return (time.perf_counter() - start) / TEXTS


def main() -> None:
    program, path = sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else SAMPLE
    text = path.read_text(encoding="utf-8")
    rounds = [
        (
            c_seconds(program, path, len(text.encode())),
            python_seconds(text),
            batch_seconds(text, 1),
            batch_seconds(text, 2),
        )
        for _ in range(ROUNDS)
    ]
    c, alone, one, two = (statistics.median(column) * 1e6 for column in zip(*rounds))
    print(f"{len(text.encode())} bytes a text, microseconds a text:")
    print(f"C {c:.0f}, analyze() {alone:.0f} ({100 * (alone / c - 1):+.0f} %)")
    print(f"analyze_batch, wall: one job {one:.0f}, two {two:.0f} ({one / two:.2f} times as fast)")


if __name__ == "__main__":
    main()
