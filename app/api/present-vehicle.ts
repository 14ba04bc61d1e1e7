import type { z } from "zod";
import type { VehicleView } from "#app/services/fleets/vehicle-view.ts";
import type { vehicleObject } from "./vehicles.ts";

export function presentVehicle(vehicle: VehicleView): z.input<typeof vehicleObject> {
  const { driverName: name, driverEmail: email, driverPhone: phone } = vehicle;
  return {
    id: vehicle.id,
    plate: vehicle.plate,
    previous_plate: vehicle.previousPlate,
    vin: vehicle.vin,
    fleet_number: vehicle.fleetNumber,
    kind: vehicle.kind,
    body: vehicle.body,
    make: vehicle.make,
    model: vehicle.model,
    energy: vehicle.energy,
    fiscal_power: vehicle.fiscalPower,
    seats: vehicle.seats,
    gross_weight: vehicle.grossWeightKg,
    first_circulation_year: vehicle.firstCirculationYear,
    first_circulation_on: vehicle.firstCirculationOn,
    exemption: vehicle.exemption,
    depot: vehicle.depot,
    cost_centre: vehicle.costCentre,
    driver: name === null && email === null && phone === null ? null : { name, email, phone },
    created_at: vehicle.createdAt.toISOString(),
    updated_at: vehicle.updatedAt.toISOString(),
    archived_at: vehicle.archivedAt?.toISOString() ?? null,
  };
}
