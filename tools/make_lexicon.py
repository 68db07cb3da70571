#!/usr/bin/env python3
"""Makes the lexicon's C tables from the word lists in data/.

usage: tools/make_lexicon.py [--check] [ROOT]

Writes lib/lexicon/lexicon_table.inc and lib/lexicon/symbols.h under ROOT (default: the folder above this one);
with --check writes nothing and fails when they are not what the lists give.  Deterministic; needs no module
outside Python's own.  data/README.md describes the lists.
"""
import collections
import math
import os
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import word_forms  # noqa: E402

CLASSES = """ABBREVIATION ABBR_TITLE TITLE ROLE PERSON_NOUN GROUP_NOUN ORG_NOUN GIVEN_NAME SURNAME PLACE DEMONYM
CUE_SAY CUE_MAYBE CUE_SPEECH CUE_THINK CUE_NOUN MONTH_DAY PARTICLE SUFFIX KINSHIP COMMON ADVERB AUXILIARY DETERMINER
PREPOSITION CONJUNCTION PRONOUN INTERJECTION FRENCH ELISION ABBR_NUMBER CUE_OTHER""".split()
CUE_VERB = {"CUE_SAY", "CUE_MAYBE", "CUE_SPEECH", "CUE_THINK"}
TAGS = "NONE NOUN PROPN PRON VERB AUX ADJ ADV DET ADP CCONJ SCONJ NUM PART INTJ PUNCT SYM X".split()
FORMS = "NONE BASE S PAST PARTICIPLE ING PAST_OR_PARTICIPLE".split()
MOVES = ["", "answer", "go_on", "think", "ask"]  # QAI_MOVE_*
OBJECTS = ["", "told"]  # what a verb's object may be
CASES = ["", "subject", "object", "possessive", "reflexive"]
GENDERS = {"": (0, 0), "F": (1, 1), "f": (1, 0), "M": (2, 1), "m": (2, 0)}
BODY_KINDS = "press broadcaster authority association union firm bank airline".split()  # of bodies
DIMENSIONS = "age order height girth size colour kin party".split()  # lib/lexicon/lexicon.h has their number
CONTRAST_BITS = 3
CLOSED = {"PRONOUN", "DETERMINER", "PREPOSITION", "CONJUNCTION"}  # such a grammar word is no name ("He", "An")
LEADS = {"DETERMINER", "PREPOSITION", "CONJUNCTION", "TITLE", "PARTICLE"}  # QAI_LEX_LEADS
LEADS_BITS = 13  # so many of the hash's lowest ones name a bit of lexicon_leads
# Tags of a form that the corpora did not show, by its classes.
CLASS_TAGS = [
    ("ADVERB", ["ADV"]), ("PREPOSITION", ["ADP"]), ("CONJUNCTION", ["SCONJ"]), ("INTERJECTION", ["INTJ"]),
    ("DETERMINER", ["DET"]), ("ROLE", ["NOUN"]), ("PERSON_NOUN", ["NOUN"]), ("KINSHIP", ["NOUN"]),
    ("GROUP_NOUN", ["NOUN"]), ("CUE_NOUN", ["NOUN"]), ("PLACE", ["PROPN"]), ("DEMONYM", ["ADJ", "PROPN", "NOUN"]),
    ("MONTH_DAY", ["PROPN"]), ("GIVEN_NAME", ["PROPN"]), ("SURNAME", ["PROPN"]), ("TITLE", ["PROPN", "NOUN"]),
    ("ORG_NOUN", ["PROPN", "NOUN"]), ("SUFFIX", ["PROPN"]),
]  # fmt: skip
FIRST = {"words.tsv": 0, "grammar.tsv": 1}
MAX_FORM = 40  # bytes; lexicon.c has the same
CHUNK = 4000  # C99 promises string literals of 4095 bytes
LOAD = 0.9
BUCKET = 4
MASK64 = (1 << 64) - 1
MASK32 = (1 << 32) - 1


class BadLine(Exception):
    pass


class Entry:
    """What is known of one form; merge() keeps what came first."""

    FIELDS = "symbol lemma form gender name_gender gender_sure number person case cue fiction rank name_rank tag tag_sure contrast describes being work kinds".split()

    def __init__(self):
        self.classes = set()
        self.tags = []
        for name in self.FIELDS:
            setattr(self, name, 0)

    def merge(self, classes, tags=(), **fields):
        self.classes.update(classes)
        if tags and not self.tags:
            self.tags = list(tags)
        for name, value in fields.items():
            if value and not getattr(self, name):
                setattr(self, name, value)

    def record(self):
        classes = sum(1 << CLASSES.index(c) for c in self.classes)
        tags = sum(1 << TAGS.index(t) for t in self.tags)
        tag = TAGS.index(self.tags[0]) if self.tags else 0
        return (f"{classes:#x}u", tags, self.symbol, self.lemma, self.form, self.gender, self.name_gender, self.gender_sure,
                self.number, self.person, self.case, self.cue, self.fiction, tag, self.tag_sure, self.rank, self.name_rank,
                self.contrast, self.describes, self.being, self.work, self.kinds)  # fmt: skip


class Lexicon:
    def __init__(self):
        self.entries = collections.defaultdict(Entry)
        self.symbols = {}
        self.lemmas = {}
        self.particles = set()
        self.moves = {}
        self.objects = {}
        self.nicknames = []


def fold(form):
    form = form.lower().replace("\u2019", "'").replace("\u2018", "'")
    return form[:-1] if len(form) > 1 and form.endswith(".") else form


# ---- reading ------------------------------------------------------------------------------------------------


class List:
    """One word list: its path, columns and rows, each a dictionary with its line number."""

    def __init__(self, path):
        self.path = path
        self.columns, self.classes, self.rows = [], [], []
        self.weak = self.describes = self.being = self.work = False
        with open(path, encoding="utf8") as lines:
            for at, line in enumerate(lines, 1):
                self.read_line(line.rstrip("\n"), at)

    def fail(self, at, what):
        raise BadLine(f"{self.path}:{at}: {what}")

    def read_line(self, line, at):
        if line.startswith("#columns"):
            self.columns = line.split()[1:]
        elif line.startswith("#classes"):
            self.classes = self.check_classes(line.split()[1:], at)
        elif line.startswith("#weak"):
            self.weak = True
        elif line.startswith("#describes"):
            self.describes = True
        elif line.startswith("#being"):
            self.being = True
        elif line.startswith("#work"):
            self.work = True
        elif self.columns and line.strip() and not line.startswith("#"):
            self.rows.append((at, self.read_row(line, at)))

    def check_classes(self, classes, at):
        for name in classes:
            if name not in CLASSES:
                self.fail(at, f"no class {name!r}")
        return classes

    def read_row(self, line, at):
        cells = line.split("\t")
        if len(cells) > len(self.columns):
            self.fail(at, f"{len(cells)} cells but {len(self.columns)} columns")
        row = dict.fromkeys(self.columns, "")
        row.update(zip(self.columns, (c.strip() for c in cells)))
        if not row[self.columns[0]]:
            self.fail(at, "the first cell is empty")
        row["classes"] = self.classes + self.check_classes(row.get("classes", "").split(), at)
        return row


def integer(words, at, text, top):
    if not text:
        return 0
    if not text.isdigit() or int(text) > top:
        words.fail(at, f"{text!r} is no number up to {top}")
    return int(text)


def choice(words, at, text, choices):
    if text not in choices:
        words.fail(at, f"{text!r} is none of {', '.join(c for c in choices if c)}")
    return text


def read_tags(words, at, text):
    """("NOUN!,VERB") -> (["NOUN", "VERB"], sure)"""
    if not text:
        return [], 0
    names = text.split(",")
    sure = names[0].endswith("!")
    names[0] = names[0].rstrip("!")
    return [choice(words, at, n, TAGS) for n in names], int(sure)


def add_form(lexicon, words, at, word, row, **more):
    """Adds one form with the fields of its row."""
    key = fold(word)
    if len(key.encode("utf8")) > MAX_FORM:
        words.fail(at, f"{word!r} is longer than {MAX_FORM} bytes")
    if words.weak and key in lexicon.entries:
        return
    tags, sure = read_tags(words, at, row.get("tags", ""))
    gender, gender_sure = GENDERS[choice(words, at, row.get("gender", ""), GENDERS)]
    fields = {
        "name_gender" if "GIVEN_NAME" in row["classes"] else "gender": gender,
        "gender_sure": gender_sure,
        "case": CASES.index(choice(words, at, row.get("case", ""), CASES)),
        "tag_sure": sure,
        "symbol": add_symbol(lexicon, word, row.get("symbol", "")),
        "describes": int(words.describes),
        "being": int(words.being),
        "work": int(words.work),
    }
    for name, top in (("number", 2), ("person", 3), ("cue", 255), ("fiction", 255), ("rank", 255), ("name_rank", 255)):
        fields[name] = integer(words, at, row.get(name, ""), top)
    if "kinds" in row:
        fields["kinds"] = sum({1 << BODY_KINDS.index(choice(words, at, k, BODY_KINDS)) for k in row["kinds"].split()})
    if "dimension" in row:
        value = integer(words, at, row["value"], (1 << CONTRAST_BITS) - 1)
        fields["contrast"] = DIMENSIONS.index(choice(words, at, row["dimension"], DIMENSIONS)) << CONTRAST_BITS | value
    classes = set(row["classes"]) | ({"COMMON"} if row.get("common") else set())
    fields.update(more)
    lexicon.entries[key].merge(classes, tags, **fields)


def add_symbol(lexicon, form, symbol):
    if not symbol:
        return 0
    name = form.upper() if symbol == "=" else symbol
    return lexicon.symbols.setdefault(name, len(lexicon.symbols) + 1)


def add_forms(lexicon, words, _):
    for at, row in words.rows:
        add_form(lexicon, words, at, row["form"], row)


def add_nouns(lexicon, words, plurals):
    for at, row in words.rows:
        noun = row["noun"]
        add_form(lexicon, words, at, noun, row, number=1)
        plural = plurals.get(noun) or word_forms.plural(noun)
        row = dict(row, classes=list(row["classes"]))
        if {"ROLE", "PERSON_NOUN", "KINSHIP"} & set(row["classes"]):
            row["classes"].append("GROUP_NOUN")
        if plural != noun:
            add_form(lexicon, words, at, plural, row, number=2)


def add_verbs(lexicon, words, irregular):
    for at, row in words.rows:
        lemma = row["lemma"]
        lexicon.lemmas.setdefault(lemma, len(lexicon.lemmas) + 1)
        for form, name in word_forms.verb_forms(lemma, irregular.get(lemma, {})):
            add_verb_form(lexicon, words, at, row, form, name)


def add_verb_form(lexicon, words, at, row, form, name):
    number_of_lemma = lexicon.lemmas[row["lemma"]]
    entry = lexicon.entries.get(fold(form))
    if entry and entry.lemma not in (0, number_of_lemma):
        add_form(lexicon, words, at, form, row)
    else:
        add_form(lexicon, words, at, form, row, lemma=number_of_lemma, form=FORMS.index(name))


def add_spellings(lexicon, words, verb_rows):
    for at, row in words.rows:
        if row["lemma"] not in verb_rows:
            words.fail(at, f"no verb {row['lemma']!r} in the verb lists")
        verb = dict(verb_rows[row["lemma"]])
        add_verb_form(lexicon, words, at, verb, row["form"], choice(words, at, row["verb_form"], FORMS))


def add_particles(lexicon, words):
    for at, row in words.rows:
        particle = lexicon.symbols.get(row["particle"].upper())
        if not particle:
            words.fail(at, f"{row['particle']!r} is no grammar word")
        if row["lemma"] not in lexicon.lemmas:
            words.fail(at, f"no verb {row['lemma']!r} in the verb lists")
        lexicon.particles.add(lexicon.lemmas[row["lemma"]] << 16 | particle)


def add_by_lemma(lexicon, words, column, choices, found):
    """What a list says of verbs in a column of its own, as a number for each lemma."""
    for at, row in words.rows:
        if row["lemma"] not in lexicon.lemmas:
            words.fail(at, f"no verb {row['lemma']!r} in the verb lists")
        found[row["lemma"]] = choices.index(choice(words, at, row[column], choices))


def add_nicknames(lexicon, words):
    for at, row in words.rows:
        names = [fold(n.strip()) for n in row["names"].split(",") if n.strip()]
        if len(names) < 2:
            words.fail(at, "a name needs another one beside it")
        lexicon.nicknames.append(names)
        for name in names:
            lexicon.entries[name].merge({"GIVEN_NAME"})


KINDS = [  # (columns that tell a list's kind, kind), the first that fits
    ({"names"}, "nicknames"),
    ({"lemma", "past"}, "irregular"),
    ({"lemma", "verb_form"}, "spellings"),
    ({"lemma", "particle"}, "particles"),
    ({"lemma", "move"}, "moves"),
    ({"lemma", "object"}, "objects"),
    ({"lemma"}, "verbs"),
    ({"noun", "plural"}, "plurals"),
    ({"noun"}, "nouns"),
    ({"form"}, "forms"),
]


def kind_of(words):
    for columns, kind in KINDS:
        if columns <= set(words.columns):
            return kind
    raise BadLine(f"{words.path}:1: no #columns line that names a known kind of list")


def read_lists(folder):
    lists = collections.defaultdict(list)
    for name in sorted(os.listdir(folder)):
        if name.endswith(".tsv"):
            words = List(os.path.join(folder, name))
            if not words.columns:  # another tool's list
                continue
            kind = "weak" if words.weak else kind_of(words)
            # What comes first wins: tags that were counted, then the grammar words' own numbers and persons.
            lists[kind].append(words)
            lists[kind].sort(key=lambda w: FIRST.get(os.path.basename(w.path), len(FIRST)))
    return lists


def build(folder):
    lists, lexicon = read_lists(folder), Lexicon()
    irregular = {row["lemma"]: row for words in lists["irregular"] for _, row in words.rows}
    plurals = {row["noun"]: row["plural"] for words in lists["plurals"] for _, row in words.rows}
    for kind, add, extra in (("forms", add_forms, None), ("nouns", add_nouns, plurals), ("verbs", add_verbs, irregular)):
        for words in lists[kind]:
            add(lexicon, words, extra)
    verb_rows = {row["lemma"]: row for words in lists["verbs"] for _, row in words.rows}
    for words in lists["spellings"]:
        add_spellings(lexicon, words, verb_rows)
    for words in lists["particles"]:
        add_particles(lexicon, words)
    for words in lists["moves"]:
        add_by_lemma(lexicon, words, "move", MOVES, lexicon.moves)
    for words in lists["objects"]:
        add_by_lemma(lexicon, words, "object", OBJECTS, lexicon.objects)
    for words in lists["nicknames"]:
        add_nicknames(lexicon, words)
    for words in lists["weak"]:
        add_forms(lexicon, words, None)
    tell_in_the_present(lexicon)
    for entry in lexicon.entries.values():
        finish_entry(entry)
    return lexicon


def tell_in_the_present(lexicon):
    """The training novels are told in the past: a verb that is a cue there is one in the present as well."""
    past = collections.Counter()
    for entry in lexicon.entries.values():
        if entry.lemma and FORMS[entry.form] in ("PAST", "PAST_OR_PARTICIPLE"):
            past[entry.lemma] = max(past[entry.lemma], entry.fiction)
    for entry in lexicon.entries.values():
        if entry.lemma and FORMS[entry.form] == "S":
            entry.fiction = max(entry.fiction, past[entry.lemma])


def finish_entry(entry):
    if entry.symbol and entry.classes & CLOSED:
        entry.classes -= {"GIVEN_NAME", "SURNAME"}
        entry.name_gender = 0
    if entry.tags:
        return
    if entry.form and not entry.classes - CUE_VERB - {"COMMON", "CUE_NOUN"}:
        entry.tags = ["VERB"] if FORMS[entry.form] in ("BASE", "S") else ["VERB", "ADJ"]
        return
    for name, tags in CLASS_TAGS:
        if name in entry.classes:
            entry.tags = tags
            return


# ---- hashing (lexicon.c computes the same) ------------------------------------------------------------------


def hash64(key):
    h = 0xCBF29CE484222325
    for byte in key:
        h = ((h ^ byte) * 0x100000001B3) & MASK64
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & MASK64
    return h ^ (h >> 33)


def slot_of(low, displacement, n_slots):
    x = ((low + displacement) * 0x85EBCA6B) & MASK32
    x ^= x >> 13
    x = (x * 0xC2B2AE35) & MASK32
    return (x * n_slots) >> 32


def place(keys):
    """Two-level displacement: returns (slot of each key, displacement of each bucket, number of slots)."""
    n_slots, n_buckets = math.ceil(len(keys) / LOAD), math.ceil(len(keys) / BUCKET)
    buckets = [[] for _ in range(n_buckets)]
    for i, key in enumerate(keys):
        h = hash64(key)
        buckets[((h >> 32) * n_buckets) >> 32].append((h & MASK32, i))
    taken, slots, displacements = bytearray(n_slots), [0] * len(keys), [0] * n_buckets
    for b in sorted(range(n_buckets), key=lambda b: (-len(buckets[b]), b)):
        displacements[b] = place_bucket(buckets[b], taken, slots)
    return slots, displacements, n_slots


def place_bucket(bucket, taken, slots):
    for displacement in range(1 << 16):
        wanted = {slot_of(low, displacement, len(taken)) for low, _ in bucket}
        if len(wanted) == len(bucket) and not any(taken[s] for s in wanted):
            for low, i in bucket:
                slots[i] = slot_of(low, displacement, len(taken))
                taken[slots[i]] = 1
            return displacement
    raise SystemExit("make_lexicon: two forms hash alike: change the hash in make_lexicon.py and lexicon.c")


# ---- writing ------------------------------------------------------------------------------------------------


def c_string(data):
    out = []
    for byte in data:
        c = chr(byte)
        out.append(c if 32 <= byte < 127 and c not in '"\\?' else f"\\{byte:03o}")
    return "".join(out)


def array(kind, name, values):
    lines, line = [], " "
    for v in values:
        text = f" {v},"
        if len(line) + len(text) > 118:
            lines.append(line)
            line = " "
        line += text
    lines.append(line)
    body = "\n".join(lines)
    return f"static const {kind} {name}[] = {{\n{body}\n}};\n"


def pool(chunks):
    members = "\n".join(f"  char part{i}[{len(c) + 1}];" for i, c in enumerate(chunks))
    parts = []
    for chunk in chunks:
        pieces = [c_string(chunk[i : i + 90]) for i in range(0, len(chunk), 90)]
        parts.append("\n".join(f'  "{p}"' for p in pieces) + ",")
    return (
        f"static const struct lexicon_pool {{\n{members}\n}} lexicon_pool = {{\n" + "\n".join(parts) + "\n};\n"
    )


def by_frequency(forms, lexicon):
    """The commonest first: what is known of them then lies side by side."""
    return sorted(forms, key=lambda form: (lexicon.entries[form].rank or 1000, form))


def lay_out(keys):
    """Forms one after another in chunks: returns (offset of each, chunks)."""
    offsets, chunks, chunk, start = [], [], bytearray(), 0
    for key in keys:
        if len(chunk) + len(key) > CHUNK:
            chunks.append(bytes(chunk))
            start += len(chunk) + 1
            chunk = bytearray()
        offsets.append(start + len(chunk))
        chunk += key
    return offsets, chunks + [bytes(chunk)]


def nickname_groups(lexicon, ids):
    """Sorted (entry << 12 | group) of each name of each line."""
    if len(lexicon.nicknames) >= 1 << 12:
        raise SystemExit("make_lexicon: too many nickname lines")
    return sorted({ids[n] << 12 | g for g, names in enumerate(lexicon.nicknames) for n in names})


def leads(lexicon):
    """A bit for each form of LEADS, which others may share."""
    rows = [0] * (1 << LEADS_BITS >> 5)
    for form, entry in lexicon.entries.items():
        if entry.classes & LEADS:
            bit = hash64(form.encode("utf8")) & ((1 << LEADS_BITS) - 1)
            rows[bit >> 5] |= 1 << (bit & 31)
    return array("uint32_t", "lexicon_leads", rows)


def table(lexicon):
    forms = sorted(lexicon.entries)
    keys = [f.encode("utf8") for f in forms]
    slots, displacements, n_slots = place(keys)
    if n_slots >= 1 << 17:
        raise SystemExit("make_lexicon: too many forms")
    offsets, chunks = lay_out(keys)
    records = {Entry().record(): 0}
    for form in by_frequency(forms, lexicon):
        records.setdefault(lexicon.entries[form].record(), len(records))
    strings, entries = [0] * (n_slots + 1), [0] * (n_slots + 1)
    for form, key, slot, offset in zip(forms, keys, slots, offsets):
        strings[slot + 1] = offset << 6 | len(key)
        entries[slot + 1] = hash64(key) >> 16 << 16 | records[lexicon.entries[form].record()]
    ids = {form: slot + 1 for form, slot in zip(forms, slots)}
    rows = "\n".join("  {" + ", ".join(map(str, r)) + ", {0}}," for r in records)
    lemmas = [ids[fold(lemma)] for lemma in lexicon.lemmas]
    parts = [
        pool(chunks),
        array("uint32_t", "lexicon_string", strings),
        array("uint64_t", "lexicon_entry", [f"{e:#x}u" for e in entries]),
        array("uint16_t", "lexicon_displacement", displacements),
        f"static const qai_lexeme lexicon_lexeme[] = {{\n{rows}\n}};\n",
        array("uint32_t", "lexicon_lemma", [0] + lemmas),
        array("uint32_t", "lexicon_particle", sorted(lexicon.particles)),
        array("uint8_t", "lexicon_move", [0] + [lexicon.moves.get(lemma, 0) for lemma in lexicon.lemmas]),
        array("uint8_t", "lexicon_object", [0] + [lexicon.objects.get(lemma, 0) for lemma in lexicon.lemmas]),
        array("uint32_t", "lexicon_nickname", nickname_groups(lexicon, ids)),
    ]
    text = "\n".join(parts)
    sizes = [("SLOTS", n_slots), ("BUCKETS", len(displacements)), ("LEMMAS", len(lemmas))]
    head = ["/* Generated by tools/make_lexicon.py from data/: do not edit. */"]
    head += [f"#define LEXICON_{name} {value}u" for name, value in sizes]
    head += [f"#define LEXICON_CHECKSUM 0x{zlib.crc32(text.encode()):08x}u", "", ""]
    return "\n".join(head) + text + "\n" + leads(lexicon)


def symbols_header(lexicon):
    lines = "\n".join(f"  QAI_W_{name} = {i}," for name, i in lexicon.symbols.items())
    return f"""/* Generated by tools/make_lexicon.py from data/grammar.tsv: do not edit. */
#ifndef QAI_LEXICON_SYMBOLS_H
#define QAI_LEXICON_SYMBOLS_H

enum {{
  QAI_W_NONE = 0,
{lines}
  QAI_W_COUNT = {len(lexicon.symbols) + 1}
}};

#endif
"""


def outputs(root):
    lexicon = build(os.path.join(root, "data"))
    return {"lib/lexicon/lexicon_table.inc": table(lexicon), "lib/lexicon/symbols.h": symbols_header(lexicon)}


def current(path):
    try:
        with open(path, encoding="utf8") as f:
            return f.read()
    except FileNotFoundError:
        return None


def main(arguments):
    check = "--check" in arguments
    arguments = [a for a in arguments if a != "--check"]
    root = arguments[0] if arguments else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    stale = 0
    try:
        made = outputs(root)
    except BadLine as bad:
        sys.exit(f"make_lexicon: {bad}")
    for name, text in made.items():
        path = os.path.join(root, name)
        if current(path) == text:
            continue
        if check:
            stale = print(f"{name} is out of date: run tools/make_lexicon.py") or 1
        else:
            with open(path, "w", encoding="utf8") as f:
                f.write(text)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
