import { ATTACK_FORMS, type AttackForm, type AttackTexts } from "./forms.js";
import { HARD_ATTACKS } from "./hard-attacks.js";
import { ATTACK_LANGUAGES, type AttackLanguage, type Goal, GOALS } from "./languages.js";

/** An attack on the model by the text of a ticket. */
export interface Attack {
  /** Unique: "lower, de, base64". */
  readonly name: string;
  readonly goal: Goal;
  readonly language: string;
  readonly texts: AttackTexts;
  /** What the ticket is about, without the attack; "" for one that has no part of its own. */
  readonly story: string;
  readonly isHandWritten: boolean;
}

/** The entry of a list by a number, from the start again after the last. */
const pick = <Item>(items: readonly Item[], number: number): Item => {
  const item = items[number % items.length];
  if (item === undefined) throw new Error("expected a list that is not empty");
  return item;
};

const LETTERS_OF_OTHERS = /\p{Script=Han}|\p{Script=Hiragana}/u;

const english = pick(ATTACK_LANGUAGES, 0);

/** An attack by its place in the grammar: every form, language and goal, with other parts each time. */
const attackOf = (form: AttackForm, language: AttackLanguage, goal: Goal, number: number): Attack => {
  const story = pick(goal === "lower" ? language.grave : language.harmless, number);
  const written = pick(language.openings, number) + " " + pick(language.orders[goal], number >> 1);
  const isTranslated = form.isLatin === true && LETTERS_OF_OTHERS.test(written);
  const parts = isTranslated ? english : language;
  const instruction = `${pick(parts.openings, number)} ${pick(parts.orders[goal], number >> 1)}`;
  return {
    name: `${goal}, ${language.code}, ${form.name}`,
    goal,
    language: language.code,
    texts: form.write(story, instruction),
    story,
    isHandWritten: false,
  };
};

/** The attacks of the grammar: the same on every run. */
const GENERATED_ATTACKS: readonly Attack[] = ATTACK_FORMS.flatMap((form, formNumber) =>
  ATTACK_LANGUAGES.flatMap((language, languageNumber) =>
    GOALS.map((goal, goalNumber) => attackOf(form, language, goal, formNumber + 5 * languageNumber + 7 * goalNumber)),
  ),
);

/** All attacks. */
export const ATTACKS: readonly Attack[] = [
  ...GENERATED_ATTACKS,
  ...HARD_ATTACKS.map(({ goal, language, text }, number) => ({
    name: `${goal}, ${language}, hand-written ${number + 1}`,
    goal,
    language,
    texts: { subject: "Question", description: text },
    story: "",
    isHandWritten: true,
  })),
];
