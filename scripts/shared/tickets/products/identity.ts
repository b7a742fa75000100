import type { Product } from "../product.js";

export const identity: Product = {
  name: "Meridian Identity",
  code: "IDN",
  scenarios: [
    {
      kind: "incident",
      issueType: "Security incident",
      subjects: ["Security: sign-ins we did not make", "Unauthorized access to an administrator account"],
      facts: [
        "An administrator account was used from {region} while its owner was on leave.",
        "The audit log shows {count} sign-ins since {time} that nobody here made.",
        "We see unauthorized access, and a new API key that none of us created.",
      ],
      details: ["Session id {requestId}, workspace {workspace}.", "We have locked {users} accounts as a precaution."],
    },
    {
      kind: "incident",
      issueType: "Outage",
      subjects: ["Nobody can sign in since {time}", "Outage: single sign-on returns {httpStatus}"],
      facts: [
        "Since {time} all {users} people here are locked out.",
        "Single sign-on returns HTTP {httpStatus} for every application.",
        "The whole company is down, the emergency accounts included.",
      ],
      details: [
        "Region {region}, error {errorCode}, request id {requestId}.",
        "It has lasted {minutes} minutes so far.",
      ],
    },
    {
      kind: "problem",
      issueType: "Login problem",
      subjects: ["Sign-in loop after the password reset", "Sign-in page comes back after each attempt"],
      facts: [
        "After a password reset the sign-in page comes back again and again.",
        "The page shows {errorCode} for a moment and then starts over.",
        "A private window makes no difference.",
      ],
      details: ["{browser} on {os}.", "{users} people have it, all in workspace {workspace}."],
    },
    {
      kind: "problem",
      issueType: "Two-factor codes",
      subjects: ["Two-factor codes arrive {minutes} minutes late", "No text message with the sign-in code"],
      facts: [
        "The text message with the code arrives {minutes} minutes late, when the code has expired.",
        "Some of us get no code at all since {date}.",
        "The authenticator app is refused with {errorCode}.",
      ],
      details: ["It concerns {users} people in {region}.", "The phones run {mobileOs}."],
    },
    {
      kind: "question",
      issueType: "How-to question",
      subjects: ["Provisioning users from our directory", "Which certificate does the SAML setup need?"],
      facts: [
        "We would like to create users from our directory by SCIM.",
        "The guide names two certificates, and we ask which of them the SAML setup needs.",
        "Our certificate is renewed on {date}.",
      ],
      details: ["It is about {users} users in workspace {workspace}.", "We are on the {plan} plan."],
    },
    {
      kind: "praise",
      issueType: "Feedback",
      subjects: ["Passkeys", "The move to single sign-on"],
      facts: [
        "Passkeys work for all {users} of us since release {version}.",
        "{colleague} from your team joined our call and the move took {minutes} minutes.",
        "New colleagues are set up before their first coffee.",
      ],
      details: ["We connected {smallCount} applications.", "We are on the {plan} plan."],
    },
  ],
};
