/* libcurl.c - libcurl's functions, loaded when the first of them is called.
 *
 * It brings forty libraries along, which take longer to load than all the
 * others together and a page to read: whoever fetches nothing shall not wait
 * for them. Callers call libcurl as ever; what they call is here, and passes it
 * on. */
#include <curl/curl.h>
#include <dlfcn.h>
#include <stdarg.h>

#define LIBRARY "libcurl.so.4"

/* Puts the function of that name into *f, a pointer to a function. Lazily, for
 * of the ten thousand symbols of those libraries a run needs few: to look all of
 * them up takes a millisecond. */
static void
load(const char *name, void *f)
{
	void *library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
	void *symbol = library != NULL ? dlsym(library, name) : NULL;

	if (symbol == NULL) {
		(void)fprintf(stderr, "ajel: %s\n", dlerror());
		exit(EXIT_FAILURE);
	}
	memcpy(f, &symbol, sizeof(symbol));
}

/* A type and a list of parameters can't stand in parentheses, and the names of
 * parameters differ between libcurl's versions:
 * NOLINTBEGIN(bugprone-macro-parentheses)
 * NOLINTBEGIN(readability-inconsistent-declaration-parameter-name) */

/* A function that passes its call on. */
#define PASS(type, name, parameters, arguments)                                \
	type(name) parameters                                                  \
	{                                                                      \
		static type(*f) parameters;                                    \
                                                                               \
		if (f == NULL)                                                 \
			load(#name, &f);                                       \
		return f arguments;                                            \
	}

/* The same of one that returns nothing. */
#define PASS_VOID(name, parameters, arguments)                                 \
	void(name) parameters                                                  \
	{                                                                      \
		static void(*f) parameters;                                    \
                                                                               \
		if (f == NULL)                                                 \
			load(#name, &f);                                       \
		f arguments;                                                   \
	}

/* The same of one that sets an option: its number says the value's type. */
#define PASS_OPTION(type, name, handle, option_type)                           \
	type(name)(handle * h, option_type option, ...)                        \
	{                                                                      \
		static type (*f)(handle *, option_type, ...);                  \
		va_list ap;                                                    \
		type result;                                                   \
                                                                               \
		if (f == NULL)                                                 \
			load(#name, &f);                                       \
		va_start(ap, option);                                          \
		if (option < CURLOPTTYPE_OBJECTPOINT)                          \
			result = f(h, option, va_arg(ap, long));               \
		else if (option >= CURLOPTTYPE_OFF_T &&                        \
			 option < CURLOPTTYPE_BLOB)                            \
			result = f(h, option, va_arg(ap, curl_off_t));         \
		else                                                           \
			result = f(h, option, va_arg(ap, void *));             \
		va_end(ap);                                                    \
		return result;                                                 \
	}

PASS(CURLcode, curl_global_init, (long flags), (flags))
PASS_VOID(curl_global_cleanup, (void), ())
PASS(curl_version_info_data *, curl_version_info, (CURLversion v), (v))
PASS_VOID(curl_free, (void *p), (p))
PASS(time_t, curl_getdate, (const char *s, const time_t *t), (s, t))
PASS(int, curl_strnequal, (const char *s, const char *t, size_t n), (s, t, n))

PASS(CURL *, curl_easy_init, (void), ())
PASS_VOID(curl_easy_cleanup, (CURL * e), (e))
PASS_VOID(curl_easy_reset, (CURL * e), (e))
PASS_OPTION(CURLcode, curl_easy_setopt, CURL, CURLoption)
PASS(const char *, curl_easy_strerror, (CURLcode code), (code))
PASS(CURLHcode, curl_easy_header,
    (CURL * e, const char *name, size_t i, unsigned origin, int request,
	struct curl_header **out),
    (e, name, i, origin, request, out))

/* What is asked for is put where a pointer says, whatever it is. */
CURLcode(curl_easy_getinfo)(CURL *e, CURLINFO info, ...)
{
	static CURLcode (*f)(CURL *, CURLINFO, ...);
	CURLcode result;
	va_list ap;

	if (f == NULL)
		load("curl_easy_getinfo", &f);
	va_start(ap, info);
	result = f(e, info, va_arg(ap, void *));
	va_end(ap);
	return result;
}

PASS(CURLM *, curl_multi_init, (void), ())
PASS(CURLMcode, curl_multi_cleanup, (CURLM * m), (m))
PASS_OPTION(CURLMcode, curl_multi_setopt, CURLM, CURLMoption)
PASS(CURLMcode, curl_multi_add_handle, (CURLM * m, CURL *e), (m, e))
PASS(CURLMcode, curl_multi_remove_handle, (CURLM * m, CURL *e), (m, e))
PASS(CURLMcode, curl_multi_perform, (CURLM * m, int *running), (m, running))
PASS(CURLMsg *, curl_multi_info_read, (CURLM * m, int *left), (m, left))
PASS(CURLMcode, curl_multi_poll,
    (CURLM * m, struct curl_waitfd fds[], unsigned n, int timeout, int *ready),
    (m, fds, n, timeout, ready))

PASS(CURLSH *, curl_share_init, (void), ())
PASS(CURLSHcode, curl_share_cleanup, (CURLSH * s), (s))

/* Its only option here is what to share: an enum, which is passed as an int. */
CURLSHcode(curl_share_setopt)(CURLSH *s, CURLSHoption option, ...)
{
	static CURLSHcode (*f)(CURLSH *, CURLSHoption, ...);
	CURLSHcode result = CURLSHE_BAD_OPTION;
	va_list ap;

	if (f == NULL)
		load("curl_share_setopt", &f);
	va_start(ap, option);
	if (option == CURLSHOPT_SHARE)
		result = f(s, option, va_arg(ap, int));
	va_end(ap);
	return result;
}

PASS(struct curl_slist *, curl_slist_append,
    (struct curl_slist * list, const char *s), (list, s))
PASS_VOID(curl_slist_free_all, (struct curl_slist * list), (list))

#if LIBCURL_VERSION_NUM < 0x080000
#define URL_TO_READ CURLU
#else
#define URL_TO_READ const CURLU
#endif

PASS(CURLU *, curl_url, (void), ())
PASS_VOID(curl_url_cleanup, (CURLU * handle), (handle))
PASS(CURLUcode, curl_url_get,
    (URL_TO_READ * handle, CURLUPart what, char **part, unsigned flags),
    (handle, what, part, flags))
PASS(CURLUcode, curl_url_set,
    (CURLU * handle, CURLUPart what, const char *part, unsigned flags),
    (handle, what, part, flags))
PASS(const char *, curl_url_strerror, (CURLUcode code), (code))

/* NOLINTEND(readability-inconsistent-declaration-parameter-name)
 * NOLINTEND(bugprone-macro-parentheses) */
