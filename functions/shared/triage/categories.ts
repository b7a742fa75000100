import type { Category } from "../contracts/ticket-record.js";
import { countWords, wordsOf } from "./word-matcher.js";

/**
 * Words that show what a ticket is about. When two categories have equally many words in a ticket, the earlier one
 * wins. DATA_LOSS and OUTAGE are missing, and SECURITY is short, because the floor rules find those first.
 */
const CATEGORY_WORDS: readonly (readonly [Category, readonly string[]])[] = [
  [
    "SECURITY",
    wordsOf({
      en: "security",
      es: "seguridad",
      fr: "sécurité",
      de: "sicherheit",
      it: "sicurezza",
      pt: "segurança",
      ja: "セキュリティ",
      ko: "보안",
    }),
  ],
  [
    "BILLING",
    wordsOf({
      en:
        "invoice*, refund*, billing, billed, charge, charged, charges, overcharged, payment*, credit card, subscription*, " +
        "price, pricing, receipt*, renewal",
      es: "factura*, reembolso*, cobro*",
      fr: "facture*, remboursement*",
      de: "rechnung*, rückerstattung*",
      it: "fattura*, rimborso*",
      pt: "fatura*",
      ja: "請求, 返金",
      ko: "청구, 환불",
      zh: "发票, 退款",
    }),
  ],
  [
    "ACCOUNT",
    wordsOf({
      en:
        "account*, login, log in, logging in, logged out, locked out, sign in, password*, username*, 2fa, mfa, two factor, " +
        "verification code, profile, permission*, sso",
      es: "cuenta, contraseña",
      fr: "compte, mot de passe",
      de: "konto, passwort",
      pt: "conta, senha",
      ja: "アカウント, パスワード",
      ko: "계정, 비밀번호",
      zh: "账户, 密码",
    }),
  ],
  [
    "PERFORMANCE",
    wordsOf({
      en:
        "slow, slower, slowly, slowness, sluggish, lag, lags, lagging, laggy, latency, timeout*, times out, timing out, " +
        "takes forever, performance",
      es: "lento, lenta",
      fr: "lent, lente",
      de: "langsam",
      ja: "遅い, 重い",
      ko: "느려, 느린",
      zh: "很慢, 太慢",
    }),
  ],
  [
    "BUG",
    wordsOf({
      en:
        "bug*, error*, crash*, broken, freezes, frozen, freezing, glitch*, fails, failed, failing, not working, " +
        "doesn't work, does not work, won't work, stopped working, exception, defect*, wrong, incorrect, missing, does not appear, do not appear, never arrived, " +
        "differs, differ, mismatch, conflict*, duplicate*, twice, unexpected, closes, shifted, rejected",
      es: "no funciona",
      fr: "ne fonctionne pas, ne fonctionne plus, erreur*",
      de: "funktioniert nicht, fehler*",
      it: "non funziona, errore",
      pt: "não funciona, erro",
      ja: "エラー, 動かない, 動作しない",
      ko: "오류, 에러",
      zh: "错误, 崩溃, 無法使用",
    }),
  ],
  [
    "FEATURE_REQUEST",
    wordsOf({
      en:
        "feature request*, feature suggestion*, would love, would be great, would be nice, would be helpful, please add, " +
        "could you add, can you add, wish there was, suggestion*, roadmap, enhancement*",
      es: "sugerencia*",
      de: "vorschlag",
      it: "suggerimento",
      pt: "sugestão",
      ja: "要望",
      ko: "제안",
      zh: "建议",
    }),
  ],
  [
    "HOW_TO",
    wordsOf({
      en:
        "how to, how do i, how do we, how can i, how can we, how should i, where can i, where do i, is it possible, " +
        "is there a way, instructions, tutorial*, guide, set up, setup, configure, question*, how long, which, can a, can we, can i, does it support, " +
        "documentation, manual, we would like to",
      es: "cómo puedo",
      fr: "comment faire, comment puis je",
      de: "wie kann ich",
      it: "come posso",
      pt: "como posso",
      ja: "方法, 教えて",
      ko: "어떻게",
      zh: "如何, 怎么",
    }),
  ],
];

const COUNTERS = CATEGORY_WORDS.map(([category, words]) => ({ category, count: countWords(words) }));

/** A word of the subject counts twice: it names what a ticket is about, while a description may mention many things. */
const SUBJECT_WEIGHT = 2;

/** The category whose words occur most often in the folded texts; OTHER when none occur. */
export const findCategory = (subject: string, description: string): Category => {
  let best: { category: Category; score: number } = { category: "OTHER", score: 0 };
  for (const { category, count } of COUNTERS) {
    const score = SUBJECT_WEIGHT * count(subject) + count(description);
    if (score > best.score) best = { category, score };
  }
  return best.category;
};
