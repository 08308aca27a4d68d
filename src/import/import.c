/* import.c - the table of the forms that others' definitions have. */
#include "import/import.h"

#include <strings.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "import/forms.h"

static const struct form {
	const char *name;
	/* Whether the bytes are of the form; the first that says so reads them,
	 * ERR_DEFINITION. */
	bool (*is)(const char *bytes, size_t n);
	int (*read)(
	    struct draft *d, const char *bytes, size_t n, struct err *err);
} forms[] = {
    {"OPML", opml_is, opml_read},
    {"feeds.toml of rsspls", rsspls_is, rsspls_read},
    {"addresses", addresses_are, addresses_read},
};

static const struct form *
find_form(const char *bytes, size_t n)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (forms[i].is(bytes, n))
			return &forms[i];
	}
	return NULL;
}

/* What messages call the items: it stands in one line with more. */
static void
cut_labels(struct arena *a, const struct draft *d)
{
	for (size_t i = 0; i < d->n; i++) {
		const char *label = d->all[i].label;
		char *cut;

		if (strlen(label) <= LIMIT_LABEL)
			continue;
		cut = arena_copyn(a, label, LIMIT_LABEL + 1);
		utf8_cut(cut, LIMIT_LABEL);
		d->all[i].label = arena_printf(a, "%s\u2026", cut);
	}
}

/* A local file may be published by who reads it as news. */
static void
refuse_files(struct draft *d)
{
	for (size_t i = 0; i < d->n; i++) {
		const char *url = d->all[i].source.url;

		if (url != NULL && strncasecmp(url, "file:", 5) == 0)
			(void)draft_refuse(d->a, &d->all[i],
			    "is a file of this computer; if you mean that, try "
			    "ajel add %s",
			    url);
	}
}

int
import_read(struct arena *a, const char *bytes, size_t n, struct imported *out,
    struct err *err)
{
	struct draft d = {.a = a};
	const struct form *form = find_form(bytes, n);

	if (form == NULL)
		return err_set(err, ERR_DEFINITION,
		    "neither an OPML file, nor a feeds.toml of rsspls, nor "
		    "addresses of RSS-Bridge or RSSHub");
	if (form->read(&d, bytes, n, err) < 0)
		return -1;
	if (d.full)
		return err_set(err, ERR_DEFINITION,
		    "more than %d entries; cut the file in parts",
		    LIMIT_IMPORTED);
	if (d.n == 0)
		return err_set(err, ERR_DEFINITION,
		    "%s, but nothing is defined in it", form->name);
	cut_labels(a, &d);
	refuse_files(&d);
	*out = (struct imported){form->name, d.all, d.n};
	return 0;
}
