import { describe, expect, it } from "vitest";
import { readableTexts } from "../../../../functions/shared/readable/readable-ticket.js";
import { ticketFloor } from "../../../../functions/shared/triage/ticket-floor.js";
import { triageByRules } from "../../../../functions/shared/triage/triage-by-rules.js";

/** What the rules make of a ticket as it was sent. */
const triageOf = (subject: string, description: string) => {
  const texts = readableTexts({ subject, description }) ?? { subject, description, setApart: "" };
  return triageByRules({ ...texts, sentiment: "NEUTRAL" });
};

const REPORT = "All our data is gone.";

describe("a report", () => {
  it.each([
    ["with an emoji inside a word", "our da😱ta is gone"],
    ["with an emoji between words", "our data😱is gone"],
    ["in RTF", String.raw`{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0\fs20 We lost all our {\b da}ta\par}`],
    ["as a question and its answer", "our files? They are gone"],
    ["as a question and its answer", "Where is my data? Gone!"],
    ["as a question and its answer", "Our backups... they've all vanished"],
    ["in German, as a question and its answer", "Unsere Dateien? Die sind weg."],
    ["in French, as a question and its answer", "Nos fichiers ? Ils ont disparu."],
    ["in Spanish", "Se nos han borrado todos los archivos"],
    ["in Portuguese", "Sumiram todos os nossos arquivos"],
    ["in Arabic", "كل بياناتنا اختفت منذ الصباح"],
    ["of access by the wrong people", "someone has access to our data who should not"],
    ["of access by the wrong people", "Somebody who shouldn't has access to our files"],
    ["of access by the wrong people", "strangers can see our invoices"],
    ["of access by the wrong people", "We can see another customer's tickets"],
    ["of access by the wrong people", "Someone logged in to my account"],
    ["of access, in German", "Jemand hat Zugriff auf unsere Daten, der das nicht darf"],
    ["of access, next to what a program says", "There was unauthorized access to our account from abroad"],
    ["in UTF-7", "Unsere Daten wurden gel+APY-scht"],
    ["in UTF-8 that was misread twice", "Nos donnÃƒÂ©es perdues depuis hier"],
    ["in Slack's marks", "<!channel> :rotating_light: our _data_ is *gone* since <https://x.example/d|yesterday>"],
    ["in a chat's export", `[28/11/2026, 10:04:12] Mira: hello\n[28/11/2026, 10:05:40] Mira: ${REPORT}`],
    [
      "in a signed mail",
      `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${REPORT}\n-----BEGIN PGP SIGNATURE-----`,
    ],
    ["chosen in a form", "Problem (Data loss / Security breach / Other)\nData loss"],
    ["of somebody who is out of the office", `I am out of the office today. ${REPORT}`],
  ])("%s is CRITICAL", (_how, description) => {
    expect(triageOf("Help", description).priority).toBe("CRITICAL");
  });

  it.each([
    ["[data loss] help", "please"],
    ["Resolved? No: outage again", "all users are affected, the site is down"],
    ["[FIRING:1] production outage", "see the dashboard"],
    ["Recovery of lost data", "we lost all our data"],
    ["Server is UP again but", REPORT],
    ["Absence", `${REPORT} Please help us`],
  ])("with the subject %j is CRITICAL", (subject, description) => {
    expect(triageOf(subject, description).priority).toBe("CRITICAL");
  });

  it.each(["Unser Server ist nicht erreichbar", "Ich bin im Büro, der Server ist nicht erreichbar"])(
    "%j is HIGH",
    (text) => {
      expect(triageOf("Hallo", text).priority).toBe("HIGH");
    },
  );
});

describe("what is no report", () => {
  it.each([
    [
      "Abwesenheitsnotiz: Ticket",
      "Ich bin vom 1. bis 5. Dezember nicht im Büro und nicht erreichbar. In dringenden Fällen: Bob.",
    ],
    [
      "Automatische Antwort",
      "Ich bin im Urlaub und bis 5.12. nicht erreichbar. Bei einem Ausfall wenden Sie sich an Bob.",
    ],
    ["Hallo", "Ich bin bis zum 5.12. nicht erreichbar."],
    ["Abwesend", "Bis zum 5.12. Bei einem Totalausfall: Bob."],
    ["Out of office", "I am away until 5 December. In case of an outage in production call Bob."],
    ["Ticket 7", "I am on vacation until Monday. Report every data breach to bob@example.org."],
    ["Réponse automatique", "Je suis absent jusqu'au 5 décembre. Panne générale, fuite de données : appelez Bob."],
    [
      "Undelivered Mail Returned to Sender",
      "This is the mail system at host mx1.example.org.\n\n<bob@example.net>: 550 5.7.1 Unauthorized access",
    ],
    [
      "Invitation",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Post-mortem: total outage of 3 May\nEND:VEVENT\nEND:VCALENDAR",
    ],
    ["Monitor is UP: shop.example.com", "All users can log in. It was unreachable for 12 minutes."],
    ["[RESOLVED] ServiceUnreachable (production)", "Outage: service unreachable in production"],
    ["** RECOVERY Service Alert: web is OK **", "It was unreachable for all users."],
    ["[oss-security] release of the parser", "Here are the notes."],
    ["API", `How do I log in? My integration gets {"error":"401 Unauthorized access"}.`],
    ["Form", "What do you report? (Data loss / Security breach / Other question)\nOther question\n\nThe font is small"],
    [
      "Font",
      "Can I change it?\n\nKind regards,\nMira Kallas\nmira@example.org\n\nJoin our webinar: surviving ransomware and a data breach!",
    ],
    ["Files", "Our files? They are safe."],
    ["Files", "Where are our files? I want to move them."],
    ["Access", "Someone on your team has access to our data, right?"],
    ["Access", "Can another customer see our invoices?"],
    ["Thanks", `Solved.\n\n----- Weitergeleitet von Mira Kallas/EX am 27.11.2026 10:04 -----\n\nVon: Bob\n${REPORT}`],
    [
      "Thanks",
      `Solved.\n\nMira Kallas/EX@Example\n27.11.2026 10:04\n\nAn\nSupport/EX\nKopie\n\nThema\nDaten\n\n${REPORT}`,
    ],
    [
      "Thanks",
      `Solved.\n\n------ Original Message ------\nFrom "Mira" <m@example.org>\nTo "Support" <s@example.org>\n\n${REPORT}`,
    ],
    ["Thanks", `Sudah berhasil.\n\nPada Jum, 27 Nov 2026 pukul 10.04 Mira <m@example.org> menulis:\n\n${REPORT}`],
  ])("is at most MEDIUM: %s", (subject, description) => {
    expect(["NORMAL", "MEDIUM"]).toContain(triageOf(subject, description).priority);
  });

  it("says that a program wrote it", () => {
    expect(triageOf("Automatic reply: x", "Call Bob about the data breach").reasoning).toContain(
      'A program wrote the ticket, and mentions a security breach ("data breach").',
    );
  });

  it.each([
    ["issueType", "as its issue type"],
    ["product", "in the name of its product"],
    ["customerName", "in the name of its customer"],
    ["alarmBeyondCut", "in text that was cut"],
  ])("is a mention also in the %s of what a program wrote, and the report of a person elsewhere", (field, place) => {
    const automatic = { subject: "Automatic reply: Your ticket", description: "I am away.", [field]: "data breach" };

    expect(ticketFloor(automatic)).toMatchObject({
      priority: "MEDIUM",
      category: undefined,
      reason: `A program wrote the ticket, and mentions a security breach ("data breach") ${place}.`,
    });
    expect(ticketFloor({ ...automatic, subject: "Your ticket" })).toMatchObject({
      priority: "CRITICAL",
      category: "SECURITY",
      reason: `The ticket mentions a security breach ("data breach") ${place}.`,
    });
  });

  it("is not urgent because an automatic reply says whom to ask in urgent cases", () => {
    const texts = { subject: "Out of office", description: "In urgent cases ask Bob.", sentiment: "NEGATIVE" } as const;

    expect(triageByRules(texts).priority).toBe("MEDIUM");
  });
});
