#!/bin/sh
# test.sh: installs the package into an environment of its own and runs everything that can be run: ruff, mypy, pytest.
#   PYTHON               the Python to use (python3)
#   QUOTEATTR_VENV       where the environment is made, or is already (build/venv here)
#   QUOTEATTR_PROGRAM    the C program to compare with (../../build/quoteattr)
# Needs the network, or a pip that finds the packages.  spaCy, pandas and pyarrow are tested where they are installed.
set -eu
cd "$(dirname "$0")"
venv=${QUOTEATTR_VENV:-$PWD/build/venv}
[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
if ! timeout 600 "$venv/bin/python" -m pip install -q "setuptools>=64" wheel pytest hypothesis mypy ruff pandas pyarrow; then
  echo "test.sh: pip cannot get pytest and the rest; without them nothing is tested here" >&2
  exit 77
fi
timeout 600 "$venv/bin/python" -m pip install -q spacy || echo "test.sh: no spaCy here, its tests are left out" >&2
"$venv/bin/python" -m pip install -q --no-build-isolation --force-reinstall --no-deps .
export PATH="$venv/bin:$PATH"
ruff check .
ruff format --check .
mypy
cd tests # not where the sources of the package would be found before the one installed
exec timeout -k 10 900 python -m pytest -q --ignore=test_spark.py --ignore=test_dask.py "$@"
