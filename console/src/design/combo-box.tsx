import { ChevronDown } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { loadWhenIdle } from "./load-when-idle";

export interface Option {
  readonly id: string;
  /** Also what typing finds it by. */
  readonly label: string;
  /** How it looks in the list, if not as its label. */
  readonly content?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface ChoiceProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly Option[];
  /** Id of the chosen one; null for none. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

export const BOX =
  "flex h-8 w-full items-center gap-1 rounded-md border border-control/60 bg-surface text-sm hover:border-control pointer-coarse:h-11";

export const labelClass = (isHidden: boolean): string => (isHidden ? "sr-only" : "mb-1 block text-sm font-medium");

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
