import type { Mutation } from "../mutation.js";

const ADDRESS = {
  file: "functions/shared/http/caller-address.ts",
  breaks: "limits",
  tests: ["test/functions/shared/http/caller-address.test.ts"],
} as const;

const PUBLISH = {
  file: "functions/publish-console/publish-console.ts",
  breaks: "deploys",
  tests: ["test/functions/publish-console/publish-console.test.ts"],
} as const;

const SITE = {
  file: "functions/shared/console/site.ts",
  breaks: "tools",
  tests: ["test/functions/shared/console/site.test.ts"],
} as const;

const SERVER = {
  file: "scripts/local/console/serve-console.ts",
  breaks: "ours",
  tests: ["test/scripts/local/console/serve-console.test.ts"],
} as const;

const STACK = { tests: ["test/stacks/constructs/console/console.test.ts"] } as const;

const TICKET_PAGE = { tests: ["test/console/ticket/ticket.test.ts"] } as const;

/**
 * How the console is served and published, and by which address its visitors are counted; what its pages show and keep.
 */
export const consoleMutations: readonly Mutation[] = [
  {
    ...ADDRESS,
    name: "console/address/proof",
    removes: "the proof beside a forwarded address: whoever guesses passwords names a new address each time",
    edit: { find: "return isProof(proof, proofSha256) ? viewer : source;", put: "return viewer;" },
  },
  {
    ...ADDRESS,
    name: "console/address/one",
    removes: "the refusal of several forwarded addresses, of which one is the client's own",
    edit: { find: "moreProofs.length + moreViewers.length > 0 || ", put: "" },
  },
  {
    file: "functions/shared/console/edge/forward-viewer.ts",
    name: "console/address/overwritten",
    removes: "the address that CloudFront saw: the client's own words are forwarded",
    breaks: "limits",
    tests: ["test/stacks/assets/edge-function.test.ts"],
    edit: { find: "  event.request.headers[VIEWER_HEADER] = { value: event.viewer.ip };\n", put: "" },
  },
  {
    ...PUBLISH,
    name: "console/publish/page-last",
    removes: "the order of a publication: the page names scripts that are not there yet",
    edit: {
      find: "  await pMap(files.filter(isAsset), put, { concurrency: CONCURRENCY });\n",
      put: "  await site.put(index);\n  await pMap(files.filter(isAsset), put, { concurrency: CONCURRENCY });\n",
    },
  },
  {
    ...PUBLISH,
    name: "console/publish/current",
    removes: "the distinction of current files: those of the new build expire",
    edit: { find: ".filter((path) => !current.has(path))", put: "" },
  },
  {
    ...SITE,
    name: "console/policy/scripts",
    removes: "the limit to the console's own scripts",
    edit: { find: '"script-src": "\'self\'"', put: "\"script-src\": \"'self' 'unsafe-inline'\"" },
  },
  {
    ...SITE,
    name: "console/policy/trusted-types",
    removes: "Trusted Types: any code may write markup",
    edit: { find: '  "require-trusted-types-for": "\'script\'",\n', put: "" },
  },
  {
    ...SERVER,
    name: "console/local/host",
    removes: "the check of the Host: an attacker's DNS makes a page belong to the console's origin",
    edit: { find: "if (!isForThisMachine(sender)) return", put: 'if (sender.path === "") return' },
  },
  {
    ...SERVER,
    name: "console/local/origin",
    removes: "the refusal of other sites' requests",
    edit: { find: "return isFromOtherSite(sender) ?", put: 'return sender.path === "" ?' },
  },
  {
    file: "scripts/local/console/build-console.ts",
    name: "console/local/credentials",
    removes: "the allow-list of variables: the packages of a build can read the deployment's credentials",
    breaks: "packages",
    tests: ["test/scripts/local/console/build-console.test.ts"],
    edit: { find: ".filter(([name]) => NEEDED.test(name))", put: "" },
  },
  {
    ...STACK,
    file: "stacks/constructs/console/console-bucket.ts",
    name: "console/bucket/one-distribution",
    removes: "the limit to the stack's own distribution: anybody's may read the bucket",
    breaks: "deploys",
    edit: { find: '{ "aws:SourceArn": Lazy', put: '{ "aws:PrincipalArn": Lazy' },
  },
  {
    ...STACK,
    file: "stacks/constructs/console/console-distribution.ts",
    name: "console/distribution/errors",
    removes: "the limit on keeping errors: one caller's 404 is answered to others for ten seconds",
    breaks: "callers",
    edit: { find: "errorCachingMinTtl: 0", put: "errorCachingMinTtl: 10" },
  },
  {
    ...STACK,
    file: "stacks/constructs/api/api-firewall.ts",
    name: "console/firewall/others",
    removes: "the proof beside the viewer's address in the firewall: anyone names a new address each time",
    breaks: "limits",
    edit: {
      find: "counted: { ...byViewer, scope_down_statement: fromConsole(proof) }",
      put: "counted: byViewer",
    },
  },
  {
    file: "console/src/design/visible-text.ts",
    name: "console/texts/unseen",
    removes: "the writing out of what nobody sees: a ticket's text turns the words around it",
    breaks: "tools",
    tests: ["test/console/design/visible-text.test.ts"],
    edit: { find: "text.replace(UNSEEN, nameOf)", put: "text" },
  },
  {
    ...TICKET_PAGE,
    file: "console/src/drafts/kept-draft.ts",
    name: "console/drafts/kept",
    removes: "the keeping of a text that is not sent: a reload loses it",
    breaks: "typed",
    edit: { find: "      pending.current = { stored, text };\n", put: "" },
  },
  {
    ...TICKET_PAGE,
    file: "console/src/pages/ticket/composer.tsx",
    name: "console/notes/apart",
    removes: "the note behind its shortcut: what is meant for the team goes to the customer",
    breaks: "typed",
    edit: { find: "        setMode(next);\n", put: '        setMode("reply");\n' },
  },
  {
    ...TICKET_PAGE,
    file: "console/src/changes/use-change.ts",
    name: "console/changes/both-versions",
    removes: "the comparison with what somebody else has changed meanwhile",
    breaks: "desk",
    edit: { find: "    if (isStale(error)) {", put: "    if (isStale(error) && input === undefined) {" },
  },
];
