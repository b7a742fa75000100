import { billing } from "./products/billing.js";
import { connect } from "./products/connect.js";
import { drive } from "./products/drive.js";
import { field } from "./products/field.js";
import { identity } from "./products/identity.js";
import { insights } from "./products/insights.js";
import { schedule } from "./products/schedule.js";
import { store } from "./products/store.js";
import type { Product } from "./product.js";

/** The products of Meridian, a fictional software company. */
export const PRODUCTS: readonly Product[] = [billing, insights, drive, identity, schedule, field, connect, store];
