import { describe, expect, it } from "vitest";
import { DefinitionError, renderDefinition } from "../../../stacks/assets/asl.js";

describe("renderDefinition", () => {
  it("fills every occurrence of a placeholder", () => {
    const rendered = renderDefinition('{ "A": "${Table}", "B": "arn:${Partition}:x:${Table}" }', {
      Table: "tickets",
      Partition: "aws",
    });

    expect(rendered).toBe('{ "A": "tickets", "B": "arn:aws:x:tickets" }');
  });

  it("inserts a value unchanged, including dollar signs", () => {
    expect(renderDefinition("${Queue}", { Queue: "${aws_sqs_queue.q.url}$&" })).toBe("${aws_sqs_queue.q.url}$&");
  });

  it("reports the placeholders without a value", () => {
    expect(() => renderDefinition("${Table} ${Topic} ${Queue}", { Topic: "t" })).toThrow(
      new DefinitionError("The definition needs a value for Queue, Table."),
    );
  });

  it("reports the values without a placeholder", () => {
    expect(() => renderDefinition("${Table}", { Table: "t", Topic: "t" })).toThrow(
      new DefinitionError("The definition has no placeholder for Topic."),
    );
  });

  it("rejects what Terraform would read as a directive", () => {
    expect(() => renderDefinition('{ "Output": "%{ if true }" }', {})).toThrow(DefinitionError);
  });
});
