/** A page that the role of the person may not open. */
export class RoleRequired extends Error {
  override readonly name = "RoleRequired";

  constructor(readonly role: "agent" | "admin") {
    super(`This page is for the role ${role}`);
  }
}
