import { useEffect, useRef, useSyncExternalStore } from "react";
import { createKeybindingsHandler } from "tinykeys";

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

let unbind = (): void => undefined;

/** A key that follows another one within this time, in ms, may belong to it: `g i`. */
const SEQUENCE_MS = 1_000;

/** The key before, and the sequence that the present key completes: its command runs, and not that of the key alone. */
let before: { readonly key: string; readonly at: number } | undefined;
let completed: string | undefined;

const isAlone = (keys: string): boolean => !keys.includes(" ");

/** tinykeys also runs the command of a key that ends a sequence; this remembers which sequences end. */
const following = (sequences: ReadonlySet<string>, handle: EventListener) => (event: KeyboardEvent) => {
  if (isTaken(event)) return;
  const sequence = `${before?.key ?? ""} ${event.key}`;
  const isInTime = before !== undefined && event.timeStamp - before.at < SEQUENCE_MS;
  completed = isInTime && sequences.has(sequence) ? sequence : undefined;
  handle(event);
  before = completed === undefined ? { key: event.key, at: event.timeStamp } : undefined;
};

/** Binds the keys anew: of two commands with the same keys, the one that came last has them. */
const bind = (): void => {
  unbind();
  all = [...registered.values()];
  const bindings = all.flatMap(({ id, keys }) => {
    if (keys === undefined) return [];
    const run = (event: KeyboardEvent): void => {
      if (completed !== undefined && isAlone(keys)) return;
      event.preventDefault();
      registered.get(id)?.run();
    };
    return [[keys, run] as const];
  });
  const sequences = new Set(bindings.map(([keys]) => keys).filter((keys) => !isAlone(keys)));
  const handler = following(sequences, createKeybindingsHandler(Object.fromEntries(bindings), { ignore: isTaken }));
  addEventListener("keydown", handler);
  unbind = () => {
    removeEventListener("keydown", handler);
  };
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
