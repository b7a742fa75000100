// Messages that no person wrote: automatic replies, bounces, calendar entries, and monitors that report the end of a
// problem. What they mention is at most a mention.

const anyOf = (...phrases: readonly string[]): string => phrases.join("|");

/** What programs write before the subject, or as the whole subject, when somebody is absent. */
const ABSENCE_SUBJECT = anyOf(
  "automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|out of (?:the )?office(?: auto-?reply)?",
  "automatische antwort|autom\\. antwort|abwesenheits?(?:notiz|assistent|meldung)?",
  "réponse automatique|absence du bureau|absent\\(?e?\\)? du bureau|respuesta automática|fuera de (?:la )?oficina",
  "risposta automatica|fuori ufficio|resposta automática|fora do escritório|automatisch antwoord",
  "automatiskt svar|autosvar|automatisk svar|automaattinen vastaus|automatyczna odpowiedź",
  "automatická odpověď|automatikus válasz|răspuns automat|автоматический ответ|автоответ|otomatik yanıt|αυτόματη απάντηση",
  "自動返信|自動応答|自动回复|自動回覆|자동 회신|자동 응답|رد تلقائي|תשובה אוטומטית",
);

/** Subjects of automatic replies that people may write, too. */
const MAYBE_ABSENT =
  /^\s*(?:ooo|absence|absent|abwesend|abwesenheit|nicht im büro|urlaub|ausência|afwezig(?:heid)?|frånvaro|poissa|nieobecność|不在|부재중)\s*(?:[:：–-]|$)/iu;

/** What mail servers write when a mail did not arrive. */
const BOUNCE_SUBJECT = anyOf(
  "undeliver(?:able|ed)(?: mail)?(?: returned to sender)?|returned mail|delivery status notification|failure notice",
  "mail delivery (?:failed|failure|subsystem)|delivery (?:has )?failed|unzustellbar|non remis|no se puede entregar",
  "non recapitabile|onbestelbaar|niet bezorgd|não entregue|olevererbart|ej leverbart|niedostarczono",
);

const AUTOMATIC = new RegExp(
  `^\\s*(?:\\[?auto\\]?\\s*[:：]?\\s*)?\\[?(?:${ABSENCE_SUBJECT}|${BOUNCE_SUBJECT})\\]?(?:\\s*\\([^)]{0,40}\\))?\\s*(?:[:：–-]|$)`,
  "iu",
);

/** What monitors write when a problem has ended. Only forms that people do not use: "[RESOLVED]", "Monitor is UP:". */
const ALL_CLEAR = new RegExp(
  [
    "^\\W{0,6}\\[(?:resolved|recovered|recovery|ok|up|cleared|closed)(?::\\d+)?\\]",
    "^\\W{0,6}(?:RESOLVED|RECOVERY|RECOVERED|CLEARED)\\b(?! BY)",
    "^\\W{0,6}(?:Resolved|Recovered|Recovery|Cleared)\\s*[:：]",
    "^\\W{0,6}(?:monitor|check|service|host|website|site) (?:is )?(?:up|ok|back up|back online)\\b\\s*[:：]",
  ].join("|"),
  "u",
);
const ALL_CLEAR_ANY_CASE =
  /^\W{0,6}(?:monitor|check|service|host) is (?:up|ok)\b|^\W{0,6}\[(?:resolved|recovered|ok|up)(?::\d+)?\]/iu;

/** That somebody is absent, in a sentence near the start. */
const ABSENT = new RegExp(
  anyOf(
    "\\b(?:i am|i'm|i will be|i'll be) (?:currently |now )?(?:out of (?:the )?office|away|on (?:vacation|leave|holiday|annual leave|parental leave))",
    "\\bich bin (?:[\\p{L}\\d.,–-]+ ){0,10}?(?:nicht im (?:büro|haus)|abwesend|im urlaub|außer haus|nicht (?:mehr )?erreichbar)",
    "\\bje (?:suis|serai) (?:[\\p{L}]+ ){0,2}(?:absent|en congé|en vacances)",
    "\\b(?:estoy|estaré) (?:[\\p{L}]+ ){0,2}(?:fuera de la oficina|ausente|de vacaciones)",
    "\\b(?:sono|sarò) (?:[\\p{L}]+ ){0,2}(?:fuori ufficio|assente|in ferie)",
    "\\b(?:estou|estarei) (?:[\\p{L}]+ ){0,2}(?:fora do escritório|ausente|de férias)",
    "\\bik ben (?:[\\p{L}\\d]+ ){0,6}?(?:afwezig|met vakantie|niet op kantoor)",
    "不在に(?:して|なり)|休暇(?:中|を)|我正在(?:休假|外出)|부재중|휴가 중",
  ),
  "iu",
);

/** When that ends, or whom to ask meanwhile. */
const MEANWHILE = new RegExp(
  anyOf(
    "\\b(?:until|return(?:ing)?|back (?:on|in)|in urgent cases|for urgent|in my absence|please contact)\\b",
    "\\b(?:bis (?:zum|einschließlich|\\d)|wieder (?:da|erreichbar|im)|in dringenden|vertretung|ab dem|vom \\d)",
    "\\b(?:jusqu|de retour|en cas d['’]urgence|en mon absence)|\\b(?:hasta|regres|en caso de urgencia|en mi ausencia)",
    "\\b(?:fino al|rientr|in caso di urgenza)|\\b(?:até|retorn|em caso de urgência)|\\b(?:tot en met|terug|bij spoed)",
    "まで|戻り|至\\d|返回|까지",
  ),
  "iu",
);

/** Characters in which an automatic reply says that somebody is absent. */
const START = 300;
/** An automatic reply is short. */
const LONGEST = 2_000;

const saysAbsent = (description: string): boolean =>
  description.length <= LONGEST && ABSENT.test(description.slice(0, START)) && MEANWHILE.test(description);

/** How mail servers and calendars begin. */
const MACHINE_TEXT =
  /^\s*(?:BEGIN:VCALENDAR|this is the mail system at host|this (?:is an )?(?:message was )?automatically generated (?:delivery|mail)|delivery has failed to these recipients|your message (?:to \S+ )?(?:couldn['’]t|could not|wasn['’]t) be delivered)/i;

/**
 * Whether a program wrote a ticket's text: an automatic reply of somebody who is absent, a mail that came back, a
 * calendar entry, or a monitor's message that a problem has ended.
 */
export const isAutomatic = ({
  subject,
  description,
}: {
  readonly subject: string;
  readonly description: string;
}): boolean =>
  AUTOMATIC.test(subject) ||
  ALL_CLEAR.test(subject) ||
  ALL_CLEAR_ANY_CASE.test(subject) ||
  MACHINE_TEXT.test(description) ||
  (MAYBE_ABSENT.test(subject) && MEANWHILE.test(description)) ||
  saysAbsent(description);
