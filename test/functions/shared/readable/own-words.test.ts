import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitMail } from "../../../../functions/shared/readable/own-words.js";

const OWN = "Please close my ticket.";
const THEIRS = "We lost all our data";

describe("splitMail", () => {
  it("leaves a text without anything to set apart as it is", () => {
    const text = "Hello,\n\nwe lost data:\n- one\n- two\n\nFrom: Berlin\nWhat now?";

    expect(splitMail(text)).toEqual({ own: text, setApart: "" });
  });

  it.each([
    "On 3 Nov 2026, at 10:04, Mira Kallas <mira@example.org> wrote:",
    "On Tue, Nov 3, 2026 at 10:04 AM Mira Kallas <mira@example.org>\nwrote:",
    "Am 03.11.2026 um 10:04 schrieb Mira Kallas <mira@example.org>:",
    "Am Di., 3. Nov. 2026 um 10:04 Uhr schrieb Mira Kallas\n<mira@example.org>:",
    "Le mar. 3 nov. 2026 à 10:04, Mira Kallas <mira@example.org> a écrit :",
    "El mar, 3 nov 2026 a las 10:04, Mira Kallas (<mira@example.org>) escribió:",
    "Il giorno mar 3 nov 2026 alle ore 10:04 Mira Kallas <mira@example.org> ha scritto:",
    "Em ter., 3 de nov. de 2026 às 10:04, Mira Kallas <mira@example.org> escreveu:",
    "Op di 3 nov 2026 om 10:04 schreef Mira Kallas <mira@example.org>:",
    "wt., 3 lis 2026 o 10:04 Mira Kallas <mira@example.org> napisał(a):",
    "Den tis 3 nov. 2026 kl 10:04 skrev Mira Kallas <mira@example.org>:",
    "ti 3. marrask. 2026 klo 10.04 Mira Kallas (mira@example.org) kirjoitti:",
    "út 3. 11. 2026 v 10:04 odesílatel Mira Kallas <mira@example.org> napsal:",
    "вт, 3 нояб. 2026 г. в 10:04, Mira Kallas <mira@example.org>:",
    "3 Kas 2026 Sal 10:04 tarihinde Mira Kallas <mira@example.org> şunu yazdı:",
    "2026年11月3日(火) 10:04 Mira Kallas <mira@example.org>:",
    "2026年11月3日 10:04、Mira Kallas <mira@example.org>のメール:",
    "在 2026年11月3日，10:04，Mira Kallas <mira@example.org> 写道：",
    "2026년 11월 3일 (화) 오전 10:04, Mira Kallas <mira@example.org>님이 작성:",
    "On Tuesday, November 3, 2026 at 10:04:00 AM GMT+1, Mira <mira@example.org> wrote:",
    "On Tue, Nov 3, 2026 at 10:04, Mira<mira@example.org> wrote:   Hello",
    "-----Original Message-----",
    "---------- Forwarded message ---------",
    "-------- Ursprüngliche Nachricht --------",
    "-------- Message d'origine --------",
    "-------- Mensaje original --------",
    "-------- Messaggio originale --------",
    "Begin forwarded message:",
    "Anfang der weitergeleiteten Nachricht:",
    "-------- Исходное сообщение --------",
    "-----原始邮件-----",
    "-----元のメッセージ-----",
    "From: Mira Kallas <mira@example.org>\nSent: Tuesday, November 3, 2026 10:04 AM\nTo: desk@example.org\nSubject: Help",
    "________________________________\nFrom: Mira Kallas\nSent: Tuesday\nTo: Desk\nSubject: Help",
    "*From:* Mira Kallas\n*Date:* 3 Nov 2026\n*Subject:* Help",
    "Von: Mira Kallas\nGesendet: Dienstag, 3. November 2026 10:04\nAn: Desk\nBetreff: Hilfe",
    "De : Mira Kallas\nEnvoyé : mardi 3 novembre 2026 10:04\nÀ : Desk\nObjet : Aide",
    "De: Mira Kallas\nEnviado el: martes, 3 de noviembre\nPara: Desk\nAsunto: Ayuda",
    "Da: Mira Kallas\nInviato: martedì 3 novembre\nA: Desk\nOggetto: Aiuto",
    "Van: Mira Kallas\nVerzonden: dinsdag 3 november\nAan: Desk\nOnderwerp: Hulp",
    "От: Mira Kallas\nОтправлено: 3 ноября\nКому: Desk\nТема: Помощь",
    "差出人: Mira Kallas\n送信日時: 2026年11月3日\n宛先: Desk\n件名: ヘルプ",
    "发件人: Mira Kallas\n发送时间: 2026年11月3日\n收件人: Desk\n主题: 帮助",
    "보낸 사람: Mira Kallas\n보낸 날짜: 2026년 11월 3일\n받는 사람: Desk\n제목: 도움",
    "##- Please type your reply above this line -##",
    "Bitte antworten Sie oberhalb dieser Zeile",
  ])("sets apart the mail below: %s", (announcement) => {
    expect(splitMail(`${OWN}\n\n${announcement}\n\n${THEIRS}\nand more`)).toEqual({
      own: OWN,
      setApart: `${announcement}\n\n${THEIRS}\nand more`,
    });
  });

  it("sets apart quoted lines, and keeps answers between them", () => {
    expect(
      splitMail(`On 3 Nov 2026 Mira <m@example.org> wrote:\n> ${THEIRS}\nNo, we did not.\n> > and more\nThanks!`),
    ).toEqual({
      own: "No, we did not.\nThanks!",
      setApart: `On 3 Nov 2026 Mira <m@example.org> wrote:\n> ${THEIRS}\n> > and more`,
    });
  });

  it.each([
    [
      "a forwarded mail alone",
      `---------- Forwarded message ---------\nFrom: a@example.org\nDate: today\nSubject: x\n\n${THEIRS}`,
    ],
    ["one with a pointer", `FYI\n\nFrom: Mira <a@example.org>\nSent: today\nSubject: x\n\n${THEIRS}`],
    ["a quote alone", `> ${THEIRS}`],
    ["quotes within quotes", `> On 3 Nov 2026 Mira <m@example.org> wrote:\n> > ${THEIRS}`],
    ["an attribution over two lines", `On 3 Nov 2026 at 10:04 Mira\n<m@example.org> wrote:\n\n> ${THEIRS}`],
  ])("takes the quoted text for the report when there is nothing else: %s", (_, text) => {
    expect(splitMail(text).own).toContain(THEIRS);
    expect(splitMail(text).own).not.toContain(">");
    expect(splitMail(text).own).not.toContain("@");
  });

  it.each([
    ["the delimiter", "-- \nMira Kallas\nHead of Security\n+49 30 901820"],
    ["the delimiter without its blank", "--\nMira Kallas"],
    ["a phone", "Sent from my iPhone"],
    ["a phone, in German", "Von meinem iPhone gesendet"],
    ["a phone, in French", "Envoyé de mon iPhone"],
    ["a program", "Get Outlook for iOS"],
    ["a phone, in Chinese", "发自我的iPhone"],
    ["a phone, in Japanese", "iPhoneから送信"],
    [
      "a mailing list",
      "________________________________\nData breach mailing list\nhttps://lists.example.org/listinfo/x",
    ],
    ["a newsletter", "==========\nData breach weekly\nUnsubscribe: https://example.org/u"],
  ])("sets apart a signature: %s", (_, signature) => {
    expect(splitMail(`${OWN}\n\n${signature}`)).toEqual({ own: OWN, setApart: signature });
  });

  it.each(["Best regards,", "Kind regards", "Mit freundlichen Grüßen", "Cordialement,", "Saludos", "С уважением,"])(
    "sets apart name and contact after: %s",
    (closing) => {
      const { own, setApart } = splitMail(
        `${OWN}\n\n${closing}\n\nMira Kallas\nHead of Security\nTel. +49 30 901820\nwww.example.org`,
      );

      expect(own).toBe(`${OWN}\n\n${closing}`);
      expect(setApart).toContain("Head of Security");
    },
  );

  it.each([
    "Thanks\nWe have lost data again",
    "Best regards\nMira Kallas\n\nPS: We have lost data again",
    "Regards\nMira\nwe have lost data again",
    `--\n${"We have lost data again and again.\n".repeat(30)}`,
    "Danke\nWir haben wieder Daten verloren: we have lost data again",
  ])("keeps what is no signature: %.50s", (text) => {
    expect(splitMail(`Hello\n\n${text}`).own).toMatch(/have lost data again/);
  });

  it.each([
    "CONFIDENTIALITY NOTICE: Any unauthorized access is prohibited. Report phishing to it@example.org.",
    "This e-mail and any attachments are intended only for the named recipient. Unauthorized access is a data breach.",
    "If you are not the intended recipient, notify the sender. Unauthorized access is an offence.",
    "This message has been scanned for viruses and ransomware.",
    "[CAUTION: External sender] This email originated from outside the organisation: beware of phishing.",
    "Diese E-Mail enthält vertrauliche Informationen. Unbefugter Zugriff ist nicht gestattet.",
    "Ce message est confidentiel. Tout accès non autorisé est interdit.",
    "Este mensaje es confidencial. Se prohíbe el acceso no autorizado.",
    "Questo messaggio è riservato. Accesso non autorizzato vietato.",
    "Esta mensagem é confidencial. Acesso não autorizado é proibido.",
    "Dit bericht is vertrouwelijk.",
    "本邮件包含机密信息，未经授权的访问是被禁止的。",
    "このメールには機密情報が含まれます。不正アクセスは禁止です。",
    "Please consider the environment before printing this email.",
    "DISCLAIMER: E-mails are not secure. We accept no liability for data loss or unauthorised access.",
    "[EXTERNAL] Do not click links or attachments unless you know the sender; beware of ransomware.",
    "You don't often get email from mira@example.org. Beware of phishing.",
    "You are receiving this because you subscribed to Data breach weekly.",
    "Sie erhalten diese E-Mail, weil Sie Datenleck abonniert haben.",
    "This e-mail may contain confidential information. A data breach is an offence.",
    "This communication contains proprietary material. Unauthorized access is an offence.",
    "The contents of this email are confidential. Unauthorised access is an offence.",
    "Privileged and confidential. Unauthorized access is an offence.",
    "Unauthorized access, use or disclosure of this message is prohibited by law.",
    "Please note that e-mails are not secure, and that we are not liable for data loss.",
    "Viruses may be transmitted by e-mail. No liability for data loss.",
    "The company does not accept liability for data loss.",
    "[EXTERNAL] Beware of ransomware.",
    "Este correo puede contener información reservada. El acceso no autorizado es un delito.",
    "Esta mensagem pode conter informação privilegiada. Acesso não autorizado é crime.",
  ])("sets apart a disclaimer: %s", (disclaimer) => {
    expect(splitMail(`${OWN}\n\n${disclaimer}`)).toEqual({ own: OWN, setApart: disclaimer });
    expect(splitMail(`${disclaimer}\n\n${OWN}`)).toEqual({ own: OWN, setApart: disclaimer });
  });

  it.each([
    "This message contains confidential data that was leaked",
    "Unauthorized access to our accounts happened, which is illegal",
    "We do not accept responsibility for your data loss",
  ])("keeps a report with the words of a disclaimer: %s", (report) => {
    expect(splitMail(`Hello,\n\n${report}`)).toEqual({ own: `Hello,\n\n${report}`, setApart: "" });
  });

  it("begins a disclaimer at its own sentence", () => {
    expect(splitMail("We were hacked. If you are not the intended recipient, delete it.")).toEqual({
      own: "We were hacked.",
      setApart: "If you are not the intended recipient, delete it.",
    });
  });

  it("keeps the words below a warning in the same paragraph", () => {
    const banner = "CAUTION: This email originated from outside. Do not\nclick links and beware of ransomware.";

    expect(splitMail(`${banner}\nWe were hacked.`)).toEqual({ own: "We were hacked.", setApart: banner });
  });

  it.each([
    ["On my phone it does not open.", "On Tue, Nov 3, 2026 at 10:04 AM Mira <m@example.org> wrote:"],
    ["On 2 Nov I asked you.", "On Tue, Nov 3, 2026 at 10:04 AM Mira <m@example.org>\nwrote:"],
    ["Le mode sombre ne s'affiche pas.", "Le mar. 3 nov. 2026 à 10:04, Mira <m@example.org> a écrit :"],
    ["La pantalla no abre.", "El mar, 3 nov 2026 a las 10:04, Mira (<m@example.org>) escribió:"],
    ["Am Montag geht es los.", "Am 03.11.2026 um 10:04 schrieb Mira <m@example.org>:"],
    ["2026 was no good year.\n", "2026-11-03 10:04 GMT+01:00 Mira <m@example.org>:"],
  ])("keeps a customer's line above an attribution that begins in the same word: %s", (line, attribution) => {
    expect(splitMail(`${line}\n${attribution}\n> ${THEIRS}`).own).toBe(line.trim());
    expect(splitMail(`${line}\n\n${attribution}\n\n${THEIRS}`).own).toBe(line.trim());
  });

  it("takes an attribution over three lines for one", () => {
    const attribution = "On Tue, Nov 3,\n2026 at 10:04 AM Mira <m@example.org>\nwrote:";

    expect(splitMail(`${OWN}\n\n${attribution}\n\n> ${THEIRS}`).own).toBe(OWN);
  });

  it("takes a form's fields for the report", () => {
    const form = "New message from your contact form:\n\nFrom: Mira <m@example.org>\nSubject: Help\n\nWe were hacked";

    expect(splitMail(form).own).toContain("We were hacked");
  });

  it.each([
    "Our trip:\nFrom: Berlin\nTo: Paris\nDate: 3 Nov\n\nThe booking data is gone",
    "Your agent wrote on 3 November: restart it. Now the data is gone.",
    "Our users wrote:\nthe data is gone",
    "From: the office\nthe data is gone",
    "This message contains confidential data that was leaked: the data is gone",
    "to: everyone\nthe data is gone",
  ])("keeps a customer's own sentence: %s", (text) => {
    expect(splitMail(text)).toEqual({ own: text, setApart: "" });
  });

  it("loses no word and never throws", () => {
    const line = fc.constantFrom(
      OWN,
      THEIRS,
      "",
      "> quoted",
      "-- ",
      "Best regards",
      "Mira Kallas",
      "From: a@example.org",
      "Sent: today",
      "Subject: x",
      "On 3 Nov 2026 Mira <m@example.org> wrote:",
      "Sent from my iPhone",
      "FYI",
      "-----Original Message-----",
      "confidentiality notice",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { own, setApart } = splitMail(lines.join("\n"));
        const wordsOf = (text: string) =>
          text
            .replace(/[>\s]+/g, " ")
            .trim()
            .split(" ")
            .sort();
        expect(wordsOf(`${own} ${setApart}`)).toEqual(wordsOf(lines.join(" ")));
      }),
    );
  });

  it.each([" ", ">", "-", "On 1 ", "--\n", "a:\n", "This e-mail ", "\n"])(
    "takes little time for a megabyte of %j",
    (unit) => {
      const before = process.cpuUsage();
      splitMail(unit.repeat(250_000 / unit.length));

      expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
    },
  );
});
