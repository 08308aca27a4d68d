/* options.h - the command line: one table of options for all subcommands. */
#ifndef AJEL_OPTIONS_H
#define AJEL_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

/* What the command line said; NULL where it said nothing. */
struct options {
	const char *format;    /* -f */
	const char *input;     /* -i */
	const char *zone;      /* -z: a zone that exists */
	const char *language;  /* -l */
	const char *url;       /* -u: an address, or a source's name */
	const char *output;    /* -o */
	const char *config;    /* -c */
	const char *store;     /* -s */
	int jobs;              /* -j; 0 if not said */
	const char *grep;      /* --grep */
	int status;            /* --status, of enum entry_status; -1: any */
	size_t limit;          /* --limit; 0: all */
	const char *name;      /* --name: one that a source may have */
	const char *like;      /* --like */
	bool import;           /* --import */
	bool yes;              /* -y */
	bool gaps;             /* --gaps */
	bool vacuum;           /* --vacuum */
	const char *resume;    /* --resume */
	bool watch;            /* --watch */
	bool stores;           /* --store of `ajel check`: what is checked */
	bool quiet;            /* -q */
	bool verbose;          /* -v */
	bool dry_run;          /* -n */
	bool all;              /* -a */
	int64_t now;           /* -t, else the present */
	bool now_given;        /* -t was there */
	int64_t since;         /* --since, --until (the first instant that is */
	int64_t until;         /* past it); INSTANT_NONE if not said */
	const char *time_text; /* -t, --since and --until as given */
	const char *since_text;
	const char *until_text;
	char **args; /* what follows the options, NULL-terminated */
	int args_n;
};

/* How a subcommand is called. */
struct usage {
	const char *name;       /* "lines" */
	const char *synopsis;   /* "[options] PAGE|SOURCE|-" */
	const char *letters;    /* the options it takes: "fizl" */
	const char *words;      /* and those that have no letter: "since until";
	                           or NULL */
	const char *all;        /* the help of -a, if it takes it */
	const char *zone;       /* that of -z, where it is not a page's zone */
	const char *text;       /* what it does, a few lines */
	int min_args, max_args; /* max -1: any number */
};

/* Reads argv (argv[0] is the subcommand's name). Returns 0 when the command
 * should run; else -1, with the exit status in *status: help was printed on
 * standard output, or what is wrong on standard error. */
int options_read(int argc, char **argv, const struct usage *usage,
    struct options *out, int *status);

#endif
