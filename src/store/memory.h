/* memory.h - the shelves of the store in RAM.
 *
 * Private to memory.c (opening, saving), memory_load.c, memory_find.c,
 * memory_news.c and memory_robots.c. All strings on a shelf are the heap's and the shelf's own. */
#ifndef AJEL_MEMORY_H
#define AJEL_MEMORY_H

#include "store/store.h"

struct item {
	struct entry entry;
	int64_t seq;       /* grows with every entry and change of the store */
	int64_t *numbers;  /* of its changes, from the same row; 0: no news */
	uint64_t text_key; /* of its present wording and link: linekey.h */
	uint64_t link_key;
};

/* One source. */
struct shelf {
	char *name;
	struct health health;
	struct item *items; /* in the order in which they were added */
	size_t n, room;
	struct page_line *page; /* its indices are those of items */
	size_t page_n;
	struct gap *gaps; /* by their ends */
	size_t gaps_n;
	int64_t *arrivals; /* of new entries; rising, each once */
	size_t arrivals_n;
	int64_t introduced; /* the last number of its first page */
};

/* One site's robots.txt. */
struct notice {
	char *site;
	struct robots_record record;
};

struct memory {
	struct shelf *shelves;
	size_t n;
	struct notice *notices;
	size_t notices_n;
	int64_t seq;                     /* the last one given */
	int64_t last_line, last_changed; /* the entries that have the last */
};

/* NULL: the source was never seen. */
struct shelf *memory_shelf(const struct memory *m, const char *source);

/* Whether the query is about the source. */
bool memory_is_wanted(const struct query *q, const struct shelf *s);

/* Gives back what the item holds. */
void memory_drop(struct item *item);

/* The functions of the backend (store.h) that have files of their own. */
int memory_history(void *handle, struct arena *a, const char *source,
    size_t limit, struct history *out, struct err *err);
int memory_recall(void *handle, struct arena *a, const char *source,
    const struct entry *seen, size_t n, struct history *out, struct err *err);
int memory_standing(void *handle, struct arena *a, const char *source,
    size_t *shown, size_t *lacking, struct err *err);
int memory_find(void *handle, const struct query *q, store_visit *visit,
    void *ctx, struct err *err);
int memory_log(void *handle, const struct query *q, store_log_visit *visit,
    void *ctx, struct err *err);
int memory_mark(void *handle, struct store_mark *out, struct err *err);
int memory_news(void *handle, const struct query *q, int64_t after,
    store_news_visit *visit, void *ctx, struct err *err);
int memory_sources(void *handle, struct arena *a, const char ***names,
    size_t *n, struct err *err);
int memory_summary(void *handle, struct arena *a, const char *source,
    int64_t now, struct summary *out, struct err *err);
int memory_robots(void *handle, struct arena *a, const char *site,
    struct robots_record *out, struct err *err);
int memory_save_robots(void *handle, const char *site,
    const struct robots_record *r, struct err *err);
void memory_drop_robots(struct memory *m);
int memory_prune(void *handle, const char *source, int64_t before, size_t most,
    struct err *err);

#endif
