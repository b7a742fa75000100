import type { Product } from "../product.js";

export const insights: Product = {
  name: "Meridian Insights",
  code: "INS",
  scenarios: [
    {
      kind: "incident",
      issueType: "Data loss",
      subjects: ["Data loss: {count} rows are gone from our dashboards", "All history before {date} has disappeared"],
      facts: [
        "All data before {date} has disappeared from our workspace.",
        "The orders table shrank to {count} rows overnight.",
        "This looks like data loss: the backup screen lists no snapshot either.",
      ],
      details: [
        "Workspace {workspace} in {region}.",
        "The import log of {time} ends with {errorCode}, request id {requestId}.",
      ],
    },
    {
      kind: "problem",
      issueType: "Performance",
      subjects: ["Dashboards take {minutes} minutes to load", "Slow dashboards since release {version}"],
      facts: [
        "The sales dashboard takes {minutes} minutes to load.",
        "Every chart with more than {count} points ends with {errorCode}.",
        "Since release {version} each filter reloads the whole page.",
      ],
      details: [
        "Browser: {browser} on {os}.",
        "Workspace {workspace} in {region}, {users} people use it.",
        "The slowest query has id {requestId}.",
      ],
    },
    {
      kind: "problem",
      issueType: "Wrong figures",
      subjects: ["Revenue on the dashboard differs by {amount}", "Totals do not match the export"],
      facts: [
        "The revenue chart is off by {amount} compared with the export of the same day.",
        "Orders of {date} are counted twice.",
        "The total changes with each refresh, while the data stays the same.",
      ],
      details: ["Release {version}, workspace {workspace}.", "An example is order {orderNumber}."],
    },
    {
      kind: "problem",
      issueType: "Scheduled report",
      subjects: ["Scheduled report of {date} never arrived", "Weekly report arrives without attachments"],
      facts: [
        "The weekly report of {date} never arrived.",
        "The schedule page says it was sent at {time}.",
        "When it does arrive, the attachment has 0 bytes.",
      ],
      details: ["It goes to {users} recipients.", "The run has id {requestId} and status {errorCode}."],
    },
    {
      kind: "question",
      issueType: "How-to question",
      subjects: ["Filtering a dashboard by region", "Can a chart compare two quarters?"],
      facts: [
        "We would like one dashboard that each regional team sees with its own filter.",
        "The guide describes filters for one chart; we look for one that covers a page.",
        "A comparison of two quarters in one chart is what the board asks for.",
      ],
      details: ["We use release {version} with {users} viewers.", "The dashboard lies in workspace {workspace}."],
    },
    {
      kind: "praise",
      issueType: "Feedback",
      subjects: ["The new chart editor", "Dashboards since release {version}"],
      facts: [
        "The chart editor of release {version} does in {minutes} minutes what took us a day.",
        "Our board reads the weekly report on the phone now.",
        "{colleague} from your team showed us how to build the regional view.",
      ],
      details: ["{users} people open it every morning.", "We are on the {plan} plan."],
    },
  ],
};
