import type { LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { type ButtonKind, buttonClass } from "./button";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";
import { OPTION, POPOVER } from "./overlay";

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** Shortcut of the same, as tinykeys writes it. */
  readonly keys?: string;
  readonly isDestructive?: boolean;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

export interface MenuButtonProps {
  /** What the button is called; its text, too, without `children`. */
  readonly label: string;
  readonly children?: ReactNode;
  readonly kind?: ButtonKind;
  /** Whether `children` is an icon alone. */
  readonly isIcon?: boolean;
  readonly entries: readonly MenuEntry[];
}

/** What MenuButton becomes when it is pressed: the same button, and its menu, open. */
export const MenuBox = ({ label, children, kind, isIcon, entries }: MenuButtonProps) => {
  const [isOpen, setOpen] = useState(false);
  // The button has the focus before the menu takes it, and so gets it back.
  useEffect(() => {
    setOpen(true);
  }, []);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button autoFocus aria-label={label} className={buttonClass(kind, isIcon)}>
        {children ?? label}
      </Button>
      <Popover className={classNames(POPOVER, "max-h-80 min-w-48 overflow-auto p-1")}>
        <Menu className="outline-none">
          {entries.map(({ id, label: text, icon: Icon, keys, isDestructive = false, isDisabled = false, run }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              isDisabled={isDisabled}
              onAction={run}
              className={classNames(OPTION, isDestructive && "text-danger-text")}
            >
              {Icon !== undefined && <Icon aria-hidden className="size-4 shrink-0" />}
              <span className="grow">{text}</span>
              {keys !== undefined && <Kbd keys={keys} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
