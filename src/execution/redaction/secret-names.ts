import type { KeyPattern } from "./key-pattern";
import type { FoundName } from "./named-values";
import { isSecretKey } from "./secret-keys";

/** Whether a name is one of the user's patterns', and whether it always is a secret's. */
interface Kind {
  readonly asked: boolean;
  readonly always: boolean;
}

/** Names whose values in texts have a shape of their own. */
const IN_SHAPES = /(?:authorization|cookie)$/i;

/** Knows which names belong to secrets; each is looked at once. */
export class SecretNames {
  readonly #keys: readonly KeyPattern[];
  readonly #kinds = new Map<string, Kind>();

  constructor(keys: readonly KeyPattern[]) {
    this.#keys = keys;
  }

  /** @param inTemplate whether the member is of a definition: what it says of where a value comes from is no secret */
  isSecret(name: string, value: unknown, inTemplate: boolean): boolean {
    if (inTemplate && typeof value === "string" && saysWhereFrom(name, value)) return false;
    const { always, asked } = this.#kindOf(name);
    return asked || (always && ((typeof value === "string" && value !== "") || Array.isArray(value)));
  }

  isSecretInText({ name, isTight }: FoundName): boolean {
    const { always, asked } = this.#kindOf(name);
    return (always && !IN_SHAPES.test(name)) || (asked && !isTight);
  }

  #kindOf(name: string): Kind {
    const known = this.#kinds.get(name);
    if (known !== undefined) return known;
    const kind = { asked: this.#keys.some((key) => key.matches(name)), always: isSecretKey(name) };
    this.#kinds.set(name, kind);
    return kind;
  }
}

function saysWhereFrom(name: string, text: string): boolean {
  return (
    (text.startsWith("{%") && text.endsWith("%}")) || (name.endsWith(".$") && /^(?:\$|States\.)/.test(text))
  );
}
