import type { SignalWords } from "./find-signals.js";

/** Pronouns, moods and times: who speaks of whom, of what is now, and of what would be. */
export const GRAMMAR_WORDS = {
  we: {
    en: "we, we're, we've, we'd, our, ours, us",
    de: "wir, uns, unser*",
    fr: "nous, notre, nos, les nôtres",
    es: "nosotros, nosotras, nuestr*, hemos, tenemos, podemos, estamos, somos, queremos, llevamos, vemos, usamos",
    it: "noi, nostr*, abbiamo, siamo, possiamo, riusciamo, vogliamo, vediamo, usiamo, stiamo",
    pt: "nós, noss*, temos, estamos, somos, podemos, conseguimos, queremos, a gente, usamos, ficamos",
    nl: "wij, we, ons, onze",
    ja: "当社, 弊社, 弊店, 当店, 当院, 当園, 当校, 当館, 我々, 私たち, 私達, 私ども, わたしたち, 我が社, 当方, うちの",
  },
  me: {
    en: "i, i'm, i've, i'd, my, me, mine, myself",
    de: "ich, mir, mich, mein*",
    fr: "je, j', j'ai, mon, ma, mes, moi, me, m'a",
    es: "yo, mi, mis, mí, me, he, tengo, puedo, estoy, soy, quiero",
    it: "io, mio, mia, miei, mie, mi, ho, posso, riesco, voglio",
    pt: "eu, meu, minha, meus, minhas, mim, me, tenho, estou, posso, consigo, sou, quero",
    nl: "ik, mij, me, mijn",
    ja: "私は, 私の, 私が, 私も, 僕, わたし, 自分の, 俺",
  },
  you: {
    en: "you, your, yours, you've, you're, you'd",
    de: "sie, ihr, ihre, ihrem, ihren, ihrer, ihnen, ihres, du, dein*, euch, euer, eure, eurem, euren, eurer",
    fr: "vous, votre, vos, tu, ton, tes, te",
    es: "usted, ustedes, vosotros, vuestr*, su, sus, os, tu, tus, te, vos",
    it: "voi, vostr*, lei, vi, ve, tu, tuo, tua, tuoi",
    pt: "você, vocês, vosso, vossa, vossos, vossas, seu, sua, seus, suas, vos, teu, tua",
    nl: "u, uw, jullie, jij, je, jouw, jou",
    ja: "貴社, 御社, そちら, あなた, お宅, おたく, 皆様, 皆さま, みなさま, 君たち",
  },
  would: {
    en: "would, could, might, should, wouldn't, couldn't, perhaps, maybe",
    de: "würde*, könnte*, wäre*, hätte*, möchte*, sollte*, vielleicht, dürfte*, gern, gerne",
    fr:
      "serait, seraient, pourrait, pourriez, pourrions, voudrais, voudrions, aimerais, aimerions, devrait, faudrait, aurait, auriez, peut-être, " +
      "souhaiterais",
    es: "sería, serían, podría, podrían, podríais, podríamos, querría, quisiera, gustaría, debería, habría, quizá, quizás, tal vez, vendría",
    it: "sarebbe, sarebbero, potrebbe, potreste, potremmo, vorrei, vorremmo, piacerebbe, dovrebbe, avrebbe, forse, magari",
    pt: "seria, seriam, poderia, poderiam, poderíamos, gostaria, gostaríamos, queria, deveria, haveria, talvez, teria, teriam",
    nl: "zou, zouden, zou je, misschien, wellicht, mogen, graag",
    ja: "でしょうか, だろうか, かもしれ, たいと, いただければ, 頂ければ, いただけます, いただけれ, ようであれば, もし",
  },
  ifWord: {
    en: "if, whether, unless, as long as, in case, once, whenever",
    de: "wenn, falls, ob, sofern, sobald, sonst",
    fr: "si, sinon, dès que, au cas où, tant que, lorsque",
    es: "si, en caso de, siempre que, en cuanto, mientras, cuando",
    it: "se, qualora, nel caso, appena, finché, quando",
    pt: "se, caso, quando, enquanto, assim que, desde que",
    nl: "als, indien, of, mocht, zodra, zolang, wanneer",
    ja: "場合, とき, なら, たら, れば, かどうか, 際に",
  },
  recent: {
    en:
      "today, this morning, tonight, this afternoon, this evening, since this morning, last night, overnight, yesterday, just now, right now, now, " +
      "at the moment, since midnight, since dawn, an hour ago, minutes ago, half an hour, since noon, this minute, at present, currently",
    de:
      "heute, heute morgen, heute früh, heute nacht, seit heute, vorhin, gerade, eben, jetzt, momentan, im moment, derzeit, gestern, gestern abend, " +
      "letzte nacht, über nacht, seit mitternacht, seit dem morgen, vor einer stunde, vor 0 minuten, seit 0 uhr, aktuell",
    fr:
      "aujourd'hui, ce matin, cette nuit, ce soir, cet après-midi, depuis ce matin, hier, hier soir, à l'instant, maintenant, en ce moment, " +
      "actuellement, depuis minuit, depuis midi, il y a une heure, il y a 0 minutes, depuis 0 h, depuis 0 heures, depuis l'aube, tout de suite",
    es:
      "hoy, esta mañana, esta noche, anoche, esta tarde, desde esta mañana, ayer, ahora, ahora mismo, en este momento, actualmente, desde medianoche, " +
      "desde el mediodía, hace una hora, hace 0 minutos, desde las 0, desde el amanecer",
    it:
      "oggi, stamattina, stamani, stanotte, stasera, questo pomeriggio, da stamattina, ieri, ieri sera, adesso, ora, in questo momento, attualmente, " +
      "da mezzanotte, da mezzogiorno, un'ora fa, 0 minuti fa, dalle 0, dall'alba",
    pt:
      "hoje, esta manhã, hoje de manhã, hoje cedo, esta noite, esta tarde, desde cedo, ontem, ontem à noite, agora, agora mesmo, neste momento, " +
      "atualmente, desde a meia-noite, desde o meio-dia, há uma hora, há 0 minutos, desde as 0, de madrugada",
    nl:
      "vandaag, vanmorgen, vanochtend, vannacht, vanavond, vanmiddag, sinds vanochtend, sinds vanmorgen, gisteren, gisteravond, zojuist, nu, " +
      "op dit moment, momenteel, sinds middernacht, sinds vannacht, een uur geleden, 0 minuten geleden, vanaf 0 uur, sinds 0 uur",
    ja: "今日, 本日, 今朝, 昨夜, 昨晩, 昨日, 今, ただいま, 現在, 先ほど, さきほど, さっき, 夜中から, 今夜, 午前中から, 朝から, 昼から, 0時から, 0時頃から, 0分前, 0時間前, 開店から, 開館から",
  },
} as const satisfies Readonly<Record<string, SignalWords>>;
