import type { StateContext } from "../state-context";
import type { FunctionCall } from "./functions";

/** The execution that a visit of a state is of. */
export function calledFrom({ execution }: StateContext): Pick<FunctionCall, "executionArn"> {
  const { Id } = execution.contextObject.Execution as { readonly Id?: string };
  return Id === undefined ? {} : { executionArn: Id };
}
