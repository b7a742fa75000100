import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { classNames } from "./class-names";
import { BOX, labelClass, OPTION, POPOVER } from "./overlay";

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

const Options = ({ options }: { readonly options: readonly Option[] }) => (
  <Popover className={classNames(POPOVER, "max-h-72 min-w-(--trigger-width) overflow-auto p-1")}>
    <ListBox items={options} className="outline-none">
      {({ id, label, content, isDisabled = false }: Option) => (
        <ListBoxItem id={id} textValue={label} isDisabled={isDisabled} className={OPTION}>
          {({ isSelected }) => (
            <>
              <span className="min-w-0 grow truncate">{content ?? label}</span>
              <Check aria-hidden className={classNames("size-4 shrink-0", !isSelected && "invisible")} />
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  </Popover>
);

const toId = (key: string | number | null): string | null => (key === null ? null : String(key));

/** What ComboBox shows, with what react-aria needs for it. */
export const ComboBoxBox = (props: ChoiceProps) => {
  const { label, isLabelHidden = false, options, value, onChange, placeholder = "", isDisabled = false } = props;
  return (
    <AriaComboBox
      defaultItems={options}
      value={value}
      onChange={(key) => {
        onChange(toId(key));
      }}
      isDisabled={isDisabled}
      menuTrigger="focus"
      className="min-w-0"
    >
      <Label className={labelClass(isLabelHidden)}>{label}</Label>
      <div className={BOX}>
        <Input placeholder={placeholder} className="h-full min-w-0 grow bg-transparent pl-2.5 placeholder:text-muted" />
        <Button className="flex h-full w-7 items-center justify-center text-muted">
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      </div>
      <Options options={options} />
    </AriaComboBox>
  );
};
