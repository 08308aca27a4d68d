# test-time.sh - ajel time: printed times from arguments and from a pipe.
. "${0%/*}/lib.sh"
now=2026-11-21T19:11:37Z
tab=$(printf '\t')
at() { run "$ajel" time -z Asia/Beirut -t $now "$@"; }

at 09:13
is_status "a clock" 0
out_is "a clock is today's" "09:13${tab}2026-11-21T07:13:00Z${tab}60${tab}clock"
at 23:50
out_is "a time to come" "23:50${tab}2026-11-21T21:50:00Z${tab}60${tab}clock"
at '٠٩:١٣' '18/11/2025 09:13' 2025-08-15T09:13:05+02:00
is_status "several" 0
out_is "several" "٠٩:١٣${tab}2026-11-21T07:13:00Z${tab}60${tab}clock
18/11/2025 09:13${tab}2025-11-18T07:13:00Z${tab}60${tab}printed
2025-08-15T09:13:05+02:00${tab}2025-08-15T07:13:05Z${tab}1${tab}zoned"
run "$ajel" time -z UTC -t $now 09:13
out_is "-z" "09:13${tab}2026-11-21T09:13:00Z${tab}60${tab}clock"
run env TZ=Asia/Tokyo "$ajel" time -t $now 09:13
out_is "the system's zone" "09:13${tab}2026-11-22T00:13:00Z${tab}60${tab}clock"

for text in 9:73 25:13 24/7 '31/02/2025 10:00' x; do
	at "$text"
	is_status "$text is no time" 1
	out_is "$text is no time" "$text$tab"
	is "$text says nothing on standard error" "$(cat err)" ""
done
at ''
is_status "an empty argument is no time" 1
at 09:13 x 09:14
is_status "one of three is none" 1
is "one of three is none" "$(wc -l <out)" 3

printf '09:13\r\nx\n\n\377\n09:14' >texts
run "$ajel" time -z Asia/Beirut -t $now <texts
is_status "lines" 1
out_is "lines" "09:13${tab}2026-11-21T07:13:00Z${tab}60${tab}clock
x$tab
$tab
�$tab
09:14${tab}2026-11-21T07:14:00Z${tab}60${tab}clock"
run "$ajel" time -z Asia/Beirut -t $now -f jsonl <texts
out_is "jsonl" '{"input":"09:13","published":"2026-11-21T07:13:00Z","precision":60,"origin":"clock"}
{"input":"x"}
{"input":""}
{"input":"�"}
{"input":"09:14","published":"2026-11-21T07:14:00Z","precision":60,"origin":"clock"}'
run "$ajel" time </dev/null
is_status "nothing in" 0
silent "nothing in"

# Every way of printing that a reader may meet.
means() {
	run "$ajel" time -l "$1" -z Asia/Beirut -t $now "$2"
	out_is "$2" "$2${tab}$3"
}
means ar '09:13' "2026-11-21T07:13:00Z${tab}60${tab}clock"
means ar '٠٩:١٣' "2026-11-21T07:13:00Z${tab}60${tab}clock"
means fi '9.13' "2026-11-21T07:13:00Z${tab}60${tab}clock"
means fr '9h13' "2026-11-21T07:13:00Z${tab}60${tab}clock"
means de '18.47 Uhr' "2026-11-21T16:47:00Z${tab}60${tab}clock"
means ar '9:13 م' "2026-11-21T19:13:00Z${tab}60${tab}clock"
means ar '2:01 صباحًا' "2026-11-21T00:01:00Z${tab}60${tab}clock"
means en '17:53 GMT' "2026-11-21T17:53:00Z${tab}60${tab}clock"
means ar '١٠:١٥ بتوقيت غرينتش' "2026-11-21T10:15:00Z${tab}60${tab}clock"
means ar 'قبل ١٢ دقيقة' "2026-11-21T18:59:37Z${tab}60${tab}relative"
means ar 'منذ ساعتين' "2026-11-21T17:11:37Z${tab}3600${tab}relative"
means fr 'il y a 3 heures' "2026-11-21T16:11:37Z${tab}3600${tab}relative"
means zh '5小时前' "2026-11-21T14:11:37Z${tab}3600${tab}relative"
means fa 'امروز' "2026-11-20T22:00:00Z${tab}86400${tab}relative"
means ar 'الإثنين ٢٠ ديسمبر ٢٠٢١' "2021-12-19T22:00:00Z${tab}86400${tab}printed"
means en '10th, April 2025 GMT' "2025-04-10T00:00:00Z${tab}86400${tab}printed"
means ar '27 يناير 2026 03:11 صـ 9 شعبان 1447 هـ' "2026-01-27T01:11:00Z${tab}60${tab}printed"
means fa '۲۹ بهمن ۱۳۹۸ - ۰۶:۵۵' "2020-02-18T04:55:00Z${tab}60${tab}printed"
means ru '8 января, 17:46' "2026-01-08T15:46:00Z${tab}60${tab}printed"
means zh '1/14 06:01' "2026-01-14T04:01:00Z${tab}60${tab}printed"
means de 'heute, 18:00 Uhr' "2026-11-21T16:00:00Z${tab}60${tab}relative"
means ar '14:00 بتوقيت طهران' "2026-11-21T10:30:00Z${tab}60${tab}clock"
means ar '21 تموز 2026 14:00 بتوقيت القدس' "2026-07-21T11:00:00Z${tab}60${tab}zoned"
means en '10:45 AM PT' "2026-11-21T18:45:00Z${tab}60${tab}clock"
at '14:00 بتوقيت المريخ'
is_status "a zone of nowhere" 1

# What doesn't end, what isn't text, and a line's end in the input.
at "a${tab}b"
out_is "a tab" "a b$tab"
head -c 300000 /dev/zero | tr '\0' 1 >long
printf '\n09:13\n\0\n' >>long
run "$ajel" time -z Asia/Beirut -t $now <long
is_status "a long line" 1
is "a long line is one" "$(wc -l <out)" 3
is "a long line is cut" "$(head -n 1 out | wc -c)" 4098
out_has "the line behind it" "^09:13${tab}2026-11-21T07:13:00Z"
yes 09:13 | "$ajel" time -t $now 2>err | head -n 1 >out
status=0
out_has "a reader that goes away" '^09:13'
is "a reader that goes away" "$(cat err)" ""
if [ -e /dev/full ]; then
	"$ajel" time 09:13 >/dev/full 2>err
	status=$?
	is_status "a full disk" 1
	err_has "a full disk" '^ajel: output: standard output: '
fi

# A program on both ends of the pipe is answered line by line.
mkfifo to from
"$ajel" time -z Asia/Beirut -t $now <to >from &
pids="$pids $!"
exec 3>to 4<from
echo 09:13 >&3
read -r answer <&4
is "an answer before the end" "$answer" "09:13${tab}2026-11-21T07:13:00Z${tab}60${tab}clock"
exec 3>&- 4<&-

run "$ajel" time -f atom 09:13
is_status "no such format" 2
err_has "no such format" '^ajel: usage: no such format: atom; there are tsv, jsonl'
run "$ajel" time -z Asia/Beruit 09:13
is_status "no such zone" 2
err_has "no such zone" 'no such time zone: Asia/Beruit; did you mean Asia/Beirut[?]'
run "$ajel" time -o x 09:13
is_status "no such option" 2

done_testing
