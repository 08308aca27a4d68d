/* urgent.c - finds labels of urgency. */
#include "text/urgent.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

enum { MARKS_MAX = 6 }; /* before a label: brackets, a bell, spaces */

/* As newsrooms print them; of several that fit, the longest counts. */
static const char *const labels[] = {"عاجل", "عاجل جدا", "خبر عاجل", "فوری",
    "خبر فوری", "بریکنگ نیوز", "דחוף", "breaking", "breaking news", "urgent",
    "son dakika", "son dakika haberi", "срочно", "терміново", "молния",
    "urgente", "última hora", "último momento", "dernière minute", "ultim'ora",
    "eil", "eilmeldung", "pilne", "έκτακτο", "突发", "速報", "속보"};

/* A character of a text, folded. */
struct letter {
	uint32_t c;  /* 0: the end */
	size_t from; /* where it stands */
	size_t next; /* where the one behind it does */
};

/* The first at or behind `at`: folding leaves nothing of vowel signs and of what
 * draws a word out. */
static struct letter
letter_at(const char *s, size_t at)
{
	struct letter l = {.from = at, .next = at};

	while (l.c == 0 && s[l.next] != '\0') {
		size_t n = utf8_len(s + l.next, strnlen(s + l.next, 4));

		if (n == 0)
			break;
		l.from = l.next;
		l.c = fold_letter(utf8_point(s + l.next, n));
		if (chars_is_space(l.c))
			l.c = ' ';
		l.next += n;
	}
	return l;
}

/* Past what is neither letter nor digit, at most so many of them. */
static size_t
skip_marks(const char *s, size_t at, int most)
{
	for (int i = 0; i < most; i++) {
		struct letter l = letter_at(s, at);

		if (chars_is_letter(l.c) || chars_digit(l.c) >= 0)
			break;
		at = l.next;
	}
	return at;
}

/* Where the label ends that stands at `at`; `at` where it doesn't. */
static size_t
label_end(const char *s, size_t at, const char *label)
{
	struct letter x = letter_at(s, at), y = letter_at(label, 0);
	size_t end = at;

	while (y.c != 0 && x.c == y.c) {
		end = x.next;
		x = letter_at(s, x.next);
		y = letter_at(label, y.next);
	}
	return y.c == 0 && !chars_is_letter(x.c) ? end : at;
}

/* Where the longest label ends that stands at `at`; `at` without one. */
static size_t
skip_label(const char *s, size_t at)
{
	size_t end = at;

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		size_t e = label_end(s, at, labels[i]);

		end = e > end ? e : end;
	}
	return end;
}

bool
urgent_label(const char *text)
{
	size_t at = skip_marks(text, 0, MARKS_MAX);
	size_t end = skip_label(text, at);

	return end > at && text[skip_marks(text, end, MARKS_MAX)] == '\0';
}

/* Whether what stands at `at` sets off what is before it. A hyphen in a word
 * doesn't: "urgent-care". */
static bool
is_set_off(const char *s, size_t at)
{
	static const char *const marks[] = {":", "：", "|", "｜", "–", "—", "]",
	    "】", ")", "»", ">", "•", "·", "!", "！", "…", "..", "- ", "/",
	    NULL};

	at = letter_at(s, at).from;
	at += strspn(s + at, " ");
	for (const char *const *m = marks; *m != NULL; m++) {
		if (strncmp(s + at, *m, strlen(*m)) == 0)
			return true;
	}
	return false;
}

/* "#عاجل انفجار": a hashtag is set off by being one. */
static bool
is_hashtag(const char *s, size_t at, size_t end)
{
	return at > 0 && s[at - 1] == '#' && letter_at(s, end).c == ' ';
}

bool
urgent_headline(const char *text)
{
	size_t at = skip_marks(text, 0, MARKS_MAX);
	size_t end = skip_label(text, at);

	return end > at &&
	       (is_set_off(text, end) || is_hashtag(text, at, end)) &&
	       text[skip_marks(text, end, MARKS_MAX)] != '\0';
}
