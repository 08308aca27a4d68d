/* window.c - makes the transfers that can be at work at once, and frees them. */
#include "fetch/window.h"

#include "base/mem.h"

static int
no_room(struct err *err)
{
	return err_set(err, ERR_FETCH, "libcurl has no room to work");
}

/* Names and connections are shared by all transfers of a multi handle; TLS
 * sessions, by which a second connection costs a third, aren't. */
int
window_open(struct window *w, size_t size, struct err *err)
{
	w->multi = curl_multi_init();
	w->share = curl_share_init();
	if (w->multi == NULL || w->share == NULL ||
	    curl_share_setopt(w->share, CURLSHOPT_SHARE,
		CURL_LOCK_DATA_SSL_SESSION) != CURLSHE_OK)
		return no_room(err);
	/* A host's jobs follow each other, so one connection each is enough;
	 * idle ones to a hundred hosts would cost memory for nothing. */
	(void)curl_multi_setopt(w->multi, CURLMOPT_MAXCONNECTS, (long)size);
	w->transfers = mem_zalloc(size * sizeof(*w->transfers));
	while (w->n < size) {
		if (transfer_init(&w->transfers[w->n], w->share, &w->surplus) <
		    0)
			break;
		w->n++;
	}
	return w->n > 0 ? 0 : no_room(err);
}

static void
drop(struct window *w, struct transfer *t)
{
	if (t->job == NULL)
		return;
	(void)curl_multi_remove_handle(w->multi, t->easy);
	transfer_end(t);
}

void
window_close(struct window *w)
{
	for (size_t i = 0; i < w->n; i++)
		drop(w, &w->transfers[i]);
	for (size_t i = 0; i < w->n; i++)
		transfer_free(&w->transfers[i]);
	free(w->transfers);
	(void)curl_multi_cleanup(w->multi);
	(void)curl_share_cleanup(w->share);
	surplus_free(&w->surplus);
}
