#!/usr/bin/env python3
"""Fit the weights of lib/quotes (what a pair of marks is; which pieces are one quotation).

    train_quotes.py FEATURES DATA [--out lib/quotes/weights.c]

FEATURES is the program quote-features (`make tools/quote-features` in the build folder), DATA the folder with the
training sets (JSON Lines: text, quotes with their content spans in bytes).  A region is speech when most of its words
lie in a direct or mixed quotation; two neighbouring pieces of speech belong together when most words of both lie in
the same one.  For the genre, whole texts and parts of them are news (or other prose) or fiction, with their marks and
without.  Logistic regression, weights times 64, deterministic.  Needs NumPy, SciPy and scikit-learn.
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from weight_tables import table
from without_marks import MARKS

ROWS = 64 * 40
SCALE = 64
UNMARKED = 0.3  # weight of a text without its marks
# genre: (sets for the kind, sets for the joins); LitBank keeps the pieces of a quotation apart
SETS = {"news": (["polnear_train"], ["polnear_train"]),
        "fiction": (["pdnc_train", "pdnc_train_repaired", "litbank_train"], ["pdnc_train", "pdnc_train_repaired"])}


def documents(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            d = json.loads(line)
            yield d["text"].encode(), d["quotes"]


def owners(size, quotes):
    """For each byte the number of the quotation that holds it, or -1."""
    own = np.full(size, -1, dtype=np.int32)
    for n, q in enumerate(quotes):
        if q["kind"] != "indirect":
            for s, e in q["content"]:
                own[s:e] = n
    return own


def majority(text, own, start, end):
    """The quotation that most letters of text[start:end] belong to; None when there are no letters."""
    c = collections.Counter(own[i] for i in range(start, end) if text[i:i + 1].isalnum() or text[i] >= 128)
    return int(c.most_common(1)[0][0]) if c else None


def run(features, genre, texts):
    data = b"".join(b"%d\n%s" % (len(t), t) for t in texts)
    out = subprocess.run([features, genre], input=data, stdout=subprocess.PIPE, check=True).stdout.decode()
    for block in out.split("D\n")[1:]:
        yield [line.split() for line in block.splitlines()]


class Examples:
    def __init__(self):
        self.rows, self.labels = [], []

    def add(self, rows, label):
        self.rows.append([int(r) for r in rows])
        self.labels.append(int(label))

    def matrix(self):
        at = np.cumsum([0] + [len(r) for r in self.rows])
        cols = np.concatenate([np.array(r) for r in self.rows])
        m = sp.csr_matrix((np.ones(len(cols)), cols, at), shape=(len(self.rows), ROWS))
        m.data = np.ones_like(m.data)
        return m, np.array(self.labels)


def collect(features, genre, path, kinds, joins):
    docs = list(documents(path))
    for (text, quotes), lines in zip(docs, run(features, genre, [t for t, _ in docs])):
        own = owners(len(text), quotes)
        region = {}
        for f in lines:
            if f[0] == "K":
                who = majority(text, own, int(f[1]), int(f[2]))
                region[int(f[1])] = who
                if who is not None and kinds is not None:
                    kinds.add(f[3:], who >= 0)
        starts = sorted(region)
        speech = [s for s in starts if region[s] is not None and region[s] >= 0]
        following = dict(zip(speech, speech[1:]))
        for f in lines:
            if joins is not None and f[0] == "J" and following.get(int(f[1])) == int(f[3]):
                joins.add(f[4:], region[int(f[1])] == region[int(f[3])])


def parts(text, rng):
    """A novel in parts of all lengths, some of them with their lines joined."""
    paragraphs, at = re.split(r"\n\s*\n", text), 0
    while at < len(paragraphs):
        size, part = 10 ** rng.uniform(1.0, 3.8), []
        while at < len(paragraphs) and sum(p.count(" ") for p in part) < size:
            part.append(paragraphs[at])
            at += 1
        if rng.random() < 0.5:
            part = [p.replace("\n", " ") for p in part]
        yield "\n\n".join(part)


def marked_texts(data):
    """(text, is it fiction, weight)."""
    rng = random.Random(7)
    for name in ("pdnc_train", "pdnc_train_repaired", "litbank_train"):
        for text, _ in documents(os.path.join(data, name + ".jsonl")):
            text = text.decode()
            if "pdnc" not in name:
                yield text, 1, 3
            for part in parts(text, rng):
                yield part, 1, 1
    for text, _ in documents(os.path.join(data, "polnear_train.jsonl")):
        text = text.decode()
        yield text, 0, 6  # an article that passes for a story loses its indirect statements
        for part in parts(text, rng):
            yield part, 0, 1
    yield from other_texts(data, rng)


def other_texts(data, rng):
    """Reviews, letters, questions, talk: mostly short, in the first person, and no fiction."""
    for name in ("ud_gum_train", "ud_ewt_train"):
        with open(os.path.join(data, "segment", name + ".jsonl"), encoding="utf-8") as f:
            for d in map(json.loads, f):
                fiction = int("GUM_fiction" in d["id"])
                if d["text"].count(" ") >= 60:
                    yield d["text"], fiction, 2
                for part in [d["text"]] + ([] if fiction else list(parts(d["text"], rng))):
                    if part.count(" ") >= 12:
                        yield part, fiction, 0.5


def genre_texts(data):
    """These, and what they are like without marks, as dialogue may stand in none."""
    for text, fiction, weight in marked_texts(data):
        yield text, fiction, weight
        if len(MARKS.findall(text.encode())) >= 2:
            yield MARKS.sub(b"", text.encode()).decode(), fiction, weight * UNMARKED


def collect_genre(features, data):
    examples, weights = Examples(), []
    texts = list(genre_texts(data))
    for (_, fiction, weight), lines in zip(texts, run(features, "news", [t.encode() for t, _, _ in texts])):
        examples.add(next(f[1:] for f in lines if f[0] == "G"), fiction)
        weights.append(weight)
    return examples, np.array(weights)


def check(x, y, strength, folds=5):
    """Share of examples that weights fitted on the other fifths of the sets get right."""
    right, at = 0, np.arange(len(y)) * folds // len(y)
    for k in range(folds):
        model = LogisticRegression(C=strength, solver="lbfgs", max_iter=2000, fit_intercept=False)
        model.fit(x[at != k], y[at != k])
        right += (model.predict(x[at == k]) == y[at == k]).sum()
    return 100 * right / len(y)


def fit(name, examples, strength, weights=None, checked=False):
    x, y = examples.matrix()
    if checked:
        print("%-14s C %.2f, held out: %.2f %%" % (name, strength, check(x, y, strength)))
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=2000, fit_intercept=False)
    model.fit(x, y, weights)
    w = np.clip(np.round(model.coef_[0] * SCALE), -32000, 32000).astype(int)
    print("%-14s %6d examples, %.1f %% positive, right on them %.1f %%, %d weights"
          % (name, len(y), 100 * y.mean(), 100 * ((x @ w > 0) == y).mean(), (w != 0).sum()))
    return w


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("features")
    ap.add_argument("data")
    ap.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "..", "lib", "quotes", "weights.c"))
    ap.add_argument("--strength", type=float, default=0.3, help="inverse of the regularisation")
    ap.add_argument("--check", action="store_true", help="also print the accuracy on held-out fifths")
    a = ap.parse_args()
    parts_out = ["/* Generated by tools/train_quotes.py: do not edit. */\n/* clang-format off */\n#include \"quotes/weights.h\"\n"]
    for genre, (kind_sets, join_sets) in SETS.items():
        kinds, joins = Examples(), Examples()
        for s in sorted(set(kind_sets + join_sets)):
            collect(a.features, genre, os.path.join(a.data, s + ".jsonl"), kinds if s in kind_sets else None,
                    joins if s in join_sets else None)
        for name, ex in (("kind_" + genre, kinds), ("join_" + genre, joins)):
            parts_out.append(table("qai_weights_" + name, fit(name, ex, a.strength, None, a.check)))
    genre, weights = collect_genre(a.features, a.data)
    parts_out.append(table("qai_weights_genre", fit("genre", genre, 0.1, weights)))
    with open(a.out, "w") as f:
        f.write("\n".join(parts_out))


if __name__ == "__main__":
    main()
