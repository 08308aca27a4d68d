#!/bin/sh
# test-check-layers.sh - scripts/check-layers refuses what it should, and only
# that. Prints a line a case, and "N passed, N failed" at the end.
set -u
check=$(cd "$(dirname "$0")/../.." && pwd)/scripts/check-layers
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
trap 'exit 1' HUP INT TERM
passed=0 failed=0

# A tree that is right; a case spoils it.
start() {
	rm -rf "$tree/src"
	mkdir -p "$tree/src/base" "$tree/src/model" "$tree/src/conf" \
	    "$tree/src/cmd"
	cat >"$tree/src/LAYERS" <<-EOF
		# remark
		base:
		model:
		conf:  base model    # remark
		cmd:   base conf/conf.h
		main:  cmd

		<ini.h>   conf/conf.c
		<curl/    conf/
		system:   stddef.h initial.h
	EOF
	: >"$tree/src/base/err.h"
	echo '#include <stddef.h>' >"$tree/src/model/source.h"
	echo '#include "model/source.h"' >"$tree/src/conf/conf.h"
	: >"$tree/src/conf/keys.h"
	: >"$tree/src/cmd/cmd.h"
	printf '%s\n' '/* x */' '#include "conf/conf.h"' '' '#include <ini.h>' \
	    '#include <curl/curl.h>' '#include "base/err.h"' \
	    >"$tree/src/conf/conf.c"
	echo '#include "cmd/cmd.h"' >"$tree/src/main.c"
}

# verdict NAME OK: counts and prints.
verdict() {
	if [ "$2" = yes ]; then
		passed=$((passed + 1))
		echo "ok $1"
	else
		failed=$((failed + 1))
		echo "FAIL $1"
		sed 's/^/    /' "$tree/out"
	fi
}

# The tree is accepted without a word.
accepts() {
	ok=no
	"$check" "$tree" >"$tree/out" 2>&1 && [ ! -s "$tree/out" ] && ok=yes
	verdict "$1" $ok
}

# The tree is refused with exactly one line, and this is it.
refuses() {
	ok=no
	"$check" "$tree" >"$tree/out" 2>&1
	[ $? -eq 1 ] && [ "$(cat "$tree/out")" = "$2" ] && ok=yes
	verdict "$1" $ok
}

start
accepts 'a tree that is right'

start
echo '#include "conf/conf.h"' >"$tree/src/cmd/add.c"
accepts 'one header of a folder, by its name'

start
echo '#include "conf/keys.h"' >"$tree/src/cmd/add.c"
refuses 'another header of that folder' \
    'src/cmd/add.c:1: cmd may not include "conf/keys.h"; src/LAYERS says what it may'

start
printf '\n  #  include  "cmd/cmd.h" /* why */\n' >"$tree/src/conf/list.c"
refuses 'a folder that may not be included' \
    'src/conf/list.c:2: conf may not include "cmd/cmd.h"; src/LAYERS says what it may'

start
echo '#include "base/err.h"' >"$tree/src/model/source.h"
refuses 'a header of model/' \
    'src/model/source.h:1: model may not include "base/err.h"; src/LAYERS says what it may'

start
echo '#include "conf/conf.h"' >"$tree/src/main.c"
refuses 'main.c beyond its folder' \
    'src/main.c:1: main may not include "conf/conf.h"; src/LAYERS says what it may'

start
mkdir "$tree/src/extra"
printf '\n#include "base/err.h"\n' >"$tree/src/extra/x.c"
refuses 'a folder that is not in LAYERS' \
    'src/extra/x.c:1: folder extra is not in src/LAYERS; add it'

start
echo '#include <conf/conf.h>' >"$tree/src/base/x.c"
refuses 'a header of ours in angle brackets' \
    'src/base/x.c:1: <conf/conf.h> is no header of the system or of a library in src/LAYERS'

start
echo '#include <./ini.h>' >"$tree/src/base/x.c"
refuses 'a library by another path' \
    'src/base/x.c:1: <./ini.h> is no header of the system or of a library in src/LAYERS'

start
echo '/* x */ #include <ini.h>' >"$tree/src/base/x.c"
refuses 'an include behind a comment' \
    'src/base/x.c:1: write #include "folder/name.h" or #include <name.h>'

start
printf '#define H <ini.h>\n#include H\n' >"$tree/src/base/x.c"
refuses 'an include by a macro' \
    'src/base/x.c:2: write #include "folder/name.h" or #include <name.h>'

start
echo '%:include <ini.h>' >"$tree/src/base/x.c"
refuses 'an include by a digraph' 'src/base/x.c:1: write # as itself'

start
echo '/* two of one name */' >"$tree/src/base/list.c"
echo '/* two of one name */' >"$tree/src/conf/list.c"
refuses 'two files of one name' \
    'src/conf/list.c:1: src/base/list.c has this name; choose another'

start
echo '#include <ini.h>' >"$tree/src/conf/list.c"
refuses 'a library outside its file' \
    'src/conf/list.c:1: <ini.h> belongs to conf/conf.c alone'

start
echo '#include <curl/easy.h>' >"$tree/src/cmd/cmd.h"
refuses 'a library outside its folder' \
    'src/cmd/cmd.h:1: <curl/easy.h> belongs to conf/ alone'

start
echo '#include <initial.h>' >"$tree/src/cmd/cmd.h"
accepts 'a header whose name only starts alike'

start
printf '\n\n#include "conf/none.h"\n' >"$tree/src/conf/list.c"
refuses 'a header that is not there' \
    'src/conf/list.c:3: no file src/conf/none.h; write it as folder/name.h'

start
echo '#include "keys.h"' >"$tree/src/conf/list.c"
refuses 'a header without its folder' \
    'src/conf/list.c:1: no file src/keys.h; write it as folder/name.h'

start
echo '#include "conf/../cmd/cmd.h"' >"$tree/src/conf/list.c"
refuses 'a path around the rule' \
    'src/conf/list.c:1: no file src/conf/../cmd/cmd.h; write it as folder/name.h'

start
sed -i 's/^base:/base: cmd/' "$tree/src/LAYERS"
refuses 'a circle' 'src/LAYERS: a circle in or below: base conf cmd main'

start
sed -i 's/^base:/base: bsae/' "$tree/src/LAYERS"
refuses 'a folder misspelt in LAYERS' \
    'src/LAYERS:2: base may include bsae, which has no line of its own'

start
echo 'base: model' >>"$tree/src/LAYERS"
refuses 'a folder twice in LAYERS' 'src/LAYERS:11: folder base stands here twice'

start
sed -i 's|conf/conf.h|conf/gone.h|' "$tree/src/LAYERS"
refuses 'a header named in LAYERS that is gone' \
    'src/LAYERS:5: no header src/conf/gone.h'

start
echo 'conf base' >>"$tree/src/LAYERS"
refuses 'a line in LAYERS that is no rule' \
    'src/LAYERS:11: neither "folder: others" nor "<header> files"'

start
rm "$tree/src/LAYERS"
refuses 'a tree without LAYERS' \
    "src/LAYERS: can't be read; it says who may include whom"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
