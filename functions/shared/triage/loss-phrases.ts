import { type SentencePattern, wordsOf } from "./word-matcher.js";

// Sentences that report lost data: what is lost, what happened to it, and the few words that may stand between them.
// All are matched in folded text: lower case, without accents, with a bar where punctuation was.

const phrase = (...parts: readonly string[]): string => parts.join(" ");

const DATA_EN = "(?:data|datas|files|records|documents|databases?|folders|backups)";
const WHOSE_EN =
  "(?:all|of|our|my|the|this|that|their|some|most|half|any|whole|entire|important|customer|customers|client|user|project|production|many|several|\\d+|two|three|four|five|ten|hours|days|weeks|months|years|year|month|week|worth|s)";
const GONE_EN = "(?:gone|lost|vanished|disappeared|wiped|erased|destroyed|overwritten)";
const WAS_EN = "(?:was|were|is|are|got|has|have|has been|have been|has just been|have just been)";
const SURELY_EN = "(?:all|now|just|completely|simply|permanently|suddenly|totally|irrevocably)";
const REMOVED_EN = "(?:deleted|wiped|erased|destroyed|overwritten|overwrote|corrupted|leaked|lost)";
const DONE_EN = "(?:was|were|got|has been|have been|has just been|have just been)";
const SOMEONE_EN =
  "(?:you|someone|somebody|anyone|anybody|update|migration|sync|support|agent|colleague|app|system|bug)";

const ENGLISH = [
  // The data of the last three years is gone; all data lost.
  phrase(`${DATA_EN}(?: (?:of|from|in|for|since) (?:[^\\s|]+ ){0,4}[^\\s|]+)?`, `${WAS_EN}(?: ${SURELY_EN})?`, GONE_EN),
  phrase(`(?<! (?:is|are|be|will|would) )all (?:${WHOSE_EN} ){0,3}${DATA_EN}`, GONE_EN),
  phrase(
    `(?:our|customer|customers|whole|entire) (?:[^\\s|]+ )?${DATA_EN}`,
    `${DONE_EN}(?: ${SURELY_EN})?`,
    REMOVED_EN,
  ),
  // We lost three years of data; why did I lose my data; did you delete our data; the sync wiped our files.
  phrase("(?:we|i|ve|have|has|you|it|update|migration|sync)", `lost (?:${WHOSE_EN} ){1,5}${DATA_EN}`),
  phrase("did (?:we|i|you)", `lose (?:${WHOSE_EN} ){1,4}${DATA_EN}`),
  phrase("(?:keep|keeps|are|am) losing", `(?:${WHOSE_EN} ){0,4}${DATA_EN}`),
  phrase(
    `did ${SOMEONE_EN} (?:just |really )?(?:delete|wipe|erase|destroy|leak)`,
    `(?:our|all) (?:${WHOSE_EN} ){0,3}${DATA_EN}`,
  ),
  phrase(
    `${SOMEONE_EN} (?:has |have |just )*(?:deleted|wiped|erased|destroyed|overwrote|leaked)`,
    `(?:our|all) (?:${WHOSE_EN} ){0,3}${DATA_EN}`,
  ),
  phrase("(?:we|i|ve|have) lost everything"),
  // Our files? They are gone. Where is my data: gone.
  phrase(
    `(?:our|my|all|the|customer|s) (?:[^\\s|]+ )?${DATA_EN}`,
    `\\| (?:(?:they|it|these|those|this|everything|all|that) (?:(?:${WAS_EN}|s|re|ve|have all|are all) )?)?(?:${SURELY_EN} )?${GONE_EN}`,
  ),
];

const ROMANCE = [
  // Nos fichiers ? Ils ont disparu. ¿Nuestros archivos? Han desaparecido. I nostri dati? Spariti.
  "(?:nos|mes|les) (?:donnees|fichiers|documents) \\| (?:(?:ils|elles|tous|toutes|tout) )?(?:(?:ont|sont|a) )?(?:tous |toutes )?(?:disparu|disparus|disparues|perdus|perdues|effaces|effacees|supprimes|supprimees)",
  "(?:nuestros|mis|los) (?:datos|archivos|ficheros) \\| (?:(?:se|ya|todos) )?(?:han )?(?:desaparecido|desaparecieron|perdidos|borrados|borrado|perdido)",
  "se (?:nos|me) han (?:borrado|perdido|eliminado) (?:(?:todos|los|nuestros|mis) )+(?:datos|archivos|ficheros)",
  "(?:i nostri|i miei|i|tutti i) (?:dati|file) \\| (?:(?:sono|tutti) )*(?:spariti|scomparsi|persi|cancellati)",
  "(?:(?:os|nossos|meus|todos) )+(?:dados|arquivos|ficheiros) \\| (?:(?:eles|todos) )?(?:sumiram|desapareceram|perdidos|apagados)",
  "(?:sumiram|desapareceram) (?:(?:todos|os|nossos|meus) )+(?:dados|arquivos|ficheiros)",
  // French
  "perdu (?:(?:toutes|tous|nos|mes|les|des|nos|trois|deux|annees|ans|de) ){1,4}(?:donnees|fichiers|documents)",
  "(?:donnees|fichiers) (?:[^\\s|]+ ){0,2}?(?:ont|sont) (?:[^\\s|]+ ){0,2}?(?:disparu|disparues|disparus|perdues|perdus|supprimees|supprimes|effacees|effaces)",
  "(?:avez vous|vous avez|a) (?:supprime|efface|perdu) (?:(?:toutes|tous|nos|mes) )+(?:donnees|fichiers)",
  // Spanish
  "(?:perdi|perdimos|perdido|perdieron|borraron|borro|elimino|borrado|eliminado|desaparecido) (?:(?:todos|todas|los|las|nuestros|mis|sus) )+(?:datos|archivos|ficheros)",
  "(?:datos|archivos) (?:se )?(?:han|fueron) (?:sido )?(?:desaparecido|perdido|borrado|borrados|eliminado|eliminados)",
  // Italian
  "(?:perso|cancellato|perduto) (?:(?:tutti|i|nostri|miei|dei) )+(?:dati|file)",
  "(?:dati|file) (?:sono|sono stati|sono tutti) (?:spariti|scomparsi|persi|cancellati|eliminati)",
  // Portuguese
  "(?:perdemos|perdi|perderam|perdido|apagaram|apagou) (?:(?:todos|os|nossos|meus) )+(?:dados|arquivos|ficheiros)",
  "(?:dados|arquivos) (?:foram|estao) (?:perdidos|apagados|excluidos|deletados)",
];

const GERMANIC = [
  // Unsere Dateien? Weg. Onze bestanden? Die zijn weg.
  "(?:(?:unsere|meine|alle|die) )+(?:[^\\s|]{0,20}daten|dateien|dokumente) \\| (?:(?:sie|die|alle|alles) )?(?:(?:sind|ist|waren) )?(?:(?:alle|komplett|einfach) )?(?:weg|verschwunden|verloren|geloscht|futsch)",
  "(?:(?:onze|mijn|alle|de) )+(?:gegevens|bestanden) \\| (?:(?:ze|die|alles) )?(?:(?:zijn|is) )?(?:weg|verdwenen|verloren|gewist|kwijt)",
  // German
  "(?:(?:all|alle|unsere|meine|die|samtliche|s) )+(?:[^\\s|]{0,20}daten|dateien|dokumente|datenbank) (?:(?:sind|wurden|ist|wurde|waren|einfach|plotzlich|alle|komplett|auf einmal) )*(?:weg|verschwunden|verloren|geloscht|futsch|uberschrieben)",
  "(?:sind|wurden) (?:(?:unsere|meine|alle|samtliche) )+(?:[^\\s|]{0,20}daten|dateien) (?:[^\\s|]+ )?(?:weg|verschwunden|verloren|geloscht)",
  "(?:haben|hat|habe) (?:[^\\s|]+ ){0,2}?(?:(?:unsere|meine|alle|samtliche) )+(?:[^\\s|]{0,20}daten|dateien) (?:[^\\s|]+ )?(?:verloren|geloscht|uberschrieben)",
  // Dutch
  "(?:(?:al|alle|onze|mijn|de) )+(?:gegevens|bestanden|data) (?:(?:zijn|is|allemaal) )*(?:weg|verdwenen|verloren|gewist|kwijt|verwijderd)",
  "zijn (?:(?:al|alle|onze|mijn) )+(?:gegevens|bestanden|data) (?:[^\\s|]+ )?(?:weg|verdwenen|verloren|gewist|verwijderd)",
];

/** Scripts without spaces between words, or with particles attached to them. */
const UNSPACED = [
  "(?:データ|ファイル)[^| ]{0,8}(?:消え|消失|消滅|なくな|無くな|失われ|消され)",
  "(?:数据|數據|资料|資料|文件)[^| ]{0,6}(?:丢失|丟失|丢了|丟了|不见了|不見了|没了|消失了|被删|被刪)",
  // Arabic
  "(?:بيانات|ملفات|البيانات|الملفات)[^| ]{0,4}(?: [^|\\s]+){0,2}? (?:اختفت|ضاعت|حذفت|فقدت|مسحت)",
  "(?:اختفت|ضاعت|حذفت|فقدنا|فقدت|خسرنا|تم حذف)(?: (?:كل|جميع))? (?:ال)?(?:بيانات|ملفات)",
  "(?:데이터|파일|자료)(?:가|이|는|를|도)?(?: [^|\\s]{1,4}){0,2} ?(?:사라졌|사라져|사라지고|삭제되|삭제됐|날아갔|없어졌|유실)",
];

/** A report of lost data. Words have their boundaries in the pattern. */
export const LOSS_REPORTED: SentencePattern = {
  pattern: new RegExp(` (?:${[...ENGLISH, ...ROMANCE, ...GERMANIC].join("|")})(?= )|(?:${UNSPACED.join("|")})`, "g"),
  oneOf: wordsOf({
    en: "data, file, record, document, folder, backup, lost everything",
    fr: "donnees, fichier",
    es: "datos, archivos, ficheros",
    it: "dati",
    pt: "dados, arquivos, ficheiros",
    de: "daten, dateien, dokumente",
    nl: "gegevens, bestanden",
    ja: "データ, ファイル",
    zh: "数据, 數據, 资料, 資料, 文件",
    ar: "بيانات, ملفات",
    ko: "데이터, 파일, 자료",
  }),
};
