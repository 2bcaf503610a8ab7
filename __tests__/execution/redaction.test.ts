import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../../src/asl/definition";
import type { ExecutionRecord } from "../../src/execution/record";
import { redacted, redactionOptions } from "../../src/execution/redaction";
import type { Json } from "../../src/input/json-text";
import { arbitraryJson } from "../engine/arbitrary-definition";
import { ECHO } from "../engine/run";
import { userErrorOf } from "../user-error-of";
import { recordedRun } from "./recorded-run";

const pass = (fields: Record<string, Json> = {}): Definition => ({
  StartAt: "A",
  States: { A: { Type: "Pass", End: true, ...fields } },
});

const recorded = async (input: Json, definition = pass()) =>
  (await recordedRun(definition, { input })).record;

/** What is left of a text that is logged. */
async function left(text: string): Promise<Json | undefined> {
  return redacted(await recorded(text)).input;
}

describe("redaction by the name of a member", () => {
  it("takes the value out wherever it stands in the record, and says what it was", async () => {
    const record = await recorded(
      { user: { dbPassWord: "hunter22", id: 1 } },
      pass({ Assign: { "again.$": "$.user" } }),
    );
    const clean = redacted(record, { keys: ["*password"] });
    const user = { user: { dbPassWord: "«redacted: key dbPassWord»", id: 1 } };
    expect([clean.input, clean.output, clean.states[0]?.input, clean.states[0]?.data?.variables]).toEqual([
      user,
      user,
      user,
      { again: user.user },
    ]);
    expect(
      clean.history.map(({ type, stateEnteredEventDetails, stateExitedEventDetails }) => [
        type,
        stateEnteredEventDetails?.input ?? stateExitedEventDetails?.assignedVariables?.again,
      ]),
    ).toEqual([
      ["ExecutionStarted", undefined],
      ["PassStateEntered", JSON.stringify(user)],
      ["PassStateExited", JSON.stringify(user.user)],
      ["ExecutionSucceeded", undefined],
    ]);
    expect(JSON.stringify(clean)).not.toContain("hunter22");
  });

  it("takes it out of logs and causes: of JSON, of JSON in JSON, and of texts", async () => {
    const { recorder } = await recordedRun(
      { StartAt: "A", States: { A: { Type: "Task", Resource: ECHO, End: true } } },
      {
        functions: {
          invoke: async () => ({ succeeded: false, error: "E", cause: '{"errorMessage":"pin: 123-456"}' }),
        },
      },
    );
    const messages = [
      JSON.stringify({ level: "INFO", message: { pin: 1234 } }),
      JSON.stringify({ message: JSON.stringify({ pin: [1, 2] }) }),
      'called with {"pin": "12\\"34", "id": 7}',
      "pin=1234&id=7",
      "the Pin: '12 34', id 7",
    ];
    for (const message of messages) recorder.log({ scheduledEventId: 3, timestamp: 0, message });
    const [attempt] = redacted(recorder.record(), { keys: ["pin"] }).states[0]?.attempts ?? [];
    expect(attempt?.logs.map(({ message }) => message)).toEqual([
      '{"level":"INFO","message":{"pin":"«redacted: key pin»"}}',
      '{"message":"{\\"pin\\":\\"«redacted: key pin»\\"}"}',
      'called with {"pin": «redacted: key pin», "id": 7}',
      "pin=«redacted: key pin»&id=7",
      "the Pin: «redacted: key Pin», id 7",
    ]);
    expect(attempt?.cause).toBe('{"errorMessage":"pin: «redacted: key pin»"}');
  });

  it("takes out what a definition holds, and leaves what it says of where values come from", async () => {
    const definition = pass({ Parameters: { "pin.$": "$.pin", other: { pin: "4711-0815" } } });
    const clean = redacted(await recorded({ pin: "0000-1111" }, definition), { keys: ["pin*"] });
    expect(clean.definition.States.A?.Parameters).toEqual({
      "pin.$": "$.pin",
      other: { pin: "«redacted: key pin»" },
    });
  });

  it("takes out values of any kind, once", async () => {
    const input = { a1: null, a2: [1, { b: "x" }], a3: 5, a4: false, b: "kept" };
    const once = redacted(await recorded(input), { keys: ["a*"] });
    expect(once.input).toEqual({
      a1: "«redacted: key a1»",
      a2: "«redacted: key a2»",
      a3: "«redacted: key a3»",
      a4: "«redacted: key a4»",
      b: "kept",
    });
    expect(redacted(once, { keys: ["a*"] })).toEqual(once);
  });
});

describe("redaction by path", () => {
  it.each<[string, Json]>([
    [
      "$.scene.token",
      { scene: { token: "«redacted: path $.scene.token»", id: "s-1" }, users: [{ mail: "a@b.example" }] },
    ],
    [
      "$['scene']['token']",
      {
        scene: { token: "«redacted: path $['scene']['token']»", id: "s-1" },
        users: [{ mail: "a@b.example" }],
      },
    ],
    [
      "$.users[*].mail",
      { scene: { token: "t-123456", id: "s-1" }, users: [{ mail: "«redacted: path $.users[*].mail»" }] },
    ],
    ["$.users[0]", { scene: { token: "t-123456", id: "s-1" }, users: ["«redacted: path $.users[0]»"] }],
    [
      "$..token",
      { scene: { token: "«redacted: path $..token»", id: "s-1" }, users: [{ mail: "a@b.example" }] },
    ],
    [
      "$.*.id",
      { scene: { token: "t-123456", id: "«redacted: path $.*.id»" }, users: [{ mail: "a@b.example" }] },
    ],
    ["$.none", { scene: { token: "t-123456", id: "s-1" }, users: [{ mail: "a@b.example" }] }],
  ])("takes out what %s leads to", async (path, left) => {
    const record = await recorded({
      scene: { token: "t-123456", id: "s-1" },
      users: [{ mail: "a@b.example" }],
    });
    const clean = redacted(record, { paths: [path] });
    expect([clean.input, clean.states[0]?.output]).toEqual([left, left]);
    expect(clean.history[0]?.executionStartedEventDetails?.input).toBe(JSON.stringify(left));
  });

  it.each(["$", "$.", "$x", "$.a b", "$[", "$.a[1", "$..", "$.a..", "$[?(@.a)]"])("refuses %s", (path) => {
    expect(userErrorOf(() => redactionOptions([path]))).toBe(
      `error: This is no path to values that are to be left out
   at: --redact
  got: ${JSON.stringify(path)}
  fix: Write $.scene.token, $.users[*].mail or $..secret, or a pattern of names: *password*`,
    );
  });

  it("tells paths from names", () => {
    expect(redactionOptions(["*key*", "$.a", "b"])).toEqual({ keys: ["*key*", "b"], paths: ["$.a"] });
  });
});

describe("what is always taken out", () => {
  const upper = "ABCDEFGHIJKLMNOP";
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const jwt = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0", "c2lnbmF0dXJl"].join(".");

  it.each([
    [`id AKIA${upper}!`, "id «redacted: AWS access key»!"],
    [`ASIA${upper}`, "«redacted: AWS access key»"],
    [
      `aws_secret_access_key = ${letters}/+AB`,
      "aws_secret_access_key = «redacted: key aws_secret_access_key»",
    ],
    ["DB_PASSWORD=hunter2 next", "DB_PASSWORD=«redacted: key DB_PASSWORD» next"],
    [`x {\\"secretAccessKey\\":\\"a b\\"}`, `x {\\"secretAccessKey\\":«redacted: key secretAccessKey»}`],
    ["Server=a;User=b;Password=c-d;", "Server=a;User=b;Password=«redacted: key Password»;"],
    ["AccountName=a;AccountKey=bcd==;", "AccountName=a;AccountKey=«redacted: key AccountKey»;"],
    ["postgres://me:p@ss:word@host/db", "postgres://«redacted: user and password»@host/db"],
    ["https://host:8080/a@b", "https://host:8080/a@b"],
    [`got ${jwt}.`, "got «redacted: JSON web token»."],
    ["Authorization: Bearer abc.def", "Authorization: Bearer «redacted: authorization»"],
    [
      "curl -H 'Authorization: Basic dXNlcjpwdw=='",
      "curl -H 'Authorization: Basic «redacted: authorization»'",
    ],
    ["uses bearer abcdefgh12345", "uses bearer «redacted: authorization»"],
    ["basic documentation is the bearer of news", "basic documentation is the bearer of news"],
    ["Set-Cookie: sid=1; Path=/", "Set-Cookie: «redacted: cookie»"],
    [`ghp_${letters}`, "«redacted: token»"],
    [`see xoxb-1234567890-${letters} there`, "see «redacted: token» there"],
    [
      `https://hooks.slack.com/services/T0/B0/${letters}`,
      "https://hooks.slack.com/services/«redacted: webhook»",
    ],
    [
      `a\n-----BEGIN RSA PRIVATE KEY-----\n${letters}\n-----END RSA PRIVATE KEY-----\nb`,
      "a\n«redacted: private key»\nb",
    ],
    [`cut -----BEGIN PRIVATE KEY-----\\n${letters}`, "cut «redacted: private key»"],
    [`token AQCEAAAAKgAAAAMAAAAA${letters}${letters}==`, "token «redacted: task token»"],
    [
      `https://b.s3.amazonaws.com/k?X-Amz-Signature=${letters}&x=1`,
      "https://b.s3.amazonaws.com/k?X-Amz-Signature=«redacted: key X-Amz-Signature»&x=1",
    ],
  ])("is found by its shape: %s", async (text, clean) => {
    expect(await left(text)).toBe(clean);
  });

  it("is found by the name of a member that holds a text", async () => {
    const clean = redacted(
      await recorded({
        Credentials: { SecretAccessKey: "abc def", SessionToken: "x" },
        headers: { Authorization: ["Digest abc"], cookie: "a=b" },
        password: "",
        secret: { arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:name" },
        nextToken: "page-2",
      }),
    );
    expect(clean.input).toEqual({
      Credentials: {
        SecretAccessKey: "«redacted: key SecretAccessKey»",
        SessionToken: "«redacted: key SessionToken»",
      },
      headers: { Authorization: "«redacted: key Authorization»", cookie: "«redacted: key cookie»" },
      password: "",
      secret: { arn: "arn:aws:secretsmanager:us-east-1:123456789012:secret:name" },
      nextToken: "page-2",
    });
  });

  it("is found in the end of a log that Lambda hands back", async () => {
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    const clean = redacted(await recorded({ LogResult: base64("START\ndb_password=hunter22\nEND") }));
    expect(clean.input).toEqual({ LogResult: base64("START\ndb_password=«redacted: key db_password»\nEND") });
  });

  it("is the token of a task, wherever it was written", async () => {
    const token = Buffer.from(Array.from({ length: 48 }, () => 128)).toString("base64");
    const { record, recorder } = await recordedRun(
      {
        StartAt: "Ask",
        States: {
          Ask: {
            Type: "Task",
            Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
            Parameters: { FunctionName: ECHO, Payload: { "answerTo.$": "$$.Task.Token", id: 7 } },
            TimeoutSeconds: 5,
            Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Done" }],
            End: true,
          },
          Done: { Type: "Pass", Result: "done", End: true },
        },
      },
      { services: { call: () => undefined } },
    );
    const url = `https://host/?answer=${encodeURIComponent(token)}`;
    for (const message of [`token ${token}!`, url, JSON.stringify({ event: { answerTo: token } })]) {
      recorder.log({ scheduledEventId: 3, timestamp: 0, message });
    }
    expect(JSON.stringify(record)).toContain(token);
    const clean = redacted(recorder.record());
    expect(JSON.stringify(clean)).not.toContain(token);
    const [attempt] = clean.states[0]?.attempts ?? [];
    expect(attempt?.input).toMatchObject({ Payload: { answerTo: "«redacted: task token»", id: 7 } });
    expect(attempt?.logs.map(({ message }) => message)).toEqual([
      "token «redacted: task token»!",
      "https://host/?answer=«redacted: task token»",
      '{"event":{"answerTo":"«redacted: task token»"}}',
    ]);
  });
});

describe("a redacted record", () => {
  it("is the record itself where it holds no secret, and never changes it", async () => {
    const record = await recorded({ a: 1, text: "nothing here" });
    const before = JSON.stringify(record);
    expect(redacted(record, { keys: ["password"], paths: ["$.b"] })).toBe(record);
    const secret = await recorded({ password: "hunter22" });
    const secretBefore = JSON.stringify(secret);
    expect(redacted(secret)).not.toBe(secret);
    expect([JSON.stringify(record), JSON.stringify(secret)]).toEqual([before, secretBefore]);
  });

  it("holds a secret nowhere, whatever it is and wherever it stands", async () => {
    const secret = fc
      .string({ unit: "binary", minLength: 8, maxLength: 24 })
      .filter((text) => text.trim().length > 7);
    await fc.assert(
      fc.asyncProperty(secret, arbitraryJson(), fc.string(), async (text, around, name) => {
        const input = {
          around,
          [name]: [`before${text}after`, JSON.stringify({ [text]: JSON.stringify(`${text}!`) })],
          [text]: 1,
          deep: { token: text },
        };
        const { recorder } = await recordedRun(
          {
            StartAt: "A",
            States: {
              A: {
                Type: "Task",
                Resource: ECHO,
                Catch: [{ ErrorEquals: ["States.ALL"], Next: "B" }],
                End: true,
              },
              B: { Type: "Pass", End: true },
            },
          },
          {
            input,
            functions: { invoke: async () => ({ succeeded: false, error: text, cause: `cause ${text}` }) },
          },
        );
        recorder.log({ scheduledEventId: 3, timestamp: 0, message: `line ${JSON.stringify([text])}` });
        recorder.log({
          scheduledEventId: 3,
          timestamp: 0,
          message: `line of ${encodeURIComponent(text.replaceAll(/\p{Cs}/gu, ""))}`,
        });
        const record = recorder.record();
        for (const options of [{ paths: ["$.deep.token"] }, { keys: ["tok*"] }]) {
          expect(holds(redacted(record, options), text)).toBe(false);
        }
      }),
    );
  });

  it("keeps what shows the execution, whatever is taken out", async () => {
    const words = ["Pass", "SUCCEEDED", "2026-01-01T00:00:00.000Z", "simulated", "states", "attempts"];
    const record = await recorded({ words });
    const clean = redacted(record, { keys: ["words"] });
    const shown = ({ status, clock, states, startedAt }: ExecutionRecord) => [
      status,
      clock,
      startedAt,
      states.map(({ id, type, status: its, enteredAt, attempts }) => [id, type, its, enteredAt, attempts]),
    ];
    expect(shown(clean)).toEqual(shown(record));
  });

  it("is made in time that grows with the text alone", async () => {
    const hostile = [
      "eyJ",
      "://",
      "-----BEGIN ",
      "password ",
      "a_",
      "bearer ",
      '\\"',
      "sk-",
      "a:",
      "key=\\\\",
      "AAAAKgAAAA",
    ];
    for (const part of hostile) {
      const record = await recorded(`password= key ${part.repeat(200_000 / part.length)}`);
      const start = performance.now();
      redacted(record, { keys: ["*a*b*"] });
      expect([part, performance.now() - start < 2000]).toEqual([part, true]);
    }
  });

  it("holds nothing of what nests deeper than can be looked through", async () => {
    const record = await recorded({});
    const input = `${"[".repeat(100_000)}"a"${"]".repeat(100_000)}`;
    const left = "«redacted: what nests too deep to be looked through»";
    expect(redacted({ ...record, input }).input).toBe(left);
    expect(redacted({ ...record, input: JSON.parse(input) }).input).toBe(left);
  });
});

/** Whether a secret stands anywhere, as it is or in JSON, in a text or in a name. */
function holds(value: unknown, secret: string): boolean {
  if (typeof value === "string") {
    const inJson = JSON.stringify(secret).slice(1, -1);
    return value.includes(secret) || value.includes(inJson);
  }
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, member]) => holds(name, secret) || holds(member, secret));
}
