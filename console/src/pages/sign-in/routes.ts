import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { rootRoute } from "../../shell/root-route";
import { type Catalog, withWords } from "../../words/words";

const words: Catalog = { en: () => import("./words/en.po"), de: () => import("./words/de.po") };

interface SignInSearch {
  /** The console's address to go to after the sign-in. */
  readonly returnTo?: string | undefined;
}

/** Whether it is an address of this console: one of another site would be an open redirect. */
const isOwnAddress = (address: unknown): address is string =>
  typeof address === "string" &&
  address.startsWith("/") &&
  URL.canParse(address, location.origin) &&
  new URL(address, location.origin).origin === location.origin;

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: ({ returnTo }): SignInSearch => ({
    // Named in any case: what is not, stays in the address as it was sent.
    returnTo: isOwnAddress(returnTo) ? returnTo : undefined,
  }),
  beforeLoad: ({ context: { session }, search: { returnTo } }) => {
    if (session.person !== undefined) throw redirect({ href: returnTo ?? "/", replace: true });
  },
  component: lazyRouteComponent(
    withWords(words, () => import("./sign-in-page")),
    "SignInPage",
  ),
});
