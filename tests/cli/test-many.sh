# test-many.sh - hundreds of sources in one run, of which many fail: each has its
# own outcome, nothing leaks, and a run that is ended amidst them leaves no half.
#
# In a sanitized build, what a run doesn't free is an error of its own.
. "${0%/*}/lib.sh"
mkdir www
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
gzip -c www/t.html | head -c 150 >www/cut.html
printf '200\nContent-Type: text/html\nContent-Encoding: gzip\n' >www/cut.html.answer
serve www
if [ -z "$port" ]; then
	echo "SKIP many: the test server did not start"
	ok
	done_testing
fi
now='-t 2025-08-15T06:30:00Z'

# webs NAME N PATH [LINE...]: so many sources, on the eight hosts in turn.
webs() {
	i=0 base_name=$1 n=$2 path=$3
	shift 3
	while [ $i -lt "$n" ]; do
		define "$base_name$i" "http://127.0.0.$((i % 8 + 1)):$port$path" '[fetch]' 'robots = ignore' "$@"
		i=$((i + 1))
	done
}
webs good 150 /t.html
webs gone 10 /nowhere
webs ill 10 /status/503
webs cut 10 /cut.html
webs up 10 /hang-up
webs slow 2 '/delay/5000?/t.html' 'timeout = 1s'
webs blank 8 /status/204
failing=50

run "$objects/tools/watch" took "$ajel" refresh -a $now
is_status "fifty of two hundred fail" 1
silent "a first failure is told to nobody but the status"
"$ajel" status -f jsonl $now >states
is "two hundred are known" "$(wc -l <states | tr -d ' ')" 200
is "so many are well" "$(grep -c '"state":"ok"' states)" 150
is "so many have failed once" "$(grep -c '"failures":1' states)" $failing
is "three feeds of each that is well, and those of all" "$(ls -A "$public" | wc -l | tr -d ' ')" 452
is "no process is left" "$(cut -d ' ' -f 3 took)" 0
run "$ajel" refresh -a -q $now
is_status "and again" 1
run "$ajel" check --store
is_status "the history is sound" 0

# Ended amidst them: what had come is there whole, the rest not at all, and the
# next run does it.
kinds=$(ls "$HOME/.config/ajel/feeds" | grep -v '^good')
for f in $kinds; do rm "$HOME/.config/ajel/feeds/$f"; done
webs late 40 '/delay/150?/t.html'
for after in 0.1 0.25 0.4 0.6; do
	rm -rf "$public" "${store%/*}" took
	"$ajel" refresh -j 50 $now >out 2>err &
	child=$!
	sleep $after
	kill -s TERM $child 2>/dev/null
	wait $child 2>/dev/null
	status=$?
	case $status in 0 | 143) ok ;; *) not_ok "SIGTERM after $after s" ;; esac
	silent "SIGTERM after $after s"
	there=$(ls -A "$public" 2>/dev/null | grep -c '^[a-z]*[0-9]')
	is "SIGTERM after $after s: three feeds of each or none" $((there % 3)) 0
	is "SIGTERM after $after s: no half of one" "$(ls -A "$public" 2>/dev/null | grep -vcE '^(good|late)[0-9]+\.(rss|atom|json)$|^index.html$|^feeds.opml$')" 0
	[ "$there" -eq 0 ] || holds "SIGTERM after $after s: they are sound" "$ajel" check "$public"/*
	run "$ajel" refresh $now
	is_status "SIGTERM after $after s: the next run" 0
	is "SIGTERM after $after s: the next run does the rest" "$(ls -A "$public" | wc -l | tr -d ' ')" 572
done
run "$ajel" check --store
is_status "the history is sound after all" 0

done_testing
