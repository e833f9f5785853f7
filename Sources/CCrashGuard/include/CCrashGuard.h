/*
 * What must work inside a signal handler, where Swift has no place: putting the terminal back after a
 * crash, and telling the program of a signal through a pipe. One program, one terminal, one copy of the
 * state, in CCrashGuard.c.
 */
#ifndef WHITTLE_CCRASHGUARD_H
#define WHITTLE_CCRASHGUARD_H

#include <stddef.h>
#include <stdint.h>

/*
 * Handlers for ILL TRAP SEGV BUS FPE ABRT, on a stack of their own for the calling thread; and the same
 * care for an exit(3) that forgot to close the terminal.
 */
void guard_install(void);

/* Remembers the terminal's modes, to be put back by guard_restore_modes and after a crash. */
int guard_save_modes(int terminal);
int guard_restore_modes(void);

/*
 * From now on a crash restores the terminal: its modes, then these bytes (copied here). `captured` is the
 * file that standard error goes to meanwhile (its content is printed after the restore), or -1; `report`
 * is where the message goes.
 */
void guard_arm(const uint8_t *bytes, size_t count, int captured, int report);
void guard_disarm(void);

/* Prints what was captured, control bytes and all beyond ASCII as '?', and empties the file. */
void guard_print_captured(int captured, int report);

/*
 * WINCH CONT TSTP INT TERM HUP QUIT become bits in what guard_signals_take returns, and make the
 * descriptor returned here readable (-1 on failure). INT, TERM, HUP and QUIT stay ignored where the
 * parent had them ignored. The third such signal that nobody takes ends a program that hangs. May be
 * called again to put the handlers back after something else has set its own.
 */
int guard_signals_install(void);
uint64_t guard_signals_take(void);
void guard_signals_remove(void);

/*
 * While a child has the terminal: C-c and C-\ typed for it pass us by (by an empty handler, which it does
 * not inherit, as it would an ignored signal), and C-z stops us with it. Ended by guard_signals_install.
 */
void guard_signals_yield(void);

/* Whether INT, TERM, HUP or QUIT has come and was not taken yet. */
int guard_ending_pending(void);

/* Stops the process group, as C-z does; returns when it goes on: 0 if nothing could stop it. */
int guard_stop(void);

/* Whether the terminal is ours to change: no other job of the shell has it. */
int guard_is_foreground(void);

/* Ends the process by the signal, so that its parent sees the true cause. */
void guard_die(int number) __attribute__((noreturn));

/* Opens /dev/null on those of the descriptors 0, 1, 2 that are closed; ignores PIPE and XFSZ. */
void guard_prepare_process(void);

/* A nameless file to capture standard error in; -1 on failure. */
int guard_open_capture(void);

#endif
