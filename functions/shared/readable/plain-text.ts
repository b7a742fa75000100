import { decode as decodeQuotedPrintable } from "libqp";
import { UnitWriter } from "../contracts/unit-writer.js";
import { decodeEntities, htmlToText } from "./html-text.js";
import { decodeAs, withoutBase64Parts, withoutLeftEncodings } from "./left-encodings.js";
import { withoutRtf } from "./rtf-text.js";

/**
 * A text without its mark-up and encodings: RTF, HTML, character references, quoted-printable, Markdown and BBCode
 * become the words that they show; embedded images and other encoded data are removed. A text without any of these is
 * unchanged, except that its lines end in `\n`.
 */
export const toPlainText = (text: string): string => {
  const lines = withoutRtf(unifyLineEnds(text));
  const words = withoutStyles(withoutEncodedData(withoutBase64Parts(withoutQuotedPrintable(lines))));
  return withoutMarkdown(withoutHtml(withoutWikiMarks(withoutLeftEncodings(startAndEnd(words)))));
};

/** Characters that are read of a text without its images and styles: several times what is kept of it afterwards. */
const START = 192 * 1024;
const END = 64 * 1024;

/** People answer above a mail or below it, so what is left out of an endless one is its middle, by whole lines. */
const startAndEnd = (text: string): string => {
  if (text.length <= START + END) return text;
  const start = text.slice(0, START);
  const end = text.slice(-END);
  const lastLine = start.lastIndexOf("\n");
  return `${lastLine < 0 ? start : start.slice(0, lastLine)}\n${end.slice(end.indexOf("\n") + 1)}`;
};

/** Whether toPlainText leaves out the middle of a text, however many line ends and images it has. */
export const isTooLong = (text: string): boolean => text.length > 2 * (START + END);

const CR = 0x0d;
const LF = 0x0a;

/** Ends lines in `\n`. */
export const unifyLineEnds = (text: string): string => {
  if (!text.includes("\r")) return text;
  const written = new UnitWriter(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === CR && text.charCodeAt(at + 1) === LF) continue;
    written.add(unit === CR ? LF : unit);
  }
  return written.toString();
};

/** A line that was continued on the next one: `da=` and `ta`. */
const SOFT_BREAK = /[^\s=] ?=[ \t]*\n(?=\S)/;

/**
 * Bytes that a plain text hardly contains: characters of UTF-8 beyond ASCII, an encoded "=", or blanks at a line's end.
 */
const ENCODED_BYTES =
  /=(?:[Cc][2-9A-Fa-f]|[Dd][0-9A-Fa-f])=[89ABab][0-9A-Fa-f]|=[Ee][0-9A-Fa-f](?:=[89ABab][0-9A-Fa-f]){2}|=F[0-4](?:=[89AB][0-9A-F]){3}|=3D|=[20]0$/m;

/** Letters of an older character set: one inside a word, as in `donn=E9es`, or two after letters, as in `caf=E9`. */
const LATIN_LETTERS =
  /=(?:DF|[EF][0-9A-F])(?<=\p{L}{3}=..)(?<![?&]\p{L}{3,20}=..)\p{Ll}|\p{L}=[C-F][0-9A-F](?:[\p{L}\s.,!?]|$)[^]*\p{L}=[C-F][0-9A-F](?:[\p{L}\s.,!?]|$)/u;

/** What every one of these patterns needs; found much faster than they are. */
const MAY_BE_QUOTED_PRINTABLE = /=(?:[0-9A-Fa-f]{2}|[ \t]*\n)/;

const withoutQuotedPrintable = (text: string): string => {
  if (!MAY_BE_QUOTED_PRINTABLE.test(text)) return text;
  const isEncoded = SOFT_BREAK.test(text) || ENCODED_BYTES.test(text) || LATIN_LETTERS.test(text);
  return isEncoded ? decodeText(decodeQuotedPrintable(Buffer.from(text, "utf8"))) : text;
};

const decodeText = (bytes: Uint8Array): string =>
  decodeAs("utf-8", bytes) ?? new TextDecoder("windows-1252").decode(bytes);

/** Images and files inside the text, with base64 that may continue on the next lines. */
const DATA_URI =
  /(?<![\w.])data:[a-z]+\/[\w.+-]{1,80}(?:;[\w=.+-]{1,80}){0,4},[\w+/=%.~!-]*(?:\n[\w+/=]{40,}(?=\n|$))*(?:\n[\w+/]{1,75}={1,2}(?=\s|$))?/gi;

/** Base64 without a name: in one line, or in lines of one length. */
const BASE64 =
  /(?<![\w+/=])(?:[A-Za-z0-9+/]{300,}|[A-Za-z0-9+/]{60,80}(?:\n[A-Za-z0-9+/]{60,80}){2,}(?:\n[A-Za-z0-9+/]{1,80})?)={0,2}(?![\w+/])/g;

/** Placeholders that mail programs leave where an image was. */
const IMAGE_PLACEHOLDER = /\[(?:cid|image):[^[\]\n]{0,200}\]/gi;

/** Shortest line of base64 that is taken for data; MIME's lines have 76 characters, others 60 or 64. */
const RUN = 60;

const isBase64 = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x2f && code <= 0x39) || code === 0x2b;

/** Whether BASE64 can match at all. Reads most texts in steps of a line, since hardly any word is so long. */
const hasLongRun = (text: string): boolean => {
  for (let start = 0; start + RUN <= text.length;) {
    let at = start + RUN - 1;
    while (at >= start && isBase64(text.charCodeAt(at))) at -= 1;
    if (at < start) return true;
    start = at + 1;
  }
  return false;
};

const isEncodedData = (run: string): boolean => /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run);

const withoutEncodedData = (text: string): string => {
  const named = text.replace(DATA_URI, "").replace(IMAGE_PLACEHOLDER, "");
  return hasLongRun(named) ? named.replace(BASE64, (run) => (isEncodedData(run) ? "" : run)) : named;
};

/**
 * What browsers do not show, by how it begins and ends. Removed before the text is shortened, since styles can be long.
 */
const UNSEEN_BLOCKS = [
  { begin: /<style\b/gi, end: /<\/style\s*>/gi },
  { begin: /<script\b/gi, end: /<\/script\s*>/gi },
  { begin: /<!--/g, end: /-->/g },
] as const;

const withoutStyles = (text: string): string =>
  text.includes("<") ? UNSEEN_BLOCKS.reduce((rest, { begin, end }) => withoutBlocks(rest, begin, end), text) : text;

/** A block that never ends is shown: only its first mark is removed. Each pattern needs the flag `g`. */
const withoutBlocks = (text: string, begin: RegExp, end: RegExp): string => {
  const kept: string[] = [];
  let at = 0;
  for (const { index } of text.matchAll(begin)) {
    if (index < at) continue;
    end.lastIndex = index;
    if (end.exec(text) === null)
      return [...kept, text.slice(at).replace(begin, (mark) => (mark === "<!--" ? "" : "<span"))].join("");
    kept.push(text.slice(at, index));
    at = end.lastIndex;
  }
  return [...kept, text.slice(at)].join("");
};

/** Elements that only HTML has; text such as "a < b", "<your name>" or "<s@example.org>" is none of them. */
const HTML =
  /<(?:!--|!doctype\b|\/?(?:a|abbr|address|article|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|img|ins|li|main|mark|meta|o:p|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|wbr)(?=[\s/>])[^<>]*>)/i;

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/** Forums and older helpdesks write HTML with square brackets. A quote there becomes one here. */
const fromBbCode = (text: string): string => (text.includes("[") ? withoutBbCode(text) : text);

const withoutBbCode = (text: string): string =>
  text
    .replace(/\[quote(?:=[^\]\n]{0,200})?\]/gi, "<blockquote>")
    .replace(/\[\/quote\]/gi, "</blockquote>")
    .replace(/\[img[^\]\n]{0,100}\][^[\n]{0,2000}\[\/img\]/gi, "")
    .replace(
      /\[\/?(?:b|i|u|s|code|color|size|font|center|left|right|indent|highlight|list|url|email|\*)(?:=[^\]\n]{0,200})?\]/gi,
      "",
    );

/** Jira's and Confluence's marks of colours, panels, code and headings. A quote becomes lines that begin with `> `. */
const withoutWikiMarks = (text: string): string => {
  const hasMarks = text.includes("{") && /\{(?:color|panel|code|quote|noformat)\b/.test(text);
  if (!hasMarks && !/\n(?:bq|h[1-6])\. /.test(text) && !/^(?:bq|h[1-6])\. /.test(text)) return text;
  return text
    .replace(/\{quote\}([^]*?)\{quote\}/g, (_, quoted: string) => `\n${quoted.trim().replace(/^/gm, "> ")}\n`)
    .replace(/^bq\. /gm, "> ")
    .replace(/^h[1-6]\. /gm, "")
    .replace(/\{(?:color|panel|code|noformat)(?::[^{}\n]{0,200})?\}/g, "");
};

/** More than once, because some forms escape the HTML that they were given. */
const MAX_PASSES = 4;

const withoutHtml = (text: string, pass = 1): string => {
  // Browsers read this reference without its semicolon, too.
  const html = fromBbCode(text).replace(/&nbsp(?!;)/g, " ");
  if (pass > MAX_PASSES || !(HTML.test(html) || ENTITY.test(html))) return html;
  const plain = HTML.test(html) ? htmlToText(html) : decodeEntities(html);
  return withoutHtml(plain.replaceAll("\u00a0", " "), pass + 1);
};

/** Most texts have none of the marks, and looking for each takes time. */
const withoutMarkdown = (text: string): string => (/[*`~\\#[]/.test(text) ? withoutMarks(text) : text);

const withoutMarks = (text: string): string =>
  text
    // Images vanish, links keep their words.
    .replace(/!\[[^[\]\n]{0,200}\]\([^)\n]{0,2000}\)/g, "")
    .replace(/\[([^[\]\n]{1,500})\]\([^)\s]{1,2000}(?: "[^"\n]{0,200}")?\)/g, "$1")
    .replace(/(?<![\w\]])\[([\p{L} ]{2,200})\]\[[\w -]{0,80}\]/gu, "$1")
    // Emphasis and code around words, or two or more marks inside one.
    .replace(/(?<![\p{L}\p{N}*~`\\])(?:[*`]{1,3}|~~)(?=[\p{L}\p{N}"'“„(])/gu, "")
    .replace(/(?<=[\p{L}\p{N}\p{P}])(?<!\\)(?:[*`]{1,3}|~~)(?![\p{L}\p{N}*~`])/gu, "")
    .replace(/(?<=\p{L})(?:\*\*|~~|``)(?=\p{L})/gu, "")
    .replace(/\\(?=[*_~`#[\]])/g, "")
    .replace(/^ {0,3}#{1,6} (?=\S)/gm, "");
