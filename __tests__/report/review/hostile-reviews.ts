import fc from "fast-check";
import { PartlyKnown, type PlannedValue, Sensitive, Unknown } from "../../../src/review/planned-value";
import type { AttributeChange, Finding, GrantChange, Review } from "../../../src/review/review";
import { GATES } from "../../../src/review/review";
import type { ResourceChange } from "../../../src/review/stack-change";

/** Stands in every text from outside, and nowhere else: wherever it is read, a text from outside is. */
export const MARKER = "Zq9x";

const ATTEMPTS = [
  "`",
  "``````````",
  "a\\|b|c\\\\|d",
  "|\n| --- |\n",
  "</details>",
  "</summary></code></pre>",
  "<!-- review -->",
  "-->",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  'x["]| <script>"]',
  "@octocat",
  "#123",
  "octo/repo#1",
  "https://evil.example",
  "www.evil.example",
  "a@evil.example",
  "0123456789abcdef0123456789abcdef01234567",
  "[a](https://evil.example)",
  "![a](https://evil.example)",
  "\n```\n# heading\n",
  "\n~~~\n",
  "\r\n\r\n",
  "1. a\n- b",
  "**a** _b_ ~~c~~",
  "$`a`$ $$b$$",
  "&lt;a&gt; &#64;octocat",
  "\u202e\u2066\u200b\u0000\u001b[2J\ud800",
  "\\",
  "::warning::a",
  "%{if}${a.b.c}",
] as const;

const piece = fc.oneof(fc.constantFrom(...ATTEMPTS), fc.string({ unit: "binary", maxLength: 12 }));

/** A text that tries to get out of where it stands. */
export const hostileText = fc
  .array(piece, { minLength: 1, maxLength: 4 })
  .chain((pieces) => fc.constantFrom("", " ").map((gap) => [MARKER, ...pieces, MARKER].join(gap)));

const value: fc.Arbitrary<PlannedValue> = fc.letrec<{ value: PlannedValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    hostileText,
    fc.constantFrom(1, true, null),
    hostileText.map((text) => new Unknown([text])),
    fc.boolean().map((changed) => new Sensitive(changed)),
    hostileText.map((text) => new PartlyKnown(text, [text])),
    hostileText.map((text) => JSON.stringify({ [text]: [text] })),
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(hostileText, tie("value"), { maxKeys: 2 }),
  ),
})).value;

const attribute: fc.Arbitrary<AttributeChange> = fc.record(
  { path: hostileText, before: value, after: value, forcesReplacement: fc.boolean() },
  { requiredKeys: ["path", "forcesReplacement"] },
);

const action = fc.constantFrom("create", "update", "replace", "delete", "forget", "no-op" as const);

const named = { address: hostileText, name: hostileText, action };

const grant: fc.Arbitrary<GrantChange> = fc.record(
  {
    kind: fc.constantFrom("widened", "narrowed"),
    effect: fc.constantFrom("Allow", "Deny"),
    action: hostileText,
    resource: hostileText,
    principal: hostileText,
    condition: hostileText,
    sid: hostileText,
    reasons: fc.array(hostileText, { maxLength: 2 }),
  },
  { requiredKeys: ["kind", "effect", "action", "reasons"] },
);

const resource: fc.Arbitrary<ResourceChange> = fc.record(
  {
    ...named,
    mode: fc.constant("managed"),
    type: hostileText,
    before: fc.dictionary(hostileText, value, { maxKeys: 3 }),
    after: fc.dictionary(hostileText, value, { maxKeys: 3 }),
    replacedBy: fc.array(hostileText, { maxLength: 1 }),
    movedFrom: hostileText,
    reason: hostileText,
  },
  { requiredKeys: ["address", "name", "action", "mode", "type", "replacedBy"] },
);

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    gate: fc.constantFrom(...GATES),
    address: hostileText,
    place: hostileText,
    what: hostileText,
    remedy: hostileText,
    isAccepted: fc.boolean(),
  },
  { requiredKeys: ["gate", "address", "what", "isAccepted"] },
);

const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 });

const definition = hostileText.map((name) => ({
  Comment: name,
  StartAt: name,
  States: { [name]: { Type: "Task", Resource: name, Next: name } },
}));

/** Reviews in which every text tries to get out of where it stands. */
export const hostileReview: fc.Arbitrary<Review> = fc.record(
  {
    origin: fc.constantFrom("plan", "folders", "state"),
    stackName: hostileText,
    verdict: hostileText,
    counts: fc.record({
      create: fc.nat(),
      update: fc.nat(),
      replace: fc.nat(),
      delete: fc.nat(),
      forget: fc.nat(),
    }),
    machines: few(
      fc.record(
        {
          ...named,
          before: definition,
          after: definition,
          definition: fc.tuple(hostileText, hostileText).map(([name, text]) => ({
            at: [],
            fields: [{ path: ["Comment"], before: text, after: name }],
            states: [
              {
                kind: "changed" as const,
                name,
                renamedFrom: text,
                fields: [{ path: ["Parameters", text], before: { [text]: text }, after: text }],
                transitions: [],
                scopes: [],
              },
              { kind: "added" as const, name: text, state: { Type: text } },
            ],
          })),
          unknown: hostileText.map((text) => new Unknown([text])),
          settings: few(attribute),
          diagnostics: few(
            hostileText.map((text) => ({
              code: "TRANSITION_TARGET" as const,
              severity: "error" as const,
              message: text,
              path: text,
              value: text,
              remedy: text,
            })),
          ),
        },
        { requiredKeys: ["address", "name", "action", "settings", "diagnostics"] },
      ),
    ),
    roles: few(
      fc.record({
        ...named,
        permissions: few(grant),
        trust: few(grant),
        isReworded: fc.boolean(),
        unknown: few(fc.record({ address: hostileText, references: few(hostileText) })),
        settings: few(attribute),
      }),
    ),
    functions: few(
      fc.record(
        {
          ...named,
          code: fc.record(
            {
              before: fc.nat(),
              after: fc.nat(),
              measured: fc.constantFrom("bundle", "zip"),
              inputs: few(fc.record({ path: hostileText, before: fc.nat(), after: fc.nat() })),
            },
            { requiredKeys: ["measured"] },
          ),
          configuration: few(attribute),
          environment: fc.record({
            added: few(hostileText),
            removed: few(hostileText),
            changed: few(hostileText),
            unknown: few(hostileText),
          }),
        },
        { requiredKeys: ["address", "name", "action", "configuration", "environment"] },
      ),
    ),
    others: few(resource),
    outputs: few(
      fc.record(
        {
          name: hostileText,
          action: fc.constantFrom("create", "update", "delete"),
          before: value,
          after: value,
        },
        { requiredKeys: ["name", "action"] },
      ),
    ),
    drift: few(resource),
    findings: fc.array(finding, { maxLength: 6 }),
  },
  { noNullPrototype: true },
);
