import type { Grant } from "../review";
import { conditionKey } from "./condition-text";
import { Pattern } from "./pattern";

/** Where a grant stands. */
export interface GrantSource {
  /** Address of the resource that holds the policy. */
  readonly policy: string;
  /** Id of the statement. */
  readonly sid?: string;
}

const OPAQUE = /^(?:not|policy) /;

/** A grant as it stands in a policy. */
export class PolicyGrant {
  readonly grant: Grant;
  readonly source: GrantSource;
  readonly #action: Pattern;
  readonly #resource: Pattern | undefined;
  readonly #condition: string | undefined;

  constructor(grant: Grant, source: GrantSource) {
    this.grant = grant;
    this.source = source;
    this.#action = OPAQUE.test(grant.action) ? Pattern.opaque(grant.action) : Pattern.action(grant.action);
    this.#resource = grant.resource === undefined ? undefined : resourcePattern(grant.resource);
    this.#condition = grant.condition === undefined ? undefined : conditionKey(grant.condition);
  }

  /** The same for grants that are the same. */
  get key(): string {
    return this.#keyUnder(this.#condition);
  }

  /** The key of the same grant without a condition. */
  get unconditionalKey(): string {
    return this.#keyUnder(undefined);
  }

  /** Whether it covers more than what has its key, with or without a condition. */
  get isWide(): boolean {
    const patterns = [this.#action, this.#resource].filter((one) => one !== undefined);
    return this.grant.principal === "*" || patterns.some((one) => !one.isLiteral);
  }

  /** Whether it has an action, on whatever. */
  hasAction(action: string): boolean {
    return this.#action.covers(Pattern.action(action));
  }

  /** Whether this grant alone says all that the other one says. */
  covers(other: PolicyGrant): boolean {
    const { effect, principal } = this.grant;
    return (
      effect === other.grant.effect &&
      (this.#condition === undefined || this.#condition === other.#condition) &&
      (principal === other.grant.principal || (principal === "*" && other.grant.principal !== undefined)) &&
      coversResource(this.#resource, other.#resource) &&
      this.#action.covers(other.#action)
    );
  }

  #keyUnder(condition: string | undefined): string {
    const { effect, resource, principal } = this.grant;
    return JSON.stringify([effect, this.#action.text, resource, principal, condition]);
  }
}

function coversResource(one: Pattern | undefined, other: Pattern | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.covers(other);
}

function resourcePattern(resource: string): Pattern {
  return OPAQUE.test(resource) ? Pattern.opaque(resource) : Pattern.resource(resource);
}
