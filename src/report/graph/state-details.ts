import { calledFunction } from "../../asl/called-function";
import type { State } from "../../asl/definition";
import { isPlaceholder } from "../../asl/placeholder";
import { parseResource } from "../../asl/resource";
import { isRecord } from "../../asl/scopes";
import { readReference } from "../../asl/terraform-reference";
import { expressionText } from "./expression-text";

/** A state's type and what is worth knowing of it, as the second line of its card: `Task · activator`. */
export function stateDetails(state: State): string {
  const type = stateType(state);
  const detail = detailOf(state);
  return detail === undefined ? type : `${type} · ${detail}`;
}

/** The type, also where the definition has something else there. */
export function stateType({ Type }: State): string {
  return typeof Type === "string" ? Type : "State";
}

function detailOf(state: State): string | undefined {
  switch (state.Type) {
    case "Task":
      return called(state);
    case "Wait":
      return waited(state);
    case "Fail":
      return typeof state.Error === "string" ? expressionText(state.Error) : undefined;
    case "Map":
      return mapped(state);
    case "Parallel":
      return Array.isArray(state.Branches) ? counted(state.Branches.length, "branch", "branches") : undefined;
    default:
      return undefined;
  }
}

function called(state: State): string | undefined {
  const named = calledFunction(state)?.text;
  if (named !== undefined) return functionName(named);
  return typeof state.Resource === "string" ? resourceText(state.Resource) : undefined;
}

/** What a task's `Resource` calls, where it is no function: `sqs:sendMessage`, `activity inspect`. */
export function resourceText(text: string): string | undefined {
  const resource = parseResource(text);
  if (resource?.kind === "activity") return `activity ${afterLast(resource.arn, ":")}`;
  if (resource?.kind !== "integration") return undefined;
  const pattern = resource.pattern === "request response" ? "" : `.${resource.pattern}`;
  return `${resource.service.replace("aws-sdk:", "")}:${resource.action}${pattern}`;
}

/** The resource's name in the stack, or the function's own without its qualifier. */
export function functionName(text: string): string {
  const reference = readReference(text);
  if (reference !== undefined) return afterLast(reference.address, ".");
  const [, name] = /:function:([^:]+)/.exec(text) ?? [];
  return name ?? text;
}

function waited(state: State): string | undefined {
  if (isPlaceholder(state.Seconds)) return undefined;
  if (typeof state.Seconds === "number") return `${state.Seconds} s`;
  if (typeof state.Timestamp === "string") return `until ${expressionText(state.Timestamp)}`;
  if (typeof state.SecondsPath === "string") return `${state.SecondsPath} s`;
  if (typeof state.TimestampPath === "string") return `until ${state.TimestampPath}`;
  return typeof state.Seconds === "string" ? `${expressionText(state.Seconds)} s` : undefined;
}

function mapped(state: State): string | undefined {
  const processor = [state.ItemProcessor, state.Iterator].find(isRecord);
  const config = processor?.ProcessorConfig;
  const words = [
    ...(isRecord(config) && config.Mode === "DISTRIBUTED" ? ["distributed"] : []),
    ...(typeof state.MaxConcurrency === "number" && state.MaxConcurrency > 0
      ? [`${state.MaxConcurrency} at once`]
      : []),
  ];
  return words.length === 0 ? undefined : words.join(", ");
}

function afterLast(text: string, separator: string): string {
  return text.slice(text.lastIndexOf(separator) + 1);
}

/** A number with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
