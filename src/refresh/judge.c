/* judge.c - tells walls, stumps and repetitions from pages. */
#include "refresh/judge.h"

#include "base/ascii.h"
#include "base/instant.h"

enum {
	/* Walls are small; a page that is larger may speak of one in its
	 * scripts. */
	WALL_BYTES = 96 * 1024,
	TITLE_BYTES = 256, /* more of a title is no wall's */
	SMALL = 10,        /* times smaller than usual is far smaller */
	FEW = 5,           /* times fewer lines than usual are far fewer */
	FEWEST_USUAL = 10, /* lines; fewer come and go */
	SLOWNESS = 16      /* good pages in which a habit mostly changes */
};

/* What a wall wants. */
enum want { BROWSER, CONSENT, LOGIN };

static const char *const advice[] = {
    [BROWSER] = "ask the site's owner to let ajel in, raise interval, or let a "
		"command under [fetch] get the page",
    [CONSENT] = "header = Cookie: ... under [fetch] may carry a browser's "
		"consent",
    [LOGIN] = "header = Cookie: ... under [fetch] may carry a browser's login",
};

static const char *const wants[] = {
    [BROWSER] = "a challenge to browsers stands in place of the page",
    [CONSENT] = "a demand for consent stands in place of the page",
    [LOGIN] = "a login stands in place of the page",
};

struct sign {
	const char *text; /* in lower case */
	const char *who;  /* whose it is; NULL: anybody's */
	enum want want;
};

/* What the titles of walls begin with. */
static const struct sign titles[] = {
    {"access denied", NULL, BROWSER},
    {"access to this page has been denied", "PerimeterX", BROWSER},
    {"anmelden", NULL, LOGIN},
    {"are you a human", NULL, BROWSER},
    {"are you a robot", NULL, BROWSER},
    {"are you human", NULL, BROWSER},
    {"attention required! | cloudflare", "Cloudflare", BROWSER},
    {"before you continue", "Google", CONSENT},
    {"bot verification", NULL, BROWSER},
    {"captcha", NULL, BROWSER},
    {"checking your browser", NULL, BROWSER},
    {"connexion", NULL, LOGIN},
    {"ddos-guard", "DDoS-Guard", BROWSER},
    {"human verification", NULL, BROWSER},
    {"just a moment", "Cloudflare", BROWSER},
    {"log in", NULL, LOGIN},
    {"login", NULL, LOGIN},
    {"one moment, please", NULL, BROWSER},
    {"pardon our interruption", "Imperva", BROWSER},
    {"please verify you are", NULL, BROWSER},
    {"please wait... | cloudflare", "Cloudflare", BROWSER},
    {"robot check", NULL, BROWSER},
    {"robot or human", NULL, BROWSER},
    {"security check", NULL, BROWSER},
    {"sign in", NULL, LOGIN},
    {"verify you are human", NULL, BROWSER},
    {"yahoo is part of the yahoo family", "Yahoo", CONSENT},
};

/* What stands in their markup, and not in that of pages which only belong to a
 * site with such a guard. */
static const struct sign marks[] = {
    {"_cf_chl_opt", "Cloudflare", BROWSER},
    {"cf-browser-verification", "Cloudflare", BROWSER},
    {"cdn-cgi/l/chk_jschl", "Cloudflare", BROWSER},
    {"captcha-delivery.com/", "DataDome", BROWSER},
    {"id=\"px-captcha\"", "PerimeterX", BROWSER},
    {"incapsula incident id", "Imperva", BROWSER},
    {"_incapsula_resource?cwudnsai", "Imperva", BROWSER},
    {"sec-if-cpt-container", "Akamai", BROWSER},
    {"errors.edgesuite.net", "Akamai", BROWSER},
    {"awswafintegration", "AWS WAF", BROWSER},
    {"sucuri_cloudproxy_js", "Sucuri", BROWSER},
    {"/.well-known/ddos-guard/", "DDoS-Guard", BROWSER},
    {"enable javascript and cookies to continue", NULL, BROWSER},
    {"consent.google.com/save", "Google", CONSENT},
    {"name=\"guccounter\"", "Yahoo", CONSENT},
};

/* What the hosts begin with to which one is led, and the parts of their
 * paths. */
static const struct sign hosts[] = {
    {"accounts.", NULL, LOGIN},
    {"auth.", NULL, LOGIN},
    {"captcha.", NULL, BROWSER},
    {"consent.", NULL, CONSENT},
    {"guce.", "Yahoo", CONSENT},
    {"login.", NULL, LOGIN},
    {"myprivacy.", NULL, CONSENT},
    {"sso.", NULL, LOGIN},
};

static const struct sign parts[] = {
    {"captcha", NULL, BROWSER},
    {"challenge", NULL, BROWSER},
    {"consent", NULL, CONSENT},
    {"cookie-consent", NULL, CONSENT},
    {"cookiewall", NULL, CONSENT},
    {"log-in", NULL, LOGIN},
    {"login", NULL, LOGIN},
    {"privacy-gate", NULL, CONSENT},
    {"sign-in", NULL, LOGIN},
    {"signin", NULL, LOGIN},
};

#define ROWS(table) (table), sizeof(table) / sizeof((table)[0])

/* The row whose text s begins with. */
static const struct sign *
begun_with(const char *s, const struct sign *table, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strncmp(s, table[i].text, strlen(table[i].text)) == 0)
			return &table[i];
	}
	return NULL;
}

/* A copy in lower case; n may stand within the string. */
static char *
lower(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_copyn(a, s, n);

	for (size_t i = 0; i < n; i++)
		copy[i] = ascii_lower(copy[i]);
	return copy;
}

/* The page's title, white space folded; "" without one. */
static const char *
title_of(struct arena *a, const char *page, size_t n)
{
	const char *p = memmem(page, n, "<title", strlen("<title"));
	const char *end = page + n;
	char *out = arena_alloc(a, TITLE_BYTES + 1);
	size_t len = 0;

	p = p != NULL ? memchr(p, '>', (size_t)(end - p)) : NULL;
	for (p = p != NULL ? p + 1 : end;
	     p < end && *p != '<' && len < TITLE_BYTES; p++) {
		if (!ascii_is_space(*p))
			out[len++] = *p;
		else if (len > 0 && out[len - 1] != ' ')
			out[len++] = ' ';
	}
	out[len] = '\0';
	return out;
}

static const struct sign *
marked(const char *page, size_t n)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (memmem(page, n, marks[i].text, strlen(marks[i].text)) !=
		    NULL)
			return &marks[i];
	}
	return NULL;
}

/* What stands behind "https://" in an address; "" where that isn't there. */
static const char *
host_of(const char *url)
{
	const char *p = strstr(url, "://");

	return p != NULL ? p + 3 : "";
}

/* The row that is a whole part of the path, or its name without an ending. */
static const struct sign *
part_of(const char *path)
{
	for (; *path != '\0' && *path != '?'; path += strcspn(path, "/?")) {
		const struct sign *sign;

		path += strspn(path, "/");
		sign = begun_with(path, ROWS(parts));
		if (sign != NULL &&
		    strchr("/?.;", path[strlen(sign->text)]) != NULL)
			return sign;
	}
	return NULL;
}

static const struct sign *
place_of(const char *url)
{
	const char *host = host_of(url);
	const struct sign *sign = begun_with(host, ROWS(hosts));

	return sign != NULL ? sign : part_of(host + strcspn(host, "/"));
}

/* The wall to which one was led; none, where the address asked for looks like
 * one itself. */
static const struct sign *
led_to(struct arena *a, const char *asked, const char *came)
{
	if (asked == NULL || came == NULL ||
	    place_of(lower(a, asked, strlen(asked))) != NULL)
		return NULL;
	return place_of(lower(a, came, strlen(came)));
}

static int
name_wall(const struct sign *sign, struct err *err)
{
	if (sign->who == NULL)
		return err_set(err, ERR_CHALLENGE, "%s; %s", wants[sign->want],
		    advice[sign->want]);
	return err_set(err, ERR_CHALLENGE, "%s (%s); %s", wants[sign->want],
	    sign->who, advice[sign->want]);
}

static bool
lacks_ticker(const struct err *err)
{
	return err->kind == ERR_TICKER || err->kind == ERR_LINES;
}

int
judge_wall(struct arena *a, const struct text *text, const char *asked,
    const char *came, struct err *err)
{
	size_t n = text->len < WALL_BYTES ? text->len : WALL_BYTES;
	const struct sign *sign;
	const char *page;

	if ((!lacks_ticker(err) && err->kind != ERR_PAGE) || text->s == NULL)
		return -1;
	page = lower(a, text->s, n);
	sign = begun_with(title_of(a, page, n), ROWS(titles));
	if (sign == NULL && n == text->len)
		sign = marked(page, n);
	if (sign == NULL)
		sign = led_to(a, asked, came);
	return sign != NULL ? name_wall(sign, err) : -1;
}

void
judge_size(const struct health *h, size_t bytes, struct err *err)
{
	if (!lacks_ticker(err) || bytes == 0 || h->usual_bytes == 0 ||
	    (int64_t)bytes >= h->usual_bytes / SMALL)
		return;
	(void)err_set(err, ERR_SMALL,
	    "%zu bytes of text and no ticker, where there are some %lld as a "
	    "rule; if that stays, see what a browser shows",
	    bytes, (long long)h->usual_bytes);
}

const char *
judge_lines(struct arena *a, const struct health *h, size_t lines)
{
	if (h->usual_lines < FEWEST_USUAL ||
	    (int64_t)lines * FEW >= h->usual_lines)
		return NULL;
	return arena_printf(a,
	    "lines: %zu, where there are some %lld as a rule; see whether the "
	    "page has changed",
	    lines, (long long)h->usual_lines);
}

/* Part of the way to what was seen; all of it where nothing was known. */
static void
approach(int64_t *usual, size_t seen)
{
	int64_t way = (int64_t)seen - *usual;
	int64_t step = way / SLOWNESS;

	if (*usual == 0)
		*usual = (int64_t)seen;
	else if (step == 0)
		*usual += (way > 0) - (way < 0);
	else
		*usual += step;
}

void
judge_learn(struct health *h, size_t bytes, size_t lines)
{
	approach(&h->usual_bytes, bytes);
	approach(&h->usual_lines, lines);
}

static uint64_t
mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9E3779B97F4A7C15U;
	return h ^ h >> 29;
}

/* Eight bytes at a time: a body that came again costs little else. */
static uint64_t
hash_bytes(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t word;

	h = mix(h, n);
	for (; n >= sizeof(word); p += sizeof(word), n -= sizeof(word)) {
		memcpy(&word, p, sizeof(word));
		h = mix(h, word);
	}
	word = 0;
	if (n > 0)
		memcpy(&word, p, n);
	return mix(h, word);
}

static uint64_t
hash_string(uint64_t h, const char *s)
{
	return s != NULL ? hash_bytes(h, s, strlen(s)) : mix(h, UINT64_MAX);
}

struct judge_body
judge_body_of(const struct page *page)
{
	uint64_t h = hash_bytes(0, page->bytes, page->len);

	h = hash_string(h, page->url);
	h = hash_string(h, page->encoding);
	h = hash_string(h, page->type);
	h = hash_string(h, page->charset);
	return (struct judge_body){h != 0 ? h : 1, (int64_t)page->len};
}

bool
judge_is_same(const struct health *h, const struct judge_body *body)
{
	return h->body_hash == body->hash && h->body_length == body->length &&
	       h->failures == 0 && h->last_success != INSTANT_NONE;
}
