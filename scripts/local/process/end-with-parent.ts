// Preloaded into a process of the local stack: ends it when whoever started it is gone, which closes its standard input.
process.stdin.on("end", () => {
  process.exit(0);
});
process.stdin.resume();
if ("unref" in process.stdin) process.stdin.unref();
