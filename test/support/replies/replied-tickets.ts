import { REPLY_LANGUAGES, type ReplyLanguage } from "../../../functions/shared/reply-quality/language.js";
import { type GoldenTicket, type Half, labelsOf } from "../../../scripts/shared/golden/golden-ticket.js";
import { readGoldenSet } from "../../../scripts/shared/golden/read-golden-set.js";
import { toRepliedTicket } from "../../../scripts/shared/golden/reply-labels.js";
import { goodReply } from "./good-replies.js";
import type { GoodReply } from "./planted-defects.js";

const isReadable = (golden: GoldenTicket): boolean =>
  !["injection", "one-word", "long-thread", "hostile", "mixed-languages"].includes(golden.kind) &&
  !["FEATURE_REQUEST", "OTHER"].includes(labelsOf(golden).category) &&
  golden.ticket.data.description.length >= 60;

const languageOf = (golden: GoldenTicket): ReplyLanguage | undefined =>
  REPLY_LANGUAGES.find((language) => language === labelsOf(golden).language);

/** A good reply to each ticket of a half that reports or asks something in some sentences. */
export const goodReplies = async (half: Half): Promise<readonly GoodReply[]> =>
  (await readGoldenSet())
    .filter((golden) => golden.half === half && isReadable(golden))
    .flatMap((golden, variant) => {
      const language = languageOf(golden);
      if (language === undefined) return [];
      const ticket = toRepliedTicket(golden);
      return [{ ticket, language, variant, text: goodReply(ticket, language, variant) }];
    });
