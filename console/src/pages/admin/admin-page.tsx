import { useLingui } from "@lingui/react/macro";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { PageHeader } from "../../design/page-header";
import { usePageTitle } from "../../shell/page-title";
import type { RuleKindName } from "./rules/rule-collection";

const TAB = "-mb-px block border-b-2 border-transparent px-2 py-2 text-sm whitespace-nowrap text-muted hover:text-text";
const OPEN = { className: "!border-accent-text font-medium !text-text" };

/** Scrolls to the part that is open, which may be beyond the edge of a phone. */
const useOpenPartInView = () => {
  const parts = useRef<HTMLUListElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    parts.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [path]);
  return parts;
};

/** The parts of the administration, each with an address of its own. */
const Parts = () => {
  const { t } = useLingui();
  const parts = useOpenPartInView();
  const kinds: readonly (readonly [RuleKindName, string])[] = [
    ["macros", t`Macros`],
    ["categories", t`Categories`],
    ["tags", t`Tags`],
    ["sla-policies", t`SLA policies`],
    ["schedules", t`Schedules`],
  ];
  return (
    <nav aria-label={t`Administration`} className="scrolls-sideways overflow-x-auto border-b border-line px-2 sm:px-4">
      <ul ref={parts} className="flex gap-1">
        <li>
          <Link to="/admin/users" className={TAB} activeProps={OPEN} activeOptions={{ includeSearch: false }}>
            {t`Users`}
          </Link>
        </li>
        <li>
          <Link to="/admin/agents" className={TAB} activeProps={OPEN}>
            {t`Agents`}
          </Link>
        </li>
        {kinds.map(([kind, label]) => (
          <li key={kind}>
            <Link to="/admin/$kind" params={{ kind }} className={TAB} activeProps={OPEN}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Who works at the desk, and the rules by which it works. */
export const AdminPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Administration`);
  return (
    <>
      <PageHeader title={t`Administration`} />
      <Parts />
      <Outlet />
    </>
  );
};
