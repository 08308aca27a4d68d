# test-add.sh - ajel add: a page becomes a source.
. "${0%/*}/lib.sh"
feeds=$HOME/.config/ajel/feeds
mkdir www

# A page that is served now, its newest line two minutes old in Beirut.
clock() { TZ=Asia/Beirut date -d "$1 minutes ago" +%H:%M; }
ticker() {
	cat <<X
<html lang="ar"><head><meta charset="utf-8"><title>الرئيسية | صحيفة</title>
<meta property="og:site_name" content="صحيفة الاختبار"></head><body>
<h2>عاجل 24/7</h2><ul><li><b>$(clock 2)</b> البرلمان يقر قانون الغابات
<li><b>$(clock 9)</b> إعادة فتح خط السكة الحديدية<li><b>$(clock 21)</b> المتحف يفتتح معرضا جديدا
<li><b>$(clock 33)</b> انقطاع الكهرباء عن الضاحية</ul></body></html>
X
}
ticker >www/p.html
serve www
url=http://127.0.0.1:$port/p.html

run "$ajel" add "$url" </dev/null
is_status "nobody to ask" 2
err_has "nobody to ask" '^ajel: http://127.*: usage: nobody is there to be asked: .*-y takes what is proposed'
holds "nobody to ask writes nothing" [ ! -e "$feeds" ]
run "$ajel" add -n -z Asia/Beirut "$url"
is_status "-n" 0
out_has "-n prints the definition" '^timezone = Asia/Beirut$'
holds "-n writes nothing" [ ! -e "$feeds" ]
run "$ajel" add -y "$url"
is_status "add -y" 0
out_has "shows the lines" 'البرلمان يقر قانون الغابات'
out_has "shows the values" '^title +.*صحيفة الاختبار – عاجل 24/7.*og:site_name'
out_has "says what was written" "^wrote $feeds/ticker.conf"
out_has "says what is next" '^next: ajel refresh ticker$'
run "$ajel" check
is_status "what was written is right" 0
silent "what was written is right"
run "$ajel" refresh ticker
is_status "what was written can be fetched" 0
is "what was written gives the lines" "$(count_ids "$public/ticker.json")" 4
before=$(cat "$feeds/ticker.conf")
run "$ajel" add -y "$url"
is_status "the same address again" 0
err_has "the same address again" '^ajel: ticker: note: has this address already'
for same in "HTTP://127.0.0.1:$port/p.html" "$url#x" "http://127.0.0.1.:$port/p.html"; do
	run "$ajel" add -y "$same"
	err_has "the same address as $same" '^ajel: ticker: note: has this address already'
done
run "$ajel" add -y --name second "$url"
is_status "under another name" 0
holds "under another name" [ -e "$feeds/second.conf" ]
run "$ajel" add -y --name second "$url?x"
is_status "a name that is taken" 2
err_has "a name that is taken" 'usage: there is a source second already'
is "what was there stays" "$(cat "$feeds/ticker.conf")" "$before"
rm -r "$feeds"

# The site has a feed of these lines, and another.
feed() { # TITLE...
	echo '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>'
	for t in "$@"; do echo "<item><title><![CDATA[$t]]></title></item>"; done
	echo '</channel></rss>'
}
feed 'البرلمان يقر قانون الغابات' 'إعادة فتح خط السكة الحديدية' 'المتحف يفتتح معرضا جديدا' 'خبر قديم' >www/same.rss
feed 'one' 'two' 'three' >www/other.rss
offers() {
	ticker | sed "s|</head>|<link rel=alternate type=application/rss+xml href=/other.rss>\
<link rel=alternate type=application/rss+xml href=/gone.rss><link rel=alternate type=application/rss+xml href=$1></head>|"
}
offers /other.rss >www/p.html
run "$ajel" add -n "$url"
is "a feed of other lines isn't told" "$(grep -c 'publishes' err)" 0
offers /same.rss >www/p.html
: >requests
run "$ajel" add -n "$url"
is_status "a feed of these lines" 0
is "a feed of these lines is told" \
    "$(sed -n "s|.*note: the site publishes these lines as a feed, http://127.0.0.1:$port/same.rss: it has 3 of the 4|told|p" err)" told
is "three feeds are asked" "$(asked_all)" "/p.html /robots.txt /other.rss /gone.rss /same.rss"
# The same as a JSON Feed, with the language in a header alone.
cat >www/same.json <<'X'
{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"id": "1", "title": "البرلمان يقر قانون الغابات"},
{"id": "2", "title": "إعادة فتح خط السكة الحديدية"}, {"id": "3", "content_text": "المتحف يفتتح معرضا جديدا"}]}
X
offers /same.json | sed 's/ lang="ar"//; s|rss+xml href=/same|feed+json href=/same|' >www/p.html
printf '200\nContent-Type: text/html\nContent-Language: ar-LB\n' >www/p.html.answer
run "$ajel" add -n "$url"
rm www/p.html.answer
is_status "a JSON Feed of these lines" 0
is "a JSON Feed of these lines is told" "$(grep -c "publishes these lines as a feed, .*/same.json: it has 3 of the 4" err)" 1
is "the language of the header" "$(grep -A1 "^# the server's Content-Language$" out | tail -n 1)" 'language = ar-LB'
# Feeds that never come keep nobody waiting for long.
ticker | sed 's|</head>|<link rel=alternate type=application/rss+xml href=/stall?1>\
<link rel=alternate type=application/rss+xml href=/stall?2><link rel=alternate type=application/rss+xml href=/stall?3></head>|' >www/p.html
begun=$(date +%s)
run "$ajel" add -n "$url"
is_status "feeds that never come" 0
holds "are waited for some seconds" [ $(($(date +%s) - begun)) -lt 15 ]
holds "and were asked" grep -q '^GET /stall?1' requests
ticker >www/p.html

# What is no address, and one that is written whole.
run "$ajel" add -n -u 'https://news.example/a ; b' www/p.html
is_status "blanks in an address" 2
err_has "blanks in an address" '^ajel: .*usage: that is no address: it has blanks'
run "$ajel" add -n -u 'https://news.example' www/p.html
out_has "an address without a path" '^url += https://news.example/$'

# What refresh would leave alone.
printf 'User-agent: *\nDisallow: /p.html\n' >www/robots.txt
run "$ajel" add -n -z UTC "$url"
is_status "robots.txt" 0
err_has "robots.txt" "note: http://127.0.0.1:$port/robots.txt doesn't allow this page, so ajel refresh will leave it alone; ask"
is "the definition says so" "$(grep -c "^# http://127.0.0.1:$port/robots.txt doesn't allow\|^#robots *= ignore$" out)" 2
run "$ajel" add -y -z UTC "$url"
is_status "robots.txt: -y" 0
rm -rf "$HOME/.local"
run "$ajel" refresh -v ticker
holds "and refresh does" grep -q "robots: .*doesn't allow this page" err
rm -r "$feeds"
run "$ajel" add -n -z UTC -u "$url" www/p.html
is "a file is nobody's business" "$(grep -c robots out err)" "$(printf 'out:0\nerr:0')"
echo 503 >www/robots.txt.answer
run "$ajel" add -n -z UTC "$url"
is "a robots.txt that can't be read" "$(grep -c "note: .*/robots.txt can't be read, so nothing is allowed (the last answer: 503), so" err)" 1
rm www/robots.txt www/robots.txt.answer

# What is wrong with the page is said, and nothing is written.
echo '<p>no ticker here, but words</p>' >www/none.html
run "$ajel" add -y "http://127.0.0.1:$port/none.html"
is_status "no ticker" 1
err_has "no ticker" 'ticker: no ticker: nothing on the page carries a clock'
cat >www/films.html <<'X'
<h2>Programme</h2><ol><li>10:00 First film of the day here</li><li>12:00 Second film of the day here</li>
<li>14:00 Third film of the day here</li></ol>
X
run "$ajel" add -y "http://127.0.0.1:$port/films.html"
is_status "a list that is no ticker" 1
out_has "says what was seen" 'under .*Programme'
out_has "and why that isn't it" 'score [0-9]+: runs oldest first'
run "$ajel" add -y "http://127.0.0.1:$port/gone.html"
is_status "no page" 1
err_has "no page" 'http: 404'
holds "nothing is written" [ ! -e "$feeds" ]
mkdir -p "${feeds%/*}"
: >"$feeds"
run "$ajel" add -y "$url"
is_status "no folder for it" 1
rm "$feeds"
if [ -e /dev/full ]; then
	run sh -c "'$ajel' add -y -z Asia/Beirut '$url' >/dev/full"
	is_status "no room for what is shown" 1
	err_has "no room for what is shown" 'output: standard output: No space left'
	holds "then nothing is written" [ ! -e "$feeds" ]
fi
run "$ajel" add -y 'https://u:p@127.0.0.1/'
is_status "a password" 2
run "$ajel" add -y no-such-name
is_status "neither" 2
err_has "no catalogue" 'usage: no address, and no catalogue is installed .*: .*/feeds has none; give an address'
run "$ajel" add -n --name news-2025-08-15 "$url"
is_status "a name with a date" 2
err_has "a name with a date" 'it ends in a date'
run "$ajel" add -n --name "$(printf 'a%.0s' $(seq 65))" "$url"
err_has "a long name" 'it is longer than 64 letters'
run "$ajel" add -n -l english "$url"
is_status "a language's name" 2
err_has "a language's name" 'no such language: english; did you mean en\?'
run "$ajel" add -n -l qq "$url"
is_status "no language" 2
sed "s|<title>.*||; s|<meta property[^>]*>||; s|<h2>[^<]*|<h2>$(printf 'word %.0s' $(seq 80))|" www/p.html >named.html
run "$ajel" add -n -z UTC --name wire -u http://127.0.0.1/ named.html
out_has "a name is a title, where there is no other" '^title += wire$'
run "$ajel" add -n -z UTC -u http://127.0.0.1/ named.html
out_has "words that make none aren't denied" '^# the page gives none, or none short enough$'

# The server's clock is the lines' clock, though it is years behind ours.
cat >www/old.html <<'X'
<html lang="he"><ul><li><b>09:13</b> הכנסת אישרה את חוק היערות<li><b>09:11</b> קו הרכבת לחוף נפתח מחדש
<li><b>09:02</b> המוזיאון פותח תערוכה<li><b>08:55</b> החשמל חזר לפרבר</ul></html>
X
printf '200\nContent-Type: text/html; charset=utf-8\nDate: Fri, 15 Aug 2025 06:15:00 GMT\n' >www/old.html.answer
run "$ajel" add -n "http://127.0.0.1:$port/old.html"
is_status "a Date of long ago" 0
out_has "a Date of long ago" '^# sure: IL, by the language alone; the newest line.s clock stands 2 min before$'
out_has "a Date of long ago: the zone" '^timezone = Asia/Jerusalem$'

# A saved page, and where it came from.
page saved.html '09:13|Parliament passes the bill' '09:11|Line to the coast reopens' '09:02|Museum opens an exhibition' \
    '08:55|Power is back in the suburb'
run "$ajel" add -y saved.html
is_status "a file alone" 2
err_has "a file alone" 'say with -u where the page came from'
run "$ajel" add -n -u https://www.annahar.com.lb/ -l en -t 2025-08-15T06:15:00Z saved.html
is_status "a saved page" 0
out_has "the country of its host" '^timezone = Asia/Beirut$'
run sh -c "'$ajel' add -n -u https://www.annahar.com.lb/ -t 2025-08-15T06:15:00Z - <saved.html"
is_status "standard input" 0
run "$ajel" add -y -u https://www.annahar.com.lb/ -l ar -t 2025-08-15T06:15:00Z saved.html
is_status "a saved page is added" 0
holds "by the name of its host" [ -e "$feeds/annahar.conf" ]
is "and its zone is sure" "$(grep -c '^# sure: LB, by the host; the newest line' "$feeds/annahar.conf")" 1
silent_err() { is "$1" "$(cat err)" ""; }
silent_err "a zone that is sure needs no note"
run "$ajel" add -y -u https://site.example/ -l ar saved.html
is_status "a page of an unknown day" 0
err_has "a page of an unknown day" '^ajel: site: note: the time zone .* is not sure'
run "$ajel" check
is_status "both are right" 0
rm -r "$feeds"

# Which of several lists.
cat >two.html <<'X'
<html lang="en"><div><h2>Latest</h2><ul><li><b>09:13</b> Parliament passes the forest bill<li><b>09:12</b> Railway line to the coast reopens
<li><b>09:05</b> Museum opens a new exhibition<li><b>08:41</b> Power is back in the suburb</ul></div>
<div><h2>Sport in brief</h2><ol><li><b>09:10</b> Rovers sign a new keeper<li><b>09:01</b> Rain stops play at the oval
<li><b>08:44</b> Sprinter wins in Oslo again<li><b>08:30</b> Coach leaves the town club</ol></div></html>
X
run "$ajel" add -y -u https://two.example/ -t 2025-08-15T06:15:00Z --like 'RAIN stops play' two.html
is_status "--like" 0
out_has "--like takes the list" 'Rovers sign'
is "and stores its heading" "$(grep '^heading' "$feeds/two.conf")" 'heading  = Sport in brief'
is "and its XPath" "$(grep -c '^items    = .*/ol' "$feeds/two.conf")" 1
run "$ajel" lines -u two two.html
is "which give it" "$(cut -f 2 out | head -n 1)" 'Rovers sign a new keeper'
sed 's/Sport in brief/Breaking sport/; s/<\/ol>/<li><b>08:21<\/b> Tickets for the final are sold out<li><b>08:11<\/b> Roof to be mended&/' \
    two.html >rivals.html
run "$ajel" add -n -u https://two.example/ -z UTC -t 2025-08-15T06:15:00Z rivals.html
out_has "lists beside it: the heading chooses" '^heading  = (Latest|Breaking sport)$'
out_has "lists beside it are told" '^# Lists like a ticker on the page beside this one: 1\.'
is "and no XPath" "$(grep -c 'items' out)" 0
sed 's/Latest/Latest: 45 flights late/; s/Breaking sport/Breaking: 4711 tickets sold/' rivals.html >unsteady.html
run "$ajel" add -n -u https://two.example/ -z UTC -t 2025-08-15T06:15:00Z unsteady.html
is "a heading that changes chooses nothing" "$(grep -c '^heading\|^items' out)" 0
is "but it is told" "$(grep -c '^#heading  = ' out)" 1
run "$ajel" add -y -u https://two.example/ --name three --like 'no such words' two.html
is_status "--like nothing" 1
err_has "--like nothing" 'ticker: no line with a time has the words "no such words"'
run "$ajel" add -y -u https://two.example/ --name three --like '' two.html
is_status "--like no words" 2
run "$ajel" add -n -u https://two.example/ -z UTC -t 2025-08-15T06:15:00Z --like new two.html
err_has "--like what two lists have" 'note: 2 lists have a line with these words; this is the one'
out_has "--like what two lists have: one is taken" '^heading  = Latest$'
out_has "--like what two lists have: it is remarked" '^# The list with the line that has "new", the likest of several\.'
run "$ajel" add -y -u https://two.example/ --name four --like 'passes the forest' -t 2025-08-15T06:15:00Z two.html
is_status "--like what is taken anyhow" 0
is "is stored too" "$(grep -c '^heading  = Latest$\|^items    = ' "$feeds/four.conf")" 2

# The catalogue.
mkdir -p share/ajel/feeds
export XDG_DATA_DIRS=$tmp/share
printf '[source]\nurl = https://x.example/\ntimezone = Asia/Beirut\n' >share/ajel/feeds/listed.conf
run "$ajel" add listed
is_status "a name of the catalogue" 0
out_has "a name of the catalogue" "^wrote $feeds/listed.conf"
holds "it is a copy" cmp share/ajel/feeds/listed.conf "$feeds/listed.conf"
run "$ajel" add listed
is_status "the same once more" 0
out_has "the same once more" 'is there already, unchanged'
echo '# mine' >>"$feeds/listed.conf"
run "$ajel" add listed
is_status "another of that name" 2
err_has "another of that name" 'says something else than the catalogue'
run "$ajel" add --name copy listed
is_status "under a name of one's own" 0
holds "under a name of one's own" cmp share/ajel/feeds/listed.conf "$feeds/copy.conf"
run "$ajel" add -z UTC --name other listed
is_status "the catalogue says its zone" 2
run "$ajel" add no-such-name
err_has "neither" 'usage: neither an address nor a name of the catalogue'
run "$ajel" add lisetd
is_status "a slip" 2
err_has "a slip" 'did you mean listed\?'

# At a terminal.
if command -v python3 >/dev/null; then
	cat >answers.py <<'X'
import os, pty, sys
answers = sys.argv[1].encode().decode("unicode_escape").encode()
program = sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    os.execv(program[0], program)
os.write(fd, answers)
seen = b""
while True:
    try:
        piece = os.read(fd, 4096)
    except OSError:
        break
    if not piece:
        break
    seen += piece
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
X
	ticker >www/p.html
	rm -r "$feeds"
	run python3 answers.py '\n\n\n\n\n' "$ajel" add "$url"
	is_status "Enter takes all" 0
	out_has "Enter takes all" 'wrote .*ticker.conf'
	holds "Enter takes all" [ -e "$feeds/ticker.conf" ]
	rm -r "$feeds"
	offers /same.rss >www/p.html
	run python3 answers.py '\n' "$ajel" add "$url"
	is_status "a feed of these lines" 0
	out_has "a feed of these lines is told first" 'publishes these lines as a feed itself, 3 of the 4'
	holds "Enter leaves it at that" [ ! -e "$feeds" ]
	run python3 answers.py 'y\n\n\n\n\n\n' "$ajel" add "$url"
	holds "yes goes on" [ -e "$feeds/ticker.conf" ]
	rm -r "$feeds"
	ticker >www/p.html
	run python3 answers.py 'Bad Name\nmine\nMy title\nfrench\nfr\nEurope/Pariss\nEurope/Paris\ny\n' "$ajel" add "$url"
	is_status "other answers" 0
	out_has "a name that can't be" 'small letters, digits'
	out_has "a language's name" 'no language; did you mean fr'
	out_has "a zone that there isn't" 'no such zone; did you mean Europe/Paris'
	holds "the name" [ -e "$feeds/mine.conf" ]
	is "the others" "$(grep -c -e '^title    = My title' -e '^language = fr' -e '^timezone = Europe/Paris' "$feeds/mine.conf")" 3
	rm -r "$feeds"
	run python3 answers.py '\n\n\nnew york\nwhat\nYes\n' "$ajel" add "$url"
	is_status "a city" 0
	is "a city is a zone, and what is no answer is asked again" "$(grep -c '^timezone = America/New_York$' "$feeds/ticker.conf")" 1
	rm -r "$feeds"
	printf 'User-agent: *\nDisallow: /\n' >www/robots.txt
	run python3 answers.py '\n' "$ajel" add "$url"
	is_status "robots.txt at a terminal" 0
	out_has "robots.txt at a terminal is told first" "^http://.*/robots.txt doesn't allow this page,"
	holds "Enter leaves it at that too" [ ! -e "$feeds" ]
	rm www/robots.txt
	run python3 answers.py '\n\n\n\nn\n' "$ajel" add "$url"
	is_status "no" 0
	out_has "no" 'nothing was written'
	run python3 answers.py '\n\004' "$ajel" add "$url"
	is_status "the input ends" 2
	holds "neither writes anything" [ ! -e "$feeds" ]
else
	echo "SKIP add at a terminal: python3 is not here"
fi
done_testing
