import { distributedMap, executed } from "./execution";

/** Runs a Map of so many items without keeping its history, and prints the peak of the process in MB. */
async function main(items: number): Promise<void> {
  await executed(distributedMap(items), {}, () => {});
  console.log(process.resourceUsage().maxRSS / 1024);
}

void main(Number(process.argv[2]));
