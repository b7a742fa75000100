import { describe, expect, it } from "vitest";
import { publishConsole, type PublishedFile, type Site } from "../../../functions/publish-console/publish-console.js";
import { InvalidInput } from "../../../functions/shared/lambda/errors.js";

/** A site that remembers in which order it was written. */
class FakeSite implements Site {
  readonly writes: string[] = [];
  readonly files = new Map<string, PublishedFile>();
  readonly retired = new Set<string>();
  /** Fails to write this path. */
  broken: string | undefined;

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  async put(file: PublishedFile): Promise<void> {
    // The larger a file is, the longer it takes: an order that only looks right would not stay so.
    await new Promise((resolve) => setTimeout(resolve, file.content.length));
    if (file.path === this.broken) throw new Error("refused");
    this.writes.push(file.path);
    this.retired.delete(file.path);
    this.files.set(file.path, file);
  }

  retire(path: string): Promise<void> {
    this.retired.add(path);
    return Promise.resolve();
  }
}

const aBuild = (version: string, ...assets: string[]): Map<string, Uint8Array> =>
  new Map([
    ["index.html", Buffer.from(version)],
    ["icon.svg", Buffer.from("<svg/>")],
    ...assets.map((name): [string, Uint8Array] => [`assets/${name}`, Buffer.alloc(20)]),
  ]);

const textOf = (site: FakeSite, path: string): string => Buffer.from(site.files.get(path)?.content ?? []).toString();

describe("publishing a build of the console", () => {
  it("writes hashed files first and the page last", async () => {
    const site = new FakeSite();
    const done = await publishConsole(aBuild("1", "index-a.js", "inbox-b.js", "style-c.css"), site);

    expect(site.writes.slice(0, 3).sort()).toEqual(["/assets/inbox-b.js", "/assets/index-a.js", "/assets/style-c.css"]);
    expect(site.writes.slice(3)).toEqual(["/icon.svg", "/index.html"]);
    expect(done).toEqual({ published: 5, retired: 0 });
  });

  it("writes each file with its type and cache rule", async () => {
    const site = new FakeSite();
    await publishConsole(aBuild("1", "index-a.js"), site);

    expect(site.files.get("/assets/index-a.js")).toMatchObject({
      mediaType: "text/javascript; charset=utf-8",
      cacheControl: "public, max-age=31536000, immutable",
    });
    expect(site.files.get("/index.html")).toMatchObject({ cacheControl: "no-cache" });
  });

  it("keeps the files of the build before it, which are to expire", async () => {
    const site = new FakeSite();
    await publishConsole(aBuild("1", "index-a.js", "same-c.js"), site);
    const done = await publishConsole(aBuild("2", "index-b.js", "same-c.js"), site);

    expect([...site.files.keys()]).toContain("/assets/index-a.js");
    expect([...site.retired]).toEqual(["/assets/index-a.js"]);
    expect(done.retired).toBe(1);
  });

  it("makes a file stay that an earlier build had and the new one has again", async () => {
    const site = new FakeSite();
    await publishConsole(aBuild("1", "index-a.js"), site);
    await publishConsole(aBuild("2", "index-b.js"), site);
    await publishConsole(aBuild("1", "index-a.js"), site);

    expect([...site.retired]).toEqual(["/assets/index-b.js"]);
    expect(textOf(site, "/index.html")).toBe("1");
  });

  it("leaves the page as it was, with all its files, when a file cannot be written", async () => {
    const site = new FakeSite();
    await publishConsole(aBuild("1", "index-a.js"), site);
    site.broken = "/assets/index-b.js";

    await expect(publishConsole(aBuild("2", "index-b.js"), site)).rejects.toThrow("refused");
    expect(textOf(site, "/index.html")).toBe("1");
    expect(site.retired.size).toBe(0);
  });

  it.each([
    ["without a page", new Map([["icon.svg", Buffer.from("<svg/>")]]), "index.html"],
    ["with a file that is not to be served", aBuild("1", "../secret.js"), "assets/../secret.js"],
    ["with a hidden file", aBuild("1").set(".vite/manifest.json", Buffer.from("{}")), ".vite/manifest.json"],
    ["with a file of an unknown type", aBuild("1", "run.exe"), "assets/run.exe"],
  ])("refuses one %s, and writes nothing", async (_what, build, name) => {
    const site = new FakeSite();
    const published = publishConsole(build, site);

    await expect(published).rejects.toThrow(InvalidInput);
    await expect(published).rejects.toThrow(name);
    expect(site.writes).toEqual([]);
  });
});
