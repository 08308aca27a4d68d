/* timetext.h - the grammar of printed times: text -> fields. Pure; no clock.
 *
 * What is read (digits of any script, white space of any kind, names and
 * phrases of all languages that ICU knows and the habits of sites):
 *     09:13  9:13  ٠٩:١٣  17:04:02         clock, 24 hours
 *     9:13 pm  9:13 p. m.  9:13 م  صباحًا     clock, 12 hours
 *     9.13 (CLOCK_DOT)  9h13 (CLOCK_H)       where asked for, or the language's
 *     17:53 GMT  10:15+03:00  بتوقيت غرينتش   with a printed zone
 *     2025-11-18 | 14:22   18.11.2025 14:22   with a numeric date, before or
 *     14:22 18/11/2025     07.11. 09:20        behind the clock
 *     8 января, 17:46   ۲۹ بهمن ۱۳۹۸ - ۰۶:۵۵   with a named one
 *     Heute, 12:34 Uhr   11:09, сьогодні       with a day word or weekday
 *     قبل ١٢ دقيقة   il y a 3 heures   5小时前   relative
 * A date without a clock is a time only where it is the whole text. What looks
 * like a clock and isn't (24/7, 4:2, 9:73, 13:30 - 14:00, 10:00:00:00) is no
 * time. */
#ifndef AJEL_TIMETEXT_H
#define AJEL_TIMETEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "model/source.h"
#include "model/ticker.h"

/* Where in a text the time stands: bytes [start, end), brackets and the
 * punctuation that ties it to the headline ("09:13 - ", "[09:13]", "| 09:13")
 * not included; [from, to) with them, which is what to cut off. */
struct time_span {
	size_t start, end;
	size_t from, to;
};

/* What is known of the page. */
struct timetext_hints {
	enum clock_style style; /* how it writes clocks beside the colon */
	const char *language;   /* RFC 5646: "ar"; NULL: unknown. Tells D/M from
	                           M/D, and words of two languages apart */
};

/* The readings below, as bits. */
enum timetext_reading {
	TIMETEXT_WHOLE = 1,
	TIMETEXT_LEADING = 2,
	TIMETEXT_TRAILING = 4,
	TIMETEXT_LABELLED = 8
};

/* Those that may find a time in s; quick. Most texts are told here. */
unsigned timetext_glance(const char *s, size_t n);

/* A time at the beginning of s (leading white space, bullets and brackets
 * aside), or at its end. The n bytes are valid UTF-8. Returns whether there is
 * one; costs next to nothing when there isn't. A clock that goes on into a
 * word, a range or a bigger number is none. A relative time must be set off
 * from the headline by a sign, a date needs its clock. */
bool timetext_leading(const char *s, size_t n,
    const struct timetext_hints *hints, struct printed_time *out,
    struct time_span *span);
bool timetext_trailing(const char *s, size_t n,
    const struct timetext_hints *hints, struct printed_time *out,
    struct time_span *span);

/* A label of a few words and a clock behind it, and nothing else: "أخبار دولية
 * 12:58", "KPOP 2月11日 12時0分". Only where the text is the time's own element:
 * a sentence may end so too. */
bool timetext_labelled(const char *s, size_t n,
    const struct timetext_hints *hints, struct printed_time *out,
    struct time_span *span);

/* Whether the whole text is a time and nothing else: a date without a clock
 * (hour -1) is one too. */
bool timetext_whole(const char *s, size_t n, const struct timetext_hints *hints,
    struct printed_time *out);

/* A machine time: the value of a datetime attribute (HTML Standard §4.5.14:
 * ISO 8601 with or without a zone). */
bool timetext_machine(const char *s, struct printed_time *out);

#endif
