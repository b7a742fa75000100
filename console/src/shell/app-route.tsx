import { createRoute, notFound, redirect } from "@tanstack/react-router";
import { isStaff } from "../session/use-session";
import { AppShell } from "./app-shell";
import { ErrorPage } from "./error-page";
import { NotFoundPage } from "./not-found-page";
import { RoleRequiredPage } from "./role-required-page";
import { rootRoute } from "./root-route";

/** Why a page is not there. */
const FORBIDDEN = "forbidden";

/** Everything that needs somebody to be signed in, within the frame of the console. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "app",
  beforeLoad: ({ context: { session }, location }) => {
    const { person } = session;
    if (person === undefined) throw redirect({ to: "/sign-in", search: { returnTo: location.href }, replace: true });
    return { person };
  },
  component: AppShell,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});

/** Pages of agents and administrators. For others they are not there: nothing is read for them. */
export const staffRoute = createRoute({
  getParentRoute: () => appRoute,
  id: "staff",
  beforeLoad: ({ context: { person } }) => {
    if (!isStaff(person)) throw notFound({ data: FORBIDDEN });
  },
  notFoundComponent: ({ data }) => (data === FORBIDDEN ? <RoleRequiredPage role="agent" /> : <NotFoundPage />),
});

/** Pages of administrators. */
export const adminRoute = createRoute({
  getParentRoute: () => appRoute,
  id: "administration",
  beforeLoad: ({ context: { person } }) => {
    if (person.role !== "admin") throw notFound({ data: FORBIDDEN });
  },
  notFoundComponent: ({ data }) => (data === FORBIDDEN ? <RoleRequiredPage role="admin" /> : <NotFoundPage />),
});
