import type { VehicleFacts } from "#app/domain/vehicle.ts";
import { type Actor, actorCan } from "#app/services/actor.ts";
import type { vehicles } from "#db/schema/index.ts";

export type Vehicle = typeof vehicles.$inferSelect;

/** A vehicle as one actor may see it. */
export type VehicleView = VehicleFacts & Pick<Vehicle, "id" | "createdAt" | "updatedAt" | "archivedAt">;

/** `Karim Benali` → `K. B.`, `karim@parc.example` → `k•••@•••`, `+213550123456` → `•••56`. */
const maskName = (name: string) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0]}.`)
    .join(" ");
const maskEmail = (email: string) => `${[...email][0]}•••@•••`;
const maskPhone = (phone: string) => `•••${phone.slice(-2)}`;

const mask = (text: string | null, by: (text: string) => string) => (text === null ? null : by(text));

/** The personal data of a driver is for those who may read it; the auditor sees that there is some. */
export function viewVehicle(vehicle: Vehicle, actor: Actor): VehicleView {
  const { companyId: _, uploadId: __, ...view } = vehicle;
  if (actorCan(actor, "drivers:read")) return view;
  if (actor.role !== "auditor") return { ...view, driverName: null, driverEmail: null, driverPhone: null };
  return {
    ...view,
    driverName: mask(view.driverName, maskName),
    driverEmail: mask(view.driverEmail, maskEmail),
    driverPhone: mask(view.driverPhone, maskPhone),
  };
}
