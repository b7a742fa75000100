import type { Product } from "../product.js";

export const schedule: Product = {
  name: "Meridian Schedule",
  code: "SCH",
  scenarios: [
    {
      kind: "incident",
      issueType: "Outage",
      subjects: ["Booking pages are down", "Outage: no calendar opens since {time}"],
      facts: [
        "All booking pages are down since {time}.",
        "Every calendar ends with HTTP {httpStatus}, for us and for our clients.",
        "{count} appointments of today cannot be seen by anyone.",
      ],
      details: ["Region {region}, request id {requestId}.", "The status page shows everything as green."],
    },
    {
      kind: "problem",
      issueType: "Double booking",
      subjects: ["Two clients booked into the same slot", "Double bookings since release {version}"],
      facts: [
        "Two clients were booked into the slot of {time}.",
        "It has happened {smallCount} times since release {version}.",
        "The calendar shows one of the two, the confirmation mails show both.",
      ],
      details: ["The bookings are {orderNumber} and the one after it.", "Workspace {workspace}, {users} calendars."],
    },
    {
      kind: "problem",
      issueType: "Time zone",
      subjects: ["Appointments shifted by one hour", "Invitations use the wrong time zone"],
      facts: [
        "Appointments made on {date} are shifted by one hour.",
        "The invitation says one time and the reminder says another.",
        "Only people in {region} see the shifted times.",
      ],
      details: ["{browser} on {os}, release {version}.", "{count} appointments are concerned."],
    },
    {
      kind: "problem",
      issueType: "Calendar sync",
      subjects: ["Calendar sync is {minutes} minutes behind", "Outlook events do not appear"],
      facts: [
        "Events from Outlook appear {minutes} minutes late or not at all.",
        "The connection page shows {errorCode} since {date}.",
        "Connecting again helps for an hour.",
      ],
      details: ["It concerns {users} calendars.", "Release {version}, request id {requestId}."],
    },
    {
      kind: "question",
      issueType: "Feature request",
      subjects: ["Could a booking page show two languages?", "Buffer time between appointments"],
      facts: [
        "We would like a booking page in two languages.",
        "A buffer of fifteen minutes between appointments is what our team asks for.",
        "The settings have one for each service; we look for one for each person.",
      ],
      details: ["We run {smallCount} booking pages with {users} people.", "We are on the {plan} plan."],
    },
    {
      kind: "praise",
      issueType: "Feedback",
      subjects: ["Reminders by text message", "The booking page for our clients"],
      facts: [
        "With the reminders by text message our clients come on time.",
        "The booking page took us {minutes} minutes to set up.",
        "{colleague} from your team answered each of our questions the same day.",
      ],
      details: ["{count} appointments went through it this month.", "Release {version} in {browser}."],
    },
  ],
};
