import { describe, expect, it } from "vitest";
import { cacheControlOf, mediaTypeOf, SITE_HEADERS } from "../../../../functions/shared/console/site.js";
import { toFilePath } from "../../../../functions/shared/console/site-path.js";

describe("a path of the console", () => {
  it.each(["/", "/tickets", "/tickets/0f8c", "/inbox/", "/a.b/c"])("%s is a route and gets the page", (path) => {
    expect(toFilePath(path)).toBe("/index.html");
  });

  it.each(["/assets/index-4f9a.js", "/icon.svg", "/index.html", "/assets/old", "/assets/", "/wp-login.php", "/.env"])(
    "%s is a file, there or not",
    (path) => {
      expect(toFilePath(path)).toBe(path);
    },
  );
});

describe("a file of the console", () => {
  it.each([
    ["/index.html", "text/html; charset=utf-8"],
    ["/assets/index-4f_9-a.js", "text/javascript; charset=utf-8"],
    ["/assets/font.v2.woff2", "font/woff2"],
  ])("%s has a media type", (path, type) => {
    expect(mediaTypeOf(path)).toBe(type);
  });

  it.each([
    "/.vite/manifest.json",
    "/../secret.json",
    "/assets/../../secret.json",
    "/assets/.hidden.js",
    "/assets//a.js",
    "/assets/%2e%2e/a.js",
    "/a\\b.js",
    "/a.js\0.html",
    "/a.constructor",
    "/a.map",
    "/a",
    "",
  ])("has no such name: %j", (path) => {
    expect(mediaTypeOf(path)).toBeUndefined();
  });

  it("is kept by browsers if its name has a hash of its content, else asked for again", () => {
    expect(cacheControlOf("/assets/index-4f9a.js")).toBe("public, max-age=31536000, immutable");
    expect(cacheControlOf("/index.html")).toBe("no-cache");
    expect(cacheControlOf("/icon.svg")).toBe("no-cache");
  });
});

describe("the policy of contents", () => {
  const policy = new Map(
    SITE_HEADERS["Content-Security-Policy"].split("; ").map((directive): [string, string] => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );

  it("allows nothing by default, and no frame, base or form of another site", () => {
    expect(policy.get("default-src")).toBe("'none'");
    expect(policy.get("base-uri")).toBe("'none'");
    expect(policy.get("frame-ancestors")).toBe("'none'");
    expect(policy.get("form-action")).toBe("'self'");
  });

  it.each(["script-src", "style-src", "connect-src"])("allows %s of the console's own origin alone", (directive) => {
    expect(policy.get(directive)).toBe("'self'");
  });

  it("lets markup be written by the sanitizer alone", () => {
    expect(policy.get("require-trusted-types-for")).toBe("'script'");
    expect(policy.get("trusted-types")).toBe("'none'");
  });
});
