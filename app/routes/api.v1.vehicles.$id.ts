import { presentVehicle } from "#app/api/present-vehicle.ts";
import { problem } from "#app/api/problem.server.ts";
import { textValues } from "#app/api/text-values.ts";
import { apiAction, apiLoader } from "#app/api.server.ts";
import { archiveVehicle } from "#app/services/fleets/archive-vehicle.server.ts";
import { getVehicle } from "#app/services/fleets/get-vehicle.server.ts";
import { updateVehicle } from "#app/services/fleets/update-vehicle.server.ts";
import { isRefusal } from "#app/services/refusal.ts";
import { describeProblem } from "#app/services/uploads/describe-problem.server.ts";

export const loader = apiLoader("GET /vehicles/{id}", async ({ house, actor, params }) => ({
  body: presentVehicle(await getVehicle(house, actor, params.id ?? "")),
}));

export const action = apiAction({
  "PATCH /vehicles/{id}": async ({ house, actor, params, body, locale }) => {
    const vehicle = await updateVehicle(house, actor, { vehicleId: params.id ?? "", change: textValues(body) });
    if (!isRefusal(vehicle)) return { body: presentVehicle(vehicle) };
    if (!("problems" in vehicle)) return vehicle;
    const errors = vehicle.problems.map((found) => ({
      pointer: `/${found.field}`,
      code: found.code,
      message: describeProblem(found, locale),
    }));
    return problem(vehicle.status, vehicle.code, locale, { errors });
  },
  "DELETE /vehicles/{id}": async ({ house, actor, params }) => ({
    body: presentVehicle(await archiveVehicle(house, actor, params.id ?? "")),
  }),
});
