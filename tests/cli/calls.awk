# calls.awk - the calls that a unit's SystemCallFilter= lines allow, by the sets
# that `systemd-analyze syscall-filter` prints: awk -f calls.awk SETS UNIT
FNR == NR && /^@/ { set = $1; next }
FNR == NR && /^ / && $1 !~ /^#/ { members[set] = members[set] " " $1 }
FNR == NR { next }
sub(/^SystemCallFilter=/, "") {
	minus = sub(/^~/, "")
	n = split($0, list)
	for (i = 1; i <= n; i++) {
		if (list[i] !~ /^@/) {
			if (minus) delete allowed[list[i]]
			else allowed[list[i]] = 1
			continue
		}
		m = split(members[list[i]], more)
		for (k = 1; k <= m; k++) list[++n] = more[k]
	}
}
END { for (call in allowed) print call }
