import type { Definition } from "../src/asl/definition";

const LAMBDA = "arn:aws:states:::lambda:invoke";

/** Definitions as pipelines have them, half of them in each query language; no two share an expression. */
export function definitions(count: number): Definition[] {
  return Array.from({ length: count }, (_, i) => (i % 2 === 0 ? inJsonPath(i) : inJsonata(i)));
}

function inJsonPath(i: number): Definition {
  const retry = [
    { ErrorEquals: ["Lambda.TooManyRequestsException"], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 },
  ];
  return {
    StartAt: "Prepare",
    States: {
      Prepare: {
        Type: "Pass",
        Parameters: {
          "scenes.$": `$.batch${i}.scenes`,
          "name.$": `States.Format('batch-${i}-{}', $$.Execution.Name)`,
        },
        Assign: { "bucket.$": `$.bucket${i}` },
        ResultPath: `$.prepared${i}`,
        Next: "Scenes",
      },
      Scenes: {
        Type: "Map",
        ItemsPath: `$.prepared${i}.scenes`,
        ItemSelector: { "scene.$": "$$.Map.Item.Value", "bucket.$": "$bucket" },
        MaxConcurrency: 10,
        ItemProcessor: {
          StartAt: "Which",
          States: {
            Which: {
              Type: "Choice",
              Choices: [
                {
                  And: [
                    { Variable: `$.scene.collection${i}`, IsPresent: true },
                    { Variable: `$.scene.collection${i}`, StringMatches: "aviris*" },
                  ],
                  Next: "Process",
                },
              ],
              Default: "Unknown",
            },
            Process: {
              Type: "Task",
              Resource: LAMBDA,
              Parameters: { FunctionName: "processor", "Payload.$": `$.scene.payload${i}` },
              ResultSelector: { "bands.$": `$.Payload.bands${i}[0:3]` },
              TimeoutSeconds: 60,
              Retry: retry,
              Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Unknown" }],
              End: true,
            },
            Unknown: {
              Type: "Fail",
              Error: "UnknownCollection",
              CausePath: `States.JsonToString($.scene.id${i})`,
            },
          },
        },
        Next: "Both",
      },
      Both: {
        Type: "Parallel",
        Branches: ["Rgb", "Index"].map((name) => ({
          StartAt: name,
          States: {
            [name]: { Type: "Task", Resource: LAMBDA, Parameters: { FunctionName: name }, End: true },
          },
        })),
        Next: "Wait",
      },
      Wait: { Type: "Wait", SecondsPath: `$[0].pause${i}`, Next: "Done" },
      Done: { Type: "Succeed" },
    },
  };
}

function inJsonata(i: number): Definition {
  return {
    QueryLanguage: "JSONata",
    StartAt: "Prepare",
    States: {
      Prepare: {
        Type: "Pass",
        Assign: {
          total: `{% $count($states.input.scenes[size > ${i}]) %}`,
          name: `{% 'batch-${i}-' & $uuid() %}`,
        },
        Output: `{% $merge([$states.input, {'first': $states.input.scenes[${i}].id}]) %}`,
        Next: "Scenes",
      },
      Scenes: {
        Type: "Map",
        Items: `{% $states.input.scenes[quality >= ${i}] %}`,
        ItemSelector: { scene: "{% $states.context.Map.Item.Value %}", of: `{% $total + ${i} %}` },
        ItemProcessor: {
          StartAt: "Process",
          States: {
            Process: {
              Type: "Task",
              Resource: LAMBDA,
              Arguments: {
                FunctionName: "processor",
                Payload: { id: `{% $states.input.scene.id & '-${i}' %}` },
              },
              Output: `{% $states.result.Payload.bands[${i}] %}`,
              Catch: [
                {
                  ErrorEquals: ["States.ALL"],
                  Output: `{% {'error': $states.errorOutput.Error, 'scene': ${i}} %}`,
                  Next: "Failed",
                },
              ],
              End: true,
            },
            Failed: {
              Type: "Pass",
              Output: `{% $merge([$states.input, {'name': $name, 'n': ${i}}]) %}`,
              End: true,
            },
          },
        },
        Next: "Any",
      },
      Any: {
        Type: "Choice",
        Choices: [
          {
            Condition: `{% $count($filter($states.input, function($one) { $one.n > ${i} })) > 0 %}`,
            Next: "Done",
          },
        ],
        Default: "None",
      },
      None: {
        Type: "Fail",
        Error: "NoScenes",
        Cause: `{% 'Not one of ' & $string($total) & ' above ${i}' %}`,
      },
      Done: { Type: "Succeed", Output: `{% {'scenes': $states.input, 'limit': ${i}} %}` },
    },
  };
}
