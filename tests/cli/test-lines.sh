# test-lines.sh - ajel lines and ajel feed of a page.
. "${0%/*}/lib.sh"

page p.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
at="-z Asia/Beirut -t 2025-08-15T06:30:00Z"

run "$ajel" lines $at p.html
is_status "a file" 0
is "a file says nothing on standard error" "$(cat err)" ""
is "tsv is the default in a pipe" "$(head -n 1 out | cut -f 1,2)" \
    "$(printf '1755238380\tParliament passes the forest bill')"
is "tsv has nine fields" "$(awk -F '\t' '{print NF}' out | sort -u)" 9

run "$ajel" lines p.html $at
is_status "options behind the page" 0
run sh -c "'$ajel' lines $at - < p.html"
is_status "standard input" 0
is "standard input" "$(wc -l <out)" 3

run "$ajel" lines $at -f jsonl "file://$tmp/p.html"
is_status "a file: address" 0
out_has "instants are UTC" '"published": *"2025-08-15T06:13:00Z"'
out_has "the clock as printed" '"time_text": *"09:13"'
is "ids differ" "$(count_ids out)" 3

run "$ajel" lines $at -f text p.html
out_has "text is local time" '^2025-08-15 09:13 '

run "$ajel" lines $at -o saved.tsv p.html
is_status "-o" 0
silent "-o"
is "-o wrote the lines" "$(wc -l <saved.tsv)" 3

ln -s saved.tsv link.tsv
run "$ajel" lines $at -f jsonl -o link.tsv p.html
holds "-o follows a symbolic link" test -L link.tsv
holds "-o replaces what it leads to" grep -q urn:uuid saved.tsv
mkfifo pipe.tsv
cat pipe.tsv >piped &
run "$ajel" lines $at -o pipe.tsv p.html
wait $!
holds "-o writes into a pipe" test -p pipe.tsv
is "-o writes into a pipe: lines" "$(wc -l <piped)" 3

run sh -c "'$ajel' lines $at p.html | head -n 1 >/dev/null; exit 0"
silent "a closed pipe"
# A pipe whose reader is gone before the first byte is written.
run sh -c "{ sleep 0.2; '$ajel' lines $at p.html; echo \$? >status; } | true"
silent "a pipe closed early"
is "a pipe closed early is no failure" "$(cat status)" 0

run sh -c "'$ajel' lines $at p.html >/dev/full"
is_status "a full disk behind standard output" 1
err_has "a full disk behind standard output" '^ajel: p.html: output: .*No space left'

run "$ajel" lines none.html
is_status "no such file" 1
err_has "no such file" '^ajel: none.html: input: .*No such file'
run "$ajel" lines .
is_status "a folder" 1
err_has "a folder" '^ajel: .: input: '
: >empty.html
run "$ajel" lines empty.html
is_status "an empty page" 1
err_has "an empty page" '^ajel: empty.html: page: '
printf '\211PNG\r\n\032\n\000\000\000\rIHDR' >x.png
run "$ajel" lines x.png
is_status "an image" 1
err_has "an image" '^ajel: x.png: page: '
echo '<p>Nothing here tells the time.</p>' >plain.html
run "$ajel" lines plain.html
is_status "no ticker" 1
err_has "no ticker" '^ajel: plain.html: ticker: no ticker'
run "$ajel" lines -q plain.html
is_status "no ticker, quietly" 1
silent "no ticker, quietly"

# A page of yesterday is read the same way again: ids don't depend on the run.
"$ajel" lines $at -f jsonl -u https://x.example/ p.html >one
"$ajel" lines -z Asia/Beirut -t 2025-08-15T20:00:00Z -f jsonl -u https://x.example/ p.html >two
is "ids stay the day long" "$(ids one)" "$(ids two)"

run "$ajel" feed $at p.html
is_status "feed of a page" 0
out_has "atom is the default" '<feed '
for f in atom rss json; do
	run "$ajel" feed $at -f $f -o "x.$f" p.html
	is_status "feed -f $f" 0
	run "$ajel" check "x.$f"
	is_status "check x.$f" 0
	silent "check x.$f"
done

# The definition of a source reads a page that comes by a pipe.
define pipe https://x.example/ '[ticker]' 'heading = عاجل 24/7'
run sh -c "'$ajel' lines -t 2025-08-15T06:30:00Z -u pipe -f jsonl - < p.html"
is_status "-u SOURCE" 0
out_has "-u SOURCE gives its zone" '"published": *"2025-08-15T06:13:00Z"'

cat >two.html <<'X'
<h2>Latest news</h2><ul><li><b>09:13</b> <a href=/1>Parliament passes the forest bill</a></li>
<li><b>09:12</b> <a href=/2>Railway line to the coast reopens</a></li>
<li><b>08:35</b> <a href=/3>Museum opens a new exhibition</a></li></ul>
<h2>Breaking sport</h2><ol><li><b>07:13</b> <a href=/4>Bridge over the river is closed</a></li>
<li><b>06:12</b> <a href=/5>Council agrees on the water tariff</a></li>
<li><b>05:35</b> <a href=/6>Late buses run again from Monday</a></li></ol>
X
run "$ajel" lines -a -f jsonl two.html
is_status "lines --all" 0
out_has "the first list" '^\{"list":1,"heading":"Latest news",.*Parliament'
out_has "the second list" '^\{"list":2,"heading":"Breaking sport",.*Bridge'
run "$ajel" lines --all -f text two.html
out_has "a list's number and heading" '^list 2  .*Breaking sport'
run "$ajel" lines --all -f tsv two.html
out_has "the heading as category" '	Breaking sport$'
run "$ajel" lines -f jsonl two.html
out_has "one list alone" 'Parliament'
if grep -q Bridge out; then not_ok "lines prints one list"; else ok; fi

done_testing
