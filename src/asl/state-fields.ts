import type { QueryLanguage, State, StateType } from "./definition";

type Fields = Readonly<Record<"both" | QueryLanguage, ReadonlySet<string>>>;

/** Whether a field is one of a state type: in both languages, in one, or not at all. */
export function languagesOfField(type: StateType, field: string): "both" | QueryLanguage | undefined {
  const fields = FIELDS[type];
  if (fields.both.has(field) || EVERY.has(field)) return "both";
  if (fields.JSONPath.has(field)) return "JSONPath";
  return fields.JSONata.has(field) ? "JSONata" : undefined;
}

/** `Next` and `End` are here for all: which state may have them is for the rule on transitions. */
const EVERY = words("Type Comment QueryLanguage Next End");

const TOLERANCE = "ToleratedFailureCount ToleratedFailurePercentage";
const TOLERANCE_PATHS = "ToleratedFailureCountPath ToleratedFailurePercentagePath";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html#amazon-states-language-common-fields */
const FIELDS: Readonly<Record<StateType, Fields>> = {
  Task: {
    both: words("Resource Retry Catch TimeoutSeconds HeartbeatSeconds Credentials Assign"),
    JSONPath: words(
      "InputPath Parameters ResultSelector ResultPath OutputPath TimeoutSecondsPath HeartbeatSecondsPath",
    ),
    JSONata: words("Arguments Output"),
  },
  Pass: {
    both: words("Assign"),
    JSONPath: words("InputPath Parameters Result ResultPath OutputPath"),
    JSONata: words("Output"),
  },
  Wait: {
    both: words("Seconds Timestamp Assign"),
    JSONPath: words("InputPath OutputPath SecondsPath TimestampPath"),
    JSONata: words("Output"),
  },
  Choice: {
    both: words("Choices Default Assign"),
    JSONPath: words("InputPath OutputPath"),
    JSONata: words("Output"),
  },
  Parallel: {
    both: words("Branches Retry Catch Assign"),
    JSONPath: words("InputPath Parameters ResultSelector ResultPath OutputPath"),
    JSONata: words("Arguments Output"),
  },
  Map: {
    both: words(
      `ItemProcessor Iterator ItemSelector ItemReader ItemBatcher ResultWriter Label MaxConcurrency ${TOLERANCE} Retry Catch Assign`,
    ),
    JSONPath: words(
      `InputPath Parameters ItemsPath MaxConcurrencyPath ${TOLERANCE_PATHS} ResultSelector ResultPath OutputPath`,
    ),
    JSONata: words("Items Output"),
  },
  Succeed: { both: words(""), JSONPath: words("InputPath OutputPath"), JSONata: words("Output") },
  Fail: { both: words("Error Cause"), JSONPath: words("ErrorPath CausePath"), JSONata: words("") },
};

export const STATE_TYPES = Object.keys(FIELDS) as readonly StateType[];

/** A state's type; undefined where there is no such type. */
export function stateTypeOf({ Type }: State): StateType | undefined {
  return typeof Type === "string" && Object.hasOwn(FIELDS, Type) ? (Type as StateType) : undefined;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" ").filter((word) => word !== ""));
}
