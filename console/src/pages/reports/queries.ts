import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { dataOf } from "../../api/answer";
import type { components } from "../../api/schema";
import { api } from "../../session/session";
import type { ReportDays } from "./days";

export type Stats = components["schemas"]["DeskStats"];
export type OpenFigures = components["schemas"]["OpenFigures"];
export type DayFigures = components["schemas"]["DayFigures"];
/** Figures of a day, or of a period. */
export type Figures = Omit<DayFigures, "day">;

/** The counters lag some seconds behind anyway, in ms. */
const REFRESH_MS = 60_000;

export const stats = (days: ReportDays) =>
  queryOptions({
    queryKey: ["stats", days],
    queryFn: ({ signal }) => dataOf(api.GET("/desk/stats", { params: { query: days }, signal })),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
