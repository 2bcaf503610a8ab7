// The seam to the infrastructure framework: nothing else in the project imports cdktf or a provider binding.
// Bindings are imported by their own file, since a provider's index loads every resource of that provider.
export { DataArchiveFile } from "@cdktf/provider-archive/lib/data-archive-file";
export { ArchiveProvider } from "@cdktf/provider-archive/lib/provider";
export { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
export { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
export { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
export { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
export { IamRole } from "@cdktf/provider-aws/lib/iam-role";
export { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
export { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
export { AwsProvider } from "@cdktf/provider-aws/lib/provider";
export { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
export { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
export { resolve as resolveTokens } from "cdktf/lib/_tokens";
export { AnnotationMetadataEntryType, Annotations } from "cdktf/lib/annotations";
export { App } from "cdktf/lib/app";
export { LocalBackend } from "cdktf/lib/backends/local-backend";
export { S3Backend } from "cdktf/lib/backends/s3-backend";
export { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
export { TerraformDataSource } from "cdktf/lib/terraform-data-source";
export { TerraformOutput } from "cdktf/lib/terraform-output";
export { TerraformResource } from "cdktf/lib/terraform-resource";
export { TerraformStack } from "cdktf/lib/terraform-stack";
export { ref } from "cdktf/lib/tfExpression";
export { Lazy, Token } from "cdktf/lib/tokens";
