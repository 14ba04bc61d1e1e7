/**
 * Who may do what: the permission matrix of the product, one row per action. A cell is `true` (everywhere in the
 * company), `"scope"` (inside the member's depots or cost centres), `"own"` (his own vehicles) or absent.
 * Duties that need two different persons (approve, pay, refund) are also checked on the object by their verb.
 */
export const roles = [
  "owner",
  "admin",
  "fleet_manager",
  "finance",
  "approver",
  "depot_clerk",
  "driver",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** An API key acts as this; it can never complete a payment nor manage people. */
export const apiKeyRole = "api_key";
export type ActingRole = Role | typeof apiKeyRole;

export type Reach = true | "scope" | "own";

const everyone = {
  owner: true,
  admin: true,
} as const;

export const permissions = {
  "company:read": {
    ...everyone,
    fleet_manager: true,
    finance: true,
    approver: true,
    depot_clerk: true,
    driver: true,
    auditor: true,
    api_key: true,
  },
  "vehicles:read": {
    ...everyone,
    fleet_manager: "scope",
    finance: true,
    approver: "scope",
    depot_clerk: "scope",
    driver: "own",
    auditor: true,
    api_key: "scope",
  },
  "vehicles:write": { ...everyone, fleet_manager: "scope", depot_clerk: "scope", api_key: "scope" },
  "vehicles:archive": { ...everyone, fleet_manager: "scope", api_key: "scope" },
  "drivers:read": { ...everyone, fleet_manager: "scope", depot_clerk: "scope", driver: "own", api_key: "scope" },
  "quotes:read": {
    ...everyone,
    fleet_manager: "scope",
    finance: true,
    approver: "scope",
    depot_clerk: "scope",
    auditor: true,
    api_key: "scope",
  },
  "quotes:write": { ...everyone, fleet_manager: "scope", finance: true, depot_clerk: "scope", api_key: "scope" },
  "quotes:accept": { ...everyone, fleet_manager: "scope", finance: true, api_key: "scope" },
  "quotes:approve": { owner: true, approver: true },
  "invoices:read": { ...everyone, finance: true, approver: "scope", auditor: true, api_key: "scope" },
  "invoices:pay": { owner: true, finance: true },
  "payments:open": { owner: true, finance: true, api_key: true },
  "vignettes:read": {
    ...everyone,
    fleet_manager: "scope",
    finance: true,
    depot_clerk: "scope",
    auditor: true,
    driver: "own",
    api_key: "scope",
  },
  "vignettes:download": {
    ...everyone,
    fleet_manager: "scope",
    finance: true,
    depot_clerk: "scope",
    driver: "own",
    api_key: "scope",
  },
  "vignettes:send": { ...everyone, fleet_manager: "scope", depot_clerk: "scope", api_key: "scope" },
  /** The fleet as a file. */
  "fleet:export": { ...everyone, fleet_manager: "scope", auditor: true, api_key: "scope" },
  /** Files about money and documents: what finance may take away. */
  "exports:read": { ...everyone, fleet_manager: "scope", finance: true, auditor: true, api_key: "scope" },
  "members:manage": { ...everyone, fleet_manager: "scope" },
  "settings:manage": { ...everyone },
  "audit:read": { ...everyone, auditor: true },
} as const satisfies Record<string, Partial<Record<ActingRole, Reach>>>;

export type Permission = keyof typeof permissions;

/** How far a role reaches with a permission; undefined when it does not have it. */
export function reachOf(role: ActingRole, permission: Permission): Reach | undefined {
  return (permissions[permission] as Partial<Record<ActingRole, Reach>>)[role];
}

/** The one question behind a hidden button and a guarded action. */
export const can = (role: ActingRole, permission: Permission): boolean => reachOf(role, permission) !== undefined;
