/* lock.h - one writer at a time.
 *
 * The lock is the kernel's (flock), so a killed run leaves none behind. Its
 * file stays for ever: removing it would let two runs lock two files of one
 * name. A child that should not keep its parent's lock alive has to close the
 * descriptor (an exec does). */
#ifndef AJEL_LOCK_H
#define AJEL_LOCK_H

#include "base/err.h"

/* Locks path.lock, made where missing; *fd holds the lock until it is closed.
 * Never waits. ERR_LOCKED: another process has it. ERR_STORE. */
int lock_take(const char *path, int *fd, struct err *err);

/* What a person can do who may not open a store or its lock, as a message goes
 * on; "" where that isn't what the error means. */
const char *lock_advice(int error);

#endif
