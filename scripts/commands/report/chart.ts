import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  type GridComponentOption,
  type LegendComponentOption,
} from "echarts/components";
import { init, use, type ComposeOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { Html } from "./html.js";

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption
>;

export interface Chart {
  readonly option: ChartOption;
  /** In pixels, of a chart as wide as its section. */
  readonly height: number;
  /** What the chart shows, for who cannot see it. One or two sentences. */
  readonly alternative: string;
}

/** Pixels at which a chart's text has the page's own size. */
export const WIDTHS = { whole: 1040, half: 500 } as const;

/** The page's own colours, light or dark as the reader has it: SVG in a page sees its CSS variables. */
export const INK = "var(--ink)";
export const FAINT = "var(--line)";
export const colour = (index: number): string => `var(--chart-${(index % 6) + 1})`;

const FONT = "system-ui, sans-serif";

/** Only the reader's pointer would need these, and they are the same in every chart of a page. */
const HOVER_STYLE = /<style\s*>[\s\S]*?<\/style>/g;

/** Draws a chart as SVG. The library escapes texts; nothing of it runs in the reader's browser. */
export const drawChart = ({ option, height }: Chart, width: number): Html => {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT, color: INK }, ...option });
    return new Html(chart.renderToSVGString().replaceAll(HOVER_STYLE, ""));
  } finally {
    // Its clock would keep the process alive.
    chart.dispose();
  }
};
