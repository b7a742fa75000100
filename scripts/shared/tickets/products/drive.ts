import type { Product } from "../product.js";

export const drive: Product = {
  name: "Meridian Drive",
  code: "DRV",
  scenarios: [
    {
      kind: "incident",
      issueType: "Data loss",
      subjects: ["{count} files deleted after the update to {version}", "Data loss in our shared folder"],
      facts: [
        "After the update to {version} {count} files were deleted from our shared folder.",
        "The recycle bin is empty, and restoring a version ends with {errorCode}.",
        "We have data loss in three team folders, among them {fileName}.",
      ],
      details: [
        "Workspace {workspace} in {region}.",
        "The first file vanished at {time}; the client log has request id {requestId}.",
      ],
    },
    {
      kind: "incident",
      issueType: "Security incident",
      subjects: ["Security: private folder visible to outsiders", "A private link is open to everybody"],
      facts: [
        "A folder marked as private can be opened by anyone with an old link.",
        "The access log shows {count} downloads from addresses we do not know.",
        "This is a security breach: {fileName} holds personal data of our customers.",
      ],
      details: ["The first unknown download was at {time}.", "Workspace {workspace}, link id {requestId}."],
    },
    {
      kind: "problem",
      issueType: "Data sync",
      subjects: ["Sync stuck at {percent} percent", "Drive client {version} does not finish syncing"],
      facts: [
        "The desktop client stays at {percent} percent since {time}.",
        "{count} files wait in the queue, and the queue does not get shorter.",
        "Each restart begins the upload from the start and ends with {errorCode}.",
      ],
      details: ["Client {version} on {os}.", "The file it stops at is {fileName}."],
    },
    {
      kind: "problem",
      issueType: "Version conflict",
      subjects: ["Conflicted copies of {fileName}", "Every save creates a second copy"],
      facts: [
        "Each save of {fileName} makes a second copy with a date in its name.",
        "We count {count} such copies in one folder.",
        "Two people see two different versions of the same file.",
      ],
      details: ["Both use client {version} on {os}.", "It began on {date} with {users} people in the folder."],
    },
    {
      kind: "question",
      issueType: "How-to question",
      subjects: ["How much storage does an archive folder use?", "Sharing a folder with an external partner"],
      facts: [
        "We would like to share one folder with an external partner until {date}.",
        "Our archive folder holds {count} files, and we wonder whether it counts towards the storage.",
        "The guide mentions expiry dates for links; we look for the same for a folder.",
      ],
      details: ["We are on the {plan} plan with {users} seats.", "Client {version} on {os}."],
    },
    {
      kind: "praise",
      issueType: "Feedback",
      subjects: ["Restoring {fileName}", "Sync speed of client {version}"],
      facts: [
        "Restoring {fileName} took one click.",
        "Since client {version} our folder of {count} files syncs in {minutes} minutes.",
        "Moving {users} colleagues over was done before lunch.",
      ],
      details: ["We use it on {os}.", "We are on the {plan} plan."],
    },
  ],
};
