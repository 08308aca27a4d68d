# test-refresh.sh - what cron runs, over days, with all that goes wrong.
. "${0%/*}/lib.sh"

page t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
define news "file://$tmp/t.html"

run env -i HOME="$HOME" PATH=/usr/bin:/bin "$ajel" refresh -t 2025-08-15T06:30:00Z
is_status "first run" 0
silent "first run"
for f in atom rss json; do
	holds "news.$f is there" test -s "$public/news.$f"
	run "$ajel" check "$public/news.$f"
	is_status "news.$f is a good feed" 0
done
is "three entries" "$(count_ids "$public/news.json")" 3
is "nothing else is in the folder but what is of all" "$(ls -A "$public" | tr '\n' ' ')" "feeds.opml index.html news.atom news.json news.rss "

touch -d '2025-08-15 06:31:00Z' "$public"/news.*
before=$(stat -c %Y "$public"/news.*)
ids "$public/news.json" >ids.first
cp "$public/news.json" first.json
run env -i HOME="$HOME" PATH=/usr/bin:/bin "$ajel" refresh -t 2025-08-15T06:35:00Z
is_status "second run" 0
silent "second run"
is "second run leaves the files alone" "$(stat -c %Y "$public"/news.*)" "$before"

run "$ajel" refresh -t 2025-08-16T06:30:00Z
is "the same page on the next day adds nothing" "$(ids "$public/news.json")" "$(cat ids.first)"
holds "nor does it touch the feed" cmp first.json "$public/news.json"

page t.html '09:20|Stocks fall in early trading' '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
run "$ajel" refresh -v -t 2025-08-16T06:31:00Z
err_has "-v counts what is new" '^ajel: news: 1 new of 4 lines'
is "one entry more" "$(count_ids "$public/news.json")" 4
run "$ajel" feed -f json news
out_has "the new line is of today" '2025-08-16T06:20:00Z'
is "the old ones stay of yesterday" "$(grep -c '"date_published": *"2025-08-15T0' out)" 3

page t.html '09:20|Stocks fall in early trading' '09:13|Parliament passes the forest bill' \
    '09:13|Dollar rises' '09:12|Railway line to the coast reopens'
run "$ajel" refresh -t 2025-08-16T06:40:00Z
is "two lines of one minute are two" "$(count_ids "$public/news.json")" 5

# -n writes nothing at all.
page t.html '09:50|Harbour closed by fog until noon' '09:20|Stocks fall in early trading' \
    '09:13|Dollar rises'
cp "$store" store.before
run "$ajel" refresh -n -v -t 2025-08-16T06:51:00Z
is_status "-n" 0
err_has "-n tells what would be new" '1 new of 3 lines'
is "-n adds nothing" "$(count_ids "$public/news.json")" 5

# A page without its ticker: the feed and the history stay, the run says so.
cp "$public/news.atom" last.atom
echo '<html><p>Please wait while we check your browser.</p>' >t.html
run "$ajel" refresh news
is_status "no ticker, named" 1
err_has "no ticker, named" '^ajel: news: ticker: '
holds "the last feed stays" cmp last.atom "$public/news.atom"
# Under cron: at the third failure running, then once a day.
run "$ajel" refresh -t 2025-08-16T07:00:00Z
is_status "second failure" 1
silent "second failure"
run "$ajel" refresh -t 2025-08-16T07:05:00Z
is_status "third failure" 1
err_has "third failure" '^ajel: news: ticker: '
run "$ajel" refresh -t 2025-08-16T07:10:00Z
is_status "fourth failure" 1
silent "fourth failure"
run "$ajel" refresh -t 2025-08-17T07:10:00Z
err_has "a day later" '^ajel: news: ticker: '
page t.html '10:00|All is well again in the city' '09:20|Stocks fall in early trading' '09:13|Dollar rises'
run "$ajel" refresh -t 2025-08-17T07:15:00Z
is_status "it comes back" 0
silent "it comes back"
is "with its history" "$(count_ids "$public/news.json")" 6

# A wrong definition is somebody's last change: it is told at once, then as any.
define slip "file://$tmp/t.html" 'no-such-key = 1'
run "$ajel" refresh -t 2025-08-17T08:00:00Z
is_status "a slip" 2
err_has "a slip is told at once" '^ajel: slip: definition: .*no-such-key'
run "$ajel" refresh -t 2025-08-17T08:05:00Z
is_status "the same slip" 2
silent "the same slip"
run "$ajel" refresh -t 2025-08-17T08:06:00Z
silent "the same slip, a third time"
define slip "file://$tmp/t.html" 'no-such-word = 1'
run "$ajel" refresh -t 2025-08-17T08:10:00Z
err_has "another slip is told at once" '^ajel: slip: definition: .*no-such-word'
run "$ajel" refresh -t 2025-08-17T08:15:00Z
run "$ajel" refresh -t 2025-08-17T08:20:00Z
silent "another slip, again"
run "$ajel" refresh -t 2025-08-18T08:15:00Z
err_has "a day later, too" '^ajel: slip: definition: .*no-such-word'
rm "$HOME/.config/ajel/feeds/slip.conf"

# One bad source doesn't stop the others.
define bad 'file:///no/such/page.html'
define ugly "file://$tmp/t.html" 'no-such-key = 1'
define also "file://$tmp/t.html"
run "$ajel" refresh news also bad ugly
is_status "a wrong definition" 2
is "each failure has its line" "$(wc -l <err)" 2
holds "the file is named" grep -q '^ajel: bad: input: .*/no/such/page.html.*No such file' err
holds "the line is named" grep -Eq '^ajel: ugly: definition: .*/ugly.conf:6: .*no-such-key' err
holds "the others are done" test -s "$public/also.atom"
rm "$HOME/.config/ajel/feeds/ugly.conf"
run "$ajel" refresh nobody
is_status "a source that isn't defined" 2
err_has "a source that isn't defined" '^ajel: usage: no such source'
run "$ajel" refresh news bad
is_status "a failed source" 1
rm "$HOME/.config/ajel/feeds/bad.conf"

# A removed feed is written again; files of killed runs go.
rm "$public/news.rss"
touch "$public/.news.atom.999999.0123abcd.tmp"
run "$ajel" refresh news
holds "a killed run's file is gone" test ! -e "$public/.news.atom.999999.0123abcd.tmp"
holds "a removed feed comes back" test -s "$public/news.rss"

# Output that can't be written: one line, and the rest is as it was.
mkdir -p elsewhere
run "$ajel" refresh -o "$tmp/t.html/x" news
is_status "no folder for the feeds" 1
err_has "no folder for the feeds" '^ajel: output: '
mv "$public" "$public.kept"
: >"$public"
run "$ajel" refresh news
is_status "a file in place of the folder" 1
err_has "a file in place of the folder" '^ajel: output: '
rm "$public"
mv "$public.kept" "$public"

# Stores that can't be used.
run "$ajel" refresh -s "$tmp/t.html" news
is_status "no store" 1
err_has "no store" '^ajel: store: .*t.html'
cp "$store" newer.db
if command -v sqlite3 >/dev/null; then
	sqlite3 newer.db 'PRAGMA user_version = 99' >/dev/null
	run "$ajel" refresh -s "$tmp/newer.db" news
	is_status "a newer store" 1
	err_has "a newer store" '^ajel: store: .*newer'
else
	echo "SKIP newer store: sqlite3 is not here"
fi
(flock 9 && sleep 2) 9>"$store.lock" &
pids="$pids $!"
sleep 0.2
run "$ajel" refresh news
is_status "another refresh runs" 75
err_has "another refresh runs" '^ajel: locked: '
run "$ajel" feed news
is_status "readers go on" 0

# The schedule.
define slow "file://$tmp/t.html" '[fetch]' 'interval = 1h'
wait
run "$ajel" refresh slow -t 2025-08-18T07:00:00Z
run "$ajel" refresh -t 2025-08-18T07:00:00Z slow
is_status "named" 0
run "$ajel" refresh -v -t 2025-08-18T07:30:00Z
holds "not due" grep -q '^ajel: slow: not due before 2025-08-18T08:00:00Z' err
run "$ajel" refresh -v -t 2025-08-18T08:00:00Z
holds "due" grep -q '^ajel: slow: unchanged, 3 lines' err

# A clock that was ten years ahead for one run keeps nothing back afterwards.
rm -rf "$HOME/.local"
page t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
run "$ajel" refresh news -t 2025-08-15T06:30:00Z
page t.html '09:40|Dated by a clock that is ahead' '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens'
run "$ajel" refresh news -t 2035-08-15T06:41:00Z
page t.html '09:50|Stocks fall in early trading' '09:40|Dated by a clock that is ahead' \
    '09:12|Railway line to the coast reopens'
is_status "a clock that is ahead" 0
run "$ajel" refresh news -t 2025-08-15T06:51:00Z
is_status "after a clock that was ahead" 0
silent "after a clock that was ahead"
holds "the new line is in the feed" grep -q 'Stocks fall' "$public/news.atom"
holds "and nothing of 2035" sh -c '! grep -q 2035 "$1"' - "$public/news.atom"
holds "nor an archive of it" sh -c '! ls "$1" | grep -q 2035' - "$public"
run "$ajel" feed -f json -t 2025-08-15T06:52:00Z news
is_status "nor is it in the way of a feed on demand" 0

# A list of a few lines, nights apart: fewer midnights lie in it upside down, but
# it was the other way round when it was longer.
page nights.html '08:15|Team wins the cup' '15:20|Police arrest three suspects' \
    '21:40|Court rejects an appeal' '13:00|Oil prices climb' '09:30|Airport closed by storm' \
    '05:10|Minister resigns'
define nights "file://$tmp/nights.html" '[ticker]' 'heading = عاجل 24/7'
run "$ajel" refresh -t 2025-06-12T05:20:00Z nights
page nights.html '02:05|Earthquake shakes the coast' '08:15|Team wins the cup' \
    '15:20|Police arrest three suspects'
run "$ajel" refresh -v -t 2025-06-12T23:10:00Z nights
err_has "a new line of a short list" '^ajel: nights: 1 new of 3 lines$'
run "$ajel" history -f jsonl --limit 1 nights
out_has "is of today" '"published":"2025-06-12T23:05:00Z".*Earthquake'

HOME="$tmp/fresh"
export HOME
mkdir -p "$HOME"
run "$ajel" refresh
is_status "no sources" 2
err_has "no sources" '^ajel: usage: no sources: put a definition into .*/.config/ajel/feeds'

# A redesign that leaves the heading is healed, and said with -v.
page healed.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
define healed "file://$tmp/healed.html" '[ticker]' 'heading = عاجل 24/7' "items = //ol[@class='gone']/li"
run "$ajel" refresh -v -t 2025-08-15T06:30:00Z healed
is_status "refresh of a redesigned page" 0
if grep -q 'healed: items matches 0 lines.*Read instead: the list under the heading' err; then ok; else not_ok "the redesign is told"; fi

done_testing
