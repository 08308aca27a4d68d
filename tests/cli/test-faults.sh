# test-faults.sh - full disks, kills and two runs at once: feeds stay whole, the
# history stays sound, the next run heals the rest.
. "${0%/*}/lib.sh"

# A page of 300 lines, so that a run takes a while and feeds are large.
lines=$(awk 'BEGIN { for (i = 0; i < 300; i++) {
	m = 1439 - i * 4
	printf "%02d:%02d|Headline number %d of the day that has many headlines\n", m / 60, m % 60, i } }')
big_page() {
	{
		echo '<meta charset="utf-8"><h2>عاجل 24/7</h2><ul>'
		[ -z "${1:-}" ] || echo "<li><b>23:59</b> $1</li>"
		echo "$lines" | sed 's|^\(.....\).\(.*\)|<li><b>\1</b> \2</li>|'
		echo '</ul>'
	} >t.new
	mv t.new t.html
}
big_page
for n in a b c; do define $n "file://$tmp/t.html"; done
now="-t 2025-08-15T21:30:00Z"

run "$ajel" refresh $now
is_status "before all" 0
is "before all: entries" "$(count_ids "$public/a.json")" 200

# sound NAME: every feed is whole, the store answers.
sound() {
	run "$ajel" check -q -t 2030-01-01T00:00:00Z "$public"/*.atom "$public"/*.rss "$public"/*.json
	is_status "$1: every feed is whole" 0
	run "$ajel" feed a
	is_status "$1: the history answers" 0
}

# Killed at many moments, each time with something new to write.
for ms in 1 2 4 6 8 10 12 15 18 22 26 30; do
	big_page "Special announcement after $ms milliseconds of the run"
	"$ajel" refresh $now >/dev/null 2>&1 &
	pid=$!
	sleep "0.$(printf '%03d' $ms)"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	run "$ajel" check -q -t 2030-01-01T00:00:00Z "$public"/*.atom "$public"/*.rss "$public"/*.json
	is_status "killed after $ms ms: every feed is whole" 0
done
run "$ajel" refresh $now
is_status "the next run is good" 0
silent "the next run"
sound "after the kills"
is "nothing of the killed runs is left" "$(ls -A "$public" | tr '\n' ' ')" \
    "a-2025-08-15.atom a.atom a.json a.rss b-2025-08-15.atom b.atom b.json b.rss c-2025-08-15.atom c.atom c.json c.rss feeds.opml index.html "
for n in a b c; do
	is "$n has its newest line" "$(grep -c 'after 30 milliseconds' "$public/$n.atom")" 2
done
is "no line is there twice" "$("$ajel" feed -f json a | grep -c '"title": *"Headline number 1 of')" 1

# No space: no file may grow past 64 kB, which the index of the history's log
# needs half of; the feeds are larger.
cp "$public/a.atom" last.atom
big_page "A line that finds the disk full"
run sh -c "ulimit -f 128; '$ajel' refresh $now a"
is_status "a full disk" 1
err_has "a full disk" '^ajel: a: (output|store): '
holds "the last feed stays" cmp last.atom "$public/a.atom"
sound "after a full disk"
run "$ajel" refresh $now a
is_status "with space again" 0
is "with space again it is written" "$(grep -c 'finds the disk full' "$public/a.atom")" 2

# Two runs at once: one works, one says that another does.
run sh -c "'$ajel' refresh $now >/dev/null 2>&1 & '$ajel' refresh $now; s=\$?; wait; [ \$s = 0 ] || [ \$s = 75 ]"
is_status "two at once" 0
sound "after two at once"

done_testing
