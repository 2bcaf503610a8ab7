import { attributeChanges } from "../attribute-changes";
import { Sensitive } from "../planned-value";
import type { FunctionChange } from "../review";
import { sameValue } from "../same-value";
import type { ResourceChange, StackChange } from "../stack-change";
import type { StackValues } from "../stack-values";
import { codeChange } from "./code-change";
import { environmentChange, isWithoutNames } from "./environment-change";

/** Attributes that are told otherwise, or that AWS gives. */
const LEFT_OUT = new Set([
  "arn",
  "code_sha256",
  "environment",
  "filename",
  "id",
  "invoke_arn",
  "last_modified",
  "qualified_arn",
  "qualified_invoke_arn",
  "s3_object_version",
  "signing_job_arn",
  "signing_profile_version_arn",
  "source_code_hash",
  "source_code_size",
  "version",
]);

/** How the functions of a stack change. */
export function functionChanges(change: StackChange, values: StackValues): FunctionChange[] {
  return change.resources
    .filter(({ mode, type }) => mode === "managed" && type === "aws_lambda_function")
    .map((resource) => functionChange(resource, change, values))
    .filter(isChange);
}

function functionChange(resource: ResourceChange, change: StackChange, values: StackValues): FunctionChange {
  const { address, action, movedFrom, after } = resource;
  const code = codeChange(resource, change, values);
  const side = after === undefined ? "before" : "after";
  return {
    address,
    name: values.text(resource[side]?.function_name, side) ?? address,
    action,
    ...(movedFrom !== undefined && { movedFrom }),
    ...(code !== undefined && { code }),
    configuration: [...attributeChanges(resource, values, LEFT_OUT), ...wholeEnvironment(resource, values)],
    environment: environmentChange(resource, values),
  };
}

/** An environment of which not even the names are known changes as a whole; its values are not held. */
function wholeEnvironment({ before, after }: ResourceChange, values: StackValues) {
  const sides = [before?.environment, after?.environment];
  if (after === undefined || !sides.some(isWithoutNames) || sameValue(sides[0], sides[1], values)) return [];
  const hidden = new Sensitive(true);
  return [{ path: "environment", before: hidden, after: hidden, forcesReplacement: false }];
}

function isChange({ action, movedFrom, code, configuration, environment }: FunctionChange): boolean {
  const names = Object.values(environment).flat();
  return (
    action !== "no-op" ||
    movedFrom !== undefined ||
    code !== undefined ||
    configuration.length + names.length > 0
  );
}
