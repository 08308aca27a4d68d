# test-webservers.sh - the README's examples of web servers, in the real ones:
# each serves the public folder, with the right types.
. "${0%/*}/lib.sh"
PATH=$PATH:/usr/sbin
if ! command -v nc >/dev/null; then
	echo "SKIP webservers: no nc"
	ok
	done_testing
fi
page t.html '09:13|The port opens again' '09:12|Railway line to the coast reopens' '08:35|Electricity is back'
define port "file://$tmp/t.html"
run "$ajel" refresh
is_status "there is something to serve" 0

# example NAME [END]: what the README shows from the line of that name to the
# one with END, or else an empty one; without its indent.
example() {
	sed -n "/^    $1/,/${2:-^\$}/s/^    //p" "$here/../../README.md"
}

# soon NAME COMMAND...: it succeeds before long.
soon() {
	name=$1
	shift
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		"$@" 2>/dev/null && return
		sleep 0.2
	done
	run cat "log.$name"
	not_ok "$name serves"
	return 1
}

# type_of PATH ADDRESS...: its type, and its charset, as the server says.
type_of() {
	printf 'HEAD /%s HTTP/1.1\r\nHost: ticker.example\r\nConnection: close\r\n\r\n' "$1" >ask
	shift
	nc -N -w 9 "$@" <ask | tr -d '\r' | sed -n '1s/.* \([0-9]* [A-Z].*\)/\1/p; s/^[Cc]ontent-[Tt]ype: //p' | tr '\n' ' '
}

# types NAME ADDRESS...: of all that is there.
types() {
	name=$1
	shift
	for wanted in 'port.atom application/atom+xml' 'port.rss application/rss+xml' \
	    'port.json application/feed+json' 'feeds.opml text/x-opml' \
	    'index.html text/html' ' text/html'; do
		got=$(type_of "${wanted%% *}" "$@")
		case $got in
		"200 OK ${wanted#* } " | "200 OK ${wanted#* }; charset=utf-8 ") ok ;;
		*) is "$name: /${wanted%% *}" "$got" "200 OK ${wanted#* } " ;;
		esac
	done
	is "$name: what is not there" "$(type_of nothing.atom "$@" | cut -c 1-3)" 404
}

if command -v nginx >/dev/null; then
	mkdir run
	{
		cat <<-END
		daemon off;
		$([ "$(id -u)" -ne 0 ] || echo 'user root;')
		pid $tmp/run/pid;
		events { }
		http {
			access_log off;
			client_body_temp_path run/a; proxy_temp_path run/b;
			fastcgi_temp_path run/c; uwsgi_temp_path run/d;
			scgi_temp_path run/e;
		END
		example '# nginx' | sed "s,listen 80;,listen unix:$tmp/nginx.socket;,
		s,root /var/lib/ajel/public;,root $public;,"
		echo '}'
	} >nginx.conf
	is "nginx: it listens and serves" "$(grep -c "$tmp/nginx.socket\|$public" nginx.conf)" 2
	nginx -p "$tmp/" -c "$tmp/nginx.conf" -e "$tmp/log.nginx" >/dev/null 2>&1 &
	pids="$pids $!"
	soon nginx test -S nginx.socket && types nginx -U nginx.socket
else
	echo "SKIP webservers: no nginx"
fi

if command -v caddy >/dev/null; then
	{
		printf '{\n\tadmin off\n}\n'
		example '# Caddy' | sed "s,^ticker.example {,http://&\nbind unix/$tmp/caddy.socket,
		s,root \* /var/lib/ajel/public,root * $public,"
	} >Caddyfile
	is "Caddy: it listens and serves" "$(grep -c "$tmp/caddy.socket\|$public" Caddyfile)" 2
	caddy run --config Caddyfile --adapter caddyfile >log.Caddy 2>&1 &
	pids="$pids $!"
	soon Caddy test -S caddy.socket && types Caddy -U caddy.socket
else
	echo "SKIP webservers: no caddy"
fi

if command -v python3 >/dev/null; then
	example '\$ cd .*python3 -c' 'h.test' | sed 's/^\$ //; s/port=8000/port=0/' >command
	is "Python: any port" "$(grep -c 'port=0' command)" 1
	# Nothing comes between the shell and Python, so what is ended is Python.
	PYTHONUNBUFFERED=1 sh -c "$(sed 's/&& python3/\&\& exec python3/' command)" >log.Python 2>&1 &
	pids="$pids $!"
	soon Python grep -q 'port [0-9]' log.Python &&
	    types Python 127.0.0.1 "$(sed -n 's/.* port \([0-9]*\).*/\1/p' log.Python | head -n 1)"
else
	echo "SKIP webservers: no python3"
fi

done_testing
