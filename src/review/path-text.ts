/** A path as Terraform writes it: `vpc_config[0].subnet_ids`, `tags["a b"]`. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, i) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(step)) return `[${JSON.stringify(step)}]`;
      return i === 0 ? step : `.${step}`;
    })
    .join("");
}
