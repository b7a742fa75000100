import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { ApiError, faultOf } from "../../api/problem";
import type { ProblemWords } from "../../words/problem-words";

type ToWords = (found: readonly string[]) => MessageDescriptor;

/** What the API expects of a field, in the person's language. The first that fits counts. */
const FAULTS: readonly (readonly [RegExp, ToWords])[] = [
  [/some visible text|but it is missing|received undefined/, () => msg`Fill this in.`],
  [/at most (\d+) characters/, ([, length = ""]) => msg`Write at most ${length} characters.`],
  [/without a web address/, () => msg`Leave web addresses out.`],
  [/lower-case letters, digits and hyphens/, () => msg`Use 1 to 63 lower-case letters, digits and hyphens.`],
  [/a time from 00:00 to 24:00/, () => msg`Write a time from 00:00 to 24:00, such as 09:30.`],
  [
    /`from` before `until`/,
    () => msg`It must end after it begins. For a night, end at 24:00 and go on at 00:00 of the next day.`,
  ],
  [/intervals that do not overlap/, () => msg`These hours overlap. Change them, or make one of them.`],
  [/at most (\d+) intervals/, ([, count = ""]) => msg`A day has at most ${count} parts.`],
  [/hours on at least one day/, () => msg`Give at least one day hours.`],
  [/IANA time zone/, () => msg`Write the name of a time zone, such as Europe/Berlin.`],
  [/a date that exists/, () => msg`Write a date that exists, such as 2026-12-25.`],
  [/at least one target/, () => msg`Fill in at least one target.`],
  [/a reply or an action/, () => msg`Write a reply, or choose an action.`],
  [/not (\{\{.*)$/s, ([, name = ""]) => msg`There is no placeholder ${name}. Choose one of those below.`],
  [/\}\} after/, () => msg`A placeholder ends with two braces. For two braces as text, write a backslash before them.`],
  [/at most (\d+) placeholders/, ([, count = ""]) => msg`Use at most ${count} placeholders.`],
  [/the id of a schedule/, () => msg`This schedule does not exist any more. Choose another.`],
  [/an address without an account/, () => msg`Somebody with this address has an account already.`],
  [/address without quotes/, () => msg`Use an address with plain Latin letters and without quotes.`],
  [/e-mail address/, () => msg`Write an e-mail address, such as ada@example.com.`],
  [/language code/, () => msg`Use codes of two or three letters, such as de, en.`],
  [/at most (\d+) tags/, ([, count = ""]) => msg`Use at most ${count} tags.`],
];

/** What is wrong with a field, from what the API says; that itself where there are no better words. */
const wordsOf = (detail: string): MessageDescriptor => {
  for (const [pattern, toWords] of FAULTS) {
    const found = pattern.exec(detail);
    if (found !== null) return toWords(found);
  }
  return msg`This was not accepted: ${detail}`;
};

/** Finds what the API says of a field of the form. @param pointer such as `#/name`; `#/hours` is only that field */
export const useFaults = (error: unknown) => {
  const { _ } = useLingui();
  return (...pointers: readonly string[]): string | undefined => {
    const detail = pointers.map((pointer) => faultOf(error, pointer)).find((found) => found !== undefined);
    return detail === undefined ? undefined : _(wordsOf(detail));
  };
};

/** What the API says of the id in the address. */
export const faultOfId = (error: unknown): boolean =>
  error instanceof ApiError && error.errors.some(({ parameter }) => parameter === "id");

/** Words for what the present state does not allow. */
const CONFLICTS: readonly (readonly [RegExp, (found: readonly string[]) => ProblemWords])[] = [
  [
    /SLA policies use the schedule: (.*)\. Change/s,
    ([, policies = ""]) => ({
      what: msg`SLA policies use this schedule: ${policies}.`,
      todo: msg`Give them another schedule first.`,
    }),
  ],
  [
    /the most that there can be/,
    () => ({ what: msg`There are as many of these as there can be.`, todo: msg`Delete one that nobody needs.` }),
  ],
  [
    /last active admin/,
    () => ({
      what: msg`This is the last active administrator.`,
      todo: msg`Make somebody else an administrator first.`,
    }),
  ],
  [
    /deactivate yourself/,
    () => ({ what: msg`You cannot deactivate yourself.`, todo: msg`Ask another administrator.` }),
  ],
  [
    /invited again/,
    () => ({
      what: msg`They have signed in before, or are not active.`,
      todo: msg`An invitation can only be sent again until its person has signed in.`,
    }),
  ],
];

/** Better words than those of the kind of problem, where there are some. */
export const refusalWords = (error: unknown): ProblemWords | undefined => {
  if (!(error instanceof ApiError) || error.kind !== "conflict") return undefined;
  for (const [pattern, toWords] of CONFLICTS) {
    const found = pattern.exec(error.message);
    if (found !== null) return toWords(found);
  }
  return undefined;
};
