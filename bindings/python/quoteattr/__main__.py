"""``python -m quoteattr``: the program, with all its options."""

from __future__ import annotations

import os
import signal
import sys

from . import _quoteattr


def main() -> int:
    """Runs the program with the arguments of this process; returns its exit status."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's handler would wait for Python code to run
    sys.stdout.flush()
    sys.stderr.flush()
    return _quoteattr.program([os.fsencode(argument) for argument in ["quoteattr", *sys.argv[1:]]])


if __name__ == "__main__":
    sys.exit(main())
