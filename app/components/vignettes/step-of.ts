import type { Step } from "#app/components/ui/steps.tsx";
import type { IssueProgress } from "#app/services/vignettes/issue-progress.server.ts";

/** Where a paid invoice stands in the pipe: once every vignette is issued, what is left is to reach the drivers. */
export const stepOf = ({ isComplete }: Pick<IssueProgress, "isComplete">): Step =>
  isComplete ? "delivery" : "vignettes";
