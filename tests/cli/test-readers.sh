# test-readers.sh - what real readers make of the feeds: every line, with its
# words, link, instant and place; and hostile lines as text.
. "${0%/*}/lib.sh"

shared=${AJEL_SHARED:-$here/../../../shared}
python=/usr/bin/python3
has() {
	if command -v "$1" >/dev/null 2>&1; then return 0; fi
	echo "SKIP $1 isn't here: apt-get install $1"
	return 1
}
has_module() {
	if $python -c "import $1" 2>/dev/null; then return 0; fi
	echo "SKIP python3-$1 isn't here: apt-get install python3-$1"
	return 1
}
# schemas NAME: the written feeds of a source against what standards say of them.
schemas() {
	for f in atom rss json; do
		run "$ajel" check -t 2025-08-15T20:00:00Z "$public/$1.$f"
		is_status "$1.$f is a good feed" 0
	done
	if has xmllint; then
		holds "$1.rss is XML" xmllint --noout --nonet "$public/$1.rss"
		holds "$1.atom is XML" xmllint --noout --nonet "$public/$1.atom"
		if [ -e "$shared/data/atom.rng" ]; then
			holds "$1.atom is Atom" xmllint --noout --nonet \
			    --relaxng "$shared/data/atom.rng" "$public/$1.atom"
		else
			echo "SKIP Atom's schema isn't here"
		fi
	fi
	if [ -e "$shared/data/jsonfeed-1.1.schema.json" ] && has_module jsonschema; then
		holds "$1.json is a JSON Feed" $python -c 'import json, sys, jsonschema
jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))' \
		    "$shared/data/jsonfeed-1.1.schema.json" "$public/$1.json"
	else
		echo "SKIP JSON Feed's schema isn't here"
	fi
}

# 500 lines, one a minute or two, some of one minute, in two scripts.
{
	echo '<html lang="ar"><meta charset="utf-8"><h2>عاجل 24/7</h2><ul>'
	awk 'BEGIN {
		for (i = 0; i < 500; i++) {
			minute = 1200 - 2 * int(i * 3 / 4)
			printf "<li><b>%02d:%02d</b> <a href=\"/n/%d?a=1&amp;b=%d\">", minute / 60, minute % 60, 9000 - i, i
			printf i % 2 ? "Line %d of the morning: \"AT&amp;T\" &lt; 5 &gt; 4</a></li>\n" : \
			    "استطلاع رقم %d لـ\"معاريف\": 63%% من المستطلعين</a></li>\n", i * 7919 % 100003
		}
	}'
	echo '</ul></html>'
} >t.html
serve "$tmp"
define news "http://127.0.0.1:$port/t.html"
printf '[feed]\nentries = 500\npublic = http://127.0.0.1/\nrights = All of it\n' >>"$HOME/.config/ajel/feeds/news.conf"
run "$ajel" refresh -t 2025-08-15T17:30:00Z news
is_status "500 lines" 0
"$ajel" history -f tsv news | cut -f 1-3 | tac >wanted
is "they are there" "$(wc -l <wanted)" 500
is "each with an instant of its own, newest first" "$(cut -f 1 wanted | sort -rnu | wc -l)" 500
is "and a link of its own" "$(cut -f 3 wanted | grep -c "^http://127.0.0.1:$port/n/[0-9]*?a=1&b=[0-9]*$")" 500
schemas news

if has sfeed; then
	for f in atom rss; do
		sfeed <"$public/news.$f" | cut -f 1-3 >got
		holds "sfeed reads the $f" cmp wanted got
	done
fi
if has newsboat; then
	for f in atom rss; do
		echo "file://$public/news.$f" >urls
		rm -f cache.db
		run newsboat -q -C /dev/null -u urls -c cache.db -x reload
		sqlite3 -separator "$(printf '\t')" cache.db \
		    'SELECT pubDate, title, url FROM rss_item ORDER BY pubDate DESC' >got
		holds "newsboat reads the $f" cmp wanted got
	done
fi
if has_module feedparser; then
	for f in atom rss; do
		$python -c 'import calendar, html, re, sys, feedparser
d = feedparser.parse(sys.argv[1])
assert not d.bozo
for e in d.entries:
	c = e.content[0] if "content" in e else e.summary_detail
	text = c.value
	if any("\u0590" <= l < "\u0700" for l in e.title):
		if c.type == "text/html" and text.startswith("<p dir=\"rtl\" lang=\"ar\">"):
			text = re.sub("</?p[^>]*>", "", text)
		else:
			text = "no direction"
	assert (html.unescape(text) if c.type == "text/html" else text) == e.title, text
	print(calendar.timegm(e.published_parsed), e.title, e.link, sep="\t")' "$public/news.$f" >got
		holds "feedparser reads the $f" cmp wanted got
	done
	is "and where it is" "$($python -c 'import sys, feedparser
print(*[l.href for l in feedparser.parse(sys.argv[1]).feed.links if l.rel == "self"])' "$public/news.atom")" \
	    http://127.0.0.1/news.atom
fi
if has python3; then
	$python -c 'import calendar, json, sys, time
for i in json.load(open(sys.argv[1]))["items"]:
	assert i["content_text"] == i["title"]
	if "content_html" in i:
		html = i["content_html"].replace("<p dir=\"rtl\" lang=\"ar\">", "").replace("</p>", "")
		assert html.replace("&amp;", "&") == i["title"]
	t = calendar.timegm(time.strptime(i["date_published"], "%Y-%m-%dT%H:%M:%SZ"))
	print(t, i["title"], i["url"], sep="\t")' "$public/news.json" >got || echo "the json can't be read" >got
	holds "any reader of JSON reads the json" cmp wanted got
fi

# Hostile lines: valid feeds, in which they are text.
{
	echo '<html><meta charset="utf-8"><h2>عاجل 24/7</h2><ul>'
	echo '<li><b>09:19</b> Ends a section ]]&gt; here and begins &lt;![CDATA[ one</li>'
	echo '<li><b>09:18</b> Runs &lt;script&gt;alert(1)&lt;/script&gt; in readers</li>'
	printf '<li><b>09:17</b> Turned \342\200\256around\342\200\254 by an override</li>\n'
	printf '<li><b>09:16</b> Boom \360\237\222\245 in \360\237\207\261\360\237\207\247 tonight</li>\n'
	printf '<li><b>09:15</b> Zero \000 in the middle of it</li>\n'
	printf '<li><b>09:14</b> No character \357\277\277 at all &#xFFFF; &#1; here</li>\n'
	echo '<li><b>09:13</b> Closes &lt;/title&gt;&lt;/entry&gt;&lt;/feed&gt; too early &amp;amp; twice</li>'
	printf '<li><b>09:12</b> Long '
	head -c 100000 /dev/zero | tr '\0' x
	echo '</li><li><b>09:11</b> Peace at last in the valley</li></ul></html>'
} >h.html
define hostile "http://127.0.0.1:$port/h.html"
run "$ajel" refresh -t 2025-08-15T06:30:00Z hostile
is_status "hostile lines" 0
schemas hostile
"$ajel" history -f tsv hostile | cut -f 1-3 | tac | sed "s,\$,http://127.0.0.1:$port/h.html," >wanted
is "no line is lost" "$(grep -c . wanted)" 9
long=$(awk -F '\t' 'length($2) > 4096 { print $2 }' wanted)
is "nor a piece of one" "${#long}" 100005
for f in atom rss; do
	is "the $f has all of it, once" "$(grep -cF ">$long<" "$public/hostile.$f")" 1
done
is "so has the json" "$(grep -cF "\"$long\"" "$public/hostile.json")" 1
is "and the page for people" "$(grep -cF ">$long<" "$public/index.html")" 1
# A title is for a row of a list: it ends at 4096 bytes.
LC_ALL=C awk -F '\t' -v OFS='\t' 'length($2) > 4096 { $2 = substr($2, 1, 4093) "\342\200\246" } 1' wanted >w
mv w wanted
is "nor anything turned around" "$(grep -c "$(printf '\342\200\256')" "$public/hostile.atom")" 0
is "the script is text" "$(cut -f 2 wanted | sed -n 2p)" 'Runs <script>alert(1)</script> in readers'
for f in atom rss; do
	is "no script in the $f" "$(grep -ci '<script' "$public/hostile.$f")" 0
	if has sfeed; then
		sfeed <"$public/hostile.$f" | cut -f 1-3 >got
		holds "sfeed shows them as text, from the $f" cmp wanted got
	fi
done
if has_module feedparser; then
	$python -c 'import sys, feedparser
d = feedparser.parse(sys.argv[1])
assert not d.bozo
for e in d.entries: print(e.title)' "$public/hostile.atom" >got
	holds "feedparser too" sh -c 'cut -f 2 wanted | cmp - got'
fi

done_testing
