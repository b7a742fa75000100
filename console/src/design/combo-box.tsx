import { ChevronDown } from "lucide-react";
import { lazy, Suspense } from "react";
import type { ChoiceProps } from "./combo-box-box";
import { loadWhenIdle } from "./load-when-idle";
import { BOX, labelClass } from "./overlay";

const load = () => import("./combo-box-box");
const ComboBoxBox = lazy(async () => ({ default: (await load()).ComboBoxBox }));
loadWhenIdle(load);

/** One of many things, found by typing a part of its label. Until its code is there, its box stands in its place. */
export const ComboBox = (props: ChoiceProps) => {
  const { label, isLabelHidden = false, options, value, placeholder = "" } = props;
  const chosen = options.find(({ id }) => id === value)?.label ?? placeholder;
  const box = (
    <div className="min-w-0">
      <p className={labelClass(isLabelHidden)}>{label}</p>
      <div className={BOX}>
        <span className="min-w-0 grow truncate pl-2.5">{chosen}</span>
        <ChevronDown aria-hidden className="mr-1.5 size-4 shrink-0 text-muted" />
      </div>
    </div>
  );
  return (
    <Suspense fallback={box}>
      <ComboBoxBox {...props} />
    </Suspense>
  );
};
