const DIGITS = /[0-9０-９](?:[0-9０-９.,:'’]*[0-9０-９])?/g;

const words = (list: string): RegExp => new RegExp(`(?<!\\p{L})(?:${list.replaceAll(", ", "|")})(?!\\p{L})`, "giu");

/** Numbers in words by language, without those for one, which are articles as well. */
const NUMBER_WORDS: Readonly<Record<string, RegExp>> = {
  en: words(
    "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, " +
      "(?:twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety)(?:-\\w+)?, (?:a )?(?:hundred, thousand, million)",
  ),
  de: words(
    "zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, \\p{L}{3,7}zehn, \\p{L}{0,12}(?:zwanzig, dreißig, vierzig, fünfzig, sechzig, siebzig, achtzig, neunzig, hundert, tausend)",
  ),
  fr: words(
    "deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize, dix-sept, dix-huit, dix-neuf, vingt, trente, quarante, cinquante, soixante, quatre-vingts?, cent, cents, mille",
  ),
  es: words(
    "dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, quince, veinte, treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa, cien, ciento, mil",
  ),
  it: words(
    "due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, quindici, venti, trenta, quaranta, cinquanta, sessanta, settanta, ottanta, novanta, cento, duecento, mille",
  ),
  pt: words(
    "dois, duas, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, quinze, vinte, trinta, quarenta, cinquenta, sessenta, setenta, oitenta, noventa, cem, cento, mil",
  ),
  nl: words(
    "twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf, \\p{L}{3,6}tien, \\p{L}{0,14}(?:twintig, dertig, veertig, vijftig, zestig, zeventig, tachtig, negentig, honderd, duizend)",
  ),
  // Not 十分, which means enough.
  ja: /(?!十分[なにで])(?:[二三四五六七八九十百千万数]|一(?=[十百千万]))[一二三四五六七八九十百千万]*(?=[分秒時日週月年件名人店台校回度円社枚本通部か箇ヶ])/gu,
};

/** Writes every number of a text as 0, in digits or in words of the language. @param language code of two letters */
export const withNumbersAsZero = (text: string, language: string | undefined): string => {
  const digits = text.replace(DIGITS, "0");
  const pattern = NUMBER_WORDS[language ?? ""];
  return pattern === undefined ? digits : digits.replace(pattern, "0");
};
