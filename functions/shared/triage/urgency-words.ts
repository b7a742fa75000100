import { wordsOf } from "./word-list.js";

/** Words a customer presses with. Anyone can write them, so they raise the rules' priority by one step and set no floor. */
export const URGENCY_WORDS = wordsOf({
  en:
    "urgent, urgently, urgency, asap, as soon as possible, immediately, immediate, emergency, critical, deadline, " +
    "blocked, blocking us, blocker, cannot work, can't work, unable to work, losing money, losing customers, " +
    "legal action, lawyer, unacceptable",
  es: "urgente, inmediatamente, inaceptable",
  fr: "immédiatement, inacceptable",
  de: "dringend, sofort, inakzeptabel",
  it: "subito, inaccettabile",
  pt: "imediatamente, inaceitável",
  ja: "至急, 緊急",
  ko: "긴급, 급합니다",
  zh: "紧急, 緊急",
  hi: "तुरंत",
  ar: "عاجل",
});
