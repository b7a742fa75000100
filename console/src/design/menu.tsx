import { lazy, Suspense, useState } from "react";
import { buttonClass } from "./button";
import { loadWhenIdle } from "./load-when-idle";
import type { MenuButtonProps } from "./menu-box";

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
