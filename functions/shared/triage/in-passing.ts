/**
 * Whether a danger is only mentioned where a phrase was found in folded text: denied ("no data loss"), guarded against
 * ("protect us from ransomware"), asked about in general ("how do you handle a data breach"), or part of another
 * thing's name ("data loss prevention"). Looks no further than the clause, since folded text has a bar where
 * punctuation was. In doubt the answer is no: a real report in unusual words must stay urgent.
 */
export const isInPassing = (folded: string, start: number, end: number): boolean => {
  const near = folded.slice(Math.max(0, start - CLAUSE), start);
  const before = near.slice(near.lastIndexOf("|") + 1).trim();
  const after = folded.slice(end, end + CLAUSE).trim();
  return isBefore(before) || AFTER.test(after);
};

/** Characters on each side that are looked at. */
const CLAUSE = 120;

const isBefore = (before: string): boolean =>
  !FAILED.test(before) &&
  (DENIED.test(before) || HYPOTHETICAL.test(before) || MAY_CAUSE.test(before) || IN_GENERAL.test(before));

/** Words that may stand between a denial and the danger: "without any further data loss". */
const BETWEEN =
  "(?: (?:a|an|any|all|data|security|total|full|complete|major|wide|of|for|such|future|possible|potential|accidental|sudden|eine[nmr]?|die|der|des|l|la|le|les|une|un|una|las|los|toute|tout|alle|jede[nmr]?|jeglichen|een|qualquer|uma))*$";

const words = (...lists: readonly string[]): string => lists.join("|").replaceAll(", ", "|");

/** A denial or a precaution directly before the danger. */
const DENIED = new RegExp(
  `(?:^| )(?:${words(
    "no, not, without, zero, never, avoid, avoids, avoiding, avoided, prevent, prevents, preventing, prevented, against",
    "rather than, none of (?:our|my|the), nobody (?:was|has been|is), no one (?:was|has been|is), restrict, restricts, block, blocks, blocking, detect, detects, detecting, mitigate",
    "reduce, alert on, alerts on, warn of, warn about, warned before, warns before",
    "(?:do|does|did|will|would|should|must|can) not (?:suffer|have|see|get|experience|face|risk|want|need|mean)",
    "(?:protect|protects|protecting|safeguard|shield)(?: \\S+){1,3} (?:from|against)",
    "kein, keine, keinen, keinem, ohne, gegen, vermeiden, vor, verhindern sie, verhindert ihr, verhindere ich",
    "verhindern wir, vermeide ich, vermeiden wir",
    "sans, pas de, aucune, aucun, eviter, contre, empecher",
    "sin, ninguna, ningun, evitar, contra, prevenir",
    "senza, nessuna, nessun, evitare, contro, prevenire",
    "sem, nenhuma, nenhum, zonder, geen, tegen, voorkomen, voorkom ik(?: dat)?(?: we| wij)?",
    "बिना, بدون, دون, منع, تجنب, ضد",
  )})${BETWEEN}|(?:没有|没|無|无|避免|防止|预防|預防|防范|防範|以防|不会|不會)$`,
);

/** Folded, so without apostrophes. A precaution that did not help is a report: "could not prevent the data loss". */
const FAILED =
  /(?:did not|didn t|could not|couldn t|cannot|can t|can not|failed to|unable to|too late to|nicht|konnten|n a pas pu|no pudimos) (?:\S+ )?(?:avoid|prevent|protect|stop|block|detect|restrict|vermeiden|verhindern|eviter|empecher|evitar)/;

/** A question or a warning what something may do: "would a restart cause", "peut entraîner une". */
const MAY_CAUSE = new RegExp(
  `(?:^| )(?:${words(
    "(?:could|can|may|might|will|would|won t|does not|doesn t)(?: \\S+){0,5} (?:lead to|cause|causes|result in|mean)",
    "(?:kann|konnte|konnen|konnten|wurde|wird|darf)(?: \\S+){0,5} (?:zu|zu einem|zu einer)",
    "(?:peut|peuvent|pourrait|risque de|va)(?: \\S+){0,3} (?:entrainer|causer|provoquer|conduire a|mener a|engendrer)",
    "(?:puede|pueden|podria|podrian)(?: \\S+){0,3} (?:causar|provocar|ocasionar|generar|llevar a)",
    "(?:puo|possono|potrebbe|potrebbero)(?: \\S+){0,3} (?:causare|provocare|portare a|comportare)",
    "(?:pode|podem|poderia|poderiam)(?: \\S+){0,3} (?:causar|provocar|gerar|levar a)",
  )})${BETWEEN}|(?:会不会|會不會|是否会|是否會)[^| ]{0,6}$|(?:하면|할 경우)[^|]{0,4}$`,
);

/** The danger is something that may happen. */
const HYPOTHETICAL = new RegExp(
  `(?:^| )(?:${words(
    "in case, in case of, in the case of, in the event of, in the unlikely event of, what if there is, what if we have, what if we had, if there is, if there was, if there were, if there ever is",
    "if we ever have, if we have, if you have, if you had, if we had, if i had, should there be, risk of, risks of, the chance of, the possibility of, the danger of, fear of, afraid of",
    "worried about, concerned about, will there be, would there be",
    "(?:has|have|had|did|was|were)(?: \\S+){1,3} ever(?: \\S+){0,2}",
    "(?:whether|if) (?:you|your \\S+)(?: (?:ever|also|already|had|have|has|were|was|been|suffered|experienced))+",
    "(?:competitors?|rivals?)(?: (?:was|were|had|has|have|got|been|suffered|recently|just|also))+",
    "(?:an)?other (?:\\S+ ){0,2}(?:provider|vendor|supplier|host)(?: (?:was|were|had|has|have|got|been|suffered|recently|just|also))*",
    "(?:eine[mrn]?|der|dem) andere[nmr]? (?:anbieter|hersteller|dienstleister|hoster)(?: (?!uns|unser|unsere|mein|meine)\\S+){0,4}",
    "(?:otro|otra|un autre|autre|un altro|outro|een andere|andere) (?:proveedor|fournisseur|hebergeur|prestataire|fornitore|provedor|fornecedor|aanbieder)(?: (?!nos|notre|nuestr|nostr|noss|onze|ons)\\S+){0,4}",
    "have you(?: (?:ever|also|already|had|suffered|experienced|been|seen))+",
    "(?:what|how|which|who)(?: \\S+){0,6} if",
    "(?:confirm|confirmation|sure)(?: that)?(?: you| it| my| your \\S+)?(?: have| has)?",
    "(?:paper|thesis|essay|talk|book|video|presentation|course|documentary|survey|workshop|lecture) (?:about|on)",
    "before a, before any, kans op, risico op, in geval van",
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
  /^(?:(?:hello|hi|hey|dear|team|all|there|support|and|so|also|but|please tell me|i would like to know|we would like to know) )*(?:(?:wann )?(?:werden|wird)|wat gebeurt er|was (?:passiert|geschieht|tun wir|mache ich)(?! mit)|wie (?:ist|gehen|verhalten|schutzen|handhaben|richte)|how (?:do|does|would|should|can|could) (?:you|your \S+|it|i|we|one)|do you|does (?:it|your \S+(?: \S+)?)|what (?:do|does|would|happens|is|are|about)|can (?:you|it|your \S+)|will you|who (?:pays|is liable|is responsible)|is there (?:a|any) (?:plan|protection|insurance|policy|guide|way))(?: (?!(?:the|this|that|our|my|your|these|those|last|recent|another|has|had|have|was|were|happened|why|where)(?: |$))\S+){0,8}$/;

/** The danger is part of the name of something harmless, or what is done about it follows, as in Japanese. */
const AFTER = new RegExp(
  `^(?:${words(
    "(?:(?:notification|response|reporting|recovery|management) )?(?:prevention, protection, policy, policies, insurance, plan, plans, procedure, procedures, clause, drill, drills, simulation, simulations",
    "exercise, checklist, training, awareness, scanner, scanners, detection, detector, newsletter, webinar, article, law, laws, law, coverage, guard)",
    "possible (?:when|if), warning, warnings, werden",
    "vorbeugung, versicherung, schutz, (?:zu |sicher )?(?:vermeiden, verhindern, ausschliessen, ausschließen)",
  )})(?: |$)|^(?:なし|無し|を防|を避|防止|対策|予防|の場合|した場合|の可能性|が心配|のリスク|が発生した場合|が起きた場合|怎么办|怎麼辦|的风险|的風險|防护|防護|(?:을|를)? ?(?:방지|예방|막)|이 걱정|가 걱정|없이|없는|위험|대책|से बच|रोकथाम)`,
);
