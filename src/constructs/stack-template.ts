import type { Construct } from "constructs";
import { isRecord } from "../asl/scopes";
import { readReference } from "../asl/terraform-reference";
import { ref, resolveTokens, TerraformDataSource, TerraformResource, TerraformStack, Token } from "../cdk";

const TOKEN = /(\$\{TfToken\[[^\]]+\]\})/;
const REFERENCES = /(\$\$\{|\$\{[^{}]+\})/;

/**
 * The texts of one stack in their two forms: with cdktf's tokens, and as templates, where `${…}` refers to something of
 * the stack and `$${` is a literal `${`.
 */
export class StackTemplate {
  readonly #stack: TerraformStack;
  readonly #blocks: ReadonlyMap<string, TerraformResource | TerraformDataSource>;

  constructor(construct: Construct) {
    this.#stack = TerraformStack.of(construct);
    const blocks = this.#stack.node
      .findAll()
      .filter((child) => child instanceof TerraformResource || child instanceof TerraformDataSource);
    this.#blocks = new Map(blocks.map((block) => [addressOf(block), block]));
  }

  /** JSON with tokens, as it is with templates in their place. */
  template<Value>(value: Value): Value {
    return mapTexts(value, (text) =>
      alternating(
        text,
        TOKEN,
        (token) => String(resolveTokens(this.#stack, token)),
        (literal) => literal.replaceAll("${", "$${"),
      ),
    );
  }

  /** JSON with templates, as it is with tokens in their place. */
  tokens<Value>(value: Value): Value {
    return mapTexts(value, (text) =>
      alternating(text, REFERENCES, (part) =>
        part === "$${" ? "${" : Token.asString(ref(part.slice(2, -1), this.#stack)),
      ),
    );
  }

  /** The first reference of a template to what the stack lacks; undefined where it has everything. */
  lacking(template: string): string | undefined {
    const references = template.split(REFERENCES).filter((part, i) => i % 2 === 1 && part !== "$${");
    return references.find((text) => !this.#blocks.has(readReference(text)?.address ?? ""));
  }

  /** What the stack sets an attribute of one of its resources to, as a template; undefined where it does not. */
  attribute(address: string, attribute: string): string | undefined {
    const block = this.#blocks.get(address);
    if (!(block instanceof TerraformResource)) return undefined;
    const path = ["resource", block.terraformResourceType, block.friendlyUniqueId, attribute];
    const value = path.reduce<unknown>(
      (at, key) => (isRecord(at) ? at[key] : undefined),
      block.toTerraform(),
    );
    return typeof value === "string" ? this.template(value) : undefined;
  }
}

function addressOf(block: TerraformResource | TerraformDataSource): string {
  const address = `${block.terraformResourceType}.${block.friendlyUniqueId}`;
  return block instanceof TerraformDataSource ? `data.${address}` : address;
}

function alternating(
  text: string,
  separator: RegExp,
  changed: (part: string) => string,
  between: (literal: string) => string = (literal) => literal,
): string {
  const parts = text.split(separator);
  return parts.map((part, i) => (i % 2 === 1 ? changed(part) : between(part))).join("");
}

function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  return mapped(value, change) as Value;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, change)]));
}
