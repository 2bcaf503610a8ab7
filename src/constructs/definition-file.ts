import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Definition } from "../asl/definition";
import { projectFolder } from "../bundling/project-folder";
import { type Json, parseJson } from "../input/json-text";
import { UserError } from "../input/user-error";

const SUBSTITUTION = /\$\{([A-Za-z0-9_]+)\}/g;

/** What a placeholder stands for: text, or anything with an ARN. */
export type Substitution = string | { readonly arn: string };

/** A definition in a file of its own, with `${name}` placeholders. */
export class DefinitionFile {
  readonly #path: string;
  readonly #substitutions: Readonly<Record<string, Substitution>>;

  /**
   * @param path JSON file in the States Language, relative to the project's folder
   * @param substitutions by name, what stands for each `${name}` in the file's strings: all of them, and no other
   */
  constructor(path: string, substitutions: Readonly<Record<string, Substitution>> = {}) {
    this.#path = path;
    this.#substitutions = substitutions;
  }

  /**
   * @throws UserError where there is no such file, it is not JSON, or a substitution is missing or unused
   */
  toDefinition(): Definition {
    const file = join(projectFolder(), this.#path);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      throw new UserError({
        what: "The definition's file does not exist",
        where: this.#path,
        remedy: "Create it, or correct the path: it counts from the folder of cdktf.json",
      });
    }
    const text = readFileSync(file, "utf8");
    this.#checkSubstitutions(text);
    // What a rule expects of a definition is for the rules to check: here it is any JSON.
    return this.#substituted(parseJson(text, this.#path)) as unknown as Definition;
  }

  #checkSubstitutions(text: string): void {
    const named = new Map<string, number>();
    for (const { 1: name = "", index } of text.matchAll(SUBSTITUTION)) {
      if (!named.has(name)) named.set(name, index);
    }
    const given = Object.keys(this.#substitutions);
    const problems = [
      ...[...named]
        .filter(([name]) => !given.includes(name))
        .map(([name, index]) => ({
          what: `There is no substitution for \${${name}}`,
          where: `${this.#path}:${text.slice(0, index).split("\n").length}`,
          received: given,
          remedy: `Add ${name} to the substitutions`,
        })),
      ...given
        .filter((name) => !named.has(name))
        .map((name) => ({
          what: `The substitution "${name}" is not used`,
          where: this.#path,
          received: name,
          remedy: `Remove it, or write \${${name}} where it belongs`,
        })),
    ];
    if (problems.length > 0) throw new UserError(...problems);
  }

  #substitutedText(text: string): string {
    return text.replace(SUBSTITUTION, (_, name: string) => {
      const substitution = this.#substitutions[name];
      return typeof substitution === "object" ? substitution.arn : String(substitution);
    });
  }

  #substituted(value: Json): Json {
    if (typeof value === "string") return this.#substitutedText(value);
    if (Array.isArray(value)) return value.map((item: Json) => this.#substituted(item));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [this.#substitutedText(key), this.#substituted(item)]),
      );
    }
    return value;
  }
}
