/* reader.c - the process in which a command reads pages. */
#include "cmd/reader.h"

#include "cmd/say.h"

void
reader_warn(const struct options *o, const char *argument, struct jailed *jail)
{
	char words[SANDBOX_WORDS];
	struct sandbox sandbox;
	struct err err;

	/* Who builds with a sanitizer knows what it takes away. */
	if (!o->verbose || o->quiet || sandbox_is_sanitized())
		return;
	if (jailed_sandbox(jail, &sandbox, &err) < 0)
		say_detail(o, argument, "%s", err.msg);
	else if (sandbox.why[0] != '\0')
		say_detail(o, argument,
		    "what reads the page isn't shut in as it should be: %s",
		    sandbox_words(&sandbox, words));
}

int
reader_find(struct arena *a, const struct options *o, const char *argument,
    struct target *out, struct jailed **jail, struct err *err)
{
	if (jailed_open(jail, 1, err) < 0)
		return -1;
	if (target_find(a, o, argument, out, err) == 0)
		return 0;
	jailed_close(*jail);
	return -1;
}

int
reader_look(struct arena *a, const struct options *o, const char *argument,
    struct look_at *at, struct look *out, struct err *err)
{
	int rc;

	reader_warn(o, argument, at->jail);
	rc = look(a, at, out, err);
	jailed_close(at->jail);
	at->jail = NULL;
	return rc;
}
