/* timetraps.c - see timetraps.h. */
#include "timetraps.h"

#include <stddef.h>

/* None of these is a time: not as a whole and at no edge, in no language. */
const char *const timetraps[] = {
    /* scores, ratios, verses */
    "1:1", "4:2", "0:0", "2-1", "3-0", "23 : 13", "3 - 2", "2:1 (1:0)", "16:9",
    "Genesis 3:16-18", "John 3:16-18", "Ps 12:3", "21:19, 21:15", "6:4 7:5",
    "Real Madrid 2-1 Barcelona", "الأهلي 2 - 1 الزمالك",
    "Bayern - Dortmund 4:2", "1-0", "أهداف 3-2",
    /* durations */
    "03:33 min", "01:07 min", "12:45 минут", "5 min read", "2 min de lecture",
    "3 dakikalık okuma", "مدة القراءة 5 دقائق", "90 minutes", "5 min",
    "10 hours", "4 years", "5 سنوات", "3 أيام", "2 Stunden", "1 an 2 mois",
    "45+2'", "90'", "1h 30m", "1h 30 m", "2h15m", "1h 30m 20s video",
    "00:03:33:10", "PT4H18M3S",
    /* prices, percentages, amounts */
    "17.54 %", "10.15 €", "€10.00", "$5.30", "12.50 USD", "10:15%", "1.234,56",
    "12,5", "63%", "5,000", "10.000 ليرة", "89.500 ل.ل.", "3.14", "11.05",
    "3.12", "1.10", "1 000 000", "-5 °C", "25°", "10:15'", "+1200", "500 km",
    "7.1 بقوة",
    /* opening hours, ranges, programmes */
    "08.30 - 12.00 Uhr", "13:30 - 14:00", "10:00-12:00", "9:00-17:00",
    "9:00–17:00", "9-17", "Mo-Fr 9-18 Uhr", "10:00 - 18:00", "8 a.m. - 5 p.m.",
    "13:30 bis 14:00 Uhr", "من 13:30 إلى 14:00", "Open 24 hours", "24/7",
    "عاجل 24/7", "24h", "24h/24", "7j/7", "24 Stunden", "24 h", "100 h",
    "5 мин", "10 мин", "5 mln", "2:03:23.45",
    /* distances, firms, dates of attacks */
    "1500m", "400m", "100 m", "3M", "8M", "11-M", "15-M", "3D",
    /* opening hours, ranges, programmes */
    "20:15 - 21:45 Tatort", "03:59 05:25 12:20", "الفجر 03:59 الظهر 12:20",
    "Fajr 4:15 Dhuhr 12:30 Asr 3:45",
    /* versions, addresses, phone numbers */
    "10.15", "1.2.3", "v2.10.5", "v10.12", "192.168.1.1", "127.0.0.1:8080",
    "iOS 17.4.1", "01 23 45 67 89", "+961 1 234 567", "555-1234", "03/123456",
    "110-112", "2001:db8::1", "00:1A:2B:3C:4D:5E", "12-34-56-78",
    "ISO 8601:2004", "4:20:69", "1/2", "3/4", "50/50", "9/11/1", "100/200",
    "007",
    /* clocks that aren't */
    "9:73", "25:13", "24:01", "24:00:01", "24:00 pm", "24.00", "24:59", "24:24",
    "0:00-24:00", "00:00 – 24:00 Uhr", "24:00 - 06:00", "13:30 -14:00",
    "13:30-1400", "1:0 (0:0)", "2:1 n.V.", "03:33 min", "3:25 min", "12:45 min",
    "1:23.45",
    /* zones without a clock, weekdays without one */
    "+0200", "UTC+2", "UTC-13", "09:13 UTC-13", "09:13 UTC+14:30",
    "09:13 GMT+20", "GMT", "EDT", "10 EST", "PST 5", "last Friday",
    "Next Monday", "last Friday's vote", "next Saturday the country votes",
    "letzten Freitag", "الجمعة الماضية", "جمعه گذشته",
    "2 days ago, 14:30 people", "Moins de 20 ans", "moins de 30 ans", "12:60",
    "10:15:60", "009:13", "09:130", "9:1", "10:00:00:00", "0:30 pm", "13:05 am",
    "-10:15", "10:15.300.1", "10:15/20", "23: 13", ":30", "12:", "1:2:3",
    /* dates that aren't */
    "31 February 2026", "31 فبراير 2026", "30 Feb", "32 January 2026",
    "31/02/2025", "2025-13-01", "2025-02-29", "31 апреля 2026", "31.04.2026",
    "0 May 2026", "31 مهر 1404", "12/09/18567", "2025", "1438", "2108", "May",
    "مارس", "May 2026", "أيار 2026", "2025-2026", "5-7 May", "1.-3. Mai",
    "13/13/2025", "00/00/0000", "0000-00-00", "99.99.9999",
    "Aug 7, 2014Aug 7, 2014", "31 شباط", "30 شباط 2026",
    /* names and slogans with a date in them */
    "قوى 14 آذار تجتمع", "حركة 14 آذار: بيان", "ثورة 25 يناير في ذكراها",
    "11 septembre: un documentaire", "6 Nisan caddesi'nde yangın",
    "Mars 3: Nasa's probe", "May 4 be with you", "3 Mart mahallesi",
    "4th of July parade", "Black Friday", "9/11 remembered", "عملية 7 أكتوبر",
    "7 أكتوبر: كيف حدث",
    /* tabs and labels */
    "last 24 hours", "24h ago", "Last 7 days", "آخر 24 ساعة", "۲۴ ساعت گذشته",
    "Past 24 hours", "24 ore", "Le 24 heures", "this week",
    "Nachrichten heute 24", "Top 10 today's news", "48 Stunden", "60 Minutes",
    "24 Heures",
    /* words of headlines */
    "منذ 5 سنوات والأزمة مستمرة", "قبل ساعات من الانتخابات",
    "5 سنوات على انفجار المرفأ", "حوالي الساعة 10:00 (بتوقيت موسكو)",
    "10 dead, 5 minutes after the blast", "2 hours ago he resigned",
    "In 5 days the vote begins", "Vor 3 Jahren begann der Krieg",
    "Il y a 50 ans, la Lune", "Now: Minister speaks", "الآن: الرئيس يتحدث",
    "Today in history", "Heute wird gewählt", "Yesterday's man",
    "بعد 3 أيام من المفاوضات", "the session begins at 10:00",
    "Sitzung um 10:00 Uhr", "יכונס ב-20:30", "الجلسة الساعة 10:00",
    "Today 18:00 the parliament votes on it", "عون: 10:15", "10:15headline",
    "headline10:15", "10:15عون", "Friday 13:00 is the new hour",
    "3 killed in 5 days", "1 year on", "Sun", "Mon", "mar", "so", "no", "a",
    "ماي", "آب", "Lo", "Par", "ET May", NULL};
