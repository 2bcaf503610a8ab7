const HOSTS: readonly (readonly [region: RegExp, host: string])[] = [
  [/^cn-/, "console.amazonaws.cn"],
  [/^us-gov-/, "console.amazonaws-us-gov.com"],
  [/^/, "console.aws.amazon.com"],
];

/**
 * The page of a state machine in the AWS console.
 *
 * @param arn the machine's ARN, or a reference that becomes it
 */
export function consolePage(region: string, arn: string): string {
  const host = HOSTS.find(([pattern]) => pattern.test(region))?.[1] ?? "";
  return `https://${region}.${host}/states/home?region=${region}#/statemachines/view/${arn}`;
}
