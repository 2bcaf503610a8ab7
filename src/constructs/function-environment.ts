import { UserError } from "../input/user-error";
import { terraformText } from "./terraform-text";

const SET_BY_LAMBDA =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(REGION|DEFAULT_REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_.*)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

/**
 * The environment variables of a function, with source maps turned on.
 *
 * @param where construct path of the function
 * @throws UserError naming each variable that Lambda refuses: a name that is none, or one that Lambda sets itself
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function functionEnvironment(
  variables: Readonly<Record<string, string>>,
  where: string,
): Record<string, string> {
  const refused = Object.keys(variables).filter(
    (name) => !/^[A-Za-z]\w+$/.test(name) || SET_BY_LAMBDA.test(name),
  );
  if (refused.length > 0) {
    throw new UserError(
      ...refused.map((name) => ({
        what: SET_BY_LAMBDA.test(name)
          ? `Lambda sets ${name} itself`
          : "The name of an environment variable is a letter, then letters, digits and underscores, two at the least",
        where: `${where} (environment)`,
        received: name,
        remedy: "Give the variable another name",
      })),
    );
  }
  return Object.fromEntries(
    Object.entries({ NODE_OPTIONS: "--enable-source-maps", ...variables }).map(([name, value]) => [
      name,
      terraformText(value),
    ]),
  );
}
