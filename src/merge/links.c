/* links.c - the numbers in links that are one line's alone. */
#include "merge/links.h"

#include <stdlib.h>

static int
compare(const void *x, const void *y)
{
	const struct linked *a = x, *b = y;

	return (a->link > b->link) - (a->link < b->link);
}

/* Sorts them and leaves those out that are there twice. */
static size_t
keep_unique(struct linked *v, size_t n)
{
	size_t kept = 0;

	if (n > 0)
		qsort(v, n, sizeof(*v), compare);
	for (size_t i = 0; i < n; i++) {
		bool twice = (i > 0 && v[i - 1].link == v[i].link) ||
			     (i + 1 < n && v[i + 1].link == v[i].link);

		/* What is overwritten was asked for already. */
		if (!twice && v[i].link != 0)
			v[kept++] = v[i];
	}
	return kept;
}

uint64_t
links_number(const struct entry *e)
{
	uint64_t link = linekey_of_link(e->url);

	return link == 0 || linekey_is_said(e->url, e->text) ? 0 : link;
}

static void
note_lines(struct merging *m)
{
	struct linked *v = arena_alloc(m->a, m->n * sizeof(*v));
	size_t n;

	for (size_t j = 0; j < m->n; j++) {
		v[j] = (struct linked){links_number(m->lines[j].seen), j};
		m->lines[j].link = 0;
	}
	n = keep_unique(v, m->n);
	for (size_t i = 0; i < n; i++) {
		struct line *l = &m->lines[v[i].standing];

		l->link = v[i].link;
		l->spot = linekey_place(l->seen->url);
	}
}

void
links_note(struct merging *m)
{
	m->links = arena_alloc(m->a, m->page_n * sizeof(*m->links));
	for (size_t i = 0; i < m->page_n; i++) {
		const struct entry *e = &m->history->entries[m->page[i].entry];

		m->links[i] = (struct linked){links_number(e), i};
		m->page[i].link = 0;
	}
	m->links_n = keep_unique(m->links, m->page_n);
	for (size_t i = 0; i < m->links_n; i++) {
		struct standing *s = &m->page[m->links[i].standing];

		s->link = m->links[i].link;
		s->spot = linekey_place(m->history->entries[s->entry].url);
	}
	note_lines(m);
}

size_t
links_find(const struct merging *m, uint64_t link)
{
	const struct linked want = {link, 0}, *found;

	if (link == 0 || m->links_n == 0)
		return LINE_NONE;
	found =
	    bsearch(&want, m->links, m->links_n, sizeof(*m->links), compare);
	return found != NULL ? found->standing : LINE_NONE;
}

bool
links_differ(const struct line *l, uint64_t link, uint64_t spot)
{
	return l->link != 0 && link != 0 && l->link != link && l->spot == spot;
}
