/* headwords.c - headings of the newest news, of the most read, of what is none.
 */
#include "detect/headwords.h"

#include <stdint.h>
#include <string.h>

#include "text/fold.h"

const char *const headwords_news[] = {"aktuell", "aktuelle", "aktuelles",
    "aktuálně", "breaking", "canli anlatim", "canli blog", "dernière minute",
    "dernières", "eilmeldung", "en continu", "en direct", "fil info",
    "flash info", "friss", "just in", "just nu", "laatste", "latest",
    "legfrissebb", "live", "lo último", "meldungen", "minuto a minuto",
    "most recent", "na żywo", "nachrichten", "najnowsze", "nejnovější",
    "neueste", "news feed", "news in brief", "newsticker", "právě",
    "recent news", "schlagzeilen", "senaste", "seneste", "siste", "son dakika",
    "son haberler", "terkini", "ticker", "tin mới", "top news", "tuoreimmat",
    "ultim ora", "ultima ora", "ultime", "z ostatniej chwili", "última hora",
    "últimas", "λεπτό προσ λεπτό", "λεπτο προσ λεπτο", "ροή", "ροη",
    "τελευταία", "τελευταια", "τελευταίεσ ειδήσεισ", "τελευταιεσ ειδησεισ",
    "главное", "лента", "новини", "новости", "срочно", "լրահոս", "דקה אחר דקה",
    "חדשות", "מבזק", "מבזקים", "עדכונים", "احدث الاخبار", "اخبار الساعه",
    "اخبار عاجله", "اخبار لحظه", "اخر الاخبار", "اخر المستجدات", "اخرين اخبار",
    "الاخبار العاجله", "اهم الاخبار", "پوشش زنده", "تازه ترين", "تغطيه حيه",
    "تغطيه مباشره", "تغطيه مستمره", "خبر فوري", "دقيقه بدقيقه", "شريط الاخبار",
    "عاجل", "علي مدار الساعه", "لحظه بلحظه", "مباشر", "即時", "快讯", "新着",
    "最新", "滚动", "要闻", "速報", "속보", "최신", NULL};

const char *const headwords_popular[] = {"most read", "most popular", "popular",
    "trending", "most viewed", "related", "recommended", "you may also like",
    "more on this", "read more", "editors picks", "top stories", "meistgelesen",
    "meist gelesen", "beliebt", "mehr zum thema", "lesen sie auch", "ähnliche",
    "empfohlen", "más leídas", "más leídos", "lo más leído", "más vistas",
    "más visto", "relacionadas", "relacionados", "recomendadas", "recomendados",
    "te puede interesar", "mais lidas", "mais lidos", "mais vistas",
    "relacionada", "veja também", "leia também", "recomendado", "les plus lus",
    "plus lus", "plus populaires", "plus lues", "à lire aussi",
    "à lire également", "sur le même sujet", "più letti", "più lette",
    "più visti", "leggi anche", "correlati", "potrebbe interessarti",
    "meest gelezen", "gerelateerd", "lees ook", "mest läst", "mest lästa",
    "läs också", "mest lest", "mest læste", "mest læst", "luetuimmat",
    "najczęściej czytane", "najpopularniejsze", "popularne", "zobacz także",
    "czytaj także", "nejčtenější", "související", "najčítanejšie",
    "legolvasottabb", "kapcsolódó", "cele mai citite", "най четени",
    "самое читаемое", "популярное", "читайте также", "по теме", "популярні",
    "читайте також", "çok okunanlar", "en çok okunan", "ilgili haberler",
    "benzer haberler", "δημοφιλη", "δημοφιλή", "σχετικα", "σχετικά",
    "διαβαστε επισησ", "الاكثر قراءه", "الاكثر مشاهده", "ذات صله", "اقرا ايضا",
    "مواضيع ذات صله", "مقالات ذات صله", "הנקראות ביותר", "הנצפות",
    "כתבות נוספות", "پربازديد", "پربيننده", "پربازديدترين", "مرتبط",
    "اخبار مرتبط", "terpopuler", "terkait", "baca juga", "đọc nhiều",
    "xem nhiều", "tin liên quan", "人気", "ランキング", "関連記事", "热门",
    "相关", "推荐", "排行", "熱門", "相關", "인기", "관련기사", "많이 본",
    NULL};

const char *const headwords_other[] = {"foren", "up next", "autoplay", "clips",
    "gallery", "playlist", "tracklist", "songs", "songs played", "now playing",
    "recently played", "answers", "topics", "chat", "jobs", "vacancies",
    "flights", "activity", "offers", "ads", "classifieds", "deals", "market",
    "prices", "quotes", "stocks", "schedule", "programme", "program", "tv",
    "fixtures", "results", "matches", "calendar", "events", "agenda",
    "opening hours", "timetable", "departures", "arrivals", "prayer times",
    "weather", "forecast", "tracking", "log", "chapters", "episodes",
    "antworten", "stellenangebote", "anzeigen", "kurse", "sendungsverlauf",
    "termine", "veranstaltungen", "fahrplan", "wetter", "programm", "spielplan",
    "avis", "annonces", "programme tv", "météo", "cours", "ofertas", "empleos",
    "anuncios", "cotizaciones", "programación", "eventos", "vagas", "anúncios",
    "programação", "annunci", "quotazioni", "programmi", "eventi", "palinsesto",
    "vacatures", "koersen", "ogłoszenia", "notowania", "расписание",
    "программа", "котировки", "вакансии", "объявления", "προγραμμα",
    "πρόγραμμα", "αγώνων", "αγωνων", "konular", "depremler", "ilanlar",
    "yayin akişi", "fikstür", "hava durumu", "التعليقات", "الردود", "الفيديو",
    "وظائف", "مناقصات", "مواضيع", "اعلانات", "البرامج", "مواقيت الصلاه",
    "اوقات الصلاه", "الطقس", "اسعار", "الاسعار", "المباريات", "اگهي", "اگهيها",
    "اوقات شرعي", "برنامه", "דרושים", "מודעות", "לוח שידורים", "זמני תפילה",
    "מזג אוויר", "ulasan", "lowongan", "iklan", "jadwal", "đánh giá", "lịch",
    "求人", "番組表", "日程", "招聘", "价格", "节目单", "留言", "리뷰", "채용",
    "편성표", "parcel", "shipment", "bids", "tracks", "album", "listings",
    "for sale", "changelog", "commits", "builds", "logs", "earthquakes", "quiz",
    "kleinanzeigen", "angebote", "sendung", "sendungsverfolgung",
    "suivi du colis", "colis", "petites annonces", "offres d emploi", "emplois",
    "horaires", "départs", "arrivées", "chat del", "tablón", "opiniones",
    "valoraciones", "pedido", "envío", "salidas", "llegadas", "clasificados",
    "classificados", "encomenda", "classificações", "spedizione", "orari",
    "partenze", "arrivi", "iş ilanlari", "kargo", "satilik", "uçuşlar",
    "namaz vakitleri", "seferler", "αγγελίεσ", "αγγελιεσ", "θέσεισ εργασίασ",
    "δρομολόγια", "αποστολή", "رحلات", "تتبع الشحنه", "مزاد", "العملات",
    "نيازمنديها", "استخدام", "پيگيري مرسوله", "قيمت", "بورس", "پرواز", "گفتگو",
    "نظر كاربران", "מעקב משלוח", "טיסות", "צ אט", "שערי מניות", "יד שניה",
    "דירוגים", "чат", "посылка", "отслеживание", "рейсы", "курсы валют", NULL};

const char *const headwords_nouns[] = {"actualités", "actualidad", "aktuality",
    "berita", "breaking", "eilmeldung", "eilmeldungen", "flash info", "fréttir",
    "haber", "haberler", "haberleri", "headlines", "dernière minute", "hírek",
    "meldungen", "nachrichten", "news", "newsflash", "newsticker", "nieuws",
    "notícias", "noticias", "notizie", "nouvelles", "nyheder", "nyheter",
    "schlagzeilen", "son dakika", "știri", "ştiri", "stiri", "última hora",
    "ultima ora", "ultim ora", "uutiset", "uutisia", "uudised", "vesti",
    "vijesti", "wiadomości", "zprávy", "správy", "tin mới", "tin tức",
    "ειδήσεισ", "ειδησεισ", "νέα", "νεα", "έκτακτο", "новости", "новини",
    "новостей", "срочно", "вести", "вијести", "լուրեր", "լրահոս", "חדשות",
    "מבזק", "מבזקים", "اخبار", "خبر", "عاجل", "مستجدات", "ニュース", "速報",
    "新闻", "新聞", "快讯", "快訊", "要闻", "뉴스", "속보", NULL};

const char *const headwords_stems[] = {"anmeldelse", "antwort", "avis de décès",
    "avaliaç", "bağiş", "beoordeling", "bewertung", "bình luận", "cevap",
    "coment", "comment", "condolence", "değerlendirme", "diskus", "discussion",
    "donation", "donatie", "donaç", "donazion", "doaç", "esquela",
    "falecimento", "forum", "guestbook", "hozzászólás", "komentar", "komentář",
    "komment", "leserbrief", "mesaj", "nekrolog", "necrolog", "nécrolog",
    "obituar", "obituár", "odpowied", "opinie", "omdöme", "rating", "reacti",
    "recenz", "recension", "replies", "réponse", "reseña", "resposta",
    "respuesta", "review", "rezension", "rispost", "shoutbox", "sohbet",
    "spenden", "taziye", "tartişma", "testimonial", "thread", "todesanzeige",
    "traueranzeige", "vefat", "video", "vídeo", "vidéo", "videá", "vélemény",
    "wpłat", "yorum", "σχολι", "σχόλι", "βιντεο", "βίντεο", "κριτικ", "συζητησ",
    "συζήτησ", "απαντησ", "απαντήσ", "κηδει", "κηδεί", "δωρεε", "δωρεέ",
    "видео", "відео", "відгук", "комментар", "коментар", "некролог",
    "обговорен", "обсужден", "отзыв", "ответ", "пожертв", "форум", "תגוב",
    "טוקבק", "סרטונ", "סרטון", "וידאו", "פורום", "פורומ", "תרומות", "ביקורות",
    "اراء الزبائن", "اراء العملاء", "اراء القراء", "تبرعات", "تعازي", "تعليق",
    "تقييم", "دردشه", "درگذشت", "ديدگاه", "ردود", "فيديو", "مشاركات", "منتدي",
    "كامنت", "نظرات", "نقاش", "وفيات", "ويديو", "پاسخ", "コメント", "レビュー",
    "動画", "评论", "評論", "视频", "影片", "댓글", "동영상", NULL};

/* Whether the word is of a script that writes words without blanks between, as
 * Chinese, or joins them, as Korean: from U+3000 on. */
static bool
is_unspaced(const char *word)
{
	return (unsigned char)word[0] >= 0xE3;
}

/* Whether the letters from `s` to `end` are those that Arabic and Hebrew write
 * onto a word: "and", "the", "in", "for". */
static bool
is_prefix(const char *s, const char *end)
{
	enum { BYTES = 2, MOST = 4 * BYTES };
	static const char letters[] = "وفبكلاהובלמש";

	if (end - s > MOST)
		return false;
	for (; s < end; s += BYTES) {
		const char letter[] = {s[0], s[1], '\0'};

		if (strstr(letters, letter) == NULL)
			return false;
	}
	return true;
}

static const char *
word_start(const char *text, const char *at)
{
	while (at > text && at[-1] != ' ')
		at--;
	return at;
}

/* How a table's words are looked for. */
enum wholeness { WHOLE, STEM };

/* Whether the word that stands at `at` in `text` is one there, or begins one.
 */
static bool
stands(const char *text, const char *at, const char *word, enum wholeness as)
{
	char next = at[strlen(word)];

	if (is_unspaced(word))
		return true;
	return (as == STEM || next == ' ' || next == '\0') &&
	       is_prefix(word_start(text, at), at);
}

static bool
has_word(const char *folded, const char *word, enum wholeness as)
{
	const char *at = strstr(folded, word);

	while (at != NULL && !stands(folded, at, word, as))
		at = strstr(at + 1, word);
	return at != NULL;
}

/* The pairs of bytes in a text, as bits: of the hundreds of words, which
 * have two bytes and more, few have their first one in a heading. */
struct pairs {
	uint64_t bits[16];
};

static unsigned
pair_at(const char *s)
{
	return ((unsigned char)s[0] * 31U + (unsigned char)s[1]) % 1024;
}

static void
pairs_of(const char *s, struct pairs *out)
{
	memset(out, 0, sizeof(*out));
	for (; s[0] != '\0'; s++) {
		unsigned k = pair_at(s);

		out->bits[k / 64] |= (uint64_t)1 << k % 64;
	}
}

static bool
has_pair(const struct pairs *p, const char *word)
{
	unsigned k = pair_at(word);

	return (p->bits[k / 64] >> k % 64 & 1) != 0;
}

static bool
says(const char *folded, const char *const *words, enum wholeness as)
{
	struct pairs pairs;

	pairs_of(folded, &pairs);
	for (const char *const *w = words; *w != NULL; w++) {
		if (has_pair(&pairs, *w) && has_word(folded, *w, as))
			return true;
	}
	return false;
}

static bool
heading_says(struct arena *a, const char *heading, const char *const *words)
{
	return heading != NULL && says(fold_text(a, heading), words, WHOLE);
}

bool
headwords_say_news(struct arena *a, const char *heading)
{
	return heading_says(a, heading, headwords_news);
}

bool
headwords_say_popular(struct arena *a, const char *heading)
{
	return heading_says(a, heading, headwords_popular);
}

bool
headwords_begin_with_news(struct arena *a, const char *heading)
{
	const char *folded = fold_text(a, heading);
	const char *const *w = headwords_news;

	for (; *w != NULL; w++) {
		const char *at = strstr(folded, *w);

		if (at != NULL && is_prefix(folded, at) &&
		    stands(folded, at, *w, WHOLE))
			return true;
	}
	return false;
}

/* More words are those of a page's head, or a story's headline. */
static bool
is_brief(const char *heading)
{
	enum { WORDS = 7 };
	int spaces = 0;

	for (; heading != NULL && *heading != '\0'; heading++)
		spaces += *heading == ' ';
	return spaces < WORDS;
}

/* The length of what stands before `with`, or of the whole. */
static size_t
until(const char *s, size_t n, const char *with)
{
	const char *at = strstr(s, with);

	return at != NULL && (size_t)(at - s) < n ? (size_t)(at - s) : n;
}

/* What a heading names first, before "and" or a dash: folded. */
static const char *
first_part(struct arena *a, const char *heading)
{
	static const char *const signs[] = {
	    "&", "+", "/", "|", ":", ",", " - ", "–", "—", "·", "•", "،", NULL};
	static const char *const ands[] = {" and ", " und ", " et ", " y ",
	    " e ", " i ", " a ", " en ", " og ", " och ", " ja ", " oraz ",
	    " és ", " și ", " ve ", " dan ", " và ", " και ", " и ", " та ",
	    " و", " ו", NULL};
	size_t n = strlen(heading);
	char *folded;

	for (const char *const *s = signs; *s != NULL; s++)
		n = until(heading, n, *s);
	folded = fold_text(a, arena_copyn(a, heading, n));
	n = strlen(folded);
	for (const char *const *s = ands; *s != NULL; s++)
		n = until(folded, n, *s);
	folded[n] = '\0';
	return folded;
}

/* "Latest news" of "latest news and videos". */
static bool
names_news_first(struct arena *a, const char *heading)
{
	const char *first = first_part(a, heading);

	return says(first, headwords_nouns, WHOLE) &&
	       !says(first, headwords_stems, STEM);
}

bool
headwords_say_other(struct arena *a, const char *heading)
{
	const char *folded;

	if (heading == NULL || !is_brief(heading))
		return false;
	folded = fold_text(a, heading);
	if (says(folded, headwords_stems, STEM))
		return !names_news_first(a, heading);
	return says(folded, headwords_other, WHOLE) &&
	       !says(folded, headwords_nouns, WHOLE);
}
