import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from "echarts/charts";
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
} from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { Html } from "../../shared/html/html.js";
import { widthOf } from "../../shared/terminal/text.js";
import { onOneLine } from "../../shared/terminal/table.js";

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption
>;

export interface Chart {
  readonly option: ChartOption;
  /** In pixels. */
  readonly height: number;
  /** Text alternative: what the chart shows, in one or two sentences. */
  readonly alternative: string;
  /** That and how the chart is cut: "The chart shows the top 10 of 23, by tickets." */
  readonly cut?: string;
  /** Said in place of a chart in which all values are 0. */
  readonly flat?: string;
}

/** Widths, in pixels, at which a chart's text has the size of the page's text. */
export const WIDTHS = { whole: 1040, half: 500 } as const;

/** The page's colours, light or dark: SVG in a page can use its CSS variables. */
const INK = "var(--ink)";
const FAINT = "var(--line)";
const colour = (index: number): string => `var(--chart-${(index % 6) + 1})`;

const FONT = "system-ui, sans-serif";

/** Styles that only hovering would need. */
const HOVER_STYLE = /<style\s*>[\s\S]*?<\/style>/g;

/** Draws a chart as SVG. The library escapes texts; no part of it runs in the browser. */
export const drawChart = ({ option, height }: Chart, width: number): Html => {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT, color: INK }, ...option });
    return new Html(chart.renderToSVGString().replaceAll(HOVER_STYLE, ""));
  } finally {
    // Its timer would keep the process alive.
    chart.dispose();
  }
};

export interface Series {
  readonly name: string;
  /** One value for each of the chart's categories; null leaves a gap. */
  readonly values: readonly (number | null)[];
}

const LABEL = { color: INK, fontSize: 12 };
/** The gaps leave room for fonts that are wider than the library assumes. */
const LEGEND = { top: 0, left: 0, itemGap: 44, itemWidth: 14, itemHeight: 10, icon: "roundRect", textStyle: LABEL };
/** Longest label of a category, in characters. */
const LABEL_LENGTH = 22;
/** Width of a character of a label in a wide font, in pixels. */
const CHARACTER_WIDTH = 7.6;

const valueAxis = (unit: string) => ({
  type: "value" as const,
  minInterval: unit === "" ? 1 : 0,
  axisLabel: { ...LABEL, formatter: `{value}${unit}` },
  splitLine: { lineStyle: { color: FAINT } },
});

const categoryAxis = (categories: readonly string[]) => ({
  type: "category" as const,
  data: categories.map((category) => onOneLine(category, LABEL_LENGTH)),
  axisLabel: LABEL,
  axisLine: { lineStyle: { color: FAINT } },
  axisTick: { show: false },
});

const stacked = ({ name, values }: Series, index: number) => ({
  name,
  type: "bar" as const,
  stack: "all",
  barMaxWidth: 36,
  data: [...values],
  itemStyle: { color: colour(index) },
});

/** A value between two gaps has no line, so that only its symbol shows it. */
const isIsolated = (values: Series["values"], index: number): boolean =>
  (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null;

/** Most values of a line that all have symbols. */
const MAX_SYMBOLS = 45;

const line = ({ name, values }: Series, index: number) => ({
  name: onOneLine(name, LABEL_LENGTH),
  type: "line" as const,
  data: [...values],
  symbol: "circle",
  symbolSize: (_value: unknown, { dataIndex }: { readonly dataIndex: number }) =>
    values.length <= MAX_SYMBOLS || isIsolated(values, dataIndex) ? 5 : 0,
  lineStyle: { color: colour(index), width: 2 },
  itemStyle: { color: colour(index) },
});

const GRID = { left: 8, right: 16, top: 36, bottom: 4, outerBoundsMode: "same" as const };

/** Vertical bars, stacked. */
export const stackedBars = (categories: readonly string[], series: readonly Series[]): ChartOption => ({
  grid: GRID,
  legend: LEGEND,
  xAxis: categoryAxis(categories),
  yAxis: valueAxis(""),
  series: series.map(stacked),
});

/** @param unit suffix of a value: "%" or " s" */
export const lines = (categories: readonly string[], series: readonly Series[], unit: string): ChartOption => ({
  grid: GRID,
  legend: LEGEND,
  xAxis: categoryAxis(categories),
  yAxis: { ...valueAxis(unit), min: 0 },
  series: series.map(line),
});

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Text at the end of the bar. */
  readonly label: string;
}

const horizontalAxes = (names: readonly string[]) => ({
  xAxis: { type: "value" as const, max: "dataMax", axisLabel: { show: false }, splitLine: { show: false } },
  yAxis: { ...categoryAxis(names), inverse: true },
});

/** Fixed: measured labels would be cut at the edge if the browser's font is wider. */
const horizontalGrid = (names: readonly string[]) => {
  const longest = Math.max(...names.map((name) => Math.min(widthOf(name), LABEL_LENGTH)));
  return { left: longest * CHARACTER_WIDTH + 16, bottom: 4, outerBoundsMode: "none" as const };
};

/** Horizontal bars, the first one on top. */
export const horizontalBars = (bars: readonly Bar[], index = 0): ChartOption => ({
  grid: { ...horizontalGrid(bars.map(({ name }) => name)), top: 4, right: 110 },
  ...horizontalAxes(bars.map(({ name }) => name)),
  series: [
    {
      type: "bar",
      barMaxWidth: 18,
      itemStyle: { color: colour(index), borderRadius: [0, 3, 3, 0] },
      data: bars.map(({ value, label }) => ({
        value,
        label: { show: true, position: "right" as const, formatter: () => label, ...LABEL },
      })),
    },
  ],
});

/** Horizontal bars side by side, for a comparison. */
export const pairedBars = (names: readonly string[], series: readonly Series[]): ChartOption => ({
  grid: { ...horizontalGrid(names), top: 36, right: 40 },
  legend: LEGEND,
  ...horizontalAxes(names),
  series: series.map(({ name, values }, index) => ({
    name,
    type: "bar",
    barMaxWidth: 12,
    itemStyle: { color: colour(index) },
    label: { show: true, position: "right", ...LABEL },
    data: [...values],
  })),
});
