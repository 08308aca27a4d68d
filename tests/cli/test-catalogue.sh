# test-catalogue.sh - the definitions that come with the program: right, harmless
# strangers' data, listed in the README, and their XPaths take what they say.
. "${0%/*}/lib.sh"
top=$(cd "$here/../.." && pwd)
mkdir -p c
ln -s "$top/feeds" c/feeds

run "$ajel" check "$top"/feeds/*.conf
is_status "the catalogue" 0
silent "the catalogue: no fault, no note"

# value FILE KEY: of a line "key = value", without the remark behind it.
value() { sed -n "s/^$2 *= *//p" "$1" | sed 's/[ 	]*;.*//'; }

# A row of the README: | country | names | language | zone |
awk -F ' *[|] *' '/^\| country /, /^$/ { n = split($3, name, ", ")
    for (i = 1; i <= n; i++) print name[i], $4, $5 }' "$top/README.md" |
    sed '/^sources /d; /^-/d' | LC_ALL=C sort >listed
for file in "$top"/feeds/*.conf; do
	name=$(basename "$file" .conf)
	echo "$name $(value "$file" language) $(value "$file" timezone)"
	[ -n "$(value "$file" title)" ] || echo "$name has no title"
	# Over the definition stands what is known of the page, and what is not.
	sed '/^\[source\]$/,$d' "$file" | tr -d '\n#' | tr -s ' ' |
	    grep -q 'Known from [^.]*[.]' || echo "$name doesn't say what is known"
	grep -q '^\(command\|robots\|allow-private\|header\) *=' "$file" &&
	    echo "$name asks for more than a page"
done | LC_ALL=C sort >held
is "the README lists each, in its language and zone" "$(diff held listed)" ""

# reads NAME KIND TIME: the times, texts and links of the page in ./page, as the
# definition takes them.
reads() {
	"$ajel" lines -f jsonl -c c -i "$2" -u "$1" -t "$3" page |
	    sed 's/.*"published":"\([^"]*\)".*"text":"\([^"]*\)"\(,"url":"\([^"]*\)"\)*.*/\1 \2 \4/; s/ $//'
}
found() { is "$1" "$(reads "$1" "$2" "$3")" "$4"; }

echo '<ul id="x_demo" class="newsticker"><li><a>The cabinet meets in the palace</a>
<li><a>Rain is expected in the north</a></ul>
<ul><li>09:13 A list of another box<li>09:12 with times<li>09:11 that is no band</ul>' >page
found almanar html 2025-08-15T06:30:00Z '2025-08-15T06:30:00Z The cabinet meets in the palace
2025-08-15T06:30:00Z Rain is expected in the north'

echo '<div data-alt="عاجل"><marquee class="a urgent"><div class="item"><a href="/n/2">Shots are heard at the border</a></div>
<div class="item"><a href="/n/9">The council meets tonight</a></div></marquee></div>' >page
found alalam html 2025-08-15T06:30:00Z '2025-08-15T06:30:00Z Shots are heard at the border https://www.alalam.ir/n/2
2025-08-15T06:30:00Z The council meets tonight https://www.alalam.ir/n/9'

echo '<div class="x h-news-feed"><div class="b-news-feed-date">П’ятниця, 15 серпня 2025</div><ul>
<li class="hot"><span class="date">09:13</span><h3><a href="/uk/news/2">The harvest is in</a></h3>
<li><span class="date">08:40</span><p><a href="/uk/news/1">The bridge is open again</a></ul></div>
<div><h2>Топ</h2><ul><li><span>09:20</span><a href=/t1>One of another list</a><li><span>09:10</span><a href=/t2>Two of another list</a>
<li><span>09:00</span><a href=/t3>Three of another list</a></ul></div>' >page
found unn html 2025-08-15T06:30:00Z '2025-08-15T06:13:00Z The harvest is in https://www.unn.com.ua/uk/news/2
2025-08-15T05:40:00Z The bridge is open again https://www.unn.com.ua/uk/news/1'

# The clock shown is UTC here, and is not what is believed.
echo '<ul><li class="feed-list-item a"><span><time data-timeutc="Fri Aug 15 2025 06:13:05 GMT+0000 (Coordinated Universal Time)"> 06 h 13</time></span>
<a href="/nouvelle/2"><span class="feed-list-title">The school year begins</span></a>
<li class="feed-list-item a"><span><time data-timeutc="Thu Aug 14 2025 23:50:00 GMT+0000 (Coordinated Universal Time)"> 23 h 50</time></span>
<a href="/nouvelle/1"><span class="feed-list-title">A storm warning is lifted</span></a></ul>' >page
found radio-canada html 2025-08-15T06:30:00Z '2025-08-15T06:13:05Z The school year begins https://ici.radio-canada.ca/nouvelle/2
2025-08-14T23:50:00Z A storm warning is lifted https://ici.radio-canada.ca/nouvelle/1'

echo '{"result":{"status":{"code":0,"msg":"OK"},"data":{"feed":{"list":[
{"id":2,"rich_text":"The yuan is <b>fixed</b> higher","create_time":"2025-08-15 14:13:05","tag":[{"id":"3","name":"Markets of the day"}]},
{"id":1,"rich_text":"Steel output falls in July","create_time":"2025-08-15 13:50:00","tag":[{"id":"4","name":"Companies and trade"}]}]}}}}' >page
found sina-7x24 json 2025-08-15T06:30:00Z '2025-08-15T06:13:05Z The yuan is fixed higher
2025-08-15T05:50:00Z Steel output falls in July'

echo '{"code":20000,"data":{"items":[
{"id":3,"content":"<p>Ports reopen</p>","content_text":"Ports reopen","display_time":1755238385,"title":"","uri":"https://wallstreetcn.com/livenews/3"},
{"id":2,"content":"<p>Rates are kept</p>","content_text":"Rates are kept","display_time":1755238380,"title":"Rates","uri":"https://wallstreetcn.com/livenews/2"},
{"id":1,"content":"<p>Oil falls by two per cent</p>","content_text":"Oil falls by two per cent","display_time":1755238200,"title":"","uri":"https://wallstreetcn.com/livenews/1"}]}}' >page
found wallstreetcn json 2025-08-15T06:30:00Z '2025-08-15T06:13:05Z Ports reopen https://wallstreetcn.com/livenews/3
2025-08-15T06:13:00Z Rates https://wallstreetcn.com/livenews/2
2025-08-15T06:10:00Z Oil falls by two per cent https://wallstreetcn.com/livenews/1'

# What is after the heading's words alone.
echo '<h3>February 26, 2025</h3><h2>Current Top Stories</h2><ul><li><span>4:53 pm</span> <a href="/l/3">Markets open higher</a>
<li><span>4:17 pm</span> <a href="/l/2">Quarantine is ordered</a><li><span>4:08 pm</span> <a href="/l/1">Crossings reopen</a></ul>
<h2>Latest Articles</h2><ul><li><a href="/a/4">No reason to panic, says the union</a> 33 minutes ago<li><a href="/a/3">A vote is put off</a> 1 hour ago
<li><a href="/a/2">Orchards bloom early</a> 1 hour ago<li><a href="/a/1">A museum reopens</a> 2 hours ago</ul>' >page
found timesofisrael-live html 2025-02-26T14:55:00Z '2025-02-26T14:53:00Z Markets open higher https://www.timesofisrael.com/l/3
2025-02-26T14:17:00Z Quarantine is ordered https://www.timesofisrael.com/l/2
2025-02-26T14:08:00Z Crossings reopen https://www.timesofisrael.com/l/1'

done_testing
