#!/bin/sh
# test-check-headers.sh - scripts/check-headers refuses a header that leans on
# others. Prints a line a case, and "N passed, N failed" at the end.
set -u
check=$(cd "$(dirname "$0")/../.." && pwd)/scripts/check-headers
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0

# expect NAME STATUS WORD: the tree gives this exit status and says this word,
# or nothing where it is empty.
expect() {
	"$check" -C "$tree" -std=c11 -Isrc >"$tree/out" 2>&1
	status=$?
	if [ -n "$3" ]; then
		grep -qF "$3" "$tree/out"
	else
		[ ! -s "$tree/out" ]
	fi
	if [ $? -eq 0 ] && [ $status -eq "$2" ]; then
		passed=$((passed + 1))
		echo "ok $1"
	else
		failed=$((failed + 1))
		echo "FAIL $1"
		sed 's/^/    /' "$tree/out"
	fi
}

start() {
	rm -rf "$tree/src"
	mkdir -p "$tree/src/base"
	printf '%s\n' '#ifndef A_H' '#define A_H' '#include <stddef.h>' \
	    'struct a { size_t n; };' '#endif' >"$tree/src/base/a.h"
}

start
expect 'a header that stands alone' 0 ''

start
printf '%s\n' '#ifndef B_H' '#define B_H' 'size_t b(void);' '#endif' \
    >"$tree/src/base/b.h"
expect 'a type from nowhere' 1 'src/base/b.h: does not compile alone'

start
echo 'struct c { int n; };' >"$tree/src/base/c.h"
expect 'no guard' 1 'src/base/c.h: does not compile alone'

start
printf '%s\n' '#ifndef D_H' '#define D_H' '#include "base/none.h"' '#endif' \
    >"$tree/src/base/d.h"
expect 'a header that is not there' 1 'base/none.h'

start
printf '%s\n' '#ifndef E_H' '#define E_H' 'static int e(void);' '#endif' \
    >"$tree/src/base/e.h"
expect 'a warning' 1 'src/base/e.h: does not compile alone'

start
printf 'struct f { int n; };\n' | tee "$tree/src/base/f.h" >"$tree/src/base/g.h"
expect 'every fault is told, not the first alone' 1 \
    'src/base/g.h: does not compile alone'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
