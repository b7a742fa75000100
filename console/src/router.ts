import { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, redirect } from "@tanstack/react-router";
import { ApiError } from "./api/problem";
import { accountRoutes } from "./pages/account/routes";
import { adminRoutes } from "./pages/admin/routes";
import { customerRoutes } from "./pages/customer/routes";
import { customersRoutes } from "./pages/customers/routes";
import { inboxRoutes } from "./pages/inbox/routes";
import { reportRoutes } from "./pages/reports/routes";
import { signInRoute } from "./pages/sign-in/routes";
import { ticketRoutes } from "./pages/ticket/routes";
import { session } from "./session/session";
import { isStaff } from "./session/use-session";
import { adminRoute, appRoute, staffRoute } from "./shell/app-route";
import { ErrorPage } from "./shell/error-page";
import { NotFoundPage } from "./shell/not-found-page";
import { rootRoute } from "./shell/root-route";

/** The start page leads to where the person works. */
const startRoute = createRoute({
  getParentRoute: () => appRoute,
  path: "/",
  beforeLoad: ({ context: { person } }) => {
    throw redirect({ to: isStaff(person) ? "/inbox" : "/tickets", replace: true });
  },
});

/** Every other address. */
const nowhereRoute = createRoute({ getParentRoute: () => appRoute, path: "$", component: NotFoundPage });

const routeTree = rootRoute.addChildren([
  signInRoute,
  appRoute.addChildren([
    startRoute,
    ...accountRoutes,
    ...customerRoutes,
    staffRoute.addChildren([...inboxRoutes, ...ticketRoutes, ...customersRoutes, ...reportRoutes]),
    adminRoute.addChildren([...adminRoutes]),
    nowhereRoute,
  ]),
]);

/** A refusal stays one; what failed for lack of a network or a moment is tried again. */
const isWorthAnotherTry = (failures: number, error: unknown): boolean =>
  failures < 2 && !(error instanceof ApiError && error.status < 500);

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthAnotherTry, staleTime: 10_000, networkMode: "always" },
    mutations: { retry: false, networkMode: "always" },
  },
});

export const router = createRouter({
  routeTree,
  context: { session, queries },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

/** Loads the code and the words of the page that the address names, while the session is still being continued. */
export const loadPageAhead = (): void => {
  const [routes] = router.getMatchedRoutes(location.pathname);
  // What cannot be loaded now is loaded when the page is shown, and fails there.
  for (const route of routes) router.loadRouteChunk(route)?.catch(() => undefined);
};

// Another person must not see what this one has read; a page without a session leads to the sign-in.
session.subscribe(() => {
  if (session.getState().status === "signed-out") queries.clear();
  void router.invalidate();
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
