/* test-tls.c - whose word for a server's name is taken. */
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fetchrun.h"

enum { PATH_SIZE = 96, ARGS_MAX = 24 };

/* An `openssl s_server` with a certificate of its own for "localhost". */
static struct {
	char dir[32];
	char certificate[PATH_SIZE];
	char key[PATH_SIZE];
	pid_t pid;
	int port;
} tls;

/* Runs openssl, which talks much, to its end. */
static int
run_quietly(char *const argv[])
{
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int status = -1;

	if (posix_spawn_file_actions_init(&actions) != 0)
		return -1;
	(void)posix_spawn_file_actions_addopen(
	    &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ) == 0)
		(void)waitpid(pid, &status, 0);
	(void)posix_spawn_file_actions_destroy(&actions);
	return status == 0 ? 0 : -1;
}

static int
make_certificate(void)
{
	char words[] = "openssl req -x509 -newkey ec -pkeyopt "
		       "ec_paramgen_curve:P-256 -nodes -days 2 -subj "
		       "/CN=localhost -addext subjectAltName=DNS:localhost";
	char out[] = "-out";
	char keyout[] = "-keyout";
	char *argv[ARGS_MAX] = {NULL};
	char *rest = words;
	size_t n = 0;

	(void)snprintf(tls.dir, sizeof(tls.dir), "/tmp/ajel-test-XXXXXX");
	if (mkdtemp(tls.dir) == NULL)
		return -1;
	(void)snprintf(tls.certificate, PATH_SIZE, "%s/cert.pem", tls.dir);
	(void)snprintf(tls.key, PATH_SIZE, "%s/key.pem", tls.dir);
	while (rest != NULL && n < ARGS_MAX - 5)
		argv[n++] = strsep(&rest, " ");
	argv[n++] = out;
	argv[n++] = tls.certificate;
	argv[n++] = keyout;
	argv[n] = tls.key;
	return run_quietly(argv);
}

static void
become_server(const int ends[2])
{
	(void)dup2(ends[1], STDOUT_FILENO);
	(void)close(ends[0]);
	(void)close(ends[1]);
	if (freopen("/dev/null", "r", stdin) == NULL ||
	    freopen("/dev/null", "w", stderr) == NULL)
		_exit(127);
	(void)alarm(60);
	(void)execlp("openssl", "openssl", "s_server", "-accept", "127.0.0.1:0",
	    "-cert", tls.certificate, "-key", tls.key, "-www", (char *)NULL);
	_exit(127);
}

/* Waits for the line "ACCEPT 127.0.0.1:PORT". */
static int
read_port(int fd)
{
	char line[128];
	int port = 0;
	FILE *f = fdopen(fd, "r");

	while (f != NULL && port == 0 && fgets(line, sizeof(line), f) != NULL)
		(void)sscanf(line, "ACCEPT %*[^:]:%d", &port);
	if (f != NULL)
		(void)fclose(f);
	return port;
}

static int
start_server(void)
{
	int ends[2];

	if (pipe(ends) < 0)
		return -1;
	tls.pid = fork();
	if (tls.pid == 0)
		become_server(ends);
	(void)close(ends[1]);
	tls.port = read_port(ends[0]);
	return tls.port != 0 ? 0 : -1;
}

static void
stop_server(void)
{
	if (tls.pid > 0) {
		(void)kill(tls.pid, SIGKILL);
		(void)waitpid(tls.pid, NULL, 0);
	}
	(void)unlink(tls.certificate);
	(void)unlink(tls.key);
	(void)rmdir(tls.dir);
}

static const struct outcome *
fetch_from(struct run *r, const char *host)
{
	char url[64];

	(void)snprintf(url, sizeof(url), "https://%s:%d/", host, tls.port);
	return run_one(r, url);
}

static int
trust_nobody(void **state)
{
	(void)unsetenv("CURL_CA_BUNDLE");
	(void)unsetenv("SSL_CERT_FILE");
	(void)unsetenv("SSL_CERT_DIR");
	return run_set_up(state);
}

static void
a_stranger_is_refused(void **state)
{
	assert_error(fetch_from(*state, "localhost"), ERR_FETCH, "certificate");
}

static void
a_name_for_another_host_is_refused(void **state)
{
	assert_int_equal(setenv("SSL_CERT_FILE", tls.certificate, 1), 0);
	assert_error(fetch_from(*state, "127.0.0.1"), ERR_FETCH, "certificate");
}

static void
the_environment_names_whom_to_trust(void **state)
{
	assert_int_equal(setenv("SSL_CERT_FILE", tls.certificate, 1), 0);
	assert_int_equal(fetch_from(*state, "localhost")->kind, ERR_NONE);
}

static void
curls_own_variable_goes_first(void **state)
{
	assert_int_equal(setenv("SSL_CERT_FILE", "/nowhere", 1), 0);
	assert_int_equal(setenv("CURL_CA_BUNDLE", tls.certificate, 1), 0);
	assert_int_equal(fetch_from(*state, "localhost")->kind, ERR_NONE);
}

static void
a_missing_certificate_file_is_named(void **state)
{
	assert_int_equal(setenv("SSL_CERT_FILE", "/nowhere", 1), 0);
	assert_error(fetch_from(*state, "localhost"), ERR_FETCH, "/nowhere");
}

/* The server closes after each answer, so each is a connection of its own. */
static void
fetch_twice(struct run *r)
{
	char url[64];

	(void)snprintf(url, sizeof(url), "https://localhost:%d/", tls.port);
	(void)run_add(r, url);
	(void)run_add(r, url);
	run_fetch(r);
	assert_int_equal(r->out[0].kind, ERR_NONE);
	assert_int_equal(r->out[1].kind, ERR_NONE);
}

static void
a_session_is_resumed(void **state)
{
	struct run *r = *state;

	assert_int_equal(setenv("SSL_CERT_FILE", tls.certificate, 1), 0);
	fetch_twice(r);
	assert_has(r->out[0].body, "New, TLS");
	assert_has(r->out[1].body, "Reused, TLS");
}

static int
count_opens(int watch)
{
	char events[4096] __attribute__((aligned(8)));
	ssize_t n = read(watch, events, sizeof(events));
	int count = 0;

	for (ssize_t i = 0; i < n;) {
		const struct inotify_event *e =
		    (const struct inotify_event *)(const void *)(events + i);

		count += (e->mask & IN_OPEN) != 0;
		i += (ssize_t)(sizeof(*e) + e->len);
	}
	return count;
}

/* Parsing all of the system's certificates takes 30 ms a connection. */
static void
certificates_are_read_once(void **state)
{
	int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	assert_int_equal(setenv("SSL_CERT_FILE", tls.certificate, 1), 0);
	/* without the closing between them, two openings count as one */
	assert_true(inotify_add_watch(watch, tls.certificate,
			IN_OPEN | IN_CLOSE_NOWRITE) >= 0);
	fetch_twice(*state);
	assert_int_equal(count_opens(watch), 1);
	(void)close(watch);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, trust_nobody, run_tear_down)

static const struct CMUnitTest tests[] = {
    TEST(a_stranger_is_refused),
    TEST(a_name_for_another_host_is_refused),
    TEST(the_environment_names_whom_to_trust),
    TEST(curls_own_variable_goes_first),
    TEST(a_session_is_resumed),
    TEST(certificates_are_read_once),
    TEST(a_missing_certificate_file_is_named),
};

int
main(void)
{
	int failed;

	if (run_begin() < 0)
		return 0;
	if (make_certificate() < 0 || start_server() < 0) {
		(void)printf("SKIP no openssl s_server to speak TLS with\n");
		failed = 0;
	} else {
		failed = cmocka_run_group_tests(tests, NULL, NULL);
	}
	stop_server();
	run_end();
	return failed;
}
