/* sharelink.c - tells links that hand a line on from links that lead to it. */
#include "detect/sharelink.h"

#include <libxml/uri.h>
#include <string.h>

#include "detect/node.h"
#include "text/fold.h"

enum {
	WORDS_MAX = 40, /* bytes of a button's words */
	SAME_LEAST = 8, /* bytes of a headline that are no chance */
	SAME_MOST = 24  /* what a service may cut is behind that */
};

/* What such buttons say, folded: "Share", "Share on ...", "Print". */
static const char *const buttons[] = {"share", "print", "email", "e mail",
    "send", "teilen", "drucken", "partager", "imprimer", "envoyer", "compartir",
    "imprimir", "enviar", "compartilhar", "partilhar", "condividi", "stampa",
    "delen", "udostępnij", "drukuj", "sdílet", "tisk", "megosztás",
    "distribuie", "поделиться", "печать", "поділитися", "друк", "κοινοποίηση",
    "κοινοποιηση", "εκτύπωση", "εκτυπωση", "paylaş", "yazdir", "yazdır",
    "مشاركه", "شارك", "طباعه", "ارسال", "اشتراک گذاری", "اشتراك گذاري",
    "همرساني", "چاپ", "שתף", "שיתוף", "הדפסה", "הדפס", "شیئر", "分享", "打印",
    "列印", "共有", "印刷", "공유", "인쇄", NULL};

static bool
begins_with_word(const char *s, const char *word)
{
	size_t n = strlen(word);

	return strncmp(s, word, n) == 0 && (s[n] == '\0' || s[n] == ' ');
}

/* The link's words, or those of its picture or its title. */
static const char *
words_of(struct arena *a, xmlNode *n)
{
	static const char *const names[] = {"aria-label", "title", NULL};
	const char *s = NULL;

	if (node_text_size(n, WORDS_MAX) >= WORDS_MAX)
		return NULL;
	if (node_text_size(n, 1) > 0)
		return node_all_text(a, n, WORDS_MAX);
	for (const char *const *name = names; s == NULL && *name != NULL;
	     name++)
		s = node_attr(a, n, *name);
	return s;
}

static bool
says_so(struct arena *a, xmlNode *n)
{
	const char *s = words_of(a, n);

	if (s == NULL || strlen(s) > WORDS_MAX)
		return false;
	s = fold_text(a, s);
	for (const char *const *b = buttons; *b != NULL; b++) {
		if (begins_with_word(s, *b))
			return true;
	}
	return false;
}

/* The query, unescaped. */
static const char *
plain_query(struct arena *a, const char *query)
{
	char *s = xmlURIUnescapeString(query, 0, NULL);
	char *out = s != NULL ? arena_copy(a, s) : arena_copy(a, query);

	xmlFree(s);
	for (char *p = out; *p != '\0'; p++) {
		if (*p == '+')
			*p = ' ';
	}
	return out;
}

static bool
holds_headline(struct arena *a, const char *query, const char *headline)
{
	size_t n = strlen(headline);

	if (n < SAME_LEAST)
		return false;
	if (n > SAME_MOST)
		n = SAME_MOST;
	while (n > 0 && ((unsigned char)headline[n] & 0xC0) == 0x80)
		n--;
	return strstr(query, arena_copyn(a, headline, n)) != NULL;
}

/* Whether a part of the path is "share", or its last begins so. */
static bool
path_shares(const char *url, const char *query)
{
	static const char word[] = "/share";
	const size_t n = sizeof(word) - 1;

	for (const char *p = strcasestr(url, word); p != NULL && p < query;
	     p = strcasestr(p + 1, word)) {
		if (p[n] == '/' ||
		    memchr(p + 1, '/', (size_t)(query - p - 1)) == NULL)
			return true;
	}
	return false;
}

bool
sharelink_is(struct arena *a, xmlNode *n, const char *url, const char *headline)
{
	const char *query = strchr(url, '?');
	const char *plain;

	if (query != NULL) {
		plain = plain_query(a, query);
		if (strstr(plain, "http:") != NULL ||
		    strstr(plain, "https:") != NULL ||
		    path_shares(url, query) ||
		    holds_headline(a, plain, headline))
			return true;
	}
	return says_so(a, n);
}
