import { useLingui } from "@lingui/react/macro";
import { CircleCheck, TriangleAlert, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button, IconButton } from "./button";

export interface Toast {
  readonly text: string;
  /** @default "done" */
  readonly tone?: "done" | "problem";
  /** One thing to do about it, such as undoing it. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays, in ms. @default 6,000; 10,000 with an action */
  readonly stayMs?: number;
  /** Runs when it goes by itself or is closed, but not after its action. */
  readonly onExpire?: () => void;
}

interface Shown extends Toast {
  readonly id: number;
}

/** More are not read; the oldest goes. */
const MOST = 3;

let shown: readonly Shown[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const timers = new Map<number, ReturnType<typeof setTimeout>>();

const set = (next: readonly Shown[]): void => {
  shown = next;
  for (const listener of listeners) listener();
};

const remove = (id: number, isExpired: boolean): void => {
  const toast = shown.find((each) => each.id === id);
  if (toast === undefined) return;
  clearTimeout(timers.get(id));
  timers.delete(id);
  set(shown.filter((each) => each.id !== id));
  if (isExpired) toast.onExpire?.();
};

const start = ({ id, action, stayMs = action === undefined ? 6_000 : 10_000 }: Shown): void => {
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => {
      remove(id, true);
    }, stayMs),
  );
};

/** Says something beside the page. @returns what takes it back */
export const showToast = (toast: Toast): (() => void) => {
  const added = { ...toast, id: (lastId += 1) };
  const [oldest] = shown;
  if (oldest !== undefined && shown.length >= MOST) remove(oldest.id, true);
  set([...shown, added]);
  start(added);
  return () => {
    remove(added.id, false);
  };
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const pause = (): void => {
  for (const timer of timers.values()) clearTimeout(timer);
};

const resume = (): void => {
  for (const toast of shown) start(toast);
};

const ToastCard = ({ id, text, tone = "done", action }: Shown) => {
  const { t } = useLingui();
  const Icon = tone === "done" ? CircleCheck : TriangleAlert;
  return (
    <li className="pointer-events-auto flex w-full items-center gap-2.5 rounded-lg border border-line bg-raised py-2 pr-2 pl-3 text-sm shadow-overlay">
      <Icon
        aria-hidden
        className={tone === "done" ? "size-4 shrink-0 text-success-text" : "size-4 shrink-0 text-danger-text"}
      />
      <span className="min-w-0 grow py-1">{text}</span>
      {action !== undefined && (
        <Button
          kind="quiet"
          className="text-accent-text"
          onClick={() => {
            remove(id, false);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={t`Close`}
        icon={<X aria-hidden className="size-4" />}
        onClick={() => {
          remove(id, true);
        }}
      />
    </li>
  );
};

/** Where toasts are. They wait while the pointer or the focus is on one of them. */
export const Toasts = () => {
  const { t } = useLingui();
  const all = useSyncExternalStore(subscribe, () => shown);
  return (
    // Nothing is done by pointing at it: it only waits.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <section
      aria-label={t`Notifications`}
      aria-live="polite"
      onMouseEnter={pause}
      onMouseLeave={resume}
      onFocus={pause}
      onBlur={resume}
      className="pointer-events-none fixed inset-x-0 bottom-16 z-30 mx-auto flex w-full max-w-md flex-col px-3 sm:bottom-4"
    >
      <ol className="flex flex-col gap-2">
        {all.map((toast) => (
          <ToastCard key={toast.id} {...toast} />
        ))}
      </ol>
    </section>
  );
};
