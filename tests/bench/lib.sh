# lib.sh - what the benches of the whole program share.
#
# usage, first line of a bench: . "${0%/*}/lib.sh"
# The environment names AJEL (the program), TOOLS (the folder of measure and
# newspages), HTTPD (the tests' server) and PAGES (a folder of real pages, which
# needn't be there). It gives $tmp, an empty folder, and the functions below.
set -eu
tmp=$(mktemp -d)
server=
cleanup() {
	[ -z "$server" ] || kill "$server" 2>/dev/null || :
	rm -rf "$tmp"
}
trap cleanup EXIT
trap 'exit 130' HUP INT TERM
export HOME="$tmp" TZ=UTC LC_ALL=C.UTF-8

skip() {
	echo "SKIP $*"
	exit 0
}

has() { command -v "$1" >/dev/null 2>&1; }

# measure NAME COMMAND...: runs it and notes its cost under that name.
measure() { "$TOOLS/measure" "$tmp/costs" "$@"; }

# table UNIT SCALE REFERENCE: a line a name, in the order of their first run:
# the medians of its costs (seconds times SCALE), and of the ratios of its
# processor time to that which REFERENCE took in the same round.
table() {
	awk -F '\t' -v unit="$1" -v scale="$2" -v reference="$3" '
	function median(from, n,    v, i, j, x) {
		for (i = 1; i <= n; i++) {
			x = from[i]
			for (j = i - 1; j > 0 && v[j] > x; j--)
				v[j + 1] = v[j]
			v[j + 1] = x
		}
		return n % 2 ? v[(n + 1) / 2] : (v[n / 2] + v[n / 2 + 1]) / 2
	}
	function middle(of, name,    v, i) {
		for (i = 1; i <= runs[name]; i++)
			v[i] = of[name, i]
		return median(v, runs[name])
	}
	# Three figures are worth reading.
	function short(x) {
		return sprintf(x < 10 ? "%.2f" : x < 100 ? "%.1f" : "%.0f", x)
	}
	!($1 in runs) { names[++n] = $1 }
	{
		at = ++runs[$1]
		cpu[$1, at] = $2 * scale
		wall[$1, at] = $3 * scale
		peak[$1, at] = $4 / 1024
	}
	END {
		printf "  %-36s %9s %9s %8s %6s\n", "medians of " runs[names[1]] \
		    " rounds", "CPU " unit, "wall " unit, "peak MB", "ratio"
		for (i = 1; i <= n; i++) {
			for (j = 1; j <= runs[names[i]]; j++)
				if (cpu[reference, j] > 0)
					ratio[names[i], j] = cpu[names[i], j] / cpu[reference, j]
			printf "  %-36s %9s %9s %8.1f", names[i], short(middle(cpu, names[i])),
			    short(middle(wall, names[i])), middle(peak, names[i])
			if (reference in runs)
				printf " %6.2f", middle(ratio, names[i])
			printf "\n"
		}
	}' "$tmp/costs"
}
