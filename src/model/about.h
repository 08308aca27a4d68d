/* about.h - what a page says of itself, beside its lines.
 *
 * Made by detect/, for who makes a definition of it. Strings are as in
 * ticker.h: white space folded, absent ones NULL. They are a stranger's: none
 * has been believed yet. */
#ifndef AJEL_ABOUT_H
#define AJEL_ABOUT_H

#include <stddef.h>

enum {
	ABOUT_FEEDS = 8,  /* feeds of a page that are looked at */
	ABOUT_TEXT = 300, /* bytes of a title; more is no title */
	ABOUT_TAG = 35    /* bytes of a language tag */
};

/* A feed that the page offers. */
struct about_feed {
	const char *url;
	const char *title; /* or NULL */
};

struct about_page {
	const char *language; /* <html lang>, or the <meta> of that name */
	const char *title;    /* <title> */
	const char *site;     /* og:site_name: whose page it is */
	const char *locale;   /* og:locale: "ar_LB" */
	struct about_feed feeds[ABOUT_FEEDS]; /* in the page's order */
	size_t feeds_n;
};

#endif
