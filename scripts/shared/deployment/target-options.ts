import { Option, type Command } from "commander";
import { TARGETS } from "./target.js";

/** Adds `--target`, which says where a command works: see `resolveTarget`. */
export const withTarget = (command: Command): Command =>
  command.addOption(
    new Option("--target <where>", "the newest local stack, if one is up, or AWS").choices(TARGETS).default("auto"),
  );

/** Adds `--endpoint`, which leads a command to an emulator. */
export const withEndpoint = (command: Command): Command =>
  command.option("--endpoint <url>", "address of an AWS emulator (default: AWS_ENDPOINT_URL)");
