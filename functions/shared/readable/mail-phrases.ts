// How mails say what is not their writer's own report, in the languages that mail programs and customers use most. The
// patterns look at one line, and none can backtrack over more than a line.

const anyOf = (phrases: string): string => phrases.split(/,\s+/).join("|");

/** Verbs of the line before a quoted mail: "On 3 Nov 2026 at 10:04, Mira wrote:". */
const WROTE =
  "wrote|writes|schrieb|écrit|escribió|scritto|escreveu|schreef|pisze|napisał(?:\\(a\\)|a)?|skrev|kirjoitti|napsal(?:\\(a\\)|a)?|" +
  "a scris|írta|viết|написала?|написал\\(а\\)|пишет|yazdı|έγραψε|menulis|sumulat|เขียน(?:ว่า)?|نوشت|написав(?:ла)?|написа|napísal(?:\\(a\\)|a)?|je napisa[ol](?:/la)?|rašė|rakstīja|kirjutas|va escriure|כתב/?ה?|كتب|ने लिखा|書きました|のメール|のメッセージ|写道|寫道|작성|님이 쓴 글";

const VERB = new RegExp(WROTE, "iu");
const TIME_OR_ADDRESS = /\d{1,2}[:.h]\d{2}|[^\s@]@[^\s@]|20\d\d/;
const COLON_AT_END = /[:：]\**\s*$/;

/** Characters at the end of the line in which the verb is looked for, since a name may follow it. */
const VERB_NEAR_END = 165;
/** What comes before the verb has at least so many characters. */
const BEFORE_VERB = 3;

/** It has a time or an address; a verb and a colon end it. */
const endsInVerb = (line: string): boolean =>
  TIME_OR_ADDRESS.test(line) && VERB.test(line.trim().slice(BEFORE_VERB).slice(-VERB_NEAR_END));

const SENDER_AT_END = /<[^<>@\s]+@[^<>@\s]+>\s*[:：]$/u;
const TIME = /20\d\d|\d{1,2}[:.h]\d{2}/;
const TIME_WITHIN = 105;

/** Some programs use no verb: "2026-11-03 10:04 GMT+01:00 Mira <mira@example.org>:". */
const endsInSender = (line: string): boolean => {
  const sender = line.search(SENDER_AT_END);
  return sender > 0 && TIME.test(line.slice(Math.max(0, sender - 2 * TIME_WITHIN), sender).slice(0, TIME_WITHIN));
};

/** Yahoo's app writes the quoted mail on the same line: "On … Mira<mira@example.org> wrote:   Hello". */
const WITH_QUOTE = new RegExp(
  `^\\s*\\p{L}+\\.? (?=\\D{3,100}\\d)[^<]{5,300}<[^<>@\\s]+@[^<>@\\s]+>,? (?:${WROTE}):(?= )`,
  "iu",
);

/** Most lines have no digit and no address, and need no further look. */
const HAS_DIGIT_OR_ADDRESS = /[\d@]/;

const isAttribution = (line: string): boolean => HAS_DIGIT_OR_ADDRESS.test(line) && announcesQuote(line);

const announcesQuote = (line: string): boolean =>
  (COLON_AT_END.test(line) && (endsInVerb(line) || endsInSender(line))) ||
  (line.includes("<") && WITH_QUOTE.test(line));

/** Attributions and header lines have one; texts without any need no further look for these. */
export const hasColon = (text: string): boolean => text.includes(":") || text.includes("：");

const ATTRIBUTION_LINES = 3;
const ATTRIBUTION_LENGTH = 500;

const FIRST_WORD = "on|am|le|el|il|em|op|w dniu|dnia|den|dne|på|pe|la|vào|在|于|於";

/**
 * Begins of attributions that mail programs wrap over several lines. The date is on the first line, which sets it apart
 * from a customer's line above an attribution: "On my phone the app crashes".
 */
const ATTRIBUTION_START = new RegExp(
  `^[\\s>*]*(?=.*\\d)(?:${FIRST_WORD}|20\\d\\d|\\d{1,2}[./-]\\d{1,2}[./-])(?:\\s|\\d|$)`,
  "iu",
);

/** A line after the first that begins in a word is the first of another attribution. */
const STARTS_ANEW = new RegExp(`^[\\s>*]*(?:${FIRST_WORD})\\s.*\\d`, "iu");

/**
 * Number of lines, 0 to 3, in which a mail announces what it quotes. It ends in a colon, after a verb, and has a time,
 * a year or an address, which sets it apart from a customer's own sentence. No line of it is blank.
 */
export const attributionAt = (lines: readonly string[], at: number): number => {
  let text = lines[at] ?? "";
  if (text.length > ATTRIBUTION_LENGTH) return 0;
  if (isAttribution(text)) return 1;
  if (!ATTRIBUTION_START.test(text) || !lines.slice(at, at + ATTRIBUTION_LINES).some(hasColon)) return 0;
  for (let count = 2; count <= ATTRIBUTION_LINES; count += 1) {
    const next = (lines[at + count - 1] ?? "").replace(/^[\s>]+/, "");
    text = `${text} ${next}`;
    if (next === "" || text.length > ATTRIBUTION_LENGTH || STARTS_ANEW.test(next)) return 0;
    if (isAttribution(text)) return count;
  }
  return 0;
};

const MESSAGE_ABOVE_HISTORY = anyOf(
  "original message, original appointment, original email, original e-mail, forwarded message, forwarded email, " +
    "forwarded e-mail, begin forwarded message, forwarded by .{1,80}, weitergeleitet von .{1,80}, " +
    "(?:transféré|réacheminé) par .{1,80}, (?:reenviado|remitido) por .{1,80}, inoltrato da .{1,80}, " +
    "encaminhado por .{1,80}, doorgestuurd door .{1,80}, przekazan[ey] przez .{1,80}, vidarebefordrat av .{1,80}, " +
    "ursprüngliche nachricht, originalnachricht, original-nachricht, weitergeleitete nachricht, " +
    "anfang der weitergeleiteten (?:nachricht|e-mail), message d[’']origine, message original, message initial, " +
    "message transféré, message réexpédié, début du message (?:transféré|réexpédié), mensaje original, " +
    "mensaje reenviado, inicio del mensaje reenviado, messaggio originale, messaggio inoltrato, " +
    "inizio (?:del )?messaggio inoltrato, mensagem original, mensagem (?:en|reen)caminhada, " +
    "início da mensagem (?:en|reen)caminhada, oorspronkelijk bericht, origineel bericht, doorgestuurd bericht, " +
    "begin doorgestuurd bericht, wiadomość oryginalna, oryginalna wiadomość, (?:treść )?przekazan(?:a|ej) wiadomoś(?:ć|ci), " +
    "ursprungligt meddelande, vidarebefordrat (?:meddelande|mejl), oprindelig meddelelse, opprinnelig melding, " +
    "videresendt (?:meddelelse|melding), alkuperäinen viesti, välitetty viesti, původní zpráva, přeposlaná zpráva, " +
    "eredeti üzenet, továbbított (?:üzenet|levél), mesaj original, mesaj redirecționat, исходное сообщение, " +
    "пересылаемое сообщение, пересланное сообщение, orijinal (?:ileti|mesaj), iletilen (?:ileti|mesaj), " +
    "yönlendirilen (?:ileti|mesaj), αρχικό μήνυμα, προωθημένο μήνυμα, 元のメッセージ, 転送メッセージ, 転送されたメッセージ, " +
    "オリジナルメッセージ, 原始邮件, 原始郵件, 转发的邮件, 转发邮件信息, 轉寄的郵件, 轉寄郵件, 邮件原件, 원본 메시지, 원본 메일, " +
    "전달된 메시지, 전달된 메일, الرسالة الأصلية, رسالة معاد توجيهها, הודעה מקורית, הודעה שהועברה, मूल संदेश, अग्रेषित संदेश",
);

/** Helpdesks put this above the mails that they send; what is below it when it returns is their mail. */
const REPLY_ABOVE = anyOf(
  "(?:please )?(?:type your )?(?:reply|respond|write) above (?:this|the) line, " +
    "bitte (?:antworten|schreiben) sie (?:oberhalb|über) dieser (?:linie|zeile), " +
    "(?:répondez|répondre|veuillez répondre) au-dessus de cette ligne, " +
    "(?:responda|escriba su respuesta) (?:por )?encima de esta línea, rispondi sopra questa (?:riga|linea), " +
    "(?:responda|escreva) acima desta linha, (?:antwoord|typ uw antwoord) boven deze (?:lijn|regel), " +
    "この行より上に返信してください, 请在此行上方回复, 이 줄 위에 회신",
);

const HISTORY = new RegExp(
  `^[\\s>*#=~_-]*(?:(?<=[-_*#=~]\\s*)(?:${MESSAGE_ABOVE_HISTORY})|(?:${MESSAGE_ABOVE_HISTORY})(?=\\s*[:：])|(?:${REPLY_ABOVE}))[\\s:：*#=~_.-]*$`,
  "iu",
);

/** Whether all that follows a line is a mail that was answered or forwarded. */
export const startsHistory = (line: string): boolean => line.length >= 6 && line.length <= 200 && HISTORY.test(line);

/** Characters of the shortest line that DEVICE matches. */
const DEVICE_LENGTH = 4;

/** Lines that phones and mail programs add. */
const DEVICE = new RegExp(
  `^\\s*(?:${anyOf(
    "sent (?:from|via|with) (?:my |mail |outlook|yahoo|proton|gmail|aol|samsung|a mobile).*, get outlook for .*, " +
      "von (?:meine[mr] )?.{1,40} gesendet, gesendet (?:von|mit|über) .*, envoyé (?:depuis|de|à partir de|avec) .*, " +
      "télécharg(?:er|ez) outlook pour .*, enviado (?:desde|do|a partir do|con|com) .*, inviato da(?:l|lla)? .*, " +
      "verstuurd vanaf .*, verzonden vanaf .*, wysłan[eo] z .*, skickat från .*, sendt fra .*, lähetetty .{1,30}sta, " +
      "отправлено (?:с|из) .*, odesláno z .*, .{1,20}(?:umdan|imden|’dan|'dan) gönderildi, .{1,30}から送信, " +
      "(?:从我的|发自我的|從我的).{1,30}(?:发送|傳送)?, (?:나의|내) .{1,30}에서 (?:보냄|전송), أُ?رسلت من .*",
  )})\\s*$`,
  "iu",
);

export const isDeviceLine = (line: string): boolean =>
  line.length >= DEVICE_LENGTH && line.length <= 120 && DEVICE.test(line);

const CLOSINGS = new Set(
  (
    "best, best regards, kind regards, warm regards, with kind regards, with best regards, many regards, regards, " +
    "best wishes, all the best, sincerely, yours sincerely, sincerely yours, yours faithfully, yours truly, yours, " +
    "respectfully, cheers, thanks, many thanks, thank you, thank you very much, thanks in advance, thanks and regards, " +
    "thanks & regards, thank you and regards, br, kr, " +
    "mit freundlichen grüßen, mit freundlichen gruessen, mit freundlichem gruß, freundliche grüße, freundlichen gruß, " +
    "viele grüße, beste grüße, liebe grüße, herzliche grüße, schöne grüße, grüße, gruß, mfg, lg, vg, danke, vielen dank, " +
    "hochachtungsvoll, cordialement, bien cordialement, très cordialement, bien à vous, salutations, " +
    "meilleures salutations, sincères salutations, bonne journée, merci, merci d'avance, cdlt, saludos, un saludo, " +
    "saludos cordiales, cordiales saludos, cordialmente, atentamente, muchas gracias, gracias, cordiali saluti, " +
    "distinti saluti, saluti, un saluto, grazie, grazie mille, atenciosamente, cumprimentos, melhores cumprimentos, " +
    "com os melhores cumprimentos, att, abraços, obrigado, obrigada, met vriendelijke groet, met vriendelijke groeten, " +
    "vriendelijke groet, vriendelijke groeten, groeten, groet, mvg, bedankt, pozdrawiam, z poważaniem, " +
    "med vänliga hälsningar, vänliga hälsningar, hälsningar, mvh, med venlig hilsen, venlig hilsen, vennlig hilsen, " +
    "med vennlig hilsen, hilsen, ystävällisin terveisin, terveisin, с уважением, с наилучшими пожеланиями, saygılarımla, " +
    "saygılarımızla, iyi çalışmalar, s pozdravem, üdvözlettel, tisztelettel, με εκτίμηση"
  ).split(/,\s+/),
);

const CLOSING_LENGTHS = { least: 2, most: 60 };
const DASHES = "–—-";
const CLOSING_MARKS = `,.!;${DASHES}`;

/** Whether a line is only a formula that ends a letter. Most lines have no marks around them to remove. */
export const isClosing = (line: string): boolean => {
  if (line.length < CLOSING_LENGTHS.least || line.length > CLOSING_LENGTHS.most) return false;
  const words = line.trim();
  const ended = CLOSING_MARKS.includes(words.charAt(words.length - 1)) ? words.replace(/[\s,.!;–—-]+$/u, "") : words;
  const formula = DASHES.includes(ended.charAt(0)) ? ended.replace(/^[–—-]+\s*/u, "") : ended;
  return CLOSINGS.has(formula.toLowerCase());
};

const PARTICLES = new Set(
  "and at bin da de del della den der di dos du for in la le of the und van von y zu &".split(" "),
);

const isNamePart = (word: string): boolean =>
  PARTICLES.has(word) || /^[(]?\p{Lu}[\p{L}\p{M}\d.'’&-]*[).,]?$/u.test(word);

/**
 * A name, a title or a company, as in "Mira Kallas" and "Head of Sales, Example Ltd": at most six capitalised words.
 */
export const isNameLine = (line: string): boolean => {
  const words = line.trim().split(/\s+/);
  return words[0] !== "" && words.length <= 6 && line.length <= 80 && words.every(isNamePart);
};

/** A telephone number, an address of mail, web or street, or columns of them. */
export const isContactLine = (line: string): boolean =>
  line.length <= 120 && /@|www\.|https?:\/\/|\||(?:\d[\s()./+-]{0,2}){5}/iu.test(line);

/** How a mail's footer speaks of the mail itself. */
const ABOUT_THIS_MAIL =
  "(?:this|the|diese|dieses|ce|cet|cette|este|esta|questo|questa|dit|deze|ta|tato|tento|denna|detta|denne|dette|tämä|bu|ez az) " +
  "(?:e-?mail|email|mail|message|communication|transmission|correspondence|nachricht|courriel|courrier|correo|mensaje|" +
  "messaggio|mensagem|bericht|wiadomość|zpráva|meddelande|meddelelse|melding|viesti|ileti|mesaj|üzenet|information)";

const FOOTER_WORDS =
  "(?:intended (?:only|solely|exclusively|recipient|for the)|(?:meant|only|solely) for the (?:addressee|recipient|person|use|named)|addressee|legally privileged|is prohibited|strictly prohibited|" +
  "scanned (?:for|by)|checked (?:for|by)|virus[- ]free|originated (?:from )?outside|notify the sender|delete it|before printing|" +
  "nicht (?:der |die )?(?:richtige|vorgesehene|beabsichtigte|bestimmte)|ausschließlich für|vertraulich|" +
  "confidentiel|destinataire|confidencial|privilegiad|reservada|destinatari|riservat|vertrouwelijk|geadresseerde|poufn|adresat|důvěrn|" +
  "konfidentiell|fortrolig|luottamuksel|gizli|bizalmas)";

const DISCLAIMER = new RegExp(
  [
    `${ABOUT_THIS_MAIL}[^.]{0,200}${FOOTER_WORDS}`,
    `${ABOUT_THIS_MAIL}[^.]{0,80}\\bcontains? [^.]{0,60}(?:confidential|privileged|proprietary)[^.]{0,40}\\b(?:information|materials?|content)\\b`,
    "contents? of this (?:e-?mail|message)[^.]{0,60} (?:is|are) [^.]{0,20}(?:confidential|privileged)",
    "(?:privileged|private|proprietary) (?:and|&) confidential|confidential (?:and|&) (?:privileged|proprietary)",
    `unauthori[sz]ed (?:(?:${anyOf(
      "access, use, disclosure, copying, review, distribution, or, and, of, to, this, the, its, any, e-?mail, message, information, contents?",
    )})[ ,/]+){1,14}(?:is|are) (?:strictly )?(?:prohibited|forbidden|unlawful|illegal)`,
    "e-?mails? (?:is|are) not (?:necessarily |entirely )?secure",
    "virus(?:es)? (?:can|may) be (?:transmitted|sent|spread) (?:via|by|through|in) e-?mail",
    "(?:company|sender|firm|group|ltd|inc|gmbh|llc|plc)\\.? (?:does not|cannot|will not) accept (?:any )?(?:liability|responsibility)",
    "\\[external(?: e-?mail| sender| message)?\\]",
    "confidentiality (?:notice|note|statement)",
    "(?:legal|e-?mail) disclaimer\\b",
    "(?:^|\\n)\\W{0,5}disclaimer\\s*[:：\\n]",
    "accepts? no (?:liability|responsibility)",
    "you (?:(?:are receiving|receive|received|got) this (?:(?:e-?mail|message|newsletter) )?because|don['’]t often get e-?mail)",
    "to unsubscribe from this (?:list|group|newsletter)",
    "(?:sie erhalten|du erhältst) diese (?:e-?mail|nachricht),? (?:weil|da)",
    "do not click (?:on )?(?:any )?(?:links?|attachments?)",
    "ZjQcmQRYFpfptBannerStart",
    "(?:not|are not) the intended recipient",
    "vertraulichkeits(?:hinweis|erklärung)",
    "avis de confidentialité",
    "aviso (?:legal|de confidencialidad)",
    "avviso di riservatezza",
    "aviso de confidencialidade",
    "nicht der (?:richtige|beabsichtigte|vorgesehene) (?:adressat|empfänger)",
    "n['’]êtes pas le destinataire",
    "no es (?:usted )?el destinatario",
    "non (?:è|siete|sei) il destinatario",
    "não (?:é|for) o destinatário",
    "(?:caution|warning|achtung|attention|vorsicht)\\W{1,3}(?:this (?:e-?mail|message)|external|diese e-?mail|ce (?:message|courriel))",
    "(?:e-?mail|message) (?:originated|was sent|came|comes) from (?:an )?(?:outside|external)",
    "consider the environment before printing",
    "(?:本|この)(?:电子)?(?:邮件|郵件|メール|電子メール).{0,60}(?:机密|機密|保密|収件人|受信者|収受人|收件人)",
    "(?:본|이) (?:메일|이메일|메시지).{0,60}(?:기밀|수신인|비밀)",
    "Это (?:электронное )?(?:письмо|сообщение).{0,80}(?:конфиденциальн|адресат)",
    "(?:هذه الرسالة|هذا البريد).{0,80}(?:سري|المرسل إليه)",
  ].join("|"),
  "iu",
);

/** Where a disclaimer begins in a paragraph; -1 when it has none. */
export const disclaimerAt = (paragraph: string): number => paragraph.search(DISCLAIMER);

/** What a customer writes above a mail that says everything. */
const POINTER =
  /\b(?:fyi|f\.y\.i|for your information|(?:see|read|as) (?:the )?(?:\w+ )?below|below (?:is|please)|siehe (?:unten|anbei)|s\. ?u\.|zur (?:info|kenntnis)|voir ci-dessous|pour (?:info|information)|ver (?:más )?abajo|vea abajo|vedi sotto|per conoscenza|veja abaixo|ver abaixo|zie hieronder|ter info|poniżej|se nedan|se nedenfor)\b|下記|以下をご|如下|见下|아래/iu;

const POINTER_LENGTH = 40;

/** What a form writes above its fields. */
const FORM =
  /\b(?:contact form|web form|form (?:submission|entry)|new (?:message|submission|enquiry|inquiry|request|ticket|entry)|(?:kontakt|web)formular|neue (?:anfrage|nachricht)|formulaire|formulario|formulário|modulo di contatto|contactformulier)\b|お問い合わせ|联系表单|문의/iu;

const FORM_LENGTH = 120;

/** Whether a text only refers to what is below it: "FYI", "Please see below", "New message from your contact form". */
export const isPointer = (text: string): boolean =>
  (text.length <= POINTER_LENGTH && POINTER.test(text)) || (text.length <= FORM_LENGTH && FORM.test(text));

/** The last lines of a mail that a list or a newsletter sends on. */
const LIST =
  /mailing list|mailman|listinfo|unsubscribe|newsletter abbestellen|vom newsletter abmelden|se désabonner|désinscription/iu;

/** Whether a few last lines are those of a mailing list. */
export const isListFooter = (lines: readonly string[]): boolean =>
  lines.length <= 12 && lines.some((line) => line.length <= 300 && LIST.test(line));

/** What companies write below their signatures. */
const PROMOTION =
  /\b(?:join (?:us|our)|register (?:now|here|today)|webinar|follow us|visit (?:us|our)|meet us|download our|subscribe to|check out our|read our (?:latest|new)|white ?paper|jetzt (?:anmelden|registrieren)|besuchen sie uns|folgen sie uns|suivez[- ]nous|inscrivez[- ]vous|rejoignez[- ]nous|síguenos|regístrate|seguici|iscriviti|siga[- ]nos|inscreva-se|volg ons|meld u aan)\b/iu;

/** Whether a line below a signature advertises something. */
export const isPromotion = (line: string): boolean => line.length <= 300 && PROMOTION.test(line);
