/* Ending before the end: Ctrl-C and SIGTERM are noted, and nobody goes on waiting for input. */
#ifndef CLI_STOP_H
#define CLI_STOP_H

/* From now on the first SIGINT or SIGTERM is noted; a second one ends the program at once.  SIGPIPE is ignored: a
 * reader that went away shows as an error of write(). */
void stop_init(void);
/* The signal that was noted, or 0. */
int stop_signal(void);
/* Ends all waiting, as a signal does. */
void stop_waiting(void);
/* Waits until the file can be read.  -1: do not go on. */
int stop_wait_readable(int fd);

#endif
