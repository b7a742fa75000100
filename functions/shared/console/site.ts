import { ASSETS_PATH } from "./site-path.js";

/**
 * What a browser gets of the console besides its files: types, cache rules and security headers. CloudFront, the
 * function that publishes a build and the local server all read them here.
 */

/** Media types by extension, of all files that a build may contain. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff2: "font/woff2",
};

/** Visible files in folders without dots at the beginning. A build's other files, such as .vite/, are its own. */
const SITE_FILE = /^(?:\/[\w~-][\w.~-]*)+\.(?<extension>\w+)$/;

/** Media type of a file of the site; undefined for a path that no published file can have. */
export const mediaTypeOf = (path: string): string | undefined => {
  const extension = SITE_FILE.exec(path)?.groups?.["extension"] ?? "";
  return Object.hasOwn(MEDIA_TYPES, extension) ? MEDIA_TYPES[extension] : undefined;
};

/** Whether CloudFront and the local server compress a type: text, and what is text inside. */
export const isCompressible = (mediaType: string): boolean =>
  /^(?:text\/|application\/(?:json|manifest\+json|wasm)|image\/svg\+xml)/.test(mediaType);

/**
 * Cache-Control of a file. A hashed name never changes its content. Everything else is asked for again each time, and
 * answered with 304 while it is the same: a new build is there with the next page.
 */
export const cacheControlOf = (path: string): string =>
  path.startsWith(ASSETS_PATH) ? "public, max-age=31536000, immutable" : "no-cache";

/**
 * The console's own scripts, styles, images, fonts and API, and nothing else. Texts of tickets come from strangers: if
 * one ever became markup, it could load, send and run nothing. Trusted Types let no script
 * write markup.
 */
const CONTENT_SECURITY_POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "'none'",
} as const;

/** What the console may use of the browser: the clipboard, to copy ids. */
const REFUSED_FEATURES = [
  "camera",
  "display-capture",
  "geolocation",
  "microphone",
  "payment",
  "publickey-credentials-get",
  "usb",
] as const;

/** Headers of every file of the console, over HTTPS and on this machine. */
export const SITE_HEADERS = {
  "Content-Security-Policy": Object.entries(CONTENT_SECURITY_POLICY)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": REFUSED_FEATURES.map((feature) => `${feature}=()`).join(", "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const satisfies Readonly<Record<string, string>>;
