import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AwsClients } from "../src/deployed/aws-clients";
import { readExecution } from "../src/deployed/execution/read-execution";
import { EACH, mapHistory } from "./map-history";
import { alternating, median } from "./measure";

const ROUNDS = 5;
const PAGE = 1000;
/** The most events that AWS keeps of an execution. */
const MOST_EVENTS = 25_000;
const ARN = "arn:aws:states:us-east-1:123456789012";

/** The longest history that AWS has, read page by page over HTTP into a record, against parsing the same pages. */
export async function benchDeployed(): Promise<string[]> {
  const history = mapHistory(Math.floor(MOST_EVENTS / 4) - 1);
  const pages: string[] = [];
  for (let start = 0; start < history.length; start += PAGE) {
    const events = history
      .slice(start, start + PAGE)
      .map(({ timestamp, ...event }) => ({ ...event, timestamp: Date.parse(timestamp) / 1000 }));
    const nextToken = start + PAGE < history.length ? { nextToken: String(pages.length + 1) } : {};
    pages.push(JSON.stringify({ events, ...nextToken }));
  }
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => {
      const { nextToken = "0" }: { nextToken?: string } = JSON.parse(text);
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
      response.end(answerOf(String(request.headers["x-amz-target"]), pages[Number(nextToken)]));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
  });
  const aws = new AwsClients({ region: "us-east-1" });
  try {
    const before = memory();
    const record = await read(aws);
    const kept = memory() - before;
    if (record.history.length !== history.length)
      throw new Error(`${record.history.length} events were read`);
    const works = [() => read(aws), () => pages.map((page) => JSON.parse(page))];
    const [ours = [], theirs = []] = await alternating(works, ROUNDS);
    const ratio = median(ours.map((time, i) => time / (theirs[i] ?? Number.NaN)));
    return [
      `history of ${history.length} events read over HTTP: ${ratio.toFixed(1)} times JSON.parse of its pages (${median(ours).toFixed(0)} ms), ${(kept / 1_000_000).toFixed(0)} MB kept`,
    ];
  } finally {
    aws.close();
    server.close();
  }
}

function read(aws: AwsClients) {
  return readExecution(aws, {
    arn: `${ARN}:execution:bench:run`,
    machine: {
      address: "aws_sfn_state_machine.bench",
      arn: `${ARN}:stateMachine:bench`,
      name: "bench",
      type: "STANDARD",
      roleArn: "role",
      definition: JSON.stringify(EACH),
      logsExecutionData: true,
    },
    functions: [],
    logs: true,
    children: 0,
    follow: false,
    signal: new AbortController().signal,
    onChange: () => {},
    onNote: () => {},
  });
}

function answerOf(target: string, page: string | undefined): string | undefined {
  const machine = { stateMachineArn: `${ARN}:stateMachine:bench`, name: "bench" };
  if (target.endsWith(".GetExecutionHistory")) return page;
  return target.endsWith(".DescribeExecution")
    ? JSON.stringify({ ...machine, executionArn: "", name: "run", status: "SUCCEEDED", startDate: 0 })
    : JSON.stringify({ ...machine, definition: JSON.stringify(EACH), roleArn: "role", updateDate: 0 });
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
