import { redirect } from "@remix-run/node";
import { publicAction } from "#app/access.server.ts";
import { defaultLocale, isLocale } from "#app/domain/locale.ts";
import { preferenceCookie } from "#app/preference-cookies.server.ts";
import { safeRedirect } from "#app/safe-redirect.ts";
import { chooseLocale } from "#app/services/accounts/choose-locale.server.ts";

/** The language switch: a form of its own, so that it works before scripts. Kept in the account of whoever is signed in. */
export const action = publicAction(async ({ request, context, house }) => {
  const form = await request.formData();
  const chosen = form.get("locale");
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  if (context.session) await chooseLocale(house.db, { userId: context.session.user.id, locale });
  return redirect(safeRedirect(form.get("to")), {
    headers: { "Set-Cookie": preferenceCookie("locale", locale, house.baseUrl) },
  });
});
