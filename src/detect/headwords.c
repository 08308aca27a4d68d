/* headwords.c - headings of the newest news, of the most read, of what is none.
 */
#include "detect/headwords.h"

#include <stdint.h>
#include <string.h>

#include "text/fold.h"

const char *const headwords_news[] = {"aktuell", "aktuelle", "aktuelles",
    "aktuálně", "breaking", "dernière minute", "dernières", "eilmeldung",
    "en continu", "en direct", "fil info", "flash info", "friss", "just in",
    "just nu", "laatste", "latest", "legfrissebb", "live", "lo último",
    "meldungen", "minuto a minuto", "most recent", "na żywo", "nachrichten",
    "najnowsze", "nejnovější", "neueste", "news feed", "news in brief",
    "newsticker", "právě", "recent news", "schlagzeilen", "senaste", "seneste",
    "siste", "son dakika", "son haberler", "terkini", "ticker", "tin mới",
    "top news", "tuoreimmat", "ultim ora", "ultima ora", "ultime",
    "z ostatniej chwili", "última hora", "últimas", "ροή", "ροη", "τελευταία",
    "τελευταια", "τελευταίεσ ειδήσεισ", "τελευταιεσ ειδησεισ", "главное",
    "лента", "новини", "новости", "срочно", "стрічка новин", "լրահոս", "חדשות",
    "מבזק", "מבזקים", "עדכונים", "احدث الاخبار", "اخبار الساعه", "اخبار عاجله",
    "اخبار لحظه", "اخر الاخبار", "اخر المستجدات", "اخرين اخبار",
    "الاخبار العاجله", "اهم الاخبار", "تازه ترين", "خبر فوري", "شريط الاخبار",
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

const char *const headwords_other[] = {"video", "videos", "up next", "autoplay",
    "clips", "gallery", "playlist", "tracklist", "songs", "songs played",
    "now playing", "recently played", "comments", "comment", "reviews",
    "ratings", "answers", "replies", "discussion", "forum", "threads", "topics",
    "chat", "shoutbox", "jobs", "vacancies", "flights", "activity", "offers",
    "ads", "classifieds", "deals", "market", "prices", "quotes", "stocks",
    "schedule", "programme", "program", "tv", "fixtures", "results", "matches",
    "calendar", "events", "agenda", "opening hours", "timetable", "departures",
    "arrivals", "prayer times", "weather", "forecast", "tracking", "log",
    "chapters", "episodes", "kommentare", "bewertungen", "antworten",
    "stellenangebote", "anzeigen", "kurse", "sendungsverlauf", "termine",
    "veranstaltungen", "fahrplan", "wetter", "programm", "spielplan",
    "commentaires", "avis", "réponses", "annonces", "vidéos", "programme tv",
    "météo", "cours", "comentarios", "reseñas", "respuestas", "vídeos",
    "ofertas", "empleos", "anuncios", "cotizaciones", "programación", "eventos",
    "comentários", "avaliações", "respostas", "vagas", "anúncios",
    "programação", "commenti", "recensioni", "risposte", "annunci",
    "quotazioni", "programmi", "eventi", "palinsesto", "reacties",
    "beoordelingen", "vacatures", "koersen", "kommentarer", "omdömen",
    "anmeldelser", "komentarze", "opinie", "odpowiedzi", "ogłoszenia",
    "notowania", "komentáře", "recenze", "hozzászólások", "vélemények",
    "comentarii", "комментарии", "отзывы", "ответы", "видео", "расписание",
    "программа", "котировки", "вакансии", "объявления", "коментарі", "відгуки",
    "відео", "σχολια", "σχόλια", "βιντεο", "βίντεο", "προγραμμα", "πρόγραμμα",
    "αγώνων", "αγωνων", "yorumlar", "konular", "depremler", "cevaplar",
    "videolar", "ilanlar", "yayin akişi", "fikstür", "hava durumu", "تعليقات",
    "التعليقات", "ردود", "الردود", "فيديو", "الفيديو", "وظائف", "مناقصات",
    "منتدي", "مواضيع", "اعلانات", "البرامج", "مواقيت الصلاه", "اوقات الصلاه",
    "الطقس", "اسعار", "الاسعار", "المباريات", "نظرات", "ديدگاه ها", "ويديو",
    "اگهي", "اگهيها", "اوقات شرعي", "برنامه", "תגובות", "סרטונים", "וידאו",
    "דרושים", "מודעות", "לוח שידורים", "זמני תפילה", "מזג אוויר", "ביקורות",
    "komentar", "ulasan", "lowongan", "iklan", "jadwal", "bình luận",
    "đánh giá", "lịch", "コメント", "レビュー", "動画", "求人", "番組表",
    "日程", "评论", "视频", "招聘", "价格", "节目单", "留言", "評論", "影片",
    "댓글", "리뷰", "동영상", "채용", "편성표", "parcel", "shipment", "bids",
    "tracks", "album", "listings", "for sale", "guestbook", "changelog",
    "commits", "builds", "logs", "earthquakes", "quiz", "kleinanzeigen",
    "angebote", "sendung", "sendungsverfolgung", "suivi du colis", "colis",
    "petites annonces", "offres d emploi", "emplois", "horaires", "départs",
    "arrivées", "chat del", "tablón", "opiniones", "valoraciones", "pedido",
    "envío", "salidas", "llegadas", "clasificados", "classificados",
    "encomenda", "classificações", "recensione", "spedizione", "orari",
    "partenze", "arrivi", "yorum", "değerlendirmeler", "sohbet", "iş ilanlari",
    "kargo", "satilik", "uçuşlar", "namaz vakitleri", "seferler", "αγγελίεσ",
    "αγγελιεσ", "θέσεισ εργασίασ", "κριτικέσ", "κριτικεσ", "δρομολόγια",
    "αποστολή", "απαντήσεισ", "دردشه", "رحلات", "تتبع الشحنه", "تقييمات",
    "مزاد", "العملات", "نيازمنديها", "استخدام", "پاسخ ها", "پيگيري مرسوله",
    "قيمت", "بورس", "پرواز", "گفتگو", "نظر كاربران", "מעקב משלוח", "טיסות",
    "צ אט", "פורום", "שערי מניות", "יד שניה", "דירוגים", "чат", "посылка",
    "отслеживание", "рейсы", "форум", "курсы валют", NULL};

/* Whether the word is of a script that writes words without blanks between, as
 * Chinese, or joins them, as Korean: from U+3000 on. */
static bool
is_unspaced(const char *word)
{
	return (unsigned char)word[0] >= 0xE3;
}

/* Whether the word stands there, with the Arabic article too: "اعلانات" in
 * "احدث الاعلانات". */
static bool
has_word(struct arena *a, const char *folded, const char *word)
{
	static const char article[] = "ال";

	if (fold_contains(folded, word) ||
	    (is_unspaced(word) && strstr(folded, word) != NULL))
		return true;
	return strncmp(word, article, sizeof(article) - 1) != 0 &&
	       strstr(folded, article) != NULL &&
	       fold_contains(folded, arena_printf(a, "%s%s", article, word));
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
says(struct arena *a, const char *heading, const char *const *words)
{
	const char *folded;
	struct pairs pairs;

	if (heading == NULL)
		return false;
	folded = fold_text(a, heading);
	pairs_of(folded, &pairs);
	for (const char *const *w = words; *w != NULL; w++) {
		if (has_pair(&pairs, *w) && has_word(a, folded, *w))
			return true;
	}
	return false;
}

bool
headwords_say_news(struct arena *a, const char *heading)
{
	return says(a, heading, headwords_news);
}

bool
headwords_begin_with_news(struct arena *a, const char *heading)
{
	const char *folded = fold_text(a, heading);
	const char *const *w = headwords_news;

	while (*w != NULL && strncmp(folded, *w, strlen(*w)) != 0)
		w++;
	return *w != NULL;
}

bool
headwords_say_popular(struct arena *a, const char *heading)
{
	return says(a, heading, headwords_popular);
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

bool
headwords_say_other(struct arena *a, const char *heading)
{
	return is_brief(heading) && says(a, heading, headwords_other);
}
