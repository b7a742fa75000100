import { useEffect, useRef, useSyncExternalStore } from "react";
import { type KeybindingPress, matchKeybindingPress, parseKeybinding } from "tinykeys";

/** Something that a person can do, by its shortcut, from the palette, and explained in the help. */
export interface Command {
  readonly id: string;
  /** In words: "Assign to me". */
  readonly label: string;
  /** What it belongs to, such as "Inbox": the heading in palette and help. */
  readonly group: string;
  /** As tinykeys writes it: `a`, `Shift+a`, `$mod+k`, `[Shift]+?`, or `g i` for one key after the other. */
  readonly keys?: string;
  readonly run: () => void;
}

const registered = new Map<string, Command>();
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"]';
const DIALOG = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Whether keys belong to what has the focus: letters to a text, everything to a dialog. */
const isTaken = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return true;
  if (!(event.target instanceof Element)) return false;
  if (event.target.closest(DIALOG) !== null) return true;
  return event.target.closest(TYPING) !== null && !event.ctrlKey && !event.metaKey;
};

/** A key that follows another one within this time, in ms, may belong to it: `g i`. */
const SEQUENCE_MS = 1_000;

const MODIFIERS = ["Shift", "Control", "Alt", "Meta"];

interface Binding {
  readonly id: string;
  /** One key, or two that follow each other. */
  readonly presses: readonly KeybindingPress[];
}

let bindings: readonly Binding[] = [];
/** The key before, which may begin a sequence. Kept over changes of the bindings, which a page makes at any time. */
let before: KeyboardEvent | undefined;

const matches = (events: readonly KeyboardEvent[], { presses }: Binding): boolean =>
  presses.length === events.length &&
  events.every((event, place) => presses[place] !== undefined && matchKeybindingPress(event, presses[place]));

/** Of two commands with the same keys, the last has them; a sequence comes before its second key alone. */
const find = (event: KeyboardEvent): Binding | undefined => {
  const first = before !== undefined && event.timeStamp - before.timeStamp < SEQUENCE_MS ? [before] : [];
  const sequence = first.length === 0 ? undefined : bindings.findLast((each) => matches([...first, event], each));
  return sequence ?? bindings.findLast((each) => matches([event], each));
};

const onKeyDown = (event: KeyboardEvent): void => {
  if (isTaken(event) || MODIFIERS.includes(event.key)) return;
  const found = find(event);
  before = found === undefined ? event : undefined;
  if (found === undefined) return;
  event.preventDefault();
  registered.get(found.id)?.run();
};

addEventListener("keydown", onKeyDown);

const bind = (): void => {
  all = [...registered.values()];
  bindings = all.flatMap(({ id, keys }) => (keys === undefined ? [] : [{ id, presses: parseKeybinding(keys) }]));
  for (const listener of listeners) listener();
};

/** Offers commands while the component is on the page. Their `run` is always that of the last render. */
export const useCommands = (commands: readonly Command[]): void => {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const identity = JSON.stringify(commands.map(({ id, label, group, keys }) => [id, label, group, keys]));
  useEffect(() => {
    const offered = latest.current.map((command) => ({
      ...command,
      run: () => {
        latest.current.find(({ id }) => id === command.id)?.run();
      },
    }));
    for (const command of offered) {
      registered.delete(command.id);
      registered.set(command.id, command);
    }
    bind();
    return () => {
      for (const command of offered) if (registered.get(command.id) === command) registered.delete(command.id);
      bind();
    };
  }, [identity]);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Everything that can be done now. */
export const useAllCommands = (): readonly Command[] => useSyncExternalStore(subscribe, () => all);

/** Commands under their headings, in the order in which they were offered. */
export const byGroup = (commands: readonly Command[]): readonly (readonly [group: string, Command[]])[] => [
  ...Map.groupBy(commands, ({ group }) => group),
];
