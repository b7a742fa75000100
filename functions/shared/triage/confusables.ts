import { onFirstUse } from "../contracts/on-first-use.js";
import { UnitWriter } from "../contracts/unit-writer.js";
import { isLetterAt } from "./letters.js";

/**
 * Characters that look like Latin letters, by the letters that they look like. They are those of Unicode's
 * confusables.txt, as the package unhomoglyph has them, and the small capitals, without those that compatibility
 * decomposition and removing accents make Latin already. The package itself is ten times larger, and turns "m" into
 * "rn"; a test compares the table with it.
 */
export const LOOKS_LIKE: Readonly<Record<string, string>> = {
  a: "ɑΑαАаᎪᗅᴀ⍶⍺ꓮꭺ𐊠𖽀",
  aa: "Ꜳꜳ",
  ae: "ÆæӔӕ",
  ao: "Ꜵꜵ",
  ar: "🜇",
  au: "Ꜷꜷ",
  av: "ꜸꜹꜺꜻ",
  ay: "Ꜽꜽ",
  b: "ƀƂƃƄɓʙΒβБВЬвѢѣҌҍᏏᏰᏴᏼᑲᑳᖯᗷꓐꞴꞵ𐊂𐊡𐌁",
  bl: "Ы",
  c: "¢ȼСсҪҫᏟᴄⲤⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜𑣩𑣲🝌",
  d: "ÐĐđƉƌɖɗԁᎠᏧᑯᗞᗪᴅ₫ꓒꓓꭰ",
  dz: "ʣ",
  e: "ǝɆɇəɛΕЕеҽҿәᎬᴇ℮⋿ⴹꓰꬲꭼ𐊆𑢦𑢮",
  eo: "ᴔꭁꭂ",
  f: "ƑƒϜքᖴᵮẝꓝꜰꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂𝈓",
  g: "ƍǤǥɠɡɢԌԍցᏀᏳᏻᶃꓖꮐ",
  h: "ĦħɦʜΗНнћҢңһӇӈӉӊհᎻᏂᏲᕼⱧⲎꓧꚕꮋ𐋏",
  i: "ıɨɩɪιіӏᎥᵻᵼ⍳⍸ꙇꭵ𑣃",
  j: "ɈɉͿϳЈјᎫᒍᴊꓙꞲꭻ",
  k: "ĸƙΚκКкҚқҞҟᏦᛕᴋ₭ⱩⲔⲕꓗꝀꮶ𐔘",
  l: "ŁłƖƗƚǀɫɭʟΙІӀ׀וןا١۱ߊᏞᒪᛁ∣⏽ⲒⳐⳑⵏꓡꓲꮮ𐊊𐌉𐌠𐐛𐑃𐔦𑢣𑢲𖼖𖼨𝈪𞣇",
  ll: "ǁװ‖∥𐆙",
  lo: "Ю",
  ls: "ʪ",
  lt: "₶",
  lz: "ʫ",
  m: "ʍΜϺМмӍӎᎷᗰᛖᴍⲘꓟꮇ𐊰𐌑",
  mb: "🝫",
  n: "ƝƞɳɴΝηոռᵰⲚꓠ𐆎𐔓",
  o: "ØøƟɵΘΟθοσОоѲѳӨөՕօסه٥ھہە۵ۿ߀०০੦૦ଠ୦௦ం౦ಂ೦ംഠ൦ං๐໐ဝ၀ჿዐᎾᏫᴏᴑ⊖⊝⍬Ⲟⲟⴱⵁⵔ〇ꓳꝊꝋꬽꬾꭴꮎꮻ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑓐𑢵𑣈𑣗𑣠𝈚🜔",
  oe: "Œœɶ",
  oo: "∞ꚘꚙꝎꝏ",
  p: "ƥΡρРрᏢᑭᴘᴩᵽ⍴Ⲣⲣꓑꮲ𐊕",
  q: "ʠԛգզⵕꞯ",
  qe: "🜀",
  r: "ƦɍɼɽʀгғᎡᏒᖇᴦᵲⲅꓣꭇꭈꭱꮁꮢ𐒴𖼵𝈖",
  rn: "ɱᵯ₥𑜀𑣣",
  s: "ƽʂЅѕՏᏕᏚᵴꓢꜱꮪ𐊖𐐠𐑈𑣁𖼺",
  t: "ŦŧƭƮȾΤτТтҬҭᎢᴛᵵ⊤⍡⟙Ⲧꓔꭲ𐊗𐊱𐌕𑢼𖼊🝨",
  tf: "ꝷ",
  ts: "ʦ",
  u: "ɄʋυՍսሀᏌᑌᴜᵾ∪⋃ꓴꞟꭎꭒꮜ𐓎𐓶𑢸𑣘𖽂",
  ue: "ᵫ",
  uo: "ꭣ",
  v: "νѴѵט٧۷Ꮩᐯᴠ∨⋁ⴸꓦꛟꮩ𐆗𐔝𑜆𑢠𑣀𖼈𝈍",
  vb: "🝬",
  w: "ɯѡԜԝաᎳᏔᴡ₩ꓪꝡꮃ𑓅𑜊𑜎𑜏𑣦𑣯",
  x: "×ΧХхҲᕁᕽ᙭᙮ᚷ╳⤫⤬⨯⨰ⲬⵝꓫꞳ𐆖𐊐𐊴𐌗𐌢𐔧𑣬",
  y: "¥ƴɎɏɣʏΥγУуҮүҰұყᎩᎽᶌỿⲨꓬꭚ𐊲𑢤𑣜𖽃",
  z: "ƵƶȤȥʐΖᏃᴢᵶꓜꮓ𐋵𑢩𑣄𑣥",
};

const codeOf = (sign: string): number => sign.codePointAt(0) ?? 0;

/** Latin letters by the code of what looks like them. A capital that is not in the table looks as its small form. */
const lookAlikes = onFirstUse((): ReadonlyMap<number, string> => {
  const signs = Object.entries(LOOKS_LIKE).flatMap(([letter, all]) =>
    Array.from(all, (sign) => [sign, letter] as const),
  );
  const capitals = signs.map(([sign, letter]) => [codeOf(sign.toUpperCase()), letter] as const);
  return new Map([...capitals, ...signs.map(([sign, letter]) => [codeOf(sign), letter] as const)]);
});

/** The Latin letter that a character of another script, or a sign, looks like. */
export const lookAlikeOf = (code: number): string | undefined => lookAlikes().get(code);

const isPlainLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const isLatin = (code: number): boolean =>
  isPlainLetter(code) || (code >= 0xc0 && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

// What a sign says about the word that it is in.
const IN_WORD = 1;
/** Looks like a Latin letter. */
const SIGN = 2;
/** Neither a sign, nor a plain letter, nor a digit. */
const OTHER = 4;
const LETTER = 8;
const LATIN = 16;
const NOT_LOOKED_AT = 0x80;

const traitsOf = (text: string, at: number): number => {
  const code = text.codePointAt(at) ?? 0;
  const isSign = code > 0x7f && lookAlikes().has(code);
  const isLetter = isLetterAt(text, at);
  if (!isSign && !isLetter) return 0;
  const isOther = !isSign && !isPlainLetter(code) && !isDigit(code);
  const letter = isLetter && !isDigit(code) ? LETTER : 0;
  return IN_WORD | (isSign ? SIGN : 0) | (isOther ? OTHER : 0) | letter | (isLatin(code) ? LATIN : 0);
};

/** By code unit. Asked for every character of a text, and much quicker than the patterns. */
const TRAITS = new Uint8Array(0x1_0000).fill(NOT_LOOKED_AT);

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

const traitsAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  const known = TRAITS[unit] ?? NOT_LOOKED_AT;
  if (known !== NOT_LOOKED_AT) return known;
  const traits = traitsOf(text, at);
  if (!isSurrogate(unit)) TRAITS[unit] = traits;
  return traits;
};

const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/**
 * Whether a word with such signs has some to replace and reads as a Latin one: not Russian "рост", of which only some
 * look Latin.
 */
const isDisguised = (traits: number): boolean =>
  (traits & SIGN) !== 0 && (traits & LETTER) !== 0 && ((traits & LATIN) !== 0 || (traits & OTHER) === 0);

const addLatin = (written: UnitWriter, text: string, start: number, end: number): void => {
  const letters = lookAlikes();
  for (let at = start; at < end; at += widthAt(text, at))
    written.addText(letters.get(text.codePointAt(at) ?? 0) ?? text.slice(at, at + widthAt(text, at)));
};

/** Units of the longest of LOOKS_LIKE. */
const MOST_UNITS = 2;

/**
 * Replaces letters of other scripts that stand for Latin ones: Cyrillic, Greek or Cherokee letters in a Latin word, or
 * in one that looks Latin from its first letter to its last. The text must be decomposed, without accents.
 */
export const toLatinLetters = (text: string): string => {
  let written: UnitWriter | undefined;
  let done = 0;
  for (let start = 0; start < text.length;) {
    let [end, word] = [start, 0];
    for (let traits = traitsAt(text, end); traits !== 0; traits = end < text.length ? traitsAt(text, end) : 0) {
      word |= traits;
      end += isSurrogate(text.charCodeAt(end)) ? widthAt(text, end) : 1;
    }
    if (isDisguised(word)) {
      written ??= new UnitWriter(MOST_UNITS * text.length);
      written.addText(text.slice(done, start));
      addLatin(written, text, start, end);
      done = end;
    }
    start = Math.max(end, start + 1);
  }
  if (written === undefined) return text;
  written.addText(text.slice(done));
  return written.toString();
};
