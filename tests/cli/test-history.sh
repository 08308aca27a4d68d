# test-history.sh - what was ever seen: edits, withdrawals, returns, gaps and
# search; and stores that can't be used.
. "${0%/*}/lib.sh"

define news "file://$tmp/t.html"
page t.html '09:13|Parliament passes the forest bill' '09:12|Railway line to the coast reopens' \
    '08:50|أسعار الدولار ترتفع في بيروت' '08:35|Museum opens a new exhibition' '08:20|Rain in the north'
run "$ajel" refresh -t 2025-08-15T06:30:00Z
is_status "first fetch" 0
cp "$public/news.atom" first.atom

# Nothing happened but that lines came.
run "$ajel" history news
is_status "a history" 0
is "its lines, oldest first" "$(cut -f 2 out | head -n 1)" "Rain in the north"
is "all of them" "$(wc -l <out)" 5
run "$ajel" history -f jsonl
is "an object a line" "$(grep -c '"status":"new"' out)" 5
is "without an instant of change" "$(grep -c '"updated"' out)" 0

# A new wording.
page t.html '09:13|Parliament passes the forest and water bill' '09:12|Railway line to the coast reopens' \
    '08:50|أسعار الدولار ترتفع في بيروت' '08:35|Museum opens a new exhibition' '08:20|Rain in the north'
run "$ajel" refresh -v -t 2025-08-15T06:35:00Z
err_has "an edit is told" '^ajel: news: 0 new of 5 lines, 1 edited$'
run "$ajel" history --status edited
is "an edit keeps its line" "$(cut -f 2 out)" "Parliament passes the forest and water bill"
run "$ajel" history -f jsonl --status edited
is "every wording" "$(grep -o '"text":"[^"]*"' out | tr '\n' ' ')" \
    '"text":"Parliament passes the forest bill" "text":"Parliament passes the forest and water bill" '
is "under one id" "$(count_ids out)" 1
is "the edit has its instant" "$(tail -n 1 out | grep -o '"updated":"[^"]*","status":"[a-z]*"')" \
    '"updated":"2025-08-15T06:35:00Z","status":"edited"'
run "$ajel" history -f text
out_has "people are told of it" '2025-08-15 09:13  .*water bill.* \[edited\]$'
is "ids stay" "$(grep -o '<id>[^<]*' "$public/news.atom")" "$(grep -o '<id>[^<]*' first.atom)"
is "and instants" "$(grep -o '<published>[^<]*' "$public/news.atom")" "$(grep -o '<published>[^<]*' first.atom)"
is "updated moves" "$(grep -c '<updated>2025-08-15T06:35:00Z' "$public/news.atom")" 2

# A line that two fetches lack is withdrawn; the first says nothing.
page t.html '09:13|Parliament passes the forest and water bill' '09:12|Railway line to the coast reopens' \
    '08:50|أسعار الدولار ترتفع في بيروت' '08:20|Rain in the north'
run "$ajel" refresh -v -t 2025-08-15T06:40:00Z
err_has "lacking once" '^ajel: news: 0 new of 4 lines$'
run "$ajel" refresh -v -t 2025-08-15T06:45:00Z
err_has "lacking twice" '^ajel: news: unchanged, 4 lines, 1 withdrawn$'
run "$ajel" history --status withdrawn
is "what was withdrawn" "$(cut -f 2,9 out | tr '\t' '|')" "Museum opens a new exhibition|withdrawn"
is "atom says so" "$(grep -c '<category term="withdrawn"' "$public/news.atom")" 1
is "rss says so" "$(grep -c '<category>withdrawn<' "$public/news.rss")" 1
is "json says so" "$(grep -c '"withdrawn"' "$public/news.json")" 1
for f in atom rss json; do
	run "$ajel" check -t 2025-08-15T06:45:00Z "$public/news.$f"
	is_status "news.$f is a good feed" 0
done

# It comes back.
page t.html '09:13|Parliament passes the forest and water bill' '09:12|Railway line to the coast reopens' \
    '08:50|أسعار الدولار ترتفع في بيروت' '08:35|Museum opens a new exhibition' '08:20|Rain in the north'
run "$ajel" refresh -v -t 2025-08-15T07:30:00Z
err_has "a line comes back" '^ajel: news: 0 new of 5 lines, 1 returned$'
run "$ajel" history -f jsonl --status returned
is "what happened to it" "$(grep -o '"status":"[a-z]*"' out | tr '\n' ' ')" \
    '"status":"new" "status":"withdrawn" "status":"returned" '
is "under one id again" "$(count_ids out)" 1
is "still five lines" "$(count_ids "$public/news.json")" 5
run "$ajel" history --status withdrawn
silent "nothing is withdrawn now"

# A flip back to an earlier wording is no news: updated stays.
page t.html '09:13|Parliament passes the forest bill' '09:12|Railway line to the coast reopens' \
    '08:50|أسعار الدولار ترتفع في بيروت' '08:35|Museum opens a new exhibition' '08:20|Rain in the north'
run "$ajel" refresh -t 2025-08-15T07:35:00Z
is "a flip moves no date" "$(grep -c '<updated>2025-08-15T07:35:00Z' "$public/news.atom")" 0
is "but the text" "$(grep -c 'forest and water' "$public/news.atom")" 0

# A gap.
page t.html '14:10|Bridge closed after an accident' '13:55|Ministers meet on the budget' '13:40|Power is back'
run "$ajel" refresh -v -t 2025-08-15T11:15:00Z
holds "a gap is told" grep -q '^ajel: news: lines may be missing between 2025-08-15T06:13:..Z and 2025-08-15T10:40:..Z$' err
run "$ajel" history --gaps
is_status "gaps" 0
is "the gap" "$(sed 's/:..Z/Z/g' out | tr '\t' ' ')" "2025-08-15T06:13Z 2025-08-15T10:40Z news"
run "$ajel" history --gaps -f jsonl
out_has "gaps for programs" '^\{"source":"news","from":"2025-08-15T06:13:..Z","to":"2025-08-15T10:40:..Z"\}$'
run "$ajel" history --gaps -f text
is "gaps for people" "$(cat out)" "2025-08-15 09:13  2025-08-15 13:40  news"
run "$ajel" history --gaps --since 2025-08-16
silent "no gap later"
run "$ajel" history --gaps --until 2025-08-14
silent "no gap before"

# Search: words, not letters; Arabic as people type it; wordings of before.
texts() { cut -f 2 out | tr '\n' '|'; }
run "$ajel" history --grep 'اسعار بيروت'
is "alef without its hamza" "$(texts)" "أسعار الدولار ترتفع في بيروت|"
run "$ajel" history --grep 'أسعارُ'
is "and with more than stands there" "$(texts)" "أسعار الدولار ترتفع في بيروت|"
run "$ajel" history --grep 'WATER bill'
is "a wording that was" "$(texts)" "Parliament passes the forest bill|"
run "$ajel" history --grep 'rail'
silent "a part of a word"
run "$ajel" history --grep 'rail*'
is "the beginning of a word" "$(texts)" "Railway line to the coast reopens|"
run "$ajel" history --grep 'NEAR("bill"'
is_status "no query language" 0
run "$ajel" history --grep '"'
is_status "a search for nothing" 2
err_has "a search for nothing" '^ajel: usage: '
run "$ajel" history --since 2025-08-15T09:00 --until 2025-08-15T09:13 -z Asia/Beirut
is "from and to" "$(texts)" "Railway line to the coast reopens|"
run "$ajel" history --since 1h -t 2025-08-15T11:15:00Z
is "back from now" "$(texts)" "Power is back|Ministers meet on the budget|Bridge closed after an accident|"
run "$ajel" history --limit 2
is "the newest two, oldest first" "$(texts)" "Ministers meet on the budget|Bridge closed after an accident|"

# What the page marks as urgent when it comes is urgent for ever; a mark that comes
# later is no news, nor is one that goes.
urgent() { sed 's/<li><b>\('"$1"'\)/<li class="urgent"><b>\1/' w.html >x && mv x w.html; }
define marked "file://$tmp/w.html"
page w.html '09:13|Parliament passes the forest bill' '09:12|Railway line to the coast reopens' '08:35|عاجل | إقفال المطار'
urgent 09:13
run "$ajel" refresh -o marked -t 2025-08-15T06:14:00Z -s marked.db marked
page w.html '09:13|Parliament passes the forest bill' '09:12|Railway line to the coast reopens' '08:35|عاجل | إقفال المطار'
urgent 09:12
run "$ajel" refresh -o marked -t 2025-08-15T06:20:00Z -s marked.db marked
is_status "a mark that moves" 0
run "$ajel" history -f jsonl -s marked.db marked
is "is no event" "$(wc -l <out)" 3
is "the first one stays" "$(grep '"urgent":true' out | grep -c 'forest bill')" 1
is "with that of the words" "$(grep -c '"urgent":true' out)" 2
is "atom says so" "$(grep -c '<category term="urgent"/>' "marked/marked.atom")" 2
is "rss says so" "$(grep -c '<category>urgent</category>' "marked/marked.rss")" 2
is "json says so" "$(tr -d '\n ' <"marked/marked.json" | grep -o '"tags":\["urgent"\]' | wc -l)" 2
rm marked.db*
run "$ajel" refresh -o marked -t 2025-08-15T06:30:00Z -s marked.db marked
run "$ajel" history -f jsonl -s marked.db marked
is "a history read back from its feed knows it" "$(grep '"urgent":true' out | grep -c 'forest bill')" 1
rm .config/ajel/feeds/marked.conf

# Feeds of a search; several sources.
page u.html '10:30|Stocks fall in early trading' '10:01|Bridge closed' '09:59|Bridge opened'
define other "file://$tmp/u.html"
run "$ajel" refresh -t 2025-08-15T11:15:00Z other
run "$ajel" history -f atom --grep bridge -o bridge.atom
is_status "a feed of a search" 0
run "$ajel" check -t 2025-08-15T11:15:00Z bridge.atom
is_status "a feed of a search is a good feed" 0
is "its title" "$(grep -m 1 -o '<title type="text">[^<]*' bridge.atom)" '<title type="text">news, other: &quot;bridge&quot;'
is "its entries" "$(grep -c '<entry xml:lang="ar">' bridge.atom)" 3
is "each names its source" "$(grep -o 'category term="[a-z]*"' bridge.atom | sort | uniq -c | tr -s ' \n' '  ')" \
    ' 1 category term="news" 2 category term="other" '
is "its id isn't the source's" "$(grep -c "$(grep -m 1 -o '<id>[^<]*' bridge.atom)" "$public/news.atom")" 0
for f in rss json; do
	run "$ajel" history -f $f -o all.$f
	run "$ajel" check -t 2025-08-15T11:15:00Z all.$f
	is_status "a feed of all in $f" 0
done
run "$ajel" history -f atom news
is "of one source it is the source's feed" "$(grep -m 1 -o '<id>[^<]*' out)" "$(grep -m 1 -o '<id>[^<]*' first.atom)"
run "$ajel" history -f text --limit 1
is "text names the source" "$(tr -d '\342\201\250\251' <out)" "2025-08-15 14:10  news  Bridge closed after an accident"
run "$ajel" history -f jsonl other
is "one of them" "$(grep -c '"source":"other"' out)" 3
# Two sources of one page: a feed holds a line once.
define twin "file://$tmp/u.html"
run "$ajel" refresh -t 2025-08-15T11:15:00Z twin
run "$ajel" history -f json --grep bridge twin other
is "no id twice" "$(count_ids out) $(ids out | wc -l | tr -d ' ')" "2 2"

# A reader that has enough; a file in place of standard output.
run sh -c "'$ajel' history | head -n 1"
is_status "a reader that goes away" 0
is "says nothing" "$(cat err)" ""
run "$ajel" history -o lines.tsv news
silent "into a file"
is "into a file" "$(wc -l <lines.tsv)" 8

# A definition that is gone leaves its history.
rm "$HOME/.config/ajel/feeds/twin.conf"
run "$ajel" history twin
is "without a definition" "$(wc -l <out)" 3

# Each wording an entry of its own.
define news "file://$tmp/t.html" '[feed]' 'edits = new'
run "$ajel" refresh -t 2025-08-15T11:20:00Z news
is "the first wording stays, the second is new" "$(grep -o '<title type="text">Parl[^<]*' "$public/news.atom" | cut -d '>' -f 2 | tr '\n' '|')" \
    "Parliament passes the forest and water bill|Parliament passes the forest bill|"
is "with its own instant" "$(grep -A 1 'title.*water bill' "$public/news.atom" | grep -c '<published>2025-08-15T06:35:00Z')" 1
is "nothing twice" "$(count_ids "$public/news.json")" 9
run "$ajel" feed -f json news
is "ajel feed agrees" "$(ids out)" "$(ids "$public/news.json")"
for f in atom rss json; do
	run "$ajel" check -t 2025-08-15T11:20:00Z "$public/news.$f"
	is_status "edits = new: news.$f is a good feed" 0
done

# A history that was lost is made whole from such a feed: the same ids are given
# again, and the next wording gets the next number.
reword() { # INSTANT TEXT: what the second line says then
	page w.html '09:13|Parliament passes the forest bill' "09:12|$2" '08:50|Museum opens a new exhibition' \
	    '08:35|Flights delayed by fog at the airport' '08:20|Rain in the north'
	run "$ajel" refresh -t "$1" -s w.db words
}
# What readers know: id, text and instant of each entry, in any order.
told() { grep -E '"(id|title|date_published)": ' "$public/words.json" | grep '^   "' | paste - - - | LC_ALL=C sort; }
for entries in 200 3; do
	define words "file://$tmp/w.html" '[feed]' 'edits = new' "entries = $entries"
	rm -f "$public"/words.* w.db*
	reword 2025-08-15T06:30:00Z 'Minister resigns over port inquiry'
	reword 2025-08-15T06:35:00Z 'Port minister quits, resigns over the inquiry'
	reword 2025-08-15T06:36:00Z 'Port minister quits, arrested by prosecutors'
	reword 2025-08-15T06:37:00Z 'Port minister quits and stays in prison, prosecutors say'
	cp "$public/words.json" words.before
	rm -f w.db*
	reword 2025-08-15T06:40:00Z 'Port minister quits and stays in prison, prosecutors say'
	is "$entries: a lost history changes no byte" "$(cmp words.before "$public/words.json" 2>&1)" ""
	run "$ajel" history -s w.db -t 2025-08-15T06:40:00Z words
	is "$entries: and makes no line of a wording" "$(wc -l <out)" 5
	told >told.before
	reword 2025-08-15T06:45:00Z 'Port minister freed from prison, prosecutors say'
	is "$entries: the next wording has the next number" "$(told | wc -l)" \
	    "$([ $entries = 3 ] && echo 3 || echo 9)"
	told >told.after
	is "$entries: one entry is new" "$(LC_ALL=C comm -13 told.before told.after | wc -l)" 1
	is "$entries: none of the others is another" "$(LC_ALL=C comm -23 told.before told.after | wc -l)" \
	    "$([ $entries = 3 ] && echo 1 || echo 0)"
done
rm "$HOME/.config/ajel/feeds/words.conf"

# What is older than the definition keeps is forgotten, but for the page.
define other "file://$tmp/u.html" '[feed]' 'keep = 2d'
run "$ajel" refresh -t 2025-08-19T11:15:00Z other
run "$ajel" history other
is "what stands on the page is kept" "$(wc -l <out)" 3
page u.html '10:40|Trains are late' '10:35|Ships too' '10:30|Stocks fall in early trading'
run "$ajel" refresh -t 2025-08-19T11:20:00Z other
for m in 25 30; do run "$ajel" refresh -t "2025-08-19T11:$m:00Z" other; done
run "$ajel" history other
is "what doesn't is forgotten" "$(texts)" "Stocks fall in early trading|Ships too|Trains are late|"
is "in the feeds too" "$(count_ids "$public/other.json")" 3
run "$ajel" history --vacuum
is_status "vacuum" 0
silent "vacuum"
run "$ajel" history other
is "vacuum loses nothing" "$(wc -l <out)" 3

# Wrong usage.
run "$ajel" history newz
is_status "no such source" 2
err_has "no such source" '^ajel: usage: no such source: newz; did you mean news[?]'
run "$ajel" history zzzzzz
err_has "the sources that there are" '^ajel: usage: no such source: zzzzzz; there are news, other, twin$'
run "$ajel" history -f pdf
is_status "no such format" 2
err_has "no such format" 'no such format: pdf; there are text, tsv, jsonl, atom, rss, json'
run "$ajel" history --status old
is_status "no such status" 2
err_has "no such status" 'there are new, edited, withdrawn and returned'
for o in '--limit 0' '--limit x' '--since yesterday' '--since 2025-13' '--gaps --grep x' '--gaps -f atom' \
    '--vacuum news' '--since 1h --until 2h'; do
	run "$ajel" history $o
	is_status "history $o" 2
	err_has "history $o" '^ajel: usage: '
done

run "$ajel" history --limit 99999999999999999999
is_status "a limit past all bounds" 2
err_has "a limit past all bounds" '99999999999999999999; a number from 1 to 2147483647 is needed'

# Stores: locked, not there, read-only, damaged, newer.
(flock 9 && sleep 1) 9>"$store.lock" &
pids="$pids $!"
sleep 0.2
run "$ajel" history --vacuum
is_status "vacuum while a refresh runs" 75
run "$ajel" history --limit 1
is_status "readers go on" 0
wait
run "$ajel" check --store -v
is_status "a sound history" 0
err_has "a sound history" '^ajel: .*/ajel.db: fine$'
run "$ajel" check --store -v -s "$store"
is_status "a sound history of a name" 0
err_has "a sound history of a name" '^ajel: .*/ajel.db: fine$'
for how in "-s nothing.db" "--store -s nothing.db" "-s nothing.db $store"; do
	run "$ajel" check $how
	is_status "check $how" 1
	err_has "check $how" '^ajel: nothing.db: store: '
done
run "$ajel" check --store nothing.db
is_status "no history" 1
err_has "no history" '^ajel: nothing.db: store: '
run "$ajel" history --vacuum -s nothing.db
is_status "no history to tidy" 1
err_has "no history to tidy" '^ajel: store: there is no history at nothing.db'
is "none is made" "$(ls nothing.db* 2>/dev/null)" ""
run "$ajel" history -s nothing.db
is_status "a history of nothing" 0
silent "a history of nothing"

cp "$store" copy.db
size=$(stat -c %s copy.db)
# Every page but the first holds noise.
head -c 4096 copy.db >damaged.db
head -c $((size - 4096)) /dev/zero | tr '\0' 'x' >>damaged.db
run "$ajel" history -s damaged.db
is_status "a damaged history" 1
err_has "a damaged history" "^ajel: store: damaged.db is damaged.*ajel check --store"
run "$ajel" refresh -s damaged.db news
is_status "refresh of a damaged history" 1
run "$ajel" check --store damaged.db
is_status "its check" 1
holds "its check says what to do" grep -q 'damaged.db: store: to start afresh, move damaged.db, damaged.db-wal and damaged.db-shm away' err
if command -v sqlite3 >/dev/null; then
	cp copy.db numbers.db
	sqlite3 numbers.db "UPDATE page SET entries = '['" >/dev/null
	run "$ajel" refresh -t 2025-08-19T12:00:00Z -s numbers.db news
	err_has "a damaged page" 'numbers.db is damaged.*ajel check --store'
	sqlite3 copy.db 'PRAGMA user_version = 99' >/dev/null
	run "$ajel" history -s copy.db
	is_status "a newer history" 1
	err_has "a newer history" '^ajel: store: .*newer'
	run "$ajel" check --store copy.db
	is_status "its check" 1
	err_has "isn't told to go" 'newer'
else
	echo "SKIP newer history: sqlite3 is not here"
fi
echo "no database at all" >text.db
run "$ajel" check --store text.db
is_status "no database" 1
holds "no database" grep -q 'not a database' err

# One feed of several sources, in which each entry says whose it is.
page two.html '10:02|Trains stand still' '10:01|Planes fly again' '09:30|Ships wait for the tide'
define two "file://$tmp/two.html"
define news "file://$tmp/t.html"
run "$ajel" refresh -t 2025-08-15T07:30:00Z two
run "$ajel" feed news two
is_status "a feed of two" 0
cp out both.atom
run "$ajel" check -t 2025-09-15T00:00:00Z both.atom
is_status "it is a good feed" 0
for s in news two; do
	run "$ajel" feed "$s"
	is "it names the feed of each entry of $s" \
	    "$(grep -A 1 '<source' both.atom | grep -cF "$(grep -m 1 '<id>' out | tr -d ' ')")" \
	    "$(grep -c '<entry>' out)"
done
is "by its title" "$(sed -n '/<source/,/<\/source/p' both.atom | grep -c '>two</title>')" 3
run "$ajel" feed news two -f json
is "with the times as printed" "$(grep -c '"time_text"' out)" "$(grep -c '"origin"' out)"
holds "which there are" grep -q '"time_text": *"10:02"' out
run "$ajel" history -f json two
is "in a feed of a search too" "$(grep -c '"time_text"' out)" 3
# A history that was lost, and taken from the feeds again, is one.
mv "$store" lost.db
run "$ajel" refresh -t 2025-08-15T07:30:00Z news two
run "$ajel" feed news two
is_status "a feed of histories that were lost" 0
is "and all their lines" "$(grep -c '<entry' out)" "$(grep -c '<entry' both.atom)"
mv lost.db "$store"
is "newest first" "$(grep -o '<published>[^<]*' both.atom)" \
    "$(grep -o '<published>[^<]*' both.atom | sort -r)"

# Where it is, and which page it belongs to: what is served at one address has
# its page there; else a channel's link, which it must have, is a source's page.
run "$ajel" feed -f rss news two
out_has "without an address it links to a source's page" '^  <link>file://.*/t.html</link>$'
for s in news two; do
	cp ".config/ajel/feeds/$s.conf" "$s.saved"
	printf '\n[feed]\npublic = https://feeds.example/ticker/\n' >>".config/ajel/feeds/$s.conf"
done
for f in atom rss json; do
	run "$ajel" feed -f $f -o both.$f news two
	is_status "a feed of two in a file, $f" 0
	run "$ajel" check -t 2025-09-15T00:00:00Z both.$f
	is_status "a good one, $f" 0
done
count() { grep -c "$2" "$1"; }
is "its own address, atom" "$(count both.atom '^ <link rel="self" type="application/atom+xml" href="https://feeds.example/ticker/both.atom"/>')" 1
is "its page, atom" "$(count both.atom '^ <link rel="alternate" href="https://feeds.example/ticker/"/>')" 1
is "its own address, rss" "$(count both.rss '^  <atom:link rel="self" type="application/rss+xml" href="https://feeds.example/ticker/both.rss"/>')" 1
is "its page, rss" "$(count both.rss '^  <link>https://feeds.example/ticker/</link>')" 1
is "its own address, json" "$(count both.json '^ "feed_url": "https://feeds.example/ticker/both.json"')" 1
is "its page, json" "$(count both.json '^ "home_page_url": "https://feeds.example/ticker/"')" 1
for o in "two of them.atom" both.xml .atom; do
	run "$ajel" feed -o "$o" news two
	is "an address would have another name: $o" "$(grep -c '^ <link rel="self"' "$o")" 0
done
run "$ajel" history -f atom -o found.atom --grep Trains two
is "a search in a file" "$(count found.atom '^ <link rel="self".*href="https://feeds.example/ticker/found.atom"/>')" 1
run "$ajel" feed news two
is "on standard output it is nowhere" "$(count out '^ <link rel="self"')" 0
mv two.saved .config/ajel/feeds/two.conf
run "$ajel" feed -o both.atom news two
is "feeds that aren't served at one address" "$(count both.atom '^ <link rel="self".*href="both.atom"/>') $(count both.atom '^ <link rel="alternate"')" "1 0"
mv news.saved .config/ajel/feeds/news.conf

# What can't be one feed with others.
define fresh "file://$tmp/nowhere.html"
run "$ajel" feed two nosuch
is_status "no such source" 2
err_has "the one that isn't there is named, no other" '^ajel: usage: no such source: nosuch; '
for p in https://news.example/ - out; do
	run "$ajel" feed two $p
	is_status "a page and a source: $p" 2
	err_has "a page and a source: $p" "^ajel: usage: $p is a page; one feed can be made of several defined sources alone"
done
run "$ajel" feed two fresh
is_status "one of them was never fetched" 0
err_has "that is said" '^ajel: fresh: note: no history yet: run ajel refresh fresh first$'
out_has "the others' lines are there" '<entry[ >]'
define fresher "file://$tmp/nowhere.html"
run "$ajel" feed fresh fresher
is_status "none was ever fetched" 1
out_is "none was ever fetched" ''
rm .config/ajel/feeds/fresh*.conf

# What is printed is judged as what is published is. A clock that was ahead for
# one run keeps nothing back, nor takes a place; a text that is none ends it
# before a byte is out.
page two.html '11:02|Dated by a clock ahead' '10:02|Trains stand still' '10:01|Planes fly again'
run "$ajel" refresh -t 2035-08-15T08:30:00Z two
for f in atom rss json; do
	run "$ajel" history -f $f --limit 2 -t 2025-08-15T07:31:00Z two
	is_status "printed after a clock that was ahead, in $f" 0
	is "what stands still in time, in $f" "$(grep -c 'Trains stand\|Planes fly' out) $(grep -c ahead out)" "4 0"
	run "$ajel" feed -f $f -t 2025-08-15T07:31:00Z news two
	is_status "so of several, in $f" 0
	cp out several.$f
	run "$ajel" check -t 2025-08-15T07:31:00Z several.$f
	is_status "which is a good feed, in $f" 0
done
if command -v sqlite3 >/dev/null; then
	cp -r .local/state/ajel spoilt
	sqlite3 spoilt/ajel.db "UPDATE entry SET text = ' ' WHERE text = 'Trains stand still'"
	for f in atom rss json; do
		for c in "history -f $f" "history -f $f --grep trains" "feed -f $f two" "feed -f $f news two"; do
			eval "run \"\$ajel\" $c -t 2025-08-15T07:31:00Z -s spoilt/ajel.db"
			is_status "no text, $c" 1
			err_has "no text, $c" 'output: entry [0-9]*: an empty text'
			is "nothing is printed, $c" "$(cat out)" ''
		done
	done
	for what in "text = CAST(x'ff' AS TEXT)" "time_text = char(1)" "published = 1 << 60" "source = 77"; do
		rm -r spoilt
		cp -r .local/state/ajel spoilt
		sqlite3 spoilt/ajel.db "PRAGMA foreign_keys = OFF; UPDATE entry SET $what WHERE seq = 1"
		for c in history "history -f jsonl"; do
			run "$ajel" $c -s spoilt/ajel.db
			is_status "$c, $what" 1
			err_has "$c, $what" 'ajel.db is damaged .*; `ajel check --store` says what to do$'
		done
		run "$ajel" check --store -s spoilt/ajel.db
		is_status "check, $what" 1
		holds "which says what to do, $what" grep -q 'to start afresh, move' err
	done
else
	echo "SKIP printed feeds of a spoilt history: sqlite3 is not here"
fi

# Afresh: what stands on the page has the ids that it had.
page v.html '10:40|Trains are late' '10:30|Stocks fall in early trading' '10:20|Ships too'
define fresh "file://$tmp/v.html"
run "$ajel" refresh -t 2025-08-19T11:20:00Z fresh
ids "$public/fresh.json" >before.ids
mv .local/state/ajel gone
run "$ajel" refresh -t 2025-08-19T11:30:00Z fresh
is_status "a fresh start" 0
is "gives the same ids" "$(ids "$public/fresh.json")" "$(cat before.ids)"

if [ "$(id -u)" -eq 0 ] && ! setpriv --reuid=65534 --clear-groups true 2>/dev/null; then
	echo "SKIP read-only store: root may write everywhere"
else
	as=
	[ "$(id -u)" -ne 0 ] || as='setpriv --reuid=65534 --clear-groups'
	chmod -R a+rX "$tmp"
	chmod a-w "$store" "${store%/*}"
	run $as "$ajel" refresh -o "$tmp/elsewhere" -s "$store" fresh
	is_status "a read-only store" 1
	err_has "a read-only store" '^ajel: store: '
	chmod u+w "$store" "${store%/*}"
fi

done_testing
