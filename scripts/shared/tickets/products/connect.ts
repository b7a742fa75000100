import type { Product } from "../product.js";

export const connect: Product = {
  name: "Meridian Connect",
  code: "API",
  scenarios: [
    {
      kind: "incident",
      issueType: "Outage",
      subjects: ["API down in {region}", "Outage: {percent} percent of API calls return {httpStatus}"],
      facts: [
        "Since {time} {percent} percent of our API calls return HTTP {httpStatus}.",
        "Our production is down with it: {count} orders wait.",
        "The health endpoint answers 200 while every other one does not.",
      ],
      details: [
        "Region {region}, request id {requestId}.",
        "SDK {version}, one call in {workspace} took {minutes} minutes.",
      ],
    },
    {
      kind: "incident",
      issueType: "Security incident",
      subjects: ["Security: our API key was leaked", "Another tenant's data in an API answer"],
      facts: [
        "An answer of the list call held {count} records of another company.",
        "Our API key appears in an answer that a partner received.",
        "We treat this as a security breach and have stopped the integration.",
      ],
      details: ["Request id {requestId} at {time}.", "Workspace {workspace}, region {region}."],
    },
    {
      kind: "problem",
      issueType: "Webhooks",
      subjects: ["Webhooks arrive {minutes} minutes late", "Webhook signatures do not match since {version}"],
      facts: [
        "Webhooks arrive {minutes} minutes late, and some arrive twice.",
        "Since {version} the signature does not match the body.",
        "The delivery page shows {count} attempts with {errorCode}.",
      ],
      details: ["Event {requestId}, workspace {workspace}.", "Our endpoint answers within 80 ms from {region}."],
    },
    {
      kind: "problem",
      issueType: "Rate limit",
      subjects: ["Rate limited at {count} calls although the plan allows more", "429 answers since {date}"],
      facts: [
        "We get 429 after {count} calls an hour, while the {plan} plan allows ten times that.",
        "The header says that calls are left, and the next answer is 429.",
        "Our nightly import needs {smallCount} hours where it needed one.",
      ],
      details: ["Request id {requestId}, error {errorCode}.", "SDK {version} from {region}."],
    },
    {
      kind: "question",
      issueType: "How-to question",
      subjects: ["Paging through {count} records", "Which scopes does a read-only key need?"],
      facts: [
        "We would like to read {count} records a night and ask which page size suits that.",
        "The reference lists the scopes; we look for the set that a read-only key needs.",
        "Our partner asks how long a cursor stays valid.",
      ],
      details: ["SDK {version}, region {region}.", "We are on the {plan} plan."],
    },
    {
      kind: "praise",
      issueType: "Feedback",
      subjects: ["The API reference", "SDK {version}"],
      facts: [
        "With SDK {version} our integration took one afternoon.",
        "Each example in the reference ran as it stood.",
        "{colleague} from your team reviewed our design in {minutes} minutes.",
      ],
      details: ["We make {count} calls a day from {region}.", "We are on the {plan} plan."],
    },
  ],
};
