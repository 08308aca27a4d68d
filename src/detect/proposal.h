/* proposal.h - the XPath that a definition needs to have a list's lines. Pure. */
#ifndef AJEL_PROPOSAL_H
#define AJEL_PROPOSAL_H

#include "base/arena.h"
#include "base/err.h"
#include "detect/jsonld.h"
#include "detect/lists.h"
#include "model/source.h"

struct _xmlDoc;

/* What the lines of a page are read with. */
struct proposal {
	struct arena *a;
	struct _xmlDoc *doc;
	const struct ticker_rules *rules;
	const char *base; /* of relative links */
	const struct jsonld *blog;
};

/* The lines that the rules' XPath points at, with the times of the live blog
 * and without copies, as a list that was found has them. As xpath_lines(). */
int proposal_read(const struct proposal *p, struct ticker_line **lines,
    size_t *n, struct err *err);

/* The plainest XPath of the list's items that gives the same lines again; NULL:
 * none does. */
const char *proposal_items(const struct proposal *p, const struct list *l);

/* The same without the trial, which costs as much as reading the page. */
const char *proposal_guess(const struct proposal *p, const struct list *l);

#endif
