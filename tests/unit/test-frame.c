/* test-frame.c - messages over a socket, whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "jail/frame.h"

enum { MAX = 4 * 1024 * 1024 };

/* Two ends that don't block. */
static void
open_pair(int pair[2])
{
	assert_int_equal(
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair), 0);
}

static void
close_pair(const int pair[2])
{
	(void)close(pair[0]);
	(void)close(pair[1]);
}

static void
a_message_goes_over_in_pieces(void **state)
{
	static const size_t sizes[] = {0, 1, 3, 4, 5, 70000, MAX};
	struct frame out = {0}, in = {0};
	unsigned char *bytes = mem_alloc(MAX);
	int pair[2];

	(void)state;
	open_pair(pair);
	for (size_t i = 0; i < MAX; i++)
		bytes[i] = (unsigned char)(i * 31 >> 3);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		enum frame_state went = FRAME_MORE, came = FRAME_MORE;

		while (came == FRAME_MORE) {
			if (went == FRAME_MORE)
				went =
				    frame_send(&out, pair[0], bytes, sizes[i]);
			came = frame_receive(&in, pair[1], MAX);
		}
		assert_int_equal(went, FRAME_DONE);
		assert_int_equal(came, FRAME_DONE);
		assert_int_equal(in.len, sizes[i]);
		assert_memory_equal(in.body, bytes, sizes[i]);
		frame_clear(&in);
		memset(&out, 0, sizeof(out));
	}
	close_pair(pair);
	free(bytes);
}

static void
one_past_its_maximum_is_refused_unread(void **state)
{
	struct frame out = {0}, in = {0};
	int pair[2];

	(void)state;
	open_pair(pair);
	assert_int_equal(
	    frame_send(&out, pair[0], (const unsigned char *)"12345", 5),
	    FRAME_DONE);
	assert_int_equal(frame_receive(&in, pair[1], 4), FRAME_BAD);
	assert_null(in.body);
	frame_clear(&in);
	close_pair(pair);
}

static void
an_end_within_a_message_is_an_end(void **state)
{
	static const uint32_t len = 10;
	struct frame in = {0}, out = {0};
	int pair[2];

	(void)state;
	open_pair(pair);
	assert_int_equal(write(pair[0], &len, sizeof(len)), sizeof(len));
	assert_int_equal(write(pair[0], "abc", 3), 3);
	assert_int_equal(frame_receive(&in, pair[1], MAX), FRAME_MORE);
	(void)close(pair[0]);
	assert_int_equal(frame_receive(&in, pair[1], MAX), FRAME_END);
	frame_clear(&in);
	assert_int_equal(
	    frame_send(&out, pair[1], (const unsigned char *)"x", 1),
	    FRAME_END);
	(void)close(pair[1]);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_message_goes_over_in_pieces),
    cmocka_unit_test(one_past_its_maximum_is_refused_unread),
    cmocka_unit_test(an_end_within_a_message_is_an_end),
};

int
main(void)
{
	return cmocka_run_group_tests(tests, NULL, NULL);
}
