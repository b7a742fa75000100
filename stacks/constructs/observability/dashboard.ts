import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js";
import { Construct } from "constructs";
import { panels, type DashboardSource } from "./dashboard-panels.js";

export interface DashboardProps extends DashboardSource {
  readonly name: string;
  /** Shown with their states on top. CloudWatch shows 100 at most. */
  readonly alarmArns: readonly string[];
}

const PANEL = { width: 12, height: 6, columns: 2 };
const ALARMS = { x: 0, y: 0, width: PANEL.width * PANEL.columns, height: 4 };

/** One page that shows whether tickets come in, get answered, and wait or fail. */
export class Dashboard extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    this.name = new CloudwatchDashboard(this, "dashboard", {
      dashboardName: props.name,
      dashboardBody: JSON.stringify({ widgets: this.#widgets(props) }),
    }).dashboardName;
  }

  #widgets(props: DashboardProps): readonly object[] {
    const alarms = { type: "alarm", ...ALARMS, properties: { title: "Alarms", alarms: props.alarmArns } };
    return [alarms, ...this.#graphs(props)];
  }

  #graphs(props: DashboardProps): readonly object[] {
    return panels(props).map(({ title, statistic, metrics, period = 60, region = props.region }, index) => ({
      type: "metric",
      x: (index % PANEL.columns) * PANEL.width,
      y: ALARMS.height + Math.floor(index / PANEL.columns) * PANEL.height,
      width: PANEL.width,
      height: PANEL.height,
      properties: { title, stat: statistic, period, region, view: "timeSeries", metrics },
    }));
  }
}
