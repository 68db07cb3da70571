"""Documents with coreference from a UD file that has entities (GUM), in the form of the evaluation's JSON.

As there, offsets are of UTF-8 bytes; besides `entities` a document has `heads`: (start, end, head start, head end,
entity) of each mention, because a gold mention holds relative clauses that the library's never does.
"""
import re

BRACKETS = re.compile(r"\(([^()|]+)|(\d+)\)|\)")
SPOKEN = {"person", "organization"}  # who can say something


class Document:
    def __init__(self, name):
        self.name, self.text, self.size = name, [], 0
        self.open, self.mentions, self.tokens, self.paragraph = {}, [], [], True

    def put(self, s):
        self.text.append(s)
        self.size += len(s.encode())

    def begin_sentence(self):
        if self.size:
            self.put("\n\n" if self.paragraph else " ")
        self.paragraph = False

    def token(self, form, space, entity):
        start = self.size
        self.put(form)
        self.tokens.append((start, self.size))
        self.brackets(entity)
        if space:
            self.put(" ")

    def brackets(self, entity):
        opened = []
        for m in BRACKETS.finditer(entity):
            if m.group(1):
                fields = m.group(1).split("-")
                opened.append(fields[0])
                self.open.setdefault(fields[0], []).append((len(self.tokens) - 1, fields))
            else:
                self.close(m.group(2) or opened.pop())

    def close(self, key):
        first, fields = self.open[key].pop()
        words = self.tokens[first:]
        heads = [words[int(k) - 1] for k in fields[5].split(",") if int(k) <= len(words)] or words
        self.mentions.append((words[0][0], words[-1][1], heads[-1][0], heads[-1][1], key, fields[1]))

    def end_sentence(self):
        if self.text and self.text[-1] == " ":
            self.text.pop()
            self.size -= 1

    def as_json(self):
        kinds, spans = {}, {}
        for s, t, _, _, key, kind in self.mentions:
            kinds.setdefault(key, kind)
            spans.setdefault(key, []).append([s, t])
        text = "".join(self.text)
        raw = text.encode()
        longest = lambda key: max((raw[s:t].decode() for s, t in spans[key]), key=len)
        return {"id": self.name, "text": text, "quotes": [],
                "entities": [{"id": k, "name": longest(k), "mentions": spans[k]} for k in spans if kinds[k] in SPOKEN],
                "heads": [m[:5] for m in self.mentions if kinds[m[4]] in SPOKEN]}


def entity_of(misc):
    for field in misc.split("|"):
        if field.startswith("Entity="):
            return field[len("Entity="):]
    return ""


def read(path, genres):
    """The documents of these genres (GUM_news_… is of the genre news)."""
    doc, out, until, space = None, [], 0, True
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                name = line.split(" = ", 1)[1]
                doc = Document(name) if name.split("_")[1] in genres else None
                out += [doc] if doc else []
            elif not doc:
                continue
            elif line.startswith("# newpar") and "_block" not in line:
                doc.paragraph = True
            elif line.startswith("# text = "):
                doc.begin_sentence()
            elif not line:
                doc.end_sentence()
                until = 0
            elif line[0].isdigit():
                put_row(doc, line.split("\t"))
    return [d.as_json() for d in out]


def put_row(doc, row):
    """Words of one surface token ("don't": do, n't) stand in their own rows behind a row "1-2" that has the spelling."""
    number, form, misc = row[0], row[1], row[9]
    if "." in number:
        return
    space = "SpaceAfter=No" not in misc.split("|")
    if "-" in number:
        doc.joined = [int(n) for n in number.split("-")] + [space]
        return
    joined = getattr(doc, "joined", None)
    if joined and joined[0] <= int(number) <= joined[1]:
        space = joined[2] and int(number) == joined[1]
        if int(number) == joined[1]:
            doc.joined = None
    doc.token(form, space, entity_of(misc))
