import type { Product } from "../product.js";

export const field: Product = {
  name: "Meridian Field",
  code: "FLD",
  scenarios: [
    {
      kind: "incident",
      issueType: "Data loss",
      subjects: ["Work reports of {date} are gone", "Data loss after the app update to {version}"],
      facts: [
        "After the update to {version} all reports that waited for upload are gone.",
        "{count} photos and signatures of {date} were deleted from the tablets.",
        "The server has none of them, so this is data loss for {users} technicians.",
      ],
      details: ["The tablets run {mobileOs}.", "The upload log ends at {time} with {errorCode}."],
    },
    {
      kind: "problem",
      issueType: "App crash",
      subjects: ["App {version} closes at start", "Field app crashes when a photo is taken"],
      facts: [
        "App {version} closes two seconds after it is opened.",
        "Taking a photo closes the app, and the report has to be written again.",
        "Installing it again did not change that.",
      ],
      details: ["{mobileOs}, app {version}, report id {requestId}.", "{users} of our technicians have it."],
    },
    {
      kind: "problem",
      issueType: "Battery use",
      subjects: ["App uses {percent} percent of the battery by noon", "Tablets run empty since {version}"],
      facts: [
        "Since {version} the app uses {percent} percent of the battery by noon.",
        "It asks for the location every few seconds, with the screen off too.",
        "The tablets get warm and run empty after {smallCount} hours.",
      ],
      details: ["All tablets run {mobileOs}.", "{users} tablets are concerned."],
    },
    {
      kind: "problem",
      issueType: "Notifications",
      subjects: ["New jobs reach technicians {minutes} minutes late", "No push messages on {mobileOs}"],
      facts: [
        "New jobs show up {minutes} minutes after the dispatcher sends them.",
        "On {mobileOs} no push message arrives at all.",
        "The device page lists the token with {errorCode}.",
      ],
      details: ["App {version}, workspace {workspace}.", "It began on {date} for {users} people."],
    },
    {
      kind: "question",
      issueType: "How-to question",
      subjects: ["Can a form require two photos?", "Working without a network for a day"],
      facts: [
        "We would like a form that asks for two photos.",
        "Our teams work a full day without a network, and we ask how much the app can hold.",
        "The guide names a limit for photos and none for forms.",
      ],
      details: ["App {version} on {mobileOs}.", "{users} technicians use it."],
    },
    {
      kind: "praise",
      issueType: "Feedback",
      subjects: ["Signatures on the tablet", "The map in app {version}"],
      facts: [
        "Customers sign on the tablet and have the report before we leave.",
        "The map of app {version} saves each of us {minutes} minutes a day.",
        "Even our oldest technician uses it without a word of training.",
      ],
      details: ["{users} technicians use it on {mobileOs}.", "We filed {count} reports this month."],
    },
  ],
};
