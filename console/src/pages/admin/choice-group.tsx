import { type ReactNode, useId } from "react";
import { Checkbox } from "../../design/checkbox";

/** Several of a few values, as one text of a form: "gold general". */
export const toList = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== "");
export const toText = (values: readonly string[]): string => values.join(" ");

/** The values of a list that are among the known ones, in their order. */
export const chosenOf = <Value extends string>(text: string, known: readonly Value[]): Value[] => {
  const chosen = new Set(toList(text));
  return known.filter((value) => chosen.has(value));
};

interface GroupProps {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** Fields that belong together, with what is wrong with all of them. */
export const FieldGroup = ({ legend, hint, error, children }: GroupProps) => {
  const id = useId();
  const below = error ?? hint;
  return (
    <fieldset aria-describedby={below === undefined ? undefined : id} className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {children}
      {below !== undefined && (
        <p id={id} className={error === undefined ? "mt-1 text-sm text-muted" : "mt-1 text-sm text-danger-text"}>
          {below}
        </p>
      )}
    </fieldset>
  );
};

interface ChoiceGroupProps<Value extends string> {
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Values with their words. */
  readonly options: Readonly<Record<Value, string>>;
  /** The chosen ones, as a text of a form. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Checkboxes for a set of values. */
export const ChoiceGroup = <Value extends string>(props: ChoiceGroupProps<Value>) => {
  const { legend, hint, error, options, value, onChange } = props;
  const chosen = new Set(toList(value));
  return (
    <FieldGroup legend={legend} hint={hint} error={error}>
      <div className="flex flex-wrap gap-x-5">
        {Object.entries<string>(options).map(([key, words]) => (
          <Checkbox
            key={key}
            checked={chosen.has(key)}
            onChange={({ target }) => {
              const others = toList(value).filter((each) => each !== key);
              onChange(toText(target.checked ? [...others, key] : others));
            }}
          >
            {words}
          </Checkbox>
        ))}
      </div>
    </FieldGroup>
  );
};
