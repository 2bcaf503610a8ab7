import type { RecordedCall } from "./recorded-calls";

/** What IAM asks of a caller: an action on a resource, under what is known of the call. */
export interface NeededAction {
  readonly action: string;
  /** ARN; `*` where the service knows no resources for the action. */
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

const REGION = "us-east-1";

/** What its role has to be allowed for a call; nothing where AWS asks for no permission. */
export class NeededActions {
  readonly #account: string;
  /** The boundary of each role, by its name: IAM knows it when a policy is put into the role. */
  readonly #boundaries = new Map<string, string>();

  constructor(account: string) {
    this.#account = account;
  }

  of(call: RecordedCall): NeededAction[] {
    switch (call.service) {
      case "sts":
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: no permissions are required.
        return [];
      case "s3":
        return [this.#storage(call)];
      case "iam":
        return this.#role(call);
      case "lambda":
        return this.#function(call);
      case "logs":
        return this.#logGroup(call);
      case "states":
        return this.#machine(call);
      default:
        throw new Error(`Nothing is known of calls like ${call.service} ${call.method} ${call.url.pathname}`);
    }
  }

  #storage({ method, url }: RecordedCall): NeededAction {
    const [, bucket = "", ...key] = url.pathname.split("/");
    const arn = `arn:aws:s3:::${[bucket, ...key].join("/")}`;
    if (key.length === 0) return needed("s3:ListBucket", arn);
    const operation = { GET: "GetObject", HEAD: "GetObject", PUT: "PutObject", DELETE: "DeleteObject" }[
      method
    ];
    return needed(`s3:${operation}`, arn);
  }

  #role({ body }: RecordedCall): NeededAction[] {
    const parameters = new URLSearchParams(body);
    const operation = parameters.get("Action") ?? "";
    const role = parameters.get("RoleName") ?? "";
    const boundary = parameters.get("PermissionsBoundary");
    if (boundary !== null) this.#boundaries.set(role, boundary);
    const context = { "iam:PermissionsBoundary": this.#boundaries.get(role) ?? "" };
    const arn = `arn:aws:iam::${this.#account}:role/${role}`;
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags_roles.html: a role that is made with tags is tagged.
    const isTagged = operation === "CreateRole" && parameters.has("Tags.member.1.Key");
    return [
      needed(`iam:${operation}`, arn, context),
      ...(isTagged ? [needed("iam:TagRole", arn, context)] : []),
    ];
  }

  #function({ method, url, body }: RecordedCall): NeededAction[] {
    const [, , kind, ...rest] = decodeURIComponent(url.pathname).split("/");
    if (kind === "tags") {
      const operation = { POST: "TagResource", DELETE: "UntagResource", GET: "ListTags" }[method];
      return [needed(`lambda:${operation}`, rest.join("/"))];
    }
    const given: { FunctionName?: string; Role?: string; Tags?: object } = body.startsWith("{")
      ? JSON.parse(body)
      : {};
    const [name = given.FunctionName ?? "", part = ""] = rest.filter((one) => one !== "");
    const arn = `arn:aws:lambda:${REGION}:${this.#account}:function:${name}`;
    const operation =
      FUNCTION_OPERATIONS[`${method} ${part}`.trim()] ?? (rest.length === 0 ? "CreateFunction" : "");
    if (operation === "") throw new Error(`Nothing is known of ${method} ${url.pathname}`);
    return [
      needed(`lambda:${operation}`, arn),
      // https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html#fxn-tags-required-permissions
      ...(operation === "GetFunction" ? [needed("lambda:ListTags", arn)] : []),
      ...(operation === "CreateFunction" && given.Tags ? [needed("lambda:TagResource", arn)] : []),
      ...passed(given.Role, "lambda.amazonaws.com"),
    ];
  }

  #logGroup({ target, body }: RecordedCall): NeededAction[] {
    const operation = operationOf(target);
    const given: { logGroupName?: string; resourceArn?: string; tags?: object } = JSON.parse(body);
    const place = `arn:aws:logs:${REGION}:${this.#account}:log-group`;
    // It looks at every log group of the account, whatever the prefix.
    if (operation === "DescribeLogGroups") return [needed("logs:DescribeLogGroups", `${place}:`)];
    const arn = given.resourceArn ?? `${place}:${given.logGroupName}`;
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html (tags)
    const isTagged = operation === "CreateLogGroup" && given.tags !== undefined;
    return [needed(`logs:${operation}`, arn), ...(isTagged ? [needed("logs:TagResource", arn)] : [])];
  }

  #machine({ target, body }: RecordedCall): NeededAction[] {
    const operation = operationOf(target);
    const given: {
      stateMachineArn?: string;
      resourceArn?: string;
      name?: string;
      roleArn?: string;
      tags?: object;
    } = JSON.parse(body);
    const named = `arn:aws:states:${REGION}:${this.#account}:stateMachine:${given.name}`;
    const arn =
      operation === "ValidateStateMachineDefinition"
        ? "*"
        : (given.stateMachineArn ?? given.resourceArn ?? named);
    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html (tags)
    const isTagged = operation === "CreateStateMachine" && given.tags !== undefined;
    return [
      needed(`states:${operation}`, arn),
      ...(isTagged ? [needed("states:TagResource", arn)] : []),
      ...passed(given.roleArn, "states.amazonaws.com"),
    ];
  }
}

const FUNCTION_OPERATIONS: Readonly<Record<string, string>> = {
  GET: "GetFunction",
  DELETE: "DeleteFunction",
  "GET versions": "ListVersionsByFunction",
  "GET code-signing-config": "GetFunctionCodeSigningConfig",
  "PUT code": "UpdateFunctionCode",
  "PUT configuration": "UpdateFunctionConfiguration",
};

function needed(action: string, resource: string, context: NeededAction["context"] = {}): NeededAction {
  return { action, resource, context };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
function passed(role: string | undefined, service: string): NeededAction[] {
  return role === undefined ? [] : [needed("iam:PassRole", role, { "iam:PassedToService": service })];
}

function operationOf(target: string | undefined): string {
  return target?.split(".").at(-1) ?? "";
}
