import { Client } from "pg";

/** The role of those who only read. Its transactions are read-only, and if it changes that, it still has no rights. */
const READER = "tickets_reader";

/**
 * A role that may read what the load creates, and nothing else: no superuser, member of no role that runs programs or
 * reads files of the server, no temporary tables, and no DO blocks. Explicit grants rather than `pg_read_all_data`,
 * which could also read the hashes of passwords.
 */
const statements = (password: string): readonly string[] => [
  `CREATE ROLE ${READER} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION PASSWORD '${password}'`,
  `ALTER ROLE ${READER} SET default_transaction_read_only = on`,
  `ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO ${READER}`,
  `ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO ${READER}`,
  "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
  "REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC",
  "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC",
];

/**
 * Creates the reader's role in a new, empty warehouse. The password is hexadecimal, so that it needs no quoting.
 * @param url of the warehouse's owner
 * @returns the URL with which the reader connects
 */
export const createReader = async (url: string, password: string): Promise<string> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements(password)) await client.query(statement);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url), { username: READER, password }).href;
};
