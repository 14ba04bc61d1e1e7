import { json } from "@remix-run/node";
import { publicLoader } from "#app/access.server.ts";
import { describeApi } from "#app/api/describe-api.server.ts";

export const loader = publicLoader(async ({ house }) => json(describeApi(house.baseUrl)));
