# test-frontpage.sh - index.html and feeds.opml beside the feeds.
. "${0%/*}/lib.sh"

index=$public/index.html
at() { run "$ajel" refresh -a -t "2025-08-15T$1:00Z"; }
# has NAME PATTERN, has_not NAME PATTERN: of index.html (grep -E).
has() { holds "$1" grep -Eq -e "$2" "$index"; }
has_not() { if grep -Eq -e "$2" "$index"; then not_ok "$1: index.html has: $2"; else ok; fi; }

page arabic.html "09:13|خبر أول" "09:02|خبر ثان" "08:50|خبر ثالث"
page english.html "07:13|One line" "07:02|Another line" "06:50|A third line"
define arabic "file://$tmp/arabic.html"
define english "file://$tmp/english.html"
sed -i 's/^language = ar/language = en/; s/Beirut/Jerusalem/' "$HOME/.config/ajel/feeds/english.conf"

at 06:20
is_status "both are fetched" 0
silent "both are fetched"
is "the files" "$(ls -A "$public" | tr '\n' ' ')" \
	"arabic.atom arabic.json arabic.rss english.atom english.json english.rss feeds.opml index.html "
has "a block runs as its language" '<h2 lang="ar" dir="rtl">arabic</h2>'
has "the lines too" '<ol lang="ar" dir="rtl">'
has "and each as its own" '<ol lang="en" dir="ltr">'
has "times are the zone's" '>09:13</time>'
has "which is named" 'Times of Asia/Jerusalem'
has "a file of this computer is no link" '<h2 lang="en" dir="ltr">english</h2>'
has_not "nor told" "file:"
has "the feeds are found" '<link rel="alternate" type="application/atom\+xml" title="arabic" href="arabic.atom">'
is "the newest stands first" "$(grep -o '<article[^>]*' "$index" | tr '\n' ' ')" \
	'<article class="good" id="arabic" <article class="good" id="english" '
is "feeds.opml has both" "$(grep -c '<outline type="rss" .*xmlUrl="[^"]*.atom"' "$public/feeds.opml")" 2
is "where they are, as no address is known" "$(grep -o 'xmlUrl="[^"]*"' "$public/feeds.opml" | tr '\n' ' ')" \
	"xmlUrl=\"file://$public/arabic.atom\" xmlUrl=\"file://$public/english.atom\" "

# The policy lets the page's own style through.
style=$(sed -n 's/^<style>//;/:root{color/,/<\/style>/p' "$index" | sed 's/<\/style>.*//')
hash=$(printf '%s\n' "$style" | sha256sum | cut -d ' ' -f 1 | tr a-f A-F | basenc --base16 -d | base64)
has "the hash is the style's" "style-src 'sha256-$(printf %s "$hash" | sed 's/[+]/[+]/g')'"

touch -d 2001-01-01 "$index" "$public/feeds.opml"
at 06:25
is "the same again is left alone" "$(stat -c %Y "$index")" "$(date -d 2001-01-01 +%s)"
at 06:31
is "but it tells when it was fetched" "$(grep -c 'last fetched after 2025-08-15 09:30' "$index")" 2
is "the list stays" "$(stat -c %Y "$public/feeds.opml")" "$(date -d 2001-01-01 +%s)"

page arabic.html "09:34|خبر جديد" "09:13|خبر أول، معدّل" "09:02|خبر ثان" "08:50|خبر ثالث"
run "$ajel" refresh arabic -t 2025-08-15T06:35:00Z
has "one source alone is refreshed, all are shown" 'خبر جديد'
has "the others stay" 'Another line'
has "an edit is told" 'edited 09:35; see what it was</summary><ul>'
has "with what it was" '<del>خبر أول</del>'

# What a page withdraws is struck through, in words too.
page arabic.html "09:34|خبر جديد" "09:13|خبر أول، معدّل" "08:50|خبر ثالث"
for t in 06:37 06:38 06:39; do at $t; done
has "a line is withdrawn" '<s>خبر ثان</s></p><p lang="en" class="mark">withdrawn 09:3'

# Health.
rm english.html
at 06:41
has "what fails is told" '<article class="bad" id="english">'
has "in words" '<b>failing \(input\)</b>; last fetched after 2025-08-15 09:30</p>'
has "and its lines stay" 'Another line'
printf '[source]\nurl = nonsense\n' >"$HOME/.config/ajel/feeds/wrong.conf"
at 06:42
has "so is a wrong definition" '<article class="bad" id="wrong">'
rm "$HOME/.config/ajel/feeds/wrong.conf" "$HOME/.config/ajel/feeds/english.conf"
at 06:43
is_status "what isn't defined is not shown" 0
has_not "what isn't defined is not shown" english

# A page that answers, but has stood still for longer than it ever did.
still=$(awk 'BEGIN { for (i = 0; i < 25; i++) printf "%02d:%02d|Line %d\n", 7 - i / 12, 55 - 5 * (i % 12), i }')
IFS='
'
page still.html $still
define still "file://$tmp/still.html"
run "$ajel" refresh -t 2025-08-13T06:20:00Z still
page still.html "09:30|One more" $still
unset IFS
run "$ajel" refresh -t 2025-08-13T06:31:00Z still
at 06:43
has "what stands still is told" '<b>silent for unusually long</b>'
rm "$HOME/.config/ajel/feeds/still.conf"
at 06:43

# A slip in a definition moves no reader's subscription, and says no other time.
cp "$public/feeds.opml" was.opml
cp "$HOME/.config/ajel/feeds/arabic.conf" right.conf
echo 'what?' >>"$HOME/.config/ajel/feeds/arabic.conf"
at 06:43
is_status "a slip" 2
holds "the list stays as it is" cmp was.opml "$public/feeds.opml"
has "it is told" '<article class="bad" id="arabic">'
has "the title stays" '<h2 lang="ar" dir="rtl">arabic</h2>'
has "so do the times" 'class="about">Times of Asia/Beirut'
mv right.conf "$HOME/.config/ajel/feeds/arabic.conf"
at 06:43

# The folder elsewhere; one with a name that no address may have as it is.
mkdir -p "other folder"
run "$ajel" refresh -a -o "other folder" -t 2025-08-15T06:43:00Z
holds "a list in another folder" grep -q "xmlUrl=\"file://$tmp/other%20folder/arabic.atom\"" "other folder/feeds.opml"
if command -v newsboat >/dev/null; then
	: >urls
	run newsboat -q -C /dev/null -u urls -c cache.db -i "$public/feeds.opml"
	is "newsboat takes it" "$(grep -c "^\"*file://$public/arabic.atom" urls)" 1
	run newsboat -q -C /dev/null -u urls -c cache.db -x reload print-unread
	out_has "and reads the feeds" '^[1-9][0-9]* unread articles$'
else
	echo "SKIP frontpage: newsboat is not here"
fi
at 06:43

# Somebody's hand.
cp "$index" was
run "$ajel" check "$public"/*
is_status "both can be checked with the feeds" 0
head -c 500 was >"$index"
run "$ajel" check "$index"
is_status "a page cut short is a fault" 1
err_has "a page cut short is a fault" 'index.html: output: it was cut short'
at 06:44
holds "a page cut short is made again" cmp was "$index"
rm "$public/feeds.opml"
at 06:44
holds "so is a list that is gone" test -s "$public/feeds.opml"
rm "$index"
run "$ajel" refresh -n -a -t 2025-08-15T06:44:00Z
is "a dry run writes none" "$(ls "$public" | grep -c index)" 0
at 06:44
holds "the same history gives the same page" cmp was "$index"
rm "$index"
mkdir -p "$index/in the way"
page arabic.html "09:50|خبر آخر" "09:34|خبر جديد" "09:13|خبر أول، معدّل" "08:50|خبر ثالث"
at 06:51
is_status "a page that can't be written" 1
err_has "a page that can't be written" '^ajel: output: .*index.html'
holds "keeps no feed back" grep -q 'خبر آخر' "$public/arabic.atom"
rm -r "$index"

# Hostile lines are text.
page arabic.html "09:52|&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;" "09:34|خبر جديد" "09:13|خبر أول، معدّل" "08:50|خبر ثالث"
at 06:53
has_not "no script" '<script'
has "but its text" '&lt;script&gt;alert\(1\)&lt;/script&gt; \]\]&gt; &amp;<'
if command -v xmllint >/dev/null; then
	xmllint --html --noout "$index" 2>&1 | grep -v 'Tag \(header\|nav\|bdi\|main\|article\|time\|details\|summary\|footer\) invalid' | grep error >out
	is "xmllint reads it without a fault" "$(cat out)" ""
else
	echo "SKIP index.html is not read by xmllint: it is not here"
fi
# What is taken over from the page before is what was written.
page english.html "07:13|One line" "07:02|Another line"
define english "file://$tmp/english.html"
at 07:00
sed -i 's/Another line/Somebody else/' "$index"
at 07:01
has "lines that a hand has changed stay where nothing is new" 'Somebody else'
run "$ajel" refresh arabic -t 2025-08-15T07:16:00Z
has "and are read again with the next page" 'Another line'
has_not "and are read again with the next page" 'Somebody else'
touch -d 2001-01-01 "$index"
run "$ajel" refresh arabic -t 2025-08-15T07:17:00Z
is "one source without news leaves the page alone" "$(stat -c %Y "$index")" "$(date -d 2001-01-01 +%s)"
sed -i 's/^title = .*/title = Nach/' "$HOME/.config/ajel/feeds/arabic.conf"
run "$ajel" refresh arabic -t 2025-08-15T07:17:30Z
has "with another title it is another" '<h2 lang="ar" dir="rtl">Nach</h2>'
holds "in the list too" grep -q 'title="Nach"' "$public/feeds.opml"
sed -i 's/^title = .*/title = arabic/' "$HOME/.config/ajel/feeds/arabic.conf"
# Long lines: the page is no longer than a browser shows at once, and the feed
# has them whole.
many=$(printf '%4000s' '' | tr ' ' '&')
{
	echo '<meta charset=utf-8><h2>عاجل 24/7</h2><ul>'
	for i in 59 58 57 56 55 54 53 52 51 50 49 48 47 46 45 44 43 42 41 40; do
		echo "<li><b>09:$i</b> Headline number $i of the day $many</li>"
	done
	echo '</ul>'
} >long.html
define long "file://$tmp/long.html"
for i in $(seq 100); do cp "$HOME/.config/ajel/feeds/long.conf" "$HOME/.config/ajel/feeds/new$i.conf"; done
run "$ajel" refresh long -t 2025-08-15T07:00:00Z
is_status "long lines" 0
has "long lines are there" 'Headline number 59 of the day (&amp;)+…'
lines=$(sed -n '/id="long"/,/<\/article>/p' "$index" | wc -c)
if [ "$lines" -gt 10000 ] && [ "$lines" -lt 60000 ]; then ok; else not_ok "their bytes: $lines"; fi
is "the feed has them" "$(grep -c "Headline number .* of the day $(printf '%4000s' '' | sed 's/ /\&amp;/g')" "$public/long.rss")" 20
rm "$HOME/.config/ajel/feeds"/new*.conf
at 07:01
lines=$(sed -n '/id="long"/,/<\/article>/p' "$index" | wc -c)
if [ "$lines" -gt 400000 ]; then ok; else not_ok "there is room, but their bytes: $lines"; fi
rm "$HOME/.config/ajel/feeds/long.conf" "$public"/long.*

# To stop: the definition goes, then the feeds.
rm "$HOME/.config/ajel/feeds"/*.conf
for name in arabic gone; do define $name "file://$tmp/arabic.html" '[fetch]' 'interval = 1h'; done
at 07:02
has "it is there" 'id="gone"'
mv "$HOME/.config/ajel/feeds/gone.conf" .
run "$ajel" refresh -v -t 2025-08-15T07:02:30Z
is "nothing is fetched" "$(cat err)" "ajel: arabic: not due before 2025-08-15T08:02:00Z"
has_not "where nothing is due, too, what is gone isn't shown" 'id="gone"'
run "$ajel" check
is_status "feeds without a definition are no fault" 0
holds "but are told" grep -qxF \
	"ajel: gone: note: there is no definition any more, but its feeds are still there; remove $public/gone.atom, .rss, .json" err
mkdir -p etc/feeds
cp gone.conf etc/feeds/other.conf
run "$ajel" check -c etc
silent "other definitions than the usual have other feeds"
rm "$public"/gone.*
run "$ajel" check
is "nothing is left of it" "$(grep -c gone err)" 0
rm "$HOME/.config/ajel/feeds"/*.conf
run "$ajel" refresh -n
has "a dry run writes nothing" '<article'
run "$ajel" refresh
is_status "the last is gone" 2
err_has "the last is gone" '^ajel: usage: no sources: '
has_not "none is shown as if it went on" '<article'
is "nor listed" "$(grep -c '<outline' "$public/feeds.opml")" 0
rm "$public/index.html" "$public/feeds.opml"
run "$ajel" refresh
is "who has no source gets no page" "$(ls "$public" | grep -c -e index -e opml)" 0

done_testing
