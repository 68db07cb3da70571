#!/bin/sh
# test-clusters.sh: Spark and Dask, each with two worker processes on this machine, results compared with one process's.
#   PYTHON           the Python to use (python3)
#   QUOTEATTR_VENV   where the environment is made, or is already (build/venv here, which test.sh uses as well)
# Needs Java 17 (with an older one, 8 or 11, PySpark 3.5 is taken), and the network or a pip that finds the packages.
set -eu
cd "$(dirname "$0")"
packages=
command -v java >/dev/null || packages="$packages default-jre-headless"
"${PYTHON:-python3}" -c 'import venv, ensurepip' 2>/dev/null || packages="$packages python3-venv"
command -v ps >/dev/null || packages="$packages procps" # Spark's scripts ask it
if [ -n "$packages" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -q
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
fi
command -v java >/dev/null || { echo "test-clusters.sh: Spark needs Java (default-jre-headless)" >&2 && exit 1; }
java=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
pyspark="pyspark>=4.0,<4.2"
[ "${java:-0}" -ge 17 ] || pyspark="pyspark>=3.5,<4"

venv=${QUOTEATTR_VENV:-$PWD/build/venv}
[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
if ! timeout 600 "$venv/bin/python" -m pip install -q "setuptools>=64" wheel pytest pandas pyarrow "$pyspark" \
  "dask[dataframe]" distributed; then
  echo "test-clusters.sh: pip cannot get PySpark and Dask; without them nothing is tested here" >&2
  exit 77
fi
timeout 600 "$venv/bin/python" -m pip install -q --no-build-isolation --force-reinstall --no-deps .
PYSPARK_PYTHON=$venv/bin/python
SPARK_LOCAL_IP=127.0.0.1
export PYSPARK_PYTHON SPARK_LOCAL_IP
unset SPARK_HOME
cd tests # not where the sources of the package would be found before the one installed
exec timeout -k 10 900 "$venv/bin/python" -m pytest -q --durations=5 test_dask.py test_spark.py "$@"
