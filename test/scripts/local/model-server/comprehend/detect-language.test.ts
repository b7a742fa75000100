import * as fc from "fast-check";
import { expect, it } from "vitest";
import { detectLanguages } from "../../../../../scripts/local/model-server/comprehend/detect-language.js";

it.each([
  ["en", "Cannot log in"],
  ["en", "Invoice wrong"],
  ["en", "password reset"],
  ["es", "No puedo iniciar sesión"],
  ["fr", "Le tableau de bord est très lent depuis hier"],
  ["de", "Ich kann mich nicht anmelden"],
  ["it", "La fattura è sbagliata"],
  ["pt", "Não consigo entrar na minha conta"],
  ["ar", "لا أستطيع تسجيل الدخول"],
  ["hi", "मैं लॉग इन नहीं कर पा रहा हूँ"],
  ["ja", "ログインできません"],
  ["ko", "로그인할 수 없습니다"],
  ["zh", "我无法登录,请帮忙"],
  ["zh-TW", "我無法登入帳號,請幫忙"],
  ["pl", "Nie mogę się zalogować do konta"],
  ["ru", "Не могу войти в аккаунт"],
])("finds %s in %j", (code, text) => {
  expect(detectLanguages(text)[0]?.code).toBe(code);
});

it.each(["😀😀", "12345", "?!", " "])("returns some language for %j, but with a low score", (text) => {
  expect(detectLanguages(text)).toEqual([{ code: "en", score: expect.closeTo(0.1, 5) }]);
});

it("has a lower score for a short text than for a long one", () => {
  const [short] = detectLanguages("Danke");
  const [long] = detectLanguages("Danke, aber ich kann mich immer noch nicht anmelden");

  expect(short?.score).toBeLessThan(0.5);
  expect(long?.score).toBeGreaterThan(0.9);
});

it("returns at least one language for any text, the likeliest first, with scores of at most 1 in total", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const scores = detectLanguages(text).map(({ score }) => score);

      expect(scores.length).toBeGreaterThan(0);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThan(1.01);
    }),
  );
}, 60_000);
