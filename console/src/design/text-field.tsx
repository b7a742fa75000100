import { type InputHTMLAttributes, type TextareaHTMLAttributes, useId } from "react";
import { classNames } from "./class-names";

interface FieldProps {
  readonly label: string;
  /** How to fill it, below it. */
  readonly hint?: string | undefined;
  /** What is wrong with it, below it. */
  readonly error?: string | undefined;
  /** Whether the label is only for who does not see the field's place. */
  readonly isLabelHidden?: boolean | undefined;
}

const INPUT = classNames(
  "w-full rounded-md border border-control/60 bg-surface px-2.5 text-base text-text placeholder:text-muted",
  "hover:border-control aria-invalid:border-danger disabled:bg-sunken disabled:text-muted",
);

/** Field and texts around it, tied together for who does not see them. */
const useField = ({ label, hint, error, isLabelHidden = false }: FieldProps) => {
  const id = useId();
  const describedBy = error !== undefined ? `${id}-error` : hint !== undefined ? `${id}-hint` : undefined;
  const labelElement = (
    <label htmlFor={id} className={isLabelHidden ? "sr-only" : "mb-1 block text-sm font-medium"}>
      {label}
    </label>
  );
  const below = (
    <>
      {hint !== undefined && error === undefined && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1 text-sm text-danger-text">
          {error}
        </p>
      )}
    </>
  );
  const attributes = { id, "aria-invalid": error !== undefined || undefined, "aria-describedby": describedBy };
  return { labelElement, below, attributes };
};

type TextFieldProps = FieldProps & InputHTMLAttributes<HTMLInputElement>;

export const TextField = ({ label, hint, error, isLabelHidden, className, ...rest }: TextFieldProps) => {
  const { labelElement, below, attributes } = useField({ label, hint, error, isLabelHidden });
  return (
    <div className={className}>
      {labelElement}
      <input {...rest} {...attributes} className={classNames(INPUT, "h-9 pointer-coarse:h-11")} />
      {below}
    </div>
  );
};

type TextAreaProps = FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>;

export const TextArea = ({ label, hint, error, isLabelHidden, className, ...rest }: TextAreaProps) => {
  const { labelElement, below, attributes } = useField({ label, hint, error, isLabelHidden });
  return (
    <div className={className}>
      {labelElement}
      <textarea {...rest} {...attributes} className={classNames(INPUT, "min-h-24 py-2 leading-relaxed")} />
      {below}
    </div>
  );
};
