import { describe, expect, it } from "vitest";
import { Pattern } from "../../../src/review/permissions/pattern";

const action = (outer: string, inner: string) => Pattern.action(outer).covers(Pattern.action(inner));
const resource = (outer: string, inner: string) => Pattern.resource(outer).covers(Pattern.resource(inner));

describe("a pattern of actions", () => {
  it.each([
    ["lambda:*", "lambda:InvokeFunction"],
    ["*", "lambda:*"],
    ["Lambda:invokefunction", "lambda:InvokeFunction"],
    ["s3:Get*", "s3:GetObject*"],
    ["s3:GetObjec?", "s3:GetObject"],
    ["s3:*", "s3:?et*"],
  ])("%s covers %s", (outer, inner) => {
    expect(action(outer, inner)).toBe(true);
  });

  it.each([
    ["lambda:InvokeFunction", "lambda:*"],
    ["s3:Get*", "s3:G*"],
    ["s3:GetObject?", "s3:GetObject*"],
    ["s3:Get*t", "s3:Get*"],
    ["s3.*", "s3:GetObject"],
  ])("%s does not cover %s", (outer, inner) => {
    expect(action(outer, inner)).toBe(false);
  });
});

describe("a pattern of resources", () => {
  it.each([
    ["arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a/b"],
    ["arn:aws:lambda:*:*:function:x", "arn:aws:lambda:eu-central-1:1:function:x"],
    ["arn:aws:sqs:*", "arn:aws:sqs:eu-central-1:1:jobs"],
    ["*", "${aws_sqs_queue.jobs.arn}"],
    ["${aws_sqs_queue.jobs.arn}:*", "${aws_sqs_queue.jobs.arn}:a"],
    ["arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/${aws:username}/x"],
    ["a${*}", "a${*}"],
  ])("%s covers %s", (outer, inner) => {
    expect(resource(outer, inner)).toBe(true);
  });

  it.each([
    ["arn:aws:s3:::Bucket", "arn:aws:s3:::bucket"],
    // Only at a segment's end a wildcard goes on past the colon.
    ["arn:aws:lambda:eu*1:1:function:x", "arn:aws:lambda:eu-central-1:2:function:1:1:function:x"],
    ["arn:aws:s3:::b?", "arn:aws:s3:::b*"],
    // What a reference becomes is not known, however long it is written.
    ["arn:aws:sqs:a:1:j*s", "arn:aws:sqs:a:1:j${aws_x.y.name}s"],
    ["???????????????????????????", "${aws_sqs_queue.jobs.arn}"],
    // A literal star.
    ["a${*}", "a${aws:username}"],
    ["a${*}", "ab"],
  ])("%s does not cover %s", (outer, inner) => {
    expect(resource(outer, inner)).toBe(false);
  });

  it("is held to another in a time that grows with both lengths, whatever its wildcards are", () => {
    const hostile = `${"*a".repeat(200)}b`;
    expect(resource(hostile, "a".repeat(2_000))).toBe(false);
  });
});
