import { Check, ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox as AriaComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { classNames } from "./class-names";
import { BOX, INPUT, labelClass, OPTION, POPOVER } from "./overlay";

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

/** What ComboBox becomes when it gets the focus, which it takes over. */
export const ComboBoxBox = (props: ChoiceProps) => {
  const { label, isLabelHidden = false, options, value, onChange, placeholder = "", isDisabled = false } = props;
  const input = useRef<HTMLInputElement>(null);
  // Not before react-aria knows the options, a render later: it opens no empty list. What is typed replaces the choice.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.select();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return (
    <AriaComboBox
      defaultItems={options}
      value={value}
      defaultInputValue={options.find(({ id }) => id === value)?.label ?? ""}
      onChange={(key) => {
        onChange(toId(key));
      }}
      isDisabled={isDisabled}
      menuTrigger="focus"
      className="min-w-0"
    >
      <Label className={labelClass(isLabelHidden)}>{label}</Label>
      <div className={BOX}>
        <Input ref={input} placeholder={placeholder} className={INPUT} />
        <Button className="flex h-full w-7 items-center justify-center text-muted">
          <ChevronDown aria-hidden className="size-4" />
        </Button>
      </div>
      <Options options={options} />
    </AriaComboBox>
  );
};
