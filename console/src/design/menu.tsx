import type { LucideIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { type ButtonKind, buttonClass } from "./button";
import { loadWhenIdle } from "./load-when-idle";

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

const load = () => import("./menu-box");
const MenuBox = lazy(async () => ({ default: (await load()).MenuBox }));
loadWhenIdle(load);

/** A button that opens a menu of things to do. The menu's code is loaded after the page. */
export const MenuButton = (props: MenuButtonProps) => {
  const { label, children, kind, isIcon } = props;
  const [isWanted, setWanted] = useState(false);
  const want = () => {
    setWanted(true);
  };
  const button = (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={want}
      onKeyDown={({ key }) => {
        if (key === "ArrowDown" || key === "ArrowUp") want();
      }}
      className={buttonClass(kind, isIcon)}
    >
      {children ?? label}
    </button>
  );
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <MenuBox {...props} />
    </Suspense>
  );
};
