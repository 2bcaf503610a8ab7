import { isDeepStrictEqual } from "node:util";
import { mark } from "../../execution/redaction/mark";
import type { PayloadWalk } from "../../execution/redaction/payload-walk";
import { isSecretKey } from "../../execution/redaction/secret-keys";
import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "../../review/planned-value";
import { jsonValue } from "../json-value";
import { both, childrenOf, isHolder, isList, rebuilt, type Sides } from "./sides";

/** Attributes of which the names may be seen, and never the values. */
const HOLDERS = /^(?:environments?|environment_?variables|env|env_?vars|variables|secrets)$/i;
/** Names of attributes that hold a secret, beside those of payloads. */
const SECRET_NAME = /(?:password|passphrase|secret|token|credential|private_?key|api_?key)s?(?:_string)?$/i;
/** What names an item in a list of variables. */
const ITEM_NAME = /^(?:name|key)$/i;
const DEEPEST = 60;
const TOO_DEEP = mark("what nests too deep to be looked through");

/** Takes secrets out of values that are compared, so that it still shows whether they differ. */
export class MaskedValues {
  readonly #walk: PayloadWalk;

  constructor(walk: PayloadWalk) {
    this.#walk = walk;
  }

  /** @param name of the attribute, or a path to it */
  masked(name: string, sides: Sides): Sides {
    const steps = name.split(/[.[\]]+/).filter((step) => step !== "" && !/^\d+$/.test(step));
    const held = steps.slice(0, -1).some((step) => HOLDERS.test(step));
    return this.#named(steps.at(-1) ?? name, bounded(sides), held);
  }

  #named(name: string, sides: Sides, held: boolean): Sides {
    if (held) return this.#held(sides, name);
    if (HOLDERS.test(name) && !isWord(name, sides)) return this.#held(sides, undefined);
    const isSecret = isSecretName(name) && (canBeSecret(sides.before) || canBeSecret(sides.after));
    return isSecret ? this.#held(sides, undefined) : this.#open(sides);
  }

  #open(sides: Sides): Sides {
    const children = childrenOf(sides);
    if (children !== undefined) {
      return rebuilt(sides, children, (name, child) => this.#named(name, child, false));
    }
    const { before, after } = sides;
    if (before !== undefined && after !== undefined && (isHolder(before) || isHolder(after))) {
      return both(this.#open({ before }).before, this.#open({ after }).after);
    }
    return this.#json(sides) ?? this.#leaves(sides);
  }

  /** Texts that are JSON, masked as what they hold; undefined where they are none, or hold nothing to be masked. */
  #json(sides: Sides): Sides | undefined {
    const parsed = both(parsedText(sides.before), parsedText(sides.after));
    const count = Object.keys(sides).length;
    if (count === 0 || Object.keys(parsed).length !== count) return undefined;
    const clean = this.#open(bounded(parsed));
    if (isDeepStrictEqual(clean, parsed)) return undefined;
    const text = (side: "before" | "after") => {
      const value = clean[side];
      if (value === undefined) return undefined;
      const word = (_name: string, inner: unknown) => hiddenWord(inner, side === "after");
      return retold(sides[side], JSON.stringify(value, word));
    };
    return both(text("before"), text("after"));
  }

  #leaves({ before, after }: Sides): Sides {
    const [was, is] = [this.#leaf(before), this.#leaf(after)];
    const blurred = typeof is === "string" && was === is && before !== after;
    return both(was, blurred ? `${is} (changed)` : is);
  }

  #leaf(value: PlannedValue | undefined): PlannedValue | undefined {
    if (typeof value === "string") return this.#walk.text(value);
    if (value instanceof PartlyKnown) {
      return new PartlyKnown(this.#walk.text(value.text), value.references);
    }
    return value;
  }

  /** @param name of the member that is held; absent for the holder itself */
  #held(sides: Sides, name: string | undefined): Sides {
    const children = childrenOf(sides);
    if (children !== undefined) return rebuilt(sides, children, (own, child) => this.#held(child, own));
    const { before, after } = sides;
    if (before !== undefined && after !== undefined && (isHolder(before) || isHolder(after))) {
      return both(this.#held({ before }, name).before, this.#held({ after }, name).after);
    }
    if (name !== undefined && ITEM_NAME.test(name)) return this.#leaves(sides);
    const hidden = new Sensitive(!isDeepStrictEqual(before, after) || isChanged(before) || isChanged(after));
    return both(seenOr(before, hidden), seenOr(after, hidden));
  }
}

/** Whether the values of a name are secrets. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) || isSecretKey(name);
}

/** Whether what is called an environment is the name of one, as in a tag, and holds no variables. */
function isWord(name: string, { before, after }: Sides): boolean {
  return /^environment$/i.test(name) && [before, after].every((one) => one === undefined || !isHolder(one));
}

/** What is absent or not known tells nothing. */
function seenOr(value: PlannedValue | undefined, hidden: Sensitive): PlannedValue | undefined {
  return value === undefined || value === null || value instanceof Unknown ? value : hidden;
}

/** Whether there is a secret at all, and not only a word on one: `manage_master_user_password = true`. */
function canBeSecret(value: PlannedValue | undefined): boolean {
  return value !== undefined && typeof value !== "boolean" && value !== "";
}

function isChanged(value: PlannedValue | undefined): boolean {
  return value instanceof Sensitive && value.isChanged;
}

/** In a text, a secret that changes has to differ from what it was. */
function hiddenWord(value: unknown, isAfter: boolean): unknown {
  if (!(value instanceof Sensitive)) return value;
  return value.isChanged && isAfter ? "(sensitive value, changed)" : "(sensitive value)";
}

function retold(value: PlannedValue | undefined, text: string): PlannedValue {
  return value instanceof PartlyKnown ? new PartlyKnown(text, value.references) : text;
}

function parsedText(value: PlannedValue | undefined): PlannedValue | undefined {
  const text = value instanceof PartlyKnown ? value.text : value;
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) return undefined;
  return jsonValue(text) as PlannedValue | undefined;
}

function bounded(sides: Sides): Sides {
  const side = (value: PlannedValue | undefined) =>
    value === undefined ? undefined : shallow(value, DEEPEST);
  return both(side(sides.before), side(sides.after));
}

function shallow(value: PlannedValue, room: number): PlannedValue {
  if (!isHolder(value)) return value;
  if (room === 0) return TOO_DEEP;
  if (isList(value)) return value.map((item) => shallow(item, room - 1));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shallow(member, room - 1)]));
}
