import type { Mood } from "../stream/record.js";

/** What a mood adds to the facts. Texts may contain placeholders (see details.ts), and subjects also `{subject}`. */
export interface Tone {
  /** `{subject}` stands for the scenario's subject. */
  readonly subjects: readonly string[];
  readonly openings: readonly string[];
  readonly impacts: readonly string[];
  readonly asks: readonly string[];
  readonly closings: readonly string[];
}

const angry: Tone = {
  subjects: [
    "{subject} - this is unacceptable",
    "Terrible: {subject}",
    "{subject}. Worst service we have ever had",
    "Furious and ignored: {subject}",
    "{subject} AGAIN, what a disaster",
  ],
  openings: [
    "I am furious. This is the {ordinal} time I write about {product}, and nobody cares.",
    "This is absolutely unacceptable. {product} is a terrible mess and we are sick of it.",
    "We are extremely disappointed and angry about the awful state of {product}.",
    "What a horrible experience. {product} is broken, and your support has ignored us for {smallCount} days.",
    "I have had enough of {product}. It is unreliable, it is frustrating, and it makes us look stupid in front of our customers.",
  ],
  impacts: [
    "This is a disaster for the {team} team: we lose money and customers complain every hour.",
    "The damage is serious, and your useless canned replies make it worse.",
    "My boss is furious, our customers are upset, and I get the blame for your failure.",
    "We wasted {smallCount} hours on this miserable bug. It is ridiculous and insulting.",
  ],
  asks: [
    "Fix this now, or we cancel the contract.",
    "I demand a refund for this horrible month.",
    "Stop ignoring us and get a person who knows the product on the phone today.",
    "Explain why you keep failing us, and tell me when this nightmare ends.",
  ],
  closings: ["Angry and out of patience,", "Extremely disappointed,", "Without any trust left,", "Deeply frustrated,"],
};

const mixed: Tone = {
  subjects: [
    "{subject}, otherwise we like {product}",
    "Love {product}, but: {subject}",
    "Good product, annoying problem: {subject}",
    "{subject} - a pity, the rest is great",
  ],
  openings: [
    "We love {product} and your team has always been helpful, but this part is really frustrating.",
    "Most of {product} is excellent. One thing, though, annoys us badly.",
    "I am of two minds: the latest release is great, and yet this problem spoils it.",
    "First the good news: the {team} team enjoys working with {product}. The bad news follows.",
  ],
  impacts: [
    "The rest works perfectly, so it hurts all the more that this keeps failing.",
    "It is a nice tool with an ugly flaw, and the flaw costs us {smallCount} hours a week.",
    "I was happy to recommend you, and now I have to apologise for this mess.",
    "Your support was friendly and quick last time; this time the wait is disappointing.",
  ],
  asks: [
    "Please fix it, and we will be happy again.",
    "Could you have a look? We would hate to leave a product we like.",
    "Is there a decent workaround until this annoying bug is gone?",
  ],
  closings: ["Thanks, though a bit disappointed,", "Still a fan, if a frustrated one,", "With hope and some worry,"],
};

const neutral: Tone = {
  subjects: ["{subject}", "{subject}", "{product}: {subject}", "{subject} ({workspace})"],
  openings: [
    "I am writing about {product}.",
    "This is a report from the {team} team about {product}.",
    "We use {product} on the {plan} plan.",
    "Here is what we see in {product} since {date}.",
  ],
  impacts: [
    "It concerns the {team} team.",
    "We have noted the times and can send the log.",
    "We have not changed our settings in that time.",
    "Two of us have seen the same.",
  ],
  asks: [
    "What is the next step on our side?",
    "Tell us which information you need.",
    "When can we expect an answer?",
    "Let us know whether this is known.",
  ],
  closings: ["Regards,", "From", "Sent on behalf of the {team} team,"],
};

const pleased: Tone = {
  subjects: [
    "Thank you! {subject}",
    "{subject}: great work",
    "We love it: {subject}",
    "{subject} - excellent, thanks",
    "Happy customers: {subject}",
  ],
  openings: [
    "I just want to say thank you: {product} is wonderful and we are very happy with it.",
    "Great work! The {team} team loves {product}.",
    "We are delighted with {product}, it is the best tool we have bought in years.",
    "What an excellent product. {product} makes our days easier, and we enjoy using it.",
  ],
  impacts: [
    "It is fast, it is reliable, and our customers are impressed.",
    "Your support is fantastic: friendly, quick and truly helpful.",
    "Everybody in the {team} team smiles about it, me included.",
    "It saves us hours each week, which is amazing value.",
  ],
  asks: [
    "Please pass our thanks on to your team.",
    "We are glad to recommend you, and happy to be a reference.",
    "Keep up the great work!",
    "If there is a beta of what comes next, we would love to join.",
  ],
  closings: ["Many thanks and best wishes,", "Happily yours,", "With warm thanks,", "Best regards and thanks again,"],
};

export const TONES: Readonly<Record<Mood, Tone>> = { angry, mixed, neutral, pleased };
