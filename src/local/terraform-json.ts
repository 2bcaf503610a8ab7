import { isRecord } from "../asl/scopes";
import { ACCOUNT, namingAttribute, resourceAttributes } from "./resource-attributes";
import { evaluate } from "./terraform-template";

type Block = Readonly<Record<string, unknown>>;

/** A resource or data source of a stack, with its attributes as Terraform would evaluate them before anything is deployed. */
export interface Resource {
  /** For example `aws_lambda_function.activator`. */
  readonly address: string;
  readonly arn: string;
  readonly name: string;
  /** @returns the attribute as text; undefined where the resource does not set it */
  text(...path: readonly string[]): string | undefined;
  number(...path: readonly string[]): number | undefined;
  /** The texts of a block of texts, by name; empty where the resource does not set it. */
  texts(...path: readonly string[]): Readonly<Record<string, string>>;
}

/** The Terraform JSON that a stack was synthesized to. */
export class TerraformJson {
  readonly #document: Block;
  /** Where the document was read from, for errors. */
  readonly source: string;

  constructor(document: unknown, source: string) {
    this.#document = isRecord(document) ? document : {};
    this.source = source;
  }

  get region(): string {
    const providers = at(this.#document, ["provider", "aws"]);
    const region = at(Array.isArray(providers) ? providers[0] : providers, ["region"]);
    return typeof region === "string" ? region : "us-east-1";
  }

  /** The resources of one type, in the order of their addresses. */
  resources(type: string): Resource[] {
    return this.#blocks("resource", type);
  }

  /** The data sources of one type, in the order of their addresses. */
  dataSources(type: string): Resource[] {
    return this.#blocks("data", type);
  }

  #blocks(kind: "resource" | "data", type: string): Resource[] {
    const blocks = at(this.#document, [kind, type]);
    return Object.keys(isRecord(blocks) ? blocks : {})
      .sort()
      .map((id) => this.#block(kind, type, id));
  }

  #block(kind: "resource" | "data", type: string, id: string): Resource {
    const address = kind === "data" ? `data.${type}.${id}` : `${type}.${id}`;
    const block = at(this.#document, [kind, type, id]);
    const name = this.#name(type, id) ?? id;
    const evaluated = (value: unknown, path: readonly string[]): string =>
      evaluate(
        String(value),
        (reference) => this.#lookup(reference),
        `${this.source} (${address}.${path.join(".")})`,
      );
    return {
      address,
      name,
      arn: this.#attribute(type, id, "arn") ?? address,
      text: (...path) => {
        const value = at(block, path);
        return value === undefined || value === null ? undefined : evaluated(value, path);
      },
      number: (...path) => {
        const value = at(block, path);
        return typeof value === "number" ? value : undefined;
      },
      texts: (...path) => {
        const values = at(block, path);
        return Object.fromEntries(
          Object.entries(isRecord(values) ? values : {}).map(([key, value]) => [
            key,
            evaluated(value, [...path, key]),
          ]),
        );
      },
    };
  }

  #lookup(reference: string): string | undefined {
    const path = reference.split(".");
    if (reference === "data.aws_caller_identity.current.account_id") return ACCOUNT;
    const [kind, type = "", id = "", attribute = ""] = path[0] === "data" ? path : ["resource", ...path];
    const given = kind === "resource" ? this.#attribute(type, id, attribute) : undefined;
    if (given !== undefined) return given;
    const value = at(this.#document, [kind ?? "", type, id, attribute]);
    if (typeof value === "string" || typeof value === "number") {
      return evaluate(
        String(value),
        (inner) => (inner === reference ? undefined : this.#lookup(inner)),
        this.source,
      );
    }
    return attribute === "id" ? this.#name(type, id) : undefined;
  }

  /** An attribute that AWS gives the resource; undefined where it is not known here. */
  #attribute(type: string, id: string, attribute: string): string | undefined {
    const name = this.#name(type, id);
    const attributes = name === undefined ? {} : resourceAttributes(type, name, this.region);
    return Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  }

  #name(type: string, id: string): string | undefined {
    const name = at(this.#document, ["resource", type, id, namingAttribute(type)]);
    return typeof name === "string" ? name : undefined;
  }
}

/** What lies at a path of members; undefined where nothing does. A block may stand in an array of one. */
function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    const block: unknown = Array.isArray(inner) && inner.length === 1 ? inner[0] : inner;
    return isRecord(block) && Object.hasOwn(block, key) ? block[key] : undefined;
  }, value);
}
