import { describe, expect, it } from "vitest";
import { CATEGORIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { DESK_RULES_ROUTES } from "../../../../functions/shared/api/desk-rules-routes.js";
import type { RouteDefinition } from "../../../../functions/shared/http/route.js";
import { PERSON_SCOPES, SCOPES } from "../../../../functions/shared/auth/caller.js";
import { RULE_KINDS } from "../../../../functions/shared/desk/rules/rule-kinds.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { anOfficeSchedule } from "../../../fixtures/schedules.js";
import { aRulesApi } from "../../../support/aws/rules-under-test.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const MACRO = { name: "Thank", reply: "Thank you for {{ticket.id}}." };
const POLICY = { name: "Mine", position: 1, schedule: "around-the-clock", targets: { resolution: 60 } };
const VALID = {
  putMacro: ["thank", MACRO],
  putCategory: ["data-loss", { label: "Lost data", position: 0 }],
  putTag: ["vip", { label: "VIP" }],
  putSlaPolicy: ["mine", POLICY],
  putSchedule: ["office", anOfficeSchedule],
} as const;

/** The time of the desk in memory. */
const NOW = "2026-11-23T08:01:00.000Z";

const put = (body: object, headers: Record<string, string> = {}) => ({ body, headers });
const ifMatch = (tag: string | undefined) => ({ headers: { "If-Match": tag ?? "" } });
const idsIn = (list: unknown): string[] => (list as { id: string }[]).map(({ id }) => id);

describe("the routes of the desk's rules", () => {
  const staff = aCaller({ role: "agent", scopes: PERSON_SCOPES });
  const others = [aCaller({ role: "customer", scopes: PERSON_SCOPES }), null];
  const isForAdmins = ({ method, path }: RouteDefinition): boolean => method !== "GET" || path.endsWith("/audit");
  const forAdmins = DESK_RULES_ROUTES.filter(isForAdmins).map(({ operationId }) => operationId);
  const reads = DESK_RULES_ROUTES.filter((route) => !isForAdmins(route)).map(({ operationId }) => operationId);

  it.each(forAdmins)("%s is for admins who signed in", async (operationId) => {
    const { table, send } = aRulesApi();
    const sent = { headers: { "If-Match": '"1"' }, body: MACRO };
    for (const caller of [...others, staff, aCaller({ role: "admin", scopes: SCOPES })])
      expect((await send(operationId, "any", { ...sent, caller })).status).toBe(caller === null ? 401 : 403);
    expect(table.audit).toEqual([]);
  });

  it.each(reads)("%s is for staff", async (operationId) => {
    const { send } = aRulesApi();
    const id = operationId.startsWith("list") ? undefined : "outage";
    for (const caller of others)
      expect((await send(operationId, id, { caller })).status).toBe(caller === null ? 401 : 403);
    expect([200, 404]).toContain((await send(operationId, id, { caller: staff })).status);
  });
});

describe("the audit trail of a rule", () => {
  const write = async () => {
    const api = aRulesApi();
    await api.send("putTag", "vip", put({ label: "VIP" }));
    await api.send("putTag", "vip", { ...put({ label: "Key" }, { "If-Match": '"1"' }), requestId: "r-2" });
    await api.send("deleteTag", "vip", { ...ifMatch('"2"'), requestId: "r-3" });
    return api;
  };

  it("says who did what, from what to what, when and by which request, also after the rule's deletion", async () => {
    const { send } = await write();
    const { status, body } = await send("readTagAudit", "vip");

    expect((await send("readTag", "vip")).status).toBe(404);
    expect(status).toBe(200);
    expect(body["entries"]).toMatchObject([
      { who: "u-root", what: "created", changes: [{ field: "label", from: null, to: '"VIP"' }] },
      {
        who: "u-root",
        what: "changed",
        changes: [{ field: "label", from: '"VIP"', to: '"Key"' }],
        at: NOW,
        requestId: "r-2",
      },
      { what: "deleted", changes: [{ field: "label", from: '"Key"', to: null }] },
    ]);
  });

  it("has pages, whose cursors are valid for this rule of this kind only", async () => {
    const { send } = await write();
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string[]> = { limit: ["2"], ...(cursor !== null && { cursor: [cursor] }) };
      const { body } = await send("readTagAudit", "vip", { query });
      seen.push(...(body["entries"] as { what: string }[]).map(({ what }) => what));
      cursor = body["nextCursor"] as string | null;
      if (cursor === null) continue;
      for (const [operationId, id] of [
        ["readTagAudit", "vip2"],
        ["readMacroAudit", "vip"],
      ] as const)
        expect((await send(operationId, id, { query: { cursor: [cursor] } })).status).toBe(400);
    } while (cursor !== null);

    expect(seen).toEqual(["created", "changed", "deleted"]);
  });

  it("is empty for a default that nobody has changed, and not there for what never existed", async () => {
    const { send } = aRulesApi();

    expect(await send("readCategoryAudit", "outage")).toMatchObject({ status: 200, body: { entries: [] } });
    expect((await send("readTagAudit", "never")).status).toBe(404);
  });
});

describe.each(Object.entries(VALID))("%s", (operationId, [id, rule]) => {
  const putIt = operationId as keyof typeof VALID;
  const [readIt, deleteIt] = [putIt.replace("put", "read"), putIt.replace("put", "delete")] as ["readTag", "deleteTag"];
  it("refuses a web address as a name, and names the field", async () => {
    const { table, send } = aRulesApi();
    const field = "name" in rule ? "name" : "label";
    const { status, body } = await send(putIt, id, put({ ...rule, [field]: "Hook https://evil.example/x" }));

    expect([status, body["errors"]]).toMatchObject([400, [{ pointer: `#/${field}` }]]);
    expect(table.audit).toEqual([]);
  });

  const isCategory = putIt === "putCategory";
  const first = isCategory ? { "If-Match": '"0"' } : {};

  it("creates, reads, replaces and deletes, each with the version that it replaces", async () => {
    const { table, send } = aRulesApi();
    const created = await send(putIt, id, put(rule, first));
    expect(created).toMatchObject({ status: isCategory ? 200 : 201, etag: '"1"' });
    expect(created.body).toMatchObject({
      id,
      ...rule,
      version: 1,
      updatedAt: NOW,
      updatedBy: "u-root",
      isDefault: false,
    });
    expect(await send(readIt, id)).toMatchObject({ status: 200, etag: '"1"', body: created.body });
    expect((await send(readIt, id, { headers: { "If-None-Match": '"1"' } })).status).toBe(304);

    const other = "name" in rule ? { ...rule, name: "Other" } : { ...rule, label: "Other" };
    expect(await send(putIt, id, put(other, { "If-Match": '"1"' }))).toMatchObject({ status: 200, etag: '"2"' });
    expect(await send(deleteIt, id, ifMatch('"2"'))).toMatchObject({ status: 204, body: {} });
    expect((await send(readIt, id)).status).toBe(isCategory ? 200 : 404);
    expect(table.audit.map(({ change }) => [change.before !== undefined, change.after !== undefined])).toEqual([
      [isCategory, true],
      [true, true],
      [true, false],
    ]);
    expect(table.audit[0]?.change.origin).toMatchObject({ who: "u-root" });
  });

  it("refuses a change that does not say what it replaces, or says something else", async () => {
    const { table, send } = aRulesApi();
    expect((await send(putIt, id, put(rule, { "If-Match": '"7"' }))).status).toBe(412);
    const { body } = await send(putIt, id, put(rule, first));

    expect((await send(putIt, id, put(rule))).status).toBe(428);
    expect((await send(deleteIt, id)).status).toBe(428);
    const stale = [
      await send(putIt, id, put(rule, { "If-Match": '"7"' })),
      await send(putIt, id, put(rule, { "If-None-Match": "*" })),
      await send(deleteIt, id, ifMatch('"7"')),
    ];
    for (const answer of stale) expect(answer).toMatchObject({ status: 412, etag: '"1"', body: { current: body } });
    expect(table.audit).toHaveLength(1);
  });

  it("changes nothing when it is the same already", async () => {
    const { table, send } = aRulesApi();
    await send(putIt, id, put(rule, first));

    expect(await send(putIt, id, put(rule, { "If-Match": '"1"' }))).toMatchObject({ status: 200, etag: '"1"' });
    expect(table.audit).toHaveLength(1);
  });

  it("is not available while the table is not", async () => {
    const { table, send } = aRulesApi();
    table.fault = new DependencyUnavailable("no table");

    expect((await send(putIt, id, put(rule))).status).toBe(503);
    expect((await send(readIt, id)).status).toBe(503);
  });
});

describe("a new rule", () => {
  it("is created only if there is none when the request says so", async () => {
    const { send } = aRulesApi();

    expect((await send("putMacro", "thank", put(MACRO, { "If-None-Match": "*" }))).status).toBe(201);
    expect((await send("putMacro", "thank", put(MACRO, { "If-None-Match": "*" }))).status).toBe(412);
  });

  it("never has a version that a deleted one had", async () => {
    const { send } = aRulesApi();
    await send("putMacro", "thank", put(MACRO));
    await send("deleteMacro", "thank", ifMatch('"1"'));

    expect((await send("putMacro", "thank", put(MACRO))).etag).toBe('"3"');
    expect((await send("deleteMacro", "thank", ifMatch('"1"'))).status).toBe(412);
  });

  it("is refused when there are too many", async () => {
    const { send } = aRulesApi();
    for (let index = 0; index < 49; index += 1)
      expect((await send("putSchedule", `s-${index}`, put(anOfficeSchedule))).status).toBe(201);

    const answer = await send("putSchedule", "one-more", put(anOfficeSchedule));
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining("There are 50") } });
    expect(
      (await send("putSchedule", "s-1", put({ ...anOfficeSchedule, name: "New" }, { "If-Match": '"2"' }))).status,
    ).toBe(200);
  });

  it("replaces one that was made invalid by hand", async () => {
    const { table, send } = aRulesApi();
    table.edit(RULE_KINDS.macros, "thank", { sk: { S: "thank" }, rule: { S: "{" } });

    expect((await send("readMacro", "thank")).status).toBe(404);
    expect((await send("putMacro", "thank", put(MACRO))).status).toBe(201);
    expect((await send("readMacro", "thank")).status).toBe(200);
  });
});

describe("changes at the same moment", () => {
  it("are decided again by what the other one left", async () => {
    const { table, send } = aRulesApi();
    table.meanwhile = async () => {
      table.meanwhile = undefined;
      await send("putMacro", "thank", put({ ...MACRO, name: "Theirs" }));
    };

    expect(await send("putMacro", "thank", put(MACRO))).toMatchObject({ status: 428 });
    expect((await send("readMacro", "thank")).body).toMatchObject({ name: "Theirs" });
  });

  it("of other rules of the kind do not disturb, unless they go on", async () => {
    const { table, send } = aRulesApi();
    let others = 0;
    const write = async () => {
      const { meanwhile } = table;
      table.meanwhile = undefined;
      await send("putMacro", `other-${(others += 1)}`, put(MACRO));
      if (others > 1) table.meanwhile = meanwhile;
    };
    table.meanwhile = write;
    expect((await send("putMacro", "thank", put(MACRO))).status).toBe(201);

    table.meanwhile = write;
    expect((await send("putMacro", "other", put(MACRO))).status).toBe(503);
  });
});

describe("defaults", () => {
  it("are listed like other rules, with version 0", async () => {
    const { send } = aRulesApi();
    const { slaPolicies } = (await send("listSlaPolicies")).body;
    const { categories } = (await send("listCategories")).body;

    expect(idsIn(slaPolicies)[0]).toBe("general-critical");
    expect(slaPolicies).toMatchObject(Array(8).fill({ version: 0, isDefault: true, updatedBy: null, enabled: true }));
    expect(idsIn(categories)).toEqual(CATEGORIES.map((category) => category.toLowerCase().replaceAll("_", "-")));
    expect((await send("listMacros")).body).toEqual({ macros: [] });
  });

  it("are replaced by what is written, and return when that is deleted", async () => {
    const { send } = aRulesApi();
    const { body } = await send("readSlaPolicy", "gold-high");
    const off = { ...POLICY, enabled: false };
    expect((await send("putSlaPolicy", "gold-high", put(off))).status).toBe(428);
    expect((await send("putSlaPolicy", "gold-high", put(off, { "If-Match": '"0"' }))).body).toMatchObject({
      enabled: false,
      isDefault: false,
    });

    expect((await send("deleteSlaPolicy", "gold-high", ifMatch('"1"'))).status).toBe(204);
    expect((await send("readSlaPolicy", "gold-high")).body).toEqual(body);
  });

  it("cannot be deleted", async () => {
    const { table, send } = aRulesApi();

    expect(await send("deleteSchedule", "around-the-clock", ifMatch('"0"'))).toMatchObject({
      status: 409,
      body: { detail: "This schedule is a default, which can be changed but not deleted." },
    });
    expect(table.audit).toEqual([]);
  });

  it("are in the order of their positions, with what was written", async () => {
    const { send } = aRulesApi();
    await send("putCategory", "other", put({ label: "Other", position: 0, hidden: true }, { "If-Match": '"0"' }));
    await send("putSlaPolicy", "zzz", put(POLICY));

    expect(idsIn((await send("listCategories")).body["categories"]).slice(0, 3)).toEqual([
      "account",
      "other",
      "billing",
    ]);
    expect(idsIn((await send("listSlaPolicies")).body["slaPolicies"])[0]).toBe("zzz");
  });
});

describe("SLA policies and their schedules", () => {
  const aDesk = async () => {
    const api = aRulesApi();
    await api.send("putSchedule", "office", put(anOfficeSchedule));
    await api.send("putSlaPolicy", "mine", put({ ...POLICY, schedule: "office" }));
    return api;
  };

  it("refuse a schedule that does not exist, and name those that do", async () => {
    const { table, send } = await aDesk();
    const answer = await send("putSlaPolicy", "new", put({ ...POLICY, schedule: "nowhere" }));

    expect(answer).toMatchObject({
      status: 400,
      body: {
        detail: "There is no schedule nowhere.",
        errors: [{ pointer: "#/schedule", detail: "expected the id of a schedule: around-the-clock, office" }],
      },
    });
    expect(table.audit).toHaveLength(2);
  });

  it("keep a schedule that policies use, also one that is switched off, and name them", async () => {
    const { send } = await aDesk();
    await send("putSlaPolicy", "off", put({ ...POLICY, schedule: "office", enabled: false }));

    expect(await send("deleteSchedule", "office", ifMatch('"1"'))).toMatchObject({
      status: 409,
      body: { detail: "These SLA policies use the schedule: mine, off. Change them first." },
    });
    expect((await send("readSchedule", "office")).status).toBe(200);
  });

  it("let go of a schedule that no policy uses any more, and of what replaces a default", async () => {
    const { send } = await aDesk();
    await send("deleteSlaPolicy", "mine", ifMatch('"1"'));
    expect((await send("deleteSchedule", "office", ifMatch('"1"'))).status).toBe(204);

    await send("putSchedule", "around-the-clock", put(anOfficeSchedule, { "If-Match": '"0"' }));
    expect((await send("deleteSchedule", "around-the-clock", ifMatch('"3"'))).status).toBe(204);
  });

  it("agree, whichever of two changes at the same moment is first", async () => {
    const { table, send } = await aDesk();
    await send("deleteSlaPolicy", "mine", ifMatch('"1"'));
    table.meanwhile = async () => {
      table.meanwhile = undefined;
      await send("putSlaPolicy", "late", put({ ...POLICY, schedule: "office" }));
    };
    expect((await send("deleteSchedule", "office", ifMatch('"1"'))).status).toBe(409);

    await send("putSchedule", "gone", put(anOfficeSchedule));
    table.meanwhile = async () => {
      table.meanwhile = undefined;
      await send("deleteSchedule", "gone", ifMatch('"2"'));
    };
    expect((await send("putSlaPolicy", "new", put({ ...POLICY, schedule: "gone" }))).status).toBe(400);
  });
});

describe("bad input", () => {
  it.each([
    ["putSchedule", "office", { ...anOfficeSchedule, hours: {} }, "#/hours", "expected hours on at least one day"],
    ["putSchedule", "office", { ...anOfficeSchedule, holidays: ["Christmas"] }, "#/holidays/0", "expected a date"],
    ["putSchedule", "office", { ...anOfficeSchedule, timeZone: "Mars/Olympus" }, "#/timeZone", "expected an IANA time"],
    ["putSlaPolicy", "mine", { ...POLICY, targets: { resolution: 0 } }, "#/targets/resolution", "expected"],
    ["putSlaPolicy", "mine", { ...POLICY, targets: {} }, "#/targets", "expected at least one target"],
    ["putSlaPolicy", "mine", { ...POLICY, schedule: "No Slug" }, "#/schedule", "expected 1 to 63 lower-case letters"],
    ["putSlaPolicy", "mine", { ...POLICY, tiers: ["gold", "gold", "gold"] }, "#/tiers", ""],
    ["putMacro", "thank", { ...MACRO, reply: "{{customer.name}}" }, "#/reply", "{{customer.name}}"],
    ["putMacro", "thank", { name: "Nothing" }, "#", "expected a reply or an action"],
    ["putMacro", "thank", { ...MACRO, name: "x".repeat(81) }, "#/name", "expected at most 80 characters"],
    ["putMacro", "thank", { ...MACRO, id: "thank" }, "#/id", "expected no such field"],
    ["putTag", "vip", { label: "" }, "#/label", "expected some visible text"],
  ] as const)("is a 400 that names the field: %s %s %j", async (operationId, id, body, pointer, detail) => {
    const { table, send } = aRulesApi();

    expect(await send(operationId, id, put(body))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer, detail: expect.stringContaining(detail) }] },
    });
    expect(table.audit).toEqual([]);
  });

  it.each([
    ["putMacro", "Thank", MACRO],
    ["putMacro", "thank you", MACRO],
    ["putMacro", "a".repeat(64), MACRO],
    ["putMacro", "REVISION", MACRO],
    ["putTag", "a".repeat(51), { label: "Long" }],
    ["putCategory", "refunds", { label: "Refunds", position: 0 }],
  ] as const)("is a 400 for an id that is none: %s %s", async (operationId, id, body) => {
    const { table, send } = aRulesApi();

    expect(await send(operationId, id, put(body))).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: "id" }] },
    });
    expect(table.audit).toEqual([]);
  });
});
