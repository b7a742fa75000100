import { ChevronDown } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import type { ChoiceProps } from "./combo-box-box";
import { loadWhenIdle } from "./load-when-idle";
import { BOX, INPUT, labelClass } from "./overlay";

const load = () => import("./combo-box-box");
const ComboBoxBox = lazy(async () => ({ default: (await load()).ComboBoxBox }));
loadWhenIdle(load);

/**
 * One of many things, found by typing a part of its label. Until somebody goes there, a plain field shows the choice:
 * react-aria's takes longer to set up than the rest of a page.
 */
export const ComboBox = (props: ChoiceProps) => {
  const { label, isLabelHidden = false, options, value, placeholder, isDisabled } = props;
  const [isWanted, setWanted] = useState(false);
  const id = useId();
  const want = () => {
    setWanted(true);
  };
  const field = (
    <div className="min-w-0">
      <label htmlFor={id} className={labelClass(isLabelHidden)}>
        {label}
      </label>
      <div className={BOX}>
        <input
          id={id}
          role="combobox"
          aria-expanded={false}
          aria-controls={`${id}-options`}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={placeholder}
          disabled={isDisabled}
          value={options.find((option) => option.id === value)?.label ?? ""}
          onChange={want}
          onFocus={want}
          className={INPUT}
        />
        <ChevronDown aria-hidden className="mr-1.5 size-4 shrink-0 text-muted" />
      </div>
    </div>
  );
  if (!isWanted) return field;
  return (
    <Suspense fallback={field}>
      <ComboBoxBox {...props} />
    </Suspense>
  );
};
