#!/usr/bin/env python3
"""Fit the weights of lib/mention/antecedent (whom a pronoun or a noun phrase stands for).

    train_antecedents.py FEATURES DATA [--out lib/mention/antecedent_weights.c] [--rounds 2]

FEATURES is the program antecedent-features (`make tools/antecedent-features` in the build folder), DATA the folder with
the training sets.  An entity of the library is the gold one that most of its mentions, else of its names, belong
to; a pronoun of the gold standard is an example when one of its candidates is right, a noun phrase always (the right
candidate is then "somebody new" if no other is).  A softmax over the candidates, weights times 64, deterministic.
The features hold the library's decisions on what stands before, so the new weights are the mean of the fitted and
the present ones: build and run it again until the figures stand still (three rounds).  Needs NumPy and SciPy.
"""
import argparse
import collections
import json
import os
import subprocess

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from weight_tables import present, table

ROWS, SCALE, NEW = 64 * 28, 64, str(0xFFFFFFFF)
SETS = {"fiction": [("litbank_train", 1.0), ("pdnc_train", 0.3)]}
TABLES = {"P": "qai_antecedent_weights", "N": "qai_nominal_weights"}
DEV = {"fiction": ["litbank_dev", "pdnc_dev"]}


def documents(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def run(features, genre, docs):
    data = b"".join(b"%d\n%s" % (len(t), t) for t in (d["text"].encode() for d in docs))
    out = subprocess.run([features, genre], input=data, stdout=subprocess.PIPE, check=True).stdout.decode(errors="replace")
    return [[line.split(" ") for line in block.split("\n")] for block in ("\n" + out).split("\nD\n")[1:]]


def gold_of(doc):
    """{(start, end): character}, {name: characters}"""
    spans, names = {}, collections.defaultdict(set)
    for e in doc["entities"]:
        for s, t in e["mentions"]:
            spans[s, t] = e["id"]
        for n in [e["name"]] + (e.get("aliases") or []):
            names[n.lower()].add(e["id"])
    for q in doc["quotes"]:
        if q["speaker"] is not None and len(q["source"]) == 1:
            spans.setdefault(tuple(q["source"][0]), q["speaker"])
    return spans, names


def stands_for(lines, spans, names):
    votes = collections.defaultdict(collections.Counter)
    for f in lines:
        if f[0] == "M" and (int(f[1]), int(f[2])) in spans:
            votes[f[3]][spans[int(f[1]), int(f[2])]] += 2
        elif f[0] == "E":
            who = names.get(" ".join(f[2:]).lower(), ())
            if len(who) == 1:
                votes[f[1]][next(iter(who))] += 1
    return {e: v.most_common(1)[0][0] for e, v in votes.items()}


class Examples:
    def __init__(self):
        self.rows, self.right, self.group, self.weight, self.chosen = [], [], [], [], []
        self.n = 0

    def add(self, gold, chosen, candidates, stands, weight):
        right = [stands.get(c[1]) == gold for c in candidates]
        if not any(right):
            right = [c[1] == NEW for c in candidates]
        if len(candidates) < 2 or not any(right):
            return
        self.rows += [[int(r) for r in c[2:]] for c in candidates]
        self.right += right
        self.group += [self.n] * len(candidates)
        self.weight.append(weight)
        self.chosen.append(stands.get(chosen) == gold or any(r and c[1] == chosen for r, c in zip(right, candidates)))
        self.n += 1

    def matrix(self):
        at = np.cumsum([0] + [len(r) for r in self.rows])
        cols = np.concatenate([np.array(r) for r in self.rows])
        return sp.csr_matrix((np.ones(len(cols)), cols, at), shape=(len(self.rows), ROWS))


def collect(features, genre, path, weight, examples):
    """Adds the set's examples to examples["P"] (pronouns) and examples["N"] (noun phrases)."""
    docs = documents(path)
    for doc, lines in zip(docs, run(features, genre, docs)):
        spans, names = gold_of(doc)
        stands, pending = stands_for(lines, spans, names), None
        for f in lines + [["end"]]:
            if f[0] == "C":
                pending[3].append(f)
                continue
            if pending and pending[1] is not None:
                examples[pending[0]].add(*pending[1:], stands, weight)
            pending = [f[0], spans.get((int(f[1]), int(f[2]))), f[3], []] if f[0] in "PN" and f[0] else None


def softmax_parts(scores, group, n):
    top = np.full(n, -np.inf)
    np.maximum.at(top, group, scores)
    e = np.exp(scores - top[group])
    return e, np.bincount(group, e, n)


def fit(ex, strength):
    x, group = ex.matrix(), np.array(ex.group)
    right, weight = np.array(ex.right, float), np.array(ex.weight)

    def loss(w):
        e, z = softmax_parts(x @ w, group, ex.n)
        zr = np.bincount(group, e * right, ex.n)
        p, pr = e / z[group], e * right / zr[group]
        value = -(weight * np.log(zr / z)).sum() + 0.5 / strength * (w @ w)
        return value, x.T @ ((p - pr) * weight[group]) + w / strength

    return minimize(loss, np.zeros(ROWS), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def accuracy(ex, w):
    scores, best = ex.matrix() @ w, {}
    for k, g in enumerate(ex.group):
        if g not in best or scores[k] > scores[best[g]]:
            best[g] = k
    return 100 * np.mean([ex.right[k] for k in best.values()])


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("features")
    ap.add_argument("data")
    ap.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "..", "lib", "mention", "antecedent_weights.c"))
    a = ap.parse_args()
    train, weights = {"P": Examples(), "N": Examples()}, {}
    for genre, sets in SETS.items():
        for name, weight in sets:
            collect(a.features, genre, os.path.join(a.data, name + ".jsonl"), weight, train)
    for kind, name in TABLES.items():
        old, new = present(a.out, name, ROWS), fit(train[kind], 1.0) * SCALE
        w = new if not old.any() else (old + new) / 2
        weights[kind] = np.clip(np.round(w), -32000, 32000).astype(int)
        print("train %s: %d, library %.1f %%, these weights %.1f %%" % (
            kind, train[kind].n, 100 * np.mean(train[kind].chosen), accuracy(train[kind], weights[kind])))
    for genre, sets in DEV.items():
        for name in sets:
            dev = {"P": Examples(), "N": Examples()}
            collect(a.features, genre, os.path.join(a.data, name + ".jsonl"), 1.0, dev)
            for kind in TABLES:
                print("%s %s: %d, library %.1f %%, these weights %.1f %%" % (
                    name, kind, dev[kind].n, 100 * np.mean(dev[kind].chosen), accuracy(dev[kind], weights[kind])))
    with open(a.out, "w") as f:
        f.write("/* Generated by tools/train_antecedents.py: do not edit. */\n/* clang-format off */\n"
                "#include \"mention/antecedent_weights.h\"\n\n" +
                "\n".join(table(name, weights[kind], "QAI_ANTECEDENT_ROWS") for kind, name in TABLES.items()))


if __name__ == "__main__":
    main()
