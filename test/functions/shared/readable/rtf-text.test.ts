import { expect, it } from "vitest";
import { withoutRtf } from "../../../../functions/shared/readable/rtf-text.js";

it.each([
  ["words and line ends", String.raw`{\rtf1\ansi Hello\par world\line !}`, "Hello\nworld\n!"],
  ["marks within a word", String.raw`{\rtf1\ansi {\b da}ta {\i lo}st}`, "data lost"],
  [
    "tables of fonts and colours, and what programs hide",
    String.raw`{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator X;}{\colortbl;\red0;}text}`,
    "text",
  ],
  ["bytes of its code page", String.raw`{\rtf1\ansi\ansicpg1252 gel\'f6scht}`, "gelöscht"],
  ["bytes of a Japanese code page", String.raw`{\rtf1\ansi\ansicpg932 \'83\'66\'81\'5b\'83\'5e}`, "データ"],
  ["Unicode, without what stands for it elsewhere", String.raw`{\rtf1\uc1 \u8364?5 {\uc2\u246 oe}x}`, "€5 öx"],
  ["escaped marks", String.raw`{\rtf1 \{a\} \\ b\~c}`, "{a} \\ b c"],
  ["pictures", `{\\rtf1 a{\\pict\\pngblip ${"89504e47".repeat(100)}}b}`, "ab"],
  ["what is cut off", String.raw`{\rtf1 {\b lost`, "lost"],
])("reads %s", (_what, rtf, text) => {
  expect(withoutRtf(rtf)).toBe(text);
});

it.each(["{a}", String.raw`see C:\rtf1`, String.raw`text {\rtf1 x}`])("leaves %j as it is", (text) => {
  expect(withoutRtf(text)).toBe(text);
});

it.each(["\\", "{", "\\'f6", "\\u1 "])("reads a mebibyte of %j in linear time", (piece) => {
  const before = process.cpuUsage();
  withoutRtf(`{\\rtf1 ${piece.repeat(1_048_576 / piece.length)}`);

  expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
});
