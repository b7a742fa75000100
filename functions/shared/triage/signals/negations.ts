import type { SignalWords } from "./find-signals.js";

/** Words that negate what follows: "not happy". */
export const NEGATIONS: SignalWords = {
  en: "not, no, never, isn't, wasn't, aren't, don't, doesn't, didn't, can't, cannot, won't, nothing, hardly, far from, anything but, less than, without, wouldn't be, not exactly, not really",
  de: "nicht, kein*, nie, niemals, ohne, kaum, alles andere als, weder, nichts, wenig, keineswegs",
  es: "no, nunca, ni, sin, nada, tampoco, poco, jamás",
  fr: "pas, plus, jamais, sans, aucun*, ni, rien de, guère, peu, loin d'être",
  it: "non, mai, senza, né, nessun*, poco, niente, tutt'altro che",
  pt: "não, nunca, nem, sem, nada, pouco, jamais, tampouco, longe de",
  nl: "niet, geen, nooit, zonder, allesbehalve, weinig, nauwelijks, niks, niets",
  ar: "لا, ليس, لم, غير",
  hi: "नहीं, न, मत",
  ko: "안, 못",
  zh: "不, 没, 沒",
};

/** The same after what they negate, in Japanese. */
export const NEGATIONS_AFTER =
  /^(?:では|じゃ|とは言え|と思え|でき|し)?(?:ない|な[くか]|ありません|ません|くない|くありません)/u;
