import type { FoundationModelDetails, GetFoundationModelAvailabilityCommandOutput } from "@aws-sdk/client-bedrock";
import { profileFor } from "../../../../stacks/config/model-id.js";
import { describeReadError, faultOf, unlessAbsent } from "../account/read-error.js";
import { consolePage, type Check, type CheckContext } from "../check.js";
import { failure, ok, warning, type Finding } from "../finding.js";

const SUBJECT = "model";
const CALL = "model call";

/** A model of the configuration. */
interface NamedModel {
  readonly subject: string;
  /** The variable that names it. */
  readonly variable: string;
  readonly model: CheckContext["config"]["responseModel"];
}

const writerOf = ({ config }: CheckContext): NamedModel => ({
  subject: SUBJECT,
  variable: "RESPONSE_MODEL_ID",
  model: config.responseModel,
});

const chooseAnother = ({ variable }: NamedModel): string =>
  `Set ${variable} in .env to one that \`aws bedrock list-inference-profiles\` shows.`;

/** Bedrock says of an id that it does not know that it is absent, or that it is not valid. */
const unlessUnknown = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await unlessAbsent(answer);
  } catch (error) {
    if (error instanceof Error && error.name === "ValidationException") return undefined;
    throw error;
  }
};

const notThere = ({ config }: CheckContext, named: NamedModel, id: string): Finding =>
  failure(named.subject, `Bedrock has no ${id} in ${config.region}.`, chooseAnother(named));

const lifecycleOf = (named: NamedModel, { modelLifecycle }: FoundationModelDetails): Finding | undefined => {
  const status = modelLifecycle?.status;
  if (status === undefined || status === "ACTIVE") return undefined;
  const { subject, model } = named;
  return warning(
    subject,
    `${model.foundationModel} is ${status}: AWS will end it, and accounts that have not used it cannot start.`,
    chooseAnother(named),
  );
};

/** A model that is only to be had through a profile refuses calls by its own id. */
const routeOf = ({ config }: CheckContext, named: NamedModel, details: FoundationModelDetails): Finding | undefined => {
  const { kind, id } = named.model;
  const types = details.inferenceTypesSupported ?? [];
  if (kind !== "foundation-model" || types.length === 0 || types.includes("ON_DEMAND")) return undefined;
  const profile = profileFor(id, config.region);
  return failure(
    named.subject,
    `${id} cannot be called on demand in ${config.region}, only through an inference profile.`,
    profile === undefined ? chooseAnother(named) : `Set ${named.variable}=${profile} in .env.`,
  );
};

type Availability = Partial<GetFoundationModelAvailabilityCommandOutput>;

const availabilityOf = (context: CheckContext, named: NamedModel, availability: Availability): Finding | undefined => {
  const { subject, model } = named;
  const id = model.foundationModel;
  const access = consolePage(context, "bedrock/home?region={region}#/model-catalog");
  const { agreementAvailability, authorizationStatus, entitlementAvailability, regionAvailability } = availability;
  if (regionAvailability === "NOT_AVAILABLE") return notThere(context, named, id);
  if (authorizationStatus === "NOT_AUTHORIZED")
    return failure(
      subject,
      `The account may not use ${id}: a policy of its organization or of Bedrock denies it.`,
      access,
    );
  if (agreementAvailability?.status !== undefined && agreementAvailability.status !== "AVAILABLE")
    return failure(
      subject,
      `The account has not agreed to the terms of ${id} (${agreementAvailability.status}).`,
      access,
    );
  if (entitlementAvailability === "NOT_AVAILABLE")
    return failure(subject, `The account has no access to ${id}.`, access);
  return undefined;
};

const profileOf = async (
  context: CheckContext,
  named: NamedModel,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  const { id } = named.model;
  const found = await unlessUnknown(context.account.getInferenceProfile({ inferenceProfileIdentifier: id }, signal));
  return found === undefined ? notThere(context, named, `inference profile ${id}`) : undefined;
};

const isProfile = ({ model }: NamedModel): boolean => model.kind.endsWith("inference-profile");

const checkModel = async (context: CheckContext, named: NamedModel, signal: AbortSignal): Promise<Finding> => {
  const { account } = context;
  const { subject, model } = named;
  const { id, foundationModel } = model;
  const fault = isProfile(named) ? await profileOf(context, named, signal) : undefined;
  if (fault !== undefined) return fault;
  const found = await unlessUnknown(account.getFoundationModel({ modelIdentifier: foundationModel }, signal));
  if (found?.modelDetails === undefined)
    // A profile may lead to a model that the region itself does not have.
    return isProfile(named)
      ? ok(subject, `${id} can be called.`)
      : notThere(context, named, `model ${foundationModel}`);
  const availability = await account.getFoundationModelAvailability({ modelId: foundationModel }, signal);
  return (
    routeOf(context, named, found.modelDetails) ??
    availabilityOf(context, named, availability) ??
    lifecycleOf(named, found.modelDetails) ??
    ok(subject, `${id} is ACTIVE, and the account may use it.`)
  );
};

/** Whether the model exists, may be used, and will last. */
export const modelCheck: Check = {
  subject: SUBJECT,
  run: async (context, signal) => [await checkModel(context, writerOf(context), signal)],
};

const JUDGE = "model of the judge";

/** The same of the model that judges replies, if there is one. */
export const judgeCheck: Check = {
  subject: JUDGE,
  run: async (context, signal) => {
    const { judge } = context.config.evaluation;
    if (judge === undefined) return [];
    return [await checkModel(context, { subject: JUDGE, variable: "JUDGE_MODEL_ID", model: judge.model }, signal)];
  },
};

/** What the user is asked before the call. */
export const MODEL_CALL_QUESTION = "Call the model once, with some 20 tokens (far less than 0.01 USD)?";

const explainCall = (context: CheckContext, error: unknown): Finding => {
  const message = `The model refused a call of a few tokens: ${describeReadError(error)}.`;
  if (error instanceof Error && error.name === "ThrottlingException")
    return warning(CALL, message, consolePage(context, "servicequotas/home/services/bedrock/quotas"));
  if (faultOf(error) === "denied")
    return failure(CALL, message, consolePage(context, "bedrock/home?region={region}#/model-catalog"));
  return failure(CALL, message, chooseAnother(writerOf(context)));
};

/** One real call of the model. */
export const modelCallCheck: Check = {
  subject: CALL,
  run: async (context, signal) => {
    const { account, config } = context;
    const { id } = config.responseModel;
    try {
      const { usage } = await account.converse(
        {
          modelId: id,
          messages: [{ role: "user", content: [{ text: "Reply with the word ready." }] }],
          inferenceConfig: { maxTokens: 10, temperature: 0 },
        },
        signal,
      );
      return [ok(CALL, `${id} answered, with ${usage?.totalTokens ?? "some"} tokens.`)];
    } catch (error) {
      signal.throwIfAborted();
      return [explainCall(context, error)];
    }
  },
};

/** For those who were not asked, or said no. */
export const modelNotCalled = (): Finding =>
  warning(
    CALL,
    "The model was not called, so whether it answers is not known.",
    "npm run preflight -- --target aws --yes",
  );
