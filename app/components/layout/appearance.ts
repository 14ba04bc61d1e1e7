import { useRouteLoaderData } from "@remix-run/react";

/** How a person wants the screens to look; kept in cookies of the browser, not in the account. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

export interface Appearance {
  theme: Theme;
  density: Density;
}

export const usualAppearance: Appearance = { theme: "system", density: "comfortable" };

export const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme);
export const isDensity = (value: unknown): value is Density => densities.includes(value as Density);

/** As the root loader read it; as usual on a page whose root loader failed. */
export function useAppearance(): Appearance {
  return useRouteLoaderData<{ appearance: Appearance }>("root")?.appearance ?? usualAppearance;
}
