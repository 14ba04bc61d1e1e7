import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog as AriaDialog, DialogTrigger as AriaDialogTrigger } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useT } from "#app/locales/use-t.ts";

export interface DialogProps {
  /** The button that opens it. What the dialog does must also be reachable by a page of its own: dialogs need scripts. */
  trigger: ReactNode;
  title: ReactNode;
  /** `close` shuts the dialog, for a cancel button. */
  children: (close: () => void) => ReactNode;
}

export function Dialog({ trigger, title, children }: DialogProps) {
  const t = useT();
  return (
    <AriaDialogTrigger>
      {trigger}
      <ModalOverlay isDismissable className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-veil p-4">
        <Modal className="w-full max-w-lg rounded-lg border border-rule-strong bg-sheet text-ink shadow-float">
          <AriaDialog className="grid gap-4 p-6 outline-none">
            {({ close }) => (
              <>
                <div className="flex items-start justify-between gap-4">
                  <Heading slot="title" className="text-lg font-semibold">
                    {title}
                  </Heading>
                  <AriaButton
                    onPress={close}
                    aria-label={t("common:actions.close")}
                    className="-m-2 grid size-10 place-items-center rounded-md hover:bg-sunken"
                  >
                    <X aria-hidden className="size-5" />
                  </AriaButton>
                </div>
                {children(close)}
              </>
            )}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaDialogTrigger>
  );
}

/** Answers to a question: what is done stands last, at the end of the reading line. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap justify-end gap-2 border-t pt-4">{children}</div>
);
