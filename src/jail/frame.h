/* frame.h - messages over a stream socket: a length and that many bytes.
 *
 * The same calls serve both ends: on a blocking socket they come back when all
 * is done, on another as soon as there is nothing more to do now. What comes
 * is trusted with nothing: no message is longer than its maximum. */
#ifndef AJEL_JAIL_FRAME_H
#define AJEL_JAIL_FRAME_H

#include <stddef.h>
#include <stdint.h>

/* A message on its way. All zero: none. */
struct frame {
	uint32_t len;        /* of the body, as it stands before it */
	size_t moved;        /* bytes that went over: of the length, then of
	                        the body */
	unsigned char *body; /* of a message that comes: malloc()ed */
};

enum frame_state {
	FRAME_DONE, /* the whole message went over */
	FRAME_MORE, /* the socket would block */
	FRAME_END,  /* the other end is gone */
	FRAME_BAD   /* a message past its maximum */
};

/* Goes on sending the n bytes; n is the same in every call. */
enum frame_state frame_send(
    struct frame *f, int fd, const unsigned char *body, size_t n);

/* Goes on receiving; f->len bytes stand at f->body when it is done, else the
 * body isn't to be looked at. */
enum frame_state frame_receive(struct frame *f, int fd, size_t max);

/* Forgets the message, and frees the body of one that came. */
void frame_clear(struct frame *f);

#endif
