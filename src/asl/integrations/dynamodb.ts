import type { ServiceIntegration } from "../service-integration";
import { integration } from "./integration";
import type { SdkMetadata } from "./sdk-metadata";

/** A table; the `DynamodbTable` of the provider is one. */
export interface Table {
  readonly name: string;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Attributes };

export interface Attributes {
  readonly [name: string]: AttributeValue;
}

interface Measured {
  readonly ReturnConsumedCapacity?: "INDEXES" | "TOTAL" | "NONE";
}

interface Named {
  /** What a name that begins with `#` in an expression stands for. */
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
}

interface Conditional extends Measured, Named {
  /** The item is left as it is where this does not hold, and the task fails. */
  readonly ConditionExpression?: string;
  /** What a name that begins with `:` in an expression stands for. */
  readonly ExpressionAttributeValues?: Attributes;
  readonly ReturnItemCollectionMetrics?: "SIZE" | "NONE";
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html */
export interface GetItemArguments extends Measured, Named {
  readonly Key: Attributes;
  readonly ConsistentRead?: boolean;
  /** Which attributes the result has. @default all */
  readonly ProjectionExpression?: string;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html */
export interface PutItemArguments extends Conditional {
  readonly Item: Attributes;
  readonly ReturnValues?: "NONE" | "ALL_OLD";
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html */
export interface UpdateItemArguments extends Conditional {
  readonly Key: Attributes;
  readonly UpdateExpression?: string;
  readonly ReturnValues?: "NONE" | "ALL_OLD" | "UPDATED_OLD" | "ALL_NEW" | "UPDATED_NEW";
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html */
export interface DeleteItemArguments extends Conditional {
  readonly Key: Attributes;
  readonly ReturnValues?: "NONE" | "ALL_OLD";
}

export interface GetItemResult<Item> extends SdkMetadata {
  /** Absent where the table has no such item. */
  readonly Item?: Item;
}

export interface WriteItemResult<Item> extends SdkMetadata {
  /** What `ReturnValues` asks for. */
  readonly Attributes?: Item;
}

/**
 * Reads an item of a table.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 */
export function getItem<Item extends Attributes = Attributes>({
  name,
}: Table): ServiceIntegration<GetItemArguments, GetItemResult<Item>> {
  return integration("dynamodb:getItem", { TableName: name });
}

/** Writes an item, or another one in its place. */
export function putItem<Item extends Attributes = Attributes>({
  name,
}: Table): ServiceIntegration<PutItemArguments, WriteItemResult<Item>> {
  return integration("dynamodb:putItem", { TableName: name });
}

/** Changes attributes of an item. */
export function updateItem<Item extends Attributes = Attributes>({
  name,
}: Table): ServiceIntegration<UpdateItemArguments, WriteItemResult<Item>> {
  return integration("dynamodb:updateItem", { TableName: name });
}

/** Deletes an item. */
export function deleteItem<Item extends Attributes = Attributes>({
  name,
}: Table): ServiceIntegration<DeleteItemArguments, WriteItemResult<Item>> {
  return integration("dynamodb:deleteItem", { TableName: name });
}
