import { publicLoader } from "#app/access.server.ts";
import { Specimen } from "#app/components/design/specimen.tsx";
import { mainId } from "#app/components/layout/document.tsx";
import { ar } from "#app/locales/ar/index.ts";
import { fr } from "#app/locales/fr/index.ts";

export const loader = publicLoader(async () => null);

export const handle = { title: () => "Design" };

/** The whole design system at a glance: right to left beside left to right, light above dark. */
export default function Design() {
  return (
    <main id={mainId} tabIndex={-1} className="outline-none">
      <h1 className="sr-only">Design</h1>
      {(["light", "dark"] as const).map((theme) => (
        <div key={theme} className="grid xl:grid-cols-2">
          <Specimen locale="ar" texts={ar} theme={theme} />
          <Specimen locale="fr" texts={fr} theme={theme} />
        </div>
      ))}
    </main>
  );
}
