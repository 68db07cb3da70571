#!/usr/bin/env python3
"""Counts word forms in the training corpora and writes data/words.tsv.

usage: tools/count_words.py CORPORA > data/words.tsv

CORPORA holds ud/*-train.conllu (parts of speech) and polnear_train, pdnc_train, quoteli3_train and
litbank_train.jsonl (texts, cues).  Only counts leave the corpora.  The output depends on nothing else, so that
two runs give the same bytes.
"""
import collections
import json
import math
import os
import re
import sys

UD = ("en_ewt-ud-train.conllu", "en_gum-ud-train.conllu")
NEWS = ("polnear_train.jsonl",)
NOVELS = ("pdnc_train_repaired.jsonl", "quoteli3_train.jsonl", "litbank_train.jsonl")
WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
CLITIC = re.compile(r"(n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m))$", re.I)
TOP_RANK_STEPS = 10  # steps of the rank scale to a halving of the frequency

HEADER = """\
# Word forms of the training corpora: parts of speech, frequency, how often they are lower case, and how often a cue.
# source: counts made by tools/count_words.py (UD English EWT and GUM train; PolNeAR, PDNC, QuoteLi3, LitBank train)
# licence: counts of our own; the corpora are named in docs/model-card.md
# tags: commonest first; a mark after the first one says that it is (!) or is not (nothing) all but certain
# rank: 1 commonest, 10 steps to a halving; common: also an ordinary lower-case word
# cue, fiction: how often the form is a cue in news, and beside a quotation in novels, 0..255
#columns form tags rank common cue fiction"""


def fold(word):
    return word.lower().replace("\u2019", "'")


class Counts:
    def __init__(self):
        self.tags = collections.defaultdict(collections.Counter)
        self.lower = collections.Counter()
        self.inner = collections.Counter()  # capitalised where no sentence starts
        self.total = collections.Counter()
        self.seen = {"news": collections.Counter(), "fiction": collections.Counter()}
        self.cue = {"news": collections.Counter(), "fiction": collections.Counter()}


def read_ud(path, counts):
    previous = None
    with open(path, encoding="utf8") as lines:
        for line in lines:
            columns = line.split("\t")
            if not columns[0].isdigit():
                continue
            form, tag = columns[1], columns[3]
            if tag not in ("PUNCT", "SYM", "X") and WORD.match(form.lstrip("'\u2019")):
                counts.tags[fold(form)][tag] += 1
                count_case(form, columns[0] != "1" and previous != "PUNCT", counts)
            previous = tag


def count_case(form, inner, counts):
    counts.total[fold(form)] += 1
    if form.islower():
        counts.lower[form.replace("\u2019", "'")] += 1
    elif inner and form[:1].isupper():
        counts.inner[fold(form)] += 1


def read_texts(path, genre, counts):
    with open(path, encoding="utf8") as lines:
        for line in lines:
            document = json.loads(line)
            text = document["text"]
            cues = cue_offsets(document)
            seen, cue = counts.seen[genre], counts.cue[genre]
            for start, form in words_of(text):
                inner = start > 1 and text[start - 1] in " \n" and (text[start - 2].islower() or text[start - 2] == ",")
                count_case(form, inner, counts)
                key = fold(form)
                seen[key] += 1
                if start in cues:
                    cue[key] += 1


def words_of(text):
    for match in WORD.finditer(text):
        word, start = match.group(), match.start()
        clitic = CLITIC.search(word)
        if clitic and clitic.start() > 0:
            yield start, word[: clitic.start()]
            yield start + clitic.start(), clitic.group()
        else:
            yield start, word


def cue_offsets(document):
    """The characters that belong to a cue."""
    text = document["text"]
    character = {}
    position = 0
    for i, c in enumerate(text):
        character[position] = i
        position += len(c.encode("utf8"))
    character[position] = len(text)
    inside = set()
    for quote in document["quotes"]:
        for start, end in quote["cue"]:
            inside.update(range(character[start], character[end]))
    return inside


def rate(part, whole):
    """A proportion as 0..255, small samples drawn towards nothing."""
    return min(255, round(255 * part / (whole + 2)))


def tag_column(tags):
    total = sum(tags.values())
    if not total:
        return ""
    kept = [t for t, n in sorted(tags.items(), key=lambda x: (-x[1], x[0])) if n >= 0.01 * total]
    sure = "!" if total >= 10 and tags[kept[0]] >= 0.985 * total else ""
    return kept[0] + sure + "".join("," + t for t in kept[1:])


def main(corpora):
    counts = Counts()
    for name in UD:
        read_ud(os.path.join(corpora, "ud", name), counts)
    for name in NEWS:
        read_texts(os.path.join(corpora, name), "news", counts)
    for name in NOVELS:
        read_texts(os.path.join(corpora, name), "fiction", counts)
    print(HEADER)
    top = max(counts.total.values())
    for form in sorted(counts.total):
        tags = counts.tags.get(form, {})
        n, lower = counts.total[form], counts.lower[form]
        if len(form.encode("utf8")) > 40 or not (sum(tags.values()) >= 2 or lower >= 6):
            continue
        rank = min(255, 1 + int(TOP_RANK_STEPS * math.log2(top / n)))
        common = lower >= 3 and lower >= 0.04 * (lower + counts.inner[form])
        row = [form, tag_column(tags), str(rank), "1" if common else ""]
        row += [str(rate(counts.cue[g][form], counts.seen[g][form]) or "") for g in ("news", "fiction")]
        print("\t".join(row).rstrip("\t"))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
