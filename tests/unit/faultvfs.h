/* faultvfs.h - a disk for SQLite that fails, or kills us, at the n-th write.
 *
 * Registered as the default VFS: databases opened from then on are on it. The
 * writes of data, the truncations and the syncs are counted. */
#ifndef AJEL_FAULTVFS_H
#define AJEL_FAULTVFS_H

enum fault {
	FAULT_NONE,
	FAULT_FULL, /* no space left */
	FAULT_IO,   /* the disk gives an error */
	FAULT_KILL  /* the process is killed in the middle of the write */
};

/* From now on the n-th write (1 is the next) and all that follow it fail, until
 * the next call. */
void faultvfs_arm(enum fault fault, int n);

/* Writes since it was armed. */
int faultvfs_writes(void);

#endif
