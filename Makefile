# ajel - builds the program, its tests and its manual pages.
#
#   make                    the program, at build/ajel
#   make check              every test, no network; ends in "N passed, N failed"
#   make check SANITIZE=address,undefined
#   make check-update       rewrites the golden pages' answers: read git diff
#   make sim SEEDS=200 JOBS=2      weeks of virtual sites
#   make fuzz FUZZ=scrub SECONDS=60
#   make lint  format  check-format  bench  install  uninstall  clean
#   make deb                a Debian package; check-deb: lint, install, purge it
#
# Honoured: CC CFLAGS CPPFLAGS LDFLAGS PREFIX DESTDIR BINDIR MANDIR DATADIR
# DOCDIR UNITDIR SYSUSERSDIR BASHDIR ZSHDIR FISHDIR, WERROR=1 (warnings are errors), SANITIZE=..., BUILD=folder.

VERSION  = 0.1
PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
MANDIR  ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/ajel
DOCDIR  ?= $(PREFIX)/share/doc/ajel
UNITDIR ?= $(PREFIX)/lib/systemd
SYSUSERSDIR ?= $(PREFIX)/lib/sysusers.d
BASHDIR ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR  ?= $(PREFIX)/share/zsh/site-functions
FISHDIR ?= $(PREFIX)/share/fish/vendor_completions.d

comma   := ,
BUILD   ?= build
OBJ      = $(BUILD)/$(if $(SANITIZE),$(subst $(comma),-,$(SANITIZE)),plain)$(if $(filter-out cc gcc,$(CC)),-$(notdir $(CC)))
PROGRAM  = $(if $(SANITIZE),$(OBJ),$(BUILD))/ajel

PACKAGES = libxml-2.0 libcurl icu-uc icu-i18n sqlite3 libdeflate jansson inih uuid libseccomp
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wpointer-arith -Wstrict-prototypes \
	-Wmissing-prototypes -Wold-style-definition -Wwrite-strings -Wcast-qual \
	-Wformat=2 -Wundef -Wvla -Wimplicit-fallthrough $(if $(WERROR),-Werror)
CFLAGS  ?= -O2 -g
HARDEN   = -fstack-protector-strong -fPIE $(if $(SANITIZE),,-D_FORTIFY_SOURCE=2)
SANFLAGS = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
DEFS     = -D_GNU_SOURCE -DAJEL_VERSION='"$(VERSION)"' -DAJEL_DATADIR='"$(DATADIR)"'
ALL_CFLAGS = -std=c11 $(WARN) $(HARDEN) $(SANFLAGS) $(DEFS) -Isrc -include src/base/banned.h \
	$(shell pkg-config --cflags $(PACKAGES)) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(SANFLAGS) $(LDFLAGS)
# libcurl is loaded when it is needed (src/fetch/libcurl.c).
LIBS     = $(filter-out -lcurl,$(shell pkg-config --libs $(PACKAGES))) -lm

SRCS     = $(sort $(wildcard src/*/*.c))
OBJS     = $(SRCS:src/%.c=$(OBJ)/%.o)
LIB      = $(OBJ)/libajel.a
UNITS    = $(patsubst tests/unit/%.c,$(OBJ)/unit/%,$(sort $(wildcard tests/unit/test-*.c)))
UNIT_AID = $(patsubst tests/unit/%.c,$(OBJ)/unit/%.o,$(filter-out tests/unit/test-%.c,$(wildcard tests/unit/*.c)))
REPLAYS  = $(patsubst tests/fuzz/fuzz-%.c,$(OBJ)/fuzz/replay-%,$(sort $(wildcard tests/fuzz/fuzz-*.c)))
SIM      = $(OBJ)/sim/sim
TOOLS    = $(patsubst tests/cli/%.c,$(OBJ)/tools/%,$(wildcard tests/cli/*.c))

# `make V=1` shows every command.
Q       := $(if $(V),,@)
quiet    = $(findstring s,$(firstword -$(MAKEFLAGS)))
say      = $(if $(V)$(quiet),,@echo '  $(1)  $@')

# The program is asked what there is to complete: `make COMPLETIONS=` does
# without where it can't run, having been built for another machine.
COMPLETIONS = $(addprefix $(OBJ)/completion/,bash zsh fish)

all: $(PROGRAM) $(COMPLETIONS)

$(PROGRAM): $(OBJ)/main.o $(LIB)
	$(call say,LINK)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $(OBJ)/main.o $(LIB) $(LIBS)

$(LIB): $(OBJS)
	$(call say,AR  )
	$(Q)rm -f $@ && $(AR) rcs $@ $(OBJS)

$(OBJ)/%.o: src/%.c $(OBJ)/flags
	@mkdir -p $(@D)
	$(call say,CC  )
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# A change of flags rebuilds everything.
$(OBJ)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(subst ','\'',$(ALL_CFLAGS))' | cmp -s - $@ || \
	    echo '$(CC) $(subst ','\'',$(ALL_CFLAGS))' > $@

$(OBJ)/completion/%: $(PROGRAM) $(wildcard scripts/completion/*)
	@mkdir -p $(@D)
	$(call say,MAKE)
	$(Q)scripts/completion/make $(@F) $(PROGRAM) $(DATADIR)/feeds > $@.new && mv $@.new $@

$(OBJ)/unit/%.o: tests/unit/%.c $(OBJ)/flags
	@mkdir -p $(@D)
	$(call say,CC  )
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/unit -MMD -MP -c -o $@ $<

$(OBJ)/unit/test-%: $(OBJ)/unit/test-%.o $(UNIT_AID) $(LIB)
	$(call say,LINK)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $< $(UNIT_AID) $(LIB) $(LIBS) -lcmocka

# A tool of several files keeps the others in a folder of its name.
$(OBJ)/tools/%: tests/cli/%.c $(OBJ)/flags
	@mkdir -p $(@D)
	$(call say,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.c,$^) $(TOOL_LIBS)
$(OBJ)/tools/httpd: $(wildcard tests/cli/httpd/*.[ch])
$(OBJ)/tools/filtered: TOOL_LIBS = $(shell pkg-config --libs libseccomp)

# A fuzz target is built twice: with libFuzzer for `make fuzz`, and with a
# plain main() that replays its seeds for `make check`.
$(OBJ)/fuzz/replay-%: tests/fuzz/fuzz-%.c tests/fuzz/replay.c $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< tests/fuzz/replay.c $(LIB) $(LIBS)

$(OBJ)/sim/%.o: tests/sim/%.c $(OBJ)/flags
	@mkdir -p $(@D)
	$(call say,CC  )
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(SIM): $(patsubst tests/sim/%.c,$(OBJ)/sim/%.o,$(wildcard tests/sim/*.c)) $(LIB)
	$(call say,LINK)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS)

.SECONDARY:
.PHONY: all lib unit check sim check-update check-headers fuzz lint format check-format bench timewords install uninstall deb check-deb clean FORCE
FORCE:

lib: $(LIB)
unit: $(UNITS) $(TOOLS)

check: $(PROGRAM) $(UNITS) $(REPLAYS) $(TOOLS) $(SIM)
	@scripts/run-tests $(PROGRAM) $(OBJ)

check-update: $(PROGRAM)
	@tests/pages/run --update $(PROGRAM)

# Sites that live for weeks, polled at random: tests/sim/README.md.
SEEDS ?= 200
FIRST ?= 1
SITES ?= 30
DAYS  ?= 30
JOBS  ?= 1
sim: $(SIM)
	@$(SIM) --seeds $(SEEDS) --first $(FIRST) --sites $(SITES) --days $(DAYS) --jobs $(JOBS)

SECONDS ?= 60
FUZZ    ?= scrub
FUZZ_CC ?= clang
FUZZ_OBJ = $(BUILD)/fuzz
FUZZ_CFLAGS = -std=c11 $(WARN) $(DEFS) -O1 -g -fno-omit-frame-pointer -Isrc \
	-include src/base/banned.h $(shell pkg-config --cflags $(PACKAGES)) \
	-fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
# New inputs go to build/, what is worth keeping is copied to the seeds by hand.
fuzz:
	@mkdir -p $(FUZZ_OBJ)/corpus-$(FUZZ)
	$(FUZZ_CC) $(FUZZ_CFLAGS) -o $(FUZZ_OBJ)/$(FUZZ) tests/fuzz/fuzz-$(FUZZ).c $(SRCS) $(LIBS)
	$(FUZZ_OBJ)/$(FUZZ) -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=4096 \
	    -artifact_prefix=$(FUZZ_OBJ)/ -print_final_stats=1 $(FUZZ_OBJ)/corpus-$(FUZZ) $(wildcard tests/fuzz/seeds-$(FUZZ))

# The words of times, from ICU: run when a new ICU is met or timewords.txt grew.
# It reads phrases as pages are read, and needs no table for it.
TIMEWORDS = $(addprefix $(OBJ)/,detect/timetext_scan.o text/chars.o text/fold.o base/utf8.o base/arena.o base/mem.o)
timewords: $(TIMEWORDS)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -Iscripts -o $(OBJ)/timewords $(wildcard scripts/timewords*.c) $(TIMEWORDS) $(LIBS)
	$(Q)$(OBJ)/timewords scripts/timewords.txt > $(OBJ)/timewords.h
	$(Q)cp $(OBJ)/timewords.h src/detect/timewords.h

lint:
	@scripts/lint -- $(ALL_CFLAGS)

check-headers:
	@CC='$(CC)' scripts/check-headers $(ALL_CFLAGS)

FORMATTED = $(shell find src tests -name '*.[ch]')
format:
	@clang-format -i $(FORMATTED)
check-format:
	@clang-format --dry-run -Werror $(FORMATTED)

BENCH_CFLAGS = -std=c11 -O2 -g -D_GNU_SOURCE -I$(CURDIR)/src -include $(CURDIR)/src/base/banned.h \
	$(shell pkg-config --cflags $(PACKAGES))
bench: $(PROGRAM) $(LIB) $(OBJ)/tools/httpd
	@$(MAKE) -s -C tests/bench ROOT=$(CURDIR) LIB=$(abspath $(LIB)) PROGRAM=$(abspath $(PROGRAM)) \
	    HTTPD=$(abspath $(OBJ))/tools/httpd BENCH_CFLAGS='$(BENCH_CFLAGS)' LIBS='$(LIBS)' OUT=$(abspath $(OBJ))/bench

# What is installed from a page that names places, with those of this machine.
place = sed 's,@BINDIR@,$(BINDIR),g; s,/usr/local/bin/ajel,$(BINDIR)/ajel,g; s,/usr/local/share/ajel,$(DATADIR),g' $(1) > $(2) && chmod 644 $(2)

install: all
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man5 $(DESTDIR)$(DATADIR)/feeds \
	    $(DESTDIR)$(UNITDIR)/system $(DESTDIR)$(UNITDIR)/user $(DESTDIR)$(SYSUSERSDIR) $(DESTDIR)$(DOCDIR)/examples
	install -m 755 $(PROGRAM) $(DESTDIR)$(BINDIR)/ajel
	for f in man/*.[15]; do $(call place,$$f,$(DESTDIR)$(MANDIR)/man$${f##*.}/$${f##*/}) || exit; done
	install -m 644 $(wildcard feeds/*.conf) $(DESTDIR)$(DATADIR)/feeds
	$(call place,service/ajel.service.in,$(DESTDIR)$(UNITDIR)/system/ajel.service)
	$(call place,service/ajel-user.service.in,$(DESTDIR)$(UNITDIR)/user/ajel.service)
	install -m 644 service/ajel.timer $(DESTDIR)$(UNITDIR)/system
	install -m 644 service/ajel.timer $(DESTDIR)$(UNITDIR)/user
	install -m 644 service/ajel.sysusers $(DESTDIR)$(SYSUSERSDIR)/ajel.conf
ifneq ($(COMPLETIONS),)
	install -d $(DESTDIR)$(BASHDIR) $(DESTDIR)$(ZSHDIR) $(DESTDIR)$(FISHDIR)
	install -m 644 $(OBJ)/completion/bash $(DESTDIR)$(BASHDIR)/ajel
	install -m 644 $(OBJ)/completion/zsh $(DESTDIR)$(ZSHDIR)/_ajel
	install -m 644 $(OBJ)/completion/fish $(DESTDIR)$(FISHDIR)/ajel.fish
endif
	$(call place,service/crontab.in,$(DESTDIR)$(DOCDIR)/examples/crontab)
	$(call place,README.md,$(DESTDIR)$(DOCDIR)/README.md)

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/ajel
	cd man && for f in *.[15]; do rm -f $(DESTDIR)$(MANDIR)/man$${f##*.}/$$f; done
	cd feeds && for f in *.conf; do rm -f $(DESTDIR)$(DATADIR)/feeds/$$f; done
	cd $(DESTDIR)$(UNITDIR) && rm -f system/ajel.service system/ajel.timer user/ajel.service user/ajel.timer
	rm -f $(DESTDIR)$(SYSUSERSDIR)/ajel.conf $(DESTDIR)$(DOCDIR)/examples/crontab $(DESTDIR)$(DOCDIR)/README.md
	rm -f $(DESTDIR)$(BASHDIR)/ajel $(DESTDIR)$(ZSHDIR)/_ajel $(DESTDIR)$(FISHDIR)/ajel.fish
	-rmdir $(DESTDIR)$(DATADIR)/feeds $(DESTDIR)$(DATADIR) $(DESTDIR)$(DOCDIR)/examples $(DESTDIR)$(DOCDIR)

# The Debian package, made from a copy of this tree: build/deb/*.deb. Its tests
# are `make check` and `make check-deb`.
deb:
	rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb/ajel-$(VERSION)
	tar cf - --exclude=./$(BUILD) --exclude=./.git . | tar xf - -C $(BUILD)/deb/ajel-$(VERSION)
	cd $(BUILD)/deb/ajel-$(VERSION) && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL \
	    DEB_BUILD_OPTIONS='nocheck $(DEB_BUILD_OPTIONS)' dpkg-buildpackage -us -uc -b -Pnocheck

check-deb: deb
	@scripts/check-deb $(wildcard $(BUILD)/deb/ajel_$(VERSION)_*.deb)

clean:
	rm -rf $(BUILD)

-include $(OBJS:.o=.d) $(OBJ)/main.d $(wildcard $(OBJ)/unit/*.d $(OBJ)/fuzz/*.d $(OBJ)/sim/*.d)
