/* limits.h - every size, depth and count that input can shape, and why.
 *
 * No buffer, loop or recursion in the program grows with its input except up
 * to a name in this file. Sizes are bytes, times are seconds. */
#ifndef AJEL_LIMITS_H
#define AJEL_LIMITS_H

enum {
	/* fetch: news pages run to 1.3 MB; eight times that is no page. */
	LIMIT_WIRE = 8 * 1024 * 1024,
	/* A header line is stored (ETag, Last-Modified) only if it is sane. */
	LIMIT_HEADER = 1024,
	LIMIT_HEADER_LINES = 16, /* of one name; they are one list */
	/* All header lines of one fetch, its redirects' too; 16 kB is much. */
	LIMIT_HEAD = 256 * 1024,
	LIMIT_REDIRECTS = 10,
	/* Of the page that comes with a refusal, and of one that may be a
	 * guard's: those are small; what is larger may speak of guards in its
	 * scripts. And what may be waited for it. */
	LIMIT_WALL = 96 * 1024,
	LIMIT_WALL_SECONDS = 5,
	LIMIT_CONNECT_SECONDS = 10,
	LIMIT_FETCH_SECONDS = 30,
	/* What a server may ask us to stay away; a ticker that isn't looked at
	 * for longer has holes. */
	LIMIT_PACE_SECONDS = 86400,
	/* Sources fetched at one time, each of another host: bounds memory at
	 * TRANSFERS * WIRE. */
	LIMIT_TRANSFERS = 50,
	LIMIT_COMMANDS = 4, /* programs that print pages, at one time */
	LIMIT_JOBS = 256,   /* what -j may raise it to */
	/* Programs that are told of new lines, at one time; and how long one
	 * may hold up the end of a run. */
	LIMIT_ANNOUNCERS = 8,
	LIMIT_ANNOUNCE_SECONDS = 60,

	/* Bytes of a robots.txt that are read: what RFC 9309 §2.5 asks for at
	 * the least, some ten thousand rules. */
	LIMIT_ROBOTS = 500 * 1024,
	/* Its rules as they are kept: an escaped byte takes three. */
	LIMIT_ROBOTS_TEXT = 4 * LIMIT_ROBOTS,
	/* A Crawl-delay past a day is a way to say no, and there is a better
	 * one. */
	LIMIT_CRAWL_DELAY = 86400,
	/* What the sources of one site together wait for it in one run: cron
	 * comes again in a minute or five, and the run before must have ended
	 * by then. */
	LIMIT_WAIT_SECONDS = 10,

	/* Sites forgotten as another is saved: a small step of a long way. */
	LIMIT_SITES_DROPPED = 2,

	/* jail: processes set aside to fork workers from, of which one is used
	 * until it dies. Whoever kills three means all that we do. */
	LIMIT_ZYGOTES = 3,
	/* Pages that one worker reads. A new worker costs a millisecond or
	 * more, a page three. */
	LIMIT_SERVED = 16,

	/* decode: text compresses 5 to 10 times; 1:1000 is a bomb. The text in
	 * UTF-8 may be up to three times the inflated bytes, and is capped at
	 * the same size. */
	LIMIT_INFLATED = 32 * 1024 * 1024,
	/* Some servers gzip what their application has gzipped already. */
	LIMIT_GZIP_LAYERS = 2,
	/* The standard looks for <meta charset> in the first 1024 bytes; pages
	 * with a long <title> or script before it are common. */
	LIMIT_META_SCAN = 16 * 1024,

	/* parse: a tree node costs some 200 bytes; HTML nests to 30 or 40, and
	 * deeper than 512 makes libxml2 and every walk quadratic. */
	LIMIT_DEPTH = 512,
	LIMIT_TAGS = 400 * 1000, /* what stands behind them is cut off */
	LIMIT_ALL_ATTRIBUTES = 400 * 1000, /* of a page; the rest is lost */
	LIMIT_ATTRIBUTES = 256,  /* of one tag; libxml2 is quadratic in them */
	LIMIT_ATTRIBUTE = 65536, /* one value; __VIEWSTATE runs to 9 kB */
	LIMIT_TEXT_LINES = 200 * 1000, /* of a plain-text page */
	LIMIT_FEED_TITLES = 1000,      /* of a feed that a page offers */
	LIMIT_OFFERED = 3,      /* such feeds that are asked for its lines */
	LIMIT_JSON_DEPTH = 100, /* APIs nest to 20, jansson recurses */
	LIMIT_JSON_VALUES = 200 * 1000, /* jansson takes up to 250 bytes each */

	/* detect: what a ticker can be. */
	LIMIT_LINES = 2000,                   /* lines of one ticker */
	LIMIT_CANDIDATES = 500,               /* lists weighed on one page */
	LIMIT_HITS = 20000,                   /* times looked at on one page */
	LIMIT_XPATH_STEPS = 10 * 1000 * 1000, /* on one page */
	LIMIT_GUESS = 16 * 1024, /* bytes of words that show an encoding */
	LIMIT_PATH_STEPS = 40,   /* of an XPath that is shown */
	LIMIT_PATH_WAYS = 6, /* joined to one; more is no rule, but a list */
	LIMIT_PATH = 900,    /* bytes of it; more is no help to anybody */
	LIMIT_HEADING = 80,  /* characters; more is a paragraph */
	LIMIT_HEADING_LEVELS = 6, /* ancestors asked for a heading */
	LIMIT_LOOK = 2000,      /* nodes of one item, of one heading's search */
	LIMIT_TIME_NODES = 32,  /* nodes within one <time> */
	LIMIT_SIBLINGS = 200,   /* looked at beside one node */
	LIMIT_ITEM_NODES = 64,  /* nodes of one item that features look at */
	LIMIT_ITEM_TEXT = 1024, /* bytes of one item that features count */
	LIMIT_TEXT = 4096, /* a heading, a title; the longest seen is 190 */
	/* One headline. No site has such, but what is a line of a page by all
	 * else is one, whoever wrote it. */
	LIMIT_HEADLINE = 128 * 1024,
	LIMIT_TIME_TEXT = 128, /* a time as printed */
	LIMIT_URL = 4096,      /* longer links are dropped */

	/* `ajel time`: a line of its input, as far as it is echoed. */
	LIMIT_TIME_LINE = 4096,

	/* jail: what one page may cost the process that reads it. The slowest
	 * pages take half a second and 600 MB. */
	LIMIT_JAIL_SECONDS = 10,
	LIMIT_JAIL_MEMORY = 1024 * 1024 * 1024, /* address space */
	/* A page, of which a definition may ask that much, and what it's
	 * read by. */
	LIMIT_JOB = LIMIT_INFLATED + 256 * 1024,
	LIMIT_ANSWER = 32 * 1024 * 1024, /* lines, and lists for explain */
	LIMIT_WORKERS = 64,              /* one a processor */

	/* resolve: how far back an undated list may reach; 80 lines that are
	 * each nearly a day apart. */
	LIMIT_DAYS_BACK = 82,

	/* conf: a definition is a screenful. */
	LIMIT_DEFINITION = 65536,
	LIMIT_DEFINITIONS = 10000, /* files in feeds/ */
	LIMIT_NAME = 64,           /* of a source */
	LIMIT_HEADERS = 16,        /* request headers of one definition */
	LIMIT_ARGUMENTS = 64,      /* words of one command */
	/* Longer than the longest time between two looks at a ticker; a typing
	 * error past it would silence a source for good. */
	LIMIT_INTERVAL_SECONDS = 400 * 86400,
	/* A server that needs longer holds up the whole run. */
	LIMIT_TIMEOUT_SECONDS = 600,
	LIMIT_LANGUAGE = 35, /* RFC 5646 §4.4.1: a tag that all must take */

	/* import: a thousand feeds make an OPML of 400 kB. */
	LIMIT_IMPORT = 4 * 1024 * 1024,
	LIMIT_IMPORTED = 2000, /* pages and feeds that it names */
	LIMIT_OUTLINES = 100,  /* in one another; people fold three or four */
	LIMIT_LABEL = 100,     /* bytes by which messages call one of them */

	/* merge: pairs of headlines compared letter by letter, at some 1 us
	 * each; a page whose every line was edited needs one or two a line. */
	LIMIT_COMPARED = 4 * LIMIT_LINES,
	/* Bytes of headlines taken apart for that, some 600 each, at which
	 * they are forgotten: twice what the longest pages of usual ones take. */
	LIMIT_TRIGRAMS = 5 * 1024 * 1024,
	/* Times that a line without a time and an entry of its words are asked
	 * for a common link, at some 70 ns each: a page of 250 lines that all
	 * say the same, and the last one like it, ask three times for each. */
	LIMIT_ECHOES = 200000,

	/* store and write */
	LIMIT_HISTORY = 5000,   /* entries loaded to merge with */
	LIMIT_HUB_SECONDS = 10, /* for a hub to answer: a run waits for it */
	LIMIT_ENTRIES = 10000,  /* in one feed */
	/* Entries of one text, of one link's number, loaded to merge with: a
	 * siren sounds a thousand times in the same words. */
	LIMIT_ALIKE = 20,
	LIMIT_SEARCH_WORDS = 32, /* of one query; SQLite takes 256 */
	/* Entries that a search reads because the index of words is behind;
	 * some 10 us each. */
	LIMIT_UNSEARCHED = 1000,
	/* Healths of sources that are saved together: what is lost of them in a
	 * crash is fetched again. */
	LIMIT_PUT_OFF = 100,
	/* Changes of one entry after which it is only logged what is news: a
	 * title that flips at each fetch tells nothing more. */
	LIMIT_FLIPS = 100,
	/* Changes kept of one entry: a line that tells the score, the votes or
	 * the dead, reworded once a minute for most of a day. */
	LIMIT_CHANGES = 1000,
	LIMIT_GAPS_TOLD = 100, /* of one source, in its status */
	/* Entries that one fetch forgets: about 5 ms, and more than come in
	 * the time to the next one. */
	LIMIT_PRUNE = 200,
	/* More history than there are web pages; past it it's a slip. */
	LIMIT_KEEP_SECONDS = 10000 * 86400,
	/* Seconds that a date may lie past the run, for two readings of one
	 * clock; readers keep what is later on top. */
	LIMIT_FUTURE = 2,
	LIMIT_FEED = 64 * 1024 * 1024, /* one written feed */
	/* Lines in the page of all sources, shared between them, and bytes of
	 * HTML that their words may have, one with another: two megabytes,
	 * which a browser shows at once. */
	LIMIT_BOARD_LINES = 2000,
	LIMIT_BOARD_LINE = 1024
};

#endif
