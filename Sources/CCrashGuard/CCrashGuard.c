#define _GNU_SOURCE
#include "CCrashGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

enum { crash_stack = 256 * 1024, captured_limit = 64 * 1024, patience = 3, signal_limit = 64 };

static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
static const int endings[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static const int notices[] = {SIGWINCH, SIGCONT, SIGTSTP};
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static _Alignas(16) char stack[crash_stack];
static volatile int crashing;

static struct termios modes;
static int terminal = -1;
static int saved;

static volatile sig_atomic_t armed;
static uint8_t *restore_bytes;
static size_t restore_count;
static int captured_file = -1;
static int report_file = 2;

static int signal_pipe[2] = {-1, -1};
static volatile sig_atomic_t pending[signal_limit];
static int kept_ignored[signal_limit];

/* write(2) to the end; gives up on any error but an interruption. */
static void write_all(int file, const void *bytes, size_t count) {
    const char *next = bytes;
    while (count > 0) {
        ssize_t written = write(file, next, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        next += written;
        count -= (size_t)written;
    }
}

int guard_is_foreground(void) {
    pid_t foreground = tcgetpgrp(terminal);
    return foreground == -1 || foreground == getpgrp();
}

/* Puts the terminal back, unless another job has it by now. Safe inside a handler. */
static void restore_terminal(void) {
    if (!armed) return;
    armed = 0;
    if (!guard_is_foreground()) return;
    write_all(terminal, restore_bytes, restore_count);
    tcsetattr(terminal, TCSANOW, &modes);
    /* What was typed or pasted for the program must not become commands of the shell. */
    tcflush(terminal, TCIFLUSH);
}

static void set_handler(int number, void (*handler)(int), int flags, int block_all) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    if (block_all) sigfillset(&action.sa_mask); else sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void guard_die(int number) {
    sigset_t one;
    set_handler(number, SIG_DFL, 0, 0);
    sigemptyset(&one);
    sigaddset(&one, number);
    raise(number);
    /* Delivered here where it was blocked, as it is inside its own handler. */
    sigprocmask(SIG_UNBLOCK, &one, NULL);
    _exit(128 + number);
}

static void say_stopped(int number) {
    char text[] = "whittle stopped: signal NN; everything shown as saved is kept\n";
    char *digits = strstr(text, "NN");
    digits[0] = (char)('0' + number / 10 % 10);
    digits[1] = (char)('0' + number % 10);
    if (number < 10) memmove(digits, digits + 1, strlen(digits));
    write_all(report_file, text, strlen(text));
}

/* All signals are blocked in here: a second fault of this thread ends the process at once. */
static void handle_crash(int number) {
    if (__atomic_exchange_n(&crashing, 1, __ATOMIC_SEQ_CST)) {
        for (;;) pause();
    }
    restore_terminal();
    if (captured_file >= 0) guard_print_captured(captured_file, report_file);
    say_stopped(number);
    guard_die(number);
}

static void restore_at_exit(void) {
    restore_terminal();
    if (captured_file >= 0) guard_print_captured(captured_file, report_file);
}

void guard_install(void) {
    static int registered;
    stack_t alternate;
    if (!registered) registered = atexit(restore_at_exit) == 0;
    memset(&alternate, 0, sizeof alternate);
    alternate.ss_sp = stack;
    alternate.ss_size = sizeof stack;
    sigaltstack(&alternate, NULL);
    for (size_t i = 0; i < COUNT(crashes); i++) set_handler(crashes[i], handle_crash, SA_ONSTACK, 1);
}

int guard_save_modes(int descriptor) {
    if (tcgetattr(descriptor, &modes) != 0) return -1;
    terminal = descriptor;
    saved = 1;
    return 0;
}

int guard_restore_modes(void) {
    int result;
    if (!saved) return 0;
    do result = tcsetattr(terminal, TCSADRAIN, &modes); while (result != 0 && errno == EINTR);
    return result;
}

void guard_arm(const uint8_t *bytes, size_t count, int captured, int report) {
    uint8_t *copy = malloc(count ? count : 1);
    uint8_t *old = restore_bytes;
    armed = 0;
    if (copy) memcpy(copy, bytes, count);
    restore_bytes = copy;
    restore_count = copy ? count : 0;
    captured_file = captured;
    report_file = report;
    armed = 1;
    free(old);
}

void guard_disarm(void) {
    armed = 0;
    captured_file = -1;
    report_file = 2;
}

void guard_print_captured(int captured, int report) {
    char block[512];
    off_t offset = 0;
    ssize_t count;
    while (offset < captured_limit && (count = pread(captured, block, sizeof block, offset)) > 0) {
        for (ssize_t i = 0; i < count; i++) {
            if ((block[i] < 0x20 && block[i] != '\n') || block[i] > 0x7E || block[i] < 0) block[i] = '?';
        }
        write_all(report, block, (size_t)count);
        offset += count;
    }
    if (ftruncate(captured, 0) == 0) lseek(captured, 0, SEEK_SET);
}

static int is_ending(int number) {
    for (size_t i = 0; i < COUNT(endings); i++) if (endings[i] == number) return 1;
    return 0;
}

static void handle_notice(int number) {
    int before = errno;
    if (pending[number] < patience) pending[number] += 1;
    if (is_ending(number) && pending[number] >= patience) {
        restore_terminal();
        guard_die(number);
    }
    write_all(signal_pipe[1], "", 1);
    errno = before;
}

static int open_pipe(void) {
    if (signal_pipe[0] >= 0) return 0;
    if (pipe(signal_pipe) != 0) return -1;
    for (int i = 0; i < 2; i++) {
        fcntl(signal_pipe[i], F_SETFL, O_NONBLOCK);
        fcntl(signal_pipe[i], F_SETFD, FD_CLOEXEC);
    }
    for (size_t i = 0; i < COUNT(endings); i++) {
        struct sigaction action;
        kept_ignored[endings[i]] =
            sigaction(endings[i], NULL, &action) == 0 && action.sa_handler == SIG_IGN;
    }
    return 0;
}

int guard_signals_install(void) {
    sigset_t open_to;
    if (open_pipe() != 0) return -1;
    sigemptyset(&open_to);
    for (size_t i = 0; i < COUNT(endings); i++) {
        if (kept_ignored[endings[i]]) continue;
        set_handler(endings[i], handle_notice, SA_RESTART, 1);
        sigaddset(&open_to, endings[i]);
    }
    for (size_t i = 0; i < COUNT(notices); i++) {
        set_handler(notices[i], handle_notice, SA_RESTART, 1);
        sigaddset(&open_to, notices[i]);
    }
    sigprocmask(SIG_UNBLOCK, &open_to, NULL);
    return signal_pipe[0];
}

uint64_t guard_signals_take(void) {
    char block[64];
    uint64_t taken = 0;
    while (read(signal_pipe[0], block, sizeof block) > 0) {}
    for (int number = 1; number < signal_limit; number++) {
        if (!pending[number]) continue;
        pending[number] = 0;
        taken |= UINT64_C(1) << number;
    }
    return taken;
}

void guard_signals_remove(void) {
    for (size_t i = 0; i < COUNT(endings); i++) {
        if (!kept_ignored[endings[i]]) set_handler(endings[i], SIG_DFL, 0, 0);
    }
    for (size_t i = 0; i < COUNT(notices); i++) set_handler(notices[i], SIG_DFL, 0, 0);
}

static void handle_nothing(int number) { (void)number; }

void guard_signals_yield(void) {
    if (!kept_ignored[SIGINT]) set_handler(SIGINT, handle_nothing, SA_RESTART, 0);
    if (!kept_ignored[SIGQUIT]) set_handler(SIGQUIT, handle_nothing, SA_RESTART, 0);
    set_handler(SIGTSTP, SIG_DFL, 0, 0);
}

int guard_ending_pending(void) {
    for (size_t i = 0; i < COUNT(endings); i++) if (pending[endings[i]]) return 1;
    return 0;
}

int guard_stop(void) {
    pending[SIGCONT] = 0;
    set_handler(SIGTSTP, SIG_DFL, 0, 0);
    kill(0, SIGTSTP);
    set_handler(SIGTSTP, handle_notice, SA_RESTART, 1);
    int stopped = pending[SIGCONT] > 0;
    pending[SIGCONT] = 0;
    pending[SIGTSTP] = 0;
    return stopped;
}

void guard_prepare_process(void) {
    struct stat status;
    for (int file = 0; file < 3; file++) {
        if (fstat(file, &status) == 0 || errno != EBADF) continue;
        /* The lowest free descriptor is this one: those below it are open by now. */
        if (open("/dev/null", file == 0 ? O_RDONLY : O_WRONLY) < 0) return;
    }
    set_handler(SIGPIPE, SIG_IGN, 0, 0);
    set_handler(SIGXFSZ, SIG_IGN, 0, 0);
}

int guard_open_capture(void) {
#ifdef __linux__
    return memfd_create("whittle-stderr", MFD_CLOEXEC);
#else
    char path[] = "/tmp/whittle-stderr-XXXXXX";
    int file = mkstemp(path);
    if (file < 0) return -1;
    unlink(path);
    fcntl(file, F_SETFD, FD_CLOEXEC);
    return file;
#endif
}
