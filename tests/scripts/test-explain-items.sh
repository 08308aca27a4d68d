# test-explain-items.sh - a definition with the XPath that ajel explain shows
# reads the same lines as the detector, on every golden page.
#
# usage: test-explain-items.sh [PROGRAM]
set -u
ajel=$(realpath "${1:-$(dirname "$0")/../../build/ajel}")
cd "$(dirname "$0")/../pages" || exit 2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/feeds"
passed=0
failed=0

fail() {
	failed=$((failed + 1))
	echo "FAIL $1"
}

# option X DEFAULT: what the page's options say of it.
option() {
	value=$(printf '%s\n' "$options" | sed -n "s/.*-$1 \([^ ]*\).*/\1/p")
	printf '%s\n' "${value:-$2}"
}

# Ids and the words of a source's own name don't count.
lines() {
	"$ajel" lines -f jsonl "$@" 2>"$tmp/err" |
	    sed 's/"id":"[^"]*",//; s/"source":"[^"]*",//'
}

for page in *.html *.json *.txt; do
	options=$(sed -n '1s/^\(<!--\|#\) ajel: \(.*[^ ]\) *\(-->\)\{0,1\}$/\2/p' "$page" | sed 's/ *-->$//')
	case $options in
	*--all*|*-c\ *) continue ;;
	esac
	tail -n 1 "${page%.*}.out" | grep -q '^exit 0$' || continue
	sed '1{/^# ajel: /d}' "$page" >"$tmp/page"
	set -- -t "$(option t 2025-08-15T06:30:00Z)" \
	    -u "$(option u https://x.example/)" -z "$(option z UTC)"
	input=$(option i '')
	language=$(option l '')
	[ -n "$input" ] && set -- "$@" -i "$input"
	[ -n "$language" ] && set -- "$@" -l "$language"
	lines "$@" "$tmp/page" >"$tmp/wanted"
	"$ajel" explain "$@" "$tmp/page" >"$tmp/why" 2>&1
	items=$(sed -n '/^list .*TAKEN/,/^  lines/s/^  items = //p' "$tmp/why")
	if [ -z "$items" ]; then
		if grep -q 'no XPath is needed' "$tmp/why"; then
			passed=$((passed + 1))
		else
			fail "$page: explain shows no items"
		fi
		continue
	fi
	cat >"$tmp/feeds/x.conf" <<-D
	[source]
	url = $(option u https://x.example/)
	timezone = $(option z UTC)
	[ticker]
	items = $items
	D
	[ -n "$language" ] && sed -i "/^url/a language = $language" "$tmp/feeds/x.conf"
	set -- -t "$(option t 2025-08-15T06:30:00Z)" -u x -c "$tmp"
	[ -n "$input" ] && set -- "$@" -i "$input"
	lines "$@" "$tmp/page" >"$tmp/got"
	if [ -s "$tmp/got" ] && cmp -s "$tmp/wanted" "$tmp/got"; then
		passed=$((passed + 1))
	else
		fail "$page: items = $items"
		cat "$tmp/err"
		diff "$tmp/wanted" "$tmp/got"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
