import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPlainText } from "../../../../functions/shared/readable/plain-text.js";

const PIXELS = "iVBORw0KGgoAAAANSUhEUgAAB4AAAAQ4CAYAAADo08FDAAAAAXNSR0IArs4c6QAAAARnQU1BAACx";

describe("toPlainText", () => {
  it.each([
    ["elements around words", "We <b>lost</b> <b>data</b>", "We lost data"],
    ["elements inside a word", "lost d<i>at</i>a", "lost data"],
    ["elements in capitals, with attributes", '<P CLASS="x">lost</P><DIV>data</DIV>', "lost\n\ndata"],
    ["named references", "lost&nbsp;data &amp; caf&eacute;", "lost data & café"],
    ["numeric references", "&#108;ost &#x64;ata &#8217;s", "lost data ’s"],
    ["references without elements", "a &lt; b&nbsp;c", "a < b c"],
    ["escaped elements", "&lt;b&gt;lost&lt;/b&gt;&amp;nbsp;data", "lost data"],
    ["a comment inside a phrase", "lost<!-- track 7 --> data", "lost data"],
    ["styles and scripts", "<style>p { color: red }</style><p>lost data</p><script>alert(1)</script>", "lost data"],
    ["a page's title", "<html><head><title>Outage</title></head><body>lost data</body></html>", "lost data"],
    ["line breaks", "one<br>two<br/><br>three", "one\ntwo\n\nthree"],
    ["table cells", "<table><tr><td>lost</td><td>data</td></tr><tr><td>now</td></tr></table>", "lost data\nnow"],
    ["lists", "<ul><li>one</li><li>two</li></ul>", "one\ntwo"],
    ["preformatted text", "<pre>one\n  two</pre>", "one\n  two"],
    ["white space as in a browser", "<p>lost\n   data</p>", "lost data"],
    ["an optional break", "lost<wbr> data", "lost data"],
    ["Office's elements", "<o:p>lost data</o:p>", "lost data"],
    ["an unclosed element", "<div>lost <b>data", "lost data"],
    ["an unclosed style", "<p>lost</p><style>data", "lost\n\ndata"],
    ["an unclosed comment", "<p>lost</p><!-- data", "lost\n\ndata"],
    ["mail addresses in angle brackets", "<p>from <mira@example.org></p>", "from <mira@example.org>"],
    ["block quotes", "<p>mine</p><blockquote>theirs<br>too</blockquote>", "mine\n\n> theirs\n> too"],
    ["Office's comments", "<p>lost <![if !vml]>data<![endif]></p>", "lost data"],
    ["a hidden preview", '<div style="display: none">Outage</div><p>lost data</p>', "lost data"],
    ["an attribute that never ends", '<p>Hi</p><p class="x>lost data</p>', "Hi\n\n lost data"],
    ["XML's sections", "<![CDATA[<p>lost <b>data</b></p>]]>", "lost data"],
    ["references without semicolons", "lost&nbspdata", "lost data"],
    [
      "elements that were escaped three times",
      "lost &amp;amp;lt;b&amp;amp;gt;data&amp;amp;lt;/b&amp;amp;gt;",
      "lost data",
    ],
    ["Gmail's quotes", '<div>mine</div><div class="gmail_quote"><div>theirs</div></div>', "mine\n> theirs"],
  ])("shows what a reader sees of HTML: %s", (_, html, expected) => {
    expect(toPlainText(html).trim()).toBe(expected);
  });

  it.each([
    ["a soft break", "We have lost da=\nta", "We have lost data"],
    ["a soft break after a blank, and CRLF", "lost =\r\ndata", "lost data"],
    ["lines of an old Mac, which end in CR", "lost=\rdata\rof June", "lostdata\nof June"],
    ["UTF-8", "caf=C3=A9 is =E2=82=AC 5", "café is € 5"],
    ["an older character set", "caf=E9 f=FCr alle", "café für alle"],
    ["UTF-8 in lower case", "gel=c3=b6scht", "gelöscht"],
    ["a letter of an older character set inside a word", "Nos donn=E9es", "Nos données"],
    ["an encoded equals sign", "a =3D b", "a = b"],
    ["HTML inside", "<b>lost</b>=20\n<b>da=\nta</b>", "lost data"],
  ])("decodes quoted-printable: %s", (_, text, expected) => {
    expect(toPlainText(text)).toBe(expected);
  });

  it.each([
    ["strong", "**lost** **data**", "lost data"],
    ["emphasis", "*lost* *data*", "lost data"],
    ["inside a word", "lost da**ta**", "lost data"],
    ["struck", "~~lost~~ ~~data~~", "lost data"],
    ["code", "`lost` `data`", "lost data"],
    ["a link", "[lost data](https://example.org/a?b=1)", "lost data"],
    ["an image", "before ![lost](https://example.org/a.png) after", "before  after"],
    ["a heading", "## lost data", "lost data"],
    ["escapes", "lost\\_data \\*", "lost_data *"],
    ["a list", "* one\n* two", "* one\n* two"],
    ["BBCode", "[b]lost[/b] [color=red]data[/color]", "lost data"],
    ["BBCode of other forums", "[HIGHLIGHT]lost[/HIGHLIGHT] [indent]data[/indent]", "lost data"],
    ["a link with its address elsewhere", "[lost data][1]", "lost data"],
    ["Jira's colours and panels", "{panel:title=x}\n{color:#de350b}lost{color} data\n{panel}", "\nlost data\n"],
    [
      "Jira's headings and quotes",
      "h3. Mine\n{quote}\ntheirs\ntoo\n{quote}\nbq. hers",
      "Mine\n\n> theirs\n> too\n\n> hers",
    ],
    ["a quote of BBCode", "[quote=Mira]theirs[/quote]mine", "> theirs\n\nmine"],
  ])("removes the marks of Markdown and BBCode: %s", (_, text, expected) => {
    expect(toPlainText(text)).toBe(expected);
  });

  it.each([
    ["an image in HTML", `<img src="data:image/png;base64,${PIXELS}${PIXELS}==">lost data`],
    ["an image in Markdown", `![shot](data:image/png;base64,${PIXELS})lost data`],
    ["an image as text", `data:image/jpeg;base64,${PIXELS}\n${PIXELS}\n${PIXELS.slice(0, 30)}==\nlost data`],
    ["a file without a name", `${PIXELS}\n${PIXELS}\n${PIXELS}\n${PIXELS.slice(0, 30)}==\nlost data`],
    ["a file in one line", `${PIXELS.repeat(8)} lost data`],
    ["an SVG", `data:image/svg+xml;utf8,%3Csvg%3E%3C/svg%3E lost data`],
    ["a placeholder", "[cid:image001.png@01D9]lost data"],
  ])("removes %s", (_, text) => {
    expect(toPlainText(text).trim()).toBe("lost data");
  });

  it.each([
    ["encoded words in base64", "=?UTF-8?B?bG9zdCA=?=\n =?UTF-8?B?ZGF0YQ==?=", "lost data"],
    ["encoded words in quoted-printable", "=?iso-8859-1?Q?donn=E9es_perdues?=", "données perdues"],
    ["an encoded word of no character set", "=?x-none?Q?lost?=", "=?x-none?Q?lost?="],
    ["UTF-8 read as Windows-1252", "donnÃ©es â€™s lostÂ\u00a0data", "données ’s lost\u00a0data"],
    ["JSON's escapes", "\\u003cb\\u003elost\\u003c/b\\u003e data", "lost data"],
    ["line ends that were escaped twice", "Hello\\r\\nlost\\ndata", "Hello\nlost\ndata"],
  ])("decodes %s", (_, text, expected) => {
    expect(toPlainText(text)).toBe(expected);
  });

  it("reads the words of a mail's part that is base64", () => {
    const headers = 'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: base64\n';

    expect(toPlainText(`--x\n${headers}\nbG9zdCBk\nYXRh\n--x--`)).toContain("lost data");
  });

  it("reads what follows images of a megabyte", () => {
    const image = `<img src="data:image/png;base64,${PIXELS.repeat(7_000)}">`;

    expect(toPlainText(`<p>Hello</p>${image}${image}<p>we lost data</p>`)).toContain("we lost data");
  });

  it.each([
    "a < b and c > d",
    "<your name> and if (a<b) { return }",
    "AT&T; R&D; you&me;",
    "https://example.org/?a=1&b=2&copy=3",
    "x = 5\ny = 10",
    "id=20 and key=AB",
    "2 * 3 * 4 and 5*6",
    "~5 minutes, ~6 hours",
    "snake_case_name and __init__",
    "- one\n- two\n\n1. three",
    "[1] a footnote (2)",
    "metadata: text/plain, then words",
    "x".repeat(40_000),
    "ACGT".repeat(200),
    "In a[k][j] it is wrong, see {id} and [1][2]",
    "C:\\new and C:\\under\\rest",
    "https://example.org/?key=E9abc",
    "À « CAFÉ » GRÂCE",
  ])("leaves a plain text as it is: %.40s", (text) => {
    expect(toPlainText(text)).toBe(text);
  });

  it("never throws, and leaves text without special characters alone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => typeof toPlainText(text) === "string"),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N} .,!?\n]{0,200}$/u), (text) => {
        expect(toPlainText(text)).toBe(text);
      }),
    );
  });

  it.each([
    "[",
    "![",
    "<",
    "<p ",
    "=\n",
    "\n",
    " ",
    "data:image/a,",
    "`",
    "*a",
    "&a",
    "[quote]",
    "<!--",
    "<!-- -->",
    "<style>",
    "<style></style>",
    "A".repeat(59) + " ",
  ])("takes little time for a megabyte of %j", (unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    const before = process.cpuUsage();
    toPlainText(text);

    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
