import type { Product } from "../product.js";

export const store: Product = {
  name: "Meridian Store",
  code: "STO",
  scenarios: [
    {
      kind: "incident",
      issueType: "Outage",
      subjects: ["Checkout is down", "Outage: our shop takes no orders since {time}"],
      facts: [
        "Checkout is down since {time}, the page ends with HTTP {httpStatus}.",
        "No order has come in for {minutes} minutes, on a day with a campaign.",
        "{count} carts were left at the payment step.",
      ],
      details: [
        "Region {region}, error {errorCode}, request id {requestId}.",
        "Theme {version}, workspace {workspace}.",
      ],
    },
    {
      kind: "problem",
      issueType: "Missing order",
      subjects: ["Order {orderNumber} is paid but not in the list", "Paid orders missing since {date}"],
      facts: [
        "Order {orderNumber} was paid on {date} and does not show up in the list.",
        "The customer has the confirmation mail, our warehouse has nothing.",
        "Searching for the number returns {errorCode}.",
      ],
      details: ["The order is worth {amount}.", "{smallCount} other orders of that day are missing too."],
    },
    {
      kind: "problem",
      issueType: "Refund",
      subjects: ["Refund for {orderNumber} not paid out", "Refund of {amount} is stuck"],
      facts: [
        "The refund of {amount} for order {orderNumber} has been pending since {date}.",
        "The order page says refunded, the bank says otherwise.",
        "Cancelling it and starting again shows {errorCode}.",
      ],
      details: ["The card ends in {cardDigits}.", "Payment reference {requestId}."],
    },
    {
      kind: "problem",
      issueType: "Stock count",
      subjects: ["Stock count is off by {count}", "Sold out articles can still be ordered"],
      facts: [
        "Articles that are sold out can still be ordered.",
        "The stock count differs by {count} from our warehouse since {date}.",
        "Each sync sets it back to the number of the day before.",
      ],
      details: ["Example: order {orderNumber}.", "Connector {version}, workspace {workspace}."],
    },
    {
      kind: "question",
      issueType: "How-to question",
      subjects: ["Selling in a second currency", "Discount code for one customer group"],
      facts: [
        "We would like to sell in a second currency from {date} on.",
        "A discount code for one customer group is what our marketing asks for.",
        "The guide describes codes for everyone; we look for the other kind.",
      ],
      details: ["We have {count} articles in workspace {workspace}.", "We are on the {plan} plan."],
    },
    {
      kind: "praise",
      issueType: "Feedback",
      subjects: ["The new checkout", "Our launch on {date}"],
      facts: [
        "With the new checkout {percent} percent more of our carts are paid.",
        "On launch day {count} orders came in and every page stayed quick.",
        "{colleague} from your team was on the phone with us for the first {minutes} minutes.",
      ],
      details: ["Theme {version}, region {region}.", "We are on the {plan} plan."],
    },
  ],
};
