# test-archives.sh - nobody who was away misses a line: the chain of archives
# behind a feed, followed as a reader follows it.
. "${0%/*}/lib.sh"

# walk: prints the ids of the feed and of all archives behind it, each once, and
# leaves the names of the files in ./chain.
walk() {
	f=news.atom
	: >chain
	while [ -n "$f" ] && [ "$(wc -l <chain)" -lt 50 ]; do
		echo "$f" >>chain
		grep -o '<id>urn:uuid:[^<]*' "$public/$f" | sed 1d
		f=$(sed -n 's/.*rel="prev-archive".* href="\([^"]*\)".*/\1/p' "$public/$f")
	done | sort -u
}
history_ids() { "$ajel" history -f jsonl "$@" | grep -o '"id":"[^"]*' | sed 's/.*"/<id>/' | sort -u; }
archives() { (cd "$public" && ls | grep -E '^news-[0-9-]*\.atom$' | tr '\n' ' '); }

# day N: a page of four lines of that day of August, all of them new.
day() {
	page t.html "09:40|Parliament number $1 passes a bill" "09:30|Railway $1 reopens" \
	    "09:20|Museum $1 shows paintings" "09:10|Rain $1 in the north"
	run "$ajel" refresh -t "2025-08-${1}T07:00:00Z" news
	is_status "day $1" 0
}
define news "file://$tmp/t.html"
printf '[feed]\nentries = 6\n' >>"$HOME/.config/ajel/feeds/news.conf"

day 10
is "no archive while the feed shows all" "$(archives)" ""
day 11
is "the day at which the feed ends has one" "$(archives)" "news-2025-08-10.atom "
day 12
day 15
is "a file a day with lines" "$(archives)" \
    "news-2025-08-10.atom news-2025-08-11.atom news-2025-08-12.atom "
is "no line is missing" "$(walk)" "$(history_ids)"
is "from the newest to the oldest" "$(tr '\n' ' ' <chain)" \
    "news.atom news-2025-08-12.atom news-2025-08-11.atom news-2025-08-10.atom "
is "sixteen lines" "$(walk | wc -l)" 16
for f in "$public"/*.atom; do
	holds "${f##*/} is XML" xmllint --noout --nonet "$f"
	if [ -e "${AJEL_SHARED:-$here/../../../shared}/data/atom.rng" ]; then
		holds "${f##*/} is Atom" xmllint --noout --nonet \
		    --relaxng "${AJEL_SHARED:-$here/../../../shared}/data/atom.rng" "$f"
	else
		echo "SKIP Atom's schema isn't here"
	fi
	run "$ajel" check "$f"
	is_status "${f##*/} is a good feed" 0
done
middle=$public/news-2025-08-11.atom
holds "an archive says that it is one" grep -q '<fh:archive' "$middle"
holds "and of what" grep -q 'rel="current".* href="news.atom"' "$middle"
holds "what is behind it" grep -q 'rel="prev-archive".* href="news-2025-08-10.atom"' "$middle"
holds "what is before it" grep -q 'rel="next-archive".* href="news-2025-08-12.atom"' "$middle"
is "the feed's id is theirs" "$(grep -h -m 1 -o '<id>[^<]*' "$public"/*.atom | sort -u | wc -l)" 1

# A file is written again when it says something else, and only then.
touch -d '2025-08-01' "$public"/*
day 16
is "archives that say what they said stay" \
    "$(cd "$public" && find . -name 'news-*' -newermt 2025-08-02 | sort | tr '\n' ' ')" \
    "./news-2025-08-12.atom ./news-2025-08-15.atom "
touch -d '2025-08-01' "$public"/*
page t.html "09:45|Harbour closed by fog" "09:40|Parliament number 16 passes a bill" \
    "09:30|Railway 16 reopens" "09:20|Museum 16 shows paintings" "09:10|Rain 16 in the north"
run "$ajel" refresh -t 2025-08-16T07:10:00Z news
is "nor does a new line touch them" "$(find "$public" -name 'news-*' -newermt 2025-08-02)" ""
is "though the feed is new" "$(find "$public" -name news.atom -newermt 2025-08-02 | wc -l)" 1

# More lines in a day than the feed has room for.
page t.html "09:49|Stocks fall in early trading" "09:48|Dollar rises against the euro" \
    "09:47|Minister resigns after vote" "09:46|Bridge opens to traffic" "09:45|Harbour closed by fog" \
    "09:40|Parliament number 16 passes a bill" "09:30|Railway 16 reopens"
run "$ajel" refresh -t 2025-08-16T07:20:00Z news
is "today has one then" "$(archives | grep -c '08-16')" 1
is "and still no line is missing" "$(walk)" "$(history_ids)"
page t.html "09:49|Stocks fall in early trading" "09:48|Dollar rises against the euro" \
    "09:47|Minister resigns after vote" "09:46|Bridge opens to traffic" "09:45|Harbour closed by fog" \
    "09:40|Parliament number 16 passes a bill" "09:30|Railway 16 reopens after works"
run "$ajel" refresh -v -t 2025-08-16T07:25:00Z news
err_has "a line that the feed shows no more is edited" '1 edited'
holds "its archive says so" grep -q 'Railway 16 reopens after works' "$public/news-2025-08-16.atom"
is "as the feed doesn't" "$(grep -c 'Railway 16' "$public/news.atom")" 0

# Killed before it was done: the next run makes it whole.
cp "$store" store.before
cp -r "$public" public.before
day 17
cp store.before "$store"
rm -r "$public"
cp -r public.before "$public"
day 17
is "after a crash" "$(walk)" "$(history_ids)"
rm "$public/news.atom" "$public/news-2025-08-11.atom"
run "$ajel" refresh -t 2025-08-17T07:05:00Z news
is "removed files come back" "$(walk)" "$(history_ids)"

# With an address all links are whole; archives know nothing of the hub.
printf '[feed]\npublic = https://f.example/ticker\nhub = https://127.0.0.1:1/\n' >"$HOME/.config/ajel/ajel.conf"
run "$ajel" refresh -t 2025-08-17T07:10:00Z news
is_status "an address" 0
is "no relative link is left" "$(grep -hc ' href="news' "$public"/*.atom | sort -u)" 0
holds "the archive's own" grep -q 'rel="self".* href="https://f.example/ticker/news-2025-08-11.atom"' "$middle"
is "the hub is the feed's" "$(grep -l 'rel="hub" href="https://127.0.0.1:1/"' "$public"/*.atom)" "$public/news.atom"
rm "$HOME/.config/ajel/ajel.conf"

# What the history forgets has no archive.
echo 'keep = 4d' >>"$HOME/.config/ajel/feeds/news.conf"
day 18
is "forgotten days go" "$(archives)" \
    "news-2025-08-15.atom news-2025-08-16.atom news-2025-08-17.atom "
is "the chain ends there" "$(walk)" "$(history_ids)"
holds "the oldest has none behind it" sh -c "! grep -q prev-archive '$public/news-2025-08-15.atom'"
day 20
is "and so from day to day" "$(archives)" \
    "news-2025-08-16.atom news-2025-08-17.atom news-2025-08-18.atom "
is "the chain is whole" "$(walk)" "$(history_ids)"

# Other wordings as entries of their own.
echo 'edits = new' >>"$HOME/.config/ajel/feeds/news.conf"
run "$ajel" refresh -t 2025-08-20T07:05:00Z news
is_status "edits = new" 0
holds "both wordings are in the archive" sh -c \
    "grep -q 'Railway 16 reopens<' '$public/news-2025-08-16.atom' &&
     grep -q 'Railway 16 reopens after works<' '$public/news-2025-08-16.atom'"

# Not wanted, or not needed.
echo 'archive = no' >>"$HOME/.config/ajel/feeds/news.conf"
: >"$public/news-2025-08-99.atom"
run "$ajel" refresh -t 2025-08-20T07:10:00Z news
is "none are left" "$(archives)" "news-2025-08-99.atom "
is "the feed leads to none" "$(grep -c prev-archive "$public/news.atom")" 0
rm "$public/news-2025-08-99.atom"

define news-2025-08-10 "file://$tmp/t.html"
run "$ajel" refresh news-2025-08-10
is_status "a source that is called like an archive" 2

done_testing
