/** A word in every text that is sent, and so in no log. */
export const MARK = "quillfeather";

/** The short form of a ticket that nothing makes urgent. */
export const aQuestion = (subject = "Reports") => ({
  type: subject,
  message: `How can I change the language of my monthly ${MARK} reports? I found no setting for it.`,
});

/** The full form of a ticket whose words alone put it above all others. */
export const anAlarm = () => ({
  subject: "Security breach in our tenant",
  description: `Someone else's data breach shows in our ${MARK} account since this morning.`,
  category: "Security",
  product: "Cloud Vault",
  contact: { firstName: "Ada", lastName: "Byron", email: "ada@example.com", company: "Example" },
});

/** The full form under its other heading. */
export const aTitledQuestion = () => ({
  title: "Invoices",
  description: `Where do I find the invoices of last year for ${MARK}?`,
});
