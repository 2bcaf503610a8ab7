#!/usr/bin/env node
// Stands for a command: notes that it was called, and answers as the test says.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const folder = dirname(process.argv[1]);
const command = basename(process.argv[1]);
const args = process.argv.slice(2);
const stdin = args.includes("--input") ? readFileSync(0, "utf8") : undefined;
appendFileSync(
  join(folder, "calls.jsonl"),
  `${JSON.stringify({ call: [command, ...args].join(" "), stdin })}\n`,
);
const answers = JSON.parse(readFileSync(join(folder, "answers.json"), "utf8"));
const index = answers.findIndex(({ to }) => [command, ...args].join(" ").startsWith(to));
const answer = answers[index];
if (answer?.once) {
  const left = answers.filter((_, i) => i !== index);
  writeFileSync(join(folder, "answers.json"), JSON.stringify(left));
}
if (answer === undefined) {
  console.error(`Nobody told ${command} what to answer to: ${args.join(" ")}`);
  process.exit(99);
}
for (const [file, text] of Object.entries(answer.writes ?? {})) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
process.stdout.write(answer.stdout ?? "");
process.stderr.write(answer.stderr ?? "");
process.exitCode = answer.exitCode ?? 0;
