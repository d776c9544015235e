/*
 * Makes one call on a trail's database fail, as a failing disk does. Preloaded into a JVM by FaultIT.
 * FAULT_ARM: file whose existence arms it; FAULT_KIND: sync or write; FAULT_AT: which call after that; FAULT_ERRNO: the error.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int calls;

static int strikes(const char *kind, int fd) {
    const char *wanted = getenv("FAULT_KIND");
    const char *arm = getenv("FAULT_ARM");
    if (wanted == NULL || arm == NULL || strcmp(wanted, kind) != 0 || access(arm, F_OK) != 0) {
        return 0;
    }
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return 0;
    }
    path[length] = 0;
    if (strstr(path, "/audit.db") == NULL || strstr(path, "-shm") != NULL) {
        return 0;
    }
    if (atomic_fetch_add(&calls, 1) + 1 != atoi(getenv("FAULT_AT"))) {
        return 0;
    }
    errno = atoi(getenv("FAULT_ERRNO"));
    return 1;
}

int fsync(int fd) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return strikes("sync", fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return strikes("sync", fd) ? -1 : real(fd);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return strikes("write", fd) ? -1 : real(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
    ssize_t (*real)(int, const void *, size_t, off_t) =
        (ssize_t(*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite");
    return strikes("write", fd) ? -1 : real(fd, bytes, length, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) =
        (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    return strikes("write", fd) ? -1 : real(fd, bytes, length, at);
}
