import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { Person } from "../session/session";
import { type Command, useCommands } from "./commands";
import { usePlaces } from "./places";

const CommandPalette = lazy(async () => ({ default: (await import("./command-palette")).CommandPalette }));
const ShortcutHelp = lazy(async () => ({ default: (await import("./shortcut-help")).ShortcutHelp }));

/** The commands of every page, and the two dialogs that show all commands. These are loaded when they are opened. */
export const CommandCenter = ({ person }: { readonly person: Person }) => {
  const { t } = useLingui();
  const navigate = useNavigate();
  const places = usePlaces(person);
  const [open, setOpen] = useState<"palette" | "help">();
  const close = () => {
    setOpen(undefined);
  };
  const everywhere = t`Everywhere`;
  const goTo = places.map(({ to, label, keys }): Command => ({
    id: `go ${to}`,
    label: t`Go to ${label}`,
    group: everywhere,
    keys,
    run: () => void navigate({ to }),
  }));
  useCommands([
    ...goTo,
    {
      id: "palette",
      label: t`Show all commands`,
      group: everywhere,
      keys: "$mod+k",
      run: () => {
        setOpen("palette");
      },
    },
    {
      id: "help",
      label: t`Show keyboard shortcuts`,
      group: everywhere,
      keys: "[Shift]+?",
      run: () => {
        setOpen("help");
      },
    },
  ]);
  return (
    <Suspense>
      {open === "palette" && <CommandPalette isOpen onClose={close} />}
      {open === "help" && <ShortcutHelp isOpen onClose={close} />}
    </Suspense>
  );
};
