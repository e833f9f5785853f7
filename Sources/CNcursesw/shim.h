/*
 * The wide ncurses as Swift needs it: the macros and mutable globals of curses.h, which Swift cannot
 * import, as inline functions. Nothing here keeps state: a `static` in a header is one copy per object.
 */
#ifndef WHITTLE_CNCURSESW_SHIM_H
#define WHITTLE_CNCURSESW_SHIM_H

#define NCURSES_WIDECHAR 1

#include <ncurses.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* Hidden behind feature-test macros in wchar.h and term.h. */
extern int wcwidth(wchar_t character);
extern int setupterm(const char *name, int descriptor, int *error);

static inline uint32_t curses_bold(void) { return (uint32_t)A_BOLD; }
static inline uint32_t curses_dim(void) { return (uint32_t)A_DIM; }
static inline uint32_t curses_underline(void) { return (uint32_t)A_UNDERLINE; }
static inline uint32_t curses_reverse(void) { return (uint32_t)A_REVERSE; }
static inline uint32_t curses_standout(void) { return (uint32_t)A_STANDOUT; }
/* The attributes that this terminal can show. */
static inline uint32_t curses_attributes(void) { return (uint32_t)termattrs(); }

static inline int curses_lines(void) { return LINES; }
static inline int curses_columns(void) { return COLS; }

/* A string capability; NULL where it is absent or not a string. */
static inline const char *curses_string(const char *name) {
    char *value = tigetstr((char *)name);
    return value == (char *)-1 ? NULL : value;
}

static inline bool curses_flag(const char *name) { return tigetflag((char *)name) > 0; }

/* The string that moves the cursor; NULL where there is none. */
static inline const char *curses_move(int row, int column) {
    const char *cup = curses_string("cup");
    return cup ? tparm((char *)cup, row, column, 0, 0, 0, 0, 0, 0, 0) : NULL;
}

/*
 * Whether this terminal's description can be used for a screen: 1 yes, 0 it is unknown, -1 it is known
 * but cannot place the cursor. Sends nothing.
 */
static inline int curses_usable(const char *term, int descriptor) {
    int error = 0;
    if (setupterm(term, descriptor, &error) != OK || error != 1) return error == 1 ? -1 : 0;
    return curses_string("cup") && !curses_flag("hc") ? 1 : -1;
}

/*
 * newterm, with what must be set around it. The size comes from the terminal alone, never from LINES and
 * COLUMNS. Tab expansion is on while ncurses looks at the terminal, whereupon it leaves the tab character
 * alone (a tab never reaches the terminal); no padding either. The terminal's modes are the caller's to
 * save before and to put back afterwards.
 */
static inline SCREEN *curses_open(const char *term, FILE *output, FILE *input) {
    struct termios modes;
    if (tcgetattr(fileno(output), &modes) == 0) {
#ifdef XTABS
        modes.c_oflag |= XTABS;
#else
        modes.c_oflag |= OXTABS;
#endif
        tcsetattr(fileno(output), TCSANOW, &modes);
    }
    bool padding = getenv("NCURSES_NO_PADDING") == NULL;
    if (padding) setenv("NCURSES_NO_PADDING", "1", 1);
    use_env(FALSE);
    use_tioctl(TRUE);
    SCREEN *screen = newterm((char *)term, output, input);
    if (padding) unsetenv("NCURSES_NO_PADDING");
    return screen;
}

/* The modes of the whole screen. Input is read and decoded by the program: no typeahead check. */
static inline void curses_modes(void) {
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    idlok(stdscr, FALSE);
    leaveok(stdscr, FALSE);
    typeahead(-1);
}

/* Pairs 1 to 8 are the eight base colours on the terminal's own background. False without colours. */
static inline bool curses_colors(void) {
    if (!has_colors() || start_color() != OK || use_default_colors() != OK) return false;
    if (COLORS < 8 || COLOR_PAIRS < 9) return false;
    for (short color = 0; color < 8; color++) {
        if (init_pair((short)(color + 1), color, -1) != OK) return false;
    }
    return true;
}

/* One cell: a base, up to three marks (0 where there is none), attributes and a colour pair. */
static inline int curses_cell(
    cchar_t *cell, uint32_t base, uint32_t first, uint32_t second, uint32_t third, uint32_t attributes,
    short pair
) {
    wchar_t text[5] = {(wchar_t)base, (wchar_t)first, (wchar_t)second, (wchar_t)third, 0};
    return setcchar(cell, text, (attr_t)attributes, pair, NULL);
}

/* The number of columns that libc, which ncurses asks too, gives a character; negative for none. */
static inline int curses_width(uint32_t character) { return wcwidth((wchar_t)character); }

/* Another base for a cell that was made without marks. */
static inline void curses_set_base(cchar_t *cell, uint32_t base) { cell->chars[0] = (wchar_t)base; }

static inline void curses_row(int row, int column, const cchar_t *cells, int count) {
    if (wmove(stdscr, row, column) == OK) wadd_wchnstr(stdscr, cells, count);
}

#ifdef __linux__
/* Hidden behind a feature-test macro in sys/mman.h. */
extern int memfd_create(const char *name, unsigned int flags);
#endif

/* A file in memory, closed in children; -1 where the system has none. */
static inline int curses_memory_file(void) {
#ifdef __linux__
    return memfd_create("whittle-frame", 1u);
#else
    return -1;
#endif
}

static inline void curses_erase(void) { werase(stdscr); }

/* Makes the window that large, and everything in it due to be drawn. */
static inline void curses_resize(int rows, int columns) {
    if (rows != LINES || columns != COLS) resize_term(rows, columns);
}

/* Hands the window to the screen, with the cursor left at the place given. */
static inline void curses_show(int row, int column) {
    wmove(stdscr, row, column);
    wnoutrefresh(stdscr);
    doupdate();
}

/* The next update draws every cell anew. */
static inline void curses_forget(void) {
    clearok(curscr, TRUE);
    touchwin(stdscr);
}

#endif
