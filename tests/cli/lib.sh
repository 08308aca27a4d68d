# lib.sh - what the tests of the program from outside share.
#
# usage, first line of a test: . "${0%/*}/lib.sh"
# It gives $ajel (the program), $tmp (an empty folder, the current one, and the
# HOME of all that runs), and the functions below. The last line of a test is
# `done_testing`.
set -u
here=$(cd "${0%/*}" && pwd)
ajel=$(realpath "$1")
objects=$(realpath "$2")
tmp=$(mktemp -d)
passed=0
failed=0
pids=
cleanup() {
	for p in $pids; do kill "$p" 2>/dev/null; done
	chmod -R u+w "$tmp" 2>/dev/null
	rm -rf "$tmp"
}
trap cleanup EXIT
trap 'exit 130' INT TERM
cd "$tmp" || exit 2
export HOME="$tmp" TZ=UTC LC_ALL=C.UTF-8
unset XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME

# Whether SIGHUP is ignored by all that runs here, as under nohup.
hup_is_ignored() {
	grep -q '^SigIgn:.*[13579bdf]$' /proc/self/status
}

# run COMMAND...: sets $status; leaves its output in ./out and ./err.
run() {
	"$@" >out 2>err
	status=$?
}

ok() { passed=$((passed + 1)); }
not_ok() {
	failed=$((failed + 1))
	echo "FAIL $*"
	echo "  status $status"
	sed 's/^/  out: /' out | head -n 20
	sed 's/^/  err: /' err | head -n 20
}

# is_status NAME N, out_is NAME TEXT, err_is NAME TEXT: of the last run.
is_status() { if [ "$status" -eq "$2" ]; then ok; else not_ok "$1: exit $2 wanted"; fi; }
out_is() { if [ "$(cat out)" = "$2" ]; then ok; else not_ok "$1: standard output is not: $2"; fi; }
err_is() { if [ "$(cat err)" = "$2" ]; then ok; else not_ok "$1: standard error is not: $2"; fi; }
silent() { if [ ! -s out ] && [ ! -s err ]; then ok; else not_ok "$1: nothing should be printed"; fi; }
# out_has NAME PATTERN, err_has NAME PATTERN: grep -E; and exactly one line.
out_has() { if grep -Eq -e "$2" out; then ok; else not_ok "$1: standard output has no: $2"; fi; }
err_has() {
	if [ "$(wc -l <err)" -eq 1 ] && grep -Eq -e "$2" err; then ok; else not_ok "$1: standard error is not one line with: $2"; fi
}
# is NAME GOT WANTED
is() { if [ "$2" = "$3" ]; then ok; else not_ok "$1: got '$2', wanted '$3'"; fi; }
# holds NAME COMMAND...: the command succeeds.
holds() {
	what=$1
	shift
	if "$@" >/dev/null 2>&1; then ok; else not_ok "$what: $*"; fi
}

# page FILE HH:MM|TEXT...: a ticker page, newest first.
page() {
	file=$1
	shift
	{
		echo '<html lang="ar"><meta charset="utf-8"><h2>عاجل 24/7</h2><ul>'
		for l in "$@"; do echo "<li><b>${l%%|*}</b> ${l#*|}</li>"; done
		echo '</ul></html>'
	} >"$file.new"
	mv "$file.new" "$file"
}

# define NAME URL [LINE...]: a definition in the user's folder. The test server
# has a loopback address, so its pages need leave to be fetched.
define() {
	mkdir -p "$HOME/.config/ajel/feeds"
	{
		printf '[source]\ntitle = %s\nurl = %s\ntimezone = Asia/Beirut\nlanguage = ar\n' "$1" "$2"
		defined=$1 url=$2
		shift 2
		for l in "$@"; do echo "$l"; done
		case $url in http://127.*) printf '[fetch]\nallow-private = yes\n' ;; esac
	} >"$HOME/.config/ajel/feeds/$1.new"
	mv "$HOME/.config/ajel/feeds/"*.new "$HOME/.config/ajel/feeds/$defined.conf"
}

public=$tmp/.local/share/ajel/public
store=$tmp/.local/state/ajel/ajel.db

# ids FILE: the entries' ids of a JSON feed or of JSON Lines, sorted.
ids() { grep -o '"id": *"urn:uuid:[^"]*"' "$1" | sort; }
count_ids() { ids "$1" | sort -u | wc -l | tr -d ' '; }

# serve FOLDER [SECONDS]: starts the test server, for no longer than that (two
# minutes); sets $port. Its log is ./requests.
serve() {
	: >requests
	"$objects/tools/httpd" "$@" >port 2>>requests &
	pids="$pids $!"
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ -s port ] && break
		sleep 0.05
	done
	port=$(cat port)
}

# asked PATH: how often the server was asked for it since it started, or since
# `: >requests`. asked_all: all of it in order, in one line.
asked() { grep -cxF "GET $1" requests; }
asked_all() { sed 's/^GET //' requests | tr '\n' ' ' | sed 's/ $//'; }

# shown PAGE: what the EXAMPLES of a manual page show, behind a word and a space:
# "command" for what is typed, or cron runs, as one line if it goes on behind a
# "|"; "other" for a line of something else.
shown() {
	mandoc -T utf8 -O width=200 "$1" | sed "s/.$(printf '\b')//g" | awk '
	/^[A-Z]/ { examples = /^EXAMPLES/ }
	!examples || !/^      +[^ ]/ { next }
	{ sub(/^ +/, "") }
	sub(/^\$ /, "") || sub(/^[0-9*\/]+ \* \* \* \* /, "") || more {
		command = command (more ? " " : "") $0
		more = /\|$/
		if (!more) {
			print "command " command
			command = ""
		}
		next
	}
	{ print "other " $0 }'
}
examples() { shown "$1" | sed -n 's/^command //p'; }

done_testing() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
	exit
}
