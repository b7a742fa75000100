import { describe, expect, it } from "vitest";
import { readableTexts } from "../../../../functions/shared/readable/readable-ticket.js";

describe("readableTexts", () => {
  it.each([
    ["plain words", "We lost data"],
    ["lines, blanks and blank lines", "  We lost\r\ndata\n\n\n\nof June  \n"],
    ["nothing", ""],
  ])("has nothing to say about texts that are readable: %s", (_, description) => {
    expect(readableTexts({ subject: "Help  me", description })).toBeUndefined();
  });

  it("removes mark-up from the subject, on one line", () => {
    expect(readableTexts({ subject: "<b>lost</b>\r\n&nbsp;data", description: "x" })?.subject).toBe("lost data");
  });

  it("decodes before it looks for quotes", () => {
    const description = "Please =\nclose.\n\n&gt; On 3 Nov 2026 News wrote:\n&gt; about ranso=\nmware";

    expect(readableTexts({ subject: "Re: news", description })).toEqual({
      subject: "Re: news",
      description: "Please close.",
      setApart: "> On 3 Nov 2026 News wrote:\n> about ransomware",
    });
  });

  it("finds words after a megabyte of images and styles, and in the middle of a long mail", () => {
    const image = `<img src="data:image/png;base64,${"iVBORw0KGgo1".repeat(80_000)}">`;
    const style = `<style>${"p { color: red }".repeat(20_000)}</style>`;

    expect(readableTexts({ subject: "x", description: `${style}${image}<p>lost data</p>` })?.description).toBe(
      "lost data",
    );
  });

  it("reads the start and the end of a mail without end", () => {
    const history = "> quoted line of a very long history\n".repeat(30_000);
    const texts = readableTexts({ subject: "x", description: `First words.\n${history}\nLast words.` });

    expect(texts?.description).toBe("First words.\n\nLast words.");
  });
});
