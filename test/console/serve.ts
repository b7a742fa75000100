// Serves the built console with made-up tickets and the API in memory:
//   tsx test/console/serve.ts [PORT] [TICKETS]
// TICKETS more than those of seed.ts are in the inbox.
// For changes that appear at once, run it and, in console/, CONSOLE_API=http://127.0.0.1:PORT npm run dev.
import { PASSWORD } from "../support/fakes/identity-fakes.js";
import { PEOPLE, seedMany } from "./support/seed.js";
import { startConsole } from "./support/start-console.js";

const { url, api } = await startConsole({ port: Number(process.argv[2] ?? 8700) });
seedMany(api, Number(process.argv[3] ?? 0));
console.log(`${url}\n\n${PEOPLE.map(({ email, role }) => `${email} (${role})`).join("\n")}\nPassword: ${PASSWORD}`);
