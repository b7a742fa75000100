/** A figure of AWS by region. */
export interface RegionalValue {
  /** In every region without a value of its own. */
  readonly otherwise: number;
  readonly regions?: Readonly<Record<string, number>>;
}

/** A limit of AWS on an account and region, or on a resource. Defaults: new accounts may have less, and yours more. */
export interface Quota {
  /** How commands and their options call it. */
  readonly key: string;
  /** Service code of Service Quotas: `lambda`. */
  readonly service: string;
  /** Exact name in Service Quotas. For a limit that is not listed there, what AWS's documentation calls it. */
  readonly name: string;
  /** Code in Service Quotas: `L-B99A9384`. Undefined if it is not listed there, or if only its name is known here. */
  readonly code?: string;
  /** What is counted: "calls/s". */
  readonly unit: string;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
  readonly value: RegionalValue;
  /** What a new account may have instead. */
  readonly newAccount?: number;
  /** The page that has the value, and whether and when it was read there. */
  readonly source: string;
  /** True for a value that could not be read anywhere and is taken from a similar quota. @default false */
  readonly assumed?: boolean;
}

/** The default of a quota in a region. */
export const quotaIn = ({ value }: Quota, region: string): number => value.regions?.[region] ?? value.otherwise;

/** The command that shows what an account has. */
export const quotaCommand = ({ service, name, code }: Quota, region: string): string =>
  code === undefined
    ? `aws service-quotas list-service-quotas --region ${region} --service-code ${service} \\
  --query "Quotas[?QuotaName=='${name}']"`
    : `aws service-quotas get-service-quota --region ${region} --service-code ${service} --quota-code ${code}`;

/** The command that asks AWS for more. Undefined if AWS does not raise it, or if its code is not known here. */
export const increaseCommand = (
  { service, code, adjustable }: Quota,
  region: string,
  value: number,
): string | undefined =>
  adjustable && code !== undefined
    ? `aws service-quotas request-service-quota-increase --region ${region} \\
  --service-code ${service} --quota-code ${code} --desired-value ${value}`
    : undefined;
