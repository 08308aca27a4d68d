/* test-charset.c - which encoding bytes are in, and UTF-8 of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "decode/charset.h"
#include "decode/labels.h"

#define FFFD "\xEF\xBF\xBD"

static int
setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct text
convert(struct arena *a, const char *in, size_t n, const char *http)
{
	unsigned char *exact = malloc(n > 0 ? n : 1);
	struct text out;
	struct err err = {.kind = ERR_NONE};

	memcpy(exact, in, n);
	if (charset_to_utf8(a, exact, n, http, &out, &err) < 0)
		fail_msg("%s", err.msg);
	free(exact);
	assert_int_equal(out.s[out.len], '\0');
	assert_true(utf8_valid(out.s, out.len));
	return out;
}

struct decision {
	const char *in;
	const char *http;
	const char *charset;
	const char *evidence;
	const char *out;
};

#define ALEF "\xD8\xA7" /* ا */

/* clang-format off */
static const struct decision decisions[] = {
	/* A byte order mark beats everything, and goes. */
	{"\xEF\xBB\xBF" "abc", "windows-1256", "UTF-8", "bom", "abc"},
	{"\xEF\xBB\xBF" "<meta charset=iso-8859-1>\xE9", NULL, "UTF-8", "bom", "<meta charset=iso-8859-1>" FFFD},
	{"\xEF\xBB\xBF", NULL, "UTF-8", "bom", ""},
	{"\xFF\xFE" "a\x06", "utf-8", "UTF-16LE", "bom", "\xD9\xA1"}, /* U+0661 */
	{"\xFE\xFF" "\x06" "a", "utf-8", "UTF-16BE", "bom", "\xD9\xA1"},
	{"\xFE\xFF", NULL, "UTF-16BE", "bom", ""},
	/* Bytes that are UTF-8 beat what is declared. */
	{ALEF, "windows-1256", "UTF-8", "bytes", ALEF},
	{"<meta charset=windows-1256>" ALEF, NULL, "UTF-8", "bytes", "<meta charset=windows-1256>" ALEF},
	{ALEF ALEF "\xD8", "windows-1256", "UTF-8", "bytes", ALEF ALEF FFFD}, /* cut */
	/* Then HTTP, then <meta>. */
	{"\xC7", "windows-1256", "windows-1256", "http", ALEF},
	{"\xC7", " CP1256 ", "windows-1256", "http", ALEF},
	{"<meta charset=utf-8>\xC7", "windows-1256", "windows-1256", "http", "<meta charset=utf-8>" ALEF},
	{"<meta charset=windows-1256>\xC7", NULL, "windows-1256", "meta", "<meta charset=windows-1256>" ALEF},
	{"<meta charset=windows-1256>\xC7", "bogus", "windows-1256", "meta", "<meta charset=windows-1256>" ALEF},
	{"<meta charset=utf-8>\xC7!", NULL, "UTF-8", "meta", "<meta charset=utf-8>" FFFD "!"},
	{"\xC7", "utf-8", "UTF-8", "http", FFFD},
	{"caf\xE9", NULL, "windows-1252", "default", "caf\xC3\xA9"},
	{"\x80", "iso-8859-1", "windows-1252", "http", "\xE2\x82\xAC"},
	/* ASCII is UTF-8 ... */
	{"abc", NULL, "UTF-8", "bytes", "abc"},
	{"abc", "windows-1256", "UTF-8", "bytes", "abc"},
	{"<meta charset=euc-jp>", NULL, "UTF-8", "bytes", "<meta charset=euc-jp>"},
	{"", NULL, "UTF-8", "bytes", ""},
	/* ... unless it is declared to be something that only looks like it. */
	{"\x1B$B$\"\x1B(B!", "iso-2022-jp", "ISO-2022-JP", "http", "\xE3\x81\x82!"},
	{"<meta charset=iso-2022-jp>\x1B$B$\"\x1B(B", NULL, "ISO-2022-JP", "meta", "<meta charset=iso-2022-jp>\xE3\x81\x82"},
	/* UTF-16 without a zero byte is none. */
	{"<p>a", "utf-16", "UTF-8", "bytes", "<p>a"},
	{"<p>\xE9", "utf-16", "windows-1252", "default", "<p>\xC3\xA9"},
};
/* clang-format on */

static void
evidence_is_weighed_in_order(void **state)
{
	for (size_t i = 0; i < sizeof(decisions) / sizeof(decisions[0]); i++) {
		const struct decision *d = &decisions[i];
		struct text t = convert(*state, d->in, strlen(d->in), d->http);

		if (strcmp(t.charset, d->charset) != 0 ||
		    strcmp(t.evidence, d->evidence) != 0 ||
		    strcmp(t.s, d->out) != 0)
			fail_msg("row %zu: %s by %s: %s", i, t.charset,
			    t.evidence, t.s);
	}
}

static void
utf16_is_taken_at_its_word_where_it_can_be(void **state)
{
	struct text t = convert(*state, "<\0p\0'\x06", 6, "utf-16");

	assert_string_equal(t.charset, "UTF-16LE");
	assert_string_equal(t.evidence, "http");
	assert_string_equal(t.s, "<p\xD8\xA7");
	t = convert(*state, "\0<\0?\0x\x06'", 8, NULL);
	assert_string_equal(t.charset, "UTF-16BE");
	assert_string_equal(t.evidence, "meta");
	assert_string_equal(t.s, "<?x\xD8\xA7");
}

static void
a_few_bad_bytes_do_not_unmake_utf8(void **state)
{
	char page[256] = "";

	for (int i = 0; i < 64; i++)
		memcpy(page + strlen(page), ALEF, 3);
	memcpy(page + 128, "\xC7 \xC7 ", 5);
	assert_string_equal(
	    convert(*state, page, 132, "windows-1256").charset, "UTF-8");
	assert_string_equal(convert(*state, page, 132, NULL).evidence, "bytes");
	/* Wherever they stand. */
	memmove(page + 4, page, 128);
	memcpy(page, "\xC7 \xC7 ", 4);
	assert_string_equal(
	    convert(*state, page, 132, "windows-1256").charset, "UTF-8");
	/* One more than one in 32 is too many, unless UTF-8 is declared. */
	memcpy(page + 132, "\xC7 ", 3);
	assert_string_equal(
	    convert(*state, page, 134, "windows-1256").charset, "windows-1256");
	assert_string_equal(
	    convert(*state, page, 134, "utf-8").charset, "UTF-8");
}

struct repair {
	const char *in;
	const char *out;
};

/* The maximal subparts of Unicode's chapter 3 and what surrounds them. */
static const struct repair repairs[] = {
    {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
	FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A"},
    {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
	FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A"},
    {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
	FFFD FFFD FFFD FFFD FFFD "A" FFFD FFFD "B"},
    {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", FFFD FFFD FFFD FFFD "A"},
    {"\xF0\x9F\x98", FFFD},
    {"\xF0\x9F\x98\xF0\x9F\x98\x80", FFFD "\xF0\x9F\x98\x80"},
    {"a\xE2\x82", "a" FFFD},
    {"\xC2\xC2\xA9", FFFD "\xC2\xA9"},
    {"\xF8\x88\x80\x80\x80", FFFD FFFD FFFD FFFD FFFD},
    {"12345678\x80"
     "12345678",
	"12345678" FFFD "12345678"},
};

static void
bad_utf8_becomes_one_mark_a_subpart(void **state)
{
	for (size_t i = 0; i < sizeof(repairs) / sizeof(repairs[0]); i++) {
		const struct repair *r = &repairs[i];
		struct text t = convert(*state, r->in, strlen(r->in), "utf-8");

		assert_string_equal(t.s, r->out);
		assert_int_equal(t.len, strlen(r->out));
	}
}

struct sample {
	const char *label;
	const char *in;
	const char *out;
};

/* clang-format off */
static const struct sample samples[] = {
	{"shift_jis", "\x82\xA0\x81`\xB1\\~", "あ～ｱ\\~"},
	{"euc-jp", "\xA4\xA2\xA1\xC1", "あ～"},
	{"gb2312", "\xC4\xE3\xA2\xE3", "你€"},
	{"gb18030", "\x81\x30\x81\x30", "\xC2\x80"},
	{"big5", "\xA4\xA4\xC6\xA1", "中①"},
	{"euc-kr", "\xC7\xD1\x81\x41", "한갂"},
	{"windows-874", "\xA1\xDB", "ก" FFFD},
	{"koi8-u", "\xC1\xAE", "аў"},
	{"windows-1253", "\xE1\xAA", "α" FFFD},
	{"windows-1255", "\xE0\xCA", "א\xD6\xBA"},
	{"iso-8859-16", "\x80\xA1\xFF", "\xC2\x80" "Ąÿ"},
	{"x-user-defined", "\x80\xFF", "\xEF\x9E\x80\xEF\x9F\xBF"},
	/* A bad lead must not swallow the markup behind it. */
	{"shift_jis", "\x81<p>", FFFD "<p>"},
	{"euc-jp", "\xA4<p>", FFFD "<p>"},
	{"gbk", "\x81<p>", FFFD "<p>"},
	{"big5", "\x81<p>", FFFD "<p>"},
	{"euc-kr", "\x81<p>", FFFD "<p>"},
	/* Bad at the end. */
	{"shift_jis", "a\x81", "a" FFFD},
	{"gb18030", "a\x81\x30\x81", "a" FFFD},
	{"euc-kr", "a\xFE", "a" FFFD},
};
/* clang-format on */

static void
converters_agree_with_the_standard(void **state)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		const struct sample *s = &samples[i];
		struct text t = convert(*state, s->in, strlen(s->in), s->label);

		if (strcmp(t.s, s->out) != 0)
			fail_msg("%s, row %zu: %s", s->label, i, t.s);
	}
}

static void
lone_surrogates_become_marks(void **state)
{
	struct text t =
	    convert(*state, "\xFF\xFE<\0\x00\xD8>\0=\xD8\0", 11, "x");

	assert_string_equal(t.s, "<" FFFD ">" FFFD);
	t = convert(*state, "\xFF\xFE=\xD8\x00\xDE", 6, NULL);
	assert_string_equal(t.s, "\xF0\x9F\x98\x80");
}

static void
zero_bytes_are_kept_and_counted(void **state)
{
	struct text t = convert(*state, "a\0\xC7", 3, "windows-1256");

	assert_int_equal(t.len, 4);
	assert_memory_equal(t.s, "a\0\xD8\xA7", 5);
	t = convert(*state, "a\0" ALEF, 4, NULL);
	assert_int_equal(t.len, 4);
	assert_memory_equal(t.s, "a\0\xD8\xA7", 5);
}

/* Several pivots and several growths of the output. */
static void
long_pages_are_converted_whole(void **state)
{
	enum { CHARS = 100000 };
	char *in = malloc(2 * CHARS);
	struct text t;

	for (int i = 0; i < CHARS; i++)
		memcpy(in + 2 * i, "\x82\xA0", 2);
	t = convert(*state, in, 2 * CHARS, "shift_jis");
	assert_int_equal(t.len, 3 * CHARS);
	for (int i = 0; i < CHARS; i++)
		assert_memory_equal(t.s + 3 * i, "あ", 3);
	memset(in, 0xFF, 2 * CHARS); /* each becomes three bytes */
	t = convert(*state, in, 2 * CHARS, "euc-kr");
	assert_int_equal(t.len, 6 * CHARS);
	free(in);
}

static void
refused_encodings_are_an_error(void **state)
{
	struct err err = {.kind = ERR_NONE};
	struct text out;

	assert_int_equal(charset_to_utf8(*state, (const unsigned char *)"~{", 2,
			     "hz-gb-2312", &out, &err),
	    -1);
	assert_int_equal(err.kind, ERR_DECODE);
}

static void
the_text_is_capped(void **state)
{
	static const char *const labels[] = {"utf-8", "windows-1256", "euc-kr"};
	size_t n = LIMIT_INFLATED / 3 + 1;
	unsigned char *in = malloc(n);

	memset(in, 0xFF, n); /* U+FFFD each; in windows-1256 two bytes each */
	for (size_t i = 0; i < 3; i++) {
		struct err err = {.kind = ERR_NONE};
		struct text out;
		int rc = charset_to_utf8(*state, in, n, labels[i], &out, &err);

		if (i == 1) {
			assert_int_equal(rc, 0);
			continue;
		}
		assert_int_equal(rc, -1);
		assert_int_equal(err.kind, ERR_DECODE);
		assert_int_equal(
		    charset_to_utf8(*state, in, n - 1, labels[i], &out, &err),
		    0);
	}
	free(in);
}

static void
labels_have_names(void **state)
{
	(void)state;
	assert_string_equal(charset_of_label("latin1", 6), "windows-1252");
	assert_string_equal(charset_of_label("cp1256x", 6), "windows-1256");
	assert_null(charset_of_label("bogus", 5));
}

/* Opens a table of ../shared; says so when it isn't there. */
static FILE *
open_shared(const char *name)
{
	const char *dir = getenv("AJEL_SHARED");
	char path[4096];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/data/%s",
	    dir != NULL ? dir : "../shared", name);
	f = fopen(path, "r");
	if (f == NULL)
		(void)printf("SKIP %s: not there\n", path);
	return f;
}

/* UTF-8 of a row of hexadecimal code points, '-' for none. */
static size_t
utf8_of_hex(const char *hex, char *out)
{
	size_t len = 0;

	while (*hex != '\0' && *hex != '\n') {
		char *end;
		unsigned long c = strtoul(hex, &end, 16);

		if (end == hex) {
			c = 0xFFFD;
			end += 1;
		}
		len += utf8_put(out + len, (uint32_t)c);
		hex = end + (*end == ' ');
	}
	return len;
}

static void
every_single_byte_table_is_the_standards(void **state)
{
	FILE *f = open_shared("whatwg_single_byte.tsv");
	char line[2048], want[1024], in[129];
	int tables = 0;

	if (f == NULL)
		return;
	for (int i = 0; i < 128; i++)
		in[i] = (char)(i + 0x80);
	in[128] = '\x80'; /* the last one is no cut UTF-8 */
	while (fgets(line, sizeof(line), f) != NULL) {
		char *hex = strchr(line, '\t');
		struct text t;
		size_t n;

		*hex++ = '\0';
		n = utf8_of_hex(hex, want);
		t = convert(*state, in, 129, line);
		assert_string_equal(t.charset, line);
		assert_true(t.len > n);
		assert_memory_equal(t.s, want, n);
		tables++;
	}
	(void)fclose(f);
	assert_int_equal(tables, 28);
}

static size_t
base64(const char *s, char *out)
{
	static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "abcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t bits = 0;
	size_t len = 0, have = 0;

	for (; *s != '\0' && *s != '='; s++) {
		bits = bits << 6 | (uint32_t)(strchr(set, *s) - set);
		have += 6;
		if (have >= 8) {
			have -= 8;
			out[len++] = (char)(bits >> have);
		}
	}
	return len;
}

/* What we make of a test's bytes. Most are ASCII, where every encoding is the
 * same to us; a byte that is no UTF-8 makes the declaration count. */
static const char *
sniff(struct arena *a, char *page, size_t n)
{
	bool ascii = true;

	for (size_t i = 0; i < n; i++)
		ascii = ascii && (unsigned char)page[i] < 0x80;
	if (ascii)
		page[n++] = '\xFF';
	return convert(a, page, n, NULL).charset;
}

/* Declared EUC-JP, but the bytes of the test file are valid UTF-8, which for us
 * beats a declaration. */
#define OURS "test-yahoo-jp.dat:1"

static void
browsers_and_we_agree_on_html5libs_cases(void **state)
{
	FILE *f = open_shared("html5lib_encoding.jsonl");
	char *line = NULL;
	size_t cap = 0;
	int agree = 0, rows = 0;

	if (f == NULL)
		return;
	while (getline(&line, &cap, f) > 0) {
		json_t *row = json_loads(line, 0, NULL);
		const char *name =
		    json_string_value(json_object_get(row, "name"));
		const char *data =
		    json_string_value(json_object_get(row, "data_b64"));
		const char *want =
		    json_string_value(json_object_get(row, "encoding"));
		char *page = malloc(strlen(data) + 1);
		const char *is = sniff(*state, page, base64(data, page));

		rows++;
		if (strcmp(is, charset_of_label(want, strlen(want))) == 0)
			agree++;
		else if (strcmp(name, OURS) != 0)
			(void)printf("%s: %s, not %s\n", name, is, want);
		free(page);
		json_decref(row);
	}
	free(line);
	(void)fclose(f);
	(void)printf("html5lib: %d of %d agree\n", agree, rows);
	assert_int_equal(rows, 82);
	assert_int_equal(agree, 81);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static const struct CMUnitTest tests[] = {
    T(evidence_is_weighed_in_order),
    T(utf16_is_taken_at_its_word_where_it_can_be),
    T(a_few_bad_bytes_do_not_unmake_utf8),
    T(bad_utf8_becomes_one_mark_a_subpart),
    T(converters_agree_with_the_standard),
    T(lone_surrogates_become_marks),
    T(zero_bytes_are_kept_and_counted),
    T(long_pages_are_converted_whole),
    T(refused_encodings_are_an_error),
    T(the_text_is_capped),
    T(labels_have_names),
    T(every_single_byte_table_is_the_standards),
    T(browsers_and_we_agree_on_html5libs_cases),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
