import { Group, Line } from "#app/components/design/group.tsx";
import { Amount } from "#app/components/ui/amount.tsx";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Panel } from "#app/components/ui/panel.tsx";
import { Progress } from "#app/components/ui/progress.tsx";
import { Badge, StatusOf } from "#app/components/ui/status.tsx";
import { Steps } from "#app/components/ui/steps.tsx";
import { outcomes, uploadStatuses } from "#app/domain/lifecycle.ts";
import { useT } from "#app/locales/use-t.ts";

export function StateSpecimens() {
  const t = useT();
  return (
    <>
      <Group name="Banner">
        <Banner tone="info" title={t("common:front.lateNote", { amount: "27 000" })} />
        <Banner tone="success">{t("common:front.points.pay")}</Banner>
        <Banner tone="warning">{t("errors:tooMany")}</Banner>
        <Banner tone="danger" title={t("errors:faultTitle")}>
          {t("errors:fault")}
        </Banner>
      </Group>
      <Group name="StatusOf, Badge">
        <Line>
          {uploadStatuses.map((status) => (
            <StatusOf key={status} subject="upload" value={status} />
          ))}
          {outcomes.map((outcome) => (
            <StatusOf key={outcome} subject="outcome" value={outcome} />
          ))}
          <Badge>{t("common:front.specimen")}</Badge>
        </Line>
      </Group>
      <Group name="Steps, Progress">
        <Steps current="quote" links={{ upload: "/design", review: "/design", fleet: "/design" }} />
        <Progress label={t("fleets:uploadStatus.reading")} share={0.64} />
        <Progress label={t("quotes:status.pricing")} />
      </Group>
      <Group name="Panel, DefinitionList, EmptyState">
        <Panel title={t("quotes:total")} actions={<Badge>{t("fleets:vehicles", { count: 10 })}</Badge>}>
          <DefinitionList
            isSum
            definitions={[
              { term: t("quotes:stamps"), value: <Amount minor={8_550_000n} /> },
              { term: t("quotes:fee"), value: <Amount minor={100_000n} /> },
              { term: t("quotes:vat"), value: <Amount minor={19_000n} /> },
              { term: t("quotes:total"), value: <Amount minor={8_669_000n} />, isTotal: true },
            ]}
          />
        </Panel>
        <Panel>
          <EmptyState
            title={t("common:table.empty")}
            action={<Button look="primary">{t("common:field.chooseFile")}</Button>}
          >
            {t("common:front.points.file")}
          </EmptyState>
        </Panel>
      </Group>
    </>
  );
}
