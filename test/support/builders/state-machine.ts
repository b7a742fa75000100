import { allStates, type AslState } from "../../../scripts/proofs/mutations/state-machine.js";

/** A state of the workflow, or of `states`. @throws Error when none has this name. */
export const stateNamed = (
  name: string,
  states: Readonly<Record<string, AslState>> = Object.fromEntries(allStates),
): AslState => {
  const state = states[name];
  if (state === undefined) throw new Error(`State "${name}" not found.`);
  return state;
};
