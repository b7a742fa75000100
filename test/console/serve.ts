// Serves the built console with the API in memory, for looking at it: tsx test/console/serve.ts [PORT]
// Vite's development server passes /v1 on to the same port: CONSOLE_API=http://127.0.0.1:PORT vite console
import { startConsole } from "./support/start-console.js";

const { url, people } = await startConsole({ port: Number(process.argv[2] ?? 8700) });
console.log(`${url}\n${people.map(({ email, password }) => `${email} ${password}`).join("\n")}`);
