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
  ])("is not even mentioned by an idiom: %s", (text) => {
    expect(priorityFloor(text)).toBeUndefined();
  });

  it.each([
    "We have data loss since the update, no backup",
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
