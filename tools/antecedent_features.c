/*
 * Prints what the ranker of antecedents (lib/mention/antecedent) sees, for tools/train_antecedents.py.
 *
 *   antecedent-features news|fiction < texts
 *
 * A text is a line with its length in bytes, then its bytes.  For each: "D"; a line "E entity name" for each name;
 * a line "M start end entity" for each mention that is no pronoun; for each pronoun (P) or noun phrase (N) that the
 * ranker decides a line "P start end chosen" and then a line "C entity rows…" for each candidate.
 */
#include "mention/antecedent.h"
#include "texts.h"

#include <stdio.h>
#include <string.h>

static void
print_names(const qai_mentions *m)
{
  uint32_t e, k;
  for (e = 0; e < m->n_entities; e++)
    for (k = 0; k < m->entities[e].n_names; k++) {
      const qai_string *s = &m->names[m->entities[e].first_name + k];
      printf("E %u %.*s\n", e, (int)s->len, s->s);
    }
}

static void
print_anaphor(qai_antecedents *a, uint32_t i)
{
  qai_candidate c[QAI_ANTECEDENT_MAX];
  const qai_mention *p = &a->scan->found.data[i];
  uint32_t owner = qai_antecedents_possessor(a->scan, i);
  uint32_t n, k, j;
  qai_antecedent_rows f;
  n = qai_antecedents_collect(a, i, owner == QAI_NONE ? QAI_NONE : a->scan->found.data[owner].entity, c);
  printf("%c %u %u %u\n", p->kind == QUOTEATTR_MENTION_PRONOUN ? 'P' : 'N', p->start, p->end, p->entity);
  for (k = 0; k < n; k++) {
    qai_antecedents_features(a, i, c, n, k, &f);
    printf("C %u", c[k].entity);
    for (j = 0; j < f.n; j++)
      printf(" %u", f.row[j]);
    putchar('\n');
  }
}

static int
print_document(const qai_quotes *quotes, const qai_mentions *m, qai_arena *arena)
{
  qai_scan scan;
  qai_entities entities;
  qai_antecedents a;
  uint32_t i;
  int status = qai_scan_init(&scan, quotes, arena);
  memset(&entities, 0, sizeof entities);
  scan.found.data = m->mentions;
  scan.found.n = m->n_mentions;
  entities.items.data = m->entities;
  entities.items.n = m->n_entities;
  if (!status)
    status = qai_antecedents_init(&a, &scan, &entities);
  if (status)
    return status;
  puts("D");
  print_names(m);
  for (i = 0; i < m->n_mentions && !status; i++) {
    const qai_mention *x = &m->mentions[i];
    if (x->kind != QUOTEATTR_MENTION_PRONOUN)
      printf("M %u %u %u\n", x->start, x->end, x->entity);
    if (qai_antecedents_is_anaphor(&scan, i))
      print_anaphor(&a, i);
    status = qai_antecedents_note(&a, i);
  }
  return status;
}

static int
print_text(const char *bytes, size_t len, qai_arena *arena, void *genre)
{
  qai_stages stages;
  int status = texts_find_quotes(bytes, len, *(const int *)genre, 0, arena, &stages);
  if (!status)
    status = qai_mentions_find(&stages.quotes, NULL, arena, &stages.mentions);
  return status ? status : print_document(&stages.quotes, &stages.mentions, arena);
}

int
main(int argc, char **argv)
{
  int genre = texts_genre(argc, argv);
  return texts_each(print_text, &genre) != 0;
}
