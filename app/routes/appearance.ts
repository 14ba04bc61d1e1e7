import { redirect } from "@remix-run/node";
import { publicAction } from "#app/access.server.ts";
import { isDensity, isTheme } from "#app/components/layout/appearance.ts";
import { preferenceCookie } from "#app/preference-cookies.server.ts";
import { safeRedirect } from "#app/safe-redirect.ts";

/** Theme and row height, each when the form names it. */
export const action = publicAction(async ({ request, house }) => {
  const form = await request.formData();
  const theme = form.get("theme");
  const density = form.get("density");
  const headers = new Headers();
  if (isTheme(theme)) headers.append("Set-Cookie", preferenceCookie("theme", theme, house.baseUrl));
  if (isDensity(density)) headers.append("Set-Cookie", preferenceCookie("density", density, house.baseUrl));
  return redirect(safeRedirect(form.get("to")), { headers });
});
