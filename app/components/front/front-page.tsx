import { WorkedExample } from "#app/components/front/worked-example.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import type { CodeDrawing } from "#app/components/ui/qr-code.tsx";
import { useT } from "#app/locales/use-t.ts";

const points = [
  { title: "common:front.points.fileTitle", text: "common:front.points.file" },
  { title: "common:front.points.priceTitle", text: "common:front.points.price" },
  { title: "common:front.points.payTitle", text: "common:front.points.pay" },
  { title: "common:front.points.driverTitle", text: "common:front.points.driver" },
] as const;

/** What Ostoul is, for somebody who has never heard of it. */
export function FrontPage({ code }: { code: CodeDrawing }) {
  const t = useT();
  return (
    <div className="grid gap-12 pt-8 sm:gap-16 sm:pt-14">
      <div className="grid max-w-3xl gap-5">
        <h1 className="text-3xl leading-[1.15] font-semibold sm:text-4xl sm:leading-[1.1] [&:lang(ar)]:leading-[1.35]">
          {t("common:front.title")}
        </h1>
        <p className="text-lg text-ink-soft">{t("common:front.lead")}</p>
        <div className="flex flex-wrap gap-3 pt-1">
          <LinkButton to="/sign-in" look="primary">
            {t("common:front.signIn")}
          </LinkButton>
          <LinkButton to="/v" look="quiet">
            {t("common:front.check")}
          </LinkButton>
        </div>
      </div>
      <WorkedExample code={code} />
      <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
        {points.map(({ title, text }) => (
          <li key={title} className="grid content-start gap-2 border-t-2 border-t-ink pt-3">
            <h2 className="font-semibold">{t(title)}</h2>
            <p className="text-ink-soft">{t(text)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
