import { foldLetters, foldText, lettersOnly } from "../triage/fold-text.js";
import { matchWords, wordsOf } from "../triage/word-matcher.js";

/** What is in quotation marks, in one line. */
const QUOTATION = /"([^"\n]{1,300})"|[“„]([^“”„\n]{1,300})[”“]|«\s?([^«»\n]{1,300}?)\s?»/g;

/** The last words before a quotation that names what a reply is about: `your message about "…"`. */
const NAMES_A_TOPIC =
  /(?:^|\P{L})(?:about|regarding|concerning|re|subject|titled|betreff|betreffend|zu|bezuglich|sujet|objet|concernant|sobre|asunto|acerca de|oggetto|riguardo a|assunto|over|betreft|onderwerp):?\s*$/u;

/** Who promises, and what may be promised: a quotation with any of these is more than the name of a topic. */
const PROMISES = matchWords(
  wordsOf({
    en:
      "i, we, us, our, ours, you, your, yours, i'll, we'll, will, shall, guarantee*, promise*, confirm*, refund*, " +
      "compensat*, reimburs*, credit*, paid, pay, fixed, resolved, solved, restored, repaired, ready, delivered, call*",
    es: "nosotros, nuestro*, nuestra*, usted, ustedes, su, reembols*, garantiz*, resuelt*, devolv*",
    fr: "nous, notre, nos, vous, votre, vos, rembours*, garanti*, promis*, résolu*, réparé*",
    de: "wir, uns, unser*, ihnen, ihr*, sie, werden, wird, erstatt*, garantier*, versprech*, behoben, gelöst, gutschrift*",
    it: "noi, nostro*, nostra*, voi, lei, rimbors*, garanti*, risolt*",
    pt: "nós, nosso*, nossa*, você*, seu, sua, reembols*, garanti*, resolvid*, devolv*",
    nl: "wij, we, ons, onze, u, uw, terugbeta*, vergoed*, garander*, opgelost",
  }),
);

/** Letters of the scripts whose words for promises are listed. */
const LATIN_ONLY = /^[\P{L}\p{Script=Latin}]*$/u;

/**
 * A reply without the quotations that only name its topic: `your message about "battery empty by noon"`. A quotation
 * counts as one if it stands word for word in the ticket, if the words before it say that it is what the reply is
 * about, and if it has none of the words of a promise, so that nobody can put one into our mouth.
 */
export const withoutQuotedTopics = (text: string, ticketText: string): string => {
  const known = lettersOnly(ticketText);
  return text.replace(QUOTATION, (quotation: string, ...rest: unknown[]) => {
    const at = Number(rest.find((value) => typeof value === "number"));
    const isTopic =
      NAMES_A_TOPIC.test(foldLetters(text.slice(Math.max(0, at - 40), at))) &&
      LATIN_ONLY.test(quotation) &&
      known.includes(lettersOnly(quotation)) &&
      PROMISES(foldText(quotation)) === undefined;
    return isTopic ? '"…"' : quotation;
  });
};
