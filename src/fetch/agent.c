/* agent.c - who asks: our name, and the library that speaks for us. */
#include <curl/curl.h>

#include "fetch/fetch.h"

const char *
fetch_user_agent(void)
{
	return "ajel/" AJEL_VERSION " (news ticker reader; libcurl)";
}

const char *
fetch_library(void)
{
	return curl_version_info(CURLVERSION_NOW)->version;
}
