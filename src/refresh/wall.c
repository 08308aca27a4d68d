/* wall.c - tells walls from pages, by what is known of them. */
#include "refresh/wall.h"

#include "base/ascii.h"
#include "base/limits.h"

enum { OPENING_BYTES = 256 }; /* of a title, of a text */

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
    {"client challenge", NULL, BROWSER},
    {"connexion", NULL, LOGIN},
    {"ddos-guard", "DDoS-Guard", BROWSER},
    {"human verification", NULL, BROWSER},
    {"just a moment", "Cloudflare", BROWSER},
    {"log in", NULL, LOGIN},
    {"login", NULL, LOGIN},
    {"making sure you're not a bot", "Anubis", BROWSER},
    {"making sure you&#39;re not a bot", "Anubis", BROWSER},
    {"one moment, please", NULL, BROWSER},
    {"pardon our interruption", "Imperva", BROWSER},
    {"please verify you are", NULL, BROWSER},
    {"please wait... | cloudflare", "Cloudflare", BROWSER},
    {"radware", "Radware", BROWSER},
    {"robot check", NULL, BROWSER},
    {"robot or human", NULL, BROWSER},
    {"security check", NULL, BROWSER},
    {"sign in", NULL, LOGIN},
    {"sucuri website firewall", "Sucuri", BROWSER},
    {"vercel security checkpoint", "Vercel", BROWSER},
    {"verify you are human", NULL, BROWSER},
    {"yahoo is part of the yahoo family", "Yahoo", CONSENT},
    {"your access to this site has been limited", "Wordfence", BROWSER},
};

/* The same of pages, but a site's own refusal may be called so as well. */
static const struct sign denials[] = {
    {"access denied", NULL, BROWSER},
};

/* What stands somewhere in a title. */
static const struct sign in_titles[] = {
    {"used cloudflare to restrict access", "Cloudflare", BROWSER},
};

/* What stands in tags and scripts of walls, and not in those of pages which only
 * belong to a site with such a guard. */
static const struct sign marks[] = {
    {"_cf_chl_opt", "Cloudflare", BROWSER},
    {"cf-browser-verification", "Cloudflare", BROWSER},
    {"cdn-cgi/l/chk_jschl", "Cloudflare", BROWSER},
    {"captcha-delivery.com/", "DataDome", BROWSER},
    {"id=\"px-captcha\"", "PerimeterX", BROWSER},
    {"_incapsula_resource?cwudnsai", "Imperva", BROWSER},
    {"_incapsula_resource?swudnsai", "Imperva", BROWSER},
    {"sec-if-cpt-container", "Akamai", BROWSER},
    {"awswafintegration", "AWS WAF", BROWSER},
    {"kpsdk={}", "Kasada", BROWSER},
    {"sucuri_cloudproxy_js", "Sucuri", BROWSER},
    {"/.well-known/ddos-guard/", "DDoS-Guard", BROWSER},
    {"/.within.website/x/cmd/anubis/", "Anubis", BROWSER},
    {"consent.google.com/save", "Google", CONSENT},
    {"name=\"guccounter\"", "Yahoo", CONSENT},
};

/* What the texts of walls begin with, behind the title. A text that only speaks
 * of walls begins with something else. */
static const struct sign openings[] = {
    {"access denied you don't have permission to access \"http", "Akamai",
	BROWSER},
    {"checking your browser before accessing", NULL, BROWSER},
    {"enable javascript and cookies to continue", NULL, BROWSER},
    {"please enable js and disable any ad blocker", "DataDome", BROWSER},
    {"request unsuccessful. incapsula incident id:", "Imperva", BROWSER},
    {"{\"message\":\"access denied by imunify360", "Imunify360", BROWSER},
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

/* How a text begins. */
struct opening {
	char s[OPENING_BYTES + 1];
	size_t len;
};

/* What a page consists of. */
struct anatomy {
	struct opening title;
	struct opening text;
	const char *markup; /* tags, scripts, comments */
	size_t markup_len;
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

/* The row whose text stands in s, of n bytes. */
static const struct sign *
held(const char *s, size_t n, const struct sign *table, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		if (memmem(s, n, table[i].text, strlen(table[i].text)) != NULL)
			return &table[i];
	}
	return NULL;
}

/* The end of what begins with a tag, a comment or a script at p; p, where that
 * is text. */
static const char *
end_of_markup(const char *p, const char *end)
{
	static const struct {
		const char *begin, *close;
		size_t closing; /* bytes of it that belong to it */
	} kinds[] = {
	    {"<!--", "-->", 3},
	    {"<script", "</script", 0},
	    {"<style", "</style", 0},
	    {"<", ">", 1},
	};
	const char *found;
	size_t i = 0;

	if (end - p < 2 || (!ascii_is_letter(p[1]) && p[1] != '/' &&
			       p[1] != '!' && p[1] != '?'))
		return p;
	while (strncmp(p, kinds[i].begin, strlen(kinds[i].begin)) != 0)
		i++;
	found = memmem(
	    p, (size_t)(end - p), kinds[i].close, strlen(kinds[i].close));
	return found != NULL ? found + kinds[i].closing : end;
}

/* Adds text, its white space folded, up to `end` and as far as there is room. */
static void
add_text(struct opening *o, const char *p, const char *end)
{
	for (; p < end && o->len < OPENING_BYTES; p++) {
		if (!ascii_is_space(*p))
			o->s[o->len++] = *p;
		else if (o->len > 0 && o->s[o->len - 1] != ' ')
			o->s[o->len++] = ' ';
	}
	o->s[o->len] = '\0';
}

/* A page taken apart, in lower case. What is text is cut out of the markup. */
static void
take_apart(char *page, size_t n, struct anatomy *out)
{
	static const char space[] = " ";
	char *kept = page; /* the end of the markup */
	const char *end = page + n;
	struct opening *into = &out->text;

	memset(out, 0, sizeof(*out));
	for (const char *p = page; p < end;) {
		const char *next = *p == '<' ? end_of_markup(p, end) : p;

		if (next > p) {
			bool title =
			    strncmp(p, "<title", strlen("<title")) == 0;

			into = title ? &out->title : &out->text;
			add_text(into, space, space + 1);
			memmove(kept, p, (size_t)(next - p));
			kept += next - p;
		} else {
			next = memchr(p + 1, '<', (size_t)(end - p - 1));
			next = next != NULL ? next : end;
			add_text(into, p, next);
		}
		p = next;
	}
	out->markup = page;
	out->markup_len = (size_t)(kept - page);
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

/* The wall that a page is; NULL: none. */
static const struct sign *
wall_of(struct arena *a, const struct text *text, struct anatomy *p)
{
	size_t n = text->len < LIMIT_WALL ? text->len : LIMIT_WALL;
	const struct sign *sign;

	take_apart(lower(a, text->s, n), n, p);
	sign = begun_with(p->title.s, ROWS(titles));
	if (sign == NULL)
		sign = held(p->title.s, p->title.len, ROWS(in_titles));
	if (sign == NULL && text->len < LIMIT_WALL)
		sign = held(p->markup, p->markup_len, ROWS(marks));
	if (sign == NULL && text->len < LIMIT_WALL)
		sign = begun_with(p->text.s, ROWS(openings));
	return sign;
}

int
wall_instead(struct arena *a, const struct text *text, const char *asked,
    const char *came, struct err *err)
{
	const struct sign *sign;
	struct anatomy page;

	if ((err->kind != ERR_TICKER && err->kind != ERR_LINES &&
		err->kind != ERR_PAGE) ||
	    text->s == NULL)
		return -1;
	sign = wall_of(a, text, &page);
	if (sign == NULL)
		sign = begun_with(page.title.s, ROWS(denials));
	if (sign == NULL)
		sign = led_to(a, asked, came);
	return sign != NULL ? name_wall(sign, err) : -1;
}

int
wall_refusing(struct arena *a, const struct text *text, const char *asked,
    const char *came, struct err *err)
{
	const struct sign *sign = NULL;
	struct anatomy page;

	if (text->s != NULL)
		sign = wall_of(a, text, &page);
	if (sign == NULL)
		sign = led_to(a, asked, came);
	if (sign != NULL)
		return name_wall(sign, err);
	return err_set(err, ERR_PAGE, "an error's page, and no guard's");
}

void
wall_tell(const struct err *found, struct err *err)
{
	if (found->kind == ERR_CHALLENGE)
		*err = *found;
}
