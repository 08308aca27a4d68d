# test-hub.sh - a WebSub hub is told of what is new, when the files are there.
. "${0%/*}/lib.sh"

mkdir -p site/public
page site/t.html '09:13|Parliament passes the forest bill' '09:12|Railway line to the coast reopens' \
    '08:35|Museum opens a new exhibition'
: >site/hub
echo 202 >site/hub.answer
echo 500 >site/broken.answer
: >site/broken
serve site
define news "http://127.0.0.1:$port/t.html"
shared=$HOME/.config/ajel/ajel.conf
address=http%3A%2F%2F127.0.0.1%3A$port%2Fpublic%2F
told() { grep '^POST' requests | sort; }
printf '[feed]\npublic = http://127.0.0.1:%s/public/\nhub = http://127.0.0.1:%s/hub\n' "$port" "$port" >"$shared"

run "$ajel" refresh -o site/public -t 2025-08-15T06:30:00Z
is_status "a first fetch" 0
silent "a first fetch"
is "a form for each feed, when all of it stood" "$(told)" "$(for f in atom json rss; do
	echo "POST /hub hub.mode=publish&hub.url=${address}news.$f $(stat -c %s "site/public/news.$f")"
done)"
is "the page was asked for before" "$(grep -m 1 -n '/t.html' requests | cut -d : -f 1)" 2
: >requests
run "$ajel" refresh -o site/public -t 2025-08-15T06:36:00Z
is "nothing new, nothing told" "$(told)" ""

page site/t.html '09:40|Harbour closed by fog' '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
run "$ajel" refresh -n -o site/public -t 2025-08-15T06:45:00Z news
is "nor by a dry run" "$(told)" ""
run "$ajel" refresh -o site/public -t 2025-08-15T06:46:00Z news
is "a new line is told" "$(told | wc -l)" 3

# A hub that is down costs nothing, and is asked but once a run.
sed -i 's,/hub$,/broken,' "$shared"
: >requests
define also "http://127.0.0.1:$port/t.html"
run "$ajel" refresh -o site/public -t 2025-08-15T07:00:00Z news also
is_status "a broken hub is no failure" 0
is "it is asked once" "$(told | wc -l)" 1
err_has "somebody who waits is told" '^ajel: (news|also): note: the hub: .*500'
sed -i "s,= http://127.0.0.1:$port/broken,= http://127.0.0.1:1/," "$shared"
page site/t.html '09:50|Minister resigns' '09:40|Harbour closed by fog' '09:13|Parliament passes the forest bill'
run "$ajel" refresh -o site/public -t 2025-08-15T07:10:00Z news
is_status "nor is one that isn't there" 0
err_has "it is told too" '^ajel: news: note: the hub: '
holds "the feed is there" grep -q 'Minister resigns' site/public/news.atom

# What it wasn't told it is told by the next refresh, though nothing is new then.
sed -i "s,= http://127.0.0.1:1/,= http://127.0.0.1:$port/broken," "$shared"
run "$ajel" refresh -o site/public -t 2025-08-15T07:11:00Z news
err_has "a hub that is broken again" 'note: the hub: .*500'
: >requests
run "$ajel" refresh -o site/public -t 2025-08-15T07:12:00Z news
is "it is tried by the next" "$(told | wc -l)" 1
echo 202 >site/broken.answer
: >requests
run "$ajel" refresh -o site/public -t 2025-08-15T07:13:00Z news
silent "it takes them"
is "all that it had missed" "$(told | cut -d ' ' -f 3)" "$(for f in atom json rss; do
	echo "hub.mode=publish&hub.url=${address}news.$f"
done)"
: >requests
run "$ajel" refresh -o site/public -t 2025-08-15T07:14:00Z news
is "once" "$(told)" ""
sed -i "s,:$port/broken,:1/," "$shared"

# One that is slow keeps no other refresh from its work.
sed -i "s,= http://127.0.0.1:1/,= http://127.0.0.1:$port/delay/30000," "$shared"
: >requests
"$ajel" refresh -o site/public -t 2025-08-15T07:15:00Z news >slow 2>&1 &
child=$!
pids="$pids $child"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	grep -q '^POST' requests && break
	sleep 0.2
done
define quick "file://$tmp/site/t.html"
run "$ajel" refresh -o site/public -t 2025-08-15T07:16:00Z quick
is_status "one that is slow keeps no other refresh away" 0
holds "which it still does" kill -0 $child
wait $child
is "it is told plainly" "$(grep -c 'note: the hub: .*tells it again' slow)" 1
is "without advice for pages" "$(grep -c 'raise timeout' slow)" 0
sed -i "s,:$port/delay/30000,:1/," "$shared"

# A hub in the own network needs leave, as a page does.
define file "file://$tmp/site/t.html"
sed -i "s,= http://127.0.0.1:1/,= http://127.0.0.1:$port/hub," "$shared"
: >requests
run "$ajel" refresh -o site/public -t 2025-08-15T07:20:00Z file
is_status "a hub that may not be asked" 0
is "isn't" "$(told)" ""

rm "$shared"
printf '[feed]\nhub = http://127.0.0.1:%s/hub\n' "$port" >>"$HOME/.config/ajel/feeds/file.conf"
run "$ajel" check "$HOME/.config/ajel/feeds/file.conf"
is_status "a hub without an address" 2
err_has "a hub without an address" 'file.conf:7: .*add public ='

done_testing
