import { presentVehicle } from "#app/api/present-vehicle.ts";
import { apiLoader, decodeCursor, listPage } from "#app/api.server.ts";
import { listVehiclesAfter } from "#app/services/fleets/list-vehicles.server.ts";

export const loader = apiLoader("GET /vehicles", async ({ house, actor, query }) => {
  const { cursor, cost_centre: costCentre, limit, ...filter } = query;
  const after = decodeCursor(cursor);
  const vehicles = await listVehiclesAfter(house, actor, {
    ...filter,
    ...(costCentre && { costCentre }),
    ...(typeof after === "string" && { after }),
    limit,
  });
  return { body: listPage(vehicles, limit, presentVehicle, ({ id }) => id) };
});
