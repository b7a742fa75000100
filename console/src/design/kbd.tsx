import { Fragment } from "react";

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES: Readonly<Record<string, string>> = {
  $mod: isApple ? "⌘" : "Ctrl",
  Shift: isApple ? "⇧" : "Shift",
  Alt: isApple ? "⌥" : "Alt",
  Enter: "↵",
  Escape: "Esc",
};

/** The keys of a press, without those that some keyboards need for it: `[Shift]+?` is `?`. */
const keysOf = (press: string): readonly string[] => press.split("+").filter((key) => !/^\[\w+\]$/.test(key));

/** Keys of a shortcut, as tinykeys writes them: `$mod+k`, or `g i` for one after the other. */
export const Kbd = ({ keys }: { readonly keys: string }) => (
  <span className="inline-flex items-center gap-1">
    {keys.split(" ").map((press, place) => (
      <Fragment key={`${place} ${press}`}>
        {keysOf(press).map((key) => (
          <kbd
            key={key}
            className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-xs text-muted"
          >
            {NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
          </kbd>
        ))}
      </Fragment>
    ))}
  </span>
);
