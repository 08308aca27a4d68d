/* webpage_style.h - how the page for people looks.
 *
 * The page's policy lets this one style through by its hash, and no other: the
 * hash is that of WEBPAGE_STYLE to the byte, and a test holds them together. */
#ifndef AJEL_WEBPAGE_STYLE_H
#define AJEL_WEBPAGE_STYLE_H

#define WEBPAGE_STYLE_HASH "sha256-z5KwNIrakyochKa7VeBiRzveWwQDdz7rkbhmj3dfu/E="

#define WEBPAGE_STYLE                                                          \
	":root{color-scheme:light dark;--back:#f3f4f6;--card:#fff;"            \
	"--ink:#1b1d22;--dim:#565c68;--rule:#d9dce2;--link:#0a539e;"           \
	"--good:#1a7f37;--fair:#946200;--bad:#c3261f}\n"                       \
	"@media(prefers-color-scheme:dark){:root{--back:#111317;"              \
	"--card:#1a1d22;--ink:#e5e7eb;--dim:#a2a9b6;--rule:#30353d;"           \
	"--link:#8cbaff;--good:#57c26e;--fair:#e0a83c;--bad:#ff7d74}}\n"       \
	"*{box-sizing:border-box}\n"                                           \
	"body{margin:0 auto;max-width:110rem;padding:1rem;"                    \
	"background:var(--back);color:var(--ink);"                             \
	"font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\n"         \
	"h1,h2,h3,p,ol,ul{margin:0;padding:0}\n"                               \
	"ol,ul{list-style:none}\n"                                             \
	"h1{font-size:1.4rem}\n"                                               \
	"h2{font-size:1.2rem;line-height:1.35}\n"                              \
	"h3{margin-top:.7rem;font-size:.85rem;color:var(--dim)}\n"             \
	"h3 span{font-weight:400}\n"                                           \
	"a{color:var(--link);text-decoration:none}\n"                          \
	"a:hover,a:focus{text-decoration:underline}\n"                         \
	"nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.6rem 0}"  \
	"\n"                                                                   \
	"nav li{padding:.15rem 0}\n"                                           \
	"main{display:grid;gap:1rem;margin-top:.8rem;align-items:start;"       \
	"grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr))}"  \
	"\n"                                                                   \
	"article{padding:.8rem 1rem;border:1px solid var(--rule);"             \
	"border-radius:.5rem;background:var(--card)}\n"                        \
	"h2 a,li div a{color:inherit}\n"                                       \
	".health,.about,footer,.mark{font-size:.85rem;color:var(--dim)}\n"     \
	".health b{font-weight:600}\n"                                         \
	".good b{color:var(--good)}\n"                                         \
	".fair b{color:var(--fair)}\n"                                         \
	".bad b{color:var(--bad)}\n"                                           \
	".about a{margin-inline-start:.7rem;text-decoration:underline}\n"      \
	"header a,footer a{text-decoration:underline}\n"                       \
	"ol li{display:grid;grid-template-columns:auto 1fr;gap:0 .7rem;"       \
	"padding:.35rem 0;border-top:1px solid var(--rule)}\n"                 \
	"ol li:first-child{border-top:0}\n"                                    \
	"[dir=rtl] p,[dir=rtl] li{text-align:right}\n"                         \
	"[dir=ltr] p,[dir=ltr] li{text-align:left}\n"                          \
	"ol time{color:var(--dim);font-variant-numeric:tabular-nums}\n"        \
	"ol time[title]{cursor:help}\n"                                        \
	"details ul{margin-inline-start:1rem}\n"                               \
	"summary{cursor:pointer}\n"                                            \
	".urgent p:first-child{font-weight:600}\n"                             \
	".urgent p.mark{color:var(--bad)}\n"                                   \
	".more{margin-top:.5rem}\n"                                            \
	"footer{margin-top:1rem;max-width:60rem}\n"

#endif
