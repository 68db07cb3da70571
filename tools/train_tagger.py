#!/usr/bin/env python3
"""Trains the part-of-speech tagger.

usage: tools/train_tagger.py CORPORA TAGGER_FIT [SECTION]

CORPORA holds ud/en_{ewt,gum}-ud-{train,dev}.conllu, TAGGER_FIT is the program built by "make tools/tagger-fit".
Writes the section "tagger" (default: data/tagger.section) and prints its accuracy on the dev sets; then
tools/pack_model.py puts it into data/model.bin.  Deterministic.
"""
import os
import random
import subprocess
import sys

TREEBANKS = ("en_ewt", "en_gum")
N_BUCKETS = 12000  # of four rows, 64 bytes each
EPOCHS = 6
COPY_SHARE = 0.12  # of the sentences, copied in each other case


class Sentence:
    """Surface tokens of a sentence: (text, space after, words), its words (form, tag)."""

    def __init__(self, new_paragraph, new_document):
        self.new_paragraph, self.new_document = new_paragraph, new_document
        self.tokens = []


def read_conllu(path):
    """The sentences of a file, in order."""
    sentence, paragraph, document, joined = None, False, False, (0, None)
    with open(path, encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = True
            elif line.startswith("# newpar"):
                paragraph = True
            elif not line:
                if sentence:
                    yield sentence
                sentence = None
            elif not line.startswith("#"):
                if sentence is None:
                    sentence = Sentence(paragraph, document)
                    paragraph = document = False
                    joined = (0, None)
                joined = read_token(sentence, line.split("\t"), joined)


def read_token(sentence, columns, joined):
    """Adds a line's token, or its word to the token that lines up to `joined` belong to."""
    number, form, tag, misc = columns[0], columns[1], columns[3], columns[9]
    space = "SpaceAfter=No" not in misc
    if "-" in number:
        sentence.tokens.append((form, space, []))
        return int(number.split("-")[1]), sentence.tokens[-1][2]
    if number.isdigit():
        if int(number) <= joined[0]:
            joined[1].append((form, tag))
        else:
            sentence.tokens.append((form, space, [(form, tag)]))
    return joined


def write_text(sentences, out, change=lambda s, first: s):
    """One text with its true words, as tagger-fit reads it."""
    text, words = bytearray(), []
    for sentence in sentences:
        if text:
            text += b"\n\n" if sentence.new_paragraph else b""
        for i, (form, space, parts) in enumerate(sentence.tokens):
            start = len(text)
            add_words(change(form, i == 0), [(change(f, i == 0), t) for f, t in parts], start, words)
            text += change(form, i == 0).encode() + (b" " if space else b"")
    out.write(b"%d %d\n" % (len(text), len(words)) + bytes(text) + b"\n")
    out.write("".join(f"{s} {e} {t}\n" for s, e, t in words).encode())


def add_words(form, parts, start, words):
    """The words of one token, when together they are the token."""
    if "".join(f for f, _ in parts) != form or " " in form:
        return
    for part, tag in parts:
        end = start + len(part.encode())
        words.append((start, end, tag))
        start = end


def documents(sentences):
    document = []
    for sentence in sentences:
        if sentence.new_document and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def title_case(form, first):
    small = {"a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "'s", "n't"}
    return form if form in small and not first else form[:1].upper() + form[1:]


CHANGES = (
    lambda form, first: form.upper(),
    title_case,
    lambda form, first: form.replace("'", "\u2019"),
)


def write_train(corpora, out):
    chance = random.Random(20)
    for name in TREEBANKS:
        sentences = list(read_conllu(os.path.join(corpora, "ud", f"{name}-ud-train.conllu")))
        for document in documents(sentences):
            write_text(document, out)
        for change in CHANGES:
            some = [s for s in sentences if chance.random() < COPY_SHARE]
            for sentence in some:
                sentence.new_paragraph = True
            for i in range(0, len(some), 20):
                write_text(some[i : i + 20], out, change)


def write_dev(corpora, name, out, change=lambda s, first: s):
    sentences = read_conllu(os.path.join(corpora, "ud", f"{name}-ud-dev.conllu"))
    for document in documents(sentences):
        write_text(document, out, change)


def run(command, write):
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    write(process.stdin)
    process.stdin.close()
    answer = process.stdout.read().decode().strip()
    if process.wait() != 0:
        sys.exit(f"{command[0]} failed")
    return answer


def main(corpora, program, section="data/tagger.section"):
    if os.environ.get("SCORE_ONLY") is None:
        run([program, "fit", str(N_BUCKETS), str(EPOCHS), section], lambda out: write_train(corpora, out))
    for name in TREEBANKS:
        answer = run([program, "score", section], lambda out: write_dev(corpora, name, out))
        print(f"{name} dev: {answer}")
    for label, change in (("capitals", CHANGES[0]), ("title case", title_case)):
        answer = run([program, "score", section], lambda out: write_dev(corpora, "en_ewt", out, change))
        print(f"en_ewt dev in {label}: {answer}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
