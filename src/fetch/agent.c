/* agent.c - who asks: our name, and the library that speaks for us. */
#include "fetch/agent.h"

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

int
agent_lacks(struct err *err)
{
	return err_set(err, ERR_FETCH,
	    "this libcurl (%s) lacks an option that we need; "
	    "7.87.0 or newer has them all",
	    fetch_library());
}
