# test-newcomer.sh - the first session of the README, word for word: its
# commands, typed into a shell one after the other, print what stands there.
. "${0%/*}/lib.sh"
for tool in newsboat python3; do
	if ! command -v $tool >/dev/null; then
		echo "SKIP newcomer: no $tool"
		ok
		done_testing
	fi
done
mkdir bin
ln -s "$ajel" bin/ajel
PATH=$tmp/bin:$PATH

# The session is what is indented: a command behind "$ ", or what it prints.
awk '/^## / { here = $0 == "## A first session" } here && sub(/^    /, "")' \
    "$here/../../README.md" | grep . >session
is "the README has commands" "$([ "$(grep -c '^\$ ' session)" -gt 5 ] && echo yes)" yes

# The same as a script that shows what it does, as fast as if it were pasted.
awk -v quote="'" '
sub(/^\$ /, "") {
	shown = $0
	gsub(quote, quote "\\" quote quote, shown)
	print "echo " quote "$ " shown quote
	print
}' session | sed 's/^echo /printf "%s\\n" /' >typed

# masked FILE: without what is another day's or computer's. Isolates, which
# nobody sees, stand around the words of strangers.
masked() {
	sed 's/[0-9]\{4\}-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]/DATE CLOCK/
	s,/tmp/tmp\.[A-Za-z0-9]*/,HOME/,
	'"s/$(printf '\342\201\250')//g; s/$(printf '\342\201\251')//g" "$1" | grep .
}

# alone COMMAND...: where the network is this computer and nobody else is in it,
# if that may be had.
if unshare -rn sh -c 'ip link set lo up' 2>/dev/null; then
	alone() { unshare -rn sh -c 'ip link set lo up && exec "$@"' sh "$@"; }
elif python3 -c 'import socket; socket.create_server(("127.0.0.1", 8000))' 2>/dev/null; then
	alone() { "$@"; }
else
	echo "SKIP newcomer: the port of the session is taken"
	done_testing
fi

masked session >wanted
# Whether the clock is one that Dublin has shown since that second.
shown_since() { # SECOND CLOCK
	s=$1
	while [ "$s" -lt $(($(date +%s) + 60)) ]; do
		[ "$2" = "$(TZ=Europe/Dublin date -d "@$s" +%H:%M)" ] && return
		s=$((s + 60))
	done
	return 1
}

# Twice in each: the second time nothing of the first is left.
mkdir home empty
unset TMPDIR
for shell in bash bash zsh zsh; do
	if ! command -v $shell >/dev/null; then
		echo "SKIP newcomer: no $shell"
		continue
	fi
	begun=$(date +%s)
	(
		HOME=$tmp/home
		cd empty && alone timeout 60 $shell ../typed
	) >printed 2>&1
	masked printed >got
	run diff wanted got
	is_status "the session in $shell" 0
	holds "$shell: the newest line has the clock of the page" shown_since "$begun" \
	    "$(sed -n 's/^[0-9-]* \(..:..\)  .*Port opens again.*/\1/p' printed)"
	is "$shell: nothing is left" "$(ls -A home empty)" "$(printf 'empty:\n\nhome:')"
done

done_testing
