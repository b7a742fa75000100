// The header lines of mails that other mails quote or forward.

import { isWhiteAt } from "../triage/letters.js";
import { hasColon } from "./mail-phrases.js";

/** The labels of a mail's header lines, as mail programs translate them. */
const LABELS = {
  from:
    "from, von, de, da, van, od, från, fra, lähettäjä, от, от кого, kimden, gönderen, feladó, expéditeur, remitente, " +
    "mittente, remetente, afzender, de la, από, 差出人, 送信者, 发件人, 寄件者, 寄件人, 보낸 사람, 보낸사람, 발신, من, מאת, प्रेषक",
  date:
    "sent, date, gesendet, datum, envoyé, envoyé le, enviado, enviado el, enviada em, inviato, data, fecha, verzonden, wysłano, " +
    "skickat, sendt, dato, lähetetty, päivämäärä, päiväys, отправлено, дата, gönderilme, gönderildi, tarih, elküldve, " +
    "dátum, odesláno, trimis, στάλθηκε, ημερομηνία, 送信日時, 日時, 日付, 发送时间, 发送日期, 日期, 寄件日期, 傳送時間, 보낸 날짜, " +
    "날짜, تاريخ, التاريخ, نُشر, תאריך, दिनांक",
  to:
    "to, an, à, a, para, per, aan, do, till, til, vastaanottaja, кому, kime, alıcı, címzett, komu, către, προς, " +
    "destinataire, destinatario, destinatário, 宛先, 收件人, 收件者, 받는 사람, 받는사람, 수신, إلى, אל, सेवा में",
  subject:
    "subject, betreff, thema, objet, asunto, oggetto, assunto, onderwerp, temat, ämne, emne, aihe, тема, konu, tárgy, " +
    "předmět, predmet, subiect, θέμα, 件名, 题名, 主题, 主旨, 標題, 제목, الموضوع, נושא, विषय",
};

const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries(LABELS)
    // The first kind counts for a label of two.
    .toReversed()
    .flatMap(([kind, labels]) => labels.split(/,\s+/).map((label) => [label, kind] as const)),
);

const isMark = (text: string, at: number): boolean =>
  text.charAt(at) === ">" || text.charAt(at) === "*" || isWhiteAt(text, at);

const colonIn = (line: string): number => {
  const [narrow, wide] = [line.indexOf(":"), line.indexOf("：")];
  return narrow < 0 || (wide >= 0 && wide < narrow) ? wide : narrow;
};

/** What is before the first colon, without quote marks, emphasis and a blank before the colon. */
const labelOf = (line: string): string => {
  let [start, end] = [0, colonIn(line)];
  while (end > 0 && line.charAt(end - 1) === "*") end -= 1;
  if (end > 0 && isWhiteAt(line, end - 1)) end -= 1;
  while (start < end && isMark(line, start)) start += 1;
  return line.slice(start, end);
};

/** What kind of header a line is: its sender, date, recipient or subject; undefined for none. */
export const headerIn = (line: string): string | undefined => {
  if (line.length > 1_000 || !hasColon(line)) return undefined;
  return KINDS.get(labelOf(line).toLowerCase());
};

const ADDRESS = /[^\s@]@[^\s@]/;

/** Lines in which a mail's headers are looked for; there may be lines for copies and priorities between them. */
const HEADER_LINES = 6;

/** Asked for every line that could be a header, and quicker than a look at a part of the kinds. */
const isFromNear = (kinds: readonly (string | undefined)[], start: number): boolean => {
  for (let at = start; at < start + HEADER_LINES; at += 1) if (kinds[at] === "from") return true;
  return false;
};

/**
 * Whether the headers of another mail begin here: a sender, a subject, and date or recipient; or a sender with an
 * address, and one more. "From: Berlin", "To: Paris" and "Date: May" are none.
 * @param kinds of all lines, see headerIn
 */
export const startsHeaders = (
  lines: readonly string[],
  kinds: readonly (string | undefined)[],
  at: number,
): boolean => {
  if (kinds[at] === undefined || !isFromNear(kinds, at)) return false;
  const next = kinds.slice(at, at + HEADER_LINES);
  const from = next.indexOf("from");
  const found = new Set(next.filter((kind) => kind !== undefined));
  return ADDRESS.test(lines[at + from] ?? "") ? found.size >= 2 : found.size >= 3 && found.has("subject");
};

/** Lines in which the table above a mail of Lotus Notes is looked for: each header is on its own, its value below. */
const TABLE_LINES = 14;

const LABEL_ALONE = /^[\s>*]*([^\s>*:：][^:：]{0,30}?)\s?\**$/u;

const kindAlone = (line: string): string | undefined =>
  KINDS.get(line.length > 40 ? "" : (LABEL_ALONE.exec(line)?.[1] ?? "").toLowerCase());

/** A date and a time of day alone on a line: "27.11.2026 10:04", "11/27/2026 10:04 AM". */
const MOMENT_ALONE = /^[\s>]*\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AP]M)?\s*$/i;

/** Characters of the shortest moment: "1.1.26 1:00". */
const MOMENT_LENGTH = 11;

/**
 * Whether the headers of a mail begin here as Lotus Notes writes them: the sender, the time below, and then "To" and
 * "Subject" alone on their lines.
 */
export const startsTable = (lines: readonly string[], at: number): boolean => {
  const moment = lines[at + 1] ?? "";
  if (moment.length < MOMENT_LENGTH || !MOMENT_ALONE.test(moment) || (lines[at] ?? "").trim() === "") return false;
  const found = new Set(lines.slice(at + 2, at + TABLE_LINES).map(kindAlone));
  return found.has("to") && found.has("subject");
};
