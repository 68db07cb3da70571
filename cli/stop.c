/*
 * A handler may do little more than write(): it writes one byte to a pipe that nobody empties.  Whoever waits for input
 * waits for that pipe as well, so no signal can slip in between a look at a flag and the wait.
 */
#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t noted;
static int ends[2] = {-1, -1};

void
stop_waiting(void)
{
  int saved = errno;
  if (ends[1] >= 0 && write(ends[1], "", 1) < 0)
    noted = noted; /* the pipe is full: all wake anyway */
  errno = saved;
}

static void
note(int signal_number)
{
  noted = signal_number;
  stop_waiting();
}

static void
set_handler(int signal_number)
{
  struct sigaction action;
  if (sigaction(signal_number, NULL, &action) == 0 && action.sa_handler == SIG_IGN)
    return; /* nohup, or in the background of a script */
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  action.sa_flags = (int)SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
}

void
stop_init(void)
{
  signal(SIGPIPE, SIG_IGN);
  if (pipe(ends))
    return;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFL, O_NONBLOCK);
  set_handler(SIGINT);
  set_handler(SIGTERM);
}

int
stop_signal(void)
{
  return (int)noted;
}

int
stop_wait_readable(int fd)
{
  struct pollfd both[2];
  int n;
  both[0].fd = ends[0];
  both[1].fd = fd;
  both[0].events = both[1].events = POLLIN;
  do {
    both[0].revents = both[1].revents = 0;
    n = poll(both, 2, -1);
  } while (n < 0 && errno == EINTR);
  return both[0].revents & POLLIN ? -1 : 0;
}
