import type { Product } from "../product.js";

export const billing: Product = {
  name: "Meridian Billing",
  code: "BIL",
  scenarios: [
    {
      kind: "incident",
      issueType: "Outage",
      subjects: ["Billing is down, no payments are going through", "Outage: all card payments rejected since {time}"],
      facts: [
        "Since {time} every card payment ends with {errorCode}.",
        "This is an outage for us: {count} customers could not pay today.",
        "The payment page shows HTTP {httpStatus} for everyone, in every browser we have.",
      ],
      details: [
        "Region {region}, workspace {workspace}, request id {requestId}.",
        "Retrying after {minutes} minutes gave the same result.",
      ],
    },
    {
      kind: "problem",
      issueType: "Duplicate charge",
      subjects: ["Charged twice for invoice {invoiceNumber}", "Duplicate charge of {amount} on {date}"],
      facts: [
        "Our card was charged {amount} twice for invoice {invoiceNumber}.",
        "Both charges were booked on {date}, {minutes} minutes apart.",
        "The portal lists only one payment for that invoice.",
      ],
      details: [
        "We are on the {plan} plan with {users} seats.",
        "The second charge carries reference {requestId}.",
        "The card ends in {cardDigits}.",
      ],
    },
    {
      kind: "problem",
      issueType: "Invoice export",
      subjects: ["Invoice export stops at {percent} percent", "CSV export of invoices ends with {errorCode}"],
      facts: [
        "Exporting last month's invoices stops at {percent} percent and then shows {errorCode}.",
        "The file that arrives holds {count} rows and no totals.",
        "The same export took {minutes} minutes before release {version}.",
      ],
      details: ["Browser: {browser} on {os}.", "It concerns {count} invoices, from {invoiceNumber} on."],
    },
    {
      kind: "problem",
      issueType: "Tax calculation",
      subjects: ["Wrong VAT rate on invoice {invoiceNumber}", "Tax is calculated with the old rate since {version}"],
      facts: [
        "Invoice {invoiceNumber} uses the old VAT rate.",
        "Every invoice issued since release {version} shows the same rate, whatever the country.",
        "The tax settings page shows the right rate, the PDF does not.",
      ],
      details: [
        "The difference on this invoice is {amount}.",
        "{count} invoices are concerned so far, the first of {date}.",
      ],
    },
    {
      kind: "question",
      issueType: "How-to question",
      subjects: ["How do we move to yearly invoices?", "Adding a purchase order number to invoices"],
      facts: [
        "We would like to move from monthly to yearly invoices.",
        "Our finance team needs a purchase order number on each invoice.",
        "The settings page names the option, and we could not find where to switch it on.",
      ],
      details: ["We are on the {plan} plan with {users} seats.", "The next invoice is due on {date}."],
    },
    {
      kind: "praise",
      issueType: "Feedback",
      subjects: ["The new invoice screen", "Refund for {invoiceNumber} arrived"],
      facts: [
        "The new invoice screen shows everything our accountant asks for.",
        "Your colleague {colleague} sorted out invoice {invoiceNumber} within {minutes} minutes.",
        "Closing the month now takes us one morning.",
      ],
      details: ["We invoice {count} customers a month with it.", "We are on release {version}."],
    },
  ],
};
