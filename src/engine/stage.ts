import type { Json } from "../input/json-text";

/** A stage of the data in a state, under the name that TestState gives it. */
export type StageName =
  | "input"
  | "afterInputPath"
  | "afterParameters"
  | "afterArguments"
  | "result"
  | "afterResultSelector"
  | "afterResultPath"
  | "variables";

/**
 * What the data of one visit of a state was at one stage.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html
 */
export interface Stage {
  /** Id of the visit's event of entry. */
  readonly enteredEventId: number;
  readonly name: StageName;
  readonly value: Json;
}
