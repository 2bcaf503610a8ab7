import type { Json } from "../../input/json-text";
import type { IntegrationFacts } from "./integration-facts";
import { namedArn } from "./named-arn";
import { arnIn } from "./place";

/** AWS's own policy allows all four actions together; a task needs the one that it calls. */
function itemFacts(action: string, why: string, sample: Json): IntegrationFacts {
  return {
    needs: (call) => {
      const name = call.text("TableName");
      const table =
        name === undefined
          ? undefined
          : namedArn(name, {
              type: "aws_dynamodb_table",
              arn: (named) => arnIn(call.place, "dynamodb", `table/${named}`),
            });
      return [
        {
          actions: [`dynamodb:${action}`],
          resources: table === undefined ? undefined : [table],
          why,
          field: "TableName",
        },
      ];
    },
    sample: () => sample,
  };
}

export const getItemFacts = itemFacts("GetItem", "read an item of the table", { Item: { id: { S: "1" } } });
export const putItemFacts = itemFacts("PutItem", "write an item to the table", {});
export const updateItemFacts = itemFacts("UpdateItem", "change an item of the table", {});
export const deleteItemFacts = itemFacts("DeleteItem", "delete an item of the table", {});
