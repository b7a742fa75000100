import type { InputHTMLAttributes, ReactNode } from "react";

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  readonly children: ReactNode;
  readonly hint?: string;
}

/** The browser's own checkbox with its label. */
export const Checkbox = ({ children, hint, ...rest }: CheckboxProps) => (
  <label className="flex items-start gap-2 py-0.5 pointer-coarse:py-2">
    <input {...rest} type="checkbox" className="mt-0.5 size-4 shrink-0 accent-accent" />
    <span>
      {children}
      {hint !== undefined && <span className="block text-sm text-muted">{hint}</span>}
    </span>
  </label>
);
