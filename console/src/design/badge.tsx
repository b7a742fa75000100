import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Tone = "neutral" | "accent" | "success" | "warning" | "danger" | "note";

const TONES: Readonly<Record<Tone, string>> = {
  neutral: "bg-hover text-text",
  accent: "bg-accent-ground text-accent-text",
  success: "bg-success-ground text-success-text",
  warning: "bg-warning-ground text-warning-text",
  danger: "bg-danger-ground text-danger-text",
  note: "bg-note-ground text-note-text",
};

interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: LucideIcon;
  readonly className?: string;
  /** In words: the colour alone says nothing. */
  readonly children: ReactNode;
}

/** A short word about a thing, such as its status. */
export const Badge = ({ tone = "neutral", icon: Icon, className, children }: BadgeProps) => (
  <span
    data-badge
    className={classNames(
      "inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap",
      "forced-colors:border",
      TONES[tone],
      className,
    )}
  >
    {Icon !== undefined && <Icon aria-hidden className="size-3 shrink-0" />}
    <span className="truncate">{children}</span>
  </span>
);
