// Preloaded into a process of the local stack: exits when the parent process has ended, which closes standard input.
process.stdin.on("end", () => {
  process.exit(0);
});
process.stdin.resume();
if ("unref" in process.stdin) process.stdin.unref();
