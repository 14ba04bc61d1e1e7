import { Download, Ellipsis, Trash2 } from "lucide-react";
import { Group, Line } from "#app/components/design/group.tsx";
import { Button, LinkButton } from "#app/components/ui/button.tsx";
import { CopyButton } from "#app/components/ui/copy-button.tsx";
import { Dialog, DialogActions } from "#app/components/ui/dialog.tsx";
import { Kbd } from "#app/components/ui/kbd.tsx";
import { Menu, MenuItem } from "#app/components/ui/menu.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Status } from "#app/components/ui/status.tsx";
import { Tabs } from "#app/components/ui/tabs.tsx";
import { Tooltip } from "#app/components/ui/tooltip.tsx";
import { useT } from "#app/locales/use-t.ts";

export function ActionSpecimens({ theme }: { theme: string }) {
  const t = useT();
  // Once: a page has one trail, and its landmark one name.
  const crumbs = [
    { to: "/design", label: t("common:navigation.home") },
    { to: "/design?", label: t("common:navigation.uploads") },
  ];
  return (
    <>
      <Group name="Button, LinkButton, CopyButton, Kbd">
        <Line>
          <Button look="primary">{t("common:actions.save")}</Button>
          <Button>{t("common:actions.choose")}</Button>
          <Button look="quiet">{t("common:actions.cancel")}</Button>
          <Button look="danger">{t("common:actions.remove")}</Button>
        </Line>
        <Line>
          <Button look="primary" isPending>
            {t("common:actions.save")}
          </Button>
          <Button isDisabled>{t("common:actions.apply")}</Button>
          <LinkButton to="/design" size="sm">
            <Download aria-hidden className="size-4" />
            {t("common:actions.download")}
          </LinkButton>
          <CopyButton text="00102-123-16" />
          <Kbd>Ctrl K</Kbd>
        </Line>
      </Group>
      <Group name="Dialog, Menu, Tooltip">
        <Line>
          <SpecimenDialog />
          <Menu
            label={t("common:actions.more")}
            trigger={
              <Button aria-label={t("common:actions.more")}>
                <Ellipsis aria-hidden className="size-4" />
              </Button>
            }
          >
            <MenuItem>{t("common:actions.download")}</MenuItem>
            <MenuItem isDangerous>
              <Trash2 aria-hidden className="size-4" />
              {t("common:actions.remove")}
            </MenuItem>
          </Menu>
          <Tooltip text={t("common:front.lead")}>
            <button type="button" className="link">
              {t("common:front.points.fileTitle")}
            </button>
          </Tooltip>
        </Line>
      </Group>
      <Group name="PageHeading, Breadcrumbs, Tabs">
        <PageHeading
          title={t("common:navigation.vehicles")}
          crumbs={theme === "light" ? crumbs : undefined}
          mark={<Status tone="good">{t("fleets:uploadStatus.committed")}</Status>}
          actions={<Button look="primary">{t("common:navigation.quotes")}</Button>}
        />
        <Tabs
          label={t("common:navigation.vehicles")}
          views={[
            { id: "fleet", label: t("common:steps.fleet"), content: <p>{t("common:front.points.file")}</p> },
            { id: "quote", label: t("common:steps.quote"), content: <p>{t("common:front.points.price")}</p> },
            { id: "payment", label: t("common:steps.payment"), content: <p>{t("common:front.points.pay")}</p> },
          ]}
        />
      </Group>
    </>
  );
}

function SpecimenDialog() {
  const t = useT();
  return (
    <Dialog title={t("common:actions.remove")} trigger={<Button>{t("common:actions.remove")}…</Button>}>
      {(close) => (
        <>
          <p>{t("errors:notFound")}</p>
          <DialogActions>
            <Button look="quiet" onPress={close}>
              {t("common:actions.cancel")}
            </Button>
            <Button look="danger" onPress={close}>
              {t("common:actions.remove")}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
