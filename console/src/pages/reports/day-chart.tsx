import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { classNames } from "../../design/class-names";
import { useFormatLocale } from "../../words/format-locale";

export interface DaySeries {
  readonly id: string;
  readonly label: string;
  /** One for each day. */
  readonly values: readonly number[];
}

interface DayChartProps {
  /** ISO 8601, in UTC, in order. */
  readonly days: readonly string[];
  readonly series: readonly DaySeries[];
  /** Words for a day that the pointer is on. */
  readonly describe: (place: number) => string;
}

const HEIGHT = 240;

/** Lines differ in colour and in dashes: nobody has to tell colours apart. */
const LOOKS = [
  { className: "text-accent-text", dash: [] },
  { className: "text-success-text", dash: [7, 4] },
  { className: "text-warning-text", dash: [2, 3] },
] as const;

const lookOf = (place: number) => LOOKS[place % LOOKS.length] ?? LOOKS[0];

const dark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");

/** Changes with the colours of the page: of the system, or those that the person chose. */
const useScheme = (): string =>
  useSyncExternalStore(
    (listener) => {
      const observer = new MutationObserver(listener);
      observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
      for (const query of [dark, forced]) query.addEventListener("change", listener);
      return () => {
        observer.disconnect();
        for (const query of [dark, forced]) query.removeEventListener("change", listener);
      };
    },
    () => `${document.documentElement.dataset["theme"] ?? ""} ${dark.matches} ${forced.matches}`,
  );

/** The lines of the chart, in the colours that the legend has now. */
const draw = (
  target: HTMLElement,
  legend: HTMLElement,
  { days, series }: DayChartProps,
  { locale, onPlace }: { readonly locale: string; readonly onPlace: (place: number | null) => void },
): UPlot => {
  const colours = [...legend.children].map((item) => getComputedStyle(item).color);
  const { color: text, borderTopColor: line } = getComputedStyle(target);
  const format = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const axis = { stroke: text, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
  return new UPlot(
    {
      width: target.clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1_000), "UTC"),
      scales: { y: { range: (_plot, _low, high) => [0, Math.max(4, high * 1.1)] } },
      axes: [
        {
          ...axis,
          incrs: [1, 2, 7, 14, 28].map((count) => count * 86_400),
          values: (_plot, ticks) => ticks.map((seconds) => format.format(seconds * 1_000)),
        },
        { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000] },
      ],
      series: [
        {},
        ...series.map(({ label }, place) => ({
          label,
          stroke: colours[place] ?? text,
          dash: [...lookOf(place).dash],
          width: 2,
          points: { show: days.length < 3 },
        })),
      ],
      hooks: {
        setCursor: [
          ({ cursor: { idx } }) => {
            onPlace(idx ?? null);
          },
        ],
      },
    },
    [days.map((day) => Date.parse(day) / 1_000), ...series.map(({ values }) => [...values])],
    target,
  );
};

/** Counts by day as lines. The page has the same as a table. */
export const DayChart = (props: DayChartProps) => {
  const { series, describe } = props;
  const locale = useFormatLocale();
  const scheme = useScheme();
  const target = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState<number | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const identity = JSON.stringify([props.days, series, locale, scheme]);
  useEffect(() => {
    const element = target.current;
    if (element === null || legend.current === null) return undefined;
    const plot = draw(element, legend.current, latest.current, { locale, onPlace: setPlace });
    const observer = new ResizeObserver(() => {
      plot.setSize({ width: element.clientWidth, height: HEIGHT });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [identity, locale]);
  return (
    <div aria-hidden className="rounded-lg border border-line bg-surface px-4 py-3">
      <ul ref={legend} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {series.map(({ id, label }, at) => (
          <li key={id} className={classNames("flex items-center gap-2", lookOf(at).className)}>
            <svg viewBox="0 0 24 4" className="h-1 w-6">
              <path d="M0 2h24" stroke="currentColor" strokeWidth={2.5} strokeDasharray={lookOf(at).dash.join(" ")} />
            </svg>
            <span className="text-text">{label}</span>
          </li>
        ))}
      </ul>
      <div ref={target} className="mt-2 min-h-60 border-0 border-line text-muted" />
      <p className="min-h-5 text-sm text-muted tabular-nums">{place === null ? "" : describe(place)}</p>
    </div>
  );
};
