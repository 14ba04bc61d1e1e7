import { Car, FileSpreadsheet, FileText, House, type LucideIcon, ReceiptText, Stamp } from "lucide-react";
import { can, type Permission, type Role } from "#app/domain/roles.ts";

/** The way through the product, in the order of the pipe. */
const entries = [
  { to: "/dashboard", label: "common:navigation.dashboard", icon: House, permission: "company:read" },
  { to: "/uploads", label: "common:navigation.uploads", icon: FileSpreadsheet, permission: "vehicles:write" },
  { to: "/vehicles", label: "common:navigation.vehicles", icon: Car, permission: "vehicles:read" },
  { to: "/quotes", label: "common:navigation.quotes", icon: FileText, permission: "quotes:read" },
  { to: "/invoices", label: "common:navigation.invoices", icon: ReceiptText, permission: "invoices:read" },
  { to: "/vignettes", label: "common:navigation.vignettes", icon: Stamp, permission: "vignettes:read" },
] as const satisfies { to: string; label: string; icon: LucideIcon; permission: Permission }[];

/** What a role is shown is what it may open. */
export const entriesFor = (role: Role) => entries.filter((entry) => can(role, entry.permission));
