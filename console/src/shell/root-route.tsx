import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";
import { Toasts } from "../design/toast";
import type { Session } from "../session/session";
import { ErrorPage } from "./error-page";
import { LiveRegion } from "./live-region";
import { OfflineBanner } from "./offline-banner";

export interface RouterContext {
  readonly session: Session;
  readonly queries: QueryClient;
}

const Root = () => (
  <>
    <OfflineBanner />
    <Outlet />
    <Toasts />
    <LiveRegion />
  </>
);

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  errorComponent: ErrorPage,
});
