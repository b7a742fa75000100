import { onOneLine } from "../../shared/terminal/table.js";
import { colour, FAINT, INK, type ChartOption } from "./chart.js";

export interface Series {
  readonly name: string;
  /** One value for each of the chart's categories; null leaves a gap. */
  readonly values: readonly (number | null)[];
}

const LABEL = { color: INK, fontSize: 12 };
/** The gaps leave room for fonts wider than the one that the library reckons with. */
const LEGEND = { top: 0, left: 0, itemGap: 44, itemWidth: 14, itemHeight: 10, icon: "roundRect", textStyle: LABEL };
/** Longest label of a category, in characters. */
const LABEL_LENGTH = 22;
/** Pixels that a wide font takes for a character of a label. */
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

const line = ({ name, values }: Series, index: number) => ({
  name: onOneLine(name, LABEL_LENGTH),
  type: "line" as const,
  data: [...values],
  symbol: "circle",
  symbolSize: values.length > 45 ? 0 : 5,
  lineStyle: { color: colour(index), width: 2 },
  itemStyle: { color: colour(index) },
});

const GRID = { left: 8, right: 16, top: 36, bottom: 4, outerBoundsMode: "same" as const };

/** Upright bars, one on top of the other. */
export const stackedBars = (categories: readonly string[], series: readonly Series[]): ChartOption => ({
  grid: GRID,
  legend: LEGEND,
  xAxis: categoryAxis(categories),
  yAxis: valueAxis(""),
  series: series.map(stacked),
});

/** @param unit what follows a value: "%" or " s" */
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
  /** Written at the end of the bar. */
  readonly label: string;
}

const horizontalAxes = (names: readonly string[]) => ({
  xAxis: { type: "value" as const, max: "dataMax", axisLabel: { show: false }, splitLine: { show: false } },
  yAxis: { ...categoryAxis(names), inverse: true },
});

/** Fixed, since measured labels would be cut at the edge where the reader's font is wider. */
const horizontalGrid = (names: readonly string[]) => {
  const longest = Math.max(...names.map((name) => Math.min(name.length, LABEL_LENGTH)));
  return { left: longest * CHARACTER_WIDTH + 16, bottom: 4, outerBoundsMode: "none" as const };
};

/** Lying bars of one kind, the first on top. */
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

/** Lying bars side by side, for a comparison. */
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
