import { describe, expect, it } from "vitest";
import { priorityFloor } from "../../../../functions/shared/triage/priority-floor.js";

describe("a danger in passing", () => {
  it.each([
    "How do I set up a backup so that there is no data loss?",
    "We would like to move without any data loss",
    "What happens to my files in case of a data breach?",
    "Do you offer protection against ransomware?",
    "Is there a data loss prevention feature?",
    "We would like to avoid data loss during the migration.",
    "How do you handle data breaches?",
    "I read about ransomware in your newsletter",
    "Does your plan protect us from hackers?",
    "I worry: could an update lead to data loss?",
    "Is your product safe from SQL injection?",
    "My contract says 24 hours in the event of a total outage, right?",
    "This is not a data breach, only a question",
    "If there is a zero day, who pays?",
    "Wie richte ich ein Backup ein, damit es keinen Datenverlust gibt?",
    "Umziehen ohne Datenverlust, geht das?",
    "Comment éviter une perte de données ?",
    "Une migration sans perte de données",
    "¿Cómo evitar la pérdida de datos?",
    "Migrare senza perdita di dati",
    "Migrar sem perda de dados",
    "データ損失を防ぐ方法は?",
    "如何避免数据丢失?",
    "데이터 손실 없이 이전하고 싶어요",
    "Could you explain how you protect customers from a data breach?",
    "Please confirm that a restart will not cause data loss.",
    "Would merging accounts result in data loss?",
    "Will there be any data loss if I switch plans?",
    "Is data loss possible when I rename a folder?",
    "Do you have a data breach notification procedure?",
    "Our auditor asks whether you had a data breach in 2024.",
    "Has your company ever been hacked? Our auditors ask.",
    "A competitor was hacked last week, so we come to you",
    "Another sign-in provider was hacked, so our board asks what you do.",
    "In der Zeitung stand, dass bei einem anderen Anbieter nach einem Brand sämtliche Daten verloren gingen.",
    "Questionnaire: 1. Have you had a data breach in the last 36 months?",
    "What compensation applies if data is lost?",
    "We are writing a school paper about ransomware.",
    "Thanks to you we avoided a data loss.",
    "Set a password to block unauthorized access",
    "Feature request: detect compromised credentials",
    "Please add a warning so that users do not suffer data loss",
    "It would be great if the app warned before data loss",
    "Please confirm that my data was deleted.",
    "Thank you, nobody was hacked",
    "Do you have a plan in case all data is lost?",
    "Hello team, does your SLA cover a total outage?",
    "Wie verhindern Sie Datenverlust?",
    "Kann es beim Update zu Datenverlust kommen?",
    "Um Datenverlust zu vermeiden, möchte ich ein Backup",
    "Wie ist der Prozess bei einer Datenpanne?",
    "Wann werden meine Daten gelöscht?",
    "Ich möchte, dass alle meine Daten gelöscht werden",
    "La migration peut-elle entraîner une perte de données ?",
    "¿La actualización puede causar pérdida de datos?",
    "L'aggiornamento può causare una perdita di dati?",
    "A migração pode causar perda de dados?",
    "データ損失のリスクはありますか",
    "升级会不会导致数据丢失?",
    "你们怎么防范黑客攻击?",
    "데이터 손실을 방지하려면?",
    "정보 유출이 걱정됩니다",
    "Wat gebeurt er bij een datalek?",
  ])("sets at most MEDIUM: %s", (text) => {
    const floor = priorityFloor(text);

    expect([undefined, "MEDIUM"]).toContain(floor?.priority);
    expect(floor?.category).toBeUndefined();
  });

  it.each([
    "The price list is down below, see the production plan.",
    "The form is down at the bottom, all users see it",
    "Sales are down, everyone is sad; how do I print a report?",
    "Prices went down to 5 EUR for all customers, why not for us?",
    "The production line of our factory uses your app",
    "The download went down from 10 to 5 minutes for all users",
    "Tickets are down 10% in production",
    "Our response time is down since the change, all customers like it",
    "The meeting is down for Tuesday, everyone can join",
    "Everybody is down for pizza",
    "The dark mode goes down well with all our users",
    "Film production is down the street",
    "I hacked together a small script that uses your API",
    "We hacked a workaround in Excel",
    "We consider this a breach of contract",
    "Bitte um Rückruf, ich bin bis 12 Uhr nicht erreichbar",
    "The page https://status.example.org/outage/is-down?all=everyone shows old colours",
    "Please send the bill to data.breach@example.org",
    "I cannot upload data_loss_report_2025.pdf",
  ])("is not even mentioned by an idiom: %s", (text) => {
    expect(priorityFloor(text)).toBeUndefined();
  });

  it.each([
    "We have data loss since the update, no backup",
    "We came from another provider, and now all our data is gone",
    "Seit wir von einem anderen Anbieter kommen, sind unsere Daten weg",
    "You did not prevent the data loss",
    "We couldn't avoid the data loss",
    "No warning and data loss on two machines",
    "How could this data breach happen?",
    "What happens to the lost data of June? Our data is gone",
    "If I log in, all my data is gone",
    "Our site is down and nobody can work",
    "The server is down since 8, production is affected",
    "Our production system is down",
    "Without any warning our data was deleted",
    "We suffer from data loss",
    "The data loss protection failed and our data is gone",
    "There was no data loss last year, but now our data is gone",
    "How do we avoid this? We have a data breach!",
    "How do you handle refunds? I found a data breach.",
    "The site went down for all users. Prices are down, too.",
    "Wir konnten den Datenverlust nicht vermeiden",
    "Datenverlust nach dem Update!",
    "Your backup did not protect us from data loss",
    "Your firewall failed to protect us from ransomware",
    "We cannot block unauthorized access since your update",
    "You must stop the data leak now",
    "Our competitor hacked our account",
    "Can you tell me why all our data is gone?",
    "How do you explain the data breach of last night?",
    "Will you pay for the data loss you caused?",
    "Production is down 3 hours now",
    "Seit dem Update kommt es zu Datenverlust",
    "没有备份，数据丢失",
    "Please see https://x.example/a our data is gone",
    "see log.txt: data loss",
  ])("is not a report: %s stays CRITICAL", (text) => {
    expect(priorityFloor(text)?.priority).toBe("CRITICAL");
  });

  it("names what was mentioned", () => {
    expect(priorityFloor("A backup, so that there is no data loss")?.reason).toBe(
      'The ticket mentions lost data in passing ("data loss").',
    );
  });

  it("does not hide a report of another kind", () => {
    expect(priorityFloor("No data loss, but there is an outage")?.priority).toBe("HIGH");
  });
});
