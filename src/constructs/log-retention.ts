import { UserError } from "../input/user-error";

/**
 * The numbers of days that CloudWatch Logs can keep log lines for.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * @param where construct that the log group belongs to
 * @throws UserError where CloudWatch Logs does not know the number
 */
export function checkedRetention(days: number, where: string): number {
  if (RETENTION_DAYS.includes(days)) return days;
  throw new UserError({
    what: "CloudWatch Logs cannot keep log lines for this number of days",
    where: `${where} (logRetentionDays)`,
    received: days,
    remedy: `Use one of: ${RETENTION_DAYS.join(", ")}`,
  });
}
