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
const LETTERS: ReadonlyMap<number, string> = (() => {
  const signs = Object.entries(LOOKS_LIKE).flatMap(([letter, all]) =>
    Array.from(all, (sign) => [sign, letter] as const),
  );
  const capitals = signs.map(([sign, letter]) => [codeOf(sign.toUpperCase()), letter] as const);
  return new Map([...capitals, ...signs.map(([sign, letter]) => [codeOf(sign), letter] as const)]);
})();

/** By code unit: 1 for what LETTERS has. Asked for every character of a text, and quicker than a map. */
const IS_LISTED = new Uint8Array(0x1_0000);
for (const code of LETTERS.keys()) if (code <= 0xffff) IS_LISTED[code] = 1;

const isListed = (code: number): boolean => (code <= 0xffff ? IS_LISTED[code] === 1 : LETTERS.has(code));

/** The Latin letter that a character of another script, or a sign, looks like. */
export const lookAlikeOf = (code: number): string | undefined => LETTERS.get(code);

const isPlainLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const isLatin = (code: number): boolean =>
  isPlainLetter(code) || (code >= 0xc0 && code <= 0x24f) || (code >= 0x1e00 && code <= 0x1eff);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

const toLatinWord = (word: string): string => Array.from(word, (sign) => LETTERS.get(codeOf(sign)) ?? sign).join("");

/** A word, or signs that look like one. */
interface Word {
  readonly end: number;
  /** Whether it has letters to replace and reads as a Latin word: not Russian "рост", of which only some look Latin. */
  readonly isDisguised: boolean;
}

const wordAt = (text: string, start: number): Word => {
  let [end, signs, others, letters, latin] = [start, 0, 0, 0, 0];
  for (let code = text.codePointAt(end); code !== undefined; code = text.codePointAt(end)) {
    const isSign = code > 0x7f && isListed(code);
    const isLetter = isLetterAt(text, end);
    if (!isSign && !isLetter) break;
    if (isSign) signs += 1;
    else if (!isPlainLetter(code) && !isDigit(code)) others += 1;
    if (isLetter && !isDigit(code)) letters += 1;
    if (isLatin(code)) latin += 1;
    end += code > 0xffff ? 2 : 1;
  }
  return { end, isDisguised: signs > 0 && letters > 0 && (latin > 0 || others === 0) };
};

/**
 * Replaces letters of other scripts that stand for Latin ones: Cyrillic, Greek or Cherokee letters in a Latin word, or
 * in one that looks Latin from its first letter to its last. The text must be decomposed, without accents.
 */
export const toLatinLetters = (text: string): string => {
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const { end, isDisguised } = wordAt(text, at);
    if (isDisguised) {
      parts.push(text.slice(done, at), toLatinWord(text.slice(at, end)));
      done = end;
    }
    at = Math.max(at, end - 1);
  }
  return parts.length === 0 ? text : parts.join("") + text.slice(done);
};
