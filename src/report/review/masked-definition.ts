import type { Definition } from "../../asl/definition";
import { isRecord } from "../../asl/scopes";
import { mark } from "../../execution/redaction/mark";
import type { PayloadWalk } from "../../execution/redaction/payload-walk";
import type { FieldChange, ScopeChange, StateChange } from "../../review/definition/definition-change";
import { isSecretName } from "./masked-values";

/** A definition without secrets; undefined where it nests too deep to be looked through. */
export function maskedDefinition(definition: Definition, walk: PayloadWalk): Definition | undefined {
  const clean = walk.template(definition);
  return isRecord(clean) ? (clean as unknown as Definition) : undefined;
}

/** What changes in a definition, without secrets; undefined where it nests too deep to be looked through. */
export function maskedChange(change: ScopeChange, walk: PayloadWalk): ScopeChange | undefined {
  try {
    return scope(change, walk);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function scope(change: ScopeChange, walk: PayloadWalk): ScopeChange {
  return {
    ...change,
    fields: change.fields.map((field) => maskedField(field, walk)),
    states: change.states.map((state): StateChange => {
      if (state.kind !== "changed") return walk.template(state) as StateChange;
      const { scopes, fields, ...rest } = state;
      return {
        ...(walk.template(rest) as typeof rest),
        fields: fields.map((field) => maskedField(field, walk)),
        scopes: scopes.map((inner) => scope(inner, walk)),
      };
    }),
  };
}

/** The names of what is around a value tell what it is, too. */
function maskedField(field: FieldChange, walk: PayloadWalk): FieldChange {
  const secret = field.path.find((step) => typeof step === "string" && isSecretName(step));
  const clean = walk.template(field) as FieldChange;
  if (secret === undefined) return clean;
  const hidden = (value: FieldChange["before"]) =>
    typeof value === "string" && !/^(?:\{%[\s\S]*%\}|\$.*|States\..*)$/.test(value)
      ? mark(`key ${secret}`)
      : value;
  return {
    ...clean,
    ...(clean.before !== undefined && { before: hidden(clean.before) ?? null }),
    ...(clean.after !== undefined && { after: hidden(clean.after) ?? null }),
  };
}
