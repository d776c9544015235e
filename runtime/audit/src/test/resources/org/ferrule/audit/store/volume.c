/*
 * Makes a directory a volume of its own, which needs no mount and no rights. Preloaded into a JVM by CrashIT.
 * VOLUME: the directory; VOLUME_ROOM: how many bytes its files may have together. What would be more gets ENOSPC, and who asks how
 * much room there is hears what is left.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>

static long long left(void) {
    long long used = 0;
    DIR *files = opendir(getenv("VOLUME"));
    if (files == NULL) {
        return 0;
    }
    for (struct dirent *one = readdir(files); one != NULL; one = readdir(files)) {
        struct stat status;
        if (fstatat(dirfd(files), one->d_name, &status, 0) == 0 && S_ISREG(status.st_mode)) {
            used += status.st_size;
        }
    }
    closedir(files);
    long long room = atoll(getenv("VOLUME_ROOM")) - used;
    return room < 0 ? 0 : room;
}

static int is_inside(const char *path) {
    const char *volume = getenv("VOLUME");
    return volume != NULL && strncmp(path, volume, strlen(volume)) == 0;
}

/* Where the next write without a position of its own lands. */
static off_t position(int fd) {
    return lseek(fd, 0, SEEK_CUR);
}

static int is_full(int fd, size_t length, off_t at) {
    char link[64];
    char path[4096];
    struct stat status;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t found = readlink(link, path, sizeof path - 1);
    if (found < 0) {
        return 0;
    }
    path[found] = 0;
    if (!is_inside(path) || fstat(fd, &status) != 0) {
        return 0;
    }
    long long growth = (long long)at + (long long)length - status.st_size;
    if (growth <= 0 || growth <= left()) {
        return 0;
    }
    errno = ENOSPC;
    return 1;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return is_full(fd, length, position(fd)) ? -1 : real(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) {
    ssize_t (*real)(int, const void *, size_t, off_t) =
        (ssize_t(*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite");
    return is_full(fd, length, at) ? -1 : real(fd, bytes, length, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) =
        (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    return is_full(fd, length, at) ? -1 : real(fd, bytes, length, at);
}

int statvfs(const char *path, struct statvfs *status) {
    int (*real)(const char *, struct statvfs *) = (int (*)(const char *, struct statvfs *))dlsym(RTLD_NEXT, "statvfs");
    int result = real(path, status);
    if (result == 0 && is_inside(path)) {
        status->f_blocks = atoll(getenv("VOLUME_ROOM")) / status->f_frsize;
        status->f_bfree = left() / status->f_frsize;
        status->f_bavail = status->f_bfree;
    }
    return result;
}

int statvfs64(const char *path, struct statvfs64 *status) {
    int (*real)(const char *, struct statvfs64 *) =
        (int (*)(const char *, struct statvfs64 *))dlsym(RTLD_NEXT, "statvfs64");
    int result = real(path, status);
    if (result == 0 && is_inside(path)) {
        status->f_blocks = atoll(getenv("VOLUME_ROOM")) / status->f_frsize;
        status->f_bfree = left() / status->f_frsize;
        status->f_bavail = status->f_bfree;
    }
    return result;
}
