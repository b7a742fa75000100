import type { ReactNode } from "react";

interface PageHeaderProps {
  readonly title: ReactNode;
  /** Beside the title, such as its number or its status. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a page: what it is, and what can be done there. It stays while the page scrolls. */
export const PageHeader = ({ title, beside, actions }: PageHeaderProps) => (
  <header className="page-header sticky top-0 z-10 flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-ground px-4 py-2 sm:px-6">
    <h1 className="min-w-0 truncate text-lg font-semibold">{title}</h1>
    {beside}
    {actions !== undefined && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
  </header>
);
