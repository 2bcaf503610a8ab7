import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownSecrets } from "../../../src/execution/redaction/known-secrets";
import { PayloadWalk } from "../../../src/execution/redaction/payload-walk";
import { reviewHtml } from "../../../src/report/review/html";
import { reviewJson } from "../../../src/report/review/json";
import { reviewMarkdown } from "../../../src/report/review/markdown";
import { maskedReview } from "../../../src/report/review/masked-review";
import { MaskedValues } from "../../../src/report/review/masked-values";
import { reviewText } from "../../../src/report/review/text";
import { type PlannedValue, Sensitive, Unknown } from "../../../src/review/planned-value";
import type { Review } from "../../../src/review/review";
import { NOTHING, STATE_ADDED } from "./sample-reviews";

const KEY = `AKIA${"ABCDEFGH01234567"}`;

const formats: Readonly<Record<string, (review: Review) => string>> = {
  markdown: (review) => reviewMarkdown([review], { limit: 65_000 }),
  text: (review) => reviewText([review], { color: false, ascii: false, width: 100 }),
  html: (review) => reviewHtml([review]),
  json: (review) => reviewJson([review]),
};

function masked(name: string, before: PlannedValue | undefined, after: PlannedValue | undefined) {
  const walk = new PayloadWalk({ keys: [], paths: [], secrets: new KnownSecrets() }, "clean");
  return new MaskedValues(walk).masked(name, {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
}

describe.each(Object.entries(formats))("a review as %s", (_format, written) => {
  it("has no value of an environment and of what is called a password, in JSON texts neither", () => {
    const text = written(STATE_ADDED);
    for (const secret of ["hunter2hunter2", "correct horse", "secret-one", "secret-two"]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain("db_password");
  });

  it("has no key of AWS, wherever it stands", () => {
    const [machine] = STATE_ADDED.machines;
    const [role] = STATE_ADDED.roles;
    const [grant] = role?.permissions ?? [];
    const [lambda] = STATE_ADDED.functions;
    const state = { Type: "Pass", Result: { a: KEY }, Parameters: { password: "hunter2hunter2" } };
    const review: Review = {
      ...STATE_ADDED,
      verdict: KEY,
      machines:
        machine === undefined
          ? []
          : [
              {
                ...machine,
                after: { Comment: KEY, StartAt: KEY, States: { [KEY]: state } },
                definition: {
                  at: [],
                  fields: [{ path: ["Comment"], before: KEY, after: `${KEY}.` }],
                  states: [
                    { kind: "added", name: KEY, state },
                    {
                      kind: "changed",
                      name: "a",
                      fields: [
                        {
                          path: ["Parameters", "db_password"],
                          before: "hunter2hunter2",
                          after: "correct horse",
                        },
                      ],
                      transitions: [],
                      scopes: [],
                    },
                  ],
                },
                settings: [{ path: "x", before: KEY, forcesReplacement: false }],
              },
            ],
      roles:
        role === undefined || grant === undefined
          ? []
          : [{ ...role, permissions: [{ ...grant, resource: KEY, condition: KEY, reasons: [KEY] }] }],
      functions:
        lambda === undefined
          ? []
          : [
              {
                ...lambda,
                configuration: [
                  { path: "environment[0].variables.A", after: "hunter2hunter2", forcesReplacement: false },
                ],
              },
            ],
      findings: [{ gate: "destroy", address: KEY, place: KEY, what: KEY, remedy: KEY, isAccepted: false }],
    };
    const text = written(review);
    for (const secret of [KEY, "hunter2hunter2", "correct horse"]) expect(text).not.toContain(secret);
  });
});

describe("a value without secrets", () => {
  it("still tells whether a secret changes", () => {
    expect(masked("master_password", "a", "b")).toEqual({
      before: new Sensitive(true),
      after: new Sensitive(true),
    });
    expect(masked("master_password", "a", "a")).toEqual({
      before: new Sensitive(false),
      after: new Sensitive(false),
    });
    expect(masked("auth_token", undefined, "a")).toEqual({ after: new Sensitive(true) });
    expect(masked("text", KEY, `${KEY.slice(0, -1)}X`)).toEqual({
      before: "«redacted: AWS access key»",
      after: "«redacted: AWS access key» (changed)",
    });
  });

  it("names the members of an environment, and no more", () => {
    expect(
      masked(
        "environment",
        [{ variables: { A: "1", B: "2" } }],
        [{ variables: { A: "1", B: new Unknown(["x.y.z"]) } }],
      ),
    ).toEqual({
      before: [{ variables: { A: new Sensitive(false), B: new Sensitive(true) } }],
      after: [{ variables: { A: new Sensitive(false), B: new Unknown(["x.y.z"]) } }],
    });
    const list = (value: string) => [{ name: "A", value }];
    expect(
      masked(
        "definitions",
        JSON.stringify([{ environment: list("1") }]),
        JSON.stringify([{ environment: list("2") }]),
      ),
    ).toEqual({
      before: '[{"environment":[{"name":"A","value":"(sensitive value)"}]}]',
      after: '[{"environment":[{"name":"A","value":"(sensitive value, changed)"}]}]',
    });
  });

  it("is itself where it holds none", () => {
    expect(masked("manage_master_user_password", false, true)).toEqual({ before: false, after: true });
    expect(masked("secret_arn", "arn:aws:secretsmanager:eu-central-1:1:secret:x", undefined)).toEqual({
      before: "arn:aws:secretsmanager:eu-central-1:1:secret:x",
    });
    expect(masked("policy", '{"a": 1}', new Unknown())).toEqual({ before: '{"a": 1}', after: new Unknown() });
    expect(maskedReview(NOTHING)).toEqual(NOTHING);
  });

  it("is a secret as a whole where it nests too deep to be looked through", () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    expect(() => masked("a", deep, JSON.parse(deep) as PlannedValue)).not.toThrow();
    expect(JSON.stringify(masked("a", undefined, JSON.parse(deep) as PlannedValue))).toContain(
      "«redacted: what nests too deep to be looked through»",
    );
  });

  it("never holds what stands in an environment, whatever its shape", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.jsonValue(), (before, after) => {
        const secret = { environment: { a: ["hunter2hunter2", before as PlannedValue] } };
        const result = masked("x", secret, { environment: { a: ["hunter2hunter2", after as PlannedValue] } });
        expect(JSON.stringify(result)).not.toContain("hunter2hunter2");
      }),
    );
  });
});

it("takes a tag for the name of an environment, and a block for its variables", () => {
  expect(masked("tags_all", { Environment: "dev" }, { Environment: "prod" })).toEqual({
    before: { Environment: "dev" },
    after: { Environment: "prod" },
  });
  expect(masked("environment", [{ variables: { MODE: "dev" } }], [{ variables: { MODE: "prod" } }])).toEqual({
    before: [{ variables: { MODE: new Sensitive(true) } }],
    after: [{ variables: { MODE: new Sensitive(true) } }],
  });
});
