"""Who is quoted most, and in how many texts: Dask.

    python examples/python/dask_speakers.py TEXTS.jsonl

TEXTS.jsonl has a line {"id": …, "text": …} for each text.  For a cluster give its address to Client().
"""

import json
import sys
from collections import defaultdict

import dask.bag
from distributed import Client

from quoteattr.dask import extract


def speakers(document):
    """(name, id of the text) of each quotation whose speaker has a name."""
    names = {entity["id"]: entity["name"] for entity in document.get("entities", [])}
    found = [names.get(quote["speaker"]) for quote in document.get("quotes", [])]
    return [(name, document["id"]) for name in found if name]


if __name__ == "__main__":
    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None):
        texts = dask.bag.read_text(sys.argv[1], blocksize="4 MiB").map(json.loads)
        found = extract(texts).map(speakers).flatten().compute()
    quoted = defaultdict(list)
    for name, text in found:
        quoted[name].append(text)
    for name, ids in sorted(quoted.items(), key=lambda item: (-len(item[1]), item[0]))[:20]:
        print(len(ids), len(set(ids)), name, sep="\t")
