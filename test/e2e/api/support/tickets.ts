/** A word in every text that tests send. No log may contain it. */
export const MARK = "quillfeather";

/** A ticket in the short form, of priority NORMAL. */
export const aQuestion = (subject = "Reports") => ({
  type: subject,
  message: `How can I change the language of my monthly ${MARK} reports? I found no setting for it.`,
});

/** A ticket in the full form, of priority NORMAL. */
export const aRequest = () => ({
  ...anAlarm(),
  subject: "Folders of our team",
  description: `How do I share a folder of ${MARK} with all of our team?`,
  category: "Question",
});

/** A ticket in the full form, whose words make it CRITICAL. */
export const anAlarm = () => ({
  subject: "Security breach in our tenant",
  description: `Someone else's data breach shows in our ${MARK} account since this morning.`,
  category: "Security",
  product: "Cloud Vault",
  contact: { firstName: "Ada", lastName: "Byron", email: "ada@example.com", company: "Example" },
});

/** A ticket in the full form with `title` instead of `subject`. */
export const aTitledQuestion = () => ({
  title: "Invoices",
  description: `Where do I find the invoices of last year for ${MARK}?`,
});
