# test-schedule.sh - which source is fetched when, by what the server was asked.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
serve www
if [ -z "$port" ]; then
	echo "SKIP schedule: the test server did not start"
	ok
	done_testing
fi

# web NAME [LINE...]: a source of the server with a page of its own.
web() {
	cp www/t.html "www/$1.html"
	name=$1
	shift
	define "$name" "http://127.0.0.1:$port/$name.html" '[fetch]' 'robots = ignore' "$@"
}
# answer NAME STATUS [HEADER...]: what its page is answered with from now on.
answer() {
	name=$1
	shift
	printf '%s\n' "$@" >"www/$name.html.answer"
}
# at HH:MM[:SS] [OPTION...]: a run at that time of 15 August.
at() {
	case $1 in *:*:*) now=$1 ;; *) now=$1:00 ;; esac
	case $now in *T*) ;; *) now=2025-08-15T$now ;; esac
	shift
	: >requests
	run "$ajel" refresh -v -t "${now}Z" "$@"
}
# yes_ NAME..., no_ NAME...: the last run asked for it, or did not.
yes_() { is "$now: $1 is asked for" "$(asked "/$1.html")" 1; }
no_() { is "$now: $1 is left alone" "$(asked "/$1.html")" 0; }
# said NAME PATTERN: the last run, beside what else it has to say.
said() { if grep -Eq "$2" err; then ok; else not_ok "$1: standard error has no: $2"; fi; }
only() {
	rm -rf "$HOME/.config" "$HOME/.local" www/*.answer
	web "$@"
}
# member NAME SOURCE: of the status, at the last run's time.
member() { "$ajel" status -f jsonl -t "${now}Z" "$2" | sed -n "s/.*\"$1\":\(\"[^\"]*\"\|[0-9.][0-9.]*\).*/\1/p"; }

# Three lines, of which two came in 38 minutes: 19 minutes a line.
only news
at 06:30
yes_ news
is "the status says when it is due" "$(member next_due news)" '"2025-08-15T06:49:00Z"'
at 06:40
no_ news
is_status "what isn't due is no failure" 0
said "-v says until when" '^ajel: news: not due before 2025-08-15T06:49:00Z'
at 06:40 -q
silent "nobody else is told"
at 06:40 news
yes_ news
at 06:41 -a
yes_ news
at 06:59
no_ news
at 07:01
yes_ news
# After ten hours without a line it waits for half of what two lines take.
at 17:00
yes_ news
at 17:18
no_ news
at 17:21
yes_ news
# A line comes, and another: it moves again.
page www/news.html '20:20|Harbour closed by fog until noon' '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
at 17:41
yes_ news
at 17:50
no_ news
# A clock that was set wrong, and back.
at 2027-01-01T00:00:00
yes_ news
at 18:10
yes_ news
at 18:11
no_ news

# interval takes the place of it.
only news 'interval = 2h'
at 06:30
at 08:29
no_ news
at 08:30
yes_ news
web news 'interval = 5m'
at 08:35
yes_ news

# A file is nobody's server.
define local "file://$tmp/www/t.html"
at 08:36
is "a file has no due time" "$(member next_due local)" ""
at 08:36:30
holds "a file is read by every run" grep -q '^ajel: local: unchanged, ' err

# The server says how long its page is fresh.
only news
answer news 200 'Cache-Control: max-age=1800'
at 06:30
at 06:50
no_ news
at 07:00
yes_ news
answer news 200 'Cache-Control: max-age=86400'
at 07:30
at 08:00
no_ news
at 08:09
yes_ news
answer news 200 'Cache-Control: no-store'
at 08:50
at 09:10
yes_ news

# Retry-After, in seconds and as a date: whoever asks.
later=$(LC_ALL=C date -u -d '2 hours' '+%a, %d %b %Y %H:%M:%S GMT')
for how in '503|7200' '429|7200' "503|$later" "429|$later"; do
	only news
	at 06:30
	answer news "${how%|*}" "Retry-After: ${how#*|}"
	at 07:00 news
	yes_ news
	is_status "$how" 1
	at 08:58 news
	no_ news
	is_status "$how: naming it changes nothing" 0
	said "$how: -v says until when" '^ajel: news: not before 2025-08-15T(09:00|08:59):.*Retry-After'
	at 08:58 -a
	no_ news
	is "$how: nor does -a" "$status" 0
	is "$how: the status says it" "$(member retry_after news | cut -c 1-15)" "$(member next_due news | cut -c 1-15)"
	is "$how: it fails" "$(member state news)" '"http"'
	at 09:01
	yes_ news
done
only news
answer news 503 'Retry-After: 999999999'
at 09:05 news
at 2025-08-16T09:04:00 news
no_ news
rm www/*.answer
at 2025-08-16T09:05:00 news
yes_ news
is "a day is the most" "$(member state news)" '"ok"'
answer news 200 'Retry-After: 3600'
at 2025-08-16T09:30:00 news
at 2025-08-16T10:20:00 news
no_ news

# Who is sent away is sent away from the server: the others of it aren't asked,
# in that run and later, nor a source that is new.
only news
web more
at 06:30 -j 1
answer news 429 'Retry-After: 7200'
answer more 429 'Retry-After: 7200'
at 07:30 -j 1
is "of two sources of a server one is sent away" "$(grep -c '^GET /' requests)" 1
said "the other is left alone" '^ajel: (news|more): not before 2025-08-15T09:30'
web third
at 07:40 -j 1
is "nobody comes after that, a new source neither" "$(grep -c '^GET /' requests)" 0
rm www/*.answer
at 09:31 -j 1
yes_ third

# Nor one that is named by itself, of which nothing is known.
only news
web more
answer news 503 'Retry-After: 7200'
at 06:30 news
yes_ news
at 06:40 more
no_ more
is_status "a sibling by itself" 0
said "a sibling by itself is told why" '^ajel: more: not before 2025-08-15T08:30:00Z.*Retry-After'
is "its status says it" "$(member retry_after more)$(member next_due more)$(member state more)" \
    '"2025-08-15T08:30:00Z""2025-08-15T08:30:00Z""new"'
at 08:31 more
yes_ more

# A definition that leads elsewhere takes nothing of that along.
only news
elsewhere() { define "$1" "http://127.0.0.2:$port/$1.html" '[fetch]' 'robots = ignore'; }
cp www/news.html www/more.html
elsewhere more
answer news 429 'Retry-After: 7200'
at 06:30
yes_ news
yes_ more
rm www/*.answer
elsewhere news
at 06:40 news more
yes_ news
yes_ more

# Failures: after 10 minutes, 20, 40, 80, each with up to a quarter on top.
# Every run is a new process: nothing is reset by that.
only news 'interval = 10m'
at 06:30
answer news 500
at 06:40
yes_ news
at 06:49
no_ news
at 06:53
yes_ news
at 07:09
no_ news
at 07:19
yes_ news
at 07:54
no_ news
at 08:10
yes_ news
is "four failures running" "$(member failures news)" 4
at 09:24
no_ news
at 09:51
yes_ news
rm www/*.answer
at 10:00
no_ news
at 10:00 news
yes_ news
at 10:10
yes_ news
is "it is well again" "$(member state news)$(member failures news)" '"ok"0'
answer news 500
at 10:20
at 10:33
yes_ news

# At most a day; and about once a day it is told.
only news
answer news 500
told=0 tries=0
for d in 16 17 18 19 20; do
	for h in 00 02 04 06 08 10 12 14 16 18 20 22; do
		: >requests
		"$ajel" refresh -t "2025-08-${d}T$h:00:00Z" 2>err
		tries=$((tries + $(asked /news.html)))
		told=$((told + $(wc -l <err)))
	done
done
holds "five days of failures: some attempts ($tries)" test "$tries" -ge 10 -a "$tries" -le 20
holds "five days of failures: told once a day ($told)" test "$told" -ge 4 -a "$told" -le 6

# A definition that was wrong for long is tried at once when it is mended.
define news "http://127.0.0.1:$port/news.html" 'no-such-key = 1'
for m in 00 01 02 03 04 05 06 07; do at "2025-08-21T12:$m:00"; done
web news
at 2025-08-22T14:00:00
yes_ news
at 2025-08-22T14:07:00
yes_ news

done_testing
