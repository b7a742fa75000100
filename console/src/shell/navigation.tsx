import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Person } from "../session/session";
import { AccountMenu } from "./account-menu";
import { type Place, usePlaces } from "./places";

const PlaceLink = ({ to, label, icon: Icon, exact = false }: Place) => (
  <Link
    to={to}
    activeOptions={{ exact, includeSearch: false }}
    title={label}
    className="flex h-14 flex-col items-center justify-center gap-0.5 rounded-md px-2 text-xs text-muted hover:bg-hover hover:text-text sm:h-9 sm:flex-row sm:gap-2.5 sm:text-sm lg:justify-start lg:px-2.5"
    activeProps={{ className: "font-medium !text-accent-text sm:bg-selected" }}
  >
    <Icon aria-hidden className="size-5 shrink-0 sm:size-4" />
    <span className="max-w-full truncate sm:sr-only lg:not-sr-only">{label}</span>
  </Link>
);

/** The bar: places by role, and the account. On phones at the foot of the page. */
export const Navigation = ({ person }: { readonly person: Person }) => {
  const { t } = useLingui();
  const places = usePlaces(person);
  return (
    <header className="shell-bar flex items-center sm:flex-col sm:items-stretch sm:gap-3 sm:p-2 lg:p-3">
      <p className="hidden h-9 items-center gap-2.5 px-1.5 font-semibold sm:flex sm:justify-center lg:justify-start">
        <img src="/icon.svg" alt="" width={24} height={24} className="size-6" />
        <span className="sr-only lg:not-sr-only">{t`Tickets`}</span>
      </p>
      <nav aria-label={t`Main`} className="min-w-0 grow">
        <ul className="grid auto-cols-fr grid-flow-col sm:grid-flow-row sm:gap-0.5">
          {places.map((place) => (
            <li key={place.to} className="min-w-0">
              <PlaceLink {...place} />
            </li>
          ))}
        </ul>
      </nav>
      <AccountMenu person={person} />
    </header>
  );
};
