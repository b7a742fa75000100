/** Base of the errors that Step Functions routes by name, so the name is set by hand and survives minification. */
abstract class NamedError extends Error {
  abstract override readonly name: string;
}

/** The dependency asked for fewer calls. Worth retrying, for minutes. */
export class DependencyThrottled extends NamedError {
  override readonly name = "DependencyThrottled";
}

/** The dependency failed, timed out or was out of reach. Worth a few retries. */
export class DependencyUnavailable extends NamedError {
  override readonly name = "DependencyUnavailable";
}

/** The dependency refused this call (access, validation). A retry would get the same answer. */
export class DependencyRejected extends NamedError {
  override readonly name = "DependencyRejected";
}

/** The model answered, but not with what the tool schema asks for. Models vary, so a retry may help. */
export class ModelOutputInvalid extends NamedError {
  override readonly name = "ModelOutputInvalid";
}

/** A step was given input that its contract does not allow: a fault of ours, never retried. */
export class InvalidInput extends NamedError {
  override readonly name = "InvalidInput";
}
