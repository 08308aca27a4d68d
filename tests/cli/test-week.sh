# test-week.sh - days of refreshes under a clock that runs fast, with faults:
# memory, descriptors and the store stay as they were, nothing is left behind,
# and no server is asked oftener than it should be.
#
# It is three days, a run every half hour; with AJEL_WEEK=1, a week with a run
# every five minutes. Each run begins that much later by libfaketime's clock, which
# then goes on as a clock does.
. "${0%/*}/lib.sh"

fast=$(faketime -f +0 printenv LD_PRELOAD 2>/dev/null)
# at SECONDS COMMAND...: the command, as if it were so long after the epoch.
at() {
	then=$(date -u -d "@$1" '+@%Y-%m-%d %H:%M:%S')
	shift
	env LD_PRELOAD="$fast" FAKETIME="$then" FAKETIME_DONT_FAKE_MONOTONIC=1 "$@"
}
if [ -z "$fast" ] || ! at 0 "$ajel" -V >/dev/null 2>&1; then
	echo "SKIP week: faketime is not here, or the program doesn't run with it"
	ok
	done_testing
fi
days=3 step=30
[ -z "${AJEL_WEEK:-}" ] || days=7 step=5
mkdir www temporary
export TMPDIR="$tmp/temporary"
serve www 1800
if [ -z "$port" ]; then
	echo "SKIP week: the test server did not start"
	ok
	done_testing
fi

# A line comes every so many minutes. What is older than a day is forgotten.
rates='3 4 5 6 7 8 10 12 15 20 25 30 40 45 60 75 90 120 180 360'
host=1
# web NAME PATH [LINE...]: a source of the server, on a host of its turn.
web() {
	name=$1 path=$2
	shift 2
	define "$name" "http://127.0.0.$host:$port$path" '[feed]' 'keep = 1d' '[fetch]' "$@"
	host=$((host % 8 + 1))
}
for rate in $rates; do web "rate$rate" "/$rate.html"; done
web often '/15.html?often' 'interval = 30m'
web hourly '/25.html?hourly' 'interval = 1h'
# Not well: one that hangs, and one where nobody is at home.
web hangs /raw-stall/150/whole 'timeout = 1s'
define dead http://127.0.0.1:1/
{
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n'
	head -c 9000 /dev/zero
} >www/whole
printf 'User-agent: *\nDisallow: /private\n' >www/robots.txt

# print_pages NOW LAST: writes the pages that show something else than they did
# LAST minutes after the start. Of ten lines, one is worded anew when three more
# have come, and one is withdrawn then.
print_pages() {
	awk -v now="$1" -v last="$2" -v rates="$rates" '
	BEGIN {
		split("Minister Harbour Parliament Railway Museum Hospital Airport University Court Theatre Bakery Bridge Library Factory Orchestra Farm Village", who)
		split("opens closes receives repairs presents rejects celebrates inspects postpones expands sells welcomes measures", does)
		split("garden tunnel budget exhibition engine verdict festival laboratory contract road forest", what)
		split("in the north|on the coast|near the capital|in the valley|by the lake|after the storm|before noon", where, "|")
		n = split(rates, rate)
		for (i = 1; i <= n; i++) {
			k = int(now / rate[i])
			if (last >= 0 && k == int(last / rate[i]))
				continue
			page = "www/" rate[i] ".html"
			print "<html lang=en><meta charset=utf-8><h2>Breaking</h2><ul>" >page
			for (j = k; j > k - 15; j--) {
				x = j * 7 + i + 100000
				if (j % 10 == 4 && k - j >= 3)
					continue
				minute = (j * rate[i] + 9 * 60 + 14400) % 1440
				anew = (j % 10 == 7 && k - j >= 3) ? " at last" : ""
				printf "<li><b>%02d:%02d</b> %s %s %s %s%s</li>\n", minute / 60, minute % 60, \
				    who[x % 17 + 1], does[x % 13 + 1], what[x % 11 + 1], where[x % 7 + 1], anew >page
			}
			print "</ul></html>" >page
			close(page)
		}
	}'
}

# faults MINUTE: the second day is a bad one. Some servers are overloaded, hang
# up, or cut what they pack.
faults() {
	case $1 in
	1500) echo 503 >www/5.html.answer
		printf '503\nRetry-After: 3600\n' >www/30.html.answer
		echo 0 >www/8.html.answer ;;
	2200) rm www/*.answer
		printf '200\nContent-Type: text/html\nContent-Encoding: gzip\n' >www/60.html.answer ;;
	2600) rm www/*.answer ;;
	esac
	if [ "$1" -ge 2200 ] && [ "$1" -lt 2600 ]; then
		gzip -c www/12.html | head -c 200 >www/60.html
	fi
}

# measure_store: the bytes in use, but for two tables: that of when lines came goes
# back thirty days whatever is kept of the lines, and the index of words swells
# and shrinks as SQLite merges its parts.
measure_store() {
	sqlite3 "$store" "SELECT sum(pgsize) FROM dbstat
	    WHERE name NOT IN ('arrival', 'search_data')"
}

start=1755237600 # 06:00Z, which is 09:00 in Beirut
total=$((days * 1440 / step))
minute=0 last=-1
: >sizes
: >took
: >said
while [ $minute -lt $((days * 1440)) ]; do
	print_pages $minute $last
	faults $minute
	at $((start + minute * 60)) "$objects/tools/watch" took "$ajel" refresh >>said 2>&1
	case $? in 0 | 1) ;; *) echo "minute $minute: exit $?" >>odd ;; esac
	measure_store >>sizes
	last=$minute
	minute=$((minute + step))
done
status=0
: >out
: >err

# least COLUMN FILE FROM TO, most: of those of all runs, in days.
of_days() {
	awk -v c="$2" -v from="$4" -v to="$5" -v day=$((total / days)) -v how="$1" '
	NR > from * day && NR <= to * day && (!n++ || (how == "most" ? $c > x : $c < x)) { x = $c }
	END { print x + 0 }' "$3"
}
# flat NAME COLUMN FILE DAY PERCENT: the last day has no more than that day.
flat() {
	was=$(of_days most "$2" "$3" $(($4 - 1)) "$4")
	is=$(of_days most "$2" "$3" $((days - 1)) $days)
	echo "$1: $was at most on day $4, $is on day $days"
	holds "$1 is flat ($was, then $is)" test "$is" -le $((was + was * $5 / 100))
}
is "every run was watched" "$(wc -l <took | tr -d ' ')" $total
holds "every run ended as it should" test ! -e odd
flat "memory (kB)" 1 took 1 10
flat "descriptors" 2 took 1 10
flat "the store (bytes)" 1 sizes 2 10
words=$(sqlite3 "$store" "SELECT sum(pgsize) FROM dbstat WHERE name = 'search_data'")
holds "the index of words is not many times what it is of ($words)" test "$words" -lt 400000
is "no process is left, nor a dead one" "$(of_days most 3 took 0 $days)" 0
is "no temporary file" "$(ls -A temporary)" ""
archive='^[a-z0-9]+-[0-9]{4}-[0-9]{2}-[0-9]{2}\.atom$'
is "nothing else in the feeds' folder" \
    "$(ls -A "$public" | grep -vE "$archive" | grep -vcE '^[a-z0-9]+\.(rss|atom|json)$|^index.html$|^feeds.opml$')" 0
is "three feeds of each that is well, and those of all" "$(ls "$public" | grep -vcE "$archive")" $((22 * 3 + 2))
run "$ajel" check "$public"/*
is_status "the feeds are sound" 0
run "$ajel" check --store
is_status "the history is sound" 0

# How often each was asked for.
between() { holds "$1: asked $2 times, not $3 to $4" test "$2" -ge "$3" -a "$2" -le "$4"; }
between "robots.txt of eight hosts" "$(asked /robots.txt)" $((8 * days)) $((8 * days + 8))
between "every half hour" "$(asked '/15.html?often')" $((days * 48 - 1)) $((days * 48))
between "hourly" "$(asked '/25.html?hourly')" $((days * 24 - 1)) $((days * 24))
# A page that moves is fetched about line by line; here each run finds a line, or
# every so-manieth. The four that were ill are left alone for a while.
for rate in $rates; do
	beat=$rate
	[ "$beat" -ge $step ] || beat=$step
	beats=$((days * 1440 / beat))
	case $rate in
	5 | 8 | 30 | 60) least=$((beats / 4)) ;;
	*) least=$((beats / 2)) ;;
	esac
	between "a line in $rate minutes" "$(asked "/$rate.html")" $least $((beats * 5 / 2))
done
# Failures: after a day of doubling, once a day.
between "what hangs" "$(asked /raw-stall/150/whole)" $((6 + days)) $((12 + days * 2))
done_testing
