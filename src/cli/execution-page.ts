import type { ExecutionRecord } from "../execution/record";
import { redacted } from "../execution/redaction";
import { pageHtml } from "../report/page/page-html";
import type { PageFile } from "./page-file";

/**
 * Writes the page of a record, without its secrets.
 *
 * @param compareWith another run, which the page marks the differences from
 * @throws UserError where it cannot be written
 */
export function writePage(file: PageFile, record: ExecutionRecord, compareWith?: ExecutionRecord): void {
  const html = pageHtml(redacted(record, file.redaction), {
    ...(compareWith !== undefined && { compareWith: redacted(compareWith, file.redaction) }),
    ...(record.clock === "real" && record.status === "RUNNING" && { asOf: new Date().toISOString() }),
  });
  file.write(html);
}
