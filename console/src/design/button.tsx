import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

const KINDS: Readonly<Record<ButtonKind, string>> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-control/50 bg-surface text-text hover:bg-hover",
  quiet: "border-transparent bg-transparent text-text hover:bg-hover",
  danger: "border-transparent bg-danger text-on-accent hover:brightness-110",
};

/** The look of a button, for links and for buttons of react-aria. */
export const buttonClass = (kind: ButtonKind = "secondary", isIcon = false): string =>
  classNames(
    "inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border text-sm font-medium whitespace-nowrap",
    "transition-colors duration-100 select-none disabled:opacity-55 aria-disabled:opacity-55 pointer-coarse:h-10",
    isIcon ? "w-8 pointer-coarse:w-10" : "px-3",
    KINDS[kind],
  );

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind;
  /** While what it started goes on: it keeps its place, its size and the focus, and takes no second press. */
  readonly isPending?: boolean;
}

/** A native button: forms, focus and keyboard as the browser has them. */
export const Button = ({ kind, isPending = false, type = "button", className, onClick, ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={type}
    aria-disabled={isPending || undefined}
    className={classNames(buttonClass(kind), className)}
    onClick={(event) => {
      if (isPending) event.preventDefault();
      else onClick?.(event);
    }}
  />
);

interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label"> {
  /** What it does, for who does not see the icon; also its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
}

export const IconButton = ({ label, icon, kind = "quiet", className, ...rest }: IconButtonProps) => (
  <button
    type="button"
    {...rest}
    aria-label={label}
    title={label}
    className={classNames(buttonClass(kind, true), className)}
  >
    {icon}
  </button>
);
