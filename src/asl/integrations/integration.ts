import type { Permission } from "../permission";
import type { ServiceIntegration } from "../service-integration";

/**
 * An integration of which the types are claimed by whoever calls this.
 *
 * @param action service, action and pattern, for example `sqs:sendMessage.waitForTaskToken`
 */
export function integration<Arguments, Result, Waits extends boolean>(
  action: string,
  given: Readonly<Record<string, unknown>>,
  permissions: readonly Permission[] = [],
): ServiceIntegration<Arguments, Result, Waits> {
  return {
    resource: `arn:aws:states:::${action}`,
    given,
    ...(permissions.length > 0 && { permissions }),
  };
}
