import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const LISTEN = "0A";

const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const parentOf = (pid: number): number =>
  Number(/^\d+ \(.*\) \S (\d+)/.exec(attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8")) ?? "")?.[1] ?? 0);

/** A process and everything that it started. */
const familyOf = (root: number): ReadonlySet<number> => {
  const pids = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const family = new Set([root]);
  let size = 0;
  while (size < family.size) {
    size = family.size;
    for (const pid of pids) if (family.has(parentOf(pid))) family.add(pid);
  }
  return family;
};

/** Numbers of the sockets that a process has open. */
const socketsOf = (pid: number): readonly string[] => {
  const folder = `/proc/${pid}/fd`;
  const files = attempt(() => readdirSync(folder)) ?? [];
  const links = files.map((file) => attempt(() => readlinkSync(`${folder}/${file}`)) ?? "");
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
};

/** "0100007F" as "127.0.0.1": the kernel prints the bytes of each 32-bit word from the last to the first. */
const readAddress = (hex: string): string => {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).toReversed());
  if (bytes.length === 4) return bytes.map((byte) => parseInt(byte, 16)).join(".");
  const isMapped = /^(00){10}FFFF/i.test(bytes.join(""));
  if (isMapped)
    return bytes
      .slice(-4)
      .map((byte) => parseInt(byte, 16))
      .join(".");
  return new URL(`http://[${bytes.join("").match(/.{4}/g)?.join(":") ?? ""}]`).hostname;
};

/** Linux only: the addresses at which a process and those that it started listen, as "127.0.0.1:43210". */
export const listenersOf = (root: number): readonly string[] => {
  const owned = new Set([...familyOf(root)].flatMap(socketsOf));
  return ["tcp", "tcp6"].flatMap((table) => {
    const lines = readFileSync(`/proc/net/${table}`, "utf8").trim().split("\n").slice(1);
    const sockets = lines.map((line) => line.trim().split(/\s+/));
    return sockets.flatMap(([, local = "", , state, , , , , , inode = ""]) => {
      const [address = "", port = ""] = local.split(":");
      return state === LISTEN && owned.has(inode) ? [`${readAddress(address)}:${parseInt(port, 16)}`] : [];
    });
  });
};
