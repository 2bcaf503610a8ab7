import { allStates } from "../asl/scopes";
import { counted } from "./counted";
import type { Gate, MachineChange, Review } from "./review";
import type { Action, ResourceChange, StackChange } from "./stack-change";
import { stateCounts } from "./state-counts";

/** Kinds of resources that are named, those that hold what cannot be made again first. */
const KINDS: Readonly<Record<string, string>> = {
  aws_sfn_state_machine: "state machine",
  aws_cloudwatch_log_group: "log group",
  aws_lambda_function: "function",
  aws_iam_role: "role",
};

/** What a reviewer has to know first, in one line: what goes, what breaks, what is wider, what is new. */
export function verdict(
  review: Omit<Review, "verdict">,
  { resources, isPartial = false }: Pick<StackChange, "resources" | "isPartial">,
): string {
  const line = wholeVerdict(review, resources);
  return isPartial ? `${line} (a part of the stack: the plan is not of all of it)` : line;
}

function wholeVerdict(review: Omit<Review, "verdict">, resources: readonly ResourceChange[]): string {
  const managed = resources.filter(({ mode }) => mode === "managed");
  const whole = wholeStack(review, managed);
  const parts = (whole === undefined ? changeParts(review, managed) : whole).filter((part) => part !== "");
  if (parts.length === 0) {
    const drifted = review.drift.length;
    const outside =
      drifted === 0
        ? ""
        : `; ${counted(drifted, "resource")} ${drifted === 1 ? "was" : "were"} changed outside of Terraform`;
    return `Nothing changes${outside}`;
  }
  const line = parts.join("; ");
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}

/** Of a stack that is created or destroyed as a whole. */
function wholeStack(review: Omit<Review, "verdict">, managed: readonly ResourceChange[]) {
  const isEach = (action: Action) => managed.length > 0 && managed.every((one) => one.action === action);
  const { machines } = review;
  const size = counted(managed.length, "resource");
  if (isEach("create")) {
    const states = machines.reduce((sum, { after }) => sum + allStates(after).length, 0);
    const known = machines.every(({ after }) => after !== undefined);
    const those = machines.length === 0 ? "" : `, ${counted(machines.length, "state machine")}`;
    const with_ = known && machines.length > 0 ? ` with ${counted(states, "state")}` : "";
    return [`creates the stack: ${size}${those}${with_}`, ...gateParts(review, managed)];
  }
  if (!isEach("delete")) return undefined;
  const those = machines.length === 0 ? "" : `, ${counted(machines.length, "state machine")}`;
  return [`destroys the stack: ${size}${those}`];
}

function changeParts(review: Omit<Review, "verdict">, managed: readonly ResourceChange[]): string[] {
  const { functions, roles, others, outputs } = review;
  const code = functions.filter((one) => one.code !== undefined && one.action === "update").length;
  const codeOnly = functions.filter((one) => one.code === undefined && one.action === "update").length;
  const narrowed = roles
    .flatMap((role) => [...role.permissions, ...role.trust])
    .filter(({ kind }) => kind === "narrowed").length;
  const updated = others.filter(({ action }) => action === "update").length;
  const moved = managed.filter(
    ({ movedFrom, action }) => movedFrom !== undefined && action === "no-op",
  ).length;
  const parts = [
    happening("replaces", "replace", managed),
    happening("deletes", "delete", managed),
    happening("leaves behind", "forget", managed),
    ...gateParts(review, managed),
    statesPart(review.machines),
    happening("creates", "create", managed),
    code === 0 ? "" : `changes the code of ${counted(code, "function")}`,
    codeOnly === 0 ? "" : `configures ${counted(codeOnly, "function")} otherwise`,
    settingsPart(review.machines),
    narrowed === 0 ? "" : `narrows ${counted(narrowed, "permission")}`,
    rewordedPart(review),
    updated === 0 ? "" : `changes ${counted(updated, "other resource")}`,
    moved === 0 ? "" : `moves ${counted(moved, "resource")}`,
  ].filter((part) => part !== "");
  if (parts.length > 0) return parts;
  if (outputs.length > 0) return [`changes ${counted(outputs.length, "output")}, and nothing else`];
  return Object.values(review.counts).some((count) => count > 0) ? ["changes nothing that tells"] : [];
}

/** `replaces 1 state machine and 2 other resources`. */
function happening(verb: string, action: Action, managed: readonly ResourceChange[]): string {
  const counts = new Map<string, number>();
  const kinds = [...Object.values(KINDS), "other resource"];
  for (const one of managed.filter((resource) => resource.action === action)) {
    const kind = (Object.hasOwn(KINDS, one.type) ? KINDS[one.type] : undefined) ?? "other resource";
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const parts = kinds.flatMap((kind) => {
    const count = counts.get(kind);
    if (count === undefined) return [];
    return [counted(count, kind === "other resource" && counts.size === 1 ? "resource" : kind)];
  });
  const last = parts.at(-1);
  if (last === undefined) return "";
  const others = parts.slice(0, -1).join(", ");
  return `${verb} ${others === "" ? last : `${others} and ${last}`}`;
}

function gateParts({ findings, roles }: Omit<Review, "verdict">, managed: readonly ResourceChange[]) {
  const found = (gate: Gate) => findings.filter((finding) => finding.gate === gate);
  const isFirst = managed.every(({ action }) => action === "create");
  const widened = isFirst
    ? found("widened").length
    : roles.flatMap((role) => [...role.permissions, ...role.trust]).filter(({ kind }) => kind === "widened")
        .length;
  const unknown = roles.reduce((sum, role) => sum + role.unknown.length, 0);
  const invalid = new Set(found("validation").map(({ address }) => address)).size;
  return [
    found("in-flight").length === 0 ? "" : "can break executions that run",
    invalid === 0 ? "" : `${counted(invalid, "definition")} ${invalid === 1 ? "is" : "are"} not valid`,
    widened === 0 || isFirst ? "" : `widens ${counted(widened, "permission")}`,
    widened === 0 || !isFirst
      ? ""
      : `${counted(widened, "permission")} ${widened === 1 ? "is" : "are"} far-reaching`,
    unknown === 0 || isFirst
      ? ""
      : `${counted(unknown, "policy")} ${unknown === 1 ? "is" : "are"} not known yet`,
  ];
}

function statesPart(machines: readonly MachineChange[]): string {
  const counts = stateCounts(machines.flatMap(({ definition }) => definition ?? []));
  const words = [
    [counts.added, "added"],
    [counts.removed, "removed"],
    [counts.renamed, "renamed"],
    [counts.retargeted, "re-targeted"],
    [counts.changed, "changed"],
  ] as const;
  const [first, ...others] = words.filter(([count]) => count > 0);
  if (first === undefined) {
    const changed = machines.filter(({ definition }) => definition !== undefined).length;
    return changed === 0 ? "" : `changes ${counted(changed, "definition")}`;
  }
  return [
    `${counted(first[0], "state")} ${first[1]}`,
    ...others.map(([count, word]) => `${count} ${word}`),
  ].join(", ");
}

function settingsPart(machines: readonly MachineChange[]): string {
  const count = machines.filter((one) => one.action === "update" && one.settings.length > 0).length;
  return count === 0 ? "" : `configures ${counted(count, "state machine")} otherwise`;
}

function rewordedPart({ roles }: Omit<Review, "verdict">): string {
  const count = roles.filter(({ isReworded }) => isReworded).length;
  return count === 0
    ? ""
    : `rewords the policies of ${counted(count, "role")}, which ${count === 1 ? "allows" : "allow"} the same`;
}
