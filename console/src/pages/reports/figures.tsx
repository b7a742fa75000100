import type { ReactNode } from "react";

/** A part of the report. */
export const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section aria-label={title} className="flex flex-col gap-3">
    <h2 className="text-lg font-semibold">{title}</h2>
    {children}
  </section>
);

interface FigureProps {
  readonly name: string;
  readonly value: string;
  /** More about it, below it. */
  readonly children?: ReactNode;
}

/** A number with what it is. */
export const Figure = ({ name, value, children }: FigureProps) => (
  <div className="rounded-lg border border-line bg-surface px-4 py-3">
    <dt className="text-sm text-muted">{name}</dt>
    <dd>
      <span className="block text-2xl font-semibold tabular-nums">{value}</span>
      {children !== undefined && <span className="block text-sm text-muted">{children}</span>}
    </dd>
  </div>
);

export const Figures = ({ children }: { readonly children: ReactNode }) => (
  <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,8.5rem),1fr))] gap-3">{children}</dl>
);

interface SharesProps {
  readonly title: string;
  readonly rows: readonly { readonly id: string; readonly label: string; readonly count: number }[];
  readonly format: (count: number) => string;
  /** What is shown without rows. */
  readonly empty: string;
}

/** Counts below each other, with bars that show what the numbers say. */
export const Shares = ({ title, rows, format, empty }: SharesProps) => {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <div className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3">
      <table className="w-full text-sm">
        <caption className="mb-1 text-left font-medium">{title}</caption>
        <tbody>
          {rows.map(({ id, label, count }) => (
            <tr key={id}>
              <th scope="row" className="w-1/2 py-1 pr-3 text-left font-normal">
                <bdi>{label}</bdi>
              </th>
              <td className="py-1 pr-2 text-right tabular-nums">{format(count)}</td>
              <td aria-hidden className="w-2/5 py-1">
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="block h-2 w-full rounded-sm bg-hover">
                  <rect
                    width={(100 * count) / most}
                    height={8}
                    className="fill-accent forced-colors:fill-[CanvasText]"
                  />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="text-sm text-muted">{empty}</p>}
    </div>
  );
};
