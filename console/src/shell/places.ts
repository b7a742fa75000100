import { useLingui } from "@lingui/react/macro";
import { ChartColumn, Inbox, type LucideIcon, MessagesSquare, Settings, SquarePen } from "lucide-react";
import type { Person } from "../session/session";

export interface Place {
  readonly to: "/inbox" | "/reports" | "/admin" | "/tickets" | "/tickets/new";
  readonly label: string;
  readonly icon: LucideIcon;
  /** Shortcut, as tinykeys writes it. */
  readonly keys: string;
  /** Whether only this very address is the place, and none below it. */
  readonly exact?: boolean;
}

/** Where a person can go, by their role. */
export const usePlaces = ({ role }: Person): readonly Place[] => {
  const { t } = useLingui();
  const own: readonly Place[] = [
    { to: "/tickets", label: t`My tickets`, icon: MessagesSquare, keys: "g t", exact: true },
    { to: "/tickets/new", label: t`New ticket`, icon: SquarePen, keys: "c" },
  ];
  const staff: readonly Place[] = [
    { to: "/inbox", label: t`Inbox`, icon: Inbox, keys: "g i" },
    { to: "/reports", label: t`Reports`, icon: ChartColumn, keys: "g r" },
  ];
  const administration: readonly Place[] = [{ to: "/admin", label: t`Administration`, icon: Settings, keys: "g a" }];
  if (role === "customer") return own;
  return role === "admin" ? [...staff, ...administration] : staff;
};
