import type { FoundationModelDetails, GetFoundationModelAvailabilityCommandOutput } from "@aws-sdk/client-bedrock";
import { profileFor } from "../../../../stacks/config/model-id.js";
import { describeReadError, faultOf, unlessAbsent } from "../account/read-error.js";
import { consolePage, type Check, type CheckContext } from "../check.js";
import { failure, ok, warning, type Finding } from "../finding.js";

const SUBJECT = "model";
const CALL = "model call";

const chooseAnother = "Set RESPONSE_MODEL_ID in .env to one that `aws bedrock list-inference-profiles` shows.";

/** Bedrock says of an id that it does not know that it is absent, or that it is not valid. */
const unlessUnknown = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await unlessAbsent(answer);
  } catch (error) {
    if (error instanceof Error && error.name === "ValidationException") return undefined;
    throw error;
  }
};

const notThere = ({ config }: CheckContext, id: string): Finding =>
  failure(SUBJECT, `Bedrock has no ${id} in ${config.region}.`, chooseAnother);

const lifecycleOf = (id: string, { modelLifecycle }: FoundationModelDetails): Finding | undefined => {
  const status = modelLifecycle?.status;
  if (status === undefined || status === "ACTIVE") return undefined;
  return warning(
    SUBJECT,
    `${id} is ${status}: AWS will end it, and accounts that have not used it cannot start.`,
    chooseAnother,
  );
};

/** A model that is only to be had through a profile refuses calls by its own id. */
const routeOf = ({ config }: CheckContext, details: FoundationModelDetails): Finding | undefined => {
  const { kind, id } = config.responseModel;
  const types = details.inferenceTypesSupported ?? [];
  if (kind !== "foundation-model" || types.length === 0 || types.includes("ON_DEMAND")) return undefined;
  const profile = profileFor(id, config.region);
  return failure(
    SUBJECT,
    `${id} cannot be called on demand in ${config.region}, only through an inference profile.`,
    profile === undefined ? chooseAnother : `Set RESPONSE_MODEL_ID=${profile} in .env.`,
  );
};

type Availability = Partial<GetFoundationModelAvailabilityCommandOutput>;

const availabilityOf = (context: CheckContext, id: string, availability: Availability): Finding | undefined => {
  const access = consolePage(context, "bedrock/home?region={region}#/model-catalog");
  const { agreementAvailability, authorizationStatus, entitlementAvailability, regionAvailability } = availability;
  if (regionAvailability === "NOT_AVAILABLE") return notThere(context, id);
  if (authorizationStatus === "NOT_AUTHORIZED")
    return failure(
      SUBJECT,
      `The account may not use ${id}: a policy of its organization or of Bedrock denies it.`,
      access,
    );
  if (agreementAvailability?.status !== undefined && agreementAvailability.status !== "AVAILABLE")
    return failure(
      SUBJECT,
      `The account has not agreed to the terms of ${id} (${agreementAvailability.status}).`,
      access,
    );
  if (entitlementAvailability === "NOT_AVAILABLE")
    return failure(SUBJECT, `The account has no access to ${id}.`, access);
  return undefined;
};

const profileOf = async (context: CheckContext, profile: string, signal: AbortSignal): Promise<Finding | undefined> => {
  const input = { inferenceProfileIdentifier: profile };
  const found = await unlessUnknown(context.account.getInferenceProfile(input, signal));
  return found === undefined ? notThere(context, `inference profile ${profile}`) : undefined;
};

const isProfile = ({ config }: CheckContext): boolean => config.responseModel.kind.endsWith("inference-profile");

const checkModel = async (context: CheckContext, signal: AbortSignal): Promise<Finding> => {
  const { account, config } = context;
  const { id, foundationModel } = config.responseModel;
  const fault = isProfile(context) ? await profileOf(context, id, signal) : undefined;
  if (fault !== undefined) return fault;
  const found = await unlessUnknown(account.getFoundationModel({ modelIdentifier: foundationModel }, signal));
  if (found?.modelDetails === undefined)
    // A profile may lead to a model that the region itself does not have.
    return isProfile(context) ? ok(SUBJECT, `${id} can be called.`) : notThere(context, `model ${foundationModel}`);
  const availability = await account.getFoundationModelAvailability({ modelId: foundationModel }, signal);
  return (
    routeOf(context, found.modelDetails) ??
    availabilityOf(context, foundationModel, availability) ??
    lifecycleOf(foundationModel, found.modelDetails) ??
    ok(SUBJECT, `${id} is ACTIVE, and the account may use it.`)
  );
};

/** Whether the model exists, may be used, and will last. */
export const modelCheck: Check = {
  subject: SUBJECT,
  run: async (context, signal) => [await checkModel(context, signal)],
};

/** What the user is asked before the call. */
export const MODEL_CALL_QUESTION = "Call the model once, with some 20 tokens (far less than 0.01 USD)?";

const explainCall = (context: CheckContext, error: unknown): Finding => {
  const message = `The model refused a call of a few tokens: ${describeReadError(error)}.`;
  if (error instanceof Error && error.name === "ThrottlingException")
    return warning(CALL, message, consolePage(context, "servicequotas/home/services/bedrock/quotas"));
  if (faultOf(error) === "denied")
    return failure(CALL, message, consolePage(context, "bedrock/home?region={region}#/model-catalog"));
  return failure(CALL, message, chooseAnother);
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
