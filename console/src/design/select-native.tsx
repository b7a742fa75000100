import { useId } from "react";

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  /** What it offers: values with their words. */
  readonly options: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

const isKey = <Value extends string>(key: string, options: Readonly<Record<Value, string>>): key is Value =>
  key in options;

/** The browser's own select: for a few values, at no cost. Select of select.tsx has icons and sections. */
export const Select = <Value extends string>({ label, value, options, onChange }: SelectProps<Value>) => {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          if (isKey(target.value, options)) onChange(target.value);
        }}
        className="h-9 w-full rounded-md border border-control/60 bg-surface px-2 text-base hover:border-control"
      >
        {Object.entries<string>(options).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};
