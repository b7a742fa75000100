/**
 * Word stems of one language. A word counts when it begins with a stem. In a language without spaces, a stem counts
 * when the text contains it.
 */
export interface Lexicon {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  /** Words that negate the following stem. Japanese writes them after it, so its stems are listed in negated form. */
  readonly negators: readonly string[];
  readonly spaced: boolean;
}

const list = (words: string): readonly string[] => words.split(" ");

const spaced = (positive: string, negative: string, negators: string): Lexicon => ({
  positive: list(positive),
  negative: list(negative),
  negators: list(negators),
  spaced: true,
});

const unspaced = (positive: string, negative: string, negators: string): Lexicon => ({
  ...spaced(positive, negative, negators),
  spaced: false,
});

/** Words of praise and complaint in the languages other than English in which Comprehend detects sentiment. */
export const LEXICONS: Readonly<Record<string, Lexicon>> = {
  es: spaced(
    "excelent genial graci buen perfect fantástic encant maravillos feliz contento satisfech rápid útil fácil mejor increíble",
    "mal peor terrible horrible pésim error fall lent roto rota perd imposible inaceptable enfadad furios decepcion frustr problema queja urgente bloque estaf odio cierra",
    "no nunca ni sin",
  ),
  fr: spaced(
    "excellent génial merci bon bonne parfait fantastique ador merveilleu heureu content satisfait rapide utile facile super formidable",
    "mauvais pire terrible horrible nul erreur panne lent cassé perdu impossible inacceptable furieu déçu décevant frustr problème plainte scandal bloqu plante déteste",
    "ne pas jamais sans aucun",
  ),
  de: spaced(
    "ausgezeichnet toll danke gut super perfekt fantastisch liebe wunderbar glücklich zufrieden schnell hilfreich einfach großartig begeister",
    "schlecht schlimm furchtbar schrecklich miserabel fehler langsam kaputt verloren unmöglich inakzeptabel wütend verärgert enttäusch frustr problem beschwerde abstürz stürzt absturz katastroph hasse unzufrieden falsch",
    "nicht kein nie ohne",
  ),
  it: spaced(
    "eccellent grazie buon ottim perfett fantastic ador meraviglios felice content soddisfatt veloce util facile bellissim",
    "male peggio terribil orribil pessim errore guasto lent rotto rotta perso perdut impossibil inaccettabil arrabbiat furios delus frustr problema reclamo blocca vergogn sbagliat odio",
    "non mai senza nessun",
  ),
  pt: spaced(
    "excelente obrigad bom boa ótim perfeit fantástic ador maravilh feliz content satisfeit rápid útil fácil incrível",
    "mau ruim pior terrível horrível péssim erro falha lent quebrad perdi perdeu impossível inaceitável furios irritad decepcion frustr problema reclama trava errad odeio",
    "não nunca nem sem",
  ),
  ar: spaced(
    "ممتاز شكرا رائع جيد سعيد سريع مفيد أحب مثالي جميل",
    "سيئ سيء أسوأ فظيع رهيب خطأ خاطئ بطيء معطل فقدت مستحيل غير غاضب محبط مشكلة شكوى تعطل أكره",
    "لا ليس لم",
  ),
  hi: spaced(
    "अच्छ धन्यवाद शानदार बढ़िया खुश तेज़ उपयोगी पसंद उत्कृष्ट",
    "खराब बुरा बुरी भयानक गलत धीम टूट खो असंभव नाराज गुस्स निराश समस्या शिकायत बंद परेशान",
    "नहीं न मत",
  ),
  ja: unspaced(
    "ありがとう 素晴らし 最高 良い 良かった 嬉しい 満足 便利 大好き 助かり 快適 完璧",
    "最悪 ひどい 酷い 悪い 遅い 壊れ 困っ 失望 怒 不満 エラー 障害 間違 できません できない 動かない 消えた 苦情 不便",
    "ではなく",
  ),
  ko: unspaced(
    "감사 훌륭 최고 좋아 좋은 좋습 만족 행복 빠르 유용 완벽 편리",
    "최악 나쁜 나쁘 느려 느립 고장 오류 실망 화가 불만 문제 잘못 없습니다 안됩니다 안 돼 짜증 답답 끔찍",
    "안 못",
  ),
  zh: unspaced(
    "谢谢 感谢 很好 优秀 太棒 满意 喜欢 完美 方便 高兴 出色",
    "糟糕 差劲 错误 太慢 很慢 坏了 丢失 无法 不能 失望 生气 愤怒 问题 投诉 崩溃 故障 垃圾 不满",
    "不 没",
  ),
  "zh-TW": unspaced(
    "謝謝 感謝 很好 優秀 太棒 滿意 喜歡 完美 方便 高興 出色",
    "糟糕 差勁 錯誤 太慢 很慢 壞了 遺失 無法 不能 失望 生氣 憤怒 問題 投訴 當機 故障 垃圾 不滿",
    "不 沒",
  ),
};
