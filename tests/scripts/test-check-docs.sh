#!/bin/sh
# test-check-docs.sh - scripts/check-docs notices what the documentation lacks
# and what it makes up. Prints a line a case, and "N passed, N failed".
set -u
script=$(cd "$(dirname "$0")/../.." && pwd)/scripts/check-docs
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0

# manual NAME SECTION [LINE...]: a well-formed page, to which lines are added.
manual() {
	page=$tree/man/$1.$2
	printf '%s\n' '.Dd November 21, 2026' ".Dt $(echo "$1" | tr a-z A-Z) $2" .Os '.Sh NAME' \
	    ".Nm $1" '.Nd nothing' '.Sh DESCRIPTION' >"$page"
	shift 2
	printf '%s\n' "$@" >>"$page"
}

# A tree whose documentation is right; a case spoils it.
start() {
	rm -rf "$tree"
	mkdir -p "$tree/scripts" "$tree/man" "$tree/src/conf" "$tree/build"
	cp "$script" "$tree/scripts/"
	printf '%s\n' 'static const struct key keys[] = {' \
	    '    {"source.url", set_url},' '    {"feed.entries", set_count,' \
	    >"$tree/src/conf/keys.c"
	echo 'enum { KEYS = 2 }; /* rows */' >"$tree/src/conf/keys.h"
	manual ajel-feeds 5 '.Ss "[source]: what"' '.Bl -tag -width Ds' \
	    '.It Ic url' Text. .El '.Ss "[feed]: what"' \
	    '.Bl -tag -width Ds' '.It Ic entries' 'See' '.Xr ajel 1 .' .El
	manual ajel 1 '.Bl -tag -width Ds' '.It Cm lines' \
	    'With' '.Fl Fl format .' .El
	sed -i 's/^\.Sh DESCRIPTION/.Sh SYNOPSIS\n.Nm\n.Cm lines\n&/' "$tree/man/ajel.1"
	printf '%s\n' '#!/bin/sh' 'echo "usage: x"' \
	    'case $1 in -h) echo "  lines   what";; *) echo "  -f, --format F";; esac' \
	    >"$tree/build/ajel"
	chmod +x "$tree/build/ajel"
	echo 'See [keys](src/conf/keys.c), `conf/keys.h`, `feeds/NAME.conf`.' \
	    >"$tree/README.md"
	echo 'The table is in `conf/keys.c`.' >"$tree/src/README.md"
}

# expect NAME STATUS LINE: this exit status, and this among the lines said.
expect() {
	"$tree/scripts/check-docs" >"$tree/out" 2>&1
	if [ $? -eq "$2" ] && grep -qxF "$3" "$tree/out"; then
		passed=$((passed + 1))
		echo "ok $1"
	else
		failed=$((failed + 1))
		echo "FAIL $1"
		sed 's/^/    /' "$tree/out"
	fi
}

command -v mandoc >/dev/null || {
	echo 'SKIP test-check-docs: mandoc is not here'
	echo '1 passed, 0 failed'
	exit 0
}

start
expect 'documentation that is right' 0 '9 things held, 0 faults'

start
sed -i 's/It Ic entries/It Ic entry/' "$tree/man/ajel-feeds.5"
expect 'a key that is not described' 1 \
    'man/ajel-feeds.5: feed.entries is not described'
expect 'a key that is made up' 1 'man/ajel-feeds.5: feed.entry is no key'

start
sed -i 's/KEYS = 2/KEYS = 3/' "$tree/src/conf/keys.h"
expect 'a table that is read wrongly' 1 \
    'scripts/check-docs: finds 2 of 3 keys in src/conf/keys.c'

start
sed -i 's/Fl Fl format/Fl Fl fromat/' "$tree/man/ajel.1"
expect 'an option that is not described' 1 \
    'man/ajel.1: --format is not described'
expect 'an option that is made up' 1 'man/ajel.1: --fromat is no option'

start
sed -i 's/It Cm lines/It Cm line/' "$tree/man/ajel.1"
expect 'a command that is not described' 1 \
    'man/ajel.1: the command lines is not described'

start
sed -i '/^\.Cm lines/d' "$tree/man/ajel.1"
expect 'a command that the synopsis lacks' 1 \
    'man/ajel.1: the synopsis lacks the command lines'

start
echo '.Xr ajel-lines 5' >>"$tree/man/ajel.1"
expect 'a manual page that is not there' 1 \
    'man/ajel.1:16:6: STYLE: referenced manual not found: Xr ajel-lines 5'

start
echo '.Xr curl 1' >>"$tree/man/ajel.1"
expect "another program's manual page" 0 '9 things held, 0 faults'

start
echo '[x](docs/gone.md)' >>"$tree/README.md"
expect 'a link into nothing' 1 \
    'README.md:2: a link to docs/gone.md, which is not there'

start
printf '\n`conf/gone.c`\n' >>"$tree/src/README.md"
expect 'a file that is gone' 1 'src/README.md:3: there is no conf/gone.c'

start
echo 'Run ./scripts/gone now.' >>"$tree/README.md"
expect 'a script that is gone' 1 'README.md:2: there is no scripts/gone'

start
rm "$tree/build/ajel"
expect 'a program that is not built is said aloud' 0 \
    'SKIP options: build/ajel is not here'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
