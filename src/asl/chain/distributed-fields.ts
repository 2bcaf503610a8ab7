import type { DistributedOptions } from "./builder-options";
import type { StateFields } from "./state-fields";

/** The fields that a distributed Map has besides those of an inline one. */
export function distributedFields(fields: StateFields, options: DistributedOptions): object {
  const { reader, batcher, writer, label } = options;
  return {
    ...(label !== undefined && { Label: label }),
    ...(reader !== undefined && { ItemReader: itemReader(fields, reader) }),
    ...(batcher !== undefined && {
      ItemBatcher: {
        ...fields.field("BatchInput", "batcher.batchInput", batcher.batchInput),
        ...fields.field("MaxItemsPerBatch", "batcher.maxItems", batcher.maxItems),
        ...fields.field("MaxInputBytesPerBatch", "batcher.maxBytes", batcher.maxBytes),
      },
    }),
    ...fields.field("ToleratedFailureCount", "toleratedFailureCount", options.toleratedFailureCount),
    ...fields.field(
      "ToleratedFailurePercentage",
      "toleratedFailurePercentage",
      options.toleratedFailurePercentage,
    ),
    ...(writer !== undefined && { ResultWriter: resultWriter(fields, writer) }),
  };
}

function itemReader(fields: StateFields, reader: Exclude<DistributedOptions["reader"], undefined>) {
  const { resource, config, arguments: given } = fields.value("reader", reader);
  return {
    Resource: resource,
    ReaderConfig: fields.json("reader", config),
    Arguments: fields.json("reader", given),
  };
}

function resultWriter(fields: StateFields, writer: Exclude<DistributedOptions["writer"], undefined>) {
  const { bucket, prefix, transformation, outputType } = fields.value("writer", writer);
  return {
    Resource: "arn:aws:states:::s3:putObject",
    ...((transformation !== undefined || outputType !== undefined) && {
      WriterConfig: { Transformation: transformation ?? "NONE", OutputType: outputType ?? "JSON" },
    }),
    Arguments: fields.json("writer", { Bucket: bucket, ...(prefix !== undefined && { Prefix: prefix }) }),
  };
}
