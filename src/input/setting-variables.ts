import type { Problem } from "./user-error";

/** An environment variable that sets something. */
export interface SettingVariable {
  /** Its value where it is not set; absent where it has to be set. */
  readonly fallback?: string;
  readonly accepts: RegExp;
  /** How to correct a value that is not accepted. */
  readonly remedy: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const WHERE = "environment variables";

/** The value of a variable, or else its default. One that is set to nothing counts as not set. */
export function settingValue({ fallback = "" }: SettingVariable, given: string | undefined): string {
  return given || fallback;
}

/**
 * What is wrong with the variables of a prefix: one that there is none of, is not set and has to be, or has a value that it
 * cannot have.
 *
 * @param prefix what the names of all variables begin with, for example `HSI_`
 */
export function settingProblems(
  environment: Environment,
  prefix: string,
  variables: Readonly<Record<string, SettingVariable>>,
): Problem[] {
  const names = Object.keys(variables);
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith(prefix) && !Object.hasOwn(variables, name),
  );
  return [
    ...unknown.map((name) => ({
      what: `There is no setting ${name}`,
      where: WHERE,
      received: name,
      remedy: `The settings are ${names.join(", ")}`,
    })),
    ...Object.entries(variables).flatMap(([name, variable]) => {
      const given = environment[name];
      const { accepts, fallback, remedy } = variable;
      if (!given && fallback === undefined) {
        return [{ what: `${name} is not set, and has no default`, where: WHERE, remedy }];
      }
      const value = settingValue(variable, given);
      if (accepts.test(value)) return [];
      return [{ what: `${name} has a value that it cannot have`, where: WHERE, received: value, remedy }];
    }),
  ];
}
