import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What to do next. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Whether it stands for the whole page, whose heading it has then. @default false */
  readonly isPage?: boolean;
}

/** What a place without anything in it says. */
export const EmptyState = ({ icon: Icon, title, children, action, isPage = false }: EmptyStateProps) => {
  const Heading = isPage ? "h1" : "h2";
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-2 px-4 py-16 text-center">
      <Icon aria-hidden className="mb-1 size-8 text-muted" strokeWidth={1.5} />
      <Heading className="text-lg font-semibold">{title}</Heading>
      <p className="text-balance text-muted">{children}</p>
      {action !== undefined && <div className="mt-3">{action}</div>}
    </div>
  );
};
