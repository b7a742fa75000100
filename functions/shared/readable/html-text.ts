import { Parser } from "htmlparser2";

/** What elements begin and end: a line, a paragraph, or a cell, which is separate from its neighbours on the line. */
const BREAKS: ReadonlyMap<string, "line" | "paragraph" | "cell"> = new Map([
  ..."dd div dt figcaption figure hr li option tr".split(" ").map((name) => [name, "line"] as const),
  ..."address article aside blockquote body center dl fieldset footer form h1 h2 h3 h4 h5 h6 header main nav ol p"
    .split(" ")
    .map((name) => [name, "paragraph"] as const),
  ..."pre section table ul".split(" ").map((name) => [name, "paragraph"] as const),
  ..."button td th".split(" ").map((name) => [name, "cell"] as const),
]);

/** Elements whose content no reader sees. */
const UNSEEN = new Set("math object script style svg template title xml".split(" "));

const PREFORMATTED = new Set(["pre", "textarea"]);

/**
 * Classes and ids of the elements that mail programs put around quoted mails, signatures and disclaimers: Gmail, Yahoo,
 * Proton, Zoho, Thunderbird, Apple, Outlook.
 */
const SET_APART =
  /gmail_(?:quote|signature)|yahoo_quoted|protonmail_(?:quote|signature)|zmail_extra|moz-signature|apple-signature|^(?:ms-outlook-mobile-)?signature$|\bdisclaimer\b/i;

/** Mail programs hide previews of a mail in its first element. */
const HIDDEN_STYLE = /(?:display\s*:\s*none|mso-hide\s*:\s*all)/i;

const isUnseen = (name: string, { style, hidden }: Attributes): boolean =>
  UNSEEN.has(name) || hidden !== undefined || (style !== undefined && HIDDEN_STYLE.test(style));

type Attributes = Readonly<Record<string, string>>;

const isSetApart = (name: string, { class: className, id }: Attributes): boolean =>
  name === "blockquote" ||
  (className !== undefined && SET_APART.test(className)) ||
  (id !== undefined && SET_APART.test(id));

/** What an element does to its content. */
interface Effect {
  readonly isApart: boolean;
  readonly isUnseen: boolean;
}

/** What most elements do. */
const NO_EFFECT: Effect = { isApart: false, isUnseen: false };

const effectOf = (name: string, attributes: Attributes): Effect => {
  const [isApart, unseen] = [isSetApart(name, attributes), isUnseen(name, attributes)];
  return isApart || unseen ? { isApart, isUnseen: unseen } : NO_EFFECT;
};

/** White space that is more than one space. */
const LONG_BLANK = /[\t\n\f\r]| {2}/;

/** Writes what a reader of the page would see, line by line. */
class PageText {
  readonly #lines: string[] = [];
  #line = "";
  /** Whether a blank at the start of the next text would be one too many. Reading the growing line would take time. */
  #endsInBlank = true;
  /** Whether the current line began inside an element that is set apart. */
  #isApart = false;
  readonly #open: Effect[] = [];
  #apart = 0;
  #unseen = 0;
  #preformatted = 0;

  openElement(name: string, attributes: Attributes): void {
    if (name === "br") this.#push();
    this.#separate(name);
    this.#enter(name, effectOf(name, attributes));
  }

  closeElement(name: string): void {
    this.#separate(name);
    this.#leave(name);
  }

  /** White space between words counts as one space, except where the page is preformatted. */
  addText(text: string): void {
    if (this.#unseen > 0) return;
    if (this.#preformatted > 0) {
      this.#addLines(text);
      return;
    }
    const words = LONG_BLANK.test(text) ? text.replace(/[\t\n\f\r ]+/g, " ") : text;
    this.#add(this.#endsInBlank ? words.trimStart() : words);
  }

  toString(): string {
    this.#endLine();
    return this.#lines.join("\n");
  }

  #enter(name: string, effect: Effect): void {
    if (effect.isApart) this.#endLine();
    this.#open.push(effect);
    this.#count(name, effect, 1);
  }

  #leave(name: string): void {
    const effect = this.#open.pop() ?? NO_EFFECT;
    if (effect.isApart) this.#endLine();
    this.#count(name, effect, -1);
  }

  #count(name: string, { isApart, isUnseen }: Effect, by: 1 | -1): void {
    if (isApart) this.#apart += by;
    if (isUnseen) this.#unseen += by;
    if (PREFORMATTED.has(name)) this.#preformatted += by;
  }

  #separate(name: string): void {
    const end = BREAKS.get(name);
    if (end === "paragraph") this.#endParagraph();
    else if (end === "line") this.#endLine();
    else if (end === "cell") this.addText(" ");
  }

  #addLines(text: string): void {
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) this.#push();
      this.#add(line);
    }
  }

  #add(text: string): void {
    if (text === "") return;
    if (this.#line === "") this.#isApart = this.#apart > 0;
    this.#line += text;
    this.#endsInBlank = text.endsWith(" ");
  }

  /** Lines that are set apart begin with `>`, as in a plain mail. */
  #push(): void {
    const line = this.#line.trimEnd();
    this.#lines.push(this.#isApart && line !== "" ? `> ${line}` : line);
    this.#clearLine();
  }

  #endLine(): void {
    if (this.#line.trim() !== "") this.#push();
    this.#clearLine();
  }

  #clearLine(): void {
    this.#line = "";
    this.#endsInBlank = true;
  }

  #endParagraph(): void {
    this.#endLine();
    if (this.#lines.length > 0 && this.#lines.at(-1) !== "") this.#lines.push("");
  }
}

/** Addresses in angle brackets are text: `<mira@example.org>`, `<https://example.org>`. */
const ADDRESS_BRACKET = /<(?=[\w.+-]+@|https?:|mailto:)/gi;

/** A section of XML, whose content HTML takes for a comment. */
const CDATA = /<!\[CDATA\[|\]\]>/g;

/** What follows an element that never ends, such as `<p class="x>`: shown, since a reader would miss it. */
const withoutTags = (rest: string): string => (rest.trim() === "" ? "" : `\n${rest.replace(/<[^<>]*>/g, " ")}`);

/**
 * What a reader of an HTML page or mail would see, without style, script, comments and attributes, one line per block.
 * Lines of block quotes, and of what mail programs mark as a quote, a signature or a disclaimer, begin with `> `.
 */
export const htmlToText = (html: string): string => {
  const page = new PageText();
  let read = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      page.openElement(name, attributes);
      read = parser.endIndex;
    },
    onclosetag: (name, isImplied) => {
      page.closeElement(name);
      if (!isImplied) read = parser.endIndex;
    },
    ontext: (text) => {
      page.addText(text);
      read = parser.endIndex;
    },
    oncomment: () => {
      read = parser.endIndex;
    },
    onprocessinginstruction: () => {
      read = parser.endIndex;
    },
  });
  const source = (html.includes("<![CDATA[") ? html.replace(CDATA, "") : html).replace(ADDRESS_BRACKET, "&lt;");
  parser.end(source);
  return `${page.toString()}${withoutTags(source.slice(read + 1))}`;
};

/** Replaces character references (`&nbsp;`, `&eacute;`, `&#8217;`) in text that has no elements. */
export const decodeEntities = (text: string): string => {
  let decoded = "";
  const parser = new Parser({ ontext: (piece) => (decoded += piece) });
  parser.end(text.replaceAll("<", "&lt;"));
  return decoded;
};
