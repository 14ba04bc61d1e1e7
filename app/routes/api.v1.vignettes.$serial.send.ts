import { apiAction } from "#app/api.server.ts";
import { resendVignette } from "#app/services/delivery/resend-vignette.server.ts";
import { isRefusal } from "#app/services/refusal.ts";

export const action = apiAction({
  "POST /vignettes/{serial}/send": async ({ house, actor, params, body }) => {
    const delivery = await resendVignette(house, actor, { serial: params.serial, email: body.email });
    return isRefusal(delivery) ? delivery : { body: delivery };
  },
});
