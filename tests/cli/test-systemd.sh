# test-systemd.sh - the units that come with the program: systemd takes them,
# finds them hardened, and the program works inside, jail and all.
. "${0%/*}/lib.sh"
service=$here/../../service
if ! command -v systemd-analyze >/dev/null; then
	echo "SKIP systemd: systemd-analyze is not here"
	ok
	done_testing
fi

# As `make install` would place them, but with the program that is tested.
mkdir bin system user man
ln -s "$ajel" bin/ajel
for file in "$here"/../../man/*.[15]; do
	mkdir -p "man/man${file##*.}"
	cp "$file" "man/man${file##*.}"
done
sed "s,@BINDIR@,$tmp/bin,g" "$service/ajel.service.in" >system/ajel.service
sed "s,@BINDIR@,$tmp/bin,g" "$service/ajel-user.service.in" >user/ajel.service
cp "$service/ajel.timer" system
cp "$service/ajel.timer" user
run grep '@[A-Z]*@' system/ajel.service user/ajel.service
is_status "every place is named" 1

# The rest of the system may have faults of its own.
verify() { MANPATH=$tmp/man systemd-analyze verify "$@" 2>&1 | grep 'ajel'; }
is "the system's units" "$(verify system/ajel.service system/ajel.timer)" ""
is "a user's units" "$(verify --user user/ajel.service user/ajel.timer)" ""
mkdir wrong
sed 's/^Nice=.*/Nicely=10/' system/ajel.service >wrong/ajel.service
is "a fault would be found" "$(verify wrong/ajel.service | grep -c Nicely)" 1
if command -v systemd-sysusers >/dev/null; then
	mkdir -p root/etc
	holds "the system's user" systemd-sysusers --root "$tmp/root" "$service/ajel.sysusers"
	is "the system's user" "$(cut -d : -f 1,6 root/etc/passwd | grep ajel)" ajel:/var/lib/ajel
fi

# The threshold is ten times what the report says.
run systemd-analyze security --offline=true --threshold=20 system/ajel.service
is_status "the exposure is 2.0 at most" 0

# The program under the unit's filter of system calls.
if ! systemd-analyze syscall-filter >sets 2>/dev/null ||
    ! awk -f "$here/calls.awk" sets system/ajel.service >calls ||
    ! "$objects/tools/filtered" calls true 2>err; then
	echo "SKIP systemd: no filter of system calls here: $(cat err)"
	done_testing
fi
inside() { "$objects/tools/filtered" "$@"; }
holds "without it a namespace may be had" sh -c 'unshare -U true || unshare -n true'
run inside calls unshare -U true
is "with it none" "$([ "$status" -ne 0 ] && echo none)" none
# calls.awk leaves out what ~ takes away.
is "no privileged calls" "$(grep -c -x -e chroot -e pivot_root -e setuid -e bpf calls)" 0

# Sanitizers need calls of their own.
case $objects in *address*) done_testing ;; esac
is "the jail holds" "$(inside calls "$ajel" -V | grep ^jail)" "$("$ajel" -V | grep ^jail)"
if "$ajel" -V | grep -q 'jail seccomp, Landlock'; then
	grep -v landlock calls >fewer
	is "it would be seen if it didn't" \
	    "$(inside fewer "$ajel" -V | grep -c '^jail seccomp, Landlock')" 0
fi

# The unit's own environment, moved into this folder.
moved() { sed -n 's/^Environment=//p' system/ajel.service | tr ' ' '\n' | sed "s,=,=$tmp/root,"; }
mkdir -p www root/etc/ajel/feeds root/var/lib
page www/t.html '09:13|Parliament passes the forest bill' \
    '09:12|Railway line to the coast reopens' '08:35|Museum opens a new exhibition'
serve www
if [ -z "$port" ]; then
	echo "SKIP systemd: the test server did not start"
	done_testing
fi
define site "http://localhost:$port/t.html" '[fetch]' 'allow-private = yes'
define made "http://localhost:$port/made.html" '[fetch]' "command = cat $tmp/www/t.html"
mv "$HOME/.config/ajel/feeds/"*.conf root/etc/ajel/feeds
run inside calls env -i PATH="$PATH" $(moved) "$tmp/bin/ajel" refresh -v -t 2025-08-15T06:30:00Z
is_status "a refresh inside" 0
is "its feeds" "$(cd root/var/lib/ajel/public && echo site.*)" "site.atom site.json site.rss"
is "a command's, too" "$(count_ids root/var/lib/ajel/public/made.json)" 3
holds "its history" test -s root/var/lib/ajel/ajel.db
is "of the system's definitions alone" "$(ls -A "$HOME/.config/ajel/feeds")" ""

done_testing
