#!/usr/bin/env python3
"""Fit the labeller of dialogue without marks (lib/quotes/unmarked).

    train_unmarked.py FEATURES DATA [--out lib/quotes/unmarked_weights.c] [--check]

FEATURES is the program stretch-features (`make tools/stretch-features` in the build folder), DATA the folder with the
training sets (JSON Lines: text, quotes with their content spans in bytes).  Novels lose their double quotation marks;
a stretch is speech when most of its letters lie in a quotation.  A linear-chain conditional random field with two
labels, fitted by its likelihood with an L2 penalty; weights times 64, deterministic.  --check tells how well weights
fitted on the other novels label each fifth of them.  Needs NumPy and SciPy.
"""
import argparse
import json
import os
import subprocess

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from train_quotes import owners
from weight_tables import table
from without_marks import cut, kept, uses_marks

ROWS, PASSES, SCALE, CHAIN = 4224, 48, 64, 256
SETS = ["pdnc_train", "litbank_train"]


def novels(data):
    """The texts without double marks, and for each byte whether it is speech."""
    for name in SETS:
        with open(os.path.join(data, name + ".jsonl"), encoding="utf-8") as f:
            for d in map(json.loads, f):
                text = d["text"].encode()
                if uses_marks(text, d["quotes"]):
                    keep = kept(text)
                    yield cut(text, keep), (owners(len(text), d["quotes"]) >= 0)[keep]


class Chains:
    """Stretches of all texts: feature rows, passes, labels, where each chain begins."""

    def __init__(self, features, texts):
        data = b"".join(b"%d\n%s" % (len(t), t) for t, _ in texts)
        out = subprocess.run([features], input=data, stdout=subprocess.PIPE, check=True).stdout.decode()
        rows, passes, labels, starts, text_of = [], [], [], [], []
        for n, ((text, speech), block) in enumerate(zip(texts, out.split("D\n")[1:])):
            letters = np.array([chr(b).isalnum() or b >= 128 for b in text])
            for k, line in enumerate(block.splitlines()):
                f = [int(x) for x in line.split()[1:]]
                inside = letters[f[0]:f[1]]
                if k % CHAIN == 0:
                    starts.append(len(labels))
                labels.append(int(inside.sum() and speech[f[0]:f[1]][inside].mean() > 0.5))
                passes.append(f[2])
                rows.append(f[3:])
                text_of.append(n)
        at = np.cumsum([0] + [len(r) for r in rows])
        cols = np.concatenate([np.array(r) for r in rows])
        self.x = sp.csr_matrix((np.ones(len(cols)), cols, at), shape=(len(rows), ROWS))
        self.x.data = np.ones_like(self.x.data)
        self.passes, self.labels, self.text_of = np.array(passes), np.array(labels), np.array(text_of)
        self.starts = np.array(starts + [len(labels)])

    def of_texts(self, chosen):
        return [k for k in range(len(self.starts) - 1) if chosen[self.text_of[self.starts[k]]]]


def likelihood(w, c, chains, strength):
    """Negative log likelihood of the chains and its gradient, all chains in step."""
    unary, trans = c.x @ w[:ROWS], w[ROWS:].reshape(PASSES, 2, 2)
    starts, ends = c.starts[:-1][chains], c.starts[1:][chains]
    order = np.argsort(starts - ends, kind="stable")
    starts, ends = starts[order], ends[order]
    longest = int((ends - starts).max())
    alpha = np.zeros((longest, len(starts), 2))
    beta = np.zeros((longest, len(starts), 2))
    count = [int((ends - starts > t).sum()) for t in range(longest)]
    score = np.zeros((len(c.labels), 2))
    score[:, 1] = unary
    alpha[0] = score[starts]
    for t in range(1, longest):
        n = count[t]
        at = starts[:n] + t
        alpha[t, :n] = np.logaddexp.reduce(alpha[t - 1, :n, :, None] + trans[c.passes[at]], axis=1) + score[at]
    last = ends - starts - 1
    log_z = np.logaddexp.reduce(alpha[last, np.arange(len(starts))], axis=1)
    grad_trans = np.zeros_like(trans)
    expected = np.zeros(len(c.labels))
    gold = np.zeros(len(starts))
    for t in range(longest - 1, -1, -1):
        n = count[t]
        at = starts[:n] + t
        if t + 1 < longest and count[t + 1]:
            m = count[t + 1]
            nxt = starts[:m] + t + 1
            onward = trans[c.passes[nxt]] + (score[nxt] + beta[t + 1, :m])[:, None, :]
            beta[t, :m] = np.logaddexp.reduce(onward, axis=2)
            pair = np.exp(alpha[t, :m, :, None] + onward - log_z[:m, None, None])
            np.add.at(grad_trans, c.passes[nxt], pair)
            np.add.at(grad_trans, (c.passes[nxt], c.labels[nxt - 1], c.labels[nxt]), -1)
            gold[:m] += trans[c.passes[nxt], c.labels[nxt - 1], c.labels[nxt]]
        expected[at] = np.exp(alpha[t, :n, 1] + beta[t, :n, 1] - log_z[:n])
        gold[:n] += score[at, c.labels[at]]
    used = np.zeros(len(c.labels))
    for s, e in zip(starts, ends):
        used[s:e] = 1
    grad = np.concatenate([c.x.T @ (expected - used * c.labels), grad_trans.ravel()])
    return (log_z - gold).sum() + strength * (w @ w), grad + 2 * strength * w


def fit(c, chains, strength):
    w = np.zeros(ROWS + PASSES * 4)
    best = minimize(likelihood, w, args=(c, chains, strength), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.clip(np.round(best.x * SCALE), -32000, 32000).astype(int)


def label(w, c, text):
    """The best chain of one text, as the library finds it."""
    at = np.nonzero(c.text_of == text)[0]
    unary, trans = c.x[at] @ w[:ROWS], w[ROWS:].reshape(PASSES, 2, 2)
    best, back = [0, 0], []
    for i, u in zip(at, unary):
        t = trans[c.passes[i]]
        origin = [int(best[0] + t[0, k] < best[1] + t[1, k]) for k in (0, 1)]
        best = [best[origin[k]] + t[origin[k], k] + (u if k else 0) for k in (0, 1)]
        back.append(origin)
    labels, k = [], int(best[1] > best[0])
    for origin in reversed(back):
        labels.append(k)
        k = origin[k]
    return at, np.array(labels[::-1])


def report(w, c, texts):
    right = found = gold = n = same = 0
    for text in texts:
        at, labels = label(w, c, text)
        y = c.labels[at]
        right, found, gold = right + (y & labels).sum(), found + labels.sum(), gold + y.sum()
        n, same = n + len(y), same + (y == labels).sum()
    print("  %d stretches: %.1f %% right; speech: precision %.1f, recall %.1f"
          % (n, 100 * same / n, 100 * right / max(found, 1), 100 * right / gold), flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("features")
    ap.add_argument("data")
    ap.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "..", "lib", "quotes", "unmarked_weights.c"))
    ap.add_argument("--strength", type=float, default=3, help="the L2 penalty")
    ap.add_argument("--check", action="store_true", help="also print the accuracy on held-out fifths")
    a = ap.parse_args()
    c = Chains(a.features, list(novels(a.data)))
    n = int(c.text_of.max()) + 1
    if a.check:
        for k in range(5):
            w = fit(c, c.of_texts([i % 5 != k for i in range(n)]), a.strength)
            report(w, c, range(k, n, 5))
    w = fit(c, c.of_texts([True] * n), a.strength)
    report(w, c, range(n))
    with open(a.out, "w") as f:
        f.write("/* Generated by tools/train_unmarked.py: do not edit. */\n/* clang-format off */\n"
                '#include "quotes/unmarked_weights.h"\n\n')
        f.write(table("qai_weights_unmarked", w[:ROWS], "QAI_STRETCH_ROWS") + "\n")
        f.write(table("qai_weights_unmarked_pass", w[ROWS:], "QAI_STRETCH_PASSES * 4"))


if __name__ == "__main__":
    main()
