import { onFirstUse } from "../contracts/on-first-use.js";
import { undisguise } from "../triage/disguised-words.js";
import { foldLetters, separateWords } from "../triage/fold-text.js";
import { matchPattern, matchWords, wordsOf } from "../triage/word-matcher.js";
import { withoutQuotedTopics } from "./quoted-topic.js";
import { growTree, readWords } from "../triage/word-tree.js";

/** What a reply may neither ask for nor promise without a person. */
export const POLICIES = ["password", "card", "refund", "deadline"] as const;
export type Policy = (typeof POLICIES)[number];

/** Secrets, and words that ask for something, in the languages of the priority floor. */
const PASSWORD = wordsOf({
  en:
    "password*, passcode*, passphrase*, login details, login data, credentials, verification code*, security code*, " +
    "one time code*, confirmation code*, recovery code*, backup code*, access code*, 2fa code*, api key*, api token*, your pin, pin code*, secret key*",
  es: "contraseña*, clave de acceso, código de verificación, credenciales",
  fr: "mot de passe, mots de passe, code de vérification, identifiants",
  de: "passwort*, kennwort*, zugangsdaten, bestätigungscode*, zugangscode*",
  it: "parola d'ordine, codice di verifica, credenziali",
  pt: "senha*, palavra passe, código de verificação, credenciais",
  nl: "wachtwoord*, inloggegevens, verificatiecode*",
  ja: "パスワード, 暗証番号, 認証コード",
  ko: "비밀번호, 인증번호, 인증 코드",
  zh: "密码, 密碼, 验证码, 驗證碼",
  hi: "पासवर्ड, सत्यापन कोड",
  ar: "كلمة المرور, كلمة السر, رمز التحقق",
});

const CARD = wordsOf({
  en:
    "card number*, card details, credit card, debit card, cvv, cvc, bank details, bank account, account number*, " +
    "sort code, iban, expiry date, social security number, passport number, digits on the back, digits of your card",
  es: "número de tarjeta, tarjeta de crédito, datos bancarios, cuenta bancaria",
  fr: "numéro de carte, carte bancaire, carte de crédit, coordonnées bancaires",
  de: "kartennummer, kreditkarte*, bankdaten, bankverbindung, kontonummer, prüfnummer",
  it: "numero di carta, numero della carta, carta di credito, dati bancari",
  pt: "número do cartão, cartão de crédito, dados bancários",
  nl: "kaartnummer, creditcard*, bankgegevens, rekeningnummer",
  ja: "カード番号, クレジットカード, 口座番号",
  ko: "카드 번호, 카드번호, 신용카드, 계좌번호",
  zh: "卡号, 卡號, 信用卡, 银行账号, 銀行帳號",
  hi: "कार्ड नंबर, क्रेडिट कार्ड, बैंक खाता",
  ar: "رقم البطاقة, بطاقة الائتمان, الحساب البنكي",
});

const ASKING = wordsOf({
  en:
    "send, sending, tell, give, provide, share, confirm, reply with, respond with, answer with, submit, forward, " +
    "need, require, verify, let us know, what is, supply, state, include, post, email, text, read out, hand over, enter",
  es: "envíe, envíenos, envíanos, enviar, díganos, dinos, facilite, indique, confirme, responda con, comparta, necesitamos, introduzca",
  fr: "envoyez, envoyer, communiquez, donnez, indiquez, confirmez, répondez avec, partagez, fournissez, besoin, saisissez",
  de: "senden, schicken, sende, schicke, nennen, teilen, geben, bestätigen, mitteilen, antworten, benötigen, brauchen, übermitteln",
  it: "inviate, invii, inviaci, ci invii, comunichi, confermi, indichi, fornisca, risponda con, abbiamo bisogno, inserisca",
  pt: "envie, enviar, informe, confirme, forneça, responda com, precisamos, partilhe, compartilhe, digite",
  nl: "stuur, sturen, geef, bevestig, deel, vermeld, nodig, verstrek",
  ja: "教えて, 送って, 送信して, お送り, 入力して, お知らせ, ご返信, ご連絡, 必要",
  ko: "알려, 보내, 입력, 회신, 제공해, 필요",
  zh: "发送, 發送, 提供, 告诉, 告訴, 回复, 回覆, 输入, 輸入, 确认, 確認, 需要",
  hi: "भेजें, भेजिए, बताएं, बताइए, दें, दर्ज करें, साझा करें",
  ar: "أرسل, ارسل, إرسال, أخبرنا, زودنا, تزويدنا, أدخل, شاركنا, نحتاج",
});

/** In a clause that denies, nothing is asked for: "never send us your password". */
const DENYING = wordsOf({
  en: "never, not, don't, without, nobody, no one, won't, can't, cannot",
  es: "nunca, jamás, no",
  fr: "jamais, ne, pas",
  de: "nie, niemals, nicht, kein, keine, keinen",
  it: "mai, non",
  pt: "nunca, jamais, não",
  nl: "nooit, niet, geen",
  ja: "ないで, しません, ません",
  ko: "마세요, 않습니다, 않",
  zh: "不要, 不会, 不會, 切勿, 请勿, 請勿, 勿",
  hi: "न , कभी नहीं, मत",
  ar: "لا, لن, أبدا",
});

const REFUND = wordsOf({
  en:
    "we refunded, have refunded, will refund, ll refund, are refunding, refund you, refund your, be refunded, been refunded, " +
    "refund has been, refund was, refund is approved, refund is on its way, refund will be, receive a refund, receive a full refund, get a refund, get a full refund, " +
    "your refund of, full refund, issued a refund, issue a refund, issue you a refund, approved your refund, approved a refund, " +
    "granted a refund, grant you a refund, process your refund, processed your refund, refund within, money back, reimburse you, " +
    "be reimbursed, compensate you, will compensate, offer you compensation, you compensation of, credit your account, " +
    "credited your account, account has been credited, account was credited, account will be credited, credited to your account, voucher of, gift card, a discount of, free of charge, free month*, waive the",
  es: "le reembolsaremos, reembolsaremos, reembolso aprobado, reembolso ha sido, recibirá un reembolso, recibirá el reembolso, será reembolsado, hemos reembolsado, reembolso completo, reembolso total, devolveremos el dinero, devolveremos su dinero",
  fr: "vous rembourserons, vous rembourser, serez remboursé*, remboursement a été, recevrez un remboursement, remboursement intégral, remboursement complet, avons remboursé",
  de: "erstatten ihnen, erstatten wir, werden ihnen erstattet, wird ihnen erstattet, rückerstattung wurde, erstattung wurde, erhalten eine rückerstattung, erhalten eine erstattung, volle rückerstattung, vollständige rückerstattung, geld zurück, gutschrift über",
  it: "rimborseremo, la rimborseremo, rimborso è stato, rimborso approvato, riceverà un rimborso, sarà rimborsato, sarà rimborsata, rimborso completo, rimborso totale",
  pt: "reembolsaremos, vamos reembolsar, reembolso foi, reembolso aprovado, receberá um reembolso, receberá o reembolso, será reembolsado, será reembolsada, reembolso total, reembolso integral, devolveremos o dinheiro, devolveremos o seu dinheiro",
  nl: "betalen u terug, betalen we terug, wordt terugbetaald, terugbetaling is, krijgt een terugbetaling, ontvangt een terugbetaling, volledige terugbetaling, geld terug, vergoeden wij, vergoeden u",
  ja: "返金いたし, 返金します, 返金しました, 返金させ, 返金を承認, 全額返金, 返金され, 補償いたし, 補償します",
  ko: "환불해 드리, 환불해드리, 환불하겠, 환불됩, 환불되었, 환불이 승인, 환불 처리, 전액 환불, 보상해 드리",
  zh: "将退款, 將退款, 会退款, 會退款, 已退款, 退款已, 全额退款, 全額退款, 给您退款, 給您退款, 为您退款, 為您退款, 赔偿您",
  hi: "रिफंड कर, रिफंड मिल, रिफंड दे, पूरा रिफंड, धनवापसी, पैसे वापस",
  ar: "سنعيد المبلغ, سنعيد لك, رد المبلغ, استرداد كامل, استرداد المبلغ, سنعوض",
});

const COUNT =
  "(?:the (?:next )?|next )?(?:an?|one|two|three|four|five|six|seven|eight|ten|twelve|few|couple of|coming|\\d+(?: (?:to|or|bis|a|à) \\d+| \\d+)?)?";

const MORE_DEADLINES: readonly string[] = [
  `(?:within|in under|in less than|in at most|no later than|over the next|in the next|in) ${COUNT} ?(?:\\S+ )?(?:seconds?|minutes?|hours?|hrs?|h|days?|weeks?|months?|hour)`,
  "(?:by|before|until|no later than) (?:the end of (?:the )?(?:day|week|month|business)|end of (?:day|week|business)|tomorrow|tonight|noon|midnight|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|next week|next month)",
  "(?:will|ll|shall|be|get|hear|receive|fixed|resolved|solved|update|call|contact|reply)(?: [^\\s|]+){0,6} (?:today|tonight|tomorrow|this week|this afternoon|next week)",
  "(?:guarantee|guarantees|guaranteed|promise|promises)",
  "(?:wird|werden|erhalten|bekommen|melden|beheben|losen|antworten)(?: [^\\s|]+){0,6} (?:morgen|heute|ubermorgen|diese woche|nachste woche)",
  "(?:sera|seront|serez|serons|aurez|recevrez|repondrons|contacterons|resoudrons|corrigerons)(?: [^\\s|]+){0,6} (?:demain|aujourd hui|ce soir|cette semaine|la semaine prochaine)",
  "(?:sera|seran|estara|recibira|tendra|resolvera|solucionara|resolveremos|responderemos|contactaremos|solucionaremos)(?: [^\\s|]+){0,6} (?:manana|hoy|esta semana|la proxima semana)",
  "(?:sara|saranno|ricevera|avra|risolveremo|risponderemo|contatteremo)(?: [^\\s|]+){0,6} (?:domani|oggi|questa settimana|la prossima settimana)",
  "(?:sera|serao|estara|recebera|tera|resolveremos|responderemos|entraremos)(?: [^\\s|]+){0,6} (?:amanha|hoje|esta semana|na proxima semana)",
  "(?:wordt|worden|zal|zullen|krijgt|ontvangt|lossen|nemen)(?: [^\\s|]+){0,6} (?:morgen|vandaag|deze week|volgende week)",
  "(?:innerhalb|binnen|innert)(?: [^\\s|]+){0,3} (?:minuten?|stunden?|tage?n?|wochen?|werktage?n?|stunde)",
  "(?:bis|spatestens) (?:spatestens )?(?:morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|zum|ende|ubermorgen)",
  "(?:noch heute|morgen fruh|garantieren|garantiert|versprechen)",
  "(?:dans|sous|d ici|avant)(?: [^\\s|]+){0,3} (?:minutes?|heures?|jours?|semaines?|demain|heure)",
  "(?:au plus tard|garantissons|des demain|d ici demain|avant demain)",
  "(?:en|dentro de|antes de|en menos de|en un plazo de)(?: [^\\s|]+){0,3} (?:minutos?|horas?|dias?|semanas?|hora)",
  "(?:a mas tardar|antes de manana|garantizamos|hoy mismo|manana mismo)",
  "(?:entro|in|tra)(?: [^\\s|]+){0,3} (?:minut[oi]|or[ae]|giorn[oi]|settiman[ae]|domani)",
  "(?:al piu tardi|garantiamo|entro domani|entro oggi)",
  "(?:em|dentro de|no prazo de|em ate|ate)(?: [^\\s|]+){0,3} (?:minutos?|horas?|dias?|semanas?|amanha|hoje)",
  "(?:garantimos|o mais tardar)",
  "(?:binnen|uiterlijk)(?: [^\\s|]+){0,3} (?:minuten|uur|uren|dag|dagen|week|weken|werkdagen|morgen|vandaag)",
];
const MORE_DEADLINES_UNSPACED =
  "(?:時間|分|日|週間|営業日)以内|本日中|明日(?:まで|中|には)|今日中|今週中|日までに|(?:시간|분|일|주|영업일) ?(?:이내|안에|내에)|오늘 중|내일(?:까지| 중| 해결| 답변)|(?:小时|小時|分钟|分鐘|天|个工作日|個工作日|工作日|周|週)(?:之)?[内內]|明天(?:之前|会|會|将|將|就)|今天之内|今天內|(?:घंटे|घंटों|दिन|दिनों|मिनट) (?:के भीतर|में)|कल तक|(?:خلال|في غضون) [^|]{0,20}(?:ساعة|ساعات|يوم|أيام|ايام|دقيقة|أسبوع)|غدا";

const findDeadline = matchPattern(
  new RegExp(` (?:${MORE_DEADLINES.join("|")})(?= )|(?:${MORE_DEADLINES_UNSPACED})`, "g"),
);

type Find = (folded: string) => string | undefined;
const [findPassword, findCard, findAsking, findDenying, findRefund] = [PASSWORD, CARD, ASKING, DENYING, REFUND].map(
  (words): Find => {
    const find = matchWords(words);
    return (folded) => find(folded);
  },
);

/** Whether a clause asks for the words: not one that denies, such as "we never ask for your password". */
const asksFor =
  (find: Find | undefined) =>
  (clauses: readonly string[]): boolean =>
    clauses.some(
      (clause) =>
        find?.(clause) !== undefined && findAsking?.(clause) !== undefined && findDenying?.(clause) === undefined,
    );

const FINDERS: Readonly<Record<Policy, (clauses: readonly string[]) => boolean>> = {
  password: asksFor(findPassword),
  card: asksFor(findCard),
  refund: (clauses) => clauses.some((clause) => findRefund?.(clause) !== undefined),
  deadline: (clauses) => clauses.some((clause) => findDeadline(clause) !== undefined),
};

/** Words for secrets, which are recognised in disguise. */
const secretWords = onFirstUse(() => growTree(readWords([...PASSWORD, ...CARD])));

const clausesOf = (text: string): readonly string[] =>
  separateWords(undisguise(foldLetters(text), secretWords())).split("|");

/**
 * The policies that a reply breaks. A time in a quotation that only names the reply's topic is no deadline; secrets and
 * refunds count wherever they stand.
 * @param ticketText what the reply may quote
 */
export const policiesBroken = (text: string, policies: readonly Policy[], ticketText: string): readonly Policy[] => {
  const clauses = clausesOf(text);
  return policies.filter(
    (policy) =>
      FINDERS[policy](clauses) &&
      (policy !== "deadline" || FINDERS.deadline(clausesOf(withoutQuotedTopics(text, ticketText)))),
  );
};
