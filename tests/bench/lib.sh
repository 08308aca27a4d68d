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
export HOME="$tmp" TZ=UTC LC_ALL=C.UTF-8 no_proxy='*'

skip() {
	echo "SKIP $*"
	exit 0
}

has() { command -v "$1" >/dev/null 2>&1; }

# serve BLOCKS: runs nginx with the server blocks that the function BLOCKS
# prints for $port, until this script ends.
serve() {
	PATH=$PATH:/usr/sbin
	has nginx || return 1
	for port in 18741 28741 38741; do
		cat >"$tmp/nginx.conf" <<-END
		daemon off;
		master_process off;
		pid $tmp/nginx.pid;
		error_log $tmp/nginx.log;
		events { worker_connections 1024; }
		http {
			access_log off;
			types { text/html html; }
			client_body_temp_path $tmp/body;
			proxy_temp_path $tmp/proxy;
			fastcgi_temp_path $tmp/fastcgi;
			uwsgi_temp_path $tmp/uwsgi;
			scgi_temp_path $tmp/scgi;
			gzip_static on;
			sendfile on;
			$("$1")
		}
		END
		# It ends by itself should this script be killed.
		timeout 300 nginx -e "$tmp/nginx.log" -p "$tmp" -c "$tmp/nginx.conf" 2>/dev/null &
		server=$!
		! answers || return 0
		kill $server 2>/dev/null || :
	done
	server=
	return 1
}

# Whether $tmp/now is served at $port, within two seconds.
answers() {
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		if curl -qsfk --noproxy '*' "${scheme:-http}://127.0.0.1:$port/0.html" |
		    cmp -s - "$tmp/now/0.html"; then
			return 0
		fi
		sleep 0.2
	done
	return 1
}

# pages N BYTES: the pages of N sites in two states, the later with a new line
# on each.
pages() {
	for added in 0 1; do
		mkdir "$tmp/v$added"
		"$TOOLS/newspages" "$tmp/v$added" "$1" "$2" $added
		gzip -k "$tmp/v$added"/*
		touch -d "2025-08-15 11:0$added:00Z" "$tmp/v$added"/*
	done
	show 0
}

# show STATE: what the servers serve.
show() {
	ln -sfn "v$1" "$tmp/next"
	mv -T "$tmp/next" "$tmp/now"
}

# define SET N URL: N definitions, and what curl takes for the same; each @ of
# the URL is a definition's number.
define() {
	mkdir -p "$tmp/$1/feeds"
	awk -v dir="$tmp/$1" -v n="$2" -v pattern="$3" 'BEGIN {
		for (i = 0; i < n; i++) {
			url = pattern
			gsub(/@/, i, url)
			printf "url = \"%s\"\noutput = /dev/null\n", url >(dir "/urls")
			file = dir "/feeds/site-" i ".conf"
			printf "[source]\ntitle = Site %d\nurl = %s\n", i, url >file
			printf "timezone = Asia/Beirut\nlanguage = ar\n" >file
			printf "[fetch]\nallow-private = yes\nrobots = ignore\n" >file
			close(file)
		}
	}'
}

# fetch NAME SET [OPTION...]: what curl takes for the set's pages.
fetch() {
	name=$1 set=$2
	shift 2
	measure "$name" curl -q --no-progress-meter --noproxy "*" --parallel \
	    --parallel-max "${transfers:-50}" --compressed "$@" -K "$tmp/$set/urls"
}

# refresh NAME SET HH:MM: what ajel takes for them, at that time.
refresh() {
	measure "$1" "$AJEL" refresh -a -c "$tmp/$2" -s "$tmp/$round/$2.db" \
	    -o "$tmp/$round/$2" -j "${transfers:-50}" -t "2025-08-15T$3:00Z"
}

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
