/**
 * Whether a danger is only mentioned where a phrase was found in folded text: denied ("no data loss"), guarded against
 * ("protect us from ransomware"), asked about in general ("how do you handle a data breach"), or part of another
 * thing's name ("data loss prevention"). Looks no further than the clause, since folded text has a bar where
 * punctuation was. In doubt the answer is no: a real report in unusual words must stay urgent.
 */
export const isInPassing = (folded: string, start: number, end: number): boolean => {
  const before = folded.slice(Math.max(folded.lastIndexOf("|", start - 1) + 1, start - CLAUSE), start).trim();
  const after = folded.slice(end, end + CLAUSE).trim();
  return isBefore(before) || AFTER.test(after);
};

/** Characters on each side that are looked at. */
const CLAUSE = 120;

const isBefore = (before: string): boolean =>
  (DENIED.test(before) && !FAILED.test(before)) || HYPOTHETICAL.test(before) || IN_GENERAL.test(before);

/** Words that may stand between a denial and the danger: "without any further data loss". */
const BETWEEN =
  "(?: (?:a|an|any|data|security|total|full|complete|major|wide|of|for|such|future|possible|potential|accidental|sudden|eine[nmr]?|die|der|des|l|la|le|les|une|un|una|las|los|toute|tout|alle|jede[nmr]?|jeglichen|qualquer|uma))*$";

const words = (...lists: readonly string[]): string => lists.join("|").replaceAll(", ", "|");

/** A denial or a precaution directly before the danger. */
const DENIED = new RegExp(
  `(?:^| )(?:${words(
    "no, not, without, zero, never, avoid, avoids, avoiding, prevent, prevents, preventing, against, rather than",
    "kein, keine, keinen, keinem, ohne, gegen, vermeiden, vor",
    "sans, pas de, aucune, aucun, eviter, contre, empecher",
    "sin, ninguna, ningun, evitar, contra, prevenir",
    "senza, nessuna, nessun, evitare, contro, prevenire",
    "sem, nenhuma, nenhum",
    "बिना, بدون, دون, منع, تجنب, ضد",
  )})${BETWEEN}|(?:没有|没|無|无|避免|防止|预防|預防|以防|不会|不會)$`,
);

/** Folded, so without apostrophes. A precaution that did not help is a report: "could not prevent the data loss". */
const FAILED =
  /(?:did not|didn t|could not|couldn t|cannot|can t|can not|failed to|unable to|too late to|nicht|konnten|n a pas pu|no pudimos) (?:\S+ )?(?:avoid|prevent|vermeiden|eviter|empecher|evitar)/;

/** The danger is something that may happen. */
const HYPOTHETICAL = new RegExp(
  `(?:^| )(?:${words(
    "in case of, in the case of, in the event of, in the unlikely event of, what if there is, what if we have, what if we had, if there is, if there was, if there were, if there ever is",
    "if we ever have, if we have, if you have, if you had, if we had, if i had, should there be, risk of, risks of, the chance of, the possibility of, the danger of, fear of, afraid of",
    "worried about, concerned about, (?:could|can|may|might)(?: \\S+){0,4} (?:lead to|cause|result in)",
    "protect us from, protect me from, protect our data from, protect my data from, protect you from, protect yourself from, protected from, protection from, safe from, secure from",
    "prepare for, prepared for, recover from a possible, insurance for, policy on, policy for, plan for, training on, article about, article on, newsletter about, newsletter on, webinar on",
    "webinar about, blog post about, news about, read about, heard about, reading about, learn about, question about, questions about, tips on, guide to",
    "im falle, im falle von, falls es zu, schutz vor, risiko von, gefahr von, angst vor",
    "en cas de, protection contre, risque de, en caso de, riesgo de, proteger de, in caso di, rischio di, em caso de, risco de",
    "في حالة, خطر",
  )})${BETWEEN}|(?:如果|万一|萬一|もし|만약).{0,6}$`,
);

/** A general question: no "the", "this" or "our" before the danger, which would be one that has happened. */
const IN_GENERAL =
  /^(?:(?:hello|hi|and|so|also|please tell me|i would like to know|we would like to know) )*(?:how (?:do|does|would|should|can|could) (?:you|your \S+|it|i|we|one)|do you|does (?:it|your \S+(?: \S+)?)|what (?:do|does|would|happens|is|are|about)|can (?:you|it|your \S+)|will you|who (?:pays|is liable|is responsible)|is there (?:a|any) (?:plan|protection|insurance|policy|guide|way))(?: (?!the |this |that |our |my |your |these |those |last |recent |another |has |had |have |was |were |happened )\S+){0,8}$/;

/** The danger is part of the name of something harmless, or what is done about it follows, as in Japanese. */
const AFTER = new RegExp(
  `^(?:${words(
    "prevention, protection, policy, policies, insurance, plan, plans, procedure, procedures, clause, drill, drills, simulation, simulations",
    "exercise, checklist, training, awareness, scanner, scanners, detection, detector, newsletter, webinar, article, law, laws, notification law, coverage, guard",
    "vorbeugung, versicherung, schutz, vermeiden, verhindern, ausschliessen",
  )})(?: |$)|^(?:なし|無し|を防|を避|防止|対策|予防|の場合|した場合|の可能性|が心配|怎么办|怎麼辦|的风险|的風險|防护|防護|방지|예방|없이|없는|위험|대책|से बच|रोकथाम)`,
);
